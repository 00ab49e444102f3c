"""Expectations about a single value; SQL in ``expectations.toetsen.waarden``."""

from __future__ import annotations

from typing import Any

from expectations.custom.basis import WaterpasExpectation
from expectations.toetsen import waarden


class ExpectColumnValuesToBePresent(WaterpasExpectation):
    """The value is there: not null, not only white space."""

    soort_toets = waarden.Aanwezig
    zin = waarden.Aanwezig.zin
    column: str


class ExpectColumnValuesToMatchPattern(WaterpasExpectation):
    """The whole text matches a regular expression (RE2)."""

    soort_toets = waarden.Patroon
    zin = waarden.Patroon.zin
    column: str
    pattern: str


class ExpectColumnValuesToBeInValues(WaterpasExpectation):
    """The value is one of a list."""

    soort_toets = waarden.InWaarden
    zin = waarden.InWaarden.zin
    column: str
    values: list[Any]


class ExpectColumnValuesToBeInEnumeration(WaterpasExpectation):
    """The value is a label or a code of a GGM enumeration; its texts are in ``enumeraties``."""

    soort_toets = waarden.InEnumeratie
    zin = waarden.InEnumeratie.zin
    column: str
    enumeratie: str


class ExpectColumnValuesToBeBetweenBounds(WaterpasExpectation):
    """The value lies between two bounds, each a number or SQL over ``r``."""

    soort_toets = waarden.TussenGrenzen
    zin = waarden.TussenGrenzen.zin
    column: str
    minimum: Any = None
    maximum: Any = None


class ExpectColumnValuesToBeParsed(WaterpasExpectation):
    """The delivered value could be read as the type of the column."""

    soort_toets = waarden.Gelezen
    zin = waarden.Gelezen.zin
    column: str
