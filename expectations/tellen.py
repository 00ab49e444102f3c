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


def telling(toets: Toets, onderwerp: Onderwerp, noemer: str) -> str:
    """SQL aggregate over ``r``: the list ``[n_in_scope, n_getoetst, n_fout]``.

    The scope is a FILTER and no AND, so that DuckDB computes what conditions repeat only once.
    """
    conditie = toets.conditie(onderwerp)
    getoetst = "true" if noemer == "alle_rijen" else conditie.getoetst
    delen = [_tel(deel, onderwerp.bereik) for deel in ("true", getoetst, conditie.fout)]
    return f"[{', '.join(delen)}]"


def _tel(voorwaarde: str, bereik: str) -> str:
    waar = "" if bereik == "true" else f" filter (where {bereik})"
    # count_if over no rows is null.
    return (
        f"count(*){waar}" if voorwaarde == "true" else f"coalesce(count_if({voorwaarde}){waar}, 0)"
    )


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
