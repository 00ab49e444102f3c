"""The defects of WOZ objects: what goes wrong, in which delivery, which rules see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from data_samples.generator.gebreken import Gebrek, Vindt, plant
from data_samples.generator.kvk_rijen import Record
from data_samples.generator.nummers import foute_bsns, test_bsns
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld
from data_samples.generator.woz_rijen import PANDEN, WONINGEN, een_waarde, objecten

EERSTE, TWEEDE = LEVERINGEN[:1], LEVERINGEN[1:]
Wijziging = Callable[[Record], list[Record]]


def geleverd(wereld: Wereld, levering: str, waarheid: Waarheid) -> list[Record]:
    """The objects with their defects; a small world has none, it lacks who they need."""
    alle = objecten(wereld, levering)
    genoeg = len(alle) >= WONINGEN + PANDEN
    return plant(alle, _gebreken(wereld) if genoeg else (), levering, waarheid)


def _zet(**velden: Any) -> Wijziging:
    return lambda record: [record | velden]


def _in(onderdeel: str, **velden: Any) -> Wijziging:
    def wijzig(record: Record) -> list[Record]:
        deel: Any = record[onderdeel]
        return [record | {onderdeel: deel | velden}]

    return wijzig


def _laatste(**velden: Any) -> Wijziging:
    """Change the newest value."""

    def wijzig(record: Record) -> list[Record]:
        waarden: Any = record["waarden"]
        return [record | {"waarden": [waarden[0] | velden, *waarden[1:]]}]

    return wijzig


def _alleen_laatste(**velden: Any) -> Wijziging:
    """Change the newest value and leave the older ones out."""

    def wijzig(record: Record) -> list[Record]:
        waarden: Any = record["waarden"]
        return [record | {"waarden": [waarden[0] | velden]}]

    return wijzig


def _nummer(record: Record) -> str:
    return str(record["identificatie"])


_TABELLEN = {
    0: "ggm_rsgb.woz_object",
    2: "ggm_rsgb.woz_waarde",
    3: "ggm_rsgb.woz_deelobject",
    4: "ggm_vastgoed.woz_belang",
    5: "bron.woz_objecten_wozobject",
}


def _vindt(*regels: int) -> tuple[Vindt[Record], ...]:
    """Where a rule looks follows from its number."""
    return tuple(Vindt(f"WOZ-{n:03d}", _TABELLEN[n // 10], _nummer) for n in regels)


def _woning(record: Record) -> bool:
    eigenaar: Any = record["belanghebbendeEigenaar"]
    return bool(eigenaar["type"] == "natuurlijk_persoon")


def _bedrijf(record: Record) -> bool:
    return not _woning(record)


def _zonder_laatste(record: Record) -> list[Record]:
    waarden: Any = record["waarden"]
    return [record | {"waarden": waarden[1:]}]


def _twee_waarden(record: Record) -> list[Record]:
    waarden: Any = record["waarden"]
    tweede = waarden[0] | {"vastgesteldeWaarde": waarden[0]["vastgesteldeWaarde"] + 5_000,
                           "ingangsdatum": "2026-07-01"}  # fmt: skip
    return [record | {"waarden": [tweede, *waarden]}]


def _nul_te_veel(record: Record) -> list[Record]:
    waarden: Any = record["waarden"]
    return _laatste(vastgesteldeWaarde=waarden[0]["vastgesteldeWaarde"] * 10)(record)


def _gesplitst(record: Record) -> list[Record]:
    """The same dwelling in two objects."""
    return [record, record | {"identificatie": "022199000001"}]


def _overledene(wereld: Wereld) -> str:
    """BSN of a resident who died more than a year before the first delivery."""
    for persoon in wereld.ingezetenen:
        dag = persoon.overlijden
        if dag and dag.year < 2025 and not persoon.reserve:
            return persoon.bsn
    raise ValueError("niemand is lang genoeg geleden overleden")


def _gebreken(wereld: Wereld) -> tuple[Gebrek[Record], ...]:
    return (*GEBREKEN, Gebrek(
        "de gebruiker is allang overleden",
        _in("belanghebbendeGebruiker", burgerservicenummer=_overledene(wereld)), _vindt(41),
        _woning,
    ))  # fmt: skip


GEBREKEN: tuple[Gebrek[Record], ...] = (
    Gebrek("het objectnummer mist zijn voorloopnul",
           lambda r: [r | {"identificatie": _nummer(r)[1:]}], _vindt(1), _woning),
    Gebrek("het object staat er twee keer in", lambda r: [
        r, r | {"waarden": [], "adresseerbaarObjectIdentificaties": []}],
        _vindt(2, 4), _woning),
    Gebrek("de grondoppervlakte is nul", _zet(grondoppervlakte=0), _vindt(3), _woning),
    Gebrek("er is geen waarde", _zet(waarden=[]), _vindt(4), _woning),
    Gebrek("de enige waarde is vernietigd",
           _zet(waarden=[een_waarde(210_000, "2025-01-01", "beschikking_vernietigd")]),
           _vindt(4), _woning, TWEEDE),
    Gebrek("de waarde van dit belastingjaar ontbreekt", _zonder_laatste, _vindt(5), _woning),
    Gebrek("de waarde van dit belastingjaar ontbreekt", _zonder_laatste, _vindt(5), _woning,
           EERSTE),
    Gebrek("het object is niet aan de BAG gekoppeld",
           _zet(adresseerbaarObjectIdentificaties=[], pandIdentificaties=[]), _vindt(6), _woning),
    Gebrek("de eigenaar ontbreekt", _zet(belanghebbendeEigenaar=None), _vindt(7), _woning),
    Gebrek("de waarde is een euro", _alleen_laatste(vastgesteldeWaarde=1), _vindt(20), _woning),
    Gebrek("de waardepeildatum is halverwege het jaar",
           _laatste(waardepeildatum="2025-07-01"), _vindt(21), _woning),
    Gebrek("er zijn twee waarden op een peildatum", _twee_waarden, _vindt(22), _woning),
    Gebrek("de status van de beschikking bestaat niet",
           _laatste(beschikkingsStatussen=["beschikking_verzonden"]), _vindt(23), _woning),
    Gebrek("de status van de beschikking bestaat niet",
           _laatste(beschikkingsStatussen=["onbekend"]), _vindt(23), _woning, TWEEDE),
    Gebrek("de waarde is geen getal", _laatste(vastgesteldeWaarde="n.v.t."), _vindt(24), _woning),
    Gebrek("de waarde heeft een nul te veel", _nul_te_veel, _vindt(25), _woning),
    Gebrek("het verblijfsobject bestaat niet in de BAG",
           _zet(adresseerbaarObjectIdentificaties=["0221010000990001"]), _vindt(30), _woning),
    Gebrek("het pand bestaat niet in de BAG", _zet(pandIdentificaties=["0221100000990003"]),
           _vindt(31), _woning),
    Gebrek("hetzelfde verblijfsobject zit in twee objecten", _gesplitst,
           (*_vindt(32), Vindt("WOZ-032", _TABELLEN[3], lambda _: "022199000001")), _woning),
    Gebrek("de gebruiker is onbekend in de BRP",
           _in("belanghebbendeGebruiker", burgerservicenummer=test_bsns()[-44]), _vindt(40),
           _woning),
    Gebrek("het RSIN van de eigenaar is onbekend",
           _in("belanghebbendeEigenaar", rsin=test_bsns()[-45]), _vindt(40), _bedrijf, EERSTE),
    Gebrek("het BSN van de eigenaar voldoet niet aan de elfproef",
           _in("belanghebbendeEigenaar", burgerservicenummer=foute_bsns()[40]), _vindt(40, 50),
           _woning),
    Gebrek("de eigenaar is een organisatie met een BSN",
           _in("belanghebbendeEigenaar", type="niet_natuurlijk_persoon"), _vindt(51), _woning),
    Gebrek("de postcode heeft een spatie", _in("aanduiding", postcode="5901 AB"), _vindt(52),
           _woning),
    Gebrek("de nummeraanduiding bestaat niet in de BAG",
           _in("aanduiding", nummeraanduidingIdentificatie="0221200000990011"), _vindt(53),
           _woning),
)  # fmt: skip
