"""Look-ups of mappings: codes on a date, values of the GGM, addresses; and the docs' examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

import ggm_schema
from pipelines.mapping.opzoeken import laad_opzoeken
from pipelines.warehouse.catalogus import laad_catalogus
from pipelines.warehouse.referentie import lees_overzicht
from pipelines.warehouse.runbestand import CODELIJSTEN, richt_in, stel_in

DOCS = Path(__file__).resolve().parents[3] / "docs" / "mappings.md"
VOORBEELD = re.compile(r"^\| `([^|]+)` \| `([^|]*)` \|$", re.MULTILINE)
ADRESSEN = [
    ("0221200000000001", "5900AB", 1, None, None, "naamgeving uitgegeven", None),
    ("0221200000000002", "5900AB", 2, None, None, "naamgeving uitgegeven", None),
    ("0221200000000003", "5900AB", 2, None, None, "naamgeving uitgegeven", None),
    ("0221200000000004", "5900AB", 3, "a", "bis", "naamgeving uitgegeven", None),
    # Withdrawn, and an earlier voorkomen of number 1.
    ("0221200000000005", "5900AB", 4, None, None, "naamgeving ingetrokken", None),
    ("0221200000000001", "5900AB", 5, None, None, "naamgeving uitgegeven", datetime(2020, 1, 1)),
]


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with stel_in(duckdb.connect(":memory:")) as con:
        richt_in(con, run_id="r", levering=date(2026, 11, 1), gestart_op=datetime(2026, 11, 2))
        catalogus = ggm_schema.load()
        laad_catalogus(con, catalogus)
        laad_opzoeken(con, catalogus)
        con.executemany(
            "insert into ggm_bag.nummeraanduiding (identificatie, postcode, huisnummer, huisletter,"
            " huisnummertoevoeging, status, dwh_datumtijd_geldig_tot_met)"
            " values (?, ?, ?, ?, ?, ?, ?)",
            ADRESSEN,
        )
        yield con


def een(con: duckdb.DuckDBPyConnection, sql: str) -> object:
    rij = con.execute(f"select {sql}").fetchone()
    assert rij is not None
    return rij[0]


@pytest.mark.parametrize(
    ("voorbeeld", "uitkomst"), VOORBEELD.findall(DOCS.read_text(encoding="utf-8"))
)
def test_an_example_of_the_docs_gives_what_it_says(
    con: duckdb.DuckDBPyConnection, voorbeeld: str, uitkomst: str
) -> None:
    gevonden = een(con, voorbeeld)
    assert ("NULL" if gevonden is None else str(gevonden)) == uitkomst


def test_the_docs_have_examples() -> None:
    assert len(VOORBEELD.findall(DOCS.read_text(encoding="utf-8"))) >= 50


# --- code lists -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "opvolger", "dag"),
    [
        ("0236", "1960", date(2019, 1, 1)),  # Geldermalsen → West Betuwe
        ("0457", "0363", date(2022, 3, 24)),  # Weesp → Amsterdam
        ("0501", "1992", date(2023, 1, 1)),  # Brielle → Voorne aan Zee
    ],
)
def test_a_municipality_holds_until_the_day_it_merged(
    con: duckdb.DuckDBPyConnection, code: str, opvolger: str, dag: date
) -> None:
    ervoor = date.fromordinal(dag.toordinal() - 1)
    assert een(con, f"geldige_code('gemeente', '{code}', date '{ervoor}')") is True
    assert een(con, f"geldige_code('gemeente', '{code}', date '{dag}')") is False
    assert een(con, f"geldige_code('gemeente', '{opvolger}', '{dag}')") is True
    assert een(con, f"code_naar_omschrijving('gemeente', '{code}', '{dag}')") is None
    naam = een(con, f"code_naar_omschrijving('gemeente', '{opvolger}', '{dag}')")
    assert een(con, f"omschrijving_naar_code('gemeente', '{naam}', '{dag}')") == opvolger


def test_what_is_not_known_gives_nothing(con: duckdb.DuckDBPyConnection) -> None:
    for code, dag in (("''", "'2020-01-01'"), ("null", "'2020-01-01'"), ("'0363'", "null")):
        assert een(con, f"geldige_code('gemeente', {code}, {dag})") is None
        assert een(con, f"code_naar_omschrijving('gemeente', {code}, {dag})") is None
    assert een(con, "geldige_code('gemeente', '9999', '2020-01-01')") is False
    assert een(con, "geldige_code('bestaat_niet', '0363', '2020-01-01')") is False
    assert een(con, "omschrijving_naar_code('gemeente', 'Nergenshuizen', '2020-01-01')") is None


def test_a_name_of_two_codes_is_no_code(con: duckdb.DuckDBPyConnection) -> None:
    [(naam, dag)] = con.execute(
        "select a.omschrijving, greatest(a.geldig_vanaf, b.geldig_vanaf) from referentie.codes a"
        " join referentie.codes b on b.lijst = a.lijst and b.code > a.code"
        " and lower(b.omschrijving) = lower(a.omschrijving)"
        " where a.lijst = 'selectielijst_2020' limit 1"
    ).fetchall()
    assert een(con, f"omschrijving_naar_code('selectielijst_2020', '{naam}', '{dag}')") is None


def test_every_list_is_described_and_all_their_codes_are_together(
    con: duckdb.DuckDBPyConnection,
) -> None:
    lijsten = {pad.stem for pad in CODELIJSTEN.glob("*.csv")}
    assert set(lees_overzicht(CODELIJSTEN)) == lijsten
    rijen = con.execute(
        "select l.lijst, l.codes, count(c.code) from referentie.lijst l"
        " left join referentie.codes c using (lijst) group by all"
    ).fetchall()
    assert {lijst for lijst, _, _ in rijen} == lijsten
    assert all(aantal == geteld > 0 for _, aantal, geteld in rijen)


def test_codes_of_a_list_do_not_overlap_in_time(con: duckdb.DuckDBPyConnection) -> None:
    """Otherwise a translation on a date would have to choose."""
    overlap = con.execute(
        """
        with rij as (
            select lijst, code, row_number() over () as nr,
                   coalesce(geldig_vanaf, date '0001-01-01') as begin_,
                   coalesce(geldig_tot, date '9999-12-31') as eind
            from referentie.codes
        )
        select a.lijst, a.code from rij a join rij b
          on a.lijst = b.lijst and a.code = b.code and a.nr < b.nr
        where a.begin_ < b.eind and b.begin_ < a.eind
        """
    ).fetchall()
    assert overlap == []


def test_a_million_codes_are_translated_by_a_join(con: duckdb.DuckDBPyConnection) -> None:
    """A look-up per row would take minutes."""
    con.execute(
        "create or replace temp table veel as select lpad((n % 2000)::varchar, 4, '0') as code,"
        " date '1980-01-01' + (n % 15000)::integer as dag from range(300000) t(n)"
    )
    plan = con.execute(
        "explain select code_naar_omschrijving('gemeente', code, dag) from temp.veel"
    ).fetchall()
    assert "HASH_JOIN" in str(plan)
    assert "NESTED_LOOP_JOIN" not in str(plan)
    [(gevuld,)] = con.execute(
        "select count(code_naar_omschrijving('gemeente', code, dag)) from temp.veel"
    ).fetchall()
    [(verwacht,)] = con.execute(
        "select count(*) from temp.veel v join referentie.gemeente g on g.code = v.code"
        " and (g.geldig_vanaf is null or g.geldig_vanaf <= v.dag)"
        " and (g.geldig_tot is null or v.dag < g.geldig_tot)"
    ).fetchall()
    assert gevuld == verwacht > 0


# --- values of the GGM ----------------------------------------------------------------------------


def test_every_label_of_the_ggm_is_itself(con: duckdb.DuckDBPyConnection) -> None:
    anders = con.execute(
        "select e.schema, e.naam, w.label, ggm_waarde(e.schema || '.' || e.naam, w.label) as uit"
        " from ggm_catalogus.enumeratie e"
        " join ggm_catalogus.waarde w on w.enumeratie_guid = e.guid"
        " where w.label is not null and e.schema is not null"
        " and lower(trim(uit)) <> lower(trim(w.label))"
        # A label that is the code of another value is that other value.
        " and not exists (from ggm_catalogus.waarde x join ggm_catalogus.enumeratie y"
        "   on x.enumeratie_guid = y.guid where y.naam = e.naam and y.schema = e.schema"
        "   and lower(x.code) = lower(w.label))"
    ).fetchall()
    assert anders == []


def test_what_is_in_no_list_stays_as_it_is(con: duckdb.DuckDBPyConnection) -> None:
    assert een(con, "ggm_waarde('bestaatNiet', 'x')") == "x"
    assert een(con, "ggm_waarde('statusPand', '')") == ""
    assert een(con, "ggm_waarde('statusPand', null)") is None


# --- addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("adres", "aantal", "uitkomst"),
    [
        ("'5900ab', '1', null, ''", 1, "0221200000000001"),
        ("'5900AB', '3', 'A', 'BIS'", 1, "0221200000000004"),
        ("'5900AB', '3', 'A', null", 0, None),
        ("'5900AB', '2', null, null", 2, None),
        ("'5900AB', '4', null, null", 0, None),
        ("'5900AB', '5', null, null", 0, None),
        ("null, '1', null, null", 0, None),
        ("'5900AB', 'een', null, null", 0, None),
    ],
)
def test_only_one_exact_address_in_use_is_an_address(
    con: duckdb.DuckDBPyConnection, adres: str, aantal: int, uitkomst: str | None
) -> None:
    assert een(con, f"bag_nummeraanduiding({adres})") == uitkomst
    assert een(con, f"bag_aantal({adres})") == aantal
