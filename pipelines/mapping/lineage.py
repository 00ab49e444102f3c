"""Which columns of a source fill a column of the GGM, for one mapping.

Belongs here: the origin of the columns that a mapping fills. Does not belong here: walking SQL
(`herkomst`), judging a mapping (`mapping`), showing lineage to people (`assets`).
"""

from __future__ import annotations

from pipelines.mapping.herkomst import Herkomst, herkomst
from pipelines.mapping.laden import Mapping


def kolomherkomst(mapping: Mapping) -> Herkomst:
    """As `herkomst`, for the columns of the target: without record number and reason."""
    namen = {kolom.naam for kolom in mapping.kolommen}
    return {n: h for n, h in herkomst(mapping.sql, mapping.bronkolommen).items() if n in namen}
