"""Which columns of tables fill a column of a SELECT: read from the SQL, never typed by hand.

Belongs here: walking the SQL of any SELECT. Does not belong here: what a mapping is (`mapping`),
which of its columns people are shown (`lineage`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlglot import exp
from sqlglot.lineage import Node, lineage
from sqlglot.schema import MappingSchema

DIALECT = "duckdb"
Herkomst = dict[str, list[tuple[str, str]]]


def herkomst(sql: str | exp.Expr, bronkolommen: Mapping[str, Sequence[str]]) -> Herkomst:
    """Column of the SELECT → the (table, column) pairs it is computed from, in order of name.

    Tables carry their schema: `bron.brp_csv_persoon`; `bronkolommen` gives their columns. Goes
    through macros, CTEs, joins, unions and unnest. A column made of constants only has an empty
    list. Columns that only join or filter are no origin.
    """
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
