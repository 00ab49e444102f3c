"""The format of a source, as its contract states it under `nl.waterpas.formaat`.

Belongs here: what a reader must know before it opens a file. Does not belong here: reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Annotated, Final, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    TypeAdapter,
    ValidationInfo,
    field_validator,
)

from ggm_schema.errors import OnleesbareInvoer

Auto = Literal["auto"]
AUTO: Final[Auto] = "auto"
Codering = Literal["utf-8", "utf-8-sig", "windows-1252", "latin-1", "utf-16"]


class Basisformaat(BaseModel):
    """What all formats share.

    Attributes:
        bestanden: file name pattern per object (`zaken*.json`), capitals or not. Needed where one
            source delivers several kinds of files; without it every file may hold every object.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    bestanden: dict[str, str] = Field(default_factory=dict)
    _kolommen: dict[str, tuple[str, ...]] = PrivateAttr(default_factory=dict)
    _schemas: Path | None = PrivateAttr(default=None)

    @property
    def kolommen(self) -> Mapping[str, tuple[str, ...]]:
        """Per object of the contract the columns it declares, names as delivered."""
        return self._kolommen

    def voor(self, kolommen: Mapping[str, tuple[str, ...]]) -> None:
        """Tell the format which objects and columns its contract declares."""
        self._kolommen = dict(kolommen)

    def schemas(self, map: Path | None) -> None:
        """Tell the format in which folder this installation keeps XML schemas, if it does."""
        self._schemas = map

    def objecten_van(self, bestand: str) -> list[str]:
        """The objects that a file of this name may hold.

        Raises:
            OnleesbareInvoer: the contract has file name patterns and none fits.
        """
        if not self.bestanden:
            return list(self._kolommen)
        for naam in _namen(bestand.casefold()):
            passend = [
                object_
                for object_, patroon in self.bestanden.items()
                if fnmatchcase(naam, patroon.casefold())
            ]
            if passend:
                return passend
        patronen = ", ".join(f"{p} (voor {o})" for o, p in self.bestanden.items())
        raise OnleesbareInvoer(
            "De naam van dit bestand past bij geen enkel onderdeel van het contract.",
            bestand=bestand,
            verwacht=f"een naam als {patronen}.",
            doe="Hernoem het bestand, haal het weg uit de levering, of pas 'bestanden' in het "
            "contract aan.",
        )

    def enig_object_van(self, bestand: str) -> str:
        """The object that a file of this name holds, for formats in which a file is one table.

        Raises:
            OnleesbareInvoer: as `objecten_van`, or more than one fits.
        """
        objecten = self.objecten_van(bestand)
        if len(objecten) != 1:
            raise OnleesbareInvoer(
                f"Dit bestand past bij meer dan één onderdeel: {', '.join(objecten)}.",
                bestand=bestand,
                doe="Maak de patronen onder 'bestanden' in het contract preciezer.",
            )
        return objecten[0]


def _namen(bestand: str) -> Iterator[str]:
    """The names a file goes by, the nearest first: its own, and those of the archives around it."""
    for naam in reversed(bestand.split("/")):
        yield naam
        yield naam.removesuffix(".gz")


class CsvFormaat(Basisformaat):
    """Text with separators; the first record names the columns.

    Attributes:
        scheidingsteken, codering: `auto` is recognised per file, and what was recognised is told.
        decimaalteken: informs mappings and documentation: bron keeps numbers as the text they were.
        leeg: texts that stand for a missing value, between quotes or not.
    """

    soort: Literal["csv"]
    scheidingsteken: str = ";"
    aanhalingsteken: str = '"'
    codering: Literal[Codering, Auto] = "utf-8"
    decimaalteken: Literal[",", "."] = ","
    leeg: tuple[str, ...] = ()

    @field_validator("scheidingsteken", "aanhalingsteken")
    @classmethod
    def _een_teken(cls, waarde: str, veld: ValidationInfo) -> str:
        if waarde == AUTO and veld.field_name == "scheidingsteken":
            return waarde
        if len(waarde) != 1 or not waarde.isascii() or waarde in "\r\n\0":
            raise ValueError("Het scheidingsteken en het aanhalingsteken zijn elk één teken.")
        return waarde


class ExcelFormaat(Basisformaat):
    """A sheet of an Excel file (.xlsx or .xls).

    Attributes:
        blad: per object the name of its sheet, or its number among the sheets that are not hidden,
            from 1; without it the first.
        kop: per object the first and last row with column names, from 1; without it row 1.
        leeg: texts that stand for a missing value.
    """

    soort: Literal["excel"]
    blad: dict[str, Annotated[int, Field(ge=1)] | Annotated[str, Field(min_length=1)]] = Field(
        default_factory=dict
    )
    kop: dict[str, tuple[int, int]] = Field(default_factory=dict)
    leeg: tuple[str, ...] = ()

    @field_validator("kop")
    @classmethod
    def _regels(cls, koppen: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
        if any(not 1 <= eerste <= laatste <= 1_000 for eerste, laatste in koppen.values()):
            raise ValueError(
                "De kop is de eerste en de laatste regel met kolomnamen, bijvoorbeeld [1, 2]."
            )
        return koppen


class ParquetFormaat(Basisformaat):
    """Parquet; every value becomes text."""

    soort: Literal["parquet"]


class JsonFormaat(Basisformaat):
    """JSON in UTF-8.

    `pad` gives per object the place of its records, as ijson writes it: `personen.item` for the
    items of the list under `personen`, `item` for those of a list at the top, and an empty text for
    JSON Lines (one record after the other).
    A column `../naam` is a field of the object around the list that the record is in.
    """

    soort: Literal["json"]
    pad: dict[str, str] = Field(min_length=1)


class BagFormaat(Basisformaat):
    """Kadaster's BAG 2.0 extract: zip files in a zip file, with XML."""

    soort: Literal["bag"]


class Elementformaat(Basisformaat):
    """Records that are elements of an XML document.

    `pad` gives per object the elements from the root to a record, names without namespace:
    `Bericht/Client/Toewijzing`.
    """

    pad: dict[str, str] = Field(min_length=1)

    @field_validator("pad")
    @classmethod
    def _elementnamen(cls, paden: dict[str, str]) -> dict[str, str]:
        for pad in paden.values():
            if not all(re.fullmatch(r"[^\W\d][\w.-]*", naam) for naam in pad.split("/")):
                raise ValueError(
                    "Een pad bestaat uit elementnamen zonder voorvoegsel, met '/' ertussen."
                )
        if len(set(paden.values())) < len(paden):
            raise ValueError("Twee onderdelen hebben hetzelfde pad.")
        return paden


class XmlFormaat(Elementformaat):
    """XML messages.

    `xsd` names the schemas that the messages follow, within the folder where the installation keeps
    them; the namespace of a message decides which of them it is held against.
    """

    soort: Literal["xml"]
    xsd: tuple[str, ...] = ()

    @field_validator("xsd", mode="before")
    @classmethod
    def _een_of_meer(cls, waarde: object) -> object:
        return (waarde,) if isinstance(waarde, str) else waarde

    @field_validator("xsd")
    @classmethod
    def _binnen_de_map(cls, namen: tuple[str, ...]) -> tuple[str, ...]:
        for naam in namen:
            if PurePosixPath(naam).is_absolute() or ".." in naam.split("/") or "\\" in naam:
                raise ValueError("Een xsd is de naam van een bestand in de map met schema's.")
        return namen

    @property
    def xsd_map(self) -> Path | None:
        """Where this installation keeps XML schemas; None: nowhere."""
        return self._schemas


class GmlFormaat(Elementformaat):
    """GML features; a geometry becomes WKT."""

    soort: Literal["gml"]


class Veld(BaseModel):
    """A field of a fixed-width record: first position (from 1) and length, in characters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    naam: str = Field(min_length=1)
    begin: int = Field(ge=1)
    lengte: int = Field(ge=1, le=100_000)


class VastFormaat(Basisformaat):
    """Text with fields at fixed positions, one record per line.

    `recordcode` gives per object the first characters of its lines.
    """

    soort: Literal["vast"]
    velden: dict[str, tuple[Veld, ...]] = Field(min_length=1)
    recordcode: dict[str, str] = Field(default_factory=dict)
    codering: Codering = "utf-8"
    regeleinde: Literal["auto", "crlf", "lf"] = "auto"


Formaat = (
    CsvFormaat
    | ExcelFormaat
    | ParquetFormaat
    | JsonFormaat
    | BagFormaat
    | XmlFormaat
    | GmlFormaat
    | VastFormaat
)

FORMAAT: TypeAdapter[Formaat] = TypeAdapter(Annotated[Formaat, Field(discriminator="soort")])
