"""Contact of residents with the municipality as it truly was: contacts, appointments, complaints.

Belongs here: records without anything wrong. Does not belong here: the files (`klantcontacten`) and
defects (`klantcontacten_fouten`). Numbers rise with time, so what a later delivery adds comes last.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from data_samples.generator.bewoners import bewoner
from data_samples.generator.wereld import Wereld, peildatum
from data_samples.generator.zaakfeiten import gewone_zaak

AANTAL_CONTACTEN, AANTAL_AFSPRAKEN, AANTAL_KLACHTEN = 150, 80, 60
_EERSTE = date(2026, 1, 5)
_ONDERWERPEN = ("Algemeen", "Paspoort", "Parkeren", "Zorg", "Geldzaken", "Afval", "Verhuizing")
_INHOUD = (
    "",
    "Vraag over openingstijden beantwoord.",
    "Wil weten hoe lang de aanvraag nog duurt; teruggebeld.",
    "Doorverwezen naar het café van het wijkteam, gesprek over €-vragen.",
)
_KLACHTEN = (
    "Ik heb drie keer gebeld en niemand belde terug.",
    "De brief was onduidelijk en kwam te laat.",
    "Aan de balie werd ik niet netjes geholpen.",
)


@dataclass(frozen=True)
class Contact:
    """A contact; seconds of the telephone are None on another channel."""

    nummer: str
    kanaal: str
    onderwerp: str
    inhoud: str
    begin: str
    einde: str | None
    bsn: str
    medewerker: str
    zaak: str
    rsin: str
    wachttijd: str | None
    spreektijd: str | None
    nawerktijd: str | None
    totaal: str | None


@dataclass(frozen=True)
class Afspraak:
    """An appointment. `start` is the planned time, without a defect."""

    nummer: str
    onderwerp: str
    status: str
    gemaakt: str
    begin: str
    einde: str
    contact: str | None
    start: datetime


@dataclass(frozen=True)
class Klacht:
    """A complaint. `dag` is when it came in, `dicht` when it is dealt with."""

    nummer: str
    ontvangen: str
    afgehandeld: str | None
    onderwerp: str
    kanaal: str
    status: str
    omschrijving: str
    oplossing: str
    bsn: str
    dag: date
    dicht: date


def _kans(wereld: Wereld, soort: int, nummer: int) -> random.Random:
    return random.Random((wereld.seed << 40) + ((20 + soort) << 36) + nummer)


def _zaken(wereld: Wereld) -> list[str]:
    """Numbers of cases without defects, that were there at the first delivery."""
    zaken = (gewone_zaak(nummer, wereld.seed) for nummer in range(1, 21))
    return [zaak.identificatie for zaak in zaken if zaak.start < date(2026, 9, 1)]


def tijdstip(moment: datetime) -> str:
    """A Dutch time with its offset, as the API writes it."""
    zomer = datetime(2026, 3, 29, 2) <= moment < datetime(2026, 10, 25, 3)
    return f"{moment.isoformat()}+0{2 if zomer else 1}:00"


def contacten(wereld: Wereld, levering: str) -> list[Contact]:
    """All contacts up to the reporting date."""
    zaken = _zaken(wereld)
    uit = []
    for nummer in range(AANTAL_CONTACTEN):
        dag = _EERSTE + timedelta(days=nummer * 2)
        if dag < peildatum(levering):
            uit.append(_contact(wereld, nummer, dag, zaken))
    return uit


def _contact(wereld: Wereld, nummer: int, dag: date, zaken: list[str]) -> Contact:
    kans = _kans(wereld, 0, nummer)
    kanaal = kans.choice(("Telefoon", "Telefoon", "Balie", "Chat", "Contactformulier", "E-mail"))
    begin = datetime.combine(dag, time(9)) + timedelta(seconds=kans.randrange(25_000))
    wacht, spreek, na = (kans.randrange(10, 300) for _ in range(3))
    persoon = bewoner(wereld, nummer) if kans.random() < 0.6 else None
    telefoon, mens = kanaal == "Telefoon", kanaal in ("Telefoon", "Balie")
    return Contact(
        nummer=f"{40_000 + nummer:08d}",
        kanaal=kanaal,
        onderwerp=kans.choice(_ONDERWERPEN),
        inhoud=kans.choice(_INHOUD),
        begin=tijdstip(begin),
        einde=tijdstip(begin + timedelta(seconds=wacht + spreek + na)) if mens else None,
        bsn=persoon.bsn if persoon else "",
        medewerker=f"M{kans.randrange(1, 9):03d}" if mens else "",
        zaak=kans.choice(zaken) if zaken and kans.random() < 0.3 else "",
        rsin=wereld.rsin,
        wachttijd=str(wacht) if telefoon else None,
        spreektijd=str(spreek) if telefoon else None,
        nawerktijd=str(na) if telefoon else None,
        totaal=str(wacht + spreek + na) if telefoon else None,
    )


def afspraken(wereld: Wereld, levering: str) -> list[Afspraak]:
    """All appointments made up to the reporting date."""
    dag = peildatum(levering)
    balie = [c for c in contacten(wereld, levering) if c.kanaal == "Balie"]
    alle = (_afspraak(wereld, nummer, balie) for nummer in range(AANTAL_AFSPRAKEN))
    return [_zoals_op(afspraak, dag) for afspraak in alle if afspraak.gemaakt[:10] < str(dag)]


def _afspraak(wereld: Wereld, nummer: int, balie: list[Contact]) -> Afspraak:
    kans = _kans(wereld, 1, nummer)
    gemaakt = datetime.combine(_EERSTE, time(10, 15)) + timedelta(days=nummer * 3 + nummer // 2)
    start = datetime.combine(gemaakt.date(), time(9)) + timedelta(
        days=kans.randrange(5, 20), minutes=kans.randrange(40) * 10
    )
    contact = balie[nummer] if nummer < min(len(balie), 20) else None
    return Afspraak(
        nummer=f"A{nummer:06d}",
        onderwerp=kans.choice(("Paspoort", "Rijbewijs", "Verhuizing", "Geboorteaangifte")),
        status=kans.choice(("Voltooid",) * 6 + ("Niet verschenen", "Geannuleerd")),
        gemaakt=tijdstip(gemaakt),
        begin=tijdstip(start),
        einde=tijdstip(start + timedelta(minutes=kans.choice((10, 15, 20)))),
        contact=contact.nummer if contact else None,
        start=start,
    )


def _zoals_op(afspraak: Afspraak, dag: date) -> Afspraak:
    voorbij = afspraak.start < datetime.combine(dag, time())
    return afspraak if voorbij else replace(afspraak, status="Gepland", contact=None)


def klachten(wereld: Wereld, levering: str) -> list[Klacht]:
    """All complaints that came in up to the reporting date."""
    dag = peildatum(levering)
    alle = (_klacht(wereld, nummer) for nummer in range(AANTAL_KLACHTEN))
    return [_bekend_op(klacht, dag) for klacht in alle if klacht.dag < dag]


def _klacht(wereld: Wereld, nummer: int) -> Klacht:
    kans = _kans(wereld, 2, nummer)
    dag = _EERSTE + timedelta(days=nummer * 5)
    persoon = bewoner(wereld, 7_000 + nummer)
    return Klacht(
        nummer=f"K-2026-{nummer:04d}",
        ontvangen=dag.isoformat(),
        afgehandeld=None,
        onderwerp=kans.choice(("Bejegening", "Wachttijd", "Informatie", "Belastingen")),
        kanaal=kans.choice(("Webformulier", "Brief", "Telefoon")),
        status="Open",
        omschrijving=kans.choice(_KLACHTEN),
        oplossing=kans.choice(("", "Excuses", "Een duidelijke brief")),
        bsn=persoon.bsn if persoon else "",
        dag=dag,
        dicht=dag + timedelta(days=kans.randrange(15, 41)),
    )


def _bekend_op(klacht: Klacht, dag: date) -> Klacht:
    if klacht.dicht < dag:
        return replace(klacht, status="Gesloten", afgehandeld=klacht.dicht.isoformat())
    lang = (dag - klacht.dag).days > 7
    return replace(klacht, status="In behandeling" if lang else "Open")
