"""The form of a code list on disk.

Belongs here: columns, order, writing. Does not belong here: where codes come from.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

HIER = Path(__file__).resolve().parent
KOPPEN = ("code", "omschrijving", "geldig_vanaf", "geldig_tot")
# The four columns, then those that only this list has.
Rij = tuple[str, ...]


def schrijf(naam: str, rijen: Iterable[Rij], extra: Sequence[str] = (), doel: Path = HIER) -> int:
    """Write one code list, sorted by code and date; returns the number of rows."""
    gesorteerd = sorted(rijen, key=lambda rij: (rij[0], rij[2]))
    with (doel / f"{naam}.csv").open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, delimiter=";", lineterminator="\n")
        schrijver.writerow([*KOPPEN, *extra])
        schrijver.writerows(gesorteerd)
    return len(gesorteerd)
