"""The same database in the SQL of several products. One module per product.

Belongs here: which products there are. Does not belong here: what is made (see `bouwplan`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ggm_schema.ddl.bouwplan import Bouwplan
from ggm_schema.ddl.dialect import duckdb, postgres, spark, tsql
from ggm_schema.errors import DefinitieFout
from ggm_schema.naming import raad

__all__ = ["DIALECTEN", "schrijf"]

_SCHRIJVERS: Mapping[str, Callable[[Bouwplan], str]] = {
    "duckdb": duckdb.schrijf,
    "postgres": postgres.schrijf,
    "tsql": tsql.schrijf,
    "spark": spark.schrijf,
}
DIALECTEN: tuple[str, ...] = tuple(_SCHRIJVERS)


def schrijf(plan: Bouwplan, dialect: str) -> str:
    """The SQL text of a plan.

    Raises:
        DefinitieFout: an unknown dialect, or names that the product cannot tell apart.
    """
    try:
        schrijver = _SCHRIJVERS[dialect]
    except KeyError:
        raise DefinitieFout(
            f"Waterpas kent het dialect {dialect} niet.",
            verwacht=f"{', '.join(DIALECTEN[:-1])} of {DIALECTEN[-1]}.",
            doe=raad(dialect, DIALECTEN),
        ) from None
    return schrijver(plan)
