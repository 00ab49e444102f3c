"""`waterpas ggm woordenboek`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.scherm import Pakhuis, instellingen, nette_afloop

Uit = Annotated[Path | None, typer.Option(help="Map van het woordenboek.")]
Release = Annotated[str | None, typer.Option(help="Versie, map of werkboek van een release.")]


def woordenboek(uit: Uit = None, release: Release = None, warehouse: Pakhuis = None) -> None:
    """Maak het woordenboek van het GGM: pagina's die u zonder server opent en doorzoekt."""
    with nette_afloop():
        from ggm_schema.keuze import kies
        from ggm_schema.woordenboek import Stand, schrijf
        from pipelines.declaraties import laad_declaraties
        from pipelines.dekking import dekking, gemeten_levering
        from pipelines.warehouse.publish import actueel_pad

        settings = instellingen(warehouse=warehouse)
        declaraties = laad_declaraties(settings.ggm, settings.uitbreidingen)
        catalogus = declaraties.catalogus
        if release is not None:
            eigen = settings.uitbreidingen
            catalogus = kies(release, settings.warehouse.parent / "ggm", eigen)
        actueel = actueel_pad(settings.warehouse)
        stand = Stand(dekking(declaraties, actueel), gemeten_levering(actueel))
        map_ = (uit or settings.warehouse / "woordenboek").expanduser().absolute()
        typer.echo(schrijf(catalogus, map_, stand))
