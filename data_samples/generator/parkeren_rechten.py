"""Parking as it is exported: CSV in UTF-8 with semicolons and a decimal comma.

Belongs here: the files. Does not belong here: which records there are (`parkeer_rijen`) and what is
wrong with some of them (`parkeer_fouten`).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from data_samples.generator.parkeer_fouten import geleverd
from data_samples.generator.parkeer_rijen import Rij
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld

BRON = "parkeren_rechten"


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write rechten, gebieden, vergunningen and naheffingen, and note their defects."""
    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    for naam, rijen in geleverd(wereld, levering, waarheid).items():
        _schrijf(doel / f"{naam}.csv", rijen)


def _schrijf(pad: Path, rijen: Sequence[Rij]) -> None:
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, list(rijen[0]), delimiter=";", lineterminator="\r\n")
        schrijver.writeheader()
        schrijver.writerows(rijen)
