"""Types: from an official spelling (`AN80`, `Datum`, `N5`, …) to a DuckDB type and a length.

Belongs here: the vocabulary of the model's type spellings. Does not belong here: a type that is
wrong for one attribute (see `corrections.yaml`) or the link to an enumeration (see `release`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SLEUTEL = "BIGINT"
TEKST = "VARCHAR"


@dataclass(frozen=True, slots=True)
class Veldtype:
    """How an attribute is stored: DuckDB type and, for text, its official maximum length.

    `bekend` is false for a spelling that names a class or that nobody knows: stored as text.
    """

    duckdb: str
    lengte: int | None = None
    bekend: bool = True


_TEKST = Veldtype(TEKST)
_SPELLINGEN: dict[str, str] = {
    **dict.fromkeys(("date", "datum"), "DATE"),
    **dict.fromkeys(("datetime", "datumtijd", "timestamp"), "TIMESTAMP"),
    **dict.fromkeys(("time", "tijd"), "TIME"),
    **dict.fromkeys(
        ("bool", "boolean", "indic", "ja/nee", "ja nee", "ja/neen", "yes no", "stdindjn"), "BOOLEAN"
    ),
    **dict.fromkeys(("int", "integer", "number", "short", "long"), "BIGINT"),
    **dict.fromkeys(("bedrag", "geldbedrag", "currency", "monetair"), "DECIMAL(18,2)"),
    **dict.fromkeys(("decimal", "decimaal"), "DECIMAL(18,6)"),
    **dict.fromkeys(("double", "float", "real"), "DOUBLE"),
    # A date with unknown parts has no SQL type: text JJJJ-MM-DD with 00, tested by rules.
    "onvolledigedatum": TEKST,
    **dict.fromkeys(
        ("text", "tekst", "memo", "string", "varchar", "char", "characterstring",
         "character varying", "string text"),
        TEKST,
    ),
    **dict.fromkeys(
        ("guid", "url", "uri", "link", "email", "iban", "nen3610id", "telefoonnummer"), TEKST
    ),
    # Geometry stays text (WKT or GML): readable without an extension.
    **dict.fromkeys(
        ("point", "punt", "curve", "lijn", "surface", "vlak", "multisurface", "multicurve",
         "spatial", "gml", "puntlijnvlak", "coordinate", "coördinaat", "coordinaat", "geopunt",
         "locatie", "geometrie"),
        TEKST,
    ),
    **dict.fromkeys(("blob", "image", "binary", "byte"), TEKST),
}  # fmt: skip
_GEOMETRIE = re.compile(r"gm_\w+$")
_TEKST_MET_LENGTE = re.compile(r"an?(\d+)$")
_GETAL_MET_LENGTE = re.compile(r"n(\d+)(?:[.,](\d+))?$")


def veldtype(spelling: str) -> Veldtype:
    """Translate an official type spelling; case does not matter.

    >>> veldtype("AN80")
    Veldtype(duckdb='VARCHAR', lengte=80, bekend=True)
    >>> veldtype("N5").duckdb, veldtype("N12").duckdb, veldtype("N10.2").duckdb
    ('INTEGER', 'BIGINT', 'DECIMAL(10,2)')
    >>> veldtype("Datum").duckdb, veldtype("OnvolledigeDatum").duckdb
    ('DATE', 'VARCHAR')
    >>> veldtype("LandOfgebied")
    Veldtype(duckdb='VARCHAR', lengte=None, bekend=False)
    """
    woord = spelling.strip().lower()
    if (duckdb := _SPELLINGEN.get(woord)) is not None:
        return Veldtype(duckdb)
    if _GEOMETRIE.match(woord):
        return Veldtype(TEKST)
    if gevonden := _TEKST_MET_LENGTE.match(woord):
        return Veldtype(TEKST, int(gevonden[1]))
    if gevonden := _GETAL_MET_LENGTE.match(woord):
        return Veldtype(_getal(int(gevonden[1]), int(gevonden[2] or 0)))
    return Veldtype(TEKST, bekend=False)


def bekende_spellingen() -> tuple[str, ...]:
    """Every spelling that `veldtype` knows, `AN` and `N` by an example with a length."""
    return (*_SPELLINGEN, "AN80", "N5", "N10.2", "GM_Point")


def _getal(cijfers: int, decimalen: int) -> str:
    """The smallest DuckDB number that holds this many digits in all."""
    if decimalen:
        return f"DECIMAL({min(cijfers, 38)},{min(decimalen, cijfers)})"
    if cijfers <= 9:
        return "INTEGER"
    return "BIGINT" if cijfers <= 18 else f"DECIMAL({min(cijfers, 38)},0)"
