"""The Handelsregister: what a delivered value means in the GGM, and a real answer of an API."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from data_samples.generator.kvk_rijen import activiteit, datum
from pipelines.declaraties import Declaraties
from tests.data_samples.meten import Uitkomst
from tests.pipelines.mappings.kleine_bron import alleen, lever

Record = dict[str, Any]
MAC: Record = {
    "kvknummer": "01234567",
    **datum("datumAanvangMaatschappelijkeActiviteit", None),
    "naam": "Bakkerij Ziltstra",
    "heeftAlsEigenaarHrNnpId": "01234567.NNP",
    "onderneming": True,
    "bezoekLocatieVolledigAdres": "Kade 1\n5900AB Waterbeek",
}
VESTIGING: Record = {
    "vestigingsnummer": "000000000012",
    **datum("datumAanvang", None),
    **datum("datumEinde", None),
    "eersteHandelsnaam": "Bakkerij Ziltstra",
    "isCommercieleVestiging": "Ja",
    "hoofdvestiging": "Ja",
    "isEenUitoefeningVanHrMacId": "01234567",
    "bezoekHeeftBagVerblijfsobjectId": "0221010000000001",
    "activiteiten": [activiteit("01110", "Teelt van granen", "Ja")],
}
EIGENAAR = {"identificatie": "01234567.NNP", "rsin": "000000012", "rechtsvorm": "Stichting"}


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return alleen("kvk_handelsregister", "economie")


def _lever(
    declaraties: Declaraties,
    werk: Path,
    macs: list[Record],
    vestigingen: list[Record],
    **eigenaren: list[Record],
) -> Uitkomst:
    inschrijvingen = {"_embedded": {"maatschappelijkeactiviteiten": macs, **eigenaren}}
    bestanden = {
        "maatschappelijkeactiviteiten.json": json.dumps(inschrijvingen).encode(),
        "vestigingen.json": json.dumps({"_embedded": {"vestigingen": vestigingen}}).encode(),
    }
    return lever(declaraties, bestanden, werk, "economie")


def test_a_branch_knows_its_registration_address_and_activities(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    uit = _lever(declaraties, tmp_path, [MAC], [VESTIGING], heeftAlsEigenaarHrNnp=[EIGENAAR])
    assert uit.vraag(
        "select m.kvknummer, v.vestigingsnummer, s.sbicode, m.rsin, m.rechtsvorm, m.adresbinnenland"
        " from ggm_rsgb.vestiging as v join ggm_rsgb.maatschappelijkeactiviteit as m on"
        " m.maatschappelijkeactiviteit_id = v.is_hoofdvestiging_van_maatschappelijkeactiviteit_id"
        " join ggm_rsgb_groepattribuutsoort.sbiactiviteitvestiging as s using (vestiging_id)"
    ) == [
        (
            "01234567",
            "000000000012",
            "01110",
            "000000012",
            "Stichting",
            "Kade 1, 5900AB Waterbeek",
        )
    ]
    assert uit.vraag("select naamactiviteit from ggm_rsgb_referentielijsten.sbiactiviteit") == [
        ("Teelt van granen",)
    ]
    assert {regel for regel, (_, fouten) in uit.status.items() if fouten} == {"KVK-062"}


def test_the_owner_is_the_same_organisation_or_person_as_elsewhere(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    mens = MAC | {
        "kvknummer": "00000002",
        "heeftAlsEigenaarHrNnpId": None,
        "heeftAlsEigenaarHrNpsId": "2.NPS",
    }
    uit = _lever(
        declaraties,
        tmp_path,
        [MAC, mens],
        [],
        heeftAlsEigenaarHrNnp=[EIGENAAR],
        heeftAlsEigenaarHrNps=[{"identificatie": "2.NPS", "bsn": "999990019"}],
    )
    assert uit.vraag(
        "select n.statutairenaam is null, n.rechtsvorm from ggm_rsgb.nietnatuurlijkpersoon as n"
        " join ggm_rsgb.maatschappelijkeactiviteit as m"
        " on m.heeft_als_eigenaar_rechtspersoon_id = n.nietnatuurlijkpersoon_id"
    ) == [(True, "stichting")]
    [(sleutel,)] = uit.vraag(
        "select heeft_als_eigenaar_rechtspersoon_id = md5_number_lower('persoon:999990019') >> 1"
        " from ggm_rsgb.maatschappelijkeactiviteit where rechtsvorm = 'Eenmanszaak'"
    )
    assert sleutel is True


DATUMS: list[tuple[Record, str | None, str | None]] = [
    ({"datumAanvangDatum": "1976-03-01"}, "1976-03-01", None),
    ({"datumAanvangJaar": 1976, "datumAanvangMaand": 3, "datumAanvangDag": 1}, "1976-03-01", None),
    ({"datumAanvangJaar": 1976, "datumAanvangMaand": 0, "datumAanvangDag": 0}, None, "past_niet"),
    ({"datumAanvangJaar": 1976, "datumAanvangMaand": 14}, None, "waarde"),
    ({"datumAanvangDatum": "1976-02-31", "datumAanvangJaar": 1976}, None, "waarde"),
    ({}, None, None),
]


def test_a_date_in_parts(declaraties: Declaraties, tmp_path: Path) -> None:
    nummers = [f"{nummer:012d}" for nummer in range(len(DATUMS))]
    vestigingen = [
        VESTIGING | {"vestigingsnummer": nummer} | delen
        for nummer, (delen, _, _) in zip(nummers, DATUMS, strict=True)
    ]
    uit = _lever(declaraties, tmp_path, [MAC], vestigingen)
    assert uit.vraag(
        "select datumaanvang::varchar, u.soort from ggm_rsgb.vestiging as v"
        " left join kwaliteit.uitval as u on u.bronrij = v.dwh_bronrij and u.kolom = 'datumaanvang'"
        " order by vestigingsnummer"
    ) == [(datum_, soort) for _, datum_, soort in DATUMS]


def test_without_a_number_a_record_is_rejected_and_the_rest_stays(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    zonder = VESTIGING | {"vestigingsnummer": None}
    uit = _lever(declaraties, tmp_path, [MAC | {"kvknummer": ""}], [VESTIGING, zonder])
    assert uit.vraag("select count(*) from ggm_rsgb.vestiging") == [(1,)]
    redenen = [str(reden) for (reden,) in uit.vraag("select reden from kwaliteit.uitval")]
    assert sorted(reden.split()[0] for reden in redenen) == ["KVK-nummer", "Vestigingsnummer"]


@pytest.mark.shared
def test_real_answers_of_an_api_arrive_whole(
    shared: Path, declaraties: Declaraties, tmp_path: Path
) -> None:
    paden = sorted((shared / "samples/amsterdam_backend_mocks").glob("hr-kvk_*.json"))
    uit = lever(declaraties, {pad.name: pad.read_bytes() for pad in paden}, tmp_path)
    for object_ in declaraties.contracten["kvk_handelsregister"].objecten:
        echt = [
            record
            for pad in paden
            for record in json.loads(pad.read_bytes())["_embedded"].get(object_.physicalName, [])
        ]
        velden = {k.name: k.physicalName or k.name for k in object_.properties}
        gelezen = uit.vraag(
            f"select {', '.join(velden)} from bron.kvk_handelsregister_{object_.name} order by _rij"
        )
        verwacht = [tuple(_tekst(record.get(veld)) for veld in velden.values()) for record in echt]
        assert sorted(gelezen, key=str) == sorted(verwacht, key=str) != []
    assert uit.vraag("select count(*) from ggm_rsgb.vestiging") == [(8,)]
    assert ("000006363571",) in uit.vraag("select vestigingsnummer from ggm_rsgb.vestiging")
    assert {soort for (soort,) in uit.vraag("select soort from kwaliteit.uitval")} <= {"past_niet"}


def _tekst(waarde: object) -> str | None:
    if waarde is None or isinstance(waarde, str):
        return waarde
    return json.dumps(waarde, ensure_ascii=False, separators=(",", ":"))
