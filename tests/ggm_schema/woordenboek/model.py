"""A made-up release for the dictionary: a zoo, with a name that wants to be a script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

from ggm_schema.corrections import Correcties
from ggm_schema.model import (
    Attribuut,
    Catalogus,
    Definitie,
    EnumeratieFeit,
    Feiten,
    Generalisatie,
    Objecttype,
    Pakket,
    Relatie,
    Release,
    WaardeFeit,
)
from ggm_schema.tables import maak_catalogus

GEVAARLIJK = "<script>alert(1)</script>"


@dataclass(frozen=True)
class Kolom:
    bronnen: tuple[str, ...] = ()
    gevuld: int | None = None


@dataclass(frozen=True)
class Tabel:
    """A `Tabelstand`."""

    bronnen: tuple[str, ...] = ()
    rijen: int | None = None
    kolommen: Mapping[str, Kolom] = field(default_factory=dict)
    regels: int = 0
    regels_gemeten: int = 0
    regels_voldoen_niet: int | None = None
    score: float | None = None


def attribuut(
    guid: str, objecttype: str, naam: str, type_: str = "AN20", **anders: str
) -> Attribuut:
    vaste = {"enumeratie_guid": "", "mogelijk_geen_waarde": "ja", "vindplaats": ""} | anders
    return Attribuut(
        guid=guid, objecttype_guid=objecttype, objecttype=objecttype, volgnummer=1, naam=naam,
        type=type_, enumeratie_via="", formele_historie="", in_onderzoek="", herkomst="",
        authentiek="", **vaste,
    )  # fmt: skip


def catalogus(*, definities: bool = False, gemma: str = "https://voorbeeld.test/dier") -> Catalogus:
    """Package Dieren (dier, aap, hok, gevaar) and package Planten (boom, hok)."""
    teksten = (
        Definitie("dier", "Een wezen dat zelf beweegt."),
        Definitie("dier.naam", "Hoe het dier <b>heet</b>."),
        Definitie("soort#1", "Zwemt."),
    )
    feiten = Feiten(
        pakketten=(
            Pakket("P1", "Model Dieren", "1 Natuur / Model Dieren"),
            Pakket("P2", "Model Planten", "1 Natuur / Model Planten"),
        ),
        objecttypen=(
            Objecttype("dier", "P1", "Dier", "objecttype", "Beest; Wezen", "Dier", gemma),
            Objecttype("aap", "P1", "Aap", "objecttype"),
            Objecttype("hok", "P1", "Hok", "objecttype"),
            Objecttype("gevaar", "P1", f"Gevaar {GEVAARLIJK}", "objecttype"),
            Objecttype("boom", "P2", "Boom", "objecttype"),
            Objecttype("plantenhok", "P2", "Hok", "objecttype"),
            Objecttype("maat", "P1", "Maat", "datatype"),
        ),
        attributen=(
            attribuut("dier.naam", "dier", "naam", mogelijk_geen_waarde="nee"),
            attribuut("dier.soort", "dier", "soort", "Soort", enumeratie_guid="soort"),
            attribuut("aap.lengte", "aap", "staartLengte", "N3"),
            attribuut("gevaar.x", "gevaar", f"merk {GEVAARLIJK}", vindplaats=GEVAARLIJK),
            attribuut("maat.x", "maat", "hoogte", "N3"),
        ),
        relaties=(
            Relatie("r1", "woont in", "dier", "Dier", "0", "-1", "", "hok", "Hok", "0", "1", ""),
            Relatie("r2", "klimt in", "aap", "Aap", "0", "-1", "", "boom", "Boom", "1", "-1", ""),
            Relatie("r3", "plaagt", "aap", "Aap", "0", "1", "", "aap", "Aap", "0", "-1", ""),
            Relatie("r4", GEVAARLIJK, "hok", "Hok", "1", "1", "", "gevaar", "x", "0", "-1", ""),
        ),
        generalisaties=(Generalisatie("g1", "aap", "Aap", "dier", "Dier"),),
        enumeraties=(EnumeratieFeit("soort", "P1", "Soort"), EnumeratieFeit("leeg", "P2", "Leeg")),
        waarden=(
            WaardeFeit("soort", 1, "V", "vis"),
            WaardeFeit("soort", 2, "", f"vogel {GEVAARLIJK}"),
        ),
        definities=teksten if definities else (),
    )
    release = Release("9.9", "2026-01-01", "zoo.xlsx", "0" * 64, {})
    return maak_catalogus(release, feiten, Correcties())


class _Lezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ankers: list[str] = []
        self.extern: list[str] = []
        self.labels: set[str] = set()
        self.invoer: list[str] = []
        self.scripts: list[str | None] = []
        self.tekst = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        waarden = {naam: waarde or "" for naam, waarde in attrs}
        self.tekst += " "
        if "id" in waarden:
            self.ankers.append(waarden["id"])
        if tag == "a":
            self.links.append(waarden["href"])
        if tag == "script":
            self.scripts.append(waarden.get("src"))
        if tag in ("link", "script", "img", "iframe"):
            self.extern.append(waarden.get("src") or waarden.get("href") or "")
        if tag == "label":
            self.labels.add(waarden["for"])
        if tag == "input":
            self.invoer.append(waarden["id"])

    def handle_data(self, data: str) -> None:
        self.tekst += data


def lees(pad: Path) -> _Lezer:
    """A page as a browser takes it apart."""
    lezer = _Lezer()
    lezer.feed(pad.read_text("utf-8"))
    lezer.tekst = " ".join(lezer.tekst.split())
    return lezer


def doel(van: Path, link: str) -> tuple[Path, str]:
    """File and anchor that a link of a page leads to."""
    pad, anker = urldefrag(link)
    return (van.parent / unquote(pad)).resolve() if pad else van.resolve(), unquote(anker)
