"""The command `waterpas`: runs without a server, and looking at what is there.

Belongs here: options, what is printed, exit codes (0 done, 1 a blocking rule stopped publication,
2 wrong use or unreadable input). Does not belong here: the work. Modules are imported inside the
commands that need them, so that `--help` answers at once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ggm_schema.errors import Melding

if TYPE_CHECKING:
    from datetime import date

    from pipelines.settings import Settings
    from pipelines.uitvoering import Uitslag, Voortgang

app = typer.Typer(
    help="Laad bronbestanden in het GGM, meet hun kwaliteit en zie wat er te doen is.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
ggm = typer.Typer(help="Het Gemeentelijk Gegevensmodel.", no_args_is_help=True)
regel = typer.Typer(help="De regels voor goede gegevens.", no_args_is_help=True)
app.add_typer(ggm, name="ggm")
app.add_typer(regel, name="regel")

# Wide enough for the tables where there is no terminal to ask, such as in a log file.
_BREEDTE = 140
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
Landing = Annotated[Path | None, typer.Option(help="Map met een map per levering.")]
Pakhuis = Annotated[Path | None, typer.Option("--warehouse", help="Map van het datapakhuis.")]
Levering = Annotated[str | None, typer.Option(help="Datum van de levering: JJJJ-MM-DD.")]


@app.command()
def run(landing: Landing = None, warehouse: Pakhuis = None, levering: Levering = None) -> None:
    """Laad, meet en publiceer. Zonder --levering: alle leveringen, op volgorde van datum."""
    with _nette_afloop():
        settings = _settings(landing=landing, warehouse=warehouse)
        raise typer.Exit(_draai(settings, _te_draaien(settings, levering)))


@app.command()
def scorekaart(warehouse: Pakhuis = None, levering: Levering = None) -> None:
    """Toon de scorekaarten van de laatste levering, of van --levering."""
    with _nette_afloop():
        from pipelines import publish

        pakhuis = _settings(warehouse=warehouse).warehouse
        pad = publish.actueel_pad(pakhuis)
        if levering is not None:
            pad = publish.leveringpad(pakhuis, _datum(levering))
        if not pad.is_file():
            raise Melding(
                "Hier is nog niets gepubliceerd.",
                bestand=pad,
                doe="Draai eerst: waterpas run.",
            )
        _toon_scorekaarten(pad, levering)


@ggm.command("ddl")
def ggm_ddl(
    tabellen: Annotated[list[str] | None, typer.Argument(help="Zoals ggm_bag.pand.")] = None,
) -> None:
    """Druk de DuckDB-DDL van het GGM af: van deze tabellen, of van alle."""
    with _nette_afloop():
        import ggm_schema
        from ggm_schema.ddl import ddl

        typer.echo(ddl(ggm_schema.load(), tabellen or None))


@regel.command("lijst")
def regel_lijst(
    domein: Annotated[str | None, typer.Option(help="Alleen dit domein, zoals bag.")] = None,
) -> None:
    """Toon alle regels. Een fout in een regelbestand wordt hier gemeld, met bestand en regel."""
    with _nette_afloop():
        from ggm_schema.naming import dichtstbij
        from pipelines.declaraties import laad_declaraties

        declaraties = laad_declaraties()
        if domein is not None and domein not in declaraties.domeinen:
            raise Melding(
                f"Het domein '{domein}' is er niet.",
                verwacht=f"een van: {', '.join(declaraties.domeinen)}.",
                doe=dichtstbij(domein, declaraties.domeinen) or None,
            )
        tabel = Table("Regel", "Entiteit", "Dimensie", "Ernst", "Soort", "Titel")
        for suite in declaraties.suites:
            if domein in (None, suite.domein.id):
                for kaart in (r.kaart for r in suite.regels):
                    cellen = (kaart.id, suite.entiteit, kaart.dimensie, kaart.ernst, kaart.soort)
                    tabel.add_row(*cellen, Text(kaart.titel))
        _scherm().print(tabel)


# --- how it ends ----------------------------------------------------------------------------------


@contextmanager
def _nette_afloop() -> Iterator[None]:
    """One clear message and an exit code, never a traceback: that may hold values."""
    try:
        yield
    except Melding as melding:
        _meld_fout(str(melding))
        raise typer.Exit(melding.exit_code) from None
    except (typer.Exit, KeyboardInterrupt):
        raise
    except Exception as fout:
        from pipelines.fouten import onverwacht

        _meld_fout(onverwacht(fout))
        raise typer.Exit(Melding.exit_code) from None


def _scherm(*, fouten: bool = False) -> Console:
    scherm = Console(stderr=fouten, highlight=False)
    if not scherm.is_terminal:
        scherm.width = _BREEDTE
    return scherm


def _meld_fout(tekst: str) -> None:
    _scherm(fouten=True).print(Text(tekst, style="bold red"), soft_wrap=True)


# --- settings -------------------------------------------------------------------------------------


def _settings(**keuzes: Path | None) -> Settings:
    from pipelines.settings import Settings

    return Settings.from_env(os.environ, **keuzes)


def _dagster_home(settings: Settings) -> Path:
    gekozen = os.environ.get("DAGSTER_HOME")
    return Path(gekozen) if gekozen else settings.warehouse.parent / "dagster"


def _datum(levering: str) -> date:
    from datetime import date

    try:
        return date.fromisoformat(levering)
    except ValueError:
        raise Melding(
            "De levering is geen datum.", verwacht="JJJJ-MM-DD, zoals 2026-11-01."
        ) from None


def _te_draaien(settings: Settings, levering: str | None) -> list[str]:
    from ggm_schema.errors import OnleesbareInvoer
    from pipelines.landing import leveringen

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


# --- running --------------------------------------------------------------------------------------


def _draai(settings: Settings, leveringen: list[str]) -> int:
    from datetime import datetime

    from pipelines.definitions import build_definitions
    from pipelines.uitvoering import draai, instantie, sluit_afgebroken

    scherm = _scherm()
    exit_code = 0
    defs = build_definitions(settings, datetime.now)
    with instantie(_dagster_home(settings)) as instance:
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
    from pipelines.publish import leveringpad
    from pipelines.warehouse import runpad

    pakhuis = settings.warehouse
    geblokkeerd = uitslag.exit_code == 1
    if uitslag.exit_code == 0:
        _toon_scorekaarten(leveringpad(pakhuis, _datum(uitslag.levering)), uitslag.levering)
    elif geblokkeerd:
        _toon_scorekaarten(runpad(pakhuis, uitslag.run_id), uitslag.levering)
    if uitslag.melding:
        _meld_fout(uitslag.melding)
    if uitslag.exit_code in (0, 1):
        pad = rapportpad(pakhuis, uitslag.levering, geblokkeerd=geblokkeerd)
        scherm.print(Text(f"Rapport: {pad}"), soft_wrap=True)


def _toon_scorekaarten(pad: Path, levering: str | None) -> None:
    """Of this levering, or of the newest in the file."""
    import duckdb

    from pipelines.report import toon_scorekaarten
    from pipelines.warehouse import stel_in

    with stel_in(duckdb.connect(str(pad), read_only=True)) as con:
        if levering is None:
            rij = con.execute("select max(levering)::varchar from kwaliteit.scorekaart").fetchone()
            levering = str(rij[0]) if rij else ""
        _scherm().print(toon_scorekaarten(con, levering))


if __name__ == "__main__":
    app()
