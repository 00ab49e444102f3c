"""Expectations about dates and periods; SQL in ``expectations.toetsen.tijd``."""

from __future__ import annotations

from expectations.custom.basis import WaterpasExpectation
from expectations.toetsen import tijd


class ExpectColumnValuesToBeIncompleteDates(WaterpasExpectation):
    """Text ``JJJJ-MM-DD`` with ``00`` for unknown parts, and the date exists."""

    soort_toets = tijd.OnvolledigeDatum
    zin = tijd.OnvolledigeDatum.zin
    column: str
    toekomst: bool = True


class ExpectColumnDatesToBeInOrder(WaterpasExpectation):
    """One date does not lie after another; also for incomplete dates."""

    soort_toets = tijd.DatumsOpVolgorde
    zin = tijd.DatumsOpVolgorde.zin
    begin: str
    eind: str
    strikt: bool = False


class ExpectPeriodsNotToOverlap(WaterpasExpectation):
    """Half-open periods of the same group do not overlap; an empty end is open."""

    soort_toets = tijd.GeenOverlap
    zin = tijd.GeenOverlap.zin
    groep: list[str]
    begin: str
    eind: str
