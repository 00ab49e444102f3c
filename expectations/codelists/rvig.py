"""Rewrite the national tables of the BRP as our own code lists.

`python -m expectations.codelists.rvig MAP` reads tables 32, 33 and 34 as the RvIG publishes them
(UTF-16, comma, every field quoted, dates as JJJJMMDD of which parts may be unknown) and writes
nationaliteit.csv, gemeente.csv and land.csv beside this module. Run it again when the RvIG
publishes a new table; the rules then know the new codes.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from ggm_schema.errors import OnleesbareInvoer

HIER = Path(__file__).resolve().parent
KOPPEN = ("code", "omschrijving", "geldig_vanaf", "geldig_tot")
TABELLEN = {
    "nationaliteit": ("Tabel32*.csv", "05.11", "05.12"),
    "gemeente": ("Tabel33*.csv", "92.10", "92.11"),
    "land": ("Tabel34*.csv", "94.10", "94.11"),
}
INGANG, EINDE = "99.98", "99.99"


def eerste_dag(tekst: str) -> str:
    """ISO date for JJJJMMDD; unknown parts (00) become the earliest possible day; '' stays ''."""
    if not tekst or tekst == "00000000":
        return ""
    if not re.fullmatch(r"\d{8}", tekst):
        raise OnleesbareInvoer("Een datum in de tabel is onleesbaar.", verwacht="JJJJMMDD.")
    jaar, maand, dag = tekst[:4], tekst[4:6], tekst[6:]
    return f"{jaar}-{'01' if maand == '00' else maand}-{'01' if dag == '00' else dag}"


def eerste_dag_niet_meer(tekst: str) -> str:
    """First day after validity. Unknown parts become the latest possible day: benefit of the doubt.

    A complete end date is that day itself: the successor of a municipality starts on the same day.
    """
    if not tekst or tekst == "00000000":
        return ""
    jaar, maand, dag = tekst[:4], tekst[4:6], tekst[6:]
    if maand == "00":
        return f"{int(jaar) + 1}-01-01"
    if dag == "00":
        volgende = date(int(jaar), int(maand), 28) + timedelta(days=4)
        return volgende.replace(day=1).isoformat()
    return eerste_dag(tekst)


def _kolom(koppen: list[str], element: str, pad: Path) -> int:
    for plek, kop in enumerate(koppen):
        if kop.startswith(element):
            return plek
    raise OnleesbareInvoer(
        f"Kolom {element} ontbreekt.",
        bestand=pad.name,
        regel=1,
        doe="Gebruik de tabel zoals de RvIG die publiceert, gesorteerd op code.",
    )


def lees(pad: Path, code: str, omschrijving: str) -> Iterator[tuple[str, str, str, str]]:
    """Rows (code, description, valid from, valid until) of one national table."""
    with pad.open(encoding="utf-16", newline="") as bestand:
        rijen = csv.reader(bestand)
        koppen = next(rijen, [])
        plekken = [_kolom(koppen, e, pad) for e in (code, omschrijving, INGANG, EINDE)]
        for rij in rijen:
            velden = [rij[p].strip() for p in plekken]
            yield velden[0], velden[1], eerste_dag(velden[2]), eerste_dag_niet_meer(velden[3])


def schrijf(naam: str, rijen: Iterator[tuple[str, str, str, str]], doel: Path = HIER) -> int:
    """Write one code list, sorted by code; returns the number of codes."""
    gesorteerd = sorted(rijen)
    with (doel / f"{naam}.csv").open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, delimiter=";", lineterminator="\n")
        schrijver.writerow(KOPPEN)
        schrijver.writerows(gesorteerd)
    return len(gesorteerd)


def main(argumenten: list[str]) -> None:
    """Rewrite all three lists from the folder given."""
    if len(argumenten) != 1:
        raise SystemExit("gebruik: python -m expectations.codelists.rvig MAP")
    for naam, (patroon, code, omschrijving) in TABELLEN.items():
        gevonden = sorted(Path(argumenten[0]).glob(patroon))
        if len(gevonden) != 1:
            raise SystemExit(f"verwacht precies één bestand {patroon} in {argumenten[0]}")
        schrijf(naam, lees(gevonden[0], code, omschrijving))


if __name__ == "__main__":
    main(sys.argv[1:])
