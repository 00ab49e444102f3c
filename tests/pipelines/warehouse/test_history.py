"""History survives what a year brings: new columns, lost columns, damaged files."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from ggm_schema.errors import Melding
from pipelines.warehouse import history
from pipelines.warehouse.runbestand import richt_in, stel_in

SEPTEMBER, OKTOBER, NOVEMBER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)


def run_in_geheugen(tmp_path: Path, run_id: str, levering: date) -> duckdb.DuckDBPyConnection:
    con = stel_in(duckdb.connect(":memory:"))
    nu = datetime(2026, 1, 1)
    richt_in(con, run_id=run_id, levering=levering, gestart_op=nu, codelijsten=tmp_path / "leeg")
    return con


def bewaar(
    tmp_path: Path,
    run_id: str,
    levering: date,
    uur: int,
    *,
    status: str = "gepubliceerd",
    vooraf: str = "",
    n_fout: int = 1,
) -> None:
    """A run in the history, with one measurement; `vooraf` is SQL on its tables first."""
    with run_in_geheugen(tmp_path, run_id, levering) as con:
        con.execute(
            "update kwaliteit.run set gereed_op = ?, status = ?",
            [datetime(2026, 1, 1, uur), status],
        )
        con.execute(vooraf or "select 1")
        con.execute(
            "insert into kwaliteit.meting (run_id, levering, n_fout) values (?, ?, ?)",
            [run_id, levering, n_fout],
        )
        history.schrijf(con, tmp_path, run_id)
    history.maak_vast(tmp_path, run_id)


def metingen(
    con: duckdb.DuckDBPyConnection, tabel: str = "kwaliteit.meting"
) -> list[tuple[object, ...]]:
    return con.execute(f"select run_id, levering, n_fout from {tabel} order by run_id").fetchall()


def test_zonder_geschiedenis(tmp_path: Path) -> None:
    assert history.runs(tmp_path) == []
    assert history.laatst_gepubliceerd(tmp_path) == {}
    assert history.onaf(tmp_path) == []
    history.ruim_op(tmp_path)
    with run_in_geheugen(tmp_path, "nu", NOVEMBER) as con:
        history.haal_binnen(con, tmp_path, "nu", NOVEMBER)
        history.koppel(con, tmp_path, NOVEMBER)
        assert metingen(con, "historie_meting") == []


def test_laatste_gepubliceerde_run_per_levering(tmp_path: Path) -> None:
    bewaar(tmp_path, "b", OKTOBER, 3)
    bewaar(tmp_path, "a", OKTOBER, 4)
    bewaar(tmp_path, "c", SEPTEMBER, 5)
    bewaar(tmp_path, "d", OKTOBER, 6, status="geblokkeerd")
    assert [r.run_id for r in history.runs(tmp_path)] == ["b", "a", "c", "d"]
    assert history.laatst_gepubliceerd(tmp_path) == {SEPTEMBER: "c", OKTOBER: "a"}


def test_binnenhalen_en_opnieuw_binnenhalen(tmp_path: Path) -> None:
    bewaar(tmp_path, "a", SEPTEMBER, 1)
    bewaar(tmp_path, "b", OKTOBER, 2)
    bewaar(tmp_path, "c", NOVEMBER, 3)
    with run_in_geheugen(tmp_path, "nu", NOVEMBER) as con:
        con.execute("insert into kwaliteit.meting (run_id, n_fout) values ('nu', 9)")
        for _ in range(2):
            history.haal_binnen(con, tmp_path, "nu", NOVEMBER)
        assert metingen(con) == [("a", SEPTEMBER, 1), ("b", OKTOBER, 1), ("nu", None, 9)]
        runs = con.execute("select run_id from kwaliteit.run order by 1").fetchall()
        assert runs == [("a",), ("b",), ("c",), ("nu",)]


def test_koppelen_laat_de_run_zelf_met_rust(tmp_path: Path) -> None:
    bewaar(tmp_path, "a", SEPTEMBER, 1)
    with run_in_geheugen(tmp_path, "nu", NOVEMBER) as con:
        for _ in range(2):
            history.koppel(con, tmp_path, NOVEMBER)
        assert metingen(con, "historie_meting") == [("a", SEPTEMBER, 1)]
        assert metingen(con) == []
        # The views are no tables of the run: they are not written back as history.
        assert "historie_meting" not in history.tabellen(con)


def test_kolommen_komen_en_gaan(tmp_path: Path) -> None:
    bewaar(tmp_path, "a", SEPTEMBER, 1, vooraf="alter table kwaliteit.meting drop column oordeel")
    bewaar(tmp_path, "b", OKTOBER, 2, vooraf="alter table kwaliteit.meting add column oud varchar")
    bewaar(
        tmp_path, "c", date(2026, 8, 1), 3,
        vooraf="alter table kwaliteit.meting alter n_fout type integer",
    )  # fmt: skip
    with run_in_geheugen(tmp_path, "nu", NOVEMBER) as con:
        con.execute("alter table kwaliteit.meting add column nieuw varchar")
        history.koppel(con, tmp_path, NOVEMBER)
        kolommen = [rij[0] for rij in con.execute("describe historie_meting").fetchall()]
        assert kolommen == [rij[0] for rij in con.execute("describe kwaliteit.meting").fetchall()]
        history.haal_binnen(con, tmp_path, "nu", NOVEMBER)
        assert [
            rij[0]
            for rij in con.execute("select run_id from kwaliteit.meting order by 1").fetchall()
        ] == ["a", "b", "c"]
        assert con.execute("select distinct nieuw, oordeel from kwaliteit.meting").fetchall() == [
            (None, None)
        ]


def test_een_tabel_die_een_oude_run_niet_had(tmp_path: Path) -> None:
    bewaar(tmp_path, "a", SEPTEMBER, 1, vooraf="drop table kwaliteit.scorekaart_dimensie")
    with run_in_geheugen(tmp_path, "nu", NOVEMBER) as con:
        con.execute("create table kwaliteit.nieuw (run_id varchar)")
        history.haal_binnen(con, tmp_path, "nu", NOVEMBER)
        assert metingen(con) == [("a", SEPTEMBER, 1)]


def test_een_beschadigd_bestand_wordt_genoemd(tmp_path: Path) -> None:
    bewaar(tmp_path, "a", SEPTEMBER, 1)
    bewaar(tmp_path, "b", OKTOBER, 2)
    kapot = history.map_van(tmp_path) / "b" / "meting.parquet"
    kapot.write_bytes(kapot.read_bytes()[:-20])
    with run_in_geheugen(tmp_path, "nu", NOVEMBER) as con:
        with pytest.raises(Melding) as fout:
            history.haal_binnen(con, tmp_path, "nu", NOVEMBER)
        assert fout.value.bestand == str(kapot)
        assert metingen(con) == []


def test_onaf_telt_niet_en_kan_weg(tmp_path: Path) -> None:
    with run_in_geheugen(tmp_path, "a", SEPTEMBER) as con:
        map_ = history.schrijf(con, tmp_path, "a")
    assert history.runs(tmp_path) == []
    assert history.onaf(tmp_path) == [("a", SEPTEMBER)]
    (map_ / "run.parquet").write_bytes(b"half")
    assert history.onaf(tmp_path) == [("a", None)]
    history.vergeet(tmp_path, "a")
    assert history.onaf(tmp_path) == []


def test_een_onderbroken_vervanging_wordt_afgemaakt(tmp_path: Path) -> None:
    bewaar(tmp_path, "a", SEPTEMBER, 1)
    folder = history.map_van(tmp_path)
    (folder / "a").rename(folder / ".oud-a")
    assert history.runs(tmp_path) == []
    history.ruim_op(tmp_path)
    assert [r.run_id for r in history.runs(tmp_path)] == ["a"]
    bewaar(tmp_path, "a", SEPTEMBER, 1, n_fout=5)
    with run_in_geheugen(tmp_path, "nu", NOVEMBER) as con:
        history.haal_binnen(con, tmp_path, "nu", NOVEMBER)
        assert metingen(con) == [("a", SEPTEMBER, 5)]


def test_mappen_met_vreemde_tekens(tmp_path: Path) -> None:
    """A warehouse may lie in a folder that looks like a pattern or like a Hive partition."""
    vreemd = tmp_path / "o'hare [x]*? levering=2026"
    bewaar(vreemd, "a", SEPTEMBER, 1)
    with run_in_geheugen(tmp_path, "nu", NOVEMBER) as con:
        history.haal_binnen(con, vreemd, "nu", NOVEMBER)
        assert metingen(con) == [("a", SEPTEMBER, 1)]
