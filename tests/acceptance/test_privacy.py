"""No value of a planted person leaves the bron and ggm schemas.

Everything that a run leaves behind is searched for the identifiers, names and addresses of the
persons in the samples: Dagster's storage, logs, the report, metadata, the quality tables and their
Parquet history, and what the command printed.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import duckdb
import pytest

from tests.acceptance.conftest import SAMPLES, Run

MAY_HOLD_PERSONS = ("landing", "runs")


def persoonswaarden() -> set[str]:
    """BSNs, A-nummers, surnames, and street with number of the residents in the samples."""
    waarden: set[str] = set()
    for pad in SAMPLES.glob("leveringen/*/brp_csv/*.csv"):
        tekst = pad.read_text(encoding="utf-8-sig", errors="replace")
        for rij in csv.DictReader(io.StringIO(tekst), delimiter=";"):
            laag = {str(k).lower(): (v or "") for k, v in rij.items()}
            for kolom, waarde in laag.items():
                nummer = ("burgerservice", "bsn", "a-nummer", "anummer")
                if any(deel in kolom for deel in nummer) and len(waarde) >= 9:
                    waarden.add(waarde)
                if kolom in {"geslachtsnaam", "voornamen"} and len(waarde) >= 8:
                    waarden.add(waarde)
            straat = laag.get("straatnaam") or laag.get("naamopenbareruimte") or laag.get("straat")
            if straat and laag.get("huisnummer"):
                waarden.add(f"{straat} {laag['huisnummer']}")
    return waarden


@pytest.fixture(scope="module")
def personen() -> set[str]:
    waarden = persoonswaarden()
    assert len(waarden) > 1000, "de voorbeelden horen personen te bevatten"
    return waarden


def treffers(inhoud: bytes, waarden: set[str]) -> list[str]:
    """Which of these are in it. A number counts as itself, not as a part of a longer number: the
    last nine digits of a BAG id are nobody's BSN."""
    tekst = inhoud.decode("utf-8", errors="replace")
    getallen = set(re.findall(r"\d+", tekst))
    return sorted(w for w in waarden if (w in getallen if w.isdigit() else w in tekst))


def test_no_file_that_a_run_leaves_behind_holds_a_person(
    samples_run: Run, personen: set[str]
) -> None:
    gelekt = {}
    for pad in sorted(samples_run.home.rglob("*")):
        deel = pad.relative_to(samples_run.home).parts
        if not pad.is_file() or pad.suffix in {".duckdb", ".parquet"}:
            continue
        if deel[0] == "warehouse" and deel[1] in MAY_HOLD_PERSONS:
            continue
        gevonden = treffers(pad.read_bytes(), personen)
        if gevonden:
            gelekt["/".join(deel)] = gevonden[:3]
    assert gelekt == {}


def test_what_the_command_prints_holds_no_person(samples_run: Run, personen: set[str]) -> None:
    assert treffers(samples_run.output.encode(), personen) == []


def tabellen(run: Run) -> list[tuple[str, str]]:
    rijen = run.query(
        "select table_schema, table_name from information_schema.tables "
        "where table_schema not like 'ggm\\_%' escape '\\' and table_schema <> 'bron' "
        "and table_schema <> 'referentie'"
    )
    return [(str(s), str(t)) for s, t in rijen]


def test_no_table_outside_bron_and_ggm_holds_a_person(samples_run: Run, personen: set[str]) -> None:
    assert tabellen(samples_run)
    for schema, tabel in tabellen(samples_run):
        rijen = samples_run.query(f'select * from "{schema}"."{tabel}"')
        assert treffers(repr(rijen).encode(), personen) == [], f"{schema}.{tabel}"


def test_the_history_of_measurements_holds_no_person(samples_run: Run, personen: set[str]) -> None:
    paden = sorted((samples_run.warehouse / "kwaliteit").rglob("*.parquet"))
    assert paden
    for pad in paden:
        rijen = duckdb.sql(f"select * from read_parquet('{pad}')").fetchall()
        assert treffers(repr(rijen).encode(), personen) == [], pad.name


def test_the_search_finds_a_person_where_there_is_one(
    samples_run: Run, personen: set[str], tmp_path: Path
) -> None:
    """The search itself can fail: planted in a file, a person is found."""
    iemand = sorted(personen)[0]
    assert treffers(f"xx{iemand}yy".encode(), personen) != []
    [(n,)] = samples_run.query("select count(*) from ggm_rsgb.natuurlijkpersoon")
    rijen = samples_run.query("select * from ggm_rsgb.natuurlijkpersoon")
    assert n == len(rijen)
    assert treffers(repr(rijen).encode(), personen) != []
