"""A warehouse that cannot be migrated: one clear message, and nothing is left behind."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from ggm_schema.errors import DefinitieFout, Melding, OnleesbareInvoer
from pipelines.migratie import Migratie, migreer
from tests.pipelines.migratie import modellen as m


def test_een_datapakhuis_dat_er_niet_is(migratie: Migratie) -> None:
    with pytest.raises(OnleesbareInvoer, match="bestaat niet"):
        migreer(replace(migratie, bron=migratie.bron.with_name("weg.duckdb")))


def test_een_bestand_dat_geen_duckdb_is(migratie: Migratie) -> None:
    migratie.bron.write_bytes(b"PK" * 1000)
    with pytest.raises(OnleesbareInvoer, match="geen DuckDB-bestand"):
        migreer(migratie)


def test_een_afgebroken_bestand(migratie: Migratie) -> None:
    migratie.bron.write_bytes(migratie.bron.read_bytes()[:5000])
    with pytest.raises(OnleesbareInvoer, match="kan niet worden geopend"):
        migreer(migratie)


def test_een_bestand_waar_een_ander_programma_in_schrijft(migratie: Migratie) -> None:
    schrijver = subprocess.Popen(
        [sys.executable, "-c", "import duckdb, sys; con = duckdb.connect(sys.argv[1]); "
         "print('open', flush=True); sys.stdin.read()", str(migratie.bron)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert schrijver.stdout is not None
    assert schrijver.stdout.readline() == "open\n"
    try:
        with pytest.raises(OnleesbareInvoer, match="Sluit het programma"):
            migreer(migratie)
    finally:
        schrijver.communicate()
    migreer(migratie)


def test_een_datapakhuis_van_een_andere_release_zonder_stempel(migratie: Migratie) -> None:
    with pytest.raises(DefinitieFout, match=r"niet gevuld met release 2\.0.*ggm_zwembad\.bad"):
        migreer(replace(migratie, oud=m.nieuw(), nieuw=m.oud()))


def test_een_tabel_met_een_kolom_die_de_release_niet_heeft(migratie: Migratie) -> None:
    with duckdb.connect(str(migratie.bron)) as con:
        con.execute("alter table ggm_zwembad.gast add column hobby varchar")
    with pytest.raises(DefinitieFout, match=r"ggm_zwembad\.gast\.hobby"):
        migreer(migratie)


def test_een_datapakhuis_dat_zelf_zegt_van_een_andere_release_te_zijn(migratie: Migratie) -> None:
    migreer(migratie)
    nogmaals = replace(migratie, bron=migratie.doel, doel=migratie.doel.with_name("3.duckdb"))
    with pytest.raises(DefinitieFout, match=r"van release 2\.0 van het GGM, niet van 1\.0"):
        migreer(nogmaals)


def test_een_datapakhuis_zonder_ggm(migratie: Migratie, tmp_path: Path) -> None:
    leeg = tmp_path / "leeg.duckdb"
    with duckdb.connect(str(leeg)) as con:
        con.execute("create table x (a int)")
    with pytest.raises(DefinitieFout, match="geen tabellen van het GGM"):
        migreer(replace(migratie, bron=leeg))


def test_een_doel_dat_er_al_is_blijft_wat_het_is(migratie: Migratie) -> None:
    migratie.doel.parent.mkdir()
    migratie.doel.write_text("van iemand anders")
    with pytest.raises(Melding, match="is er al"):
        migreer(migratie)
    assert migratie.doel.read_text() == "van iemand anders"


def test_een_map_waarin_niet_mag_worden_geschreven(migratie: Migratie, tmp_path: Path) -> None:
    bezet = tmp_path / "bestand"
    bezet.write_text("geen map")
    with pytest.raises(Melding, match="kan niet worden geschreven"):
        migreer(replace(migratie, doel=bezet / "x.duckdb"))
