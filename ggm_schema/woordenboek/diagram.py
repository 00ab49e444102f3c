"""What is in the diagram of a package: boxes, inheritance and relations.

Belongs here: which boxes and lines. Does not belong here: where they stand (`plaatsing`), how they
look (`tekening`, `mermaid`). Relations with other packages are on the pages of the object types; a
supertype of another package is in it, since without it a box is not understood.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ggm_schema.model import Catalogus, Relatie, Tabel
from ggm_schema.woordenboek.model import Pakketpagina
from ggm_schema.woordenboek.relaties import kort


@dataclass(frozen=True, slots=True)
class Vak:
    """A box; `vreemd` is a supertype of another package."""

    tabel: Tabel
    vreemd: bool

    @property
    def naam(self) -> str:
        """Name of the object type."""
        return self.tabel.objecttype or self.tabel.naam


@dataclass(frozen=True, slots=True)
class Streep:
    """A line between two boxes, by number. Without `namen` it is inheritance: `van` is the
    supertype. Several relations between the same two boxes are one line with several names."""

    van: int
    naar: int
    namen: tuple[str, ...] = ()
    bij_van: str = ""
    bij_naar: str = ""


@dataclass(frozen=True)
class Diagram:
    """Boxes and lines of one package; `relaties` are all relations within it, one by one."""

    vakken: Sequence[Vak]
    strepen: Sequence[Streep]
    relaties: Sequence[tuple[int, int, Relatie]]

    @property
    def met_zichzelf(self) -> set[int]:
        """Boxes that have a relation with their own kind: there is no line of these."""
        return {van for van, naar, _ in self.relaties if van == naar}


def diagram(catalogus: Catalogus, pakket: Pakketpagina) -> Diagram:
    """The diagram of a package."""
    eigen = [pagina.tabel for pagina in pakket.typen]
    namen = {tabel.volledige_naam for tabel in eigen}
    direct = _direct(catalogus)
    boven = {direct.get(tabel.guid or "", ()) for tabel in eigen}
    vreemd = sorted({naam for groep in boven for naam in groep} - namen)
    vakken = [Vak(tabel, False) for tabel in eigen]
    vakken += [Vak(catalogus.tabel(naam), True) for naam in vreemd]
    plek = {vak.tabel.volledige_naam: n for n, vak in enumerate(vakken)}
    erft = [
        Streep(plek[hoger], plek[tabel.volledige_naam])
        for tabel in eigen
        for hoger in direct.get(tabel.guid or "", ())
    ]
    op_guid = {vak.tabel.guid: n for n, vak in enumerate(vakken) if not vak.vreemd}
    relaties = [
        (op_guid[r.van_guid], op_guid[r.naar_guid], r)
        for r in catalogus.feiten.relaties
        if r.van_guid in op_guid and r.naar_guid in op_guid
    ]
    return Diagram(vakken, [*erft, *_strepen(relaties)], relaties)


def _direct(catalogus: Catalogus) -> Mapping[str, tuple[str, ...]]:
    """Tables of the direct supertypes by GUID of the subtype."""
    tabellen = {t.guid: t.volledige_naam for t in catalogus.tabellen if t.objecttype is not None}
    gevonden: dict[str, tuple[str, ...]] = {}
    for g in catalogus.feiten.generalisaties:
        if g.super_guid in tabellen and g.sub_guid in tabellen:
            erbij = (*gevonden.get(g.sub_guid, ()), tabellen[g.super_guid])
            gevonden[g.sub_guid] = tuple(dict.fromkeys(erbij))
    return gevonden


def _strepen(relaties: Sequence[tuple[int, int, Relatie]]) -> list[Streep]:
    groepen: dict[tuple[int, int], list[tuple[int, Relatie]]] = {}
    for van, naar, relatie in relaties:
        if van != naar:
            groepen.setdefault((min(van, naar), max(van, naar)), []).append((van, relatie))
    strepen = []
    for (a, b), groep in groepen.items():
        van, eerste = groep[0]
        links, rechts = kort(eerste) if len(groep) == 1 else ("", "")
        namen = tuple(relatie.naam for _, relatie in groep)
        strepen.append(Streep(van, b if van == a else a, namen, links, rechts))
    return strepen
