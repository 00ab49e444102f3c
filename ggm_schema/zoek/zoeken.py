"""Which elements a word finds, why, and in which order.

Belongs here: bringing together all ways to find, and ranking. Does not belong here: what can be
found (see `elementen`) or how names are compared (see `namen` and `passen`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ggm_schema.model import Catalogus
from ggm_schema.zoek.elementen import Element, elementen
from ggm_schema.zoek.namen import Namen
from ggm_schema.zoek.passen import Reden, Vraag
from ggm_schema.zoek.synoniemen import alledaags
from ggm_schema.zoek.woorden import delen, enkelvoud

_SOORTEN = ("objecttype", "datatype", "attribuut", "enumeratie", "waarde")


@dataclass(frozen=True, slots=True)
class Vondst:
    """An element that was found. `via` is the name that matched, where it is not its own;
    `gelijkenis` is 1 except where the spelling is only near."""

    element: Element
    reden: Reden
    via: str = ""
    gelijkenis: float = 1.0

    @property
    def waarom(self) -> str:
        """Why it was found, in Dutch."""
        return f"{self.reden.tekst}: {self.via}" if self.via else self.reden.tekst


class Zoeker:
    """Searches one release; making it costs a fifth of a second, a search a hundredth."""

    def __init__(self, catalogus: Catalogus) -> None:
        self._elementen = list(elementen(catalogus))
        self._zoekbaar = Namen(self._elementen)

    def zoek(self, woord: str) -> list[Vondst]:
        """All that a word finds, the best first; nothing for an empty word."""
        vraag = Vraag.van(woord)
        if not vraag.plat:
            return []
        beste: dict[int, Vondst] = {}
        for nummer, vondst in self._vondsten(vraag, woord.strip()):
            if nummer not in beste or _rang(vondst) < _rang(beste[nummer]):
                beste[nummer] = vondst
        return sorted(beste.values(), key=_volgorde)

    def _vondsten(self, vraag: Vraag, woord: str) -> Iterator[tuple[int, Vondst]]:
        """Every way in which an element matches, by number of the element."""
        namen = self._zoekbaar
        for nummer, reden, naam in namen.met(vraag):
            element = self._elementen[nummer]
            yield nummer, Vondst(element, reden, "" if naam == element.naam else naam)
        enkel = " ".join(enkelvoud(deel) for deel in vraag.woorden)
        if enkel != " ".join(vraag.woorden):
            for nummer, _, _ in namen.met(Vraag.van(enkel)):
                yield nummer, Vondst(self._elementen[nummer], Reden.ENKELVOUD)
            for nummer in self._bedoeld(Vraag.van(enkel)):
                yield nummer, Vondst(self._elementen[nummer], Reden.SYNONIEM, enkel)
        for nummer, anders in namen.anders(vraag):
            yield nummer, Vondst(self._elementen[nummer], Reden.SYNONIEM, anders)
        for nummer in self._bedoeld(vraag):
            yield nummer, Vondst(self._elementen[nummer], Reden.SYNONIEM, woord)
        for nummer in namen.in_definitie(vraag):
            yield nummer, Vondst(self._elementen[nummer], Reden.DEFINITIE)
        for nummer, gelijkenis in namen.lijkend(vraag):
            yield nummer, Vondst(self._elementen[nummer], Reden.LIJKT, gelijkenis=gelijkenis)

    def bedoeld(self, woord: str) -> list[Element]:
        """What people mean who use this everyday word; empty where we do not know."""
        return [self._elementen[nummer] for nummer in self._bedoeld(Vraag.van(woord))]

    def betekenis(self, aanduiding: str) -> list[Element]:
        """The elements that a name in `synoniemen.yaml` stands for."""
        return [self._elementen[nummer] for nummer in self._zoekbaar.aangeduid(aanduiding)]

    def suggesties(self, woord: str, aantal: int = 3) -> list[str]:
        """The nearest names, however far."""
        nummers = self._zoekbaar.dichtstbij(Vraag.van(woord), aantal)
        return [self._elementen[nummer].naam for nummer in nummers]

    def _bedoeld(self, vraag: Vraag) -> list[int]:
        return [
            nummer
            for aanduiding in alledaags().get(vraag.plat, ())
            for nummer in self._zoekbaar.aangeduid(aanduiding)
        ]


def _rang(vondst: Vondst) -> tuple[Reden, float]:
    return vondst.reden, -vondst.gelijkenis


def _volgorde(vondst: Vondst) -> tuple[object, ...]:
    """Best reason first; then what is larger, what is in the Kern, and what is shorter."""
    element = vondst.element
    return (
        vondst.reden,
        -vondst.gelijkenis,
        _SOORTEN.index(element.soort),
        not _in_kern(element.domein),
        len(element.naam),
        element.naam,
        element.plek,
        element.guid,
    )


@cache
def _in_kern(domein: str) -> bool:
    """The Kern is what all domains share, so most often what is meant."""
    return "kern" in delen(domein)
