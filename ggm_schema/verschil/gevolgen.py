"""What a newer release does to the tables and columns of a warehouse, one thing at a time.

Belongs here: the physical difference as a list that can be counted, sorted and read by a program.
Does not belong here: finding that difference (`tabellen`), or the change of the model itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ggm_schema.model import Catalogus
from ggm_schema.verschil.tabellen import vergelijk_tabellen
from ggm_schema.verschil.tabelmodel import Kolompaar, Tabelpaar, Verplaatsing


class Gevolgsoort(StrEnum):
    """What happens to a table or column, in the order in which it is told."""

    TABEL_HERNOEMD = "tabel hernoemd"
    TABEL_VERVALLEN = "tabel vervallen"
    TABEL_NIEUW = "tabel nieuw"
    KOLOM_HERNOEMD = "kolom hernoemd"
    KOLOM_TYPE = "kolom kreeg een ander type"
    KOLOM_VERPLAATST = "kolom verplaatst"
    KOLOM_VERVALLEN = "kolom vervallen"
    KOLOM_NIEUW = "kolom nieuw"


@dataclass(frozen=True, slots=True)
class Gevolg:
    """One thing that changes. `oud` and `nieuw` are full names: `schema.tabel`, with `.kolom` where
    it is a column; empty where that release does not have it. `detail` is a reason or the types."""

    soort: Gevolgsoort
    oud: str
    nieuw: str
    detail: str = ""

    @property
    def zin(self) -> str:
        """In one sentence."""
        match self.soort:
            case Gevolgsoort.TABEL_HERNOEMD:
                return f"Tabel {self.oud} heet nu {self.nieuw}."
            case Gevolgsoort.TABEL_VERVALLEN:
                return f"Tabel {self.oud} is vervallen."
            case Gevolgsoort.TABEL_NIEUW:
                return f"Tabel {self.nieuw} is nieuw."
            case Gevolgsoort.KOLOM_HERNOEMD:
                return f"Kolom {self.oud} heet nu {self.nieuw.rpartition('.')[2]}."
            case Gevolgsoort.KOLOM_TYPE:
                return f"Kolom {self.nieuw} kreeg een ander type: {self.detail}."
            case Gevolgsoort.KOLOM_VERPLAATST:
                return f"{self.oud} staat nu in {self.nieuw}."
            case Gevolgsoort.KOLOM_VERVALLEN:
                return f"Kolom {self.oud} is vervallen: {self.detail}."
            case Gevolgsoort.KOLOM_NIEUW:
                return f"Kolom {self.nieuw} is nieuw."


def gevolgen(oud: Catalogus, nieuw: Catalogus) -> tuple[Gevolg, ...]:
    """All that changes for tables and columns, sorted by kind and name."""
    verschil = vergelijk_tabellen(oud, nieuw)
    gevonden = [gevolg for paar in verschil.paren for gevolg in _van_tabel(paar)]
    gevonden += [_verplaatst(verplaatsing) for verplaatsing in verschil.verplaatsingen]
    gevonden += [
        Gevolg(Gevolgsoort.TABEL_VERVALLEN, t.volledige_naam, "") for t in verschil.vervallen
    ]
    gevonden += [Gevolg(Gevolgsoort.TABEL_NIEUW, "", t.volledige_naam) for t in verschil.toegevoegd]
    rang = list(Gevolgsoort).index
    return tuple(sorted(gevonden, key=lambda g: (rang(g.soort), g.oud, g.nieuw, g.detail)))


def _van_tabel(paar: Tabelpaar) -> Iterator[Gevolg]:
    was, wordt = paar.oud.volledige_naam, paar.nieuw.volledige_naam
    if paar.hernoemd:
        yield Gevolg(Gevolgsoort.TABEL_HERNOEMD, was, wordt)
    for kolom in paar.kolommen:
        yield from _van_kolom(kolom, was, wordt)
    for zonder in paar.vervallen:
        yield Gevolg(Gevolgsoort.KOLOM_VERVALLEN, f"{was}.{zonder.kolom.naam}", "", zonder.reden)
    for nieuw in paar.toegevoegd:
        yield Gevolg(Gevolgsoort.KOLOM_NIEUW, "", f"{wordt}.{nieuw.naam}")


def _van_kolom(paar: Kolompaar, tabel_oud: str, tabel_nieuw: str) -> Iterator[Gevolg]:
    was, wordt = f"{tabel_oud}.{paar.oud.naam}", f"{tabel_nieuw}.{paar.nieuw.naam}"
    if paar.hernoemd:
        yield Gevolg(Gevolgsoort.KOLOM_HERNOEMD, was, wordt)
    if paar.ander_type:
        yield Gevolg(Gevolgsoort.KOLOM_TYPE, was, wordt, f"{paar.oud.type} → {paar.nieuw.type}")


def _verplaatst(verplaatsing: Verplaatsing) -> Gevolg:
    oud, nieuw = verplaatsing.oud.volledige_naam, verplaatsing.nieuw.volledige_naam
    if verplaatsing.kolom is not None:
        oud = f"{oud}.{verplaatsing.kolom.naam}"
    if not verplaatsing.naar_koppeltabel:
        nieuw = f"{nieuw}.{verplaatsing.nieuw_waarde}"
    return Gevolg(Gevolgsoort.KOLOM_VERPLAATST, oud, nieuw)
