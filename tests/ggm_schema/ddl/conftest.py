"""The shipped model, and a database in which all its DDL ran in one go."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

import ggm_schema
from ggm_schema.ddl import volledige_ddl
from ggm_schema.model import Catalogus


@pytest.fixture(scope="session")
def ggm() -> Catalogus:
    return ggm_schema.load()


@pytest.fixture(scope="session")
def gebouwd(ggm: Catalogus) -> Iterator[duckdb.DuckDBPyConnection]:
    """All packages in one empty database: do not write in it."""
    with duckdb.connect() as con:
        con.execute(volledige_ddl(ggm))
        yield con
