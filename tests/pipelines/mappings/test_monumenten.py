"""The register of monuments: from a sheet with a header of two rows to the GGM."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from data_samples.generator.monument_rijen import KOP, Cel, Monument
from pipelines.declaraties import Declaraties
from tests.data_samples.meten import Uitkomst
from tests.pipelines.mappings.kleine_bron import alleen, lever

KOPPEN = [kop for groep in KOP.values() for kop in groep]
MONUMENT: Monument = dict.fromkeys(KOPPEN) | {
    "Registernummer": "M-0001",
    "Gemeentelijk nummer": "GM001",
    "Naam": "Pakhuis",
    "Type": "Gemeentelijk monument",
    "Datum inschrijving": date(1999, 4, 1),
    "Pand": "0221100000000001",
    "Bouwjaar van": 1890,
    "Bouwjaar tot": 1891,
    "Bouwstijl": "Jugendstil",
    "Oorspronkelijke functie": "Pakhuis",
    "Omschrijving": "Gevel met siermetselwerk.",
}


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return alleen("monumenten", "erfgoed")


def _lever(declaraties: Declaraties, werk: Path, *monumenten: dict[str, Cel]) -> Uitkomst:
    boek = Workbook()
    blad = boek.active
    blad.title = "Monumenten"
    blad.append(["Monumentenregister"])
    groepen = [[groep] + [None] * (len(koppen) - 1) for groep, koppen in KOP.items()]
    blad.append([cel for groep in groepen for cel in groep])
    blad.append(KOPPEN)
    kolom = 1
    for koppen in KOP.values():
        blad.merge_cells(None, 2, kolom, 2, kolom + len(koppen) - 1)
        kolom += len(koppen)
    for monument in monumenten:
        blad.append([monument[kop] for kop in KOPPEN])
    inhoud = io.BytesIO()
    boek.save(inhoud)
    return lever(declaraties, {"register.xlsx": inhoud.getvalue()}, werk, "erfgoed")


def test_a_row_becomes_a_monument_with_its_building_period_style_and_function(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    uit = _lever(declaraties, tmp_path, MONUMENT)
    assert uit.vraag(
        "select s.gemeentelijkmonumentcode, s.type, s.datuminschrijvingregister::varchar,"
        " b.bouwjaarvan, b.bouwjaartot, t.hoofdstijl, f.functie"
        " from ggm_monumenten.beschermde_status as s"
        " join ggm_monumenten.kp_bschrmd_stts_bwctvtt as k1 using (beschermde_status_id)"
        " join ggm_monumenten.bouwactiviteit as b using (bouwactiviteit_id)"
        " join ggm_monumenten.kp_bschrmd_stts_bwstjl as k2 using (beschermde_status_id)"
        " join ggm_monumenten.bouwstijl as t using (bouwstijl_id)"
        " join ggm_monumenten.kp_bschrmd_stts_orsprnkljkfnct as k3 using (beschermde_status_id)"
        " join ggm_monumenten.oorspronkelijkefunctie as f using (oorspronkelijkefunctie_id)"
    ) == [("GM001", "gemeentelijkmonument", "1999-04-01", 1890, 1891, "Jugendstil", "Pakhuis")]
    assert uit.vraag("select pand, _regelnummer from bron.monumenten_monument") == [
        ("0221100000000001", 4)
    ]
    assert uit.afwijkingen() == set()


def test_a_number_of_the_bag_that_became_a_number_is_told(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    uit = _lever(declaraties, tmp_path, MONUMENT | {"Pand": 221100000000001})
    assert uit.afwijkingen() == {("ERF-032", "M-0001")}


def test_a_date_as_text_is_read_and_one_that_is_none_is_told(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    tekst = MONUMENT | {"Datum inschrijving": "1-4-1999"}
    geen = MONUMENT | {"Registernummer": "M-0002", "Datum inschrijving": "voorjaar 1999"}
    uit = _lever(declaraties, tmp_path, tekst, geen)
    assert uit.vraag(
        "select datuminschrijvingregister::varchar from ggm_monumenten.beschermde_status order by 1"
    ) == [("1999-04-01",), (None,)]
    assert uit.afwijkingen() == {("ERF-007", "M-0002"), ("ERF-008", "M-0002")}


def test_a_row_without_number_is_rejected(declaraties: Declaraties, tmp_path: Path) -> None:
    uit = _lever(declaraties, tmp_path, MONUMENT, MONUMENT | {"Registernummer": None})
    [(reden,)] = uit.vraag("select reden from kwaliteit.uitval")
    assert str(reden).startswith("Registernummer ontbreekt")
    assert uit.vraag("select count(*) from ggm_monumenten.beschermde_status") == [(1,)]
