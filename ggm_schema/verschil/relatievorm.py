"""Where a relation stands in the tables of one release: a column, or a junction table.

Belongs here: reading that off a catalogue. Does not belong here: the rule that places relations
(`ggm_schema.placement`), comparing two releases (`tabellen`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ggm_schema.model import Catalogus, Kolom, Relatie, Tabel
from ggm_schema.multipliciteit import multipliciteit


@dataclass(frozen=True, slots=True)
class Relatievorm:
    """A relation as two columns of one table: the keys of both ends.

    `drager` is the end whose table has the column `kolom` (`van` or `naar`), empty where the
    relation is a junction table.
    """

    tabel: Tabel
    van: str
    naar: str
    kolom: Kolom | None
    drager: str
    van_guid: str
    naar_guid: str

    @property
    def gedraaid(self) -> Relatievorm:
        """The same place, for a relation that is told from its other end."""
        drager = {"van": "naar", "naar": "van"}.get(self.drager, "")
        return Relatievorm(
            self.tabel, self.naar, self.van, self.kolom, drager, self.naar_guid, self.van_guid
        )


def relatievormen(catalogus: Catalogus) -> dict[str, Relatievorm]:
    """Place per GUID of a relation; those of datatypes have none."""
    relaties = {relatie.guid: relatie for relatie in catalogus.feiten.relaties}
    return {
        relatie.guid: vorm
        for tabel in catalogus.tabellen
        for relatie, vorm in _vormen(tabel, relaties)
    }


def _vormen(tabel: Tabel, relaties: dict[str, Relatie]) -> Iterator[tuple[Relatie, Relatievorm]]:
    kolommen = [kolom for kolom in tabel.kolommen if kolom.soort == "relatie" and kolom.guid]
    if tabel.objecttype is None:
        relatie = relaties.get(tabel.guid or "")
        if relatie is not None and len(kolommen) == 2:
            van, naar = kolommen
            yield (
                relatie,
                Relatievorm(
                    tabel, van.naam, naar.naam, None, "", relatie.van_guid, relatie.naar_guid
                ),
            )
        return
    for kolom in kolommen:
        relatie = relaties.get(kolom.guid or "")
        if relatie is not None:
            yield relatie, _kolomvorm(tabel, kolom, relatie)


def _kolomvorm(tabel: Tabel, kolom: Kolom, relatie: Relatie) -> Relatievorm:
    drager = "van" if relatie.van_guid == tabel.guid else "naar"
    if relatie.van_guid == relatie.naar_guid:
        # Both ends are this table: many at the target is what puts the column there.
        veel = multipliciteit(relatie.naar_min, relatie.naar_max).veel
        drager = "naar" if veel else "van"
    einden = (tabel.sleutel, kolom.naam) if drager == "van" else (kolom.naam, tabel.sleutel)
    return Relatievorm(tabel, *einden, kolom, drager, relatie.van_guid, relatie.naar_guid)
