"""Waste collection as its system exports it: CSV in UTF-8 with semicolons, dates jjjj-mm-dd.

Belongs here: the files. Does not belong here: which records there are (`afval_rijen`) and what is
wrong with some of them (`afval_fouten`).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from data_samples.generator.afval_fouten import (
    geleverde_containers,
    geleverde_stortingen,
    geleverde_wegingen,
)
from data_samples.generator.afval_rijen import Rij
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld

BRON = "afval_containers"


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write containers, wegingen and stortingen, and note their defects."""
    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    _schrijf(doel / "containers.csv", geleverde_containers(wereld, levering, waarheid))
    _schrijf(doel / "wegingen.csv", geleverde_wegingen(wereld, levering, waarheid))
    _schrijf(doel / "stortingen.csv", geleverde_stortingen(wereld, levering, waarheid))


def _schrijf(pad: Path, rijen: Sequence[Rij]) -> None:
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, list(rijen[0]), delimiter=";", lineterminator="\r\n")
        schrijver.writeheader()
        schrijver.writerows(rijen)
