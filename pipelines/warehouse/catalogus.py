"""Schema `ggm_catalogus` in the file of a run: what the columns in that same file mean.

Belongs here: making and filling it. Does not belong here: which fact goes where (see
`ggm_schema.catalogustabellen`).
"""

from __future__ import annotations

import duckdb
import pyarrow as pa

from ggm_schema.catalogustabellen import SCHEMA, SQL, catalogustabellen
from ggm_schema.model import Catalogus
from ggm_schema.naming import quote_ident

_AANLEVERING = "_ggm_catalogus"


def laad_catalogus(con: duckdb.DuckDBPyConnection, catalogus: Catalogus) -> None:
    """Make the tables anew and fill them; doing it again changes nothing."""
    con.execute(SQL.read_text("utf-8"))
    for naam, tabel in _arrow(catalogus).items():
        con.register(_AANLEVERING, tabel)
        con.execute(f"insert into {SCHEMA}.{quote_ident(naam)} by name from {_AANLEVERING}")
        con.unregister(_AANLEVERING)


def _arrow(catalogus: Catalogus) -> dict[str, pa.Table]:
    return {naam: pa.table(kolommen) for naam, kolommen in catalogustabellen(catalogus).items()}
