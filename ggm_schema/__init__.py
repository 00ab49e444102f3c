"""The Gemeentelijk Gegevensmodel as data, and what is generated from it.

Belongs here: reading an official release, the shipped catalogue of facts, table and column names,
DuckDB types and DDL. Does not belong here: data of a municipality, rules, Dagster.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ggm_schema.model import Catalogus


@cache
def load(map: Path | None = None, uitbreidingen: Path | None = None) -> Catalogus:
    """A catalogue with our corrections, read once per process.

    Args:
        map: folder of a release that the municipality imported itself; without it the catalogue
            that the project ships.
        uitbreidingen: folder with the municipality's own extensions; without it the release alone.
    """
    from ggm_schema import store

    if uitbreidingen is None:
        return store.lees(map)
    from ggm_schema.uitbreiding import breid_uit

    return breid_uit(load(map), uitbreidingen)
