"""`waterpas haal`, from a contract to files that a run picks up."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipelines.bron.landing import bronnen
from pipelines.cli import app
from pipelines.contract import laden
from tests.pipelines.ophalen.conftest import Project
from tests.postgres import ACCOUNT, Postgres


@pytest.fixture
def contract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    project = Project(tmp_path)
    project.contract(
        {
            "soort": "sql",
            "verbinding": "HAAL_URL",
            "objecten": {"dag": {"query": "select 1 as nr"}},
        },
        {"dag": ["nr"]},
    )
    monkeypatch.setattr(laden, "SOURCES", tmp_path / "sources")
    monkeypatch.delenv("HAAL_URL", raising=False)
    return project


def haal(project: Project, *meer: str) -> tuple[int, str]:
    opdracht = ["haal", "--levering", "2026-11-01", "--landing", str(project.landing), *meer]
    uitkomst = CliRunner().invoke(app, opdracht)
    return uitkomst.exit_code, uitkomst.output


def test_a_source_lands_and_says_that_the_levering_is_complete(
    contract: Project, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HAAL_URL", f"postgresql://{ACCOUNT}@/postgres?host={postgres.socket}")
    code, tekst = haal(contract, "proef", "--klaar")
    assert (code, "dag: 1 records" in tekst) == (0, True), tekst
    assert bronnen(contract.landing, "2026-11-01", ["proef"]) == ["proef"]
    assert (contract.landing / "2026-11-01" / "klaar").is_file()
    assert haal(contract, "proef")[0] == 2
    assert haal(contract, "proef", "--opnieuw")[0] == 0


@pytest.mark.parametrize(
    ("bron", "past"),
    [("proef", "'HAAL_URL' is leeg of bestaat niet"), ("proof", "Bedoelt u proef?")],
)
def test_what_is_wrong_is_said_in_one_message(contract: Project, bron: str, past: str) -> None:
    code, tekst = haal(contract, bron)
    assert (code, past in tekst) == (2, True), tekst
    assert not list(contract.landing.glob("2026*"))
