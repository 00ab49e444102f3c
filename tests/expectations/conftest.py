"""Fixtures for tests of expectation types."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.expectations.proef import Proef


@pytest.fixture
def proef() -> Iterator[Proef]:
    """A tiny database to try a type on."""
    proef = Proef()
    yield proef
    proef.con.close()
