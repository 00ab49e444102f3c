"""`waterpas ggm migreer`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ggm_schema.errors import Melding
from pipelines.cli.ggm.keuze import gekozen_catalogus
from pipelines.cli.scherm import Levering, Pakhuis, datum, instellingen, nette_afloop

if TYPE_CHECKING:
    from pipelines.settings import Settings

_WELKE = "Een werkboek (.xlsx), een map met een ingelezen release, of een versie zoals 2.5.1."


def migreer(
    oud: Annotated[str, typer.Argument(help=f"De release van nu. {_WELKE}")],
    nieuw: Annotated[str, typer.Argument(help="De nieuwe release, op dezelfde manier.")],
    pakhuis: Pakhuis = None,
    levering: Levering = None,
    uit: Annotated[Path | None, typer.Option(help="Het nieuwe bestand (.duckdb).")] = None,
) -> None:
    """Zet een gevuld datapakhuis over naar een andere release, zonder een rij te verliezen.

    Het datapakhuis zelf verandert niet: ernaast komt een nieuw bestand, met een verslag.
    """
    with nette_afloop():
        from ggm_schema.verschil.tabellen import vergelijk_tabellen
        from pipelines.migratie import Migratie, migreer
        from pipelines.migratie.geraakt import zoek_geraakt

        settings = instellingen(warehouse=pakhuis)
        van, naar = gekozen_catalogus(settings, oud), gekozen_catalogus(settings, nieuw)
        stap = f"{van.release.versie}-{naar.release.versie}"
        doel = uit.absolute() if uit else _standaard(settings, levering, stap)
        if doel.suffix != ".duckdb":
            raise Melding(
                "Het nieuwe bestand heeft geen naam die op .duckdb eindigt.", bestand=doel
            )
        migratie = Migratie(van, naar, _bron(settings, levering), doel)
        verschil = vergelijk_tabellen(van, naar)
        verslag = migreer(migratie, verschil, zoek_geraakt(van, naar, verschil))
        typer.echo(verslag.als_tekst())
        typer.echo(f"\nDit verslag staat ook in {migratie.verslag_tekst}.")


def _bron(settings: Settings, levering: str | None) -> Path:
    from pipelines.warehouse.publish import actueel_pad, leveringpad

    if levering is None:
        return actueel_pad(settings.warehouse)
    return leveringpad(settings.warehouse, datum(levering))


def _standaard(settings: Settings, levering: str | None, stap: str) -> Path:
    """In the warehouse, in a folder of its own: nothing that publishes looks there."""
    naam = stap if levering is None else f"{datum(levering)}-{stap}"
    veilig = re.sub(r"[^\w.-]", "_", naam)
    return settings.warehouse / "migratie" / f"{veilig}.duckdb"
