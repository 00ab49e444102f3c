"""A release with the extensions of a municipality on top: one catalogue, as if it were one model.

Belongs here: adding the facts up. Does not belong here: what one extension adds (`feiten`), clashes
(`botsingen`), or the rules of the cookbook (`regels`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path

from ggm_schema import tables
from ggm_schema.corrections import lees_correcties
from ggm_schema.model import Catalogus, Feiten
from ggm_schema.uitbreiding.bestand import Uitbreiding, lees_map
from ggm_schema.uitbreiding.botsingen import weiger_botsingen, weiger_gewijzigde_release
from ggm_schema.uitbreiding.feiten import Bijdrage, Namen, bijdrage, schema
from ggm_schema.uitbreiding.regels import onbouwbaar


def breid_uit(
    catalogus: Catalogus, map: Path | None = None, correcties: Path | None = None
) -> Catalogus:
    """The catalogue with the extensions of a folder; the same object where there are none.

    Args:
        catalogus: a release, without extensions.
        map: folder of the extensions; without it the one in the project itself.
        correcties: our corrections of the release; without it those that the project ships.

    Raises:
        DefinitieFout: an extension is wrong, or clashes with the release or another extension;
            with file and line.
    """
    return voeg_toe(catalogus, lees_map(map), correcties)


def voeg_toe(
    catalogus: Catalogus, uitbreidingen: Sequence[Uitbreiding], correcties: Path | None = None
) -> Catalogus:
    """As `breid_uit`, with extensions that were read before."""
    if not uitbreidingen:
        return catalogus
    gecorrigeerd = lees_correcties(correcties)
    bijdragen = maak_bijdragen(catalogus, uitbreidingen)
    weiger_botsingen(catalogus, bijdragen, gecorrigeerd)
    samen = tel_op([catalogus.feiten, *(b.feiten for b in bijdragen)])
    if (fout := onbouwbaar(catalogus, samen, bijdragen)) is not None:
        raise fout
    eigen_schemas = {b.pakket.pad: schema(b.uitbreiding) for b in bijdragen}
    uitkomst = tables.maak_catalogus(
        catalogus.release,
        samen,
        dataclasses.replace(gecorrigeerd, schemas={**gecorrigeerd.schemas, **eigen_schemas}),
    )
    weiger_gewijzigde_release(catalogus, uitkomst, bijdragen)
    return uitkomst


def maak_bijdragen(catalogus: Catalogus, uitbreidingen: Sequence[Uitbreiding]) -> list[Bijdrage]:
    """What each extension adds; they may name each other."""
    namen = Namen.van(catalogus, uitbreidingen)
    return [bijdrage(uitbreiding, namen, catalogus) for uitbreiding in uitbreidingen]


def tel_op(delen: Iterable[Feiten]) -> Feiten:
    """All facts of these, in this order."""
    alle = tuple(delen)
    return Feiten(
        **{
            veld.name: tuple(feit for deel in alle for feit in getattr(deel, veld.name))
            for veld in dataclasses.fields(Feiten)
        }
    )
