"""Load damaged files one by one, in a process of its own: one that crashes or hangs it is known.

`python -m tests.pipelines.readers.fuzz.uitvoeren ZAAD BRON:EERSTE:AANTAL …` writes a line of JSON
before each file and one after it.
"""

from __future__ import annotations

import json
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

import duckdb
import yaml

from ggm_schema.errors import OnleesbareInvoer
from pipelines.bron.laden import laad, maak_schema
from pipelines.bron.landing import Landingsbestand
from pipelines.contract.laden import SOURCES, Contract, load_contract
from tests.pipelines.readers.fuzz.bronnen import BRONNEN, GEHEIM, KOLOMMEN, Bron
from tests.pipelines.readers.fuzz.mutaties import Proef, maak

LEVERING = "2026-11-01"


def _contract(bron: Bron, map_: Path) -> Contract:
    if bron.soort == "bag":
        return load_contract(SOURCES / "bag_extract.yaml")
    inhoud = {
        "apiVersion": "v3.1.0", "kind": "DataContract", "id": "proef", "name": "proef",
        "version": "1.0.0", "status": "active", "domain": "proef",
        "schema": [{"name": "rij", "properties": [{"name": naam} for naam in KOLOMMEN]}],
        "customProperties": [{"property": "nl.waterpas.formaat", "value": bron.formaat}],
    }  # fmt: skip
    pad = map_ / "proef.yaml"
    pad.write_text(yaml.safe_dump(inhoud), "utf-8")
    return load_contract(pad)


def _laad(con: duckdb.DuckDBPyConnection, contract: Contract, bron: Bron, pad: Path) -> Any:
    """What happened, as (soort, texts that a person may read, loaded, rejected, read)."""
    bestand = Landingsbestand(contract.id, bron.bestand, pad, "0" * 64, pad.stat().st_size)
    try:
        uitkomst = laad(con, contract, [bestand], LEVERING, run_id="run")
    except OnleesbareInvoer as fout:
        return "geweigerd", [str(fout)], 0, 0, 0
    afkeur = con.execute("select soort, reden from kwaliteit.uitval").fetchall()
    return (
        "geladen",
        [reden for _, reden in afkeur],
        sum(tabel.rijen for tabel in uitkomst.tabellen.values()),
        sum(soort == "rij" for soort, _ in afkeur),
        uitkomst.rijen_gelezen,
    )


def klachten(
    proef: Proef, soort: str, teksten: list[str], rijen: int, uitval: int, gelezen: int
) -> list[str]:
    """What must hold, and does not."""
    fout = []
    if any(geheim in tekst for tekst in teksten for geheim in GEHEIM):
        fout.append("een melding bevat een waarde uit het bestand")
    if any(not tekst.strip() for tekst in teksten):
        fout.append("een melding is leeg")
    if soort == "geladen":
        if proef.geweigerd:
            fout.append("geladen, en een andere lezer kan dit bestand niet lezen")
        if gelezen != rijen + uitval:
            fout.append(f"{gelezen} gelezen, {rijen} geladen en {uitval} afgekeurd")
        if gelezen < proef.minstens:
            fout.append(f"{gelezen} gelezen van minstens {proef.minstens}")
        if proef.hoogstens is not None and gelezen > proef.hoogstens:
            fout.append(f"{gelezen} gelezen van hoogstens {proef.hoogstens}")
    return fout


def _zeg(regel: list[Any]) -> None:
    sys.stdout.write(json.dumps(regel) + "\n")
    sys.stdout.flush()


def main(zaad: str, taken: list[str]) -> None:
    with tempfile.TemporaryDirectory() as map_, duckdb.connect() as con:
        con.execute("set threads to 1")
        for taak in taken:
            naam, eerste, aantal = taak.split(":")
            maak_leeg(con)
            contract = _contract(BRONNEN[naam], Path(map_))
            for nummer in range(int(eerste), int(eerste) + int(aantal)):
                _zeg([naam, nummer])
                proef = maak(BRONNEN[naam], nummer, zaad)
                _zeg(
                    [naam, nummer, proef.mutatie, *_beproef(con, contract, naam, proef, Path(map_))]
                )


def _beproef(
    con: duckdb.DuckDBPyConnection, contract: Contract, naam: str, proef: Proef, map_: Path
) -> tuple[str, list[str]]:
    """How it ended, and what is wrong with that."""
    pad = map_ / "kopie"
    pad.write_bytes(proef.inhoud)
    try:
        soort, *rest = _laad(con, contract, BRONNEN[naam], pad)
        return soort, klachten(proef, soort, *rest)
    except Exception as fout:
        laatste = traceback.extract_tb(fout.__traceback__)[-1]
        return "gecrasht", [f"{type(fout).__name__} in {laatste.filename}:{laatste.lineno}"]


def maak_leeg(con: duckdb.DuckDBPyConnection) -> None:
    for schema in ("bron", "kwaliteit"):
        con.execute(f"drop schema if exists {schema} cascade")
    maak_schema(con)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
