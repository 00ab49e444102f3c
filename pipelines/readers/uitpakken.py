"""From a delivered file to the files in it: zip and gzip around any format.

Belongs here: seeing that a file is packed, and unpacking it within the limits of `archive`. Does
not belong here: what is in the files. One file is unpacked at a time, beside the copy in landing:
on the same disk, for the same eyes, and gone when it has been read.
"""

from __future__ import annotations

import gzip
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ggm_schema.errors import OnleesbareInvoer
from pipelines.readers import archive
from pipelines.readers.archive import Grenzen

if TYPE_CHECKING:
    from pipelines.bron.landing import Landingsbestand

_BLOK = 1 << 20
_GZIP, _ZIP, _LEGE_ZIP = b"\x1f\x8b", b"PK\x03\x04", b"PK\x05\x06"
# By this file every program knows an Excel file from another zip file.
_OFFICE = "[Content_Types].xml"
_MAX_LAGEN = 4


def uitgepakt(
    bestand: Landingsbestand,
    grenzen: Grenzen | None = None,
    laag: int = 1,
    buitenmaat: int | None = None,
) -> Iterator[Landingsbestand]:
    """The files in a delivered file; the file itself where it is not packed.

    A file from a zip is called `buiten.zip/map/lid.csv`; what is in `x.csv.gz` keeps that name.
    Each is there until the next one is asked for.

    Args:
        laag, buitenmaat: how deep this is, and the bytes of the delivered file around it: a bomb in
            layers is one bomb.

    Raises:
        OnleesbareInvoer: damaged, broken off, protected, too big, or nothing in it.
    """
    grenzen = grenzen or Grenzen()
    soort = _soort(bestand.pad)
    if soort is None:
        yield bestand
        return
    if laag > _MAX_LAGEN:
        raise OnleesbareInvoer(
            f"Dit bestand is meer dan {_MAX_LAGEN} keer ingepakt.",
            bestand=bestand.naam,
            doe="Vraag de leverancier om een gewone levering. Dit kan een aanval zijn.",
        )
    leeg = True
    maat = buitenmaat or bestand.pad.stat().st_size
    for naam, stroom in _leden(bestand, soort, grenzen, maat):
        leeg = False
        with tempfile.NamedTemporaryFile(dir=bestand.pad.parent, prefix=".uitgepakt-") as doel:
            shutil.copyfileobj(stroom, doel, _BLOK)
            doel.flush()
            lid = bestand._replace(naam=naam, pad=Path(doel.name), bytes=doel.tell())
            yield from uitgepakt(lid, grenzen, laag + 1, maat)
    if leeg:
        raise OnleesbareInvoer(
            "In dit zipbestand zit geen enkel bestand.",
            bestand=bestand.naam,
            doe="Vraag het bestand opnieuw op bij de bron.",
        )


def _soort(pad: Path) -> str | None:
    with pad.open("rb") as bestand:
        kop = bestand.read(4)
    if kop.startswith(_GZIP):
        return "gzip"
    if kop not in (_ZIP, _LEGE_ZIP):
        return None
    try:
        with zipfile.ZipFile(pad) as archief:
            return None if _OFFICE in archief.namelist() else "zip"
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "zip"  # `archive` tells what is wrong with it


def _leden(
    bestand: Landingsbestand, soort: str, grenzen: Grenzen, maat: int
) -> Iterator[tuple[str, _Leesbaar]]:
    if soort == "zip":
        yield from archive.leden(bestand.pad, bestand.naam, grenzen, maat)
        return
    with bestand.pad.open("rb") as ruw, gzip.GzipFile(fileobj=ruw) as binnen:
        yield bestand.naam, _Gzip(binnen, bestand.naam, grenzen, maat)


class _Leesbaar(Protocol):
    def read(self, aantal: int = ..., /) -> bytes: ...


class _Gzip:
    """What is in a gzip file, watched while it comes out: it tells no size that can be trusted."""

    def __init__(self, binnen: gzip.GzipFile, naam: str, grenzen: Grenzen, klein: int) -> None:
        self._binnen, self._naam, self._grenzen, self._klein = binnen, naam, grenzen, klein
        self._groot = 0

    def read(self, aantal: int = -1, /) -> bytes:
        try:
            blok = self._binnen.read(aantal)
        except (EOFError, gzip.BadGzipFile, zlib.error, OSError):
            raise self._fout(
                "Dit gzip-bestand is beschadigd of afgebroken.",
                "Kopieer of download het bestand opnieuw en vergelijk de grootte.",
            ) from None
        self._groot += len(blok)
        self._toets()
        return blok

    def _toets(self) -> None:
        te_dicht = self._groot > self._grenzen.verhouding * self._klein
        if te_dicht and self._groot > self._grenzen.verhouding_vanaf:
            raise self._fout(
                f"Dit gzip-bestand lijkt een zipbom: {self._klein} bytes worden meer dan "
                f"{self._groot // 1024**2} MB.",
                "Open het bestand niet. Vraag de leverancier wat hier gebeurd is.",
            )
        if self._groot > self._grenzen.totaal:
            raise self._fout(
                f"Uitgepakt is dit bestand groter dan {self._grenzen.totaal // 1024**2} MB.",
                "Splits de levering, of vraag de leverancier wat hier gebeurd is.",
            )

    def _fout(self, tekst: str, doe: str) -> OnleesbareInvoer:
        return OnleesbareInvoer(tekst, bestand=self._naam, doe=doe)
