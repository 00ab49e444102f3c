"""`kwaliteit.herkomst`: the lineage of the shipped mappings, as the docs query it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from pipelines.declaraties import Declaraties, laad_declaraties
from pipelines.mapping.lineage import schrijf_herkomst
from pipelines.warehouse.runbestand import richt_in, stel_in

WAREHOUSE_MD = Path(__file__).resolve().parents[3] / "docs" / "warehouse.md"


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return laad_declaraties()


@pytest.fixture(scope="module")
def con(declaraties: Declaraties) -> Iterator[duckdb.DuckDBPyConnection]:
    with stel_in(duckdb.connect(":memory:")) as con:
        richt_in(con, run_id="r", levering=date(2026, 11, 1), gestart_op=datetime(2026, 11, 2))
        schrijf_herkomst(con, declaraties.mappings)
        con.executemany(
            "insert into kwaliteit.regel (run_id, regel_id, entiteit, kolommen)"
            " values ('r', ?, ?, ?)",
            [
                [r.kaart.id, s.entiteit, list(r.kaart.kolommen)]
                for s in declaraties.suites
                for r in s.regels
            ],
        )
        yield con


def vragen(kop: str) -> list[str]:
    """The queries under a heading of the docs."""
    [deel] = re.findall(rf"^## {kop}$(.*?)(?=^## )", WAREHOUSE_MD.read_text("utf-8"), re.M | re.S)
    blokken = re.findall(r"(?:^    .*\n|^\n(?=    ))+", deel, re.M)
    return [sql for blok in blokken for sql in blok.split(";") if sql.strip()]


def test_a_column_of_the_ggm_leads_to_the_fields_it_comes_from(
    con: duckdb.DuckDBPyConnection,
) -> None:
    herkomst, _ = vragen("Where a column comes from")
    rijen = con.execute(herkomst).fetchall()
    assert (
        "brp_csv",
        "bron.brp_csv_persoon",
        "geboortedatum",
        "brp/natuurlijkpersoon.brp_csv",
    ) in rijen
    assert "bron.brp_haalcentraal_persoon" in {rij[1] for rij in rijen}


def test_a_field_of_a_source_leads_to_what_it_fills_and_to_the_rules_on_that(
    con: duckdb.DuckDBPyConnection, declaraties: Declaraties
) -> None:
    _, gevolg = vragen("Where a column comes from")
    gevonden = {(tabel, kolom): regels for tabel, kolom, regels in con.execute(gevolg).fetchall()}
    regels = gevonden["ggm_rsgb.natuurlijkpersoon", "datumgeboorte"]
    assert set(regels) == {
        r.kaart.id
        for s in declaraties.suites
        if s.entiteit == "ggm_rsgb.natuurlijkpersoon"
        for r in s.regels
        if "datumgeboorte" in r.kaart.kolommen
    }
    assert regels


def test_every_mapped_column_has_its_origin_or_is_a_fixed_value(
    con: duckdb.DuckDBPyConnection, declaraties: Declaraties
) -> None:
    rijen = con.execute(
        "select mapping, doel_tabel, doel_kolom, bron, brontabel, bronkolom from kwaliteit.herkomst"
    ).fetchall()
    assert {rij[:4] for rij in rijen} == {
        (m.naam, m.doel, kolom.naam, m.bron) for m in declaraties.mappings for kolom in m.kolommen
    }
    assert len(rijen) == len(set(rijen))
    kolommen = {
        f"bron.{c.tabel(o.name)}": {k.name for k in o.properties}
        | {"_rij", "_bestand", "_regelnummer", "_levering"}
        for c in declaraties.contracten.values()
        for o in c.objecten
    }
    for *_, brontabel, bronkolom in rijen:
        assert (brontabel is None) == (bronkolom is None)
        if brontabel is not None and brontabel.startswith("bron."):
            assert bronkolom in kolommen[brontabel]


def test_doing_it_again_changes_nothing(
    con: duckdb.DuckDBPyConnection, declaraties: Declaraties
) -> None:
    eerder = con.execute("select count(*) from kwaliteit.herkomst").fetchall()
    schrijf_herkomst(con, declaraties.mappings)
    assert con.execute("select count(*) from kwaliteit.herkomst").fetchall() == eerder


@pytest.mark.parametrize("kop", ["What changed in the sources", "Codes on a date"])
def test_the_other_queries_of_the_docs_run(con: duckdb.DuckDBPyConnection, kop: str) -> None:
    [sql] = vragen(kop)
    rijen = con.execute(sql).fetchall()
    if kop == "Codes on a date":
        codes = {code for code, _ in rijen}
        assert "0236" in codes  # Geldermalsen, until 2019
        assert "1960" not in codes  # West Betuwe, from 2019
