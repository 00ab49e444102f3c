"""Multiplicities: what a release writes, as numbers and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ggm_schema.multipliciteit import Multipliciteit, multipliciteit

GETAL = st.integers(0, 9)


@pytest.mark.parametrize(
    ("minimum", "maximum", "kort", "woorden"),
    [
        ("0", "1", "0..1", "hoogstens één"),
        ("1", "1", "1", "precies één"),
        ("0", "-1", "0..*", "nul of meer"),
        ("1", "-1", "1..*", "één of meer"),
        ("2", "-1", "2..*", "2 of meer"),
        ("1", "2", "1..2", "1 tot 2"),
        ("0", "2", "0..2", "hoogstens 2"),
        ("2", "2", "2", "precies 2"),
        ("0", "0", "0", "nul"),
        ("-1", "-1", "0..*", "nul of meer"),
        ("", "", "1", "precies één"),
        ("0", "", "0..1", "hoogstens één"),
    ],
)
def test_what_a_release_writes_reads_as_people_say_it(
    minimum: str, maximum: str, kort: str, woorden: str
) -> None:
    gelezen = multipliciteit(minimum, maximum)
    assert gelezen.kort == kort
    assert gelezen.woorden == woorden


@given(minimum=GETAL, maximum=st.none() | GETAL)
def test_many_is_more_than_one(minimum: int, maximum: int | None) -> None:
    assert Multipliciteit(minimum, maximum).veel == (maximum is None or maximum > 1)


@given(minimum=GETAL, maximum=GETAL)
def test_numbers_are_read_back_as_they_were_written(minimum: int, maximum: int) -> None:
    assert multipliciteit(str(minimum), str(maximum)) == Multipliciteit(minimum, maximum)


@given(een=st.tuples(GETAL, st.none() | GETAL), ander=st.tuples(GETAL, st.none() | GETAL))
def test_different_multiplicities_have_different_words(
    een: tuple[int, int | None], ander: tuple[int, int | None]
) -> None:
    gelijk = Multipliciteit(*een).woorden == Multipliciteit(*ander).woorden
    assert gelijk == (een == ander)
