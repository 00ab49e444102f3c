"""Names as the JSON schemas spell them, and the names of the model that they stand for.

Belongs here: spelling of names, and finding a list of values by its name. Does not belong here:
which property is a lost attribute (`jsonschemas`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ggm_schema.guid import PAD_SCHEIDING
from ggm_schema.model import EnumeratieFeit, Feiten
from ggm_schema.naming import sql_naam
from ggm_schema.release.jsonbestanden import Veld

NOEMT_ENUMERATIE = "Enumeratie: "


def kern(naam: str) -> str:
    """The name as the schemas spell it, but for capitals: underscores are never double there."""
    return re.sub(r"_+", "_", sql_naam(naam)).strip("_")


def letters(naam: str) -> str:
    """The name without anything between its words.

    >>> letters("SOORT_DEBITEUR") == letters("soortDebiteur")
    True
    """
    return kern(naam).replace("_", "")


def leesbaar(naam: str) -> str:
    """The schemas spell `REDEN_BOETE`; which words had a capital is lost.

    >>> leesbaar("initiële_aanmaakdatum")
    'Initiële aanmaakdatum'
    """
    return kern(naam).replace("_", " ").capitalize()


class Enumeraties:
    """Finds the list of values of a property, by name, near its object type."""

    def __init__(self, feiten: Feiten) -> None:
        pad = {pakket.guid: pakket.pad for pakket in feiten.pakketten}
        self._in_pakket: dict[str, list[EnumeratieFeit]] = defaultdict(list)
        for enumeratie in feiten.enumeraties:
            self._in_pakket[pad[enumeratie.pakket_guid]].append(enumeratie)

    def van(self, pad: str, naam: str, velden: Iterable[Veld]) -> EnumeratieFeit | None:
        """The enumeration of the package, or of its Datatypes package, that has this name.

        The schema names the list in the description of the property (`Enumeratie: NAAM`) where it
        knows it; else the name of the property itself counts. The values are of no use: the schema
        spells them with capitals and underscores.
        """
        boven, _, _ = pad.rpartition(PAD_SCHEIDING)
        onderwerp = letters(boven.rpartition(PAD_SCHEIDING)[2])
        genoemd = {v.description.removeprefix(NOEMT_ENUMERATIE) for v in velden if v.enum}
        gezocht = {letters(woord) for woord in (naam, *genoemd) if woord}
        for pakket in (pad, f"{pad}{PAD_SCHEIDING}Datatypes", f"{boven}{PAD_SCHEIDING}Datatypes"):
            for enumeratie in self._in_pakket.get(pakket, ()):
                if gezocht & set(_korter(letters(enumeratie.naam), onderwerp)):
                    return enumeratie
        return None


def _korter(naam: str, onderwerp: str) -> Iterator[str]:
    """A name of an enumeration, and what is left without `code` and the subject before it."""
    yield naam
    kaal = re.sub(r"^(?:enum|code|cd)", "", naam)
    yield kaal
    if onderwerp and kaal.startswith(onderwerp):
        yield kaal.removeprefix(onderwerp)
