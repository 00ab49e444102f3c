"""The rows of a release workbook as facts.

Belongs here: which attributes, values and definitions count and what they mean. Does not belong
here: packages, object types and enumerations (`elementen`), relations (`relatielezer`), cleaning of
text (`cleaning`), our own corrections (`corrections.yaml`), tables or catalogue files.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from ggm_schema.corrections import Relatiecorrecties, Sleutel
from ggm_schema.guid import PAD_SCHEIDING
from ggm_schema.model import (
    Attribuut,
    Definitie,
    EnumeratieFeit,
    Feiten,
    Objecttype,
    Relatie,
    WaardeFeit,
)
from ggm_schema.release.cleaning import guid_kern, is_guid, schoon
from ggm_schema.release.elementen import Elementen
from ggm_schema.release.jsonschemas import Diagram
from ggm_schema.release.relatielezer import Relatielezer
from ggm_schema.release.schoonmaak import Schoonmaak
from ggm_schema.release.verslag import Verslag
from ggm_schema.release.workbook import Bladen, Rij
from ggm_schema.types import veldtype

_ASSOCIATIE_EINDE = re.compile(r"EAID_(?:src|dst)")
_EINDE = "attribuutrij die het eind van een relatie is"
_NAAMLOOS = "attribuut zonder naam"
_ATTRIBUUT_WEG = "attribuut van weggelaten klasse"
_WAARDE_WEG = "waarde van weggelaten enumeratie"
_OP_NAAM = "het werkboek noemt de enumeratie van dit attribuut alleen bij naam"


class Werkboeklezer:
    """Turns the sheets of one workbook into facts; tells the report what it leaves out."""

    def __init__(
        self,
        bladen: Bladen,
        verslag: Verslag | None = None,
        correcties: Relatiecorrecties | None = None,
    ) -> None:
        self._bladen = bladen
        self.verslag = verslag or Verslag()
        self._schoonmaak = Schoonmaak(self.verslag)
        self._elementen = Elementen(bladen, self.verslag, self._schoonmaak)
        self._relatielezer = Relatielezer(
            bladen,
            self._elementen,
            self.verslag,
            self._schoonmaak,
            correcties or Relatiecorrecties(),
        )

    @property
    def wortel(self) -> Rij:
        """The row of the root package."""
        return self._elementen.wortel

    @property
    def gebruikte_correcties(self) -> set[Sleutel]:
        """Keys of the corrections of relations that fitted something."""
        return self._relatielezer.gebruikt

    def feiten(self) -> Feiten:
        """All facts, in the order in which they are filed."""
        elementen = self._elementen
        pakketten = elementen.pakketten
        attributen = list(self._attributen())
        relaties = list(self._relatielezer.relaties())
        generalisaties = self._relatielezer.generalisaties()
        waarden = list(self._waarden())
        return Feiten(
            pakketten=pakketten,
            objecttypen=tuple(elementen.objecttypen.values()),
            attributen=tuple(attribuut for _, attribuut in attributen),
            relaties=tuple(relatie for _, relatie in relaties),
            generalisaties=generalisaties,
            enumeraties=tuple(elementen.enumeraties.values()),
            waarden=tuple(waarde for _, waarde in waarden),
            definities=tuple(self._definities(attributen, relaties, waarden)),
        )

    def diagrammen(self) -> tuple[Diagram, ...]:
        """The diagrams of the release, with the object types on them that count."""
        op_diagram: dict[str, set[str]] = defaultdict(set)
        for rij in self._bladen["diagram_class"]:
            if (objecttype := self._elementen.objecttypen.get(rij["class_id"])) is not None:
                op_diagram[rij["diagram_id"]].add(objecttype.guid)
        return tuple(
            Diagram(
                schoon(rij["name"]),
                self._elementen.pad(rij["package_id"]),
                frozenset(op_diagram[rij["id"]]),
            )
            for rij in self._bladen["diagrams"]
        )

    # --- attributes -------------------------------------------------------------------------------

    def _attributen(self) -> Iterator[tuple[Rij, Attribuut]]:
        per_klasse: dict[str, list[Rij]] = defaultdict(list)
        for rij in self._bladen["attributes"]:
            if reden := self._waarom_geen_attribuut(rij):
                plaats = self._plaats_in(rij["clazz_id"], rij)
                self.verslag.meld("weggelaten", "attributes", rij.nummer, plaats, reden)
            else:
                per_klasse[rij["clazz_id"]].append(rij)
        for klasse, objecttype in self._elementen.objecttypen.items():
            for nummer, rij in enumerate(per_klasse[klasse], start=1):
                yield rij, self._attribuut(objecttype, nummer, rij)

    def _waarom_geen_attribuut(self, rij: Rij) -> str:
        if _ASSOCIATIE_EINDE.match(rij["id"]):
            return _EINDE
        if not schoon(rij["name"]):
            return _NAAMLOOS
        return "" if rij["clazz_id"] in self._elementen.objecttypen else _ATTRIBUUT_WEG

    def _attribuut(self, objecttype: Objecttype, nummer: int, rij: Rij) -> Attribuut:
        blad, plaats = "attributes", self._plaats_in(rij["clazz_id"], rij)
        tekst, kort = self._schoonmaak.tekst, self._schoonmaak.kort
        naam, soort = tekst(blad, rij, "name", plaats), tekst(blad, rij, "primitive", plaats)
        enumeratie, via = self._enumeratie_van(objecttype, rij["enumeration_id"], soort)
        if via == "naam":
            self.verslag.meld("aangevuld", blad, rij.nummer, plaats, _OP_NAAM)
        return Attribuut(
            guid=self._schoonmaak.guid(blad, rij, plaats, objecttype.guid, naam, str(nummer)),
            objecttype_guid=objecttype.guid,
            objecttype=objecttype.naam,
            volgnummer=nummer,
            naam=naam,
            type=soort,
            enumeratie_guid=enumeratie,
            enumeratie_via=via,
            mogelijk_geen_waarde=kort(blad, rij, "mogelijk_geen_waarde", plaats),
            formele_historie=kort(blad, rij, "indicatie_formele_historie", plaats),
            in_onderzoek=kort(blad, rij, "indicatie_in_onderzoek", plaats),
            herkomst=tekst(blad, rij, "herkomst", plaats),
            authentiek=kort(blad, rij, "authentiek", plaats),
        )

    @cached_property
    def _enumeratie_op_naam(self) -> dict[tuple[str, str], list[EnumeratieFeit]]:
        """Enumerations by (package GUID, or empty for anywhere; lower-case name)."""
        namen: dict[tuple[str, str], list[EnumeratieFeit]] = defaultdict(list)
        for feit in self._elementen.enumeraties.values():
            namen[feit.pakket_guid, feit.naam.lower()].append(feit)
            namen["", feit.naam.lower()].append(feit)
        return namen

    def _enumeratie_van(self, objecttype: Objecttype, ruw: str, soort: str) -> tuple[str, str]:
        """The enumeration of an attribute: by id, else by the name of its type.

        A type that the vocabulary knows is meant as such: `boolean` is not the list `Boolean`.
        """
        if ruw in self._elementen.enumeraties:
            return self._elementen.enumeraties[ruw].guid, "guid"
        if veldtype(soort).bekend:
            return "", ""
        for pakket in (objecttype.pakket_guid, ""):
            for naam in (f"enum_{soort}".lower(), soort.lower()):
                gevonden = self._enumeratie_op_naam.get((pakket, naam), [])
                if soort and (len(gevonden) == 1 or (gevonden and pakket)):
                    return gevonden[0].guid, "naam"
        return "", ""

    # --- values and definitions -------------------------------------------------------------------

    def _waarden(self) -> Iterator[tuple[Rij, WaardeFeit]]:
        blad = "enumerationliterals"
        per_enumeratie: dict[str, list[Rij]] = defaultdict(list)
        for rij in self._bladen[blad]:
            if rij["enumeratie_id"] in self._elementen.enumeraties:
                per_enumeratie[rij["enumeratie_id"]].append(rij)
            else:
                plaats = self._plaats_in(rij["enumeratie_id"], rij)
                self.verslag.meld("weggelaten", blad, rij.nummer, plaats, _WAARDE_WEG)
        tekst = self._schoonmaak.tekst
        for sleutel, enumeratie in self._elementen.enumeraties.items():
            for nummer, rij in enumerate(per_enumeratie[sleutel], start=1):
                plaats = self._plaats_in(sleutel, rij)
                code, label = tekst(blad, rij, "alias", plaats), tekst(blad, rij, "name", plaats)
                guid = guid_kern(rij["id"]) if is_guid(rij["id"]) else ""
                yield rij, WaardeFeit(enumeratie.guid, nummer, code, label, guid)

    def _definities(
        self,
        attributen: Iterable[tuple[Rij, Attribuut]],
        relaties: Iterable[tuple[Rij, Relatie]],
        waarden: Iterable[tuple[Rij, WaardeFeit]],
    ) -> Iterator[Definitie]:
        elementen, definitie = self._elementen, self._definitie
        for rij in self._bladen["classes"]:
            if (objecttype := elementen.objecttypen.get(rij["id"])) is not None:
                yield from definitie("classes", rij, elementen.plaats(rij["id"]), objecttype.guid)
        for rij, attribuut in attributen:
            plaats = self._plaats_in(rij["clazz_id"], rij)
            yield from definitie("attributes", rij, plaats, attribuut.guid)
        for rij, relatie in relaties:
            plaats = self._relatielezer.plaats(rij)
            yield from definitie("associations", rij, plaats, relatie.guid)
        for rij in self._bladen["enumerations"]:
            if (feit := elementen.enumeraties.get(rij["id"])) is not None:
                yield from definitie("enumerations", rij, elementen.plaats(rij["id"]), feit.guid)
        for rij, waarde in waarden:
            plaats = self._plaats_in(rij["enumeratie_id"], rij)
            element = f"{waarde.enumeratie_guid}#{waarde.volgnummer}"
            yield from definitie("enumerationliterals", rij, plaats, element)

    def _definitie(self, blad: str, rij: Rij, plaats: str, element: str) -> Iterator[Definitie]:
        if tekst := self._schoonmaak.definitie(blad, rij, plaats):
            yield Definitie(element, tekst)

    def _plaats_in(self, sleutel: str, rij: Rij) -> str:
        """Where an attribute or value is: its class or enumeration, and its own name."""
        return f"{self._elementen.plaats(sleutel)}{PAD_SCHEIDING}{schoon(rij['name'])}"
