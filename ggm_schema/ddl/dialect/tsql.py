"""SQL Server (T-SQL), for sqlcmd or Management Studio, which know GO.

Belongs here: what SQL Server wants differently. A view must be alone in its batch. Comments are
extended properties. Text is NVARCHAR(MAX), so that data that is too long does not stop a load; only
short texts that are joined on (source, code) have a length, since MAX cannot be indexed.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from ggm_schema.ddl.bouwplan import Bouwplan, Tabelplan, Veld, Weergaveplan
from ggm_schema.ddl.dialect.namen import Naamregels, hernoemd
from ggm_schema.ddl.dialect.vertaling import Vertaler, kop

NAMEN = Naamregels(hoogstens=128)
_INDEXEERBAAR = 450  # 900 bytes, the longest key of an index
_LANGSTE_TOELICHTING = 3700  # a property holds 7500 bytes, two per character
_UITLEG = (
    "Voor een lege database. GO scheidt de delen: gebruik sqlcmd of Management Studio.",
    "De toelichting staat in de eigenschap MS_Description.",
)


def schrijf(plan: Bouwplan) -> str:
    """SQL in batches."""
    vertaler = Vertaler("tsql", NAMEN, _veldtype, lambda tekst: exp.National(this=tekst))
    delen = [kop(plan, "SQL Server", _UITLEG, hernoemd(plan, NAMEN))]
    for schema in plan.schemas:
        delen += [vertaler.sql(vertaler.schema(schema)), "GO"]
    for tabel in plan.tabellen:
        delen.extend(_tabel(vertaler, tabel))
    for weergave in plan.weergaven:
        delen.extend(_weergave(vertaler, weergave))
    return "\n".join(delen) + "\n"


def _veldtype(veld: Veld) -> exp.DataType:
    if veld.type != "VARCHAR":
        return exp.DataType.build(veld.type, "duckdb")
    return exp.DataType.build(f"NVARCHAR({_INDEXEERBAAR if veld.kort else 'MAX'})", "tsql")


def _tabel(vertaler: Vertaler, tabel: Tabelplan) -> Iterator[str]:
    yield vertaler.sql(vertaler.tabel(tabel))
    for rijen in vertaler.rijen(tabel):
        yield vertaler.sql(rijen)
    yield _toelichting(tabel.toelichting, tabel.schema, "TABLE", tabel.naam)
    for veld in tabel.velden:
        if veld.toelichting:
            yield _toelichting(veld.toelichting, tabel.schema, "TABLE", tabel.naam, veld.naam)
    yield "GO"


def _weergave(vertaler: Vertaler, weergave: Weergaveplan) -> Iterator[str]:
    yield vertaler.sql(vertaler.weergave(weergave))
    yield "GO"
    yield _toelichting(weergave.toelichting, weergave.schema, "VIEW", weergave.naam)
    yield "GO"


def _toelichting(tekst: str, schema: str, soort: str, naam: str, kolom: str | None = None) -> str:
    kort = tekst if len(tekst) <= _LANGSTE_TOELICHTING else tekst[: _LANGSTE_TOELICHTING - 1] + "…"
    lagen = [("SCHEMA", NAMEN.relatie(schema)), (soort, NAMEN.relatie(naam))]
    if kolom is not None:
        lagen.append(("COLUMN", NAMEN.kolom(kolom)))
    waar = "".join(
        f", @level{n}type = {_tekst(wat)}, @level{n}name = {_tekst(wie)}"
        for n, (wat, wie) in enumerate(lagen)
    )
    return (
        "EXEC sys.sp_addextendedproperty "
        f"@name = {_tekst('MS_Description')}, @value = {_tekst(kort)}{waar};"
    )


def _tekst(tekst: str) -> str:
    return exp.National(this=tekst).sql(dialect="tsql")
