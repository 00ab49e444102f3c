"""How the facts of a release become tables: schemas, columns, keys, relations, junction tables.

Belongs here: the placement rule of relations and names where several relations want the same one.
Does not belong here: text to name (`naming`), spelling to type (`types`), DDL text (`ddl`).

A relation with many on both ends becomes a junction table in the schema of its source. With many
only at the target, the target has the column; else the source. An absent maximum is 1.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ggm_schema.corrections import Correcties, Kolomcorrectie
from ggm_schema.errors import DefinitieFout
from ggm_schema.model import (
    Attribuut,
    Catalogus,
    Enumeratie,
    Feiten,
    Kolom,
    Objecttype,
    Relatie,
    Release,
    Tabel,
    Waarde,
)
from ggm_schema.naming import (
    SCHEMA_VOORVOEGSEL,
    koppeltabel,
    relatiekolom,
    schema_naam,
    sleutelkolom,
    sql_naam,
)
from ggm_schema.types import SLEUTEL, veldtype

TECHNISCH: tuple[Kolom, ...] = (
    Kolom("dwh_bronsysteem", "VARCHAR", soort="technisch"),
    Kolom("dwh_datumtijd_geladen", "TIMESTAMP", soort="technisch"),
    Kolom("dwh_datumtijd_geldig_vanaf", "TIMESTAMP", soort="technisch"),
    Kolom("dwh_datumtijd_geldig_tot_met", "TIMESTAMP", soort="technisch"),
    Kolom("dwh_bronrij", "BIGINT", soort="technisch"),
)
_HOOGSTENS_EEN = frozenset({"", "0", "1"})
_GEEN_CORRECTIE = Kolomcorrectie(None, None, None)


@dataclass(frozen=True, slots=True)
class _Plaats:
    """Where a relation ends up: the table that has the column, and the table it points to."""

    relatie: Relatie
    eigenaar: str
    doel: str
    doelrol: str


def maak_catalogus(release: Release, feiten: Feiten, correcties: Correcties) -> Catalogus:
    """Build the catalogue.

    Raises:
        DefinitieFout: two object types of a schema get the same table name, two attributes of a
            table the same column, or a correction names what is not there.
    """
    return _Bouwer(feiten, correcties).catalogus(release)


class _Bouwer:
    def __init__(self, feiten: Feiten, correcties: Correcties) -> None:
        self._feiten = feiten
        self._correcties = correcties
        self._pad = {pakket.guid: pakket.pad for pakket in feiten.pakketten}
        self._schema = _schemas(feiten, correcties)
        self._objecttypen = {
            o.guid: o for o in feiten.objecttypen if o.soort == "objecttype"
        }
        self._naam = {guid: sql_naam(o.naam) for guid, o in self._objecttypen.items()}
        self._enumeratie_guid = {e.guid: e for e in feiten.enumeraties}
        self._enumeraties = tuple(_enumeraties(feiten, self._schema))
        self._enumeratienaam = _opzoeknamen(self._enumeraties)

    def catalogus(self, release: Release) -> Catalogus:
        attributen: dict[str, list[Attribuut]] = defaultdict(list)
        for attribuut in self._feiten.attributen:
            attributen[attribuut.objecttype_guid].append(attribuut)
        plaatsen, koppelingen = self._plaats_relaties()
        supertypes = _voorouders(self._feiten)
        tabellen = [
            self._tabel(objecttype, attributen[guid], plaatsen[guid], supertypes.get(guid, ()))
            for guid, objecttype in self._objecttypen.items()
        ]
        tabellen += self._koppeltabellen(koppelingen)
        tabellen.sort(key=lambda tabel: tabel.volledige_naam)
        _geen_dubbele(Counter(tabel.volledige_naam for tabel in tabellen), "tabelnaam")
        self._correcties_gebruikt(tabellen)
        return Catalogus(release, self._feiten, tuple(tabellen), self._enumeraties)

    def _volledig(self, guid: str) -> str:
        return f"{self._schema_van(guid)}.{self._naam[guid]}"

    def _schema_van(self, guid: str) -> str:
        return self._schema[self._objecttypen[guid].pakket_guid]

    def _tabel(
        self,
        objecttype: Objecttype,
        attributen: list[Attribuut],
        plaatsen: list[_Plaats],
        supertypes: Iterable[str],
    ) -> Tabel:
        guid, naam = objecttype.guid, self._naam[objecttype.guid]
        sleutel = Kolom(sleutelkolom(naam), SLEUTEL, soort="sleutel", verplicht=True)
        eigen = [self._attribuutkolom(self._volledig(guid), a) for a in attributen]
        bezet = {k.naam for k in (sleutel, *eigen, *TECHNISCH)}
        return Tabel(
            naam=naam,
            schema=self._schema_van(guid),
            objecttype=objecttype.naam,
            kolommen=_uniek(
                self._volledig(guid),
                (sleutel, *eigen, *self._relatiekolommen(plaatsen, bezet), *TECHNISCH),
            ),
            supertypes=tuple(self._volledig(boven) for boven in supertypes),
            guid=guid,
            pakket=self._pad[objecttype.pakket_guid],
        )

    def _attribuutkolom(self, tabel: str, attribuut: Attribuut) -> Kolom:
        naam = sql_naam(attribuut.naam)
        correctie = self._correcties.kolommen.get(f"{tabel}.{naam}", _GEEN_CORRECTIE)
        ggm_type = attribuut.type if correctie.type is None else correctie.type
        enumeratie = self._enumeratienaam.get(attribuut.enumeratie_guid)
        if correctie.enumeratie is not None:
            enumeratie = correctie.enumeratie or None
        elif correctie.type is not None:
            enumeratie = None
        soort = veldtype(ggm_type)
        return Kolom(
            naam=correctie.naam or naam,
            type="VARCHAR" if enumeratie else soort.duckdb,
            ggm_type=ggm_type,
            lengte=soort.lengte,
            enumeratie=enumeratie,
            guid=attribuut.guid,
            attribuut=attribuut.naam,
            verplicht=attribuut.mogelijk_geen_waarde == "nee",
        )

    def _plaats_relaties(self) -> tuple[dict[str, list[_Plaats]], list[Relatie]]:
        plaatsen: dict[str, list[_Plaats]] = defaultdict(list)
        koppelingen = []
        for relatie in self._feiten.relaties:
            if relatie.van_guid not in self._naam or relatie.naar_guid not in self._naam:
                continue
            van_veel = relatie.van_max not in _HOOGSTENS_EEN
            naar_veel = relatie.naar_max not in _HOOGSTENS_EEN
            if van_veel and naar_veel:
                koppelingen.append(relatie)
            elif naar_veel:
                plaatsen[relatie.naar_guid].append(
                    _Plaats(relatie, relatie.naar_guid, relatie.van_guid, relatie.van_rol)
                )
            else:
                plaatsen[relatie.van_guid].append(
                    _Plaats(relatie, relatie.van_guid, relatie.naar_guid, relatie.naar_rol)
                )
        return plaatsen, koppelingen

    def _relatiekolommen(self, plaatsen: list[_Plaats], bezet: set[str]) -> list[Kolom]:
        """Foreign key columns; where several want one name, all of them get a longer name.

        In this order, the first that sets them apart: the role, the schema of the target, the
        rank by GUID. So a name does not depend on what else the release holds, only on its rivals.
        """
        groepen: dict[str, list[_Plaats]] = defaultdict(list)
        for plaats in plaatsen:
            groepen[relatiekolom(plaats.relatie.naam, self._naam[plaats.doel])].append(plaats)
        kolommen = []
        for naam, groep in sorted(groepen.items()):
            namen = [naam] if len(groep) == 1 and naam not in bezet else self._langer(groep)
            for plaats, eigen_naam in zip(groep, namen, strict=True):
                kolommen.append(
                    Kolom(
                        eigen_naam,
                        SLEUTEL,
                        soort="relatie",
                        verwijst_naar=self._volledig(plaats.doel),
                        guid=plaats.relatie.guid,
                        attribuut=plaats.relatie.naam or None,
                    )
                )
        return kolommen

    def _langer(self, groep: list[_Plaats]) -> list[str]:
        gesorteerd = sorted(groep, key=lambda p: p.relatie.guid)
        rang = {p.relatie.guid: nummer for nummer, p in enumerate(gesorteerd, start=2)}
        opties = (
            lambda p: sql_naam(p.doelrol),
            lambda p: self._schema_van(p.doel).removeprefix(SCHEMA_VOORVOEGSEL),
            lambda p: str(rang[p.relatie.guid]),
        )
        for optie in opties:
            toevoegingen = [optie(p) for p in groep]
            if all(toevoegingen) and len(set(toevoegingen)) == len(groep):
                break
        return [
            relatiekolom(p.relatie.naam, f"{self._naam[p.doel]}_{toevoeging}")
            for p, toevoeging in zip(groep, toevoegingen, strict=True)
        ]

    def _koppeltabellen(self, koppelingen: list[Relatie]) -> list[Tabel]:
        """Junction tables; where several want one name, all get the association's name behind it,
        and where that is the same too, their rank by GUID."""
        groepen: dict[tuple[str, str], list[Relatie]] = defaultdict(list)
        for relatie in koppelingen:
            naam = koppeltabel(self._naam[relatie.van_guid], self._naam[relatie.naar_guid])
            groepen[self._schema_van(relatie.van_guid), naam].append(relatie)
        tabellen = []
        for (schema, naam), groep in sorted(groepen.items()):
            dubbel = Counter(sql_naam(relatie.naam) for relatie in groep)
            for nummer, relatie in enumerate(sorted(groep, key=lambda r: r.guid), start=1):
                associatie = sql_naam(relatie.naam)
                delen = [naam]
                if len(groep) > 1:
                    delen += [associatie] if associatie else []
                    delen += [str(nummer)] if dubbel[associatie] > 1 or not associatie else []
                tabellen.append(self._koppeltabel(schema, "_".join(delen), relatie))
        return tabellen

    def _koppeltabel(self, schema: str, naam: str, relatie: Relatie) -> Tabel:
        van, naar = self._naam[relatie.van_guid], self._naam[relatie.naar_guid]
        ander = sleutelkolom(naar)
        if van == naar:
            ander = relatiekolom(relatie.naar_rol or relatie.naam or "andere", naar)
        sleutel = Kolom(sleutelkolom(naam), SLEUTEL, soort="sleutel", verplicht=True)
        einden = (
            Kolom(sleutelkolom(van), SLEUTEL, soort="relatie",
                  verwijst_naar=self._volledig(relatie.van_guid), guid=relatie.guid),
            Kolom(ander, SLEUTEL, soort="relatie",
                  verwijst_naar=self._volledig(relatie.naar_guid), guid=relatie.guid),
        )  # fmt: skip
        return Tabel(
            naam=naam,
            schema=schema,
            objecttype=None,
            kolommen=_uniek(f"{schema}.{naam}", (sleutel, *einden, *TECHNISCH)),
            guid=relatie.guid,
            pakket=self._pad[self._objecttypen[relatie.van_guid].pakket_guid],
        )

    def _correcties_gebruikt(self, tabellen: list[Tabel]) -> None:
        bekend = {
            f"{self._volledig(a.objecttype_guid)}.{sql_naam(a.naam)}"
            for a in self._feiten.attributen
            if a.objecttype_guid in self._naam
        }
        if onbekend := sorted(set(self._correcties.kolommen) - bekend):
            raise DefinitieFout(
                f"corrections.yaml noemt kolommen die er niet zijn: {', '.join(onbekend)}.",
                doe="haal de correctie weg of verbeter de naam.",
            )


def _schemas(feiten: Feiten, correcties: Correcties) -> dict[str, str]:
    paden = {pakket.pad for pakket in feiten.pakketten}
    if onbekend := sorted(set(correcties.schemas) - paden):
        raise DefinitieFout(
            f"corrections.yaml noemt pakketten die er niet zijn: {', '.join(onbekend)}.",
            doe="haal de correctie weg of verbeter het pad.",
        )
    return {
        pakket.guid: correcties.schemas.get(pakket.pad) or schema_naam(pakket.naam)
        for pakket in feiten.pakketten
    }


def _enumeraties(feiten: Feiten, schema: Mapping[str, str]) -> Iterable[Enumeratie]:
    waarden: dict[str, list[Waarde]] = defaultdict(list)
    for feit in feiten.waarden:
        waarde = Waarde(feit.code, feit.label)
        if waarde not in waarden[feit.enumeratie_guid]:
            waarden[feit.enumeratie_guid].append(waarde)
    for enumeratie in feiten.enumeraties:
        yield Enumeratie(
            enumeratie.naam,
            schema[enumeratie.pakket_guid],
            tuple(waarden[enumeratie.guid]),
            enumeratie.guid,
        )


def _opzoeknamen(enumeraties: Iterable[Enumeratie]) -> dict[str, str]:
    """Per enumeration the shortest name that means one value list only."""
    lijsten: dict[str, set[frozenset[Waarde]]] = defaultdict(set)
    for enumeratie in enumeraties:
        lijsten[enumeratie.naam].add(frozenset(enumeratie.waarden))
    return {
        e.guid: e.naam if len(lijsten[e.naam]) == 1 else f"{e.schema}.{e.naam}"
        for e in enumeraties
    }


def _voorouders(feiten: Feiten) -> dict[str, tuple[str, ...]]:
    """All supertypes of a class by GUID, the nearest first."""
    direct: dict[str, list[str]] = defaultdict(list)
    for generalisatie in feiten.generalisaties:
        direct[generalisatie.sub_guid].append(generalisatie.super_guid)
    alle: dict[str, tuple[str, ...]] = {}
    for guid in list(direct):
        gezien: dict[str, None] = {}
        laag = direct[guid]
        while laag:
            nieuw = [boven for boven in laag if boven not in gezien and boven != guid]
            gezien.update(dict.fromkeys(nieuw))
            laag = [hoger for boven in nieuw for hoger in direct.get(boven, ())]
        alle[guid] = tuple(gezien)
    return alle


def _uniek(tabel: str, kolommen: tuple[Kolom, ...]) -> tuple[Kolom, ...]:
    _geen_dubbele(Counter(kolom.naam for kolom in kolommen), f"kolomnaam in {tabel}")
    return kolommen


def _geen_dubbele(telling: Counter[str], wat: str) -> None:
    if dubbel := sorted(naam for naam, aantal in telling.items() if aantal > 1):
        raise DefinitieFout(
            f"dubbele {wat}: {', '.join(dubbel)}.",
            doe="geef er een een andere naam in corrections.yaml.",
        )
