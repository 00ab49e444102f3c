"""Does a column still hold the kind of thing it should?

Belongs here: the kinds, and when a column changed from one to another. Does not belong here: the
forms of values (`tellen`).
"""

from __future__ import annotations

from typing import NamedTuple

from pipelines.drift.model import Kolomtelling


class Ander(NamedTuple):
    """What was expected, in a sentence; the word for it, and how many values still look like it."""

    verwacht: str
    woord: str
    n_leesbaar: int


class _Soort(NamedTuple):
    veld: str
    woord: str


_GETAL = _Soort("n_getal", "een getal")
_DATUM = _Soort("n_datum", "een datum")
_TIJD = _Soort("n_tijd", "een tijd")
_JANEE = _Soort("n_janee", "ja of nee")
_VAN_CONTRACT = {
    "number": _GETAL,
    "integer": _GETAL,
    "date": _DATUM,
    "timestamp": _DATUM,
    "time": _TIJD,
    "boolean": _JANEE,
}
# Fewer values than this say nothing about a column.
_MINSTENS = 5
# Most values must be unreadable: a few wrong ones are for the rules.
_GRENS = 0.5
# A text column was of a kind when nearly all of many values were.
_MINSTENS_EERDER = 20
_BIJNA_ALLE = 0.95


def veranderd(logisch: str, telling: Kolomtelling, eerder: Kolomtelling | None) -> Ander | None:
    """What is wrong with the kind of a column; None where nothing is.

    Args:
        logisch: logicalType of the contract. For one that says nothing about the form of a value
            (`string`), the levering before decides.
        eerder: counts of the levering before.
    """
    if telling.n_gevuld < _MINSTENS:
        return None
    soort = _VAN_CONTRACT.get(logisch)
    if soort is not None:
        return _ander(soort, telling, f"Volgens het contract is dit {soort.woord}.")
    if eerder is None or min(telling.n_gevuld, eerder.n_gevuld) < _MINSTENS_EERDER:
        return None
    for kandidaat in (_DATUM, _GETAL, _JANEE):
        if _deel(kandidaat, eerder) >= _BIJNA_ALLE:
            zin = f"In de vorige levering was dit {kandidaat.woord}."
            if ander := _ander(kandidaat, telling, zin):
                return ander
    return None


def _deel(soort: _Soort, telling: Kolomtelling) -> float:
    return float(getattr(telling, soort.veld)) / telling.n_gevuld


def _ander(soort: _Soort, telling: Kolomtelling, verwacht: str) -> Ander | None:
    if _deel(soort, telling) >= _GRENS:
        return None
    return Ander(verwacht, soort.woord, int(getattr(telling, soort.veld)))
