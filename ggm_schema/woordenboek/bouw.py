"""Write the dictionary: render every page in a new folder, then put that in place at once.

Belongs here: files, templates and the swap. Does not belong here: what is on a page (`inhoud`).
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from jinja2 import Environment, PackageLoader, StrictUndefined

from ggm_schema import getallen, kleuren
from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Catalogus
from ggm_schema.woordenboek import adressen
from ggm_schema.woordenboek.diagram import Vak, diagram
from ggm_schema.woordenboek.inhoud import Inhoud
from ggm_schema.woordenboek.mermaid import mermaid
from ggm_schema.woordenboek.model import Pakketpagina
from ggm_schema.woordenboek.stand import Stand
from ggm_schema.woordenboek.tekening import teken
from ggm_schema.woordenboek.zoekindex import zoekindex

# Renders a template to the page with this link.
Maker = Callable[..., None]
# Says that a folder is ours to replace.
KENMERK = ".waterpas-woordenboek"


def schrijf(catalogus: Catalogus, map: Path, stand: Stand | None = None) -> Path:
    """Write the dictionary of a release to a folder; returns its first page.

    What was there of an earlier dictionary is replaced as a whole, pages that are gone included.

    Args:
        catalogus: the release; its definitions are shown when it has them.
        map: folder of the dictionary; a folder with other files in it is refused.
        stand: what is known about a warehouse; without it all is `niet gemeten`.

    Raises:
        DefinitieFout: the folder holds something else.
    """
    with _vervang(map) as nieuw:
        _pagina_s(Inhoud(catalogus, stand or Stand()), nieuw)
    return map / adressen.INDEX


def _pagina_s(inhoud: Inhoud, map: Path) -> None:
    omgeving = _omgeving(inhoud)
    for onder in ("objecttype", "pakket", "lijst"):
        (map / onder).mkdir()

    def maak(sjabloon: str, url: str, **wat: object) -> None:
        wortel = "../" * url.count("/")
        tekst = omgeving.get_template(sjabloon).render(wortel=wortel, **wat)
        (map / unquote(url)).write_text(tekst, "utf-8")

    for naam in ("stijl.css", "zoek.js"):
        maak(f"{naam}.j2", naam, licht=kleuren.LICHT, donker=kleuren.DONKER)
    (map / "zoekindex.js").write_text(zoekindex(inhoud), "utf-8")
    maak("index.html.j2", adressen.INDEX, inhoud=inhoud)
    maak("overzicht.html.j2", adressen.OVERZICHT, inhoud=inhoud)
    for pagina in inhoud.typen:
        maak("objecttype.html.j2", pagina.url, p=pagina)
    for pakket in inhoud.pakketten:
        _pakket(inhoud, pakket, maak)


def _pakket(inhoud: Inhoud, pakket: Pakketpagina, maak: Maker) -> None:
    plaat = diagram(inhoud.catalogus, pakket) if pakket.typen else None

    def url(vak: Vak) -> str:
        return f"../{adressen.objecttype(vak.tabel.volledige_naam)}"

    maak(
        "pakket.html.j2",
        pakket.url,
        p=pakket,
        tekening=teken(plaat, f"Diagram van {pakket.feit.naam}", url) if plaat else None,
        mermaid=mermaid(plaat) if plaat else "",
        anker=adressen.lijsten(pakket.schema),
    )
    if pakket.lijsten:
        maak("lijsten.html.j2", adressen.lijsten(pakket.schema), p=pakket)


def _omgeving(inhoud: Inhoud) -> Environment:
    omgeving = Environment(
        loader=PackageLoader("ggm_schema.woordenboek", "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters.update(
        aantal=getallen.aantal, procent=getallen.procent, datum=getallen.datum, deel=getallen.deel
    )
    omgeving.globals.update(
        release=inhoud.catalogus.release,
        levering=inhoud.stand.levering,
        met_definities=bool(inhoud.catalogus.feiten.definities),
    )
    return omgeving


@contextmanager
def _vervang(map: Path) -> Iterator[Path]:
    """A new folder beside `map` that takes its place when all went well, else goes away."""
    if map.exists() and not _is_van_ons(map):
        raise DefinitieFout(
            "in deze map staan andere bestanden; die zouden verdwijnen.",
            bestand=map,
            verwacht="een lege map, een nieuwe map, of een eerder gemaakt woordenboek.",
            doe="kies een andere map met --uit.",
        )
    map.parent.mkdir(parents=True, exist_ok=True)
    toeval = secrets.token_hex(4)
    nieuw = map.with_name(f".{map.name}.nieuw-{toeval}")
    oud = map.with_name(f".{map.name}.oud-{toeval}")
    try:
        nieuw.mkdir()
        (nieuw / KENMERK).touch()
        yield nieuw
        if map.exists():
            map.rename(oud)
        try:
            nieuw.rename(map)
        except OSError:
            if oud.exists():
                oud.rename(map)
            raise
    finally:
        for weg in (nieuw, oud):
            shutil.rmtree(weg, ignore_errors=True)


def _is_van_ons(map: Path) -> bool:
    return map.is_dir() and ((map / KENMERK).is_file() or not any(map.iterdir()))
