"""Relations with a class that is left out: to the one that replaced it, and not twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import ggm_schema
from ggm_schema.errors import DefinitieFout
from ggm_schema.release import Import, lees_release
from tests.ggm_schema.release import werkboek
from tests.ggm_schema.release.werkboek import (
    ARCHIEF,
    KLASSE_A,
    KLASSE_B,
    OUDE_BOOM,
    PAKKET,
    guid,
)

CORRECTIES = """
relaties:
  vervangen:
    - van: RSGB Model / archief
      naar: Model Proef
      klassen: {Eik: Boom}
      reden: oud
"""
WEGLATEN = """
  weglaten:
    - {van: Model Proef / Aap, naam: hangt in, naar: RSGB Model / archief / Eik, reden: zelfde}
"""
AL_ER = "relatie die er al is met de vervanger van een weggelaten klasse"


def bladen(relatie: dict[str, Any]) -> werkboek.Inhoud:
    """The small release with an archived twin of Boom, and one more relation."""
    inhoud = werkboek.bladen()
    inhoud["packages"] += [
        {"id": "rsgb", "name": "RSGB Model", "parent_package_id": "wortel"},
        {"id": ARCHIEF, "name": "archief", "parent_package_id": "rsgb"},
    ]
    inhoud["classes"].append(
        {"id": OUDE_BOOM, "name": "Eik", "package_id": ARCHIEF, "stereotype": "Objecttype"}
    )
    inhoud["associations"].append({"id": guid("F", 2), **relatie})
    return inhoud


def relaties(ingelezen: Import) -> set[tuple[str, str, str]]:
    return {(r.van, r.naam, r.naar) for r in ingelezen.catalogus.feiten.relaties}


def regels(ingelezen: Import, blad: str = "associations") -> set[tuple[str, int, str]]:
    return {(r.handeling, r.rij, r.reden) for r in ingelezen.verslag if r.blad == blad}


def naar_oud(naam: str, van: str = KLASSE_A, **meer: str) -> dict[str, Any]:
    return {"name": naam, "src_class_id": van, "dst_class_id": OUDE_BOOM, **meer}


def test_a_relation_goes_to_the_replacement(tmp_path: Path) -> None:
    ingelezen = werkboek.lees(
        bladen(naar_oud("eet van", src_mult_end="-1", dst_mult_end="1")), tmp_path, CORRECTIES
    )
    assert relaties(ingelezen) == {("Aap", "klimt in", "Boom"), ("Aap", "eet van", "Boom")}
    assert ingelezen.catalogus.tabel("ggm_proef.aap").kolom("eet_van_boom_id").verwijst_naar == (
        "ggm_proef.boom"
    )
    assert regels(ingelezen) == {("gecorrigeerd", 3, "oud")}


def test_also_from_the_side_that_is_left_out(tmp_path: Path) -> None:
    relatie = {"name": "draagt", "src_class_id": OUDE_BOOM, "dst_class_id": KLASSE_A}
    ingelezen = werkboek.lees(bladen(relatie), tmp_path, CORRECTIES)
    assert ("Boom", "draagt", "Aap") in relaties(ingelezen)


@pytest.mark.parametrize(
    "relatie",
    [
        naar_oud("klimt in", src_mult_end="-1", dst_mult_end="1"),
        naar_oud("Klimt  in ", src_mult_end="1", dst_mult_end="1"),
        {  # the same, drawn the other way around
            "name": "klimt in", "src_class_id": OUDE_BOOM, "dst_class_id": KLASSE_A,
            "src_mult_end": "1", "dst_mult_end": "-1",
        },
    ],
)  # fmt: skip
def test_a_relation_that_is_there_already_is_left_out(
    tmp_path: Path, relatie: dict[str, Any]
) -> None:
    ingelezen = werkboek.lees(bladen(relatie), tmp_path, CORRECTIES)
    assert relaties(ingelezen) == {("Aap", "klimt in", "Boom")}
    assert ("weggelaten", 3, AL_ER) in regels(ingelezen)
    assert ingelezen.catalogus.release.weggelaten[AL_ER] == 1


def test_the_same_name_the_other_way_around_with_other_multiplicities_is_another_relation(
    tmp_path: Path,
) -> None:
    relatie = {
        "name": "klimt in", "src_class_id": OUDE_BOOM, "dst_class_id": KLASSE_A,
        "src_mult_end": "-1", "dst_mult_end": "1",
    }  # fmt: skip
    ingelezen = werkboek.lees(bladen(relatie), tmp_path, CORRECTIES)
    assert ("Boom", "klimt in", "Aap") in relaties(ingelezen)


def test_a_relation_that_is_there_with_another_name_is_left_out_for_the_reason_given(
    tmp_path: Path,
) -> None:
    ingelezen = werkboek.lees(bladen(naar_oud("hangt in")), tmp_path, CORRECTIES + WEGLATEN)
    assert relaties(ingelezen) == {("Aap", "klimt in", "Boom")}
    assert regels(ingelezen) == {("weggelaten", 3, "zelfde")}


@pytest.mark.parametrize(
    ("relatie", "correcties"),
    [
        (naar_oud("zonder correctie"), "schemas: []"),
        (naar_oud("twee van het archief", van=OUDE_BOOM), "schemas: []"),
    ],
)
def test_without_a_replacement_it_is_left_out(
    tmp_path: Path, relatie: dict[str, Any], correcties: str
) -> None:
    ingelezen = werkboek.lees(bladen(relatie), tmp_path, correcties)
    assert relaties(ingelezen) == {("Aap", "klimt in", "Boom")}
    assert regels(ingelezen) == {("weggelaten", 3, "relatie met een weggelaten klasse")}


def test_a_relation_between_two_that_are_left_out_stays_out(tmp_path: Path) -> None:
    inhoud = bladen(naar_oud("groeit uit", van=OUDE_BOOM))
    inhoud["associations"].append({"id": guid("F", 3), **naar_oud("eet van")})
    ingelezen = werkboek.lees(inhoud, tmp_path, CORRECTIES)
    assert "groeit uit" not in {naam for _, naam, _ in relaties(ingelezen)}


def test_generalizations_go_along_and_are_not_doubled(tmp_path: Path) -> None:
    inhoud = bladen(naar_oud("eet van"))
    tak = guid("C", 1)
    inhoud["classes"].append(
        {"id": tak, "name": "Tak", "package_id": PAKKET, "stereotype": "Objecttype"}
    )
    inhoud["generalizations"] += [
        {"id": guid("D", 2), "subclass_id": tak, "superclass_id": OUDE_BOOM},
        {"id": guid("D", 3), "subclass_id": OUDE_BOOM, "superclass_id": KLASSE_A},
        {"id": guid("D", 4), "subclass_id": OUDE_BOOM, "superclass_id": KLASSE_B},
    ]
    ingelezen = werkboek.lees(inhoud, tmp_path, CORRECTIES)
    assert {(g.sub, g.super) for g in ingelezen.catalogus.feiten.generalisaties} == {
        ("Boom", "Aap"), ("Tak", "Boom"),
    }  # fmt: skip
    assert regels(ingelezen, "generalizations") == {
        ("gecorrigeerd", 3, "oud"),
        ("weggelaten", 4, "generalisatie die er al is met de vervanger van een weggelaten klasse"),
        ("weggelaten", 5, "generalisatie met een weggelaten klasse"),  # a kind of itself
    }


@pytest.mark.parametrize(
    ("correcties", "melding"),
    [
        (CORRECTIES.replace("Eik", "Es"), "klassen of relaties .*: RSGB Model / archief / Es"),
        (CORRECTIES.replace("Boom", "Es"), "klassen of relaties .*: RSGB Model / archief / Eik"),
        (
            CORRECTIES + WEGLATEN.replace("hangt in", "ligt in"),
            "Model Proef / Aap - ligt in → RSGB Model / archief / Eik",
        ),
    ],
)
def test_a_correction_of_a_relation_that_fits_nothing_is_refused(
    tmp_path: Path, correcties: str, melding: str
) -> None:
    with pytest.raises(DefinitieFout, match=melding):
        werkboek.lees(bladen(naar_oud("hangt in")), tmp_path, correcties)


# --- the official release -------------------------------------------------------------------------

ERBIJ = {
    ("Beschermde Status", "betreft", "Pand"),
    ("Vastgoedobject", "betreft", "Pand"),
    ("AdresseerbaarObject", "heeft", "Gebruiksdoel"),
    ("WOZ-object", "ligt aan", "OpenbareRuimte"),
}


@pytest.mark.shared
def test_the_relations_that_are_kept_by_name(shared: Path) -> None:
    werkboek_pad = shared / "ggm" / "v2.5.1" / "Gemeentelijk Gegevensmodel.xlsx"
    ingelezen = lees_release(werkboek_pad)
    redenen = {v.reden for v in _vervangingen()}
    gecorrigeerd = [r for r in ingelezen.verslag if r.reden in redenen]
    assert len(gecorrigeerd) == len(ERBIJ) + 1  # and Nummeraanduiding is a kind of Object
    assert relaties(ingelezen) >= ERBIJ
    catalogus = ggm_schema.load()
    for tabel, kolom in (
        ("ggm_bag.pand", "betreft_beschermde_status_id"),
        ("ggm_vastgoed.vastgoedobject", "betreft_pand_id"),
        ("ggm_vastgoed.gebruiksdoel", "heeft_adresseerbaarobject_id"),
        ("ggm_rsgb.woz_object", "ligt_aan_openbareruimte_id"),
    ):
        assert catalogus.tabel(tabel).heeft(kolom)
    assert catalogus.tabel("ggm_bag.nummeraanduiding").supertypes == ("ggm_rgbz.object",)
    # What is left out for good has the archive, or drawing conventions, on both ends, or a class
    # of the archive that nothing took the place of.
    over = [
        regel.plaats.split(" →") if " - " not in regel.plaats else regel.plaats.split(" → ")
        for regel in ingelezen.verslag
        if regel.reden
        in ("relatie met een weggelaten klasse", "generalisatie met een weggelaten klasse")
    ]
    assert len(over) == 28
    for van, naar in over:
        assert [_buiten(van), _buiten(naar)] == [True, True] or "BenoemdTerrein" in van


def _buiten(plaats: str) -> bool:
    return "archief" in plaats or "Diagram" in plaats


def _vervangingen() -> Any:
    from ggm_schema.corrections import lees_correcties

    return lees_correcties().relaties.klassen.values()
