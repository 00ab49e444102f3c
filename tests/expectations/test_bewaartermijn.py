"""Records kept too long: which dates start a term, and on which day it ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

import expectations
from expectations.bewaartermijn import Bewaartermijn, bepaal

DAG = date(2026, 11, 1)
TERMIJN = Bewaartermijn("b", "t", "einde", 15, "y")


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as verbinding:
        verbinding.execute(
            (Path(expectations.__file__).parent / "kwaliteit.sql").read_text("utf-8")
        )
        verbinding.execute("create schema bron; create table bron.b_t (_rij bigint, einde varchar)")
        yield verbinding


@pytest.mark.parametrize(
    "einde",
    ["31-10-2011", "2011-10-31", "20111031", "31/10/2011", "2011-10-31T00:00:00", " 31-10-2011 "],
)
def test_a_term_that_ended_yesterday_is_overdue_in_every_spelling(
    con: duckdb.DuckDBPyConnection, einde: str
) -> None:
    con.execute("insert into bron.b_t values (7, ?)", [einde])
    assert bepaal(con, DAG, [TERMIJN]) == 1
    rij = con.execute("select bron, tabel, kolom, bronrij from kwaliteit.bewaartermijn").fetchone()
    assert rij == ("b", "t", "einde", 7)


@pytest.mark.parametrize(
    "einde",
    ["01-11-2011", "2026-12-31", "", None, "20110000", "00000000", "onbekend", "31-02-2011"],
)
def test_a_term_that_ends_today_or_never_started_is_not(
    con: duckdb.DuckDBPyConnection, einde: str | None
) -> None:
    con.execute("insert into bron.b_t values (7, ?)", [einde])
    assert bepaal(con, DAG, [TERMIJN]) == 0


@pytest.mark.parametrize(
    ("aantal", "eenheid", "telt"), [(30, "d", 1), (31, "d", 0), (1, "m", 0), (0, "y", 1)]
)
def test_days_and_months(
    con: duckdb.DuckDBPyConnection, aantal: int, eenheid: str, telt: int
) -> None:
    con.execute("insert into bron.b_t values (1, '2026-10-01')")
    termijn = Bewaartermijn("b", "t", "einde", aantal, eenheid)  # type: ignore[arg-type]
    assert bepaal(con, DAG, [termijn]) == telt


def test_doing_it_again_replaces(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("insert into bron.b_t values (1, '2001-01-01')")
    assert bepaal(con, DAG, [TERMIJN]) == bepaal(con, DAG, [TERMIJN]) == 1
    assert bepaal(con, DAG, []) == 0


def test_the_counts_per_term_leave_out_what_has_no_date(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("insert into bron.b_t values (1, '2001-01-01'), (2, '2026-01-01'), (3, 'onbekend')")
    bepaal(con, DAG, [TERMIJN])
    bepaal(con, DAG, [TERMIJN])
    rijen = con.execute("select * exclude levering from kwaliteit.bewaartoets").fetchall()
    assert rijen == [("b", "t", "einde", 2, 1)]
