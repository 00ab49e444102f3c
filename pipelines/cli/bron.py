"""`waterpas bron …`: adding a source."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from pipelines.cli.scherm import console, instellingen, nette_afloop

if TYPE_CHECKING:
    from pipelines.bronvoorstel import Voorstel

bron = typer.Typer(help="Bronnen: een nieuwe toevoegen.", no_args_is_help=True)


@bron.callback()
def _groep() -> None:
    """One command below a group needs this to keep its own name."""


@bron.command("nieuw")
def nieuw(
    bestand: Annotated[Path, typer.Argument(help="Een bestand zoals de bron het levert.")],
    naam: Annotated[str | None, typer.Option(help="Naam van de bron, zoals sport_csv.")] = None,
    domein: Annotated[str | None, typer.Option(help="Beleidsdomein, zoals sport.")] = None,
    uit: Annotated[
        Path | None, typer.Option(help="Schrijf hier, om eerst te kijken, en niet in het project.")
    ] = None,
) -> None:
    """Bekijk een bestand en schrijf een voorstel: contract, mapping en eerste regels."""
    with nette_afloop():
        import ggm_schema
        from pipelines.bronvoorstel import Mappen, schrijf, stel_voor

        _toets_naam("naam", naam)
        _toets_naam("domein", domein)
        settings = instellingen()
        catalogus = ggm_schema.load(settings.ggm, settings.uitbreidingen)
        voorstel = stel_voor(bestand, catalogus, naam, domein)
        geschreven = schrijf(voorstel, catalogus, Mappen.onder(uit) if uit else None)
        _toon(voorstel)
        for pad in geschreven:
            console().print(Text(f"Geschreven: {_kort(pad)}"), soft_wrap=True)
        console().print(
            Text(
                "Zoek in deze bestanden naar BESLIS, en kijk elk voorstel na. Zet het bestand "
                f"daarna in <landing>/<datum>/{voorstel.bron}/ en draai: waterpas run"
            ),
            soft_wrap=True,
        )


def _toets_naam(optie: str, waarde: str | None) -> None:
    from ggm_schema.errors import Melding

    if waarde is not None and not re.fullmatch(r"[a-z][a-z0-9_]{1,39}", waarde):
        raise Melding(
            f"--{optie} is geen goede naam.",
            verwacht="kleine letters, cijfers en '_', te beginnen met een letter, 2 tot 40.",
        )


def _toon(voorstel: Voorstel) -> None:
    from pipelines.bronvoorstel.namen import komma

    tabel = Table(
        "Kolom", "Soort", "Sleutel", "Verplicht", "Herkend als", "Privacy", "GGM", "Score"
    )
    doel = voorstel.doel
    for opmerking in voorstel.monster.opmerkingen:
        console().print(Text(opmerking), soft_wrap=True)
    plek = {k.kolom: k for k in doel.koppelingen} if doel else {}
    for k in voorstel.kolommen:
        koppeling, soort = plek.get(k.naam), k.oordeel.soort
        tabel.add_row(
            Text(k.naam),
            k.type.vorm if k.type.logisch == "date" else k.type.logisch,
            "ja" if k.sleutel else "",
            "ja" if k.verplicht else "",
            soort.titel if soort else "",
            "" if k.privacy.soort == "geen" else k.privacy.soort,
            koppeling.attribuut if koppeling else "",
            komma(koppeling.score) if koppeling else "",
        )
    console().print(tabel)
    if doel is None:
        console().print(
            "Geen objecttype van het GGM past goed genoeg: de gegevens blijven in bron."
        )
    else:
        tekst = f"Objecttype: {doel.tabel.volledige_naam} ({komma(doel.score)}): {doel.reden}."
        console().print(Text(tekst))


def _kort(pad: Path) -> Path:
    hier = Path.cwd()
    return pad.relative_to(hier) if pad.is_relative_to(hier) else pad
