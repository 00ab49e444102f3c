"""The formulas of the scorecard: from results of rules to scores. Pure: no database, no clock.

Sums are exact fractions, so that 100 means: not one failure. Does not belong here: reading results
or counting objects (``score``), what one rule's counts mean (``tellen``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

from expectations.card import GEWICHT, Dimensie

Domeinoordeel = Literal["goed", "voldoende", "onvoldoende", "niet_gemeten"]

DIMENSIES: tuple[str, ...] = get_args(Dimensie)
MINIMUM_OBJECTEN = 10
MINIMUM_DEKKING = 50
ZWAAR = frozenset({"kritiek", "hoog"})


@dataclass(frozen=True)
class Uitslag:
    """The result of one rule, as far as scores need it. Counts are None when not measured."""

    regel_id: str
    versie: str
    dimensie: str
    ernst: str
    soort: str
    status: str
    oordeel: str | None
    interventiewaarde: float
    n_getoetst: int | None
    n_fout: int | None

    @property
    def gemeten(self) -> bool:
        """There is a conformity; not so when nothing was in scope."""
        return self.status in ("voldoet", "voldoet_niet")

    @property
    def gewicht(self) -> int:
        """Weight of the rule: kritiek 5, hoog 3, midden 2, laag 1."""
        return GEWICHT[self.ernst]

    @property
    def conformiteit(self) -> Fraction:
        """Part of the tested rows that is good, 0 to 1. Only of a measured rule."""
        if not self.gemeten or not self.n_getoetst or self.n_fout is None:
            raise ValueError(f"{self.regel_id} is niet gemeten")
        return Fraction(self.n_getoetst - self.n_fout, self.n_getoetst)


@dataclass(frozen=True)
class Dimensiescore:
    """One NORA dimension: percentage (None when not measured) and measured weight."""

    dimensie: str
    score: Fraction | None
    gewicht: int
    n_regels: int
    n_regels_gemeten: int


def eisen(uitslagen: Iterable[Uitslag]) -> list[Uitslag]:
    """The rules that count; a signal is listed, never scored."""
    return [u for u in uitslagen if u.soort == "eis"]


def dimensiescores(uitslagen: Iterable[Uitslag]) -> list[Dimensiescore]:
    """Per dimension that has rules: the mean conformity weighted by rule, in percent.

    Weighted by rule, never by row: the biggest table does not drown the rest.
    """
    mee = eisen(uitslagen)
    return [
        _dimensiescore(naam, [u for u in mee if u.dimensie == naam])
        for naam in DIMENSIES
        if any(u.dimensie == naam for u in mee)
    ]


def _dimensiescore(naam: str, regels: Sequence[Uitslag]) -> Dimensiescore:
    gemeten = [u for u in regels if u.gemeten]
    gewicht = sum(u.gewicht for u in gemeten)
    som = sum((u.gewicht * u.conformiteit for u in gemeten), Fraction(0))
    score = 100 * som / gewicht if gewicht else None
    return Dimensiescore(naam, score, gewicht, len(regels), len(gemeten))


def kwaliteitsscore(uitslagen: Iterable[Uitslag]) -> Fraction | None:
    """Weighted mean of the measured dimensions, in percent; a dimension weighs what its measured
    rules weigh together. None when nothing was measured: not measured is never 100."""
    gemeten = [d for d in dimensiescores(uitslagen) if d.score is not None]
    gewicht = sum(d.gewicht for d in gemeten)
    if not gewicht:
        return None
    return sum((d.gewicht * d.score for d in gemeten if d.score is not None), Fraction(0)) / gewicht


def dekking(uitslagen: Iterable[Uitslag]) -> Fraction | None:
    """Measured weight divided by declared weight, in percent.

    A rule with nothing in scope counts on neither side. As measured it would raise the coverage
    without a single row being looked at; as not measured it would blame a municipality without
    ligplaatsen for not testing them. None when no rule is left.
    """
    mee = [u for u in eisen(uitslagen) if u.status != "niet_van_toepassing"]
    gedeclareerd = sum(u.gewicht for u in mee)
    if not gedeclareerd:
        return None
    return Fraction(100 * sum(u.gewicht for u in mee if u.gemeten), gedeclareerd)


def niet_gemeten_dimensies(uitslagen: Iterable[Uitslag]) -> list[str]:
    """The NORA dimensions about which nothing was measured, also those without any rule."""
    gemeten = {d.dimensie for d in dimensiescores(uitslagen) if d.n_regels_gemeten}
    return [naam for naam in DIMENSIES if naam not in gemeten]


def oordeel(uitslagen: Iterable[Uitslag]) -> tuple[Domeinoordeel, str]:
    """The label of a domain and why, in Dutch.

    - a critical rule in red: onvoldoende, whatever the score;
    - less than half of the weight measured: niet_gemeten;
    - no rule in red and every critical rule measured: goed;
    - the score reaches the weighted mean of the interventiewaarden of its rules: voldoende.
    """
    mee = eisen(uitslagen)
    rood = [u for u in mee if u.oordeel == "rood"]
    kritiek = sorted(u.regel_id for u in rood if u.ernst == "kritiek")
    if kritiek:
        return "onvoldoende", f"Te vaak niet gehaald, en kritiek: {', '.join(kritiek)}."
    deel = dekking(mee)
    if deel is None or deel < MINIMUM_DEKKING:
        return "niet_gemeten", "Er is te weinig gemeten voor een oordeel."
    open_ = sorted(u.regel_id for u in mee if u.ernst == "kritiek" and u.status == "niet_gemeten")
    if not rood and open_:
        return "voldoende", f"Kritieke eis niet gemeten: {', '.join(open_)}."
    if not rood:
        return "goed", "Geen enkele eis wordt te vaak niet gehaald (onder de interventiewaarde)."
    aantal = "1 eis ligt" if len(rood) == 1 else f"{len(rood)} eisen liggen"
    if (kwaliteitsscore(mee) or 0) >= _grens(mee):
        return "voldoende", f"{aantal} onder de interventiewaarde, de score als geheel niet."
    return "onvoldoende", f"{aantal} onder de interventiewaarde, en de score als geheel ook."


def _grens(regels: Sequence[Uitslag]) -> Fraction:
    """Weighted mean of the interventiewaarden of the measured rules; only asked when there are."""
    gemeten = [u for u in regels if u.gemeten]
    som = sum((u.gewicht * Fraction(str(u.interventiewaarde)) for u in gemeten), Fraction(0))
    return som / sum(u.gewicht for u in gemeten)


def definitie_hash(uitslagen: Iterable[Uitslag]) -> str:
    """Hash over rules, weights and denominators; where it changes, the trend line breaks.

    ``versie`` holds expectation, scope and denominator; whether a rule was measured is not part
    of the definition.
    """
    wat = sorted((u.regel_id, u.versie, u.dimensie, u.ernst) for u in eisen(uitslagen))
    return hashlib.sha256(json.dumps(wat).encode()).hexdigest()[:16]


def gedeeld(nu: Iterable[Uitslag], vorig: Iterable[Uitslag]) -> list[tuple[Uitslag, Uitslag]]:
    """Rules that both runs measured in the same version."""
    eerder = {(u.regel_id, u.versie): u for u in eisen(vorig) if u.gemeten}
    paren = ((u, eerder.get((u.regel_id, u.versie))) for u in eisen(nu) if u.gemeten)
    return [(u, v) for u, v in paren if v is not None]


def verschil(nu: Iterable[Uitslag], vorig: Iterable[Uitslag]) -> Fraction | None:
    """Change of the score over the rules that both runs share, in percent points.

    Both sides are weighted as today, so that only the data make a difference. None when the runs
    share no rule.
    """
    paren = gedeeld(nu, vorig)
    gewicht = sum(u.gewicht for u, _ in paren)
    if not gewicht:
        return None
    som = sum((u.gewicht * (u.conformiteit - v.conformiteit) for u, v in paren), Fraction(0))
    return 100 * som / gewicht


def aandeel_foutvrij(n_objecten: int, n_foutvrij: int) -> Fraction | None:
    """Objects without a failed heavy rule, in percent; None below ten objects."""
    return Fraction(100 * n_foutvrij, n_objecten) if n_objecten >= MINIMUM_OBJECTEN else None


def toon(percentage: float | Fraction | None, *, foutloos: bool) -> str:
    """A percentage for a reader: floored to one decimal, decimal comma; 100 only without failures.

    >>> toon(99.96, foutloos=False), toon(100, foutloos=True), toon(None, foutloos=True)
    ('99,9', '100', '–')
    """
    if percentage is None:
        return "–"
    if foutloos and percentage >= 100:
        return "100"
    # A float such as 99.9 lies just below itself: through its shortest decimal text.
    tienden = min(int(Fraction(str(percentage)) * 10 // 1), 999)
    return f"{tienden // 10},{tienden % 10}"
