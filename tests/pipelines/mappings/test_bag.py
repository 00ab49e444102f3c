"""The BAG mappings: one row per voorkomen, relations by key, and no object lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.declaraties import Declaraties, laad_declaraties
from tests.data_samples.meten import Uitkomst, draai
from tests.pipelines.readers.test_bag import stand, tel, zip_van

LEVERING = "2026-10-01"
PND, VBO = "0221100000000001", "0221010000000001"
NUM, NEVEN = "0221200000000001", "0221200000000002"
Laad = Callable[..., Uitkomst]

#: Why a rule fails on the real extract, and is right to. Two made-up addresses were added by hand
#: to this file, each three times, of which two without an end date and with equal numbers.
TERECHT = {"BAG-056", "BAG-057", "BAG-058"}


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return laad_declaraties()


@pytest.fixture
def laad(declaraties: Declaraties, tmp_path: Path) -> Laad:
    """Deliver these objects, map them and measure no rules."""

    def doe(*objecten: str, relaties: bytes = b"") -> Uitkomst:
        map_ = tmp_path / "landing" / LEVERING / "bag_extract"
        map_.mkdir(parents=True)
        leden = {"a__xml": stand(*objecten)} | ({"b__xml": relaties} if relaties else {})
        (map_ / "bag.zip").write_bytes(zip_van(**leden))
        return draai(declaraties, map_.parents[1], LEVERING, "geen", tmp_path / "werk")

    return doe


def el(naam: str, waarde: str | None, ruimte: str = "Objecten") -> str:
    return "" if waarde is None else f"<{ruimte}:{naam}>{waarde}</{ruimte}:{naam}>"


def obj(
    soort: str, id_: str | None, *, nr: int = 1, begin: str = "2015-01-01", eind: str | None = None,
    status: str = "x", vervallen: str | None = None, eindreg: str | None = None, **velden: str,
) -> str:  # fmt: skip
    """One voorkomen; a field value may be XML of its own."""
    voorkomen = (
        el("voorkomenidentificatie", str(nr), "Historie")
        + el("beginGeldigheid", begin, "Historie")
        + el("eindGeldigheid", eind, "Historie")
        + el("eindRegistratie", eindreg, "Historie")
        + el("tijdstipInactief", vervallen, "Historie")
    )
    inhoud = el("identificatie", id_) + "".join(el(n, w) for n, w in velden.items())
    historie = el("voorkomen", f"<Historie:Voorkomen>{voorkomen}</Historie:Voorkomen>")
    return el(soort, inhoud + el("status", status) + historie)


def ref(*ids: str) -> str:
    return "".join(el("Ref", id_, "Objecten-ref") for id_ in ids)


def test_a_voorkomen_is_current_until_it_ends_or_is_taken_back(laad: Laad) -> None:
    uit = laad(
        obj("Pand", PND, nr=1, begin="2010-01-01", eind="2012-01-01", eindreg="2012-01-05"),
        obj("Pand", PND, nr=2, begin="2012-01-01", vervallen="2012-02-01T10:00:00"),
        obj("Pand", PND, nr=3, begin="2012-01-01", eindreg="2013-05-05T08:00:00"),
        obj("Pand", PND, nr=4, begin="2013-05-05"),
    )
    rijen = uit.vraag(
        "select versie, dwh_datumtijd_geldig_vanaf::varchar, dwh_datumtijd_geldig_tot_met::varchar"
        " from ggm_bag.pand order by 1"
    )
    assert rijen == [
        (1, "2010-01-01 00:00:00", "2012-01-01 00:00:00"),
        (2, "2012-01-01 00:00:00", "2012-01-01 00:00:00"),
        (3, "2012-01-01 00:00:00", "2013-05-05 08:00:00"),
        (4, "2013-05-05 00:00:00", None),
    ]


def test_all_voorkomens_know_when_the_object_began_and_ended(laad: Laad) -> None:
    uit = laad(
        obj("Pand", PND, nr=1, begin="2001-01-01", vervallen="2010-01-01T00:00:00"),
        obj("Pand", PND, nr=2, begin="2010-01-01", eind="2012-01-01", status="Pand in gebruik"),
        obj("Pand", PND, nr=3, begin="2012-01-01", eind="2014-01-01", status="Pand gesloopt"),
        obj("Pand", PND, nr=4, begin="2014-01-01", status="Pand gesloopt"),
        obj("Pand", "0221100000000002", status="Pand in gebruik"),
    )
    rijen = uit.vraag(
        "select identificatie, min(datumingang)::varchar, max(datumingang)::varchar,"
        " min(datumeinde)::varchar, count(datumeinde) from ggm_bag.pand group by 1 order by 1"
    )
    assert rijen == [
        (PND, "2010-01-01", "2010-01-01", "2012-01-01", 4),
        ("0221100000000002", "2015-01-01", "2015-01-01", None, 0),
    ]


def test_relations_point_to_the_key_of_the_object(laad: Laad) -> None:
    uit = laad(
        obj("Pand", PND),
        obj("Nummeraanduiding", NUM, ligtAan=ref("0221300000000001"), ligtIn=ref("9901")),
        obj("Nummeraanduiding", NEVEN),
        obj("OpenbareRuimte", "0221300000000001", ligtIn=ref("9901"), naam="Beek", type="Weg"),
        obj("Woonplaats", "9901"),
        obj("Verblijfsobject", VBO, heeftAlsHoofdadres=ref(NUM), heeftAlsNevenadres=ref(NEVEN),
            maaktDeelUitVan=ref(PND, "0221100000000009")),
    )  # fmt: skip
    assert uit.vraag(
        "select p.identificatie from ggm_bag.verblijfsobject v"
        " join ggm_bag.kp_vrbljfsbjct_pnd k using (verblijfsobject_id)"
        " left join ggm_bag.pand p using (pand_id) order by 1"
    ) == [(PND,), (None,)]
    assert uit.vraag(
        "select n.identificatie, a.typeadresseerbaarobject from ggm_bag.adresseerbaarobject a"
        " join ggm_bag.verblijfsobject v on v.verblijfsobject_id = a.adresseerbaarobject_id"
        " join ggm_bag.nummeraanduiding n"
        " on n.nummeraanduiding_id = a.heeft_als_hoofdadres_nummeraanduiding_id"
    ) == [(NUM, "Verblijfsobject")]
    assert uit.vraag(
        "select n.identificatie from ggm_bag.nummeraanduiding n join ggm_bag.adresseerbaarobject a"
        " on a.adresseerbaarobject_id = n.heeft_als_nevenadres_adresseerbaarobject_id"
    ) == [(NEVEN,)]
    assert uit.vraag(
        "select o.naamopenbareruimte, w.identificatie from ggm_bag.nummeraanduiding n"
        " join ggm_bag.openbareruimte o on o.openbareruimte_id = n.ligt_aan_openbareruimte_id"
        " join ggm_bag.woonplaats w on w.woonplaats_id = n.ligt_in_woonplaats_id"
        " and w.woonplaats_id = o.ligt_in_woonplaats_id"
    ) == [("Beek", "9901")]


def test_texts_get_the_spelling_of_the_ggm(laad: Laad) -> None:
    uit = laad(
        obj("Verblijfsobject", VBO, status="Verbouwing verblijfsobject", geconstateerd="J",
            gebruiksdoel="woonfunctie</Objecten:gebruiksdoel>"
            "<Objecten:gebruiksdoel>kantoorfunctie"),
        obj("OpenbareRuimte", "0221300000000001", type="Landschappelijk gebied",
            naam="Burgemeester van Waterbekelaan"),
        obj("OpenbareRuimte", "0221300000000002", naam="Beekweg",
            verkorteNaam=el("verkorteNaam", "Bkwg")),
    )  # fmt: skip
    [rij] = uit.vraag(
        "select status, cast(geconstateerd as varchar), gebruiksdoel from ggm_bag.verblijfsobject"
    )
    assert rij == ("verblijfsobject verbouwing", "true", "kantoorfunctie, woonfunctie")
    assert uit.vraag(
        "select typeopenbareruimte, straatnaam from ggm_bag.openbareruimte order by identificatie"
    ) == [("landschappelijk gebied", None), (None, "Bkwg")]


def test_the_municipality_is_the_one_of_the_day(laad: Laad) -> None:
    p = "gwr-product:"
    relatie = (
        "<{p}GemeenteWoonplaatsRelatie><{p}tijdvakgeldigheid>"
        "<b:begindatumTijdvakGeldigheid>{begin}</b:begindatumTijdvakGeldigheid>{eind}"
        "</{p}tijdvakgeldigheid><{p}gerelateerdeWoonplaats><{p}identificatie>9901"
        "</{p}identificatie></{p}gerelateerdeWoonplaats><{p}gerelateerdeGemeente>"
        "<{p}identificatie>{code}</{p}identificatie></{p}gerelateerdeGemeente>"
        "</{p}GemeenteWoonplaatsRelatie>"
    )
    eind = "<b:einddatumTijdvakGeldigheid>{}</b:einddatumTijdvakGeldigheid>"
    perioden = (
        ("2010-01-01", eind.format("2019-01-01"), "0001"),
        ("2019-01-01", eind.format("2027-01-01"), "0221"),
        ("2027-01-01", "", "0002"),
    )
    ns = "www.kadaster.nl/schemas/lvbag/gem-wpl-rel"
    lijst = "".join(relatie.format(p=p, begin=b, eind=e, code=c) for b, e, c in perioden)
    relaties = (
        f'<gwr:BAG-GWR-Deelbestand-LVC xmlns:gwr="{ns}/gwr-deelbestand-lvc/v20200601"'
        f' xmlns:gwr-product="{ns}/gwr-producten-lvc/v20200601" xmlns:b="{ns}/bag-types/v20200601">'
        f"<gwr:Product>{lijst}</gwr:Product></gwr:BAG-GWR-Deelbestand-LVC>"
    )
    uit = laad(obj("Woonplaats", "9901"), relaties=relaties.encode())
    assert uit.vraag(
        "select g.gemeentecode from ggm_bag.woonplaats w"
        " join ggm_bag.gemeente g on g.gemeente_id = w.ligt_in_gemeente_id"
    ) == [("0221",)]
    assert uit.vraag("select count(*) from ggm_bag.gemeente") == [(3,)]


def test_an_object_without_identification_is_rejected_with_a_reason(laad: Laad) -> None:
    uit = laad(obj("Pand", None), obj("Ligplaats", ""), obj("Pand", PND))
    assert uit.vraag("select count(*) from ggm_bag.pand") == [(1,)]
    rijen = uit.vraag(
        "select entiteit, regelnummer, reden from kwaliteit.uitval where soort = 'rij' order by 2"
    )
    assert [(e, n) for e, n, _ in rijen if e != "ggm_bag.adresseerbaarobject"] == [
        ("ggm_bag.pand", 1),
        ("ggm_bag.ligplaats", 2),
    ]
    assert all("zonder identificatie kan niet geladen worden" in str(r) for _, _, r in rijen)
    assert uit.vraag(
        "select sum(rijen_gelezen), sum(rijen_verwerkt), sum(rijen_uitval)"
        " from kwaliteit.bronlevering"
    ) == [(3, 1, 2)]


def test_an_unknown_object_is_in_the_count_of_the_file(laad: Laad) -> None:
    uit = laad(obj("Pand", PND), "<Objecten:Woonschip/>")
    assert uit.vraag(
        "select rijen_gelezen, rijen_verwerkt, rijen_uitval from kwaliteit.bronlevering"
        " where bron = 'bag_extract'"
    ) == [(2, 1, 1)]


# --- the real extract -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def doesburg(
    declaraties: Declaraties, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Uitkomst, Path]:
    bron = shared / "samples/bag/BAGNLDL-15092020-small_Doesburg.zip"
    map_ = tmp_path_factory.mktemp("echt")
    doel = map_ / "landing/2020-09-15/bag_extract"
    doel.mkdir(parents=True)
    shutil.copy(bron, doel)
    return draai(declaraties, map_ / "landing", "2020-09-15", "bag", map_ / "werk"), bron


@pytest.mark.shared
@pytest.mark.slow
def test_every_element_of_the_real_extract_is_in_bron_and_in_the_ggm(
    doesburg: tuple[Uitkomst, Path],
) -> None:
    uit, pad = doesburg
    verwacht = tel(pad.read_bytes())
    for object_, aantal in verwacht.items():
        assert uit.vraag(f"select count(*) from bron.bag_extract_{object_}") == [(aantal,)]
        if object_ != "gemeentewoonplaatsrelatie":
            doel = "onderzoek" if object_ == "kenmerkinonderzoek" else object_
            assert uit.vraag(f"select count(*) from ggm_bag.{doel}") == [(aantal,)]
    assert uit.vraag("select count(*) from kwaliteit.uitval") == [(0,)]


@pytest.mark.shared
@pytest.mark.slow
def test_real_data_raises_no_false_alarm(doesburg: tuple[Uitkomst, Path]) -> None:
    uit, _ = doesburg
    assert {r for r, (status, _) in uit.status.items() if status == "voldoet_niet"} == TERECHT
    assert {r for r, (status, _) in uit.status.items() if status == "niet_gemeten"} == set()
    sleutels = {sleutel.split("|")[0] for _, sleutel in uit.afwijkingen()}
    assert sleutels == {"0221200000330998", "0221200000330999"}


@pytest.mark.shared
@pytest.mark.slow
def test_a_delivery_of_panden_alone_raises_no_false_alarm(
    declaraties: Declaraties, shared: Path, tmp_path: Path
) -> None:
    map_ = tmp_path / "landing/2020-09-15/bag_extract"
    map_.mkdir(parents=True)
    shutil.copy(shared / "samples/bag/0221PND15092020_Doesburg_panden.zip", map_)
    uit = draai(declaraties, tmp_path / "landing", "2020-09-15", "bag", tmp_path / "werk")
    assert {status for status, _ in uit.status.values()} == {"voldoet", "niet_van_toepassing"}
    assert uit.vraag("select count(*) from ggm_bag.pand") == [(13_098,)]
