"""The shipped catalogue: what others build on."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

import ggm_schema
from ggm_schema import store
from ggm_schema.errors import DefinitieFout, OnleesbareInvoer
from ggm_schema.model import Catalogus
from ggm_schema.placement import TECHNISCH


@pytest.fixture(scope="module")
def catalogus() -> Catalogus:
    return ggm_schema.load()


def test_all_object_types_are_there(catalogus: Catalogus) -> None:
    assert sum(o.soort == "objecttype" for o in catalogus.feiten.objecttypen) == 933
    assert sum(tabel.objecttype is not None for tabel in catalogus.tabellen) == 933


def test_a_datatype_is_a_fact_but_no_table(catalogus: Catalogus) -> None:
    datatypen = {o.guid for o in catalogus.feiten.objecttypen if o.soort == "datatype"}
    assert len(datatypen) == 11
    assert not datatypen & {tabel.guid for tabel in catalogus.tabellen}


def test_no_two_tables_and_no_two_packages_share_a_name(catalogus: Catalogus) -> None:
    namen = [tabel.volledige_naam for tabel in catalogus.tabellen]
    assert len(set(namen)) == len(namen)
    paden: dict[str, set[str]] = {}
    for tabel in catalogus.tabellen:
        paden.setdefault(tabel.schema, set()).add(tabel.pakket)
    assert all(len(pakketten) == 1 for pakketten in paden.values())


def test_every_table_has_its_key_first_and_the_technical_columns_last(catalogus: Catalogus) -> None:
    for tabel in catalogus.tabellen:
        assert tabel.kolommen[0].naam == f"{tabel.naam}_id"
        assert tabel.kolommen[0].soort == "sleutel"
        assert tabel.kolommen[-5:] == TECHNISCH


def test_every_relation_points_at_a_table_and_comes_from_the_release(catalogus: Catalogus) -> None:
    relaties = {r.guid for r in catalogus.feiten.relaties}
    gebruikt = set()
    for tabel in catalogus.tabellen:
        for kolom in tabel.kolommen:
            if kolom.soort == "relatie":
                assert kolom.verwijst_naar is not None
                assert catalogus.heeft(kolom.verwijst_naar)
                assert kolom.type == "BIGINT"
                gebruikt.add(kolom.guid)
    tabelguids = {tabel.guid for tabel in catalogus.tabellen}
    van_objecttypen = {
        r.guid for r in catalogus.feiten.relaties if {r.van_guid, r.naar_guid} <= tabelguids
    }
    assert gebruikt == van_objecttypen <= relaties


@pytest.mark.parametrize(
    ("tabel", "kolom", "doel"),
    [
        ("ggm_rsgb.ingeschrevenpersoon", "heeft_als_adres_nummeraanduiding_id",
         "ggm_bag.nummeraanduiding"),
        ("ggm_bag.nummeraanduiding", "ligt_aan_openbareruimte_id", "ggm_bag.openbareruimte"),
        ("ggm_rgbz.zaak", "is_van_zaaktype_id", "ggm_rgbz.zaaktype"),
        ("ggm_rgbz.status", "heeft_zaak_id", "ggm_rgbz.zaak"),
        ("ggm_wmo_jeugd.beschikking", "client_id", "ggm_sociaal_domein.client"),
        ("ggm_bag.kp_vrbljfsbjct_pnd", "pand_id", "ggm_bag.pand"),
        ("ggm_bag.kp_vrbljfsbjct_pnd", "verblijfsobject_id", "ggm_bag.verblijfsobject"),
        ("ggm_rgbz.kp_btrkkn_zk", "betrokkene_id", "ggm_rgbz.betrokkene"),
        # Two relations of one table to itself, one without a name: that one makes way for the key.
        ("ggm_vth.bevinding", "bevinding_vth_id", "ggm_vth.bevinding"),
    ],
)  # fmt: skip
def test_names_of_relations(catalogus: Catalogus, tabel: str, kolom: str, doel: str) -> None:
    assert catalogus.tabel(tabel).kolom(kolom).verwijst_naar == doel


@pytest.mark.parametrize(
    ("tabel", "supertypes"),
    [
        ("ggm_rsgb.ingeschrevenpersoon", ("ggm_rsgb.natuurlijkpersoon", "ggm_rsgb.rechtspersoon")),
        ("ggm_bag.verblijfsobject", ("ggm_bag.adresseerbaarobject", "ggm_rgbz.object")),
        ("ggm_rsgb.rechtspersoon", ()),
    ],
)
def test_supertypes_nearest_first(
    catalogus: Catalogus, tabel: str, supertypes: tuple[str, ...]
) -> None:
    assert catalogus.tabel(tabel).supertypes == supertypes


def test_subtypes_mirror_supertypes(catalogus: Catalogus) -> None:
    assert "ggm_sociaal_domein.client" in catalogus.subtypes("ggm_rsgb.rechtspersoon")


@pytest.mark.parametrize(
    ("kolom", "soort"),
    [
        ("ggm_rsgb.natuurlijkpersoon.datumgeboorte", "VARCHAR"),
        ("ggm_rsgb.natuurlijkpersoon.burgerservicenummer", "VARCHAR"),
        ("ggm_bag.nummeraanduiding.huisnummer", "INTEGER"),
        ("ggm_bag.nummeraanduiding.documentnummer", "VARCHAR"),
        ("ggm_bag.nummeraanduiding.begingeldigheid", "DATE"),
        ("ggm_bag.pand.documentdatum", "TIMESTAMP"),
        ("ggm_bag.pand.geconstateerd", "BOOLEAN"),
        ("ggm_bag.pand.geometriemaaiveld", "VARCHAR"),
        ("ggm_bag.binnenlandsadres.huisletter", "VARCHAR"),
        ("ggm_wmo_jeugd.declaratie.declaratiebedrag", "DECIMAL(18,2)"),
        ("ggm_wmo_jeugd.declaratie.datumdeclaratie", "DATE"),
        ("ggm_subsidies.subsidie.gerealiseerdeprojectkosten", "DECIMAL(18,2)"),
        ("ggm_rgbz.document.documentbeschrijving", "VARCHAR"),
    ],
)
def test_types_after_correction(catalogus: Catalogus, kolom: str, soort: str) -> None:
    tabel, _, naam = kolom.rpartition(".")
    assert catalogus.tabel(tabel).kolom(naam).type == soort


def test_an_enumeration_gives_codes_and_labels(catalogus: Catalogus) -> None:
    kolom = catalogus.tabel("ggm_bag.pand").kolom("status")
    assert (kolom.enumeratie, kolom.type) == ("statusPand", "VARCHAR")
    waarden = {w.code: w.label for w in catalogus.enumeratie("statusPand").waarden}
    assert waarden["7"] == "pand in gebruik"
    assert waarden["-1"] == "Onbekend"


def test_every_enumeration_of_a_column_can_be_looked_up(catalogus: Catalogus) -> None:
    namen = {k.enumeratie for t in catalogus.tabellen for k in t.kolommen if k.enumeratie}
    assert len(namen) > 200
    assert all(catalogus.enumeratie(naam).naam for naam in namen)


def test_a_name_for_different_value_lists_must_be_qualified(catalogus: Catalogus) -> None:
    with pytest.raises(DefinitieFout, match=r"ggm_bag\.TypeAdresseerbaarObject"):
        catalogus.enumeratie("TypeAdresseerbaarObject")
    lijst = catalogus.enumeratie("ggm_bag.TypeAdresseerbaarObject").waarden
    assert {w.label for w in lijst} == {"Verblijfsobject", "Ligplaats", "Standplaats"}


@pytest.mark.parametrize(
    ("naam", "raad"),
    [("ggm_bag.pnad", "ggm_bag.pand"), ("bag.pand", "ggm_bag.pand"), ("pand", "ggm_bag.pand")],
)
def test_an_unknown_table_names_the_nearest(catalogus: Catalogus, naam: str, raad: str) -> None:
    with pytest.raises(DefinitieFout, match=raad):
        catalogus.tabel(naam)


def test_an_unknown_column_or_enumeration_names_the_nearest(catalogus: Catalogus) -> None:
    with pytest.raises(DefinitieFout, match="huisnummer"):
        catalogus.tabel("ggm_bag.nummeraanduiding").kolom("huisnumer")
    with pytest.raises(DefinitieFout, match="statusPand"):
        catalogus.enumeratie("statusPnad")


def test_loading_needs_no_library_for_workbooks() -> None:
    code = (
        "import sys, ggm_schema; ggm_schema.load(); "
        "assert not {'python_calamine', 'duckdb', 'pandas', 'dagster'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_writing_what_was_read_gives_the_same_files(catalogus: Catalogus, tmp_path: Path) -> None:
    doel = store.schrijf(catalogus, tmp_path / "catalogus")
    for bestand in sorted(doel.iterdir()):
        assert bestand.read_bytes() == (store.CATALOGUS / "2.5.1" / bestand.name).read_bytes()
    assert dataclasses.asdict(store.lees(doel).release) == dataclasses.asdict(catalogus.release)


@pytest.mark.parametrize("inhoud", [None, b"", b"guid,iets\n", b"\xff\xfe\x00", b"a,b\n1,2\n"])
def test_a_damaged_catalogue_file_is_named(
    catalogus: Catalogus, tmp_path: Path, inhoud: bytes | None
) -> None:
    map_ = store.schrijf(catalogus, tmp_path / "catalogus")
    doel = map_ / "attributes.csv"
    if inhoud is None:
        doel.unlink()
    else:
        doel.write_bytes(inhoud)
    with pytest.raises(OnleesbareInvoer, match="attributes.csv"):
        store.lees(map_)
