"""`waterpas regel …`: looking at the rules."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from ggm_schema.errors import Melding
from pipelines.cli.scherm import console, instellingen, nette_afloop

regel = typer.Typer(help="De regels voor goede gegevens.", no_args_is_help=True)


@regel.command("lijst")
def regel_lijst(
    domein: Annotated[str | None, typer.Option(help="Alleen dit domein, zoals bag.")] = None,
) -> None:
    """Toon alle regels. Een fout in een regelbestand wordt hier gemeld, met bestand en regel."""
    with nette_afloop():
        from ggm_schema.naming import dichtstbij
        from pipelines.declaraties import laad_declaraties

        settings = instellingen()
        declaraties = laad_declaraties(settings.ggm, settings.uitbreidingen)
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
        console().print(tabel)
