"""Can a column of the GGM hold the kind of value that a mapping gives?

Belongs here: pairs of types of which no value can ever fit. Does not belong here: the casts
(`casts`), and texts: those can be tried, and each that does not fit is told.
"""

from __future__ import annotations

import re

_GEHEEL = frozenset(
    {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT",
     "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"}
)  # fmt: skip
# What a value of each kind can become; text can become anything, and text alone can hold all.
_WORDT = {
    "geheel": {"geheel", "gebroken", "janee"},
    "gebroken": {"gebroken"},
    "janee": {"janee"},
    "datum": {"datum", "tijdstip"},
    "tijdstip": {"tijdstip"},
    "tijd": {"tijd"},
    "ander": set(),
}
_RAAD = {
    ("tijdstip", "datum"): "neem er de datum van: cast(… as date).",
    ("gebroken", "geheel"): "maak er een geheel getal van: cast(round(…) as bigint).",
    ("janee", "geheel"): "maak er een getal van: case when … then 1 else 0 end.",
    ("geheel", "datum"): "maak er een datum van, zoals make_date(jaar, maand, dag).",
}


def past(van: str, naar: str) -> bool:
    """Can any value of DuckDB type `van` be in a column of type `naar`?

    >>> past("VARCHAR", "DATE"), past("BOOLEAN", "DATE"), past("DATE", "TIMESTAMP")
    (True, False, True)
    >>> past("VARCHAR[]", "VARCHAR")
    False
    """
    soort = _soort(van)
    if soort == "genest":
        return van == naar
    return "tekst" in (soort, _soort(naar)) or _soort(naar) in _WORDT[soort] or van == naar


def raad(van: str, naar: str) -> str | None:
    """What to do about a pair that does not fit."""
    if _soort(van) == "genest":
        return "maak er één tekst van, of een rij per deel met unnest."
    return _RAAD.get((_soort(van), _soort(naar)))


def _soort(type_: str) -> str:
    if "[" in type_ or type_.startswith(("STRUCT", "MAP", "UNION")):
        return "genest"
    if type_ in _GEHEEL or re.fullmatch(r"DECIMAL\(\d+,\s*0\)", type_):
        return "geheel"
    if type_.startswith("DECIMAL") or type_ in ("DOUBLE", "FLOAT"):
        return "gebroken"
    if type_.startswith("TIMESTAMP"):
        return "tijdstip"
    return {
        "VARCHAR": "tekst",
        "JSON": "tekst",
        "UUID": "tekst",
        "BOOLEAN": "janee",
        "DATE": "datum",
        "TIME": "tijd",
    }.get(type_, "ander")
