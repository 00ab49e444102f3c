"""What a dictionary may know about a warehouse: the shape it asks for, not who fills it.

Belongs here: the protocol between this room and whoever counts. Does not belong here: counting.
None is always: not measured.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol


class Kolomstand(Protocol):
    """A column: sources that are mapped to it, and in how many rows it is filled."""

    @property
    def bronnen(self) -> tuple[str, ...]: ...
    @property
    def gevuld(self) -> int | None: ...


class Tabelstand(Protocol):
    """A table; `score` is a percentage of objects without a fault."""

    @property
    def bronnen(self) -> tuple[str, ...]: ...
    @property
    def rijen(self) -> int | None: ...
    @property
    def kolommen(self) -> Mapping[str, Kolomstand]: ...
    @property
    def regels(self) -> int: ...
    @property
    def regels_gemeten(self) -> int: ...
    @property
    def regels_voldoen_niet(self) -> int | None: ...
    @property
    def score(self) -> float | None: ...


@dataclass(frozen=True)
class Stand:
    """All tables about which something is known, by `schema.tabel`; `levering` is what they hold.

    A table that is absent has no source.
    """

    tabellen: Mapping[str, Tabelstand] = field(default_factory=dict)
    levering: date | None = None
