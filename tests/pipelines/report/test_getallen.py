"""Numbers as a Dutch reader expects them; 100 only when nothing failed."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.report import getallen


@pytest.mark.parametrize(
    ("waarde", "foutloos", "tekst"),
    [
        (None, False, "–"),
        (0.0, False, "0,0%"),
        (99.99999, False, "99,9%"),
        (100.0, False, "99,9%"),
        (100.0, True, "100%"),
        (99.9999999, True, "100%"),
        (98.76, False, "98,7%"),
        (0.3 * 3 * 100, False, "90,0%"),
        (28.999999999996, False, "29,0%"),
    ],
)
def test_percentages(waarde: float | None, foutloos: bool, tekst: str) -> None:
    assert getallen.procent(waarde, foutloos=foutloos) == tekst


@given(st.integers(1, 10**9), st.data())
def test_one_failure_is_never_shown_as_none(totaal: int, data: st.DataObject) -> None:
    fout = data.draw(st.integers(1, totaal))
    tekst = getallen.procent(100.0 * (totaal - fout) / totaal)
    assert tekst != "100%"
    assert float(tekst[:-1].replace(",", ".")) <= 100.0 * (totaal - fout) / totaal + 1e-6


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [(None, "–"), (0.0, "0,0"), (0.05, "0,0"), (1.25, "+1,2"), (-0.3, "−0,3"), (-0.05, "0,0")],
)
def test_differences(waarde: float | None, tekst: str) -> None:
    assert getallen.verschil(waarde) == tekst


def test_counts_dates_and_words() -> None:
    assert getallen.aantal(1234567) == "1.234.567"
    assert getallen.aantal(None) == "–"
    assert getallen.datum(date(2026, 11, 1)) == "1 november 2026"
    assert getallen.moment(datetime(2026, 3, 9, 8, 5)) == "9 maart 2026, 8:05 uur"
    assert getallen.meervoud(1, "fout", "fouten") == "1 fout"
    assert getallen.meervoud(1200, "fout", "fouten") == "1.200 fouten"
