"""Fetching from a real PostgreSQL; what is asked of the others is looked at without them."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import Any

import pyarrow.parquet as pq
import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import mssql, oracle

from ggm_schema.errors import DefinitieFout, Melding
from pipelines.ophalen import haal
from pipelines.ophalen import sql as sql_module
from pipelines.ophalen.databases import adres, engine
from pipelines.ophalen.sql import selectie
from tests.pipelines.ophalen.conftest import Project
from tests.postgres import ACCOUNT, Postgres

DAG = date(2026, 11, 1)

TABELLEN = """
create schema brp;
create table brp.persoon (
    "BSN" char(9), naam text, bedrag numeric(12,4), score double precision, geboren date,
    gewijzigd timestamp(3), bevestigd timestamptz, actief boolean, foto bytea, duur interval,
    lijst integer[], document jsonb, geheim text
);
insert into brp.persoon values
    ('012345678', 'Zoë Ĳsbrand', 1.1000, 0.1, '1999-02-28', '2026-10-31 23:59:59.5',
     '2026-11-01 00:00:00+01', true, '\\xdeadbeef', 'P1Y2DT3H', '{1,2}', '{"a": 1.10}', 'niet'),
    ('900000001', '', 12345678.0001, 1e300, 'infinity', '0044-03-15 12:00:00 BC', null, false,
     null, null, null, null, 'niet'),
    ('900000002', null, 'NaN', 'infinity', '20000-01-01', null, null, null, null, null, null,
     null, 'niet');
create view brp.oud as select "BSN", geboren from brp.persoon where geboren < '2000-01-01';
create table brp.leeg (nummer bigint, naam text);
create table brp.veel as
    select i as nummer, repeat('x', 50) as tekst from generate_series(1, 25001) i;
create sequence brp.teller;
"""
KOLOMMEN = [
    "BSN", "naam", "bedrag", "score", "geboren", "gewijzigd", "actief", "foto", "duur", "lijst",
    "document",
]  # fmt: skip


@pytest.fixture(scope="module")
def omgeving(postgres: Postgres) -> dict[str, str]:
    postgres.sql("drop database if exists ophalen")
    postgres.sql("create database ophalen")
    postgres.sql(TABELLEN, "ophalen")
    return {"BRP_URL": f"postgresql://{ACCOUNT}@/ophalen?host={postgres.socket}"}


def sql(**objecten: dict[str, str]) -> dict[str, Any]:
    return {"soort": "sql", "verbinding": "BRP_URL", "objecten": objecten}


def test_every_value_is_the_text_that_the_database_would_show(
    project: Project, omgeving: dict[str, str]
) -> None:
    contract = project.contract(sql(persoon={"tabel": "brp.persoon"}), {"persoon": KOLOMMEN})
    assert haal(contract, project.landing, DAG, omgeving) == {"persoon": 3}
    assert project.inhoud() == {"2026-11-01/proef": ["persoon.parquet"]}
    assert project.laad(contract, "persoon") == [
        ("012345678", "Zoë Ĳsbrand", "1.1000", "0.1", "1999-02-28", "2026-10-31T23:59:59.5",
         "true", "deadbeef", "P1Y2DT3H", "{1,2}", '{"a": 1.10}'),
        ("900000001", "", "12345678.0001", "1e+300", "infinity", "0044-03-15T12:00:00 BC",
         "false", None, None, None, None),
        ("900000002", None, "NaN", "Infinity", "20000-01-01", None, None, None, None, None, None),
    ]  # fmt: skip


def test_a_moment_with_a_time_zone_is_the_same_moment(
    project: Project, omgeving: dict[str, str]
) -> None:
    contract = project.contract(sql(p={"tabel": "brp.persoon"}), {"p": ["bevestigd"]})
    haal(contract, project.landing, DAG, omgeving)
    [(moment,), *_] = project.laad(contract, "p")
    assert datetime.fromisoformat(moment) == datetime.fromisoformat("2026-11-01T00:00:00+01:00")


def test_a_column_that_the_contract_does_not_declare_stays_in_the_database(
    project: Project, omgeving: dict[str, str]
) -> None:
    contract = project.contract(sql(p={"tabel": "brp.persoon"}), {"p": ["bsn", "Naam", "verhuisd"]})
    haal(contract, project.landing, DAG, omgeving)
    bestand = pq.read_table(project.landing / "2026-11-01" / "proef" / "p.parquet")
    assert bestand.column_names == ["BSN", "naam"]
    assert project.laad(contract, "p")[0] == ("012345678", "Zoë Ĳsbrand", None)


def test_a_view_an_empty_table_and_a_query_on_the_date_of_the_levering(
    project: Project, omgeving: dict[str, str]
) -> None:
    query = 'select "BSN", geboren::text as tekst from brp.persoon where gewijzigd < :levering'
    contract = project.contract(
        sql(oud={"tabel": "brp.oud"}, leeg={"tabel": "brp.leeg"}, recent={"query": query}),
        {"oud": ["BSN"], "leeg": ["nummer", "naam"], "recent": ["BSN", "tekst"]},
    )
    aantallen = haal(contract, project.landing, DAG, omgeving)
    assert aantallen == {"oud": 1, "leeg": 0, "recent": 2}
    assert project.laad(contract, "leeg") == []
    assert project.laad(contract, "recent")[0] == ("012345678", "1999-02-28")


def test_all_rows_of_a_table_of_many_parts_arrive_once(
    project: Project, omgeving: dict[str, str]
) -> None:
    contract = project.contract(sql(veel={"tabel": "brp.veel"}), {"veel": ["nummer"]})
    assert haal(contract, project.landing, DAG, omgeving) == {"veel": 25_001}
    nummers = sorted(int(nummer) for (nummer,) in project.laad(contract, "veel"))
    assert nummers == list(range(1, 25_002))


def test_tables_are_of_one_moment_though_the_database_goes_on(
    project: Project, omgeving: dict[str, str], postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = sql_module._schrijf

    def ondertussen(partijen: Any, pad: Any) -> int:
        aantal = echt(partijen, pad)
        postgres.sql("insert into brp.leeg values (1, 'te laat')", "ophalen")
        return aantal

    monkeypatch.setattr(sql_module, "_schrijf", ondertussen)
    contract = project.contract(
        sql(oud={"tabel": "brp.oud"}, leeg={"tabel": "brp.leeg"}),
        {"oud": ["BSN"], "leeg": ["nummer"]},
    )
    try:
        assert haal(contract, project.landing, DAG, omgeving)["leeg"] == 0
    finally:
        postgres.sql("delete from brp.leeg", "ophalen")


@pytest.mark.parametrize(
    ("keuze", "past"),
    [
        ({"tabel": "brp.bestaatniet"}, "De tabel 'brp.bestaatniet' bestaat niet"),
        ({"tabel": "brp.leeg"}, "Geen enkele kolom van 'p' komt voor"),
        ({"query": "select 1 / 0 as bsn"}, "kon de query van 'p' niet geven (code 22012)"),
        ({"query": "select 'x' as bsn, 'y' as BSN"}, "hebben dezelfde naam"),
        ({"query": "select :geboren as bsn"}, "De query van 'p' verwacht waarden"),
        ({"query": "select nextval('brp.teller') as bsn"}, "(code 25006)"),
    ],
)
def test_what_goes_wrong_is_said_and_nothing_lands(
    project: Project, omgeving: dict[str, str], keuze: dict[str, str], past: str
) -> None:
    contract = project.contract(sql(p=keuze), {"p": ["bsn"]})
    with pytest.raises(Melding) as fout:
        haal(contract, project.landing, DAG, omgeving)
    assert past in str(fout.value)
    assert project.inhoud() == {}


def test_a_database_that_says_nothing_is_not_waited_for_for_ever(
    project: Project, omgeving: dict[str, str]
) -> None:
    ophalen = sql(p={"query": "select pg_sleep(60)::text as bsn"}) | {"wachttijd": 1}
    contract = project.contract(ophalen, {"p": ["bsn"]})
    with pytest.raises(Melding, match="code 57014"):
        haal(contract, project.landing, DAG, omgeving)


@pytest.mark.parametrize(
    "verbinding",
    [
        "postgresql://jan:Geheim123@127.0.0.1:1/brp?connect_timeout=1",
        "postgresql://jan:Geheim123@127.0.0.1:geenpoort/brp",
        "Server=db;User=jan;Password=Geheim123",
        "mysql://jan:Geheim123@db/brp",
    ],
)
def test_a_message_holds_no_secret_and_no_address(
    project: Project, verbinding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.ophalen.sql._PAUZE", 0)
    contract = project.contract(sql(p={"tabel": "persoon"}), {"p": ["bsn"]})
    with pytest.raises(Melding) as fout:
        haal(contract, project.landing, DAG, {"BRP_URL": verbinding})
    assert not any(woord in str(fout.value) for woord in ("Geheim123", "jan", "127.0.0.1"))
    assert fout.value.__cause__ is None
    assert fout.value.__suppress_context__


def test_a_variable_that_is_not_set_is_named(project: Project) -> None:
    contract = project.contract(sql(p={"tabel": "persoon"}), {"p": ["bsn"]})
    with pytest.raises(DefinitieFout, match="'BRP_URL' is leeg of bestaat niet"):
        haal(contract, project.landing, DAG, {})


# --- products that cannot run here ----------------------------------------------------------------


def test_what_is_asked_of_sql_server_and_oracle(project: Project) -> None:
    """Compiled only: neither runs on the machine of the tests."""
    contract = project.contract(sql(p={"tabel": "dbo.Persoon"}), {"p": ["BSN", "order"]})
    tabel = sa.Table(
        "Persoon", sa.MetaData(),
        sa.Column("BSN", sa.String(9)), sa.Column("order", sa.Numeric(10, 2)),
        sa.Column("geheim", sa.String(9)),
        schema="dbo",
    )  # fmt: skip
    vraag = selectie(tabel, contract.object("p"))
    assert _compact(vraag, mssql.dialect()) == (
        "SELECT dbo.[Persoon].[BSN] AS [BSN], dbo.[Persoon].[order] AS [order] FROM dbo.[Persoon]"
    )
    assert _compact(vraag, oracle.dialect()) == (
        'SELECT dbo."Persoon"."BSN" AS "BSN", dbo."Persoon"."order" AS "order" FROM dbo."Persoon"'
    )


def _compact(vraag: sa.Select[Any], dialect: sa.Dialect) -> str:
    return " ".join(str(vraag.compile(dialect=dialect)).split())


@pytest.mark.parametrize(
    ("verbinding", "driver", "naam"),
    [
        ("mssql://jan:x@db/brp", "mssql+pyodbc", "SQL Server"),
        ("mssql+pytds://jan:x@db/brp", "mssql+pytds", "SQL Server"),
        ("oracle://jan:x@db/?service_name=brp", "oracle+oracledb", "Oracle"),
        ("postgresql://jan:x@db/brp", "postgresql+psycopg", "PostgreSQL"),
    ],
)
def test_an_address_gets_the_driver_that_waterpas_expects(
    verbinding: str, driver: str, naam: str
) -> None:
    url, product = adres(verbinding)
    assert (url.drivername, product.naam, url.password) == (driver, naam, "x")


def test_oracle_needs_nothing_but_what_is_installed_and_sql_server_says_what_it_needs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    motor, product = engine("oracle://jan:x@db/?service_name=brp", 10)
    assert (motor.dialect.driver, product.begin) == ("oracledb", "set transaction read only")
    monkeypatch.setitem(sys.modules, "pyodbc", None)
    with pytest.raises(DefinitieFout, match="stuurprogramma voor SQL Server is hier niet"):
        engine("mssql://jan:x@db/brp", 10)
