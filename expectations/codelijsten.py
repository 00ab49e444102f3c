"""Loading the code lists into a run, so that rules can test against them in SQL.

Belongs here: CSV → ``referentie.<lijst>``. Does not belong here: where a list comes from
(``codelists/``).
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from expectations.suites import CODELIJSTEN
from ggm_schema.errors import DefinitieFout
from ggm_schema.naming import quote_ident

_KOLOMMEN = (
    "{'code': 'VARCHAR', 'omschrijving': 'VARCHAR', 'geldig_vanaf': 'DATE', 'geldig_tot': 'DATE'}"
)


def laad_codelijsten(con: duckdb.DuckDBPyConnection, map_: Path = CODELIJSTEN) -> list[str]:
    """Make ``referentie.<lijst>`` of every CSV (``code;omschrijving;geldig_vanaf;geldig_tot``).

    Returns:
        The names of the relations, such as ``referentie.gemeente``.

    Raises:
        DefinitieFout: a list that is not of this form.
    """
    con.execute("create schema if not exists referentie")
    namen = []
    for pad in sorted(map_.glob("*.csv")):
        try:
            con.execute(
                f"create or replace table referentie.{quote_ident(pad.stem)} as"
                " select * from read_csv(?, delim = ';', header = true, quote = '\"',"
                f" auto_detect = false, columns = {_KOLOMMEN})",
                [str(pad)],
            )
        except duckdb.Error:
            raise DefinitieFout(
                "de codelijst is niet te lezen.",
                bestand=pad,
                verwacht="code;omschrijving;geldig_vanaf;geldig_tot, datums als JJJJ-MM-DD.",
            ) from None
        namen.append(f"referentie.{pad.stem}")
    return namen
