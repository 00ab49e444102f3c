"""Searching: a word finds what people mean by it, the best first, and says why."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ggm_schema
from ggm_schema.model import Attribuut, Definitie, EnumeratieFeit, Objecttype
from ggm_schema.zoek import Reden, Vondst, Zoeker
from ggm_schema.zoek.synoniemen import alledaags
from ggm_schema.zoek.woorden import plat

CATALOGUS = ggm_schema.load()
FEITEN = CATALOGUS.feiten
ZOEKER = Zoeker(CATALOGUS)
GENOEMD = sorted({e.naam for e in (*FEITEN.objecttypen, *FEITEN.attributen, *FEITEN.enumeraties)})


def eerste(woord: str) -> Vondst:
    return ZOEKER.zoek(woord)[0]


def namen(woord: str, reden: Reden) -> set[str]:
    return {v.element.naam for v in ZOEKER.zoek(woord) if v.reden is reden}


def vindt_zichzelf(feiten: Iterable[Objecttype | Attribuut | EnumeratieFeit]) -> None:
    """Each is found by its own name, exactly, and before all that is not."""
    per_naam: dict[str, set[str]] = {}
    for feit in feiten:
        per_naam.setdefault(plat(feit.naam), set()).add(feit.guid)
    for naam, guids in per_naam.items():
        vondsten = ZOEKER.zoek(naam)
        exact = [v for v in vondsten if v.reden is Reden.EXACT]
        assert guids <= {v.element.guid for v in exact}, naam
        assert vondsten[: len(exact)] == exact


def test_every_object_type_is_found_by_its_own_name_before_anything_else() -> None:
    vindt_zichzelf(FEITEN.objecttypen)


@pytest.mark.slow
def test_every_attribute_and_enumeration_is_too() -> None:
    vindt_zichzelf((*FEITEN.attributen, *FEITEN.enumeraties))


@settings(max_examples=60, deadline=None)
@given(naam=st.sampled_from(GENOEMD), vorm=st.sampled_from([str.upper, str.lower, str.title]))
def test_how_a_name_is_written_makes_no_difference(naam: str, vorm: object) -> None:
    assert callable(vorm)
    gezocht = {v.element.guid for v in ZOEKER.zoek(naam) if v.reden is Reden.EXACT}
    anders = {v.element.guid for v in ZOEKER.zoek(vorm(naam)) if v.reden is Reden.EXACT}
    assert gezocht
    assert gezocht == anders


@settings(max_examples=60, deadline=None)
@given(naam=st.sampled_from([n for n in GENOEMD if len(plat(n)) >= 5]), data=st.data())
def test_a_name_is_found_when_two_letters_are_swapped(naam: str, data: st.DataObject) -> None:
    goed = plat(naam)
    plek = data.draw(st.integers(0, len(goed) - 2))
    fout = goed[:plek] + goed[plek + 1] + goed[plek] + goed[plek + 2 :]
    assert naam in {v.element.naam for v in ZOEKER.zoek(fout)}


@settings(max_examples=60, deadline=None)
@given(naam=st.sampled_from(GENOEMD))
def test_the_best_reason_comes_first_and_nothing_comes_twice(naam: str) -> None:
    vondsten = ZOEKER.zoek(naam[: max(3, len(naam) // 2)])
    assert [v.reden for v in vondsten] == sorted(v.reden for v in vondsten)
    guids = [v.element.guid for v in vondsten]
    assert len(set(guids)) == len(guids)


@pytest.mark.parametrize(
    ("woord", "reden", "naam"),
    [
        ("burger service nummer", Reden.EXACT, "burgerservicenummer"),
        ("ingeschreven", Reden.BEGIN, "IngeschrevenPersoon"),
        ("voorziening", Reden.WOORD, "Beschikte Voorziening"),
        ("geregistreerd partnerschap", Reden.WOORD, "OntbindingHuwelijk/geregistreerdPartnerschap"),
        ("service", Reden.DEEL, "burgerservicenummer"),
        ("nummer burger", Reden.DEEL, "burgerservicenummer"),
        ("invitatie", Reden.SYNONIEM, "Uitnodiging"),
        ("aom", Reden.SYNONIEM, "AanvraagOfMelding"),
        ("bsn", Reden.SYNONIEM, "burgerservicenummer"),
        ("pnad", Reden.LIJKT, "Pand"),
        ("ingeschrevenpersoom", Reden.LIJKT, "IngeschrevenPersoon"),
    ],
)
def test_a_word_finds_an_element_for_a_reason(woord: str, reden: Reden, naam: str) -> None:
    assert naam in namen(woord, reden)


def test_an_object_type_comes_before_what_only_has_the_same_name() -> None:
    assert eerste("pand").element.plek == "ggm_bag.pand"
    assert eerste("PAND").reden is Reden.EXACT


def test_values_of_enumerations_are_found_with_their_list() -> None:
    [waarde, *_] = [v for v in ZOEKER.zoek("pand gesloopt") if v.element.soort == "waarde"]
    assert waarde.reden is Reden.EXACT
    assert waarde.element.van == "statusPand"


def test_an_attribute_says_in_which_column_it_is() -> None:
    gevonden = {v.element.plek for v in ZOEKER.zoek("burgerservicenummer")}
    assert "ggm_rsgb.natuurlijkpersoon.burgerservicenummer" in gevonden
    for vondst in ZOEKER.zoek("status"):
        element = vondst.element
        if element.soort == "attribuut" and element.kolom:
            kolom = CATALOGUS.tabel(str(element.tabel)).kolom(element.kolom)
            assert kolom.guid == element.guid


def test_a_corrected_column_is_found_by_both_names() -> None:
    kolommen = {k.guid: k for t in CATALOGUS.tabellen for k in t.kolommen if k.guid}
    anders = [
        (kolommen[a.guid], a)
        for a in FEITEN.attributen
        if a.guid in kolommen and plat(kolommen[a.guid].naam) != plat(a.naam)
    ]
    assert anders
    for kolom, attribuut in anders:
        exact = {v.element.guid for v in ZOEKER.zoek(kolom.naam) if v.reden is Reden.EXACT}
        assert attribuut.guid in exact


def test_definitions_are_searched_where_there_are_any() -> None:
    [pand] = [o for o in FEITEN.objecttypen if o.naam == "Pand"]
    assert not any(v.reden is Reden.DEFINITIE for v in ZOEKER.zoek("dakpannen"))
    definities = (Definitie(pand.guid, "Iets met muren en Dakpannen."),)
    feiten = dataclasses.replace(FEITEN, definities=definities)
    eigen = Zoeker(dataclasses.replace(CATALOGUS, feiten=feiten))
    [vondst] = [v for v in eigen.zoek("dakpannen") if v.reden is Reden.DEFINITIE]
    assert vondst.element.guid == pand.guid


@pytest.mark.parametrize("woord", ["", "   ", "\t"])
def test_no_word_finds_nothing(woord: str) -> None:
    assert ZOEKER.zoek(woord) == []


@settings(max_examples=40, deadline=None)
@given(woord=st.text(max_size=30))
def test_no_word_breaks_it(woord: str) -> None:
    for vondst in ZOEKER.zoek(woord):
        assert vondst.waarom
    ZOEKER.suggesties(woord)


def test_what_is_not_found_has_nearest_names() -> None:
    assert ZOEKER.zoek("fverblayfsobbyekxt") == []
    assert ZOEKER.suggesties("fverblayfsobbyekxt")[0] == "Verblijfsobject"


@pytest.mark.parametrize("naam", sorted({n for namen in alledaags().values() for n in namen}))
def test_every_everyday_word_means_something_that_exists(naam: str) -> None:
    assert ZOEKER.betekenis(naam)


def test_an_everyday_word_says_what_is_meant_also_when_it_is_a_name_itself() -> None:
    assert "Nummeraanduiding" in {e.naam for e in ZOEKER.bedoeld("Adres")}
    assert ZOEKER.bedoeld("nummeraanduiding") == []


@pytest.mark.parametrize(
    ("woord", "naam"),
    [("vergunningen", "Parkeervergunning"), ("panden", "Pand"), ("zaken", "Zaak")],
)
def test_a_plural_finds_the_singular(woord: str, naam: str) -> None:
    vondsten = Zoeker(ggm_schema.load()).zoek(woord)
    assert naam in [v.element.naam for v in vondsten if v.reden is Reden.ENKELVOUD]
