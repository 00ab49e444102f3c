"""What every expectation type shares: its subject, its answer and its arguments.

Belongs here: the frame in which a type is written. Does not belong here: a type itself.
Every SQL text reads the tested row as ``r``; sub-queries never depend on ``r`` unless the
type says so, so that DuckDB makes one hash join of each.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from ggm_schema.naming import quote_ident, quote_literal, quote_relatie

WIT = " \t\n\r\u00a0"
_PEILDATUM = re.compile(r"\$peildatum\b")


def literal(waarde: str | int | float | bool) -> str:
    """A Python value as an SQL literal."""
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    return quote_literal(waarde) if isinstance(waarde, str) else repr(waarde)


@dataclass(frozen=True)
class Conditie:
    """The answer of a type for one row.

    Attributes:
        getoetst: SQL boolean, never null: the row holds something to test (a filled value).
        fout: SQL boolean, never null: the row fails. A row that fails is always ``getoetst``.
    """

    getoetst: str
    fout: str


@dataclass(frozen=True)
class Onderwerp:
    """What a rule is about.

    Attributes:
        relatie: ``schema.table`` whose rows are tested.
        peildatum: the date of the levering; ``$peildatum`` in SQL texts means this date.
        filter: SQL scope over ``r``; None is every row.
        typen: DuckDB type per column, as far as known.
        enumeraties: allowed texts per GGM enumeration.
    """

    relatie: str
    peildatum: date
    filter: str | None = None
    typen: Mapping[str, str] = field(default_factory=dict)
    enumeraties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def sql(self, tekst: str) -> str:
        """An SQL text of a card with ``$peildatum`` filled in, between brackets."""
        return f"({_PEILDATUM.sub(self.peil, tekst)})"

    @property
    def peil(self) -> str:
        """The reference date as an SQL literal."""
        return f"date '{self.peildatum.isoformat()}'"

    @property
    def bereik(self) -> str:
        """SQL boolean, never null: the row is in scope."""
        return "true" if self.filter is None else f"coalesce({self.sql(self.filter)}, false)"

    @property
    def van(self) -> str:
        """The from-clause of a sub-query over the rows in scope, aliased ``r`` once more."""
        return f"{quote_relatie(self.relatie)} as r where {self.bereik}"

    def tekst(self, kolom: str) -> str:
        """A column of the row as text; no cast where the column is text already."""
        uit = f"r.{quote_ident(kolom)}"
        return uit if self.is_tekst(kolom) else f"cast({uit} as varchar)"

    def is_tekst(self, kolom: str) -> bool:
        """True when the column is known to be text."""
        return self.typen.get(kolom, "").upper() == "VARCHAR"

    def is_datum(self, kolom: str) -> bool:
        """True when the column is known to be a date or a timestamp."""
        return self.typen.get(kolom, "").upper().startswith(("DATE", "TIMESTAMP"))


def kolom(naam: str) -> str:
    """A column of the tested row."""
    return f"r.{quote_ident(naam)}"


def gevuld(naam: str) -> str:
    """SQL boolean: the column of the tested row holds a value."""
    return f"r.{quote_ident(naam)} is not null"


class Toets(BaseModel, ABC):
    """The arguments of one expectation type, with its SQL.

    Attributes:
        naam: the type as a card writes it.
        zin: the Dutch sentence template; the arguments fill it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    naam: ClassVar[str]
    zin: ClassVar[str]

    @abstractmethod
    def conditie(self, onderwerp: Onderwerp) -> Conditie:
        """Which rows are tested and which fail."""

    @abstractmethod
    def kolommen(self) -> tuple[str, ...]:
        """Columns of the tested relation that this type reads by name."""

    def vrije_sql(self) -> dict[str, str]:
        """Argument name → SQL expression over ``r`` that the card's author wrote."""
        return {}

    def verwijzingen(self) -> dict[str, tuple[str, ...]]:
        """Other relations that this type reads, with the columns it reads there."""
        return {}

    def uitleg(self) -> str:
        """The sentence template, filled in."""
        return self.zin.format(**{k: _toon(v) for k, v in self.model_dump().items()})


def _toon(waarde: object) -> str:
    if isinstance(waarde, list | tuple):
        return ", ".join(str(deel) for deel in waarde)
    return "" if waarde is None else str(waarde)


class KolomToets(Toets):
    """A type about one column."""

    column: str

    def kolommen(self) -> tuple[str, ...]:
        """The column itself."""
        return (self.column,)


class WaardeToets(KolomToets):
    """A type about the filled values of one column; an empty value passes."""

    @abstractmethod
    def goed(self, onderwerp: Onderwerp) -> str:
        """SQL boolean: a filled value is good; null when the column is null or it is unknown."""

    def conditie(self, onderwerp: Onderwerp) -> Conditie:
        """A filled value fails unless it is certainly good.

        Not written with AND and OR: DuckDB computes what they repeat again and again, and what
        stands beside each other only once.
        """
        vol = gevuld(self.column)
        return Conditie(vol, f"coalesce(not ({self.goed(onderwerp)}), {vol})")


__all__ = [
    "WIT",
    "Conditie",
    "KolomToets",
    "Onderwerp",
    "Toets",
    "WaardeToets",
    "gevuld",
    "kolom",
    "literal",
    "quote_ident",
    "quote_literal",
    "quote_relatie",
]
