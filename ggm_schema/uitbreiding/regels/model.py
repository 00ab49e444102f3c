"""What the rules look at: the facts of one model, all that it may name, and where each part stands.

Belongs here: one shape for an extension and for a release, and looking things up in it. Does not
belong here: a rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from ggm_schema.model import Attribuut, Catalogus, Feiten, Objecttype
from ggm_schema.uitbreiding.feiten import Bijdrage, Namen


@dataclass(frozen=True)
class Toetsmodel:
    """A model to be judged.

    Args:
        bestand: the file that messages name.
        eigen: the facts that are judged.
        alles: those and all others that they may name.
        namen: the same by name, for advice.
        regels: line of each element of `eigen`; empty where there are no lines (a release).
        pakket: GUID of the package of an extension; attributes that it adds to a class of a release
            count as its own. Empty for a release.
    """

    bestand: PurePath
    eigen: Feiten
    alles: Feiten
    namen: Namen
    regels: Mapping[str, int]
    pakket: str = ""

    @classmethod
    def van_release(cls, catalogus: Catalogus) -> Toetsmodel:
        """A release that judges itself."""
        feiten = catalogus.feiten
        bestand = PurePath(catalogus.release.bestand)
        return cls(bestand, feiten, feiten, Namen.van(catalogus), {})

    @classmethod
    def van_bijdrage(cls, bijdrage: Bijdrage, alles: Feiten, namen: Namen) -> Toetsmodel:
        """An extension on top of a release and other extensions: `alles`."""
        return cls(
            bijdrage.uitbreiding.yaml.pad,
            bijdrage.feiten,
            alles,
            namen,
            bijdrage.regels,
            bijdrage.pakket.guid,
        )

    @cached_property
    def klassen(self) -> Mapping[str, Objecttype]:
        """Object types and datatypes by GUID."""
        return {o.guid: o for o in self.alles.objecttypen}

    @cached_property
    def objecttypen(self) -> tuple[Objecttype, ...]:
        """The object types that are judged."""
        return tuple(o for o in self.eigen.objecttypen if o.soort == "objecttype")

    @cached_property
    def attributen(self) -> Mapping[str, list[Attribuut]]:
        """Own attributes of every class, by GUID of the class."""
        per_klasse: dict[str, list[Attribuut]] = defaultdict(list)
        for attribuut in self.alles.attributen:
            per_klasse[attribuut.objecttype_guid].append(attribuut)
        return per_klasse

    @cached_property
    def _direct(self) -> Mapping[str, list[str]]:
        boven: dict[str, list[str]] = defaultdict(list)
        for generalisatie in self.alles.generalisaties:
            if generalisatie.super_guid:
                boven[generalisatie.sub_guid].append(generalisatie.super_guid)
        return boven

    def voorouders(self, guid: str) -> dict[str, int]:
        """Everything that a class is a kind of, with the number of steps to it; in a circle also
        the class itself."""
        afstand: dict[str, int] = {}
        laag, stap = self._direct.get(guid, []), 1
        while laag:
            nieuw = [boven for boven in laag if boven not in afstand]
            afstand.update(dict.fromkeys(nieuw, stap))
            laag = [hoger for boven in nieuw for hoger in self._direct.get(boven, [])]
            stap += 1
        return afstand

    @cached_property
    def _pad_van_pakket(self) -> Mapping[str, str]:
        return {pakket.guid: pakket.pad for pakket in self.alles.pakketten}

    @cached_property
    def _pakket_van(self) -> Mapping[str, str]:
        objecttypen = {o.guid: o.pakket_guid for o in self.alles.objecttypen}
        return objecttypen | {e.guid: e.pakket_guid for e in self.alles.enumeraties}

    def pad(self, guid: str) -> str:
        """Path of the package that holds an object type or enumeration; empty when unknown."""
        return self._pad_van_pakket.get(self._pakket_van.get(guid, ""), "")

    def pad_van_attribuut(self, attribuut: Attribuut) -> str:
        """Path of the package that brings an attribute: of an extension its own."""
        if self.pakket:
            return self._pad_van_pakket[self.pakket]
        return self.pad(attribuut.objecttype_guid)

    def heeft_definitie(self, guid: str) -> bool:
        """Does the model say what this means?"""
        return bool(self.eigen.definitie_van.get(guid, "").strip())

    @property
    def definities_bekend(self) -> bool:
        """Were definitions kept? What the project ships of a release has none."""
        return bool(self.pakket or self.eigen.definities)

    def generalisatieparen(self) -> Iterator[tuple[str, str, str]]:
        """GUID, class and superclass of each own generalization with two known ends."""
        for g in self.eigen.generalisaties:
            if g.sub_guid in self.klassen and g.super_guid in self.klassen:
                yield g.guid, g.sub_guid, g.super_guid
