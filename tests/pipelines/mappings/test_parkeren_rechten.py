"""Parking: what a delivered value means in the GGM, and what becomes of bad records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data_samples.generator.parkeer_rijen import (
    GEBIEDEN,
    Rij,
    naheffingen,
    rechten,
    vergunningen,
)
from data_samples.generator.wereld import maak_wereld
from pipelines.contract.laden import load_contracts
from tests.data_samples.meten import Uitkomst
from tests.pipelines.mappings.bronproef import csv_tekst, lees_echt, lever

BRON = "parkeren_rechten"
WERELD = maak_wereld(100, 1)
RECHT = rechten(WERELD, "2026-10-01")[0]
VERGUNNING = vergunningen(WERELD)[0]
NAHEFFING = naheffingen(WERELD, "2026-11-01")[0]


def laad(
    werk: Path, recht: Rij = RECHT, vergunning: Rij = VERGUNNING, naheffing: Rij = NAHEFFING
) -> Uitkomst:
    bestanden = {
        "rechten.csv": csv_tekst([recht], ";"),
        "gebieden.csv": csv_tekst(GEBIEDEN, ";"),
        "vergunningen.csv": csv_tekst([vergunning], ";"),
        "naheffingen.csv": csv_tekst([naheffing], ";"),
    }
    return lever(BRON, bestanden, werk)


@pytest.mark.parametrize(
    ("utc", "hier"),
    [
        ("2026-07-01T22:30:00Z", "2026-07-02 00:30:00"),
        ("2026-12-31T23:30:00Z", "2027-01-01 00:30:00"),
        ("2026-10-25T00:30:00Z", "2026-10-25 02:30:00"),  # the hour that comes twice
        ("2026-10-25T01:30:00Z", "2026-10-25 02:30:00"),
        ("2026-07-01 22:30:00+02:00", "2026-07-01 22:30:00"),
        ("2026-07-01T22:30:00", "2026-07-01 22:30:00"),
    ],
)
def test_times_become_dutch_time(tmp_path: Path, utc: str, hier: str) -> None:
    uit = laad(tmp_path, RECHT | {"beginTijdUtc": utc})
    assert uit.vraag("select datumtijdstart::varchar from ggm_parkeren.parkeerrecht") == [(hier,)]


@pytest.mark.parametrize(
    ("geleverd", "euro"), [("3,20", "3.20"), ("1.240,00", "1240.00"), ("€ 2,-", "2.00"), ("", None)]
)
def test_amounts_have_a_decimal_comma(tmp_path: Path, geleverd: str, euro: str | None) -> None:
    uit = laad(tmp_path, RECHT | {"bedrag": geleverd})
    assert uit.vraag("select bedragaankoop::varchar from ggm_parkeren.parkeerrecht") == [(euro,)]


def test_one_vehicle_for_a_right_a_permit_and_an_assessment(tmp_path: Path) -> None:
    zelfde = {"kenteken": "E-321-BA"}
    uit = laad(tmp_path, RECHT | {"voertuigId": "e321ba"}, VERGUNNING | zelfde, NAHEFFING | zelfde)
    assert uit.vraag("select kenteken, land from ggm_parkeren.voertuig") == [("E321BA", "NL")]
    assert uit.vraag(
        "select count(*) from ggm_parkeren.parkeerrecht as p join ggm_parkeren.parkeerscan as s"
        " on s.betreft_voertuig_id = p.betreft_voertuig_id"
    ) == [(1,)]


def test_a_permit_finds_its_area_its_kind_and_the_key_of_its_holder(tmp_path: Path) -> None:
    uit = laad(tmp_path, vergunning=VERGUNNING | {"bsn": "000000012"})
    assert uit.vraag(
        "select v.nummer, v.datumstart::date::varchar, z.sectorcode, p.tarief::varchar,"
        " v.ingezetene_id = sleutel('persoon', '000000012')"
        " from ggm_parkeren.parkeervergunning as v"
        " join ggm_parkeren.kp_prkrvrgnnng_prkrzn as k using (parkeervergunning_id)"
        " join ggm_parkeren.parkeerzone as z using (parkeerzone_id)"
        " join ggm_parkeren.productsoort as p on p.productsoort_id = v.soort_productsoort_id"
    ) == [
        (
            int(VERGUNNING["vergunningnummer"]),
            "-".join(reversed(VERGUNNING["ingangsdatum"].split("-"))),
            VERGUNNING["gebiedId"],
            VERGUNNING["jaartarief"].replace(",", "."),
            True,
        )
    ]


def test_bad_values_are_left_out_and_bad_records_rejected(tmp_path: Path) -> None:
    uit = laad(
        tmp_path,
        RECHT | {"verworvenRechtId": ""},
        VERGUNNING | {"ingangsdatum": "31-02-2025"},
        NAHEFFING | {"bedrag": "zie brief"},
    )
    assert set(uit.vraag("select soort, entiteit, kolom from kwaliteit.uitval")) == {
        ("rij", "ggm_parkeren.parkeerrecht", None),
        ("waarde", "ggm_parkeren.parkeervergunning", "datumstart"),
        ("waarde", "ggm_parkeren.naheffing", "bedrag"),
    }


@pytest.mark.shared
def test_rights_have_the_names_of_the_published_schema(shared: Path) -> None:
    pad = shared / "samples/amsterdam_schemas/npr/parkeerEnVerblijfsRechten/v0.json"
    bekend = set(json.loads(pad.read_bytes())["schema"]["properties"])
    [recht] = [o for o in load_contracts()[BRON].objecten if o.name == "recht"]
    assert {kolom.geleverde_naam for kolom in recht.properties} <= bekend


@pytest.mark.shared
def test_real_applications_for_a_parking_place_keep_their_plates(
    shared: Path, tmp_path: Path
) -> None:
    pad = shared / "samples/amsterdam_backend_mocks/decos-vergunningen-zaken-response.json"
    kolommen = ("key", "fields.mark", "fields.text45", "fields.text8", "fields.text7")
    uit = lees_echt(
        {"soort": "json", "pad": {"zaak": "content.item"}}, {"zaak": kolommen}, [pad], tmp_path
    )
    echt = json.loads(pad.read_bytes())["content"]
    assert uit.vraag("select count(*) from bron.echt_zaak") == [(len(echt),)]
    assert uit.vraag(
        "select fields_mark, fields_text8, fields_text7 from bron.echt_zaak"
        " where fields_text45 = 'Eigen parkeerplaats' order by _regelnummer"
    ) == [
        (r["fields"]["mark"], r["fields"].get("text8"), r["fields"].get("text7"))
        for r in echt
        if r["fields"].get("text45") == "Eigen parkeerplaats"
    ]
