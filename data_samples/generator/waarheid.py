"""The list of planted defects: which rule must find which key in which delivery.

Belongs here: collecting and writing the list. Which defect touches which rule is known by the
source modules that plant them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

KOLOMMEN = ("levering", "regel_id", "entiteit", "sleutel", "toelichting")


@dataclass(frozen=True, order=True)
class Fout:
    """One planted defect as one rule sees it. `sleutel`: plain business key, joined by '|'."""

    levering: str
    regel_id: str
    entiteit: str
    sleutel: str
    toelichting: str


@dataclass
class Waarheid:
    """Collects defects. Noting the same (levering, regel, entiteit, sleutel) twice keeps one."""

    _fouten: dict[tuple[str, str, str, str], Fout] = field(default_factory=dict)

    def noteer(
        self, levering: str, regel_id: str, entiteit: str, sleutel: str, toelichting: str
    ) -> None:
        """Note that `regel_id` must find `sleutel` in relation `entiteit` (e.g. `ggm_bag.pand`)."""
        for naam, waarde in (("levering", levering), ("regel_id", regel_id), ("sleutel", sleutel)):
            if not waarde:
                raise ValueError(f"een geplante fout zonder {naam}: {regel_id} {toelichting}")
        fout = Fout(levering, regel_id, entiteit, sleutel, toelichting)
        self._fouten.setdefault((levering, regel_id, entiteit, sleutel), fout)

    def fouten(self) -> list[Fout]:
        """All defects, sorted."""
        return sorted(self._fouten.values())

    def schrijf(self, pad: Path) -> None:
        """Write the list as CSV (UTF-8, comma, LF), sorted, so the bytes depend on nothing else."""
        with pad.open("w", encoding="utf-8", newline="") as bestand:
            schrijver = csv.writer(bestand, lineterminator="\n")
            schrijver.writerow(KOLOMMEN)
            for fout in self.fouten():
                schrijver.writerow([getattr(fout, kolom) for kolom in KOLOMMEN])
