"""The rules about cases find every planted defect in the case system, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from data_samples.generator import zaken
from data_samples.generator.__main__ import genereer
from data_samples.generator.nummers import elfproef
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, maak_wereld
from data_samples.generator.zaakfouten import GEBREKEN
from pipelines.declaraties import Declaraties, laad_declaraties
from tests.data_samples.meten import SLEUTEL, Uitkomst, draai, pseudoniem

BESTANDEN = {
    "zaaktypen", "statustypen", "resultaattypen", "zaken", "statussen", "resultaten", "rollen",
}  # fmt: skip


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return laad_declaraties()


@pytest.fixture(scope="module")
def geplant(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Waarheid]:
    map_ = tmp_path_factory.mktemp("samples")
    return map_ / "leveringen", genereer(600, 7, map_)


@pytest.fixture(scope="module", params=LEVERINGEN)
def gemeten(
    request: pytest.FixtureRequest,
    geplant: tuple[Path, Waarheid],
    declaraties: Declaraties,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[str, Uitkomst]:
    werk = tmp_path_factory.mktemp("werk")
    return request.param, draai(declaraties, geplant[0], request.param, "zaken", werk)


def verwacht(waarheid: Waarheid, levering: str, geheim: set[str]) -> set[tuple[str, str]]:
    return {
        (
            fout.regel_id,
            pseudoniem(SLEUTEL, fout.sleutel) if fout.entiteit in geheim else fout.sleutel,
        )
        for fout in waarheid.fouten()
        if fout.levering == levering and fout.regel_id.startswith("ZAAK-")
    }


def records(map_: Path, levering: str, naam: str) -> list[dict[str, Any]]:
    inhoud = json.loads((map_ / levering / "zaken_zgw" / f"{naam}.json").read_text("utf-8"))
    lijst: list[dict[str, Any]] = inhoud["results"]
    assert inhoud["count"] == len(lijst)
    return lijst


@pytest.mark.slow
def test_every_planted_defect_is_found_and_nothing_else(
    gemeten: tuple[str, Uitkomst], geplant: tuple[Path, Waarheid], declaraties: Declaraties
) -> None:
    levering, uitkomst = gemeten
    suites = declaraties.suites_van("zaken")
    geheim = {suite.entiteit for suite in suites if suite.sleutel_persoonsgegeven}
    gepland, gevonden = verwacht(geplant[1], levering, geheim), uitkomst.afwijkingen()
    assert gepland - gevonden == set()
    assert gevonden - gepland == set()


@pytest.mark.slow
def test_every_rule_was_measured(gemeten: tuple[str, Uitkomst]) -> None:
    assert {
        regel for regel, (uit, _) in gemeten[1].status.items() if uit == "niet_gemeten"
    } == set()


@pytest.mark.slow
def test_every_record_is_mapped_or_rejected(gemeten: tuple[str, Uitkomst]) -> None:
    [(gelezen, verschil)] = gemeten[1].vraag(
        "select sum(rijen_gelezen), sum(rijen_gelezen - rijen_verwerkt - rijen_uitval)"
        " from kwaliteit.bronlevering where bron = 'zaken_zgw'"
    )
    assert isinstance(gelezen, int)
    assert gelezen > 500
    assert verschil == 0


def test_every_rule_has_a_planted_defect(
    geplant: tuple[Path, Waarheid], declaraties: Declaraties
) -> None:
    regels = {r.kaart.id for suite in declaraties.suites_van("zaken") for r in suite.regels}
    assert len(regels) >= 70
    assert regels - {fout.regel_id for fout in geplant[1].fouten()} == set()


def test_defects_come_and_go(geplant: tuple[Path, Waarheid]) -> None:
    per_levering = [
        {(f.regel_id, f.sleutel) for f in geplant[1].fouten()
         if f.levering == levering and f.regel_id.startswith("ZAAK-")}
        for levering in LEVERINGEN
    ]  # fmt: skip
    eerste, tweede = per_levering
    assert eerste - tweede
    assert tweede - eerste
    assert eerste & tweede


def test_the_files_are_list_responses_with_only_declared_fields(
    geplant: tuple[Path, Waarheid], declaraties: Declaraties
) -> None:
    contract = declaraties.contracten["zaken_zgw"]
    objecten = {
        patroon.removesuffix("*.json"): object_
        for object_, patroon in contract.formaat.bestanden.items()
    }
    assert set(objecten) == BESTANDEN
    for levering in LEVERINGEN:
        for naam, object_ in objecten.items():
            bekend = {k.geleverde_naam for k in contract.object(object_).properties}
            stammen = {veld.partition(".")[0] for veld in bekend}
            for record in records(geplant[0], levering, naam):
                assert set(record) <= stammen


def test_persons_in_cases_are_in_the_brp_and_have_a_test_number(
    geplant: tuple[Path, Waarheid],
) -> None:
    wereld = maak_wereld(600, 7)
    bekend = {p.bsn for p in (*wereld.ingezetenen, *wereld.buiten)}
    bewust = {f.sleutel for f in geplant[1].fouten() if f.entiteit == "ggm_rgbz.betrokkene"}
    for levering in LEVERINGEN:
        for rol in records(geplant[0], levering, "rollen"):
            bsn = rol["betrokkeneIdentificatie"].get("inpBsn")
            if bsn and bsn not in bewust:
                assert bsn in bekend
            if bsn:
                assert bsn.startswith(("0000", "99999"))
            rsin = rol["betrokkeneIdentificatie"].get("innNnpId")
            assert rsin is None or elfproef(rsin) or rsin in bewust


def test_the_same_seed_gives_the_same_bytes(geplant: tuple[Path, Waarheid], tmp_path: Path) -> None:
    zaken.schrijf(maak_wereld(600, 7), LEVERINGEN[1], tmp_path, Waarheid())
    for bestand in sorted((tmp_path / "zaken_zgw").iterdir()):
        geleverd = geplant[0] / LEVERINGEN[1] / "zaken_zgw" / bestand.name
        assert bestand.read_bytes() == geleverd.read_bytes()


def test_a_case_keeps_its_number_and_only_moves_forward(geplant: tuple[Path, Waarheid]) -> None:
    eerste, tweede = (
        {z["url"]: z for z in records(geplant[0], levering, "zaken")} for levering in LEVERINGEN
    )
    assert eerste.keys() < tweede.keys()
    vorm = re.compile(r"Z-[0-9]{4}-0[0-9]{6}")  # those with a defect have a number from 9,000,000
    gewoon = [url for url, z in eerste.items() if vorm.fullmatch(str(z["identificatie"]))]
    assert len(gewoon) > 10
    for url in gewoon:
        assert tweede[url]["identificatie"] == eerste[url]["identificatie"]
        assert eerste[url]["einddatum"] in (None, tweede[url]["einddatum"])


def test_each_defect_has_a_case_of_its_own(geplant: tuple[Path, Waarheid]) -> None:
    gewoon = 30  # the number of cases without a defect in a world of 600
    for levering in LEVERINGEN:
        aantal = len(records(geplant[0], levering, "zaken"))
        assert len(GEBREKEN) < aantal <= len(GEBREKEN) + gewoon
