"""`waterpas haal`: fetch a source from its database or API into the landing."""

from __future__ import annotations

import os
from typing import Annotated

import typer
from rich.text import Text

from ggm_schema.errors import DefinitieFout
from pipelines.cli.scherm import Landing, console, datum, instellingen, nette_afloop


def haal(
    bron: Annotated[str, typer.Argument(help="De naam van het contract, zonder .yaml.")],
    levering: Annotated[str, typer.Option(help="Datum van de levering: JJJJ-MM-DD.")],
    landing: Landing = None,
    opnieuw: Annotated[
        bool, typer.Option("--opnieuw", help="Vervang wat er van deze bron al staat.")
    ] = False,
    klaar: Annotated[
        bool, typer.Option("--klaar", help="Zet daarna het bestand 'klaar' in de levering.")
    ] = False,
) -> None:
    """Haal een bron op uit haar database of API, en zet haar in de map van de levering."""
    with nette_afloop():
        from ggm_schema.naming import dichtstbij
        from pipelines.bron.landing import KLAAR
        from pipelines.contract import laden
        from pipelines.ophalen import haal as haal_op

        dag = datum(levering)
        contracten = sorted(pad.stem for pad in laden.SOURCES.glob("*.yaml"))
        if bron not in contracten:
            raise DefinitieFout(
                f"Er is geen contract voor de bron '{bron}'.",
                bestand=laden.SOURCES,
                doe=dichtstbij(bron, contracten) or None,
            )
        settings = instellingen(landing=landing)
        contract = laden.load_contract(laden.SOURCES / f"{bron}.yaml")
        aantallen = haal_op(contract, settings.landing, dag, os.environ, opnieuw=opnieuw)
        for naam, aantal in aantallen.items():
            console().print(Text(f"{naam}: {aantal:,} records".replace(",", ".")))
        map_ = settings.landing / dag.isoformat()
        console().print(Text(f"Opgehaald naar {map_ / bron}"), soft_wrap=True)
        if klaar:
            (map_ / KLAAR).touch()
