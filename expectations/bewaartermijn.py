"""Records that are kept longer than the contract of their source allows.

Belongs here: finding them in schema `bron`. Does not belong here: reading contracts, deciding
whether a record may still be kept (a complaint or court case can be a reason; no column says so).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import duckdb

from ggm_schema.naming import quote_ident, quote_literal, quote_relatie

# Spellings of dates that sources use; '%Y%m%d' last, or '31-12-2010' would never get its turn.
VORMEN = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%dT%H:%M:%S", "%Y%m%d")
_EENHEID = {"y": "year", "m": "month", "d": "day"}


@dataclass(frozen=True, slots=True)
class Bewaartermijn:
    """How long a record may be kept, counted from the date in `kolom`."""

    bron: str
    tabel: str
    kolom: str
    aantal: int
    eenheid: Literal["y", "m", "d"]


def bepaal(
    con: duckdb.DuckDBPyConnection, levering: date, termijnen: Iterable[Bewaartermijn]
) -> int:
    """Fill `kwaliteit.bewaartermijn` with every record whose term ended before the levering, and
    `kwaliteit.bewaartoets` with the counts per term.

    A date that is missing, incomplete or unreadable starts no term. Doing it again replaces.

    Returns:
        The number of records.
    """
    con.execute("delete from kwaliteit.bewaartermijn where levering = ?", [levering])
    con.execute("delete from kwaliteit.bewaartoets where levering = ?", [levering])
    for termijn in termijnen:
        con.execute(_sql(termijn), {"levering": levering})
        con.execute(_telling(termijn), {"levering": levering})
    rij = con.execute(
        "select count(*) from kwaliteit.bewaartermijn where levering = ?", [levering]
    ).fetchone()
    return int(rij[0]) if rij else 0


def _datum(termijn: Bewaartermijn) -> str:
    vormen = ", ".join(quote_literal(vorm) for vorm in VORMEN)
    return f"cast(try_strptime(trim({quote_ident(termijn.kolom)}), [{vormen}]) as date)"


def _telling(termijn: Bewaartermijn) -> str:
    wat = ", ".join(quote_literal(deel) for deel in (termijn.bron, termijn.tabel, termijn.kolom))
    return f"""
        insert into kwaliteit.bewaartoets
        select $levering, {wat}, count({_datum(termijn)}),
               (select count(*) from kwaliteit.bewaartermijn
                where levering = $levering and (bron, tabel, kolom) = ({wat}))
        from {quote_relatie(f"bron.{termijn.bron}_{termijn.tabel}")}
    """


def _sql(termijn: Bewaartermijn) -> str:
    duur = f"interval {int(termijn.aantal)} {_EENHEID[termijn.eenheid]}"
    return f"""
        insert into kwaliteit.bewaartermijn
        select $levering, {quote_literal(termijn.bron)}, {quote_literal(termijn.tabel)},
               {quote_literal(termijn.kolom)}, _rij
        from {quote_relatie(f"bron.{termijn.bron}_{termijn.tabel}")}
        where {_datum(termijn)} + {duur} < $levering
    """
