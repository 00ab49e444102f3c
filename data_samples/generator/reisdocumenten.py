"""The travel documents as a burgerzaken system exports them: `;`, UTF-8 with BOM, dates jjjjmmdd.

Belongs here: the file. Does not belong here: which documents there are (`reisdocumenten_rijen`) and
what is wrong with some of them (`reisdocumenten_fouten`).
"""

from __future__ import annotations

import csv
from pathlib import Path

from data_samples.generator.reisdocumenten_fouten import geleverd
from data_samples.generator.reisdocumenten_rijen import KOPPEN
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld

BRON = "reisdocumenten"


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/reisdocumenten/reisdocumenten_<jjjjmmdd>.csv` and note its defects."""
    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    naam = f"{BRON}_{levering.replace('-', '')}.csv"
    with (doel / naam).open("w", encoding="utf-8-sig", newline="") as bestand:
        schrijver = csv.writer(bestand, delimiter=";", lineterminator="\r\n")
        schrijver.writerow(KOPPEN.values())
        for document in geleverd(wereld, levering, waarheid):
            schrijver.writerow([getattr(document, veld) for veld in KOPPEN])
