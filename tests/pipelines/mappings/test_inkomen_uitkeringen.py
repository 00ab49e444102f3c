"""Benefits: from the export with decimal commas to the tables of income."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from data_samples.generator import inkomen_uitkeringen
from data_samples.generator.inkomen_uitkeringen import COMPONENT, VOORZIENING, euro
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, maak_wereld
from expectations.suites import load_suites
from pipelines.declaraties import Declaraties, laad_declaraties
from tests.data_samples.meten import Uitkomst, draai

LEVERING = "2026-11-01"


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return laad_declaraties()


def lever(declaraties: Declaraties, map_: Path, **bestanden: list[dict[str, str]]) -> Uitkomst:
    doel = map_ / LEVERING / "inkomen_uitkeringen"
    doel.mkdir(parents=True)
    for naam, kolommen in (("voorzieningen", VOORZIENING), ("componenten", COMPONENT)):
        with (doel / f"{naam}.csv").open("w", encoding="cp1252", newline="") as bestand:
            schrijver = csv.DictWriter(bestand, kolommen, delimiter=";")
            schrijver.writeheader()
            schrijver.writerows(bestanden[naam])
    return draai(declaraties, map_, LEVERING, None, map_ / "werk")


def test_amounts_dates_and_laws_arrive_as_the_ggm_has_them(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    uit = lever(
        declaraties, tmp_path,
        voorzieningen=[
            {"Dossiernummer": "001", "BSN": "000000012", "Wet": "PW", "Regelingcode": "PW21",
             "Ingangsdatum": "05-01-2026", "Bedrag": "1.234,50", "Eenmalig": "N",
             "BSN partner": "999990019", "Cliëntnummer": "K1", "Reden uitstroom": "11"},
            {"Dossiernummer": "002", "BSN": "000000012", "Wet": "X", "Regelingcode": "Y",
             "Ingangsdatum": "31-02-2026", "Bedrag": "veel", "Cliëntnummer": "K1"},
            {"Dossiernummer": "", "BSN": "000000012", "Cliëntnummer": "K1"},
        ],
        componenten=[
            {"Componentnummer": "07", "Dossiernummer": "001", "Bedrag": "-12,5", "D/C": "C",
             "Componentcode": "0900", "Rundatum": "22-09-2026", "Runperiode": "2026-09"},
            {"Componentnummer": ""},
        ],
    )  # fmt: skip
    assert uit.vraag(
        "select v.code, v.ingangsdatum::varchar, v.bedrag::varchar, v.eenmalig, s.wet"
        " from ggm_inkomen.inkomensvoorziening as v join ggm_inkomen.inkomensvoorzieningsoort as s"
        " on s.inkomensvoorzieningsoort_id = v.is_soort_voorziening_inkomensvoorzieningsoort_id"
        " order by 1"
    ) == [
        ("001", "2026-01-05", "1234.50", False, "Participatiewet PW-I"),
        ("002", None, None, None, "X"),
    ]
    assert uit.vraag(
        "select code, is_partner_van_inkomensvoorziening_id is not null"
        " from ggm_sociaal_domein.client order by 1 nulls last"
    ) == [("K1", False), (None, True)]
    assert uit.vraag(
        "select bedrag::varchar, debetcredit, datumrun::varchar from ggm_inkomen.component as c"
        " join ggm_inkomen.uitkeringsrun as u on u.uitkeringsrun_id = c.heeft_uitkeringsrun_id"
    ) == [("-12.50", "C", "2026-09-22")]
    assert uit.vraag("select soort, count(*) from kwaliteit.uitval group by 1 order by 1") == [
        ("rij", 2), ("waarde", 2),
    ]  # fmt: skip


def test_every_rule_on_benefits_has_a_planted_defect(tmp_path: Path) -> None:
    waarheid, wereld = Waarheid(), maak_wereld(2_000, 20261001)
    for levering in LEVERINGEN:
        inkomen_uitkeringen.schrijf(wereld, levering, tmp_path / levering, waarheid)
    regels = {k.id for s in load_suites() if s.domein.id == "inkomen" for k in s.kaarten}
    assert {fout.regel_id for fout in waarheid.fouten()} == regels


def test_a_tiny_world_has_benefits_without_defects(tmp_path: Path) -> None:
    waarheid = Waarheid()
    inkomen_uitkeringen.schrijf(maak_wereld(40, 1), LEVERINGEN[0], tmp_path, waarheid)
    assert waarheid.fouten() == []
    tekst = (tmp_path / "inkomen_uitkeringen" / f"voorzieningen_{LEVERINGEN[0]}.csv").read_text(
        "cp1252"
    )
    assert tekst.startswith("Dossiernummer;Cliëntnummer;BSN;")


def test_amounts_have_points_for_thousands_and_a_comma_for_cents() -> None:
    assert [euro(n) for n in (5, 123_450, 100_000_000)] == ["0,05", "1.234,50", "1.000.000,00"]
