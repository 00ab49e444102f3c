"""Walking through zip files in zip files without trusting them.

Belongs here: opening archives, their limits, and clear messages. Does not belong here: what the
members mean. Nothing is ever unpacked under a name from the archive, and no member is ever whole in
memory: an inner zip goes to a nameless temporary file, everything else is a stream.
"""

from __future__ import annotations

import io
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from ggm_schema.errors import OnleesbareInvoer

_ROMMEL = {".ds_store", "thumbs.db", "desktop.ini"}
_BLOK = 1 << 20


@dataclass(frozen=True)
class Grenzen:
    """What an archive may be at most.

    Attributes:
        verhouding: size unpacked / size packed; XML reaches 30, a bomb a thousand.
        verhouding_vanaf: bytes unpacked from which the ratio counts: small files may be all zeros.
        totaal: bytes of all members together.
        leden: number of members.
        diepte: zip files within zip files, the outer one included.
    """

    verhouding: int = 200
    verhouding_vanaf: int = 100 * 1024**2
    totaal: int = 200 * 1024**3
    leden: int = 200_000
    diepte: int = 4


@dataclass
class _Stand:
    """What was met so far in one delivered file."""

    grenzen: Grenzen
    buitenmaat: int
    bytes: int = 0
    leden: int = 0
    namen: set[str] = field(default_factory=set)


def leden(
    pad: Path, naam: str, grenzen: Grenzen | None = None, buitenmaat: int | None = None
) -> Iterator[tuple[str, IO[bytes]]]:
    """All members that are not zip files themselves, in the order of the archive.

    Args:
        pad: the archive.
        naam: its name as delivered, the first part of every member name.
        buitenmaat: bytes of the delivered file, where the archive is not that file itself.

    Yields:
        `outer.zip/inner.zip/member.xml` and a stream, valid until the next member is asked for.
        What the caller leaves unread is read then, so that the checksum of every member is tested.

    Raises:
        OnleesbareInvoer: no zip, broken off, damaged, protected by a password, a member that points
            outside, too big, too deep. Also raised from `read` of a stream.
    """
    stand = _Stand(grenzen or Grenzen(), buitenmaat or pad.stat().st_size)
    with pad.open("rb") as bestand:
        yield from _loop(bestand, naam, stand, diepte=1)


def _loop(
    bestand: IO[bytes], naam: str, stand: _Stand, diepte: int
) -> Iterator[tuple[str, IO[bytes]]]:
    if diepte > stand.grenzen.diepte:
        raise OnleesbareInvoer(
            f"Er zitten meer dan {stand.grenzen.diepte} zipbestanden in elkaar.",
            bestand=naam,
            doe="Vraag de leverancier om een gewone levering. Dit kan een aanval zijn.",
        )
    with _open(bestand, naam) as archief:
        leden_ = [lid for lid in archief.infolist() if not _is_rommel(lid)]
        _toets_samen(leden_, naam, stand)
        for lid in leden_:
            plaats = f"{naam}/{lid.filename}"
            _toets(lid, plaats, stand)
            with _Lid(archief, lid, plaats) as stroom:
                if lid.filename.lower().endswith(".zip"):
                    with tempfile.TemporaryFile(prefix="waterpas-") as binnen:
                        shutil.copyfileobj(stroom, binnen, _BLOK)
                        binnen.seek(0)
                        yield from _loop(binnen, plaats, stand, diepte + 1)
                else:
                    yield plaats, io.BufferedReader(stroom, _BLOK)
                    stroom.lees_uit()


def _open(bestand: IO[bytes], naam: str) -> zipfile.ZipFile:
    kop = bestand.read(4)
    bestand.seek(0)
    try:
        return zipfile.ZipFile(bestand)
    except (zipfile.BadZipFile, ValueError, OSError, UnicodeDecodeError, NotImplementedError):
        pass
    if not kop:
        fout, doe = "Het bestand is leeg (0 bytes).", "Vraag het bestand opnieuw op."
    elif kop.startswith(b"PK"):
        fout = "Het zipbestand is afgebroken of beschadigd: de inhoudsopgave ontbreekt."
        doe = "Kopieer of download het bestand opnieuw en vergelijk de grootte."
    else:
        fout = "Dit is geen zipbestand."
        doe = "Controleer of dit het goede bestand is en of het bij de goede bron staat."
    raise OnleesbareInvoer(fout, bestand=naam, verwacht="een zipbestand.", doe=doe)


def _is_rommel(lid: zipfile.ZipInfo) -> bool:
    delen = lid.filename.lower().replace("\\", "/").split("/")
    return lid.is_dir() or "__macosx" in delen or delen[-1] in _ROMMEL


def _toets_samen(leden_: list[zipfile.ZipInfo], naam: str, stand: _Stand) -> None:
    """Before anything is unpacked. zipfile reads no more of a member than the size it declares,
    so declared sizes are safe upper bounds."""
    grenzen = stand.grenzen
    for lid in leden_:
        te_dicht = lid.file_size > grenzen.verhouding * max(lid.compress_size, 1)
        if te_dicht and lid.file_size > grenzen.verhouding_vanaf:
            raise _bom(f"{naam}/{lid.filename}", lid.file_size, lid.compress_size)
    stand.leden += len(leden_)
    stand.bytes += sum(lid.file_size for lid in leden_)
    te_dicht = stand.bytes > grenzen.verhouding * max(stand.buitenmaat, 1)
    if te_dicht and stand.bytes > grenzen.verhouding_vanaf:
        raise _bom(naam, stand.bytes, stand.buitenmaat)
    if stand.bytes > grenzen.totaal or stand.leden > grenzen.leden:
        raise OnleesbareInvoer(
            f"Uitgepakt is dit zipbestand te groot ({stand.leden} bestanden, "
            f"{stand.bytes // 1024**2} MB).",
            bestand=naam,
            verwacht=f"hooguit {grenzen.leden} bestanden en {grenzen.totaal // 1024**2} MB.",
            doe="Splits de levering, of vraag de leverancier wat hier gebeurd is.",
        )


def _bom(naam: str, groot: int, klein: int) -> OnleesbareInvoer:
    return OnleesbareInvoer(
        f"Dit zipbestand lijkt een zipbom: {klein} bytes worden {groot // 1024**2} MB.",
        bestand=naam,
        doe="Open het bestand niet. Vraag de leverancier wat hier gebeurd is.",
    )


def _toets(lid: zipfile.ZipInfo, plaats: str, stand: _Stand) -> None:
    fout = doe = None
    naam = lid.filename.replace("\\", "/")
    if naam.startswith("/") or naam[1:2] == ":" or ".." in naam.split("/"):
        fout = "Een bestand in dit zipbestand wijst naar een plek buiten het zipbestand."
        doe = "Open het bestand niet. Vraag de leverancier wat hier gebeurd is."
    elif stat.S_ISLNK(lid.external_attr >> 16):
        fout = "Een bestand in dit zipbestand is een verwijzing (symlink)."
        doe = "Vraag de leverancier om een zipbestand met gewone bestanden."
    elif lid.flag_bits & 0x1:
        fout = "Het zipbestand is beveiligd met een wachtwoord."
        doe = "Pak het uit en maak er een zipbestand zonder wachtwoord van."
    elif plaats in stand.namen:
        fout = "In het zipbestand staan twee bestanden met deze naam."
        doe = "Vraag de leverancier welke van de twee geldt."
    if fout:
        raise OnleesbareInvoer(fout, bestand=plaats, doe=doe)
    stand.namen.add(plaats)


class _Lid(io.RawIOBase):
    """A member whose read errors are clear messages."""

    def __init__(self, archief: zipfile.ZipFile, lid: zipfile.ZipInfo, plaats: str) -> None:
        self._plaats = plaats
        try:
            self._bron = archief.open(lid)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
            raise self._beschadigd() from None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            gelezen = self._bron.read(len(buffer))
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError):
            raise self._beschadigd() from None
        buffer[: len(gelezen)] = gelezen
        return len(gelezen)

    def lees_uit(self) -> None:
        """Read what is left: zipfile compares the checksum at the end."""
        while self.read(_BLOK):
            pass

    def close(self) -> None:
        if not self.closed and hasattr(self, "_bron"):
            self._bron.close()
        super().close()

    def _beschadigd(self) -> OnleesbareInvoer:
        return OnleesbareInvoer(
            "Dit bestand in het zipbestand is beschadigd of afgebroken.",
            bestand=self._plaats,
            doe="Kopieer of download het zipbestand opnieuw.",
        )
