"""The BRP rules find every planted defect in the BRP sources, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_samples.generator.__main__ import genereer
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN
from pipelines.declaraties import Declaraties, laad_declaraties
from tests.data_samples.meten import SLEUTEL, Uitkomst, draai, pseudoniem

pytestmark = pytest.mark.slow
# No source of these samples can break the link between the tables of one person.
NIET_TE_PLANTEN = {"BRP-025", "BRP-070"}


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return laad_declaraties()


@pytest.fixture(scope="module")
def geplant(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Waarheid]:
    map_ = tmp_path_factory.mktemp("samples")
    return map_ / "leveringen", genereer(2_000, 11, map_)


@pytest.fixture(scope="module", params=LEVERINGEN)
def gemeten(
    request: pytest.FixtureRequest,
    geplant: tuple[Path, Waarheid],
    declaraties: Declaraties,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[str, Uitkomst]:
    werk = tmp_path_factory.mktemp("werk")
    return request.param, draai(declaraties, geplant[0], request.param, "brp", werk)


def verwacht(waarheid: Waarheid, levering: str) -> set[tuple[str, str]]:
    return {
        (fout.regel_id, pseudoniem(SLEUTEL, fout.sleutel))
        for fout in waarheid.fouten()
        if fout.levering == levering and fout.regel_id.startswith("BRP-")
    }


def test_every_planted_defect_is_found_and_nothing_else(
    gemeten: tuple[str, Uitkomst], geplant: tuple[Path, Waarheid]
) -> None:
    levering, uitkomst = gemeten
    gepland, gevonden = verwacht(geplant[1], levering), uitkomst.afwijkingen()
    assert gepland - gevonden == set()
    assert gevonden - gepland == set()


def test_every_rule_was_measured(gemeten: tuple[str, Uitkomst]) -> None:
    status = gemeten[1].status
    assert {regel for regel, (uit, _) in status.items() if uit == "niet_gemeten"} == set()


def test_records_without_bsn_are_rejected_with_a_reason(gemeten: tuple[str, Uitkomst]) -> None:
    rijen = gemeten[1].vraag(
        "select bron, count(distinct bronrij), bool_and(reden like 'Burgerservicenummer%')"
        " from kwaliteit.uitval where soort = 'rij' and bron like 'brp%' group by 1 order by 1"
    )
    assert rijen == [("brp_csv", 1, True), ("brp_haalcentraal", 1, True)]


def test_every_record_is_mapped_or_rejected(gemeten: tuple[str, Uitkomst]) -> None:
    [(verschil,)] = gemeten[1].vraag(
        "select sum(rijen_gelezen - rijen_verwerkt - rijen_uitval) from kwaliteit.bronlevering"
    )
    assert verschil == 0


def test_every_rule_that_can_fail_has_a_planted_defect(
    geplant: tuple[Path, Waarheid], declaraties: Declaraties
) -> None:
    regels = {r.kaart.id for suite in declaraties.suites_van("brp") for r in suite.regels}
    geraakt = {fout.regel_id for fout in geplant[1].fouten()}
    assert regels - geraakt == NIET_TE_PLANTEN
