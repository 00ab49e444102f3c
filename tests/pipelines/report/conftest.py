"""The example database of the report tests, and its page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipelines import report
from tests.pipelines.report import voorbeeld


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """Two leveringen of one domain."""
    with duckdb.connect() as verbinding:
        voorbeeld.vul(verbinding)
        yield verbinding


@pytest.fixture
def pagina(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> Path:
    """The page of the second levering."""
    return report.schrijf_html(con, voorbeeld.LEVERING, tmp_path / "rapport" / "pagina.html")
