"""An object type on the screen: what it is, its columns and relations, and how well it is filled.

Belongs here: words and tables for a terminal, from 100 columns wide. Does not belong here: counting
(`pipelines.dekking`) or finding the object type (`ggm_schema.zoek`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ggm_schema.model import Catalogus, Kolom, Objecttype, Release, Tabel
from ggm_schema.multipliciteit import multipliciteit
from pipelines.dekking import Kolomdekking, Tabeldekking
from pipelines.report.getallen import aantal, datum, meervoud, procent

NIET_GEMETEN = "niet gemeten"
_WAARDEN = 3  # of an enumeration: enough to see what kind of list it is


@dataclass(frozen=True)
class Stand:
    """What the installation fills and has measured: of which levering, with which release."""

    dekking: Mapping[str, Tabeldekking]
    levering: date | None
    release: Release


def toon_objecttype(
    catalogus: Catalogus, feit: Objecttype, tabel: Tabel, stand: Stand
) -> RenderableType:
    """Everything about one object type, to be printed."""
    delen: list[RenderableType] = [
        Text(feit.naam, style="bold"),
        _kenmerken(_wat(catalogus, feit, tabel)),
        _kop("Kwaliteit nu"),
        _kenmerken(_kwaliteit(catalogus, tabel, stand)),
        _kop("Kolommen"),
        _kolommen(catalogus, tabel, stand),
    ]
    if relaties := _relaties(catalogus, tabel):
        delen += [_kop("Relaties"), relaties]
    return Group(*delen)


def _kop(tekst: str) -> RenderableType:
    return Padding(Text(tekst, style="bold"), (1, 0, 0, 0))


def _kenmerken(regels: Iterator[tuple[str, str]]) -> Table:
    rooster = Table.grid(padding=(0, 2))
    rooster.add_column(style="dim", no_wrap=True)
    rooster.add_column(overflow="fold")
    for naam, tekst in regels:
        rooster.add_row(naam, Text(tekst))
    return rooster


def _wat(catalogus: Catalogus, feit: Objecttype, tabel: Tabel) -> Iterator[tuple[str, str]]:
    yield "Tabel", tabel.volledige_naam
    yield "Pakket", tabel.pakket
    yield "GUID", feit.guid
    yield "Release", catalogus.release.versie
    if feit.synoniemen:
        yield "Heet ook", feit.synoniemen
    if feit.gemma_naam:
        yield "GEMMA", f"{feit.gemma_naam} {feit.gemma_url}".strip()
    if tabel.supertypes:
        yield "Is een soort", ", ".join(_naam(catalogus, boven) for boven in tabel.supertypes)
    if onder := catalogus.subtypes(tabel.volledige_naam):
        yield "Soorten ervan", ", ".join(_naam(catalogus, naam) for naam in onder)
    if definitie := catalogus.feiten.definitie_van.get(feit.guid):
        yield "Definitie", definitie


def _naam(catalogus: Catalogus, tabel: str) -> str:
    return f"{catalogus.tabel(tabel).objecttype} ({tabel})"


# --- quality --------------------------------------------------------------------------------------


def _kwaliteit(catalogus: Catalogus, tabel: Tabel, stand: Stand) -> Iterator[tuple[str, str]]:
    if (catalogus.release.versie, catalogus.release.sha256) != (
        stand.release.versie,
        stand.release.sha256,
    ):
        yield "Let op", f"gemeten met release {stand.release.versie} van deze installatie"
    dekking = stand.dekking.get(tabel.volledige_naam)
    if dekking is None:
        yield "Gevuld door", "geen enkele bron, en geen regel kijkt ernaar"
        return
    yield "Gevuld door", ", ".join(dekking.bronnen) or "geen enkele bron"
    if dekking.rijen is None or stand.levering is None:
        yield "Rijen", NIET_GEMETEN
    else:
        yield "Rijen", f"{aantal(dekking.rijen)}, levering van {datum(stand.levering)}"
    yield "Regels", _regels(dekking)
    yield "Zonder fouten", _score(dekking)


def _regels(dekking: Tabeldekking) -> str:
    if not dekking.regels:
        return "geen"
    kop = meervoud(dekking.regels, "regel", "regels")
    if dekking.regels_voldoen_niet is None or not dekking.regels_gemeten:
        return f"{kop}, {NIET_GEMETEN}"
    gemeten = f"{aantal(dekking.regels_gemeten)} gemeten"
    niet = dekking.regels_voldoen_niet
    fout = f"waarvan {aantal(niet)} niet {'voldoet' if niet == 1 else 'voldoen'}"
    return f"{kop}, {gemeten}, {fout}"


def _score(dekking: Tabeldekking) -> str:
    if dekking.score is None:
        return NIET_GEMETEN
    return f"{procent(dekking.score, foutloos=dekking.score == 100)} van de objecten"


# --- columns --------------------------------------------------------------------------------------


def _keten(catalogus: Catalogus, tabel: Tabel) -> list[Tabel]:
    """The table and those of its supertypes: together they hold all that one object has."""
    return [tabel, *(catalogus.tabel(boven) for boven in tabel.supertypes)]


def _kolommen(catalogus: Catalogus, tabel: Tabel, stand: Stand) -> Table:
    keten = _keten(catalogus, tabel)
    definities = catalogus.feiten.definitie_van
    uitleg = any(k.guid in definities for t in keten for k in t.kolommen)
    scherm = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    scherm.add_column("Kolom", overflow="fold")
    scherm.add_column("Type", overflow="fold")
    scherm.add_column("Gevuld", justify="right", min_width=len(NIET_GEMETEN))
    scherm.add_column("Uit", overflow="fold")
    if uitleg:
        scherm.add_column("Definitie", overflow="fold", ratio=1)
    for deel in keten:
        if deel is not tabel:
            scherm.add_section()
            scherm.add_row(Text(f"van {deel.objecttype}\n({deel.volledige_naam})", style="italic"))
        dekking = stand.dekking.get(deel.volledige_naam)
        for kolom in deel.kolommen:
            # The key is shown once: all tables of the chain have the same value in it.
            if kolom.soort == "technisch" or (kolom.soort == "sleutel" and deel is not tabel):
                continue
            cellen = _cellen(catalogus, kolom, dekking)
            if uitleg:
                cellen.append(definities.get(kolom.guid or "", ""))
            scherm.add_row(*(Text(cel) for cel in cellen))
    return scherm


def _cellen(catalogus: Catalogus, kolom: Kolom, tabel: Tabeldekking | None) -> list[str]:
    eigen = tabel.kolommen.get(kolom.naam) if tabel else None
    bronnen = ", ".join(eigen.bronnen) if eigen else ""
    return [kolom.naam, _type(catalogus, kolom), _gevuld(tabel, eigen), bronnen]


def _type(catalogus: Catalogus, kolom: Kolom) -> str:
    if kolom.verwijst_naar:
        return f"verwijst naar {kolom.verwijst_naar}"
    if kolom.soort == "sleutel":
        return f"{kolom.type}, sleutel"
    if kolom.enumeratie is None:
        return kolom.type + (f" ({kolom.ggm_type})" if kolom.ggm_type else "")
    waarden = [waarde.label for waarde in catalogus.enumeratie(kolom.enumeratie).waarden]
    if not waarden:
        return f"{kolom.enumeratie}, een lijst zonder waarden"
    eerste = "; ".join(waarden[:_WAARDEN])
    meer = f"; … ({len(waarden)})" if len(waarden) > _WAARDEN else ""
    return f"{kolom.enumeratie}: {eerste}{meer}"


def _gevuld(tabel: Tabeldekking | None, kolom: Kolomdekking | None) -> str:
    if tabel is None or tabel.rijen is None or kolom is None or kolom.gevuld is None:
        return NIET_GEMETEN
    if not tabel.rijen:
        return "geen rijen"
    deel = 100 * kolom.gevuld / tabel.rijen
    return procent(deel, foutloos=kolom.gevuld == tabel.rijen)


# --- relations ------------------------------------------------------------------------------------


def _relaties(catalogus: Catalogus, tabel: Tabel) -> Table | None:
    scherm = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for kop in ("Relatie", "Eén heeft er", "Tabel", "En andersom"):
        scherm.add_column(kop, overflow="fold")
    for deel in _keten(catalogus, tabel):
        rijen = sorted(_einden(catalogus, str(deel.guid)), key=lambda rij: rij[1:])
        if rijen and deel is not tabel:
            scherm.add_section()
            scherm.add_row(Text(f"van {deel.objecttype}", style="italic"), "", "", "")
        for pijl, _, *cellen in rijen:
            cellen[0] = f"{pijl} {cellen[0]}"
            scherm.add_row(*(Text(cel) for cel in cellen))
    return scherm if scherm.row_count else None


def _einden(catalogus: Catalogus, guid: str) -> Iterator[tuple[str, ...]]:
    """Per relation of an object type: arrow, other end, and the cells. One with itself has two."""
    tabellen = {t.guid: t.volledige_naam for t in catalogus.tabellen if t.objecttype is not None}
    for r in catalogus.feiten.relaties:
        van = multipliciteit(r.van_min, r.van_max).woorden
        naar = multipliciteit(r.naar_min, r.naar_max).woorden
        naam = r.naam or "(zonder naam)"
        if r.van_guid == guid:
            heen, terug = _met_rol(f"{naar} {r.naar}", r.naar_rol), _met_rol(van, r.van_rol)
            yield "→", r.naar, naam, heen, tabellen.get(r.naar_guid, ""), terug
        if r.naar_guid == guid:
            heen, terug = _met_rol(f"{van} {r.van}", r.van_rol), _met_rol(naar, r.naar_rol)
            yield "←", r.van, naam, heen, tabellen.get(r.van_guid, ""), terug


def _met_rol(tekst: str, rol: str) -> str:
    return f"{tekst}, als {rol}" if rol else tekst
