"""Which release of the GGM a text means: a workbook, a folder, or a version that lies ready.

Belongs here: finding it, and saying what there is where it is not found. Does not belong here:
reading a workbook (`release`) or the files of a catalogue (`store`).
"""

from __future__ import annotations

from pathlib import Path

import ggm_schema
from ggm_schema import store
from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Catalogus
from ggm_schema.naming import dichtstbij

_DOE = "lees de release eerst in met `waterpas ggm import WERKBOEK`, of noem een van deze."


def kies(aanduiding: str, map: Path | None = None, uitbreidingen: Path | None = None) -> Catalogus:
    """The catalogue that a text means.

    Args:
        aanduiding: path of a release workbook (`.xlsx`; read in memory, nothing is written), path
            of a folder that an import wrote, the name of such a folder under `map`, or a version
            label such as `2.5.1` or `v2.4.0`.
        map: folder of the imports, each in `<versie>-<first 8 of sha256>`.
        uitbreidingen: folder with the municipality's own extensions, to be added to it; without it
            the release alone.

    Raises:
        DefinitieFout: it means nothing, or several imports of one version; names what there is. Or
            an extension does not fit.
        OnleesbareInvoer: the workbook or folder is damaged.
    """
    catalogus = _kies(aanduiding, map)
    if uitbreidingen is None:
        return catalogus
    from ggm_schema.uitbreiding import breid_uit

    return breid_uit(catalogus, uitbreidingen)


def _kies(aanduiding: str, map: Path | None) -> Catalogus:
    tekst = aanduiding.strip()
    pad = Path(tekst).expanduser()
    if pad.suffix.lower() == ".xlsx":
        from ggm_schema.release import importeer

        return importeer(pad)
    if tekst and store.is_catalogus(pad):
        return ggm_schema.load(pad)
    imports = _imports(map)
    versie = tekst.removeprefix("v")
    if versie == store.VERSIE:
        return ggm_schema.load()
    passend = [p for p in imports if p.name == tekst or p.name.rpartition("-")[0] == versie]
    if len(passend) == 1:
        return ggm_schema.load(passend[0])
    if passend:
        raise DefinitieFout(
            f"van release {versie} van het GGM zijn er {len(passend)} ingelezen.",
            bestand=map,
            verwacht=f"een van: {', '.join(p.name for p in passend)}.",
            doe="noem de map in plaats van de versie.",
        )
    raise _onbekend(aanduiding, imports, map)


def _imports(map: Path | None) -> list[Path]:
    if map is None or not map.is_dir():
        return []
    # A folder of which the name starts with a dot is an import that is not ready.
    return sorted(p for p in map.iterdir() if not p.name.startswith(".") and store.is_catalogus(p))


def _onbekend(aanduiding: str, imports: list[Path], map: Path | None) -> DefinitieFout:
    bekend = [store.VERSIE, *(p.name for p in imports)]
    return DefinitieFout(
        f"'{aanduiding}' is geen werkboek, geen ingelezen release en geen bekende versie.",
        bestand=map,
        verwacht=f"een van: {', '.join(bekend)}; of een pad naar een werkboek (.xlsx) of map.",
        doe=dichtstbij(aanduiding, bekend) or _DOE,
    )
