"""Names that a product can hold: shortened or spelled in ASCII where it must be.

Belongs here: the rules for names of a product, and which names change by them. Does not belong
here: names of the model (see `naming`).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ggm_schema.ddl.bouwplan import Bouwplan
from ggm_schema.errors import DefinitieFout

_MERKLENGTE = 8


@dataclass(frozen=True, slots=True)
class Naamregels:
    """What a name may be.

    `hoogstens` is its length, in bytes of UTF-8 where `in_bytes`, else in characters.
    `ascii_relaties`: names of schemas, tables and views have ASCII letters, digits and `_` only.
    """

    hoogstens: int
    in_bytes: bool = False
    ascii_relaties: bool = False

    def relatie(self, naam: str) -> str:
        """The name of a schema, table or view."""
        if self.ascii_relaties and not re.fullmatch(r"\w+", naam, re.ASCII):
            ontleed = unicodedata.normalize("NFKD", naam)
            kaal = "".join(letter for letter in ontleed if not unicodedata.combining(letter))
            return self._past(re.sub(r"\W", "_", kaal, flags=re.ASCII), naam)
        return self._past(naam, naam)

    def kolom(self, naam: str) -> str:
        """The name of a column."""
        return self._past(naam, naam)

    def _past(self, naam: str, oorspronkelijk: str) -> str:
        """The name, or its begin with a mark of the original, which depends on nothing else."""
        if self._lengte(naam) <= self.hoogstens:
            return naam
        merk = hashlib.sha256(oorspronkelijk.encode()).hexdigest()[:_MERKLENGTE]
        begin = naam
        while self._lengte(begin) > self.hoogstens - _MERKLENGTE - 1:
            begin = begin[:-1]
        return f"{begin}_{merk}"

    def _lengte(self, naam: str) -> int:
        return len(naam.encode()) if self.in_bytes else len(naam)


@dataclass(frozen=True, slots=True)
class Hernoemd:
    """A name of the model (in full) and the one that it has in the product."""

    naam: str
    wordt: str


def hernoemd(plan: Bouwplan, regels: Naamregels) -> tuple[Hernoemd, ...]:
    """Every name that a product changes, in the order of the plan.

    Raises:
        DefinitieFout: two names in one schema or one table become the same; capitals are equal.
    """
    gevonden = _veranderd("", plan.schemas, regels.relatie)
    delen = [(t.schema, t.naam, tuple(v.naam for v in t.velden)) for t in plan.tabellen]
    delen += [(w.schema, w.naam, w.kolommen) for w in plan.weergaven]
    for schema in plan.schemas:
        relaties = [naam for in_schema, naam, _ in delen if in_schema == schema]
        gevonden += _veranderd(f"{schema}.", relaties, regels.relatie)
    for schema, naam, kolommen in delen:
        gevonden += _veranderd(f"{schema}.{naam}.", kolommen, regels.kolom)
    return tuple(gevonden)


def _veranderd(waar: str, namen: Iterable[str], regel: Callable[[str], str]) -> list[Hernoemd]:
    van: dict[str, str] = {}
    gevonden = []
    for naam in namen:
        wordt = regel(naam)
        eerder = van.setdefault(wordt.casefold(), naam)
        if eerder != naam:
            raise DefinitieFout(
                f"{waar}{eerder} en {waar}{naam} krijgen in dit dialect dezelfde naam.",
                doe="geef een van de twee een andere naam in corrections.yaml.",
            )
        if wordt != naam:
            gevonden.append(Hernoemd(f"{waar}{naam}", wordt))
    return gevonden
