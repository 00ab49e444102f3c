"""One official release, read from its files, as a catalogue.

Belongs here: the order of the steps. Does not belong here: the file format (`workbook`), what rows
mean (`werkboeklezer`), our own corrections (`corrections.yaml`), tables or catalogue files.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from ggm_schema import tables
from ggm_schema.corrections import lees_correcties
from ggm_schema.errors import OnleesbareInvoer
from ggm_schema.model import Catalogus, Release
from ggm_schema.release.cleaning import schoon
from ggm_schema.release.werkboeklezer import Werkboeklezer
from ggm_schema.release.workbook import lees_werkboek


def importeer(
    werkboek: Path,
    versie: str | None = None,
    datum: str | None = None,
    correcties: Path | None = None,
) -> Catalogus:
    """Read an official workbook into a catalogue.

    Args:
        werkboek: `Gemeentelijk Gegevensmodel.xlsx` of a release.
        versie: version label of the release; without it the one of the root package.
        datum: ISO date of the release; without it the last change of the root package.
        correcties: our corrections; without it those that the project ships.

    Raises:
        OnleesbareInvoer: the file is no workbook, or a sheet, column or row that is needed lacks.
        DefinitieFout: a correction names something that this release does not have.
    """
    lezer = Werkboeklezer(lees_werkboek(werkboek))
    feiten = lezer.feiten()
    if not feiten.objecttypen:
        raise OnleesbareInvoer(
            "het werkboek bevat geen enkel objecttype.",
            bestand=werkboek,
            verwacht="rijen met stereotype Objecttype op het blad classes.",
            doe="gebruik het bestand uit de officiële release van het GGM.",
        )
    release = Release(
        versie=versie or schoon(lezer.wortel["version"]),
        datum=datum or lezer.wortel["modified"][:10],
        bestand=werkboek.name,
        sha256=hashlib.sha256(werkboek.read_bytes()).hexdigest(),
        weggelaten=dict(lezer.weggelaten),
    )
    return tables.maak_catalogus(release, feiten, lees_correcties(correcties))
