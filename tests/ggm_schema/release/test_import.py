"""Import of the official workbook: counts, cleaning, no prose, and messages about a bad one."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

import ggm_schema
from ggm_schema import store
from ggm_schema.errors import DefinitieFout, OnleesbareInvoer
from ggm_schema.model import Catalogus
from ggm_schema.release import importeer
from ggm_schema.release.workbook import KOLOMMEN

GEEN_CORRECTIES = "schemas: []\nkolommen: []\n"


@pytest.fixture(scope="module")
def officieel(shared: Path) -> Path:
    return shared / "ggm" / "v2.5.1" / "Gemeentelijk Gegevensmodel.xlsx"


@pytest.fixture(scope="module")
def vers(officieel: Path) -> Catalogus:
    return importeer(officieel, "2.5.1", "2026-05-12")


@pytest.mark.shared
def test_counts_of_the_release(vers: Catalogus) -> None:
    feiten = vers.feiten
    assert sum(o.soort == "objecttype" for o in feiten.objecttypen) == 933
    assert (
        len(feiten.relaties) + vers.release.weggelaten["relatie met een weggelaten klasse"] == 1073
    )
    assert len(feiten.enumeraties) + vers.release.weggelaten["enumeratie buiten het model"] == 521
    assert len(feiten.waarden) + vers.release.weggelaten["waarde van weggelaten enumeratie"] == 4453
    assert (
        len(feiten.generalisaties)
        + vers.release.weggelaten["generalisatie met een weggelaten klasse"]
        + vers.release.weggelaten["generalisatie die er twee keer staat"]
        == 304
    )
    attributen = {k: v for k, v in vers.release.weggelaten.items() if k.startswith("attribuut")}
    assert len(feiten.attributen) + sum(attributen.values()) == 4925


@pytest.mark.shared
def test_the_left_out_object_types_by_name(officieel: Path, vers: Catalogus) -> None:
    rijen = CalamineWorkbook.from_path(str(officieel)).get_sheet_by_name("classes").to_python()
    kop = rijen[0]
    alle = sorted(
        rij[kop.index("name")].strip()
        for rij in rijen[1:]
        if rij[kop.index("stereotype")] == "Objecttype"
    )
    for objecttype in vers.feiten.objecttypen:
        if objecttype.soort == "objecttype":
            alle.remove(objecttype.naam)
    assert sorted(alle) == sorted(
        [f"Objecttype{letter}" for letter in "ABCDEFG"]  # drawing conventions
        + ["Nummeraanduiding", "BenoemdObject", "BenoemdTerrein", "Buurt", "GebouwdObject"]
        + ["Gemeente", "Ligplaats", "AdresseerbaarObjectAanduiding", "OpenbareRuimte", "Pand"]
        + ["Standplaats", "Verblijfsobject", "Wijk", "Woonplaats"]  # RSGB Model / archief
    )


@pytest.mark.shared
def test_the_shipped_catalogue_is_a_fresh_import(vers: Catalogus, tmp_path: Path) -> None:
    for bestand in sorted(store.schrijf(vers, tmp_path).iterdir()):
        geleverd = store.CATALOGUS / "2.5.1" / bestand.name
        assert bestand.read_bytes() == geleverd.read_bytes(), bestand.name
    assert ggm_schema.load().tabellen == vers.tabellen


@pytest.mark.shared
def test_no_prose_is_shipped(officieel: Path) -> None:
    """No definition or explanation of the workbook, from 40 characters, is in our files."""
    geleverd = " ".join(
        " ".join(pad.read_text("utf-8").replace('""', '"').split())
        for pad in sorted(store.CATALOGUS.rglob("*"))
        if pad.is_file()
    )
    proza = set()
    werkboek = CalamineWorkbook.from_path(str(officieel))
    for blad in werkboek.sheet_names:
        kop, *rijen = werkboek.get_sheet_by_name(blad).to_python()
        plaatsen = [
            i for i, k in enumerate(kop) if "definitie" in str(k) or "toelichting" in str(k)
        ]
        proza |= {" ".join(str(rij[i]).split()) for rij in rijen for i in plaatsen}
    lang = {tekst for tekst in proza if len(tekst) >= 40}
    assert len(lang) > 2000
    assert not {tekst for tekst in lang if tekst in geleverd}


@pytest.mark.shared
def test_text_is_clean(vers: Catalogus) -> None:
    feiten = vers.feiten
    namen = [
        *(p.naam for p in feiten.pakketten),
        *(o.naam for o in feiten.objecttypen),
        *(a.naam for a in feiten.attributen),
        *(r.naam for r in feiten.relaties),
        *(w.label for w in feiten.waarden),
    ]
    assert all(naam == " ".join(naam.split()) for naam in namen)
    assert not [naam for naam in namen if "#NOTES#" in naam or "&amp;" in naam or naam == "<memo>"]
    guids = [o.guid for o in feiten.objecttypen] + [a.guid for a in feiten.attributen]
    assert len(set(guids)) == len(guids)
    assert all(len(guid) == 36 for guid in guids)


@pytest.mark.shared
@pytest.mark.parametrize("versie", ["v2.4.0", "v2.5.0"])
def test_earlier_releases_import_too(shared: Path, versie: str, tmp_path: Path) -> None:
    """Their corrections differ: without ours, schemas collide, and the message says which."""
    werkboek = shared / "ggm" / versie / "Gemeentelijk Gegevensmodel.xlsx"
    correcties = tmp_path / "geen.yaml"
    correcties.write_text(GEEN_CORRECTIES, "utf-8")
    with pytest.raises(DefinitieFout, match="dubbele schemanaam"):
        importeer(werkboek, correcties=correcties)


# --- small made-up workbooks --------------------------------------------------------------------

PAKKET = "EAPK_00000000_0000_0000_0000_000000000001"
KLASSE_A = "EAID_0000000A_0000_0000_0000_00000000000A"
REL = "EAID_00000000_0000_0000_0000_00000000000"
KLASSE_B = "EAID_0000000B_0000_0000_0000_00000000000B"


def bladen() -> dict[str, list[dict[str, Any]]]:
    """A release with two object types, as rows per sheet."""
    return {
        "packages": [
            {"id": "wortel", "name": "GGM", "version": "9.9.9", "modified": "2026-01-02 03:04:05"},
            {"id": PAKKET, "name": "Model Proef", "parent_package_id": "wortel"},
        ],
        "classes": [
            {"id": KLASSE_A, "name": "Aap ", "package_id": PAKKET, "stereotype": "Objecttype"},
            {"id": KLASSE_B, "name": "Boom", "package_id": PAKKET, "stereotype": "Objecttype"},
            {"id": "EAID_x", "name": "ProxyConnector", "package_id": PAKKET},
        ],
        "attributes": [
            {"id": "EAID_1", "name": "naam\n", "clazz_id": KLASSE_A, "primitive": "AN40"},
            {"id": "EAID_2", "name": "kleur", "clazz_id": KLASSE_A, "primitive": "Kleur"},
            {"id": "EAID_src3", "name": "", "clazz_id": KLASSE_A, "primitive": "Boom"},
        ],
        "enumerations": [{"id": "EAID_E", "name": "Kleur", "package_id": PAKKET}],
        "enumerationliterals": [
            {"id": "l1", "name": "groen", "alias": "1", "enumeratie_id": "EAID_E"}
        ],
        "associations": [
            {
                "id": "EAID_R", "name": "klimt in", "src_class_id": KLASSE_A,
                "dst_class_id": KLASSE_B, "src_mult_end": "-1", "dst_mult_end": "1",
            }
        ],
        "generalizations": [
            {"id": "EAID_G", "subclass_id": KLASSE_B, "superclass_id": KLASSE_A}
        ],
    }  # fmt: skip


def schrijf(inhoud: dict[str, list[dict[str, Any]]], pad: Path, weg: str = "") -> Path:
    """Write rows as a workbook; `weg` is a column that is left out everywhere."""
    werkboek = Workbook()
    werkboek.remove(werkboek.worksheets[0])
    for blad, rijen in inhoud.items():
        kop = [kolom for kolom in KOLOMMEN[blad] if f"{blad}.{kolom}" != weg]
        vel = werkboek.create_sheet(blad)
        vel.append(kop)
        for rij in rijen:
            vel.append([rij.get(kolom, "") for kolom in kop])
    werkboek.save(pad)
    return pad


@pytest.fixture
def geen_correcties(tmp_path: Path) -> Path:
    pad = tmp_path / "correcties.yaml"
    pad.write_text(GEEN_CORRECTIES, "utf-8")
    return pad


def test_a_small_release(tmp_path: Path, geen_correcties: Path) -> None:
    catalogus = importeer(schrijf(bladen(), tmp_path / "w.xlsx"), correcties=geen_correcties)
    aap, boom = catalogus.tabel("ggm_proef.aap"), catalogus.tabel("ggm_proef.boom")
    assert (catalogus.release.versie, catalogus.release.datum) == ("9.9.9", "2026-01-02")
    assert [k.naam for k in aap.kolommen[:4]] == ["aap_id", "naam", "kleur", "klimt_in_boom_id"]
    assert aap.kolom("naam").lengte == 40
    assert aap.kolom("kleur").enumeratie == "Kleur"
    assert boom.supertypes == ("ggm_proef.aap",)
    assert catalogus.release.weggelaten["klasse die geen objecttype of datatype is"] == 1


@pytest.mark.parametrize(
    ("van", "naar", "plaats"),
    [
        ("-1", "1", "ggm_proef.aap.klimt_in_boom_id"),
        ("1", "1", "ggm_proef.aap.klimt_in_boom_id"),
        ("1", "-1", "ggm_proef.boom.klimt_in_aap_id"),
        ("1", "2", "ggm_proef.boom.klimt_in_aap_id"),
        ("None", "-1", "ggm_proef.boom.klimt_in_aap_id"),
        ("`1", "None", "ggm_proef.aap.klimt_in_boom_id"),
        ("-1", "-1", "ggm_proef.kp_ap_bm.boom_id"),
        ("2", "3", "ggm_proef.kp_ap_bm.aap_id"),
    ],
)
def test_multiplicities_place_a_relation(
    tmp_path: Path, geen_correcties: Path, van: str, naar: str, plaats: str
) -> None:
    inhoud = bladen()
    inhoud["associations"][0] |= {"src_mult_end": van, "dst_mult_end": naar}
    catalogus = importeer(schrijf(inhoud, tmp_path / "w.xlsx"), correcties=geen_correcties)
    gevonden = {
        f"{t.volledige_naam}.{k.naam}"
        for t in catalogus.tabellen
        for k in t.kolommen
        if k.soort == "relatie"
    }
    assert plaats in gevonden
    assert len(gevonden) == (2 if "kp_" in plaats else 1)


def test_rivals_for_one_column_name_all_get_a_longer_one(
    tmp_path: Path, geen_correcties: Path
) -> None:
    inhoud = bladen()
    eerste = inhoud["associations"][0]
    inhoud["associations"] = [
        {**eerste, "id": f"{REL}1", "dst_role": "oud"},
        {**eerste, "id": f"{REL}2", "dst_role": "nieuw"},
        {**eerste, "id": f"{REL}3", "name": "ziet"},
        {**eerste, "id": f"{REL}4", "name": "ziet"},
    ]
    catalogus = importeer(schrijf(inhoud, tmp_path / "w.xlsx"), correcties=geen_correcties)
    relaties = {k.naam for k in catalogus.tabel("ggm_proef.aap").kolommen if k.soort == "relatie"}
    assert relaties == {
        "klimt_in_boom_oud_id", "klimt_in_boom_nieuw_id", "ziet_boom_2_id", "ziet_boom_3_id",
    }  # fmt: skip


@pytest.mark.parametrize("blad", sorted(KOLOMMEN))
def test_a_missing_sheet_is_named(tmp_path: Path, geen_correcties: Path, blad: str) -> None:
    inhoud = bladen()
    del inhoud[blad]
    with pytest.raises(OnleesbareInvoer, match=f"w.xlsx: het blad {blad} ontbreekt"):
        importeer(schrijf(inhoud, tmp_path / "w.xlsx"), correcties=geen_correcties)


@pytest.mark.parametrize(
    "kolom", ["classes.stereotype", "attributes.primitive", "associations.dst_mult_end"]
)
def test_a_missing_column_is_named(tmp_path: Path, geen_correcties: Path, kolom: str) -> None:
    blad, naam = kolom.split(".")
    with pytest.raises(OnleesbareInvoer, match=f"op het blad {blad} ontbreekt de kolom {naam}"):
        importeer(schrijf(bladen(), tmp_path / "w.xlsx", weg=kolom), correcties=geen_correcties)


def test_an_empty_sheet_is_named(tmp_path: Path, geen_correcties: Path) -> None:
    inhoud = bladen()
    inhoud["attributes"] = []
    with pytest.raises(OnleesbareInvoer, match="het blad attributes heeft geen rijen"):
        importeer(schrijf(inhoud, tmp_path / "w.xlsx"), correcties=geen_correcties)


def test_a_workbook_without_object_types_is_refused(tmp_path: Path, geen_correcties: Path) -> None:
    inhoud = bladen()
    for rij in inhoud["classes"]:
        rij["stereotype"] = ""
    with pytest.raises(OnleesbareInvoer, match="geen enkel objecttype"):
        importeer(schrijf(inhoud, tmp_path / "w.xlsx"), correcties=geen_correcties)


def _geen_zip(pad: Path) -> None:
    pad.write_bytes(b"dit is geen werkboek")


def _leeg(pad: Path) -> None:
    pad.write_bytes(b"")


def _andere_zip(pad: Path) -> None:
    with zipfile.ZipFile(pad, "w") as archief:
        archief.writestr("lees.mij", "geen werkboek")


def _afgekapt(pad: Path) -> None:
    schrijf(bladen(), pad)
    pad.write_bytes(pad.read_bytes()[:-600])


@pytest.mark.parametrize("maak", [_geen_zip, _leeg, _andere_zip, _afgekapt])
def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path, maak: Any) -> None:
    pad = tmp_path / "stuk.xlsx"
    maak(pad)
    with pytest.raises(OnleesbareInvoer, match="stuk.xlsx: dit bestand is geen leesbaar") as fout:
        importeer(pad)
    assert fout.value.exit_code == 2


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OnleesbareInvoer, match="bestaat niet"):
        importeer(tmp_path / "weg.xlsx")


def test_two_object_types_with_one_table_name_are_refused(
    tmp_path: Path, geen_correcties: Path
) -> None:
    inhoud = bladen()
    inhoud["classes"][1]["name"] = "AAP"
    with pytest.raises(DefinitieFout, match=r"dubbele tabelnaam: ggm_proef\.aap"):
        importeer(schrijf(inhoud, tmp_path / "w.xlsx"), correcties=geen_correcties)


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("schemas: [", "geen geldige YAML"),
        ("iets: []", "'iets' bestaat niet.*schemas, kolommen"),
        ("- a", "geen sleutels"),
        ("kolommen: [{kolommen: [a.b.c], type: int}]", "'reden' ontbreekt"),
        ("kolommen: [{kolommen: [a.b.c], tipe: int, reden: x}]", "Bedoelt u type"),
        ("kolommen: [{kolommen: [a.b.c], type: int, reden: ' '}]", "'reden' klopt niet"),
        ("kolommen: [{kolommen: [ggm_proef.aap.staart], type: int, reden: x}]", "aap.staart"),
        ("schemas: [{pakket: Weg, schema: ggm_x, reden: x}]", "pakketten die er niet zijn: Weg"),
        (
            "kolommen:\n  - kolommen:\n      - ggm_proef.aap.naam\n      - ggm_proef.aap.naam\n"
            "    reden: x\n",
            "correcties.yaml, regel 4: De kolom 'ggm_proef.aap.naam' is twee keer",
        ),
        (
            "schemas:\n- {pakket: A, schema: ggm_x, reden: x}\n"
            "- {pakket: A, schema: ggm_y, reden: x}\n",
            "regel 3: Het pakket 'A' is twee keer",
        ),
    ],
)
def test_a_wrong_correction_is_refused(tmp_path: Path, tekst: str, melding: str) -> None:
    correcties = tmp_path / "correcties.yaml"
    correcties.write_text(tekst, "utf-8")
    with pytest.raises(DefinitieFout, match=melding):
        importeer(schrijf(bladen(), tmp_path / "w.xlsx"), correcties=correcties)


def test_corrections_change_type_name_and_enumeration(tmp_path: Path) -> None:
    correcties = tmp_path / "correcties.yaml"
    correcties.write_text(
        "kolommen:\n"
        "  - {kolommen: [ggm_proef.aap.naam], type: N5, naam: nummer, reden: proef}\n"
        "  - {kolommen: [ggm_proef.aap.kleur], type: Datum, reden: proef}\n",
        "utf-8",
    )
    aap = importeer(schrijf(bladen(), tmp_path / "w.xlsx"), correcties=correcties).tabel(
        "ggm_proef.aap"
    )
    assert aap.kolom("nummer").type == "INTEGER"
    assert (aap.kolom("kleur").type, aap.kolom("kleur").enumeratie) == ("DATE", None)
