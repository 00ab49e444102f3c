"""When a word matches a name.

Belongs here: reasons and their rank, and comparing words. Does not belong here: elements (see
`elementen`) or near spelling, which compares with all names at once (see `zoeken`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from ggm_schema.zoek.woorden import delen, plat

DEEL_MINSTENS = 3  # letters: shorter is in half of all names


class Reden(IntEnum):
    """Why something was found; the first is the best."""

    EXACT = 1
    BEGIN = 2
    WOORD = 3
    DEEL = 4
    ENKELVOUD = 5
    SYNONIEM = 6
    DEFINITIE = 7
    LIJKT = 8

    @property
    def tekst(self) -> str:
        """In words that follow a name."""
        return {
            Reden.EXACT: "heet zo",
            Reden.BEGIN: "begint zo",
            Reden.WOORD: "heeft dit woord",
            Reden.DEEL: "bevat dit",
            Reden.ENKELVOUD: "in het enkelvoud",
            Reden.SYNONIEM: "andere naam",
            Reden.DEFINITIE: "in de definitie",
            Reden.LIJKT: "lijkt erop",
        }[self]


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is asked, as names are compared: as one word, and its words."""

    plat: str
    woorden: tuple[str, ...]

    @classmethod
    def van(cls, tekst: str) -> Vraag:
        """The question in a text."""
        return cls(plat(tekst), delen(tekst))


def past(vraag: Vraag, naam: str, woorden: tuple[str, ...]) -> Reden | None:
    """How a name matches, if it does."""
    if naam == vraag.plat:
        return Reden.EXACT
    if naam.startswith(vraag.plat):
        return Reden.BEGIN
    if vraag.woorden and set(vraag.woorden) <= set(woorden):
        return Reden.WOORD
    if vraag.plat in naam and _hele_woorden(vraag.plat, woorden):
        return Reden.WOORD
    lang_genoeg = all(len(woord) >= DEEL_MINSTENS for woord in vraag.woorden)
    if lang_genoeg and vraag.woorden and all(woord in naam for woord in vraag.woorden):
        return Reden.DEEL
    return Reden.DEEL if len(vraag.plat) >= DEEL_MINSTENS and vraag.plat in naam else None


def _hele_woorden(gezocht: str, woorden: tuple[str, ...]) -> bool:
    """Is it one or more words in a row?"""
    return any(
        "".join(woorden[begin:eind]) == gezocht
        for begin in range(len(woorden))
        for eind in range(begin + 1, len(woorden) + 1)
    )
