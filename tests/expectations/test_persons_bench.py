"""The benchmark's hand-written SQL is a second implementation of all rules about persons."""

from __future__ import annotations

from pathlib import Path

from benchmarks import persons
from expectations.suites import load_suites


def test_hand_written_sql_counts_the_same_as_the_suites(tmp_path: Path) -> None:
    suites = [suite for suite in load_suites() if suite.domein.id == "brp"]
    with persons.personen_database(tmp_path, 4_000) as con:
        uitkomst = persons.meet(con, suites)
    assert uitkomst.verschillen == ()
    assert uitkomst.n_regels == sum(len(suite.regels) for suite in suites)
    assert uitkomst.n_sleutels > 10_000
