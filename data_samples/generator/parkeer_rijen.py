"""Parking as it truly is: bought rights, areas, permits and additional assessments.

Belongs here: records without anything wrong, as dicts of the columns as delivered. Does not belong
here: the files (`parkeren_rechten`) and defects (`parkeer_fouten`). A record is a function of its
number, so a later delivery only adds to the end.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from data_samples.generator.feiten import Persoon
from data_samples.generator.wereld import Wereld, peildatum

Rij = dict[str, str]
GEBIEDEN: tuple[Rij, ...] = tuple(
    {
        "gebiedId": code,
        "gebiedOmschrijving": naam,
        "zonesoort": soort,
        "uurtarief": tarief,
        "aantalVakken": vakken,
    }
    for code, naam, soort, tarief, vakken in (
        ("22101", "Centrum", "GSM-Zone", "3,20", "412"),
        ("22102", "Haven", "GSM-Zone", "2,10", "180"),
        ("22103", "Station", "GSM-Zone", "4,00", "96"),
        ("22150", "Centrum vergunningen", "Vergunninghouderzone", "", "350"),
        ("22151", "Beekwijk", "Vergunninghouderzone", "", "610"),
        ("22152", "Stadion", "GSM-Zone", "5,50", "800"),
        ("22153", "Sportpark", "GSM-Zone", "1,50", "75"),
    )
)
_SOORTEN = (("BEW1", "Bewonersvergunning", "86,50"), ("BEDR", "Bedrijfsvergunning", "240,00"),
            ("MANT", "Mantelzorgvergunning", "25,00"))  # fmt: skip
_PROVIDERS = ("PM01", "YB02", "ES03")
_ZONE = ZoneInfo("Europe/Amsterdam")
_EERSTE = date(2026, 7, 1)
VERGUNNINGEN = 70


def kenteken(nummer: int) -> str:
    """A plate of vowels, which the RDW does not issue; a different one for every number."""
    letters = "BDFGHJKLNPRSTVXZ"
    return f"E-{nummer % 1000:03d}-{letters[nummer // 1000 % 16]}A"


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def rechten(wereld: Wereld, levering: str) -> list[Rij]:
    """Two rights a day."""
    uit: list[Rij] = []
    dag = _EERSTE
    while dag < peildatum(levering):
        for plaats in range(2):
            uit.append(_recht(wereld, dag, (dag - _EERSTE).days * 2 + plaats))
        dag += timedelta(days=1)
    return uit


def _recht(wereld: Wereld, dag: date, nummer: int) -> Rij:
    kans = random.Random((wereld.seed << 40) + (15 << 36) + nummer)
    begin = datetime.combine(dag, time(8 + nummer % 2 * 6, kans.randrange(60)), _ZONE)
    duur = kans.randrange(15, 240)
    cent = duur * 320 // 60
    garage = nummer % 5 == 0
    return {
        "verworvenRechtId": str(8_000_000 + nummer),
        "voertuigId": kenteken(nummer).replace("-", "") if nummer % 3 else kenteken(nummer),
        "voertuigRegistratieLandCode": "NL",
        "gebiedId": kans.choice(("22101", "22102", "22103")),
        "gebruiksdoelCode": "GARAGE" if garage else "BETAALDP",
        "gebruiksdoelOmschrijving": "Parkeren in een garage" if garage else "Betaald parkeren",
        "beginTijdUtc": _utc(begin),
        "eindTijdUtc": _utc(begin + timedelta(minutes=duur)),
        "registratieTijdUtc": _utc(begin + timedelta(seconds=20)),
        "bedrag": _komma(cent),
        "btwBedrag": _komma(cent * 21 // 121) if garage else "0,00",
        "rechtverwerverCode": kans.choice(_PROVIDERS),
    }


def _komma(cent: int) -> str:
    return f"{cent // 100},{cent % 100:02d}"


def vergunningen(wereld: Wereld) -> list[Rij]:
    """Permits of adults who live here and are known in the BRP, in order of their number."""
    return [
        _vergunning(wereld, nummer, persoon)
        for nummer, persoon in zip(range(VERGUNNINGEN), _bewoners(wereld), strict=False)
    ]


def _bewoners(wereld: Wereld) -> Iterator[Persoon]:
    for persoon in wereld.ingezetenen:
        volwassen = persoon.geboortedatum.year < 2006 and persoon.rol < 2
        if volwassen and not persoon.reserve and not persoon.opschorting:
            yield persoon


def _vergunning(wereld: Wereld, nummer: int, persoon: Persoon) -> Rij:
    kans = random.Random((wereld.seed << 40) + (16 << 36) + nummer)
    code, naam, tarief = _SOORTEN[nummer % 7 % 3]
    begin = date(2024, 1, 1) + timedelta(days=kans.randrange(900))
    einde = begin + timedelta(days=kans.choice((365, 730)))
    return {
        "vergunningnummer": str(310_000 + nummer),
        "bsn": persoon.bsn,
        "soortCode": code,
        "soortOmschrijving": naam,
        "jaartarief": tarief,
        "gebiedId": kans.choice(("22150", "22151")),
        "kenteken": kenteken(5_000 + nummer),
        "ingangsdatum": begin.strftime("%d-%m-%Y"),
        "einddatum": einde.strftime("%d-%m-%Y") if nummer % 5 else "",
    }


def naheffingen(wereld: Wereld, levering: str) -> list[Rij]:
    """Two assessments every three days, for vehicles without a right."""
    uit: list[Rij] = []
    dag, nummer = _EERSTE, 0
    while dag < peildatum(levering):
        uit.append(_naheffing(wereld, nummer, dag, peildatum(levering)))
        dag += timedelta(days=1 + nummer % 2)
        nummer += 1
    return uit


def _naheffing(wereld: Wereld, nummer: int, dag: date, slot: date) -> Rij:
    kans = random.Random((wereld.seed << 40) + (17 << 36) + nummer)
    moment = datetime.combine(dag, time(9)) + timedelta(minutes=kans.randrange(600))
    uur = kans.choice((320, 210, 400))
    loop = {
        "datumBezwaar": "",
        "datumBezwaarAfgehandeld": "",
        "datumGeseponeerd": "",
        "redenSeponeren": "",
        "datumBetaling": _op(dag + timedelta(days=kans.randrange(3, 40)), slot),
    }
    if nummer % 4 == 0:
        bezwaar, besluit = dag + timedelta(days=12), dag + timedelta(days=40)
        loop["datumBezwaar"], loop["datumBetaling"] = _op(bezwaar, slot), ""
        loop["datumBezwaarAfgehandeld"] = loop["datumGeseponeerd"] = _op(besluit, slot)
        if besluit < slot:
            loop["redenSeponeren"] = "Kenteken verkeerd ingevoerd door parkeerder"
    return {
        "bonnummer": f"NH26{nummer:06d}",
        "scanId": f"SC-{kans.randrange(10**7):07d}",
        "kenteken": kenteken(9_000 + nummer),
        "tijdstip": moment.strftime("%Y-%m-%d %H:%M:%S"),
        "gebiedId": kans.choice(("22101", "22102")),
        "bedrag": _komma(7_830 + uur),
        "parkeertarief": _komma(uur),
        "overtreding": "Geen parkeerbelasting betaald",
        **loop,
    }


def _op(dag: date, slot: date) -> str:
    """A date in the delivery, if it has come by then."""
    return dag.strftime("%d-%m-%Y") if dag < slot else ""
