"""Coverage against rows that the test counts itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from ggm_schema.ddl import ddl
from ggm_schema.errors import Melding
from pipelines.declaraties import Declaraties, laad_declaraties
from pipelines.dekking import Tabeldekking, dekking, gemeten_levering
from pipelines.warehouse.runbestand import maak_run, open_run

LEVERING, EERDER = date(2026, 11, 1), date(2026, 10, 1)
NU = datetime(2026, 11, 2, 9, 0)
PAND, PERSOON = "ggm_bag.pand", "ggm_rsgb.ingeschrevenpersoon"
HERKEND = "0599100000000001"


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return laad_declaraties()


@pytest.fixture
def actueel(tmp_path: Path, declaraties: Declaraties) -> Path:
    """Twenty panden of which five have a year; the tables of other entities are not there."""
    pad = tmp_path / "actueel.duckdb"
    maak_run(pad, run_id="r1", levering=LEVERING, gestart_op=NU)
    with open_run(pad) as con:
        con.execute(ddl(declaraties.catalogus, [PAND]))
        con.execute(
            f"""
            insert into {PAND} (pand_id, identificatie, versie, oorspronkelijkbouwjaar)
            select n, '{HERKEND}' || n, 1, case when n <= 5 then 1900 + n end
            from range(1, 21) t(n)
            """
        )
        con.execute("update kwaliteit.run set status = 'gepubliceerd', gereed_op = ?", [NU])
    return pad


@pytest.fixture
def con(actueel: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(actueel)) as verbinding:
        yield verbinding


def meet(
    con: duckdb.DuckDBPyConnection,
    declaraties: Declaraties,
    regel_id: str,
    fout: list[int],
    *,
    run_id: str = "r1",
    versie: str = "",
    soort: str = "eis",
    ernst: str = "hoog",
) -> None:
    """Write that a rule on panden failed for these numbers, as a run does."""
    [(regel, suite)] = [
        (r, s) for s in declaraties.suites for r in s.regels if r.kaart.id == regel_id
    ]
    assert suite.entiteit == PAND
    con.execute(
        "insert into kwaliteit.regel (run_id, levering, regel_id, versie, domein, entiteit, "
        "dimensie, soort, ernst, interventiewaarde) values (?, ?, ?, ?, 'bag', ?, ?, ?, ?, 98)",
        [run_id, LEVERING, regel_id, versie or regel.versie, PAND, "Validiteit", soort, ernst],
    )
    con.execute(
        "insert into kwaliteit.meting (run_id, levering, regel_id, domein, entiteit, n_getoetst, "
        "n_fout, status, oordeel) values (?, ?, ?, 'bag', ?, 20, ?, ?, 'groen')",
        [run_id, LEVERING, regel_id, PAND, len(fout), "voldoet_niet" if fout else "voldoet"],
    )
    for nummer in fout:
        con.execute(
            "insert into kwaliteit.afwijking (run_id, levering, regel_id, entiteit, sleutel) "
            "values (?, ?, ?, ?, ?)",
            [run_id, LEVERING, regel_id, PAND, f"{HERKEND}{nummer}|1"],
        )


def pand(declaraties: Declaraties, pad: Path | None) -> Tabeldekking:
    return dekking(declaraties, pad)[PAND]


def test_without_a_warehouse_nothing_is_measured_and_the_mappings_are_told(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    for pad in (None, tmp_path / "actueel.duckdb"):
        alles = dekking(declaraties, pad)
        assert set(alles) == set(declaraties.doelen)
        for tabel in alles.values():
            assert (tabel.rijen, tabel.score, tabel.regels_voldoen_niet) == (None, None, None)
            assert all(kolom.gevuld is None for kolom in tabel.kolommen.values())
        assert alles[PAND].bronnen == ("bag_extract",)
        assert alles[PAND].regels > 0
        assert gemeten_levering(pad) is None
    assert not list(tmp_path.iterdir())


def test_a_column_is_mapped_when_a_mapping_selects_it(declaraties: Declaraties) -> None:
    alles = dekking(declaraties, None)
    for naam, tabel in alles.items():
        for kolom in tabel.kolommen.values():
            verwacht = {
                mapping.bron
                for mapping in declaraties.mappings
                if mapping.doel == naam and kolom.kolom in {k.naam for k in mapping.kolommen}
            }
            assert set(kolom.bronnen) == verwacht
    assert set(alles[PERSOON].bronnen) == {"brp_csv", "brp_haalcentraal"}


def test_rows_and_filled_values_are_counted(declaraties: Declaraties, actueel: Path) -> None:
    tabel = pand(declaraties, actueel)
    assert tabel.rijen == 20
    gevuld = {naam: kolom.gevuld for naam, kolom in tabel.kolommen.items()}
    assert {naam for naam, n in gevuld.items() if n} == {
        "pand_id",
        "identificatie",
        "versie",
        "oorspronkelijkbouwjaar",
    }
    assert (gevuld["oorspronkelijkbouwjaar"], gevuld["identificatie"]) == (5, 20)
    assert "dwh_bronrij" not in gevuld
    assert gemeten_levering(actueel) == LEVERING


def test_a_table_that_is_not_there_is_not_measured(declaraties: Declaraties, actueel: Path) -> None:
    persoon = dekking(declaraties, actueel)[PERSOON]
    assert persoon.rijen is None
    assert {kolom.gevuld for kolom in persoon.kolommen.values()} == {None}


def test_a_column_of_another_release_is_not_measured(
    declaraties: Declaraties, actueel: Path, con: duckdb.DuckDBPyConnection
) -> None:
    con.execute(f"alter table {PAND} drop column geometriepunt")
    con.close()
    kolommen = pand(declaraties, actueel).kolommen
    assert kolommen["geometriepunt"].gevuld is None
    assert kolommen["status"].gevuld == 0


def test_the_score_is_the_share_of_objects_without_a_fault(
    declaraties: Declaraties, actueel: Path, con: duckdb.DuckDBPyConnection
) -> None:
    meet(con, declaraties, "BAG-001", [1, 2], ernst="kritiek")
    meet(con, declaraties, "BAG-002", [2, 3], ernst="kritiek")
    con.close()
    tabel = pand(declaraties, actueel)
    assert tabel.score == pytest.approx(100 * 17 / 20)  # 1, 2 and 3 fail: 2 counts once
    assert (tabel.regels_gemeten, tabel.regels_voldoen_niet) == (2, 2)


def test_light_rules_and_signals_leave_the_objects_alone(
    declaraties: Declaraties, actueel: Path, con: duckdb.DuckDBPyConnection
) -> None:
    meet(con, declaraties, "BAG-001", [1], ernst="kritiek")
    meet(con, declaraties, "BAG-002", [5, 6, 7], ernst="laag")
    meet(con, declaraties, "BAG-004", [8, 9], soort="signaal")
    con.close()
    tabel = pand(declaraties, actueel)
    assert tabel.score == pytest.approx(100 * 19 / 20)
    assert (tabel.regels_gemeten, tabel.regels_voldoen_niet) == (2, 2)


def test_a_run_without_measurements_has_no_score(declaraties: Declaraties, actueel: Path) -> None:
    tabel = pand(declaraties, actueel)
    assert (tabel.score, tabel.regels_voldoen_niet, tabel.regels_gemeten) == (None, None, 0)
    assert tabel.regels == sum(
        regel.kaart.soort == "eis"
        for suite in declaraties.suites
        if suite.entiteit == PAND
        for regel in suite.regels
    )


def test_what_was_measured_otherwise_or_earlier_does_not_count(
    declaraties: Declaraties, actueel: Path, con: duckdb.DuckDBPyConnection
) -> None:
    meet(con, declaraties, "BAG-001", [1, 2], versie="oud")
    meet(con, declaraties, "BAG-002", [3], run_id="r0")
    con.execute(
        "insert into kwaliteit.run (run_id, levering, status) values "
        "('r0', ?, 'gepubliceerd'), ('r2', date '2026-12-01', 'geblokkeerd')",
        [EERDER],
    )
    con.close()
    tabel = pand(declaraties, actueel)
    assert (tabel.score, tabel.regels_voldoen_niet) == (None, None)
    assert gemeten_levering(actueel) == LEVERING


def test_below_ten_objects_there_is_no_percentage(
    declaraties: Declaraties, actueel: Path, con: duckdb.DuckDBPyConnection
) -> None:
    con.execute(f"delete from {PAND} where pand_id > 9")
    meet(con, declaraties, "BAG-001", [1], ernst="kritiek")
    con.close()
    tabel = pand(declaraties, actueel)
    assert (tabel.score, tabel.regels_voldoen_niet, tabel.rijen) == (None, 1, 9)


def test_nothing_of_a_row_comes_along(declaraties: Declaraties, actueel: Path) -> None:
    tekst = str(dataclasses.asdict(pand(declaraties, actueel)))
    assert HERKEND not in tekst
    assert "1901" not in tekst


def test_a_damaged_file_gives_a_clear_message(declaraties: Declaraties, tmp_path: Path) -> None:
    pad = tmp_path / "actueel.duckdb"
    pad.write_bytes(b"geen datapakhuis" * 1000)
    with pytest.raises(Melding, match="kan niet worden gelezen") as fout:
        dekking(declaraties, pad)
    assert str(pad) in str(fout.value)
    assert "geen datapakhuis" not in str(fout.value)
