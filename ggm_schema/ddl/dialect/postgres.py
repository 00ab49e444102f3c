"""PostgreSQL.

Belongs here: what PostgreSQL wants differently. Text has no length: data that is too long is for a
rule to find, and must not stop a load.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from ggm_schema.ddl.bouwplan import Bouwplan, Tabelplan, Weergaveplan
from ggm_schema.ddl.dialect.namen import Naamregels, hernoemd
from ggm_schema.ddl.dialect.vertaling import Vertaler, kop
from ggm_schema.naming import quote_ident, quote_literal, quote_relatie

NAMEN = Naamregels(hoogstens=63, in_bytes=True)
_UITLEG = (
    "Kan opnieuw: tabellen met gegevens blijven, waardenlijsten en weergaven worden vernieuwd.",
)


def schrijf(plan: Bouwplan) -> str:
    """SQL for psql or any client."""
    vertaler = Vertaler("postgres", NAMEN, lambda veld: exp.DataType.build(veld.type, "duckdb"))
    delen = [kop(plan, "PostgreSQL", _UITLEG, hernoemd(plan, NAMEN))]
    delen += [vertaler.sql(vertaler.schema(schema)) for schema in plan.schemas]
    for tabel in plan.tabellen:
        delen.extend(_tabel(vertaler, tabel))
    for weergave in plan.weergaven:
        delen.extend(_weergave(vertaler, weergave))
    return "\n".join(delen) + "\n"


def _tabel(vertaler: Vertaler, tabel: Tabelplan) -> Iterator[str]:
    maak = vertaler.tabel(tabel)
    maak.set("exists", True)
    yield vertaler.sql(maak)
    naam = _relatie(tabel.schema, tabel.naam)
    yield f"COMMENT ON TABLE {naam} IS {quote_literal(tabel.toelichting)};"
    for veld in tabel.velden:
        if veld.toelichting:
            kolom = f"{naam}.{quote_ident(NAMEN.kolom(veld.naam))}"
            yield f"COMMENT ON COLUMN {kolom} IS {quote_literal(veld.toelichting)};"
    if tabel.is_enumeratie:
        yield f"DELETE FROM {naam};"
    for rijen in vertaler.rijen(tabel):
        yield vertaler.sql(rijen)


def _weergave(vertaler: Vertaler, weergave: Weergaveplan) -> Iterator[str]:
    yield vertaler.sql(vertaler.weergave(weergave))
    naam = _relatie(weergave.schema, weergave.naam)
    yield f"COMMENT ON VIEW {naam} IS {quote_literal(weergave.toelichting)};"


def _relatie(schema: str, naam: str) -> str:
    return quote_relatie(f"{NAMEN.relatie(schema)}.{NAMEN.relatie(naam)}")
