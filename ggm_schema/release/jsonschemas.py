"""The attributes that a workbook lost, recovered from the JSON schemas of the same release.

Attributes without a GUID in the modelling tool fell together into one row when the workbook was
made. The JSON schemas, made per diagram from the tool itself, still have them as properties.

Belongs here: which property is a lost attribute, and what it becomes. Does not belong here: the
format of the files (`jsonbestanden`), the spelling of names (`jsonnamen`), or a type that the
schema guessed wrong (`corrections.yaml`).
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ggm_schema.errors import OnleesbareInvoer
from ggm_schema.guid import PAD_SCHEIDING, afgeleide_guid
from ggm_schema.model import Attribuut, Definitie, Feiten, Objecttype
from ggm_schema.naming import relatiekolom, sleutelkolom, sql_naam
from ggm_schema.release.cleaning import platte_tekst
from ggm_schema.release.jsonbestanden import Jsontabel, Veld, lees_schemas
from ggm_schema.release.jsonnamen import NOEMT_ENUMERATIE, Enumeraties, kern, leesbaar
from ggm_schema.release.verslag import Verslagregel

VINDPLAATS = "json"
# `number` is what the schemas make of a name with a sum of money in it; other numbers are few.
_TYPEN = {
    ("string", "date"): "Date",
    ("string", "date-time"): "DateTime",
    ("number", ""): "Bedrag",
    ("integer", ""): "int",
    ("boolean", ""): "boolean",
}
_TEKST = "text"
_ATTRIBUUT = "attribuut dat het werkboek verloor; het staat in het JSON-schema"
_OBJECTTYPE = "objecttype zonder eigen attributen in het werkboek; ze staan in het JSON-schema"
_HEEFT_ATTRIBUTEN = "het objecttype heeft in het werkboek attributen, maar dit veld is er niet bij"
_GEEN_OBJECTTYPE = "het model heeft op dit diagram niet precies één objecttype met deze naam"
_Vondst: TypeAlias = tuple[str, str, Veld]  # file, name of the property, property


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram of the model: its name, the path of its package, the GUIDs of its object types."""

    naam: str
    pad: tuple[str, ...]
    objecttypen: frozenset[str]


def vul_aan(
    feiten: Feiten, map: Path, diagrammen: Iterable[Diagram]
) -> tuple[Feiten, list[Verslagregel]]:
    """Add the attributes that only the JSON schemas have.

    A property is a lost attribute when its object type has no attribute with a GUID of its own in
    the workbook; of an object type that has, a property more is left alone and reported.

    Args:
        feiten: the facts of the workbook.
        map: folder with the JSON schemas, of the same release.
        diagrammen: the diagrams of the workbook, which say what object type a table is.

    Returns:
        The facts with the added attributes (and their definitions), after those of the workbook,
        and a line per attribute, per object type, and per property that was not taken over.

    Raises:
        OnleesbareInvoer: there is no such folder, it has no schemas, a file is damaged, or none
            of them is of a diagram of this workbook.
    """
    tabellen, bekend = lees_schemas(map), tuple(diagrammen)
    if not {tabel.diagram for tabel in tabellen} & {diagram.naam.strip() for diagram in bekend}:
        raise OnleesbareInvoer(
            "geen van deze JSON-schema's hoort bij een diagram van het werkboek.",
            bestand=map,
            verwacht="JSON-schema's van dezelfde release als het werkboek, en in het werkboek "
            "de bladen diagrams en diagram_class.",
            doe="gebruik het werkboek en de map ddl van één officiële release.",
        )
    return _Aanvulling(feiten, bekend).met(tabellen)


class _Aanvulling:
    """What of the tables is in the workbook, and what is not."""

    def __init__(self, feiten: Feiten, diagrammen: Iterable[Diagram]) -> None:
        self._feiten = feiten
        self._pad = {pakket.guid: pakket.pad for pakket in feiten.pakketten}
        self._objecttypen = {o.guid: o for o in feiten.objecttypen}
        self._op_naam: dict[str, set[str]] = defaultdict(set)
        for objecttype in feiten.objecttypen:
            self._op_naam[kern(objecttype.naam)].add(objecttype.guid)
        self._diagrammen: dict[str, list[Diagram]] = defaultdict(list)
        for diagram in diagrammen:
            self._diagrammen[diagram.naam.strip()].append(diagram)
        self._attributen: dict[str, list[Attribuut]] = defaultdict(list)
        for attribuut in feiten.attributen:
            self._attributen[attribuut.objecttype_guid].append(attribuut)
        self._bekend = _bekende_namen(feiten)
        self._enumeraties = Enumeraties(feiten)
        self._regels: list[Verslagregel] = []
        self._definities: list[Definitie] = []

    def met(self, tabellen: Iterable[Jsontabel]) -> tuple[Feiten, list[Verslagregel]]:
        vondsten: dict[str, dict[str, list[_Vondst]]] = defaultdict(lambda: defaultdict(list))
        for tabel in tabellen:
            for guid, naam, veld in self._onbekende_velden(tabel):
                vondsten[guid][kern(naam)].append((tabel.bestand, naam, veld))
        erbij = {
            objecttype.guid: self._attributen_van(objecttype, vondsten[objecttype.guid])
            for objecttype in self._feiten.objecttypen
            if objecttype.guid in vondsten
        }
        attributen = tuple(
            attribuut
            for objecttype in self._feiten.objecttypen
            for attribuut in (
                *self._attributen[objecttype.guid],
                *erbij.get(objecttype.guid, ()),
            )
        )
        definities = (*self._feiten.definities, *self._definities)
        feiten = dataclasses.replace(self._feiten, attributen=attributen, definities=definities)
        return feiten, self._regels

    def _onbekende_velden(self, tabel: Jsontabel) -> Iterator[tuple[str, str, Veld]]:
        """The properties that the workbook does not have, with the object type that they are of."""
        mogelijk = self._mogelijk(tabel)
        onbekend = {
            naam: veld
            for naam, veld in tabel.velden.items()
            if not any(self._kent(guid, naam) for guid in mogelijk)
        }
        op_diagram = mogelijk & self._op_diagram(tabel)
        if len(op_diagram) != 1:
            self._meld_niet(onbekend, tabel.bestand, tabel.naam, _GEEN_OBJECTTYPE)
            return
        (guid,) = op_diagram
        for naam, veld in tabel.velden.items():
            if not self._kent(guid, naam):
                yield guid, naam, veld

    def _kent(self, guid: str, veld: str) -> bool:
        naam = kern(veld)
        return naam in self._bekend[guid] or naam.removesuffix("_enum_id") in self._bekend[guid]

    def _mogelijk(self, tabel: Jsontabel) -> set[str]:
        """Object types with the name of the table; a homonym has a number of the tool behind it."""
        naam = kern(tabel.naam)
        return self._op_naam.get(naam) or self._op_naam.get(re.sub(r"_\d+$", "", naam)) or set()

    def _op_diagram(self, tabel: Jsontabel) -> set[str]:
        """Object types of the diagram; of diagrams with one name, of those of the file's folder."""
        mappen = tuple(tabel.bestand.split("/"))[:-1]
        diagrammen = self._diagrammen[tabel.diagram]
        beste = max((_overeenkomst(mappen, diagram.pad) for diagram in diagrammen), default=0)
        return {
            guid
            for diagram in diagrammen
            if _overeenkomst(mappen, diagram.pad) == beste
            for guid in diagram.objecttypen
        }

    def _attributen_van(
        self, objecttype: Objecttype, vondsten: Mapping[str, list[_Vondst]]
    ) -> list[Attribuut]:
        plaats = self._plaats(objecttype)
        bestand = min(vondst[0] for gevonden in vondsten.values() for vondst in gevonden)
        if any(not _zonder_eigen_guid(a) for a in self._attributen[objecttype.guid]):
            namen = [gevonden[0][1] for gevonden in vondsten.values()]
            self._meld_niet(namen, bestand, plaats, _HEEFT_ATTRIBUTEN)
            return []
        self._regels.append(Verslagregel("aangevuld", bestand, 0, plaats, _OBJECTTYPE))
        eerste = len(self._attributen[objecttype.guid]) + 1
        attributen = [
            self._attribuut(objecttype, nummer, naam, gevonden)
            for nummer, (naam, gevonden) in enumerate(sorted(vondsten.items()), start=eerste)
        ]
        self._regels += [
            Verslagregel("aangevuld", bestand, 0, f"{plaats}{PAD_SCHEIDING}{a.naam}", _ATTRIBUUT)
            for a in attributen
        ]
        return attributen

    def _attribuut(
        self, objecttype: Objecttype, nummer: int, naam: str, gevonden: list[_Vondst]
    ) -> Attribuut:
        velden = [veld for _, _, veld in gevonden]
        enumeratie = self._enumeraties.van(self._pad[objecttype.pakket_guid], naam, velden)
        guid = afgeleide_guid(objecttype.guid, naam, VINDPLAATS)
        self._definities += [Definitie(guid, tekst) for tekst in _teksten(velden)[:1]]
        return Attribuut(
            guid=guid,
            objecttype_guid=objecttype.guid,
            objecttype=objecttype.naam,
            volgnummer=nummer,
            naam=leesbaar(naam),
            type=enumeratie.naam if enumeratie else _type(velden),
            enumeratie_guid=enumeratie.guid if enumeratie else "",
            enumeratie_via="naam" if enumeratie else "",
            mogelijk_geen_waarde="",
            formele_historie="",
            in_onderzoek="",
            herkomst="",
            authentiek="",
            vindplaats=VINDPLAATS,
        )

    def _plaats(self, objecttype: Objecttype) -> str:
        return f"{self._pad[objecttype.pakket_guid]}{PAD_SCHEIDING}{objecttype.naam}"

    def _meld_niet(self, namen: Iterable[str], bestand: str, plaats: str, reden: str) -> None:
        self._regels += [
            Verslagregel("niet overgenomen", bestand, 0, f"{plaats}{PAD_SCHEIDING}{naam}", reden)
            for naam in sorted(namen)
        ]


def _bekende_namen(feiten: Feiten) -> dict[str, set[str]]:
    """Per object type the names that are no lost attribute: its attributes, key and relations."""
    namen: dict[str, set[str]] = defaultdict(set)
    for objecttype in feiten.objecttypen:
        namen[objecttype.guid].add(kern(sleutelkolom(sql_naam(objecttype.naam))))
    for attribuut in feiten.attributen:
        namen[attribuut.objecttype_guid].add(kern(attribuut.naam))
    for relatie in feiten.relaties:
        for guid, ander, rol in (
            (relatie.van_guid, relatie.naar, relatie.naar_rol),
            (relatie.naar_guid, relatie.van, relatie.van_rol),
        ):
            namen[guid] |= {kern(relatiekolom(relatie.naam, sql_naam(ander))), kern(rol)}
    return namen


def _zonder_eigen_guid(attribuut: Attribuut) -> bool:
    """Is this the row into which the rows without a GUID fell together, or one as damaged?"""
    return attribuut.guid == afgeleide_guid(
        attribuut.objecttype_guid, attribuut.naam, str(attribuut.volgnummer)
    )


def _type(velden: Iterable[Veld]) -> str:
    """The type that all diagrams agree on, else text."""
    typen = {_TYPEN.get((veld.type, veld.format), _TEKST) for veld in velden}
    return typen.pop() if len(typen) == 1 else _TEKST


def _teksten(velden: Iterable[Veld]) -> list[str]:
    """What the diagrams say that a property means; naming its list of values is no meaning."""
    gezegd = (v.description for v in velden if not v.description.startswith(NOEMT_ENUMERATIE))
    return [tekst for gezegde in gezegd if (tekst := platte_tekst(gezegde))]


def _overeenkomst(mappen: tuple[str, ...], pad: tuple[str, ...]) -> int:
    """How many of the last folders are the first packages of the path."""
    return max(
        (n for n in range(1, len(mappen) + 1) if mappen[-n:] == pad[:n]),
        default=0,
    )
