"""The sample of leerplicht: what was planted is found, and nothing else."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from data_samples.generator import brp, leerlingen_verzuim
from data_samples.generator import leerlingen_verzuim_fouten as fouten
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, maak_wereld
from pipelines.contract.laden import load_contracts
from tests.data_samples.waarheidproef import Proef, proef

pytestmark = pytest.mark.slow

BRONNEN = ("brp_csv", "brp_haalcentraal", "leerlingen_verzuim")
GEBREKEN = (
    *fouten.LEERLINGEN,
    *fouten.SCHOLEN,
    *fouten.INSCHRIJVINGEN,
    *fouten.MELDINGEN,
    *fouten.VRIJSTELLINGEN,
)


@pytest.fixture(scope="module", params=LEVERINGEN)
def gemeten(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Proef:
    werk = tmp_path_factory.mktemp("leerlingen")
    return proef((brp, leerlingen_verzuim), BRONNEN, "onderwijs", request.param, werk)


def test_found_equals_planted(gemeten: Proef) -> None:
    assert gemeten.gevonden == gemeten.geplant != frozenset()


def test_every_rule_is_measured(gemeten: Proef) -> None:
    assert "niet_gemeten" not in {status for status, _ in gemeten.uitkomst.status.values()}
    assert set(gemeten.uitkomst.status) == gemeten.regels


def test_pupils_with_a_bsn_share_their_key_with_persons(gemeten: Proef) -> None:
    assert gemeten.uitkomst.vraag(
        "select count(*) from ggm_onderwijs.leerling as l"
        " join ggm_rsgb.natuurlijkpersoon as n on n.natuurlijkpersoon_id = l.leerling_id"
        " join bron.leerlingen_verzuim_leerling as b on b._rij = l.dwh_bronrij"
        " where n.burgerservicenummer <> b.burgerservicenummer"
    ) == [(0,)]


def test_every_rule_has_a_planted_defect_that_is_solved_stays_or_is_new(gemeten: Proef) -> None:
    geplant = {vindt.regel for gebrek in GEBREKEN for vindt in gebrek.vindt}
    assert {regel for regel in geplant if not regel.startswith("AVG-")} == gemeten.regels
    assert {g.leveringen for g in GEBREKEN} == {LEVERINGEN, LEVERINGEN[:1], LEVERINGEN[1:]}


def test_the_files_are_what_their_contract_says(tmp_path: Path) -> None:
    leerlingen_verzuim.schrijf(maak_wereld(300, 1), LEVERINGEN[0], tmp_path, Waarheid())
    contract = load_contracts()["leerlingen_verzuim"]
    map_ = tmp_path / "leerlingen_verzuim"
    for object_, naam in zip(contract.objecten, leerlingen_verzuim.KOPPEN, strict=True):
        with (map_ / f"{naam}_{LEVERINGEN[0]}.csv").open(encoding="cp1252", newline="") as bestand:
            koppen = next(csv.reader(bestand, delimiter=";"))
        assert koppen == [kolom.physicalName or kolom.name for kolom in object_.properties]
