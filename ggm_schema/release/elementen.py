"""Packages, object types and enumerations of a workbook: what the rest of it refers to.

Belongs here: which of them count, and how each is found by its id in the workbook. Does not belong
here: attributes and values (`werkboeklezer`), relations (`relatielezer`).
"""

from __future__ import annotations

import re
from functools import cached_property
from operator import attrgetter, itemgetter

from ggm_schema.guid import PAD_SCHEIDING
from ggm_schema.model import EnumeratieFeit, Objecttype, Pakket
from ggm_schema.release.cleaning import schone_guid, schoon
from ggm_schema.release.schoonmaak import Schoonmaak
from ggm_schema.release.verslag import Verslag
from ggm_schema.release.workbook import Bladen, Rij

_BUITEN_MODEL = re.compile(
    r"(?:.* / )?(?:Diagram.*|Tekenwijze.*|View .*|RSGB Model / archief)(?: / .*)?"
)
_KLASSE_BUITEN_MODEL = "klasse buiten het model (diagram, tekenwijze, archief)"
_GEEN_OBJECTTYPE = "klasse die geen objecttype of datatype is"
_KLASSE_ZONDER_NAAM = "klasse zonder naam"
_ENUMERATIE_BUITEN_MODEL = "enumeratie buiten het model"
_ENUMERATIE_ZONDER_NAAM = "enumeratie zonder naam"


class Elementen:
    """The elements of one workbook that count, each by its id there."""

    def __init__(self, bladen: Bladen, verslag: Verslag, schoonmaak: Schoonmaak) -> None:
        self._bladen = bladen
        self._verslag = verslag
        self._schoonmaak = schoonmaak
        self._pakketrij = {rij["id"]: rij for rij in bladen["packages"]}
        self._paden: dict[str, tuple[str, ...]] = {}
        self._klasserij = {rij["id"]: rij for rij in bladen["classes"]}
        self._enumeratierij = {rij["id"]: rij for rij in bladen["enumerations"]}

    @property
    def wortel(self) -> Rij:
        """The row of the root package."""
        pakketten = self._bladen["packages"]
        return next(rij for rij in pakketten if rij["parent_package_id"] not in self._pakketrij)

    def pad(self, pakket_id: str) -> tuple[str, ...]:
        """Names from the domain down to the package; the root is no part of it."""
        if pakket_id not in self._pakketrij:
            return ()
        if pakket_id not in self._paden:
            rij = self._pakketrij[pakket_id]
            boven = rij["parent_package_id"]
            self._paden[pakket_id] = (
                (*self.pad(boven), schoon(rij["name"])) if boven in self._pakketrij else ()
            )
        return self._paden[pakket_id]

    def plaats(self, sleutel: str) -> str:
        """Where a class or enumeration is in the model, also one that does not count."""
        rij = self._klasserij.get(sleutel) or self._enumeratierij.get(sleutel)
        return "" if rij is None else PAD_SCHEIDING.join(self._pad_en_naam(rij))

    def is_enumeratie(self, sleutel: str) -> bool:
        """Is this the id of an enumeration, counting or not?"""
        return sleutel in self._enumeratierij

    @cached_property
    def pakketten(self) -> tuple[Pakket, ...]:
        """Packages that hold an object type or enumeration that counts."""
        gebruikt = {o.pakket_guid for o in self.objecttypen.values()}
        gebruikt |= {e.pakket_guid for e in self.enumeraties.values()}
        gevonden = []
        for sleutel, rij in self._pakketrij.items():
            pad = self.pad(sleutel)
            if pad and (guid := self._pakketguid(sleutel)) in gebruikt:
                plaats = PAD_SCHEIDING.join(pad)
                naam = self._schoonmaak.tekst("packages", rij, "name", plaats)
                self._schoonmaak.guid("packages", rij, plaats, *pad)
                gevonden.append(Pakket(guid, naam, plaats))
        return tuple(sorted(gevonden, key=attrgetter("pad", "guid")))

    @cached_property
    def objecttypen(self) -> dict[str, Objecttype]:
        """Object types and datatypes."""
        gevonden: list[tuple[tuple[str, ...], str, Objecttype]] = []
        for rij in self._bladen["classes"]:
            buiten, soort = self._buiten_model(rij["package_id"]), _soort(rij)
            naamloos = not schoon(rij["name"])
            if buiten or not soort or naamloos:
                reden = _GEEN_OBJECTTYPE if not soort else _KLASSE_ZONDER_NAAM
                self._laat_weg("classes", rij, _KLASSE_BUITEN_MODEL if buiten else reden)
                continue
            gevonden.append((self._pad_en_naam(rij), rij["id"], self._objecttype(rij, soort)))
        return {sleutel: feit for _, sleutel, feit in sorted(gevonden, key=itemgetter(0, 1))}

    def _objecttype(self, rij: Rij, soort: str) -> Objecttype:
        plaats = self.plaats(rij["id"])
        synoniemen = self._schoonmaak.tekst("classes", rij, "synoniemen", plaats)
        return Objecttype(
            guid=self._schoonmaak.guid("classes", rij, plaats, *self._pad_en_naam(rij)),
            pakket_guid=self._pakketguid(rij["package_id"]),
            naam=self._schoonmaak.tekst("classes", rij, "name", plaats),
            soort=soort,
            synoniemen="; ".join(re.split(r"\s*[,;]\s*", synoniemen)),
            gemma_naam=self._schoonmaak.tekst("classes", rij, "gemma_naam", plaats),
            gemma_url=self._schoonmaak.tekst("classes", rij, "gemma_url", plaats),
        )

    @cached_property
    def enumeraties(self) -> dict[str, EnumeratieFeit]:
        """Enumerations."""
        gevonden: list[tuple[tuple[str, ...], str, EnumeratieFeit]] = []
        for rij in self._bladen["enumerations"]:
            buiten = self._buiten_model(rij["package_id"])
            if buiten or not schoon(rij["name"]):
                reden = _ENUMERATIE_BUITEN_MODEL if buiten else _ENUMERATIE_ZONDER_NAAM
                self._laat_weg("enumerations", rij, reden)
                continue
            plaats, pad = self.plaats(rij["id"]), self._pad_en_naam(rij)
            feit = EnumeratieFeit(
                self._schoonmaak.guid("enumerations", rij, plaats, *pad),
                self._pakketguid(rij["package_id"]),
                self._schoonmaak.tekst("enumerations", rij, "name", plaats),
            )
            gevonden.append(((*pad, feit.guid), rij["id"], feit))
        return {sleutel: feit for _, sleutel, feit in sorted(gevonden, key=itemgetter(0, 1))}

    def _pad_en_naam(self, rij: Rij) -> tuple[str, ...]:
        return (*self.pad(rij["package_id"]), schoon(rij["name"]))

    def _pakketguid(self, pakket_id: str) -> str:
        return schone_guid(pakket_id, *self.pad(pakket_id))

    def _buiten_model(self, pakket_id: str) -> bool:
        return _BUITEN_MODEL.fullmatch(PAD_SCHEIDING.join(self.pad(pakket_id))) is not None

    def _laat_weg(self, blad: str, rij: Rij, reden: str) -> None:
        self._verslag.meld("weggelaten", blad, rij.nummer, self.plaats(rij["id"]), reden)


def _soort(rij: Rij) -> str:
    if rij["stereotype"] == "Objecttype":
        return "objecttype"
    return "datatype" if rij["is_datatype"].lower() == "true" else ""
