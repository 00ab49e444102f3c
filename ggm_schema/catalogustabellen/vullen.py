"""The catalogue as rows for the warehouse: one kind of row per table of `ggm_catalogus.sql`.

Belongs here: which fact goes in which column. Does not belong here: making the tables and putting
rows in them (that is up to who has the database), or how facts become tables (see `tables`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from ggm_schema.catalogustabellen import rijen
from ggm_schema.guid import PAD_SCHEIDING
from ggm_schema.model import Attribuut, Catalogus, Enumeratie, Kolom, Relatie, Tabel
from ggm_schema.multipliciteit import Multipliciteit, multipliciteit

SCHEMA = "ggm_catalogus"
SQL = Path(__file__).with_name("ggm_catalogus.sql")
_WERKBOEK = "werkboek"
_DOMEIN = re.compile(r"(\d+)\s+(.+)")


def catalogustabellen(catalogus: Catalogus) -> dict[str, dict[str, list[Any]]]:
    """Per table of the schema its columns, each with a value per row; None is absent."""
    bouw = _Rijen(catalogus)
    soorten: tuple[tuple[str, type[Any], Callable[[], Iterable[Any]]], ...] = (
        ("release", rijen.Release, bouw.releases),
        ("domein", rijen.Domein, bouw.domeinen),
        ("pakket", rijen.Pakket, bouw.pakketten),
        ("objecttype", rijen.Objecttype, bouw.objecttypen),
        ("attribuut", rijen.Attribuut, bouw.attributen),
        ("relatie", rijen.Relatie, bouw.relaties),
        ("generalisatie", rijen.Generalisatie, bouw.generalisaties),
        ("enumeratie", rijen.Enumeratie, bouw.enumeraties),
        ("waarde", rijen.Waarde, bouw.waarden),
        ("tabel", rijen.Tabel, bouw.tabellen),
        ("kolom", rijen.Kolom, bouw.kolommen),
    )
    return {naam: _als_kolommen(soort, maak()) for naam, soort, maak in soorten}


def domein_van(pad: str) -> str:
    """The policy domain of a package: the first part of its path.

    >>> domein_van("99 Kern / BAG / Model BAG")
    '99 Kern'
    """
    return pad.partition(PAD_SCHEIDING)[0]


def _als_kolommen(soort: type[Any], rijen: Iterable[Any]) -> dict[str, list[Any]]:
    namen: tuple[str, ...] = soort._fields
    per_kolom = list(zip(*rijen, strict=True)) or [()] * len(namen)
    return {naam: list(waarden) for naam, waarden in zip(namen, per_kolom, strict=True)}


class _Rijen:
    def __init__(self, catalogus: Catalogus) -> None:
        self._catalogus = catalogus
        self._feiten = catalogus.feiten
        self._definities = catalogus.feiten.definitie_van

    @cached_property
    def _tabel_van(self) -> Mapping[str, Tabel]:
        """Table per GUID of an object type."""
        return {t.guid: t for t in self._catalogus.tabellen if t.guid and t.objecttype}

    @cached_property
    def _plek_van(self) -> Mapping[str, tuple[Tabel, Kolom]]:
        """Table and column per GUID of an attribute."""
        return {
            kolom.guid: (tabel, kolom)
            for tabel in self._catalogus.tabellen
            for kolom in tabel.kolommen
            if kolom.guid and kolom.soort == "attribuut"
        }

    @cached_property
    def _attribuut_van(self) -> Mapping[str, Attribuut]:
        return {attribuut.guid: attribuut for attribuut in self._feiten.attributen}

    @cached_property
    def _relatie_van(self) -> Mapping[str, Relatie]:
        return {relatie.guid: relatie for relatie in self._feiten.relaties}

    @cached_property
    def _pakket_guid(self) -> Mapping[str, str]:
        return {pakket.pad: pakket.guid for pakket in self._feiten.pakketten}

    def releases(self) -> Iterator[rijen.Release]:
        r = self._catalogus.release
        yield rijen.Release(r.versie, r.datum, r.bestand, r.sha256)

    def domeinen(self) -> Iterator[rijen.Domein]:
        for domein in sorted({domein_van(pakket.pad) for pakket in self._feiten.pakketten}):
            gevonden = _DOMEIN.fullmatch(domein)
            nummer = int(gevonden[1]) if gevonden else None
            yield rijen.Domein(domein, nummer, gevonden[2] if gevonden else domein)

    def pakketten(self) -> Iterator[rijen.Pakket]:
        schemas = {t.pakket: t.schema for t in self._catalogus.tabellen}
        van_enumeratie = {e.guid: e.schema for e in self._catalogus.enumeraties}
        per_guid = {e.pakket_guid: van_enumeratie[e.guid] for e in self._feiten.enumeraties}
        for p in self._feiten.pakketten:
            schema = schemas.get(p.pad) or per_guid.get(p.guid)
            yield rijen.Pakket(p.guid, p.naam, p.pad, domein_van(p.pad), schema)

    def objecttypen(self) -> Iterator[rijen.Objecttype]:
        for o in self._feiten.objecttypen:
            tabel = self._tabel_van.get(o.guid)
            yield rijen.Objecttype(
                guid=o.guid,
                pakket_guid=o.pakket_guid,
                naam=o.naam,
                soort=o.soort,
                synoniemen=[s.strip() for s in o.synoniemen.split(";") if s.strip()],
                gemma_naam=o.gemma_naam or None,
                gemma_url=o.gemma_url or None,
                schema=tabel.schema if tabel else None,
                tabel=tabel.naam if tabel else None,
                definitie=self._definities.get(o.guid),
            )

    def attributen(self) -> Iterator[rijen.Attribuut]:
        for a in self._feiten.attributen:
            tabel, kolom = self._plek_van.get(a.guid, (None, None))
            yield rijen.Attribuut(
                guid=a.guid,
                objecttype_guid=a.objecttype_guid,
                objecttype=a.objecttype,
                volgnummer=a.volgnummer,
                naam=a.naam,
                type=a.type or None,
                enumeratie_guid=a.enumeratie_guid or None,
                mogelijk_geen_waarde=a.mogelijk_geen_waarde or None,
                formele_historie=a.formele_historie or None,
                in_onderzoek=a.in_onderzoek or None,
                herkomst=a.herkomst or None,
                authentiek=a.authentiek or None,
                vindplaats=a.vindplaats or _WERKBOEK,
                schema=tabel.schema if tabel else None,
                tabel=tabel.naam if tabel else None,
                kolom=kolom.naam if kolom else None,
                definitie=self._definities.get(a.guid),
            )

    def relaties(self) -> Iterator[rijen.Relatie]:
        for r in self._feiten.relaties:
            van = multipliciteit(r.van_min, r.van_max)
            naar = multipliciteit(r.naar_min, r.naar_max)
            yield rijen.Relatie(
                guid=r.guid,
                naam=r.naam or None,
                van_guid=r.van_guid,
                van=r.van,
                van_min=van.minimum,
                van_max=van.maximum,
                van_rol=r.van_rol or None,
                naar_guid=r.naar_guid,
                naar=r.naar,
                naar_min=naar.minimum,
                naar_max=naar.maximum,
                naar_rol=r.naar_rol or None,
                definitie=self._definities.get(r.guid),
            )

    def generalisaties(self) -> Iterator[rijen.Generalisatie]:
        for g in self._feiten.generalisaties:
            yield rijen.Generalisatie(g.guid, g.sub_guid, g.sub, g.super_guid, g.super)

    def enumeraties(self) -> Iterator[rijen.Enumeratie]:
        schemas = {e.guid: e.schema for e in self._catalogus.enumeraties}
        for e in self._feiten.enumeraties:
            definitie = self._definities.get(e.guid)
            yield rijen.Enumeratie(e.guid, e.pakket_guid, e.naam, schemas[e.guid], definitie)

    def waarden(self) -> Iterator[rijen.Waarde]:
        for w in self._feiten.waarden:
            definitie = self._definities.get(f"{w.enumeratie_guid}#{w.volgnummer}")
            yield rijen.Waarde(w.enumeratie_guid, w.volgnummer, w.code or None, w.label, definitie)

    def tabellen(self) -> Iterator[rijen.Tabel]:
        for t in self._catalogus.tabellen:
            is_objecttype = t.objecttype is not None
            yield rijen.Tabel(
                schema=t.schema,
                tabel=t.naam,
                soort="objecttype" if is_objecttype else "koppeltabel",
                objecttype=t.objecttype,
                objecttype_guid=t.guid if is_objecttype else None,
                relatie_guid=None if is_objecttype else t.guid,
                pakket_guid=self._pakket_guid.get(t.pakket),
                domein=domein_van(t.pakket),
                sleutel=t.sleutel,
                supertypes=list(t.supertypes),
            )

    def kolommen(self) -> Iterator[rijen.Kolom]:
        for tabel in self._catalogus.tabellen:
            for nummer, kolom in enumerate(tabel.kolommen, start=1):
                yield self._kolom(tabel, nummer, kolom)

    def _kolom(self, tabel: Tabel, nummer: int, kolom: Kolom) -> rijen.Kolom:
        attribuut = self._attribuut_van.get(kolom.guid or "")
        relatie = self._relatie_van.get(kolom.guid or "") if kolom.soort == "relatie" else None
        doel = _doel(tabel, relatie) if relatie else None
        return rijen.Kolom(
            schema=tabel.schema,
            tabel=tabel.naam,
            volgnummer=nummer,
            kolom=kolom.naam,
            soort=kolom.soort,
            type=kolom.type,
            ggm_type=kolom.ggm_type or None,
            lengte=kolom.lengte,
            enumeratie=kolom.enumeratie,
            enumeratie_guid=self._enumeratie_guid(kolom, attribuut),
            attribuut=kolom.attribuut if attribuut else None,
            attribuut_guid=attribuut.guid if attribuut else None,
            relatie=kolom.attribuut if relatie else None,
            relatie_guid=relatie.guid if relatie else None,
            verwijst_naar=kolom.verwijst_naar,
            doel_min=doel.minimum if doel else None,
            doel_max=doel.maximum if doel else None,
            verplicht=kolom.verplicht,
            vindplaats=(attribuut.vindplaats or _WERKBOEK) if attribuut else None,
            definitie=self._definities.get(kolom.guid or ""),
        )

    def _enumeratie_guid(self, kolom: Kolom, attribuut: Attribuut | None) -> str | None:
        """The list that the release links, unless a correction chose one with other values."""
        if kolom.enumeratie is None:
            return None
        gekozen = self._catalogus.enumeratie(kolom.enumeratie)
        gelinkt = self._enumeratie_van.get(attribuut.enumeratie_guid) if attribuut else None
        if gelinkt is not None and _zelfde_lijst(gelinkt, gekozen):
            return gelinkt.guid
        return gekozen.guid

    @cached_property
    def _enumeratie_van(self) -> Mapping[str, Enumeratie]:
        return {enumeratie.guid: enumeratie for enumeratie in self._catalogus.enumeraties}


def _zelfde_lijst(een: Enumeratie, ander: Enumeratie) -> bool:
    return een.naam == ander.naam and set(een.waarden) == set(ander.waarden)


def _doel(tabel: Tabel, relatie: Relatie) -> Multipliciteit:
    """How many of what the column points to, belong to one row of this table."""
    if tabel.objecttype is None:
        return Multipliciteit(1, 1)
    naar = multipliciteit(relatie.naar_min, relatie.naar_max)
    # The placement rule: with many at the target, the target has the column, else the source.
    return multipliciteit(relatie.van_min, relatie.van_max) if naar.veel else naar
