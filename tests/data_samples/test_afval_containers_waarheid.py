"""The sample of waste collection: what was planted is found, and nothing else."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from data_samples.generator import afval_containers, bag
from data_samples.generator.afval_fouten import GEBREKEN
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, maak_wereld
from pipelines.contract.laden import load_contracts
from tests.data_samples.waarheidproef import Proef, proef

BRONNEN = ("bag_extract", "afval_containers")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=LEVERINGEN)
def gemeten(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Proef:
    werk = tmp_path_factory.mktemp("afval")
    return proef((bag, afval_containers), BRONNEN, "afval", request.param, werk)


def test_found_equals_planted(gemeten: Proef) -> None:
    assert gemeten.gevonden == gemeten.geplant != frozenset()


def test_every_rule_is_measured(gemeten: Proef) -> None:
    assert set(gemeten.uitkomst.status) == gemeten.regels
    assert "niet_gemeten" not in {status for status, _ in gemeten.uitkomst.status.values()}


def test_defects_are_solved_stay_or_are_new() -> None:
    assert {g.leveringen for g in GEBREKEN} == {LEVERINGEN, LEVERINGEN[:1], LEVERINGEN[1:]}


def test_the_files_are_what_their_contract_says(tmp_path: Path) -> None:
    afval_containers.schrijf(maak_wereld(300, 1), LEVERINGEN[0], tmp_path, Waarheid())
    contract = load_contracts()["afval_containers"]
    namen = ("containers", "wegingen", "stortingen")
    for naam, object_ in zip(namen, contract.objecten, strict=True):
        with (tmp_path / contract.id / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
            rijen = list(csv.reader(bestand, delimiter=";"))
        assert rijen[0] == [kolom.geleverde_naam for kolom in object_.properties]
        assert len(rijen) > 5
        assert {len(rij) for rij in rijen} == {len(rijen[0])}
