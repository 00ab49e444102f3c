"""The sample of permits and inspections: what was planted is found, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data_samples.generator import bag, vth_zaken
from data_samples.generator.vth_fouten import GEBREKEN
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, maak_wereld
from pipelines.contract.laden import load_contracts
from tests.data_samples.waarheidproef import Proef, proef

BRONNEN = ("bag_extract", "vth_zaken")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=LEVERINGEN)
def gemeten(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Proef:
    werk = tmp_path_factory.mktemp("vth")
    return proef((bag, vth_zaken), BRONNEN, "vth", request.param, werk)


def test_found_equals_planted(gemeten: Proef) -> None:
    assert gemeten.gevonden == gemeten.geplant != frozenset()


def test_every_rule_is_measured(gemeten: Proef) -> None:
    assert set(gemeten.uitkomst.status) == gemeten.regels
    assert "niet_gemeten" not in {status for status, _ in gemeten.uitkomst.status.values()}


def test_defects_are_solved_stay_or_are_new() -> None:
    assert {g.leveringen for g in GEBREKEN} == {LEVERINGEN, LEVERINGEN[:1], LEVERINGEN[1:]}


def test_the_files_are_what_their_contract_says(tmp_path: Path) -> None:
    vth_zaken.schrijf(maak_wereld(300, 1), LEVERINGEN[0], tmp_path, Waarheid())
    zaak, controle = load_contracts()["vth_zaken"].objecten
    map_ = tmp_path / "vth_zaken"
    zaken = json.loads((map_ / "decos-zaken.json").read_bytes())["content"]
    geleverd = {"key", "links"} | {
        f"fields.{veld}" for record in zaken for veld in record["fields"]
    }
    assert geleverd == {kolom.geleverde_naam for kolom in zaak.properties}
    controles = json.loads((map_ / "powerbrowser-controles.json").read_bytes())
    assert set(controles[0]) == {kolom.geleverde_naam for kolom in controle.properties}
    assert len(zaken) > 60
    assert len(controles) > 60
