"""iWmo messages about the provisions of the Wmo administration.

Belongs here: which provisions there are messages about. Does not belong here: the administration
(`wmo_rijen`), messages (`iberichten`), defects (`iberichten_fouten`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from data_samples.generator.iberichten import Standaard, Zorg, berichten
from data_samples.generator.iberichten_fouten import plant_fouten
from data_samples.generator.iberichten_xml import schrijf_zip
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld, peildatum
from data_samples.generator.wmo_planten import Uitdeler
from data_samples.generator.wmo_rijen import Rij, is_oud, rijen

STANDAARD = Standaard(
    bron="iwmo_berichten",
    kort="wmo",
    basis="iwmo",
    codes={"301": "414", "305": "418", "307": "420", "323": "484"},
    regels="WMO",
    vanaf=100,
)
_LOPEND, _GESTOPT, _OVERIG = 16, 8, 12
_WEKEN_PER_MAAND = 4


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/iwmo_berichten/iwmo_<levering>.zip` and note its defects."""
    zorg = _zorg(wereld)
    if not zorg:
        return
    goed = berichten(wereld.gemeentecode, zorg, peildatum(levering))
    geleverd = plant_fouten(STANDAARD, goed, levering, waarheid)
    doel = map / STANDAARD.bron
    doel.mkdir(parents=True, exist_ok=True)
    schrijf_zip(doel / f"iwmo_{levering}.zip", STANDAARD, geleverd)


def _zorg(wereld: Wereld) -> list[Zorg]:
    """Running, ended and other care in kind, some of each, of clients without planted defects."""
    over = {"lopend": _LOPEND, "gestopt": _GESTOPT, "overig": _OVERIG}
    gekozen: list[Zorg] = []
    for rij in _gaaf(wereld):
        zorg = _van(rij)
        soort = "lopend" if zorg.gedeclareerd else "gestopt" if zorg.gestopt else "overig"
        if over[soort]:
            over[soort] -= 1
            gekozen.append(zorg)
        if not any(over.values()):
            break
    return gekozen


def _gaaf(wereld: Wereld) -> Iterator[Rij]:
    """Provisions in kind that are delivered as they are, in both deliveries."""
    uitdeler = Uitdeler.vol()
    for _, groep in groupby(rijen(wereld), key=lambda rij: rij.beschikkingnummer):
        client = list(groep)
        bedorven = uitdeler.kies(client) is not None
        for rij in client:
            weg = rij.persoon.uitschrijving is not None or not rij.persoon.ingezetene
            if is_oud(rij) and not (bedorven or weg or rij.pgb):
                yield rij


def _van(rij: Rij) -> Zorg:
    product = rij.product
    per_maand = rij.omvang * (_WEKEN_PER_MAAND if product.frequentie == "2" else 1)
    return Zorg(
        nummer=rij.toewijzingnummer,
        persoon=rij.persoon,
        categorie=product.categorie,
        code=product.code,
        besluit=rij.besluit,
        ingang=rij.start,
        einde=rij.einde,
        reden_einde=rij.reden_einde,
        volume=rij.omvang,
        eenheid=product.eenheid,
        frequentie=product.frequentie,
        per_maand=per_maand,
        tarief=int(re.sub(r"\D", "", product.tarief)),
        agb=rij.agb,
        begin=_begin(rij.start, rij.einde, rij.volgnummer),
    )


def _begin(start: date, einde: date | None, nummer: int) -> date:
    begin = start + timedelta(days=nummer % 6)
    return begin if einde is None or begin <= einde else start
