"""Rule m2 of the cookbook: names, as the model spells them and as SQL gets them.

Belongs here: names that are absent, technical, awkward or too long. Does not belong here: names
that are taken (see `botsingen`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ggm_schema.model import Attribuut, EnumeratieFeit, Objecttype
from ggm_schema.naming import sleutelkolom, sql_naam
from ggm_schema.uitbreiding.regels.model import Toetsmodel
from ggm_schema.uitbreiding.regels.register import Vondst, regel

# PostgreSQL cuts off longer names, so that two can become one.
LANGSTE_NAAM = 63
_TECHNISCH = re.compile(r"(^|_)(id|Id|ID)$|[a-z](Id|ID)$")


@regel(
    "m2",
    "Namen zijn er, en zijn bruikbaar",
    waarom="Een naam is waaraan mensen en programma's een gegeven herkennen.",
)
def namen(model: Toetsmodel) -> Iterator[Vondst]:
    for objecttype in model.objecttypen:
        yield from _algemeen(objecttype, "objecttype", sleutelkolom(sql_naam(objecttype.naam)))
        yield from _kapitaal(objecttype, "objecttype")
    for enumeratie in model.eigen.enumeraties:
        yield from _algemeen(enumeratie, "enumeratie", sql_naam(enumeratie.naam))
        yield from _kapitaal(enumeratie, "enumeratie")
    for attribuut in model.eigen.attributen:
        yield from _algemeen(attribuut, "attribuut", sql_naam(attribuut.naam))
        yield from _van_attribuut(attribuut)


def _algemeen(
    element: Objecttype | EnumeratieFeit | Attribuut, soort: str, langste: str
) -> Iterator[Vondst]:
    guid, naam = element.guid, element.naam
    if not naam.strip():
        yield Vondst(guid, f"een {soort} heeft geen naam.", "geef het een naam.")
    if naam[:1].isdigit():
        yield Vondst(
            guid,
            f"de naam van {soort} '{naam}' begint met een cijfer.",
            "begin met een letter: anders moet de naam in SQL altijd tussen aanhalingstekens.",
        )
    if len(langste.encode()) > LANGSTE_NAAM:
        yield Vondst(
            guid,
            f"de naam van {soort} '{naam}' wordt in een database te lang: {langste}.",
            f"kies een naam die korter is; PostgreSQL kapt af na {LANGSTE_NAAM} tekens.",
            "waarschuwing",
        )
    if sql_naam(naam) in _gereserveerd():
        yield Vondst(
            guid,
            f"de naam van {soort} '{naam}' is een woord van SQL zelf.",
            "kies een ander woord: dit moet in SQL altijd tussen aanhalingstekens.",
            "waarschuwing",
        )


def _kapitaal(element: Objecttype | EnumeratieFeit, soort: str) -> Iterator[Vondst]:
    naam = element.naam
    if naam.strip() and not naam[:1].isdigit() and not (naam[0].isupper() and naam.isalnum()):
        yield Vondst(
            element.guid,
            f"de naam van {soort} '{naam}' is niet geschreven als in het GGM.",
            "schrijf elk woord met een hoofdletter, aan elkaar, zoals NatuurlijkPersoon.",
            "waarschuwing",
        )


def _van_attribuut(attribuut: Attribuut) -> Iterator[Vondst]:
    naam, vol = attribuut.naam, f"{attribuut.objecttype}.{attribuut.naam}"
    if _TECHNISCH.search(naam):
        yield Vondst(
            attribuut.guid,
            f"attribuut '{vol}' lijkt een technische sleutel.",
            "haal het weg: Waterpas maakt zelf sleutels. Heeft het nummer een betekenis voor "
            "mensen, geef het dan een naam die dat zegt, zoals paalnummer.",
        )
    elif naam.strip() and not naam[0].isdigit() and not (naam[0].islower() and naam.isalnum()):
        yield Vondst(
            attribuut.guid,
            f"de naam van attribuut '{vol}' is niet geschreven als in het GGM.",
            "begin klein en schrijf elk volgend woord met een hoofdletter, zoals datumGeboorte.",
            "waarschuwing",
        )


@cache
def _gereserveerd() -> frozenset[str]:
    """The words that DuckDB does not take as a name without quotes."""
    import duckdb

    with duckdb.connect() as con:
        woorden = con.execute(
            "select keyword_name from duckdb_keywords() where keyword_category = 'reserved'"
        ).fetchall()
    return frozenset(woord for (woord,) in woorden)
