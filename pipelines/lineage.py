"""Which columns of a source fill a column of the GGM: read from the SQL, never typed by hand.

Belongs here: walking the SQL of a mapping. Does not belong here: judging a mapping (`mapping`) and
showing lineage to people (`assets`).
"""

from __future__ import annotations

from collections.abc import Mapping as Woordenboek
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlglot import exp
from sqlglot.lineage import Node, lineage
from sqlglot.schema import MappingSchema

if TYPE_CHECKING:
    from pipelines.mapping import Mapping

DIALECT = "duckdb"
Herkomst = dict[str, list[tuple[str, str]]]


def kolomherkomst(mapping: Mapping) -> Herkomst:
    """Column of the target → the (table, column) pairs it is computed from, in order of name.

    Tables carry their schema: `bron.brp_csv_persoon`. Goes through macros, CTEs, joins, unions and
    unnest. A column made of constants only has an empty list. Columns that only join or filter are
    no origin.
    """
    namen = {kolom.naam for kolom in mapping.kolommen}
    return {n: h for n, h in herkomst(mapping.sql, mapping.bronkolommen).items() if n in namen}


def herkomst(sql: str | exp.Expr, bronkolommen: Woordenboek[str, Sequence[str]]) -> Herkomst:
    """As `kolomherkomst`, for any SELECT over tables `schema.tabel` with the given columns."""
    schema: dict[str, object] = {}
    for naam_schema in {tabel.partition(".")[0] for tabel in bronkolommen}:
        schema[naam_schema] = {
            tabel.partition(".")[2]: dict.fromkeys(kolommen, "varchar")
            for tabel, kolommen in bronkolommen.items()
            if tabel.partition(".")[0] == naam_schema
        }
    bomen = lineage(
        None, sql, MappingSchema(schema, dialect=DIALECT), dialect=DIALECT, trim_selects=False
    )
    return {naam: sorted(_bladeren(boom)) for naam, boom in bomen.items()}


def _bladeren(boom: Node) -> set[tuple[str, str]]:
    gevonden = set()
    for knoop in boom.walk():
        bron = knoop.source
        if isinstance(bron, exp.Table) and bron.name and not knoop.downstream:
            tabel = f"{bron.db}.{bron.name}" if bron.db else bron.name
            gevonden.add((tabel, exp.to_column(knoop.name, dialect=DIALECT).name))
    return gevonden
