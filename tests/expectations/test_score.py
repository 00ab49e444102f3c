"""The scorecard from measured rows, against brute force over the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from expectations import deviations
from expectations.resultaten import maak_meting, schrijf_resultaten
from expectations.score import Scorekaart, scorekaart
from expectations.suite import Suite
from expectations.tellen import Tellingen, telling
from ggm_schema.naming import quote_relatie
from tests.expectations.metingen import (
    LEVERING,
    SLEUTEL,
    VOLGENDE,
    context,
    kaart,
    maak_suite,
    persoon,
    rijen,
)

PATROON = "expect_column_values_to_match_pattern"
AANWEZIG = "expect_column_values_to_be_present"
HOOFDLETTER = kaart("PRF-001", PATROON, {"column": "naam", "pattern": "[A-Z].*"}, ernst="kritiek")
KORT = kaart("PRF-002", PATROON, {"column": "naam", "pattern": ".{1,6}"}, dimensie="Precisie")
GEVULD = kaart("PRF-003", AANWEZIG, {"column": "naam"}, ernst="laag", dimensie="Compleetheid")
MOOI = kaart(
    "PRF-004", PATROON, {"column": "naam", "pattern": "A.*"}, soort="signaal", ernst="kritiek"
)
ALLES = (HOOFDLETTER, KORT, GEVULD, MOOI)
GOED = [(str(n), "Anna") for n in range(8)]


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        yield con


def meet_zonder_gx(
    con: duckdb.DuckDBPyConnection, suite: Suite, run_id: str, levering: date, **anders: Any
) -> None:
    """As ``runner.meet``, with the counts straight from the conditions."""
    dit = context(run_id, levering)
    metingen = []
    for regel in suite.regels:
        onderwerp = suite.onderwerp(regel, levering, {})
        (geteld,) = rijen(
            con,
            f"select {telling(regel.toets, onderwerp, regel.kaart.noemer)}"
            f" from {quote_relatie(suite.entiteit)} as r",
        )
        tellingen: Tellingen | str = anders.get(regel.kaart.id, Tellingen(*geteld[0]))
        metingen.append(maak_meting(suite, regel, dit, tellingen))
    gemeten = [r for r, m in zip(suite.regels, metingen, strict=True) if m.status != "niet_gemeten"]
    typen = {k: t for k, t, *_ in rijen(con, f"describe {quote_relatie(suite.entiteit)}")}
    run = deviations.Run(run_id, levering, SLEUTEL)
    deviations.verwijder(con, run_id, [r.kaart.id for r in suite.regels])
    deviations.schrijf_afwijkingen(con, suite, gemeten, run, typen)
    schrijf_resultaten(con, suite, suite.regels, metingen, dit)


def kaart_van(
    con: duckdb.DuckDBPyConnection,
    *suites: Suite,
    run_id: str = "r1",
    levering: date = LEVERING,
    **anders: Any,
) -> Scorekaart:
    for suite in suites:
        meet_zonder_gx(con, suite, run_id, levering, **anders)
    return scorekaart(con, "proef", suites, run_id=run_id, levering=levering)


def als_historie(con: duckdb.DuckDBPyConnection, run_id: str) -> None:
    """What was measured becomes the published previous levering."""
    for tabel in ("regel", "meting", "afwijking"):
        con.execute(
            f"create or replace temp table historie_{tabel} as"
            f" from kwaliteit.{tabel} where run_id = '{run_id}'"
        )


def test_scorecard_of_a_small_table(con: duckdb.DuckDBPyConnection) -> None:
    persoon(con, [*GOED, ("8", "bert"), ("9", "wilhelmina"), ("10", None)])
    k = kaart_van(con, maak_suite(*ALLES))
    # 11 rows: PRF-001 fails 8 and 9; PRF-002 fails 9; PRF-003 fails 10; PRF-004 is a signal.
    assert (k.n_objecten, k.n_foutvrij) == (11, 9)
    assert k.foutvrije_objecten == pytest.approx(100 * 9 / 11)
    assert k.kwaliteitsscore == pytest.approx(100 * (5 * 9 + 3 * 10 + 1 * 10) / (9 * 11))
    assert k.dekking == 100
    assert (k.oordeel, k.reden_oordeel) == (
        "onvoldoende",
        "Te vaak niet gehaald, en kritiek: PRF-001.",
    )
    assert (k.n_regels, k.n_regels_gemeten, k.voorraad) == (3, 3, 4)
    assert set(k.niet_gemeten_dimensies) >= {"Juistheid", "Traceerbaarheid"}
    assert (k.vorige_levering, k.verschil_score, k.instroom, k.uitstroom) == (
        None,
        None,
        None,
        None,
    )
    (rij,) = rijen(con, "select n_objecten, oordeel, definitie_hash from kwaliteit.scorekaart")
    assert rij == (11, "onvoldoende", k.definitie_hash)
    assert rijen(
        con,
        "select dimensie, gewicht, n_regels, n_regels_gemeten"
        " from kwaliteit.scorekaart_dimensie order by 1",
    ) == [
        ("Compleetheid", 1, 1, 1),
        ("Precisie", 3, 1, 1),
        ("Validiteit", 5, 1, 1),
    ]


def test_making_it_again_replaces(con: duckdb.DuckDBPyConnection) -> None:
    persoon(con, GOED)
    for _ in range(2):
        kaart_van(con, maak_suite(*ALLES))
    assert rijen(con, "select count(*) from kwaliteit.scorekaart") == [(1,)]
    assert rijen(con, "select count(*) from kwaliteit.scorekaart_dimensie") == [(3,)]


def test_fewer_than_ten_objects_have_counts_only(con: duckdb.DuckDBPyConnection) -> None:
    persoon(con, GOED)
    k = kaart_van(con, maak_suite(HOOFDLETTER))
    assert (k.n_objecten, k.n_foutvrij) == (8, 8)
    assert (k.foutvrije_objecten, k.kwaliteitsscore, k.dekking) == (None, None, 100)
    assert k.reden_oordeel.endswith("Minder dan 10 objecten: alleen aantallen.")


def test_nothing_measured_is_never_a_hundred(con: duckdb.DuckDBPyConnection) -> None:
    persoon(con, [])
    leeg = kaart_van(con, maak_suite(*ALLES))
    assert (leeg.kwaliteitsscore, leeg.foutvrije_objecten, leeg.dekking, leeg.oordeel) == (
        None,
        None,
        None,
        "niet_gemeten",
    )
    persoon(con, [*GOED, *GOED])
    stuk = {"PRF-001": "kapot", "PRF-002": "kapot", "PRF-003": "kapot"}
    geen = kaart_van(con, maak_suite(*ALLES), **stuk)
    assert (geen.kwaliteitsscore, geen.foutvrije_objecten, geen.dekking, geen.oordeel) == (
        None,
        None,
        0,
        "niet_gemeten",
    )
    assert geen.n_objecten == 0


def test_a_rule_that_was_not_measured_lowers_the_coverage(con: duckdb.DuckDBPyConnection) -> None:
    persoon(con, [*GOED, ("8", "Bert"), ("9", None)])
    k = kaart_van(con, maak_suite(*ALLES), **{"PRF-002": "kapot"})
    assert k.dekking == pytest.approx(100 * 6 / 9)
    assert k.n_regels_gemeten == 2
    assert "Precisie" in k.niet_gemeten_dimensies


def test_an_object_counts_once_over_suites_rows_and_rules(con: duckdb.DuckDBPyConnection) -> None:
    """Two tables about the same persons; a double row; a person without a number."""
    persoon(con, [*GOED, ("8", "bertholdus"), ("8", "bert"), (None, "carla"), (None, "Dirk")])
    con.execute(
        "create table proef.inschrijving as select bsn, upper(naam) as naam, dwh_bronrij,"
        " dwh_bronsysteem from proef.persoon where bsn <> '0'"
    )
    con.execute("update proef.inschrijving set naam = 'x' where bsn in ('1', '8')")
    een = maak_suite(HOOFDLETTER, KORT, object="mens", sleutel_persoonsgegeven=True)
    twee = maak_suite(
        HOOFDLETTER | {"id": "PRF-011"},
        entiteit="proef.inschrijving",
        object="mens",
        sleutel_persoonsgegeven=True,
    )
    k = kaart_van(con, een, twee)
    # Persons 0-8 and two without a number; wrong are 8 (three times), 1 and the first of the two.
    assert (k.n_objecten, k.n_foutvrij) == (11, 8)
    apart = kaart_van(
        con, een, maak_suite(HOOFDLETTER | {"id": "PRF-011"}, entiteit="proef.inschrijving")
    )
    assert (apart.n_objecten, apart.n_foutvrij) == (11 + 8, 9 + 6)


def test_objects_are_those_in_scope_of_a_heavy_rule(con: duckdb.DuckDBPyConnection) -> None:
    persoon(con, [*GOED, ("8", "bert"), ("9", None)])
    k = kaart_van(con, maak_suite(HOOFDLETTER | {"filter": "naam is not null"}, GEVULD))
    assert (k.n_objecten, k.n_foutvrij) == (9, 8)


def test_trend_over_shared_rules(con: duckdb.DuckDBPyConnection) -> None:
    persoon(con, [*GOED, ("8", "bert"), ("9", "wim")])
    kaart_van(con, maak_suite(HOOFDLETTER, KORT, GEVULD))
    als_historie(con, "r1")
    # 8 is repaired, 0 is new and wrong in two ways; PRF-002 measures something else now.
    persoon(con, [("0", "annabella"), *GOED[1:], ("8", "Bert"), ("9", "wim")])
    anders = KORT | {
        "expectation": {"type": PATROON, "kwargs": {"column": "naam", "pattern": ".{1,5}"}}
    }
    k = kaart_van(con, maak_suite(HOOFDLETTER, anders, GEVULD), run_id="r2", levering=VOLGENDE)
    assert k.vorige_levering == LEVERING
    assert k.vergelijkbare_regels == 2
    assert (k.voorraad, k.instroom, k.uitstroom) == (3, 1, 1)
    assert k.verschil_score == 0


def test_a_source_that_was_not_delivered_is_no_repair(con: duckdb.DuckDBPyConnection) -> None:
    persoon(con, [*GOED, ("8", "bert"), ("9", "wim")])
    kaart_van(con, maak_suite(HOOFDLETTER, GEVULD))
    als_historie(con, "r1")
    k = kaart_van(
        con, maak_suite(HOOFDLETTER, GEVULD), run_id="r2", levering=VOLGENDE, **{"PRF-001": "kapot"}
    )
    assert (k.instroom, k.uitstroom, k.vergelijkbare_regels) == (0, 0, 1)


def test_only_earlier_leveringen_count_as_previous(con: duckdb.DuckDBPyConnection) -> None:
    persoon(con, [*GOED, ("8", "bert")])
    kaart_van(con, maak_suite(HOOFDLETTER), run_id="r9", levering=VOLGENDE)
    als_historie(con, "r9")
    assert kaart_van(con, maak_suite(HOOFDLETTER)).vorige_levering is None


NAMEN = st.sampled_from(["Anna", "bert", "Wilhelmina", "wim-jan-piet", None])


def _scores(
    namen: list[str | None], volgorde: list[int] | None = None, delen: int = 1
) -> Scorekaart:
    with duckdb.connect() as con:
        mensen = [(str(nr), naam) for nr, naam in enumerate(namen)]
        persoon(con, mensen if volgorde is None else [mensen[nr] for nr in volgorde])
        suite = maak_suite(*ALLES)
        if delen == 1:
            return kaart_van(con, suite)
        # The same rows from several tables, joined into one relation again.
        for deel in range(delen):
            con.execute(
                f"create table proef.deel{deel} as from proef.persoon"
                f" where bsn::int % {delen} = {deel}"
            )
        con.execute("drop table proef.persoon")
        samen = " union all ".join(f"from proef.deel{deel}" for deel in range(delen))
        con.execute(f"create view proef.persoon as {samen}")
        return kaart_van(con, suite)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(NAMEN, max_size=14), st.randoms(use_true_random=False), st.integers(2, 3))
def test_order_and_partitioning_do_not_matter(
    namen: list[str | None], toeval: Any, delen: int
) -> None:
    volgorde = list(range(len(namen)))
    toeval.shuffle(volgorde)
    basis = _scores(namen)
    assert _scores(namen, volgorde) == basis
    assert _scores(namen, delen=delen) == basis


@settings(max_examples=25, deadline=None)
@given(st.lists(NAMEN, min_size=1, max_size=14), st.data())
def test_repairing_a_row_never_lowers_a_score(namen: list[str | None], data: st.DataObject) -> None:
    nr = data.draw(st.integers(0, len(namen) - 1))
    oud, nieuw = _scores(namen), _scores([*namen[:nr], "Anna", *namen[nr + 1 :]])
    assert nieuw.n_foutvrij >= oud.n_foutvrij
    assert nieuw.voorraad <= oud.voorraad
    for veld in ("foutvrije_objecten", "kwaliteitsscore"):
        assert (getattr(nieuw, veld) or 0) >= (getattr(oud, veld) or 0)


@settings(max_examples=25, deadline=None)
@given(st.lists(NAMEN, max_size=14))
def test_fault_free_objects_equal_brute_force(namen: list[str | None]) -> None:
    def goed(naam: str | None) -> bool:
        return naam is None or (naam[0].isupper() and len(naam) <= 6)

    k = _scores(namen)
    assert (k.n_objecten, k.n_foutvrij) == (len(namen), sum(map(goed, namen)))
