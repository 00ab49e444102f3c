"""Reads the JSON schemas of a release: one file per diagram, one definition per table.

Belongs here: finding the files, their format, and what is said about a bad one. Does not belong
here: which object type a table is, and what is taken over from it (`jsonschemas`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ggm_schema.errors import OnleesbareInvoer

_DOE = "gebruik de ongewijzigde map ddl met JSON-schema's uit de officiële release."


class Veld(BaseModel):
    """A property of a table: type and format as JSON Schema spells them, and its values if closed.

    Types, formats and values are guessed by the generator of the release, mostly from the name.
    """

    model_config = ConfigDict(frozen=True)

    type: str = ""
    format: str = ""
    enum: tuple[str, ...] = ()
    description: str = ""


class _Tabel(BaseModel):
    properties: dict[str, Veld] = {}


class _Schema(BaseModel):
    title: str
    tabellen: dict[str, _Tabel] = Field(alias="$defs")


@dataclass(frozen=True, slots=True)
class Jsontabel:
    """One table of one diagram; `bestand` is its file within the folder that was read, with `/`."""

    bestand: str
    diagram: str
    naam: str
    velden: dict[str, Veld]


def lees_schemas(map: Path) -> list[Jsontabel]:
    """All tables of all JSON schemas in a folder and the folders in it, by file and name.

    Other JSON files, without the `$defs` of a schema, are passed over.

    Raises:
        OnleesbareInvoer: there is no such folder, it has no schemas, or a file is damaged.
    """
    if not map.is_dir():
        raise OnleesbareInvoer("deze map met JSON-schema's bestaat niet.", bestand=map, doe=_DOE)
    tabellen = [tabel for pad in sorted(map.rglob("*.json")) for tabel in _lees(pad, map)]
    if not tabellen:
        raise OnleesbareInvoer(
            "in deze map staan geen JSON-schema's van het GGM.",
            bestand=map,
            verwacht="bestanden .json, een per diagram, met de tabellen onder $defs.",
            doe=_DOE,
        )
    return tabellen


def _lees(pad: Path, map: Path) -> Iterator[Jsontabel]:
    try:
        inhoud = json.loads(pad.read_text("utf-8"))
    except json.JSONDecodeError as fout:
        raise _beschadigd(pad, fout.lineno) from None
    except (OSError, ValueError, RecursionError):
        raise _beschadigd(pad) from None
    if not isinstance(inhoud, dict) or "$defs" not in inhoud:
        return
    try:
        schema = _Schema.model_validate(inhoud)
    except ValidationError:
        raise _beschadigd(pad) from None
    bestand = pad.relative_to(map).as_posix()
    for naam, tabel in schema.tabellen.items():
        yield Jsontabel(bestand, schema.title.strip(), naam, tabel.properties)


def _beschadigd(pad: Path, regel: int | None = None) -> OnleesbareInvoer:
    return OnleesbareInvoer(
        "dit JSON-schema is beschadigd.",
        bestand=pad,
        regel=regel,
        verwacht="JSON met een title en per tabel onder $defs de properties.",
        doe=_DOE,
    )
