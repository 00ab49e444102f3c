"""The exports of Signalen for a data warehouse: CSV in UTF-8, a missing value is the text null.

Belongs here: the files. Does not belong here: which reports there are (`meldingen_rijen`) and what
is wrong with some of them (`meldingen_fouten`).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from data_samples.generator.meldingen_fouten import geleverd, geleverde_termijnen
from data_samples.generator.meldingen_rijen import Velden
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld

BRON = "meldingen_signalen"


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write signals, locations, statuses, categories and sla, and note their defects."""
    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    meldingen = geleverd(wereld, levering, waarheid)
    _schrijf(doel / "signals.csv", [m.signaal for m in meldingen])
    _schrijf(doel / "locations.csv", [rij for m in meldingen for rij in m.locaties])
    _schrijf(doel / "statuses.csv", [rij for m in meldingen for rij in m.statussen])
    _schrijf(doel / "categories.csv", [rij for m in meldingen for rij in m.categorieen])
    _schrijf(doel / "sla.csv", geleverde_termijnen(levering, waarheid))


def _schrijf(pad: Path, rijen: Sequence[Velden]) -> None:
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, list(rijen[0]), lineterminator="\n")
        schrijver.writeheader()
        for rij in rijen:
            schrijver.writerow({k: "null" if v is None else v for k, v in rij.items()})
