"""The five files of a leerplicht system: `;`, Windows-1252, dates dd-mm-jjjj.

Belongs here: the files. Does not belong here: which records there are (`leerlingen_verzuim_rijen`)
and what is wrong with some of them (`leerlingen_verzuim_fouten`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from data_samples.generator import leerlingen_verzuim_fouten as fouten
from data_samples.generator import leerlingen_verzuim_meldingen as gemeld
from data_samples.generator import leerlingen_verzuim_rijen as rijen
from data_samples.generator.gebreken import Gebrek, plant
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld

BRON = "leerlingen_verzuim"
T = TypeVar("T")
KOPPEN: dict[str, dict[str, str]] = {
    "leerlingen": {
        "leerlingnummer": "Leerlingnummer",
        "bsn": "BSN",
        "onderwijsnummer": "Onderwijsnummer",
        "geboortedatum": "Geboortedatum",
        "kwetsbaar": "Kwetsbare jongere",
    },
    "scholen": {
        "brin": "BRIN",
        "naam": "Naam school",
        "soort": "Onderwijssoort",
        "straat": "Straat",
        "huisnummer": "Huisnummer",
        "postcode": "Postcode",
        "plaats": "Plaats",
    },
    "inschrijvingen": {
        "nummer": "Inschrijvingnummer",
        "leerlingnummer": "Leerlingnummer",
        "brin": "BRIN",
        "schooljaar": "Schooljaar",
        "onderwijstype": "Onderwijstype",
        "leerjaar": "Leerjaar",
        "begin": "Datum inschrijving",
        "einde": "Datum uitschrijving",
        "diploma": "Diploma behaald",
    },
    "verzuimmeldingen": {
        "nummer": "Meldingnummer",
        "leerlingnummer": "Leerlingnummer",
        "brin": "BRIN",
        "melding": "Datum melding",
        "soort": "Soort verzuim",
        "reden": "Reden",
        "begin": "Begindatum verzuim",
        "einde": "Einddatum verzuim",
        "status": "Status",
        "afhandeling": "Datum afhandeling",
        "voorstel": "Voorstel school",
        "opmerking": "Opmerking",
    },
    "vrijstellingen": {
        "nummer": "Vrijstellingnummer",
        "leerlingnummer": "Leerlingnummer",
        "grond": "Grond",
        "besluit": "Datum besluit",
        "toegekend": "Toegekend",
        "begin": "Begindatum",
        "einde": "Einddatum",
    },
}


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/leerlingen_verzuim/<onderdeel>_<levering>.csv` and note the defects.

    A small world has none: it lacks the pupils that they need.
    """

    def met(records: Sequence[T], gebreken: Iterable[Gebrek[T]]) -> list[T]:
        genoeg = len(wereld.ingezetenen) >= fouten.GENOEG_PERSONEN
        return plant(records, gebreken if genoeg else (), levering, waarheid)

    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    leerlingen = met(rijen.leerlingen(wereld), fouten.LEERLINGEN)
    scholen = met(rijen.scholen(wereld), fouten.SCHOLEN)
    inschrijvingen = met(rijen.inschrijvingen(wereld), fouten.INSCHRIJVINGEN)
    meldingen = met(gemeld.meldingen(wereld, levering), fouten.MELDINGEN)
    vrijstellingen = met(gemeld.vrijstellingen(wereld), fouten.VRIJSTELLINGEN)
    geleverd: Iterable[Sequence[object]] = (
        leerlingen, scholen, inschrijvingen, meldingen, vrijstellingen
    )  # fmt: skip
    for (naam, koppen), records in zip(KOPPEN.items(), geleverd, strict=True):
        _schrijf(doel / f"{naam}_{levering}.csv", koppen, records)


def _schrijf(pad: Path, koppen: Mapping[str, str], records: Iterable[object]) -> None:
    with pad.open("w", encoding="cp1252", newline="") as bestand:
        schrijver = csv.writer(bestand, delimiter=";", lineterminator="\r\n")
        schrijver.writerow(koppen.values())
        schrijver.writerows([getattr(r, veld) for veld in koppen] for r in records)
