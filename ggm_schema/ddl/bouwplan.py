"""What must be made, in order, before a dialect says how: schemas, tables with rows, views.

Belongs here: choosing tables, and what comes along with them. Does not belong here: SQL text (see
`dialect`); only the query of a view is text here, in DuckDB's SQL.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ggm_schema.ddl.enumeraties import (
    KOLOMMEN,
    Enumeratietabel,
    enumeratietabel_van,
    enumeratietabellen,
)
from ggm_schema.ddl.platte_select import platte_select
from ggm_schema.ddl.toelichting import Toelichting
from ggm_schema.ddl.weergaven import Weergave, weergaven
from ggm_schema.model import Catalogus, Tabel

Rij = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class Veld:
    """A column: name, DuckDB type, comment. `kort`: a text that is joined on and never long."""

    naam: str
    type: str
    toelichting: str = ""
    kort: bool = False


@dataclass(frozen=True)
class Tabelplan:
    """A table to make, with its rows; a table with data of a municipality starts empty."""

    schema: str
    naam: str
    velden: tuple[Veld, ...]
    toelichting: str
    rijen: tuple[Rij, ...] = ()
    is_enumeratie: bool = False


@dataclass(frozen=True)
class Weergaveplan:
    """A view to make; `kolommen` are its column names in the order of `select`."""

    schema: str
    naam: str
    kolommen: tuple[str, ...]
    select: str
    toelichting: str


@dataclass(frozen=True)
class Bouwplan:
    """All that is to be made; what something needs comes before it."""

    versie: str
    tabellen: tuple[Tabelplan, ...]
    weergaven: tuple[Weergaveplan, ...] = ()

    @property
    def schemas(self) -> tuple[str, ...]:
        """Schemas of all tables and views, sorted."""
        van_tabellen = {tabel.schema for tabel in self.tabellen}
        return tuple(sorted(van_tabellen | {weergave.schema for weergave in self.weergaven}))


def tabelplan(catalogus: Catalogus, tabellen: Iterable[str] | None = None) -> Bouwplan:
    """Only the tables of object types and relations: all, or those named in full.

    Raises:
        DefinitieFout: a name that the catalogue does not have.
    """
    tekst = Toelichting(catalogus, waardentabellen=False)
    gekozen = _gekozen(catalogus, tabellen)
    return Bouwplan(catalogus.release.versie, tuple(_tabel(t, tekst) for t in gekozen))


def weergaveplan(catalogus: Catalogus, tabellen: Iterable[str] | None = None) -> Bouwplan:
    """Only the flat views: all, or those on the tables named in full, which must exist.

    Raises:
        DefinitieFout: a name that the catalogue does not have.
    """
    return Bouwplan(catalogus.release.versie, (), _weergaven(catalogus, tabellen))


def bouwplan(catalogus: Catalogus, tabellen: Iterable[str] | None = None) -> Bouwplan:
    """Everything; or the tables named in full, with their enumerations and views.

    Raises:
        DefinitieFout: a name that the catalogue does not have.
    """
    namen = None if tabellen is None else tuple(tabellen)
    gekozen = _gekozen(catalogus, namen)
    tekst = Toelichting(catalogus, waardentabellen=True)
    enumeraties = enumeratietabellen(catalogus)
    if namen is not None:
        tabel_van = enumeratietabel_van(catalogus)
        nodig = {e.volledige_naam for t in gekozen for k in t.kolommen if (e := tabel_van(k))}
        enumeraties = tuple(e for e in enumeraties if e.volledige_naam in nodig)
    return Bouwplan(
        catalogus.release.versie,
        (*(_enumeratie(e, tekst) for e in enumeraties), *(_tabel(t, tekst) for t in gekozen)),
        _weergaven(catalogus, namen),
    )


def _gekozen(catalogus: Catalogus, tabellen: Iterable[str] | None) -> tuple[Tabel, ...]:
    if tabellen is None:
        return catalogus.tabellen
    return tuple(catalogus.tabel(naam) for naam in sorted(set(tabellen)))


def _tabel(tabel: Tabel, tekst: Toelichting) -> Tabelplan:
    velden = tuple(
        Veld(k.naam, k.type, tekst.kolom(k), kort=k.soort == "technisch") for k in tabel.kolommen
    )
    return Tabelplan(tabel.schema, tabel.naam, velden, tekst.tabel(tabel))


def _enumeratie(tabel: Enumeratietabel, tekst: Toelichting) -> Tabelplan:
    velden = tuple(Veld(naam, soort, kort=naam == "code") for naam, soort in KOLOMMEN)
    over = tekst.enumeratie(tabel)
    return Tabelplan(tabel.schema, tabel.naam, velden, over, tabel.rijen, is_enumeratie=True)


def _weergaven(catalogus: Catalogus, tabellen: Iterable[str] | None) -> tuple[Weergaveplan, ...]:
    aanwezig = (
        None if tabellen is None else {t.volledige_naam for t in _gekozen(catalogus, tabellen)}
    )
    tekst = Toelichting(catalogus, waardentabellen=False)
    return tuple(_weergave(w, tekst) for w in weergaven(catalogus, aanwezig))


def _weergave(weergave: Weergave, tekst: Toelichting) -> Weergaveplan:
    kolommen = tuple(kolom.naam for kolom in weergave.kolommen)
    select, over = platte_select(weergave), tekst.weergave(weergave)
    return Weergaveplan(weergave.schema, weergave.naam, kolommen, select, over)
