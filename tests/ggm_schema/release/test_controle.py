"""A workbook of which the rows contradict each other: the message names both, sheet and row."""

from __future__ import annotations

from pathlib import Path

import pytest

from ggm_schema.errors import OnleesbareInvoer
from tests.ggm_schema.release import werkboek
from tests.ggm_schema.release.werkboek import KLASSE_A, KLASSE_B, PAKKET, guid


def weiger(inhoud: werkboek.Inhoud, map: Path, melding: str) -> None:
    with pytest.raises(OnleesbareInvoer, match=melding):
        werkboek.lees(inhoud, map)


def test_two_object_types_with_one_guid(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    # As another export may write it: with braces, in small letters.
    inhoud["classes"][1]["id"] = "EAID_{0000000a-0000-0000-0000-00000000000a}"
    weiger(
        inhoud,
        tmp_path,
        r"w\.xlsx, regel 3: op het blad classes: twee klassen hebben dezelfde GUID .*"
        r"Model Proef / Aap \(rij 2\) en Model Proef / Boom \(rij 3\)",
    )


def test_two_attributes_with_one_guid(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    inhoud["attributes"][1]["id"] = inhoud["attributes"][0]["id"]
    weiger(inhoud, tmp_path, r"regel 3: op het blad attributes: .*Aap / naam .* en Aap / kleur")


@pytest.mark.parametrize("blad", ["packages", "enumerations", "associations", "generalizations"])
def test_two_others_with_one_guid(tmp_path: Path, blad: str) -> None:
    inhoud = werkboek.bladen()
    inhoud[blad].append({**inhoud[blad][-1], "name": "nog een"})
    nummer = len(inhoud[blad]) + 1
    weiger(inhoud, tmp_path, f"regel {nummer}: op het blad {blad}: twee .* dezelfde GUID")


def test_several_rows_without_a_guid_are_no_error(tmp_path: Path) -> None:
    """Older exports lack some; each gets one of its own."""
    inhoud = werkboek.bladen()
    for rij in (*inhoud["attributes"][:2], *inhoud["associations"]):
        rij["id"] = ""
    inhoud["associations"].append(dict(inhoud["associations"][0]))
    feiten = werkboek.lees(inhoud, tmp_path).catalogus.feiten
    guids = [e.guid for e in (*feiten.attributen, *feiten.relaties)]
    assert len(set(guids)) == len(guids) == 4


@pytest.mark.parametrize(
    ("blad", "kolom", "waarde", "melding"),
    [
        ("associations", "dst_class_id", "", "relatie 'klimt in' van Aap naar .* leeg"),
        ("associations", "src_class_id", "weg", "src_class_id weg, en die is er niet"),
        ("generalizations", "superclass_id", "", "generalisatie van Boom .* superclass_id leeg"),
        ("generalizations", "subclass_id", "weg", "subclass_id weg, en die is er niet"),
        ("attributes", "clazz_id", "weg", "naam is clazz_id weg, en die is er niet"),
        ("classes", "package_id", "weg", "bij Aap is package_id weg, en die is er niet"),
        ("enumerations", "package_id", "", "bij Kleur is package_id leeg"),
        ("enumerationliterals", "enumeratie_id", "weg", "bij groen is enumeratie_id weg"),
    ],
)  # fmt: skip
def test_a_reference_that_leads_nowhere(
    tmp_path: Path, blad: str, kolom: str, waarde: str, melding: str
) -> None:
    inhoud = werkboek.bladen()
    inhoud[blad][0][kolom] = waarde
    weiger(inhoud, tmp_path, f"regel 2: op het blad {blad}: .*{melding}")


def test_a_package_whose_parent_is_not_there(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    inhoud["packages"][1]["parent_package_id"] = "weg"
    weiger(inhoud, tmp_path, "regel 3: op het blad packages: bij Model Proef .* weg, en die is er")


def test_an_object_type_that_is_a_kind_of_itself(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    tak = guid("C", 1)
    inhoud["classes"].append(
        {"id": tak, "name": "Tak", "package_id": PAKKET, "stereotype": "Objecttype"}
    )
    inhoud["generalizations"] += [
        {"id": guid("D", 2), "subclass_id": KLASSE_A, "superclass_id": tak},
        {"id": guid("D", 3), "subclass_id": tak, "superclass_id": KLASSE_B},
    ]
    with pytest.raises(OnleesbareInvoer) as fout:
        werkboek.lees(inhoud, tmp_path)
    kring = str(fout.value).partition("er is een kring: ")[2].partition(".")[0].split(" is een ")
    # Boom → Aap → Tak → Boom, from wherever it is entered.
    assert len(kring) == 4
    assert kring[0] == kring[-1]
    assert {("Boom", "Aap"), ("Aap", "Tak"), ("Tak", "Boom")} == set(
        zip(kring, kring[1:], strict=False)
    )
    assert fout.value.regel in (2, 3, 4)


def test_an_object_type_that_is_a_kind_of_itself_at_once(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    inhoud["generalizations"][0]["superclass_id"] = KLASSE_B
    weiger(inhoud, tmp_path, r"regel 2: op het blad generalizations: .* Boom is een Boom\.")


def test_a_package_that_lies_in_itself(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    inhoud["packages"] += [
        {"id": "p1", "name": "Een", "parent_package_id": "p2"},
        {"id": "p2", "name": "Twee", "parent_package_id": "p1"},
    ]
    weiger(inhoud, tmp_path, "op het blad packages: er is een kring: .*Een ligt in Twee|Twee ligt")


def test_a_relation_with_a_list_is_left_out_and_reported(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    inhoud["associations"][0]["dst_class_id"] = guid("E", 1)
    ingelezen = werkboek.lees(inhoud, tmp_path)
    assert not ingelezen.catalogus.feiten.relaties
    assert "relatie met een enumeratie in plaats van een klasse" in {
        regel.reden for regel in ingelezen.verslag
    }
