"""Debt relief as municipalities deliver it to the DDAS exchange (JSON, model 1.0).

Belongs here: whose trajectories there are, what is true about them and the form of the file. Does
not belong here: defects (`schulden_ddas_fouten`).
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from data_samples.generator.feiten import Persoon
from data_samples.generator.gebreken import plant
from data_samples.generator.schulden_ddas_fouten import fouten
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld, peildatum

BRON = "schulden_ddas"
Traject = dict[str, Any]
_OUD, _NIEUW, _GEZOCHT_IN = 44, 4, 300
_ORGANISATIE = {
    "(Statutaire) Naam": "Kredietbank Beekdal (verzonnen)",
    "KvK-nummer": "90004410",
    "postcode": "5901AB",
    "contactpersonen": [
        {
            "email": "gegevens@kredietbank.example",
            "functietitel": "Gegevensbeheerder",
            "naam": "A. Voorbeeld",
            "telefoonnummer": "0900-0000",
        }
    ],
}
_GESLACHT = {"M": "Man", "V": "Vrouw", "O": "Onbekend"}
_SOORTEN = ("Zorg", "Publiek", "Nuts", "Overig")
_OPLOSSINGEN = ("Schuldbemiddeling", "Saneringskrediet", "Betalingsregeling", "Herfinanciering")
_BEGELEIDING = ("Budgetbeheer", "Budgetcoaching", "Budgetbegeleiding")


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/schulden_ddas/ddas_shv_<levering>.json` and note its defects."""
    dag = peildatum(levering)
    trajecten = list(_trajecten(wereld, dag))
    if not trajecten:
        return
    geleverd = plant(trajecten, fouten(), levering, waarheid)
    bericht = {
        "startdatumLevering": "2026-01-01",
        "einddatumLevering": (dag - timedelta(days=1)).isoformat(),
        "aanleverdatumEnTijd": f"{levering}T06:00:00Z",
        "codeGegevensleverancier": "GL000221",
        "leveringen": [
            {
                "teller": 1,
                "aanleverende_organisatie": _ORGANISATIE
                | {"gemeentecode": f"GM{wereld.gemeentecode}"},
                "schuldhulptrajecten": geleverd,
            }
        ],
    }
    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    tekst = json.dumps(bericht, ensure_ascii=False)
    (doel / f"ddas_shv_{levering}.json").write_text(tekst + "\n", encoding="utf-8")


def _trajecten(wereld: Wereld, dag: date) -> Iterator[Traject]:
    personen = [
        persoon
        for persoon in islice(wereld.ingezetenen, _GEZOCHT_IN)
        if persoon.rol < 2 and not persoon.reserve and persoon.uitschrijving is None
        and persoon.geboorte_gba == persoon.geboortedatum.strftime("%Y%m%d")
    ]  # fmt: skip
    aantal = _OUD + (_NIEUW if dag > peildatum(LEVERINGEN[0]) else 0)
    for nummer, persoon in enumerate(islice(cycle(personen), aantal)):
        yield _traject(wereld, persoon, nummer, dag)


def _traject(wereld: Wereld, persoon: Persoon, nummer: int, dag: date) -> Traject:
    kans = random.Random((wereld.seed << 40) + (10 << 36) + nummer)
    nieuw = nummer >= _OUD
    aanmelding = date(2026, 10, 2) if nieuw else date(2025, 1, 6) + timedelta(kans.randrange(400))
    intake = aanmelding + timedelta(days=kans.randrange(5, 26))
    besluit = intake + timedelta(days=kans.randrange(7, 50))
    start = besluit + timedelta(days=3)
    if nieuw:
        intake, besluit, start = (aanmelding + timedelta(days=n) for n in (7, 14, 17))
    einde = start + timedelta(days=kans.randrange(150, 420)) if nummer % 3 == 0 else None
    if einde and einde >= dag:
        einde = None
    schulden = [_schuld(kans, start) for _ in range(kans.randrange(2, 6))]
    traject: Traject = {
        "omschrijving": f"Traject SHV-{nummer + 1:05d}",
        "startdatum": start.isoformat(),
        "einddatum": einde.isoformat() if einde else None,
        "toekenningsdatum": besluit.isoformat(),
        "totaalSchuldbedragBijAanvangSchuld": sum(schuld["bedrag"] for schuld in schulden),
        "gemeentecode": f"GM{wereld.gemeentecode}",
        "aanmelding": {
            "crisisinterventie": nummer % 7 == 3,
            "einddatum": intake.isoformat(),
            "startdatum": aanmelding.isoformat(),
        },
        "intake": {
            "beschikkingsdatum": besluit.isoformat(),
            "beschikkingssoort": "Toelatingsbeschikking",
            "einddatum": besluit.isoformat(),
            "startdatum": intake.isoformat(),
        },
        "begeleiding": [
            {
                "einddatum": einde.isoformat() if einde else None,
                "soort": kans.choice(_BEGELEIDING),
                "startdatum": start.isoformat(),
            }
        ],
        "client": [_client(persoon)],
        "schulden": schulden,
        "planVanAanpak": {"datumAfronding": (start + timedelta(days=10)).isoformat()},
    }
    regeling = start + timedelta(days=90)
    if regeling < dag:
        traject |= _regeling(kans, regeling, einde)
    if einde:
        uitstroom = {"datum": einde.isoformat(), "omschrijving": "Afgerond", "reden": "Afgerond"}
        traject["uitstroom"] = uitstroom
    return traject


def _regeling(kans: random.Random, dag: date, einde: date | None) -> Traject:
    return {
        "schuldregeling": {
            "datum": dag.isoformat(),
            "dwangakkoord": False,
            "toegekend": (dag + timedelta(days=14)).isoformat(),
        },
        "oplossing": {
            "einddatum": einde.isoformat() if einde else None,
            "soort": kans.choice(_OPLOSSINGEN),
            "startdatum": (dag + timedelta(days=14)).isoformat(),
            "vtlb": kans.randrange(1_100, 2_400),
        },
    }


def _schuld(kans: random.Random, start: date) -> dict[str, Any]:
    soort = kans.choice(_SOORTEN)
    return {
        "bedrag": kans.randrange(150, 9_000),
        "peildatum": start.isoformat(),
        "schuldsoort": soort,
        "zakelijkeSchuld": False,
        "schuldeiser": {"naam": f"Schuldeiser {soort} {kans.randrange(1, 6)}"},
    }


def _client(persoon: Persoon) -> dict[str, Any]:
    adres = persoon.adres
    client = {
        "Burgerservicenummer": persoon.bsn,
        "Geboortedatum": persoon.geboortedatum.isoformat(),
        "Geslachtsaanduiding": _GESLACHT[persoon.geslacht],
        "Postcode": adres.postcode,
        "Huisnummer": str(adres.huisnummer),
    }
    if adres.toevoeging:
        client["Huisnummertoevoeging"] = adres.toevoeging
    return client
