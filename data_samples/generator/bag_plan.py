"""Which objects of the BAG get which defect, in which delivery.

Belongs here: handing out defects and noting the truth. Does not belong here: what a defect does
(`bag_fouten`), clean objects (`bag_rijen`), files (`bag`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data_samples.generator.bag_adresfouten import VAN_ADRES, StelGebrek
from data_samples.generator.bag_fouten import (
    ALGEMEEN,
    GEEN_LIGGING,
    INGETROKKEN_STRAAT,
    INGETROKKEN_WOONPLAATS,
    VAN_STRAAT,
    VAN_WOONPLAATS,
    Gevonden,
    RijGebrek,
    veld,
)
from data_samples.generator.bag_rijen import (
    Onderzoek,
    Rij,
    Stel,
    ligging,
    maak_stel,
    openbare_ruimte,
    stellen_van_straat,
    woonplaats,
)
from data_samples.generator.feiten import Adres, Woonplaats
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld

_ENTITEITEN = (
    (19, "pand"),
    (44, "verblijfsobject"),
    (49, "adresseerbaarobject"),
    (54, "kp_vrbljfsbjct_pnd"),
    (89, "nummeraanduiding"),
    (109, "openbareruimte"),
    (124, "woonplaats"),
    (139, "ligplaats"),
    (154, "standplaats"),
    (199, "onderzoek"),
)
_STRATEN_VOOR_GEBREKEN = 200


def is_actief(volgnummer: int, levering: str) -> bool:
    """Half of the defects stay, a quarter is repaired in the second delivery, a quarter is new."""
    return volgnummer % 4 in {0, 2} or (volgnummer % 4 == 1) == (levering == LEVERINGEN[0])


def noteer(waarheid: Waarheid, levering: str, gevonden: Gevonden, toelichting: str) -> None:
    """Put what the rules must find into the truth."""
    for nummer, rijen in gevonden.items():
        for rij in rijen:
            waarheid.noteer(
                levering, f"BAG-{nummer:03d}", _entiteit(nummer), rij.sleutel, toelichting
            )


def _entiteit(nummer: int) -> str:
    return "ggm_bag." + next(naam for tot, naam in _ENTITEITEN if nummer <= tot)


@dataclass(frozen=True)
class _Afspraak:
    """A defect and the addresses it touches."""

    toelichting: str
    gebrek: StelGebrek
    adressen: tuple[Adres, ...]


class Adresplan:
    """The defects of addresses in one delivery. In a small world not every defect has a place."""

    def __init__(self, wereld: Wereld, levering: str) -> None:
        self._per_adres: dict[int, _Afspraak] = {}
        for volgnummer, afspraak in enumerate(_verdeel(wereld)):
            if is_actief(volgnummer, levering):
                for adres in afspraak.adressen:
                    self._per_adres[adres.volgnummer] = afspraak

    def stel(self, adres: Adres) -> Stel:
        """The objects of an address, with its defect if it has one."""
        afspraak = self._per_adres.get(adres.volgnummer)
        if afspraak is None:
            return maak_stel(adres)
        stellen, _ = _pas_toe(afspraak)
        return stellen[afspraak.adressen.index(adres)]

    def noteer(self, waarheid: Waarheid, levering: str) -> None:
        for afspraak in self._per_adres.values():
            _, gevonden = _pas_toe(afspraak)
            noteer(waarheid, levering, gevonden, afspraak.toelichting)


def _pas_toe(afspraak: _Afspraak) -> tuple[list[Stel], Gevonden]:
    stellen = [maak_stel(adres) for adres in afspraak.adressen]
    return stellen, afspraak.gebrek(stellen)


def _verdeel(wereld: Wereld) -> Iterator[_Afspraak]:
    straten = [
        adressen
        for nummer in range(min(len(wereld.straten), _STRATEN_VOOR_GEBREKEN))
        if (adressen := stellen_van_straat(wereld, nummer))
    ]
    for toelichting, aantal, gebrek in VAN_ADRES:
        gekozen = _neem(straten, aantal)
        if gekozen is None:
            return
        yield _Afspraak(toelichting, gebrek, gekozen)


def _neem(straten: list[list[Adres]], aantal: int) -> tuple[Adres, ...] | None:
    if aantal == -2:
        if len(straten) < 2:
            return None
        gekozen: tuple[Adres, ...] = (straten[0].pop(0), straten[1].pop(0))
    else:
        straat = next((s for s in straten if len(s) >= aantal), None)
        if straat is None:
            return None
        gekozen = tuple(straat.pop(0) for _ in range(aantal))
    straten[:] = [straat for straat in straten if straat]
    return gekozen


def extra_straten(wereld: Wereld, levering: str, waarheid: Waarheid) -> Iterator[Rij]:
    """Public spaces without addresses, most of them with a defect; one that was withdrawn."""
    plaats = wereld.woonplaatsen[0].code
    weg = openbare_ruimte(INGETROKKEN_STRAAT, "Verdronken Weg", plaats)
    weg.status = "Naamgeving ingetrokken"
    yield weg
    for nummer, (toelichting, gebrek) in enumerate(VAN_STRAAT):
        rij = openbare_ruimte(
            f"{wereld.gemeentecode}30{9_000_000_100 + nummer}", f"Meetpunt {nummer + 1}", plaats
        )
        yield from _met(gebrek, 90, [rij], nummer, levering, waarheid, toelichting)
    namen = ["Meetpunt 99", "Meetpunt 99" if is_actief(0, levering) else "Meetpunt 98"]
    paar = [
        openbare_ruimte(f"{wereld.gemeentecode}30{9_000_000_200 + nummer}", naam, plaats)
        for nummer, naam in enumerate(namen)
    ]
    if namen[0] == namen[1]:
        noteer(waarheid, levering, {106: paar}, "Twee straten in een woonplaats heten hetzelfde.")
    yield from paar


def extra_woonplaatsen(levering: str, waarheid: Waarheid) -> Iterator[Rij]:
    """Places without streets, most of them with a defect; one that was withdrawn."""
    weg = woonplaats(Woonplaats(INGETROKKEN_WOONPLAATS, "Verdronken Land"))
    weg.status = "Woonplaats ingetrokken"
    yield weg
    for nummer, (toelichting, gebrek) in enumerate(VAN_WOONPLAATS):
        rij = woonplaats(Woonplaats(str(9910 + nummer), f"Buurschap {nummer + 1}"))
        yield from _met(gebrek, 110, [rij], nummer, levering, waarheid, toelichting)
    los = woonplaats(Woonplaats(_ZONDER_GEMEENTE, "Grensgeval"))
    if is_actief(0, levering):
        toelichting = "De woonplaats ontbreekt in de landelijke lijst."
        noteer(waarheid, levering, {122: [los]}, toelichting)
    yield los


_ZONDER_GEMEENTE = "9940"


def relaties(wereld: Wereld, levering: str, plaatsen: Sequence[Rij]) -> Iterator[tuple[str, str]]:
    """Place and municipality, for all places in the extract but the one that is missing."""
    eigen = {rij.id for rij in plaatsen}
    if is_actief(0, levering):
        eigen.discard(_ZONDER_GEMEENTE)
    yield from ((code, wereld.gemeentecode) for code in sorted(eigen))
    yield from (("1024", "0363"), ("1245", "0518"), ("3594", "0344"))


def liggingen(
    wereld: Wereld, soort: str, levering: str, waarheid: Waarheid
) -> Iterator[tuple[list[Rij], Rij]]:
    """Ligplaatsen or standplaatsen with their addresses: two clean ones, others with a defect."""
    basis = {"ligplaats": 125, "standplaats": 140}[soort]
    gebreken = {**ALGEMEEN, GEEN_LIGGING: veld(basis + 10, "geometrie", None)}
    for nummer in range(2):
        plaats, adres = ligging(wereld, soort, nummer + 1)
        yield [plaats], adres
    for nummer, (toelichting, gebrek) in enumerate(gebreken.items()):
        plaats, adres = ligging(wereld, soort, nummer + 3)
        yield (
            list(_met(gebrek, basis, [plaats], nummer, levering, waarheid, toelichting)),
            adres,
        )


def _met(
    gebrek: RijGebrek,
    basis: int,
    rijen: list[Rij],
    volgnummer: int,
    levering: str,
    waarheid: Waarheid,
    toelichting: str,
) -> Iterator[Rij]:
    if is_actief(volgnummer, levering):
        noteer(waarheid, levering, gebrek(rijen, basis), toelichting)
    yield from rijen


def onderzoeken(wereld: Wereld, levering: str, waarheid: Waarheid) -> list[Onderzoek]:
    """Investigations of panden: closed ones, and three with a defect."""
    panden = [wereld.adressen[nummer].pand for nummer in range(8)]
    rijen = []
    for pand in panden[:5]:
        rijen.append(Onderzoek("Pand", pand, "geometrie", "2015-03-02", "2015-05-18"))
        rijen.append(
            Onderzoek("Pand", pand, "geometrie", "2015-05-18", in_onderzoek="N", volgnummer=2)
        )
    gebreken = (
        (155, "Het onderzoek loopt al langer dan zes maanden.", "2025-11-03"),
        (156, "Het onderzoek loopt bijna uit.", "2026-05-15"),
        (157, "Het begin van het onderzoek ontbreekt.", None),
    )
    for pand, (nummer, toelichting, begin) in zip(panden[5:], gebreken, strict=True):
        if is_actief(nummer, levering):
            rij = Onderzoek("Pand", pand, "status", begin)
            waarheid.noteer(
                levering, f"BAG-{nummer}", "ggm_bag.onderzoek", rij.sleutel, toelichting
            )
            rijen.append(rij)
    return rijen
