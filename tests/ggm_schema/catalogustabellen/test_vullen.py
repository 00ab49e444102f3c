"""The rows of `ggm_catalogus` against the catalogue they are made of, both ways."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import Any

import pytest

import ggm_schema
from ggm_schema.catalogustabellen import catalogustabellen
from ggm_schema.model import Catalogus, Definitie, Feiten


@pytest.fixture(scope="module")
def catalogus() -> Catalogus:
    return ggm_schema.load()


@pytest.fixture(scope="module")
def tabellen(catalogus: Catalogus) -> dict[str, list[dict[str, Any]]]:
    return als_rijen(catalogus)


def als_rijen(catalogus: Catalogus) -> dict[str, list[dict[str, Any]]]:
    return {
        naam: [
            dict(zip(kolommen, rij, strict=True)) for rij in zip(*kolommen.values(), strict=True)
        ]
        for naam, kolommen in catalogustabellen(catalogus).items()
    }


def test_every_column_of_every_table_is_there_and_no_other(
    catalogus: Catalogus, tabellen: dict[str, list[dict[str, Any]]]
) -> None:
    verwacht = {
        (t.schema, t.naam, nummer, k.naam, k.type, k.ggm_type or None, k.lengte, k.enumeratie,
         k.soort, k.verwijst_naar, k.verplicht)
        for t in catalogus.tabellen
        for nummer, k in enumerate(t.kolommen, start=1)
    }  # fmt: skip
    velden = ("schema", "tabel", "volgnummer", "kolom", "type", "ggm_type", "lengte", "enumeratie",
              "soort", "verwijst_naar", "verplicht")  # fmt: skip
    gevonden = [tuple(rij[veld] for veld in velden) for rij in tabellen["kolom"]]
    assert set(gevonden) == verwacht
    assert len(gevonden) == len(verwacht)


def test_every_table_is_there_with_its_supertypes(
    catalogus: Catalogus, tabellen: dict[str, list[dict[str, Any]]]
) -> None:
    gevonden = {
        f"{rij['schema']}.{rij['tabel']}": (rij["objecttype"], rij["sleutel"], rij["supertypes"])
        for rij in tabellen["tabel"]
    }
    assert gevonden == {
        t.volledige_naam: (t.objecttype, t.sleutel, list(t.supertypes)) for t in catalogus.tabellen
    }


@pytest.mark.parametrize(
    ("tabel", "feit"),
    [
        ("pakket", "pakketten"),
        ("objecttype", "objecttypen"),
        ("attribuut", "attributen"),
        ("relatie", "relaties"),
        ("generalisatie", "generalisaties"),
        ("enumeratie", "enumeraties"),
    ],
)
def test_every_fact_has_one_row(
    catalogus: Catalogus, tabellen: dict[str, list[dict[str, Any]]], tabel: str, feit: str
) -> None:
    assert Counter(rij["guid"] for rij in tabellen[tabel]) == Counter(
        f.guid for f in getattr(catalogus.feiten, feit)
    )


def test_values_keep_their_code_and_order(
    catalogus: Catalogus, tabellen: dict[str, list[dict[str, Any]]]
) -> None:
    assert [
        (rij["enumeratie_guid"], rij["volgnummer"], rij["code"] or "", rij["label"])
        for rij in tabellen["waarde"]
    ] == [(w.enumeratie_guid, w.volgnummer, w.code, w.label) for w in catalogus.feiten.waarden]


@pytest.mark.parametrize(
    ("tabel", "kolom", "andere", "sleutel"),
    [
        ("pakket", "domein", "domein", "domein"),
        ("objecttype", "pakket_guid", "pakket", "guid"),
        ("attribuut", "objecttype_guid", "objecttype", "guid"),
        ("attribuut", "enumeratie_guid", "enumeratie", "guid"),
        ("relatie", "van_guid", "objecttype", "guid"),
        ("relatie", "naar_guid", "objecttype", "guid"),
        ("generalisatie", "sub_guid", "objecttype", "guid"),
        ("generalisatie", "super_guid", "objecttype", "guid"),
        ("enumeratie", "pakket_guid", "pakket", "guid"),
        ("waarde", "enumeratie_guid", "enumeratie", "guid"),
        ("tabel", "objecttype_guid", "objecttype", "guid"),
        ("tabel", "relatie_guid", "relatie", "guid"),
        ("tabel", "pakket_guid", "pakket", "guid"),
        ("kolom", "attribuut_guid", "attribuut", "guid"),
        ("kolom", "relatie_guid", "relatie", "guid"),
        ("kolom", "enumeratie_guid", "enumeratie", "guid"),
    ],
)
def test_every_key_that_is_filled_leads_somewhere(
    tabellen: dict[str, list[dict[str, Any]]], tabel: str, kolom: str, andere: str, sleutel: str
) -> None:
    bestaat = {rij[sleutel] for rij in tabellen[andere]}
    gebruikt = {rij[kolom] for rij in tabellen[tabel]} - {None}
    assert gebruikt
    assert gebruikt <= bestaat


def test_a_column_with_an_enumeration_leads_to_the_values_of_the_catalogue(
    catalogus: Catalogus, tabellen: dict[str, list[dict[str, Any]]]
) -> None:
    waarden: dict[str, set[tuple[str, str]]] = {}
    for rij in tabellen["waarde"]:
        waarden.setdefault(rij["enumeratie_guid"], set()).add((rij["code"] or "", rij["label"]))
    met = [rij for rij in tabellen["kolom"] if rij["enumeratie"]]
    assert met
    for rij in met:
        bedoeld = {(w.code, w.label) for w in catalogus.enumeratie(rij["enumeratie"]).waarden}
        assert waarden.get(rij["enumeratie_guid"], set()) == bedoeld, rij["kolom"]


def test_many_is_no_number(catalogus: Catalogus, tabellen: dict[str, list[dict[str, Any]]]) -> None:
    feiten = {r.guid: r for r in catalogus.feiten.relaties}
    for rij in tabellen["relatie"]:
        for eind in ("van", "naar"):
            hoogste = getattr(feiten[rij["guid"]], f"{eind}_max")
            assert (rij[f"{eind}_max"] is None) == (hoogste == "-1")
            assert rij[f"{eind}_min"] >= 0


def test_a_key_column_has_room_for_all_that_its_row_points_to(
    tabellen: dict[str, list[dict[str, Any]]],
) -> None:
    """The placement rule: never a column where a row belongs to many."""
    relaties = [rij for rij in tabellen["kolom"] if rij["soort"] == "relatie"]
    assert relaties
    assert [rij["kolom"] for rij in relaties if rij["doel_max"] is None] == []


def test_the_catalogue_that_we_ship_has_no_definitions(
    tabellen: dict[str, list[dict[str, Any]]],
) -> None:
    for naam, rijen in tabellen.items():
        assert {rij.get("definitie") for rij in rijen} == {None}, naam


def test_definitions_of_an_imported_release_reach_every_kind_of_element(
    catalogus: Catalogus,
) -> None:
    feiten = catalogus.feiten
    [pand] = [o for o in feiten.objecttypen if o.naam == "Pand"]
    status = catalogus.tabel("ggm_bag.pand").kolom("status")
    lijst = catalogus.enumeratie("statusPand").guid
    [relatie, *_] = feiten.relaties
    teksten = {
        pand.guid: "over een pand",
        str(status.guid): "over de status",
        lijst: "over de lijst",
        f"{lijst}#1": "over een waarde",
        relatie.guid: "over een relatie",
    }
    definities = tuple(Definitie(element, tekst) for element, tekst in teksten.items())
    eigen = dataclasses.replace(
        catalogus, feiten=dataclasses.replace(feiten, definities=definities)
    )
    rijen = als_rijen(eigen)
    gevonden = {
        naam: {rij["definitie"] for rij in rijen[naam]} - {None}
        for naam in ("objecttype", "attribuut", "kolom", "enumeratie", "waarde", "relatie")
    }
    assert gevonden["objecttype"] == {"over een pand"}
    assert gevonden["attribuut"] == {"over de status"}
    assert {"over de status"} <= gevonden["kolom"] <= {"over de status", "over een relatie"}
    assert gevonden["enumeratie"] == {"over de lijst"}
    assert gevonden["waarde"] == {"over een waarde"}
    assert gevonden["relatie"] == {"over een relatie"}


def test_an_attribute_says_where_it_was_found(catalogus: Catalogus) -> None:
    status = catalogus.tabel("ggm_bag.pand").kolom("status").guid
    attributen = tuple(
        dataclasses.replace(a, vindplaats="eigen_bomen") if a.guid == status else a
        for a in catalogus.feiten.attributen
    )
    feiten = dataclasses.replace(catalogus.feiten, attributen=attributen)
    rijen = als_rijen(dataclasses.replace(catalogus, feiten=feiten))
    per_guid = {rij["attribuut_guid"]: rij["vindplaats"] for rij in rijen["kolom"]}
    assert per_guid.pop(status) == "eigen_bomen"
    assert "eigen_bomen" not in per_guid.values()
    assert per_guid[None] is None


def test_an_empty_release_still_has_every_column(catalogus: Catalogus) -> None:
    leeg = Catalogus(catalogus.release, Feiten((), (), (), (), (), (), ()), (), ())
    gevuld = catalogustabellen(catalogus)
    inhoud = catalogustabellen(leeg)
    assert {naam: list(kolommen) for naam, kolommen in inhoud.items()} == {
        naam: list(kolommen) for naam, kolommen in gevuld.items()
    }
    assert inhoud["kolom"]["kolom"] == []
