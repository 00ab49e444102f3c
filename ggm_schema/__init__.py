"""The Gemeentelijk Gegevensmodel as data, and what is generated from it.

Belongs here: reading an official release, the shipped catalogue of facts, table and column names,
DuckDB types and DDL. Does not belong here: data of a municipality, rules, Dagster.
"""

from __future__ import annotations

from functools import cache

from ggm_schema.model import Catalogus


@cache
def load() -> Catalogus:
    """The catalogue that the project ships, with our corrections. Read once per process."""
    from ggm_schema import store

    return store.lees()
