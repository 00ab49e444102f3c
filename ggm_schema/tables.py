"""How the facts of a release become tables: schemas, columns, keys, enumerations, inheritance.

Belongs here: putting it together. Does not belong here: schemas (`schemas`), attributes
(`attribuutkolommen`), relations (`placement`), text to name (`naming`), DDL text (`ddl`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ggm_schema.attribuutkolommen import Attribuutkolommen
from ggm_schema.botsingen import kies_namen
from ggm_schema.corrections import Correcties
from ggm_schema.melder import Melder, zwijg
from ggm_schema.model import Catalogus, Enumeratie, Feiten, Kolom, Release, Tabel, Waarde
from ggm_schema.nakijken import Nakijken
from ggm_schema.naming import sleutelkolom, sql_naam
from ggm_schema.placement import (
    TECHNISCH,
    Namen,
    Plaats,
    koppeltabellen,
    plaats_relaties,
    relatiekolommen,
)
from ggm_schema.schemas import kies_schemas
from ggm_schema.types import SLEUTEL


def maak_catalogus(
    release: Release, feiten: Feiten, correcties: Correcties, meld: Melder = zwijg
) -> Catalogus:
    """Build the catalogue of a release.

    Where two packages want one schema, two object types one table or two attributes one column,
    all of them get a longer name: none keeps the one that would then depend on the order.

    Args:
        meld: is told what was corrected, and which name became another one.

    Raises:
        DefinitieFout: a correction of this release names what is not there, or gives two packages
            one schema.
    """
    vindplaatsen = {attribuut.vindplaats for attribuut in feiten.attributen}
    nakijken = Nakijken(correcties.voor(vindplaatsen), release.versie, meld)
    schemas = kies_schemas(feiten, nakijken, meld)
    enumeraties = tuple(_enumeraties(feiten, schemas))
    namen = _namen(feiten, schemas, meld)
    kolommen, koppelingen = plaats_relaties(feiten.relaties, namen)
    attributen = Attribuutkolommen(feiten, namen, _opzoeknamen(enumeraties), nakijken, meld)
    voorouders = _voorouders(feiten)
    tabellen = [
        _tabel(guid, attributen.kolommen(guid), kolommen[guid], voorouders.get(guid, ()), namen)
        for guid in namen.objecttypen
    ]
    tabellen += koppeltabellen(koppelingen, namen)
    tabellen.sort(key=lambda tabel: tabel.volledige_naam)
    nakijken.controleer()
    return Catalogus(release, feiten, tuple(tabellen), enumeraties)


def _namen(feiten: Feiten, schemas: Mapping[str, str], meld: Melder) -> Namen:
    """Names of the tables of object types, each its own within its schema."""
    objecttypen = {o.guid: o for o in feiten.objecttypen if o.soort == "objecttype"}
    per_schema: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for guid, objecttype in objecttypen.items():
        per_schema[schemas[objecttype.pakket_guid]][guid] = [sql_naam(objecttype.naam)]
    tabellen: dict[str, str] = {}
    for schema, wensen in per_schema.items():
        gekozen = kies_namen(wensen)
        tabellen |= gekozen
        for guid, (wens,) in wensen.items():
            if gekozen[guid] != wens:
                plaats = f"{schema}.{wens} → {gekozen[guid]}"
                meld("hernoemd", "classes", 0, plaats, "meer objecttypen in dit pakket heten zo")
    return Namen(
        objecttypen=objecttypen,
        schema_van_pakket=dict(schemas),
        pad_van_pakket={pakket.guid: pakket.pad for pakket in feiten.pakketten},
        tabelnaam=tabellen,
    )


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
        kolommen=(sleutel, *attributen, *relaties, *TECHNISCH),
        supertypes=tuple(
            namen.volledig(boven) for boven in voorouders if boven in namen.objecttypen
        ),
        guid=guid,
        pakket=namen.pad(guid),
    )


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
