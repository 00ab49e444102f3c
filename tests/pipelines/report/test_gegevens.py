"""What the report reads from the kwaliteit tables."""

from __future__ import annotations

import dataclasses
from datetime import date

import duckdb
import pytest

from ggm_schema.errors import DefinitieFout
from pipelines import report
from pipelines.report.model import Bestandstelling
from tests.pipelines.report import voorbeeld


def test_new_and_solved_keys_per_rule(con: duckdb.DuckDBPyConnection) -> None:
    domein = report.gegevens(con, "2026-11-01").domein("bag")
    regels = {regel.regel_id: regel for regel in domein.regels}
    assert (regels["BAG-001"].nieuw, regels["BAG-001"].opgelost) == (2, 1)
    assert (regels["BAG-002"].nieuw, regels["BAG-002"].opgelost) == (0, 0)
    assert (regels["BAG-003"].nieuw, regels["BAG-003"].opgelost) == (None, None)


def test_the_first_levering_has_nothing_to_compare_with(con: duckdb.DuckDBPyConnection) -> None:
    domein = report.gegevens(con, voorbeeld.EERDER).domein("bag")
    assert [regel.nieuw for regel in domein.regels] == [None] * len(domein.regels)
    assert len(domein.trend) == 1


def test_failing_keys_per_file_biggest_first(con: duckdb.DuckDBPyConnection) -> None:
    regel = report.gegevens(con, "2026-11-01").domein("bag").falend[0]
    assert regel.bestanden == (
        Bestandstelling("bag_extract", "buiten.zip/binnen.zip/PND.xml", 2),
        Bestandstelling("bag_extract", voorbeeld.GEMEEN, 1),
    )


def test_the_trend_stops_where_the_rules_changed(con: duckdb.DuckDBPyConnection) -> None:
    trend = report.gegevens(con, "2026-11-01").domein("bag").trend
    assert [(p.levering.month, p.breuk) for p in trend] == [(10, False), (11, False)]
    con.execute("update kwaliteit.scorekaart set definitie_hash = 'h2' where run_id = 'run-2'")
    trend = report.gegevens(con, "2026-11-01").domein("bag").trend
    assert [(p.levering.month, p.breuk) for p in trend] == [(10, False), (11, True)]


def test_a_later_levering_is_not_in_the_trend_of_an_earlier_one(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert [p.levering for p in report.gegevens(con, "2026-10-01").domein("bag").trend] == [
        date(2026, 10, 1)
    ]


def test_uitval_is_counted_by_reason_with_the_first_records(
    con: duckdb.DuckDBPyConnection,
) -> None:
    (uitval,) = report.gegevens(con, "2026-11-01").uitval
    assert (uitval.aantal, uitval.eerste_regels) == (12, (2, 3, 4, 5, 6))


def test_a_levering_that_was_not_measured_names_those_that_were(
    con: duckdb.DuckDBPyConnection,
) -> None:
    with pytest.raises(DefinitieFout, match="2026-10-01, 2026-11-01"):
        report.gegevens(con, "2026-12-01")


def test_under_ten_rows_there_is_no_percentage(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("update kwaliteit.meting set n_getoetst = 9 where regel_id = 'BAG-001'")
    assert report.gegevens(con, "2026-11-01").domein("bag").falend[0].conformiteit is None


def test_rules_can_be_read_before_there_is_a_scorecard(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("delete from kwaliteit.scorekaart")
    regels = report.regels_van_run(con, voorbeeld.RUN, "ggm_bag.pand", "Compleetheid")
    assert [regel.regel_id for regel in regels] == ["BAG-001"]
    assert "BAG-001" in report.regels_markdown(con, "ggm_bag.pand", "Compleetheid", voorbeeld.RUN)
    assert report.regels_van_run(con, voorbeeld.RUN, "ggm_bag.ligplaats") == []


def test_nothing_that_is_read_is_a_key(con: duckdb.DuckDBPyConnection) -> None:
    alles = str(dataclasses.asdict(report.gegevens(con, "2026-11-01")))
    assert voorbeeld.GEHEIM not in alles
    assert "p2" not in alles
