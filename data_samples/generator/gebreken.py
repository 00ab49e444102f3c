"""Plants defects in the records of a source: who gets which, and what the truth about it is.

Belongs here: choosing a victim per defect and noting what must be found. Does not belong here: the
records, what is wrong with them, and which rules see that: a source module says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN

T = TypeVar("T")


def _ieder(_: object) -> bool:
    return True


@dataclass(frozen=True)
class Vindt(Generic[T]):
    """A rule that must find the defect: in which relation, under which plain business key."""

    regel: str
    entiteit: str
    sleutel: Callable[[T], str]


def te_lang_bewaard(bron: str, tabel: str, kolom: str) -> Vindt[Any]:
    """A date so long ago that the retention term of the contract is over as well."""
    return Vindt("AVG-012", "kwaliteit.bewaartoets", lambda _: f"{bron}|{tabel}|{kolom}")


@dataclass(frozen=True)
class Gebrek(Generic[T]):
    """One defect of one record.

    Attributes:
        toelichting: what is wrong, in Dutch.
        wijzig: spoils a record and gives what is delivered instead: the record itself, a record
            and its double, or nothing where it is left out.
        vindt: every rule that sees it; keys are taken from the first record that is delivered, or
            from the record as it was where nothing is.
        wie: which records it fits.
        leveringen: where it is; the victim is the same in each.
    """

    toelichting: str
    wijzig: Callable[[T], list[T]]
    vindt: tuple[Vindt[T], ...]
    wie: Callable[[T], bool] = _ieder
    leveringen: tuple[str, ...] = LEVERINGEN


def plant(
    records: Sequence[T], gebreken: Iterable[Gebrek[T]], levering: str, waarheid: Waarheid
) -> list[T]:
    """The records as delivered: each defect hits the first record that fits and is still free.

    A record keeps its victimhood in every levering, so the order of `records` must begin the same
    in each: new records come last.

    Raises:
        ValueError: a defect fits no record.
    """
    geleverd: list[list[T]] = [[record] for record in records]
    vrij = dict(enumerate(records))
    for gebrek in gebreken:
        plek = next((plek for plek, record in vrij.items() if gebrek.wie(record)), None)
        if plek is None:
            raise ValueError(f"geen record past bij dit gebrek: {gebrek.toelichting}")
        record = vrij.pop(plek)
        if levering not in gebrek.leveringen:
            continue
        geleverd[plek] = gebrek.wijzig(record)
        gezien = geleverd[plek][0] if geleverd[plek] else record
        for vindt in gebrek.vindt:
            waarheid.noteer(
                levering, vindt.regel, vindt.entiteit, vindt.sleutel(gezien), gebrek.toelichting
            )
    return [record for groep in geleverd for record in groep]
