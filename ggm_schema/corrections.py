"""Reads `corrections.yaml`: where the release is wrong or unusable, and what we do instead.

Belongs here: the shape of a correction. Does not belong here: any correction itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ggm_schema.yamlbestand import Yamlbestand

STANDAARD = Path(__file__).with_name("corrections.yaml")
Gevuld = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Streng(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Kolomcorrectie(_Streng):
    """Another type, column name or enumeration for one attribute; None leaves it as it is."""

    type: str | None = None
    naam: str | None = None
    enumeratie: str | None = None


class _Kolomcorrecties(Kolomcorrectie):
    kolommen: tuple[Gevuld, ...]
    reden: Gevuld


class _Schemacorrectie(_Streng):
    pakket: Gevuld
    schema_: Gevuld = Field(alias="schema")
    reden: Gevuld


class _Bestand(_Streng):
    schemas: tuple[_Schemacorrectie, ...] = ()
    kolommen: tuple[_Kolomcorrecties, ...] = ()


@dataclass(frozen=True)
class Correcties:
    """Corrections by package path and by `schema.tabel.kolom` (the uncorrected column name)."""

    schemas: Mapping[str, str]
    kolommen: Mapping[str, Kolomcorrectie]


def lees_correcties(pad: Path | None = None) -> Correcties:
    """Read the corrections; without a path those that the project ships.

    Raises:
        DefinitieFout: the file is no YAML, a correction lacks a field, a reason, or has a field
            too many, or something is corrected twice.
    """
    yaml = Yamlbestand(pad or STANDAARD)
    bestand = yaml.als(_Bestand)
    schemas: dict[str, str] = {}
    for nummer, schema in enumerate(bestand.schemas):
        if schema.pakket in schemas:
            raise yaml.fout(
                f"Het pakket '{schema.pakket}' is twee keer gecorrigeerd.",
                ("schemas", nummer, "pakket"),
            )
        schemas[schema.pakket] = schema.schema_
    kolommen: dict[str, Kolomcorrectie] = {}
    for nummer, correctie in enumerate(bestand.kolommen):
        for plaats, kolom in enumerate(correctie.kolommen):
            if kolom in kolommen:
                raise yaml.fout(
                    f"De kolom '{kolom}' is twee keer gecorrigeerd.",
                    ("kolommen", nummer, "kolommen", plaats),
                )
            kolommen[kolom] = correctie
    return Correcties(schemas, kolommen)
