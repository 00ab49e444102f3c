"""The planted truth: every planted defect is found, and nothing else is."""

from __future__ import annotations

import csv
import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.deviations import pseudoniem
from expectations.resultaten import MeetContext
from expectations.runner import meet
from expectations.suite import Suite
from expectations.suites import load_suites
from tests.acceptance.conftest import SAMPLES, Run

Bevinding = tuple[str, str, str]


def geplant(sleutel: bytes) -> set[Bevinding]:
    persoonlijk = {
        kaart.id
        for suite in load_suites()
        if suite.sleutel_persoonsgegeven
        for kaart in suite.kaarten
    }
    with (SAMPLES / "waarheid.csv").open(encoding="utf-8", newline="") as bestand:
        return {
            (
                rij["levering"],
                rij["regel_id"],
                pseudoniem(sleutel, rij["sleutel"])
                if rij["regel_id"] in persoonlijk
                else rij["sleutel"],
            )
            for rij in csv.DictReader(bestand)
        }


def gevonden(run: Run) -> set[Any]:
    return set(run.query("select levering::varchar, regel_id, sleutel from kwaliteit.afwijking"))


def test_every_planted_defect_is_found(samples_run: Run) -> None:
    assert geplant(samples_run.sleutel) - gevonden(samples_run) == set()


def test_nothing_is_found_that_was_not_planted(samples_run: Run) -> None:
    assert gevonden(samples_run) - geplant(samples_run.sleutel) == set()


def test_a_rule_that_is_switched_off_is_missed(samples_run: Run, tmp_path: Path) -> None:
    """The two tests above can fail: measured without one rule, its planted defects are missing."""
    kopie = tmp_path / "kopie.duckdb"
    shutil.copyfile(samples_run.actueel, kopie)
    [suite] = [s for s in load_suites() if s.entiteit == "ggm_bag.pand"]
    nummers = {regel.kaart.id for regel in suite.regels}
    verwacht = {b for b in geplant(samples_run.sleutel) if b[0] == "2026-11-01" and b[1] in nummers}
    uit = min(b[1] for b in verwacht)
    zonder = replace(suite, regels=tuple(r for r in suite.regels if r.kaart.id != uit))
    dag = date(2026, 11, 1)

    def gemeten(wat: Suite, run_id: str) -> set[Any]:
        context = MeetContext(
            run_id=run_id, levering=dag, gemeten_op=datetime(2026, 11, 2),
            ontbrekend=frozenset(), sleutel=samples_run.sleutel,
        )  # fmt: skip
        meet(kopie, wat, context)
        with duckdb.connect(str(kopie)) as con:
            return set(
                con.execute(
                    "select levering::varchar, regel_id, sleutel from kwaliteit.afwijking "
                    "where run_id = ?",
                    [run_id],
                ).fetchall()
            )

    assert gemeten(suite, "met") == verwacht
    assert verwacht - gemeten(zonder, "zonder") == {b for b in verwacht if b[1] == uit} != set()


def test_nearly_every_rule_has_a_planted_defect(samples_run: Run) -> None:
    regels = {kaart.id for suite in load_suites() for kaart in suite.kaarten}
    geraakt = {regel_id for _, regel_id, _ in geplant(samples_run.sleutel)}
    assert geraakt <= regels
    assert len(geraakt) >= 0.9 * len(regels), sorted(regels - geraakt)


def test_there_are_at_least_eighty_cards() -> None:
    assert sum(len(suite.kaarten) for suite in load_suites()) >= 80


@pytest.mark.parametrize("tabel", ["meting", "afwijking", "scorekaart", "regel"])
def test_both_leveringen_are_in_the_published_warehouse(samples_run: Run, tabel: str) -> None:
    leveringen = samples_run.query(
        f"select distinct levering::varchar from kwaliteit.{tabel} order by 1"
    )
    assert leveringen == [("2026-10-01",), ("2026-11-01",)]
