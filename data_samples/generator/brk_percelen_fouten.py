"""The defects of the land registry copy: what goes wrong, in which delivery, which rules see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from data_samples.generator.brk_percelen_rijen import Gerechtigde, Zaak, identificatie
from data_samples.generator.gebreken import Gebrek, Vindt
from data_samples.generator.nummers import foute_bsns, test_bsns
from data_samples.generator.wereld import LEVERINGEN

T = TypeVar("T", Zaak, Gerechtigde)
GENOEG_PERSONEN = 2_000
EERSTE, TWEEDE = LEVERINGEN[:1], LEVERINGEN[1:]
_RSGB = "ggm_rsgb"
_ZAAK, _RECHT = f"{_RSGB}.kadastraleonroerendezaak", f"{_RSGB}.zakelijkrecht"


def _zet(**velden: Any) -> Callable[[T], list[T]]:
    return lambda record: [replace(record, **velden)]


def _dubbel(record: T) -> list[T]:
    return [record, record]


def _weg(_: T) -> list[T]:
    return []


# --- parcels and flats ----------------------------------------------------------------------------


def _vindt(*regels: int) -> tuple[Vindt[Zaak], ...]:
    def waar(nummer: int) -> str:
        return _ZAAK if nummer < 20 else f"{_RSGB}.kadastraalperceel"

    return tuple(Vindt(f"BRK-{n:03d}", waar(n), lambda z: z.identificatie) for n in regels)


def _perceel(zaak: Zaak) -> bool:
    """A parcel of one person; even numbers, so that defects of owners hit others."""
    vrij = zaak.volgnummer % 7 != 6 and zaak.volgnummer % 2 == 0
    return vrij and zaak.verdeling == "een" and zaak.soort == "perceel"


def _flat(zaak: Zaak) -> bool:
    return zaak.soort == "appartementsrecht"


ZAKEN: tuple[Gebrek[Zaak], ...] = (
    Gebrek("de identificatie mist een cijfer", _zet(identificatie="99000007000012"),
           (*_vindt(1, 9), Vindt("BRK-032", _RECHT, lambda z: z.eigendom)), _perceel),
    Gebrek("het perceel is twee keer geleverd", _dubbel, _vindt(2, 7), _perceel, EERSTE),
    Gebrek("de kadastrale gemeente ontbreekt", _zet(gemeentecode=""), _vindt(3), _perceel),
    Gebrek("de sectie heeft een kleine letter", _zet(sectie="b"), _vindt(4), _perceel),
    Gebrek("de sectie is een cijfer", _zet(sectie="8"), _vindt(4), _perceel, TWEEDE),
    Gebrek("het perceelnummer is nul", _zet(perceelnummer="0"), _vindt(5), _perceel),
    Gebrek("het perceelnummer heeft zes cijfers", _zet(perceelnummer="123456"), _vindt(5),
           _perceel, TWEEDE),
    Gebrek("het perceelnummer ontbreekt", _zet(perceelnummer=""), _vindt(6), _perceel),
    Gebrek("het perceelnummer is geen getal", _zet(perceelnummer="A12"), _vindt(6), _perceel,
           EERSTE),
    Gebrek("twee percelen hebben dezelfde aanduiding", _zet(sectie="B", perceelnummer="101"),
           (*_vindt(7), Vindt("BRK-007", _ZAAK, lambda _: identificatie(0))), _perceel),
    Gebrek("een perceel heeft een volgnummer", _zet(appartement="3"), _vindt(8), _perceel),
    Gebrek("een appartementsrecht heeft geen volgnummer", _zet(appartement=""), _vindt(8), _flat,
           TWEEDE),
    Gebrek("de koopsom is negatief", _zet(koopsom="-1"), _vindt(11), _perceel),
    Gebrek("het koopjaar ligt in de toekomst", _zet(koopjaar="2062"), _vindt(12), _perceel,
           EERSTE),
    Gebrek("de grootte ontbreekt", _zet(grootte=""), _vindt(20), _perceel),
    Gebrek("de grootte is geen getal", _zet(grootte="onbekend"), _vindt(20), _perceel, EERSTE),
    Gebrek("de grootte is nul", _zet(grootte="0"), _vindt(21), _perceel),
)  # fmt: skip


# --- owners ---------------------------------------------------------------------------------------


def _deel(*regels: int) -> tuple[Vindt[Gerechtigde], ...]:
    def waar(nummer: int) -> str:
        tenaamstelling = f"{_RSGB}.tenaamstelling"
        return tenaamstelling if nummer < 50 else "bron.brk_percelen_gerechtigde"

    return tuple(Vindt(f"BRK-{n:03d}", waar(n), lambda g: g.identificatie) for n in regels)


def _op_zaak(regel: int) -> tuple[Vindt[Gerechtigde], ...]:
    return (Vindt(f"BRK-{regel:03d}", _ZAAK, lambda g: g.zaak.identificatie),)


def _op_recht(regel: int) -> tuple[Vindt[Gerechtigde], ...]:
    return (Vindt(f"BRK-{regel:03d}", _RECHT, lambda g: g.recht),)


def _enige(gerechtigde: Gerechtigde) -> bool:
    zaak = gerechtigde.zaak
    vrij = zaak.volgnummer % 7 != 6 and zaak.volgnummer % 2 == 1
    return vrij and zaak.verdeling == "een" and zaak.soort == "perceel"


def _helft(gerechtigde: Gerechtigde) -> bool:
    return gerechtigde.zaak.verdeling == "paar" and gerechtigde.plek == 1


def _kwart(gerechtigde: Gerechtigde) -> bool:
    return gerechtigde.zaak.verdeling == "erven" and gerechtigde.plek == 2


def _erfpacht(gerechtigde: Gerechtigde) -> bool:
    return gerechtigde.aard == "3"


def _gemeente(gerechtigde: Gerechtigde) -> bool:
    return bool(gerechtigde.rsin) and gerechtigde.aard == "2"


GERECHTIGDEN: tuple[Gebrek[Gerechtigde], ...] = (
    Gebrek("niemand is eigenaar", _weg, _op_zaak(9), _enige),
    Gebrek("de mede-eigenaar ontbreekt", _weg, _op_zaak(10), _helft),
    Gebrek("een kwart is als helft geleverd", _zet(noemer="2"), _op_zaak(10), _kwart, TWEEDE),
    Gebrek("de aard van het recht ontbreekt", _zet(aard=""), (*_op_recht(30), *_op_zaak(9)),
           _enige),
    Gebrek("de aard is een woord", _zet(aard="Eigendom"), (*_op_recht(31), *_op_zaak(9)), _enige,
           EERSTE),
    Gebrek("het recht rust op een onbekende zaak", _zet(onroerendezaak="990000999970000"),
           _op_recht(32), _erfpacht),
    Gebrek("de teller ontbreekt", _zet(teller=""), _deel(40), _enige),
    Gebrek("de noemer is nul", _zet(noemer="0"), _deel(40, 41), _erfpacht, TWEEDE),
    Gebrek("teller en noemer zijn verwisseld", _zet(teller="2", noemer="1"), _deel(41), _erfpacht),
    Gebrek("het nummer van de eigenaar ontbreekt", _zet(bsn=""), _deel(42), _enige, EERSTE),
    Gebrek("de tenaamstelling begint in 2062", _zet(begin="2062-01-01"), _deel(43), _enige),
    Gebrek("het BSN voldoet niet aan de elfproef", _zet(bsn=foute_bsns()[81]), _deel(50, 52),
           _enige),
    Gebrek("het RSIN voldoet niet aan de elfproef", _zet(rsin=foute_bsns()[82]), _deel(51),
           _gemeente),
    Gebrek("het BSN hoort bij niemand in de BRP", _zet(bsn=test_bsns()[-61]), _deel(52), _enige,
           TWEEDE),
)  # fmt: skip
