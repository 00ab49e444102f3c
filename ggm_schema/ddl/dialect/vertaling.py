"""Statements as syntax trees of sqlglot, which writes them in the SQL of a product.

Belongs here: what DuckDB's form and that of other products share. Does not belong here: what one
product wants differently (see the module of that product).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import sqlglot
from sqlglot import exp

from ggm_schema.ddl.bouwplan import Bouwplan, Rij, Tabelplan, Veld, Weergaveplan
from ggm_schema.ddl.dialect.namen import Hernoemd, Naamregels

RIJEN_PER_INSERT = 1000


@dataclass(frozen=True)
class Vertaler:
    """How one product is written.

    `veldtype` gives the type of a column, `tekst` a text as literal.
    """

    product: str
    namen: Naamregels
    veldtype: Callable[[Veld], exp.DataType]
    tekst: Callable[[str], exp.Expr] = exp.Literal.string

    def sql(self, boom: exp.Expr) -> str:
        """One statement, with a semicolon. The tree cannot be used afterwards: copying all of them
        takes as long as writing them."""
        return boom.sql(dialect=self.product, pretty=True, identify=True, copy=False) + ";"

    def relatie(self, schema: str, naam: str) -> exp.Table:
        """A table or view."""
        return exp.Table(
            this=exp.to_identifier(self.namen.relatie(naam), quoted=True),
            db=exp.to_identifier(self.namen.relatie(schema), quoted=True),
        )

    def schema(self, naam: str) -> exp.Create:
        """Make a schema where it is not there."""
        wat = exp.Table(db=exp.to_identifier(self.namen.relatie(naam), quoted=True))
        return exp.Create(this=wat, kind="SCHEMA", exists=True)

    def tabel(self, tabel: Tabelplan) -> exp.Create:
        """Make an empty table."""
        kolommen = [
            exp.ColumnDef(this=self.kolom(veld.naam), kind=self.veldtype(veld))
            for veld in tabel.velden
        ]
        wat = exp.Schema(this=self.relatie(tabel.schema, tabel.naam), expressions=kolommen)
        return exp.Create(this=wat, kind="TABLE")

    def kolom(self, naam: str) -> exp.Identifier:
        """A column, without its table."""
        return exp.to_identifier(self.namen.kolom(naam), quoted=True)

    def rijen(self, tabel: Tabelplan) -> Iterator[exp.Insert]:
        """Insert the rows of a table."""
        kolommen = [self.kolom(veld.naam) for veld in tabel.velden]
        waar = exp.Schema(this=self.relatie(tabel.schema, tabel.naam), expressions=kolommen)
        for begin in range(0, len(tabel.rijen), RIJEN_PER_INSERT):
            deel = tabel.rijen[begin : begin + RIJEN_PER_INSERT]
            yield exp.Insert(this=waar.copy(), expression=self._waarden(deel))

    def _waarden(self, rijen: Sequence[Rij]) -> exp.Values:
        return exp.Values(
            expressions=[exp.Tuple(expressions=[self._waarde(w) for w in rij]) for rij in rijen]
        )

    def _waarde(self, waarde: str | int | None) -> exp.Expr:
        if waarde is None:
            return exp.null()
        return self.tekst(waarde) if isinstance(waarde, str) else exp.Literal.number(waarde)

    def weergave(self, weergave: Weergaveplan) -> exp.Create:
        """Make a view, or replace it."""
        select = sqlglot.parse_one(weergave.select, dialect="duckdb")
        for naam in list(select.find_all(exp.Identifier)):
            regel = self.namen.relatie if isinstance(naam.parent, exp.Table) else self.namen.kolom
            naam.set("this", regel(naam.name))
        return exp.Create(
            this=self.relatie(weergave.schema, weergave.naam),
            kind="VIEW",
            replace=True,
            expression=select,
        )


def kop(plan: Bouwplan, product: str, uitleg: Sequence[str], anders: Sequence[Hernoemd]) -> str:
    """The comment at the top of a file, with every name that differs from the model."""
    versie = " ".join(plan.versie.split())
    regels = [
        f"Gemeentelijk Gegevensmodel {versie} voor {product}, gemaakt door Waterpas.",
        *uitleg,
    ]
    if anders:
        regels.append(f"Namen die {product} niet aankan, zijn aangepast:")
        regels += [f"  {naam.naam} -> {naam.wordt}" for naam in anders]
    return "\n".join(f"-- {regel}" for regel in regels)
