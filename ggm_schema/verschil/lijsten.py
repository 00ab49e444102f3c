"""Which enumeration of an old release is which of a new one.

Belongs here: enumerations only. They are a case of their own: a GUID says little, and a package can
hold several lists of one name, mostly copies. Does not belong here: their values (`koppeling`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from ggm_schema.model import EnumeratieFeit, Feiten

_Paar = tuple[str, str, Literal["guid", "naam", "code"]]


def koppel_lijsten(
    oud: Feiten,
    nieuw: Feiten,
    pakketten: Mapping[str, str],
    attributen: Mapping[str, str],
    gelijkvormig: Callable[[str], str],
) -> list[_Paar]:
    """Pairs of enumerations: by package and name, then by GUID, then by name and equal values.

    Args:
        pakketten, attributen: pairs of packages and attributes, old GUID → new GUID.
        gelijkvormig: how names are compared.
    """
    over_oud = {e.guid: e for e in oud.enumeraties}
    over_nieuw = {e.guid: e for e in nieuw.enumeraties}
    gevonden: list[_Paar] = []

    def neem(een: str, ander: str) -> None:
        via: Literal["guid", "naam"] = "guid" if een == ander else "naam"
        gevonden.append((een, ander, via))
        del over_oud[een], over_nieuw[ander]

    vergelijk = _Gelijkenis(oud, nieuw, attributen)
    groepen = _groepen(
        over_oud.values(),
        lambda e: (pakketten.get(e.pakket_guid), gelijkvormig(e.naam)),
        over_nieuw.values(),
        lambda e: (e.pakket_guid, gelijkvormig(e.naam)),
    )
    for groep_oud, groep_nieuw in groepen:
        for een, ander in vergelijk.beste_paren(groep_oud, groep_nieuw):
            neem(een, ander)
    for guid in tuple(over_oud):
        if guid in over_nieuw:
            neem(guid, guid)
    # Moved to another package, and exported anew: only where name and values leave no doubt.
    groepen = _groepen(
        over_oud.values(),
        lambda e: (gelijkvormig(e.naam), vergelijk.oud[e.guid]),
        over_nieuw.values(),
        lambda e: (gelijkvormig(e.naam), vergelijk.nieuw[e.guid]),
    )
    for groep_oud, groep_nieuw in groepen:
        if len(groep_oud) == len(groep_nieuw) == 1 and vergelijk.oud[groep_oud[0].guid]:
            neem(groep_oud[0].guid, groep_nieuw[0].guid)
    return gevonden


def labels(feiten: Feiten) -> Mapping[str, frozenset[str]]:
    """The labels of each enumeration, by GUID."""
    gevonden: dict[str, set[str]] = {e.guid: set() for e in feiten.enumeraties}
    for waarde in feiten.waarden:
        gevonden.setdefault(waarde.enumeratie_guid, set()).add(waarde.label)
    return {guid: frozenset(waarden) for guid, waarden in gevonden.items()}


class _Gelijkenis:
    """How alike two lists of one name are: same GUID, used by the same attributes, same labels."""

    def __init__(self, oud: Feiten, nieuw: Feiten, attributen: Mapping[str, str]) -> None:
        self.oud, self.nieuw = labels(oud), labels(nieuw)
        lijst_van = {a.guid: a.enumeratie_guid for a in nieuw.attributen}
        self._gebruik = Counter(
            (a.enumeratie_guid, lijst_van[attributen[a.guid]])
            for a in oud.attributen
            if a.guid in attributen
        )

    def beste_paren(
        self, oud: Sequence[EnumeratieFeit], nieuw: Sequence[EnumeratieFeit]
    ) -> Iterator[tuple[str, str]]:
        """The most alike first. Ranks break ties in a way that is the same from both sides."""
        kandidaten = sorted(
            (-self._score(een.guid, ander.guid), abs(i - j), min(i, j), een.guid, ander.guid)
            for i, een in enumerate(oud)
            for j, ander in enumerate(nieuw)
        )
        al_oud: set[str] = set()
        al_nieuw: set[str] = set()
        for *_, een, ander in kandidaten:
            if een not in al_oud and ander not in al_nieuw:
                al_oud.add(een)
                al_nieuw.add(ander)
                yield een, ander

    def _score(self, een: str, ander: str) -> float:
        a, b = self.oud[een], self.nieuw[ander]
        overlap = len(a & b) / len(a | b) if a | b else 1.0
        # A GUID outweighs any use, and use outweighs the labels.
        return (1e6 if een == ander else 0.0) + self._gebruik[een, ander] + overlap / 2


def _groepen(
    oud: Iterable[EnumeratieFeit],
    sleutel_oud: Callable[[EnumeratieFeit], Hashable],
    nieuw: Iterable[EnumeratieFeit],
    sleutel_nieuw: Callable[[EnumeratieFeit], Hashable],
) -> list[tuple[list[EnumeratieFeit], list[EnumeratieFeit]]]:
    """The lists with one key, of both sides."""
    groepen: dict[Hashable, tuple[list[EnumeratieFeit], list[EnumeratieFeit]]]
    groepen = defaultdict(lambda: ([], []))
    for lijst in oud:
        groepen[sleutel_oud(lijst)][0].append(lijst)
    for lijst in nieuw:
        groepen[sleutel_nieuw(lijst)][1].append(lijst)
    return list(groepen.values())
