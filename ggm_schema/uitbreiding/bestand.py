"""The file of one extension: which keys it has, and finding the files of a folder.

Belongs here: the shape of the YAML. Does not belong here: what it becomes (`feiten`), or whether it
is a good model (`regels`): so a definition, a type or an end of a relation may be absent here, and
a rule says so, together with all else that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from ggm_schema.errors import DefinitieFout
from ggm_schema.yamlbestand import Yamlbestand

STANDAARD = Path(__file__).parent.parent / "uitbreidingen"

Tekst = Annotated[str, StringConstraints(strip_whitespace=True)]
Gevuld = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9_]*$"),
    Field(description="kleine letters, cijfers en _, met een letter vooraan"),
]
Guid = Annotated[
    str,
    StringConstraints(
        pattern=r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$",
        to_upper=True,
        strip_whitespace=True,
    ),
    Field(description="een GUID, zoals 8E91C8DE-D513-4907-9180-A44CEED1B1DA"),
]


def _aantal(waarde: Any) -> Any:
    # YAML reads a bare 1 as a number.
    tekst = str(waarde) if type(waarde) is int else waarde
    if isinstance(tekst, str) and (grenzen := re.fullmatch(r"\s*(\d+)\.\.(\d+)\s*", tekst)):
        laagste, hoogste = int(grenzen[1]), int(grenzen[2])
        if laagste > hoogste or hoogste == 0:
            raise ValueError(f"Het aantal {laagste}..{hoogste} kan niet.")
    return tekst


Aantal = Annotated[
    str,
    BeforeValidator(_aantal),
    StringConstraints(pattern=r"^([1-9]\d*|\*|\d+\.\.(\d+|\*))$", strip_whitespace=True),
    Field(description="een aantal, zoals 0..1, 1, 0..* of 1..*"),
]


class _Streng(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Waarde(_Streng):
    """A value of an enumeration; in the file also a text alone, which is its label."""

    label: Gevuld
    code: Tekst = ""
    definitie: Tekst = ""

    @model_validator(mode="before")
    @classmethod
    def _alleen_label(cls, waarde: Any) -> Any:
        return {"label": waarde} if isinstance(waarde, str) else waarde


class Enumeratie(_Streng):
    """A closed list of values."""

    naam: Gevuld
    definitie: Tekst = ""
    waarden: tuple[Waarde, ...] = ()
    guid: Guid | None = None


class Attribuut(_Streng):
    """A property, with a type or a list of values. `verplicht` is a hint, never a constraint."""

    naam: Gevuld
    type: Tekst = ""
    enumeratie: Tekst = ""
    definitie: Tekst = ""
    verplicht: bool = False
    guid: Guid | None = None

    @model_validator(mode="after")
    def _een_van_beide(self) -> Attribuut:
        if self.type and self.enumeratie:
            raise ValueError(f"Het attribuut '{self.naam}' heeft een type én een enumeratie.")
        return self


class Objecttype(_Streng):
    """An object type; `is_een` names what it is a kind of."""

    naam: Gevuld
    definitie: Tekst = ""
    is_een: tuple[Gevuld, ...] = ()
    synoniemen: tuple[Gevuld, ...] = ()
    attributen: tuple[Attribuut, ...] = ()
    guid: Guid | None = None


class Aantallen(_Streng):
    """How many of each end belong to one of the other; None is absent."""

    van: Aantal | None = None
    naar: Aantal | None = None


class Rollen(_Streng):
    """What each end is to the other."""

    van: Tekst = ""
    naar: Tekst = ""


class Relatie(_Streng):
    """An association from one object type to another."""

    van: Tekst = ""
    naam: Tekst = ""
    naar: Tekst = ""
    multipliciteit: Aantallen = Aantallen()
    rol: Rollen = Rollen()
    definitie: Tekst = ""
    guid: Guid | None = None


class Aanvulling(_Streng):
    """Extra attributes of an object type of the GGM."""

    objecttype: Gevuld
    attributen: tuple[Attribuut, ...] = Field(min_length=1)


class Bestand(_Streng):
    """All of one extension. `domein` is a domain of the GGM or one of the municipality."""

    id: Id
    naam: Gevuld
    beschrijving: Gevuld
    eigenaar: Gevuld
    domein: Gevuld
    enumeraties: tuple[Enumeratie, ...] = ()
    objecttypen: tuple[Objecttype, ...] = ()
    relaties: tuple[Relatie, ...] = ()
    aanvullingen: tuple[Aanvulling, ...] = ()


@dataclass(frozen=True)
class Uitbreiding:
    """The content of a file, and the file itself for the lines that messages name."""

    inhoud: Bestand
    yaml: Yamlbestand

    @property
    def id(self) -> str:
        """Its name in paths, schemas and as `vindplaats`."""
        return self.inhoud.id


def lees(pad: Path) -> Uitbreiding:
    """Read one extension.

    Raises:
        DefinitieFout: no YAML, a key that does not exist or is missing, or an id that is not the
            name of the file.
    """
    yaml = Yamlbestand(pad)
    inhoud = yaml.als(Bestand)
    if inhoud.id != pad.stem:
        raise yaml.fout(
            f"het id '{inhoud.id}' is anders dan de naam van het bestand.",
            ("id",),
            verwacht=f"'{pad.stem}'.",
            doe=f"noem het bestand {inhoud.id}.yaml, of verander het id.",
        )
    return Uitbreiding(inhoud, yaml)


def lees_map(map: Path | None = None) -> list[Uitbreiding]:
    """The extensions of a folder by file name; without a folder those in the project itself.

    Raises:
        DefinitieFout: the folder is not there, a file ends on `.yml`, or see `lees`.
    """
    bron = map or STANDAARD
    if not bron.is_dir():
        if bron == STANDAARD:  # an installation without the project tree has no extensions in it
            return []
        raise DefinitieFout(
            "de map met eigen uitbreidingen is er niet.",
            bestand=bron,
            doe="maak de map, of verbeter WATERPAS_UITBREIDINGEN.",
        )
    _weiger_andere_uitgang(bron.iterdir())
    return [lees(pad) for pad in sorted(bron.glob("*.yaml"))]


def _weiger_andere_uitgang(paden: Iterable[Path]) -> None:
    for pad in sorted(paden):
        if pad.suffix.lower() in (".yml", ".yaml") and pad.suffix != ".yaml":
            raise DefinitieFout(
                "dit bestand zou niet worden gelezen.",
                bestand=pad,
                verwacht="een naam op .yaml.",
                doe=f"hernoem het naar {pad.stem}.yaml.",
            )
