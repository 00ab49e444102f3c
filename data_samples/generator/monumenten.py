"""The register of monuments as a workbook: a title, a header of two rows with merged cells, and a
sheet with an explanation.

Belongs here: the file, byte for byte the same every time. Does not belong here: which monuments
there are (`monument_rijen`) and what is wrong with some of them (`monument_fouten`).
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data_samples.generator.monument_fouten import geleverd
from data_samples.generator.monument_rijen import KOP, Monument
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld

BRON = "monumenten"
_TITELRIJ, _GROEPRIJ, _KOPRIJ = 1, 2, 3
_TIJD = (2026, 1, 1, 0, 0, 0)
_TIJDSTIP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/monumenten/monumentenregister.xlsx` and note its defects."""
    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    boek = Workbook()
    blad = boek.active
    assert isinstance(blad, Worksheet)
    blad.title = "Monumenten"
    _schrijf_kop(blad, f"Monumentenregister {wereld.gemeentenaam}, stand {levering}")
    for rij, monument in enumerate(geleverd(wereld, levering, waarheid), start=_KOPRIJ + 1):
        _schrijf_rij(blad, rij, monument)
    uitleg = boek.create_sheet("Toelichting")
    uitleg["A1"] = "RM-nummers komen van het Rijk, GM-nummers van de gemeente."
    (doel / "monumentenregister.xlsx").write_bytes(_zonder_tijd(boek))


def _schrijf_kop(blad: Worksheet, titel: str) -> None:
    blad.cell(_TITELRIJ, 1, titel)
    kolom = 1
    for groep, koppen in KOP.items():
        blad.cell(_GROEPRIJ, kolom, groep)
        for plek, kop in enumerate(koppen):
            blad.cell(_KOPRIJ, kolom + plek, kop)
        laatste = kolom + len(koppen) - 1
        blad.merge_cells(f"{_naam(kolom)}{_GROEPRIJ}:{_naam(laatste)}{_GROEPRIJ}")
        kolom = laatste + 1


def _naam(kolom: int) -> str:
    return str(get_column_letter(kolom))


def _schrijf_rij(blad: Worksheet, rij: int, monument: Monument) -> None:
    koppen = [kop for groep in KOP.values() for kop in groep]
    for kolom, kop in enumerate(koppen, start=1):
        cel = blad.cell(rij, kolom, monument[kop])
        if isinstance(monument[kop], date):
            cel.number_format = "DD-MM-YYYY"


def _zonder_tijd(boek: Workbook) -> bytes:
    """The workbook without the time at which it was saved."""
    vers, vast = io.BytesIO(), io.BytesIO()
    boek.save(vers)
    with zipfile.ZipFile(vers) as bron, zipfile.ZipFile(vast, "w", zipfile.ZIP_DEFLATED) as doel:
        for lid in bron.namelist():
            inhoud = _TIJDSTIP.sub(rb"\g<1>2026-01-01T00:00:00Z", bron.read(lid))
            doel.writestr(zipfile.ZipInfo(lid, _TIJD), inhoud, zipfile.ZIP_DEFLATED)
    return vast.getvalue()
