"""The physical difference of two releases: shapes, and how each change reads in plain Dutch.

Belongs here: frozen records. Does not belong here: finding the difference (`tabellen`), the
difference of the model itself (`koppeling` and its users), moving data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ggm_schema.model import Kolom, Tabel


@dataclass(frozen=True, slots=True)
class Kolompaar:
    """A column and what it is in the new release.

    `labels` are values of its list that got another label (old, new); `vervallen_waarden` the
    texts of the old list that the new list does not have.
    """

    oud: Kolom
    nieuw: Kolom
    labels: tuple[tuple[str, str], ...] = ()
    vervallen_waarden: tuple[str, ...] = ()

    @property
    def hernoemd(self) -> bool:
        """Has it another name?"""
        return self.oud.naam != self.nieuw.naam

    @property
    def ander_type(self) -> bool:
        """Has it another DuckDB type? Another spelling of the same type does not count."""
        return self.oud.type != self.nieuw.type

    @property
    def verandert(self) -> bool:
        """Does anything change for who reads this column?"""
        lijst = bool(self.labels or self.vervallen_waarden)
        return self.hernoemd or self.ander_type or lijst

    def beschrijving(self, tabel: str) -> Iterator[str]:
        """One sentence per change; `tabel` is its old table in full."""
        naam = f"{tabel}.{self.oud.naam}"
        if self.hernoemd:
            yield f"Kolom {naam} heet nu {self.nieuw.naam}."
        if self.ander_type:
            yield f"Kolom {naam} was {self.oud.type} en is nu {self.nieuw.type}."
        if self.labels:
            yield f"Kolom {naam}: {len(self.labels)} waarden van de lijst kregen een ander label."
        if self.vervallen_waarden:
            yield (
                f"Kolom {naam}: {len(self.vervallen_waarden)} waarden van de lijst zijn vervallen."
            )


@dataclass(frozen=True, slots=True)
class KolomZonderPlaats:
    """A column that the new release has no place for, and why."""

    kolom: Kolom
    reden: str

    def beschrijving(self, tabel: str) -> str:
        """One sentence; `tabel` is its old table in full."""
        return f"Kolom {tabel}.{self.kolom.naam} is vervallen: {self.reden}."


@dataclass(frozen=True, slots=True)
class Verplaatsing:
    """Values of a column or junction table that the new release keeps in another table.

    Every old row gives a pair (`oud_sleutel`, `oud_waarde`), two of its columns. In the new
    release `nieuw_waarde` belongs to the row whose `nieuw_sleutel` is the first of the pair; a
    junction table gets a row per pair. `kolom` is the old column whose place is lost; None where
    a whole junction table is.
    """

    oud: Tabel
    kolom: Kolom | None
    oud_sleutel: str
    oud_waarde: str
    nieuw: Tabel
    nieuw_sleutel: str
    nieuw_waarde: str

    @property
    def naar_koppeltabel(self) -> bool:
        """Is the new place a junction table?"""
        return self.nieuw.objecttype is None

    @property
    def beschrijving(self) -> str:
        """One sentence."""
        van = f"Koppeltabel {self.oud.volledige_naam}"
        if self.kolom is not None:
            van = f"Kolom {self.oud.volledige_naam}.{self.kolom.naam}"
        if self.naar_koppeltabel:
            return f"{van} is nu de koppeltabel {self.nieuw.volledige_naam}."
        return f"{van} is nu de kolom {self.nieuw.volledige_naam}.{self.nieuw_waarde}."


@dataclass(frozen=True, slots=True)
class Tabelpaar:
    """A table and what it is in the new release; columns in a `Verplaatsing` are not in here."""

    oud: Tabel
    nieuw: Tabel
    kolommen: tuple[Kolompaar, ...]
    vervallen: tuple[KolomZonderPlaats, ...] = ()
    toegevoegd: tuple[Kolom, ...] = ()

    @property
    def hernoemd(self) -> bool:
        """Has it another name or schema?"""
        return self.oud.volledige_naam != self.nieuw.volledige_naam

    def beschrijving(self) -> Iterator[str]:
        """One sentence per change."""
        naam = self.oud.volledige_naam
        if self.hernoemd:
            yield f"Tabel {naam} heet nu {self.nieuw.volledige_naam}."
        for paar in self.kolommen:
            yield from paar.beschrijving(naam)
        for zonder in self.vervallen:
            yield zonder.beschrijving(naam)
        if self.toegevoegd:
            nieuw = ", ".join(kolom.naam for kolom in self.toegevoegd)
            yield f"Tabel {self.nieuw.volledige_naam} kreeg erbij: {nieuw}."


@dataclass(frozen=True, slots=True)
class Lijstpaar:
    """An enumeration of the old release in the new one: `schema.naam`, and did its values change?

    `eenduidig` says that its bare name means one list of values in the new release.
    """

    nieuw: str
    eenduidig: bool
    veranderd: bool

    def naam_voor(self, oud: str) -> str:
        """The name to write where `oud` is written: as short as it can be."""
        kaal = "." not in oud and self.eenduidig
        return self.nieuw.partition(".")[2] if kaal else self.nieuw


@dataclass(frozen=True)
class Tabelverschil:
    """All tables of two releases, side by side; `lijsten` by old `schema.naam`."""

    oud_versie: str
    nieuw_versie: str
    paren: tuple[Tabelpaar, ...]
    vervallen: tuple[Tabel, ...]
    toegevoegd: tuple[Tabel, ...]
    verplaatsingen: tuple[Verplaatsing, ...]
    lijsten: Mapping[str, Lijstpaar]

    @cached_property
    def per_oude_tabel(self) -> dict[str, Tabelpaar]:
        """Pairs by full name of the old table."""
        return {paar.oud.volledige_naam: paar for paar in self.paren}

    def beschrijving(self) -> Iterator[str]:
        """Every change in a sentence, sorted by old table."""
        for paar in self.paren:
            yield from paar.beschrijving()
        for verplaatsing in self.verplaatsingen:
            yield verplaatsing.beschrijving
        for tabel in self.vervallen:
            yield f"Tabel {tabel.volledige_naam} is vervallen."
        for tabel in self.toegevoegd:
            yield f"Tabel {tabel.volledige_naam} is nieuw."
