"""Reading a release of the GGM from its workbook.

Run with ``make bench`` or ``python -m benchmarks.importeren``. The official workbook does not lie
in the project, so one is made from our facts: as many object types, attributes, relations and
values, the sheets as wide, the cells that are not read filled as well. Seconds depend on the
machine, so the promise is a ratio to something measured in the same run: opening the same sheets
and doing nothing. Exit code 1 when it is broken.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

import ggm_schema
from benchmarks.persons import klok, zeg
from ggm_schema.guid import PAD_SCHEIDING
from ggm_schema.model import Feiten
from ggm_schema.release import lees_release
from ggm_schema.release.workbook import KOLOMMEN

RONDES = 3
# Measured 2.4 when this was written; 15 seconds, the most that is allowed, would be about 60.
HOOGSTE_VERHOUDING = 10
# The official sheets have some thirty columns, most of them never read.
_BREEDTE = 30
_VULLING = "2025-12-18 15:38:50"

Rij = dict[str, str]


def main(argumenten: list[str] | None = None) -> int:
    """Read the workbook both ways, print what was measured; 0 when the promise is kept."""
    argparse.ArgumentParser(description=__doc__).parse_args(argumenten)
    feiten = ggm_schema.load().feiten
    with tempfile.TemporaryDirectory() as folder:
        werkboek, correcties = Path(folder) / "ggm.xlsx", Path(folder) / "geen.yaml"
        correcties.write_text("schemas: []\nkolommen: []\n", "utf-8")
        _schrijf(feiten, werkboek)
        tijden = [
            (
                klok(lambda: lees_release(werkboek, "0.0", correcties=correcties))[0],
                klok(lambda: _open(werkboek))[0],
            )
            for _ in range(RONDES)
        ]
    alles, basis = (min(kolom) for kolom in zip(*tijden, strict=True))
    verhouding = alles / basis
    zeg(f"release inlezen, {len(feiten.attributen):,} attributen   {alles:>10.2f} s")
    zeg(f"dezelfde bladen alleen openen     {basis:>10.2f} s")
    zeg(f"verhouding                        {verhouding:>10.1f}   (hoogstens {HOOGSTE_VERHOUDING})")
    return 0 if verhouding <= HOOGSTE_VERHOUDING else 1


def _open(werkboek: Path) -> None:
    with CalamineWorkbook.from_path(str(werkboek)) as open_:
        for blad in open_.sheet_names:
            open_.get_sheet_by_name(blad).to_python()


def _schrijf(feiten: Feiten, pad: Path) -> None:
    werkboek = Workbook(write_only=True)
    for blad, rijen in _bladen(feiten).items():
        vel = werkboek.create_sheet(blad)
        kolommen = KOLOMMEN[blad]
        extra = max(0, _BREEDTE - len(kolommen))
        vel.append([*kolommen, *("author" for _ in range(extra))])
        for rij in rijen:
            vel.append([*(rij.get(kolom, "") for kolom in kolommen), *([_VULLING] * extra)])
    werkboek.save(pad)


def _bladen(feiten: Feiten) -> dict[str, Iterator[Rij]]:
    return {
        "packages": _pakketten(feiten),
        "classes": (
            {
                "id": _id(o.guid), "name": o.naam, "package_id": o.pakket_guid,
                "stereotype": "Objecttype" if o.soort == "objecttype" else "",
                "is_datatype": str(o.soort == "datatype"), "definitie": _VULLING * 4,
            }
            for o in feiten.objecttypen
        ),
        "attributes": (
            {
                "id": _id(a.guid), "name": a.naam, "clazz_id": _id(a.objecttype_guid),
                "primitive": a.type, "definitie": _VULLING * 4,
            }
            for a in feiten.attributen
        ),
        "enumerations": (
            {"id": _id(e.guid), "name": e.naam, "package_id": e.pakket_guid}
            for e in feiten.enumeraties
        ),
        "enumerationliterals": (
            {"id": f"w{nummer}", "name": w.label, "enumeratie_id": _id(w.enumeratie_guid)}
            for nummer, w in enumerate(feiten.waarden)
        ),
        "associations": (
            {
                "id": _id(r.guid), "name": r.naam, "src_class_id": _id(r.van_guid),
                "dst_class_id": _id(r.naar_guid), "src_mult_end": r.van_max,
                "dst_mult_end": r.naar_max,
            }
            for r in feiten.relaties
        ),
        "generalizations": (
            {
                "id": _id(g.guid), "subclass_id": _id(g.sub_guid),
                "superclass_id": _id(g.super_guid),
            }
            for g in feiten.generalisaties
        ),
    }  # fmt: skip


def _id(guid: str) -> str:
    return f"EAID_{guid.replace('-', '_')}"


def _pakketten(feiten: Feiten) -> Iterator[Rij]:
    """Every step of every path is a package; the deepest has the GUID of the facts."""
    yield {"id": "wortel", "name": "GGM", "version": "0.0", "modified": _VULLING}
    guids = {pakket.pad: pakket.guid for pakket in feiten.pakketten}
    gehad: set[str] = set()
    for pakket in feiten.pakketten:
        delen = pakket.pad.split(PAD_SCHEIDING)
        boven = "wortel"
        for diepte, naam in enumerate(delen, start=1):
            pad = PAD_SCHEIDING.join(delen[:diepte])
            sleutel = guids.get(pad, pad)
            if pad not in gehad:
                gehad.add(pad)
                yield {"id": sleutel, "name": naam, "parent_package_id": boven}
            boven = sleutel


if __name__ == "__main__":
    sys.exit(main())
