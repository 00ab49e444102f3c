"""The catalogue as files: one CSV per kind of fact, sorted, readable in a text editor and a diff.

Belongs here: writing and reading those files. Does not belong here: what the facts mean.
"""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Callable, Iterable
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

import yaml

from ggm_schema import tables
from ggm_schema.corrections import lees_correcties
from ggm_schema.errors import OnleesbareInvoer
from ggm_schema.model import (
    Attribuut,
    Catalogus,
    Definitie,
    EnumeratieFeit,
    Feiten,
    Generalisatie,
    Objecttype,
    Pakket,
    Relatie,
    Release,
    WaardeFeit,
)

CATALOGUS = Path(__file__).with_name("catalogue")
VERSIE = "2.5.1"
_RELEASE = "release.yaml"
_BESTANDEN: dict[str, tuple[str, type[Any]]] = {
    "pakketten": ("packages.csv", Pakket),
    "objecttypen": ("objecttypes.csv", Objecttype),
    "attributen": ("attributes.csv", Attribuut),
    "relaties": ("relations.csv", Relatie),
    "generalisaties": ("generalizations.csv", Generalisatie),
    "enumeraties": ("enumerations.csv", EnumeratieFeit),
    "waarden": ("values.csv", WaardeFeit),
}
# Prose of the release: there only when its user imported it, never in what the project ships.
_DEFINITIES = "definitions.csv"
T = TypeVar("T")


def schrijf(catalogus: Catalogus, map: Path) -> Path:
    """Write the facts of a catalogue; the same catalogue gives the same bytes. Returns `map`."""
    map.mkdir(parents=True, exist_ok=True)
    for veld, (bestand, soort) in _BESTANDEN.items():
        _schrijf_csv(map / bestand, soort, getattr(catalogus.feiten, veld))
    if catalogus.feiten.definities:
        _schrijf_csv(map / _DEFINITIES, Definitie, catalogus.feiten.definities)
    release = catalogus.release
    inhoud = {
        "versie": release.versie,
        "datum": release.datum,
        "bestand": release.bestand,
        "sha256": release.sha256,
        "aantallen": {veld: len(getattr(catalogus.feiten, veld)) for veld in _BESTANDEN},
        "weggelaten": dict(sorted(release.weggelaten.items())),
    }
    tekst = yaml.safe_dump(inhoud, allow_unicode=True, sort_keys=False, width=100)
    (map / _RELEASE).write_text(tekst, "utf-8")
    return map


def is_catalogus(map: Path) -> bool:
    """Does this folder hold a catalogue?"""
    return (map / _RELEASE).is_file()


def lees(map: Path | None = None, correcties: Path | None = None) -> Catalogus:
    """Read a catalogue that `schrijf` wrote; without a folder the one the project ships.

    Raises:
        OnleesbareInvoer: a file is missing or does not have the columns it should have.
        DefinitieFout: a correction does not fit this catalogue.
    """
    bron = map or CATALOGUS / VERSIE
    feiten = Feiten(
        **{
            veld: tuple(_lees_csv(bron / naam, soort)) for veld, (naam, soort) in _BESTANDEN.items()
        },
        definities=tuple(_lees_definities(bron / _DEFINITIES)),
    )
    return tables.maak_catalogus(
        _lees_release(bron / _RELEASE), feiten, lees_correcties(correcties)
    )


def _schrijf_csv(pad: Path, soort: type[Any], rijen: Iterable[Any]) -> None:
    velden = [veld.name for veld in dataclasses.fields(soort)]
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerow(velden)
        haal = attrgetter(*velden)
        schrijver.writerows(haal(rij) for rij in rijen)


def _lees_csv(pad: Path, soort: Callable[..., T]) -> list[T]:
    velden = [veld.name for veld in dataclasses.fields(soort)]  # type: ignore[arg-type]
    nummer = velden.index("volgnummer") if "volgnummer" in velden else None
    try:
        with pad.open(encoding="utf-8", newline="") as bestand:
            lezer = csv.reader(bestand)
            if next(lezer, None) != velden:
                raise _beschadigd(pad, f"de kolommen {', '.join(velden)}.")
            if nummer is None:
                return [soort(*rij) for rij in lezer]
            return [soort(*rij[:nummer], int(rij[nummer]), *rij[nummer + 1 :]) for rij in lezer]
    except (OSError, ValueError, TypeError, IndexError):
        raise _beschadigd(pad, f"een CSV met de kolommen {', '.join(velden)}.") from None


def _lees_definities(pad: Path) -> list[Definitie]:
    return _lees_csv(pad, Definitie) if pad.is_file() else []


def _lees_release(pad: Path) -> Release:
    try:
        inhoud = yaml.safe_load(pad.read_text("utf-8"))
        return Release(**{veld.name: inhoud[veld.name] for veld in dataclasses.fields(Release)})
    except (OSError, yaml.YAMLError, KeyError, TypeError):
        raise _beschadigd(pad, "versie, datum, bestand, sha256 en weggelaten.") from None


def _beschadigd(pad: Path, verwacht: str) -> OnleesbareInvoer:
    return OnleesbareInvoer(
        "dit bestand van de GGM-catalogus ontbreekt of is beschadigd.",
        bestand=pad,
        verwacht=verwacht,
        doe="zet de map ggm_schema/catalogue terug uit de installatie."
        if pad.is_relative_to(CATALOGUS)
        else "lees de release opnieuw in met `waterpas ggm import`, in een andere map.",
    )
