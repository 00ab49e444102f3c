"""Which catalogue a command looks at.

Belongs here: the option for it, and what it means where it is absent. Does not belong here: finding
a release (see `ggm_schema.keuze`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ggm_schema.model import Catalogus
    from pipelines.settings import Settings

Release = Annotated[
    str | None,
    typer.Option(
        help="Kijk in deze release: een werkboek (.xlsx), een map met een ingelezen release, of "
        "een versie zoals 2.5.1. Zonder: de release van deze installatie."
    ),
]


def gekozen_catalogus(settings: Settings, release: str | None) -> Catalogus:
    """The catalogue of this release, or that of the installation; with its own extensions.

    Raises:
        DefinitieFout: there is no such release.
    """
    import ggm_schema
    from ggm_schema.keuze import kies

    if release is None:
        return ggm_schema.load(settings.ggm, settings.uitbreidingen)
    return kies(release, settings.warehouse.parent / "ggm", settings.uitbreidingen)
