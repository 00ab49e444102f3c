"""Types about dates and periods, complete or not.

An incomplete date is text ``JJJJ-MM-DD`` with ``00`` for what is unknown. Two such dates are
compared on the part that both know.
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
    quote_literal,
)

_VORM = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_OPEN = "timestamp '9999-12-31 23:59:59'"


def _bekend(tekst: str) -> str:
    """The known prefix of an incomplete date: 1985-00-00 → 1985; 0000-00-00 → empty."""
    return (
        f"(case when not suffix({tekst}, '-00') then {tekst}"
        f" when not suffix({tekst}, '-00-00') then left({tekst}, 7)"
        f" when {tekst} = '0000-00-00' then '' else left({tekst}, 4) end)"
    )


class OnvolledigeDatum(WaardeToets):
    """Text ``JJJJ-MM-DD`` with ``00`` for unknown parts: form, calendar, if asked no future."""

    naam = "expect_column_values_to_be_incomplete_dates"
    zin = "{column} is een bestaande datum (JJJJ-MM-DD, met 00 voor wat onbekend is)."

    toekomst: bool = True

    def goed(self, onderwerp: Onderwerp) -> str:
        """Day known only with month, month only with year; a full date exists."""
        tekst = onderwerp.tekst(self.column)
        deels = "[0-9]{4}-(00|0[1-9]|1[0-2])-00"
        op_tijd = deels_op_tijd = ""
        if not self.toekomst:
            peil = quote_literal(onderwerp.peildatum.isoformat())
            bekend = _bekend(tekst)
            op_tijd = f" and {tekst} <= {peil}"
            deels_op_tijd = f" and {bekend} <= left({peil}, length({bekend}))"
        return (
            f"case when not suffix({tekst}, '-00') then try_cast({tekst} as date) is not null"
            f" and regexp_full_match({tekst}, '{_VORM}') and {tekst} >= '0001'{op_tijd}"
            f" else {tekst} = '0000-00-00' or (regexp_full_match({tekst}, '{deels}')"
            f" and {tekst} >= '0001'{deels_op_tijd}) end"
        )


class DatumsOpVolgorde(Toets):
    """``begin`` does not lie after ``eind`` (``strikt``: lies before it); an empty one passes.

    Works on dates, timestamps and incomplete dates, also mixed; a date and a timestamp are
    compared by day.
    """

    naam = "expect_column_dates_to_be_in_order"
    zin = "{begin} ligt niet na {eind}."

    begin: str
    eind: str
    strikt: bool = False

    def kolommen(self) -> tuple[str, ...]:
        """Both dates."""
        return (self.begin, self.eind)

    def conditie(self, onderwerp: Onderwerp) -> Conditie:
        """The order is certainly wrong."""
        beide = f"({gevuld(self.begin)} and {gevuld(self.eind)})"
        teken = ">=" if self.strikt else ">"
        if onderwerp.is_datum(self.begin) and onderwerp.is_datum(self.eind):
            soorten = {onderwerp.typen[naam].upper() for naam in (self.begin, self.eind)}
            naar = "" if len(soorten) == 1 else "::date"
            fout = f"{kolom(self.begin)}{naar} {teken} {kolom(self.eind)}{naar}"
        else:
            fout = self._op_tekst(onderwerp, teken)
        return Conditie(beide, f"({beide} and coalesce({fout}, false))")

    def _op_tekst(self, onderwerp: Onderwerp, teken: str) -> str:
        begin, eind = (f"left({onderwerp.tekst(naam)}, 10)" for naam in (self.begin, self.eind))
        if onderwerp.is_tekst(self.begin):
            begin = onderwerp.tekst(self.begin)
        if onderwerp.is_tekst(self.eind):
            eind = onderwerp.tekst(self.eind)
        b, e = _bekend(begin), _bekend(eind)
        kort = f"least(length({b}), length({e}))"
        # What both know is equal: for incomplete dates that says nothing about the order.
        zeker = "" if teken == ">" else f" and left({b}, {kort}) <> left({e}, {kort})"
        verkeerd = (
            f"case when not suffix({begin}, '-00') and not suffix({eind}, '-00')"
            f" then {begin} {teken} {eind}"
            f" else left({b}, {kort}) {teken} left({e}, {kort}){zeker} end"
        )
        # Text that is no date fails another rule; looked at last, because few rows get here.
        vorm = " and ".join(f"regexp_full_match({t}, '{_VORM}')" for t in (begin, eind))
        return f"case when {verkeerd} then {vorm} else false end"


class GeenOverlap(Toets):
    """Periods of the same group do not overlap; ``eind`` null is open, ``eind`` itself is free.

    Half-open periods: the one that starts on the day the other ends does not overlap it. Both
    periods of an overlap fail. A period that ends before or as it starts is empty and cannot
    overlap; that is for the rule about the order of dates.
    """

    naam = "expect_periods_not_to_overlap"
    zin = "Periodes van dezelfde {groep} overlappen elkaar niet."

    groep: list[str] = Field(min_length=1)
    begin: str
    eind: str

    def kolommen(self) -> tuple[str, ...]:
        """Group and period."""
        return (*self.groep, self.begin, self.eind)

    def conditie(self, onderwerp: Onderwerp) -> Conditie:
        """The (group, begin, end) is among those that overlap another row.

        Rows with the same group, begin and end overlap the same rows, so the values identify
        the failing rows without a row number.
        """
        groep = ", ".join(kolom(naam) for naam in self.groep)
        begin, eind = kolom(self.begin), f"coalesce({kolom(self.eind)}, {_OPEN})"
        alle = " and ".join(gevuld(naam) for naam in (*self.groep, self.begin))
        namen = ", ".join(f"g{i}" for i, _ in enumerate(self.groep))
        gelijk = ", ".join(f"{kolom(naam)} as g{i}" for i, naam in enumerate(self.groep))
        periodes = (
            f"select {gelijk}, {begin}::timestamp as b, {eind}::timestamp as e from {onderwerp.van}"
            f" and {alle} and {begin}::timestamp < {eind}::timestamp"
        )
        vensters = (
            f"select {namen}, b, e, lead(b) over w as volgende, max(e) over (w rows between"
            f" unbounded preceding and 1 preceding) as vorige from ({periodes})"
            f" window w as (partition by {namen} order by b)"
        )
        overlap = f"select {namen}, b, e from ({vensters}) where volgende < e or vorige > b"
        fout = f"({groep}, {begin}::timestamp, {eind}::timestamp) in ({overlap})"
        return Conditie(f"({alle})", f"({alle} and coalesce({fout}, false))")


TYPEN = (OnvolledigeDatum, DatumsOpVolgorde, GeenOverlap)
