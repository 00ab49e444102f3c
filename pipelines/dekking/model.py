"""The shapes of coverage. None is always: not measured, and never good.

Belongs here: counts and names of sources. No value of a row is ever in here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kolomdekking:
    """A column: the sources whose mapping selects it, and the rows in which it is not empty."""

    kolom: str
    bronnen: tuple[str, ...]
    gevuld: int | None


@dataclass(frozen=True, slots=True)
class Tabeldekking:
    """A table of the GGM.

    `bronnen` fill it, `regels` are the requirements on it. `regels_voldoen_niet` counts those that
    were measured and are not met, `score` is the percentage of objects without a fault, as on the
    scorecard (None also below ten objects). `kolommen` has every column but the technical ones.
    """

    tabel: str
    bronnen: tuple[str, ...]
    rijen: int | None
    kolommen: Mapping[str, Kolomdekking]
    regels: int
    regels_voldoen_niet: int | None
    score: float | None
    regels_gemeten: int = 0
