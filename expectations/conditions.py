"""All expectation types by name: the one door to their SQL definitions.

Belongs here: finding a type and making its arguments. Does not belong here: the SQL itself
(``expectations.toetsen``), Great Expectations (``expectations.custom``).
"""

from __future__ import annotations

from collections.abc import Mapping

from expectations.toetsen import nummers, tijd, verwijzingen, waarden
from expectations.toetsen.basis import Conditie, Onderwerp, Toets

TOETSEN: dict[str, type[Toets]] = {
    toets.naam: toets for module in (waarden, nummers, verwijzingen, tijd) for toets in module.TYPEN
}


def maak_toets(naam: str, kwargs: Mapping[str, object]) -> Toets:
    """The type with its arguments.

    Raises:
        KeyError: unknown type.
        pydantic.ValidationError: unknown, missing or impossible argument.
    """
    return TOETSEN[naam].model_validate(dict(kwargs))


__all__ = ["TOETSEN", "Conditie", "Onderwerp", "Toets", "maak_toets"]
