"""An .xlsx file looked through before it is read: a zip file of XML that may claim anything.

Belongs here: how much a sheet would take in memory, and what the reader of the values does not
tell: cells with an error, formulas without a result. Does not belong here: values (`excel`).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.parsers import expat

from lxml import etree

from ggm_schema.errors import OnleesbareInvoer
from pipelines.readers import archive

# A sheet is in memory as a whole: some 90 bytes per cell, empty ones within its bounds included.
MAX_CELLEN = 5_000_000
MAX_TEKST = 256 << 20
_MAX_INDEX = 16 << 20
_HAP = 1 << 16
_MAX_FOUTCELLEN = 10_000
_CEL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class Blad:
    """What a sheet holds. Rows from 1, columns from 0.

    Attributes:
        fouten: row and column of cells with an error, the first ten thousand of them.
        aantal_fouten: of all.
        zonder_uitkomst: formulas whose result was not saved.
    """

    rijen: int = 0
    breedte: int = 0
    tekst: int = 0
    fouten: list[tuple[int, int]] = field(default_factory=list)
    aantal_fouten: int = 0
    zonder_uitkomst: int = 0


def bekijk_teksten(pad: Path, naam: str) -> list[int]:
    """Length of every shared text of the file. Goes through all of it, which tests its checksums.

    Raises:
        OnleesbareInvoer: damaged, a bomb, or more than fits in memory.
    """
    lengten = _Lengten()
    for plaats, stroom in archive.leden(pad, naam):
        if plaats.removeprefix(f"{naam}/").casefold() == "xl/sharedstrings.xml":
            _ontleed(stroom, lengten, naam)
    return lengten.lengten


def bekijk_blad(pad: Path, naam: str, bladnaam: str, lengten: list[int]) -> Blad:
    """What a sheet holds; `lengten` as `bekijk_teksten` gives them.

    Raises:
        OnleesbareInvoer: as there.
    """
    lid_van_blad = _lid_van(pad, naam, bladnaam)
    for plaats, stroom in archive.leden(pad, naam):
        if plaats.removeprefix(f"{naam}/").casefold() == lid_van_blad:
            telling = _Cellen(lengten)
            _ontleed(stroom, telling, naam)
            return telling.blad
    raise beschadigd(naam)


def _lid_van(pad: Path, naam: str, bladnaam: str) -> str:
    """Member of the zip file that holds a sheet, in lower case."""
    try:
        with zipfile.ZipFile(pad) as archief:
            bladen = _lees_index(archief, "xl/workbook.xml")
            relaties = _lees_index(archief, "xl/_rels/workbook.xml.rels")
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, RuntimeError, etree.LxmlError):
        raise beschadigd(naam) from None
    ids = [
        waarde
        for blad in bladen.iterfind(".//{*}sheet")
        if blad.get("name") == bladnaam
        for sleutel, waarde in blad.attrib.items()
        if str(sleutel).endswith("}id")
    ]
    doelen = [
        r.get("Target", "") for r in relaties.iterfind(".//{*}Relationship") if r.get("Id") in ids
    ]
    if not doelen:
        raise beschadigd(naam)
    return posixpath.normpath(posixpath.join("/xl", doelen[0])).lstrip("/").casefold()


def _lees_index(archief: zipfile.ZipFile, lid: str) -> etree._Element:
    if archief.getinfo(lid).file_size > _MAX_INDEX:
        raise ValueError
    return etree.fromstring(
        archief.read(lid), etree.XMLParser(resolve_entities=False, no_network=True)
    )


class _Lengten:
    """Length of every shared text."""

    def __init__(self) -> None:
        self.lengten: list[int] = []
        self._totaal = 0

    def begin(self, element: str, kenmerken: list[str]) -> None:
        if element.rpartition("|")[2] == "si":
            self.lengten.append(0)
            if len(self.lengten) > MAX_CELLEN:
                raise _TeGroot

    def sluit(self) -> None:
        pass

    def tekst(self, tekst: str) -> None:
        if self.lengten:
            self.lengten[-1] += len(tekst)
            self._totaal += len(tekst)
            if self._totaal > MAX_TEKST:
                raise _TeGroot


class _Cellen:
    def __init__(self, lengten: list[int]) -> None:
        self.blad, self._lengten = Blad(), lengten
        self._rij = self._kolom = 0
        self._eerste_rij = self._eerste_kolom = 1 << 20
        self._formule = self._waarde = self._gevuld = False
        self._soort = ""

    def begin(self, element: str, kenmerken: list[str]) -> None:
        element = element.rpartition("|")[2]
        if element in ("v", "is"):
            self._waarde = True
        elif element == "f":
            self._formule = True
        elif element == "c":
            self._sluit_cel()
            self._open_cel(dict(zip(kenmerken[::2], kenmerken[1::2], strict=True)))
        elif element == "row":
            self._sluit_cel()
            nummer = dict(zip(kenmerken[::2], kenmerken[1::2], strict=True)).get("r", "")
            self._rij = int(nummer) if nummer.isascii() and nummer.isdigit() else self._rij + 1
            self._kolom = -1

    def tekst(self, tekst: str) -> None:
        if not self._waarde:
            return
        self._gevuld = True
        if self._soort == "s":
            nummer = int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 9 else -1
            self.blad.tekst += self._lengten[nummer] if 0 <= nummer < len(self._lengten) else 0
        elif self._soort != "n":
            self.blad.tekst += len(tekst)
        if self.blad.tekst > MAX_TEKST:
            raise _TeGroot

    def sluit(self) -> None:
        self._sluit_cel()

    def _open_cel(self, kenmerken: dict[str, str]) -> None:
        plek = _CEL.fullmatch(kenmerken.get("r", ""))
        self._kolom = _kolom(plek[1]) if plek else self._kolom + 1
        self._rij = int(plek[2]) if plek else self._rij
        self._soort = kenmerken.get("t", "n")

    def _sluit_cel(self) -> None:
        blad = self.blad
        if self._waarde:
            blad.rijen = max(blad.rijen, self._rij)
            blad.breedte = max(blad.breedte, self._kolom + 1)
            self._eerste_rij = min(self._eerste_rij, self._rij)
            self._eerste_kolom = min(self._eerste_kolom, self._kolom)
            hoog = blad.rijen - self._eerste_rij + 1
            if hoog * (blad.breedte - self._eerste_kolom) > MAX_CELLEN:
                raise _TeGroot
        if self._waarde and self._soort == "e":
            blad.aantal_fouten += 1
            if len(blad.fouten) < _MAX_FOUTCELLEN:
                blad.fouten.append((self._rij, self._kolom))
        # A formula may well say '', and then it says that it is a text.
        if self._formule and not self._gevuld and self._soort != "str":
            blad.zonder_uitkomst += 1
        self._formule = self._waarde = self._gevuld = False


class _TeGroot(Exception):
    """More than fits in memory."""


class _Verdacht(Exception):
    """Something that no spreadsheet writes."""


def _ontleed(stroom: IO[bytes], naar: _Lengten | _Cellen, naam: str) -> None:
    ontleder = expat.ParserCreate(namespace_separator="|")
    ontleder.ordered_attributes = True
    ontleder.buffer_text = True
    ontleder.StartElementHandler = naar.begin
    ontleder.CharacterDataHandler = naar.tekst
    ontleder.StartDoctypeDeclHandler = _weiger
    try:
        while hap := stroom.read(_HAP):
            ontleder.Parse(hap, False)
        ontleder.Parse(b"", True)
        naar.sluit()
    except (expat.ExpatError, _Verdacht):
        raise beschadigd(naam) from None
    except _TeGroot:
        raise OnleesbareInvoer(
            "Dit blad is te groot voor Excel-bestanden.",
            bestand=naam,
            verwacht=f"hooguit {MAX_CELLEN // 1_000_000} miljoen cellen en "
            f"{MAX_TEKST >> 20} miljoen tekens per blad.",
            doe="Lever dit als CSV of Parquet; daarvoor is er geen grens.",
        ) from None


def _weiger(*_: object) -> None:
    raise _Verdacht


def _kolom(letters: str) -> int:
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - 64
    return nummer - 1


def beschadigd(naam: str) -> OnleesbareInvoer:
    """The error for a file that is no Excel file in all its parts."""
    return OnleesbareInvoer(
        "Dit Excel-bestand is beschadigd of afgebroken.",
        bestand=naam,
        doe="Open het in Excel, sla het opnieuw op en lever het opnieuw.",
    )
