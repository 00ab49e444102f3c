"""What the values of a declared column look like: a number, a date, a time, yes or no. Counts only.

Belongs here: one query per bron table. Forms are judged leniently, in any spelling that sources
use: this asks whether a column still holds the same kind of thing, not whether values are right.
"""

from __future__ import annotations

import duckdb

from ggm_schema.naming import quote_ident, quote_literal
from pipelines.contract.laden import Contract
from pipelines.drift.model import Kolomtelling

Tellingen = dict[tuple[str, str], Kolomtelling]

# Enough to tell the kind of a column; a bigger table is looked at row by so many rows.
_MEESTE_RIJEN = 100_000
_GETAL = r"[-+€\s]*(EUR\s*)?[0-9][0-9.,\s]*([eE][-+]?[0-9]+)?-{0,2}"
_DATUM = (
    r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}([T\s].*)?|[0-9]{4}-[0-9]{2}"
    r"|[0-9]{1,2}[-/.\s][0-9]{1,2}[-/.\s][0-9]{2,4}(\s.*)?|0"
)
_TIJD = r"([0-9]{4}-[0-9]{2}-[0-9]{2}[T\s])?[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?.*"
_JANEE = (
    "j", "n", "ja", "nee", "true", "false", "waar", "onwaar", "y", "yes", "no", "t", "f", "1", "0",
    "x", "on", "off", "aan", "uit",
)  # fmt: skip


def tel(con: duckdb.DuckDBPyConnection, contract: Contract) -> Tellingen:
    """(table, column) → counts, of every declared column of a source that was just loaded."""
    gevonden: Tellingen = {}
    for object_ in contract.objecten:
        tabel = contract.tabel(object_.name)
        namen = [kolom.name for kolom in object_.properties]
        rij = con.execute(_sql(con, tabel, namen)).fetchone() or ()
        rijen, aantallen = rij[0], rij[1:]
        for nummer, naam in enumerate(namen):
            gevonden[tabel, naam] = Kolomtelling(rijen, *aantallen[nummer * 5 : nummer * 5 + 5])
    return gevonden


def _sql(con: duckdb.DuckDBPyConnection, tabel: str, namen: list[str]) -> str:
    relatie = f"bron.{quote_ident(tabel)}"
    rij = con.execute(f"select count(*) from {relatie}").fetchone()
    elke = max(1, -(-int(rij[0]) // _MEESTE_RIJEN)) if rij else 1
    steekproef = f"where hash(_rij) % {elke} = 0" if elke > 1 else ""
    tellers = ", ".join(f"{_tellers(quote_ident(naam))}" for naam in namen)
    return f"select count(*), {tellers} from {relatie} {steekproef}"


def _tellers(kolom: str) -> str:
    kaal = f"trim({kolom})"
    vormen = ", ".join(
        f"count(*) filter (regexp_full_match({kaal}, {quote_literal(vorm)}))"
        for vorm in (_GETAL, _DATUM, _TIJD)
    )
    woorden = ", ".join(quote_literal(woord) for woord in _JANEE)
    return f"count(nullif({kaal}, '')), {vormen}, count(*) filter (lower({kaal}) in ({woorden}))"
