"""`waterpas ggm verschil`."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ggm_schema.errors import Melding
from pipelines.cli.scherm import Pakhuis, instellingen, nette_afloop

if TYPE_CHECKING:
    from ggm_schema.verschil.verslag import Verslag


class Vorm(StrEnum):
    """What `--vorm` can be."""

    TEKST = "tekst"
    JSON = "json"
    HTML = "html"


_WELKE = "Een werkboek (.xlsx), een map met een ingelezen release, of een versie zoals 2.5.1."


def verschil(
    oud: Annotated[str, typer.Argument(help=f"De oude release. {_WELKE}")],
    nieuw: Annotated[str, typer.Argument(help="De nieuwe release, op dezelfde manier.")],
    vorm: Annotated[Vorm, typer.Option(help="Hoe u het verschil wilt zien.")] = Vorm.TEKST,
    uit: Annotated[Path | None, typer.Option(help="Schrijf naar dit bestand.")] = None,
    pakhuis: Pakhuis = None,
) -> None:
    """Laat zien wat er anders is tussen twee releases, en wat dat voor uw tabellen betekent."""
    with nette_afloop():
        from ggm_schema.keuze import kies
        from ggm_schema.verschil.verslag import maak_verslag

        imports = instellingen(warehouse=pakhuis).warehouse.parent / "ggm"
        verslag = maak_verslag(kies(oud, imports), kies(nieuw, imports))
        inhoud = _maker(vorm)(verslag)
        if uit is None:
            typer.echo(inhoud, nl=False)
        else:
            _schrijf(uit, inhoud)
            aantal = len(verslag.wijzigingen)
            wat = "wijziging" if aantal == 1 else "wijzigingen"
            typer.echo(f"{aantal} {wat} geschreven naar {uit}.")


def _maker(vorm: Vorm) -> Callable[[Verslag], str]:
    match vorm:
        case Vorm.TEKST:
            from ggm_schema.verschil.tekst import tekst

            return tekst
        case Vorm.JSON:
            from ggm_schema.verschil.json_ import json

            return json
        case Vorm.HTML:
            from ggm_schema.verschil.html import html

            return html


def _schrijf(pad: Path, inhoud: str) -> None:
    """In one step: a reader never sees half a file."""
    tijdelijk = pad.with_name(f".{pad.name}.tmp")
    try:
        pad.parent.mkdir(parents=True, exist_ok=True)
        tijdelijk.write_text(inhoud, encoding="utf-8")
        tijdelijk.replace(pad)
    except OSError as fout:
        raise Melding(
            f"dit bestand kan niet geschreven worden: {fout.strerror}.",
            bestand=pad,
            doe="kies met --uit een bestand in een map waarin u mag schrijven.",
        ) from None
    finally:
        with contextlib.suppress(OSError):
            tijdelijk.unlink()
