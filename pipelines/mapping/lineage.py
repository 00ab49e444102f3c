"""Which columns of a source fill a column of the GGM.

Belongs here: the origin of columns that mappings fill, and `kwaliteit.herkomst`, where analysts
find it. Does not belong here: walking SQL (`herkomst`), judging mappings (`laden`), showing lineage
in Dagster (`assets`).
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from pipelines.mapping.herkomst import Herkomst
from pipelines.mapping.laden import Mapping

_AANLEVERING = "_herkomst"
_VASTE_WAARDE: list[tuple[str | None, str | None]] = [(None, None)]
_KOLOMMEN = ("doel_tabel", "doel_kolom", "bron", "brontabel", "bronkolom", "mapping")


def kolomherkomst(mapping: Mapping) -> Herkomst:
    """As `herkomst`, for the columns of the target: without record number and reason."""
    namen = {kolom.naam for kolom in mapping.kolommen}
    return {n: h for n, h in mapping.herkomst.items() if n in namen}


def schrijf_herkomst(con: duckdb.DuckDBPyConnection, mappings: Iterable[Mapping]) -> None:
    """Fill `kwaliteit.herkomst` anew: a row per target column and column that it comes from."""
    rijen = [
        (mapping.doel, kolom, mapping.bron, tabel, bronkolom, mapping.naam)
        for mapping in mappings
        for kolom, bronnen in kolomherkomst(mapping).items()
        for tabel, bronkolom in (*bronnen,) or _VASTE_WAARDE
    ]
    velden = {
        naam: pa.array([rij[nummer] for rij in rijen], pa.string())
        for nummer, naam in enumerate(_KOLOMMEN)
    }
    con.execute("delete from kwaliteit.herkomst")
    con.register(_AANLEVERING, pa.table(velden))
    con.execute(f"insert into kwaliteit.herkomst by name from {_AANLEVERING}")
    con.unregister(_AANLEVERING)
