"""The sample of the land registry: what was planted is found, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data_samples.generator import brk_percelen, brp
from data_samples.generator import brk_percelen_fouten as fouten
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, maak_wereld
from pipelines.contract.laden import load_contracts
from tests.data_samples.waarheidproef import Proef, proef

pytestmark = pytest.mark.slow

BRONNEN = ("brp_csv", "brp_haalcentraal", "brk_percelen")
GEBREKEN = (*fouten.ZAKEN, *fouten.GERECHTIGDEN)


@pytest.fixture(scope="module", params=LEVERINGEN)
def gemeten(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Proef:
    werk = tmp_path_factory.mktemp("brk_percelen")
    modules = (brp, brk_percelen)
    return proef(modules, BRONNEN, "brk", request.param, werk)


def test_found_equals_planted(gemeten: Proef) -> None:
    assert gemeten.gevonden == gemeten.geplant != frozenset()


def test_every_rule_is_measured(gemeten: Proef) -> None:
    assert "niet_gemeten" not in {status for status, _ in gemeten.uitkomst.status.values()}
    assert set(gemeten.uitkomst.status) == gemeten.regels


def test_every_rule_has_a_planted_defect_that_is_solved_stays_or_is_new(gemeten: Proef) -> None:
    geplant = {vindt.regel for gebrek in GEBREKEN for vindt in gebrek.vindt}
    assert {regel for regel in geplant if regel.startswith("BRK")} == gemeten.regels
    assert {g.leveringen for g in GEBREKEN} == {LEVERINGEN, LEVERINGEN[:1], LEVERINGEN[1:]}


def test_the_files_hold_only_what_their_contract_declares(tmp_path: Path) -> None:
    brk_percelen.schrijf(maak_wereld(300, 1), LEVERINGEN[0], tmp_path, Waarheid())
    bestanden = sorted((tmp_path / "brk_percelen").iterdir())
    objecten = {o.name: o for o in load_contracts()["brk_percelen"].objecten}
    for pad, naam in zip(bestanden, ("onroerendezaak", "gerechtigde"), strict=True):
        bekend = {kolom.physicalName or kolom.name for kolom in objecten[naam].properties}
        [records] = json.loads(pad.read_text("utf-8"))["_embedded"].values()
        for record in records:
            assert set(_paden(record)) <= bekend


def _paden(record: dict[str, object], voor: str = "") -> list[str]:
    uit = []
    for naam, waarde in record.items():
        uit += _paden(waarde, f"{voor}{naam}.") if isinstance(waarde, dict) else [f"{voor}{naam}"]
    return uit
