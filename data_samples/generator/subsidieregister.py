"""The subsidy register as a spreadsheet saves it: Windows-1252, `;`, `€ 15.000`, dd-mm-jjjj.

Belongs here: the file. Does not belong here: which files there are (`subsidie_rijen`) and what is
wrong with some of them (`subsidie_fouten`).
"""

from __future__ import annotations

import csv
from pathlib import Path

from data_samples.generator.subsidie_fouten import geleverd
from data_samples.generator.subsidie_rijen import KOPPEN
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld

BRON = "subsidieregister"


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/subsidieregister/subsidieregister_<levering>.csv` and note its defects."""
    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    with (doel / f"{BRON}_{levering}.csv").open("w", encoding="cp1252", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, KOPPEN, delimiter=";", lineterminator="\r\n")
        schrijver.writeheader()
        schrijver.writerows(geleverd(wereld, levering, waarheid))
