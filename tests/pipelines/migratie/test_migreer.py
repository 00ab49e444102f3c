"""A warehouse of one made-up release becomes one of another, every kind of change by value."""

from __future__ import annotations

import hashlib
import json
import stat
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from ggm_schema.ddl import ddl_weergaven, volledige_ddl
from pipelines.migratie import Migratie, migreer
from tests.pipelines.migratie import modellen as m

Rijen = list[tuple[object, ...]]


def lees(pad: Path, sql: str) -> Rijen:
    with duckdb.connect(str(pad), read_only=True) as con:
        return con.execute(sql).fetchall()


@pytest.fixture
def klaar(migratie: Migratie) -> Migratie:
    migreer(migratie)
    return migratie


def test_een_hernoemde_tabel_houdt_elke_rij_onder_haar_nieuwe_namen(klaar: Migratie) -> None:
    assert lees(
        klaar.doel,
        "select zwembad_id, badnaam, dwh_bronrij from ggm_zwembad.zwembad order by dwh_bronrij",
    ) == [(1, "Zuid", 1), (1, "Zuid", 2), (2, "Noord", 3)]


def test_wat_niet_in_het_nieuwe_type_past_staat_ernaast_zoals_het_was(klaar: Migratie) -> None:
    assert lees(
        klaar.doel, "select diepte, opening from ggm_zwembad.zwembad order by dwh_bronrij"
    ) == [(12, date(2020, 1, 1)), (7, date(2021, 1, 1)), (None, None)]
    assert lees(
        klaar.doel,
        "select bad_id, dwh_bronrij, diepte, opening from ggm_vervallen.ggm_zwembad__bad__1_0 "
        "where diepte is not null or opening is not null order by dwh_bronrij",
    ) == [(1, 2, "007", datetime(2021, 1, 1, 12)), (2, 3, "diep", None)]


def test_een_waarde_krijgt_haar_nieuwe_label_en_een_vervallen_waarde_blijft(
    klaar: Migratie,
) -> None:
    assert lees(klaar.doel, "select soort from ggm_zwembad.zwembad order by dwh_bronrij") == [
        ("openlucht",), ("golfslag",), ("binnen",),
    ]  # fmt: skip
    assert lees(
        klaar.doel,
        "select dwh_bronrij, soort from ggm_vervallen.ggm_zwembad__bad__1_0 "
        "where soort is not null",
    ) == [(1, "buiten")]


def test_een_vervallen_kolom_staat_bij_sleutel_en_bronrij(klaar: Migratie) -> None:
    assert lees(
        klaar.doel,
        "select bad_id, dwh_bronrij, chloor from ggm_vervallen.ggm_zwembad__bad__1_0 "
        "where chloor is not null",
    ) == [(1, 1, "hoog")]


def test_een_vervallen_tabel_staat_er_in_haar_geheel(klaar: Migratie) -> None:
    assert lees(
        klaar.doel, "select kluis_id, nummer from ggm_vervallen.ggm_zwembad__kluis__1_0"
    ) == [(7, "a"), (7, "a")]


def test_een_verplaatst_pakket_is_een_ander_schema(klaar: Migratie) -> None:
    assert lees(klaar.doel, "select les_id, niveau from ggm_sportpark.les order by 1") == [
        (21, "3"), (22, "4"),
    ]  # fmt: skip


def test_een_relatie_die_van_kant_wisselt_gaat_mee_waar_ze_een_op_een_is(klaar: Migratie) -> None:
    assert lees(
        klaar.doel,
        "select distinct zwembad_id, bezoekt_gast_id from ggm_zwembad.zwembad order by 1",
    ) == [(1, 11), (2, None)]
    assert lees(
        klaar.doel,
        "select gast_id, bezoekt_bad_id from ggm_vervallen.ggm_zwembad__gast__1_0 "
        "where bezoekt_bad_id is not null order by 1",
    ) == [(12, 2), (13, 2), (14, 99)]


def test_een_kolom_wordt_een_koppeltabel_met_de_herkomst_van_haar_rij(klaar: Migratie) -> None:
    (rij,) = lees(klaar.doel, "select les_id, zwembad_id, dwh_bronrij, kp_ls_zwmbd_id is not null "
                              "from ggm_sportpark.kp_ls_zwmbd")  # fmt: skip
    assert rij == (21, 1, 1, True)


def test_een_koppeltabel_wordt_een_kolom_en_blijft_zelf_bewaard(klaar: Migratie) -> None:
    assert lees(
        klaar.doel, "select gast_id, volgt_les_id from ggm_zwembad.gast order by 1 limit 2"
    ) == [(11, 21), (12, None)]
    assert len(lees(klaar.doel, "from ggm_vervallen.ggm_zwembad__kp_gst_ls__1_0")) == 3


def test_een_attribuut_verhuist_naar_het_supertype(klaar: Migratie) -> None:
    assert lees(klaar.doel, "select persoon_id, diploma from ggm_zwembad.persoon") == [(5, "EHBO")]
    assert lees(
        klaar.doel, "select badmeester_id, diploma from ggm_vervallen.ggm_zwembad__badmeester__1_0"
    ) == [(6, "Redden")]


def test_een_opnieuw_gemaakt_objecttype_houdt_zijn_rijen(klaar: Migratie) -> None:
    assert lees(
        klaar.doel, "select cursus_id, titel, hoort_bij_les_id from ggm_zwembad.cursus"
    ) == [(8, "crawl", 21)]


def test_het_overzicht_noemt_alles_wat_opzij_staat(klaar: Migratie) -> None:
    gevonden = lees(
        klaar.doel,
        "select oude_tabel, oude_kolom, nieuwe_tabel, nieuwe_kolom, waarden "
        "from ggm_vervallen.overzicht order by 1, 2",
    )
    assert (m.BAD, "chloor", None, None, 1) in gevonden
    assert (m.BAD, "diepte", "ggm_zwembad.zwembad", "diepte", 2) in gevonden
    assert (m.GAST, "bezoekt_bad_id", "ggm_zwembad.zwembad", "bezoekt_gast_id", 3) in gevonden
    assert (m.KLUIS, None, None, None, 2) in gevonden
    assert len(gevonden) == 9
    tabellen = lees(klaar.doel, "select bewaard_in from ggm_vervallen.overzicht")
    for (tabel,) in tabellen:
        assert lees(klaar.doel, f"from {tabel} limit 1")


def test_andere_schemas_gaan_mee_zoals_ze_zijn(warehouse: Path, migratie: Migratie) -> None:
    with duckdb.connect(str(warehouse)) as con:
        con.execute("create schema kwaliteit; create table kwaliteit.meting (n int default 3)")
        con.execute("insert into kwaliteit.meting values (1), (null)")
        con.execute("comment on table kwaliteit.meting is 'gemeten'")
        con.execute("create view kwaliteit.som as select sum(n) as n from kwaliteit.meting")
        con.execute("create macro plus_een(x) as x + 1")
    verslag = migreer(migratie)
    assert verslag.overgenomen == {"bron.p": 3, "kwaliteit.meting": 2}
    assert lees(migratie.doel, "select plus_een(n) from kwaliteit.som") == [(2,)]
    assert lees(
        migratie.doel, "select comment from duckdb_tables() where table_name = 'meting'"
    ) == [("gemeten",)]


def test_het_nieuwe_bestand_zegt_van_welke_release_het_is(klaar: Migratie) -> None:
    assert lees(klaar.doel, "select versie from ggm_catalogus.release") == [("2.0",)]


def test_waardenlijsten_en_platte_weergaven_zijn_die_van_de_nieuwe_release(
    warehouse: Path, migratie: Migratie
) -> None:
    with duckdb.connect(str(warehouse)) as con:
        con.execute(volledige_ddl(m.oud()))
        con.execute(ddl_weergaven(m.oud()))
        con.execute("create view ggm_zwembad.eigen as from ggm_zwembad.bad")
    verslag = migreer(migratie)
    assert verslag.weergaven_weg == ("ggm_zwembad.eigen",)
    assert lees(migratie.doel, "select code, waarde from ggm_zwembad.soort_enum order by 1") == [
        ("1", "openlucht"), ("2", "binnen"),
    ]  # fmt: skip
    assert lees(
        migratie.doel, "select diploma from ggm_zwembad.badmeester_plat where badmeester_id = 5"
    ) == [("EHBO",)]


def test_het_oude_bestand_verandert_niet_en_het_nieuwe_is_niet_te_beschrijven(
    warehouse: Path, migratie: Migratie
) -> None:
    voor = hashlib.sha256(warehouse.read_bytes()).digest()
    warehouse.chmod(0o640)
    migreer(migratie)
    assert hashlib.sha256(warehouse.read_bytes()).digest() == voor
    assert stat.S_IMODE(migratie.doel.stat().st_mode) == 0o440
    assert {p.name for p in migratie.doel.parent.iterdir()} == {
        "1-2.duckdb", "1-2.txt", "1-2.json", ".migratie.lock",
    }  # fmt: skip


def test_het_verslag_telt_en_noemt_geen_waarden(migratie: Migratie) -> None:
    verslag = migreer(migratie)
    assert (verslag.rijen, verslag.opzij) == (18, 13)
    tekst = migratie.verslag_tekst.read_text("utf-8")
    inhoud = json.loads(migratie.verslag_json.read_text("utf-8"))
    for waarde in ("Zuid", "Snor", "007", "EHBO", "hoog"):
        assert waarde not in tekst
        assert waarde not in json.dumps(inhoud)
    bad = next(t for t in inhoud["tabellen"] if t["oud"] == m.BAD)
    assert (bad["nieuw"], bad["rijen"], bad["rijen_opzij"]) == ("ggm_zwembad.zwembad", 3, 3)
    (diepte,) = (w for w in bad["wijzigingen"] if w["kolom"] == "diepte")
    assert (diepte["soort"], diepte["opzij"], diepte["leeg"]) == ("type", 2, 1)
    assert "1 waarden staan niet meer in de lijst" in tekst


def test_een_tweede_migratie_bewaart_wat_de_eerste_opzij_zette(klaar: Migratie) -> None:
    terug = Migratie(m.nieuw(), m.oud(), klaar.doel, klaar.doel.with_name("terug.duckdb"))
    migreer(terug)
    weer = Migratie(m.oud(), m.nieuw(), terug.doel, klaar.doel.with_name("weer.duckdb"))
    migreer(weer)
    eerste = lees(klaar.doel, "from ggm_vervallen.ggm_zwembad__bad__1_0")
    assert lees(weer.doel, "from ggm_vervallen.ggm_zwembad__bad__1_0") == eerste
    assert len(lees(weer.doel, "from ggm_zwembad.zwembad")) == 3
    releases = "select distinct oude_release from ggm_vervallen.overzicht order by 1"
    assert lees(weer.doel, releases) == [("1.0",), ("2.0",)]
