"""The Wmo administration as it truly is: one row per granted provision, nothing wrong with it.

Belongs here: which residents are clients and what they were granted. Does not belong here: the
file format (`wmo`) and defects (`wmo_fouten`). A person's rows are a pure function of the person,
so both deliveries tell the same story at their own date.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from data_samples.generator.feiten import Persoon
from data_samples.generator.wereld import Wereld

RIJEN_PER_CLIENT = 2
_BUITEN_VANAF = 8_000_000
_EERSTE_BESLUIT = date(2021, 1, 4)
_LAATSTE_BESLUIT = date(2026, 10, 20)
_LAATSTE_OUDE_BESLUIT = date(2026, 8, 28)


@dataclass(frozen=True, slots=True)
class Product:
    """A product with what is usual: unit and frequency as iWmo codes, amounts in euro."""

    code: str
    naam: str
    eenheid: str
    frequentie: str
    omvang: tuple[int, ...]
    tarief: str

    @property
    def categorie(self) -> str:
        """Category (WMO020): the first two digits of the code."""
        return self.code[:2]


PRODUCTEN = (
    Product("01A01", "Hulp bij het huishouden", "04", "2", (2, 3, 4), "€ 34,50"),
    Product("01A03", "Hulp bij het huishouden, ook coördinatie", "04", "2", (3, 4), "41,20"),
    Product("02A05", "Individuele begeleiding", "04", "2", (1, 2, 4), "67,80"),
    Product("04A01", "Kortdurend verblijf", "14", "4", (2, 4), "€ 188,00"),
    Product("07A12", "Dagbesteding ouderen", "16", "2", (2, 4, 6), "52,35"),
    Product("08A01", "Vervoer naar dagbesteding", "82", "2", (2, 4), "€ 9,75"),
    Product("11B02", "Rolstoel, handbewogen", "82", "6", (1,), "1.245,00"),
    Product("12B04", "Scootmobiel (borg € 50)", "82", "6", (1,), "€ 2.890,00"),
    Product("13C01", "Woningaanpassing: café-model drempelvrij", "83", "6", (2500, 4000), "1,00"),
)  # fmt: skip
_TEKSTEN = (
    "", "", "", "",
    "Cliënt heeft voorkeur voor één vaste hulp.",
    "Evaluatie met de mantelzorger gepland.",
    "Sleutel in overleg met de buren; coördinatie door de wijkverpleging.",
    "Eigen bijdrage via het CAK (€ per maand), besproken tijdens het keukentafelgesprek.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rij:
    """One granted provision. Codes are those of iWmo; None is an open end."""

    volgnummer: int
    persoon: Persoon
    enige: bool
    clientnummer: str
    beschikkingnummer: str
    besluit: date
    voorzieningnummer: str
    product: Product
    pgb: bool
    start: date
    einde: date | None
    reden_einde: str
    omvang: int
    agb: str
    aanbieder: str
    toewijzingnummer: str
    reden_wijziging: str
    toelichting: str


def rijen(wereld: Wereld) -> Iterator[Rij]:
    """All provisions that there ever were, also those decided after the first delivery."""
    oud = list(_bewaard(wereld))
    yield from oud
    oude_clienten = {rij.persoon.volgnummer for rij in oud}
    for persoon in wereld.ingezetenen:
        if persoon.volgnummer not in oude_clienten:
            yield from _van_persoon(wereld, persoon, persoon.volgnummer)
    for persoon in wereld.buiten:
        yield from _van_persoon(wereld, persoon, _BUITEN_VANAF + persoon.volgnummer)


def _van_persoon(wereld: Wereld, persoon: Persoon, nummer: int) -> Iterator[Rij]:
    kans = random.Random((wereld.seed << 40) + (7 << 36) + nummer)
    if persoon.reserve or kans.random() > _deelname(persoon):
        return
    laatste = persoon.uitschrijving or persoon.overlijden
    vanaf = _LAATSTE_OUDE_BESLUIT if not laatste and kans.random() < 0.05 else _EERSTE_BESLUIT
    besluit = _dag(kans, vanaf, laatste or _LAATSTE_BESLUIT)
    if laatste and laatste - besluit < timedelta(days=60):
        return
    producten = kans.sample(PRODUCTEN, kans.choice((1, 1, 2)))
    for plek, product in enumerate(producten):
        yield _rij(wereld, kans, persoon, nummer, besluit, product, plek, len(producten) == 1)


def _deelname(persoon: Persoon) -> float:
    if persoon.overlijden:
        return 0.7
    if persoon.geboortedatum.year > 2006:
        return 0.0
    return 0.4 if persoon.geboortedatum.year < 1956 else 0.12


def _dag(kans: random.Random, van: date, tot: date) -> date:
    return van + timedelta(days=kans.randrange(max(1, (tot - van).days)))


def _rij(
    wereld: Wereld,
    kans: random.Random,
    persoon: Persoon,
    nummer: int,
    besluit: date,
    product: Product,
    plek: int,
    enige: bool,
) -> Rij:
    volgnummer = nummer * RIJEN_PER_CLIENT + plek
    start = besluit + timedelta(days=kans.randrange(1, 12))
    einde, reden = _einde(kans, persoon, start)
    aanbieder = kans.choice(wereld.aanbieders)
    return Rij(
        volgnummer=volgnummer,
        persoon=persoon,
        enige=enige,
        clientnummer=f"C{nummer:07d}",
        beschikkingnummer=f"B{besluit.year}-{nummer:07d}",
        besluit=besluit,
        voorzieningnummer=f"V{volgnummer:08d}",
        product=product,
        pgb=kans.random() < 0.15,
        start=start,
        einde=einde,
        reden_einde=reden,
        omvang=kans.choice(product.omvang),
        agb=aanbieder.agb,
        aanbieder=aanbieder.naam,
        toewijzingnummer=str(200_000_000 + volgnummer * 7),
        reden_wijziging=kans.choice(("", "", "", "04", "09", "14")),
        toelichting=kans.choice(_TEKSTEN),
    )


def _einde(kans: random.Random, persoon: Persoon, start: date) -> tuple[date | None, str]:
    if persoon.overlijden:
        return persoon.overlijden, "02"
    if persoon.uitschrijving:
        return persoon.uitschrijving, "31"
    if kans.random() < 0.25:
        return None, ""
    einde = start + timedelta(days=kans.choice((180, 365, 730, 1095, 1825)))
    return einde, kans.choice(("19", "19", "21", "23", "38"))


def _bewaard(wereld: Wereld) -> Iterator[Rij]:
    """Files from before 2011 that are kept longer than the contract allows; `wmo` notes it.

    Three rows whatever the size of the world, for residents who were adults by then.
    """
    gevonden = 0
    for persoon in wereld.ingezetenen[:400]:
        if persoon.reserve or persoon.geboortedatum.year > 1975 or persoon.uitschrijving:
            continue
        kans = random.Random((wereld.seed << 40) + (8 << 36) + persoon.volgnummer)
        nummer = 9_000_000 + persoon.volgnummer
        besluit = date(2008, 3, 3) + timedelta(days=kans.randrange(200))
        rij = _rij(wereld, kans, persoon, nummer, besluit, PRODUCTEN[0], 0, True)
        yield replace(
            rij,
            clientnummer=f"C{persoon.volgnummer:07d}",
            einde=rij.start + timedelta(days=500),
            reden_einde="19",
            pgb=False,
        )
        gevonden += 1
        if gevonden == 3:
            return


def is_oud(rij: Rij) -> bool:
    """Part of the administration in both deliveries."""
    return _EERSTE_BESLUIT <= rij.besluit <= _LAATSTE_OUDE_BESLUIT


def bewaard(rij: Rij) -> bool:
    """Ended more than fifteen years before the first delivery."""
    return rij.besluit < _EERSTE_BESLUIT


KOLOMMEN: Sequence[str] = (
    "Cliëntnummer",
    "BSN",
    "Geboortedatum",
    "Beschikkingnummer",
    "Datum beschikking",
    "Wet",
    "Voorzieningnummer",
    "Productcategorie",
    "Productcode",
    "Productnaam",
    "Leveringsvorm",
    "Status",
    "Ingangsdatum",
    "Einddatum",
    "Reden einde",
    "Omvang",
    "Eenheid",
    "Frequentie",
    "Tarief",
    "Pgb-budget",
    "AGB-code aanbieder",
    "Naam aanbieder",
    "Toewijzingnummer",
    "Datum toewijzing",
    "Ingangsdatum toewijzing",
    "Einddatum toewijzing",
    "Reden wijziging",
    "Toelichting",
)
Velden = dict[str, str]


def nl(dag: date | None) -> str:
    """A date as the export writes it: dd-mm-jjjj."""
    return "" if dag is None else dag.strftime("%d-%m-%Y")


def velden(rij: Rij, peildatum: date) -> Velden:
    """The row as delivered on `peildatum`: what ends later is still running."""
    voorbij = rij.einde is not None and rij.einde <= peildatum
    status = "Beëindigd" if voorbij else "Actief" if rij.start <= peildatum else "Toegekend"
    zin = not rij.pgb
    return {
        "Cliëntnummer": rij.clientnummer,
        "BSN": rij.persoon.bsn,
        "Geboortedatum": nl(rij.persoon.geboortedatum),
        "Beschikkingnummer": rij.beschikkingnummer,
        "Datum beschikking": nl(rij.besluit),
        "Wet": "WMO",
        "Voorzieningnummer": rij.voorzieningnummer,
        "Productcategorie": rij.product.categorie,
        "Productcode": rij.product.code,
        "Productnaam": rij.product.naam,
        "Leveringsvorm": "ZIN" if zin else "PGB",
        "Status": status,
        "Ingangsdatum": nl(rij.start),
        "Einddatum": nl(rij.einde),
        "Reden einde": rij.reden_einde if voorbij else "",
        "Omvang": str(rij.omvang),
        "Eenheid": rij.product.eenheid,
        "Frequentie": rij.product.frequentie,
        "Tarief": rij.product.tarief if zin else "",
        "Pgb-budget": "" if zin else f"€ {rij.omvang * 1_000 + 250:,}".replace(",", ".") + ",00",
        "AGB-code aanbieder": rij.agb if zin else "",
        "Naam aanbieder": rij.aanbieder if zin else "",
        "Toewijzingnummer": rij.toewijzingnummer if zin else "",
        "Datum toewijzing": nl(rij.besluit) if zin else "",
        "Ingangsdatum toewijzing": nl(rij.start) if zin else "",
        "Einddatum toewijzing": nl(rij.einde) if zin else "",
        "Reden wijziging": rij.reden_wijziging if zin else "",
        "Toelichting": rij.toelichting,
    }
