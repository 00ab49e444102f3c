"""A rule on a column whose source changed is not measured; a rule that does not read it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import duckdb
import pytest

from expectations.leeskolommen import gelezen
from expectations.runner import meet
from expectations.suites import load_suites
from tests.expectations.metingen import context, kaart, maak_suite, persoon, rijen

WEG = "Niet gemeten: de kolom x van de bron y is niet geleverd."
NAAM = {"column": "naam"}
AANWEZIG = kaart("PRF-001", "expect_column_values_to_be_present", NAAM)
VERWIJST = kaart(
    "PRF-002",
    "expect_column_values_to_refer_to",
    {"column": "naam", "doel": "proef.adres", "doelkolom": "plaats"},
)
VRIJ = kaart(
    "PRF-003",
    "expect_rows_to_satisfy",
    {"voorwaarde": "not exists (select 1 from proef.adres a where a.plaats = r.naam)"},
)
GEFILTERD = kaart("PRF-004", "expect_column_values_to_be_present", NAAM) | {
    "filter": "r.bsn <> '2' and exists (from proef.adres a where a.straat = 'Kade')"
}


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        persoon(con, [("1", "Anna"), ("2", None)])
        con.execute("create table proef.adres (plaats varchar, straat varchar)")
        con.execute("insert into proef.adres values ('Anna', 'Kade')")
        yield con


def niet_gemeten(
    con: duckdb.DuckDBPyConnection, geraakt: Mapping[str, Mapping[str, str]]
) -> set[str]:
    suite = maak_suite(AANWEZIG, VERWIJST, VRIJ, GEFILTERD, leest=["proef.adres"])
    metingen = meet(con, suite, replace(context(), geraakt=geraakt))
    redenen = {m.toelichting for m in metingen if m.status == "niet_gemeten"}
    assert redenen <= {WEG}
    return {m.regel_id for m in metingen if m.status == "niet_gemeten"}


@pytest.mark.parametrize(
    ("geraakt", "regels"),
    [
        ({}, set()),
        ({"proef.persoon": {"naam": WEG}}, {"PRF-001", "PRF-002", "PRF-003", "PRF-004"}),
        ({"proef.persoon": {"bsn": WEG}}, {"PRF-004"}),
        ({"proef.persoon": {"*": WEG}}, {"PRF-001", "PRF-002", "PRF-003", "PRF-004"}),
        ({"proef.persoon": {"geboren": WEG}}, set()),
        ({"proef.adres": {"plaats": WEG}}, {"PRF-002", "PRF-003"}),
        ({"proef.adres": {"straat": WEG}}, {"PRF-004"}),
        ({"proef.iets_anders": {"naam": WEG}}, set()),
    ],
)
def test_only_rules_that_read_a_changed_column_are_left_out(
    con: duckdb.DuckDBPyConnection,
    geraakt: Mapping[str, Mapping[str, str]],
    regels: set[str],
) -> None:
    assert niet_gemeten(con, geraakt) == regels


def test_what_is_not_measured_has_no_count_and_no_failing_keys(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert niet_gemeten(con, {"proef.persoon": {"naam": WEG}})
    assert rijen(con, "select distinct n_fout, oordeel from kwaliteit.meting") == [(None, None)]
    assert rijen(con, "from kwaliteit.afwijking") == []


def test_every_rule_we_ship_reads_at_least_the_columns_it_names() -> None:
    for suite in load_suites():
        for regel in suite.regels:
            leest = gelezen(regel, suite.entiteit)
            assert {(suite.entiteit, kolom) for kolom in regel.kaart.kolommen} <= leest
            assert {relatie for relatie, _ in leest} <= {suite.entiteit, *regel.leest} | {
                relatie for relatie, _ in leest if "." not in relatie
            }
