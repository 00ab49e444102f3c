"""Types about a single value: filled, form, allowed values, bounds, readable.

Does not belong here: check digits (``nummers``), other rows or tables (``verwijzingen``, ``tijd``).
"""

from __future__ import annotations

from functools import cache
from typing import Self

import duckdb
from pydantic import Field, field_validator, model_validator

from expectations.toetsen.basis import (
    WIT,
    Conditie,
    KolomToets,
    Onderwerp,
    WaardeToets,
    gevuld,
    kolom,
    literal,
    quote_literal,
)


class Aanwezig(KolomToets):
    """The value is there. Null fails; so does a text of white space only."""

    naam = "expect_column_values_to_be_present"
    zin = "{column} is gevuld."

    def conditie(self, onderwerp: Onderwerp) -> Conditie:
        """Every row is tested: this is the rule that an empty value fails."""
        waarde = kolom(self.column)
        if self.column in onderwerp.typen and not onderwerp.is_tekst(self.column):
            return Conditie("true", f"{waarde} is null")
        tekst = onderwerp.tekst(self.column)
        # Nearly every text starts with plain ASCII: only the rest is searched for white space.
        return Conditie(
            "true",
            f"case when {tekst} >= '!' and {tekst} < '\u0080' then false"
            f" when {waarde} is null then true else trim({tekst}, {quote_literal(WIT)}) = '' end",
        )


@cache
def _is_patroon(pattern: str) -> bool:
    """DuckDB itself decides; its expressions differ from those of Python."""
    try:
        with _leeg().cursor() as con:
            con.execute("select regexp_full_match('', ?)", [pattern])
    except duckdb.Error:
        return False
    return True


@cache
def _leeg() -> duckdb.DuckDBPyConnection:
    """One database in memory per process: making one takes ten milliseconds."""
    return duckdb.connect()


class Patroon(WaardeToets):
    """The whole text has the given form (regular expression, RE2)."""

    naam = "expect_column_values_to_match_pattern"
    zin = "{column} heeft de afgesproken vorm ({pattern})."

    pattern: str = Field(min_length=1)

    @field_validator("pattern")
    @classmethod
    def _leesbaar(cls, pattern: str) -> str:
        if not _is_patroon(pattern):
            raise ValueError("De waarde van 'pattern' is geen reguliere expressie (RE2).")
        return pattern

    def goed(self, onderwerp: Onderwerp) -> str:
        """The pattern covers the whole text."""
        tekst = onderwerp.tekst(self.column)
        return f"regexp_full_match({tekst}, {quote_literal(self.pattern)})"


class InWaarden(WaardeToets):
    """The value is one of those that the card lists."""

    naam = "expect_column_values_to_be_in_values"
    zin = "{column} is een van de toegestane waarden: {values}."

    values: list[bool | int | float | str] = Field(min_length=1)

    def goed(self, onderwerp: Onderwerp) -> str:
        """The value is in the list."""
        return f"{kolom(self.column)} in ({', '.join(literal(w) for w in self.values)})"


class InEnumeratie(WaardeToets):
    """The value is a label or a code of a GGM enumeration."""

    naam = "expect_column_values_to_be_in_enumeration"
    zin = "{column} is een waarde uit de GGM-lijst {enumeratie}."

    enumeratie: str

    def goed(self, onderwerp: Onderwerp) -> str:
        """The value is one of the texts of the enumeration."""
        waarden = onderwerp.enumeraties[self.enumeratie]
        lijst = ", ".join(quote_literal(w) for w in waarden)
        return f"{onderwerp.tekst(self.column)} in ({lijst})"


class TussenGrenzen(KolomToets):
    """The value lies between two bounds, both included; a bound is a number or SQL over ``r``."""

    naam = "expect_column_values_to_be_between_bounds"
    zin = "{column} ligt tussen {minimum} en {maximum}."

    minimum: int | float | str | None = None
    maximum: int | float | str | None = None

    @model_validator(mode="after")
    def _grens(self) -> Self:
        if self.minimum is None and self.maximum is None:
            raise ValueError("Geef minimum, maximum of allebei.")
        return self

    def vrije_sql(self) -> dict[str, str]:
        """The bounds that are written as SQL."""
        grenzen = {"minimum": self.minimum, "maximum": self.maximum}
        return {naam: grens for naam, grens in grenzen.items() if isinstance(grens, str)}

    def uitleg(self) -> str:
        """The sentence with the bounds that there are."""
        if self.minimum is None:
            return f"{self.column} is hoogstens {self.maximum}."
        if self.maximum is None:
            return f"{self.column} is minstens {self.minimum}."
        return super().uitleg()

    def conditie(self, onderwerp: Onderwerp) -> Conditie:
        """A value outside a known bound fails; an unknown (null) bound fails nothing."""
        waarde = kolom(self.column)
        delen = []
        if self.minimum is not None:
            delen.append(f"{waarde} < {onderwerp.sql(str(self.minimum))}")
        if self.maximum is not None:
            delen.append(f"{waarde} > {onderwerp.sql(str(self.maximum))}")
        return Conditie(gevuld(self.column), f"coalesce({' or '.join(delen)}, false)")


class Gelezen(KolomToets):
    """The delivered value could be read as the GGM type of the column."""

    naam = "expect_column_values_to_be_parsed"
    zin = "De aangeleverde waarde van {column} is leesbaar."

    def verwijzingen(self) -> dict[str, tuple[str, ...]]:
        """The rejected values."""
        return {"kwaliteit.uitval": ("bronrij",)}

    def kolommen(self) -> tuple[str, ...]:
        """The column, and the way back to the record in bron."""
        return (self.column, "dwh_bronrij")

    def conditie(self, onderwerp: Onderwerp) -> Conditie:
        """A row fails where mapping had to leave this value out."""
        fout = (
            "coalesce(r.dwh_bronrij in (select u.bronrij from kwaliteit.uitval as u"
            f" where u.soort = 'waarde' and u.levering = {onderwerp.peil}"
            f" and u.entiteit = {quote_literal(onderwerp.relatie)}"
            f" and u.kolom = {quote_literal(self.column)} and u.bronrij is not null), false)"
        )
        return Conditie(f"({gevuld(self.column)} or {fout})", fout)


TYPEN = (Aanwezig, Patroon, InWaarden, InEnumeratie, TussenGrenzen, Gelezen)
