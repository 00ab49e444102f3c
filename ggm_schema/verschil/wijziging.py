"""What can change between two releases: the shape of one change, and the kinds there are.

Belongs here: records and their order. Does not belong here: finding changes (`vergelijken`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from ggm_schema.guid import PAD_SCHEIDING


class Element(StrEnum):
    """What can change, in the order in which it is told."""

    PAKKET = "pakket"
    OBJECTTYPE = "objecttype"
    DATATYPE = "datatype"
    ATTRIBUUT = "attribuut"
    RELATIE = "relatie"
    GENERALISATIE = "generalisatie"
    ENUMERATIE = "enumeratie"
    WAARDE = "waarde"


class Soort(StrEnum):
    """How it can change, in the order in which it is told."""

    TOEGEVOEGD = "toegevoegd"
    VERVALLEN = "vervallen"
    HERNOEMD = "hernoemd"
    VERPLAATST = "verplaatst"
    OPNIEUW = "opnieuw aangemaakt"
    SOORT = "soort gewijzigd"
    TYPE = "type"
    TYPESPELLING = "typespelling"
    MULTIPLICITEIT = "multipliciteit"
    EINDPUNT = "eindpunt"
    ROL = "rol"
    CODE = "code gewijzigd"
    CODE_ERBIJ = "code erbij"
    CODE_WEG = "code weg"
    DEFINITIE = "definitie gewijzigd"
    KOPIE_ERBIJ = "kopie erbij"
    KOPIE_WEG = "kopie weg"
    NIET_VERGELEKEN = "niet vergeleken"


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One change of one element.

    `pakket` is the path of its package and `eigenaar` the object type or enumeration that it
    belongs to (empty where it is one itself), as the new release has them, or the old one where it
    is gone. `naam` is its own name there. `oud` and `nieuw` are what changed: a name, type,
    multiplicity, place; of what is added or gone, the type, code or other end. A GUID is empty
    where that release does not have the element; a value has that of its enumeration, `#`, rank.
    """

    soort: Soort
    element: Element
    pakket: str
    eigenaar: str
    naam: str
    oud: str
    nieuw: str
    guid_oud: str
    guid_nieuw: str

    @property
    def domein(self) -> str:
        """The first part of the path."""
        return self.pakket.split(PAD_SCHEIDING, 1)[0]

    @property
    def plaats(self) -> str:
        """Path of the package and owner."""
        return PAD_SCHEIDING.join(deel for deel in (self.pakket, self.eigenaar) if deel)


_ELEMENTEN = {element: rang for rang, element in enumerate(Element)}
_SOORTEN = {soort: rang for rang, soort in enumerate(Soort)}


def volgorde(wijziging: Wijziging) -> tuple[object, ...]:
    """Sort key: by package, owner, element, name and kind; `10 Wonen` comes after `9 Werk`."""
    w = wijziging
    return (
        *(_natuurlijk(w.pakket), _natuurlijk(w.eigenaar or w.naam), w.eigenaar != ""),
        *(_ELEMENTEN[w.element], _natuurlijk(w.naam), _SOORTEN[w.soort]),
        *(w.guid_oud, w.guid_nieuw),
    )


def _natuurlijk(tekst: str) -> tuple[tuple[int, str], ...]:
    """Numbers in a text count as numbers. The text itself decides between equals."""
    delen = re.split(r"(\d+)", tekst.casefold())
    return (*((int(deel) if deel.isdigit() else -1, deel) for deel in delen), (0, tekst))
