"""Permits, reports and inspections as they truly are, in the shapes of Decos and PowerBrowser.

Belongs here: records without anything wrong. Does not belong here: the files (`vth_zaken`) and
defects (`vth_fouten`). A record is a function of its number, so a later delivery only adds to the
end and closes what was open.
"""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from data_samples.generator.feiten import Adres
from data_samples.generator.wereld import Wereld, peildatum

Record = dict[str, Any]
_EERSTE, _EERSTE_CONTROLE = date(2026, 1, 5), date(2026, 5, 4)
_SOORTEN = (
    "Werk en vervoer op straat",
    "Evenement melding",
    "Evenement vergunning",
    "Vakantieverhuur vergunningsaanvraag",
    "Horeca vergunning exploitatie Horecabedrijf",
)
_EVENEMENTEN = ("Buurtfeest", "Lampionnenoptocht", "Beekloop", "Rommelmarkt aan de kade")
_ZONE = ZoneInfo("Europe/Amsterdam")
OVERTREDINGEN = ("GEBR-01", "BOUW-04", "APV-12")


def _middernacht(dag: date) -> str:
    """A date as Decos writes it: midnight, of no time zone."""
    return f"{dag.isoformat()}T00:00:00"


def _adres(wereld: Wereld, kans: random.Random) -> Adres:
    while (adres := wereld.adressen[kans.randrange(len(wereld.adressen))]).reserve:
        continue
    return adres


def zaken(wereld: Wereld, levering: str) -> list[Record]:
    """Applications up to a delivery, as far as they are by then."""
    uit: list[Record] = []
    dag, nummer = _EERSTE, 0
    while dag < peildatum(levering):
        uit.append(_zaak(wereld, nummer, dag, peildatum(levering)))
        dag += timedelta(days=1 + nummer % 3)
        nummer += 1
    return uit


def _zaak(wereld: Wereld, nummer: int, dag: date, slot: date) -> Record:
    kans = random.Random((wereld.seed << 40) + (18 << 36) + nummer)
    adres = _adres(wereld, kans)
    soort = _SOORTEN[nummer % len(_SOORTEN)]
    besluit = dag + timedelta(days=kans.randrange(6, 60))
    van = dag + timedelta(days=kans.randrange(60, 120))
    tot_met = van + timedelta(days=kans.randrange(3) if soort.startswith("Ev") else 365)
    klaar = besluit < slot
    melding = "melding" in soort
    verleend = "Geaccepteerd" if melding else kans.choice(("Verleend", "Verleend", "Niet verleend"))
    return {
        "key": f"{kans.getrandbits(128):032X}",
        "fields": {
            "title": "Afgehandeld" if klaar else "In behandeling",
            "text45": soort,
            "dfunction": verleend if klaar else kans.choice((None, "Nog niet bekend")),
            "mark": f"Z/26/{2_230_000 + nummer}",
            "processed": klaar,
            "document_date": _middernacht(dag),
            "date5": _middernacht(besluit) if klaar else None,
            "date6": _middernacht(van),
            "date7": _middernacht(tot_met),
            "text6": f"{adres.straat} {adres.huisnummer} {adres.postcode} {adres.woonplaatsnaam}",
            "text20": adres.nummeraanduiding,
            "text10": kans.choice(_EVENEMENTEN) if soort.startswith("Ev") else None,
            "subject1": kans.choice((None, "Met een podium van 4 × 6 meter,\nen een tent.")),
        },
        "links": [],
    }


def is_afgehandeld(zaak: Record) -> bool:
    """Decided by the time of the delivery."""
    return bool(zaak["fields"]["title"] == "Afgehandeld")


def is_evenement(zaak: Record) -> bool:
    """An event, reported or applied for."""
    return str(zaak["fields"]["text45"]).startswith("Evenement")


def controles(wereld: Wereld, levering: str) -> list[Record]:
    """Inspections up to a delivery."""
    uit: list[Record] = []
    dag, nummer = _EERSTE_CONTROLE, 0
    while dag < peildatum(levering):
        uit.append(_controle(wereld, nummer, dag))
        dag += timedelta(days=1 + nummer % 3)
        nummer += 1
    return uit


def _controle(wereld: Wereld, nummer: int, dag: date) -> Record:
    kans = random.Random((wereld.seed << 40) + (19 << 36) + nummer)
    fout = nummer % 3 == 0
    sepot = nummer % 9 == 0
    bij_zaak = nummer % 2 == 0
    velden: dict[str, tuple[str, ...]] = {
        "ZAAK_IDENTIFICATIE": (f"Z/26/{2_230_000 + nummer // 2}",) if bij_zaak else (),
        "SOORT": (("Hercontrole", "Controle tijdens de bouw", "Controle gebruik")[nummer % 3], "7"),
        "STRAAT": (_adres(wereld, kans).straat,),
        "STARTDATUM": _dag(dag),
        "EINDDATUM": _dag(dag + timedelta(days=kans.randrange(1, 20))),
        "STATUS": ("Geseponeerd" if sepot else "Afgerond", "3"),
        "RESULTAAT_ID": ("Geen actie" if sepot or not fout else "Aanschrijving", "12"),
        "BEOORDELING": ("Niet Oke" if fout else "Oke", "1"),
        "OVERTREDING": (kans.choice(OVERTREDINGEN),) if fout else (),
        "DATUM_SEPOT": _dag(dag + timedelta(days=5)) if sepot else (),
    }
    return {"id": str(126_000_000 + nummer * 37), "fields": lijst(velden)}


def _dag(dag: date) -> tuple[str, str]:
    """A day as PowerBrowser writes it: for people, and as midnight over here in UTC."""
    moment = datetime.combine(dag, time(), _ZONE).astimezone(UTC)
    return dag.strftime("%d-%m-%Y"), moment.strftime("%Y-%m-%dT%H:%M:%S.0000000Z")


def lijst(velden: dict[str, tuple[str, ...]]) -> list[dict[str, str]]:
    """Fields as PowerBrowser lists them: nothing but the name where there is no value."""
    return [
        {"fieldName": naam} | ({"text": deel[0], "fieldValue": deel[-1]} if deel else {})
        for naam, deel in velden.items()
    ]


def met(controle: Record, **velden: tuple[str, ...]) -> Record:
    """The inspection with other values for some fields."""
    anders = {veld["fieldName"]: veld for veld in lijst(velden)}
    return controle | {"fields": [anders.get(v["fieldName"], v) for v in controle["fields"]]}


def waarde(controle: Record, naam: str) -> str:
    """The text of one field of an inspection; '' where there is none."""
    return next((v.get("text", "") for v in controle["fields"] if v["fieldName"] == naam), "")
