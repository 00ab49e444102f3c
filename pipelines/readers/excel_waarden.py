"""From a cell to the text that is meant.

Belongs here: numbers, dates and times as text, and a header of several rows. Does not belong here:
opening files and choosing sheets (`excel`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

_NIVEAU = " / "
# Excel itself shows no more: the sixteenth digit is an error of rounding.
_CIJFERS = ".15g"
_MILLISECONDE = timedelta(milliseconds=1)

Samengevoegd = Sequence[tuple[tuple[int, int], tuple[int, int]]]


def als_tekst(waarde: Any) -> str | None:
    """`12.0` → `12`, a date → `2026-11-01`, true → `true`; an empty cell is missing."""
    return _SOORTEN[type(waarde)](waarde)


def _getal(waarde: float) -> str:
    tekst = format(waarde, _CIJFERS)
    if "e" in tekst:
        tekst = format(Decimal(tekst), "f") if abs(waarde) < 1e30 else tekst
    return "0" if tekst == "-0" else tekst


def _tijdstip(waarde: datetime) -> str:
    """To the millisecond: a time is a fraction of a day there, and comes out a little off."""
    afgerond = waarde + _MILLISECONDE / 2
    afgerond -= timedelta(microseconds=afgerond.microsecond % 1_000)
    nauwkeurig = "milliseconds" if afgerond.microsecond else "seconds"
    return afgerond.isoformat(timespec=nauwkeurig)


def _tijd(waarde: time) -> str:
    return _tijdstip(datetime.combine(date(2000, 1, 1), waarde)).partition("T")[2]


def _duur(waarde: timedelta) -> str:
    """Hours, minutes and seconds, as `[h]:mm:ss` shows them."""
    seconden = round(waarde.total_seconds())
    teken, seconden = "-" * (seconden < 0), abs(seconden)
    return f"{teken}{seconden // 3600}:{seconden // 60 % 60:02}:{seconden % 60:02}"


_SOORTEN: dict[type, Callable[[Any], str | None]] = {
    str: lambda waarde: waarde or None,
    float: _getal,
    int: str,
    bool: lambda waarde: "true" if waarde else "false",
    date: date.isoformat,
    datetime: _tijdstip,
    time: _tijd,
    timedelta: _duur,
}


def kopnamen(
    rijen: Sequence[Sequence[Any]], hoek: tuple[int, int], samengevoegd: Samengevoegd
) -> list[str]:
    """A name per column: what the header rows say above each other, with ` / ` in between.

    Args:
        rijen: the header rows, equally wide.
        hoek: row and column of the first cell, from 0.
        samengevoegd: first and last cell of merged areas; what such an area says holds for all of
            the columns below it.
    """
    teksten = [[" ".join((als_tekst(cel) or "").split()) for cel in rij] for rij in rijen]
    for (boven, begin), (_, eind) in samengevoegd:
        rij, links, rechts = boven - hoek[0], begin - hoek[1], eind - hoek[1]
        if 0 <= rij < len(teksten) and 0 <= links < len(teksten[rij]):
            einde = min(rechts + 1, len(teksten[rij]))
            teksten[rij][links:einde] = [teksten[rij][links]] * (einde - links)
    return [_NIVEAU.join(deel for deel in kolom if deel) for kolom in zip(*teksten, strict=True)]
