"""One helper: a query whose answer is a list of rows by column name."""

from __future__ import annotations

from typing import Any

import duckdb

Rij = dict[str, Any]


def rijen(con: duckdb.DuckDBPyConnection, sql: str, waarden: dict[str, object]) -> list[Rij]:
    """Runs `sql` with named parameters."""
    antwoord = con.execute(sql, waarden)
    namen = [kolom[0] for kolom in antwoord.description or ()]
    return [dict(zip(namen, rij, strict=True)) for rij in antwoord.fetchall()]
