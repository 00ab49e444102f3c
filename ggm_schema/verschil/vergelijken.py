"""What changed between two releases of the model.

Belongs here: comparing the two sides of each pair, and naming what has no pair. Does not belong
here: finding the pairs (`koppeling`), how it is told (`tekst`, `html`, `json_`), tables
(`tabellen`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from ggm_schema.guid import PAD_SCHEIDING
from ggm_schema.model import (
    Attribuut,
    Catalogus,
    EnumeratieFeit,
    Feiten,
    Generalisatie,
    Objecttype,
    Pakket,
    Relatie,
    WaardeFeit,
)
from ggm_schema.multipliciteit import multipliciteit
from ggm_schema.verschil.boek import Boek, Feit, Kop, sleutel
from ggm_schema.verschil.koppeling import Paren, koppel
from ggm_schema.verschil.typen import Typevergelijking
from ggm_schema.verschil.wijziging import Soort, Wijziging, volgorde

F = TypeVar("F", bound=Feit)
# What changed within a pair: kind, old text, new text.
_Anders: TypeAlias = Iterator[tuple[Soort, str, str]]
# Attributes that the workbook lost: an import without the JSON schemas does not have them.
_JSON = "json"


def verschil(oud: Catalogus | Feiten, nieuw: Catalogus | Feiten) -> tuple[Wijziging, ...]:
    """All changes from an old release to a new one, in a fixed order.

    Nothing is called added or gone that has its like in the other release. Of releases of which
    only one was supplemented with the JSON schemas, attributes found there are not compared.
    """
    van = oud.feiten if isinstance(oud, Catalogus) else oud
    naar = nieuw.feiten if isinstance(nieuw, Catalogus) else nieuw
    return tuple(sorted(_Vergelijking(van, naar).alles(), key=volgorde))


class _Vergelijking:
    def __init__(self, oud: Feiten, nieuw: Feiten) -> None:
        self._feiten = (oud, nieuw)
        self._koppeling = koppel(oud, nieuw)
        self._oud, self._nieuw = Boek(oud), Boek(nieuw)
        self._type = Typevergelijking(self._oud, self._nieuw, self._koppeling)
        self._zonder_json = not all(
            any(a.vindplaats == _JSON for a in feiten.attributen) for feiten in self._feiten
        )
        # Old place → new place; GUIDs of different kinds of element do not meet.
        self._plaatsen: dict[str, str] = {
            **self._koppeling.pakketten,
            **self._koppeling.objecttypen,
            **self._koppeling.enumeraties,
        }
        self._gekopieerde_lijsten: set[str] = set()

    def alles(self) -> Iterator[Wijziging]:
        (oud, nieuw), k = self._feiten, self._koppeling
        yield from self._soort(oud.pakketten, nieuw.pakketten, k.pakketten, _pakket)
        yield from self._soort(oud.objecttypen, nieuw.objecttypen, k.objecttypen, self._objecttype)
        yield from self._soort(oud.attributen, nieuw.attributen, k.attributen, self._attribuut)
        yield from self._soort(oud.relaties, nieuw.relaties, k.relaties, self._relatie)
        yield from self._soort(
            oud.generalisaties, nieuw.generalisaties, k.generalisaties, self._generalisatie
        )
        yield from self._soort(oud.enumeraties, nieuw.enumeraties, k.enumeraties, self._enumeratie)
        yield from self._soort(oud.waarden, nieuw.waarden, k.waarden, _waarde)

    def _soort(
        self,
        oud: Sequence[F],
        nieuw: Sequence[F],
        paren: Paren[str] | Paren[tuple[str, int]],
        vergelijk: Callable[[F, F], _Anders],
    ) -> Iterator[Wijziging]:
        koppen: Mapping[Hashable, Hashable] = dict(paren.items())
        tegenhanger = {sleutel(feit): feit for feit in nieuw}
        for feit in oud:
            if (ander := koppen.get(sleutel(feit))) is not None:
                yield from self._paar(feit, tegenhanger[ander], vergelijk)
        over_oud = [feit for feit in oud if sleutel(feit) not in koppen]
        gezien = set(koppen.values())
        over_nieuw = [feit for feit in nieuw if sleutel(feit) not in gezien]
        yield from self._vervallen(over_oud, nieuw)
        yield from self._toegevoegd(over_nieuw, oud)

    def _paar(self, oud: F, nieuw: F, vergelijk: Callable[[F, F], _Anders]) -> Iterator[Wijziging]:
        van, naar = self._oud.kop(oud), self._nieuw.kop(nieuw)
        for soort, tekst_oud, tekst_nieuw in vergelijk(oud, nieuw):
            yield _wijziging(soort, naar, tekst_oud, tekst_nieuw, van.guid, naar.guid)
        if van.guid != naar.guid and not isinstance(oud, EnumeratieFeit | WaardeFeit):
            yield _wijziging(Soort.OPNIEUW, naar, van.guid, naar.guid, van.guid, naar.guid)
        was = self._feiten[0].definitie_van.get(van.guid, "")
        wordt = self._feiten[1].definitie_van.get(naar.guid, "")
        if was and wordt and was.split() != wordt.split():
            yield _wijziging(Soort.DEFINITIE, naar, was, wordt, van.guid, naar.guid)

    def _vervallen(self, over: Sequence[F], nieuw: Sequence[F]) -> Iterator[Wijziging]:
        daar = {self._nieuw.gelijke(feit, {}) for feit in nieuw}
        for feit in over:
            kop = self._oud.kop(feit)
            kopie = self._oud.gelijke(feit, self._plaatsen) in daar
            if soort := self._waarom(feit, kopie, Soort.VERVALLEN, Soort.KOPIE_WEG):
                yield _wijziging(soort, kop, kop.detail, "", kop.guid, "")

    def _toegevoegd(self, over: Sequence[F], oud: Sequence[F]) -> Iterator[Wijziging]:
        daar = {self._oud.gelijke(feit, self._plaatsen) for feit in oud}
        for feit in over:
            kop = self._nieuw.kop(feit)
            kopie = self._nieuw.gelijke(feit, {}) in daar
            if soort := self._waarom(feit, kopie, Soort.TOEGEVOEGD, Soort.KOPIE_ERBIJ):
                yield _wijziging(soort, kop, "", kop.detail, "", kop.guid)

    def _waarom(self, feit: Feit, kopie: bool, anders: Soort, als_kopie: Soort) -> Soort | None:
        """What to call an element without a pair; None for a value of a list that is a copy."""
        if isinstance(feit, WaardeFeit) and feit.enumeratie_guid in self._gekopieerde_lijsten:
            return None
        if kopie and isinstance(feit, EnumeratieFeit):
            self._gekopieerde_lijsten.add(feit.guid)
        if isinstance(feit, Attribuut) and feit.vindplaats == _JSON and self._zonder_json:
            return Soort.NIET_VERGELEKEN
        return als_kopie if kopie else anders

    def _is_plaats(self, oud: str, nieuw: str) -> bool:
        return self._plaatsen.get(oud, oud) == nieuw

    # --- within a pair ---------------------------------------------------------------------

    def _objecttype(self, oud: Objecttype, nieuw: Objecttype) -> _Anders:
        yield from _hernoemd(oud.naam, nieuw.naam)
        yield from self._pakket_van(oud, nieuw)
        if oud.soort != nieuw.soort:
            yield Soort.SOORT, oud.soort, nieuw.soort

    def _enumeratie(self, oud: EnumeratieFeit, nieuw: EnumeratieFeit) -> _Anders:
        yield from _hernoemd(oud.naam, nieuw.naam)
        yield from self._pakket_van(oud, nieuw)

    def _pakket_van(
        self, oud: Objecttype | EnumeratieFeit, nieuw: Objecttype | EnumeratieFeit
    ) -> _Anders:
        if not self._is_plaats(oud.pakket_guid, nieuw.pakket_guid):
            yield Soort.VERPLAATST, self._oud.kop(oud).pakket, self._nieuw.kop(nieuw).pakket

    def _attribuut(self, oud: Attribuut, nieuw: Attribuut) -> _Anders:
        yield from _hernoemd(oud.naam, nieuw.naam)
        if not self._is_plaats(oud.objecttype_guid, nieuw.objecttype_guid):
            yield Soort.VERPLAATST, _plaats(self._oud.kop(oud)), _plaats(self._nieuw.kop(nieuw))
        if anders := self._type.verschil(oud, nieuw):
            yield anders

    def _relatie(self, oud: Relatie, nieuw: Relatie) -> _Anders:
        yield from _hernoemd(oud.naam, nieuw.naam)
        van = self._is_plaats(oud.van_guid, nieuw.van_guid)
        if not (van and self._is_plaats(oud.naar_guid, nieuw.naar_guid)):
            yield Soort.EINDPUNT, f"{oud.van} → {oud.naar}", f"{nieuw.van} → {nieuw.naar}"
        if (hoeveel := _hoeveel(oud)) != (nu := _hoeveel(nieuw)):
            yield Soort.MULTIPLICITEIT, hoeveel, nu
        if (rollen := _rollen(oud)) != (nu := _rollen(nieuw)):
            yield Soort.ROL, rollen, nu

    def _generalisatie(self, oud: Generalisatie, nieuw: Generalisatie) -> _Anders:
        sub = self._is_plaats(oud.sub_guid, nieuw.sub_guid)
        if not (sub and self._is_plaats(oud.super_guid, nieuw.super_guid)):
            yield Soort.EINDPUNT, f"{oud.sub} → {oud.super}", f"{nieuw.sub} → {nieuw.super}"


def _pakket(oud: Pakket, nieuw: Pakket) -> _Anders:
    yield from _hernoemd(oud.naam, nieuw.naam)
    boven = [pakket.pad.rpartition(PAD_SCHEIDING)[0] for pakket in (oud, nieuw)]
    if boven[0] != boven[1]:
        yield Soort.VERPLAATST, boven[0], boven[1]


def _waarde(oud: WaardeFeit, nieuw: WaardeFeit) -> _Anders:
    yield from _hernoemd(oud.label, nieuw.label)
    if oud.code != nieuw.code:
        soort = Soort.CODE if oud.code and nieuw.code else None
        yield soort or (Soort.CODE_ERBIJ if nieuw.code else Soort.CODE_WEG), oud.code, nieuw.code


def _hernoemd(oud: str, nieuw: str) -> _Anders:
    if oud != nieuw:
        yield Soort.HERNOEMD, oud, nieuw


def _hoeveel(relatie: Relatie) -> str:
    van = multipliciteit(relatie.van_min, relatie.van_max)
    naar = multipliciteit(relatie.naar_min, relatie.naar_max)
    return f"{van.kort} → {naar.kort}"


def _rollen(relatie: Relatie) -> str:
    return " → ".join((relatie.van_rol, relatie.naar_rol)).strip()


def _plaats(kop: Kop) -> str:
    return PAD_SCHEIDING.join(deel for deel in (kop.pakket, kop.eigenaar) if deel)


def _wijziging(
    soort: Soort, kop: Kop, oud: str, nieuw: str, guid_oud: str, guid_nieuw: str
) -> Wijziging:
    return Wijziging(
        *(soort, kop.element, kop.pakket, kop.eigenaar, kop.naam),
        *(oud, nieuw, guid_oud, guid_nieuw),
    )
