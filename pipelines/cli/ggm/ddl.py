"""`waterpas ggm ddl`."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.cli.scherm import nette_afloop


def ddl(
    tabellen: Annotated[list[str] | None, typer.Argument(help="Zoals ggm_bag.pand.")] = None,
) -> None:
    """Druk de DuckDB-DDL van het GGM af: van deze tabellen, of van alle."""
    with nette_afloop():
        import ggm_schema
        from ggm_schema import ddl as schema

        typer.echo(schema.ddl(ggm_schema.load(), tabellen or None))
