"""Civic integration: from a workbook with two sheets to obligations, plans and statements."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_samples.generator import inburgering_pvt
from data_samples.generator.inburgering_pvt import INBURGERAAR, PVT
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, maak_wereld
from data_samples.generator.werkboek import Cel, schrijf_werkboek
from expectations.suites import load_suites
from pipelines.declaraties import Declaraties, laad_declaraties
from tests.data_samples.meten import Uitkomst, draai

LEVERING = "2026-11-01"


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return laad_declaraties()


def lever(
    declaraties: Declaraties, map_: Path, mensen: list[dict[str, Cel]], pvt: list[dict[str, Cel]]
) -> Uitkomst:
    doel = map_ / LEVERING / "inburgering_pvt"
    doel.mkdir(parents=True)
    schrijf_werkboek(
        doel / "inburgering.xlsx",
        {
            "Inburgeraars": [INBURGERAAR, *([r.get(k) for k in INBURGERAAR] for r in mensen)],
            "PVT": [PVT, *([r.get(k) for k in PVT] for r in pvt)],
        },
    )
    return draai(declaraties, map_, LEVERING, None, map_ / "werk")


def test_a_file_becomes_obligation_plan_and_statement(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    uit = lever(
        declaraties, tmp_path,
        [
            {"Dossiernummer": "007", "BSN": "000000012", "V-nummer": "0000000001",
             "Start plicht": date(2026, 1, 5), "Dagtekening PIP": "9-3-2026",
             "Leerroute": "B1-route", "Aanvang termijn": date(2026, 3, 10), "MAP voldaan": "J"},
            {"Dossiernummer": "008", "Start plicht": "ooit"},
            {"BSN": "999990019"},
        ],
        [
            {"Dossiernummer": "007", "Voldaan": "N", "Verwijtbaar": "N"},
            {"Dossiernummer": None, "Voldaan": "J"},
        ],
    )  # fmt: skip
    assert uit.vraag(
        "select v_nummer, datumstart::varchar from ggm_inburgering.inburgeringsplicht order by 1"
    ) == [("0000000001", "2026-01-05"), (None, None)]
    assert uit.vraag(
        "select p.resultaat, p.verwijtbaarnietvoldaan, i.dagtekeningpip::varchar, m.resultaat"
        " from ggm_inburgering.pvt as p"
        " join ggm_inburgering.leerroute as l on l.leerroute_id = p.onderdeel_van_leerroute_id"
        " join ggm_inburgering.pip as i on i.pip_id = l.afgesproken_in_pip_id"
        " join ggm_inburgering.map as m on m.onderdeel_van_leerroute_id = l.leerroute_id"
    ) == [(0, False, "2026-03-09", 1)]
    assert uit.vraag(
        "select bool_or(inburgeraar_id = sleutel('persoon', '000000012')), count(*)"
        " from ggm_inburgering.inburgeraar"
    ) == [(True, 2)]
    assert uit.vraag("select soort, count(*) from kwaliteit.uitval group by 1 order by 1") == [
        ("rij", 2), ("waarde", 1),
    ]  # fmt: skip


def test_every_rule_on_civic_integration_has_a_planted_defect(tmp_path: Path) -> None:
    waarheid, wereld = Waarheid(), maak_wereld(2_000, 20261001)
    for levering in LEVERINGEN:
        inburgering_pvt.schrijf(wereld, levering, tmp_path / levering, waarheid)
    regels = {k.id for s in load_suites() if s.domein.id == "inburgering" for k in s.kaarten}
    assert {fout.regel_id for fout in waarheid.fouten()} == regels


def test_the_same_content_gives_the_same_workbook(tmp_path: Path) -> None:
    for naam in ("een", "twee"):
        schrijf_werkboek(tmp_path / naam, {"Blad": [("kop",), ("007",), (date(2026, 1, 5),)]})
    assert (tmp_path / "een").read_bytes() == (tmp_path / "twee").read_bytes()
