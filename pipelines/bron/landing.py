"""Landing: delivered files are copied once, named by their content, and never change after.

Belongs here: finding leveringen, copying their files, the content hash of a levering. Does not
belong here: what is in a file.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ggm_schema.errors import DefinitieFout, OnleesbareInvoer
from ggm_schema.naming import dichtstbij

KLAAR = "klaar"
_BLOK = 1 << 22


class Landingsbestand(NamedTuple):
    """A delivered file in its unchanging copy.

    Attributes:
        bron: id of the contract.
        naam: name as delivered, for people.
        pad: the copy, for readers.
        sha256: hexadecimal hash of the content.
        bytes: size.
    """

    bron: str
    naam: str
    pad: Path
    sha256: str
    bytes: int


def leveringen(landing: Path) -> list[str]:
    """Names of the folders that are an ISO date, earliest first."""
    if not landing.is_dir():
        return []
    return sorted(pad.name for pad in landing.iterdir() if pad.is_dir() and _is_datum(pad.name))


def bronnen(landing: Path, levering: str, bekend: Collection[str]) -> list[str]:
    """The sources that a levering holds at least one file of.

    Raises:
        OnleesbareInvoer: the levering is not there.
        DefinitieFout: a folder is not named after a contract.
    """
    gevonden = []
    for pad in _inhoud(_leveringsmap(landing, levering)):
        if not pad.is_dir():
            raise OnleesbareInvoer(
                f"Het bestand '{pad.name}' staat niet in de map van een bron.",
                bestand=pad,
                verwacht=f"een map per bron: {', '.join(sorted(bekend))}.",
                doe="Zet het bestand in de map van de bron waar het bij hoort.",
            )
        if pad.name not in bekend:
            raise DefinitieFout(
                f"Voor de map '{pad.name}' is er geen contract.",
                bestand=pad,
                verwacht=f"een van: {', '.join(sorted(bekend))}.",
                doe=f"{dichtstbij(pad.name, bekend)} "
                "Hernoem de map, of maak een contract in pipelines/sources.",
            )
        if _inhoud(pad):
            gevonden.append(pad.name)
    return gevonden


def neem_op(landing: Path, levering: str, bron: str, warehouse: Path) -> list[Landingsbestand]:
    """Copy the files of one source into the warehouse and return them, by name.

    An empty list means: not delivered. A file that was copied before is not copied again.

    Raises:
        OnleesbareInvoer: a file cannot be read, or leads outside its folder.
    """
    leveringsmap = _leveringsmap(landing, levering)
    bronmap = leveringsmap / bron
    if not bronmap.is_dir():
        return []
    _toets_binnen(bronmap, leveringsmap)
    doelmap = warehouse / "landing" / levering / bron
    doelmap.mkdir(parents=True, exist_ok=True)
    return [_kopieer(pad, bron, doelmap) for pad in _bestanden(bronmap)]


def inhoud_hash(landing: Path, levering: str) -> str:
    """Hash over names and content of all files of a levering; another file, another hash."""
    geheel = hashlib.sha256()
    for bronmap in _inhoud(_leveringsmap(landing, levering)):
        for pad in _bestanden(bronmap) if bronmap.is_dir() else [bronmap]:
            kenmerk = pad.stat()
            inhoud = _sha256(pad, kenmerk.st_size, kenmerk.st_mtime_ns)
            geheel.update(f"{bronmap.name}\0{pad.name}\0{inhoud}\n".encode())
    return geheel.hexdigest()


def _is_datum(naam: str) -> bool:
    try:
        return date.fromisoformat(naam).isoformat() == naam
    except ValueError:
        return False


def _leveringsmap(landing: Path, levering: str) -> Path:
    pad = landing / levering
    if not _is_datum(levering) or not pad.is_dir():
        er_zijn = ", ".join(leveringen(landing)) or "geen"
        raise OnleesbareInvoer(
            f"De levering '{levering}' is er niet.",
            bestand=landing,
            verwacht=f"een map met een datum als naam (JJJJ-MM-DD). Er zijn: {er_zijn}.",
        )
    return pad


def _inhoud(map: Path) -> list[Path]:
    """What was delivered in a folder, by name. A link out of the folder is refused."""
    inhoud = sorted(p for p in map.iterdir() if not p.name.startswith(".") and p.name != KLAAR)
    for pad in inhoud:
        _toets_binnen(pad, map)
    return inhoud


def _toets_binnen(pad: Path, map: Path) -> None:
    if not pad.resolve().is_relative_to(map.resolve()):
        raise OnleesbareInvoer(
            "Dit is een verwijzing naar een plek buiten de levering.",
            bestand=pad,
            verwacht="een gewoon bestand of een gewone map.",
            doe="Zet het bestand zelf in de map.",
        )


def _bestanden(bronmap: Path) -> list[Path]:
    bestanden = _inhoud(bronmap)
    for pad in bestanden:
        if not stat.S_ISREG(pad.stat().st_mode):
            raise OnleesbareInvoer(
                "Dit is geen gewoon bestand.",
                bestand=pad,
                verwacht="alle bestanden van een bron direct in de map van die bron.",
                doe="Zet de bestanden een map hoger, zonder submappen.",
            )
    return bestanden


@lru_cache(maxsize=4096)
def _sha256(pad: Path, bytes: int, gewijzigd_ns: int) -> str:
    """Remembered by size and time of change: a sensor asks every half minute."""
    try:
        with pad.open("rb") as bestand:
            return hashlib.file_digest(bestand, "sha256").hexdigest()
    except OSError as fout:
        raise _niet_te_lezen(pad, fout) from None


def _kopieer(pad: Path, bron: str, doelmap: Path) -> Landingsbestand:
    """Hash while copying: the hash is of what was copied, whatever happens to the original."""
    handvat, naam = tempfile.mkstemp(dir=doelmap, prefix=".kopie-")
    tijdelijk = Path(naam)
    hash_, omvang = hashlib.sha256(), 0
    try:
        with os.fdopen(handvat, "wb") as uit:
            try:
                with pad.open("rb") as bestand:
                    while blok := bestand.read(_BLOK):
                        hash_.update(blok)
                        omvang += len(blok)
                        uit.write(blok)
            except OSError as fout:
                raise _niet_te_lezen(pad, fout) from None
            uit.flush()
            os.fsync(uit.fileno())
        doel = doelmap / f"{hash_.hexdigest()}{_achtervoegsel(pad)}"
        tijdelijk.chmod(0o440)
        tijdelijk.replace(doel)
    finally:
        tijdelijk.unlink(missing_ok=True)
    return Landingsbestand(bron, pad.name, doel, hash_.hexdigest(), omvang)


def _achtervoegsel(pad: Path) -> str:
    return pad.suffix.lower() if re.fullmatch(r"\.[A-Za-z0-9]{1,8}", pad.suffix) else ""


def _niet_te_lezen(pad: Path, fout: OSError) -> OnleesbareInvoer:
    return OnleesbareInvoer(
        f"Het bestand kan niet worden geopend ({fout.strerror}).",
        bestand=pad,
        doe="Controleer de rechten op het bestand en of de kopie naar de map klaar is.",
    )
