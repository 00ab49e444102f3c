"""The file of a run: made once, opened with the same settings, code lists with dates."""

from __future__ import annotations

import multiprocessing
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from ggm_schema.errors import DefinitieFout, Melding
from pipelines.warehouse import runlock
from pipelines.warehouse.runbestand import (
    CODELIJSTEN,
    laad_codelijsten,
    maak_run,
    open_run,
    runpad,
    stel_in,
    zonder_waarden,
)

KOP = "code;omschrijving;geldig_vanaf;geldig_tot"


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return runpad(tmp_path, "run-1")


def maak(pad: Path, codelijsten: Path) -> None:
    maak_run(
        pad,
        run_id="run-1",
        levering=date(2026, 10, 1),
        gestart_op=datetime(2026, 10, 2),
        codelijsten=codelijsten,
    )


def test_een_nieuwe_run_heeft_schemas_tabellen_en_macros(pad: Path, tmp_path: Path) -> None:
    maak(pad, tmp_path)
    with open_run(pad) as con:
        schemas = {
            rij[0] for rij in con.execute("select schema_name from duckdb_schemas()").fetchall()
        }
        assert {"bron", "referentie", "kwaliteit"} <= schemas
        assert con.execute("select * from kwaliteit.run").fetchall() == [
            ("run-1", date(2026, 10, 1), datetime(2026, 10, 2), None, "bezig", None)
        ]
        assert con.execute("select gba_datum('19850000')").fetchall() == [("1985-00-00",)]


def test_opnieuw_maken_verandert_niets(pad: Path, tmp_path: Path) -> None:
    maak(pad, tmp_path)
    with open_run(pad) as con:
        con.execute("insert into kwaliteit.uitval (run_id) values ('run-1')")
    maak(pad, tmp_path)
    with open_run(pad) as con:
        assert con.execute("select count(*) from kwaliteit.uitval").fetchall() == [(1,)]
        assert con.execute("select count(*) from kwaliteit.run").fetchall() == [(1,)]


def test_geen_uitbreidingen_van_het_net_en_geen_python_namen(pad: Path, tmp_path: Path) -> None:
    maak(pad, tmp_path)
    onzichtbaar = duckdb.connect(":memory:")
    with open_run(pad) as con:
        for instelling in ("autoinstall_known_extensions", "autoload_known_extensions"):
            assert con.execute(f"select current_setting('{instelling}')").fetchall() == [(False,)]
        with pytest.raises(duckdb.CatalogException):
            con.execute("from onzichtbaar")
    onzichtbaar.close()


def test_een_tweede_verbinding_van_dit_proces_mag(pad: Path, tmp_path: Path) -> None:
    """Great Expectations opens the same file with an engine of its own."""
    maak(pad, tmp_path)
    with open_run(pad) as con, duckdb.connect(str(pad)) as ander:
        con.execute("create table bron.x as select 1 as n")
        assert ander.execute("select n from bron.x").fetchall() == [(1,)]


def test_een_run_die_er_niet_is(pad: Path) -> None:
    with pytest.raises(Melding, match="bestaat niet"), open_run(pad):
        pass
    assert not pad.exists()


@pytest.mark.parametrize("run_id", ["", "../x", "a/b", ".x", "a b", "x" * 101, "a;b"])
def test_een_kenmerk_dat_geen_bestandsnaam_is(tmp_path: Path, run_id: str) -> None:
    with pytest.raises(DefinitieFout, match="geen veilige bestandsnaam"):
        runpad(tmp_path, run_id)


def test_fouten_van_duckdb_verliezen_hun_waarden() -> None:
    with (
        stel_in(duckdb.connect(":memory:")) as con,
        pytest.raises(Melding) as fout,
        zonder_waarden(lambda soort: Melding(f"Het ging mis ({soort}).")),
    ):
        con.execute("select cast('999990019' as date)")
    assert str(fout.value) == "Het ging mis (ConversionException)."
    assert fout.value.__suppress_context__


def _houd_open(pad: Path, klaar: object, stop: object) -> None:
    with duckdb.connect(str(pad)):
        klaar.set()  # type: ignore[attr-defined]
        stop.wait(60)  # type: ignore[attr-defined]


def test_bestand_in_gebruik_door_een_ander_proces(pad: Path, tmp_path: Path) -> None:
    maak(pad, tmp_path)
    context = multiprocessing.get_context("spawn")
    klaar, stop = context.Event(), context.Event()
    proces = context.Process(target=_houd_open, args=(pad, klaar, stop))
    proces.start()
    try:
        assert klaar.wait(60)
        with pytest.raises(Melding, match="kan niet worden geopend"), open_run(pad):
            pass
    finally:
        stop.set()
        proces.join()


# --- code lists -----------------------------------------------------------------------------------


def test_codelijst_met_datums_en_extra_kolommen(pad: Path, tmp_path: Path) -> None:
    (tmp_path / "land.csv").write_text(
        f'{KOP};iso\n6030;Nederland;;;NL\n9089;"Duitse; ""DDR""";1949-10-07;1990-10-03;\n',
        encoding="utf-8-sig",
    )
    maak(pad, tmp_path)
    with open_run(pad) as con:
        assert con.execute("from referentie.land order by code").fetchall() == [
            ("6030", "Nederland", None, None, "NL"),
            ("9089", 'Duitse; "DDR"', date(1949, 10, 7), date(1990, 10, 3), None),
        ]


@pytest.mark.parametrize(
    ("inhoud", "tekst", "regel"),
    [
        ("code;omschrijving;geldig_vanaf\n1;a;\n", "ontbreekt de kolom geldig_tot", 1),
        (f"{KOP}\n1;a;;\n2;b;2026-02-31;\n", "kolom geldig_vanaf staat geen datum", 3),
        (f"{KOP}\n1;a;;31-12-2026\n", "kolom geldig_tot staat geen datum", 2),
        (f"{KOP}\n1;a;;\n2;b;;;;\n", "kan niet worden gelezen", None),
    ],
)
def test_een_foute_codelijst(
    pad: Path, tmp_path: Path, inhoud: str, tekst: str, regel: int | None
) -> None:
    bestand = tmp_path / "land.csv"
    bestand.write_text(inhoud, encoding="utf-8")
    with pytest.raises(DefinitieFout, match=tekst) as fout:
        maak(pad, tmp_path)
    assert (fout.value.bestand, fout.value.regel) == (str(bestand), regel)


def test_codelijst_die_geen_utf8_is(pad: Path, tmp_path: Path) -> None:
    (tmp_path / "land.csv").write_bytes(f"{KOP}\n1;Curaçao;;\n".encode("latin-1"))
    with pytest.raises(DefinitieFout, match="kan niet worden gelezen"):
        maak(pad, tmp_path)


def test_naam_van_een_codelijst_wordt_nooit_sql(tmp_path: Path) -> None:
    (tmp_path / 'x"; drop schema referentie; --.csv').write_text(f"{KOP}\n1;a;;\n")
    with stel_in(duckdb.connect(":memory:")) as con:
        con.execute("create schema referentie")
        laad_codelijsten(con, tmp_path)
        tabellen = con.execute("select table_name from duckdb_tables() order by 1").fetchall()
        assert tabellen == [("lijst",), ('x"; drop schema referentie; --',)]


def test_codelijsten_van_het_project_laden() -> None:
    namen = {pad.stem for pad in CODELIJSTEN.glob("*.csv")}
    assert namen
    with stel_in(duckdb.connect(":memory:")) as con:
        con.execute("create schema referentie")
        laad_codelijsten(con, CODELIJSTEN)
        for naam in namen:
            leeg, dubbel = con.execute(
                f"select count(*) filter (code is null), count(*) - count(distinct (code, "
                f'geldig_vanaf, geldig_tot)) from referentie."{naam}"'
            ).fetchall()[0]
            assert (leeg, dubbel) == (0, 0), naam


# --- which runs are alive -------------------------------------------------------------------------


def test_een_run_leeft_zolang_hij_wordt_vastgehouden(pad: Path) -> None:
    pad.parent.mkdir(parents=True)
    assert not runlock.leeft(pad)
    runlock.houd_vast(pad)
    runlock.houd_vast(pad)
    pad.touch()
    assert runlock.leeft(pad)
    assert runlock.ruim_op(pad.parent) == []
    runlock.laat_los(pad)
    runlock.laat_los(pad)
    assert not runlock.leeft(pad)
    assert runlock.ruim_op(pad.parent) == [pad]
    assert not list(pad.parent.iterdir())


def test_resten_zonder_databestand_gaan_ook_weg(pad: Path) -> None:
    pad.parent.mkdir(parents=True)
    pad.with_name("oud.duckdb.wal").touch()
    spill = pad.with_name("oud.duckdb.tmp")
    spill.mkdir()
    (spill / "blok").touch()
    assert runlock.ruim_op(pad.parent) == [pad.with_name("oud.duckdb")]
    assert not list(pad.parent.iterdir())


def test_opruimen_van_een_map_die_er_niet_is(tmp_path: Path) -> None:
    assert runlock.ruim_op(tmp_path / "runs") == []


def test_wie_een_run_opent_houdt_hem_vast(pad: Path, tmp_path: Path) -> None:
    """Also in a process that did not make it, as each step has with an executor of its own."""
    maak(pad, tmp_path)
    runlock.laat_los(pad)
    assert not runlock.leeft(pad)
    with open_run(pad):
        pass
    assert runlock.leeft(pad)
    runlock.laat_los(pad)
