"""WOZ objects: which value counts, who has an interest, and the objects of the BAG."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data_samples.generator.kvk_rijen import Record
from data_samples.generator.woz_rijen import een_waarde
from pipelines.declaraties import Declaraties
from tests.data_samples.meten import Uitkomst
from tests.pipelines.mappings.kleine_bron import alleen, lever

OBJECT: Record = {
    "identificatie": "022100000001",
    "aanduiding": {
        "straat": "Kade",
        "huisnummer": 1,
        "postcode": "5900AB",
        "woonplaats": "Waterbeek",
        "nummeraanduidingIdentificatie": "0221200000000001",
    },
    "adresseerbaarObjectIdentificaties": ["0221010000000001"],
    "pandIdentificaties": ["0221100000000001"],
    "belanghebbendeEigenaar": {"type": "natuurlijk_persoon", "burgerservicenummer": "999990019"},
    "grondoppervlakte": 120,
    "waarden": [een_waarde(250_000, "2025-01-01")],
}


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return alleen("woz_objecten", "woz")


def _lever(declaraties: Declaraties, werk: Path, *objecten: Record) -> Uitkomst:
    inhoud = json.dumps({"_embedded": {"wozObjecten": objecten}}).encode()
    return lever(declaraties, {"wozobjecten.json": inhoud}, werk, "woz")


def test_the_value_of_an_object_is_the_newest_that_was_not_withdrawn(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    oud = een_waarde(200_000, "2024-01-01", "beschikking_genomen", "bezwaar_ingediend")
    weg = een_waarde(900_000, "2025-01-01", "beschikking_vernietigd")
    hersteld = een_waarde(240_000, "2025-01-01", "beschikking_vernietigd", "beschikking_herzien")
    objecten = [
        OBJECT | {"identificatie": f"02210000000{nummer}", "waarden": waarden}
        for nummer, waarden in enumerate(([oud, weg], [oud, hersteld], [weg], []))
    ]
    uit = _lever(declaraties, tmp_path, *objecten)
    assert uit.vraag(
        "select datumwaardepeiling::varchar, vastgesteldewaarde from ggm_rsgb.woz_object"
        " order by wozobjectnummer"
    ) == [("2024-01-01", 200_000), ("2025-01-01", 240_000), (None, None), (None, None)]
    assert uit.vraag(
        "select o.wozobjectnummer, w.statusbeschikking from ggm_rsgb.woz_waarde as w"
        " join ggm_rsgb.woz_object as o on o.woz_object_id = w.is_voor_woz_object_id"
        " order by 1, w.datumwaardepeiling"
    ) == [
        ("022100000000", "bezwaar ingediend"),
        ("022100000001", "bezwaar ingediend"),
        ("022100000001", "herzieningsbeschikking"),
    ]


def test_the_owner_is_the_person_of_the_brp_and_the_dwelling_that_of_the_bag(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    uit = _lever(declaraties, tmp_path, OBJECT)
    assert uit.vraag(
        "select b.eigenaargebruiker,"
        " b.heeft_rechtspersoon_id = md5_number_lower('persoon:999990019') >> 1,"
        " d.bestaat_uit_adresseerbaarobject_id"
        " = md5_number_lower('adresseerbaarobject:0221010000000001') >> 1,"
        " d.bestaat_uit_pand_id = md5_number_lower('pand:0221100000000001') >> 1,"
        " l.locatieomschrijving from ggm_vastgoed.woz_belang as b"
        " join ggm_rsgb.woz_deelobject as d"
        " on d.is_onderdeel_van_woz_object_id = b.heeft_woz_object_id"
        " join ggm_vastgoed.locatieaanduidingwozobject as l"
        " on l.heeft_woz_object_id = b.heeft_woz_object_id"
    ) == [("eigenaar", True, True, True, "Kade 1, 5900AB Waterbeek")]
    assert uit.afwijkingen() == set()


def test_with_several_buildings_nobody_knows_which_is_whose(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    twee = OBJECT | {
        "adresseerbaarObjectIdentificaties": ["0221010000000001", "0221010000000002"],
        "pandIdentificaties": ["0221100000000001", "0221100000000002"],
    }
    uit = _lever(declaraties, tmp_path, twee)
    assert uit.vraag(
        "select wozdeelobjectnummer, bestaat_uit_pand_id from ggm_rsgb.woz_deelobject order by 1"
    ) == [(1, None), (2, None)]


def test_what_cannot_be_known_again_is_rejected(declaraties: Declaraties, tmp_path: Path) -> None:
    zonder_datum = OBJECT | {"waarden": [een_waarde(1_000, "2025-01-01") | {"waardepeildatum": ""}]}
    uit = _lever(declaraties, tmp_path, OBJECT | {"identificatie": None}, zonder_datum)
    redenen = {
        str(reden).split()[0] for (reden,) in uit.vraag("select reden from kwaliteit.uitval")
    }
    assert redenen == {"WOZ-objectnummer", "Waardepeildatum"}
    assert uit.vraag("select count(*) from ggm_rsgb.woz_object") == [(1,)]
