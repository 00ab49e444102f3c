"""Import of a workbook: what becomes of a small release, and of the official ones."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

import ggm_schema
from ggm_schema import store
from ggm_schema.errors import OnleesbareInvoer
from ggm_schema.model import Catalogus
from ggm_schema.release import Import, importeer, lees_release
from ggm_schema.release.jsonschemas import Diagram
from ggm_schema.release.verslag import Verslag
from ggm_schema.release.werkboeklezer import Werkboeklezer
from ggm_schema.release.workbook import lees_werkboek
from tests.ggm_schema.release import werkboek

# --- official releases ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def officieel(shared: Path) -> Path:
    return shared / "ggm" / "v2.5.1" / "Gemeentelijk Gegevensmodel.xlsx"


@pytest.fixture(scope="module")
def vers(officieel: Path) -> Import:
    return lees_release(officieel, "2.5.1", "2026-05-12", json_schemas=officieel.parent / "ddl")


@pytest.mark.shared
def test_the_left_out_object_types_by_name(officieel: Path, vers: Import) -> None:
    rijen = CalamineWorkbook.from_path(str(officieel)).get_sheet_by_name("classes").to_python()
    kop = rijen[0]
    alle = sorted(
        rij[kop.index("name")].strip()
        for rij in rijen[1:]
        if rij[kop.index("stereotype")] == "Objecttype"
    )
    for objecttype in vers.catalogus.feiten.objecttypen:
        if objecttype.soort == "objecttype":
            alle.remove(objecttype.naam)
    assert sorted(alle) == sorted(
        [f"Objecttype{letter}" for letter in "ABCDEFG"]  # drawing conventions
        + ["Nummeraanduiding", "BenoemdObject", "BenoemdTerrein", "Buurt", "GebouwdObject"]
        + ["Gemeente", "Ligplaats", "AdresseerbaarObjectAanduiding", "OpenbareRuimte", "Pand"]
        + ["Standplaats", "Verblijfsobject", "Wijk", "Woonplaats"]  # RSGB Model / archief
    )


@pytest.mark.shared
def test_the_shipped_catalogue_is_a_fresh_import(vers: Import, tmp_path: Path) -> None:
    for bestand in sorted(store.schrijf(vers.alleen_feiten(), tmp_path).iterdir()):
        geleverd = store.CATALOGUS / "2.5.1" / bestand.name
        assert bestand.read_bytes() == geleverd.read_bytes(), bestand.name
    assert ggm_schema.load().tabellen == vers.catalogus.tabellen


@pytest.mark.shared
def test_text_is_clean(vers: Import) -> None:
    feiten = vers.catalogus.feiten
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
@pytest.mark.parametrize("versie", ["2.4.0", "2.5.0", "2.5.1"])
@pytest.mark.parametrize("met_correcties", [True, False])
def test_every_official_release_imports(
    shared: Path, versie: str, met_correcties: bool, tmp_path: Path
) -> None:
    """In the time that is promised, and also where we have no correction for it at all."""
    geen = tmp_path / "geen.yaml"
    geen.write_text("schemas: []\n", "utf-8")
    begin = time.monotonic()
    ingelezen = lees_release(
        shared / "ggm" / f"v{versie}" / "Gemeentelijk Gegevensmodel.xlsx",
        correcties=None if met_correcties else geen,
    )
    assert time.monotonic() - begin < 15
    assert (ingelezen.catalogus.release.versie, ingelezen.versie_uit) == (versie, "map")
    geen_dubbele_namen(ingelezen.catalogus)


def geen_dubbele_namen(catalogus: Catalogus) -> None:
    tabellen = [tabel.volledige_naam for tabel in catalogus.tabellen]
    assert len(set(tabellen)) == len(tabellen) > 900
    for tabel in catalogus.tabellen:
        kolommen = [kolom.naam for kolom in tabel.kolommen]
        assert len(set(kolommen)) == len(kolommen), tabel.volledige_naam
    assert len({tabel.schema for tabel in catalogus.tabellen}) > 40


# --- a small release ------------------------------------------------------------------------------


def test_a_small_release(tmp_path: Path) -> None:
    catalogus = werkboek.lees(werkboek.bladen(), tmp_path).catalogus
    aap, boom = catalogus.tabel("ggm_proef.aap"), catalogus.tabel("ggm_proef.boom")
    assert (catalogus.release.versie, catalogus.release.datum) == ("9.9.9", "2026-01-02")
    assert [k.naam for k in aap.kolommen[:4]] == ["aap_id", "naam", "kleur", "klimt_in_boom_id"]
    assert aap.kolom("naam").lengte == 40
    assert aap.kolom("kleur").enumeratie == "Kleur"
    assert boom.supertypes == ("ggm_proef.aap",)
    assert catalogus.release.weggelaten["klasse die geen objecttype of datatype is"] == 1


@pytest.mark.parametrize(
    ("map", "opgegeven", "versie", "uit"),
    [
        ("v2.5.1", "3.0.0", "3.0.0", "opgegeven"),
        ("v2.5.1", None, "2.5.1", "map"),
        ("2.6", None, "2.6", "map"),
        ("versie 2.5.1", None, "9.9.9", "werkboek"),
        ("2026", None, "9.9.9", "werkboek"),
    ],
)
def test_where_the_version_comes_from(
    tmp_path: Path, map: str, opgegeven: str | None, versie: str, uit: str
) -> None:
    correcties = tmp_path / "correcties.yaml"
    correcties.write_text("schemas: []\n", "utf-8")
    (tmp_path / map).mkdir()
    pad = werkboek.schrijf(werkboek.bladen(), tmp_path / map / "w.xlsx")
    ingelezen = lees_release(pad, opgegeven, correcties=correcties)
    assert (ingelezen.catalogus.release.versie, ingelezen.versie_uit) == (versie, uit)


@pytest.mark.parametrize("versie", ["../weg", "a/b", ".", " ", "2.5 nieuw"])
def test_a_version_that_is_no_name_of_a_folder_is_refused(tmp_path: Path, versie: str) -> None:
    pad = werkboek.schrijf(werkboek.bladen(), tmp_path / "w.xlsx")
    with pytest.raises(OnleesbareInvoer, match="geen versie van een release.*--versie"):
        lees_release(pad, versie)


def test_a_workbook_without_a_version_asks_for_one(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    inhoud["packages"][0]["version"] = ""
    with pytest.raises(OnleesbareInvoer, match="--versie"):
        werkboek.lees(inhoud, tmp_path)


def test_a_workbook_without_object_types_is_refused(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    for rij in inhoud["classes"]:
        rij["stereotype"] = ""
    with pytest.raises(OnleesbareInvoer, match="geen enkel objecttype"):
        werkboek.lees(inhoud, tmp_path)


def test_an_object_type_or_list_without_a_name_is_left_out(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    inhoud["classes"][1]["name"] = inhoud["enumerations"][0]["name"] = " "
    catalogus = werkboek.lees(inhoud, tmp_path).catalogus
    assert [t.volledige_naam for t in catalogus.tabellen] == ["ggm_proef.aap"]
    assert not catalogus.enumeraties
    assert {"klasse zonder naam", "enumeratie zonder naam"} <= set(catalogus.release.weggelaten)


def test_diagrams_name_the_object_types_that_count(tmp_path: Path) -> None:
    pad = werkboek.schrijf(werkboek.bladen(), tmp_path / "w.xlsx")
    lezer = Werkboeklezer(lees_werkboek(pad), Verslag())
    aap = next(o for o in lezer.feiten().objecttypen if o.naam == "Aap")
    assert lezer.diagrammen() == (
        Diagram("Diagram Proef", ("Model Proef",), frozenset({aap.guid})),
    )


def test_a_code_that_became_a_number_in_a_spreadsheet_program_stays_whole(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    inhoud["enumerationliterals"][0]["alias"] = 1
    assert werkboek.lees(inhoud, tmp_path).catalogus.enumeratie("Kleur").waarden[0].code == "1"


def test_the_catalogue_alone(tmp_path: Path) -> None:
    pad = werkboek.schrijf(werkboek.bladen(), tmp_path / "w.xlsx")
    correcties = tmp_path / "correcties.yaml"
    correcties.write_text("schemas: []\n", "utf-8")
    assert importeer(pad, correcties=correcties).heeft("ggm_proef.aap")
