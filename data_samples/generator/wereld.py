"""What is true in the made-up municipality Waterbeek: addresses, persons, providers.

Belongs here: facts that several source systems share, so that their deliveries fit together.
What a source system makes of them, and every defect, belongs in the module of that source.

Persons and addresses are computed from their number each time they are asked for, so a world of
millions takes no more memory than a world of ten. Nothing in a world is a defect.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, overload

from data_samples.generator import adressen, personen
from data_samples.generator.feiten import Aanbieder, Adres, Persoon, Straat, Woonplaats
from data_samples.generator.namen import AANBIEDERS
from data_samples.generator.nummers import test_bsns

LEVERINGEN = ("2026-10-01", "2026-11-01")

T = TypeVar("T")


class Reeks(Sequence[T]):
    """A sequence whose item `i` is computed by `maak(i)`; slices give a list."""

    def __init__(self, lengte: int, maak: Callable[[int], T]) -> None:
        self._lengte, self._maak = lengte, maak

    def __len__(self) -> int:
        return self._lengte

    @overload
    def __getitem__(self, plek: int) -> T: ...
    @overload
    def __getitem__(self, plek: slice) -> list[T]: ...
    def __getitem__(self, plek: int | slice) -> T | list[T]:
        if isinstance(plek, slice):
            return [self._maak(i) for i in range(*plek.indices(self._lengte))]
        if not -self._lengte <= plek < self._lengte:
            raise IndexError(plek)
        return self._maak(plek % self._lengte)


@dataclass(frozen=True)
class Wereld:
    """The municipality. Sequences are lazy: iterate them, do not copy them into lists.

    `reserve` on an address, a resident or an outsider means: kept free for defects of the module
    that owns it (BAG for addresses, BRP for persons). Nobody lives at a reserve address, and other
    modules take only persons that are not reserve, so that a defect stays within one source.
    """

    gemeentecode: str
    gemeentenaam: str
    rsin: str
    woonplaatsen: Sequence[Woonplaats]
    straten: Sequence[Straat]
    adressen: Sequence[Adres]
    ingezetenen: Sequence[Persoon]
    buiten: Sequence[Persoon]
    aanbieders: Sequence[Aanbieder]
    seed: int


def peildatum(levering: str) -> date:
    """The reporting date of a delivery."""
    return date.fromisoformat(levering)


def maak_wereld(personen_aantal: int, seed: int) -> Wereld:
    """A world with `personen_aantal` residents, and one person elsewhere for every ten of them.

    Above 9,000 residents or 900 outsiders BSNs repeat, because the test ranges hold no more.
    """
    if personen_aantal < 1:
        raise ValueError("een wereld heeft ten minste 1 persoon nodig")
    n_straten = adressen.aantal_straten(personen.aantal_huishoudens(personen_aantal))
    return Wereld(
        gemeentecode=adressen.GEMEENTECODE,
        gemeentenaam="Waterbeek",
        rsin=test_bsns()[-1],
        woonplaatsen=adressen.WOONPLAATSEN,
        straten=Reeks(n_straten, adressen.straat),
        adressen=Reeks(n_straten * adressen.PER_STRAAT, lambda i: adressen.adres(i, seed)),
        ingezetenen=Reeks(personen_aantal, lambda i: personen.ingezetene(i, seed)),
        buiten=Reeks(max(1, personen_aantal // 10), lambda i: personen.buiten(i, seed)),
        aanbieders=[Aanbieder(agb=f"9{i + 1:07d}", naam=naam) for i, naam in enumerate(AANBIEDERS)],
        seed=seed,
    )


__all__ = [
    "LEVERINGEN",
    "Aanbieder",
    "Adres",
    "Persoon",
    "Reeks",
    "Straat",
    "Wereld",
    "Woonplaats",
    "maak_wereld",
    "peildatum",
]
