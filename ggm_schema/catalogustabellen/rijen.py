"""One row of each table of `ggm_catalogus.sql`: the same columns in the same order.

Belongs here: names and Python types. Does not belong here: what a column means, which is a comment
in the database itself.
"""

from __future__ import annotations

from typing import NamedTuple


class Release(NamedTuple):
    versie: str
    datum: str
    bestand: str
    sha256: str


class Domein(NamedTuple):
    domein: str
    nummer: int | None
    naam: str


class Pakket(NamedTuple):
    guid: str
    naam: str
    pad: str
    domein: str
    schema: str | None


class Objecttype(NamedTuple):
    guid: str
    pakket_guid: str
    naam: str
    soort: str
    synoniemen: list[str]
    gemma_naam: str | None
    gemma_url: str | None
    schema: str | None
    tabel: str | None
    definitie: str | None


class Attribuut(NamedTuple):
    guid: str
    objecttype_guid: str
    objecttype: str
    volgnummer: int
    naam: str
    type: str | None
    enumeratie_guid: str | None
    mogelijk_geen_waarde: str | None
    formele_historie: str | None
    in_onderzoek: str | None
    herkomst: str | None
    authentiek: str | None
    vindplaats: str
    schema: str | None
    tabel: str | None
    kolom: str | None
    definitie: str | None


class Relatie(NamedTuple):
    guid: str
    naam: str | None
    van_guid: str
    van: str
    van_min: int
    van_max: int | None
    van_rol: str | None
    naar_guid: str
    naar: str
    naar_min: int
    naar_max: int | None
    naar_rol: str | None
    definitie: str | None


class Generalisatie(NamedTuple):
    guid: str
    sub_guid: str
    sub: str
    super_guid: str
    super: str


class Enumeratie(NamedTuple):
    guid: str
    pakket_guid: str
    naam: str
    schema: str
    definitie: str | None


class Waarde(NamedTuple):
    enumeratie_guid: str
    volgnummer: int
    code: str | None
    label: str
    definitie: str | None


class Tabel(NamedTuple):
    schema: str
    tabel: str
    soort: str
    objecttype: str | None
    objecttype_guid: str | None
    relatie_guid: str | None
    pakket_guid: str | None
    domein: str
    sleutel: str
    supertypes: list[str]


class Kolom(NamedTuple):
    schema: str
    tabel: str
    volgnummer: int
    kolom: str
    soort: str
    type: str
    ggm_type: str | None
    lengte: int | None
    enumeratie: str | None
    enumeratie_guid: str | None
    attribuut: str | None
    attribuut_guid: str | None
    relatie: str | None
    relatie_guid: str | None
    verwijst_naar: str | None
    doel_min: int | None
    doel_max: int | None
    verplicht: bool
    vindplaats: str | None
    definitie: str | None
