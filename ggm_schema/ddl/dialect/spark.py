"""Spark SQL, also as Databricks and Fabric speak it.

Belongs here: what Spark wants differently. Comments are part of the definition. A name of a schema,
table or view has ASCII letters only. Spark has no type for a time of day: that stays text.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from ggm_schema.ddl.bouwplan import Bouwplan, Tabelplan, Veld, Weergaveplan
from ggm_schema.ddl.dialect.namen import Naamregels, hernoemd
from ggm_schema.ddl.dialect.vertaling import Vertaler, kop

NAMEN = Naamregels(hoogstens=255, ascii_relaties=True)
_UITLEG = (
    "Kan opnieuw: tabellen met gegevens blijven, waardenlijsten en weergaven worden vernieuwd.",
    "Een tijdstip zonder datum is tekst. Vanaf Spark 3.4, met backslash als escape (standaard).",
)


def schrijf(plan: Bouwplan) -> str:
    """SQL for spark-sql or a notebook."""
    vertaler = Vertaler("spark", NAMEN, _veldtype)
    delen = [kop(plan, "Spark", _UITLEG, hernoemd(plan, NAMEN))]
    delen += [vertaler.sql(vertaler.schema(schema)) for schema in plan.schemas]
    for tabel in plan.tabellen:
        delen.extend(_tabel(vertaler, tabel))
    for weergave in plan.weergaven:
        delen.append(vertaler.sql(_weergave(vertaler, weergave)))
    return "\n".join(delen) + "\n"


def _veldtype(veld: Veld) -> exp.DataType:
    return exp.DataType.build("VARCHAR" if veld.type == "TIME" else veld.type, "duckdb")


def _tabel(vertaler: Vertaler, tabel: Tabelplan) -> Iterator[str]:
    maak = vertaler.tabel(tabel)
    maak.set("exists", True)
    for kolom, veld in zip(maak.this.expressions, tabel.velden, strict=True):
        if veld.toelichting:
            soort = exp.CommentColumnConstraint(this=exp.Literal.string(veld.toelichting))
            kolom.set("constraints", [exp.ColumnConstraint(kind=soort)])
    _licht_toe(maak, tabel.toelichting)
    yield vertaler.sql(maak)
    for nummer, rijen in enumerate(vertaler.rijen(tabel)):
        # Not every Spark table knows DELETE.
        rijen.set("overwrite", nummer == 0)
        yield vertaler.sql(rijen)


def _weergave(vertaler: Vertaler, weergave: Weergaveplan) -> exp.Create:
    maak = vertaler.weergave(weergave)
    _licht_toe(maak, weergave.toelichting)
    return maak


def _licht_toe(maak: exp.Create, tekst: str) -> None:
    eigenschap = exp.SchemaCommentProperty(this=exp.Literal.string(tekst))
    maak.set("properties", exp.Properties(expressions=[eigenschap]))
