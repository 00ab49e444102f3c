"""SQL that creates the GGM, made of a catalogue.

Belongs here: text of statements. Does not belong here: running them, or facts. There are no keys
and no NOT NULL as constraints: a finding about quality must not stop a load, and DuckDB has no
foreign keys over schemas. Relations are facts of the catalogue, tested by rules.
"""

from __future__ import annotations

from collections.abc import Iterable

from ggm_schema.ddl.bouwplan import bouwplan, tabelplan, weergaveplan
from ggm_schema.ddl.dialect import DIALECTEN, duckdb, schrijf
from ggm_schema.model import Catalogus

__all__ = ["DIALECTEN", "ddl", "ddl_weergaven", "volledige_ddl"]


def ddl(catalogus: Catalogus, tabellen: Iterable[str] | None = None) -> str:
    """DuckDB's SQL for the tables alone (all, or those named in full), with facts as comments.

    Raises:
        DefinitieFout: a name that the catalogue does not have.
    """
    return duckdb.schrijf(tabelplan(catalogus, tabellen))


def ddl_weergaven(catalogus: Catalogus, tabellen: Iterable[str] | None = None) -> str:
    """DuckDB's SQL for the flat views alone: all, or those on these tables, which must exist.

    Raises:
        DefinitieFout: a name that the catalogue does not have.
    """
    return duckdb.schrijf(weergaveplan(catalogus, tabellen))


def volledige_ddl(
    catalogus: Catalogus, tabellen: Iterable[str] | None = None, dialect: str = "duckdb"
) -> str:
    """SQL for an empty database: tables, enumeration tables with their values and flat views.

    Args:
        tabellen: full names; without them the whole model. Their enumerations come along, and of
            their flat views the part that these tables hold.
        dialect: one of `DIALECTEN`.

    Raises:
        DefinitieFout: a table or dialect that is not known.
    """
    return schrijf(bouwplan(catalogus, tabellen), dialect)
