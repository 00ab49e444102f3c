"""The mappings of leerplicht: what a delivered value means in the GGM."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from data_samples.generator.leerlingen_verzuim import KOPPEN
from pipelines.declaraties import Declaraties, laad_declaraties
from tests.data_samples.meten import Uitkomst, draai

LEVERING = "2026-10-01"
Rijen = list[dict[str, str]]
LEERLING = {"Leerlingnummer": "L1", "BSN": "000000012", "Geboortedatum": "03-05-2014"}
SCHOOL = {
    "BRIN": "99XA00", "Naam school": "De Waterlelie", "Onderwijssoort": "BAO",
    "Straat": "Sluisweg", "Huisnummer": "3", "Postcode": "1234AB", "Plaats": "Waterbeek",
}  # fmt: skip
INSCHRIJVING = {
    "Inschrijvingnummer": "I1", "Leerlingnummer": "L1", "BRIN": "99XA00", "Leerjaar": "4",
    "Schooljaar": "2026-2027", "Onderwijstype": "BAO", "Datum inschrijving": "04-05-2018",
}  # fmt: skip
MELDING = {
    "Meldingnummer": "M1", "Leerlingnummer": "L1", "BRIN": "99XA00", "Soort verzuim": "Relatief",
    "Datum melding": "07-09-2026", "Begindatum verzuim": "01-09-2026", "Status": "Geregistreerd",
}  # fmt: skip
Laad = Callable[..., Uitkomst]


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    alle = laad_declaraties()
    return replace(
        alle,
        contracten={"leerlingen_verzuim": alle.contracten["leerlingen_verzuim"]},
        mappings=tuple(m for m in alle.mappings if m.bron == "leerlingen_verzuim"),
        suites=(),
    )


@pytest.fixture
def laad(declaraties: Declaraties, tmp_path: Path) -> Laad:
    def doe(**bestanden: Rijen) -> Uitkomst:
        map_ = tmp_path / "landing" / LEVERING / "leerlingen_verzuim"
        map_.mkdir(parents=True)
        gewoon = {"leerlingen": [LEERLING], "scholen": [SCHOOL], "inschrijvingen": [INSCHRIJVING]}
        for naam, rijen in (gewoon | bestanden).items():
            pad = map_ / f"{naam}.csv"
            with pad.open("w", encoding="cp1252", newline="") as bestand:
                schrijver = csv.DictWriter(bestand, KOPPEN[naam].values(), delimiter=";")
                schrijver.writeheader()
                schrijver.writerows(rijen)
        return draai(declaraties, map_.parent.parent, LEVERING, None, tmp_path / "werk")

    return doe


def test_pupil_school_enrolment_and_school_career_belong_together(laad: Laad) -> None:
    assert laad().vraag(
        "select s.naam, p.identificatie, p.adresbinnenland, n.statutairenaam, i.datum::varchar,"
        " t.schooljaar, t.klas, t.onderwijstype"
        " from ggm_onderwijs.inschrijving as i"
        " join ggm_onderwijs.leerling as l on l.leerling_id = i.heeft_leerling_id"
        " join ggm_onderwijs.school as s on s.school_id = i.heeft_school_id"
        " join ggm_rsgb.rechtspersoon as p on p.rechtspersoon_id = s.school_id"
        " join ggm_rsgb.nietnatuurlijkpersoon as n on n.nietnatuurlijkpersoon_id = s.school_id"
        " join ggm_onderwijs.onderwijsloopbaan as o on o.heeft_leerling_id = l.leerling_id"
        " join ggm_onderwijs.loopbaanstap as t on t.onderwijsloopbaan_id = o.onderwijsloopbaan_id"
    ) == [
        ("De Waterlelie", "99XA00", "Sluisweg 3, 1234AB Waterbeek", "De Waterlelie", "2018-05-04",
         "2026-2027", 4, None)
    ]  # fmt: skip


def test_a_report_of_absence_is_one_report_in_three_tables(laad: Laad) -> None:
    assert laad(verzuimmeldingen=[MELDING]).vraag(
        "select a.identificatie, a.status, a.afgehandeld, m.soortverzuimofaanvraag,"
        " v.datumstart::varchar, v.heeft_leerling_id = m.betreft_leerling_id"
        " from ggm_leerplicht_en_leerlingenvervoer.verzuimmelding as v"
        " join ggm_leerplicht_en_leerlingenvervoer.aanvraagofmelding as m"
        " on m.aanvraagofmelding_id = v.verzuimmelding_id"
        " join ggm_dienstverlening.aanvraagofmelding as a"
        " on a.aanvraagofmelding_id = v.verzuimmelding_id"
    ) == [("M1", "Geregistreerd", "Nee", "relatief", "2026-09-01", True)]


def test_a_pupil_without_bsn_is_known_by_onderwijsnummer(laad: Laad) -> None:
    zonder = LEERLING | {"BSN": "", "Onderwijsnummer": "109990000"}
    uit = laad(leerlingen=[zonder, LEERLING | {"Leerlingnummer": "L2", "BSN": " "}])
    assert uit.vraag(
        "select leerling_id = cast(md5_number_lower('leerling:109990000') >> 1 as bigint)"
        " from ggm_onderwijs.leerling"
    ) == [(True,)]
    [(soort, reden)] = uit.vraag("select soort, reden from kwaliteit.uitval")
    assert soort == "rij"
    assert str(reden).startswith("BSN en onderwijsnummer ontbreken")


def test_leaving_school_and_an_unknown_pupil(laad: Laad) -> None:
    weg = INSCHRIJVING | {
        "Inschrijvingnummer": "I2", "Leerlingnummer": "L9", "Onderwijstype": "havo",
        "Datum uitschrijving": "31-07-2026", "Diploma behaald": "j",
    }  # fmt: skip
    uit = laad(inschrijvingen=[INSCHRIJVING, weg])
    assert uit.vraag(
        "select datum::varchar, diplomabehaald, heeft_leerling_id from ggm_onderwijs.uitschrijving"
    ) == [("2026-07-31", "Ja", None)]
    assert uit.vraag(
        "select onderwijstype from ggm_onderwijs.loopbaanstap where onderwijsloopbaan_id is null"
    ) == [("HAVO",)]


def test_an_exemption_with_its_decision(laad: Laad) -> None:
    vrij = {
        "Vrijstellingnummer": "V1", "Leerlingnummer": "L1", "Grond": "5 onder a",
        "Datum besluit": "2026", "Toegekend": "N", "Begindatum": "01-08-2026",
    }  # fmt: skip
    uit = laad(vrijstellingen=[vrij])
    assert uit.vraag(
        "select v.aanvraagtoegekend, v.datumstart::varchar, b.reden, b.datum"
        " from ggm_leerplicht_en_leerlingenvervoer.vrijstelling as v"
        " join ggm_leerplicht_en_leerlingenvervoer.beslissing as b"
        " on b.beslissing_id = v.vrijstelling_id"
    ) == [("Nee", "2026-08-01", "5 onder a", None)]
    assert uit.vraag("select soort, kolom from kwaliteit.uitval") == [("waarde", "datum")]
