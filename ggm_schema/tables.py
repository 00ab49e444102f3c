"""How the facts of a release become tables: schemas, columns, keys, enumerations, inheritance.

Belongs here: putting it together. Does not belong here: relations (`placement`), text to name
(`naming`), spelling to type (`types`), DDL text (`ddl`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ggm_schema.corrections import Correcties, Kolomcorrectie
from ggm_schema.errors import DefinitieFout
from ggm_schema.model import (
    Attribuut,
    Catalogus,
    Enumeratie,
    Feiten,
    Kolom,
    Release,
    Tabel,
    Waarde,
)
from ggm_schema.naming import schema_naam, sleutelkolom, sql_naam
from ggm_schema.placement import (
    TECHNISCH,
    Namen,
    Plaats,
    geen_dubbele,
    koppeltabellen,
    plaats_relaties,
    relatiekolommen,
    uniek,
)
from ggm_schema.types import SLEUTEL, TEKST, veldtype

_GEEN_CORRECTIE = Kolomcorrectie()


def maak_catalogus(release: Release, feiten: Feiten, correcties: Correcties) -> Catalogus:
    """Build the catalogue of a release.

    Raises:
        DefinitieFout: two object types of a schema get the same table name, two attributes of a
            table the same column, or a correction names what is not there.
    """
    schemas = _schemas(feiten, correcties)
    enumeraties = tuple(_enumeraties(feiten, schemas))
    namen = Namen(
        objecttypen={o.guid: o for o in feiten.objecttypen if o.soort == "objecttype"},
        schema_van_pakket=schemas,
        pad_van_pakket={pakket.guid: pakket.pad for pakket in feiten.pakketten},
    )
    kolommen, koppelingen = plaats_relaties(feiten.relaties, namen)
    attributen = _Attributen(feiten, namen, _opzoeknamen(enumeraties), correcties.kolommen)
    voorouders = _voorouders(feiten)
    tabellen = [
        _tabel(guid, attributen.kolommen(guid), kolommen[guid], voorouders.get(guid, ()), namen)
        for guid in namen.objecttypen
    ]
    tabellen += koppeltabellen(koppelingen, namen)
    tabellen.sort(key=lambda tabel: tabel.volledige_naam)
    geen_dubbele((tabel.volledige_naam for tabel in tabellen), "tabelnaam")
    attributen.controleer_correcties()
    return Catalogus(release, feiten, tuple(tabellen), enumeraties)


def _tabel(
    guid: str,
    attributen: list[Kolom],
    plaatsen: list[Plaats],
    voorouders: Iterable[str],
    namen: Namen,
) -> Tabel:
    naam = namen.tabel(guid)
    sleutel = Kolom(sleutelkolom(naam), SLEUTEL, soort="sleutel", verplicht=True)
    bezet = {kolom.naam for kolom in (sleutel, *attributen, *TECHNISCH)}
    relaties = relatiekolommen(plaatsen, bezet, namen)
    return Tabel(
        naam=naam,
        schema=namen.schema(guid),
        objecttype=namen.objecttypen[guid].naam,
        kolommen=uniek(namen.volledig(guid), (sleutel, *attributen, *relaties, *TECHNISCH)),
        supertypes=tuple(
            namen.volledig(boven) for boven in voorouders if boven in namen.objecttypen
        ),
        guid=guid,
        pakket=namen.pad(guid),
    )


class _Attributen:
    """Attributes as columns, corrected."""

    def __init__(
        self,
        feiten: Feiten,
        namen: Namen,
        enumeratienaam: Mapping[str, str],
        correcties: Mapping[str, Kolomcorrectie],
    ) -> None:
        self._namen = namen
        self._enumeratienaam = enumeratienaam
        self._correcties = correcties
        self._ongebruikt = set(correcties)
        self._per_objecttype: dict[str, list[Attribuut]] = defaultdict(list)
        for attribuut in feiten.attributen:
            self._per_objecttype[attribuut.objecttype_guid].append(attribuut)

    def kolommen(self, guid: str) -> list[Kolom]:
        tabel = self._namen.volledig(guid)
        return [self._kolom(tabel, attribuut) for attribuut in self._per_objecttype[guid]]

    def _kolom(self, tabel: str, attribuut: Attribuut) -> Kolom:
        naam = sql_naam(attribuut.naam)
        correctie = self._correcties.get(f"{tabel}.{naam}", _GEEN_CORRECTIE)
        self._ongebruikt.discard(f"{tabel}.{naam}")
        ggm_type = attribuut.type if correctie.type is None else correctie.type
        enumeratie = self._enumeratie(attribuut, correctie)
        soort = veldtype(ggm_type)
        return Kolom(
            naam=correctie.naam or naam,
            type=TEKST if enumeratie else soort.duckdb,
            ggm_type=ggm_type,
            lengte=None if enumeratie else soort.lengte,
            enumeratie=enumeratie,
            guid=attribuut.guid,
            attribuut=attribuut.naam,
            verplicht=attribuut.mogelijk_geen_waarde == "nee",
        )

    def _enumeratie(self, attribuut: Attribuut, correctie: Kolomcorrectie) -> str | None:
        if correctie.enumeratie is not None:
            return correctie.enumeratie
        # A corrected type replaces the official one, so also the enumeration it named.
        return self._enumeratienaam.get(attribuut.enumeratie_guid) if not correctie.type else None

    def controleer_correcties(self) -> None:
        """Refuse corrections of columns that are not in the release."""
        if self._ongebruikt:
            raise DefinitieFout(
                "corrections.yaml noemt kolommen die er niet zijn: "
                f"{', '.join(sorted(self._ongebruikt))}.",
                doe="haal de correctie weg of verbeter de naam.",
            )


def _schemas(feiten: Feiten, correcties: Correcties) -> dict[str, str]:
    """Schema per GUID of a package: each package its own, so that no two tables collide."""
    paden = {pakket.pad for pakket in feiten.pakketten}
    if onbekend := sorted(set(correcties.schemas) - paden):
        raise DefinitieFout(
            f"corrections.yaml noemt pakketten die er niet zijn: {', '.join(onbekend)}.",
            doe="haal de correctie weg of verbeter het pad.",
        )
    schemas = {
        pakket.guid: correcties.schemas.get(pakket.pad) or schema_naam(pakket.naam)
        for pakket in feiten.pakketten
    }
    geen_dubbele(schemas.values(), "schemanaam")
    return schemas


def _enumeraties(feiten: Feiten, schemas: Mapping[str, str]) -> Iterator[Enumeratie]:
    waarden: dict[str, dict[Waarde, None]] = defaultdict(dict)
    for feit in feiten.waarden:
        waarden[feit.enumeratie_guid][Waarde(feit.code, feit.label)] = None
    for enumeratie in feiten.enumeraties:
        yield Enumeratie(
            enumeratie.naam,
            schemas[enumeratie.pakket_guid],
            tuple(waarden[enumeratie.guid]),
            enumeratie.guid,
        )


def _opzoeknamen(enumeraties: Iterable[Enumeratie]) -> dict[str, str]:
    """Per GUID of an enumeration the shortest name that means one list of values only."""
    lijsten: dict[str, set[frozenset[Waarde]]] = defaultdict(set)
    for enumeratie in enumeraties:
        lijsten[enumeratie.naam].add(frozenset(enumeratie.waarden))
    return {
        e.guid: e.naam if len(lijsten[e.naam]) == 1 else f"{e.schema}.{e.naam}" for e in enumeraties
    }


def _voorouders(feiten: Feiten) -> dict[str, tuple[str, ...]]:
    """All supertypes of a class by GUID, the nearest first; a circle in the model ends."""
    direct: dict[str, list[str]] = defaultdict(list)
    for generalisatie in feiten.generalisaties:
        direct[generalisatie.sub_guid].append(generalisatie.super_guid)
    alle: dict[str, tuple[str, ...]] = {}
    for guid in tuple(direct):
        gezien: dict[str, None] = {}
        laag = direct[guid]
        while laag:
            nieuw = [boven for boven in laag if boven not in gezien and boven != guid]
            gezien.update(dict.fromkeys(nieuw))
            laag = [hoger for boven in nieuw for hoger in direct.get(boven, ())]
        alle[guid] = tuple(gezien)
    return alle
