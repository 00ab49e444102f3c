"""The shapes of drift, and what each kind of it means.

Belongs here: names of columns, counts, and fixed texts for the steward. No value is ever in here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Soort = Literal["toegevoegd", "ontbreekt", "hernoemd", "type", "volgorde"]
# Kinds after which the column holds nothing that a rule may be measured on.
ONMEETBAAR: tuple[Soort, ...] = ("ontbreekt", "hernoemd", "type")

GEVOLG: dict[Soort, str] = {
    "toegevoegd": "De waarden staan in bron. Geen mapping gebruikt ze, en niemand heeft beoordeeld "
    "of ze er mogen zijn.",
    "ontbreekt": "De kolom is leeg. Regels die hem nodig hebben, zijn niet gemeten.",
    "hernoemd": "De waarden staan onder de nieuwe naam in bron en komen niet in het GGM. Regels "
    "die de kolom nodig hebben, zijn niet gemeten.",
    "type": "De meeste waarden zijn niet te lezen. Regels op deze kolom zijn niet gemeten.",
    "volgorde": "Geen: Waterpas zoekt kolommen op naam. Wie ze telt, zoals in een werkblad met "
    "formules, leest nu een andere kolom.",
}


class Kolomtelling(NamedTuple):
    """Of a declared column: rows looked at, those that hold something, and what that looks like."""

    n_rijen: int
    n_gevuld: int
    n_getal: int
    n_datum: int
    n_tijd: int
    n_janee: int


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference.

    `tabel` as in schema `bron`. `kolom` is the declared name (of `toegevoegd` that in bron), None
    where it is about the whole table. The counts belong to `type` only.
    """

    bron: str
    tabel: str
    kolom: str | None
    soort: Soort
    uitleg: str
    doe: str
    n_gevuld: int | None = None
    n_leesbaar: int | None = None

    @property
    def gevolg(self) -> str:
        """What it means for who uses the data."""
        return GEVOLG[self.soort]
