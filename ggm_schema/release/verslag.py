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
from typing import Literal, TypeAlias

BESTAND = "verslag.csv"
Handeling: TypeAlias = Literal[
    "weggelaten", "schoongemaakt", "hersteld", "aangevuld", "gecorrigeerd", "hernoemd",
    "niet overgenomen",
]  # fmt: skip


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


def tel(regels: Iterable[Verslagregel]) -> list[tuple[str, str, int]]:
    """Per handeling and reason how many lines, the handelingen together, the most first."""
    aantallen = Counter((regel.handeling, regel.reden) for regel in regels)
    return [
        (handeling, reden, aantal)
        for (handeling, reden), aantal in sorted(
            aantallen.items(), key=lambda paar: (paar[0][0], -paar[1], paar[0][1])
        )
    ]


def schrijf(regels: Iterable[Verslagregel], pad: Path) -> None:
    """Write the report as CSV, in the order in which it was made."""
    velden = [veld.name for veld in dataclasses.fields(Verslagregel)]
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerow(velden)
        schrijver.writerows([getattr(regel, veld) for veld in velden] for regel in regels)
