"""Numbers and dates as a Dutch reader expects them. Pure functions on what is known; what may be
absent is up to who shows it."""

from __future__ import annotations

import math
from datetime import date

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def aantal(n: int) -> str:
    """1234567 → '1.234.567'."""
    return f"{n:,}".replace(",", ".")


def procent(waarde: float) -> str:
    """Rounded down to one decimal, so that 100% is only what is whole.

    >>> procent(99.96), procent(100.0), procent(0.0)
    ('99,9%', '100%', '0%')
    """
    if waarde >= 100 or waarde <= 0:
        return "100%" if waarde >= 100 else "0%"
    tienden = min(math.floor(waarde * 10 + 1e-7), 999)
    return f"{tienden // 10},{tienden % 10}%"


def deel(gevuld: int, rijen: int) -> float:
    """Part of the rows in percent; of no rows that is none."""
    return 100 * gevuld / rijen if rijen else 0.0


def datum(dag: date) -> str:
    """'1 november 2026'."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"
