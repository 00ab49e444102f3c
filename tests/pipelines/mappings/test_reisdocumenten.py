"""The mappings of travel documents: what a delivered value means in the GGM."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from data_samples.generator.reisdocumenten_rijen import KOPPEN
from pipelines.declaraties import Declaraties, laad_declaraties
from tests.data_samples.meten import Uitkomst, draai

LEVERING = "2026-10-01"
GOED = {
    "Aanvraagnummer": "R20210000001",
    "Burgerservicenummer": "000000012",
    "Soort reisdocument": "PN",
    "Nummer reisdocument": "XP00001W1",
    "Datum uitgifte": "20210503",
    "Autoriteit van afgifte": "B0221",
    "Datum einde geldigheid": "20310503",
}
Laad = Callable[..., Uitkomst]


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    alle = laad_declaraties()
    return replace(
        alle,
        contracten={"reisdocumenten": alle.contracten["reisdocumenten"]},
        mappings=tuple(m for m in alle.mappings if m.bron == "reisdocumenten"),
        suites=(),
    )


@pytest.fixture
def laad(declaraties: Declaraties, tmp_path: Path) -> Laad:
    def doe(*rijen: dict[str, str]) -> Uitkomst:
        map_ = tmp_path / "landing" / LEVERING / "reisdocumenten"
        map_.mkdir(parents=True)
        with (map_ / "r.csv").open("w", encoding="utf-8-sig", newline="") as bestand:
            schrijver = csv.DictWriter(bestand, KOPPEN.values(), delimiter=";")
            schrijver.writeheader()
            schrijver.writerows(GOED | rij for rij in rijen)
        return draai(declaraties, map_.parent.parent, LEVERING, None, tmp_path / "werk")

    return doe


def test_a_document_with_its_holder_kind_and_authority(laad: Laad) -> None:
    uit = laad({"Soort reisdocument": "pn ", "Burgerservicenummer": "000000012"})
    assert uit.vraag(
        "select r.reisdocumentnummer, r.soort, r.datumuitgifte::varchar,"
        " r.datumeindegeldigheiddocument::varchar, r.is_verstrekt_aan_ingeschrevenpersoon_id"
        " = cast(md5_number_lower('persoon:000000012') >> 1 as bigint)"
        " from ggm_rsgb.reisdocument as r"
    ) == [("XP00001W1", "PN", "2021-05-03", "2031-05-03", True)]
    assert uit.vraag(
        "select reisdocumentcode, reisdocumentomschrijving"
        " from ggm_rsgb_referentielijsten.reisdocumentsoort"
    ) == [("PN", "Nationaal paspoort")]
    assert uit.vraag(
        "select code, omschrijving"
        " from ggm_rsgb_referentielijsten.autoriteitafgiftenederlandsreisdocument"
    ) == [("B0221", "Burgemeester van Doesburg")]


def test_a_document_without_number_is_rejected_with_a_reason(laad: Laad) -> None:
    uit = laad({"Nummer reisdocument": " "}, {})
    assert uit.vraag("select count(*) from ggm_rsgb.reisdocument") == [(1,)]
    [(soort, reden)] = uit.vraag("select soort, reden from kwaliteit.uitval")
    assert soort == "rij"
    assert str(reden).startswith("Documentnummer ontbreekt")


def test_a_date_that_does_not_exist_is_an_error_and_one_that_is_partly_known_is_not(
    laad: Laad,
) -> None:
    uit = laad({"Datum uitgifte": "20210230"}, {"Datum uitgifte": "20210500"})
    assert uit.vraag("select distinct datumuitgifte from ggm_rsgb.reisdocument") == [(None,)]
    assert uit.vraag("select soort, kolom from kwaliteit.uitval order by 1") == [
        ("past_niet", "datumuitgifte"),
        ("waarde", "datumuitgifte"),
    ]


def test_an_unknown_kind_stays_with_the_document_only(laad: Laad) -> None:
    uit = laad({"Soort reisdocument": "PX", "Autoriteit van afgifte": "BZ0001"})
    assert uit.vraag("select soort, autoriteitvanafgifte from ggm_rsgb.reisdocument") == [
        ("PX", "BZ0001")
    ]
    assert uit.vraag("select * from ggm_rsgb_referentielijsten.reisdocumentsoort") == []
