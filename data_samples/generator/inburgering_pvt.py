"""Civic integration as a case manager exports it: a workbook with a sheet of newcomers and one of
participation statements (PVT).

Belongs here: who is integrating and how far, and the form of the file. Does not belong here:
defects (`inburgering_pvt_fouten`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from data_samples.generator.feiten import Persoon
from data_samples.generator.gebreken import plant
from data_samples.generator.inburgering_pvt_fouten import (
    Record,
    fouten_in_inburgeraars,
    fouten_in_pvt,
)
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld, peildatum
from data_samples.generator.werkboek import Cel, schrijf_werkboek

BRON = "inburgering_pvt"
INBURGERAAR = (
    "Dossiernummer", "BSN", "V-nummer", "Geboortedatum", "Doelgroep", "Inburgeringsplichtig",
    "Start plicht", "Einde plicht", "Leerbaarheidstoets", "Brede intake", "Dagtekening PIP",
    "Leerroute", "Aanvang termijn", "Einde termijn", "MAP afgerond", "MAP voldaan",
)  # fmt: skip
PVT = (
    "Dossiernummer", "Datum ondertekening", "Voldaan", "Reden niet voldaan", "Verwijtbaar",
    "Factuur aanwezig",
)  # fmt: skip
_OUD, _NIEUW, _GENOEG, _GEZOCHT_IN = 44, 3, 40, 2_000
_ROUTES = ("B1-route", "B1-route", "Z-route", "Onderwijsroute")
_NEDERLANDER = "0001"


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/inburgering_pvt/inburgering_<levering>.xlsx` and note its defects.

    In a tiny world there are too few newcomers to spoil any.
    """
    dag = peildatum(levering)
    inburgeraars = list(_inburgeraars(wereld, dag))
    pvt = [_pvt(r) for r in inburgeraars if r["pvt"]]
    if len(inburgeraars) >= _GENOEG:
        nederlander = _nederlander(wereld)
        inburgeraars = plant(inburgeraars, fouten_in_inburgeraars(nederlander), levering, waarheid)
        pvt = plant(pvt, fouten_in_pvt(), levering, waarheid)
    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    schrijf_werkboek(
        doel / f"inburgering_{levering}.xlsx",
        {
            "Inburgeraars": [INBURGERAAR, *(_rij(r, INBURGERAAR) for r in inburgeraars)],
            "PVT": [PVT, *(_rij(r, PVT) for r in pvt)],
        },
    )


def _rij(record: Record, kolommen: tuple[str, ...]) -> list[Cel]:
    return [record[kolom] for kolom in kolommen]


def _volwassen(persoon: Persoon) -> bool:
    return persoon.rol < 2 and not persoon.reserve and persoon.uitschrijving is None


def _nederlander(wereld: Wereld) -> Persoon:
    return next(
        persoon
        for persoon in islice(wereld.ingezetenen, _GEZOCHT_IN)
        if _volwassen(persoon) and persoon.nationaliteit_code == _NEDERLANDER
    )


def _inburgeraars(wereld: Wereld, dag: date) -> Iterator[Record]:
    nieuw = dag > peildatum(LEVERINGEN[0])
    personen = (
        persoon
        for persoon in islice(wereld.ingezetenen, _GEZOCHT_IN)
        if _volwassen(persoon) and persoon.nationaliteit_code != _NEDERLANDER
    )
    for nummer, persoon in enumerate(islice(personen, _OUD + (_NIEUW if nieuw else 0))):
        yield _inburgeraar(wereld, persoon, nummer, dag)


def _inburgeraar(wereld: Wereld, persoon: Persoon, nummer: int, dag: date) -> Record:
    kans = random.Random((wereld.seed << 40) + (12 << 36) + nummer)
    start = date(2022, 2, 1) + timedelta(days=kans.randrange(1_500))
    if nummer >= _OUD:
        start = date(2026, 7, 25)
    pip = start + timedelta(days=kans.randrange(30, 69))
    klaar = pip + timedelta(days=kans.randrange(200, 800))
    route = kans.choice(_ROUTES)
    map_dag = klaar - timedelta(days=30)
    return {
        "Dossiernummer": f"INB-{nummer + 1:05d}",
        "BSN": persoon.bsn,
        "V-nummer": f"27{nummer * 7_919 % 10**8:08d}",
        "Geboortedatum": persoon.geboortedatum,
        "Doelgroep": kans.choice(("Gezinsmigranten", "Nieuwkomers", "Kwetsbare nieuwkomers")),
        "Inburgeringsplichtig": "J",
        "Start plicht": start,
        "Einde plicht": None,
        "Leerbaarheidstoets": route,
        "Brede intake": start + timedelta(days=21),
        "Dagtekening PIP": pip,
        "Leerroute": route,
        "Aanvang termijn": pip + timedelta(days=1),
        "Einde termijn": date(pip.year + 3, pip.month, min(pip.day, 28)) + timedelta(days=4),
        "MAP afgerond": map_dag if map_dag < dag and route != "Onderwijsroute" else None,
        "MAP voldaan": "J" if map_dag < dag and route != "Onderwijsroute" else None,
        "geboortedag bekend": "" if persoon.geboorte_gba.endswith("00") else "ja",
        "pvt": klaar if klaar < peildatum(LEVERINGEN[0]) else None,
    }


def _pvt(inburgeraar: Record) -> Record:
    return {
        "Dossiernummer": inburgeraar["Dossiernummer"],
        "Datum ondertekening": inburgeraar["pvt"],
        "Voldaan": "J",
        "Reden niet voldaan": None,
        "Verwijtbaar": None,
        "Factuur aanwezig": "n.v.t.",
    }
