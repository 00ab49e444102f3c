"""Places of boxes: whatever the lines are, no two boxes touch and every line is drawn."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ggm_schema.woordenboek.plaatsing import BREED, HOOG, _met_afstand, plaats


@st.composite
def plaatjes(draw: st.DrawFn) -> tuple[int, list[tuple[int, int]]]:
    aantal = draw(st.integers(1, 14))
    vak = st.integers(0, aantal - 1)
    return aantal, draw(st.lists(st.tuples(vak, vak), max_size=30))


@settings(max_examples=150, deadline=None)
@given(plaatjes())
def test_boxes_never_overlap_and_lie_within_the_drawing(
    plaatje: tuple[int, list[tuple[int, int]]],
) -> None:
    aantal, lijnen = plaatje
    plek = plaats(aantal, lijnen)
    assert set(plek.vakken) == set(range(aantal))
    for x, y in plek.vakken.values():
        assert 0 <= x <= plek.breedte - BREED + 1e-6
        assert 0 <= y <= plek.hoogte - HOOG + 1e-6
    for (ax, ay), (bx, by) in itertools.combinations(plek.vakken.values(), 2):
        assert abs(ax - bx) >= BREED - 1e-6 or abs(ay - by) >= HOOG - 1e-6


@settings(max_examples=150, deadline=None)
@given(plaatjes())
def test_every_line_runs_from_a_box_to_a_box_to_the_right(
    plaatje: tuple[int, list[tuple[int, int]]],
) -> None:
    aantal, lijnen = plaatje
    plek = plaats(aantal, lijnen)
    assert {frozenset(lijn) for lijn in plek.lijnen} == {
        frozenset(lijn) for lijn in lijnen if lijn[0] != lijn[1]
    }
    for (a, b), punten in plek.lijnen.items():
        (ax, ay), (bx, by) = plek.vakken[a], plek.vakken[b]
        assert punten[0] == pytest.approx((ax + BREED, ay + HOOG / 2))
        assert punten[-1] == pytest.approx((bx, by + HOOG / 2))
        assert [x for x, _ in punten] == sorted(x for x, _ in punten)


@given(plaatjes())
def test_the_same_lines_give_the_same_places(plaatje: tuple[int, list[tuple[int, int]]]) -> None:
    assert plaats(*plaatje) == plaats(*plaatje)


@given(st.lists(st.tuples(st.integers(-200, 200), st.integers(10, 50)), min_size=1, max_size=7))
def test_heights_are_the_nearest_that_keep_the_distance(paren: list[tuple[int, int]]) -> None:
    """Against the conditions of least squares: no shift of any part of the row is better."""
    wens = [float(w) for w, _ in paren]
    stapel = list(itertools.accumulate((s for _, s in paren[1:]), initial=0.0))
    gekozen = _met_afstand(wens, stapel)

    def prijs(hoogten: list[float]) -> float:
        return sum((h - w) ** 2 for h, w in zip(hoogten, wens, strict=True))

    def mag(hoogten: list[float]) -> bool:
        los = [h - s for h, s in zip(hoogten, stapel, strict=True)]
        return all(a <= b + 1e-6 for a, b in itertools.pairwise(los))

    assert mag(gekozen)
    for begin, eind in itertools.combinations(range(len(wens) + 1), 2):
        for stap in (-0.5, 0.5):
            ander = [h + stap * (begin <= n < eind) for n, h in enumerate(gekozen)]
            assert not mag(ander) or prijs(ander) >= prijs(gekozen) - 1e-6


def test_a_supertype_stands_left_of_its_kinds_also_when_relations_make_a_circle() -> None:
    plek = plaats(3, [(0, 1), (0, 2), (2, 1), (1, 0)])
    assert plek.vakken[0][0] < min(plek.vakken[1][0], plek.vakken[2][0])
