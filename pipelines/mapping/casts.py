"""Strict casts from text to the types of the GGM, and what to tell when a text does not fit.

Belongs here: SQL expressions per DuckDB type. Does not belong here: spellings of sources, such as
Dutch dates and decimal commas (macros in `mappings/hulp.sql` bring those to the normal form).
"""

from __future__ import annotations

import re

from ggm_schema.naming import quote_literal

_GEHEEL = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UINTEGER", "UBIGINT"}
_DATUM = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_ONVOLLEDIG = r"[0-9]{4}-(0[0-9]|1[0-2])-00"
_DUUR = r"P([0-9]+[YMWD])+(T[0-9HMS.]+)?|PT[0-9HMS.]+"
_TIJD = r"[0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?"
_ZONE = r"(Z|[+-][0-9]{2}(:?[0-9]{2})?)"


def strikte_cast(tekst: str, soort: str) -> str:
    """SQL that casts a text to a DuckDB type, or gives NULL when the text is not exactly that.

    `try_cast` alone is too friendly: it rounds 1.5 to 2, takes `yes` for true and drops the offset
    of a time. A time with an offset becomes Dutch local time, as all other times in the GGM are.
    """
    kaal = f"trim({tekst})"
    if soort in _GEHEEL:
        return _als(kaal, r"[+-]?[0-9]+", f"try_cast({kaal} as {soort})")
    if soort.startswith("DECIMAL"):
        gevonden = re.fullmatch(r"DECIMAL\(\d+,\s*(\d+)\)", soort)
        cijfers = int(gevonden.group(1)) if gevonden else 3
        vorm = rf"[+-]?[0-9]+(\.[0-9]{{0,{cijfers}}}0*)?"
        return _als(kaal, vorm, f"try_cast({kaal} as {soort})")
    if soort in ("DOUBLE", "FLOAT"):
        vorm = r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?"
        return _als(kaal, vorm, f"try_cast({kaal} as {soort})")
    if soort == "DATE":
        return _als(kaal, _DATUM, f"try_cast({kaal} as date)")
    if soort == "TIMESTAMP":
        return _tijdstip(kaal)
    if soort == "TIME":
        return _als(kaal, _TIJD, f"try_cast({kaal} as time)")
    if soort == "BOOLEAN":
        return _als(kaal, "(?i)true|false|0|1", f"try_cast({kaal} as boolean)")
    return f"try_cast({kaal} as {soort})"


def _als(tekst: str, vorm: str, uitkomst: str) -> str:
    return f"case when regexp_full_match({tekst}, {quote_literal(vorm)}) then {uitkomst} end"


def _tijdstip(kaal: str) -> str:
    met_zone = quote_literal(f"{_DATUM}[T ]{_TIJD} ?{_ZONE}")
    zonder_zone = quote_literal(f"{_DATUM}([T ]{_TIJD})?")
    return (
        f"case when regexp_full_match({kaal}, {zonder_zone}) then try_cast({kaal} as timestamp) "
        f"when regexp_full_match({kaal}, {met_zone}) "
        f"then try_cast({kaal} as timestamptz) at time zone 'Europe/Amsterdam' end"
    )


def past_niet(tekst: str, soort: str) -> str:
    """SQL that tells whether a text is good, but has no place in a column of this type.

    A date with unknown parts in a column of whole dates, and a duration in months in a column that
    counts days. Nothing is wrong in the source, so it is not a value that could not be read.
    """
    if soort == "DATE":
        return f"regexp_full_match(trim({tekst}), {quote_literal(_ONVOLLEDIG)})"
    if soort in _GEHEEL:
        return f"regexp_full_match(trim({tekst}), {quote_literal(_DUUR)})"
    return "false"


def reden_past_niet(soort: str) -> str:
    """What the steward reads about such a text."""
    if soort == "DATE":
        return (
            "Van deze datum is een deel onbekend, en deze kolom van het GGM kent alleen hele "
            "datums. De datum staat in bron zoals hij is geleverd."
        )
    return (
        "Deze duur is geen vast aantal dagen, en deze kolom van het GGM telt dagen. De duur staat "
        "in bron zoals hij is geleverd."
    )


def reden_waarde(soort: str) -> str:
    """What is wrong with a text that is not of this type, for the steward."""
    if soort in _GEHEEL:
        return "Dit is geen geheel getal, of het getal is te groot."
    if soort.startswith("DECIMAL"):
        cijfers = soort.rpartition(",")[2].strip(" )")
        return f"Dit is geen getal, het is te groot, of het heeft meer dan {cijfers} decimalen."
    return {
        "DATE": "Dit is geen datum van de kalender.",
        "TIMESTAMP": "Dit is geen tijdstip: de datum of de tijd bestaat niet.",
        "TIME": "Dit is geen tijd van de dag.",
        "BOOLEAN": "Dit is geen ja of nee.",
    }.get(soort, "Deze waarde past niet bij het soort gegeven van deze kolom.")
