"""Relations of an object type, both ways, with how many in words.

Belongs here: a relation seen from one end. Does not belong here: inheritance (`inhoud`), drawing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from ggm_schema.model import Catalogus, Relatie
from ggm_schema.multipliciteit import multipliciteit
from ggm_schema.woordenboek.model import Einde, Verwijzing


def einden(
    catalogus: Catalogus, verwijzing: Callable[[str], Verwijzing]
) -> Mapping[str, Sequence[Einde]]:
    """Per GUID of an object type its relations, by name and other end.

    A relation with itself is there twice, once from each end.
    """
    tabellen = {t.guid: t.volledige_naam for t in catalogus.tabellen if t.objecttype is not None}
    plekken = _plekken(catalogus)
    gevonden: dict[str, list[Einde]] = defaultdict(list)

    def ander(guid: str, naam: str) -> Verwijzing:
        return verwijzing(tabellen[guid]) if guid in tabellen else Verwijzing(naam)

    for r in catalogus.feiten.relaties:
        plek, uitleg = plekken.get(r.guid, ""), catalogus.feiten.definitie_van.get(r.guid, "")
        heen, terug = _woorden(r)
        gevonden[r.van_guid].append(
            Einde(r.naam, ander(r.naar_guid, r.naar), heen, terug, plek, uitleg)
        )
        gevonden[r.naar_guid].append(
            Einde(r.naam, ander(r.van_guid, r.van), terug, heen, plek, uitleg)
        )
    return defaultdict(
        list,
        {
            guid: sorted(rij, key=lambda e: (e.ander.naam.casefold(), e.ander.url, e.naam))
            for guid, rij in gevonden.items()
        },
    )


def kort(relatie: Relatie) -> tuple[str, str]:
    """How many at its begin and at its end, as diagrams write it."""
    return (
        multipliciteit(relatie.van_min, relatie.van_max).kort,
        multipliciteit(relatie.naar_min, relatie.naar_max).kort,
    )


def _woorden(r: Relatie) -> tuple[str, str]:
    van = multipliciteit(r.van_min, r.van_max).woorden
    naar = multipliciteit(r.naar_min, r.naar_max).woorden
    return (
        f"bij één {r.van}: {naar} {r.naar_rol or r.naar}",
        f"bij één {r.naar}: {van} {r.van_rol or r.van}",
    )


def _plekken(catalogus: Catalogus) -> Mapping[str, str]:
    """Per GUID of a relation where the warehouse keeps it: a column or a junction table."""
    plekken = {}
    for tabel in catalogus.tabellen:
        for kolom in tabel.kolommen:
            if kolom.soort == "relatie" and kolom.guid:
                plekken[kolom.guid] = (
                    f"{tabel.volledige_naam}.{kolom.naam}"
                    if tabel.objecttype is not None
                    else tabel.volledige_naam
                )
    return plekken
