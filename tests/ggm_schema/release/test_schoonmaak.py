"""Cleaning: what text, definitions and GUIDs become, and that each change is in the report."""

from __future__ import annotations

import csv
import uuid
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ggm_schema.melder import Handeling
from ggm_schema.release import lees_release, verslag
from ggm_schema.release.cleaning import guid_kern, is_guid, platte_tekst, schone_guid
from ggm_schema.release.verslag import Verslagregel, tel
from tests.ggm_schema.release import werkboek
from tests.ggm_schema.release.werkboek import KLASSE_A, guid

# --- definitions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ruw", "tekst"),
    [
        ("<p>Een.</p><p>Twee.</p>", "Een.\n\nTwee."),
        ("Een.<br/>Twee.<BR>Drie.", "Een.\nTwee.\nDrie."),
        ("Een.\n\n\n\nTwee.", "Een.\n\nTwee."),
        ("a < b en c > d, en <naam> blijft", "a < b en c > d, en <naam> blijft"),
        ("caf&#233; &nbsp; &lsquo;x&rsquo;", "café ‘x’"),
        ('<ol>\n <li>een</li>\n <li><i>twee</i></li>\n</ol>\n\n', "- een\n- twee"),
        ("regel een_x000D_\nregel twee", "regel een\n\nregel twee"),
        ("<memo>", ""),
        ("#NOTES#Description: sjabloon", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_definition_is_plain_text(ruw: str, tekst: str) -> None:
    assert platte_tekst(ruw) == tekst


@given(st.text("ab <>/&;#\n\t", max_size=60))
def test_plain_text_has_no_loose_space_and_stays_as_it_is(ruw: str) -> None:
    tekst = platte_tekst(ruw)
    assert all(regel == " ".join(regel.split()) for regel in tekst.split("\n"))
    assert tekst == tekst.strip()
    assert "\n\n\n" not in tekst


def met_definities() -> werkboek.Inhoud:
    inhoud = werkboek.bladen()
    inhoud["classes"][0]["definitie"] = "<b>Klimt</b> graag."
    inhoud["classes"][2]["definitie"] = "Telt niet mee."
    inhoud["attributes"][0]["definitie"] = "Hoe hij heet."
    inhoud["attributes"][1]["definitie"] = " \n"
    inhoud["associations"][0]["definitie"] = "Waar hij zit.#NOTES#Description: sjabloon"
    inhoud["enumerations"][0]["definitie"] = "Alle kleuren."
    inhoud["enumerationliterals"][0]["definitie"] = "Als gras."
    return inhoud


def test_definitions_by_element(tmp_path: Path) -> None:
    feiten = werkboek.lees(met_definities(), tmp_path).catalogus.feiten
    aap = next(o for o in feiten.objecttypen if o.naam == "Aap")
    kleur = feiten.enumeraties[0].guid
    assert feiten.definitie_van == {
        aap.guid: "Klimt graag.",
        guid_kern(guid("A", 1)): "Hoe hij heet.",
        guid_kern(guid("F", 1)): "Waar hij zit.",
        kleur: "Alle kleuren.",
        f"{kleur}#1": "Als gras.",
    }


def test_facts_alone_hold_no_definitions(tmp_path: Path) -> None:
    ingelezen = werkboek.lees(met_definities(), tmp_path)
    assert ingelezen.alleen_feiten().feiten.definities == ()
    assert ingelezen.alleen_feiten().tabellen == ingelezen.catalogus.tabellen


@pytest.mark.shared
def test_official_definitions_are_clean_and_all_there(shared: Path) -> None:
    pad = shared / "ggm" / "v2.5.1" / "Gemeentelijk Gegevensmodel.xlsx"
    feiten = lees_release(pad).catalogus.feiten
    definities = feiten.definitie_van
    assert len(definities) == len(feiten.definities)
    assert not [t for t in definities.values() if "#NOTES#" in t or "<font" in t or "&#" in t]
    objecttypen = {o.guid for o in feiten.objecttypen if o.soort == "objecttype"}
    zonder = objecttypen - definities.keys()
    assert len(zonder) == 9


# --- GUIDs ----------------------------------------------------------------------------------------


@given(st.uuids(), st.sampled_from(["EAID_{}", "{{{}}}", "EAPK_{{{}}}", "{}"]))
def test_a_whole_guid_is_kept_however_it_is_written(heel: uuid.UUID, vorm: str) -> None:
    ruw = vorm.format(str(heel).replace("-", "_"))
    assert is_guid(ruw)
    assert schone_guid(ruw, "pad") == str(heel).upper()


@given(st.uuids(), st.integers(0, 35))
def test_a_guid_that_is_cut_off_becomes_one_of_path_and_name(heel: uuid.UUID, tot: int) -> None:
    stuk = f"EAID_{heel}"[: 5 + tot]
    assert not is_guid(stuk)
    assert schone_guid(stuk, "pad", "naam") == schone_guid("", "pad", "naam")
    assert is_guid(schone_guid(stuk, "pad", "naam"))


# --- the report -----------------------------------------------------------------------------------


def test_every_change_is_a_line_with_sheet_row_and_place(tmp_path: Path) -> None:
    inhoud = met_definities()
    inhoud["classes"][1]["id"] = KLASSE_A[:-3]  # cut off
    inhoud["generalizations"][0]["subclass_id"] = KLASSE_A[:-3]
    inhoud["associations"][0] |= {"dst_class_id": KLASSE_A[:-3], "src_mult_end": "`1"}
    inhoud["attributes"][0]["mogelijk_geen_waarde"] = "Dit is een lange zin."
    inhoud["attributes"][0]["herkomst"] = "<memo>"
    inhoud["enumerations"][0]["id"] = inhoud["enumerationliterals"][0]["enumeratie_id"] = (
        "EAID_{0000000E_0000_0000_0000_00000000000E}"
    )
    inhoud["enumerationliterals"][0]["name"] = "R&amp;D"
    assert set(werkboek.lees(inhoud, tmp_path).verslag) == {
        regel(
            "weggelaten",
            "classes",
            4,
            "ProxyConnector",
            "klasse die geen objecttype of datatype is",
        ),
        regel(
            "weggelaten", "attributes", 4, "Aap / ", "attribuutrij die het eind van een relatie is"
        ),
        regel("schoongemaakt", "classes", 2, "Aap (name)", "spaties of regeleinden zijn weg"),
        regel(
            "schoongemaakt", "attributes", 2, "Aap / naam (name)", "spaties of regeleinden zijn weg"
        ),
        regel(
            "schoongemaakt",
            "attributes",
            2,
            "Aap / naam (herkomst)",
            "een plaatshouder zonder inhoud is weg",
        ),
        regel(
            "schoongemaakt",
            "attributes",
            2,
            "Aap / naam (mogelijk_geen_waarde)",
            "een zin waar ja of nee hoort is weg",
        ),
        regel(
            "schoongemaakt",
            "enumerationliterals",
            2,
            "Kleur / R&D (name)",
            "HTML is gewone tekst geworden",
        ),
        regel("schoongemaakt", "classes", 2, "Aap (definitie)", "HTML is gewone tekst geworden"),
        regel(
            "schoongemaakt",
            "associations",
            2,
            "Aap - klimt in → Model Proef / Boom (definitie)",
            "sjabloontekst van het modelleerprogramma (#NOTES#) is weggeknipt",
        ),
        regel(
            "hersteld",
            "classes",
            3,
            "Boom",
            "de GUID is afgekapt; er is er een afgeleid van pad en naam",
        ),
        regel("hersteld", "enumerations", 2, "Kleur", "de GUID had accolades; die zijn weg"),
        regel(
            "hersteld",
            "associations",
            2,
            "Aap - klimt in → Model Proef / Boom (src_mult_end)",
            "er stond een leesteken voor het aantal",
        ),
        regel(
            "aangevuld",
            "attributes",
            3,
            "Aap / kleur",
            "het werkboek noemt de enumeratie van dit attribuut alleen bij naam",
        ),
    }


def regel(handeling: Handeling, blad: str, rij: int, plaats: str, reden: str) -> Verslagregel:
    return Verslagregel(handeling, blad, rij, f"Model Proef / {plaats}", reden)


def test_counts_by_what_was_done_and_why() -> None:
    regels = [
        Verslagregel("hersteld", "classes", 2, "a", "stuk"),
        Verslagregel("weggelaten", "classes", 3, "b", "zeldzaam"),
        Verslagregel("weggelaten", "classes", 4, "c", "vaak"),
        Verslagregel("weggelaten", "classes", 5, "d", "vaak"),
    ]
    assert tel(regels) == [
        ("weggelaten", "vaak", 2), ("weggelaten", "zeldzaam", 1), ("hersteld", "stuk", 1),
    ]  # fmt: skip


def test_the_file_has_every_line(tmp_path: Path) -> None:
    ingelezen = werkboek.lees(met_definities(), tmp_path)
    verslag.schrijf(ingelezen.verslag, tmp_path / "verslag.csv")
    with (tmp_path / "verslag.csv").open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    assert [tuple(rij.values()) for rij in rijen] == [
        (r.handeling, r.blad, str(r.rij), r.plaats, r.reden) for r in ingelezen.verslag
    ]


@pytest.mark.shared
def test_the_report_of_the_official_release(shared: Path) -> None:
    pad = shared / "ggm" / "v2.5.1" / "Gemeentelijk Gegevensmodel.xlsx"
    ingelezen = lees_release(pad)
    hersteld = Counter(r.reden for r in ingelezen.verslag if r.handeling == "hersteld")
    assert hersteld == {
        "de GUID is afgekapt; er is er een afgeleid van pad en naam": 58,
        "de GUID had accolades; die zijn weg": 115,
        "er stond een leesteken voor het aantal": 4,
        "er is geen GUID; er is er een afgeleid van pad en naam": 1,
    }
    afgekapt = [r for r in ingelezen.verslag if "afgekapt" in r.reden]
    assert all("IMBOR" in regel.plaats and regel.blad == "classes" for regel in afgekapt)
    weggelaten = Counter(r.reden for r in ingelezen.verslag if r.handeling == "weggelaten")
    assert weggelaten == ingelezen.catalogus.release.weggelaten
    assert all(regel.reden for regel in ingelezen.verslag)
