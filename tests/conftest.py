"""What all tests share: where real public test data lies, a database and a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres import Postgres, draaiend

if TYPE_CHECKING:
    from selenium import webdriver

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


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    """A browser that keeps what pages log and ask for; for pages that are opened from a file."""
    from selenium import webdriver

    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("chromium of chromedriver is er niet")
    keuzes = webdriver.ChromeOptions()
    keuzes.binary_location = chromium
    for vlag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900"):
        keuzes.add_argument(vlag)
    keuzes.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver_ = webdriver.Chrome(options=keuzes, service=webdriver.ChromeService(driver))
    yield driver_
    driver_.quit()
