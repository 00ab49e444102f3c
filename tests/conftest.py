"""What all tests share: where real public test data lies, if it is there at all, and a database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres import Postgres, draaiend

# A slow machine is no failure. In CI the same examples each time: a change is judged on itself.
settings.register_profile(
    "waterpas",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("waterpas")

ROOT = Path(__file__).resolve().parent.parent


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes of an archive hold the time at which it was made: no name for a test."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder with official releases and public test data; the test skips where it is absent."""
    folder = Path(os.environ.get("WATERPAS_SHARED", ROOT.parent / "shared")) / "data"
    if not folder.is_dir():
        pytest.skip("de map met openbare testgegevens is er niet")
    return folder


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Started once, at the first test that asks for it."""
    with draaiend() as server:
        yield server
