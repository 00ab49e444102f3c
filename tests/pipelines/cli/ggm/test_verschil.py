"""`waterpas ggm verschil`: on the screen, in a file, and what it says when a release is unknown."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

import ggm_schema
from ggm_schema import store
from pipelines import cli

Opdracht = Callable[..., Result]


@pytest.fixture
def verschil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opdracht:
    """The command, where an import lies ready in which one attribute has another name."""
    catalogus = ggm_schema.load()
    eerste, *rest = catalogus.feiten.attributen
    feiten = replace(catalogus.feiten, attributen=(replace(eerste, naam="andersom"), *rest))
    release = replace(catalogus.release, versie="9.9.9", sha256="f" * 64)
    store.schrijf(replace(catalogus, release=release, feiten=feiten), imports(tmp_path))
    monkeypatch.setenv("WATERPAS_WAREHOUSE", str(tmp_path / "warehouse"))

    def voer_uit(*woorden: str) -> Result:
        return CliRunner().invoke(cli.app, ["ggm", "verschil", *woorden])

    return voer_uit


def imports(map: Path) -> Path:
    return map / "ggm" / "9.9.9-ffffffff"


def test_an_import_is_compared_with_the_release_that_comes_along(verschil: Opdracht) -> None:
    uit = verschil("2.5.1", "9.9.9")
    assert uit.exit_code == 0, uit.output
    assert uit.stdout.startswith("Verschil tussen GGM 2.5.1 en GGM 9.9.9\n")
    naam = ggm_schema.load().feiten.attributen[0].naam
    assert f"attribuut andersom heette {naam}." in uit.stdout


def test_a_folder_names_a_release_too_and_nothing_differs_from_itself(
    verschil: Opdracht, tmp_path: Path
) -> None:
    uit = verschil(str(imports(tmp_path)), "9.9.9")
    assert uit.exit_code == 0, uit.output
    assert "Er is niets gewijzigd." in uit.stdout


def test_json_on_the_screen_is_json_and_nothing_else(verschil: Opdracht) -> None:
    inhoud = json.loads(verschil("2.5.1", "9.9.9", "--vorm", "json").stdout)
    [wijziging] = inhoud["wijzigingen"]
    assert (wijziging["soort"], wijziging["nieuw"]) == ("hernoemd", "andersom")


def test_a_page_is_written_to_a_file(verschil: Opdracht, tmp_path: Path) -> None:
    doel = tmp_path / "uit" / "verschil.html"
    uit = verschil("2.5.1", "9.9.9", "--vorm", "html", "--uit", str(doel))
    assert uit.exit_code == 0, uit.output
    assert "1 wijziging geschreven" in uit.stdout.replace("\n", "")
    assert "andersom" in doel.read_text("utf-8")
    assert [pad.name for pad in doel.parent.iterdir()] == ["verschil.html"]


def test_a_place_that_cannot_be_written_is_one_clear_message(
    verschil: Opdracht, tmp_path: Path
) -> None:
    uit = verschil("2.5.1", "9.9.9", "--uit", str(tmp_path))
    assert uit.exit_code == 2
    assert "kan niet geschreven worden" in uit.stderr.replace("\n", " ")
    assert "Traceback" not in uit.output
    assert not list(tmp_path.parent.glob("*.tmp"))


def test_an_unknown_release_says_which_there_are(verschil: Opdracht) -> None:
    uit = verschil("2.5.1", "8.8")
    assert uit.exit_code == 2
    assert "9.9.9-ffffffff" in uit.stderr
    assert "Traceback" not in uit.output
