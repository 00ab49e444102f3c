"""`waterpas ggm lint`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.scherm import Pakhuis, instellingen, nette_afloop

if TYPE_CHECKING:
    from ggm_schema.uitbreiding.regels import Verslag


def lint(
    bestanden: Annotated[
        list[Path] | None,
        typer.Argument(help="Bestanden met een uitbreiding. Zonder: alle die u in gebruik heeft."),
    ] = None,
    release: Annotated[
        str | None,
        typer.Option(
            help="Werkboek, map of versie. Met bestanden: of ze op deze release passen. Zonder: "
            "beoordeel de release zelf."
        ),
    ] = None,
    pakhuis: Pakhuis = None,
) -> None:
    """Beoordeel eigen uitbreidingen met de regels van het GGM Cookbook (m1 tot m7, p1 en p2).

    Het commando eindigt met 0 als er geen fouten zijn (waarschuwingen mogen), met 1 als er fouten
    zijn, en met 2 als een bestand niet te lezen is of niet naast de release past.
    """
    with nette_afloop():
        import ggm_schema
        from ggm_schema.keuze import kies
        from ggm_schema.uitbreiding.lint import lint_release, lint_uitbreidingen

        settings = instellingen(warehouse=pakhuis)
        if release is None:
            catalogus = ggm_schema.load(settings.ggm)
        else:
            catalogus = kies(release, settings.warehouse.parent / "ggm")
        if release is not None and not bestanden:
            verslagen = [lint_release(catalogus)]
        else:
            verslagen = lint_uitbreidingen(catalogus, settings.uitbreidingen, bestanden or ())
        if not verslagen:
            typer.echo(f"Er zijn geen eigen uitbreidingen in {settings.uitbreidingen}.")
        _toon(verslagen)
        if any(verslag.fouten for verslag in verslagen):
            raise typer.Exit(1)


def _toon(verslagen: Iterable[Verslag]) -> None:
    for verslag in verslagen:
        for b in verslag.bevindingen:
            typer.echo(f"{b.plaats}: [{b.code} {b.ernst}] {b.tekst}")
            typer.echo(f"    Waarom: {b.waarom} Wat te doen: {b.doe}")
        for code in verslag.niet_beoordeeld:
            typer.echo(f"{verslag.bestand}: [{code}] niet beoordeeld: {_NIET_BEOORDEELD}")
        fouten, alle = verslag.fouten, len(verslag.bevindingen)
        typer.echo(
            f"{verslag.bestand}: {_aantal(fouten, 'fout', 'fouten')}, "
            f"{_aantal(alle - fouten, 'waarschuwing', 'waarschuwingen')}."
        )


_NIET_BEOORDEELD = (
    "van deze release zijn geen definities bewaard. Lees haar zelf in met `waterpas ggm import`."
)


def _aantal(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"
