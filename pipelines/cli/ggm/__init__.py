"""`waterpas ggm …`: the model itself. One module per command; each says what it prints, no more."""

from __future__ import annotations

import typer

from pipelines.cli.ggm import ddl, importeren, lint, migreer, toon, verschil, woordenboek, zoek

ggm = typer.Typer(help="Het Gemeentelijk Gegevensmodel.", no_args_is_help=True)
ggm.command("ddl")(ddl.ddl)
ggm.command("import")(importeren.importeer)
ggm.command("lint")(lint.lint)
ggm.command("migreer")(migreer.migreer)
ggm.command("toon")(toon.toon)
ggm.command("verschil")(verschil.verschil)
ggm.command("woordenboek")(woordenboek.woordenboek)
ggm.command("zoek")(zoek.zoek)

__all__ = ["ggm"]
