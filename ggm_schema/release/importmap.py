"""The folder that an import leaves: the files of its catalogue, definitions and report.

Belongs here: writing it whole or not at all, and leaving alone what is there. Does not belong here:
the files of a catalogue (`store`), or reading a release (`importeren`).
"""

from __future__ import annotations

import filecmp
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ggm_schema import store
from ggm_schema.errors import DefinitieFout
from ggm_schema.release import verslag
from ggm_schema.release.importeren import Import


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Where an import lies, and whether it was written now (or lay there already, the same)."""

    map: Path
    nieuw: bool


def mapnaam(ingelezen: Import) -> str:
    """Name of the folder: version, and the first 8 signs of the sha256 of the workbook."""
    release = ingelezen.catalogus.release
    return f"{release.versie}-{release.sha256[:8]}"


def schrijf(ingelezen: Import, imports: Path) -> Uitkomst:
    """Write an import to its own folder in `imports`; in one step, when all is written.

    Raises:
        DefinitieFout: the folder is there with something else in it, or cannot be written.
    """
    doel = imports / mapnaam(ingelezen)
    try:
        imports.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{doel.name}-", dir=imports) as tijdelijk:
            vers = Path(tijdelijk) / doel.name
            store.schrijf(ingelezen.catalogus, vers)
            verslag.schrijf(ingelezen.verslag, vers / verslag.BESTAND)
            if not doel.exists():
                vers.rename(doel)
                return Uitkomst(doel, nieuw=True)
            if _gelijk(vers, doel):
                return Uitkomst(doel, nieuw=False)
    except OSError as fout:
        raise DefinitieFout(
            f"de import is niet weg te schrijven ({fout.strerror}).",
            bestand=doel,
            doe="kies met --uit een map waarin u mag schrijven.",
        ) from None
    raise DefinitieFout(
        "deze map is er al, met een andere inhoud; er is niets gewijzigd.",
        bestand=doel,
        verwacht="dezelfde release, ingelezen met dezelfde JSON-schema's en correcties.",
        doe="kies een andere map met --uit, of haal deze map weg als u haar niet meer gebruikt.",
    )


def _gelijk(een: Path, ander: Path) -> bool:
    namen = sorted(pad.name for pad in een.iterdir())
    if not ander.is_dir() or namen != sorted(pad.name for pad in ander.iterdir()):
        return False
    return filecmp.cmpfiles(een, ander, namen, shallow=False)[0] == namen
