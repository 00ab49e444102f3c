"""The macros that look something up in tables of the run.

Belongs here: which tables they need, and creating them where those tables are. Does not belong
here: the macros (`mappings/opzoeken*.sql`).
"""

from __future__ import annotations

import duckdb

from ggm_schema.ddl import ddl
from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Catalogus
from pipelines.warehouse.runbestand import HULP_SQL

_OPZOEKEN = HULP_SQL.with_name("opzoeken.sql")
_OPZOEKEN_BAG = HULP_SQL.with_name("opzoeken_bag.sql")
_ADRESSEN = "ggm_bag.nummeraanduiding"
# Macros that read a table of the GGM, which must be filled before the mapping runs.
OPZOEKTABELLEN = dict.fromkeys(("bag_adressen", "bag_nummeraanduiding", "bag_aantal"), _ADRESSEN)


def laad_opzoeken(con: duckdb.DuckDBPyConnection, catalogus: Catalogus) -> None:
    """Create the macros, with the tables of the GGM that they read where those are not there yet.

    `referentie.codes` and schema `ggm_catalogus` must be there: DuckDB looks at them right away. In
    a release without addresses there are no macros for addresses.
    """
    con.execute(_OPZOEKEN.read_text("utf-8"))
    try:
        catalogus.tabel(_ADRESSEN)
    except DefinitieFout:
        return
    con.execute(ddl(catalogus, [_ADRESSEN]))
    con.execute(_OPZOEKEN_BAG.read_text("utf-8"))
