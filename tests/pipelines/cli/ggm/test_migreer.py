"""`waterpas ggm migreer`: from the published warehouse to a file beside it, with a report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from click.testing import Result
from typer.testing import CliRunner

from ggm_schema import store
from pipelines import cli
from tests.pipelines.migratie import modellen as m

Opdracht = Callable[..., Result]


@pytest.fixture
def migreer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opdracht:
    """The command, where two imports and a filled warehouse lie ready."""
    for catalogus in (m.oud(), m.nieuw()):
        naam = f"{catalogus.release.versie}-00000000"
        store.schrijf(catalogus, tmp_path / "ggm" / naam)
    (tmp_path / "warehouse" / "leveringen").mkdir(parents=True)
    for bestand, naam in (("actueel", "Zuid"), ("leveringen/2026-10-01", "Noord")):
        pad = tmp_path / "warehouse" / f"{bestand}.duckdb"
        m.vul(pad, m.oud(), {m.BAD: [{"bad_id": 1, "naam": naam}]})
    monkeypatch.setenv("WATERPAS_WAREHOUSE", str(tmp_path / "warehouse"))

    def voer_uit(*woorden: str) -> Result:
        return CliRunner().invoke(cli.app, ["ggm", "migreer", *woorden])

    return voer_uit


def naam_van_bad(pad: Path) -> object:
    with duckdb.connect(str(pad), read_only=True) as con:
        rij = con.execute("select badnaam from ggm_zwembad.zwembad").fetchone()
    assert rij is not None
    return rij[0]


def test_het_actuele_datapakhuis_krijgt_een_bestand_ernaast(
    migreer: Opdracht, tmp_path: Path
) -> None:
    uit = migreer("1.0", "2.0")
    assert uit.exit_code == 0, uit.output
    map_ = tmp_path / "warehouse" / "migratie"
    assert naam_van_bad(map_ / "1.0-2.0.duckdb") == "Zuid"
    assert json.loads((map_ / "1.0-2.0.json").read_text("utf-8"))["rijen"] == 1
    assert "ggm_zwembad.bad -> ggm_zwembad.zwembad: 1 rij" in uit.output
    assert "Zuid" not in uit.output


def test_een_eerdere_levering_kan_ook(migreer: Opdracht, tmp_path: Path) -> None:
    uit = migreer("1.0", "2.0", "--levering", "2026-10-01")
    assert uit.exit_code == 0, uit.output
    doel = tmp_path / "warehouse" / "migratie" / "2026-10-01-1.0-2.0.duckdb"
    assert naam_van_bad(doel) == "Noord"


def test_het_bestand_kan_elders_komen(migreer: Opdracht, tmp_path: Path) -> None:
    doel = tmp_path / "elders" / "nieuw.duckdb"
    assert migreer("1.0", "2.0", "--uit", str(doel)).exit_code == 0
    assert naam_van_bad(doel) == "Zuid"


def test_een_levering_die_er_niet_is(migreer: Opdracht) -> None:
    uit = migreer("1.0", "2.0", "--levering", "2020-01-01")
    assert uit.exit_code == 2
    assert "Dit datapakhuis bestaat niet" in uit.output


def test_een_release_die_er_niet_is(migreer: Opdracht) -> None:
    uit = migreer("1.0", "3.0")
    assert uit.exit_code == 2
    assert "1.0-00000000" in uit.output


def test_een_doel_dat_geen_duckdb_heet(migreer: Opdracht, tmp_path: Path) -> None:
    uit = migreer("1.0", "2.0", "--uit", str(tmp_path / "nieuw.txt"))
    assert uit.exit_code == 2
    assert ".duckdb" in uit.output
