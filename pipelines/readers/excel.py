"""Excel (.xlsx and .xls): one sheet per object, row numbers as the sheet shows them.

Belongs here: opening, choosing the sheet, rows and what can be wrong with the file. Does not belong
here: values (`excel_waarden`), what an .xlsx may hold (`excel_zip`). A sheet is in memory as a
whole; how big it may be follows from that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    WorksheetNotFound,
    XmlError,
    ZipError,
)

from ggm_schema.errors import OnleesbareInvoer
from ggm_schema.naming import raad
from pipelines.contract.formaat import ExcelFormaat, Formaat
from pipelines.readers import Bevinding, Blok, Stuk
from pipelines.readers.excel_ole import met_wachtwoord
from pipelines.readers.excel_waarden import als_tekst, kopnamen
from pipelines.readers.excel_zip import Blad, bekijk_blad, bekijk_teksten, beschadigd
from pipelines.readers.keuren import keur
from pipelines.readers.kolomnamen import unieke_namen
from pipelines.readers.tekst import zonder

if TYPE_CHECKING:
    from pipelines.bron.landing import Landingsbestand

_RIJEN = 10_000
# An .xls has 65,536 rows at most, and is not packed.
_MAX_XLS = 200 << 20
_XLSX, _XLS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_XLS_FOUTWAARDEN = (
    "In een .xls-bestand is een foutwaarde (zoals #N/B) niet van een lege cel te onderscheiden."
)
_FOUTEN = (CalamineError, ZipError, XmlError, OSError, ValueError)


def lees(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Stuk]:
    """Records of one file. See `pipelines.readers` for what a reader promises."""
    assert isinstance(formaat, ExcelFormaat)
    soort = _soort(bestand)
    # Before anything is opened that takes the file at its word.
    lengten = bekijk_teksten(bestand.pad, bestand.naam) if soort == _XLSX else []
    boek = _open(bestand)
    namen = _bladnamen(boek, bestand.naam)
    gekozen = {
        tabel: _kies(namen, formaat.blad.get(tabel, 1), bestand.naam)
        for tabel in formaat.objecten_van(bestand.naam)
    }
    yield from _verborgen(boek, set(gekozen.values()), bestand.naam)
    if soort == _XLS:
        yield Bevinding(bestand.naam, _XLS_FOUTWAARDEN)
    for tabel, bladnaam in gekozen.items():
        blad = Blad()
        if soort == _XLSX:
            blad = bekijk_blad(bestand.pad, bestand.naam, bladnaam, lengten)
        yield from _Lezer(bestand, formaat, tabel, bladnaam, blad).lees(boek)


def _soort(bestand: Landingsbestand) -> bytes:
    with bestand.pad.open("rb") as ruw:
        kop = ruw.read(512)
    for soort in (_XLSX, _XLS):
        if kop.startswith(soort):
            break
    else:
        raise OnleesbareInvoer(
            _wat_dan(kop),
            bestand=bestand.naam,
            verwacht="een Excel-bestand (.xlsx of .xls).",
            doe="Open het in Excel en sla het op als .xlsx, of pas 'soort' in het contract aan.",
        )
    if soort == _XLS and bestand.pad.stat().st_size > _MAX_XLS:
        raise OnleesbareInvoer(
            f"Dit .xls-bestand is groter dan {_MAX_XLS >> 20} MB.",
            bestand=bestand.naam,
            doe="Lever dit als CSV of Parquet; daarvoor is er geen grens.",
        )
    return soort


def _wat_dan(kop: bytes) -> str:
    if not kop:
        return "Het bestand is leeg (0 bytes)."
    begin = kop.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begin.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml")):
        return "Dit is een webpagina of XML met de naam van een Excel-bestand."
    if b"\0" not in kop:
        return "Dit is tekst (CSV?), geen Excel-bestand."
    return "Dit is geen Excel-bestand."


def _open(bestand: Landingsbestand) -> CalamineWorkbook:
    try:
        with bestand.pad.open("rb") as ruw:
            return CalamineWorkbook.from_filelike(ruw)
    except (PasswordError, *_FOUTEN):
        if not met_wachtwoord(bestand.pad):
            raise beschadigd(bestand.naam) from None
    raise OnleesbareInvoer(
        "Dit Excel-bestand is beveiligd met een wachtwoord.",
        bestand=bestand.naam,
        doe="Sla het op zonder wachtwoord (Bestand, Info, Werkmap beveiligen).",
    )


def _bladnamen(boek: CalamineWorkbook, naam: str) -> dict[str, bool]:
    """Sheets with cells, in order, and whether each is seen."""
    bladen = {
        blad.name: blad.visible == SheetVisibleEnum.Visible
        for blad in boek.sheets_metadata
        if blad.typ == SheetTypeEnum.WorkSheet
    }
    if not bladen:
        raise beschadigd(naam)
    return bladen


def _kies(bladen: dict[str, bool], gevraagd: str | int, naam: str) -> str:
    if isinstance(gevraagd, str):
        if gevraagd in bladen:
            return gevraagd
        lijkt = [b for b in bladen if b.strip().casefold() == gevraagd.strip().casefold()]
        if len(lijkt) == 1:
            return lijkt[0]
        fout, doe = f"Het blad '{gevraagd}' is er niet.", raad(gevraagd, list(bladen))
    else:
        zichtbaar = [blad for blad, zichtbaar in bladen.items() if zichtbaar]
        if gevraagd <= len(zichtbaar):
            return zichtbaar[gevraagd - 1]
        fout = f"Blad {gevraagd} is er niet: er zijn {len(zichtbaar)} zichtbare bladen."
        doe = "Controleer of dit het goede bestand is, of pas 'blad' in het contract aan."
    raise OnleesbareInvoer(fout, bestand=naam, doe=doe)


def _verborgen(boek: CalamineWorkbook, gelezen: set[str], naam: str) -> Iterator[Bevinding]:
    aantal = sum(
        blad.visible != SheetVisibleEnum.Visible and blad.name not in gelezen
        for blad in boek.sheets_metadata
    )
    if aantal:
        wat = "een verborgen blad" if aantal == 1 else f"{aantal} verborgen bladen"
        yield Bevinding(naam, f"In dit bestand zit {wat}, niet gelezen.")


class _Lezer:
    def __init__(
        self, bestand: Landingsbestand, formaat: ExcelFormaat, tabel: str, bladnaam: str, blad: Blad
    ) -> None:
        self.naam, self.formaat, self.tabel, self.bladnaam = bestand.naam, formaat, tabel, bladnaam
        self.verwacht = formaat.kolommen.get(tabel, ())
        self.eerste, self.laatste = formaat.kop.get(tabel, (1, 1))
        self.blad = blad
        self.eerste_kolom = 0

    def lees(self, boek: CalamineWorkbook) -> Iterator[Stuk]:
        blad = self._haal(boek)
        # calamine gives the empty rows before the first cell, and not the empty columns before it.
        rijen = iter(blad.iter_rows() if blad.start else ())
        self.eerste_kolom = blad.start[1] if blad.start else 0
        kop = list(islice(rijen, self.laatste))[self.eerste - 1 :]
        namen, genoemd = self._kop(kop, blad)
        yield self._blok([], [], namen, genoemd)
        leeg = eerste_lege = lege_staart = 0
        wacht: list[list[str | None]] = []
        nummers: list[int] = []
        for nummer, rij in enumerate(rijen, start=self.laatste + 1):
            teksten = [als_tekst(cel) for cel in rij]
            if not any(tekst is not None for tekst in teksten):
                lege_staart += 1
                eerste_lege = eerste_lege or nummer
                continue
            leeg, lege_staart = leeg + lege_staart, 0
            wacht.append(teksten)
            nummers.append(nummer)
            if len(wacht) >= _RIJEN:
                yield from self._keur(nummers, wacht, namen, genoemd)
                wacht, nummers = [], []
        if wacht:
            yield from self._keur(nummers, wacht, namen, genoemd)
        if leeg:
            regels = "een lege rij" if leeg == 1 else f"{leeg} lege rijen"
            reden = f"Tussen de records staan lege rijen; {regels} overgeslagen."
            yield Bevinding(self.naam, reden, eerste_lege)
        yield from self._fouten(namen)

    def _haal(self, boek: CalamineWorkbook) -> CalamineSheet:
        try:
            return boek.get_sheet_by_name(self.bladnaam)
        except (WorksheetNotFound, *_FOUTEN):
            raise beschadigd(self.naam) from None

    def _kop(self, kop: list[list[Any]], blad: CalamineSheet) -> tuple[list[str], list[bool]]:
        """Names of the columns, and whether the header gives them one."""
        hoek = (self.eerste - 1, self.eerste_kolom)
        gelezen = kopnamen(kop, hoek, blad.merged_cell_ranges or ()) if kop else []
        if not any(gelezen):
            tot = f" tot en met {self.laatste}" if self.laatste > self.eerste else ""
            raise OnleesbareInvoer(
                f"Op blad '{self.bladnaam}' staan op regel {self.eerste}{tot} geen kolomnamen.",
                bestand=self.naam,
                doe="Pas 'kop' of 'blad' in het contract aan, of lever het bestand zoals "
                "afgesproken.",
            )
        return unieke_namen(gelezen, self.verwacht, self.naam), [bool(kolom) for kolom in gelezen]

    def _keur(
        self,
        nummers: list[int],
        rijen: list[list[str | None]],
        namen: list[str],
        genoemd: list[bool],
    ) -> Iterator[Stuk]:
        blok = self._blok(nummers, rijen, namen, genoemd)
        partij = zonder(blok.kolommen, self.formaat.leeg)
        yield from keur(self.tabel, self.naam, np.array(nummers, np.int64), partij, nul=True)

    def _blok(
        self,
        nummers: list[int],
        rijen: Sequence[Sequence[str | None]],
        namen: list[str],
        genoemd: list[bool],
    ) -> Blok:
        """A column without a name is there only where it holds something."""
        kolommen = {}
        for positie, (naam, heeft_naam) in enumerate(zip(namen, genoemd, strict=True)):
            waarden = [rij[positie] for rij in rijen]
            if heeft_naam or any(waarde is not None for waarde in waarden):
                kolommen[naam] = pa.array(waarden, pa.string())
        partij = pa.RecordBatch.from_pydict(kolommen)
        return Blok(self.tabel, self.naam, pa.array(nummers, pa.int64()), partij)

    def _fouten(self, namen: list[str]) -> Iterator[Bevinding]:
        """Only declared names are shown: in a sheet without a header the others are data."""
        bekend = {kolom.strip().casefold() for kolom in self.verwacht}
        for nummer, kolom in self.blad.fouten:
            positie = kolom - self.eerste_kolom
            if nummer <= self.laatste or not 0 <= positie < len(namen):
                continue
            naam = namen[positie]
            waar = f"'{naam}'" if naam.strip().casefold() in bekend else f"{kolom + 1}"
            yield Bevinding(
                self.naam,
                f"In kolom {waar} staat een foutwaarde (zoals #N/B): de waarde is leeg gelaten.",
                nummer,
            )
        over = self.blad.aantal_fouten - len(self.blad.fouten)
        if over:
            yield Bevinding(self.naam, f"En nog {over} foutwaarden, ook leeg gelaten.")
        if self.blad.zonder_uitkomst:
            yield Bevinding(
                self.naam,
                f"{self.blad.zonder_uitkomst} keer staat er een formule zonder uitkomst: die "
                "waarden zijn leeg. Open het bestand in Excel en sla het op.",
            )
