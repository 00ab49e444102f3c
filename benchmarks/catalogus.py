"""Reading the catalogue that the project ships, and putting it in the file of a run.

Run with ``make bench`` or ``python -m benchmarks.catalogus``. Every command reads it and every run
puts it in its file, so neither may be felt. Seconds depend on the machine, so the promise is a
ratio to something measured in the same run: reading the same files as bare CSV. Exit code 1 when it
is broken.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from pathlib import Path

import duckdb

from benchmarks.persons import klok, zeg
from ggm_schema import store
from pipelines.warehouse.catalogus import laad_catalogus

RONDES = 5
# Measured 9 and 20 when this was written; half a second, the most that is allowed, would be 50.
HOOGSTE_LEZEN, HOOGSTE_LADEN = 25, 45


def main(argumenten: list[str] | None = None) -> int:
    """Measure both, print them; 0 when the promises are kept."""
    argparse.ArgumentParser(description=__doc__).parse_args(argumenten)
    catalogus = store.lees()
    kaal = min(klok(_kaal)[0] for _ in range(RONDES))
    lezen = min(klok(store.lees)[0] for _ in range(RONDES))
    with (
        tempfile.TemporaryDirectory() as folder,
        duckdb.connect(str(Path(folder) / "run.duckdb")) as con,
    ):
        laden = min(klok(lambda: laad_catalogus(con, catalogus))[0] for _ in range(RONDES))
    zeg(f"catalogus, bestanden alleen lezen {kaal:>10.3f} s")
    zeg(f"catalogus lezen                   {lezen:>10.3f} s")
    zeg(f"verhouding                        {lezen / kaal:>10.1f}   (hoogstens {HOOGSTE_LEZEN})")
    zeg(f"ggm_catalogus in een run zetten   {laden:>10.3f} s")
    zeg(f"verhouding                        {laden / kaal:>10.1f}   (hoogstens {HOOGSTE_LADEN})")
    return int(lezen / kaal > HOOGSTE_LEZEN or laden / kaal > HOOGSTE_LADEN)


def _kaal() -> None:
    for pad in sorted((store.CATALOGUS / store.VERSIE).glob("*.csv")):
        with pad.open(encoding="utf-8", newline="") as bestand:
            for _ in csv.reader(bestand):
                pass


if __name__ == "__main__":
    sys.exit(main())
