"""What changed between two releases: each kind by hand, and changes planted at random."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ggm_schema.model import (
    Definitie,
    EnumeratieFeit,
    Feiten,
    Generalisatie,
    Objecttype,
    Pakket,
    WaardeFeit,
)
from ggm_schema.verschil import Soort, Wijziging, verschil
from tests.ggm_schema.verschil.modellen import (
    attribuut,
    erbij,
    manege,
    met,
    modellen,
    relatie,
    zonder,
)

MANEGE = "5 Sport / Model Manege"
SMEDERIJ = "5 Sport / Model Smederij"


def kort(wijzigingen: tuple[Wijziging, ...]) -> list[tuple[str, ...]]:
    return [(w.element, w.soort, w.plaats, w.naam, w.oud, w.nieuw) for w in wijzigingen]


def waarden(*rijen: tuple[str, int, str, str]) -> Feiten:
    return replace(manege(), waarden=tuple(WaardeFeit(*rij) for rij in rijen))


def stal_is_een(nieuw: Generalisatie) -> Feiten:
    return replace(manege(), generalisaties=(nieuw,))


VAN_WAARDEN = waarden(("E1", 1, "1", "schimmel"), ("E1", 2, "", "vos"))
# Case: old model, new model, and what is found, with the texts for there and back.
GEVALLEN: dict[str, tuple[Feiten, Feiten, list[tuple[str, ...]]]] = {
    "package renamed": (
        manege(),
        met(manege(), "pakketten", "P1", naam="Ruiters", pad="5 Sport / Ruiters"),
        [("pakket", "hernoemd", "5 Sport / Ruiters", "Ruiters", "Model Manege", "Ruiters")],
    ),
    "package moved": (
        manege(),
        met(manege(), "pakketten", "P1", pad="9 Dieren / Model Manege"),
        [
            ("pakket", "verplaatst", "9 Dieren / Model Manege", "Model Manege")
            + ("5 Sport", "9 Dieren")
        ],
    ),
    "object type renamed": (
        manege(),
        met(manege(), "objecttypen", "PAARD", naam="Ros"),
        [("objecttype", "hernoemd", MANEGE, "Ros", "Paard", "Ros")],
    ),
    "object type moved": (
        manege(),
        met(manege(), "objecttypen", "STAL", pakket_guid="P2"),
        [("objecttype", "verplaatst", SMEDERIJ, "Stal", MANEGE, SMEDERIJ)],
    ),
    "object type became a datatype": (
        manege(),
        met(manege(), "objecttypen", "STAL", soort="datatype"),
        [("datatype", "soort gewijzigd", MANEGE, "Stal", "objecttype", "datatype")],
    ),
    "attribute renamed": (
        manege(),
        met(manege(), "attributen", "A1", naam="roepnaam"),
        [("attribuut", "hernoemd", f"{MANEGE} / Paard", "roepnaam", "stamnaam", "roepnaam")],
    ),
    "attribute moved": (
        manege(),
        met(manege(), "attributen", "A1", objecttype_guid="STAL"),
        [
            ("attribuut", "verplaatst", f"{MANEGE} / Stal", "stamnaam")
            + (f"{MANEGE} / Paard", f"{MANEGE} / Stal")
        ],
    ),
    "a longer text is another type": (
        manege(),
        met(manege(), "attributen", "A1", type="AN200"),
        [("attribuut", "type", f"{MANEGE} / Paard", "stamnaam", "AN80", "AN200")],
    ),
    "another word for the same is a spelling": (
        manege(),
        met(manege(), "attributen", "A3", type="Integer"),
        [("attribuut", "typespelling", f"{MANEGE} / Stal", "plaatsen", "int", "Integer")],
    ),
    "a list in place of free text is another type": (
        met(manege(), "attributen", "A2", enumeratie_guid=""),
        manege(),
        [("attribuut", "type", f"{MANEGE} / Paard", "vacht", "Vacht", "Vacht (enumeratie Vacht)")],
    ),
    "another list is another type": (
        manege(),
        met(manege(), "attributen", "A2", enumeratie_guid="E2"),
        [
            ("attribuut", "type", f"{MANEGE} / Paard", "vacht")
            + ("Vacht (enumeratie Vacht)", "Vacht (enumeratie Metaal)")
        ],
    ),
    "another spelling of the same list": (
        manege(),
        met(manege(), "attributen", "A2", type="enum_Vacht"),
        [
            ("attribuut", "typespelling", f"{MANEGE} / Paard", "vacht")
            + ("Vacht (enumeratie Vacht)", "enum_Vacht (enumeratie Vacht)")
        ],
    ),
    "relation renamed": (
        manege(),
        met(manege(), "relaties", "R1", naam="huisvest"),
        [("relatie", "hernoemd", f"{MANEGE} / Stal", "huisvest → Paard", "herbergt", "huisvest")],
    ),
    "multiplicity": (
        manege(),
        met(manege(), "relaties", "R1", naar_max="1", van_min="1"),
        [
            ("relatie", "multipliciteit", f"{MANEGE} / Stal", "herbergt → Paard")
            + ("0..1 → 0..*", "1 → 0..1")
        ],
    ),
    "another end": (
        manege(),
        met(manege(), "relaties", "R1", naar_guid="HOEFIJZER", naar="Hoefijzer"),
        [
            ("relatie", "eindpunt", f"{MANEGE} / Stal", "herbergt → Hoefijzer")
            + ("Stal → Paard", "Stal → Hoefijzer")
        ],
    ),
    "role": (
        met(manege(), "relaties", "R1", naar_rol="bewoner"),
        met(manege(), "relaties", "R1", naar_rol="gast"),
        [("relatie", "rol", f"{MANEGE} / Stal", "herbergt → Paard", "→ bewoner", "→ gast")],
    ),
    "another supertype": (
        manege(),
        stal_is_een(Generalisatie("G1", "STAL", "Stal", "PAARD", "Paard")),
        [
            ("generalisatie", "eindpunt", f"{MANEGE} / Stal", "Paard")
            + ("Stal → Hoefijzer", "Stal → Paard")
        ],
    ),
    "enumeration renamed": (
        manege(),
        met(manege(), "enumeraties", "E1", naam="Kleur"),
        [("enumeratie", "hernoemd", MANEGE, "Kleur", "Vacht", "Kleur")],
    ),
    "enumeration moved": (
        manege(),
        met(manege(), "enumeraties", "E1", pakket_guid="P2"),
        [("enumeratie", "verplaatst", SMEDERIJ, "Vacht", MANEGE, SMEDERIJ)],
    ),
    "same code, another label": (
        VAN_WAARDEN,
        waarden(("E1", 1, "1", "grijs"), ("E1", 2, "", "vos")),
        [("waarde", "hernoemd", f"{MANEGE} / Vacht", "grijs", "schimmel", "grijs")],
    ),
    "same label, another code": (
        VAN_WAARDEN,
        waarden(("E1", 1, "", "vos"), ("E1", 2, "9", "schimmel")),
        [("waarde", "code gewijzigd", f"{MANEGE} / Vacht", "schimmel", "1", "9")],
    ),
    "value gone": (
        VAN_WAARDEN,
        waarden(("E1", 1, "", "vos")),
        [("waarde", "vervallen", f"{MANEGE} / Vacht", "schimmel", "1", "")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("geval", GEVALLEN)
def test_each_kind_of_change_is_found_as_what_it_is(geval: str) -> None:
    oud, nieuw, verwacht = GEVALLEN[geval]
    assert kort(verschil(oud, nieuw)) == verwacht


@pytest.mark.parametrize("geval", GEVALLEN)
def test_the_other_way_round_old_and_new_change_places(geval: str) -> None:
    oud, nieuw, _ = GEVALLEN[geval]
    heen, terug = verschil(oud, nieuw), verschil(nieuw, oud)
    om = {Soort.TOEGEVOEGD: Soort.VERVALLEN, Soort.VERVALLEN: Soort.TOEGEVOEGD}
    assert [(om.get(w.soort, w.soort), w.nieuw, w.oud, w.guid_nieuw, w.guid_oud) for w in heen] == [
        (w.soort, w.oud, w.nieuw, w.guid_oud, w.guid_nieuw) for w in terug
    ]


@pytest.mark.parametrize(
    ("oud", "nieuw", "soort"), [("", "7", "code erbij"), ("7", "", "code weg")]
)
def test_a_code_that_comes_or_goes_is_no_other_code(oud: str, nieuw: str, soort: str) -> None:
    van, naar = waarden(("E2", 1, oud, "ijzer")), waarden(("E2", 1, nieuw, "ijzer"))
    verwacht = ("waarde", soort, f"{SMEDERIJ} / Metaal", "ijzer", oud, nieuw)
    assert kort(verschil(van, naar)) == [verwacht]


ERBIJ: dict[str, tuple[str, Any, tuple[str, ...]]] = {
    "pakket": (
        "pakketten", Pakket("P3", "Hooi", "5 Sport / Hooi"), ("5 Sport / Hooi", "Hooi", "")
    ),
    "objecttype": ("objecttypen", Objecttype("O", "P1", "Bak", "objecttype"), (MANEGE, "Bak", "")),
    "datatype": ("objecttypen", Objecttype("O", "P1", "Bak", "datatype"), (MANEGE, "Bak", "")),
    "attribuut": (
        "attributen", attribuut("A", "STAL", "dak", "Bool"), (f"{MANEGE} / Stal", "dak", "Bool")
    ),
    "relatie": (
        "relaties", relatie("R", "PAARD", "", "STAL"), (f"{MANEGE} / Paard", "→ Stal", "")
    ),
    "generalisatie": (
        "generalisaties",
        Generalisatie("G", "PAARD", "Paard", "STAL", "Stal"),
        (f"{MANEGE} / Paard", "Stal", ""),
    ),
    "enumeratie": ("enumeraties", EnumeratieFeit("E", "P1", "Gang"), (MANEGE, "Gang", "")),
    "waarde": (
        "waarden", WaardeFeit("E2", 2, "br", "brons"), (f"{SMEDERIJ} / Metaal", "brons", "br")
    ),
}  # fmt: skip


@pytest.mark.parametrize("element", ERBIJ)
def test_added_and_gone_are_each_others_reverse(element: str) -> None:
    soort, nieuw, (plaats, naam, detail) = ERBIJ[element]
    meer = erbij(manege(), soort, nieuw)
    assert kort(verschil(manege(), meer)) == [(element, "toegevoegd", plaats, naam, "", detail)]
    assert kort(verschil(meer, manege())) == [(element, "vervallen", plaats, naam, detail, "")]


def test_made_anew_with_another_guid_is_not_gone() -> None:
    nieuw = met(manege(), "objecttypen", "HOEFIJZER", guid="IJZER")
    nieuw = met(nieuw, "generalisaties", "G1", super_guid="IJZER")
    [wijziging] = verschil(manege(), nieuw)
    assert (wijziging.soort, wijziging.element, wijziging.naam) == (
        "opnieuw aangemaakt", "objecttype", "Hoefijzer",
    )  # fmt: skip
    assert (wijziging.guid_oud, wijziging.guid_nieuw) == ("HOEFIJZER", "IJZER")


def test_a_new_guid_of_an_enumeration_says_nothing() -> None:
    nieuw = met(manege(), "enumeraties", "E2", guid="E9")
    nieuw = replace(nieuw, waarden=(*nieuw.waarden[:2], WaardeFeit("E9", 1, "", "ijzer")))
    assert verschil(manege(), nieuw) == ()


def test_a_second_list_with_the_same_name_and_values_is_a_copy() -> None:
    meer = erbij(manege(), "enumeraties", EnumeratieFeit("E9", "P2", "metaal"))
    meer = erbij(meer, "waarden", WaardeFeit("E9", 1, "", "ijzer"))
    assert kort(verschil(manege(), meer)) == [
        ("enumeratie", "kopie erbij", SMEDERIJ, "metaal", "", "")
    ]
    assert [w.soort for w in verschil(meer, manege())] == ["kopie weg"]
    anders = replace(meer, waarden=(*meer.waarden[:-1], WaardeFeit("E9", 1, "", "goud")))
    assert [(w.element, w.soort) for w in verschil(manege(), anders)] == [
        ("enumeratie", "toegevoegd"), ("waarde", "toegevoegd"),
    ]  # fmt: skip


def test_an_attribute_that_was_there_twice_does_not_go_when_one_goes() -> None:
    dubbel = erbij(manege(), "attributen", attribuut("A9", "PAARD", "Stamnaam"))
    assert [w.soort for w in verschil(dubbel, manege())] == ["kopie weg"]
    assert [w.soort for w in verschil(dubbel, zonder(dubbel, "attributen", "A1"))] == ["kopie weg"]


def test_a_type_that_names_a_copy_of_a_list_did_not_change() -> None:
    meer = erbij(manege(), "enumeraties", EnumeratieFeit("E9", "P1", "Vacht"))
    lijst = [replace(w, enumeratie_guid="E9") for w in meer.waarden if w.enumeratie_guid == "E1"]
    meer = erbij(meer, "waarden", *lijst)
    om = met(meer, "attributen", "A2", enumeratie_guid="E9")
    assert verschil(meer, om) == ()


def test_a_definition_is_compared_where_both_have_one() -> None:
    nieuw = replace(
        manege(),
        definities=(
            Definitie("PAARD", "Een groot dier."),
            Definitie("E1#1", "Wit\nof  grijs."),
            Definitie("STAL", "Een huis."),
        ),
    )
    assert kort(verschil(manege(), nieuw)) == [
        ("objecttype", "definitie gewijzigd", MANEGE, "Paard", "Een dier.", "Een groot dier.")
    ]


def test_what_only_the_json_schemas_know_is_not_gone_in_an_import_without_them() -> None:
    aangevuld = erbij(
        manege(), "attributen", attribuut("A9", "STAL", "hooizolder", vindplaats="json")
    )
    assert [w.soort for w in verschil(aangevuld, manege())] == ["niet vergeleken"]
    assert [w.soort for w in verschil(manege(), aangevuld)] == ["niet vergeleken"]
    beide = erbij(manege(), "attributen", attribuut("A8", "STAL", "ruif", vindplaats="json"))
    assert [w.soort for w in verschil(aangevuld, beide)] == ["vervallen", "toegevoegd"]


def test_changes_are_told_by_place_and_numbers_count_as_numbers() -> None:
    twee = tuple(Pakket(f"Q{n}", f"{n} Iets", f"{n} Iets") for n in (10, 9))
    nieuw = erbij(manege(), "pakketten", *twee)
    nieuw = met(nieuw, "attributen", "A1", naam="x")
    assert [w.plaats for w in verschil(manege(), nieuw)] == [
        f"{MANEGE} / Paard", "9 Iets", "10 Iets",
    ]  # fmt: skip


@given(modellen())
def test_a_model_does_not_differ_from_itself(feiten: Feiten) -> None:
    assert verschil(feiten, feiten) == ()


@given(modellen(), modellen())
def test_what_shares_a_guid_is_never_called_gone_or_added(een: Feiten, ander: Feiten) -> None:
    for soort in ("pakketten", "objecttypen", "attributen", "relaties", "generalisaties"):
        gedeeld = {e.guid for e in getattr(een, soort)} & {e.guid for e in getattr(ander, soort)}
        los = {
            guid
            for w in verschil(een, ander)
            if w.soort in ("vervallen", "toegevoegd")
            for guid in (w.guid_oud, w.guid_nieuw)
        }
        assert not gedeeld & los


@st.composite
def geplant(trek: st.DrawFn) -> tuple[Feiten, Feiten, list[tuple[str, str, str]]]:
    """A model with many elements, the same after random changes, and these: kind, old, new GUID."""
    aantal = 12
    basis = Feiten(
        pakketten=(Pakket("P1", "Een", "Een"), Pakket("P2", "Twee", "Twee")),
        objecttypen=tuple(Objecttype(f"O{n}", "P1", f"Ding {n}", "objecttype") for n in range(3)),
        attributen=tuple(attribuut(f"A{n}", f"O{n % 3}", f"veld {n}") for n in range(aantal)),
        relaties=tuple(relatie(f"R{n}", "O0", f"hoort {n}", "O1") for n in range(aantal)),
        generalisaties=(),
        enumeraties=tuple(EnumeratieFeit(f"E{n}", "P1", f"Lijst {n}") for n in range(aantal)),
        waarden=(),
    )
    nieuw, verwacht = basis, []
    for soort, letter in (("attributen", "A"), ("relaties", "R"), ("enumeraties", "E")):
        for n in trek(st.sets(st.integers(0, aantal - 1), max_size=6)):
            guid = f"{letter}{n}"
            match trek(st.sampled_from(("hernoemd", "vervallen", "toegevoegd"))):
                case "hernoemd":
                    nieuw = met(nieuw, soort, guid, naam=f"anders {n}")
                    verwacht.append(("hernoemd", guid, guid))
                case "vervallen":
                    nieuw = zonder(nieuw, soort, guid)
                    verwacht.append(("vervallen", guid, ""))
                case _:
                    kopie = next(e for e in getattr(basis, soort) if e.guid == guid)
                    extra = replace(kopie, guid=f"{guid}+", naam=f"extra {n}")
                    nieuw = erbij(nieuw, soort, extra)
                    verwacht.append(("toegevoegd", "", f"{guid}+"))
    return basis, nieuw, sorted(verwacht)


@given(geplant())
def test_planted_changes_are_found_and_nothing_else(
    plant: tuple[Feiten, Feiten, list[tuple[str, str, str]]],
) -> None:
    oud, nieuw, verwacht = plant
    gevonden = [(str(w.soort), w.guid_oud, w.guid_nieuw) for w in verschil(oud, nieuw)]
    assert sorted(gevonden) == verwacht
    om = {"vervallen": "toegevoegd", "toegevoegd": "vervallen", "hernoemd": "hernoemd"}
    terug = [(om[w.soort], w.guid_nieuw, w.guid_oud) for w in verschil(nieuw, oud)]
    assert sorted(terug) == verwacht


@given(geplant(), st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(
    plant: tuple[Feiten, Feiten, list[tuple[str, str, str]]], toeval: Any
) -> None:
    oud, nieuw, _ = plant
    attributen = list(nieuw.attributen)
    toeval.shuffle(attributen)
    assert verschil(oud, replace(nieuw, attributen=tuple(attributen))) == verschil(oud, nieuw)
