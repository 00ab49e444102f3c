"""Made-up persons: person `i` is a pure function of its number.

Households follow a fixed pattern of sizes, so that parents, partners and children can be found by
arithmetic instead of by looking them up.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from data_samples.generator import adressen
from data_samples.generator.feiten import Persoon
from data_samples.generator.namen import ACHTERNAMEN, VOORNAMEN, VOORVOEGSELS
from data_samples.generator.nummers import anummers, test_bsns

INGEZETENEN_BSNS = 9_000
BUITEN_BSNS = 900
_GROOTTES = (1, 2, 4, 3, 2, 1, 2, 5, 2, 1, 1, 3)
_CYCLUS = sum(_GROOTTES)
_PLAATSEN = [(h, rol) for h, grootte in enumerate(_GROOTTES) for rol in range(grootte)]
_VRIJ_PER_CYCLI, _VRIJE_CYCLUS = 4, 1
_NIEUWSTE_GEBOORTE = date(2026, 8, 1)
_NIEUWSTE_FEIT = date(2026, 9, 1)
_GEBOORTEPLAATSEN = ("0221", "0221", "0221", "0202", "0301", "0363", "0518")
_HERKOMST = (
    ("6043", "Izmir", "0339"),
    ("5022", "Tanger", "0131"),
    ("7028", "Gdansk", "0072"),
    ("5010", "Gent", "0052"),
    ("7009", "Homs", "0336"),
    ("6029", "Bocholt", "0055"),
)


def aantal_huishoudens(personen: int) -> int:
    """Households that the first `personen` residents form."""
    cycli, rest = divmod(personen, _CYCLUS)
    return cycli * len(_GROOTTES) + (_PLAATSEN[rest - 1][0] + 1 if rest else 0)


def _bsn(nummer: int) -> str:
    return test_bsns()[nummer % INGEZETENEN_BSNS]


def _anummer(nummer: int) -> str:
    aantal = INGEZETENEN_BSNS + BUITEN_BSNS
    return anummers(aantal)[nummer % aantal]


def _geboortedatum(kans: random.Random, rol: int, ouder: bool) -> date:
    """Children are minors, parents were 19 or older at any birth, others 26 to 88 years old."""
    if rol >= 2:
        return _NIEUWSTE_GEBOORTE - timedelta(days=kans.randrange(17 * 365))
    if ouder:
        return date(1990, 1, 1) - timedelta(days=kans.randrange(18 * 365))
    return date(2000, 1, 1) - timedelta(days=kans.randrange(62 * 365))


def _herkomst(kans: random.Random, geboren: date) -> tuple[str, str, str, str]:
    """(birth date as JJJJMMDD, place, country, nationality); some know only part of the date."""
    volledig = geboren.strftime("%Y%m%d")
    if kans.random() < 0.9:
        return volledig, kans.choice(_GEBOORTEPLAATSEN), "6030", "0001"
    land, plaats, nationaliteit = kans.choice(_HERKOMST)
    onvolledig = kans.random()
    if onvolledig < 0.1:
        return "00000000", plaats, land, nationaliteit
    if onvolledig < 0.3:
        return f"{geboren.year}0000", plaats, land, nationaliteit
    if onvolledig < 0.4:
        return f"{geboren:%Y%m}00", plaats, land, nationaliteit
    return volledig, plaats, land, kans.choice((nationaliteit, "0001"))


def _vertrek(nummer: int, seed: int, rol: int, ouder: bool) -> tuple[str, date | None]:
    """A few adults without children have died or emigrated, at most four years ago."""
    kans = random.Random((seed << 40) + (6 << 36) + nummer)
    trekking = kans.random()
    if rol > 1 or ouder or trekking > 0.05:
        return "", None
    dag = _NIEUWSTE_FEIT - timedelta(days=kans.randrange(4 * 365))
    return ("O" if trekking < 0.03 else "E"), dag


def _partner(nummer: int, seed: int, rol: int, grootte: int) -> str:
    """BSN of the partner; a marriage ends when one of the two dies."""
    if grootte == 1 or rol > 1:
        return ""
    ander = nummer + 1 - 2 * rol
    gescheiden = any(_vertrek(n, seed, 0, grootte > 2)[0] == "O" for n in (nummer, ander))
    return "" if gescheiden else _bsn(ander)


def ingezetene(nummer: int, seed: int) -> Persoon:
    """Resident `nummer` (from 0)."""
    kans = random.Random((seed << 40) + (3 << 36) + nummer)
    cyclus, plek = divmod(nummer, _CYCLUS)
    huishouden, rol = _PLAATSEN[plek]
    grootte = _GROOTTES[huishouden]
    eerste = nummer - rol
    gezin = random.Random((seed << 40) + (4 << 36) + eerste)
    naam, voorvoegsel = gezin.choice(ACHTERNAMEN), gezin.choice(VOORVOEGSELS)
    if rol == 1:
        naam, voorvoegsel = kans.choice(ACHTERNAMEN), kans.choice(VOORVOEGSELS)
    geslacht = kans.choice("MV") if rol >= 2 or grootte == 1 else "MV"[(eerste + rol) % 2]
    if kans.random() < 0.004:
        geslacht = "O"
    geboren = _geboortedatum(kans, rol, grootte > 2)
    gba, plaats, land, nationaliteit = _herkomst(kans, geboren)
    opschorting, weg = _vertrek(nummer, seed, rol, grootte > 2)
    vroegst = geboren if rol >= 2 else geboren + timedelta(days=18 * 365)
    laatst = weg or _NIEUWSTE_FEIT
    ruimte = max(1, (min(laatst, _NIEUWSTE_FEIT) - vroegst).days)
    return Persoon(
        volgnummer=nummer,
        bsn=_bsn(nummer),
        anummer=_anummer(nummer),
        voornamen=" ".join(kans.sample(VOORNAMEN[geslacht], kans.choice((1, 1, 2, 3)))),
        voorvoegsel=voorvoegsel,
        geslachtsnaam=naam,
        geslacht=geslacht,
        geboortedatum=geboren,
        geboorte_gba=gba,
        geboorteplaats_code=plaats,
        geboorteland_code=land,
        nationaliteit_code=nationaliteit,
        adres=adressen.huisadres(cyclus * len(_GROOTTES) + huishouden, seed),
        gemeente_code=adressen.GEMEENTECODE,
        inschrijving=vroegst + timedelta(days=kans.randrange(ruimte)),
        geheim=kans.choices("01234567", weights=(965, 5, 5, 5, 5, 5, 5, 5))[0],
        overlijden=weg if opschorting == "O" else None,
        uitschrijving=weg,
        opschorting=opschorting,
        ouder1_bsn=_bsn(eerste) if rol >= 2 else "",
        ouder2_bsn=_bsn(eerste + 1) if rol >= 2 else "",
        partner_bsn=_partner(nummer, seed, rol, grootte),
        ingezetene=True,
        reserve=cyclus % _VRIJ_PER_CYCLI == _VRIJE_CYCLUS,
        rol=rol,
    )


def buiten(nummer: int, seed: int) -> Persoon:
    """Person `nummer` (from 0) of those who live in another municipality."""
    kans = random.Random((seed << 40) + (5 << 36) + nummer)
    geslacht = kans.choice("MV")
    geboren = _geboortedatum(kans, 0, False)
    gba, plaats, land, nationaliteit = _herkomst(kans, geboren)
    vroegst = geboren + timedelta(days=18 * 365)
    return Persoon(
        volgnummer=nummer,
        bsn=test_bsns()[INGEZETENEN_BSNS + nummer % BUITEN_BSNS],
        anummer=_anummer(INGEZETENEN_BSNS + nummer % BUITEN_BSNS),
        voornamen=" ".join(kans.sample(VOORNAMEN[geslacht], kans.choice((1, 2)))),
        voorvoegsel=kans.choice(VOORVOEGSELS),
        geslachtsnaam=kans.choice(ACHTERNAMEN),
        geslacht=geslacht,
        geboortedatum=geboren,
        geboorte_gba=gba,
        geboorteplaats_code=plaats,
        geboorteland_code=land,
        nationaliteit_code=nationaliteit,
        adres=adressen.adres_elders(nummer),
        gemeente_code=adressen.gemeente_elders(nummer),
        inschrijving=vroegst + timedelta(days=kans.randrange((_NIEUWSTE_FEIT - vroegst).days)),
        geheim=kans.choices("07", weights=(96, 4))[0],
        overlijden=None,
        uitschrijving=None,
        opschorting="",
        ouder1_bsn="",
        ouder2_bsn="",
        partner_bsn="",
        ingezetene=False,
        reserve=nummer % 8 == _VRIJE_CYCLUS,
        rol=0,
    )
