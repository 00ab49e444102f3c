"""Reads `corrections.yaml`: where the release is wrong or unusable, and what we do instead.

Belongs here: the shape of a correction. Does not belong here: any correction itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ggm_schema.errors import DefinitieFout

STANDAARD = Path(__file__).with_name("corrections.yaml")
_KOLOMVELDEN = {"kolommen", "type", "naam", "enumeratie", "reden"}
_SCHEMAVELDEN = {"pakket", "schema", "reden"}


@dataclass(frozen=True, slots=True)
class Kolomcorrectie:
    """Another type, column name or enumeration for one attribute; None leaves it as it is."""

    type: str | None
    naam: str | None
    enumeratie: str | None


@dataclass(frozen=True)
class Correcties:
    """Corrections by package path and by `schema.tabel.kolom` (the uncorrected column name)."""

    schemas: Mapping[str, str]
    kolommen: Mapping[str, Kolomcorrectie]


def lees_correcties(pad: Path | None = None) -> Correcties:
    """Read the corrections; without a path those that the project ships.

    Raises:
        DefinitieFout: the file is no YAML, or a correction lacks a field, a reason, or has a field
            too many.
    """
    bestand = pad or STANDAARD
    try:
        inhoud = yaml.load(bestand.read_text("utf-8"), _loader())
    except yaml.YAMLError as fout:
        merk = getattr(fout, "problem_mark", None)
        regel = merk.line + 1 if merk else None
        raise DefinitieFout("dit is geen geldige YAML.", bestand=bestand, regel=regel) from None
    if not isinstance(inhoud, dict) or set(inhoud) - {"schemas", "kolommen"}:
        raise DefinitieFout("verwacht de delen schemas en kolommen.", bestand=bestand)
    schemas = {}
    for correctie in inhoud.get("schemas") or ():
        _controleer(correctie, _SCHEMAVELDEN, {"pakket", "schema", "reden"}, bestand)
        schemas[correctie["pakket"]] = correctie["schema"]
    kolommen = {}
    for correctie in inhoud.get("kolommen") or ():
        _controleer(correctie, _KOLOMVELDEN, {"kolommen", "reden"}, bestand)
        for kolom in correctie["kolommen"]:
            if kolom in kolommen:
                raise DefinitieFout(f"{kolom} is twee keer gecorrigeerd.", bestand=bestand)
            kolommen[kolom] = Kolomcorrectie(
                correctie.get("type"), correctie.get("naam"), correctie.get("enumeratie")
            )
    return Correcties(schemas, kolommen)


def _loader() -> type[Any]:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _controleer(correctie: Any, mag: set[str], moet: set[str], bestand: Path) -> None:
    if not isinstance(correctie, dict) or set(correctie) - mag or not moet <= set(correctie):
        raise DefinitieFout(
            f"de correctie {correctie!r} heeft niet de goede velden.",
            bestand=bestand,
            verwacht=f"{', '.join(sorted(moet))} en mogelijk {', '.join(sorted(mag - moet))}.",
        )
    if not str(correctie["reden"]).strip():
        raise DefinitieFout(f"de correctie {correctie!r} heeft geen reden.", bestand=bestand)
