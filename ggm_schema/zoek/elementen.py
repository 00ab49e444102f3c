"""What can be found: object types, attributes, enumerations and values, with all their names.

Belongs here: which names an element has, and where it is in the warehouse. Does not belong here:
when a word matches (see `zoeken`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ggm_schema.catalogustabellen import domein_van
from ggm_schema.model import Catalogus
from ggm_schema.zoek.woorden import delen, plat


@dataclass(frozen=True, slots=True)
class Element:
    """One findable element.

    `soort` is objecttype, datatype, attribuut, enumeratie or waarde; `van` the object type of an
    attribute or the enumeration of a value. `tabel` is `schema.tabel` (of an enumeration only the
    schema), `kolom` the column of an attribute. `synoniemen` are other names that the release
    gives, `namen` what it is called: in the model and, where that differs, in the warehouse.
    """

    soort: str
    guid: str
    naam: str
    domein: str
    van: str | None = None
    tabel: str | None = None
    kolom: str | None = None
    namen: tuple[str, ...] = ()
    synoniemen: tuple[str, ...] = ()
    definitie: str = ""

    @property
    def plek(self) -> str:
        """Where it is in the warehouse: `schema.tabel.kolom`, as far as it has that."""
        return ".".join(deel for deel in (self.tabel, self.kolom) if deel)


def elementen(catalogus: Catalogus) -> Iterator[Element]:
    """Everything that can be found in a release."""
    bron = _Bron(catalogus)
    yield from bron.objecttypen()
    yield from bron.attributen()
    yield from bron.enumeraties()
    yield from bron.waarden()


class _Bron:
    def __init__(self, catalogus: Catalogus) -> None:
        self._catalogus = catalogus
        self._feiten = catalogus.feiten
        self._domein = {p.guid: domein_van(p.pad) for p in catalogus.feiten.pakketten}
        self._definities = catalogus.feiten.definitie_van

    @cached_property
    def _tabel(self) -> Mapping[str, str]:
        """Table per GUID of an object type."""
        return {
            t.guid: t.volledige_naam for t in self._catalogus.tabellen if t.guid and t.objecttype
        }

    @cached_property
    def _kolom(self) -> Mapping[str, str]:
        """Column per GUID of an attribute."""
        return {
            k.guid: k.naam
            for t in self._catalogus.tabellen
            for k in t.kolommen
            if k.guid and k.soort == "attribuut"
        }

    def objecttypen(self) -> Iterator[Element]:
        for o in self._feiten.objecttypen:
            anders = [s.strip() for s in o.synoniemen.split(";")]
            if plat(o.gemma_naam) != plat(o.naam):
                anders.append(o.gemma_naam)
            yield Element(
                soort=o.soort,
                guid=o.guid,
                naam=o.naam,
                domein=self._domein[o.pakket_guid],
                tabel=self._tabel.get(o.guid),
                namen=(o.naam,),
                synoniemen=tuple(s for s in anders if s),
                definitie=self._definities.get(o.guid, ""),
            )

    def attributen(self) -> Iterator[Element]:
        eigenaars = {o.guid: o for o in self._feiten.objecttypen}
        for a in self._feiten.attributen:
            eigenaar = eigenaars[a.objecttype_guid]
            kolom = self._kolom.get(a.guid)
            namen: tuple[str, ...] = (a.naam,)
            if kolom and plat(kolom) != plat(a.naam):
                namen = (a.naam, kolom)
            yield Element(
                soort="attribuut",
                guid=a.guid,
                naam=a.naam,
                domein=self._domein[eigenaar.pakket_guid],
                van=eigenaar.naam,
                tabel=self._tabel.get(eigenaar.guid),
                kolom=kolom,
                namen=namen,
                definitie=self._definities.get(a.guid, ""),
            )

    def enumeraties(self) -> Iterator[Element]:
        schemas = {e.guid: e.schema for e in self._catalogus.enumeraties}
        for e in self._feiten.enumeraties:
            yield Element(
                soort="enumeratie",
                guid=e.guid,
                naam=e.naam,
                domein=self._domein[e.pakket_guid],
                tabel=schemas[e.guid],
                namen=(e.naam,),
                definitie=self._definities.get(e.guid, ""),
            )

    def waarden(self) -> Iterator[Element]:
        lijsten = {e.guid: e for e in self._feiten.enumeraties}
        schemas = {e.guid: e.schema for e in self._catalogus.enumeraties}
        for w in self._feiten.waarden:
            lijst = lijsten[w.enumeratie_guid]
            element = f"{w.enumeratie_guid}#{w.volgnummer}"
            yield Element(
                soort="waarde",
                guid=element,
                naam=w.label,
                domein=self._domein[lijst.pakket_guid],
                van=lijst.naam,
                tabel=schemas[lijst.guid],
                namen=(w.label,),
                definitie=self._definities.get(element, ""),
            )


def beginletters(naam: str) -> str:
    """The first letters of a name of three words or more, else nothing: two letters mean too much.

    >>> beginletters("AanvraagOfMelding"), beginletters("Beschikte Voorziening")
    ('aom', '')
    """
    woorden = delen(naam)
    return "".join(woord[0] for woord in woorden) if len(woorden) > 2 else ""
