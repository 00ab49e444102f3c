"""The sample of parking: what was planted is found, and nothing else."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from data_samples.generator import brp, parkeren_rechten
from data_samples.generator.parkeer_fouten import GEBREKEN
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, maak_wereld
from pipelines.contract.laden import load_contracts
from tests.data_samples.waarheidproef import Proef, proef

BRONNEN = ("brp_csv", "brp_haalcentraal", "parkeren_rechten")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=LEVERINGEN)
def gemeten(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Proef:
    werk = tmp_path_factory.mktemp("parkeren")
    return proef((brp, parkeren_rechten), BRONNEN, "parkeren", request.param, werk)


def test_found_equals_planted(gemeten: Proef) -> None:
    assert gemeten.gevonden == gemeten.geplant != frozenset()


def test_every_rule_is_measured(gemeten: Proef) -> None:
    assert set(gemeten.uitkomst.status) == gemeten.regels
    assert "niet_gemeten" not in {status for status, _ in gemeten.uitkomst.status.values()}


def test_defects_are_solved_stay_or_are_new() -> None:
    assert {g.leveringen for g in GEBREKEN} == {LEVERINGEN, LEVERINGEN[:1], LEVERINGEN[1:]}


def test_the_files_are_what_their_contract_says(tmp_path: Path) -> None:
    parkeren_rechten.schrijf(maak_wereld(300, 1), LEVERINGEN[0], tmp_path, Waarheid())
    contract = load_contracts()["parkeren_rechten"]
    namen = ("rechten", "gebieden", "vergunningen", "naheffingen")
    for naam, object_ in zip(namen, contract.objecten, strict=True):
        with (tmp_path / contract.id / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
            rijen = list(csv.reader(bestand, delimiter=";"))
        assert rijen[0] == [kolom.geleverde_naam for kolom in object_.properties]
        assert len(rijen) > 5
        assert {len(rij) for rij in rijen} == {len(rijen[0])}
