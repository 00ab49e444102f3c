"""Flat views: of an object type with supertypes all columns in one place.

Belongs here: which views there are, their columns and the names of those. Does not belong here:
which row of a supertype belongs to a row (see `platte_select`) or SQL text (see `dialect`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from ggm_schema.ddl.enumeraties import enumeratietabellen
from ggm_schema.model import Catalogus, Tabel
from ggm_schema.naming import SCHEMA_VOORVOEGSEL

ACHTERVOEGSEL = "_plat"


@dataclass(frozen=True, slots=True)
class Weergavekolom:
    """A column of a view, and the table (in full) and column that it comes from."""

    naam: str
    tabel: str
    kolom: str


@dataclass(frozen=True)
class Weergave:
    """The flat view of a table: one row per row of it, with the columns of its supertypes."""

    schema: str
    naam: str
    tabel: Tabel
    supertypes: tuple[Tabel, ...]
    kolommen: tuple[Weergavekolom, ...]

    @property
    def volledige_naam(self) -> str:
        """`schema.naam`."""
        return f"{self.schema}.{self.naam}"


def weergaven(
    catalogus: Catalogus, aanwezig: Collection[str] | None = None
) -> tuple[Weergave, ...]:
    """A view `<tabel>_plat` per object type with supertypes, by full name of the table.

    Args:
        aanwezig: full names of the tables that there are; without it all of them. A supertype that
            is not there holds no rows, so its columns are left out; a table that keeps no supertype
            has no view. Names stay what they are in the whole model.
    """
    bezet = {tabel.volledige_naam for tabel in catalogus.tabellen}
    bezet |= {tabel.volledige_naam for tabel in enumeratietabellen(catalogus)}
    alle = [_weergave(catalogus, tabel, bezet) for tabel in catalogus.tabellen if tabel.supertypes]
    if aanwezig is None:
        return tuple(alle)
    beperkt = [_beperk(w, aanwezig) for w in alle if w.tabel.volledige_naam in aanwezig]
    return tuple(weergave for weergave in beperkt if weergave.supertypes)


def _weergave(catalogus: Catalogus, tabel: Tabel, bezet: set[str]) -> Weergave:
    supertypes = tuple(catalogus.tabel(naam) for naam in tabel.supertypes)
    naam, rang = f"{tabel.naam}{ACHTERVOEGSEL}", 1
    while f"{tabel.schema}.{naam}" in bezet:
        rang += 1
        naam = f"{tabel.naam}{ACHTERVOEGSEL}_{rang}"
    bezet.add(f"{tabel.schema}.{naam}")
    return Weergave(tabel.schema, naam, tabel, supertypes, tuple(_kolommen(tabel, supertypes)))


def _kolommen(tabel: Tabel, supertypes: tuple[Tabel, ...]) -> Iterator[Weergavekolom]:
    """Own columns first; the nearest table keeps a name, a further one gets its table before it."""
    bezet = {kolom.naam.casefold() for kolom in tabel.kolommen}
    for kolom in tabel.kolommen:
        yield Weergavekolom(kolom.naam, tabel.volledige_naam, kolom.naam)
    for supertype in supertypes:
        for kolom in supertype.kolommen:
            if kolom.soort == "technisch":
                continue
            naam = next(n for n in _namen(supertype, kolom.naam) if n.casefold() not in bezet)
            bezet.add(naam.casefold())
            yield Weergavekolom(naam, supertype.volledige_naam, kolom.naam)


def _namen(tabel: Tabel, kolom: str) -> Iterator[str]:
    yield kolom
    yield f"{tabel.naam}_{kolom}"
    stam = f"{tabel.schema.removeprefix(SCHEMA_VOORVOEGSEL)}_{tabel.naam}_{kolom}"
    yield stam
    rang = 1
    while True:
        rang += 1
        yield f"{stam}_{rang}"


def _beperk(weergave: Weergave, aanwezig: Collection[str]) -> Weergave:
    over = tuple(s for s in weergave.supertypes if s.volledige_naam in aanwezig)
    tabellen = {weergave.tabel.volledige_naam, *(s.volledige_naam for s in over)}
    kolommen = tuple(kolom for kolom in weergave.kolommen if kolom.tabel in tabellen)
    return replace(weergave, supertypes=over, kolommen=kolommen)
