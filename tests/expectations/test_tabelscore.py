"""The score of a table is that of a scorecard which has only the rules of that table."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expectations.tabelscore import declareer, tabelscores
from tests.expectations.metingen import LEVERING, maak_suite, persoon
from tests.expectations.test_score import ALLES, GOED, kaart_van


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        yield con


namen = st.lists(st.sampled_from(["Anna", "bert", "Wilhelmina", None]), max_size=14)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(namen)
def test_it_equals_the_scorecard(con: duckdb.DuckDBPyConnection, namen: list[str | None]) -> None:
    con.execute("drop schema if exists kwaliteit cascade")
    persoon(con, [(str(n), naam) for n, naam in enumerate(namen)])
    suite = maak_suite(*ALLES)
    kaart = kaart_van(con, suite)
    score = tabelscores(con, [suite], run_id="r1", levering=LEVERING)[suite.entiteit]
    assert score.foutvrij == kaart.foutvrije_objecten
    assert (score.n_objecten, score.n_foutvrij) == (kaart.n_objecten, kaart.n_foutvrij)
    assert (score.n_regels, score.n_regels_gemeten) == (kaart.n_regels, kaart.n_regels_gemeten)


def test_what_another_run_measured_does_not_count(con: duckdb.DuckDBPyConnection) -> None:
    persoon(con, [*GOED, ("8", "bert"), ("9", "Anna")])
    suite = maak_suite(*ALLES)
    kaart_van(con, suite)
    ander = tabelscores(con, [suite], run_id="r2", levering=LEVERING)
    assert ander == declareer([suite])
    score = ander[suite.entiteit]
    assert (score.foutvrij, score.n_voldoet_niet, score.n_regels) == (None, None, 3)
