"""Strict casts: what fits becomes exactly that, what does not fit becomes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal

import duckdb
import pytest

import ggm_schema
from pipelines.mapping.casts import reden_waarde, strikte_cast
from pipelines.warehouse.runbestand import stel_in

BEDRAG = "DECIMAL(18,2)"
GEVALLEN: list[tuple[str, str, object]] = [
    ("INTEGER", "12", 12),
    ("INTEGER", " -12 ", -12),
    ("INTEGER", "+7", 7),
    ("INTEGER", "007", 7),
    ("INTEGER", "1.5", None),
    ("INTEGER", "1.0", None),
    ("INTEGER", "1e3", None),
    ("INTEGER", "0x1F", None),
    ("INTEGER", "1_000", None),
    ("INTEGER", "99999999999", None),
    ("BIGINT", "99999999999", 99_999_999_999),
    ("BIGINT", "9999999999999999999999", None),
    (BEDRAG, "12.5", Decimal("12.50")),
    (BEDRAG, "12.500", Decimal("12.50")),
    (BEDRAG, "-12", Decimal("-12.00")),
    (BEDRAG, "12.505", None),
    (BEDRAG, "12,50", None),
    (BEDRAG, "1e2", None),
    (BEDRAG, "12345678901234567.89", None),
    ("DECIMAL(18,6)", "1.123456", Decimal("1.123456")),
    ("DOUBLE", "1.5", 1.5),
    ("DOUBLE", "1.5e3", 1500.0),
    ("DOUBLE", "inf", None),
    ("DOUBLE", "nan", None),
    ("DATE", "2024-02-29", date(2024, 2, 29)),
    ("DATE", "2023-02-29", None),
    ("DATE", "2024-2-9", None),
    ("DATE", "20240229", None),
    ("DATE", "29-02-2024", None),
    ("DATE", "1985-00-00", None),
    ("DATE", "infinity", None),
    ("DATE", "epoch", None),
    ("DATE", "2024-02-29T10:00:00", None),
    ("TIMESTAMP", "2026-07-01", datetime(2026, 7, 1)),
    ("TIMESTAMP", "2026-07-01T10:00", datetime(2026, 7, 1, 10)),
    ("TIMESTAMP", "2026-07-01 10:00:00.5", datetime(2026, 7, 1, 10, 0, 0, 500_000)),
    ("TIMESTAMP", "2026-07-01T10:00:00Z", datetime(2026, 7, 1, 12)),
    ("TIMESTAMP", "2026-01-01T10:00:00Z", datetime(2026, 1, 1, 11)),
    ("TIMESTAMP", "2026-07-01T10:00:00+02:00", datetime(2026, 7, 1, 10)),
    ("TIMESTAMP", "2026-07-01T10:00:00-0500", datetime(2026, 7, 1, 17)),
    ("TIMESTAMP", "2026-02-31T10:00:00Z", None),
    ("TIMESTAMP", "2026-07-01T25:00:00", None),
    ("TIMESTAMP", "now", None),
    ("TIME", "10:30", time(10, 30)),
    ("TIME", "10:30:15", time(10, 30, 15)),
    ("TIME", "24:30", None),
    ("BOOLEAN", "true", True),
    ("BOOLEAN", "FALSE", False),
    ("BOOLEAN", "1", True),
    ("BOOLEAN", "ja", None),
    ("BOOLEAN", "yes", None),
    ("BOOLEAN", "2", None),
]


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    verbinding = stel_in(duckdb.connect(":memory:"))
    yield verbinding
    verbinding.close()


@pytest.mark.parametrize(("soort", "tekst", "verwacht"), GEVALLEN)
def test_strikte_cast(
    con: duckdb.DuckDBPyConnection, soort: str, tekst: str, verwacht: object
) -> None:
    sql = f"select x, typeof(x) from (select {strikte_cast('t', soort)} as x from (select ? as t))"
    rij = con.execute(sql, [tekst]).fetchone()
    assert rij == (verwacht, soort)


def test_elk_type_van_het_ggm_is_bekend(con: duckdb.DuckDBPyConnection) -> None:
    """A type without a form of its own would fall back on the friendly cast of DuckDB."""
    soorten = {k.type for t in ggm_schema.load().tabellen for k in t.kolommen} - {"VARCHAR"}
    for soort in soorten:
        assert "regexp_full_match" in strikte_cast("t", soort), soort
        assert "past niet bij het soort gegeven" not in reden_waarde(soort) or soort == "DOUBLE"


def test_reden_noemt_de_decimalen() -> None:
    assert "meer dan 2 decimalen" in reden_waarde(BEDRAG)
