"""Defects of the objects of one or two addresses, each with the rules that must find it.

Belongs here: how pand, verblijfsobject and nummeraanduiding go wrong, alone or between each other.
The frame is that of `bag_fouten`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from data_samples.generator.bag_fouten import (
    ALGEMEEN,
    INGETROKKEN_STRAAT,
    INGETROKKEN_WOONPLAATS,
    Gevonden,
    RijGebrek,
    een,
    veld,
)
from data_samples.generator.bag_rijen import Rij, Stel

StelGebrek = Callable[[Sequence[Stel]], Gevonden]

GEEN_STRAAT = "0221309999999999"
GEEN_PAND = "0221109999999999"
GEEN_NUMMER = "0221209999999999"


def _van_pand(gebrek: RijGebrek) -> StelGebrek:
    def stelgebrek(stellen: Sequence[Stel]) -> Gevonden:
        (stel,) = stellen
        gevonden = gebrek(stel.panden, 1)
        for rij in stel.objecten:
            rij.velden = rij.velden | {"maaktDeelUitVan": [stel.pand.id]}
        return gevonden

    return stelgebrek


def _van_object(gebrek: RijGebrek) -> StelGebrek:
    return lambda stellen: gebrek(stellen[0].objecten, 20)


def _van_nummer(gebrek: RijGebrek) -> StelGebrek:
    def stelgebrek(stellen: Sequence[Stel]) -> Gevonden:
        (stel,) = stellen
        gevonden = gebrek(stel.nummers, 55)
        for rij in stel.objecten:
            rij.velden = rij.velden | {"heeftAlsHoofdadres": stel.nummer.id}
        return gevonden

    return stelgebrek


def _lang_in_aanbouw(stellen: Sequence[Stel]) -> Gevonden:
    (stel,) = stellen
    pand, object_ = een(stel.panden), een(stel.objecten)
    pand.status, object_.status = "Bouw gestart", "Verblijfsobject gevormd"
    pand.velden = pand.velden | {"oorspronkelijkBouwjaar": "2015"}
    object_.begin = object_.documentdatum = "2024-03-01"
    return {14: [pand]}


def _niet_ingemeten(rijen: list[Rij], _basis: int) -> Gevonden:
    rij = een(rijen)
    rij.begin = rij.documentdatum = "2025-06-02"
    rij.status = "Pand in gebruik (niet ingemeten)"
    return {16: [rij]}


def _later_document(rijen: list[Rij], _basis: int) -> Gevonden:
    rij = een(rijen)
    rij.documentdatum = (date.fromisoformat(rij.begin or "") + timedelta(days=20)).isoformat()
    return {17: [rij]}


def _onleesbaar_begin(rijen: list[Rij], basis: int) -> Gevonden:
    rij = een(rijen)
    rij.begin = "2016-02-30"
    return {basis + 5: [rij]}


def _groot_kantoor(rijen: list[Rij], _basis: int) -> Gevonden:
    rij = rijen[-1]
    rij.velden = rij.velden | {"gebruiksdoel": ["kantoorfunctie"], "oppervlakte": "1000000"}
    return {34: [rij]}


def _gesloopt(stellen: Sequence[Stel]) -> Gevonden:
    (stel,) = stellen
    stel.pand.status = "Pand gesloopt"
    return {38: [stel.object]}


def _lang_gevormd(stellen: Sequence[Stel]) -> Gevonden:
    (stel,) = stellen
    pand, object_ = een(stel.panden), een(stel.objecten)
    pand.status, object_.status = "Bouwvergunning verleend", "Verblijfsobject gevormd"
    pand.velden = pand.velden | {"oorspronkelijkBouwjaar": "2026"}
    object_.begin = object_.documentdatum = "2019-05-06"
    return {39: [object_]}


def _geen_postcode(stellen: Sequence[Stel]) -> Gevonden:
    (stel,) = stellen
    stel.nummer.velden = stel.nummer.velden | {"postcode": None}
    return {40: [stel.object]}


def _zonder_hoofdadres(stellen: Sequence[Stel]) -> Gevonden:
    (stel,) = stellen
    stel.nummer.status = "Naamgeving ingetrokken"
    stel.object.velden = stel.object.velden | {"heeftAlsHoofdadres": None}
    return {45: [stel.object]}


def _verdwenen_hoofdadres(stellen: Sequence[Stel]) -> Gevonden:
    (stel,) = stellen
    stel.object.velden = stel.object.velden | {"heeftAlsHoofdadres": GEEN_NUMMER}
    stel.nummers.clear()
    return {46: [stel.object]}


def _verkeerde_typecode(stellen: Sequence[Stel]) -> Gevonden:
    (stel,) = stellen
    rij = een(stel.objecten)
    rij.id = f"{rij.id[:4]}03{rij.id[6:]}"
    return {20: [rij], 47: [rij]}


def _ingetrokken_hoofdadres(stellen: Sequence[Stel]) -> Gevonden:
    (stel,) = stellen
    stel.nummer.status = "Naamgeving ingetrokken"
    return {48: [stel.object]}


def _gedeeld_hoofdadres(stellen: Sequence[Stel]) -> Gevonden:
    een_, ander = stellen
    ander.object.velden = ander.object.velden | {"heeftAlsHoofdadres": een_.nummer.id}
    ander.nummers.clear()
    return {49: [een_.object, ander.object]}


def _verdwenen_pand(stellen: Sequence[Stel]) -> Gevonden:
    (stel,) = stellen
    stel.object.velden = stel.object.velden | {"maaktDeelUitVan": [GEEN_PAND]}
    stel.panden.clear()
    return {50: [stel.object]}


def _los_nummer(stellen: Sequence[Stel]) -> Gevonden:
    (stel,) = stellen
    nummer = stel.nummer
    huisnummer = str(700 + stel.adres.huisnummer)
    los = replace(
        nummer,
        id=f"{nummer.id[:6]}8{nummer.id[7:]}",
        velden=nummer.velden | {"huisnummer": huisnummer},
    )
    stel.nummers.append(los)
    return {74: [los]}


def _ingetrokken_object(stellen: Sequence[Stel]) -> Gevonden:
    (stel,) = stellen
    stel.object.status = "Verblijfsobject ingetrokken"
    return {75: [stel.nummer]}


def _zelfde_huisnummer(stellen: Sequence[Stel]) -> Gevonden:
    """Neighbours lie on two sides of the street, so their postcodes differ."""
    een_, ander = (stel.nummer for stel in stellen)
    ander.velden = ander.velden | {"huisnummer": een_.velden["huisnummer"], "huisletter": "B"}
    return {78: [een_, ander]}


def _zelfde_postcode(stellen: Sequence[Stel]) -> Gevonden:
    een_, ander = (stel.nummer for stel in stellen)
    for nummer in (een_, ander):
        nummer.velden = nummer.velden | {"huisnummer": "901", "postcode": een_.velden["postcode"]}
    return {79: [een_, ander]}


def _zelfde_adres(stellen: Sequence[Stel]) -> Gevonden:
    een_, ander = (stel.nummer for stel in stellen)
    ander.velden = een_.velden
    return {80: [een_, ander]}


# Per defect: what it is, how many addresses it takes (-2: two in different streets), what it does.
VAN_ADRES: tuple[tuple[str, int, StelGebrek], ...] = (
    *((tekst, 1, _van_pand(gebrek)) for tekst, gebrek in ALGEMEEN.items()),
    ("Het bouwjaar ontbreekt.", 1, _van_pand(veld(11, "oorspronkelijkBouwjaar", None))),
    ("Het bouwjaar is tekst.", 1, _van_pand(veld(12, "oorspronkelijkBouwjaar", "circa 1950", 11))),
    ("Het bouwjaar heeft een typefout.", 1, _van_pand(veld(13, "oorspronkelijkBouwjaar", "1019"))),
    ("Het pand is al elf jaar in aanbouw.", 1, _lang_in_aanbouw),
    ("De omtrek van het pand ontbreekt.", 1, _van_pand(veld(15, "geometrie", None))),
    ("Het pand is nog niet ingemeten.", 1, _van_pand(_niet_ingemeten)),
    ("Het brondocument is nieuwer dan het voorkomen.", 1, _van_pand(_later_document)),
    *((tekst, 1, _van_object(gebrek)) for tekst, gebrek in ALGEMEEN.items()),
    ("De begindatum bestaat niet.", 1, _van_object(_onleesbaar_begin)),
    ("Het gebruiksdoel ontbreekt.", 1, _van_object(veld(30, "gebruiksdoel", None))),
    ("Het gebruiksdoel bestaat niet.", 1, _van_object(veld(31, "gebruiksdoel", ["woonfuntie"]))),
    ("De oppervlakte ontbreekt.", 1, _van_object(veld(32, "oppervlakte", None))),
    ("De oppervlakte heeft decimalen.", 1, _van_object(veld(33, "oppervlakte", "85,5", 32))),
    ("De oppervlakte is te groot om te bestaan.", 1, _van_object(_groot_kantoor)),
    ("De oppervlakte bestaat uit negens.", 1, _van_object(veld(35, "oppervlakte", "9999"))),
    ("De ligging ontbreekt.", 1, _van_object(veld(36, "geometrie", None))),
    ("Er staat geen pand bij.", 1, _van_object(veld(37, "maaktDeelUitVan", None))),
    ("Het pand is gesloopt.", 1, _gesloopt),
    ("Het object is al zeven jaar gevormd.", 1, _lang_gevormd),
    ("Het adres heeft geen postcode.", 1, _geen_postcode),
    ("Het hoofdadres ontbreekt.", 1, _zonder_hoofdadres),
    ("Het hoofdadres staat niet in de BAG.", 1, _verdwenen_hoofdadres),
    ("De identificatie heeft de code van een standplaats.", 1, _verkeerde_typecode),
    ("Het hoofdadres is ingetrokken.", 1, _ingetrokken_hoofdadres),
    ("Twee objecten delen een hoofdadres.", 2, _gedeeld_hoofdadres),
    ("Het pand staat niet in de BAG.", 1, _verdwenen_pand),
    *((tekst, 1, _van_nummer(gebrek)) for tekst, gebrek in ALGEMEEN.items()),
    ("Het huisnummer ontbreekt.", 1, _van_nummer(veld(65, "huisnummer", None))),
    ("De huisletter staat in het huisnummer.", 1, _van_nummer(veld(66, "huisnummer", "12b", 65))),
    ("Het huisnummer is 0.", 1, _van_nummer(veld(67, "huisnummer", "0"))),
    ("De huisletter is twee letters.", 1, _van_nummer(veld(68, "huisletter", "AB"))),
    ("De toevoeging heeft een streepje.", 1, _van_nummer(veld(69, "huisnummertoevoeging", "hs-1"))),
    ("De postcode heeft een spatie.", 1, _van_nummer(veld(70, "postcode", "5999 ZZ"))),
    ("De soort object bestaat niet.", 1, _van_nummer(veld(71, "typeAdresseerbaarObject", "Boot"))),
    ("De straat staat niet in de BAG.", 1, _van_nummer(veld(72, "ligtAan", GEEN_STRAAT))),
    ("De straat ontbreekt.", 1, _van_nummer(veld(73, "ligtAan", None))),
    ("Er is een adres zonder object.", 1, _los_nummer),
    ("Het object is ingetrokken, het adres niet.", 1, _ingetrokken_object),
    ("De straat is ingetrokken.", 1, _van_nummer(veld(76, "ligtAan", INGETROKKEN_STRAAT))),
    ("De woonplaats is ingetrokken.", 1, _van_nummer(veld(77, "ligtIn", INGETROKKEN_WOONPLAATS))),
    ("Een huisnummer heeft twee postcodes.", 2, _zelfde_huisnummer),
    ("Een postcode met huisnummer wijst twee straten aan.", -2, _zelfde_postcode),
    ("Een adres is twee keer uitgegeven.", 2, _zelfde_adres),
    (
        "De letter staat in het veld toevoeging.",
        1,
        _van_nummer(veld(81, "huisnummertoevoeging", "B")),
    ),
)
