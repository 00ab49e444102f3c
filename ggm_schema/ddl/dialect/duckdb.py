"""DuckDB's own SQL, which every run uses: plain text, so that no SQL parser is loaded for it.

Belongs here: text for DuckDB. Does not belong here: other products.
"""

from __future__ import annotations

from collections.abc import Iterator

from ggm_schema.ddl.bouwplan import Bouwplan, Rij, Tabelplan, Weergaveplan
from ggm_schema.naming import quote_ident, quote_literal, quote_relatie


def schrijf(plan: Bouwplan) -> str:
    """SQL that can be run again: tables with data stay, enumerations and views are renewed."""
    delen = [f"CREATE SCHEMA IF NOT EXISTS {quote_ident(schema)};" for schema in plan.schemas]
    for tabel in plan.tabellen:
        delen.extend(_tabel(tabel))
    for weergave in plan.weergaven:
        delen.extend(_weergave(weergave))
    return "\n".join(delen) + "\n"


def _tabel(tabel: Tabelplan) -> Iterator[str]:
    naam = quote_relatie(f"{tabel.schema}.{tabel.naam}")
    kolommen = ",\n".join(f"    {quote_ident(veld.naam)} {veld.type}" for veld in tabel.velden)
    yield f"CREATE TABLE IF NOT EXISTS {naam} (\n{kolommen}\n);"
    yield f"COMMENT ON TABLE {naam} IS {quote_literal(tabel.toelichting)};"
    for veld in tabel.velden:
        if veld.toelichting:
            kolom = f"{naam}.{quote_ident(veld.naam)}"
            yield f"COMMENT ON COLUMN {kolom} IS {quote_literal(veld.toelichting)};"
    if tabel.is_enumeratie:
        yield f"DELETE FROM {naam};"
    if tabel.rijen:
        yield f"INSERT INTO {naam} VALUES\n" + ",\n".join(map(_rij, tabel.rijen)) + ";"


def _rij(rij: Rij) -> str:
    return f"    ({', '.join(map(_waarde, rij))})"


def _waarde(waarde: str | int | None) -> str:
    if waarde is None:
        return "NULL"
    return quote_literal(waarde) if isinstance(waarde, str) else str(waarde)


def _weergave(weergave: Weergaveplan) -> Iterator[str]:
    naam = quote_relatie(f"{weergave.schema}.{weergave.naam}")
    yield f"CREATE OR REPLACE VIEW {naam} AS\n{weergave.select};"
    yield f"COMMENT ON VIEW {naam} IS {quote_literal(weergave.toelichting)};"
