"""The difference of two releases as JSON, in a shape that other programs can count on.

Belongs here: the shape of the file. Does not belong here: what the kinds mean (`wijziging`,
`gevolgen`).

`vormversie` goes up when a field is renamed, dropped or means something else; a new field, or a new
word for `soort`, leaves it as it is.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from ggm_schema.model import Release
from ggm_schema.verschil.verslag import Verslag

VORM: Literal["waterpas-ggm-verschil"] = "waterpas-ggm-verschil"
VORMVERSIE: Literal[1] = 1


class _Vorm(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReleaseVorm(_Vorm):
    """Which release: the version label can be the same for two files, the sha256 cannot."""

    versie: str
    datum: str
    bestand: str
    sha256: str


class TellingVorm(_Vorm):
    """How many changes of one kind to one kind of element."""

    element: str
    soort: str
    aantal: int = Field(ge=1)


class WijzigingVorm(_Vorm):
    """One change, as `Wijziging` says it."""

    soort: str
    element: str
    domein: str
    pakket: str
    eigenaar: str
    naam: str
    oud: str
    nieuw: str
    guid_oud: str
    guid_nieuw: str


class GevolgVorm(_Vorm):
    """What changes for one table or column of the warehouse, as `Gevolg` says it."""

    soort: str
    oud: str
    nieuw: str
    detail: str


class Verschilbestand(_Vorm):
    """The whole file."""

    vorm: Literal["waterpas-ggm-verschil"] = VORM
    vormversie: Literal[1] = VORMVERSIE
    oud: ReleaseVorm
    nieuw: ReleaseVorm
    telling: list[TellingVorm]
    wijzigingen: list[WijzigingVorm]
    datapakhuis: list[GevolgVorm]


def bestand(verslag: Verslag) -> Verschilbestand:
    """The report in the shape of the file."""
    return Verschilbestand(
        oud=_release(verslag.oud),
        nieuw=_release(verslag.nieuw),
        telling=[
            TellingVorm(element=element, soort=soort, aantal=verslag.telling[element, soort])
            for element in verslag.elementen
            for soort in verslag.soorten
            if (element, soort) in verslag.telling
        ],
        wijzigingen=[
            WijzigingVorm(
                soort=w.soort,
                element=w.element,
                domein=w.domein,
                pakket=w.pakket,
                eigenaar=w.eigenaar,
                naam=w.naam,
                oud=w.oud,
                nieuw=w.nieuw,
                guid_oud=w.guid_oud,
                guid_nieuw=w.guid_nieuw,
            )
            for w in verslag.wijzigingen
        ],
        datapakhuis=[
            GevolgVorm(soort=g.soort, oud=g.oud, nieuw=g.nieuw, detail=g.detail)
            for g in verslag.gevolgen
        ],
    )


def json(verslag: Verslag) -> str:
    """The report as JSON text."""
    return bestand(verslag).model_dump_json(indent=2) + "\n"


def _release(release: Release) -> ReleaseVorm:
    return ReleaseVorm(
        versie=release.versie,
        datum=release.datum,
        bestand=release.bestand,
        sha256=release.sha256,
    )
