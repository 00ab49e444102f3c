"""What stands on the pages, ready to be shown.

Belongs here: records that a template reads; links are from the root of the dictionary. Does not
belong here: where they come from (`inhoud`, `velden`) or how they look (`sjablonen`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ggm_schema.model import Objecttype, Pakket, Tabel
from ggm_schema.woordenboek.stand import Tabelstand


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A name with the page that tells about it; `url` is empty where there is none."""

    naam: str
    url: str = ""


@dataclass(frozen=True)
class Lijst:
    """An enumeration; `waarden` are code and label."""

    naam: str
    anker: str
    url: str
    definitie: str
    waarden: Sequence[tuple[str, str, str]]  # code, label, definition


@dataclass(frozen=True)
class Veld:
    """A column. `gevuld` and `rijen` are None where nothing was counted."""

    naam: str
    kolom: str
    soort: str
    type: str
    ggm_type: str
    lengte: int | None
    verplicht: bool
    definitie: str
    vindplaats: str
    lijst: Lijst | None
    naar: Verwijzing | None
    bronnen: tuple[str, ...]
    gevuld: int | None
    rijen: int | None


@dataclass(frozen=True)
class Velden:
    """The columns of one table in the chain of inheritance."""

    objecttype: Verwijzing
    tabel: str
    velden: Sequence[Veld]


@dataclass(frozen=True)
class Einde:
    """A relation seen from one object type: `ander` at the other end, in words both ways."""

    naam: str
    ander: Verwijzing
    heen: str
    terug: str
    plek: str
    definitie: str


@dataclass(frozen=True)
class Typepagina:
    """An object type."""

    feit: Objecttype
    tabel: Tabel
    url: str
    pakket: Pakket
    pakket_url: str
    definitie: str
    gemma_url: str
    supertypes: Sequence[Verwijzing]
    subtypes: Sequence[Verwijzing]
    velden: Velden
    geerfd: Sequence[Velden]
    relaties: Sequence[Einde]
    stand: Tabelstand | None

    @property
    def letter(self) -> str:
        """Where it stands in the list from A to Z; accents are left out, other signs are `#`."""
        eerste = unicodedata.normalize("NFD", self.feit.naam.strip()[:1].upper())[:1]
        return eerste if "A" <= eerste <= "Z" else "#"

    @property
    def gekoppeld(self) -> bool:
        """Does a source fill it?"""
        return self.stand is not None and bool(self.stand.bronnen)

    @property
    def gevuld(self) -> bool | None:
        """Are there rows? None when nobody counted."""
        if self.stand is None or self.stand.rijen is None:
            return None
        return self.stand.rijen > 0

    @property
    def lijsten(self) -> Sequence[Lijst]:
        """The value lists of its own columns, each once."""
        alle = {v.lijst.url: v.lijst for v in self.velden.velden if v.lijst is not None}
        return list(alle.values())


@dataclass(frozen=True)
class Samengesteld:
    """A type that is a group of attributes, without a table."""

    naam: str
    definitie: str
    attributen: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Pakketpagina:
    """A package: object types, value lists, composed types and its drawing."""

    feit: Pakket
    schema: str
    url: str
    domein: str
    typen: Sequence[Typepagina]
    lijsten: Sequence[Lijst]
    samengesteld: Sequence[Samengesteld]

    @property
    def gekoppeld(self) -> int:
        """Number of object types that a source fills."""
        return sum(t.gekoppeld for t in self.typen)

    @property
    def gevuld(self) -> int | None:
        """Number of object types with rows; None when nothing was counted."""
        geteld = [t.gevuld for t in self.typen if t.gevuld is not None]
        return sum(geteld) if geteld else None

    @property
    def gescoord(self) -> Sequence[Typepagina]:
        """Object types with a score, the worst first."""
        met = [t for t in self.typen if t.stand is not None and t.stand.score is not None]
        return sorted(met, key=lambda t: (t.stand.score if t.stand else 0, t.tabel.volledige_naam))


@dataclass(frozen=True)
class Domein:
    """The packages of one domain."""

    naam: str
    pakketten: Sequence[Pakketpagina]

    @property
    def aantal(self) -> int:
        """Number of object types."""
        return sum(len(p.typen) for p in self.pakketten)

    @property
    def gekoppeld(self) -> int:
        """Number of object types that a source fills."""
        return sum(p.gekoppeld for p in self.pakketten)

    @property
    def gevuld(self) -> int | None:
        """Number of object types with rows; None when nothing was counted."""
        geteld = [p.gevuld for p in self.pakketten if p.gevuld is not None]
        return sum(geteld) if geteld else None

    @property
    def gescoord(self) -> Sequence[Typepagina]:
        """Object types with a score, the worst first."""
        alle = [t for p in self.pakketten for t in p.gescoord]
        return sorted(alle, key=lambda t: t.stand.score if t.stand and t.stand.score else 0)
