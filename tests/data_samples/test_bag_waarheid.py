"""The BAG rules find every planted defect in the BAG extract, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data_samples.generator import bag
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, maak_wereld
from pipelines.declaraties import Declaraties, laad_declaraties
from tests.data_samples.meten import Uitkomst, draai

PERSONEN = 1_500  # the smallest round number with a place for every defect


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return laad_declaraties()


@pytest.fixture(scope="module")
def geplant(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Waarheid]:
    map_, waarheid = tmp_path_factory.mktemp("leveringen"), Waarheid()
    for levering in LEVERINGEN:
        bag.schrijf(maak_wereld(PERSONEN, 5), levering, map_ / levering, waarheid)
    return map_, waarheid


@pytest.fixture(scope="module", params=LEVERINGEN)
def gemeten(
    request: pytest.FixtureRequest,
    geplant: tuple[Path, Waarheid],
    declaraties: Declaraties,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[str, Uitkomst]:
    werk = tmp_path_factory.mktemp("werk")
    return request.param, draai(declaraties, geplant[0], request.param, "bag", werk)


@pytest.mark.slow
def test_every_planted_defect_is_found_and_nothing_else(
    gemeten: tuple[str, Uitkomst], geplant: tuple[Path, Waarheid]
) -> None:
    levering, uitkomst = gemeten
    gepland = {
        (fout.regel_id, fout.sleutel) for fout in geplant[1].fouten() if fout.levering == levering
    }
    gevonden = uitkomst.afwijkingen()
    assert gepland - gevonden == set()
    assert gevonden - gepland == set()
    assert {r for r, (status, _) in uitkomst.status.items() if status == "niet_gemeten"} == set()


@pytest.mark.slow
def test_the_truth_names_the_relation_of_the_rule(
    gemeten: tuple[str, Uitkomst], geplant: tuple[Path, Waarheid]
) -> None:
    relaties = dict(gemeten[1].vraag("select distinct regel_id, entiteit from kwaliteit.regel"))
    assert all(relaties[fout.regel_id] == fout.entiteit for fout in geplant[1].fouten())


@pytest.mark.slow
def test_every_record_is_mapped_or_rejected(gemeten: tuple[str, Uitkomst]) -> None:
    [(verschil,)] = gemeten[1].vraag(
        "select sum(rijen_gelezen - rijen_verwerkt - rijen_uitval) from kwaliteit.bronlevering"
    )
    assert verschil == 0


def test_every_rule_has_a_planted_defect(
    geplant: tuple[Path, Waarheid], declaraties: Declaraties
) -> None:
    regels = {r.kaart.id for suite in declaraties.suites_van("bag") for r in suite.regels}
    assert regels == {fout.regel_id for fout in geplant[1].fouten()}


def test_some_defects_are_repaired_and_others_are_new(geplant: tuple[Path, Waarheid]) -> None:
    eerste, tweede = (
        {(f.regel_id, f.sleutel) for f in geplant[1].fouten() if f.levering == levering}
        for levering in LEVERINGEN
    )
    assert len(eerste & tweede) > 50
    assert len(eerste - tweede) > 20
    assert len(tweede - eerste) > 20


def test_the_same_seed_gives_the_same_bytes(geplant: tuple[Path, Waarheid], tmp_path: Path) -> None:
    levering = LEVERINGEN[1]
    bag.schrijf(maak_wereld(PERSONEN, 5), levering, tmp_path, Waarheid())
    [nieuw] = (tmp_path / "bag_extract").iterdir()
    oud = geplant[0] / levering / "bag_extract" / nieuw.name
    assert nieuw.read_bytes() == oud.read_bytes()
    shutil.rmtree(tmp_path / "bag_extract")


@pytest.mark.parametrize("personen", [1, 40, 300])
def test_a_small_world_plants_what_fits(personen: int, tmp_path: Path) -> None:
    waarheid = Waarheid()
    bag.schrijf(maak_wereld(personen, 1), LEVERINGEN[0], tmp_path, waarheid)
    assert len(waarheid.fouten()) > 20
