"""Types about a single value: every kind of value, both directions."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from expectations.conditions import TOETSEN
from tests.expectations.proef import Proef


def test_present_fails_null_and_white_space_only(proef: Proef) -> None:
    goed = ["x", "0", " x", "\u00e9", "\u00a0x", ".", "-", "\u2019s", "\u0080"]
    fout = [None, "", " ", "\t", "\r\n", "\u00a0", " \u00a0 "]
    assert proef.fout("expect_column_values_to_be_present", {}, [*goed, *fout]) == fout


def test_present_on_a_column_that_is_no_text(proef: Proef) -> None:
    proef.tabel("a integer", [0, None, 1])
    nrs, aantallen = proef.toets("expect_column_values_to_be_present", {"column": "a"})
    assert nrs == [1]
    assert aantallen == (3, 3, 1)


def test_pattern_covers_the_whole_text(proef: Proef) -> None:
    waarden = ["12", "123", "1", "12\n", "a12", "", None]
    fout = proef.fout("expect_column_values_to_match_pattern", {"pattern": "[0-9]{2}"}, waarden)
    assert fout == ["123", "1", "12\n", "a12", ""]


def test_pattern_with_quotes_and_braces_stays_a_pattern(proef: Proef) -> None:
    fout = proef.fout(
        "expect_column_values_to_match_pattern", {"pattern": "'s-[a-z]{2}%:x"}, ["'s-ab%:x", "x"]
    )
    assert fout == ["x"]


@pytest.mark.parametrize(
    ("soort", "waarden", "goed", "fout"),
    [
        ("varchar", ["01", "J"], "01", "1"),
        ("varchar", ["it's"], "it's", "its"),
        ("integer", [1, 2], 2, 3),
        ("boolean", [True], True, False),
        ("double", [1.5], 1.5, 1.25),
    ],
)
def test_in_values(
    proef: Proef, soort: str, waarden: list[object], goed: object, fout: object
) -> None:
    proef.tabel(f"a {soort}", [goed, fout, None])
    kwargs = {"column": "a", "values": waarden}
    nrs, aantallen = proef.toets("expect_column_values_to_be_in_values", kwargs)
    assert nrs == [1]
    assert aantallen == (3, 3, 1)


def test_listed_values_keep_their_type() -> None:
    toets = TOETSEN["expect_column_values_to_be_in_values"].model_validate(
        {"column": "a", "values": ["01", 1, True, 1.5]}
    )
    assert [type(w) for w in toets.model_dump()["values"]] == [str, int, bool, float]


def test_in_enumeration_takes_label_and_code(proef: Proef) -> None:
    proef.tabel("a varchar", ["Pand in gebruik", "03", "pand in gebruik", None])
    nrs, _ = proef.toets(
        "expect_column_values_to_be_in_enumeration",
        {"column": "a", "enumeratie": "statusPand"},
        enumeraties={"statusPand": ("Pand in gebruik", "03")},
    )
    assert nrs == [2]


@pytest.mark.parametrize(
    ("kwargs", "fout"),
    [
        ({"minimum": 1, "maximum": 3}, [0, 4]),
        ({"minimum": 1}, [0]),
        ({"maximum": 3}, [4]),
        ({"minimum": "r.onder", "maximum": "year($peildatum) - 2023"}, [0, 4]),
        ({"maximum": "null"}, []),
    ],
)
def test_between_bounds(proef: Proef, kwargs: dict[str, object], fout: list[int]) -> None:
    waarden = [0, 1, 3, 4]
    proef.tabel("a integer, onder integer", [*((w, 1) for w in waarden), (None, 1)])
    nrs, aantallen = proef.toets(
        "expect_column_values_to_be_between_bounds", {"column": "a", **kwargs}
    )
    assert [waarden[nr] for nr in nrs] == fout
    assert aantallen == (5, 5, len(fout))


def test_bounds_need_a_bound() -> None:
    with pytest.raises(ValidationError, match="Geef minimum, maximum of allebei"):
        TOETSEN["expect_column_values_to_be_between_bounds"].model_validate({"column": "a"})


def test_parsed_finds_the_value_that_mapping_left_out(proef: Proef) -> None:
    proef.tabel(
        "a date, dwh_bronrij bigint", [("2020-01-01", 1), (None, 2), (None, 3), (None, None)]
    )
    uitval = [
        ("2026-10-01", "waarde", "t.x", "a", 2),
        ("2026-10-01", "waarde", "t.x", "b", 3),
        ("2026-10-01", "rij", "t.x", "a", 3),
        ("2026-10-01", "waarde", "t.y", "a", 3),
        ("2026-09-01", "waarde", "t.x", "a", 3),
        ("2026-10-01", "waarde", "t.x", "a", None),
    ]
    proef.con.executemany("insert into kwaliteit.uitval values (?, ?, ?, ?, ?)", uitval)
    nrs, aantallen = proef.toets(
        "expect_column_values_to_be_parsed", {"column": "a"}, noemer="gevulde_waarden"
    )
    assert nrs == [1]
    assert aantallen == (4, 2, 1), "geteld worden waarden die er zijn of er hadden moeten zijn"


def test_scope_and_denominator(proef: Proef) -> None:
    proef.tabel(
        "a varchar, soort varchar",
        [("x", "in"), (None, "in"), ("1", "in"), ("x", "uit"), ("x", None)],
    )
    kwargs = {"column": "a", "pattern": "[0-9]"}
    type_ = "expect_column_values_to_match_pattern"
    for noemer, getoetst in (("alle_rijen", 3), ("gevulde_waarden", 2)):
        nrs, aantallen = proef.toets(type_, kwargs, filter_="soort = 'in'", noemer=noemer)
        assert nrs == [0]
        assert aantallen == (3, getoetst, 1)


def test_an_empty_table_counts_zero(proef: Proef) -> None:
    proef.tabel("a varchar", [])
    assert proef.toets("expect_column_values_to_be_present", {"column": "a"}) == ([], (0, 0, 0))
