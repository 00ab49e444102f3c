"""Defects of single objects in the BAG, each with the rules that must find it.

Belongs here: how an object of any type goes wrong. A defect changes rows in place and tells per
rule number which rows that rule must report, knock-on failures included. Does not belong here: the
objects of an address together (`bag_adresfouten`), which object gets which defect (`bag_plan`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from data_samples.generator.bag_rijen import Rij, Waarde, splits

Gevonden = dict[int, list[Rij]]
RijGebrek = Callable[[list[Rij], int], Gevonden]

INGETROKKEN_WOONPLAATS = "9904"
INGETROKKEN_STRAAT = "0221309000000001"
_LANG_GECONSTATEERD = "2026-01-05"


def een(rijen: list[Rij]) -> Rij:
    """Leave one voorkomen, from the first day on."""
    begin = rijen[0].begin
    rij = replace(rijen[-1], versie=1, begin=begin, documentdatum=begin or "")
    rijen[:] = [rij]
    return rij


def _knip(rijen: list[Rij]) -> tuple[Rij, Rij]:
    rij = een(rijen)
    eerst, nu = splits(rij, date.fromisoformat(rij.begin or "") + timedelta(days=400))
    rijen[:] = [eerst, nu]
    return eerst, nu


# --- what can go wrong with an object of any type: the rule numbers count on from `basis` ---------


def _identificatie(rijen: list[Rij], basis: int) -> Gevonden:
    rij = een(rijen)
    rij.id = rij.id[:-1]
    return {basis: [rij]}


def _dubbel(rijen: list[Rij], basis: int) -> Gevonden:
    eerst, nu = _knip(rijen)
    rijen[:] = [eerst, replace(eerst), nu]
    return {basis + 1: [eerst], basis + 3: [eerst]}


def _twee_huidige(rijen: list[Rij], basis: int) -> Gevonden:
    eerst, nu = _knip(rijen)
    eerst.eind = None
    return {basis + 2: [eerst, nu], basis + 3: [eerst, nu]}


def _overlap(rijen: list[Rij], basis: int) -> Gevonden:
    eerst, nu = _knip(rijen)
    eerst.eind = (date.fromisoformat(eerst.eind or "") + timedelta(days=30)).isoformat()
    return {basis + 3: [eerst, nu]}


def _volgorde(rijen: list[Rij], basis: int) -> Gevonden:
    eerst, _ = _knip(rijen)
    eerst.eind = (date.fromisoformat(eerst.begin or "") - timedelta(days=30)).isoformat()
    return {basis + 4: [eerst]}


def _geen_begin(rijen: list[Rij], basis: int) -> Gevonden:
    rij = een(rijen)
    rij.begin = None
    return {basis + 5: [rij]}


def _geen_document(rijen: list[Rij], basis: int) -> Gevonden:
    rij = een(rijen)
    rij.documentnummer = ""
    return {basis + 6: [rij]}


def _geconstateerd(rijen: list[Rij], basis: int) -> Gevonden:
    rij = een(rijen)
    rij.begin = rij.documentdatum = _LANG_GECONSTATEERD
    rij.geconstateerd = "J"
    return {basis + 7: [rij]}


def _geen_status(rijen: list[Rij], basis: int) -> Gevonden:
    rij = een(rijen)
    rij.status = None
    return {basis + 8: [rij]}


def _verzonnen_status(rijen: list[Rij], basis: int) -> Gevonden:
    rij = een(rijen)
    rij.status = "Pand bewoond"
    return {basis + 9: [rij]}


ALGEMEEN: Mapping[str, RijGebrek] = MappingProxyType(
    {
        "De identificatie mist een cijfer.": _identificatie,
        "Een voorkomen staat twee keer in het extract.": _dubbel,
        "Er zijn twee voorkomens zonder einddatum.": _twee_huidige,
        "Het oude voorkomen loopt door in het nieuwe.": _overlap,
        "Het voorkomen eindigt voor het begint.": _volgorde,
        "De begindatum ontbreekt.": _geen_begin,
        "Het nummer van het brondocument is leeg.": _geen_document,
        "Het object is al lang alleen geconstateerd.": _geconstateerd,
        "De status ontbreekt.": _geen_status,
        "De status bestaat niet.": _verzonnen_status,
    }
)


def veld(nummer: int, naam: str, waarde: Waarde, *ook: int) -> RijGebrek:
    """A defect in one field; rule `nummer` and those in `ook` find it."""

    def gebrek(rijen: list[Rij], _basis: int) -> Gevonden:
        rij = rijen[-1]
        rij.velden = rij.velden | {naam: waarde}
        return {regel: [rij] for regel in (nummer, *ook)}

    return gebrek


# Of objects that are made for their defect alone.
VAN_STRAAT: tuple[tuple[str, RijGebrek], ...] = (
    *ALGEMEEN.items(),
    ("De naam ontbreekt.", veld(100, "naam", None)),
    ("De naam is langer dan tachtig tekens.", veld(101, "naam", "Van Hoogwaterstandlaan" * 4)),
    ("De soort openbare ruimte bestaat niet.", veld(102, "type", "Steeg")),
    ("De woonplaats ontbreekt.", veld(103, "ligtIn", None)),
    ("De woonplaats staat niet in de BAG.", veld(104, "ligtIn", "9999")),
    ("De woonplaats is ingetrokken.", veld(105, "ligtIn", INGETROKKEN_WOONPLAATS)),
)
VAN_WOONPLAATS: tuple[tuple[str, RijGebrek], ...] = (
    *ALGEMEEN.items(),
    ("De naam ontbreekt.", veld(120, "naam", None)),
    ("De grens ontbreekt.", veld(121, "geometrie", None)),
)
GEEN_LIGGING = "De ligging ontbreekt."
