"""The mappings of the land registry: what a delivered value means in the GGM."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipelines.declaraties import Declaraties, laad_declaraties
from tests.data_samples.meten import Uitkomst, draai

LEVERING = "2026-10-01"
ZAAK: dict[str, Any] = {
    "identificatie": "990000000170000",
    "type": "perceel",
    "kadastraleAanduiding": {
        "kadastraleGemeente": {"code": "0042", "waarde": "Waterbeek"},
        "sectie": "A",
        "perceelnummer": 101,
    },
    "kadastraleGrootte": {"waarde": 312.5, "soortGrootte": {"code": "1"}},
    "koopsom": {"koopsom": 250000, "koopjaar": 2019},
}
DEEL: dict[str, Any] = {
    "identificatie": "T1",
    "kadastraalOnroerendeZaakIdentificatie": "990000000170000",
    "zakelijkRecht": {"identificatie": "R1", "aard": {"code": "2", "waarde": "Eigendom"}},
    "aandeel": {"teller": 1, "noemer": 2},
    "datumBeginGeldigheid": "2019-05-01",
    "natuurlijkPersoon": {"burgerservicenummer": "000000012"},
}
Laad = Callable[..., Uitkomst]


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    alle = laad_declaraties()
    return replace(
        alle,
        contracten={"brk_percelen": alle.contracten["brk_percelen"]},
        mappings=tuple(m for m in alle.mappings if m.bron == "brk_percelen"),
        suites=(),
    )


@pytest.fixture
def laad(declaraties: Declaraties, tmp_path: Path) -> Laad:
    def doe(zaken: list[dict[str, Any]], delen: list[dict[str, Any]]) -> Uitkomst:
        map_ = tmp_path / "landing" / LEVERING / "brk_percelen"
        map_.mkdir(parents=True)
        for naam, records in (
            ("kadastraalOnroerendeZaken", zaken),
            ("zakelijkGerechtigden", delen),
        ):
            inhoud = {"_embedded": {naam: records}}
            (map_ / f"{naam}.json").write_text(json.dumps(inhoud), "utf-8")
        return draai(declaraties, map_.parent.parent, LEVERING, None, tmp_path / "werk")

    return doe


def test_two_owners_share_one_right_on_a_parcel(laad: Laad) -> None:
    ander = DEEL | {
        "identificatie": "T2",
        "natuurlijkPersoon": None,
        "nietNatuurlijkPersoon": {"rsin": "000027753"},
    }
    uit = laad([ZAAK], [DEEL, ander])
    assert uit.vraag(
        "select k.identificatie, k.kadastralegemeentecode, k.perceelnummer, k.koopsom::varchar,"
        " p.grootteperceel::varchar, z.aardzakelijkrecht, t.identificatietenaamstelling,"
        " t.aandeelinrecht, t.heeft_rechtspersoon_id = cast(md5_number_lower("
        "   case when t.identificatietenaamstelling = 'T1' then 'persoon:000000012'"
        "   else 'organisatie:000027753' end) >> 1 as bigint)"
        " from ggm_rsgb.kadastraleonroerendezaak as k"
        " join ggm_rsgb.kadastraalperceel as p"
        " on p.kadastraalperceel_id = k.kadastraleonroerendezaak_id"
        " join ggm_rsgb.zakelijkrecht as z"
        " on z.rust_op_kadastraleonroerendezaak_id = k.kadastraleonroerendezaak_id"
        " join ggm_rsgb.tenaamstelling as t"
        " on t.heeft_betrekking_op_zakelijkrecht_id = z.zakelijkrecht_id order by 7"
    ) == [
        ("990000000170000", "0042", 101, "250000.00", "312.50", "2", naam, "1/2", True)
        for naam in ("T1", "T2")
    ]
    assert uit.vraag("select count(*) from ggm_rsgb.zakelijkrecht") == [(1,)]


def test_a_flat_is_no_parcel(laad: Laad) -> None:
    uit = laad([ZAAK | {"type": "Appartementsrecht"}], [])
    assert uit.vraag("select count(*) from ggm_rsgb.appartementsrecht") == [(1,)]
    assert uit.vraag("select count(*) from ggm_rsgb.kadastraalperceel") == [(0,)]


def test_what_has_no_identification_is_rejected_with_a_reason(laad: Laad) -> None:
    uit = laad([ZAAK | {"identificatie": None}], [DEEL | {"identificatie": " "}])
    assert uit.vraag("select soort, reden from kwaliteit.uitval order by 2") == [
        ("rij", "Identificatie ontbreekt: deze onroerende zaak is niet te herkennen."),
        ("rij", "Identificatie ontbreekt: deze tenaamstelling is niet te herkennen."),
    ]


def test_a_part_that_is_not_whole_stays_readable(laad: Laad) -> None:
    uit = laad([], [DEEL | {"aandeel": {"teller": None, "noemer": 2}}])
    assert uit.vraag("select aandeelinrecht from ggm_rsgb.tenaamstelling") == [("2",)]
