"""The planted truth: every planted defect is found, and nothing else is."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from expectations.deviations import pseudoniem
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


def test_switching_one_rule_off_breaks_the_truth(samples_run: Run, tmp_path: Path) -> None:
    """The two tests above can fail: without one rule its planted defects are missing."""
    alles = geplant(samples_run.sleutel)
    for regel_id in sorted({regel_id for _, regel_id, _ in alles}):
        zonder = {b for b in gevonden(samples_run) if b[1] != regel_id}
        assert zonder != alles, f"{regel_id} heeft geen gepland gebrek dat hem nodig heeft"


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
