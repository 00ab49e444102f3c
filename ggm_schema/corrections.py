"""Reads `corrections.yaml`: where the release is wrong or unusable, and what we do instead.

Belongs here: the shape of a correction. Does not belong here: any correction itself.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ggm_schema.guid import PAD_SCHEIDING
from ggm_schema.yamlbestand import Plek, Yamlbestand

STANDAARD = Path(__file__).with_name("corrections.yaml")
Gevuld = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
# What an entry is about: (package path), (schema.tabel.kolom), (class), (source, name, target).
Sleutel: TypeAlias = tuple[str, ...]


class _Streng(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Kolomcorrectie(_Streng):
    """Another type, column name or enumeration for one attribute; None leaves it as it is.

    `vindplaats` is that of `Attribuut`: `json` is about an attribute of the JSON schemas only.
    """

    type: str | None = None
    naam: str | None = None
    enumeratie: str | None = None
    vindplaats: str = ""


class _Kolomcorrecties(Kolomcorrectie):
    kolommen: tuple[Gevuld, ...]
    reden: Gevuld


class _Schemacorrectie(_Streng):
    pakket: Gevuld
    schema_: Gevuld = Field(alias="schema")
    reden: Gevuld


class _Klassen(_Streng):
    van: Gevuld
    naar: Gevuld
    klassen: dict[Gevuld, Gevuld]
    reden: Gevuld


class _Weggelaten(_Streng):
    van: Gevuld
    naam: str
    naar: Gevuld
    reden: Gevuld


class _Relaties(_Streng):
    vervangen: tuple[_Klassen, ...] = ()
    weglaten: tuple[_Weggelaten, ...] = ()


class _Bestand(_Streng):
    release: Gevuld | None = None
    schemas: tuple[_Schemacorrectie, ...] = ()
    kolommen: tuple[_Kolomcorrecties, ...] = ()
    relaties: _Relaties = _Relaties()


@dataclass(frozen=True, slots=True)
class Vervanging:
    """The class (path and name) that takes the place of one that is left out, and why."""

    naar: str
    reden: str


@dataclass(frozen=True)
class Relatiecorrecties:
    """Relations with a class that is left out.

    `klassen` is by (path and name of the class), `weglaten` a reason by (source, name, target).
    """

    klassen: Mapping[Sleutel, Vervanging] = field(default_factory=dict)
    weglaten: Mapping[Sleutel, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Herkomst:
    """Where an entry stands in the file, and its reason."""

    regel: int
    reden: str


@dataclass(frozen=True)
class Correcties:
    """Corrections by package path and by `schema.tabel.kolom` (the uncorrected column name).

    `release` is the one that they were made for: there each entry must fit. In another release an
    entry that fits nothing is only reported. None is: for any release.
    """

    schemas: Mapping[str, str] = field(default_factory=dict)
    kolommen: Mapping[str, Kolomcorrectie] = field(default_factory=dict)
    relaties: Relatiecorrecties = Relatiecorrecties()
    release: str | None = None
    herkomst: Mapping[Sleutel, Herkomst] = field(default_factory=dict)
    bestand: Path = STANDAARD

    def voor(self, vindplaatsen: Collection[str]) -> Correcties:
        """Without the entries about attributes of a place that was not read."""
        kolommen = {
            kolom: correctie
            for kolom, correctie in self.kolommen.items()
            if correctie.vindplaats in ("", *vindplaatsen)
        }
        return dataclasses.replace(self, kolommen=kolommen)

    def is_streng(self, versie: str) -> bool:
        """Must each entry fit this release?"""
        return self.release is None or self.release == versie


def lees_correcties(pad: Path | None = None) -> Correcties:
    """Read the corrections; without a path those that the project ships.

    Raises:
        DefinitieFout: the file is no YAML, a correction lacks a field, a reason, or has a field
            too many, or something is corrected twice.
    """
    lezer = _Lezer(pad or STANDAARD)
    bestand = lezer.bestand
    for nummer, schema in enumerate(bestand.schemas):
        lezer.noteer((schema.pakket,), "Het pakket", schema.reden, ("schemas", nummer, "pakket"))
    for nummer, correctie in enumerate(bestand.kolommen):
        for plaats, kolom in enumerate(correctie.kolommen):
            plek = ("kolommen", nummer, "kolommen", plaats)
            lezer.noteer((kolom,), "De kolom", correctie.reden, plek)
    return Correcties(
        schemas={schema.pakket: schema.schema_ for schema in bestand.schemas},
        kolommen={kolom: c for c in bestand.kolommen for kolom in c.kolommen},
        relaties=_relaties(lezer, bestand.relaties),
        release=bestand.release,
        herkomst=lezer.herkomst,
        bestand=lezer.yaml.pad,
    )


def _relaties(lezer: _Lezer, relaties: _Relaties) -> Relatiecorrecties:
    klassen: dict[Sleutel, Vervanging] = {}
    for nummer, groep in enumerate(relaties.vervangen):
        for oud, nieuw in groep.klassen.items():
            sleutel = (f"{groep.van}{PAD_SCHEIDING}{oud}",)
            plek = ("relaties", "vervangen", nummer, "klassen", oud)
            lezer.noteer(sleutel, "De klasse", groep.reden, plek)
            klassen[sleutel] = Vervanging(f"{groep.naar}{PAD_SCHEIDING}{nieuw}", groep.reden)
    weglaten: dict[Sleutel, str] = {}
    for nummer, relatie in enumerate(relaties.weglaten):
        driedelig = (relatie.van, relatie.naam, relatie.naar)
        lezer.noteer(driedelig, "De relatie", relatie.reden, ("relaties", "weglaten", nummer))
        weglaten[driedelig] = relatie.reden
    return Relatiecorrecties(klassen, weglaten)


class _Lezer:
    """The file, and what was already corrected in it."""

    def __init__(self, pad: Path) -> None:
        self.yaml = Yamlbestand(pad)
        self.bestand = self.yaml.als(_Bestand)
        self.herkomst: dict[Sleutel, Herkomst] = {}

    def noteer(self, sleutel: Sleutel, soort: str, reden: str, plek: Plek) -> None:
        if sleutel in self.herkomst:
            raise self.yaml.fout(f"{soort} '{naam(sleutel)}' is twee keer gecorrigeerd.", plek)
        self.herkomst[sleutel] = Herkomst(self.yaml.regel(plek), reden)


def naam(sleutel: Sleutel) -> str:
    """What an entry is about, as text."""
    return sleutel[0] if len(sleutel) == 1 else "{} - {} → {}".format(*sleutel)


def namen(sleutels: Iterable[Sleutel]) -> str:
    """What entries are about, as text."""
    return ", ".join(sorted(map(naam, sleutels)))
