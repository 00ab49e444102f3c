"""The command `waterpas`: runs without a server, and looking at what is there.

Belongs here: options, what is printed, exit codes (0 done, 1 a blocking rule stopped publication,
2 wrong use or unreadable input). Does not belong here: the work. Modules are imported inside the
commands that need them, so that `--help` answers at once.
"""

from __future__ import annotations

import typer

from pipelines.cli import bron, dekking, haal, regel, run, scorekaart
from pipelines.cli.ggm import ggm

app = typer.Typer(
    help="Laad bronbestanden in het GGM, meet hun kwaliteit en zie wat er te doen is.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(run.run)
app.command()(haal.haal)
app.command()(scorekaart.scorekaart)
app.command()(dekking.dekking)
app.add_typer(ggm, name="ggm")
app.add_typer(regel.regel, name="regel")
app.add_typer(bron.bron, name="bron")

__all__ = ["app"]
