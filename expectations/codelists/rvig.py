"""Rewrite the national tables of the BRP as our own code lists.

`python -m expectations.codelists.rvig MAP` reads the tables as the RvIG publishes them (UTF-16,
comma, every field quoted, dates as JJJJMMDD of which parts may be unknown) and writes one list per
table beside this module. Run it again when the RvIG publishes a new table; the rules then know the
new codes.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from expectations.codelists.bestand import HIER, Rij, schrijf
from ggm_schema.errors import OnleesbareInvoer


class Tabel(NamedTuple):
    """A national table: its file, the elements of code and name, and those of further columns."""

    patroon: str
    code: str
    omschrijving: str
    extra: tuple[tuple[str, str], ...] = ()


TABELLEN = {
    "nationaliteit": Tabel("Tabel32*.csv", "05.11", "05.12"),
    "gemeente": Tabel("Tabel33*.csv", "92.10", "92.11", (("opvolger", "92.12"),)),
    "land": Tabel("Tabel34*.csv", "94.10", "94.11"),
    "reden_nationaliteit": Tabel("Tabel37*.csv", "96.10", "96.20", (("soort", "96.30"),)),
    "adellijke_titel": Tabel("Tabel38*.csv", "02.21", "02.02", (("soort", "02.23"),)),
    "verblijfstitel": Tabel("Tabel56*.csv", "39.11", "39.12"),
    "rni_deelnemer": Tabel("Tabel60*.csv", "88.11", "88.12"),
    "gezagsverhouding": Tabel("Tabel61*.csv", "32.11", "32.12"),
}
INGANG, EINDE = "99.98", "99.99"
# Merged after the newest table that we have, from the list of municipalities of Statistics
# Netherlands: code → row. Goes when a newer table holds it.
LATER: dict[str, dict[str, Rij]] = {
    "gemeente": {
        "0501": ("0501", "Brielle", "", "2023-01-01", "1992"),
        "0530": ("0530", "Hellevoetsluis", "", "2023-01-01", "1992"),
        "0614": ("0614", "Westvoorne", "1980-01-01", "2023-01-01", "1992"),
        "1992": ("1992", "Voorne aan Zee", "2023-01-01", "", ""),
    }
}


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


def lees(pad: Path, tabel: Tabel) -> Iterator[Rij]:
    """Rows (code, description, valid from, valid until, further columns) of one national table.

    A table without dates holds codes that are always valid.
    """
    with pad.open(encoding="utf-16", newline="") as bestand:
        rijen = csv.reader(bestand)
        koppen = next(rijen, [])
        namen = [tabel.code, tabel.omschrijving, *(element for _, element in tabel.extra)]
        plekken = [_kolom(koppen, element, pad) for element in namen]
        gedateerd = any(kop.startswith(INGANG) for kop in koppen)
        datums = [_kolom(koppen, element, pad) for element in (INGANG, EINDE) if gedateerd]
        for rij in rijen:
            code, omschrijving, *extra = (rij[p].strip() for p in plekken)
            begin, einde = (rij[p].strip() for p in datums) if datums else ("", "")
            yield code, omschrijving, eerste_dag(begin), eerste_dag_niet_meer(einde), *extra


def herschrijf(naam: str, bron: Path, doel: Path = HIER) -> int:
    """Write one list from the folder with national tables; returns the number of codes."""
    tabel = TABELLEN[naam]
    gevonden = sorted(bron.glob(tabel.patroon))
    if len(gevonden) != 1:
        raise OnleesbareInvoer(f"Er is niet precies één bestand {tabel.patroon}.", bestand=bron)
    rijen = {rij[0]: rij for rij in lees(gevonden[0], tabel)} | LATER.get(naam, {})
    return schrijf(naam, rijen.values(), tuple(kolom for kolom, _ in tabel.extra), doel)


def main(argumenten: list[str]) -> None:
    """Rewrite all lists from the folder given."""
    if len(argumenten) != 1:
        raise SystemExit("gebruik: python -m expectations.codelists.rvig MAP")
    for naam in TABELLEN:
        herschrijf(naam, Path(argumenten[0]))


if __name__ == "__main__":
    main(sys.argv[1:])
