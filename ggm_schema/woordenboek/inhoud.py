"""From catalogue and stand to what stands on the pages.

Belongs here: bringing facts of an object type, package or list together. Does not belong here:
columns (`velden`), relations in words (`relaties`), files and templates (`bouw`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ggm_schema.model import Attribuut, Catalogus, Enumeratie, Objecttype, Pakket, Tabel
from ggm_schema.naming import sql_naam
from ggm_schema.woordenboek import adressen
from ggm_schema.woordenboek.model import (
    Domein,
    Lijst,
    Pakketpagina,
    Samengesteld,
    Typepagina,
    Velden,
    Verwijzing,
)
from ggm_schema.woordenboek.relaties import einden
from ggm_schema.woordenboek.stand import Stand
from ggm_schema.woordenboek.velden import velden_van


@dataclass(frozen=True)
class Inhoud:
    """Everything about one release, looked up by GUID, table or schema."""

    catalogus: Catalogus
    stand: Stand

    @cached_property
    def tabel_van(self) -> Mapping[str, Tabel]:
        """Table by GUID of its object type."""
        return {t.guid: t for t in self.catalogus.tabellen if t.objecttype is not None and t.guid}

    @cached_property
    def schema_van(self) -> Mapping[str, str]:
        """Schema by GUID of a package that holds object types or lists."""
        gevonden = {}
        for objecttype in self.catalogus.feiten.objecttypen:
            if objecttype.guid in self.tabel_van:
                gevonden[objecttype.pakket_guid] = self.tabel_van[objecttype.guid].schema
        lijsten = {e.guid: e.schema for e in self.catalogus.enumeraties}
        for enumeratie in self.catalogus.feiten.enumeraties:
            gevonden.setdefault(enumeratie.pakket_guid, lijsten[enumeratie.guid])
        return gevonden

    @cached_property
    def attribuut_van(self) -> Mapping[str, Attribuut]:
        """Attribute by GUID."""
        return {a.guid: a for a in self.catalogus.feiten.attributen if a.guid}

    @cached_property
    def lijst_van(self) -> Mapping[str, Lijst]:
        """Value list by GUID of its enumeration."""
        definities = self.catalogus.feiten.definitie_van
        uitleg: dict[str, dict[str, str]] = defaultdict(dict)
        for waarde in self.catalogus.feiten.waarden:
            tekst = definities.get(f"{waarde.enumeratie_guid}#{waarde.volgnummer}", "")
            uitleg[waarde.enumeratie_guid].setdefault(waarde.label, tekst)
        ankers: dict[str, int] = defaultdict(int)
        lijsten = {}
        for enumeratie in self.catalogus.enumeraties:
            lijsten[enumeratie.guid] = self._lijst(
                enumeratie, _anker(enumeratie, ankers), uitleg[enumeratie.guid]
            )
        return lijsten

    def _lijst(self, feit: Enumeratie, anker: str, uitleg: Mapping[str, str]) -> Lijst:
        return Lijst(
            naam=feit.naam,
            anker=anker,
            url=f"{adressen.lijsten(feit.schema)}#{anker}",
            definitie=self.definitie(feit.guid),
            waarden=[(w.code, w.label, uitleg.get(w.label, "")) for w in feit.waarden],
        )

    def definitie(self, element: str | None) -> str:
        """What the release says about it; empty where it says nothing or was not imported here."""
        return self.catalogus.feiten.definitie_van.get(element or "", "")

    def verwijzing(self, tabel: str) -> Verwijzing:
        """Name and link of an object type by its table."""
        gevonden = self.catalogus.tabel(tabel)
        return Verwijzing(gevonden.objecttype or gevonden.naam, adressen.objecttype(tabel))

    @cached_property
    def typen(self) -> Sequence[Typepagina]:
        """All object types, by name and package."""
        pakketten = {p.guid: p for p in self.catalogus.feiten.pakketten}
        relaties = einden(self.catalogus, self.verwijzing)
        subtypes: dict[str, list[str]] = defaultdict(list)
        for tabel in self.catalogus.tabellen:
            for boven in tabel.supertypes:
                subtypes[boven].append(tabel.volledige_naam)
        gevonden = []
        for feit in self.catalogus.feiten.objecttypen:
            if (eigen := self.tabel_van.get(feit.guid)) is not None:
                naam = eigen.volledige_naam
                gevonden.append(
                    Typepagina(
                        feit=feit,
                        tabel=eigen,
                        url=adressen.objecttype(naam),
                        pakket=pakketten[feit.pakket_guid],
                        pakket_url=adressen.pakket(eigen.schema),
                        definitie=self.definitie(feit.guid),
                        gemma_url=_webadres(feit.gemma_url),
                        supertypes=[self.verwijzing(boven) for boven in eigen.supertypes],
                        subtypes=[self.verwijzing(onder) for onder in subtypes[naam]],
                        velden=velden_van(self, eigen),
                        geerfd=[self._velden[boven] for boven in eigen.supertypes],
                        relaties=relaties[feit.guid],
                        stand=self.stand.tabellen.get(naam),
                    )
                )
        return sorted(gevonden, key=lambda t: (t.feit.naam.casefold(), t.tabel.volledige_naam))

    @cached_property
    def _velden(self) -> Mapping[str, Velden]:
        boven = {naam for t in self.catalogus.tabellen for naam in t.supertypes}
        return {naam: velden_van(self, self.catalogus.tabel(naam)) for naam in sorted(boven)}

    @cached_property
    def pakketten(self) -> Sequence[Pakketpagina]:
        """All packages that hold object types or lists, by path."""
        typen: dict[str, list[Typepagina]] = defaultdict(list)
        for pagina in self.typen:
            typen[pagina.feit.pakket_guid].append(pagina)
        lijsten: dict[str, list[Lijst]] = defaultdict(list)
        for enumeratie in self.catalogus.feiten.enumeraties:
            lijsten[enumeratie.pakket_guid].append(self.lijst_van[enumeratie.guid])
        samengesteld = self._samengesteld()
        return [
            Pakketpagina(
                feit=feit,
                schema=self.schema_van[feit.guid],
                url=adressen.pakket(self.schema_van[feit.guid]),
                domein=_domein(feit),
                typen=typen[feit.guid],
                lijsten=sorted(lijsten[feit.guid], key=lambda lijst: lijst.naam.casefold()),
                samengesteld=samengesteld.get(feit.guid, ()),
            )
            for feit in sorted(self.catalogus.feiten.pakketten, key=_volgorde)
            if feit.guid in self.schema_van
        ]

    @cached_property
    def domeinen(self) -> Sequence[Domein]:
        """Packages by domain."""
        groepen: dict[str, list[Pakketpagina]] = defaultdict(list)
        for pakket in self.pakketten:
            groepen[pakket.domein].append(pakket)
        return [Domein(naam, groep) for naam, groep in groepen.items()]

    def _samengesteld(self) -> Mapping[str, Sequence[Samengesteld]]:
        attributen: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for attribuut in self.catalogus.feiten.attributen:
            attributen[attribuut.objecttype_guid].append((attribuut.naam, attribuut.type))
        groepen: dict[str, list[Samengesteld]] = defaultdict(list)
        for feit in self._zonder_tabel():
            groepen[feit.pakket_guid].append(
                Samengesteld(feit.naam, self.definitie(feit.guid), attributen[feit.guid])
            )
        return groepen

    def _zonder_tabel(self) -> Iterator[Objecttype]:
        return (o for o in self.catalogus.feiten.objecttypen if o.guid not in self.tabel_van)


def _anker(enumeratie: Enumeratie, gebruikt: dict[str, int]) -> str:
    """Unique on the page of its package."""
    # With a word before it, so that no list is called as a part of the page itself.
    naam = f"lijst-{sql_naam(enumeratie.naam)}"
    gebruikt[f"{enumeratie.schema}.{naam}"] += 1
    keer = gebruikt[f"{enumeratie.schema}.{naam}"]
    return naam if keer == 1 else f"{naam}-{keer}"


def _webadres(tekst: str) -> str:
    # An extension of a municipality is free text: only a web address becomes a link.
    return tekst if tekst.startswith(("https://", "http://")) else ""


def _domein(pakket: Pakket) -> str:
    return pakket.pad.split(" / ")[0]


def _volgorde(pakket: Pakket) -> tuple[int, str]:
    nummer = pakket.pad.split(" ", 1)[0]
    return int(nummer) if nummer.isascii() and nummer.isdigit() else 1000, pakket.pad
