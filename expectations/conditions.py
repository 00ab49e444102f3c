"""All expectation types by name: the one door to their SQL definitions.

Belongs here: finding a type. Does not belong here: the SQL itself
(``expectations.toetsen``), Great Expectations (``expectations.custom``).
"""

from __future__ import annotations

from expectations.toetsen import nummers, tijd, verwijzingen, waarden
from expectations.toetsen.basis import Conditie, Onderwerp, Toets

TOETSEN: dict[str, type[Toets]] = {
    toets.naam: toets for module in (waarden, nummers, verwijzingen, tijd) for toets in module.TYPEN
}

__all__ = ["TOETSEN", "Conditie", "Onderwerp", "Toets"]
