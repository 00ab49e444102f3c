"""All names of all elements, laid out so that a word is compared with each name once.

Belongs here: which elements have a name that matches or is near. Does not belong here: when a word
matches one name (see `passen`), or which reason is the best (see `zoeken`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ggm_schema.zoek.elementen import Element, beginletters
from ggm_schema.zoek.passen import DEEL_MINSTENS, Reden, Vraag, past
from ggm_schema.zoek.woorden import delen, plat

_LIJKT_MINSTENS = 4
_LIJKT = 0.75  # one slip in four letters, two in eight
_LIJKT_WOORD = 0.95  # a near word in a name says a little less than a near name
_SUGGESTIE = 0.45
_Woorden = tuple[str, ...]


class Namen:
    """Elements by name; everywhere an element is its number in the list that this is made of."""

    def __init__(self, elementen: Sequence[Element]) -> None:
        self._elementen = elementen
        # The same spelling is split once, however many elements have it.
        spelling = {naam: (plat(naam), delen(naam)) for e in elementen for naam in e.namen}
        self._per_naam: dict[str, list[tuple[int, str, _Woorden]]] = defaultdict(list)
        for nummer, element in enumerate(elementen):
            for naam in element.namen:
                een_woord, woorden = spelling[naam]
                self._per_naam[een_woord].append((nummer, naam, woorden))
        self._bekend = list(self._per_naam)

    def met(self, vraag: Vraag) -> Iterator[tuple[int, Reden, str]]:
        """Elements whose own name matches, why, and that name."""
        kandidaten = self._bekend
        # Whatever matches holds every word somewhere: a quick look that drops nearly all names.
        for woord in vraag.woorden or (vraag.plat,):
            kandidaten = [naam for naam in kandidaten if woord in naam]
        for een_woord in kandidaten:
            for nummer, naam, woorden in self._per_naam[een_woord]:
                if (reden := past(vraag, een_woord, woorden)) is not None:
                    yield nummer, reden, naam

    def anders(self, vraag: Vraag) -> Iterator[tuple[int, str]]:
        """Elements that are also called so: by the release, or by their first letters."""
        for nummer, naam, een_woord, woorden in self._andere_namen:
            if past(vraag, een_woord, woorden):
                yield nummer, naam
        if len(vraag.plat) >= DEEL_MINSTENS:
            for nummer in self._op_beginletters.get(vraag.plat, ()):
                yield nummer, f"beginletters {vraag.plat.upper()}"

    def in_definitie(self, vraag: Vraag) -> Iterator[int]:
        """Elements whose definition has all the words."""
        gezocht = set(vraag.woorden)
        for nummer, woorden in self._definities:
            if gezocht and gezocht <= woorden:
                yield nummer

    def lijkend(self, vraag: Vraag) -> Iterator[tuple[int, float]]:
        """Elements with a name, or a word in a name, that is spelt nearly so; 1 is the same."""
        if len(vraag.plat) < _LIJKT_MINSTENS:
            return
        for naam, gelijkenis in _nabij(vraag.plat, self._bekend, _LIJKT):
            for nummer, _, _ in self._per_naam[naam]:
                yield nummer, gelijkenis
        for woord, gelijkenis in _nabij(vraag.plat, list(self._per_woord), _LIJKT):
            for nummer in self._per_woord[woord]:
                yield nummer, gelijkenis * _LIJKT_WOORD

    def dichtstbij(self, vraag: Vraag, aantal: int) -> list[int]:
        """One element for each of the nearest names, however far."""
        namen = _nabij(vraag.plat, self._bekend, _SUGGESTIE, aantal)
        return [self._per_naam[naam][0][0] for naam, _ in namen]

    def aangeduid(self, aanduiding: str) -> Sequence[int]:
        """Object types and attributes with this name, or `Objecttype.attribuut`."""
        return self._op_aanduiding.get(_aanduiding(*aanduiding.split(".", 1)), ())

    @cached_property
    def _per_woord(self) -> Mapping[str, list[int]]:
        """Per word of a name of more words the elements that have it."""
        return _omgekeerd(
            (nummer, {w for w in woorden if len(woorden) > 1 and len(w) >= _LIJKT_MINSTENS})
            for ingangen in self._per_naam.values()
            for nummer, _, woorden in ingangen
        )

    @cached_property
    def _andere_namen(self) -> list[tuple[int, str, str, _Woorden]]:
        return [
            (nummer, naam, plat(naam), delen(naam))
            for nummer, element in enumerate(self._elementen)
            for naam in element.synoniemen
        ]

    @cached_property
    def _op_beginletters(self) -> Mapping[str, list[int]]:
        return _omgekeerd((n, {beginletters(e.naam)}) for n, e in enumerate(self._elementen))

    @cached_property
    def _definities(self) -> list[tuple[int, frozenset[str]]]:
        return [
            (nummer, frozenset(delen(element.definitie)))
            for nummer, element in enumerate(self._elementen)
            if element.definitie
        ]

    @cached_property
    def _op_aanduiding(self) -> Mapping[str, list[int]]:
        def aanduidingen(element: Element) -> list[str]:
            if element.soort == "objecttype":
                return [_aanduiding(element.naam)]
            if element.soort == "attribuut" and element.van:
                return [_aanduiding(element.naam), _aanduiding(element.van, element.naam)]
            return []

        return _omgekeerd((n, aanduidingen(e)) for n, e in enumerate(self._elementen))


def _nabij(
    gezocht: str, bekend: Sequence[str], minstens: float, aantal: int | None = None
) -> Iterator[tuple[str, float]]:
    for naam, gelijkenis, _ in process.extract(
        gezocht, bekend, scorer=OSA.normalized_similarity, score_cutoff=minstens, limit=aantal
    ):
        yield naam, gelijkenis


def _aanduiding(*delen: str) -> str:
    return ".".join(plat(deel) for deel in delen)


def _omgekeerd(paren: Iterable[tuple[int, Iterable[str]]]) -> dict[str, list[int]]:
    gevonden: dict[str, list[int]] = defaultdict(list)
    for nummer, namen in paren:
        for naam in namen:
            gevonden[naam].append(nummer)
    return dict(gevonden)
