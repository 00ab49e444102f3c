"""Where a relation of the model ends up: a key column in one of two tables, or a junction table.

Belongs here: the placement rule, and the names where several relations want the same one. Does not
belong here: attributes and object types (see `tables`).

A relation with many on both ends becomes a junction table in the schema of its source. With many
only at the target, the target has the column; else the source. An absent maximum is 1.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count

from ggm_schema.botsingen import kies_namen
from ggm_schema.model import Kolom, Objecttype, Relatie, Tabel
from ggm_schema.naming import (
    SCHEMA_VOORVOEGSEL,
    koppeltabel,
    relatiekolom,
    sleutelkolom,
    sql_naam,
)
from ggm_schema.types import SLEUTEL

TECHNISCH: tuple[Kolom, ...] = (
    Kolom("dwh_bronsysteem", "VARCHAR", soort="technisch"),
    Kolom("dwh_datumtijd_geladen", "TIMESTAMP", soort="technisch"),
    Kolom("dwh_datumtijd_geldig_vanaf", "TIMESTAMP", soort="technisch"),
    Kolom("dwh_datumtijd_geldig_tot_met", "TIMESTAMP", soort="technisch"),
    Kolom("dwh_bronrij", "BIGINT", soort="technisch"),
)
_HOOGSTENS_EEN = frozenset({"", "0", "1"})


@dataclass(frozen=True)
class Namen:
    """Names of the object types that become a table, by GUID."""

    objecttypen: dict[str, Objecttype]
    schema_van_pakket: dict[str, str]
    pad_van_pakket: dict[str, str]
    tabelnaam: dict[str, str]

    def tabel(self, guid: str) -> str:
        """Table without schema."""
        return self.tabelnaam[guid]

    def schema(self, guid: str) -> str:
        """Schema of the table."""
        return self.schema_van_pakket[self.objecttypen[guid].pakket_guid]

    def volledig(self, guid: str) -> str:
        """`schema.tabel`."""
        return f"{self.schema(guid)}.{self.tabel(guid)}"

    def pad(self, guid: str) -> str:
        """Path of the package."""
        return self.pad_van_pakket[self.objecttypen[guid].pakket_guid]


@dataclass(frozen=True, slots=True)
class Plaats:
    """A relation as a column: the GUID of the table it points to and the role of that end."""

    relatie: Relatie
    doel: str
    rol: str


def plaats_relaties(
    relaties: Iterable[Relatie], namen: Namen
) -> tuple[dict[str, list[Plaats]], list[Relatie]]:
    """Columns per GUID of the table that has them, and the relations that need a junction table.

    Relations of datatypes are left alone: a datatype has no table.
    """
    kolommen: dict[str, list[Plaats]] = defaultdict(list)
    koppelingen = []
    for relatie in relaties:
        if not {relatie.van_guid, relatie.naar_guid} <= namen.objecttypen.keys():
            continue
        naar_veel = relatie.naar_max not in _HOOGSTENS_EEN
        if naar_veel and relatie.van_max not in _HOOGSTENS_EEN:
            koppelingen.append(relatie)
        elif naar_veel:
            kolommen[relatie.naar_guid].append(Plaats(relatie, relatie.van_guid, relatie.van_rol))
        else:
            kolommen[relatie.van_guid].append(Plaats(relatie, relatie.naar_guid, relatie.naar_rol))
    return kolommen, koppelingen


def relatiekolommen(plaatsen: Iterable[Plaats], bezet: set[str], namen: Namen) -> list[Kolom]:
    """Key columns of one table, sorted by name; `bezet` are its other column names.

    Where several relations want one name, or it is taken, all of them get a longer one: with the
    role, else the schema of the target, else their rank by GUID (from 2). So a name depends on its
    rivals only, not on what else the release holds.
    """
    groepen: dict[str, list[Plaats]] = defaultdict(list)
    for plaats in plaatsen:
        groepen[relatiekolom(plaats.relatie.naam, namen.tabel(plaats.doel))].append(plaats)
    kolommen = []
    vergeven = {*bezet, *groepen}
    for naam, groep in sorted(groepen.items()):
        eigen = [naam]
        if len(groep) > 1 or naam in bezet:
            eigen = _langere_namen(groep, namen, vergeven)
        vergeven.update(eigen)
        kolommen += [
            Kolom(
                kolomnaam,
                SLEUTEL,
                soort="relatie",
                verwijst_naar=namen.volledig(plaats.doel),
                guid=plaats.relatie.guid,
                attribuut=plaats.relatie.naam or None,
            )
            for kolomnaam, plaats in zip(eigen, groep, strict=True)
        ]
    return kolommen


def _langere_namen(groep: list[Plaats], namen: Namen, vergeven: set[str]) -> list[str]:
    op_guid = sorted(plaats.relatie.guid for plaats in groep)
    opties: tuple[Callable[[Plaats], str], ...] = (
        lambda plaats: sql_naam(plaats.rol),
        lambda plaats: namen.schema(plaats.doel).removeprefix(SCHEMA_VOORVOEGSEL),
    )
    rangen = (
        lambda plaats, begin=begin: str(op_guid.index(plaats.relatie.guid) + begin)
        for begin in count(2, len(groep))
    )
    for optie in chain(opties, rangen):
        toevoegingen = [optie(plaats) for plaats in groep]
        gekozen = [
            relatiekolom(plaats.relatie.naam, f"{namen.tabel(plaats.doel)}_{toevoeging}")
            for plaats, toevoeging in zip(groep, toevoegingen, strict=True)
        ]
        if all(toevoegingen) and len(set(gekozen)) == len(groep) and vergeven.isdisjoint(gekozen):
            break
    return gekozen


def koppeltabellen(koppelingen: Sequence[Relatie], namen: Namen) -> list[Tabel]:
    """Junction tables. Where several want one name, all get the association's name behind it, and
    where that is the same too, their rank by GUID (from 1)."""
    groepen: dict[tuple[str, str], list[Relatie]] = defaultdict(list)
    for relatie in koppelingen:
        naam = koppeltabel(namen.tabel(relatie.van_guid), namen.tabel(relatie.naar_guid))
        groepen[namen.schema(relatie.van_guid), naam].append(relatie)
    per_schema: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (schema, naam), groep in sorted(groepen.items()):
        for relatie, gekozen in _koppelnamen(naam, groep):
            per_schema[schema][relatie.guid] = [gekozen]
    op_guid = {relatie.guid: relatie for relatie in koppelingen}
    bezet: dict[str, set[str]] = defaultdict(set)
    for guid in namen.objecttypen:
        bezet[namen.schema(guid)].add(namen.tabel(guid))
    return [
        _koppeltabel(naam, op_guid[guid], namen)
        for schema, wensen in per_schema.items()
        for guid, naam in kies_namen(wensen, bezet[schema]).items()
    ]


def _koppelnamen(naam: str, groep: list[Relatie]) -> Iterator[tuple[Relatie, str]]:
    keren = Counter(sql_naam(relatie.naam) for relatie in groep)
    for rang, relatie in enumerate(sorted(groep, key=lambda r: r.guid), start=1):
        associatie = sql_naam(relatie.naam)
        delen = [naam]
        if len(groep) > 1 and associatie:
            delen.append(associatie)
        if len(groep) > 1 and (keren[associatie] > 1 or not associatie):
            delen.append(str(rang))
        yield relatie, "_".join(delen)


def _koppeltabel(naam: str, relatie: Relatie, namen: Namen) -> Tabel:
    van, naar = namen.tabel(relatie.van_guid), namen.tabel(relatie.naar_guid)
    ander = sleutelkolom(naar)
    if van == naar:
        ander = relatiekolom(relatie.naar_rol or relatie.naam or "andere", naar)
    einden = ((sleutelkolom(van), relatie.van_guid), (ander, relatie.naar_guid))
    kolommen = (
        Kolom(sleutelkolom(naam), SLEUTEL, soort="sleutel", verplicht=True),
        *(
            Kolom(
                kolom,
                SLEUTEL,
                soort="relatie",
                verwijst_naar=namen.volledig(doel),
                guid=relatie.guid,
                attribuut=relatie.naam or None,
            )
            for kolom, doel in einden
        ),
        *TECHNISCH,
    )
    return Tabel(
        naam=naam,
        schema=namen.schema(relatie.van_guid),
        objecttype=None,
        kolommen=kolommen,
        guid=relatie.guid,
        pakket=namen.pad(relatie.van_guid),
    )
