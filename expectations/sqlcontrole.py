"""Checking the SQL that a card's author wrote, before any data is read.

Belongs here: is it one expression, which relations does it read, do all its columns exist.
Does not belong here: running it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from ggm_schema.naming import raad

Kolommenkennis = Callable[[str], Collection[str] | None]
"""Columns of a relation; None when nothing is known about it."""


class SqlFout(ValueError):
    """What is wrong with the SQL, in Dutch; ``doe`` says what to do."""

    def __init__(self, tekst: str, doe: str = "") -> None:
        super().__init__(tekst)
        self.tekst = tekst
        self.doe = doe


def controleer(tekst: str, relatie: str, kolommen: Kolommenkennis) -> set[str]:
    """Check one SQL expression over the row ``r`` of ``relatie``.

    Returns:
        The other relations that the expression reads, as ``schema.table``.

    Raises:
        SqlFout: not one expression, or a column or alias that does not exist.
    """
    keuze = exp.select("1").from_(exp.to_table(relatie, alias="r")).where(_ontleed(tekst))
    ctes = {cte.alias for cte in keuze.find_all(exp.CTE)}
    for kolom in keuze.find_all(exp.Column):
        _controleer_kolom(kolom, kolommen, ctes)
    tabellen = {_naam(tabel) for tabel in keuze.find_all(exp.Table) if tabel.name}
    return {naam for naam in tabellen if naam not in ctes} - {relatie}


def _ontleed(tekst: str) -> exp.Expression:
    try:
        delen = sqlglot.parse(tekst, dialect="duckdb")
    except SqlglotError:
        raise SqlFout("deze SQL is niet te lezen.", "Schrijf één SQL-uitdrukking.") from None
    uitdrukking = delen[0] if len(delen) == 1 else None
    if not isinstance(uitdrukking, exp.Expression) or isinstance(
        uitdrukking, exp.Query | exp.DDL | exp.DML | exp.Command
    ):
        raise SqlFout("dit is niet één SQL-uitdrukking.", "Schrijf een voorwaarde, geen opdracht.")
    return uitdrukking


def _naam(tabel: exp.Table) -> str:
    return f"{tabel.db}.{tabel.name}" if tabel.db else tabel.name


def _omgeving(kolom: exp.Expression, ctes: set[str]) -> tuple[dict[str, str | None], set[str]]:
    """Aliases in reach of a column (None: a sub-query) and names made on the way."""
    bronnen: dict[str, str | None] = {}
    gemaakt: set[str] = set()
    knoop = kolom.parent
    while knoop is not None:
        if isinstance(knoop, exp.Lambda):
            gemaakt |= {deel.name for deel in knoop.expressions}
        if isinstance(knoop, exp.Select):
            gemaakt |= {deel.alias for deel in knoop.expressions if deel.alias}
            for bron in _bronnen(knoop):
                relatie = _naam(bron) if isinstance(bron, exp.Table) else None
                bronnen.setdefault(bron.alias_or_name, None if relatie in ctes else relatie)
        knoop = knoop.parent
    return bronnen, gemaakt


def _bronnen(keuze: exp.Select) -> list[exp.Expression]:
    van = keuze.args.get("from_") or keuze.args.get("from")
    delen = [van.this] if van is not None else []
    return delen + [join.this for join in keuze.args.get("joins") or []]


def _controleer_kolom(kolom: exp.Column, kolommen: Kolommenkennis, ctes: set[str]) -> None:
    bronnen, gemaakt = _omgeving(kolom, ctes)
    naam = kolom.name.lower()
    if naam in gemaakt and not kolom.table:
        return
    if kolom.table:
        if kolom.table in gemaakt:
            return
        if kolom.table not in bronnen:
            raise SqlFout(
                f"de naam {kolom.table} (in {kolom.sql()}) is onbekend.",
                "De getoetste rij heet r.",
            )
        relaties = [bronnen[kolom.table]]
    else:
        relaties = list(bronnen.values())
    bekend: list[str] = []
    for relatie in relaties:
        velden = None if relatie is None else kolommen(relatie)
        if velden is None or naam in velden:
            return
        bekend.extend(velden)
    waar = " of ".join(str(relatie) for relatie in relaties)
    raise SqlFout(f"de kolom {naam} bestaat niet in {waar}.", raad(naam, bekend))
