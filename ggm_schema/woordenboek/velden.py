"""The columns of a table as a reader wants them: name, type, list of values, and how full.

Belongs here: one column. Does not belong here: the page it stands on (`inhoud`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ggm_schema.model import Attribuut, Kolom, Tabel
from ggm_schema.woordenboek import adressen
from ggm_schema.woordenboek.model import Lijst, Veld, Velden, Verwijzing

if TYPE_CHECKING:
    from ggm_schema.woordenboek.inhoud import Inhoud


def velden_van(inhoud: Inhoud, tabel: Tabel) -> Velden:
    """All columns of a table but the technical ones."""
    naam = tabel.volledige_naam
    return Velden(
        objecttype=Verwijzing(tabel.objecttype or tabel.naam, adressen.objecttype(naam)),
        tabel=naam,
        velden=[
            _veld(inhoud, naam, kolom) for kolom in tabel.kolommen if kolom.soort != "technisch"
        ],
    )


def _veld(inhoud: Inhoud, tabel: str, kolom: Kolom) -> Veld:
    stand = inhoud.stand.tabellen.get(tabel)
    eigen = stand.kolommen.get(kolom.naam) if stand else None
    feit: Attribuut | None = inhoud.attribuut_van.get(kolom.guid or "")
    return Veld(
        naam=kolom.attribuut or ("sleutel" if kolom.soort == "sleutel" else kolom.naam),
        kolom=kolom.naam,
        soort=kolom.soort,
        type=kolom.type,
        ggm_type=kolom.ggm_type,
        lengte=kolom.lengte,
        verplicht=kolom.verplicht and kolom.soort == "attribuut",
        definitie=inhoud.definitie(kolom.guid) if kolom.soort == "attribuut" else "",
        vindplaats=feit.vindplaats if feit else "",
        lijst=_lijst(inhoud, kolom),
        naar=inhoud.verwijzing(kolom.verwijst_naar) if kolom.verwijst_naar else None,
        bronnen=eigen.bronnen if eigen else (),
        gevuld=eigen.gevuld if eigen else None,
        rijen=stand.rijen if stand else None,
    )


def _lijst(inhoud: Inhoud, kolom: Kolom) -> Lijst | None:
    if kolom.enumeratie is None:
        return None
    return inhoud.lijst_van[inhoud.catalogus.enumeratie(kolom.enumeratie).guid]
