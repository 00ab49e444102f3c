"""`waterpas ggm toon`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.ggm.keuze import Release, gekozen_catalogus
from pipelines.cli.scherm import Pakhuis, console, instellingen, nette_afloop

if TYPE_CHECKING:
    from pipelines.cli.ggm.objecttype import Stand
    from pipelines.settings import Settings


def toon(
    objecttype: Annotated[
        str, typer.Argument(help="Naam, tabel zoals ggm_bag.pand, of GUID van een objecttype.")
    ],
    release: Release = None,
    warehouse: Pakhuis = None,
) -> None:
    """Toon een objecttype: kolommen, relaties, wie het vult, en de kwaliteit van nu."""
    with nette_afloop():
        from ggm_schema.zoek import vind_objecttype
        from pipelines.cli.ggm.objecttype import toon_objecttype

        settings = instellingen(warehouse=warehouse)
        catalogus = gekozen_catalogus(settings, release)
        feit, tabel = vind_objecttype(catalogus, objecttype)
        console().print(toon_objecttype(catalogus, feit, tabel, _stand(settings)))


def _stand(settings: Settings) -> Stand:
    """What this installation fills and has measured, whatever release is looked at."""
    from pipelines.cli.ggm.objecttype import Stand
    from pipelines.declaraties import laad_declaraties
    from pipelines.dekking import dekking, gemeten_levering
    from pipelines.warehouse.publish import actueel_pad

    declaraties = laad_declaraties(settings.ggm, settings.uitbreidingen)
    actueel = actueel_pad(settings.warehouse)
    return Stand(
        dekking=dekking(declaraties, actueel),
        levering=gemeten_levering(actueel),
        release=declaraties.catalogus.release,
    )
