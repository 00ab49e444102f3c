"""The drawings: where the line breaks, and that they stay within their frame."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipelines.report.grafiek import als_data_uri, balk, trendlijn
from pipelines.report.model import Trendpunt


def _punt(maand: int, score: float | None, breuk: bool = False) -> Trendpunt:
    return Trendpunt(date(2026, maand, 1), score, score, 100.0, "goed", breuk, False)


def _lijnen(svg: str) -> list[str]:
    return re.findall(r'<polyline points="([^"]*)"', svg)


def test_one_line_through_all_points() -> None:
    svg = trendlijn([_punt(1, 90.0), _punt(2, 95.0), _punt(3, 93.0)], "t")
    assert [len(lijn.split()) for lijn in _lijnen(svg)] == [3]
    assert svg.count("<circle") == 3


def test_the_line_breaks_where_the_rules_changed() -> None:
    svg = trendlijn([_punt(1, 90.0), _punt(2, 95.0), _punt(3, 93.0, True), _punt(4, 94.0)], "t")
    assert [len(lijn.split()) for lijn in _lijnen(svg)] == [2, 2]
    assert "onderbroken" in svg


def test_the_line_breaks_where_nothing_was_measured() -> None:
    svg = trendlijn([_punt(1, 90.0), _punt(2, None), _punt(3, 93.0)], "t")
    assert _lijnen(svg) == []
    assert svg.count("<circle") == 2


def test_nothing_measured_is_no_drawing() -> None:
    assert trendlijn([_punt(1, None)], "t") == ""


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12))
def test_every_point_lies_within_the_frame(scores: list[float]) -> None:
    svg = trendlijn([_punt(i + 1, score) for i, score in enumerate(scores)], "t")
    etree.fromstring(svg.encode())
    for x, y in re.findall(r'cx="([0-9.]+)" cy="([0-9.]+)"', svg):
        assert 0 <= float(x) <= 240
        assert 0 <= float(y) <= 56


def test_a_bar_is_as_long_as_its_value() -> None:
    assert 'width="79.0"' in balk(50.0, "goed", breed=160)
    assert 'width="0.0"' in balk(None, "goed")
    assert als_data_uri(balk(1, "")).startswith("data:image/svg+xml;base64,")
