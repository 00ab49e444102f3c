"""Which element of the model a name in an extension means.

Belongs here: names → GUIDs, and advice where a name means nothing or too much. Does not belong
here: reading the file (`bestand`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ggm_schema.naming import raad, sql_naam


class Namenlijst:
    """Elements by `schema.naam` and by name alone; spelling as in SQL, so capitals are equal."""

    def __init__(self, elementen: Iterable[tuple[str, str, str]]) -> None:
        """Take elements as (GUID, schema, name)."""
        self._per_naam: dict[str, dict[str, str]] = defaultdict(dict)
        for guid, schema, naam in elementen:
            kort, volledig = sql_naam(naam), f"{schema}.{sql_naam(naam)}"
            self._per_naam[kort][guid] = volledig
            self._per_naam[volledig][guid] = volledig

    def _gevonden(self, naam: str) -> dict[str, str]:
        schema, punt, kort = naam.strip().lower().rpartition(".")
        return self._per_naam.get(f"{schema}{punt}{sql_naam(kort)}", {})

    def vind(self, naam: str, eigen: str = "") -> str:
        """The GUID that is meant, or an empty text: no such name, or several.

        Args:
            naam: `schema.naam`, or a name alone.
            eigen: schema of the one who asks; a name alone is looked for there first.
        """
        gevonden = (self._gevonden(f"{eigen}.{naam}") if eigen else {}) or self._gevonden(naam)
        return next(iter(gevonden)) if len(gevonden) == 1 else ""

    def is_dubbelzinnig(self, naam: str) -> bool:
        """Does a name mean several things?"""
        return len(self._gevonden(naam)) > 1

    def advies(self, naam: str) -> str:
        """What to write instead of a name that `vind` does not find."""
        if self.is_dubbelzinnig(naam):
            keuzes = sorted(self._gevonden(naam).values())
            return f"noem het schema erbij: {' of '.join(keuzes)}."
        return raad(naam.strip().lower(), self._per_naam)
