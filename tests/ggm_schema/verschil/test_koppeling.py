"""Which element of one release is which of another."""

from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import given

from ggm_schema.model import EnumeratieFeit, Feiten, WaardeFeit
from ggm_schema.verschil import koppel
from tests.ggm_schema.verschil.modellen import attribuut, erbij, manege, met, modellen, zonder

SOORTEN = [veld.name for veld in fields(Feiten) if veld.name != "definities"]


def sleutels(feiten: Feiten, soort: str) -> list[object]:
    if soort == "waarden":
        return [(w.enumeratie_guid, w.volgnummer) for w in feiten.waarden]
    return [element.guid for element in getattr(feiten, soort)]


@given(modellen())
def test_a_model_with_itself_pairs_each_element_with_itself(feiten: Feiten) -> None:
    koppeling = koppel(feiten, feiten)
    for soort in SOORTEN:
        eigen = {sleutel: sleutel for sleutel in sleutels(feiten, soort)}
        assert dict(getattr(koppeling, soort)) == eigen, soort


@given(modellen(), modellen())
def test_the_pairs_are_the_same_the_other_way_round(een: Feiten, ander: Feiten) -> None:
    heen, terug = koppel(een, ander), koppel(ander, een)
    for soort in SOORTEN:
        assert dict(getattr(heen, soort).terug) == dict(getattr(terug, soort)), soort


@given(modellen(), modellen())
def test_nothing_is_paired_twice_and_only_with_what_exists(een: Feiten, ander: Feiten) -> None:
    koppeling = koppel(een, ander)
    for soort in SOORTEN:
        paren = getattr(koppeling, soort)
        assert len(paren.terug) == len(paren)
        assert set(paren) <= set(sleutels(een, soort))
        assert set(paren.terug) <= set(sleutels(ander, soort))


@given(modellen(), modellen())
def test_what_shares_a_guid_is_never_left_over(een: Feiten, ander: Feiten) -> None:
    koppeling = koppel(een, ander)
    for soort in (s for s in SOORTEN if s not in ("waarden", "enumeraties")):
        gedeeld = set(sleutels(een, soort)) & set(sleutels(ander, soort))
        paren = getattr(koppeling, soort)
        assert {oud: paren[oud] for oud in gedeeld} == {guid: guid for guid in gedeeld}
        assert {paren.via(oud) for oud in gedeeld} <= {"guid"}


def test_an_object_type_made_anew_is_found_by_name_and_its_attributes_and_relations_too() -> None:
    oud, nieuw = manege(), met(manege(), "objecttypen", "PAARD", guid="ROS", naam=" PAARD")
    nieuw = met(nieuw, "attributen", "A1", guid="A9", objecttype_guid="ROS", naam="Stam naam")
    nieuw = met(nieuw, "relaties", "R1", guid="R9", naar_guid="ROS")
    koppeling = koppel(oud, nieuw)
    assert (koppeling.objecttypen["PAARD"], koppeling.objecttypen.via("PAARD")) == ("ROS", "naam")
    assert (koppeling.attributen["A1"], koppeling.attributen.via("A1")) == ("A9", "naam")
    assert (koppeling.relaties["R1"], koppeling.relaties.via("R1")) == ("R9", "naam")


def test_an_attribute_that_moved_keeps_its_guid_so_it_is_the_same() -> None:
    nieuw = met(manege(), "attributen", "A1", objecttype_guid="STAL")
    assert koppel(manege(), nieuw).attributen["A1"] == "A1"


def test_the_type_decides_between_two_attributes_of_one_name() -> None:
    oud = erbij(manege(), "attributen", attribuut("A5", "PAARD", "stamnaam", "Date"))
    nieuw = met(met(oud, "attributen", "A1", guid="X", type="Date"), "attributen", "A5", guid="Y")
    nieuw = met(nieuw, "attributen", "Y", type="AN80")
    koppeling = koppel(oud, nieuw)
    assert (koppeling.attributen["A1"], koppeling.attributen["A5"]) == ("Y", "X")


def test_a_renamed_package_keeps_enumerations_that_got_a_new_guid() -> None:
    nieuw = met(manege(), "pakketten", "P1", naam="Model Ruiters", pad="5 Sport / Model Ruiters")
    nieuw = nieuwe_lijst(nieuw, "E1", "E77")
    koppeling = koppel(manege(), nieuw)
    assert (koppeling.enumeraties["E1"], koppeling.enumeraties.via("E1")) == ("E77", "naam")
    assert koppeling.waarden["E1", 2] == ("E77", 2)


def test_a_package_with_a_new_guid_is_found_by_its_path() -> None:
    nieuw = met(manege(), "pakketten", "P1", guid="P8")
    nieuw = met(nieuw, "enumeraties", "E1", pakket_guid="P8")
    koppeling = koppel(manege(), nieuw)
    assert (koppeling.pakketten["P1"], koppeling.pakketten.via("P1")) == ("P8", "naam")
    assert koppeling.enumeraties["E1"] == "E1"


def test_an_enumeration_is_found_by_name_before_guid() -> None:
    """GUIDs of enumerations are handed out anew: one can come back on another list."""
    nieuw = nieuwe_lijst(nieuwe_lijst(manege(), "E1", "E3"), "E2", "E1")
    koppeling = koppel(manege(), nieuw)
    assert (koppeling.enumeraties["E1"], koppeling.enumeraties["E2"]) == ("E3", "E1")


def test_a_renamed_enumeration_is_found_by_guid() -> None:
    nieuw = met(manege(), "enumeraties", "E1", naam="Vachtkleur")
    assert koppel(manege(), nieuw).enumeraties["E1"] == "E1"


def test_an_enumeration_in_another_package_with_a_new_guid_needs_the_same_values() -> None:
    nieuw = met(nieuwe_lijst(manege(), "E1", "E9"), "enumeraties", "E9", pakket_guid="P2")
    assert koppel(manege(), nieuw).enumeraties["E1"] == "E9"
    ander = replace(nieuw, waarden=nieuw.waarden[1:])
    assert "E1" not in koppel(manege(), ander).enumeraties


def test_lists_of_one_name_are_told_apart_by_their_use_and_their_values() -> None:
    oud = erbij(manege(), "enumeraties", EnumeratieFeit("F1", "P1", "Vacht"))
    oud = erbij(oud, "waarden", WaardeFeit("F1", 1, "", "ja"), WaardeFeit("F1", 2, "", "nee"))
    wissel = nieuwe_lijst(nieuwe_lijst(oud, "E1", "E8"), "F1", "E7")
    nieuw = replace(wissel, enumeraties=tuple(reversed(wissel.enumeraties)))
    koppeling = koppel(oud, nieuw)
    assert (koppeling.enumeraties["E1"], koppeling.enumeraties["F1"]) == ("E8", "E7")


def test_a_value_is_found_by_label_and_else_by_code() -> None:
    waarden = (
        WaardeFeit("E1", 1, "2", "Voskleurig"),
        WaardeFeit("E1", 2, "1", "grijze schimmel"),
        WaardeFeit("E2", 1, "", "brons"),
    )
    paren = koppel(manege(), replace(manege(), waarden=waarden)).waarden
    assert dict(paren) == {("E1", 2): ("E1", 1), ("E1", 1): ("E1", 2)}
    assert (paren.via(("E1", 2)), paren.via(("E1", 1))) == ("naam", "code")


def test_what_is_gone_has_no_pair() -> None:
    koppeling = koppel(manege(), zonder(manege(), "attributen", "A1", "A3"))
    assert sorted(koppeling.attributen) == ["A2", "A4"]


def nieuwe_lijst(feiten: Feiten, oud: str, nieuw: str) -> Feiten:
    """The enumeration under another GUID, with all that names it."""
    feiten = met(feiten, "enumeraties", oud, guid=nieuw)
    return replace(
        feiten,
        waarden=tuple(
            replace(w, enumeratie_guid=nieuw) if w.enumeratie_guid == oud else w
            for w in feiten.waarden
        ),
        attributen=tuple(
            replace(a, enumeratie_guid=nieuw) if a.enumeratie_guid == oud else a
            for a in feiten.attributen
        ),
    )


def test_a_value_with_another_label_is_found_by_its_guid_where_it_kept_it() -> None:
    oud = replace(manege(), waarden=(WaardeFeit("E2", 1, "", "ijzer", "W1"),))
    nieuw = replace(
        manege(),
        waarden=(WaardeFeit("E2", 1, "", "staal", "W9"), WaardeFeit("E2", 2, "", "smid", "W1")),
    )
    paren = koppel(oud, nieuw).waarden
    assert (dict(paren), paren.via(("E2", 1))) == ({("E2", 1): ("E2", 2)}, "guid")


def test_labels_that_changed_guids_keep_their_meaning() -> None:
    """A row holds the label: to read the one as the other would turn its meaning around."""
    ja, nee = WaardeFeit("E2", 1, "", "ja", "W1"), WaardeFeit("E2", 2, "", "nee", "W2")
    om = (replace(ja, guid="W2"), replace(nee, guid="W1"))
    paren = koppel(replace(manege(), waarden=(ja, nee)), replace(manege(), waarden=om)).waarden
    assert dict(paren) == {("E2", 1): ("E2", 1), ("E2", 2): ("E2", 2)}
