"""Names: examples of the docstrings, and properties on any text."""

from __future__ import annotations

import doctest

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ggm_schema import naming, types
from ggm_schema.naming import quote_ident, quote_literal, quote_relatie, sql_naam
from ggm_schema.release import cleaning

TEKST = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))


@pytest.mark.parametrize("module", [naming, types, cleaning])
def test_examples_in_docstrings(module: object) -> None:
    uitslag = doctest.testmod(module)
    assert uitslag.attempted > 0
    assert uitslag.failed == 0


@given(TEKST)
def test_a_quoted_text_comes_back_unchanged(tekst: str) -> None:
    rij = duckdb.execute(f"select {quote_literal(tekst)}").fetchone()
    assert rij == (tekst,)


@given(TEKST.filter(bool))
def test_a_quoted_name_is_one_name(naam: str) -> None:
    assert duckdb.execute(f"select 1 as {quote_ident(naam)}").description[0][0] == naam


def test_a_name_from_a_file_cannot_break_out_of_its_quotes() -> None:
    con = duckdb.connect()
    con.execute("create table geheim as select 1 as x")
    naam = 'a"; drop table geheim; --'
    con.execute(f"create table {quote_ident(naam)} (x int)")
    assert con.execute("select count(*) from geheim").fetchone() == (1,)


@pytest.mark.parametrize("naam", ["", "a\x00b"])
def test_a_name_that_sql_cannot_express_is_refused(naam: str) -> None:
    with pytest.raises(ValueError, match="SQL-naam"):
        quote_ident(naam)


def test_a_null_byte_in_a_text_is_refused() -> None:
    with pytest.raises(ValueError, match="nulbyte"):
        quote_literal("a\x00b")


def test_only_the_first_dot_of_a_relation_separates() -> None:
    assert quote_relatie("bron.brp.csv") == '"bron"."brp.csv"'


@given(st.text())
def test_table_names_are_lower_case_and_hold_no_punctuation(naam: str) -> None:
    uit = sql_naam(naam)
    assert uit == uit.lower()
    assert all(teken == "_" or teken.isalnum() or not teken.isascii() for teken in uit)
    assert sql_naam(uit) == uit
