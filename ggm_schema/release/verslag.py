"""The report of an import: each thing that was left out or changed, where it stood, and why.

Belongs here: a line of the report, its file, and counting lines. Does not belong here: deciding
what is left out or changed.
"""

from __future__ import annotations

import csv
import dataclasses
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from ggm_schema.melder import Handeling

BESTAND = "verslag.csv"


@dataclass(frozen=True, slots=True)
class Verslagregel:
    """One thing that an import did not take over as it stood.

    `blad` and `rij` (from 1, as a spreadsheet counts; 0 where there is none) say where it was
    read: a sheet of the workbook, or the name of another file. `plaats` names the element as a
    person would look it up: path of the package, object type and name, with ` / ` between.
    """

    handeling: Handeling
    blad: str
    rij: int
    plaats: str
    reden: str


class Verslag:
    """Collects the lines of one import, in the order in which they are told."""

    def __init__(self) -> None:
        self.regels: list[Verslagregel] = []

    def meld(self, handeling: Handeling, blad: str, rij: int, plaats: str, reden: str, /) -> None:
        """Add a line; see `Verslagregel`."""
        self.regels.append(Verslagregel(handeling, blad, rij, plaats, reden))

    def weggelaten(self) -> dict[str, int]:
        """How many elements of the release were left out, per reason."""
        return dict(Counter(r.reden for r in self.regels if r.handeling == "weggelaten"))


def tel(regels: Iterable[Verslagregel]) -> list[tuple[Handeling, str, int]]:
    """Per handeling and reason how many lines; in the order of `Handeling`, the most first."""
    volgorde = get_args(Handeling)
    aantallen = Counter((regel.handeling, regel.reden) for regel in regels)
    return sorted(
        ((handeling, reden, aantal) for (handeling, reden), aantal in aantallen.items()),
        key=lambda post: (volgorde.index(post[0]), -post[2], post[1]),
    )


def schrijf(regels: Iterable[Verslagregel], pad: Path) -> None:
    """Write the report as CSV, in the order in which it was made."""
    velden = [veld.name for veld in dataclasses.fields(Verslagregel)]
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerow(velden)
        schrijver.writerows([getattr(regel, veld) for veld in velden] for regel in regels)
