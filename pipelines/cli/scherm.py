"""What every command shares: options, settings, the screen, and how it ends.

Belongs here: what two commands need. Does not belong here: a command.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from ggm_schema.errors import Melding

if TYPE_CHECKING:
    from datetime import date

    from pipelines.settings import Settings

# Wide enough for the tables where there is no terminal to ask, such as in a log file.
_BREEDTE = 140
Landing = Annotated[Path | None, typer.Option(help="Map met een map per levering.")]
Pakhuis = Annotated[Path | None, typer.Option("--warehouse", help="Map van het datapakhuis.")]
Levering = Annotated[str | None, typer.Option(help="Datum van de levering: JJJJ-MM-DD.")]


@contextmanager
def nette_afloop() -> Iterator[None]:
    """One clear message and an exit code, never a traceback: that may hold values."""
    try:
        yield
    except Melding as melding:
        meld_fout(str(melding))
        raise typer.Exit(melding.exit_code) from None
    except (typer.Exit, KeyboardInterrupt):
        raise
    except Exception as fout:
        from pipelines.fouten import onverwacht

        meld_fout(onverwacht(fout))
        raise typer.Exit(Melding.exit_code) from None


def console(*, fouten: bool = False) -> Console:
    scherm = Console(stderr=fouten, highlight=False)
    if not scherm.is_terminal:
        scherm.width = _BREEDTE
    return scherm


def meld_fout(tekst: str) -> None:
    console(fouten=True).print(Text(tekst, style="bold red"), soft_wrap=True)


def instellingen(**keuzes: Path | None) -> Settings:
    from pipelines.settings import Settings

    return Settings.from_env(os.environ, **keuzes)


def dagster_home(settings: Settings) -> Path:
    gekozen = os.environ.get("DAGSTER_HOME")
    return Path(gekozen) if gekozen else settings.warehouse.parent / "dagster"


def datum(levering: str) -> date:
    from datetime import date

    try:
        return date.fromisoformat(levering)
    except ValueError:
        raise Melding(
            "De levering is geen datum.", verwacht="JJJJ-MM-DD, zoals 2026-11-01."
        ) from None
