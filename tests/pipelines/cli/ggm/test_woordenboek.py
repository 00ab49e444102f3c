"""`waterpas ggm woordenboek`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from tests.ggm_schema.woordenboek import model


@pytest.fixture
def klein(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model of the zoo instead of the whole GGM: these tests are about the command."""
    monkeypatch.setattr("ggm_schema.keuze.kies", lambda *_: model.catalogus())


def draai(*opties: str | Path) -> tuple[int, str]:
    uitkomst = CliRunner().invoke(app, ["ggm", "woordenboek", *map(str, opties)])
    return uitkomst.exit_code, uitkomst.output


@pytest.mark.usefixtures("klein")
def test_it_prints_where_the_first_page_is(tmp_path: Path) -> None:
    pakhuis = tmp_path / "warehouse"
    code, uit = draai("--warehouse", pakhuis, "--release", "zoo")
    assert code == 0
    index = pakhuis / "woordenboek" / "index.html"
    assert uit.strip() == str(index)
    assert "niets gepubliceerd" in index.read_text("utf-8")


@pytest.mark.usefixtures("klein")
def test_the_folder_can_be_chosen_but_not_one_with_other_files(tmp_path: Path) -> None:
    opties = ("--warehouse", tmp_path / "warehouse", "--release", "zoo", "--uit")
    assert draai(*opties, tmp_path / "boek")[0] == 0
    assert (tmp_path / "boek" / "objecttype" / "ggm_dieren.aap.html").is_file()
    code, uit = draai(*opties, tmp_path)
    assert code == 2
    assert "andere bestanden" in uit


def test_an_unknown_release_is_refused(tmp_path: Path) -> None:
    code, uit = draai("--warehouse", tmp_path, "--release", "1.2.3", "--uit", tmp_path / "boek")
    assert code == 2
    assert "1.2.3" in uit
    assert not (tmp_path / "boek").exists()
