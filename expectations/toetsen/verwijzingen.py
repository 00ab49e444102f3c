"""Types that look at other rows or other tables: code lists, references, uniqueness, free SQL.

Does not belong here: dates and periods (``tijd``).
"""

from __future__ import annotations

from pydantic import Field

from expectations.toetsen.basis import (
    Conditie,
    Onderwerp,
    Toets,
    WaardeToets,
    gevuld,
    kolom,
    quote_ident,
    quote_relatie,
)

OOIT = "ooit"


class InCodelijst(WaardeToets):
    """The value is a code of ``referentie.<codelijst>`` that is valid on a date.

    ``op`` is an SQL date over ``r`` (default ``$peildatum``), or ``ooit``: valid at any time.
    An incomplete date (``1985-00-00``) stands for its whole year or month: the code is good when
    it was valid on some day of it. An unknown date asks only that the code exists. A code is
    valid from ``geldig_vanaf`` up to, not including, ``geldig_tot``.
    """

    naam = "expect_column_values_to_be_in_codelist"
    zin = "{column} is een code uit de lijst {codelijst}, geldig op {op}."

    codelijst: str
    op: str = "$peildatum"

    def vrije_sql(self) -> dict[str, str]:
        """The date, unless it is the word ``ooit``."""
        return {} if self.op == OOIT else {"op": self.op}

    def verwijzingen(self) -> dict[str, tuple[str, ...]]:
        """The code list."""
        return {f"referentie.{self.codelijst}": ("code", "geldig_vanaf", "geldig_tot")}

    def goed(self, onderwerp: Onderwerp) -> str:
        """The code exists in its list on the date."""
        tekst = onderwerp.tekst(self.column)
        van = f"referentie.{quote_ident(self.codelijst)} as c"
        if self.op == OOIT:
            return _als_gevuld(self.column, f"{tekst} in (select c.code from {van})")
        datum = onderwerp.sql(self.op)
        if self.op.strip() == "$peildatum":
            geldig = f"select c.code from {van} where {_geldig(datum, datum)}"
            return _als_gevuld(self.column, f"{tekst} in ({geldig})")
        eerste, laatste = _eerste_en_laatste(datum)
        return _als_gevuld(
            self.column,
            f"exists (select 1 from {van} where c.code = {tekst}"
            f" and ({eerste} is null or ({_geldig(eerste, laatste)})))",
        )


def _als_gevuld(naam: str, goed: str) -> str:
    """Null for an empty column: looking it up in an empty list would give false."""
    return f"case when {gevuld(naam)} then {goed} end"


def _geldig(eerste: str, laatste: str) -> str:
    return (
        f"coalesce(c.geldig_vanaf <= {laatste}, true) and coalesce(c.geldig_tot > {eerste}, true)"
    )


def _eerste_en_laatste(datum: str) -> tuple[str, str]:
    """First and last day that a possibly incomplete date can mean; null when unknown."""
    tekst = f"cast({datum} as varchar)"
    eerste = f"try_cast(replace(nullif(left({tekst}, 10), '0000-00-00'), '-00', '-01') as date)"
    laatste = (
        f"case when {tekst} like '%-00-00' then {eerste} + interval 1 year - interval 1 day"
        f" when {tekst} like '%-00' then last_day({eerste}) else {eerste} end"
    )
    return f"({eerste})", f"({laatste})"


class VerwijstNaar(WaardeToets):
    """The value exists as ``doelkolom`` in the relation ``doel``."""

    naam = "expect_column_values_to_refer_to"
    zin = "{column} verwijst naar een bestaand gegeven in {doel}."

    doel: str
    doelkolom: str

    def verwijzingen(self) -> dict[str, tuple[str, ...]]:
        """The relation that is referred to."""
        return {self.doel: (self.doelkolom,)}

    def goed(self, onderwerp: Onderwerp) -> str:
        """The value is among the keys of the other relation."""
        doelkolom = f"d.{quote_ident(self.doelkolom)}"
        return _als_gevuld(
            self.column,
            f"{kolom(self.column)} in (select {doelkolom} from {quote_relatie(self.doel)} as d"
            f" where {doelkolom} is not null)",
        )


class Uniek(Toets):
    """A combination of columns occurs once among the rows in scope; rows with a null are skipped.

    Every row of a repeated combination fails, not all but one: which one is right is unknown.
    """

    naam = "expect_columns_to_be_unique"
    zin = "De combinatie van {columns} komt maar één keer voor."

    columns: list[str] = Field(min_length=1)

    def kolommen(self) -> tuple[str, ...]:
        """The combination."""
        return tuple(self.columns)

    def conditie(self, onderwerp: Onderwerp) -> Conditie:
        """The combination is among those that occur more than once."""
        kolommen = ", ".join(kolom(naam) for naam in self.columns)
        alle = " and ".join(gevuld(naam) for naam in self.columns)
        dubbel = (
            f"select {kolommen} from {onderwerp.van} and {alle}"
            f" group by {kolommen} having count(*) > 1"
        )
        return Conditie(f"({alle})", f"({alle} and coalesce(({kolommen}) in ({dubbel}), false))")


class Voldoet(Toets):
    """Free SQL over ``r``: true is good. Null counts as good: nothing says that it is wrong."""

    naam = "expect_rows_to_satisfy"
    zin = "De rij voldoet aan de voorwaarde: {voorwaarde}."

    voorwaarde: str = Field(min_length=1)
    verwijst_naar: list[str] = []

    def kolommen(self) -> tuple[str, ...]:
        """None by name; the columns are in the SQL."""
        return ()

    def vrije_sql(self) -> dict[str, str]:
        """The condition."""
        return {"voorwaarde": self.voorwaarde}

    def verwijzingen(self) -> dict[str, tuple[str, ...]]:
        """The relations that the card names."""
        return {naam: () for naam in self.verwijst_naar}

    def conditie(self, onderwerp: Onderwerp) -> Conditie:
        """Every row is tested; a row fails when the condition is certainly false."""
        return Conditie("true", f"not coalesce({onderwerp.sql(self.voorwaarde)}, true)")


TYPEN = (InCodelijst, VerwijstNaar, Uniek, Voldoet)
