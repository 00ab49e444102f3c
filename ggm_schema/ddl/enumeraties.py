"""Which table holds the values of which enumeration.

Belongs here: names of the enumeration tables, their columns and rows, and the table of a column.
Does not belong here: SQL text (see `dialect`), or what the values are (see `tables`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from ggm_schema.model import Catalogus, Enumeratie, Kolom
from ggm_schema.naming import sql_naam

ACHTERVOEGSEL = "_enum"
KOLOMMEN: tuple[tuple[str, str], ...] = (
    ("code", "VARCHAR"),
    ("waarde", "VARCHAR"),
    ("volgnummer", "INTEGER"),
)


@dataclass(frozen=True)
class Enumeratietabel:
    """The table of one enumeration: the official code (NULL where there is none), the label that
    columns hold, and the rank in the release, from 1. Without values the table is empty."""

    schema: str
    naam: str
    enumeratie: Enumeratie

    @property
    def volledige_naam(self) -> str:
        """`schema.naam`."""
        return f"{self.schema}.{self.naam}"

    @property
    def rijen(self) -> tuple[tuple[str | None, str, int], ...]:
        """Rows in the order of `KOLOMMEN`."""
        return tuple(
            (waarde.code or None, waarde.label, rang)
            for rang, waarde in enumerate(self.enumeratie.waarden, start=1)
        )


def enumeratietabellen(catalogus: Catalogus) -> tuple[Enumeratietabel, ...]:
    """A table `<enumeratie>_enum` per enumeration, in the schema of its package, by full name.

    Where enumerations of one package want the same name, or it is that of an object table, the
    first free rank (from 2) goes before `_enum`. The order among rivals is that of spelling and
    values: an enumeration has another GUID in every export, so that cannot decide.
    """
    bezet = {tabel.volledige_naam for tabel in catalogus.tabellen}
    groepen: dict[tuple[str, str], list[Enumeratie]] = defaultdict(list)
    for enumeratie in catalogus.enumeraties:
        groepen[enumeratie.schema, sql_naam(enumeratie.naam)].append(enumeratie)
    gemaakt = []
    for (schema, stam), groep in sorted(groepen.items()):
        for enumeratie in sorted(groep, key=_volgorde):
            naam = _vrije_naam(schema, stam, bezet)
            bezet.add(f"{schema}.{naam}")
            gemaakt.append(Enumeratietabel(schema, naam, enumeratie))
    return tuple(sorted(gemaakt, key=lambda tabel: tabel.volledige_naam))


def _volgorde(enumeratie: Enumeratie) -> tuple[str, list[tuple[str, str]], str]:
    waarden = [(waarde.code, waarde.label) for waarde in enumeratie.waarden]
    return enumeratie.naam, waarden, enumeratie.guid


def _vrije_naam(schema: str, stam: str, bezet: set[str]) -> str:
    naam, rang = f"{stam}{ACHTERVOEGSEL}", 1
    while f"{schema}.{naam}" in bezet:
        rang += 1
        naam = f"{stam}_{rang}{ACHTERVOEGSEL}"
    return naam


def enumeratietabel_van(
    catalogus: Catalogus,
) -> Callable[[Kolom], Enumeratietabel | None]:
    """A function from a column to the table with its values; None for a column without.

    The release links an attribute to one of the enumerations with its name; where a correction
    chose another list, that one counts.
    """
    tabellen = enumeratietabellen(catalogus)
    per_guid = {tabel.enumeratie.guid: tabel for tabel in tabellen}
    per_enumeratie = {tabel.enumeratie: tabel for tabel in tabellen}
    gelinkt = {feit.guid: feit.enumeratie_guid for feit in catalogus.feiten.attributen}

    def van(kolom: Kolom) -> Enumeratietabel | None:
        if kolom.enumeratie is None:
            return None
        bedoeld = catalogus.enumeratie(kolom.enumeratie)
        eigen = per_guid.get(gelinkt.get(kolom.guid or "", ""))
        if eigen and set(eigen.enumeratie.waarden) == set(bedoeld.waarden):
            return eigen
        return per_enumeratie[bedoeld]

    return van
