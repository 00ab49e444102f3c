"""How one value goes from its old column to its new one, and how it comes back.

Belongs here: SQL expressions per kind of change, and when a value must be kept aside. Does not
belong here: which columns change (`ggm_schema.verschil.tabellen`) or running SQL (`bouw`).

A value is kept aside whenever its old form cannot be made again from its new one. So nothing is
ever lost: the new column and what was put aside give the old column back, value for value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ggm_schema.naming import quote_literal
from pipelines.mapping.casts import strikte_cast

_TEKST = "VARCHAR"


@dataclass(frozen=True, slots=True)
class Omzetting:
    """From one physical type to another, with labels that got another name (old, new)."""

    oud_type: str
    nieuw_type: str
    labels: tuple[tuple[str, str], ...] = ()

    @property
    def verandert(self) -> bool:
        """Is there a value that this does not hand on as it is?"""
        return bool(self.labels) or self.oud_type != self.nieuw_type

    def heen(self, waarde: str) -> str:
        """SQL of the new value, of the SQL of an old one; NULL where it does not fit."""
        gelabeld = _vervang(waarde, self.labels)
        if self.oud_type == self.nieuw_type:
            return gelabeld
        if self.oud_type == _TEKST:
            return strikte_cast(gelabeld, self.nieuw_type)
        gelezen = f"try_cast({gelabeld} as {self.nieuw_type})"
        if (self.oud_type, self.nieuw_type) == ("TIMESTAMP", "DATE"):
            return gelezen  # the day is right, even when the time of day goes aside
        # A cast that rounds gives a value that nobody delivered.
        terug = f"try_cast({gelezen} as {self.oud_type})"
        return f"case when {terug} is not distinct from {gelabeld} then {gelezen} end"

    def terug(self, nieuw: str) -> str:
        """SQL of the old value that a new one stands for, if nothing was kept aside."""
        if self.oud_type == self.nieuw_type:
            return nieuw
        return f"try_cast({nieuw} as {self.oud_type})"

    def opzij(self, waarde: str) -> str:
        """SQL boolean, never NULL: the old value must be kept aside."""
        if not self.verandert:
            return "false"
        return f"({self.terug(self.heen(waarde))} is distinct from {waarde})"


def _vervang(waarde: str, labels: Sequence[tuple[str, str]]) -> str:
    if not labels:
        return waarde
    takken = " ".join(
        f"when {quote_literal(oud)} then {quote_literal(nieuw)}" for oud, nieuw in labels
    )
    return f"case {waarde} {takken} else {waarde} end"
