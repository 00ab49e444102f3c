"""DDAS: nested trajectories become the tables of debt relief; published examples arrive in full."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from data_samples.generator import schulden_ddas
from data_samples.generator.schulden_ddas_fouten import fouten
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, maak_wereld
from expectations.suites import load_suites
from pipelines.declaraties import Declaraties, laad_declaraties
from tests.data_samples.meten import Uitkomst, draai

LEVERING = "2026-11-01"


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return laad_declaraties()


def lever(declaraties: Declaraties, map_: Path, *trajecten: dict[str, Any]) -> Uitkomst:
    doel = map_ / LEVERING / "schulden_ddas"
    doel.mkdir(parents=True)
    organisatie = {
        "(Statutaire) Naam": "Bank",
        "KvK-nummer": "09000001",
        "contactpersonen": [{"email": "a@b.example", "naam": "A"}, {"naam": "zonder adres"}],
    }
    inhoud = {
        "leveringen": [
            {"aanleverende_organisatie": organisatie, "schuldhulptrajecten": list(trajecten)}
        ]
    }
    (doel / "ddas.json").write_text(json.dumps(inhoud), encoding="utf-8")
    return draai(declaraties, map_, LEVERING, None, map_ / "werk")


def test_a_trajectory_becomes_its_phases_debts_and_clients(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    uit = lever(
        declaraties, tmp_path,
        {
            "omschrijving": "Een", "startdatum": "2026-01-05", "gemeentecode": "GM0221",
            "aanmelding": {"startdatum": "2025-12-01", "crisisinterventie": True},
            "intake": {"startdatum": "2025-12-10", "beschikkingssoort": "Onbekend"},
            "begeleiding": [{"soort": "Budgetbeheer"}, {"soort": "Budgetcoaching"}],
            "client": [{"Burgerservicenummer": "000000012"}, {"Burgerservicenummer": None}],
            "schulden": [{"bedrag": 100}, {"bedrag": "veel"}, {"bedrag": 100}],
        },
    )  # fmt: skip
    schema = "ggm_schuldhulpverlening"
    assert uit.vraag(
        f"select a.crisisinterventie, i.beschikkingssoort, t.bevat_oplossing_id"
        f" from {schema}.schuldhulptraject as t"
        f" join {schema}.aanmelding as a on a.aanmelding_id = t.bevat_aanmelding_id"
        f" join {schema}.intake as i on i.intake_id = t.bevat_intake_id"
    ) == [(True, "Onbekend", None)]
    assert uit.vraag(
        f"select bedrag::varchar from {schema}.schuld as s join {schema}.schuldhulptraject as t"
        " on t.schuldhulptraject_id = s.heeft_schuldhulptraject_id order by s.schuld_id is null, 1"
    ) == [("100.00",), ("100.00",), (None,)]
    assert uit.vraag(f"select count(*) from {schema}.begeleiding") == [(2,)]
    assert uit.vraag("select client_id = sleutel('persoon', '000000012') from "
                     "ggm_sociaal_domein.client") == [(True,)]  # fmt: skip
    assert uit.vraag(f"select naam, email from {schema}.contactpersoon") == [("A", "a@b.example")]
    assert uit.vraag("select kolom from kwaliteit.uitval where soort = 'waarde'") == [("bedrag",)]


def test_two_trajectories_of_one_person_stay_apart_and_one_without_a_start_is_rejected(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    client = [{"Burgerservicenummer": "000000012"}]
    uit = lever(
        declaraties, tmp_path,
        {"omschrijving": "A", "startdatum": "2025-01-05", "client": client},
        {"omschrijving": "B", "startdatum": "2026-01-05", "client": client},
        {"omschrijving": "C", "client": client},
        {"omschrijving": "D", "startdatum": "2026-01-05", "client": "geen lijst"},
        {"omschrijving": "E", "startdatum": "2026-01-05"},
    )  # fmt: skip
    assert uit.vraag(
        "select count(*), count(distinct schuldhulptraject_id)"
        " from ggm_schuldhulpverlening.schuldhulptraject"
    ) == [(4, 4)]
    assert uit.vraag("select count(*) from kwaliteit.uitval where soort = 'rij'") == [(1,)]


def test_every_rule_on_debt_relief_has_a_planted_defect(tmp_path: Path) -> None:
    waarheid, wereld = Waarheid(), maak_wereld(300, 5)
    for levering in LEVERINGEN:
        schulden_ddas.schrijf(wereld, levering, tmp_path / levering, waarheid)
    regels = {k.id for s in load_suites() if s.domein.id == "schulden" for k in s.kaarten}
    geplant = {fout.regel_id for fout in waarheid.fouten()}
    assert {regel for regel in geplant if not regel.startswith("AVG-")} == regels
    assert {f.leveringen for f in fouten()} == {LEVERINGEN, LEVERINGEN[:1], LEVERINGEN[1:]}


@pytest.mark.shared
def test_the_published_examples_arrive_in_full(
    declaraties: Declaraties, tmp_path: Path, shared: Path
) -> None:
    """Compared with Python's own reading of each file."""
    doel = tmp_path / LEVERING / "schulden_ddas"
    doel.mkdir(parents=True)
    verwacht = []
    for pad in sorted((shared / "samples/schulden_ddas/v1.0").glob("*oorbeeld*.json")):
        shutil.copy(pad, doel / pad.name)
        for levering in json.loads(pad.read_text(encoding="utf-8"))["leveringen"]:
            kvk = levering["aanleverende_organisatie"]["KvK-nummer"]
            verwacht += [
                (
                    kvk, t["omschrijving"], t["startdatum"],
                    str(t["totaalSchuldbedragBijAanvangSchuld"]),
                    t["client"][0]["Burgerservicenummer"],
                )
                for t in levering["schuldhulptrajecten"]
            ]  # fmt: skip
    uit = draai(declaraties, tmp_path, LEVERING, None, tmp_path / "werk")
    gelezen = uit.vraag(
        "select kvk_nummer, omschrijving, startdatum, totaal_schuldbedrag,"
        " json_extract_string(client, '$[0].Burgerservicenummer') from bron.schulden_ddas_traject"
    )
    assert sorted(map(repr, gelezen)) == sorted(map(repr, verwacht))
    assert len(verwacht) > 20
    assert uit.vraag("select count(*) from ggm_schuldhulpverlening.schuldhulptraject") == [
        (len(verwacht),)
    ]
    assert uit.vraag(
        "select sum(rijen_gelezen) = sum(rijen_verwerkt) + sum(rijen_uitval), sum(rijen_uitval)"
        " from kwaliteit.bronlevering"
    ) == [(True, 0)]
