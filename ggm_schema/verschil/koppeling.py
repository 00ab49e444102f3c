"""Which element of an old release is which element of a new one.

Belongs here: pairs of the same thing. Does not belong here: what differs within a pair
(`vergelijken`), or what that does to tables.

The GUID goes first, except for enumerations: theirs change with every export, so package and name
go first there. What then is left on both sides is matched by where it belongs and its name. Every
step treats both sides alike: `koppel(b, a)` is `koppel(a, b)` the other way round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from ggm_schema.model import (
    Attribuut,
    Feiten,
    Generalisatie,
    Objecttype,
    Pakket,
    Relatie,
    WaardeFeit,
)
from ggm_schema.verschil.lijsten import koppel_lijsten

Via: TypeAlias = Literal["guid", "naam", "code"]
# A value has no GUID of its own: the GUID of its enumeration and its rank there.
Waardesleutel: TypeAlias = tuple[str, int]
K = TypeVar("K", bound=Hashable)
E = TypeVar("E")
_Sleutel: TypeAlias = Callable[[E], Hashable | None]


def gelijkvormig(naam: str) -> str:
    """A name as it is compared: capitals and spaces do not count.

    >>> gelijkvormig(" Beschikte  Voorziening ") == gelijkvormig("BeschikteVoorziening")
    True
    """
    return "".join(naam.split()).casefold()


class Paren(Mapping[K, K]):
    """Key in the old release → key in the new one; each at most once."""

    def __init__(self, paren: Iterable[tuple[K, K, Via]] = ()) -> None:
        self._nieuw: dict[K, K] = {}
        self._via: dict[K, Via] = {}
        for oud, nieuw, via in paren:
            self._nieuw[oud] = nieuw
            self._via[oud] = via

    def __getitem__(self, oud: K) -> K:
        return self._nieuw[oud]

    def __iter__(self) -> Iterator[K]:
        return iter(self._nieuw)

    def __len__(self) -> int:
        return len(self._nieuw)

    def via(self, oud: K) -> Via:
        """How this pair was found: by `guid`, by `naam` in its place, or (a value) by `code`."""
        return self._via[oud]

    @cached_property
    def terug(self) -> Mapping[K, K]:
        """Key in the new release → key in the old one."""
        return {nieuw: oud for oud, nieuw in self._nieuw.items()}


@dataclass(frozen=True)
class Koppeling:
    """Pairs per kind of element, by GUID; datatypes are among the object types."""

    pakketten: Paren[str]
    objecttypen: Paren[str]
    attributen: Paren[str]
    relaties: Paren[str]
    generalisaties: Paren[str]
    enumeraties: Paren[str]
    waarden: Paren[Waardesleutel]


def koppel(oud: Feiten, nieuw: Feiten) -> Koppeling:
    """Pair the elements of two releases."""
    guid = _Ronde[Any]("guid", attrgetter("guid"), attrgetter("guid"))
    pakketten = _paren(
        oud.pakketten,
        nieuw.pakketten,
        attrgetter("guid"),
        (guid, _op_pad()),
    )
    objecttypen = _paren(
        oud.objecttypen,
        nieuw.objecttypen,
        attrgetter("guid"),
        (guid, _in_pakket(pakketten)),
    )
    attributen = _paren(
        oud.attributen,
        nieuw.attributen,
        attrgetter("guid"),
        (guid, _attribuut(objecttypen, met_type=True), _attribuut(objecttypen, met_type=False)),
    )
    enumeraties = Paren(koppel_lijsten(oud, nieuw, pakketten, attributen, gelijkvormig))
    return Koppeling(
        pakketten=pakketten,
        objecttypen=objecttypen,
        attributen=attributen,
        relaties=_paren(
            oud.relaties,
            nieuw.relaties,
            attrgetter("guid"),
            (guid, _relatie(objecttypen, met_rol=True), _relatie(objecttypen, met_rol=False)),
        ),
        generalisaties=_paren(
            oud.generalisaties,
            nieuw.generalisaties,
            attrgetter("guid"),
            (guid, _generalisatie(objecttypen)),
        ),
        enumeraties=enumeraties,
        waarden=_paren(
            oud.waarden,
            nieuw.waarden,
            lambda w: (w.enumeratie_guid, w.volgnummer),
            (
                _waarde(enumeraties, "naam", lambda w: (w.label, w.code)),
                _waarde(enumeraties, "naam", lambda w: gelijkvormig(w.label)),
                # After the label: what is stored is the label, so one that stays means the same.
                _waarde(enumeraties, "guid", lambda w: w.guid or None),
                _waarde(enumeraties, "code", lambda w: w.code or None),
            ),
        ),
    )


# --- one round: those with the same key on both sides are the same -------------------------------


@dataclass(frozen=True)
class _Ronde(Generic[E]):
    """How to find pairs: the key of an old element and of a new one; None takes no part."""

    via: Via
    oud: _Sleutel[E]
    nieuw: _Sleutel[E]


def _paren(
    oud: Sequence[E], nieuw: Sequence[E], sleutel: Callable[[E], K], rondes: Sequence[_Ronde[E]]
) -> Paren[K]:
    gevonden: list[tuple[K, K, Via]] = []
    for ronde in rondes:
        al_oud = {paar[0] for paar in gevonden}
        al_nieuw = {paar[1] for paar in gevonden}
        over_oud = [e for e in oud if sleutel(e) not in al_oud]
        over_nieuw = _groepen((e for e in nieuw if sleutel(e) not in al_nieuw), ronde.nieuw)
        for wat, groep in _groepen(over_oud, ronde.oud).items():
            # Unequal lengths: what is left over has no counterpart.
            gevonden += [
                (sleutel(een), sleutel(ander), ronde.via)
                for een, ander in zip(groep, over_nieuw.get(wat, ()), strict=False)
            ]
    return Paren(gevonden)


def _groepen(elementen: Iterable[E], sleutel: _Sleutel[E]) -> dict[Hashable, list[E]]:
    groepen: dict[Hashable, list[E]] = defaultdict(list)
    for element in elementen:
        if (wat := sleutel(element)) is not None:
            groepen[wat].append(element)
    return groepen


def _op_pad() -> _Ronde[Pakket]:
    return _Ronde("naam", lambda p: gelijkvormig(p.pad), lambda p: gelijkvormig(p.pad))


def _op_plaats(
    plaatsen: Mapping[str, str], plaats: Callable[[E], tuple[str, ...]], rest: _Sleutel[E], via: Via
) -> _Ronde[E]:
    """Same place and same rest; the place of an old element is read as that of the new release."""

    def oud(element: E) -> Hashable | None:
        waar = tuple(plaatsen.get(guid) for guid in plaats(element))
        wat = rest(element)
        return None if None in waar or wat is None else (waar, wat)

    def nieuw(element: E) -> Hashable | None:
        wat = rest(element)
        return None if wat is None else (plaats(element), wat)

    return _Ronde(via, oud, nieuw)


def _in_pakket(pakketten: Mapping[str, str]) -> _Ronde[Objecttype]:
    return _op_plaats(pakketten, lambda o: (o.pakket_guid,), lambda o: gelijkvormig(o.naam), "naam")


def _attribuut(objecttypen: Mapping[str, str], *, met_type: bool) -> _Ronde[Attribuut]:
    return _op_plaats(
        objecttypen,
        lambda a: (a.objecttype_guid,),
        lambda a: (gelijkvormig(a.naam), a.type.casefold() if met_type else ""),
        "naam",
    )


def _relatie(objecttypen: Mapping[str, str], *, met_rol: bool) -> _Ronde[Relatie]:
    return _op_plaats(
        objecttypen,
        lambda r: (r.van_guid, r.naar_guid),
        lambda r: (gelijkvormig(r.naam), (r.van_rol, r.naar_rol) if met_rol else ()),
        "naam",
    )


def _generalisatie(objecttypen: Mapping[str, str]) -> _Ronde[Generalisatie]:
    return _op_plaats(objecttypen, lambda g: (g.sub_guid, g.super_guid), lambda _: "", "naam")


def _waarde(
    enumeraties: Mapping[str, str], via: Via, rest: _Sleutel[WaardeFeit]
) -> _Ronde[WaardeFeit]:
    return _op_plaats(enumeraties, lambda w: (w.enumeratie_guid,), rest, via)
