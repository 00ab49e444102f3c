"""`waterpas ggm zoek`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.ggm.keuze import Release, gekozen_catalogus
from pipelines.cli.scherm import Pakhuis, console, instellingen, nette_afloop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from ggm_schema.zoek import Vondst, Zoeker


def zoek(
    woord: Annotated[list[str], typer.Argument(help="Een of meer woorden, zoals bsn of postcode.")],
    release: Release = None,
    warehouse: Pakhuis = None,
    aantal: Annotated[int, typer.Option(min=1, help="Toon er hoogstens zoveel.")] = 20,
) -> None:
    """Zoek in het GGM: objecttypen, attributen, enumeraties en hun waarden.

    Op naam, deel van een naam, synoniem en spelling die erop lijkt.
    """
    with nette_afloop():
        from ggm_schema.zoek import Zoeker

        catalogus = gekozen_catalogus(instellingen(warehouse=warehouse), release)
        zoeker = Zoeker(catalogus)
        tekst = " ".join(woord).strip()
        gevonden = zoeker.zoek(tekst)
        if not gevonden:
            typer.echo(_niets(zoeker, tekst, catalogus.release.versie))
            return
        getoond = gevonden[:aantal]
        if bedoeld := _bedoeld(zoeker, tekst, getoond):
            typer.echo(bedoeld)
        console().print(_tabel(getoond))
        if len(gevonden) > aantal:
            meer = len(gevonden) - aantal
            typer.echo(f"En nog {meer}. Zie meer met --aantal, of zoek met een langer woord.")


def _niets(zoeker: Zoeker, woord: str, versie: str) -> str:
    tekst = f"Niets gevonden voor '{woord}' in het GGM {versie}."
    if namen := zoeker.suggesties(woord):
        return f"{tekst} Bedoelt u {' of '.join(dict.fromkeys(namen))}?"
    return f"{tekst} Probeer een ander woord, of een deel ervan."


def _bedoeld(zoeker: Zoeker, woord: str, getoond: Sequence[Vondst]) -> str:
    """What people often mean by this word, where that is not to be seen in what is shown."""
    zichtbaar = {vondst.element.guid for vondst in getoond}
    buiten = [e for e in zoeker.bedoeld(woord) if e.guid not in zichtbaar]
    namen = ", ".join(f"{e.naam} ({e.plek})" for e in buiten)
    return f"Met '{woord}' wordt vaak ook bedoeld: {namen}." if namen else ""


def _tabel(vondsten: Sequence[Vondst]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for kop in ("Naam", "Soort", "Waar in het datapakhuis", "Domein", "Waarom"):
        tabel.add_column(kop, overflow="fold")
    for vondst in vondsten:
        element = vondst.element
        soort = f"waarde van {element.van}" if element.soort == "waarde" else element.soort
        cellen = (element.naam, soort, element.plek, element.domein, vondst.waarom)
        tabel.add_row(*(Text(cel) for cel in cellen))
    return tabel
