"""Where an installation reads and writes, and its secret key."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ggm_schema.errors import DefinitieFout
from ggm_schema.uitbreiding import STANDAARD
from pipelines.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(landing=tmp_path, warehouse=tmp_path, sleutel=tmp_path / "map" / "w.sleutel")


def test_defaults_lie_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    uit = Settings.from_env({})
    assert uit.landing == tmp_path / "data_samples" / "leveringen"
    assert uit.warehouse == tmp_path / ".waterpas" / "warehouse"
    assert uit.sleutel == tmp_path / ".waterpas" / "warehouse.sleutel"


def test_the_environment_wins_from_defaults_and_arguments_from_both(tmp_path: Path) -> None:
    omgeving = {"WATERPAS_LANDING": "/in", "WATERPAS_WAREHOUSE": "/dwh"}
    uit = Settings.from_env(omgeving, landing=tmp_path, warehouse=None)
    assert uit.landing == tmp_path
    assert uit.warehouse == Path("/dwh")
    assert uit.sleutel == Path("/dwh.sleutel")
    assert Settings.from_env({"WATERPAS_SLEUTEL": "/geheim/k"}).sleutel == Path("/geheim/k")


def test_the_key_lies_outside_the_warehouse(tmp_path: Path) -> None:
    uit = Settings.from_env({}, warehouse=tmp_path / "dwh")
    assert not uit.sleutel.is_relative_to(uit.warehouse)


def test_the_key_is_made_once_and_for_the_owner_only(settings: Settings) -> None:
    sleutel = settings.lees_sleutel()
    assert len(sleutel) == 32
    assert settings.lees_sleutel() == sleutel
    assert stat.S_IMODE(settings.sleutel.stat().st_mode) == 0o600
    assert list(settings.sleutel.parent.iterdir()) == [settings.sleutel]


def test_two_installations_have_different_keys(settings: Settings, tmp_path: Path) -> None:
    ander = settings.model_copy(update={"sleutel": tmp_path / "ander"})
    assert settings.lees_sleutel() != ander.lees_sleutel()


def test_processes_that_start_together_get_one_key(settings: Settings) -> None:
    with ThreadPoolExecutor(16) as wachtrij:
        sleutels = set(wachtrij.map(lambda _: settings.lees_sleutel(), range(64)))
    assert len(sleutels) == 1


def test_a_damaged_key_is_refused_and_kept(settings: Settings) -> None:
    settings.sleutel.parent.mkdir()
    settings.sleutel.write_bytes(b"kort")
    with pytest.raises(DefinitieFout, match="sleutel voor pseudoniemen is 4 bytes"):
        settings.lees_sleutel()
    assert settings.sleutel.read_bytes() == b"kort"


def test_extensions_of_the_ggm_lie_in_the_project_unless_told_otherwise(tmp_path: Path) -> None:
    assert Settings.from_env({}).uitbreidingen == STANDAARD
    elders = Settings.from_env({"WATERPAS_UITBREIDINGEN": str(tmp_path)})
    assert elders.uitbreidingen == tmp_path
    assert Settings.from_env({}, uitbreidingen=tmp_path).uitbreidingen == tmp_path


def test_schemas_of_messages_are_nowhere_unless_told(tmp_path: Path) -> None:
    assert Settings.from_env({}).xsd is None
    assert Settings.from_env({"WATERPAS_XSD": str(tmp_path)}).xsd == tmp_path
