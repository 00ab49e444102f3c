"""Looks things up in one release: how an element is called, where it belongs, what it is.

Belongs here: one release. Does not belong here: comparing two (`vergelijken`).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ggm_schema.model import (
    Attribuut,
    EnumeratieFeit,
    Feiten,
    Generalisatie,
    Objecttype,
    Pakket,
    Relatie,
    WaardeFeit,
)
from ggm_schema.verschil.koppeling import gelijkvormig
from ggm_schema.verschil.lijsten import labels
from ggm_schema.verschil.wijziging import Element

Feit: TypeAlias = (
    Pakket | Objecttype | Attribuut | Relatie | Generalisatie | EnumeratieFeit | WaardeFeit
)


@dataclass(frozen=True, slots=True)
class Kop:
    """How an element is told: see `Wijziging`; `detail` is its type, code or the like."""

    element: Element
    pakket: str
    eigenaar: str
    naam: str
    guid: str
    detail: str = ""


def sleutel(feit: Feit) -> Hashable:
    """How a `Koppeling` names an element: its GUID; a value by its list and rank."""
    return (feit.enumeratie_guid, feit.volgnummer) if isinstance(feit, WaardeFeit) else feit.guid


class Boek:
    """The elements of one release by GUID; what names one that is not there is left empty."""

    def __init__(self, feiten: Feiten) -> None:
        self._pad = {pakket.guid: pakket.pad for pakket in feiten.pakketten}
        self._objecttypen = {o.guid: o for o in feiten.objecttypen}
        self._enumeraties = {e.guid: e for e in feiten.enumeraties}
        self._labels = labels(feiten)

    def enumeratie(self, guid: str) -> EnumeratieFeit | None:
        """The enumeration with this GUID, if there is one."""
        return self._enumeraties.get(guid)

    def kop(self, feit: Feit) -> Kop:
        """How to tell about this element."""
        match feit:
            case Pakket():
                return Kop(Element.PAKKET, feit.pad, "", feit.naam, feit.guid)
            case Objecttype():
                element = Element.DATATYPE if feit.soort == "datatype" else Element.OBJECTTYPE
                return Kop(element, self._pad.get(feit.pakket_guid, ""), "", feit.naam, feit.guid)
            case Attribuut():
                waar = self._van_objecttype(feit.objecttype_guid, feit.objecttype)
                return Kop(Element.ATTRIBUUT, *waar, feit.naam, feit.guid, feit.type)
            case Relatie():
                waar = self._van_objecttype(feit.van_guid, feit.van)
                naam = f"{feit.naam} → {feit.naar}".strip()
                return Kop(Element.RELATIE, *waar, naam, feit.guid)
            case Generalisatie():
                waar = self._van_objecttype(feit.sub_guid, feit.sub)
                return Kop(Element.GENERALISATIE, *waar, feit.super, feit.guid)
            case EnumeratieFeit():
                pad = self._pad.get(feit.pakket_guid, "")
                return Kop(Element.ENUMERATIE, pad, "", feit.naam, feit.guid)
            case WaardeFeit():
                lijst = self._enumeraties.get(feit.enumeratie_guid)
                pad = self._pad.get(lijst.pakket_guid, "") if lijst else ""
                guid = f"{feit.enumeratie_guid}#{feit.volgnummer}"
                eigenaar = lijst.naam if lijst else ""
                return Kop(Element.WAARDE, pad, eigenaar, feit.label, guid, feit.code)

    def _van_objecttype(self, guid: str, naam: str) -> tuple[str, str]:
        objecttype = self._objecttypen.get(guid)
        if objecttype is None:
            return "", naam
        return self._pad.get(objecttype.pakket_guid, ""), objecttype.naam

    def gelijke(self, feit: Feit, vertaal: Mapping[str, str]) -> Hashable:
        """What a copy of this element has in common with it: the same name in the same place.

        Args:
            vertaal: GUIDs of places here → in the release in which copies are looked for.
        """

        def plaats(*guids: str) -> tuple[str, ...]:
            return tuple(vertaal.get(guid, guid) for guid in guids)

        match feit:
            case Pakket():
                return gelijkvormig(feit.pad)
            case Objecttype():
                return plaats(feit.pakket_guid), gelijkvormig(feit.naam)
            case Attribuut():
                return plaats(feit.objecttype_guid), gelijkvormig(feit.naam)
            case Relatie():
                return plaats(feit.van_guid, feit.naar_guid), gelijkvormig(feit.naam)
            case Generalisatie():
                return plaats(feit.sub_guid, feit.super_guid)
            case EnumeratieFeit():
                naam = gelijkvormig(feit.naam)
                return plaats(feit.pakket_guid), naam, self._labels[feit.guid]
            case WaardeFeit():
                return plaats(feit.enumeratie_guid), gelijkvormig(feit.label)
