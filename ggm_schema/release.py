"""Reads the official release of the GGM (a workbook) into facts.

Belongs here: which rows of the workbook count, and how their text is cleaned. Does not belong
here: our own corrections (`corrections.yaml`), tables (`tables`) or the catalogue files (`store`).

Facts only: definitions and explanations are not taken over. Source of the recipe: the workbook of
release 2.5.1, which crunch_uml 0.4.11 exported from the model.
"""

from __future__ import annotations

import hashlib
import html
import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from ggm_schema import store, tables
from ggm_schema.corrections import lees_correcties
from ggm_schema.errors import OnleesbareInvoer
from ggm_schema.model import (
    Attribuut,
    Catalogus,
    EnumeratieFeit,
    Feiten,
    Generalisatie,
    Objecttype,
    Pakket,
    Relatie,
    Release,
    WaardeFeit,
)
from ggm_schema.workbook import Rij, lees_werkboek

PAD_SCHEIDING = " / "
_NAAMRUIMTE = uuid.UUID("6f1d2a0e-5f0b-5c53-9d0c-0d7f5f2b5a11")
_GUID = re.compile(r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}")
_ASSOCIATIE_EINDE = re.compile(r"EAID_(?:src|dst)")
_BUITEN_MODEL = re.compile(r"(?:.* / )?(?:Diagram.*|Tekenwijze.*|View .*|RSGB Model / archief)(?: / .*)?")
_LEEG = frozenset({"", "<memo>", "nan", "none", "<niet gespecificeerd>"})


def importeer(
    werkboek: Path,
    versie: str | None = None,
    datum: str | None = None,
    correcties: Path | None = None,
) -> Catalogus:
    """Read an official workbook into a catalogue.

    Args:
        werkboek: `Gemeentelijk Gegevensmodel.xlsx` of a release.
        versie: version label of the release; without it the one of the root package.
        datum: ISO date of the release; without it the last change of the root package.
        correcties: our corrections; without it those that the project ships.

    Raises:
        OnleesbareInvoer: the file is no workbook, or a sheet, column or row that is needed lacks.
        DefinitieFout: a correction names something that this release does not have.
    """
    bladen = lees_werkboek(werkboek)
    lezer = _Lezer(bladen)
    wortel = lezer.wortel
    release = Release(
        versie=versie or schoon(wortel["version"]),
        datum=datum or wortel["modified"][:10],
        bestand=werkboek.name,
        sha256=hashlib.sha256(werkboek.read_bytes()).hexdigest(),
        weggelaten={},
    )
    feiten = lezer.feiten()
    release = Release(
        release.versie, release.datum, release.bestand, release.sha256, dict(lezer.weggelaten)
    )
    if not feiten.objecttypen:
        raise OnleesbareInvoer(
            "het werkboek bevat geen enkel objecttype.",
            bestand=werkboek,
            verwacht="rijen met stereotype Objecttype op het blad classes.",
            doe="gebruik het bestand uit de officiële release van het GGM.",
        )
    return tables.maak_catalogus(release, feiten, lees_correcties(correcties))


def schoon(tekst: str) -> str:
    """Trim, cut the template text of the modelling tool, unescape HTML, placeholders become empty.

    >>> schoon("Gezinsmigrant en Overige migrant\\n"), schoon("GGM#NOTES#Description: …")
    ('Gezinsmigrant en Overige migrant', 'GGM')
    >>> schoon("<memo>"), schoon("Rechten &amp; plichten")
    ('', 'Rechten & plichten')
    """
    kaal = " ".join(html.unescape(tekst.split("#NOTES#", 1)[0]).split())
    return "" if kaal.lower() in _LEEG else kaal


def schone_guid(ruw: str, *afleiding: str) -> str:
    """The GUID in upper case with hyphens; one that is damaged is derived from path and name.

    >>> schone_guid("EAID_11595AD8_84D3_4f6e_8ABC_0123456789ab", "x")
    '11595AD8-84D3-4F6E-8ABC-0123456789AB'
    >>> schone_guid("EAID_{703D", "8 Wonen", "Hek") == schone_guid("", "8 Wonen", "Hek")
    True
    """
    kern = re.sub(r"^(EAID|EAPK)_", "", ruw).strip("{}").replace("_", "-").upper()
    if _GUID.fullmatch(kern):
        return kern
    return str(uuid.uuid5(_NAAMRUIMTE, PAD_SCHEIDING.join(afleiding))).upper()


class _Lezer:
    """Turns the sheets of one workbook into facts and counts what it leaves out."""

    def __init__(self, bladen: Mapping[str, list[Rij]]) -> None:
        self._bladen = bladen
        self.weggelaten: Counter[str] = Counter()
        self._pakketrij = {rij["id"]: rij for rij in bladen["packages"]}

    @property
    def wortel(self) -> Rij:
        """The row of the root package."""
        return next(
            (rij for rij in self._bladen["packages"] if not rij["parent_package_id"]),
            self._bladen["packages"][0],
        )

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
            Pakket(self._pakketsleutel(sleutel), schoon(rij["name"]), PAD_SCHEIDING.join(pad))
            for sleutel, rij in self._pakketrij.items()
            if (pad := self._pad(sleutel))
        )
        return tuple(sorted((p for p in gevonden if p.guid in gebruikt), key=lambda p: p.pad))

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
            guid = schone_guid(rij["id"], *pad, naam)
            objecttype = Objecttype(guid, self._pakketsleutel(rij["package_id"]), naam, soort)
            gevonden.append(((*pad, naam), rij["id"], objecttype))
        return {sleutel: objecttype for _, sleutel, objecttype in sorted(gevonden, key=_eerste)}

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
        return {sleutel: feit for _, sleutel, feit in sorted(gevonden, key=_eerste)}

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
        enumeratie, via = self._enumeratie_van(objecttype, rij["enumeration_id"], soort)
        return Attribuut(
            guid=schone_guid(rij["id"], objecttype.guid, naam, str(nummer)),
            objecttype_guid=objecttype.guid,
            objecttype=objecttype.naam,
            volgnummer=nummer,
            naam=naam,
            type=soort,
            enumeratie_guid=enumeratie,
            enumeratie_via=via,
            mogelijk_geen_waarde=_kort(rij["mogelijk_geen_waarde"]),
            formele_historie=_kort(rij["indicatie_formele_historie"]),
            in_onderzoek=_kort(rij["indicatie_in_onderzoek"]),
            herkomst=schoon(rij["herkomst"]),
            authentiek=_kort(rij["authentiek"]),
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
        """The enumeration of an attribute: by id, else by the name of its type."""
        if ruw in self._enumeraties:
            return self._enumeraties[ruw].guid, "guid"
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
                    van_min=_aantal(rij["src_mult_start"]),
                    van_max=_aantal(rij["src_mult_end"]),
                    van_rol=schoon(rij["src_role"]),
                    naar_guid=naar.guid,
                    naar=naar.naam,
                    naar_min=_aantal(rij["dst_mult_start"]),
                    naar_max=_aantal(rij["dst_mult_end"]),
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
            gevonden[sub.guid, boven.guid] = Generalisatie(
                guid, sub.guid, sub.naam, boven.guid, boven.naam
            )
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


def _eerste(paar: tuple[tuple[str, ...], str, object]) -> tuple[tuple[str, ...], str]:
    return paar[0], paar[1]


def _soort(rij: Rij) -> str:
    if rij["stereotype"] == "Objecttype":
        return "objecttype"
    return "datatype" if rij["is_datatype"].lower() == "true" else ""


def _kort(tekst: str) -> str:
    """A yes/no mark of the model; a whole sentence in its place is prose, and becomes empty."""
    woord = schoon(tekst).lower()
    return woord if len(woord) <= 12 else ""


def _aantal(tekst: str) -> str:
    """A multiplicity; a stray quote is a typing error in the release, `None` is absent."""
    return schoon(tekst).lstrip("`")


def main() -> None:
    """Regenerate the shipped catalogue: `python -m ggm_schema.release WERKBOEK VERSIE DATUM`."""
    import sys

    if len(sys.argv) != 4:
        raise SystemExit("gebruik: python -m ggm_schema.release WERKBOEK VERSIE DATUM")
    catalogus = importeer(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
    doel = store.schrijf(catalogus, store.CATALOGUS / catalogus.release.versie)
    print(f"{len(catalogus.feiten.objecttypen)} objecttypen en datatypen geschreven naar {doel}")


if __name__ == "__main__":
    main()
