"""Made-up addresses: address `i` is a pure function of its number.

Every street has 30 addresses: 23 homes, one shop or office, and 6 in reserve for planted defects.
Most streets have houses; some have flats (six homes in one pand, told apart by huisletter) or split
houses (two homes in one pand, told apart by toevoeging).
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from data_samples.generator.feiten import Adres, Straat, Woonplaats
from data_samples.generator.namen import straatnaam

# The code of an existing municipality: rules test codes against the national table.
GEMEENTECODE = "0221"
WOONPLAATSEN = (
    Woonplaats("9901", "Waterbeek"),
    Woonplaats("9902", "Oud-Peilwoude"),
    Woonplaats("9903", "Drijverdam"),
)
PER_STRAAT = 30
BEWOOND = 23
_EERSTE_RESERVE = 24
_PC4 = {"9901": 5900, "9902": 7900, "9903": 8900}
_LETTERS = "ABCDEGHJKLMNPRTVWXZ"
_GEMEENTEN_ELDERS = ("0363", "0518", "0599", "0344", "0202", "0301", "0106", "0014")


def aantal_straten(huishoudens: int) -> int:
    """Streets needed to give every household a home of its own."""
    return -(-huishoudens // BEWOOND)


def straat(nummer: int) -> Straat:
    """Street `nummer` (from 0). Seven of ten lie in the main place."""
    woonplaats = WOONPLAATSEN[(0, 0, 0, 0, 0, 0, 0, 1, 1, 2)[nummer % 10]]
    return Straat(f"{GEMEENTECODE}30{nummer + 1:010d}", straatnaam(nummer), woonplaats)


def huisadres(huishouden: int, seed: int) -> Adres:
    """The home of household `huishouden`; never a reserve address."""
    rij, plek = divmod(huishouden, BEWOOND)
    return adres(rij * PER_STRAAT + plek, seed)


def _huisnummer(rij: int, plek: int) -> tuple[int, str, str]:
    if rij % 5 == 4:
        return plek // 6 + 1, "ABCDEF"[plek % 6], ""
    if rij % 5 == 2:
        return plek // 2 + 1, "", ("", "bis")[plek % 2]
    return plek + 1, "", ""


def _per_pand(rij: int) -> int:
    return {4: 6, 2: 2}.get(rij % 5, 1)


def _postcode(woonplaats: str, rij: int, huisnummer: int) -> str:
    """One postcode per side of the street, never shared by two streets."""
    kwart, rest = divmod(rij * 2 + huisnummer % 2, len(_LETTERS) ** 2)
    eerste, tweede = divmod(rest, len(_LETTERS))
    return f"{_PC4[woonplaats] + kwart}{_LETTERS[eerste]}{_LETTERS[tweede]}"


def adres(nummer: int, seed: int) -> Adres:
    """Address `nummer` (from 0)."""
    rij, plek = divmod(nummer, PER_STRAAT)
    weg = straat(rij)
    per_pand = _per_pand(rij)
    pandnummer = rij * PER_STRAAT + plek // per_pand
    van_pand = random.Random((seed << 40) + (1 << 36) + pandnummer)
    bouwjaar = van_pand.randint(1890, 2019)
    begin = date(max(bouwjaar + 1, 2010), 1, 1) + timedelta(days=van_pand.randrange(300))
    huisnummer, huisletter, toevoeging = _huisnummer(rij, plek)
    winkel = plek == BEWOOND
    return Adres(
        volgnummer=nummer,
        nummeraanduiding=f"{GEMEENTECODE}20{nummer + 1:010d}",
        openbareruimte=weg.openbareruimte,
        woonplaats=weg.woonplaats.code,
        straat=weg.naam,
        woonplaatsnaam=weg.woonplaats.naam,
        huisnummer=huisnummer,
        huisletter=huisletter,
        toevoeging=toevoeging,
        postcode=_postcode(weg.woonplaats.code, rij, huisnummer),
        verblijfsobject=f"{GEMEENTECODE}01{nummer + 1:010d}",
        pand=f"{GEMEENTECODE}10{pandnummer + 1:010d}",
        gebruiksdoel=("kantoorfunctie", "winkelfunctie")[rij % 2] if winkel else "woonfunctie",
        oppervlakte=random.Random((seed << 40) + (2 << 36) + nummer).randint(38, 210),
        bouwjaar=bouwjaar,
        begin=begin,
        reserve=plek >= _EERSTE_RESERVE,
    )


def gemeente_elders(nummer: int) -> str:
    """An existing gemeentecode other than the own one."""
    return _GEMEENTEN_ELDERS[nummer % len(_GEMEENTEN_ELDERS)]


def adres_elders(nummer: int) -> Adres:
    """A made-up address in another municipality; its BAG objects are not in our own BAG extract."""
    code = gemeente_elders(nummer)
    volg = f"{900_000 + nummer:010d}"
    return Adres(
        volgnummer=-1,
        nummeraanduiding=f"{code}20{volg}",
        openbareruimte=f"{code}30{volg}",
        woonplaats="9909",
        straat=straatnaam(nummer % 97),
        woonplaatsnaam="Verweghe",
        huisnummer=nummer % 180 + 1,
        huisletter="",
        toevoeging="",
        postcode=f"{3900 + nummer % 50}{_LETTERS[nummer % 19]}{_LETTERS[nummer // 19 % 19]}",
        verblijfsobject=f"{code}01{volg}",
        pand=f"{code}10{volg}",
        gebruiksdoel="woonfunctie",
        oppervlakte=90,
        bouwjaar=1980,
        begin=date(2011, 1, 1),
        reserve=False,
    )
