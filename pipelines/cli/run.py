"""`waterpas run`: load, measure and publish, without a server."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.text import Text

from pipelines.cli.scherm import (
    Landing,
    Levering,
    Pakhuis,
    console,
    dagster_home,
    datum,
    instellingen,
    meld_fout,
    nette_afloop,
)
from pipelines.cli.scorekaart import toon_scorekaarten

if TYPE_CHECKING:
    from pipelines.settings import Settings
    from pipelines.uitvoering import Uitslag, Voortgang

# Counts of a step that are shown while running, where they are not zero.
_GETOOND = {
    "rijen_gelezen": "gelezen",
    "row_count": "rijen",
    "rijen_verwerkt": "verwerkt",
    "rijen_uitval": "afgekeurd",
    "uitval_rijen": "afgekeurd",
    "uitval_waarden": "waarden leeg gelaten",
    "regels_gemeten": "regels gemeten",
    "regels_die_niet_voldoen": "voldoen niet",
    "fouten": "fouten",
}


def run(landing: Landing = None, warehouse: Pakhuis = None, levering: Levering = None) -> None:
    """Laad, meet en publiceer. Zonder --levering: alle leveringen, op volgorde van datum."""
    with nette_afloop():
        settings = instellingen(landing=landing, warehouse=warehouse)
        raise typer.Exit(_draai(settings, _te_draaien(settings, levering)))


def _te_draaien(settings: Settings, levering: str | None) -> list[str]:
    from ggm_schema.errors import OnleesbareInvoer
    from pipelines.bron.landing import leveringen

    aanwezig = leveringen(settings.landing)
    if levering is not None and levering not in aanwezig:
        raise OnleesbareInvoer(
            f"De levering '{levering}' is er niet.",
            bestand=settings.landing,
            verwacht=f"een van: {', '.join(aanwezig)}." if aanwezig else None,
        )
    if not aanwezig:
        raise OnleesbareInvoer(
            "Hier staat geen levering.",
            bestand=settings.landing,
            verwacht="een map per levering met een datum als naam: JJJJ-MM-DD.",
            doe="Kies de goede map met --landing.",
        )
    return [levering] if levering is not None else aanwezig


def _draai(settings: Settings, leveringen: list[str]) -> int:
    from datetime import datetime

    from pipelines.definitions import build_definitions
    from pipelines.uitvoering import draai, instantie, sluit_afgebroken

    scherm = console()
    exit_code = 0
    defs = build_definitions(settings, datetime.now)
    with instantie(dagster_home(settings)) as instance:
        sluit_afgebroken(instance, settings)
        for levering in leveringen:
            scherm.print(Text(f"\nLevering {levering}", style="bold"))
            uitslag = draai(defs, settings, instance, levering, _regelschrijver(scherm))
            _toon_uitslag(scherm, settings, uitslag)
            exit_code = max(exit_code, uitslag.exit_code)
    return exit_code


def _regelschrijver(scherm: Console) -> Callable[[Voortgang], None]:
    def schrijf(stap: Voortgang) -> None:
        breedte = len(str(stap.totaal))
        tellingen = ", ".join(
            f"{woord} {aantal:,}".replace(",", ".")
            for naam, woord in _GETOOND.items()
            if (aantal := stap.tellingen.get(naam))
        )
        scherm.print(
            Text(f"  {stap.nummer:>{breedte}}/{stap.totaal}  {stap.stap:<44}"),
            Text(tellingen, style="dim"),
            overflow="ellipsis",
            no_wrap=True,
        )

    return schrijf


def _toon_uitslag(scherm: Console, settings: Settings, uitslag: Uitslag) -> None:
    from pipelines.assets.publicatie import rapportpad
    from pipelines.warehouse.publish import leveringpad
    from pipelines.warehouse.runbestand import runpad

    pakhuis = settings.warehouse
    geblokkeerd = uitslag.exit_code == 1
    if uitslag.exit_code == 0:
        toon_scorekaarten(leveringpad(pakhuis, datum(uitslag.levering)), uitslag.levering)
    elif geblokkeerd:
        toon_scorekaarten(runpad(pakhuis, uitslag.run_id), uitslag.levering)
    if uitslag.melding:
        meld_fout(uitslag.melding)
    if uitslag.exit_code in (0, 1):
        pad = rapportpad(pakhuis, uitslag.levering, geblokkeerd=geblokkeerd)
        scherm.print(Text(f"Rapport: {pad}"), soft_wrap=True)
