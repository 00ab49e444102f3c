"""The tutorial as a reader follows it: its commands and edits, in a copy of the project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import duckdb
import pytest

from pipelines.warehouse.publish import leveringpad

ROOT = Path(__file__).resolve().parents[3]
PAGINA = ROOT / "docs" / "nieuwe-bron.md"
_BLOK = re.compile(r"^```(sh|diff)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_UUR = 3600


def _kopie(doel: Path) -> Path:
    for deel in ("pipelines", "expectations", "ggm_schema"):
        shutil.copytree(
            ROOT / deel, doel / deel, ignore=shutil.ignore_patterns("__pycache__", ".*")
        )
    voorbeeld = Path("data_samples") / "tutorial"
    shutil.copytree(ROOT / voorbeeld, doel / voorbeeld)
    return doel


def _voer_uit(opdrachten: str, map_: Path) -> str:
    waterpas = f"{sys.executable} -m pipelines.cli"
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith(("WATERPAS", "DAGSTER"))}
    klaar = subprocess.run(
        ["/bin/sh", "-ec", re.sub(r"^waterpas ", f"{waterpas} ", opdrachten, flags=re.MULTILINE)],
        cwd=map_,
        env={**omgeving, "PYTHONPATH": str(map_)},
        capture_output=True,
        text=True,
        timeout=_UUR,
        check=False,
    )
    assert klaar.returncode == 0, f"{opdrachten}\n{klaar.stdout[-3000:]}\n{klaar.stderr[-3000:]}"
    return klaar.stdout


def _pas_aan(wijziging: str, map_: Path) -> None:
    kop, *regels = wijziging.rstrip("\n").split("\n")
    pad = map_ / kop.removeprefix("+++ ")
    oud = "".join(f"{r[1:]}\n" for r in regels if r[0] in " -")
    nieuw = "".join(f"{r[1:]}\n" for r in regels if r[0] in " +")
    tekst = pad.read_text("utf-8")
    assert tekst.count(oud) == 1, f"{kop}: deze regels staan er {tekst.count(oud)} keer:\n{oud}"
    pad.write_text(tekst.replace(oud, nieuw), "utf-8")


@pytest.mark.slow
def test_the_tutorial_leads_from_an_unknown_file_to_a_scorecard(tmp_path: Path) -> None:
    map_ = _kopie(tmp_path)
    blokken = _BLOK.findall(PAGINA.read_text("utf-8"))
    assert {soort for soort, _ in blokken} == {"sh", "diff"}
    begin = time.monotonic()

    uitvoer = ""
    for soort, tekst in blokken:
        if soort == "sh":
            uitvoer = _voer_uit(tekst, map_)
        else:
            _pas_aan(tekst, map_)

    assert re.search(r"│ Sport +│ onvoldoende", uitvoer)
    assert time.monotonic() - begin < _UUR, "a new source in an hour"
    assert _fouten(map_) == {
        "Uniek: verenigingsnr": 2,
        "Geldig BSN: bsn_contactpersoon": 2,
        "Gevuld: bsn_contactpersoon": 1,
        "Geldig e-mailadres: e_mail": 1,
        "Leesbare datum: opgericht_op": 2,
        "Leesbare waarde: ledenaantal": 1,
    }


def _fouten(map_: Path) -> dict[str, int]:
    """Rules of the new domain with the number of records that fail them."""
    bestand = leveringpad(map_ / ".waterpas" / "warehouse", date(2026, 12, 1))
    with duckdb.connect(str(bestand), read_only=True) as con:
        return dict(
            con.execute(
                "select r.titel, m.n_fout from kwaliteit.meting m join kwaliteit.regel r"
                " using (regel_id) where r.domein = 'sport' and m.n_fout > 0"
            ).fetchall()
        )
