"""Made-up subsidy files: what the register holds when nothing is wrong.

Belongs here: the files and their amounts and dates. Does not belong here: defects
(`subsidie_fouten`), the CSV (`subsidieregister`).

Applicants are organisations of the made-up Handelsregister that have no defect there.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from data_samples.generator.kvk_rijen import AANTAL as BEDRIJVEN
from data_samples.generator.kvk_rijen import bedrijven
from data_samples.generator.wereld import LEVERINGEN, Wereld, peildatum

Dossier = dict[str, str]

AANTAL, NIEUW = 120, 15
_EERSTE_AANVRAGER = 46
KOPPEN = (
    "Dossiernummer", "Naam aanvrager", "RSIN aanvrager", "Project", "Regeling",
    "Organisatieonderdeel", "Thema", "Jaar", "Periodiciteit", "Datum aanvraag", "Aangevraagd",
    "Datum besluit", "Beschikkingsnummer", "Besluit", "Verleend", "Startdatum", "Einddatum",
    "Datum vaststelling", "Vastgesteld", "Status", "Opmerkingen",
)  # fmt: skip
_REGELINGEN = (
    ("Subsidieregeling buurtinitiatieven", "Leefbaarheid", "Wijken"),
    ("Subsidieregeling amateurkunst", "Cultuur", "Samenleving"),
    ("Subsidieregeling sportverenigingen", "Sport", "Samenleving"),
    ("Subsidieregeling verduurzaming gebouwen", "Duurzaamheid", "Ruimte"),
    ("Subsidieregeling evenementen", "Economie", "Ruimte"),
)
_PROJECTEN = (
    "Zomerfeest in de wijk", "Jeugdorkest", "Onderhoud van het hoofdveld", "Zonnepanelen",
    "Braderie", "Buurttuin", "Theaterweek", "Trainingen voor meisjes", "Isolatie van de kantine",
    "Lichtjesroute", "Taalcafé", "Koorfestival",
)  # fmt: skip


def dossiers(wereld: Wereld, levering: str) -> list[Dossier]:
    """All files of a delivery; those of the second come last."""
    aantal = AANTAL + (NIEUW if levering != LEVERINGEN[0] else 0)
    namen = _aanvragers(wereld)
    return [_dossier(wereld, nummer, namen, peildatum(levering)) for nummer in range(aantal)]


def _aanvragers(wereld: Wereld) -> list[tuple[str, str]]:
    """(name, RSIN) of running organisations."""
    return [
        (str(b.eigenaar["naam"]), str(b.eigenaar["rsin"]))
        for b in bedrijven(wereld, LEVERINGEN[0])[_EERSTE_AANVRAGER:BEDRIJVEN]
        if b.eigenaar and not b.eenmanszaak
    ]


def nl(dag: date | None) -> str:
    """dd-mm-jjjj, or nothing."""
    return "" if dag is None else dag.strftime("%d-%m-%Y")


def euro(bedrag: int | None) -> str:
    """`€ 15.000`, as people type it in a spreadsheet."""
    return "" if bedrag is None else "€ " + f"{bedrag:,}".replace(",", ".")


def _dossier(wereld: Wereld, nummer: int, aanvragers: list[tuple[str, str]], peil: date) -> Dossier:
    kans = random.Random((wereld.seed << 40) + (22 << 36) + nummer)
    nieuw = nummer >= AANTAL
    jaar = 2026 if nieuw else (2023, 2024, 2024, 2025)[nummer % 4]
    aanvraag = (
        date(2026, 9, 14) + timedelta(days=nummer - AANTAL)
        if nieuw
        else date(jaar - 1, 9, 1) + timedelta(days=kans.randrange(50))
    )
    besluit = None if nieuw else aanvraag + timedelta(days=kans.randrange(20, 54))
    afgewezen = nummer % 8 == 5
    gevraagd = kans.randrange(2, 60) * 500
    verleend = None if nieuw else 0 if afgewezen else gevraagd - kans.choice((0, 0, 500))
    start, eind = date(jaar, 1, 10) + timedelta(days=kans.randrange(40)), date(jaar, 12, 1)
    klaar = not nieuw and not afgewezen and jaar < 2025
    vast = eind + timedelta(days=kans.randrange(60, 200)) if klaar else None
    regeling, thema, onderdeel = _REGELINGEN[nummer % len(_REGELINGEN)]
    naam, rsin = aanvragers[nummer % len(aanvragers)]
    return {
        "Dossiernummer": f"SUB-{jaar}-{nummer + 1:05d}",
        "Naam aanvrager": naam,
        "RSIN aanvrager": rsin,
        "Project": f"{_PROJECTEN[nummer % len(_PROJECTEN)]} {nummer // len(aanvragers) + 1}",
        "Regeling": regeling,
        "Organisatieonderdeel": onderdeel,
        "Thema": thema,
        "Jaar": str(jaar),
        "Periodiciteit": "Periodiek" if nummer % 5 == 2 else "Eenmalig",
        "Datum aanvraag": nl(aanvraag),
        "Aangevraagd": euro(gevraagd),
        "Datum besluit": nl(besluit),
        "Beschikkingsnummer": "" if nieuw else f"BES-{jaar}-{nummer + 1:05d}",
        "Besluit": _besluit(gevraagd, verleend),
        "Verleend": euro(verleend),
        "Startdatum": nl(start),
        "Einddatum": nl(eind),
        "Datum vaststelling": nl(vast),
        "Vastgesteld": euro(verleend) if vast else "",
        "Status": "Aangevraagd" if nieuw else _status(afgewezen, klaar),
        "Opmerkingen": kans.choice(("", "", "", "Verantwoording met foto’s ontvangen.")),
    }


def _besluit(gevraagd: int, verleend: int | None) -> str:
    if verleend is None:
        return ""
    if verleend == 0:
        return "Afgewezen"
    return "Verleend" if verleend == gevraagd else "Gedeeltelijk verleend"


def _status(afgewezen: bool, klaar: bool) -> str:
    if afgewezen:
        return "Afgewezen"
    return "Vastgesteld" if klaar else "Verleend"
