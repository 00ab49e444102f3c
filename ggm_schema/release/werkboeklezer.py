"""The rows of a release workbook as facts.

Belongs here: which rows of the workbook count and what they mean. Does not belong here: cleaning of
their text (`cleaning`), our own corrections (`corrections.yaml`), tables or catalogue files.

Facts only: definitions and explanations are not taken over.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from operator import attrgetter, itemgetter

from ggm_schema.guid import PAD_SCHEIDING
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
from ggm_schema.release.cleaning import kort, multipliciteit, schone_guid, schoon
from ggm_schema.release.workbook import Rij
from ggm_schema.types import veldtype

_ASSOCIATIE_EINDE = re.compile(r"EAID_(?:src|dst)")
_BUITEN_MODEL = re.compile(
    r"(?:.* / )?(?:Diagram.*|Tekenwijze.*|View .*|RSGB Model / archief)(?: / .*)?"
)


class Werkboeklezer:
    """Turns the sheets of one workbook into facts; counts what it leaves out."""

    def __init__(self, bladen: Mapping[str, list[Rij]]) -> None:
        self._bladen = bladen
        self.weggelaten: Counter[str] = Counter()
        self._pakketrij = {rij["id"]: rij for rij in bladen["packages"]}

    @property
    def wortel(self) -> Rij:
        """The row of the root package."""
        pakketten = self._bladen["packages"]
        return next((rij for rij in pakketten if not rij["parent_package_id"]), pakketten[0])

    def feiten(self) -> Feiten:
        """All facts, in the order in which they are filed."""
        return Feiten(
            pakketten=self._pakketten(),
            objecttypen=tuple(self._objecttypen.values()),
            attributen=tuple(self._attributen()),
            relaties=tuple(self._relaties()),
            generalisaties=tuple(self._generalisaties()),
            enumeraties=tuple(self._enumeraties.values()),
            waarden=tuple(self._waarden()),
        )

    def _pad(self, pakket_id: str) -> tuple[str, ...]:
        delen: list[str] = []
        while pakket_id in self._pakketrij and len(delen) < len(self._pakketrij):
            rij = self._pakketrij[pakket_id]
            delen.append(schoon(rij["name"]))
            pakket_id = rij["parent_package_id"]
        return tuple(reversed(delen))[1:]

    def _pakketsleutel(self, pakket_id: str) -> str:
        return schone_guid(pakket_id, *self._pad(pakket_id))

    def _buiten_model(self, pakket_id: str) -> bool:
        return _BUITEN_MODEL.fullmatch(PAD_SCHEIDING.join(self._pad(pakket_id))) is not None

    def _pakketten(self) -> tuple[Pakket, ...]:
        gebruikt = {o.pakket_guid for o in self._objecttypen.values()}
        gebruikt |= {e.pakket_guid for e in self._enumeraties.values()}
        gevonden = (
            Pakket(self._pakketsleutel(sleutel), pad[-1], PAD_SCHEIDING.join(pad))
            for sleutel in self._pakketrij
            if (pad := self._pad(sleutel))
        )
        return tuple(sorted((p for p in gevonden if p.guid in gebruikt), key=attrgetter("pad")))

    @cached_property
    def _objecttypen(self) -> dict[str, Objecttype]:
        """Object types and datatypes that count, by the id they have in the workbook."""
        gevonden: list[tuple[tuple[str, ...], str, Objecttype]] = []
        for rij in self._bladen["classes"]:
            soort = _soort(rij)
            if self._buiten_model(rij["package_id"]):
                soort, reden = "", "klasse buiten het model (diagram, tekenwijze, archief)"
            else:
                reden = "klasse die geen objecttype of datatype is"
            if not soort:
                self.weggelaten[reden] += 1
                continue
            pad, naam = self._pad(rij["package_id"]), schoon(rij["name"])
            pakket = self._pakketsleutel(rij["package_id"])
            objecttype = Objecttype(
                guid=schone_guid(rij["id"], *pad, naam),
                pakket_guid=pakket,
                naam=naam,
                soort=soort,
                synoniemen="; ".join(re.split(r"\s*[,;]\s*", schoon(rij["synoniemen"]))),
                gemma_naam=schoon(rij["gemma_naam"]),
                gemma_url=schoon(rij["gemma_url"]),
            )
            gevonden.append(((*pad, naam), rij["id"], objecttype))
        return {
            sleutel: objecttype for _, sleutel, objecttype in sorted(gevonden, key=itemgetter(0, 1))
        }

    @cached_property
    def _enumeraties(self) -> dict[str, EnumeratieFeit]:
        """Enumerations that count, by the id they have in the workbook."""
        gevonden: list[tuple[tuple[str, ...], str, EnumeratieFeit]] = []
        for rij in self._bladen["enumerations"]:
            if self._buiten_model(rij["package_id"]):
                self.weggelaten["enumeratie buiten het model"] += 1
                continue
            pad, naam = self._pad(rij["package_id"]), schoon(rij["name"])
            feit = EnumeratieFeit(
                schone_guid(rij["id"], *pad, naam), self._pakketsleutel(rij["package_id"]), naam
            )
            gevonden.append(((*pad, naam, feit.guid), rij["id"], feit))
        return {sleutel: feit for _, sleutel, feit in sorted(gevonden, key=itemgetter(0, 1))}

    def _attributen(self) -> Iterator[Attribuut]:
        per_klasse: dict[str, list[Rij]] = defaultdict(list)
        for rij in self._bladen["attributes"]:
            if reden := self._waarom_geen_attribuut(rij):
                self.weggelaten[reden] += 1
            else:
                per_klasse[rij["clazz_id"]].append(rij)
        for klasse, objecttype in self._objecttypen.items():
            for nummer, rij in enumerate(per_klasse[klasse], start=1):
                yield self._attribuut(objecttype, nummer, rij)

    def _waarom_geen_attribuut(self, rij: Rij) -> str:
        if _ASSOCIATIE_EINDE.match(rij["id"]):
            return "attribuutrij die het eind van een relatie is"
        if not schoon(rij["name"]):
            return "attribuut zonder naam"
        return "" if rij["clazz_id"] in self._objecttypen else "attribuut van weggelaten klasse"

    def _attribuut(self, objecttype: Objecttype, nummer: int, rij: Rij) -> Attribuut:
        naam, soort = schoon(rij["name"]), schoon(rij["primitive"])
        enumeratie = self._enumeratie_van(objecttype, rij["enumeration_id"], soort)
        return Attribuut(
            guid=schone_guid(rij["id"], objecttype.guid, naam, str(nummer)),
            objecttype_guid=objecttype.guid,
            objecttype=objecttype.naam,
            volgnummer=nummer,
            naam=naam,
            type=soort,
            enumeratie_guid=enumeratie[0],
            enumeratie_via=enumeratie[1],
            mogelijk_geen_waarde=kort(rij["mogelijk_geen_waarde"]),
            formele_historie=kort(rij["indicatie_formele_historie"]),
            in_onderzoek=kort(rij["indicatie_in_onderzoek"]),
            herkomst=schoon(rij["herkomst"]),
            authentiek=kort(rij["authentiek"]),
        )

    @cached_property
    def _enumeratie_op_naam(self) -> dict[tuple[str, str], list[EnumeratieFeit]]:
        """Enumerations by (package GUID, or empty for anywhere; lower-case name)."""
        namen: dict[tuple[str, str], list[EnumeratieFeit]] = defaultdict(list)
        for feit in self._enumeraties.values():
            namen[feit.pakket_guid, feit.naam.lower()].append(feit)
            namen["", feit.naam.lower()].append(feit)
        return namen

    def _enumeratie_van(self, objecttype: Objecttype, ruw: str, soort: str) -> tuple[str, str]:
        """The enumeration of an attribute: by id, else by the name of its type.

        A type that the vocabulary knows is meant as such: `boolean` is not the list `Boolean`.
        """
        if ruw in self._enumeraties:
            return self._enumeraties[ruw].guid, "guid"
        if veldtype(soort).bekend:
            return "", ""
        for pakket in (objecttype.pakket_guid, ""):
            for naam in (f"enum_{soort}".lower(), soort.lower()):
                gevonden = self._enumeratie_op_naam.get((pakket, naam), [])
                if soort and (len(gevonden) == 1 or (gevonden and pakket)):
                    return gevonden[0].guid, "naam"
        return "", ""

    def _relaties(self) -> Iterator[Relatie]:
        gevonden = []
        for rij in self._bladen["associations"]:
            van = self._objecttypen.get(rij["src_class_id"])
            naar = self._objecttypen.get(rij["dst_class_id"])
            if van is None or naar is None:
                self.weggelaten["relatie met een weggelaten klasse"] += 1
                continue
            naam = schoon(rij["name"])
            gevonden.append(
                Relatie(
                    guid=schone_guid(rij["id"], van.guid, naam, naar.guid),
                    naam=naam,
                    van_guid=van.guid,
                    van=van.naam,
                    van_min=multipliciteit(rij["src_mult_start"]),
                    van_max=multipliciteit(rij["src_mult_end"]),
                    van_rol=schoon(rij["src_role"]),
                    naar_guid=naar.guid,
                    naar=naar.naam,
                    naar_min=multipliciteit(rij["dst_mult_start"]),
                    naar_max=multipliciteit(rij["dst_mult_end"]),
                    naar_rol=schoon(rij["dst_role"]),
                )
            )
        yield from sorted(gevonden, key=lambda r: (r.van, r.naam, r.naar, r.guid))

    def _generalisaties(self) -> Iterator[Generalisatie]:
        gevonden: dict[tuple[str, str], Generalisatie] = {}
        for rij in self._bladen["generalizations"]:
            sub = self._objecttypen.get(rij["subclass_id"])
            boven = self._objecttypen.get(rij["superclass_id"])
            if sub is None or boven is None:
                self.weggelaten["generalisatie met een weggelaten klasse"] += 1
                continue
            if (sub.guid, boven.guid) in gevonden:
                self.weggelaten["generalisatie die er twee keer staat"] += 1
                continue
            guid = schone_guid(rij["id"], sub.guid, boven.guid)
            feit = Generalisatie(guid, sub.guid, sub.naam, boven.guid, boven.naam)
            gevonden[sub.guid, boven.guid] = feit
        yield from sorted(gevonden.values(), key=lambda g: (g.sub, g.super, g.guid))

    def _waarden(self) -> Iterator[WaardeFeit]:
        per_enumeratie: dict[str, list[Rij]] = defaultdict(list)
        for rij in self._bladen["enumerationliterals"]:
            if rij["enumeratie_id"] in self._enumeraties:
                per_enumeratie[rij["enumeratie_id"]].append(rij)
            else:
                self.weggelaten["waarde van weggelaten enumeratie"] += 1
        for sleutel, enumeratie in self._enumeraties.items():
            for nummer, rij in enumerate(per_enumeratie[sleutel], start=1):
                yield WaardeFeit(enumeratie.guid, nummer, schoon(rij["alias"]), schoon(rij["name"]))


def _soort(rij: Rij) -> str:
    if rij["stereotype"] == "Objecttype":
        return "objecttype"
    return "datatype" if rij["is_datatype"].lower() == "true" else ""
