"""`waterpas dekking`: which attributes of the GGM are mapped, and how full they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from pipelines.cli.scherm import Pakhuis, console, instellingen, nette_afloop

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pipelines.dekking.overzicht import Objectdekking

KOPPEN = (
    "domein", "objecttype", "tabel", "kolom", "bronnen", "rijen", "gevuld", "percentage",
)  # fmt: skip


def dekking(
    domein: Annotated[
        str | None, typer.Option(help="Alleen dit domein: nummer of naam, zoals 6 of Onderwijs.")
    ] = None,
    warehouse: Pakhuis = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", help="Schrijf elke kolom van elk objecttype hierheen.")
    ] = None,
) -> None:
    """Toon per domein en objecttype welke attributen een bron hebben en hoe vol ze zijn."""
    with nette_afloop():
        from pipelines.declaraties import laad_declaraties
        from pipelines.dekking import dekking as meet
        from pipelines.dekking import gemeten_levering
        from pipelines.dekking.overzicht import overzicht
        from pipelines.warehouse.publish import actueel_pad

        settings = instellingen(warehouse=warehouse)
        declaraties = laad_declaraties(settings.ggm, settings.uitbreidingen)
        actueel = actueel_pad(settings.warehouse)
        gevonden = overzicht(declaraties.catalogus, meet(declaraties, actueel), domein)
        if csv is not None:
            _schrijf(csv, gevonden.values())
        scherm = console()
        scherm.print(Text(_stand(gemeten_levering(actueel))))
        if domein is None:
            scherm.print(_domeinen(gevonden))
        for objecten in gevonden.values():
            bekend = [o for o in objecten if o.bronnen]
            if bekend:
                scherm.print(_attributen(bekend) if domein else _objecttypen(bekend))
            if domein:
                scherm.print(Text(_zonder(objecten)), soft_wrap=True)
        if csv is not None:
            scherm.print(Text(f"Geschreven: {csv}"), soft_wrap=True)


def _stand(levering: date | None) -> str:
    if levering is None:
        return "Er is nog niets gepubliceerd: hoe vol kolommen zijn, is niet gemeten."
    return f"Gemeten in de levering van {levering:%d-%m-%Y}."


def _procent(deel: float | None) -> str:
    from pipelines.report.getallen import procent

    return procent(deel, foutloos=deel == 100) if deel is not None else "–"


def _domeinen(gevonden: dict[str, list[Objectdekking]]) -> Table:
    from pipelines.dekking.overzicht import gevuld

    tabel = Table("Domein", title="Dekking per domein", title_justify="left")
    for kop in ("Objecttypen", "met een bron", "Attributen daarvan", "met een bron", "gevuld"):
        tabel.add_column(kop, justify="right")
    for naam, objecten in gevonden.items():
        bekend = [o for o in objecten if o.bronnen]
        aantallen = (
            len(objecten),
            len(bekend),
            sum(len(o.attributen) for o in bekend),
            sum(len(o.gemapt) for o in bekend),
        )
        tabel.add_row(Text(naam), *map(str, aantallen), _procent(gevuld(bekend)))
    return tabel


def _objecttypen(objecten: list[Objectdekking]) -> Table:
    tabel = Table(title=objecten[0].domein, title_justify="left")
    for kop in ("Objecttype", "Tabel", "Bronnen"):
        tabel.add_column(kop, overflow="fold")
    for kop in ("Rijen", "Attributen", "met een bron", "gevuld"):
        tabel.add_column(kop, justify="right")
    for o in objecten:
        tabel.add_row(
            Text(o.naam),
            o.tabel,
            ", ".join(o.bronnen),
            _aantal(o.rijen),
            str(len(o.attributen)),
            str(len(o.gemapt)),
            _procent(o.gevuld),
        )
    return tabel


def _attributen(objecten: list[Objectdekking]) -> Table:
    tabel = Table(title=objecten[0].domein, title_justify="left")
    for kop in ("Objecttype", "Kolom", "Bronnen"):
        tabel.add_column(kop, overflow="fold")
    for kop in ("Rijen", "Gevuld", ""):
        tabel.add_column(kop, justify="right")
    for o in objecten:
        for nummer, a in enumerate(o.attributen):
            tabel.add_row(
                Text(f"{o.naam} ({o.tabel})") if nummer == 0 else "",
                a.kolom,
                ", ".join(a.bronnen) or "geen bron",
                _aantal(a.rijen) if a.bronnen else "",
                _aantal(a.gevuld) if a.bronnen else "",
                _procent(a.percentage) if a.bronnen else "",
                end_section=nummer == len(o.attributen) - 1,
            )
    return tabel


def _zonder(objecten: list[Objectdekking]) -> str:
    leeg = [o.naam for o in objecten if not o.bronnen]
    if not leeg:
        return "Elk objecttype heeft een bron."
    return f"Zonder bron ({len(leeg)}): {', '.join(leeg)}."


def _aantal(getal: int | None) -> str:
    return "–" if getal is None else str(getal)


def _schrijf(pad: Path, gevonden: Iterable[list[Objectdekking]]) -> None:
    """One line per column, also of object types without a source; empty is not measured."""
    import csv

    from ggm_schema.errors import Melding

    if not pad.parent.is_dir():
        raise Melding(
            "De map voor dit bestand is er niet.",
            bestand=pad,
            doe="Maak de map, of kies een andere.",
        )
    with pad.open("w", encoding="utf-8-sig", newline="") as bestand:
        schrijver = csv.writer(bestand, delimiter=";", lineterminator="\r\n")
        schrijver.writerow(KOPPEN)
        for objecten in gevonden:
            for o in objecten:
                for a in o.attributen:
                    deel = "" if a.percentage is None else f"{a.percentage:.4f}".replace(".", ",")
                    wat = [o.domein, o.naam, o.tabel, a.kolom, " ".join(a.bronnen)]
                    schrijver.writerow([*wat, a.rijen, a.gevuld, deel])
