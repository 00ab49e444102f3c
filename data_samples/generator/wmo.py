"""The Wmo export as its system delivers it: Windows-1252, `;`, decimal comma, dd-mm-jjjj.

Belongs here: the file, and defects of the file as a whole (columns that nobody asked for, numbers
in free text, records kept too long). Does not belong here: the administration itself
(`wmo_rijen`) and defects of single records (`wmo_fouten`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from data_samples.generator.nummers import anummers, test_bsns
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld, peildatum
from data_samples.generator.wmo_fouten import EERSTE, TWEEDE
from data_samples.generator.wmo_planten import Uitdeler, plant
from data_samples.generator.wmo_rijen import KOLOMMEN, Rij, Velden, bewaard, rijen, velden

BRON, TABEL = "wmo_voorzieningen", "voorziening"
_RECORD = "bron.wmo_voorzieningen_voorziening"
_KOLOM = "kwaliteit.bronkolom"
_ONGEVRAAGD = {
    EERSTE: ("Rekeningnummer", "Telefoon", "BRP-kenmerk"),
    TWEEDE: ("Kenmerk partner", "Telefoon"),
}


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/wmo_voorzieningen/wmo_voorzieningen_<levering>.csv` and note its defects."""
    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    extra = _ONGEVRAAGD.get(levering, ())
    with (doel / f"{BRON}_{levering}.csv").open("w", encoding="cp1252", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, [*KOLOMMEN, *extra], delimiter=";")
        schrijver.writeheader()
        for nummer, rij in enumerate(_geleverd(wereld, levering, waarheid)):
            schrijver.writerow(rij | {naam: _ongevraagd(naam, nummer) for naam in extra})
    for naam in extra:
        _noteer_kolom(waarheid, levering, naam)


def _geleverd(wereld: Wereld, levering: str, waarheid: Waarheid) -> Iterator[Velden]:
    dag, uitdeler = peildatum(levering), Uitdeler.vol()
    notities = 0
    for _, groep in groupby(rijen(wereld), key=lambda rij: rij.beschikkingnummer):
        client = list(groep)
        delen = [velden(rij, dag) for rij in client]
        defect = uitdeler.kies(client)
        if defect is not None and levering in defect.leveringen:
            for regel, relatie, sleutel in plant(defect, client, delen):
                waarheid.noteer(levering, regel, relatie, sleutel, defect.toelichting)
        elif defect is None and client[0].besluit <= dag:
            _noteer_bewaard(waarheid, levering, client)
            notities = _in_notitie(waarheid, levering, delen[0], notities)
        if client[0].besluit <= dag:
            yield from delen


def _noteer_bewaard(waarheid: Waarheid, levering: str, client: list[Rij]) -> None:
    if bewaard(client[0]):
        uitleg = "langer bewaard dan het contract zegt"
        nummer = client[0].voorzieningnummer
        waarheid.noteer(levering, "AVG-010", _RECORD, nummer, uitleg)


def _in_notitie(waarheid: Waarheid, levering: str, deel: Velden, notities: int) -> int:
    """Someone types a partner's BSN, a mail address or a phone number into the free text."""
    teksten = {
        EERSTE: (
            f"Ook overleg met partner (BSN {test_bsns()[-20]}) gevoerd.",
            f"Zie dossier van zoon, bsn: {test_bsns()[-21]}.",
            "Mail naar mantelzorger@voorbeeld.example gestuurd.",
        ),
        TWEEDE: (f"Partner heeft burgerservicenummer {test_bsns()[-20]}.",),
    }.get(levering, ())
    if notities >= len(teksten) or deel["Toelichting"]:
        return notities
    deel["Toelichting"] = teksten[notities]
    regel = "AVG-005" if "@" in teksten[notities] else "AVG-003"
    uitleg = "een persoonsnummer of adres staat in de vrije tekst"
    waarheid.noteer(levering, regel, _KOLOM, f"{BRON}|{TABEL}|toelichting", uitleg)
    return notities + 1


def _ongevraagd(kolom: str, nummer: int) -> str:
    """A value for a column that is not in the contract; one in three is filled."""
    if nummer % 3:
        return ""
    if kolom == "Telefoon":
        return f"06-0000{nummer % 10_000:04d}"
    if kolom == "Kenmerk partner":
        return test_bsns()[-100 - nummer // 3 % 700]
    if kolom == "BRP-kenmerk":
        return anummers(400)[nummer // 3 % 400]
    return iban(nummer)


def iban(nummer: int) -> str:
    """A Dutch account number that passes its check, at a bank that does not exist."""
    rekening = f"{nummer:010d}"
    cijfers = "".join(str(ord(letter) - 55) for letter in "WTRP") + rekening + "232100"
    return f"NL{98 - int(cijfers) % 97:02d}WTRP{rekening}"


def _noteer_kolom(waarheid: Waarheid, levering: str, kolom: str) -> None:
    sleutel = f"{BRON}|{TABEL}|{kolom}"
    waarheid.noteer(levering, "AVG-001", _KOLOM, sleutel, "geleverd, maar niet afgesproken")
    regel = {
        "BRP-kenmerk": "AVG-007",
        "Kenmerk partner": "AVG-002",
        "Rekeningnummer": "AVG-004",
        "Telefoon": "AVG-006",
    }
    uitleg = "een nummer van een persoon in een kolom die daar niet voor is"
    waarheid.noteer(levering, regel[kolom], _KOLOM, sleutel, uitleg)
