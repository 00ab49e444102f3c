"""Every shipped rule runs in time that grows with the rows, not with their square."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

import duckdb
import pytest

import ggm_schema
from expectations.runner import zonder_deliminator
from expectations.suites import load_suites
from expectations.tellen import telling
from ggm_schema.naming import quote_ident, quote_relatie
from pipelines.contract.laden import load_contracts
from pipelines.mapping.transform import maak_tabellen
from pipelines.warehouse.runbestand import richt_in

DAG = date(2026, 10, 1)
RIJ_VOOR_RIJ = {"NESTED_LOOP_JOIN", "BLOCKWISE_NL_JOIN", "PIECEWISE_MERGE_JOIN", "IE_JOIN"}
# Enough rows for DuckDB to plan as it would for a municipality.
RIJEN = 5_000
VULLING = {
    "VARCHAR": "range::varchar",
    "BIGINT": "range",
    "INTEGER": "range::integer",
    "BOOLEAN": "range % 2 = 0",
    "DATE": "date '1950-01-01' + (range % 20000)::integer",
    "TIMESTAMP": "timestamp '1990-01-01' + to_hours(range)",
}


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """All relations that rules read, with made-up rows."""
    with duckdb.connect() as con:
        richt_in(con, run_id="r", levering=DAG, gestart_op=datetime(2026, 10, 1))
        gelezen = set().union(*(suite.benodigd() for suite in load_suites()))
        maak_tabellen(con, ggm_schema.load(), [r for r in gelezen if r.startswith("ggm_")])
        for contract in load_contracts().values():
            for object_ in contract.objecten:
                kolommen = ", ".join(f"{quote_ident(k.name)} varchar" for k in object_.properties)
                con.execute(
                    f"create table if not exists bron.{quote_ident(contract.tabel(object_.name))}"
                    f" ({kolommen}, _rij bigint, _bestand varchar, _regelnummer bigint,"
                    " _levering date)"
                )
        for relatie in gelezen:
            if relatie.startswith(("ggm_", "bron.")):
                _vul(con, relatie)
        yield con


def _vul(con: duckdb.DuckDBPyConnection, relatie: str) -> None:
    velden = ", ".join(
        "null" if "geldig_tot" in naam else VULLING.get(soort, "null")
        for naam, soort, *_ in con.execute(f"describe {quote_relatie(relatie)}").fetchall()
    )
    con.execute(f"insert into {quote_relatie(relatie)} select {velden} from range({RIJEN})")


def _plan(con: duckdb.DuckDBPyConnection, sql: str) -> set[str]:
    rij = con.execute(f"explain {sql}").fetchone()
    assert rij is not None
    return set(re.findall(r"[A-Z_]*JOIN\b", rij[1]))


def test_no_rule_compares_every_row_with_every_row(con: duckdb.DuckDBPyConnection) -> None:
    traag = []
    with zonder_deliminator(con):
        for suite in load_suites():
            rijen = con.execute(f"describe {quote_relatie(suite.entiteit)}").fetchall()
            typen = {naam: soort for naam, soort, *_ in rijen}
            for regel in suite.regels:
                geteld = telling(
                    regel.toets, suite.onderwerp(regel, DAG, typen), regel.kaart.noemer
                )
                sql = f"select {geteld} from {quote_relatie(suite.entiteit)} as r"
                if _plan(con, sql) & RIJ_VOOR_RIJ:
                    traag.append(regel.kaart.id)
    assert traag == [], "koppel de tabellen in de subquery met een =, of gebruik r.x in (select …)"


def test_the_guard_sees_a_rule_that_compares_every_row_with_every_row(
    con: duckdb.DuckDBPyConnection,
) -> None:
    voorwaarde = (
        "not exists (select 1 from ggm_rsgb.natuurlijkpersoon as n, ggm_rsgb.rechtspersoon as p"
        " where n.burgerservicenummer <> p.identificatie and n.geslachtsnaam > r.naam)"
    )
    sql = f"select count_if({voorwaarde}) from ggm_rsgb.rechtspersoon as r"
    assert _plan(con, sql) & RIJ_VOOR_RIJ


def test_no_rule_breaks_on_strange_values(con: duckdb.DuckDBPyConnection) -> None:
    """A value that no one foresaw is for the rule to judge; an error would leave it unmeasured."""
    vreemd = [
        "",
        " ",
        "x",
        "19661399",
        "2026-13-45",
        "0000-00-00",
        "9" * 40,
        "-1",
        "1e5",
        "ñ'\"%:{}",
        "T",
    ]
    relaties = sorted(
        {r for s in load_suites() for r in s.benodigd() if r.startswith(("ggm_", "bron."))}
    )
    for relatie in relaties:
        velden = ", ".join(
            f"vreemd[1 + (range + {nr}) % {len(vreemd)}]" if soort == "VARCHAR" else "null"
            for nr, (_, soort, *_) in enumerate(
                con.execute(f"describe {quote_relatie(relatie)}").fetchall()
            )
        )
        con.execute(
            f"insert into {quote_relatie(relatie)} select {velden}"
            " from range(40), (select ? as vreemd)",
            [vreemd],
        )
    kapot = {}
    for suite in load_suites():
        rijen = con.execute(f"describe {quote_relatie(suite.entiteit)}").fetchall()
        typen = {naam: soort for naam, soort, *_ in rijen}
        for regel in suite.regels:
            geteld = telling(regel.toets, suite.onderwerp(regel, DAG, typen), regel.kaart.noemer)
            try:
                con.execute(f"select {geteld} from {quote_relatie(suite.entiteit)} as r").fetchall()
            except duckdb.Error as fout:
                kapot[regel.kaart.id] = str(fout)[:120]
    assert kapot == {}
