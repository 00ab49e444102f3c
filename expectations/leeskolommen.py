"""Which columns a rule reads, of its own relation and of others.

Belongs here: reading them from the arguments of its type and from the SQL of its author. Does not
belong here: whether they exist (`sqlcontrole`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from expectations.suite import Regel

ALLE = "*"


def gelezen(regel: Regel, entiteit: str) -> frozenset[tuple[str, str]]:
    """(relation, column) of all that decides the outcome of a rule on `entiteit`.

    Of a column in free SQL that does not say to which of several relations it belongs, all of them.
    """
    eigen = {*regel.kaart.kolommen, *regel.toets.kolommen()}
    uit = {(entiteit, kolom) for kolom in eigen}
    for relatie, kolommen in regel.toets.verwijzingen().items():
        uit |= {(relatie, kolom) for kolom in kolommen}
    for tekst in (*regel.toets.vrije_sql().values(), regel.kaart.filter):
        if tekst:
            uit |= set(_in_sql(tekst, entiteit))
    return frozenset(uit)


def reden(regel: Regel, entiteit: str, geraakt: Mapping[str, Mapping[str, str]]) -> str | None:
    """Why a rule cannot be measured, when a column that it reads cannot be judged.

    Args:
        geraakt: relation → column → why; column `*` is every column of the relation.
    """
    if not geraakt.keys() & {entiteit, *regel.leest}:
        return None
    for relatie in sorted({entiteit, *regel.leest}):
        if ALLE in geraakt.get(relatie, {}):
            return geraakt[relatie][ALLE]
    for relatie, kolom in sorted(gelezen(regel, entiteit)):
        if kolom in geraakt.get(relatie, {}):
            return geraakt[relatie][kolom]
    return None


def _in_sql(tekst: str, entiteit: str) -> Iterator[tuple[str, str]]:
    try:
        boom = sqlglot.parse_one(f"select 1 from {entiteit} as r where {tekst}", dialect="duckdb")
    except SqlglotError:
        return  # refused when the card was loaded
    aliassen = {
        tabel.alias_or_name: f"{tabel.db}.{tabel.name}" if tabel.db else tabel.name
        for tabel in boom.find_all(exp.Table)
    }
    for kolom in boom.find_all(exp.Column):
        relaties = [aliassen[kolom.table]] if kolom.table in aliassen else aliassen.values()
        for relatie in relaties:
            yield relatie, kolom.name.lower()
