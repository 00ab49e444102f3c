"""`waterpas ggm ddl`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.scherm import instellingen, nette_afloop

if TYPE_CHECKING:
    from ggm_schema.model import Catalogus


def ddl(
    tabellen: Annotated[
        list[str] | None, typer.Argument(help="Zoals ggm_bag.pand. Zonder: het hele model.")
    ] = None,
    dialect: Annotated[
        str, typer.Option(help="Voor welke database: duckdb, postgres, tsql of spark.")
    ] = "duckdb",
    release: Annotated[
        str | None,
        typer.Option(help="Werkboek, map of versie. Zonder: de release waarmee Waterpas werkt."),
    ] = None,
) -> None:
    """Druk de DDL van het GGM af: tabellen, waardenlijsten en platte weergaven."""
    with nette_afloop():
        from ggm_schema.ddl import volledige_ddl

        typer.echo(volledige_ddl(_catalogus(release), tabellen or None, dialect), nl=False)


def _catalogus(release: str | None) -> Catalogus:
    import ggm_schema
    from ggm_schema.keuze import kies

    settings = instellingen()
    if release is None:
        return ggm_schema.load(settings.ggm, settings.uitbreidingen)
    return kies(release, settings.warehouse.parent / "ggm", settings.uitbreidingen)
