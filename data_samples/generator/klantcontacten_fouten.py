"""The defects of customer contact: what goes wrong, in which delivery, which rules see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from data_samples.generator.gebreken import Gebrek, Vindt
from data_samples.generator.klantcontacten_rijen import Afspraak, Contact, Klacht, tijdstip
from data_samples.generator.nummers import foute_bsns, test_bsns
from data_samples.generator.wereld import LEVERINGEN

T = TypeVar("T", Contact, Afspraak, Klacht)
GENOEG_PERSONEN = 2_000
EERSTE, TWEEDE = LEVERINGEN[:1], LEVERINGEN[1:]
_DIENST = "ggm_dienstverlening"
_OUD = "2026-07-01"


def _zet(**velden: Any) -> Callable[[T], list[T]]:
    return lambda record: [replace(record, **velden)]


def _dubbel(record: T) -> list[T]:
    return [record, record]


def _vindt(*regels: int) -> tuple[Vindt[T], ...]:
    def waar(nummer: int) -> str:
        for grens, relatie in _RELATIES:
            if nummer < grens:
                return relatie
        raise ValueError(nummer)

    return tuple(Vindt(f"KLT-{n:03d}", waar(n), lambda record: record.nummer) for n in regels)


_RELATIES = (
    (10, "bron.klantcontacten_contact"),
    (20, "ggm_rgbz.klantcontact"),
    (30, f"{_DIENST}.telefoontje"),
    (40, f"{_DIENST}.balieafspraak"),
    (50, f"{_DIENST}.aanvraagofmelding"),
)


def _avg(regel: str, object_: str, kolom: str) -> Vindt[Any]:
    sleutel = f"klantcontacten|{object_}|{kolom}"
    return Vindt(regel, "kwaliteit.bronkolom", lambda _: sleutel)


# --- contacts -------------------------------------------------------------------------------------


def _bekend(contact: Contact) -> bool:
    """Of a resident, by a channel without a telephone exchange or appointment."""
    return bool(contact.bsn) and contact.kanaal not in ("Telefoon", "Balie")


def _los(contact: Contact) -> bool:
    return contact.kanaal not in ("Telefoon", "Balie") and not contact.zaak


def _gebeld(contact: Contact) -> bool:
    return contact.kanaal == "Telefoon" and contact.begin < _OUD


def _met_zaak(contact: Contact) -> bool:
    return bool(contact.zaak) and contact.kanaal not in ("Telefoon", "Balie")


def _eerder_klaar(contact: Contact) -> list[Contact]:
    begin = datetime.fromisoformat(contact.begin) - timedelta(hours=1)
    return [replace(contact, einde=begin.isoformat())]


def _duur(contact: Contact) -> list[Contact]:
    return [replace(contact, totaal=str(int(contact.totaal or 0) + 100))]


def _milliseconden(contact: Contact) -> list[Contact]:
    wacht = int(contact.wachttijd or 0) * 1000
    totaal = wacht + int(contact.spreektijd or 0) + int(contact.nawerktijd or 0)
    return [replace(contact, wachttijd=str(wacht), totaal=str(totaal))]


CONTACTEN: tuple[Gebrek[Contact], ...] = (
    Gebrek("het contact staat er twee keer in", _dubbel, _vindt(1), _los, EERSTE),
    Gebrek("het BSN voldoet niet aan de elfproef", _zet(bsn=foute_bsns()[61]), _vindt(2, 16),
           _bekend),
    Gebrek("het BSN hoort bij niemand in de BRP", _zet(bsn=test_bsns()[-51]), _vindt(16), _bekend,
           TWEEDE),
    Gebrek("het onderwerp ontbreekt", _zet(onderwerp=""), _vindt(3), _los),
    Gebrek("de medewerker ontbreekt", _zet(medewerker=""), _vindt(4), _gebeld),
    Gebrek("het tijdstip ontbreekt", _zet(begin=""), _vindt(10), _los),
    Gebrek("het tijdstip bestaat niet", _zet(begin="2026-02-30T10:15:00+01:00"), _vindt(10, 11),
           _los, EERSTE),
    Gebrek("het contact is van 2062", _zet(begin="2062-03-01T10:15:00+01:00"), _vindt(12), _los),
    Gebrek("het contact eindigt voor het begint", _eerder_klaar, _vindt(13), _gebeld),
    Gebrek("het kanaal ontbreekt", _zet(kanaal=""), _vindt(14), _los, TWEEDE),
    Gebrek("het kanaal is niet bekend", _zet(kanaal="WhatsUp"), _vindt(15), _los),
    Gebrek("de zaak bestaat niet", _zet(zaak="Z-1999-0000001"), _vindt(17), _met_zaak),
    Gebrek("de wachttijd is in milliseconden", _milliseconden, _vindt(20), _gebeld),
    Gebrek("de wachttijd is negatief", _zet(wachttijd="-5", spreektijd="45", nawerktijd="0",
           totaal="40"), _vindt(20), _gebeld, TWEEDE),
    Gebrek("de tijden tellen niet op", _duur, _vindt(21), _gebeld),
    Gebrek("de spreektijd staat in minuten en seconden", _zet(spreektijd="3:20"), _vindt(22),
           _gebeld, EERSTE),
    Gebrek("een telefoonnummer in de vrije tekst",
           _zet(inhoud="Graag terugbellen op 06-00001234 na vijf uur."),
           (_avg("AVG-006", "contact", "inhoud"),), _los, EERSTE),
)  # fmt: skip


# --- appointments ---------------------------------------------------------------------------------


def _geweest(afspraak: Afspraak) -> bool:
    return afspraak.start < datetime(2026, 9, 1) and afspraak.status != "Geannuleerd"


def _met_contact(afspraak: Afspraak) -> bool:
    return _geweest(afspraak) and afspraak.contact is not None


def _duurt_niets(afspraak: Afspraak) -> list[Afspraak]:
    return [replace(afspraak, einde=afspraak.begin)]


def _achteraf(afspraak: Afspraak) -> list[Afspraak]:
    return [replace(afspraak, gemaakt=tijdstip(afspraak.start + timedelta(hours=1)))]


AFSPRAKEN: tuple[Gebrek[Afspraak], ...] = (
    Gebrek("het tijdstip van de afspraak ontbreekt", _zet(begin=""), _vindt(30), _geweest),
    Gebrek("de afspraak duurt nul minuten", _duurt_niets, _vindt(31), _geweest, EERSTE),
    Gebrek("de afspraak is achteraf gemaakt", _achteraf, _vindt(32), _geweest),
    Gebrek("een afspraak die voorbij is, staat op gepland", _zet(status="Gepland"), _vindt(33),
           _geweest),
    Gebrek("een afspraak die voorbij is, staat op gepland", _zet(status="Gepland"), _vindt(33),
           _geweest, TWEEDE),
    Gebrek("het contact na de afspraak bestaat niet", _zet(contact="00099999"), _vindt(34),
           _met_contact),
    Gebrek("de status is in het Engels", _zet(status="No show"),
           (Vindt("KLT-035", f"{_DIENST}.afspraakstatus", lambda _: "No show"),), _geweest),
)  # fmt: skip


# --- complaints -----------------------------------------------------------------------------------


def _gesloten(klacht: Klacht) -> bool:
    return klacht.dag < date(2026, 7, 1)


def _te_laat(klacht: Klacht) -> list[Klacht]:
    return [replace(klacht, afgehandeld=(klacht.dag + timedelta(days=85)).isoformat())]


def _te_vroeg(klacht: Klacht) -> list[Klacht]:
    return [replace(klacht, afgehandeld=(klacht.dag - timedelta(days=3)).isoformat())]


KLACHTEN: tuple[Gebrek[Klacht], ...] = (
    Gebrek("de dag van ontvangst ontbreekt", _zet(ontvangen=""), _vindt(40), _gesloten),
    Gebrek("de dag van ontvangst bestaat niet", _zet(ontvangen="2026-02-30"), _vindt(40, 41),
           _gesloten, EERSTE),
    Gebrek("de klacht is na twaalf weken afgehandeld", _te_laat, _vindt(42), _gesloten),
    Gebrek("de klacht is blijven liggen", _zet(status="In behandeling", afgehandeld=None),
           _vindt(42), _gesloten, TWEEDE),
    Gebrek("afgehandeld voor de ontvangst", _te_vroeg, _vindt(43), _gesloten),
    Gebrek("gesloten zonder dag van afhandeling", _zet(afgehandeld=None), _vindt(42, 44),
           _gesloten, EERSTE),
    Gebrek("open met een dag van afhandeling", _zet(status="Open"), _vindt(44), _gesloten),
    Gebrek("de status is niet afgesproken", _zet(status="Geparkeerd"), _vindt(45), _gesloten),
    Gebrek("het onderwerp ontbreekt", _zet(onderwerp=""), _vindt(46), _gesloten, TWEEDE),
    Gebrek("de klacht staat er twee keer in", _dubbel, _vindt(47), _gesloten),
    Gebrek("een e-mailadres in de vrije tekst",
           _zet(omschrijving="Mail mij op klager@voorbeeld.example, niemand belt terug."),
           (_avg("AVG-005", "klacht", "omschrijving"),), _gesloten, TWEEDE),
)  # fmt: skip
