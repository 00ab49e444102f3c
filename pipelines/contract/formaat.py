"""The format of a source, as its contract states it under `nl.waterpas.formaat`.

Belongs here: what a reader must know before it opens a file. Does not belong here: reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, TypeAdapter, field_validator

from ggm_schema.errors import OnleesbareInvoer

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

    @property
    def kolommen(self) -> Mapping[str, tuple[str, ...]]:
        """Per object of the contract the columns it declares, names as delivered."""
        return self._kolommen

    def voor(self, kolommen: Mapping[str, tuple[str, ...]]) -> None:
        """Tell the format which objects and columns its contract declares."""
        self._kolommen = dict(kolommen)

    def objecten_van(self, bestand: str) -> list[str]:
        """The objects that a file of this name may hold.

        Raises:
            OnleesbareInvoer: the contract has file name patterns and none fits.
        """
        if not self.bestanden:
            return list(self._kolommen)
        naam = bestand.casefold()
        passend = [
            object_
            for object_, patroon in self.bestanden.items()
            if fnmatchcase(naam, patroon.casefold())
        ]
        if not passend:
            patronen = ", ".join(f"{p} (voor {o})" for o, p in self.bestanden.items())
            raise OnleesbareInvoer(
                "De naam van dit bestand past bij geen enkel onderdeel van het contract.",
                bestand=bestand,
                verwacht=f"een naam als {patronen}.",
                doe="Hernoem het bestand, haal het weg uit de levering, of pas 'bestanden' in het "
                "contract aan.",
            )
        return passend


class CsvFormaat(Basisformaat):
    """Text with separators; the first record names the columns.

    `decimaalteken` informs mappings and documentation: bron keeps numbers as the text they were.
    """

    soort: Literal["csv"]
    scheidingsteken: str = ";"
    aanhalingsteken: str = '"'
    codering: Codering = "utf-8"
    decimaalteken: Literal[",", "."] = ","

    @field_validator("scheidingsteken", "aanhalingsteken")
    @classmethod
    def _een_teken(cls, waarde: str) -> str:
        if len(waarde) != 1 or not waarde.isascii() or waarde in "\r\n\0":
            raise ValueError("Het scheidingsteken en het aanhalingsteken zijn elk één teken.")
        return waarde


class JsonFormaat(Basisformaat):
    """JSON in UTF-8.

    `pad` gives per object the place of its records, as ijson writes it: `personen.item` for the
    items of the list under `personen`, `item` for those of a list at the top, and an empty text for
    JSON Lines (one record after the other).
    """

    soort: Literal["json"]
    pad: dict[str, str] = Field(min_length=1)


class BagFormaat(Basisformaat):
    """Kadaster's BAG 2.0 extract: zip files in a zip file, with XML."""

    soort: Literal["bag"]


Formaat = CsvFormaat | JsonFormaat | BagFormaat

FORMAAT: TypeAdapter[Formaat] = TypeAdapter(
    Annotated[CsvFormaat | JsonFormaat | BagFormaat, Field(discriminator="soort")]
)
