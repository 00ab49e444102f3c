"""Types that look at other rows and other tables."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.expectations.proef import PEILDATUM, Proef

CODELIJST = "expect_column_values_to_be_in_codelist"
UNIEK = "expect_columns_to_be_unique"


@pytest.fixture
def lijst(proef: Proef) -> Proef:
    proef.con.execute(
        "create table referentie.gemeente (code varchar, omschrijving varchar,"
        " geldig_vanaf date, geldig_tot date)"
    )
    proef.con.executemany(
        "insert into referentie.gemeente values (?, 'x', ?, ?)",
        [
            ("0001", None, None),
            ("0002", "1990-01-01", "2000-01-01"),
            ("0003", str(PEILDATUM), None),
            ("0004", "2026-10-02", None),
            ("0005", "1990-01-01", str(PEILDATUM)),
            ("0006", "1990-01-01", "1995-01-01"),
            ("0006", "2010-01-01", None),
        ],
    )
    return proef


def test_code_is_valid_on_the_reference_date(lijst: Proef) -> None:
    """From the first day on; the last day is not part of it."""
    codes = ["0001", "0002", "0003", "0004", "0005", "0006", "0009", "1", "", None]
    fout = lijst.fout(CODELIJST, {"codelijst": "gemeente"}, codes)
    assert fout == ["0002", "0004", "0005", "0009", "1", ""]


def test_code_that_was_ever_valid(lijst: Proef) -> None:
    codes = ["0001", "0002", "0004", "0009", None]
    assert lijst.fout(CODELIJST, {"codelijst": "gemeente", "op": "ooit"}, codes) == ["0009"]


@pytest.mark.parametrize("soort", ["varchar", "date"])
def test_code_valid_on_the_date_of_the_row(lijst: Proef, soort: str) -> None:
    rijen = [
        ("0002", "1990-01-01", True),
        ("0002", "1999-12-31", True),
        ("0002", "2000-01-01", False),
        ("0002", "1989-12-31", False),
        ("0006", "2005-01-01", False),
        ("0006", "2020-01-01", True),
        ("0001", "1800-01-01", True),
        ("0002", None, True),
        ("0009", None, False),
        (None, "1990-01-01", True),
        (None, None, True),
    ]
    lijst.tabel(f"a varchar, d {soort}", [rij[:2] for rij in rijen])
    nrs, _ = lijst.toets(CODELIJST, {"column": "a", "codelijst": "gemeente", "op": "r.d"})
    assert nrs == [i for i, (_, _, goed) in enumerate(rijen) if not goed]


def test_incomplete_date_gives_the_code_the_benefit_of_its_whole_period(lijst: Proef) -> None:
    rijen = [
        ("0002", "2000-00-00", False),
        ("0002", "1999-00-00", True),
        ("0002", "1989-00-00", False),
        ("0003", "2026-00-00", True),
        ("0003", "2026-09-00", False),
        ("0003", "2026-10-00", True),
        ("0002", "0000-00-00", True),
        ("0009", "0000-00-00", False),
        ("0002", "geen datum", True),
    ]
    lijst.tabel("a varchar, d varchar", [rij[:2] for rij in rijen])
    nrs, _ = lijst.toets(CODELIJST, {"column": "a", "codelijst": "gemeente", "op": "r.d"})
    assert nrs == [i for i, (_, _, goed) in enumerate(rijen) if not goed]


def test_refers_to(proef: Proef) -> None:
    proef.tabel("id bigint", [1, 2, 2, None], naam="t.doel")
    proef.tabel("a bigint", [1, 2, 3, None])
    nrs, aantallen = proef.toets(
        "expect_column_values_to_refer_to",
        {"column": "a", "doel": "t.doel", "doelkolom": "id"},
        noemer="gevulde_waarden",
    )
    assert nrs == [2]
    assert aantallen == (4, 3, 1)


def test_refers_to_an_empty_table(proef: Proef) -> None:
    proef.tabel("id bigint", [], naam="t.doel")
    proef.tabel("a bigint", [1, None])
    kwargs = {"column": "a", "doel": "t.doel", "doelkolom": "id"}
    assert proef.toets("expect_column_values_to_refer_to", kwargs)[0] == [0]


def test_unique_flags_all_rows_of_a_repeated_value(proef: Proef) -> None:
    proef.tabel("a varchar", ["x", "x", "y", None, None, "X", ""])
    nrs, aantallen = proef.toets(UNIEK, {"columns": ["a"]}, noemer="gevulde_waarden")
    assert nrs == [0, 1]
    assert aantallen == (7, 5, 2)


def test_unique_combination_skips_rows_with_a_null(proef: Proef) -> None:
    proef.tabel(
        "a integer, b varchar", [(1, "x"), (1, "x"), (1, "y"), (1, None), (1, None), (None, "x")]
    )
    assert proef.toets(UNIEK, {"columns": ["a", "b"]})[0] == [0, 1]


def test_unique_among_rows_in_scope_only(proef: Proef) -> None:
    """A closed voorkomen is no double of the current one."""
    proef.tabel(
        "a varchar, einde date", [("x", None), ("x", "2020-01-01"), ("y", None), ("y", None)]
    )
    nrs, aantallen = proef.toets(UNIEK, {"columns": ["a"]}, filter_="einde is null")
    assert nrs == [2, 3]
    assert aantallen == (3, 3, 2)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([None, 1, 2, 3]), st.sampled_from([None, "a", "b"])), max_size=12
    )
)
def test_unique_equals_python(rijen: list[tuple[int | None, str | None]]) -> None:
    proef = Proef()
    proef.tabel("a integer, b varchar", rijen)
    nrs, _ = proef.toets(UNIEK, {"columns": ["a", "b"]})
    assert nrs == [i for i, rij in enumerate(rijen) if None not in rij and rijen.count(rij) > 1]


def test_rows_satisfy(proef: Proef) -> None:
    proef.tabel("a integer, b integer", [(1, 2), (2, 1), (None, 1), (1, None)])
    nrs, aantallen = proef.toets("expect_rows_to_satisfy", {"voorwaarde": "r.a < r.b"})
    assert nrs == [1]
    assert aantallen == (4, 4, 1)


def test_rows_satisfy_with_a_correlated_sub_query(proef: Proef) -> None:
    proef.tabel("pand varchar, status varchar", [("p1", "weg"), ("p2", "er")], naam="t.vbo")
    proef.tabel(
        "id varchar, datum date", [("p1", PEILDATUM), ("p2", PEILDATUM), ("p3", date(2030, 1, 1))]
    )
    voorwaarde = (
        "not exists (select 1 from t.vbo v where v.pand = r.id and v.status = 'weg')"
        " and datum <= $peildatum"
    )
    kwargs = {"voorwaarde": voorwaarde, "verwijst_naar": ["t.vbo"]}
    assert proef.toets("expect_rows_to_satisfy", kwargs)[0] == [0, 2]
