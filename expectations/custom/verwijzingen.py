"""Expectations that look at other rows or tables; SQL in ``expectations.toetsen.verwijzingen``."""

from __future__ import annotations

from expectations.custom.basis import WaterpasExpectation
from expectations.toetsen import verwijzingen


class ExpectColumnValuesToBeInCodelist(WaterpasExpectation):
    """The value is a code of a code list, valid on a date."""

    soort_toets = verwijzingen.InCodelijst
    zin = verwijzingen.InCodelijst.zin
    column: str
    codelijst: str
    op: str = "$peildatum"


class ExpectColumnValuesToReferTo(WaterpasExpectation):
    """The value exists in a column of another relation."""

    soort_toets = verwijzingen.VerwijstNaar
    zin = verwijzingen.VerwijstNaar.zin
    column: str
    doel: str
    doelkolom: str


class ExpectColumnsToBeUnique(WaterpasExpectation):
    """A combination of columns occurs once among the rows in scope."""

    soort_toets = verwijzingen.Uniek
    zin = verwijzingen.Uniek.zin
    columns: list[str]


class ExpectRowsToSatisfy(WaterpasExpectation):
    """Every row satisfies an SQL condition over ``r``; unknown (null) is not a failure."""

    soort_toets = verwijzingen.Voldoet
    zin = verwijzingen.Voldoet.zin
    voorwaarde: str
    verwijst_naar: list[str] = []
