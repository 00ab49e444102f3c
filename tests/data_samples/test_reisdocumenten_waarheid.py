"""The sample of travel documents: what was planted is found, and nothing else."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from data_samples.generator import brp, reisdocumenten
from data_samples.generator.reisdocumenten_fouten import GEBREKEN
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, maak_wereld
from pipelines.contract.laden import load_contracts
from tests.data_samples.waarheidproef import Proef, proef

pytestmark = pytest.mark.slow

BRONNEN = ("brp_csv", "brp_haalcentraal", "reisdocumenten")


@pytest.fixture(scope="module", params=LEVERINGEN)
def gemeten(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Proef:
    werk = tmp_path_factory.mktemp("reisdocumenten")
    return proef((brp, reisdocumenten), BRONNEN, "burgerzaken", request.param, werk)


def test_found_equals_planted(gemeten: Proef) -> None:
    assert gemeten.gevonden == gemeten.geplant != frozenset()


def test_every_rule_is_measured(gemeten: Proef) -> None:
    assert "niet_gemeten" not in {status for status, _ in gemeten.uitkomst.status.values()}
    assert set(gemeten.uitkomst.status) == gemeten.regels


def test_every_rule_has_a_planted_defect_that_is_solved_stays_or_is_new() -> None:
    regels = {vindt.regel for gebrek in GEBREKEN for vindt in gebrek.vindt}
    assert len(regels) >= 20
    assert {g.leveringen for g in GEBREKEN} == {LEVERINGEN, LEVERINGEN[:1], LEVERINGEN[1:]}


def test_the_file_is_what_its_contract_says(tmp_path: Path) -> None:
    reisdocumenten.schrijf(maak_wereld(300, 1), LEVERINGEN[0], tmp_path, Waarheid())
    [pad] = (tmp_path / "reisdocumenten").iterdir()
    assert pad.read_bytes().startswith(b"\xef\xbb\xbfAanvraagnummer;")
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        koppen = next(csv.reader(bestand, delimiter=";"))
    [object_] = load_contracts()["reisdocumenten"].objecten
    assert koppen == [kolom.physicalName for kolom in object_.properties]
