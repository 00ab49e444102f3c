"""Made-up invoices: what suppliers charge when nothing is wrong.

Belongs here: the invoices with their lines and sums. Does not belong here: defects
(`factuur_fouten`), the XML (`facturen_ubl`).

Suppliers are companies of the made-up Handelsregister that have no defect there, and one
municipality elsewhere with an OIN. Accounts are at a bank that does not exist.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from data_samples.generator.kvk_rijen import AANTAL as BEDRIJVEN
from data_samples.generator.kvk_rijen import Bedrijf, bedrijven
from data_samples.generator.nummers import test_bsns
from data_samples.generator.wereld import LEVERINGEN, Wereld
from data_samples.generator.wmo import iban

AANTAL, NIEUW = 75, 10
KVK, OIN = "0106", "0190"
_EERSTE_BEDRIJF = 46
_CENT = Decimal("0.01")
_POSTEN = (
    ("Onderhoud plantsoen", "HUR", "62.50", 21), ("Lunch raadsvergadering", "C62", "14.75", 9),
    ("Softwarelicentie", "C62", "120.00", 21), ("Bloemstuk huldiging", "C62", "35.00", 9),
    ("Reparatie dienstauto", "HUR", "84.40", 21), ("Huur sporthal", "HUR", "41.25", 0),
)  # fmt: skip


@dataclass(frozen=True)
class Partij:
    """A supplier or customer; `schema` says what kind of number it has."""

    naam: str
    nummer: str
    schema: str
    straat: str
    plaats: str
    postcode: str
    rekening: str


@dataclass(frozen=True)
class Regel:
    """A line of an invoice; amounts in euro without VAT."""

    omschrijving: str
    aantal: str
    eenheid: str
    prijs: str
    bedrag: str
    percentage: str


@dataclass(frozen=True)
class Btw:
    """VAT of one rate."""

    grondslag: str
    bedrag: str
    percentage: str


@dataclass(frozen=True)
class Factuur:
    """An invoice, or a credit note where `credit`. Empty text: the element is left out."""

    nummer: str
    datum: str
    vervalt: str
    soort: str
    valuta: str
    order: str
    leverancier: Partij
    klant: Partij
    betaalwijze: str
    rekening: str
    regels: tuple[Regel, ...]
    btw: tuple[Btw, ...]
    btw_totaal: str
    exclusief: str
    inclusief: str
    credit: bool = False


def facturen(wereld: Wereld, levering: str) -> list[Factuur]:
    """All invoices of a delivery; those of the second come last."""
    aantal = AANTAL + (NIEUW if levering != LEVERINGEN[0] else 0)
    leveranciers = _leveranciers(wereld)
    klant = _klant(wereld)
    return [_factuur(wereld, nummer, leveranciers, klant) for nummer in range(aantal)]


def _klant(wereld: Wereld) -> Partij:
    oin = f"00000001{wereld.rsin}000"
    return Partij(f"Gemeente {wereld.gemeentenaam}", oin, OIN, "Raadhuisplein 1",
                  wereld.gemeentenaam, "5900AA", "")  # fmt: skip


def _leveranciers(wereld: Wereld) -> list[Partij]:
    gevonden = [_bedrijf(b) for b in bedrijven(wereld, LEVERINGEN[0])[_EERSTE_BEDRIJF:BEDRIJVEN]]
    oin = f"00000001{test_bsns()[-1_200]}000"
    elders = Partij(
        "Gemeente Verweghe", oin, OIN, "Markt 3", "Verweghe", "3900AB", iban(700_000_000)
    )
    return [*gevonden, elders]


def _bedrijf(bedrijf: Bedrijf) -> Partij:
    straat, _, rest = str(bedrijf.mac["bezoekLocatieVolledigAdres"]).partition("\n")
    return Partij(
        naam=str(bedrijf.mac["naam"]),
        nummer=bedrijf.kvk,
        schema=KVK,
        straat=straat,
        plaats=rest[7:],
        postcode=rest[:6],
        rekening=iban(500_000_000 + bedrijf.nummer * 97),
    )


def _regel(kans: random.Random, factor: int) -> Regel:
    omschrijving, eenheid, prijs, percentage = kans.choice(_POSTEN)
    aantal = kans.randrange(1, 20) * factor
    bedrag = (Decimal(prijs) * aantal).quantize(_CENT)
    return Regel(omschrijving, f"{aantal}.00", eenheid, prijs, str(bedrag), str(percentage))


def met_sommen(factuur: Factuur, regels: tuple[Regel, ...]) -> dict[str, object]:
    """The fields that follow from the lines."""
    tarieven = sorted({regel.percentage for regel in regels}, key=int)
    btw = []
    for tarief in tarieven:
        som = sum((Decimal(r.bedrag) for r in regels if r.percentage == tarief), Decimal(0))
        deel = (som * int(tarief) / 100).quantize(_CENT)
        btw.append(Btw(str(som.quantize(_CENT)), str(deel), tarief))
    exclusief = sum((Decimal(r.bedrag) for r in regels), Decimal(0)).quantize(_CENT)
    totaal = sum((Decimal(b.bedrag) for b in btw), Decimal(0)).quantize(_CENT)
    return {
        "regels": regels,
        "btw": tuple(btw),
        "btw_totaal": str(totaal),
        "exclusief": str(exclusief),
        "inclusief": str(exclusief + totaal),
    }


def _factuur(wereld: Wereld, nummer: int, leveranciers: list[Partij], klant: Partij) -> Factuur:
    kans = random.Random((wereld.seed << 40) + (24 << 36) + nummer)
    nieuw = nummer >= AANTAL
    begin = date(2026, 10, 2) if nieuw else date(2026, 1, 5)
    datum = begin + timedelta(days=kans.randrange(28 if nieuw else 240))
    leverancier = leveranciers[nummer % len(leveranciers)]
    credit = nummer % 15 == 14
    leeg = Factuur(
        nummer=f"F{datum.year}{nummer + 1:05d}",
        datum=datum.isoformat(),
        vervalt="" if credit else (datum + timedelta(days=30)).isoformat(),
        soort="381" if credit else "380",
        valuta="EUR",
        order=f"INK-{2026_0000 + nummer}",
        leverancier=leverancier,
        klant=klant,
        betaalwijze="30",
        rekening=leverancier.rekening,
        regels=(),
        btw=(),
        btw_totaal="",
        exclusief="",
        inclusief="",
        credit=credit,
    )
    regels = tuple(_regel(kans, 1) for _ in range(kans.randrange(1, 4)))
    return Factuur(**(vars(leeg) | met_sommen(leeg, regels)))
