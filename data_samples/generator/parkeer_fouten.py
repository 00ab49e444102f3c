"""The defects of parking: what goes wrong, in which delivery, and which rules see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from data_samples.generator.gebreken import Gebrek, Vindt, plant
from data_samples.generator.nummers import test_bsns
from data_samples.generator.parkeer_rijen import (
    GEBIEDEN,
    Rij,
    naheffingen,
    rechten,
    vergunningen,
)
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld

EERSTE, TWEEDE = LEVERINGEN
GENOEG_PERSONEN = 1_000
_SLEUTELS = {
    "ggm_parkeren.parkeerrecht": "verworvenRechtId",
    "bron.parkeren_rechten_recht": "verworvenRechtId",
    "ggm_parkeren.parkeervergunning": "vergunningnummer",
    "ggm_parkeren.productsoort": "soortCode",
    "ggm_parkeren.parkeerzone": "gebiedId",
    "ggm_parkeren.naheffing": "bonnummer",
    "ggm_parkeren.parkeerscan": "bonnummer",
}
_RECHT, _GELEVERD, _VERGUNNING, _PRODUCT, _ZONE, _NAHEFFING, _SCAN = _SLEUTELS

Wijziging = Callable[[Rij], list[Rij]]


def geleverd(wereld: Wereld, levering: str, waarheid: Waarheid) -> dict[str, list[Rij]]:
    """The records per file with their defects; a small world has none."""
    genoeg = len(wereld.ingezetenen) >= GENOEG_PERSONEN
    alles = {
        "rechten": (rechten(wereld, levering), VAN_RECHTEN),
        "gebieden": (list(GEBIEDEN), VAN_GEBIEDEN),
        "vergunningen": (vergunningen(wereld), VAN_VERGUNNINGEN),
        "naheffingen": (naheffingen(wereld, levering), VAN_NAHEFFINGEN),
    }
    return {
        naam: plant(rijen, gebreken if genoeg else (), levering, waarheid)
        for naam, (rijen, gebreken) in alles.items()
    }


def _zet(**velden: str) -> Wijziging:
    return lambda rij: [rij | velden]


def _vindt(relatie: str, *regels: int) -> tuple[Vindt[Rij], ...]:
    veld = _SLEUTELS[relatie]
    return tuple(Vindt(f"PRK-{n:03d}", relatie, lambda rij: rij[veld]) for n in regels)


def _voertuig(kenteken: str) -> tuple[Vindt[Rij], ...]:
    return (Vindt("PRK-010", "ggm_parkeren.voertuig", lambda _: kenteken),)


def _dubbel(rij: Rij) -> list[Rij]:
    return [rij, dict(rij)]


def _straat(recht: Rij) -> bool:
    return recht["gebruiksdoelCode"] == "BETAALDP"


def _garage(recht: Rij) -> bool:
    return recht["gebruiksdoelCode"] == "GARAGE"


def _utc(tekst: str, **later: int) -> str:
    return (datetime.fromisoformat(tekst) + timedelta(**later)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _omgekeerd(recht: Rij) -> list[Rij]:
    """The end before the beginning; so it was registered after its end as well."""
    return [recht | {"eindTijdUtc": _utc(recht["beginTijdUtc"], minutes=-30)}]


def _maand(recht: Rij) -> list[Rij]:
    return [recht | {"eindTijdUtc": _utc(recht["beginTijdUtc"], days=31)}]


def _achteraf(recht: Rij) -> list[Rij]:
    return [recht | {"registratieTijdUtc": _utc(recht["eindTijdUtc"], hours=3)}]


def _zonder_z(recht: Rij) -> list[Rij]:
    tijden = ("beginTijdUtc", "eindTijdUtc", "registratieTijdUtc")
    return [recht | {tijd: recht[tijd].rstrip("Z") for tijd in tijden}]


VAN_RECHTEN: tuple[Gebrek[Rij], ...] = (
    Gebrek("de begintijd bestaat niet", _zet(beginTijdUtc="2026-07-01T25:00:00Z"),
           _vindt(_RECHT, 1), _straat),
    Gebrek("het recht eindigt voor het begint", _omgekeerd, _vindt(_RECHT, 2, 6), _straat),
    Gebrek("het recht duurt een maand", _maand, _vindt(_RECHT, 3), _straat, (EERSTE,)),
    Gebrek("het bedrag is negatief", _zet(bedrag="-3,20"), _vindt(_RECHT, 4, 5), _straat),
    Gebrek("de btw is hoger dan kan", _zet(bedrag="1,21", btwBedrag="0,51"), _vindt(_RECHT, 5),
           _garage),
    Gebrek("het recht is na afloop verkocht", _achteraf, _vindt(_RECHT, 6), _straat),
    Gebrek("het gebied bestaat niet", _zet(gebiedId="99999"), _vindt(_RECHT, 7), _straat),
    Gebrek("het gebied ontbreekt", _zet(gebiedId=""), _vindt(_RECHT, 7), _straat, (TWEEDE,)),
    Gebrek("het kenteken ontbreekt", _zet(voertuigId=""), _vindt(_RECHT, 8), _straat),
    Gebrek("de tijden staan niet in UTC", _zonder_z, _vindt(_GELEVERD, 40), _straat),
    Gebrek("de tijden staan niet in UTC", _zonder_z, _vindt(_GELEVERD, 40), _straat, (EERSTE,)),
    Gebrek("hetzelfde recht staat er twee keer in", _dubbel, _vindt(_GELEVERD, 41), _straat,
           (TWEEDE,)),
    Gebrek("een nul in plaats van een letter", _zet(voertuigId="E-123-0A"), _voertuig("E1230A"),
           _straat),
    Gebrek("het kenteken mist een cijfer", _zet(voertuigId="E-12-AA"), _voertuig("E-12-AA"),
           _straat, (EERSTE,)),
)  # fmt: skip

VAN_GEBIEDEN: tuple[Gebrek[Rij], ...] = (
    Gebrek("het tarief ontbreekt", _zet(uurtarief=""), _vindt(_ZONE, 30),
           lambda g: g["gebiedId"] == "22152"),
    Gebrek("de soort gebied bestaat niet", _zet(zonesoort="Blauwe zone"), _vindt(_ZONE, 31),
           lambda g: g["gebiedId"] == "22153", (EERSTE,)),
    Gebrek("hetzelfde gebied staat er twee keer in", _dubbel, _vindt(_ZONE, 32),
           lambda g: g["gebiedId"] == "22103", (TWEEDE,)),
)  # fmt: skip


def _tweede(vergunning: Rij) -> list[Rij]:
    """A second permit for the same vehicle in the same time."""
    nummer = f"9{vergunning['vergunningnummer']}"
    return [vergunning, vergunning | {"vergunningnummer": nummer}]


_OVERLAP = (
    *_vindt(_VERGUNNING, 25),
    Vindt[Rij](
        "PRK-025", "ggm_parkeren.parkeervergunning", lambda rij: f"9{rij['vergunningnummer']}"
    ),
)


def _loopt(vergunning: Rij) -> bool:
    return bool(vergunning["einddatum"])


def _mantelzorg(vergunning: Rij) -> bool:
    return vergunning["soortCode"] == "MANT"


VAN_VERGUNNINGEN: tuple[Gebrek[Rij], ...] = (
    Gebrek("dezelfde vergunning staat er twee keer in", _dubbel, _vindt(_VERGUNNING, 20, 25),
           _loopt, (EERSTE,)),
    Gebrek("de vergunning eindigt voor zij begint", _zet(einddatum="31-12-2023"),
           _vindt(_VERGUNNING, 21), _loopt),
    Gebrek("het kenteken ontbreekt", _zet(kenteken=""), _vindt(_VERGUNNING, 22)),
    Gebrek("het kenteken heeft een verkeerde vorm", _zet(kenteken="AA-1-AAE"),
           _voertuig("AA1AAE"), leveringen=(TWEEDE,)),
    Gebrek("de ingangsdatum bestaat niet", _zet(ingangsdatum="31-02-2025"),
           _vindt(_VERGUNNING, 23)),
    Gebrek("de houder staat niet in de BRP", _zet(bsn=test_bsns()[-41]), _vindt(_VERGUNNING, 24)),
    Gebrek("het BSN mist zijn voorloopnul", lambda v: [v | {"bsn": v["bsn"].lstrip("0")}],
           _vindt(_VERGUNNING, 24), lambda v: v["bsn"].startswith("0"), (TWEEDE,)),
    Gebrek("twee vergunningen tegelijk voor een voertuig", _tweede, _OVERLAP, _loopt),
    Gebrek("het gebied is er niet voor vergunninghouders", _zet(gebiedId="22101"),
           _vindt(_VERGUNNING, 26)),
    Gebrek("het gebied bestaat niet", _zet(gebiedId="22199"), _vindt(_VERGUNNING, 26),
           leveringen=(EERSTE,)),
    Gebrek("de soort ontbreekt", _zet(soortCode="", soortOmschrijving=""),
           _vindt(_VERGUNNING, 27)),
    Gebrek("een soort met twee tarieven", _zet(jaartarief="35,00"), _vindt(_PRODUCT, 28),
           _mantelzorg),
)  # fmt: skip


def _bezwaar(naheffing: Rij) -> bool:
    return bool(naheffing["datumBezwaarAfgehandeld"])


def _gewoon(naheffing: Rij) -> bool:
    return naheffing["datumBezwaar"] == "" and naheffing["tijdstip"] < "2026-09-01"


def _met_recht(naheffing: Rij) -> list[Rij]:
    """Scanned in the hour in which the first parking right of all ran."""
    return [naheffing | {"kenteken": "E-004-BA", "tijdstip": "2026-07-03 08:59:59"}]


VAN_NAHEFFINGEN: tuple[Gebrek[Rij], ...] = (
    Gebrek("dezelfde naheffing staat er twee keer in", _dubbel, _vindt(_NAHEFFING, 50), _gewoon,
           (EERSTE,)),
    Gebrek("het bedrag is geen bedrag", _zet(bedrag="zie brief"), _vindt(_NAHEFFING, 51), _gewoon),
    Gebrek("het bedrag mist zijn komma", _zet(bedrag="8150"), _vindt(_NAHEFFING, 52), _gewoon),
    Gebrek("het bedrag is nul", _zet(bedrag="0,00"), _vindt(_NAHEFFING, 52, 53), _gewoon,
           (TWEEDE,)),
    Gebrek("het bedrag is alleen het tarief", _zet(bedrag="3,20", parkeertarief="3,20"),
           _vindt(_NAHEFFING, 53), _gewoon),
    Gebrek("het bezwaar is afgehandeld voor het kwam", _zet(datumBezwaarAfgehandeld="01-06-2026"),
           _vindt(_NAHEFFING, 54), _bezwaar),
    Gebrek("de datum van het bezwaar ontbreekt", _zet(datumBezwaar=""), _vindt(_NAHEFFING, 55),
           _bezwaar),
    Gebrek("geseponeerd zonder reden", _zet(redenSeponeren=""), _vindt(_NAHEFFING, 56), _bezwaar,
           (EERSTE,)),
    Gebrek("geseponeerd zonder reden", _zet(redenSeponeren=" "), _vindt(_NAHEFFING, 56), _bezwaar),
    Gebrek("op het bezwaar is nog niet beslist", _zet(datumBezwaar="03-02-2025"),
           _vindt(_NAHEFFING, 57), _gewoon),
    Gebrek("op het bezwaar is te laat beslist",
           _zet(datumBezwaar="03-02-2025", datumBezwaarAfgehandeld="01-09-2026"),
           _vindt(_NAHEFFING, 57), _gewoon, (TWEEDE,)),
    Gebrek("er gold een parkeerrecht", _met_recht, _vindt(_SCAN, 60), _gewoon),
    Gebrek("de tijd van de controle ontbreekt", _zet(tijdstip=""), _vindt(_SCAN, 61), _gewoon),
    Gebrek("de tijd van de controle bestaat niet", _zet(tijdstip="2026-07-32 10:00:00"),
           _vindt(_SCAN, 61), _gewoon, (EERSTE,)),
)  # fmt: skip

GEBREKEN = (*VAN_RECHTEN, *VAN_GEBIEDEN, *VAN_VERGUNNINGEN, *VAN_NAHEFFINGEN)
