"""One official release, read from its files, as a catalogue with a report.

Belongs here: the order of the steps, and which version it is. Does not belong here: the file format
(`workbook`), what rows mean (`werkboeklezer`), our own corrections (`corrections.yaml`), tables or
files of the catalogue and of the import (`importmap`).
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from ggm_schema import tables
from ggm_schema.corrections import Correcties, lees_correcties
from ggm_schema.errors import OnleesbareInvoer
from ggm_schema.model import Catalogus, Release
from ggm_schema.nakijken import Nakijken
from ggm_schema.release.cleaning import schoon
from ggm_schema.release.controle import controleer
from ggm_schema.release.jsonschemas import vul_aan
from ggm_schema.release.verslag import Verslag, Verslagregel
from ggm_schema.release.werkboeklezer import Werkboeklezer
from ggm_schema.release.workbook import lees_werkboek

_VERSIEMAP = re.compile(r"v?(\d+(?:\.\d+){1,3})")
# A version is the name of a folder too.
_VERSIE = re.compile(r"\w[\w.-]*")


@dataclass(frozen=True)
class Import:
    """A release as it was read: its catalogue (with definitions), what was done to it line by
    line, and where the version label comes from (`opgegeven`, `map` or `werkboek`)."""

    catalogus: Catalogus
    verslag: tuple[Verslagregel, ...]
    versie_uit: str

    def alleen_feiten(self) -> Catalogus:
        """The catalogue without the definitions: what the project itself ships."""
        feiten = dataclasses.replace(self.catalogus.feiten, definities=())
        return dataclasses.replace(self.catalogus, feiten=feiten)


def importeer(
    werkboek: Path,
    versie: str | None = None,
    datum: str | None = None,
    correcties: Path | None = None,
    json_schemas: Path | None = None,
) -> Catalogus:
    """Read an official workbook into a catalogue; see `lees_release`."""
    return lees_release(werkboek, versie, datum, correcties, json_schemas).catalogus


def lees_release(
    werkboek: Path,
    versie: str | None = None,
    datum: str | None = None,
    correcties: Path | None = None,
    json_schemas: Path | None = None,
) -> Import:
    """Read an official workbook, supplement it, correct it, and make its tables.

    Args:
        werkboek: `Gemeentelijk Gegevensmodel.xlsx` of a release.
        versie: version label of the release; without it the name of the folder if that is one
            (`v2.5.1`), else the one of the root package, which may lag behind.
        datum: ISO date of the release; without it the last change of the root package.
        correcties: our corrections; without it those that the project ships.
        json_schemas: folder with the JSON schemas of the same release, for the attributes that
            the workbook lost.

    Raises:
        OnleesbareInvoer: the file is no workbook, a sheet, column or row that is needed lacks,
            rows contradict each other, or the JSON schemas are damaged.
        DefinitieFout: a correction names something that this release does not have.
    """
    eigen = lees_correcties(correcties)
    bladen = lees_werkboek(werkboek)
    controleer(bladen, werkboek)
    verslag = Verslag()
    lezer = Werkboeklezer(bladen, verslag, eigen.relaties)
    feiten = lezer.feiten()
    if not any(o.soort == "objecttype" for o in feiten.objecttypen):
        raise OnleesbareInvoer(
            "het werkboek bevat geen enkel objecttype.",
            bestand=werkboek,
            verwacht="rijen met stereotype Objecttype op het blad classes.",
            doe="gebruik het bestand uit de officiële release van het GGM.",
        )
    label, versie_uit = _bepaal_versie(werkboek, versie, lezer)
    release = Release(
        versie=label,
        datum=datum or lezer.wortel["modified"][:10],
        bestand=werkboek.name,
        sha256=hashlib.sha256(werkboek.read_bytes()).hexdigest(),
        weggelaten=verslag.weggelaten(),
    )
    if json_schemas is not None:
        feiten, regels = vul_aan(feiten, json_schemas, lezer.diagrammen())
        verslag.regels += regels
    _controleer_relatiecorrecties(eigen, label, lezer, verslag)
    catalogus = tables.maak_catalogus(release, feiten, eigen, verslag.meld)
    return Import(catalogus, tuple(verslag.regels), versie_uit)


def _bepaal_versie(werkboek: Path, versie: str | None, lezer: Werkboeklezer) -> tuple[str, str]:
    if versie:
        label, uit = versie.strip(), "opgegeven"
    elif gevonden := _VERSIEMAP.fullmatch(werkboek.absolute().parent.name):
        label, uit = gevonden[1], "map"
    else:
        label, uit = schoon(lezer.wortel["version"]), "werkboek"
    if not _VERSIE.fullmatch(label):
        raise OnleesbareInvoer(
            f"'{label}' is geen versie van een release.",
            bestand=werkboek,
            verwacht="letters, cijfers, punten en streepjes, zoals 2.5.1.",
            doe="geef de versie op met --versie.",
        )
    return label, uit


def _controleer_relatiecorrecties(
    correcties: Correcties, versie: str, lezer: Werkboeklezer, verslag: Verslag
) -> None:
    relaties = correcties.relaties
    Nakijken(correcties, versie, verslag.meld).weiger_ongebruikte(
        [*relaties.klassen, *relaties.weglaten], lezer.gebruikte_correcties, "klassen of relaties"
    )
