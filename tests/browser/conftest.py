"""Dagster's page as `make ui` serves it, after two runs on small leveringen, and a browser."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from typer.testing import CliRunner

from pipelines import cli
from tests.pipelines import kleine_levering

ROOT = Path(__file__).resolve().parents[2]
LEVERINGEN = ("2026-10-01", "2026-11-01")
START_SECONDEN = 120
GELADEN = """{ workspaceOrError { ... on Workspace { locationEntries {
    loadStatus locationOrLoadError { __typename } } } } }"""
VLAGGEN = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--window-size=1600,1200",
)  # fmt: skip


@dataclass(frozen=True)
class Pagina:
    """A served page: where it is, and the warehouse that it is about."""

    url: str
    warehouse: Path


def _chromium() -> tuple[str, str]:
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if browser and driver:
        return browser, driver
    if os.environ.get("CI"):
        pytest.fail("chromium en chromedriver horen er te zijn: .ci/run installeert ze")
    pytest.skip("chromium of chromedriver is er niet")


def _vrije_poort() -> int:
    with socket.socket() as sok:
        sok.bind(("127.0.0.1", 0))
        return int(sok.getsockname()[1])


def _is_geladen(url: str) -> bool:
    vraag = urllib.request.Request(
        f"{url}/graphql",
        data=json.dumps({"query": GELADEN}).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(vraag, timeout=5) as antwoord:
            entries = json.load(antwoord)["data"]["workspaceOrError"]["locationEntries"]
    except (OSError, urllib.error.URLError):
        return False
    if not entries or any(e["loadStatus"] != "LOADED" for e in entries):
        return False
    soorten = {e["locationOrLoadError"]["__typename"] for e in entries}
    assert soorten == {"RepositoryLocation"}, entries
    return True


def _wacht(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    tot = time.monotonic() + START_SECONDEN
    while time.monotonic() < tot:
        assert server.poll() is None, log.read_text("utf-8")
        if _is_geladen(url):
            return
        time.sleep(0.5)
    pytest.fail(f"de pagina kwam niet op gang:\n{log.read_text('utf-8')}")


def _draai(omgeving: dict[str, str]) -> None:
    """`waterpas run` on the sources that were delivered: the page itself knows all of them."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        for naam, waarde in omgeving.items():
            monkeypatch.setenv(naam, waarde)
        kleine_levering.beperk(monkeypatch, kleine_levering.declaraties())
        uit = CliRunner().invoke(cli.app, ["run"])
    assert uit.exit_code == 0, uit.output


@pytest.fixture(scope="session")
def pagina(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pagina]:
    _chromium()
    home = tmp_path_factory.mktemp("pagina")
    settings = kleine_levering.instellingen(home)
    for levering in LEVERINGEN:
        kleine_levering.maak_landing(settings.landing, levering)
    eigen = {
        "DAGSTER_HOME": str(home / "dagster"),
        "WATERPAS_LANDING": str(settings.landing),
        "WATERPAS_WAREHOUSE": str(settings.warehouse),
    }
    _draai(eigen)
    env = os.environ | eigen | {"PYTHONPATH": str(ROOT)}
    poort, log = _vrije_poort(), home / "webserver.log"
    with log.open("wb") as uit:
        server = subprocess.Popen(
            [
                sys.executable, "-m", "dagster_webserver",
                "-w", str(ROOT / "workspace.yaml"), "-h", "127.0.0.1", "-p", str(poort),
            ],
            env=env, cwd=ROOT, stdout=uit, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        url = f"http://127.0.0.1:{poort}"
        _wacht(url, server, log)
        yield Pagina(url, settings.warehouse)
    finally:
        # The page has a process of its own for the code location.
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[webdriver.Chrome]:
    chromium, driver = _chromium()
    opties = webdriver.ChromeOptions()
    opties.binary_location = chromium
    for vlag in (*VLAGGEN, f"--user-data-dir={tmp_path / 'profiel'}"):
        opties.add_argument(vlag)
    chrome = webdriver.Chrome(options=opties, service=Service(driver))
    try:
        yield chrome
    finally:
        chrome.quit()


@pytest.fixture(scope="session")
def schermen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder for screenshots; a person looks at them."""
    return tmp_path_factory.mktemp("schermen")
