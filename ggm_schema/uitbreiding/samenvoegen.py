"""A release with the extensions of a municipality on top: one catalogue, as if it were one model.

Belongs here: adding the facts up. Does not belong here: what one extension adds (`feiten`), clashes
(`botsingen`), or the rules of the cookbook (`regels`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ggm_schema import tables
from ggm_schema.corrections import Correcties, lees_correcties
from ggm_schema.model import Catalogus, Feiten
from ggm_schema.uitbreiding.bestand import Uitbreiding, lees_map
from ggm_schema.uitbreiding.botsingen import weiger_botsingen, weiger_gewijzigde_release
from ggm_schema.uitbreiding.feiten import Bijdrage, Namen, bijdrage, schema
from ggm_schema.uitbreiding.regels import Toetsmodel, eerste_onbouwbare


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
    samen = leg_naast(catalogus, uitbreidingen, lees_correcties(correcties))
    for model in samen.modellen():
        if (fout := eerste_onbouwbare(model)) is not None:
            raise fout
    return samen.bouw()


@dataclass(frozen=True)
class Samenstel:
    """A release and extensions that do not clash; whether they are good models is not known yet."""

    catalogus: Catalogus
    bijdragen: Sequence[Bijdrage]
    namen: Namen
    feiten: Feiten
    correcties: Correcties

    def modellen(self) -> list[Toetsmodel]:
        """What the rules judge, one per extension."""
        return [Toetsmodel.van_bijdrage(b, self.feiten, self.namen) for b in self.bijdragen]

    def bouw(self) -> Catalogus:
        """The tables of all.

        Raises:
            DefinitieFout: a relation takes the name of a column or table of the release.
        """
        eigen = {b.pakket.pad: schema(b.uitbreiding) for b in self.bijdragen}
        uitkomst = tables.maak_catalogus(
            self.catalogus.release,
            self.feiten,
            dataclasses.replace(self.correcties, schemas={**self.correcties.schemas, **eigen}),
        )
        weiger_gewijzigde_release(self.catalogus, uitkomst, self.bijdragen)
        return uitkomst


def leg_naast(
    catalogus: Catalogus, uitbreidingen: Sequence[Uitbreiding], correcties: Correcties
) -> Samenstel:
    """Put extensions beside a release; they may name each other.

    Raises:
        DefinitieFout: something in them clashes.
    """
    namen = Namen.van(catalogus, uitbreidingen)
    bijdragen = [bijdrage(uitbreiding, namen, catalogus) for uitbreiding in uitbreidingen]
    weiger_botsingen(catalogus, bijdragen, correcties)
    feiten = tel_op([catalogus.feiten, *(b.feiten for b in bijdragen)])
    return Samenstel(catalogus, bijdragen, namen, feiten, correcties)


def tel_op(delen: Iterable[Feiten]) -> Feiten:
    """All facts of these, in this order."""
    alle = tuple(delen)
    return Feiten(
        **{
            veld.name: tuple(feit for deel in alle for feit in getattr(deel, veld.name))
            for veld in dataclasses.fields(Feiten)
        }
    )
