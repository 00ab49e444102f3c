"""Names that several want: each gets its own, whatever the order, and only rivals matter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ggm_schema.botsingen import kies_namen
from ggm_schema.model import Catalogus, Kolom
from ggm_schema.release import Import
from tests.ggm_schema.release import werkboek
from tests.ggm_schema.release.werkboek import KLASSE_A, KLASSE_B, PAKKET, guid

NAAM = st.sampled_from(["a", "b", "a_1", "a_2", "b_1", "c"])
WENSEN = st.dictionaries(
    st.text("pqrst", min_size=1, max_size=3), st.lists(NAAM, min_size=1, max_size=3), max_size=8
)


@given(WENSEN, st.sets(NAAM))
def test_each_has_a_name_of_its_own_and_none_that_is_taken(
    wensen: dict[str, list[str]], bezet: set[str]
) -> None:
    gekozen = kies_namen(wensen, bezet)
    assert gekozen.keys() == wensen.keys()
    assert len(set(gekozen.values())) == len(gekozen)
    assert bezet.isdisjoint(gekozen.values())
    for sleutel, naam in gekozen.items():
        assert any(naam == wens or naam.startswith(f"{wens}_") for wens in wensen[sleutel])


@given(WENSEN, st.sets(NAAM), st.randoms(use_true_random=False))
def test_the_order_does_not_matter(
    wensen: dict[str, list[str]], bezet: set[str], toeval: Any
) -> None:
    anders = list(wensen.items())
    toeval.shuffle(anders)
    assert kies_namen(dict(anders), bezet) == kies_namen(wensen, bezet)


@given(WENSEN)
def test_who_has_no_rivals_keeps_the_first_wish(wensen: dict[str, list[str]]) -> None:
    assert kies_namen({**wensen, "zz": ["enig", "langer"]})["zz"] == "enig"


# --- in an import ---------------------------------------------------------------------------------


def hernoemd(ingelezen: Import) -> set[str]:
    return {regel.plaats for regel in ingelezen.verslag if regel.handeling == "hernoemd"}


def test_packages_with_one_name_get_that_of_the_package_around_them(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    inhoud["packages"] += [
        {"id": "noord", "name": "Noord", "parent_package_id": "wortel"},
        {"id": "zuid", "name": "Zuid", "parent_package_id": "wortel"},
        {"id": "p1", "name": "Datatypes", "parent_package_id": "noord"},
        {"id": "p2", "name": "Datatypes", "parent_package_id": "zuid"},
    ]
    for nummer, pakket in enumerate(("p1", "p2"), start=1):
        inhoud["classes"].append(
            {
                "id": guid("C", nummer),
                "name": "Soort",
                "package_id": pakket,
                "stereotype": "Objecttype",
            }
        )
    ingelezen = werkboek.lees(inhoud, tmp_path)
    assert {t.schema for t in ingelezen.catalogus.tabellen} == {
        "ggm_proef", "ggm_noord_datatypes", "ggm_zuid_datatypes",
    }  # fmt: skip
    assert hernoemd(ingelezen) == {
        "Noord / Datatypes → ggm_noord_datatypes",
        "Zuid / Datatypes → ggm_zuid_datatypes",
    }


def test_a_corrected_schema_wins(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    inhoud["packages"] += [
        {"id": "noord", "name": "Noord", "parent_package_id": "wortel"},
        {"id": "p1", "name": "Proef", "parent_package_id": "noord"},
    ]
    inhoud["classes"][1]["package_id"] = "p1"
    correcties = "schemas: [{pakket: Model Proef, schema: ggm_proef, reden: x}]"
    catalogus = werkboek.lees(inhoud, tmp_path, correcties).catalogus
    assert {t.volledige_naam for t in catalogus.tabellen} == {
        "ggm_proef.aap", "ggm_noord_proef.boom",
    }  # fmt: skip


def test_object_types_with_one_name_in_a_package_get_a_number(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    inhoud["classes"][1]["name"] = "AAP"
    ingelezen = werkboek.lees(inhoud, tmp_path)
    catalogus = ingelezen.catalogus
    # KLASSE_A is before KLASSE_B.
    eerste, tweede = catalogus.tabel("ggm_proef.aap_1"), catalogus.tabel("ggm_proef.aap_2")
    assert (eerste.objecttype, tweede.objecttype) == ("Aap", "AAP")
    assert tweede.supertypes == ("ggm_proef.aap_1",)
    assert eerste.kolom("klimt_in_aap_2_id").verwijst_naar == "ggm_proef.aap_2"
    assert hernoemd(ingelezen) == {
        "ggm_proef.aap → aap_1", "ggm_proef.aap → aap_2",
    }  # fmt: skip


def attributen(*namen: str) -> werkboek.Inhoud:
    inhoud = werkboek.bladen()
    inhoud["attributes"] = [
        {"id": guid("A", nummer), "name": naam, "clazz_id": KLASSE_A, "primitive": "int"}
        for nummer, naam in enumerate(namen, start=1)
    ]
    return inhoud


def eigen(catalogus: Catalogus) -> list[tuple[str, str | None]]:
    kolommen: list[Kolom] = list(catalogus.tabel("ggm_proef.aap").kolommen)
    return [(k.naam, k.attribuut) for k in kolommen if k.soort == "attribuut"]


def test_attributes_with_one_name_and_that_of_the_key_get_a_number(tmp_path: Path) -> None:
    ingelezen = werkboek.lees(attributen("Staart", "staart", "Aap id", "dwh_bronrij"), tmp_path)
    assert eigen(ingelezen.catalogus) == [
        ("staart_1", "Staart"),
        ("staart_2", "staart"),
        ("aap_id_1", "Aap id"),
        ("dwh_bronrij_1", "dwh_bronrij"),
    ]
    assert "ggm_proef.aap.staart → staart_1" in hernoemd(ingelezen)
    assert len(hernoemd(ingelezen)) == 4


def test_a_corrected_column_wins_and_is_found_by_its_number(tmp_path: Path) -> None:
    correcties = (
        "kolommen:\n"
        "- {kolommen: [ggm_proef.aap.staart_2], type: text, naam: oor, reden: x}\n"
        "- {kolommen: [ggm_proef.aap.vin], naam: poot, reden: x}\n"
    )
    catalogus = werkboek.lees(
        attributen("Staart", "staart", "Vin", "Poot"), tmp_path, correcties
    ).catalogus
    assert eigen(catalogus) == [
        ("staart_1", "Staart"), ("oor", "staart"), ("poot", "Vin"), ("poot_1", "Poot"),
    ]  # fmt: skip
    assert catalogus.tabel("ggm_proef.aap").kolom("oor").ggm_type == "text"


def test_a_relation_gives_way_to_an_attribute(tmp_path: Path) -> None:
    inhoud = attributen("klimt_in_boom_id", "klimt_in_boom_proef_id", "klimt_in_boom_2_id")
    tabel = werkboek.lees(inhoud, tmp_path).catalogus.tabel("ggm_proef.aap")
    assert [k.naam for k in tabel.kolommen if k.soort == "relatie"] == ["klimt_in_boom_3_id"]


def test_a_junction_gives_way_to_an_object_type(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    inhoud["associations"][0]["dst_mult_end"] = "-1"
    inhoud["classes"].append(
        {"id": guid("C", 1), "name": "kp_ap_bm", "package_id": PAKKET, "stereotype": "Objecttype"}
    )
    catalogus = werkboek.lees(inhoud, tmp_path).catalogus
    assert catalogus.tabel("ggm_proef.kp_ap_bm").objecttype == "kp_ap_bm"
    koppel = catalogus.tabel("ggm_proef.kp_ap_bm_1")
    assert (koppel.objecttype, koppel.sleutel) == (None, "kp_ap_bm_1_id")
    assert [k.verwijst_naar for k in koppel.kolommen if k.soort == "relatie"] == [
        "ggm_proef.aap", "ggm_proef.boom",
    ]  # fmt: skip


def test_the_names_of_a_release_do_not_depend_on_the_order_of_its_rows(tmp_path: Path) -> None:
    inhoud = attributen("Staart", "staart", "Aap id")
    inhoud["classes"][1]["name"] = "AAP"
    inhoud["associations"].append(
        {**inhoud["associations"][0], "id": guid("F", 2), "dst_class_id": KLASSE_B}
    )
    omgekeerd = {
        blad: rijen if blad == "packages" else list(reversed(rijen))
        for blad, rijen in inhoud.items()
    }

    def namen(deel: werkboek.Inhoud) -> set[tuple[str, str, str | None]]:
        return {
            (t.volledige_naam, k.naam, k.guid)
            for t in werkboek.lees(deel, tmp_path).catalogus.tabellen
            for k in t.kolommen
        }

    assert namen(omgekeerd) == namen(inhoud)
