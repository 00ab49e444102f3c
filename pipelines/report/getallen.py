"""Numbers, dates and words as a Dutch reader expects them. Pure functions."""

from __future__ import annotations

import math
from datetime import date, datetime

from ggm_schema.getallen import MAANDEN

GEEN = "–"


def aantal(n: int | None) -> str:
    """1234567 → '1.234.567'."""
    return GEEN if n is None else f"{n:,}".replace(",", ".")


def procent(waarde: float | None, *, foutloos: bool = False) -> str:
    """Percentage floored to one decimal: '98,7%'. '100%' only when `foutloos` says nothing failed.

    Flooring and the cap keep a single failure among millions from looking like none.
    """
    if waarde is None:
        return GEEN
    if foutloos:
        return "100%"
    tienden = min(math.floor(waarde * 10 + 1e-7), 999)
    return f"{tienden // 10},{tienden % 10}%"


def verschil(waarde: float | None) -> str:
    """Difference in percentage points with a sign, cut to one decimal: '+1,2'."""
    if waarde is None:
        return GEEN
    tienden = math.trunc(waarde * 10 + math.copysign(1e-7, waarde))
    teken = "+" if tienden > 0 else "−" if tienden < 0 else ""
    return f"{teken}{abs(tienden) // 10},{abs(tienden) % 10}"


def datum(dag: date | None) -> str:
    """'1 november 2026'."""
    return GEEN if dag is None else f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def moment(tijd: datetime | None) -> str:
    """'1 november 2026, 9:05 uur'."""
    return GEEN if tijd is None else f"{datum(tijd)}, {tijd.hour}:{tijd.minute:02d} uur"


def meervoud(n: int, een: str, meer: str) -> str:
    """'1 regel', '1.200 regels'."""
    return f"{aantal(n)} {een if n == 1 else meer}"
