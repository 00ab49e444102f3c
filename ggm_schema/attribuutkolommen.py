"""Attributes as columns of a table: name, type, length and enumeration, corrected.

Belongs here: one attribute → one column. Does not belong here: relations (`placement`), or which
spelling is which type (`types`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ggm_schema.botsingen import kies_namen
from ggm_schema.corrections import Kolomcorrectie
from ggm_schema.melder import Melder
from ggm_schema.model import Attribuut, Feiten, Kolom
from ggm_schema.nakijken import Nakijken
from ggm_schema.naming import sleutelkolom, sql_naam
from ggm_schema.placement import TECHNISCH, Namen
from ggm_schema.types import TEKST, veldtype

_GEEN_CORRECTIE = Kolomcorrectie()


class Attribuutkolommen:
    """The columns of attributes, per object type."""

    def __init__(
        self,
        feiten: Feiten,
        namen: Namen,
        enumeratienaam: Mapping[str, str],
        nakijken: Nakijken,
        meld: Melder,
    ) -> None:
        self._namen = namen
        self._enumeratienaam = enumeratienaam
        self._nakijken = nakijken
        self._meld = meld
        self._per_objecttype: dict[str, list[Attribuut]] = defaultdict(list)
        for attribuut in feiten.attributen:
            self._per_objecttype[attribuut.objecttype_guid].append(attribuut)

    def kolommen(self, guid: str) -> list[Kolom]:
        """The columns of one object type, in the order of its attributes."""
        attributen = self._per_objecttype[guid]
        bezet = {sleutelkolom(self._namen.tabel(guid)), *(kolom.naam for kolom in TECHNISCH)}
        eigen = self._kies(
            guid, {a.guid: sql_naam(a.naam) for a in attributen}, bezet, "deze kolomnaam"
        )
        correcties = {a.guid: self._correctie(guid, eigen[a.guid]) for a in attributen}
        # A corrected name wins from an attribute that has that name already.
        vast = {g: c.naam for g, c in correcties.items() if c.naam}
        vrij = {g: naam for g, naam in eigen.items() if g not in vast}
        gegeven = self._kies(guid, vast, bezet, "de naam van een correctie")
        over = self._kies(guid, vrij, bezet | {*gegeven.values()}, "de naam van een correctie")
        return [self._kolom(a, {**gegeven, **over}[a.guid], correcties[a.guid]) for a in attributen]

    def _kies(
        self, objecttype: str, wensen: Mapping[str, str], bezet: set[str], wat: str
    ) -> dict[str, str]:
        gekozen = kies_namen({guid: (wens,) for guid, wens in wensen.items()}, bezet)
        for guid, wens in wensen.items():
            if gekozen[guid] != wens:
                plaats = f"{self._namen.volledig(objecttype)}.{wens} → {gekozen[guid]}"
                self._meld(
                    "hernoemd", "attributes", 0, plaats, f"iets anders in deze tabel heeft {wat}"
                )
        return gekozen

    def _correctie(self, objecttype: str, naam: str) -> Kolomcorrectie:
        plaats = f"{self._namen.volledig(objecttype)}.{naam}"
        correctie = self._nakijken.correcties.kolommen.get(plaats)
        if correctie is None:
            return _GEEN_CORRECTIE
        wordt = (correctie.naam, correctie.type, correctie.enumeratie)
        self._nakijken.gebruik((plaats,), ", ".join(deel for deel in wordt if deel is not None))
        return correctie

    def _kolom(self, attribuut: Attribuut, naam: str, correctie: Kolomcorrectie) -> Kolom:
        ggm_type = attribuut.type if correctie.type is None else correctie.type
        enumeratie = self._enumeratie(attribuut, correctie)
        soort = veldtype(ggm_type)
        return Kolom(
            naam=naam,
            type=TEKST if enumeratie else soort.duckdb,
            ggm_type=ggm_type,
            lengte=None if enumeratie else soort.lengte,
            enumeratie=enumeratie,
            guid=attribuut.guid,
            attribuut=attribuut.naam,
            verplicht=attribuut.mogelijk_geen_waarde == "nee",
        )

    def _enumeratie(self, attribuut: Attribuut, correctie: Kolomcorrectie) -> str | None:
        if correctie.enumeratie is not None:
            return correctie.enumeratie
        # A corrected type replaces the official one, so also the enumeration it named.
        return self._enumeratienaam.get(attribuut.enumeratie_guid) if not correctie.type else None
