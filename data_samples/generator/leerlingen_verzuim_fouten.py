"""The defects of the leerplicht administration: what goes wrong, when, and which rules see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from data_samples.generator.gebreken import Gebrek, Vindt, te_lang_bewaard
from data_samples.generator.leerlingen_verzuim_meldingen import Melding, Vrijstelling
from data_samples.generator.leerlingen_verzuim_rijen import (
    BAO,
    VO,
    Inschrijving,
    Leerling,
    School,
    nl,
    onderwijsnummer,
)
from data_samples.generator.nummers import foute_bsns, test_bsns
from data_samples.generator.wereld import LEVERINGEN

T = TypeVar("T", Leerling, School, Inschrijving, Melding, Vrijstelling)
GENOEG_PERSONEN = 2_000
EERSTE, TWEEDE = LEVERINGEN[:1], LEVERINGEN[1:]
_LP = "ggm_leerplicht_en_leerlingenvervoer"
_LEERLING = "bron.leerlingen_verzuim_leerling"
_INSCHRIJVING = "ggm_onderwijs.inschrijving"
_INSCHRIJFREGEL = "bron.leerlingen_verzuim_inschrijving"


def _zet(**velden: Any) -> Callable[[T], list[T]]:
    return lambda record: [replace(record, **velden)]


def _dubbel(record: T) -> list[T]:
    return [record, record]


# --- pupils ---------------------------------------------------------------------------------------


def _vindt_leerling(*regels: int) -> tuple[Vindt[Leerling], ...]:
    return tuple(Vindt(f"ONW-{n:03d}", _LEERLING, lambda r: r.leerlingnummer) for n in regels)


def _even(leerling: Leerling) -> bool:
    """Defects of pupils hit even numbers, those of enrolments odd ones, so that they stay apart."""
    return int(leerling.leerlingnummer[1:]) % 2 == 0


def _met_bsn(leerling: Leerling) -> bool:
    """In primary school, and the BRP knows the whole date of birth."""
    persoon = leerling.persoon
    if persoon is None or leerling.soort != "bao" or not _even(leerling):
        return False
    return persoon.geboorte_gba == f"{persoon.geboortedatum:%Y%m%d}"


def _zonder_bsn(leerling: Leerling) -> bool:
    return leerling.persoon is None


def _andere_dag(leerling: Leerling) -> list[Leerling]:
    return [replace(leerling, geboortedatum=nl(leerling.geboren + timedelta(days=3)))]


def _twee_nummers(leerling: Leerling) -> list[Leerling]:
    return [leerling, replace(leerling, leerlingnummer=f"{leerling.leerlingnummer}D")]


LEERLINGEN: tuple[Gebrek[Leerling], ...] = (
    Gebrek("BSN en onderwijsnummer ontbreken", _zet(bsn=""),
           (*_vindt_leerling(1),
            Vindt("ONW-032", _INSCHRIJVING, lambda r: f"I{r.leerlingnummer[1:]}-1")),
           _met_bsn, EERSTE),
    Gebrek("een BSN en een onderwijsnummer", _zet(onderwijsnummer=onderwijsnummer(40)),
           _vindt_leerling(2), _met_bsn),
    Gebrek("het BSN voldoet niet aan de elfproef", _zet(bsn=foute_bsns()[41]),
           _vindt_leerling(3, 9), _met_bsn),
    Gebrek("het BSN hoort bij niemand in de BRP", _zet(bsn=test_bsns()[-41]), _vindt_leerling(9),
           _met_bsn, TWEEDE),
    Gebrek("het onderwijsnummer begint niet met 10",
           _zet(onderwijsnummer=onderwijsnummer(41, "99999")), _vindt_leerling(4), _zonder_bsn,
           EERSTE),
    Gebrek("het onderwijsnummer voldoet niet aan de elfproef", _zet(onderwijsnummer="109990001"),
           _vindt_leerling(5), _zonder_bsn),
    Gebrek("de geboortedatum ontbreekt", _zet(geboortedatum=""), _vindt_leerling(6), _met_bsn),
    Gebrek("de geboortedatum bestaat niet", _zet(geboortedatum="31-02-2015"), _vindt_leerling(6),
           _met_bsn, TWEEDE),
    Gebrek("de leerling is te oud", _zet(geboortedatum="12-05-2001"),
           (*_vindt_leerling(7),
            te_lang_bewaard("leerlingen_verzuim", "leerling", "geboortedatum")),
           _zonder_bsn),
    Gebrek("de geboortedatum is anders dan in de BRP", _andere_dag, _vindt_leerling(8), _met_bsn),
    Gebrek("dezelfde leerling heeft twee nummers", _twee_nummers,
           (*_vindt_leerling(10),
            Vindt("ONW-010", _LEERLING, lambda r: f"{r.leerlingnummer}D")), _met_bsn),
    Gebrek("kwetsbare jongere is geen J of N", _zet(kwetsbaar="?"),
           (Vindt("ONW-012", "ggm_onderwijs.leerling", lambda r: r.leerlingnummer),), _met_bsn,
           EERSTE),
)  # fmt: skip


# --- schools --------------------------------------------------------------------------------------


def _vindt_school(regel: int) -> tuple[Vindt[School], ...]:
    return (Vindt(f"ONW-{regel:03d}", "bron.leerlingen_verzuim_school", lambda r: r.brin),)


def _klein(school: School) -> bool:
    return school.klein


SCHOLEN: tuple[Gebrek[School], ...] = (
    Gebrek("de BRIN mist een cijfer", _zet(brin="9ZA00"), _vindt_school(20), _klein),
    Gebrek("de BRIN heeft kleine letters", _zet(brin="98zb00"), _vindt_school(20), _klein, TWEEDE),
    Gebrek("de school staat er twee keer in", _dubbel, _vindt_school(21), _klein),
    Gebrek("de naam van de school ontbreekt", _zet(naam=""), _vindt_school(22), _klein, EERSTE),
    Gebrek("de postcode bestaat niet", _zet(postcode="0123AB"), _vindt_school(23), _klein),
    Gebrek("de onderwijssoort is niet afgesproken", _zet(soort="PO"), _vindt_school(24), _klein),
)


# --- enrolments -----------------------------------------------------------------------------------


def _vindt_inschrijving(*regels: int) -> tuple[Vindt[Inschrijving], ...]:
    return tuple(
        Vindt(f"ONW-{n:03d}", _INSCHRIJVING if n < 35 else _INSCHRIJFREGEL, lambda r: r.nummer)
        for n in regels
    )


_NERGENS = (Vindt[Inschrijving](
    "ONW-011", "ggm_onderwijs.leerling", lambda r: r.leerling.leerlingnummer
),)  # fmt: skip


def _basisschool(inschrijving: Inschrijving) -> bool:
    leerling = inschrijving.leerling
    return leerling.soort == "bao" and not _even(leerling) and leerling.persoon is not None


def _leerplichtig(inschrijving: Inschrijving) -> bool:
    geboren = inschrijving.leerling.geboren
    return _basisschool(inschrijving) and date(2011, 6, 1) < geboren < date(2020, 1, 1)


def _verlaten(inschrijving: Inschrijving) -> bool:
    return bool(inschrijving.einde) and not _even(inschrijving.leerling)


def _te_vroeg_weg(inschrijving: Inschrijving) -> list[Inschrijving]:
    begin = inschrijving.leerling.geboren + timedelta(days=1000)
    return [replace(inschrijving, einde=nl(begin))]


def _twee_scholen(inschrijving: Inschrijving) -> list[Inschrijving]:
    ander = BAO[(BAO.index(inschrijving.brin) + 1) % len(BAO)]
    tweede = replace(inschrijving, nummer=f"{inschrijving.nummer}B", brin=ander)
    return [inschrijving, tweede]


def _weg(_: Inschrijving) -> list[Inschrijving]:
    return []


INSCHRIJVINGEN: tuple[Gebrek[Inschrijving], ...] = (
    Gebrek("een leerplichtige staat nergens ingeschreven", _weg, _NERGENS, _leerplichtig),
    Gebrek("een leerplichtige staat nergens ingeschreven", _weg, _NERGENS, _leerplichtig, TWEEDE),
    Gebrek("het leerlingnummer bestaat niet", _zet(leerlingnummer="L999999"),
           (*_vindt_inschrijving(32), *_NERGENS), _leerplichtig),
    Gebrek("de datum van inschrijving ontbreekt", _zet(begin=""), _vindt_inschrijving(30),
           _basisschool),
    Gebrek("de datum van inschrijving bestaat niet", _zet(begin="31-06-2024"),
           _vindt_inschrijving(30, 31), _basisschool, EERSTE),
    Gebrek("de BRIN ontbreekt", _zet(brin=""), _vindt_inschrijving(33), _basisschool, TWEEDE),
    Gebrek("de BRIN staat niet in de lijst", _zet(brin="98ZZ00"), _vindt_inschrijving(34),
           _basisschool),
    Gebrek("uitgeschreven voor de inschrijving", _te_vroeg_weg, _vindt_inschrijving(35), _verlaten),
    Gebrek("op twee scholen tegelijk", _twee_scholen,
           (*_vindt_inschrijving(36),
            Vindt("ONW-036", _INSCHRIJFREGEL, lambda r: f"{r.nummer}B")), _basisschool),
    Gebrek("het schooljaar heeft een schuine streep", _zet(schooljaar="2026/2027"),
           _vindt_inschrijving(37), _basisschool, EERSTE),
    Gebrek("het schooljaar duurt twee jaar", _zet(schooljaar="2026-2028"),
           _vindt_inschrijving(37), _basisschool),
    Gebrek("het onderwijstype is niet afgesproken", _zet(onderwijstype="PO"),
           _vindt_inschrijving(38), _basisschool),
    Gebrek("groep 9 bestaat niet", _zet(leerjaar="9"), _vindt_inschrijving(39), _basisschool,
           TWEEDE),
)  # fmt: skip


# --- absence --------------------------------------------------------------------------------------


def _vindt_melding(*regels: int) -> tuple[Vindt[Melding], ...]:
    def waar(nummer: int) -> str:
        if nummer < 45:
            return f"{_LP}.verzuimmelding"
        return f"{_LP if nummer < 47 else 'ggm_dienstverlening'}.aanvraagofmelding"

    return tuple(Vindt(f"ONW-{n:03d}", waar(n), lambda r: r.nummer) for n in regels)


def _oud(melding: Melding) -> bool:
    """Reported long before the first delivery, and closed by now."""
    klaar = melding.status == "Afgesloten" and melding.soort == "relatief"
    return klaar and melding.dag < date(2026, 7, 15)


def _eind_voor_begin(melding: Melding) -> list[Melding]:
    return [replace(melding, einde=nl(melding.begonnen - timedelta(days=4)))]


def _andere_school(melding: Melding) -> list[Melding]:
    return [replace(melding, brin=VO[1 - VO.index(melding.brin)])]


MELDINGEN: tuple[Gebrek[Melding], ...] = (
    Gebrek("het begin van het verzuim ontbreekt", _zet(begin=""), _vindt_melding(40), _oud),
    Gebrek("het begin van het verzuim bestaat niet", _zet(begin="30-02-2026"),
           _vindt_melding(40, 41), _oud, TWEEDE),
    Gebrek("het verzuim eindigt voor het begint", _eind_voor_begin, _vindt_melding(42), _oud),
    Gebrek("het leerlingnummer ontbreekt", _zet(leerlingnummer=""), _vindt_melding(43), _oud,
           EERSTE),
    Gebrek("een andere school meldt de leerling", _andere_school, _vindt_melding(44), _oud),
    Gebrek("de soort bestaat niet", _zet(soort="Ziekte"), _vindt_melding(45), _oud, EERSTE),
    Gebrek("de soort ontbreekt", _zet(soort=""), _vindt_melding(46), _oud),
    Gebrek("de status is niet van DUO", _zet(status="Open", afhandeling=""), _vindt_melding(47),
           _oud),
    Gebrek("afgesloten zonder datum", _zet(afhandeling=""), _vindt_melding(48), _oud),
    Gebrek("in behandeling met een datum van afhandeling", _zet(status="In behandeling"),
           _vindt_melding(48), _oud, TWEEDE),
    Gebrek("de melding is blijven liggen", _zet(status="Geregistreerd", afhandeling=""),
           _vindt_melding(49), _oud),
    Gebrek("de melding staat er twee keer in", _dubbel, _vindt_melding(50), _oud, EERSTE),
    Gebrek("de melding is van de toekomst", _zet(melding="01-03-2062"), _vindt_melding(51), _oud),
)  # fmt: skip


# --- exemptions -----------------------------------------------------------------------------------


def _vindt_vrijstelling(regel: int) -> tuple[Vindt[Vrijstelling], ...]:
    tabel = "vrijstelling" if regel < 64 else "beslissing"
    return (Vindt(f"ONW-{regel:03d}", f"{_LP}.{tabel}", lambda r: r.nummer),)


def _toegekend(vrijstelling: Vrijstelling) -> bool:
    return vrijstelling.toegekend == "J"


def _geweigerd(vrijstelling: Vrijstelling) -> bool:
    return vrijstelling.toegekend == "N"


VRIJSTELLINGEN: tuple[Gebrek[Vrijstelling], ...] = (
    Gebrek("het begin van de vrijstelling ontbreekt", _zet(begin=""), _vindt_vrijstelling(60),
           _toegekend),
    Gebrek("de vrijstelling eindigt voor zij begint", _zet(einde="01-07-2026"),
           _vindt_vrijstelling(61), _geweigerd),
    Gebrek("niet te zien of de vrijstelling is toegekend", _zet(toegekend="?"),
           _vindt_vrijstelling(62), _geweigerd, EERSTE),
    Gebrek("vrijgesteld, maar ingeschreven", _zet(toegekend="J"), _vindt_vrijstelling(63),
           _geweigerd),
    Gebrek("de grond staat niet in de wet", _zet(grond="5 onder d"), _vindt_vrijstelling(64),
           _toegekend),
    Gebrek("de datum van het besluit ontbreekt", _zet(besluit=""), _vindt_vrijstelling(65),
           _toegekend, TWEEDE),
)  # fmt: skip
