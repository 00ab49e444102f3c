"""What another release does to the tables: names, types, places of relations, lists of values."""

from __future__ import annotations

from pathlib import Path

import pytest

import ggm_schema
from ggm_schema.release import importeer
from ggm_schema.verschil.tabellen import vergelijk_tabellen
from ggm_schema.verschil.tabelmodel import Tabelverschil
from tests.ggm_schema.verschil.modellen import relatie
from tests.pipelines.migratie import modellen
from tests.pipelines.migratie.modellen import Enkel, Veel, catalogus


@pytest.fixture(scope="module")
def verschil() -> Tabelverschil:
    return vergelijk_tabellen(modellen.oud(), modellen.nieuw())


def test_elke_verandering_van_het_zwembad_wordt_gezien(verschil: Tabelverschil) -> None:
    assert list(verschil.beschrijving()) == [
        "Tabel ggm_zwembad.bad heet nu ggm_zwembad.zwembad.",
        "Kolom ggm_zwembad.bad.bad_id heet nu zwembad_id.",
        "Kolom ggm_zwembad.bad.naam heet nu badnaam.",
        "Kolom ggm_zwembad.bad.diepte was VARCHAR en is nu INTEGER.",
        "Kolom ggm_zwembad.bad.soort: 1 waarden van de lijst kregen een ander label.",
        "Kolom ggm_zwembad.bad.soort: 2 waarden van de lijst zijn vervallen.",
        "Kolom ggm_zwembad.bad.opening was TIMESTAMP en is nu DATE.",
        "Kolom ggm_zwembad.bad.chloor is vervallen: het attribuut bestaat niet meer.",
        "Kolom ggm_zwembad.gast.huurt_kluis_id is vervallen: de relatie bestaat niet meer.",
        "Tabel ggm_zwembad.gast kreeg erbij: kaart.",
        "Tabel ggm_zwembad.les heet nu ggm_sportpark.les.",
        "Kolom ggm_zwembad.les.niveau was BIGINT en is nu VARCHAR.",
        "Kolom ggm_zwembad.badmeester.diploma is nu de kolom ggm_zwembad.persoon.diploma.",
        "Kolom ggm_zwembad.gast.bezoekt_bad_id is nu de kolom ggm_zwembad.zwembad.bezoekt_gast_id.",
        "Koppeltabel ggm_zwembad.kp_gst_ls is nu de kolom ggm_zwembad.gast.volgt_les_id.",
        "Kolom ggm_zwembad.les.in_bad_id is nu de koppeltabel ggm_sportpark.kp_ls_zwmbd.",
        "Tabel ggm_zwembad.kluis is vervallen.",
        "Tabel ggm_zwembad.kp_gst_ls is vervallen.",
        "Tabel ggm_sportpark.kp_ls_zwmbd is nieuw.",
    ]


def test_een_objecttype_met_een_nieuwe_guid_is_dezelfde_tabel(verschil: Tabelverschil) -> None:
    paar = verschil.per_oude_tabel[modellen.CURSUS]
    assert (paar.oud.guid, paar.nieuw.guid) == ("CURSUS", "CURSUS-2")
    assert not list(paar.beschrijving())


def test_een_label_verandert_waar_de_code_gelijk_blijft(verschil: Tabelverschil) -> None:
    soort = next(k for k in verschil.per_oude_tabel[modellen.BAD].kolommen if k.oud.naam == "soort")
    assert soort.labels == (("buiten", "openlucht"),)
    assert soort.vervallen_waarden == ("3", "golfslag")


def test_dezelfde_release_verschilt_niet() -> None:
    assert not list(vergelijk_tabellen(modellen.oud(), modellen.oud()).beschrijving())


def test_terug_is_hetzelfde_andersom(verschil: Tabelverschil) -> None:
    terug = vergelijk_tabellen(modellen.nieuw(), modellen.oud())
    assert {(p.oud.volledige_naam, p.nieuw.volledige_naam) for p in verschil.paren} == {
        (p.nieuw.volledige_naam, p.oud.volledige_naam) for p in terug.paren
    }
    assert {t.volledige_naam for t in terug.toegevoegd} == {
        t.volledige_naam for t in verschil.vervallen
    }
    assert len(terug.verplaatsingen) == len(verschil.verplaatsingen)


TYPEN = {"A": ("P1", "Aap"), "B": ("P1", "Beer")}


def relaties(oud, nieuw, subs=None):  # type: ignore[no-untyped-def]
    """The difference of two models that hold one relation each."""
    typen = {**TYPEN, "C": ("P1", "Cavia")}
    return vergelijk_tabellen(
        catalogus("1", typen, [], [oud], subs), catalogus("2", typen, [], [nieuw], subs)
    )


def test_een_relatie_die_andersom_wordt_verteld_blijft_waar_ze_staat() -> None:
    verschil = relaties(
        relatie("R", "A", "kent", "B", van_max=Veel, naar_max=Enkel),
        relatie("R", "B", "kent", "A", van_max=Enkel, naar_max=Veel),
    )
    assert not list(verschil.beschrijving())


def test_een_koppeltabel_die_andersom_wordt_verteld_houdt_haar_einden_bij_elkaar() -> None:
    verschil = relaties(
        relatie("R", "A", "kent", "B", van_max=Veel, naar_max=Veel),
        relatie("R", "B", "kent", "A", van_max=Veel, naar_max=Veel),
    )
    paar = verschil.per_oude_tabel["ggm_zwembad.kp_ap_br"]
    assert paar.nieuw.naam == "kp_br_ap"
    assert [(k.oud.naam, k.nieuw.naam) for k in paar.kolommen[:3]] == [
        ("kp_ap_br_id", "kp_br_ap_id"),
        ("aap_id", "aap_id"),
        ("beer_id", "beer_id"),
    ]


def test_een_relatie_van_een_objecttype_met_zichzelf_kan_van_einde_wisselen() -> None:
    verschil = relaties(
        relatie("R", "A", "is kind van", "A", van_max=Veel, naar_max=Enkel),
        relatie("R", "A", "is kind van", "A", van_max=Enkel, naar_max=Veel),
    )
    (verplaatst,) = verschil.verplaatsingen
    assert (verplaatst.oud_sleutel, verplaatst.oud_waarde) == ("is_kind_van_aap_id", "aap_id")
    assert (verplaatst.nieuw_sleutel, verplaatst.nieuw_waarde) == ("aap_id", "is_kind_van_aap_id")


def test_een_relatie_met_een_ander_einde_heeft_geen_plaats() -> None:
    verschil = relaties(
        relatie("R", "A", "kent", "B", van_max=Veel, naar_max=Enkel),
        relatie("R", "A", "kent", "C", van_max=Veel, naar_max=Enkel),
    )
    (zonder,) = verschil.per_oude_tabel["ggm_zwembad.aap"].vervallen
    assert zonder.kolom.naam == "kent_beer_id"


def test_een_relatie_met_het_supertype_wijst_naar_dezelfde_sleutel() -> None:
    verschil = relaties(
        relatie("R", "A", "kent", "B", van_max=Veel, naar_max=Enkel),
        relatie("R", "A", "kent", "C", van_max=Veel, naar_max=Enkel),
        {"B": "C"},
    )
    (kolom,) = (k for k in verschil.per_oude_tabel["ggm_zwembad.aap"].kolommen if k.hernoemd)
    assert (kolom.oud.naam, kolom.nieuw.naam) == ("kent_beer_id", "kent_cavia_id")


@pytest.mark.shared
def test_van_2_5_0_naar_2_5_1_veranderen_vier_namen_en_twee_typen(shared: Path) -> None:
    oud = importeer(shared / "ggm" / "v2.5.0" / "Gemeentelijk Gegevensmodel.xlsx")
    verschil = vergelijk_tabellen(oud, ggm_schema.load())
    kolommen = [
        (p.oud.naam, k.oud.naam, k.nieuw.naam, k.ander_type)
        for p in verschil.paren
        for k in p.kolommen
        if k.hernoemd or k.ander_type
    ]
    assert sum(van != naar for _, van, naar, _ in kolommen) == 4
    assert {tabel for tabel, van, naar, _ in kolommen if van != naar} == {"standplaats"}
    assert sum(anders for *_, anders in kolommen) == 2
    assert not verschil.vervallen
