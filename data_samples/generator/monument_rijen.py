"""Made-up monuments: what the register holds when nothing is wrong.

Belongs here: the monuments and the columns of the sheet. Does not belong here: defects
(`monument_fouten`), the workbook (`monumenten`).

Numbers of rijksmonumenten start at 990001; the real register is far from there.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from data_samples.generator.wereld import LEVERINGEN, Adres, Wereld

Cel = str | int | date | None
Monument = dict[str, Cel]

AANTAL, NIEUW = 90, 6
_NIEUWSTE_BOUWJAAR = 1945
KOP: dict[str, tuple[str, ...]] = {
    "Monument": (
        "Registernummer", "Rijksmonumentnummer", "Gemeentelijk nummer", "Naam", "Type",
        "Datum inschrijving", "Complex",
    ),
    "Ligging (BAG)": ("Adres", "Postcode", "Pand", "Nummeraanduiding"),
    "Beschrijving": (
        "Bouwjaar van", "Bouwjaar tot", "Bouwstijl", "Oorspronkelijke functie", "Omschrijving",
        "Bronnen", "Opmerkingen",
    ),
}  # fmt: skip
_STIJLEN = ("Chaletstijl", "Neorenaissance", "Jugendstil", "Amsterdamse School", "Traditionalisme")
_FUNCTIES = ("Woonhuis", "Boerderij", "Pakhuis", "School", "Sluiswachterswoning", "Molenaarshuis")
_DELEN = ("Gevel met siermetselwerk.", "Kap met oude spanten.", "Trappenhuis met lambrisering.")


def monumenten(wereld: Wereld, levering: str) -> list[Monument]:
    """All monuments of a delivery; those of the second come last."""
    aantal = AANTAL + (NIEUW if levering != LEVERINGEN[0] else 0)
    gekozen = islice(_oude_panden(wereld), aantal)
    return [_monument(wereld, nummer, adres) for nummer, adres in enumerate(gekozen)]


def _oude_panden(wereld: Wereld) -> Iterator[Adres]:
    """One address per old building, never one that is kept for defects of the BAG."""
    gezien: set[str] = set()
    for adres in wereld.adressen:
        oud = adres.bouwjaar < _NIEUWSTE_BOUWJAAR and not adres.reserve
        if oud and adres.pand not in gezien:
            gezien.add(adres.pand)
            yield adres


def _monument(wereld: Wereld, nummer: int, adres: Adres) -> Monument:
    kans = random.Random((wereld.seed << 40) + (23 << 36) + nummer)
    rijks = nummer % 3 == 0
    functie = _FUNCTIES[nummer % len(_FUNCTIES)]
    huis = f"{adres.huisnummer}{adres.huisletter}" + (
        f"-{adres.toevoeging}" if adres.toevoeging else ""
    )
    begin = date(1966, 1, 1) if rijks else date(1989, 1, 1)
    return {
        "Registernummer": f"M-{nummer + 1:04d}",
        "Rijksmonumentnummer": str(990_001 + nummer) if rijks else None,
        "Gemeentelijk nummer": None if rijks else f"GM{nummer + 1:03d}",
        "Naam": f"{functie} {adres.straat} {huis}",
        "Type": "Rijksmonument" if rijks else "Gemeentelijk monument",
        "Datum inschrijving": begin + timedelta(days=kans.randrange(9_000)),
        "Complex": None,
        "Adres": f"{adres.straat} {huis}",
        "Postcode": adres.postcode,
        "Pand": adres.pand,
        "Nummeraanduiding": adres.nummeraanduiding,
        "Bouwjaar van": adres.bouwjaar,
        "Bouwjaar tot": adres.bouwjaar + kans.randrange(3),
        "Bouwstijl": kans.choice(_STIJLEN),
        "Oorspronkelijke functie": functie,
        "Omschrijving": kans.choice(_DELEN),
        "Bronnen": kans.choice((None, "Bouwtekening in het gemeentearchief")),
        "Opmerkingen": kans.choice((None, None, "Onderhoudsplan ontvangen")),
    }
