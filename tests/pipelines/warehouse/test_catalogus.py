"""The catalogue in the file of a run: an analyst asks, the warehouse answers."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

import ggm_schema
from ggm_schema.catalogustabellen import SQL, catalogustabellen
from ggm_schema.model import Catalogus, Definitie
from pipelines.assets.stap import Stap
from pipelines.declaraties import laad_declaraties
from pipelines.mapping.transform import maak_tabellen
from pipelines.warehouse.catalogus import laad_catalogus
from pipelines.warehouse.runbestand import stel_in

ECHTE_KOLOMMEN = (
    "select table_schema, table_name, column_name, data_type from information_schema.columns "
    "join information_schema.tables using (table_schema, table_name)"
)
WAREHOUSE_MD = Path(__file__).resolve().parents[3] / "docs" / "warehouse.md"


@pytest.fixture(scope="module")
def catalogus() -> Catalogus:
    return ggm_schema.load()


@pytest.fixture(scope="module")
def con(catalogus: Catalogus) -> Iterator[duckdb.DuckDBPyConnection]:
    with stel_in(duckdb.connect()) as verbinding:
        laad_catalogus(verbinding, catalogus)
        yield verbinding


def test_a_column_says_what_it_is(con: duckdb.DuckDBPyConnection) -> None:
    assert con.execute(
        "select attribuut, type, ggm_type, enumeratie, soort, verplicht, vindplaats, definitie "
        "from ggm_catalogus.kolom where schema='ggm_bag' and tabel='pand' and kolom='status'"
    ).fetchall() == [
        ("status", "VARCHAR", "statusPand", "statusPand", "attribuut", True, "werkboek", None)
    ]


def test_the_definition_is_there_when_the_municipality_imported_its_release(
    catalogus: Catalogus,
) -> None:
    guid = str(catalogus.tabel("ggm_bag.pand").kolom("status").guid)
    feiten = dataclasses.replace(catalogus.feiten, definities=(Definitie(guid, "hoe het staat"),))
    with stel_in(duckdb.connect()) as eigen:
        laad_catalogus(eigen, dataclasses.replace(catalogus, feiten=feiten))
        assert eigen.execute(
            "select kolom, definitie from ggm_catalogus.kolomuitleg where definitie is not null"
        ).fetchall() == [("status", "hoe het staat")]


def test_the_database_holds_every_row_in_the_columns_of_the_same_name(
    catalogus: Catalogus, con: duckdb.DuckDBPyConnection
) -> None:
    for tabel, kolommen in catalogustabellen(catalogus).items():
        beschreven = con.execute(f"describe ggm_catalogus.{tabel}").fetchall()
        assert [rij[0] for rij in beschreven] == list(kolommen)
        gevonden = con.execute(f"from ggm_catalogus.{tabel}").fetchall()
        assert gevonden == list(zip(*kolommen.values(), strict=True))


def test_columns_of_the_warehouse_and_of_the_catalogue_are_the_same(
    catalogus: Catalogus, con: duckdb.DuckDBPyConnection
) -> None:
    maak_tabellen(con, catalogus, [t.volledige_naam for t in catalogus.in_schema("ggm_bag")])
    echt = f"{ECHTE_KOLOMMEN} where table_schema = 'ggm_bag' and table_type = 'BASE TABLE'"
    volgens = "select schema, tabel, kolom, type from ggm_catalogus.kolom where schema = 'ggm_bag'"
    assert con.execute(f"({echt}) except ({volgens})").fetchall() == []
    assert con.execute(f"({volgens}) except ({echt})").fetchall() == []
    assert con.execute(f"select count(*) > 100 from ({volgens})").fetchall() == [(True,)]


def test_the_view_explains_every_column_once(
    catalogus: Catalogus, con: duckdb.DuckDBPyConnection
) -> None:
    aantal = sum(len(tabel.kolommen) for tabel in catalogus.tabellen)
    assert con.execute(
        "select count(*), count(distinct (schema, tabel, kolom)), count(domein) "
        "from ggm_catalogus.kolomuitleg"
    ).fetchall() == [(aantal, aantal, aantal)]


def test_values_of_a_column_are_those_of_its_enumeration(
    catalogus: Catalogus, con: duckdb.DuckDBPyConnection
) -> None:
    verwacht = {w.label for w in catalogus.enumeratie("statusPand").waarden}
    waarden = con.execute(
        "select label from ggm_catalogus.kolomwaarde "
        "where schema = 'ggm_bag' and tabel = 'pand' and kolom = 'status'"
    ).fetchall()
    [(lijst,)] = con.execute(
        "select waarden from ggm_catalogus.kolomuitleg "
        "where schema = 'ggm_bag' and tabel = 'pand' and kolom = 'status'"
    ).fetchall()
    assert {rij[0] for rij in waarden} == set(lijst) == verwacht


def test_a_subtype_also_has_the_columns_of_its_supertypes(
    catalogus: Catalogus, con: duckdb.DuckDBPyConnection
) -> None:
    tabel = catalogus.tabel("ggm_rsgb.ingeschrevenpersoon")
    assert len(tabel.supertypes) == 2
    gevonden = con.execute(
        "select afstand, kolom_schema || '.' || kolom_tabel, kolom "
        "from ggm_catalogus.kolom_met_supertypes "
        "where schema = 'ggm_rsgb' and tabel = 'ingeschrevenpersoon'"
    ).fetchall()
    verwacht = {(0, tabel.volledige_naam, kolom.naam) for kolom in tabel.kolommen} | {
        (afstand, naam, kolom.naam)
        for afstand, naam in enumerate(tabel.supertypes, start=1)
        for kolom in catalogus.tabel(naam).kolommen
        if kolom.soort in ("attribuut", "relatie")
    }
    assert set(gevonden) == verwacht
    assert len(gevonden) == len(verwacht)


def test_loading_again_changes_nothing(catalogus: Catalogus) -> None:
    with stel_in(duckdb.connect()) as eigen:
        laad_catalogus(eigen, catalogus)
        eens = eigen.execute("from ggm_catalogus.kolom").fetchall()
        laad_catalogus(eigen, catalogus)
        assert eigen.execute("from ggm_catalogus.kolom").fetchall() == eens


def test_every_table_and_view_says_what_it_holds(con: duckdb.DuckDBPyConnection) -> None:
    zonder = con.execute(
        "select table_name from duckdb_tables() where schema_name = 'ggm_catalogus' "
        "and comment is null union all select view_name from duckdb_views() "
        "where schema_name = 'ggm_catalogus' and comment is null"
    ).fetchall()
    assert zonder == []
    assert len(re.findall(r"^create or replace table", SQL.read_text("utf-8"), re.MULTILINE)) == 11


def _voorbeelden() -> list[str]:
    """The queries of the section in the page for analysts."""
    tekst = WAREHOUSE_MD.read_text("utf-8")
    sectie = tekst.partition("## What a column means")[2].partition("\n## ")[0]
    blokken = re.findall(r"(?:^    .+\n)+", sectie, re.MULTILINE)
    return ["".join(regel[4:] + "\n" for regel in blok.splitlines()) for blok in blokken]


def test_the_page_for_analysts_has_three_examples() -> None:
    assert len(_voorbeelden()) == 3


@pytest.mark.parametrize("nummer", [0, 1, 2])
def test_every_example_of_the_page_for_analysts_answers(
    catalogus: Catalogus, con: duckdb.DuckDBPyConnection, nummer: int
) -> None:
    maak_tabellen(con, catalogus, ["ggm_bag.pand"])
    assert con.execute(_voorbeelden()[nummer]).fetchall()


def test_the_first_step_of_a_run_puts_it_in_the_file(tmp_path: Path) -> None:
    declaraties = laad_declaraties()
    dit = Stap("run-1", "2026-10-01", datetime(2026, 10, 2), tmp_path / "runs" / "run-1.duckdb")
    dit.begin(declaraties)
    try:
        with dit.open() as run:
            aantal = sum(len(tabel.kolommen) for tabel in declaraties.catalogus.tabellen)
            assert run.execute("select count(*) from ggm_catalogus.kolom").fetchall() == [(aantal,)]
            # What analysts meet in the warehouse is explained by the catalogue beside it.
            onverklaard = run.execute(
                f"{ECHTE_KOLOMMEN} where table_schema like 'ggm%' and table_type = 'BASE TABLE' "
                "and table_schema <> 'ggm_catalogus' "
                "except select schema, tabel, kolom, type from ggm_catalogus.kolom"
            ).fetchall()
            assert onverklaard == []
    finally:
        dit.sluit()
