"""Refuses a workbook of which the rows do not fit each other, and says which rows.

Belongs here: references that lead nowhere, one id for two elements, circles. Does not belong here:
sheets and columns (`workbook`), or text that can be cleaned (`cleaning`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from ggm_schema.errors import OnleesbareInvoer
from ggm_schema.guid import PAD_SCHEIDING
from ggm_schema.release.cleaning import guid_kern, schoon
from ggm_schema.release.workbook import Bladen, Rij

# Sheet → what one row of it is, in a sentence.
_SOORT = {
    "packages": "pakketten",
    "classes": "klassen",
    "attributes": "attributen",
    "enumerations": "enumeraties",
    "associations": "relaties",
    "generalizations": "generalisaties",
}
# Sheet, column, sheets in which the element may be that it refers to, may it be empty.
_VERWIJZINGEN = (
    ("packages", "parent_package_id", ("packages",), True),
    ("classes", "package_id", ("packages",), False),
    ("enumerations", "package_id", ("packages",), False),
    ("attributes", "clazz_id", ("classes",), False),
    ("enumerationliterals", "enumeratie_id", ("enumerations",), False),
    ("associations", "src_class_id", ("classes", "enumerations"), False),
    ("associations", "dst_class_id", ("classes", "enumerations"), False),
    ("generalizations", "subclass_id", ("classes", "enumerations"), False),
    ("generalizations", "superclass_id", ("classes", "enumerations"), False),
)
_DOE = (
    "gebruik het ongewijzigde bestand uit de officiële release; staat de fout daarin, meld haar "
    "dan bij de beheerder van het GGM."
)


def controleer(bladen: Bladen, bestand: Path) -> None:
    """Check the rows of all sheets against each other.

    Raises:
        OnleesbareInvoer: the first thing that is wrong, with sheet, row and name.
    """
    controle = _Controle(bladen, bestand)
    controle.dubbele_guids()
    controle.verwijzingen()
    controle.kringen()


class _Controle:
    def __init__(self, bladen: Bladen, bestand: Path) -> None:
        self._bladen = bladen
        self._bestand = bestand
        self._rij = {
            blad: {rij["id"]: rij for rij in bladen[blad]}
            for blad in ("packages", "classes", "enumerations")
        }

    def dubbele_guids(self) -> None:
        """Two elements of one kind with one id: who could tell them apart in the next release?"""
        for blad, soort in _SOORT.items():
            gezien: dict[str, Rij] = {}
            for rij in self._bladen[blad]:
                kern = guid_kern(rij["id"])
                eerste = gezien.setdefault(kern, rij)
                if kern and eerste is not rij:
                    raise self._fout(
                        blad,
                        rij,
                        f"twee {soort} hebben dezelfde GUID {rij['id']}: "
                        f"{self._naam(blad, eerste)} (rij {eerste.nummer}) en "
                        f"{self._naam(blad, rij)} (rij {rij.nummer}).",
                        "een GUID die maar één keer voorkomt.",
                    )

    def verwijzingen(self) -> None:
        """An end of a relation, or a package or class around an element, that is not there."""
        for blad, kolom, doelen, mag_leeg in _VERWIJZINGEN:
            bekend = set().union(*(self._rij[doel] for doel in doelen))
            for rij in self._bladen[blad]:
                waarde = rij[kolom]
                if waarde in bekend or (mag_leeg and waarde in ("", "None")):
                    continue
                waar = f"bij {self._naam(blad, rij)} is {kolom}"
                raise self._fout(
                    blad,
                    rij,
                    f"{waar} leeg." if not waarde else f"{waar} {waarde}, en die is er niet.",
                    f"een id van het blad {' of '.join(doelen)}.",
                )

    def kringen(self) -> None:
        """A package that lies in itself, or an object type that is a kind of itself."""
        ouders = {
            sleutel: [rij["parent_package_id"]] for sleutel, rij in self._rij["packages"].items()
        }
        if kring := _kring(ouders):
            raise self._kringfout("packages", kring, "ligt in", self._rij["packages"])
        boven: dict[str, list[str]] = defaultdict(list)
        for rij in self._bladen["generalizations"]:
            boven[rij["subclass_id"]].append(rij["superclass_id"])
        if kring := _kring(boven):
            namen = {**self._rij["enumerations"], **self._rij["classes"]}
            raise self._kringfout("generalizations", kring, "is een", namen)

    def _kringfout(
        self, blad: str, kring: list[str], werkwoord: str, rijen: Mapping[str, Rij]
    ) -> OnleesbareInvoer:
        namen = [schoon(rijen[sleutel]["name"]) for sleutel in kring]
        onder, boven = ("id", "parent_package_id")
        if blad == "generalizations":
            onder, boven = ("subclass_id", "superclass_id")
        rij = next(r for r in self._bladen[blad] if (r[onder], r[boven]) == (kring[-2], kring[-1]))
        return self._fout(
            blad,
            rij,
            f"er is een kring: {f' {werkwoord} '.join(namen)}.",
            "een keten die bij één bovenste eindigt.",
        )

    def _naam(self, blad: str, rij: Rij) -> str:
        """An element as a person would look it up."""
        if blad == "attributes":
            return PAD_SCHEIDING.join((self._klasse(rij["clazz_id"]), schoon(rij["name"])))
        if blad == "associations":
            einden = (self._klasse(rij[f"{kant}_class_id"]) for kant in ("src", "dst"))
            return f"de relatie '{schoon(rij['name'])}' van {' naar '.join(einden)}"
        if blad == "generalizations":
            einden = (self._klasse(rij[kolom]) for kolom in ("subclass_id", "superclass_id"))
            return f"de generalisatie van {' naar '.join(einden)}"
        if blad in ("classes", "enumerations"):
            pakket = self._rij["packages"].get(rij["package_id"])
            delen = ([schoon(pakket["name"])] if pakket else []) + [schoon(rij["name"])]
            return PAD_SCHEIDING.join(delen)
        return schoon(rij["name"])

    def _klasse(self, sleutel: str) -> str:
        rij = self._rij["classes"].get(sleutel) or self._rij["enumerations"].get(sleutel)
        return schoon(rij["name"]) if rij else "(niets)"

    def _fout(self, blad: str, rij: Rij, tekst: str, verwacht: str) -> OnleesbareInvoer:
        return OnleesbareInvoer(
            f"op het blad {blad}: {tekst}",
            bestand=self._bestand,
            regel=rij.nummer,
            verwacht=verwacht,
            doe=_DOE,
        )


def _kring(naar: Mapping[str, Iterable[str]]) -> list[str]:
    """A circle, from an element back to itself; empty where there is none."""
    try:
        TopologicalSorter(naar).prepare()
    except CycleError as fout:
        kring: list[str] = fout.args[1]
        return kring[::-1]
    return []
