"""Our expectations as Great Expectations sees them: one query, counts only, one definition."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import great_expectations as gx
import pytest
from great_expectations.expectations.registry import get_expectation_impl

from expectations.conditions import TOETSEN
from expectations.custom.basis import WaterpasExpectation
from expectations.custom.meting import KLASSEN, _batch, maak_expectation, meet_met_gx
from expectations.tellen import Tellingen
from tests.expectations.metingen import LEVERING, kaart, maak_suite, persoon

ROOT = Path(__file__).resolve().parents[2]
PATROON = "expect_column_values_to_match_pattern"
NAMEN = ("Annabella", "berendina", "999990019", "000000012")


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        persoon(con, [("999990019", "Annabella"), ("000000012", "berendina")])
        yield con


def test_every_type_is_a_registered_expectation() -> None:
    assert set(KLASSEN) == set(TOETSEN)
    for naam, klasse in KLASSEN.items():
        assert get_expectation_impl(naam) is klasse
        assert klasse.soort_toets is TOETSEN[naam]
        assert klasse.zin == TOETSEN[naam].zin
        assert klasse.__doc__


@pytest.mark.parametrize("naam", sorted(TOETSEN))
def test_arguments_are_those_of_the_type(naam: str) -> None:
    """The same names, and the same ones required."""
    eigen = set(KLASSEN[naam].__fields__) - set(WaterpasExpectation.__fields__)
    velden = TOETSEN[naam].model_fields
    assert eigen == set(velden)
    verplicht = {f for f in eigen if KLASSEN[naam].__fields__[f].required}
    assert verplicht == {f for f, veld in velden.items() if veld.is_required()}
    for veld in eigen - verplicht:
        assert KLASSEN[naam].__fields__[veld].default == velden[veld].default


def test_listed_values_reach_the_sql_unchanged() -> None:
    waarden = ["01", 1, True, 1.5]
    suite = maak_suite(
        kaart(
            "PRF-001", "expect_column_values_to_be_in_values", {"column": "naam", "values": waarden}
        )
    )
    expectation = maak_expectation(suite, suite.regels[0], LEVERING, {})
    assert "in ('01', 1, true, 1.5)" in expectation.telling()


def test_a_suite_is_one_query_on_the_table(con: duckdb.DuckDBPyConnection) -> None:
    kaarten = [
        kaart("PRF-001", PATROON, {"column": "naam", "pattern": "[A-Z].*"}),
        kaart("PRF-002", "expect_columns_to_be_unique", {"columns": ["bsn"]}),
        kaart(
            "PRF-003",
            "expect_column_values_to_be_present",
            {"column": "naam"},
            filter="bsn is not null",
        ),
    ]
    suite = maak_suite(*kaarten)
    tellend = _Tellend(con)
    uitkomst = meet_met_gx(tellend, suite, suite.regels, LEVERING, {})  # type: ignore[arg-type]
    assert uitkomst == {
        "PRF-001": Tellingen(2, 2, 1),
        "PRF-002": Tellingen(2, 2, 0),
        "PRF-003": Tellingen(2, 2, 0),
    }
    metingen = [q for q in tellend.vragen if "count(*)" in q]
    assert len(metingen) == 1, metingen
    lezend = [q for q in tellend.vragen if "FROM r" in q and q not in metingen]
    assert all("LIMIT" in q for q in lezend), lezend


class _Tellend:
    """A connection that remembers what is asked of it."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self.vragen: list[str] = []

    def execute(self, sql: str, *args: Any) -> Any:
        self.vragen.append(sql)
        return self._con.execute(sql, *args)

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._con, naam)


def test_a_result_holds_counts_and_no_value(con: duckdb.DuckDBPyConnection) -> None:
    suite = maak_suite(
        kaart("PRF-001", PATROON, {"column": "naam", "pattern": "[A-Z].*"}),
        kaart(
            "PRF-002", "expect_column_values_to_pass_elfproef", {"column": "bsn", "soort": "bsn"}
        ),
        kaart(
            "PRF-003", "expect_column_values_to_match_pattern", {"column": "bsn", "pattern": "x"}
        ),
    )
    con.execute("create temp view r as from proef.persoon")
    verwachtingen = [maak_expectation(suite, regel, LEVERING, {}) for regel in suite.regels]
    for result_format in ("BOOLEAN_ONLY", "BASIC", "SUMMARY", "COMPLETE"):
        resultaat = _batch(con).validate(
            gx.ExpectationSuite("proef", expectations=verwachtingen), result_format=result_format
        )
        tekst = json.dumps(resultaat.to_json_dict())
        assert "PRF-003" in tekst
        assert not any(naam in tekst for naam in NAMEN)
    details = [deel.result["details"] for deel in resultaat.results]
    assert [d["n_fout"] for d in details] == [1, 0, 2]
    assert [deel.success for deel in resultaat.results] == [False, True, False]


def test_success_follows_the_norm(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("create temp view r as from proef.persoon")
    for norm, success in ((50, True), (50.1, False)):
        suite = maak_suite(
            kaart(
                "PRF-001",
                PATROON,
                {"column": "naam", "pattern": "[A-Z].*"},
                norm=norm,
                interventiewaarde=0,
            )
        )
        expectation = maak_expectation(suite, suite.regels[0], LEVERING, {})
        assert _batch(con).validate(expectation).success is success


def test_our_expectations_stand_on_their_own(con: duckdb.DuckDBPyConnection) -> None:
    """A data engineer who knows Great Expectations can use them without our cards."""
    con.execute("create temp view r as from proef.persoon")
    klasse = KLASSEN["expect_column_values_to_pass_elfproef"]
    los = klasse(column="bsn", soort="bsn", relatie="proef.persoon", peildatum="2026-10-01")
    assert _batch(con).validate(los).success
    with pytest.raises(ValueError, match="extra fields not permitted"):
        klasse(column="bsn", soort="bsn", relatie="x.y", peildatum="2026-10-01", kolom="bsn")


def test_nothing_is_reported_to_anyone() -> None:
    """Also where the caller has switched it on; Great Expectations reads this when it is used."""
    code = "import os, expectations.custom.meting; print(os.environ['GX_ANALYTICS_ENABLED'])"
    omgeving = {**os.environ, "GX_ANALYTICS_ENABLED": "true"}
    klaar = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=omgeving,
        cwd=ROOT,
        check=True,
    )
    assert klaar.stdout.split() == ["false"]


def test_reading_rules_and_scores_does_not_import_great_expectations() -> None:
    code = (
        "import sys, expectations.suites, expectations.runner, expectations.score;"
        "expectations.suites.load_suites();"
        "print('great_expectations' in sys.modules)"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert klaar.stdout.split() == ["False"]
