"""Counting the rows of one rule: the SQL, and what the counts mean.

Belongs here: denominator, norm, outcome of a single rule; pure functions. Does not belong here:
which row fails (``toetsen``), running (``runner``), adding rules up (``score``).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from expectations.toetsen.basis import Onderwerp, Toets

Status = Literal["voldoet", "voldoet_niet", "niet_van_toepassing", "niet_gemeten"]
Oordeel = Literal["groen", "oranje", "rood"]


@dataclass(frozen=True)
class Tellingen:
    """Counts of rows: in scope, tested (the denominator) and failing."""

    n_in_scope: int
    n_getoetst: int
    n_fout: int


def fout_in_bereik(toets: Toets, onderwerp: Onderwerp) -> str:
    """SQL boolean over ``r``, never null: the row is in scope and fails."""
    fout = toets.conditie(onderwerp).fout
    return fout if onderwerp.filter is None else f"({onderwerp.bereik} and {fout})"


def telling(toets: Toets, onderwerp: Onderwerp, noemer: str) -> str:
    """SQL aggregate over ``r``: the list ``[n_in_scope, n_getoetst, n_fout]``."""
    conditie = toets.conditie(onderwerp)
    in_bereik = onderwerp.bereik
    getoetst = in_bereik if noemer == "alle_rijen" else f"({in_bereik} and {conditie.getoetst})"
    delen = (in_bereik, getoetst, fout_in_bereik(toets, onderwerp))
    return f"[{', '.join(_tel(deel) for deel in delen)}]"


def _tel(voorwaarde: str) -> str:
    # count_if over no rows is null.
    return "count(*)" if voorwaarde == "true" else f"coalesce(count_if({voorwaarde}), 0)"


def voldoet(n_getoetst: int, n_fout: int, norm: float) -> bool:
    """At least ``norm`` percent of the tested rows is good; exact, no rounding."""
    return (n_getoetst - n_fout) * 100 >= Fraction(str(norm)) * n_getoetst


def uitkomst(
    tellingen: Tellingen, norm: float, interventiewaarde: float
) -> tuple[Status, Oordeel | None]:
    """Outcome and judgement of a rule that was measured.

    Nothing in scope, or nothing to divide by, is ``niet_van_toepassing``: it is not 100 percent.
    """
    if tellingen.n_getoetst == 0:
        return "niet_van_toepassing", None
    if voldoet(tellingen.n_getoetst, tellingen.n_fout, norm):
        return "voldoet", "groen"
    boven = voldoet(tellingen.n_getoetst, tellingen.n_fout, interventiewaarde)
    return "voldoet_niet", "oranje" if boven else "rood"
