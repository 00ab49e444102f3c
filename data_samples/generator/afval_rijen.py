"""Waste collection as it truly is: containers, weighings per emptying, visits to the yard.

Belongs here: records without anything wrong, as dicts of the columns as delivered. Does not belong
here: the files (`afval_containers`) and defects (`afval_fouten`). A record is a function of its
number and the world, so a later delivery only adds to the end.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from data_samples.generator.bag_rijen import plek
from data_samples.generator.wereld import Wereld, peildatum

Rij = dict[str, str]
CONTAINERS, GELEEGD = 110, 70
"""Containers with a number up to GELEEGD are emptied; the others are there but not in use yet."""
FRACTIES = (
    ("1", "Rest", "RES"),
    ("2", "Papier", "PAP"),
    ("3", "Glas", "GLA"),
    ("5", "Textiel", "TEX"),
)
_TYPEN = ("Ondergronds 5 m3", "Ondergronds 3 m3", "Perscontainer")
_KENTEKENS = ("29-AEX-7", "A-512-EU", "83-UEI-2")
_EERSTE_RIT, _EERSTE_STORTING = date(2026, 7, 6), date(2026, 8, 1)
_PER_RIT = 5


def containers(wereld: Wereld) -> list[Rij]:
    """All containers; two emptied ones share a place, the others stand alone."""
    return [_container(wereld, nummer) for nummer in range(1, CONTAINERS + 1)]


def _container(wereld: Wereld, nummer: int) -> Rij:
    kans = random.Random((wereld.seed << 40) + (12 << 36) + nummer)
    code, naam, letters = FRACTIES[nummer % len(FRACTIES)]
    plaats = (nummer + 1) // 2 if nummer <= GELEEGD else nummer
    adres = wereld.adressen[(plaats * 13) % len(wereld.adressen)]
    x, y = plek(int(adres.pand[6:]))
    gemaakt = date(2019, 1, 7) + timedelta(days=kans.randrange(2_000))
    geplaatst = gemaakt + timedelta(days=kans.randrange(1, 60))
    in_gebruik = geplaatst + timedelta(days=kans.randrange(1, 20))
    return {
        "idNummer": f"{letters}{nummer:05d}",
        "serienummer": f"WTB-{kans.randrange(10_000):04d}",
        "type": kans.choice(_TYPEN),
        "fractieCode": code,
        "fractieOmschrijving": naam,
        "status": "1" if nummer <= GELEEGD or nummer % 2 else "0",
        "datumCreatie": gemaakt.isoformat(),
        "datumPlaatsing": geplaatst.isoformat(),
        "datumOperationeel": in_gebruik.isoformat(),
        "locatienummer": f"L{plaats:04d}",
        "adres": f"{adres.straat} {adres.huisnummer}, {adres.woonplaatsnaam}",
        "x": f"{x + 3}.5",
        "y": f"{y + 12}.25",
        "sensor": f"S{nummer:06d}" if nummer % 3 else "",
    }


def volgnummer(container: Rij) -> int:
    """The number in the code of a container without defects."""
    return int(container["idNummer"][3:])


def wegingen(wereld: Wereld, levering: str) -> list[Rij]:
    """Twice a week a round of a few containers, of one fraction after the other."""
    alle = containers(wereld)[:GELEEGD]
    uit: list[Rij] = []
    dag, rit = _EERSTE_RIT, 0
    while dag < peildatum(levering):
        uit += _rit(wereld, alle, rit, dag)
        dag += timedelta(days=(3, 4)[rit % 2])
        rit += 1
    return uit


def _rit(wereld: Wereld, alle: list[Rij], rit: int, dag: date) -> Iterator[Rij]:
    kans = random.Random((wereld.seed << 40) + (13 << 36) + rit)
    moment = datetime.combine(dag, time(7, 30))
    code = FRACTIES[rit % len(FRACTIES)][0]
    soort = [c for c in alle if c["fractieCode"] == code]
    for plaats in range(_PER_RIT):
        container = soort[(rit // len(FRACTIES) * _PER_RIT + plaats) % len(soort)]
        moment += timedelta(minutes=kans.randrange(8, 50), seconds=kans.randrange(60))
        netto, tweede = kans.randrange(90, 1_400), kans.randrange(180, 900)
        yield {
            "id": str(700_000 + rit * 10 + plaats),
            "datumWeging": dag.isoformat(),
            "tijdstipWeging": moment.strftime("%H:%M:%S"),
            "containerIdNummer": container["idNummer"],
            "locatienummer": container["locatienummer"],
            "fractieCode": code,
            "eersteWeging": str(tweede + netto),
            "tweedeWeging": str(tweede),
            "nettoGewicht": str(netto),
            "wegingKenteken": _KENTEKENS[rit % len(_KENTEKENS)],
            "ritCode": f"R{dag:%Y%m%d}-{code}",
        }


def stortingen(wereld: Wereld, levering: str) -> list[Rij]:
    """One visit a day; a household has one card."""
    uit: list[Rij] = []
    dag = _EERSTE_STORTING
    while dag < peildatum(levering):
        nummer = (dag - _EERSTE_STORTING).days
        kans = random.Random((wereld.seed << 40) + (14 << 36) + nummer)
        adres = wereld.adressen[(nummer * 7) % len(wereld.adressen)]
        moment = datetime.combine(dag, time(9)) + timedelta(minutes=kans.randrange(480))
        uit.append(
            {
                "id": str(50_000 + nummer),
                "datumtijd": moment.strftime("%Y-%m-%d %H:%M:%S"),
                "milieustraat": "Milieustraat Waterbeek",
                "pasnummer": f"MP{adres.volgnummer:06d}",
                "adresPas": f"{adres.straat} {adres.huisnummer}{adres.huisletter}",
                "fractieCode": kans.choice(FRACTIES)[0],
                "gewicht": str(kans.randrange(5, 240)),
            }
        )
        dag += timedelta(days=1)
    return uit
