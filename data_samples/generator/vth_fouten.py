"""The defects of permits and inspections: what goes wrong, when, and which rules see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from data_samples.generator.gebreken import Gebrek, Vindt, plant
from data_samples.generator.vth_rijen import (
    Record,
    controles,
    is_afgehandeld,
    is_evenement,
    met,
    waarde,
    zaken,
)
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld

EERSTE, TWEEDE = LEVERINGEN
GENOEG_PERSONEN = 1_000
_GENOEMD = 2_230_050
"""Applications below this number may be named by an inspection."""
_TABELLEN = {
    0: "ggm_dienstverlening.aanvraagofmelding",
    1: "bron.vth_zaken_zaak",
    2: "ggm_vth.vomaanvraagofmelding",
    3: "ggm_vth.openbareactiviteit",
    4: "ggm_vth.vth_melding",
}

Wijziging = Callable[[Record], list[Record]]


def geleverde_zaken(wereld: Wereld, levering: str, waarheid: Waarheid) -> list[Record]:
    """The applications with their defects; a small world has none."""
    return plant(zaken(wereld, levering), _bij(wereld, VAN_ZAKEN), levering, waarheid)


def geleverde_controles(wereld: Wereld, levering: str, waarheid: Waarheid) -> list[Record]:
    """The inspections with their defects."""
    return plant(controles(wereld, levering), _bij(wereld, VAN_CONTROLES), levering, waarheid)


def _bij(wereld: Wereld, gebreken: tuple[Gebrek[Record], ...]) -> tuple[Gebrek[Record], ...]:
    return gebreken if len(wereld.ingezetenen) >= GENOEG_PERSONEN else ()


def _sleutel(record: Record) -> str:
    return str(record["id"] if "id" in record else record["fields"]["mark"])


def _vindt(*regels: int) -> tuple[Vindt[Record], ...]:
    return tuple(Vindt(f"VTH-{n:03d}", _TABELLEN[n // 10], _sleutel) for n in regels)


def _zet(**velden: object) -> Wijziging:
    return lambda zaak: [zaak | {"fields": zaak["fields"] | velden}]


def _dubbel(record: Record) -> list[Record]:
    return [record, record]


def _later(zaak: Record, veld: str, dagen: int) -> str:
    dag = date.fromisoformat(str(zaak["fields"][veld])[:10]) + timedelta(days=dagen)
    return f"{dag.isoformat()}T00:00:00"


def _vroeg_besluit(zaak: Record) -> list[Record]:
    return _zet(date5=_later(zaak, "document_date", -4))(zaak)


def _verkeerd_om(zaak: Record) -> list[Record]:
    return _zet(date7=_later(zaak, "date6", -2))(zaak)


def _achteraf(zaak: Record) -> list[Record]:
    """The event was over when it was reported."""
    dag = _later(zaak, "document_date", -6)
    return _zet(date6=dag, date7=dag)(zaak)


def _zonder_nul(zaak: Record) -> list[Record]:
    return _zet(text20=str(zaak["fields"]["text20"]).lstrip("0"))(zaak)


def gewoon(zaak: Record) -> bool:
    """Decided long before the first delivery, not an event and not named by an inspection."""
    velden = zaak["fields"]
    oud = velden["document_date"] < "2026-07-25"
    los = int(velden["mark"][5:]) >= _GENOEMD
    return is_afgehandeld(zaak) and oud and los and not is_evenement(zaak)


def _recent(zaak: Record) -> bool:
    """Not older than half a year in either delivery, so that it may be open."""
    return gewoon(zaak) and bool(zaak["fields"]["document_date"] > "2026-06-10")


def _evenement(zaak: Record) -> bool:
    velden = zaak["fields"]
    oud = velden["document_date"] < "2026-07-20"
    return is_afgehandeld(zaak) and is_evenement(zaak) and oud


_OPEN = {"title": "In behandeling", "processed": False, "dfunction": None, "date5": None}

VAN_ZAKEN: tuple[Gebrek[Record], ...] = (
    Gebrek("afgerond terwijl de zaak loopt", _zet(**_OPEN | {"processed": True}), _vindt(12),
           _recent),
    Gebrek("de status bestaat niet", _zet(title="Wacht op Piet", processed=False), _vindt(6),
           _recent),
    Gebrek("dezelfde zaak staat er twee keer in", _dubbel, _vindt(1), gewoon, (EERSTE,)),
    Gebrek("het zaaknummer is ingekort", lambda z: _zet(mark=z["fields"]["mark"][:-2])(z),
           _vindt(2), gewoon),
    Gebrek("het besluit ligt voor de aanvraag", _vroeg_besluit, _vindt(3), gewoon),
    Gebrek("de datum van het besluit ontbreekt", _zet(date5=None), _vindt(4), gewoon),
    Gebrek("de datum van het besluit bestaat niet", _zet(date5="2026-06-31T00:00:00"), _vindt(4),
           gewoon, (TWEEDE,)),
    Gebrek("de aanvraagdatum ligt in de toekomst",
           _zet(document_date="2027-06-02T00:00:00", **_OPEN), _vindt(5), gewoon, (EERSTE,)),
    Gebrek("de aanvraagdatum ontbreekt", _zet(document_date=None), _vindt(7), gewoon),
    Gebrek("de aanvraagdatum bestaat niet", _zet(document_date="2026-02-30T00:00:00"), _vindt(7),
           gewoon, (TWEEDE,)),
    Gebrek("er is na een jaar nog niet beslist",
           _zet(document_date="2025-09-01T00:00:00", **_OPEN), _vindt(8), gewoon),
    Gebrek("de soort ontbreekt", _zet(text45=None), _vindt(9), gewoon),
    Gebrek("het resultaat ontbreekt", _zet(dfunction=None), _vindt(10), gewoon),
    Gebrek("het resultaat is nog niet bekend", _zet(dfunction="Nog niet bekend"), _vindt(10),
           gewoon, (TWEEDE,)),
    Gebrek("de laatste dag ligt voor de eerste", _verkeerd_om, _vindt(11), gewoon),
    Gebrek("het resultaat bestaat niet", _zet(dfunction="Verleend?"), _vindt(13), gewoon),
    Gebrek("het adres ontbreekt", _zet(text6=None), _vindt(20), gewoon, (EERSTE,)),
    Gebrek("het BAG-nummer mist zijn voorloopnul", _zonder_nul, _vindt(21, 22), gewoon),
    Gebrek("het BAG-nummer bestaat niet", _zet(text20="0221200009999999"), _vindt(22), gewoon),
    Gebrek("het BAG-nummer is van een pand", _zet(text20="0221100000000001"), _vindt(21, 22),
           gewoon, (TWEEDE,)),
    Gebrek("het evenement heeft geen naam", _zet(text10=None), _vindt(30), _evenement),
    Gebrek("het evenement heeft geen datum", _zet(date6=None), _vindt(31), _evenement),
    Gebrek("het evenement was al geweest", _achteraf, _vindt(32), _evenement, (EERSTE,)),
    Gebrek("het evenement was al geweest", _achteraf, _vindt(32), _evenement),
)  # fmt: skip


def _oke(controle: Record) -> bool:
    return waarde(controle, "BEOORDELING") == "Oke"


def _sepot(controle: Record) -> bool:
    return waarde(controle, "STATUS") == "Geseponeerd"


VAN_CONTROLES: tuple[Gebrek[Record], ...] = (
    Gebrek("dezelfde controle staat er twee keer in", _dubbel, _vindt(40), _oke, (EERSTE,)),
    Gebrek("de straat ontbreekt", lambda c: [met(c, STRAAT=())], _vindt(41), _oke),
    Gebrek("de beoordeling bestaat niet", lambda c: [met(c, BEOORDELING=("Redelijk", "9"))],
           _vindt(42), _oke),
    Gebrek("het sepot heeft geen datum", lambda c: [met(c, DATUM_SEPOT=())], _vindt(43), _sepot),
    Gebrek("het sepot heeft geen datum", lambda c: [met(c, DATUM_SEPOT=())], _vindt(43), _sepot,
           (TWEEDE,)),
    Gebrek("het resultaat ontbreekt", lambda c: [met(c, RESULTAAT_ID=())], _vindt(44), _oke),
    Gebrek("de einddatum bestaat niet",
           lambda c: [met(c, EINDDATUM=("31-06-2026", "2026-06-31T22:00:00.0000000Z"))],
           _vindt(45), _oke),
    Gebrek("in orde en toch een overtreding", lambda c: [met(c, OVERTREDING=("APV-12",))],
           _vindt(46), _oke, (EERSTE,)),
    Gebrek("het zaaknummer bestaat niet", lambda c: [met(c, ZAAK_IDENTIFICATIE=("Z/25/999",))],
           _vindt(47), _oke),
)  # fmt: skip

GEBREKEN = (*VAN_ZAKEN, *VAN_CONTROLES)
