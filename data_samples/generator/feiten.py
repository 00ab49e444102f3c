"""The shapes of the facts in the made-up municipality. No logic, no word lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Woonplaats:
    """A place; `code` is the 4-digit BAG id."""

    code: str
    naam: str


@dataclass(frozen=True, slots=True)
class Straat:
    """A public space; `openbareruimte` is the 16-digit BAG id."""

    openbareruimte: str
    naam: str
    woonplaats: Woonplaats


@dataclass(frozen=True, slots=True)
class Adres:
    """An address with its BAG objects (16-digit ids). Several addresses may share one pand."""

    volgnummer: int
    nummeraanduiding: str
    openbareruimte: str
    woonplaats: str
    straat: str
    woonplaatsnaam: str
    huisnummer: int
    huisletter: str
    toevoeging: str
    postcode: str
    verblijfsobject: str
    pand: str
    gebruiksdoel: str
    oppervlakte: int
    bouwjaar: int
    begin: date
    reserve: bool


@dataclass(frozen=True, slots=True)
class Persoon:
    """A person as the BRP knows it. Empty string means: not applicable or not known.

    `geboorte_gba` is the birth date as JJJJMMDD and may have unknown parts (00); `geboortedatum`
    is a full date in all cases. `geboorteplaats_code` is a gemeentecode, or a place name when the
    person was born abroad. `opschorting` is '', 'O' (died) or 'E' (emigrated). `rol` is the place
    in the household: 0 and 1 are adults, 2 and up children; members have consecutive numbers.
    """

    volgnummer: int
    bsn: str
    anummer: str
    voornamen: str
    voorvoegsel: str
    geslachtsnaam: str
    geslacht: str
    geboortedatum: date
    geboorte_gba: str
    geboorteplaats_code: str
    geboorteland_code: str
    nationaliteit_code: str
    adres: Adres
    gemeente_code: str
    inschrijving: date
    geheim: str
    overlijden: date | None
    uitschrijving: date | None
    opschorting: str
    ouder1_bsn: str
    ouder2_bsn: str
    partner_bsn: str
    ingezetene: bool
    reserve: bool
    rol: int


@dataclass(frozen=True, slots=True)
class Aanbieder:
    """A care provider; `agb` is its 8-digit AGB code (made up, starts with 9)."""

    agb: str
    naam: str
