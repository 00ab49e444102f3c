"""The forms for SQL Server and Spark, read back strictly and held against the catalogue.

Neither product runs here: what is tested is that every statement is one of that product's grammar
and that tables, columns, types, values and views are all of the catalogue, and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import sqlglot
from sqlglot import ErrorLevel, exp

from ggm_schema.ddl import volledige_ddl
from ggm_schema.ddl.dialect import spark, tsql
from ggm_schema.ddl.dialect.namen import Naamregels
from ggm_schema.ddl.enumeraties import KOLOMMEN, enumeratietabellen
from ggm_schema.ddl.weergaven import weergaven
from ggm_schema.model import Catalogus, Definitie
from tests.ggm_schema.ddl.modellen import catalogus, enumeratie, kennel, tabel

REGELS = {"tsql": tsql.NAMEN, "spark": spark.NAMEN}
TYPEN = {
    "tsql": {
        "VARCHAR": "NVARCHAR(MAX)", "BIGINT": "BIGINT", "INTEGER": "INTEGER", "DATE": "DATE",
        "TIME": "TIME", "TIMESTAMP": "DATETIME2", "BOOLEAN": "BIT", "DOUBLE": "FLOAT",
    },
    "spark": {
        "VARCHAR": "STRING", "BIGINT": "BIGINT", "INTEGER": "INT", "DATE": "DATE",
        "TIME": "STRING", "TIMESTAMP": "TIMESTAMP_NTZ", "BOOLEAN": "BOOLEAN", "DOUBLE": "DOUBLE",
    },
}  # fmt: skip
GETAL = {"tsql": "NUMERIC", "spark": "DECIMAL"}


@dataclass
class Gelezen:
    """What the text of a dialect makes."""

    soorten: dict[str, int] = field(default_factory=dict)
    tabellen: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    weergaven: dict[str, list[str]] = field(default_factory=dict)
    rijen: dict[str, list[tuple[str | None, ...]]] = field(default_factory=dict)
    schemas: set[str] = field(default_factory=set)
    eigenschappen: int = 0


def lees(tekst: str, dialect: str) -> Gelezen:
    """Parse every statement; a statement that is not of the grammar is an error."""
    gelezen = Gelezen()
    if dialect == "tsql":
        tekst, gelezen.eigenschappen = EIGENSCHAP.subn("", tekst)
    for boom in bomen(tekst, dialect):
        naam = type(boom).__name__
        gelezen.soorten[naam] = gelezen.soorten.get(naam, 0) + 1
        if isinstance(boom, exp.Create) and boom.kind == "TABLE":
            gelezen.tabellen[relatie(boom.this.this)] = [
                (kolom.name, kolom.args["kind"].sql(dialect)) for kolom in boom.this.expressions
            ]
        elif isinstance(boom, exp.Create) and boom.kind == "VIEW":
            gelezen.weergaven[relatie(boom.this)] = boom.expression.named_selects
        elif isinstance(boom, exp.Create) and boom.kind == "SCHEMA":
            gelezen.schemas.add(boom.this.db)
        elif isinstance(boom, exp.Insert):
            gelezen.rijen.setdefault(relatie(boom.this.this), []).extend(
                tuple(None if isinstance(w, exp.Null) else w.name for w in rij.expressions)
                for rij in boom.expression.expressions
            )
    return gelezen


_TEKST = r"N'(?:[^']|'')*'"
# Twelve thousand statements of one form: its grammar is this, and parsing it takes half a minute.
EIGENSCHAP = re.compile(
    rf"^EXEC sys\.sp_addextendedproperty @name = N'MS_Description', @value = {_TEKST}"
    rf"(?:, @level(\d)type = N'(?:SCHEMA|TABLE|VIEW|COLUMN)', @level\1name = {_TEKST}){{2,3}};$",
    flags=re.MULTILINE,
)


def bomen(tekst: str, dialect: str) -> Iterator[exp.Expr]:
    for deel in re.split(r"^GO$", tekst, flags=re.MULTILINE) if dialect == "tsql" else [tekst]:
        for boom in sqlglot.parse(deel, dialect=dialect, error_level=ErrorLevel.RAISE):
            if boom is not None:
                yield boom


def relatie(tabel_: exp.Expr) -> str:
    assert isinstance(tabel_, exp.Table)
    return f"{tabel_.db}.{tabel_.name}"


@pytest.fixture(scope="module", params=["tsql", "spark"])
def dialect(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def tekst(ggm: Catalogus, dialect: str) -> str:
    return volledige_ddl(ggm, dialect=dialect)


@pytest.fixture(scope="module")
def gelezen(tekst: str, dialect: str) -> Gelezen:
    return lees(tekst, dialect)


def volledig(regels: Naamregels, schema: str, naam: str) -> str:
    return f"{regels.relatie(schema)}.{regels.relatie(naam)}"


def verwacht_type(dialect: str, duckdb_type: str, *, kort: bool) -> str:
    if kort and dialect == "tsql" and duckdb_type == "VARCHAR":
        return "NVARCHAR(450)"
    return TYPEN[dialect].get(duckdb_type) or duckdb_type.replace(
        "DECIMAL", GETAL[dialect]
    ).replace(",", ", ")


@pytest.mark.slow
def test_the_tables_are_those_of_the_catalogue_with_type_and_order(
    ggm: Catalogus, dialect: str, gelezen: Gelezen
) -> None:
    regels = REGELS[dialect]
    verwacht = {
        volledig(regels, t.schema, t.naam): [
            (regels.kolom(k.naam), verwacht_type(dialect, k.type, kort=k.soort == "technisch"))
            for k in t.kolommen
        ]
        for t in ggm.tabellen
    }
    verwacht |= {
        volledig(regels, t.schema, t.naam): [
            (naam, verwacht_type(dialect, type_, kort=naam == "code")) for naam, type_ in KOLOMMEN
        ]
        for t in enumeratietabellen(ggm)
    }
    assert gelezen.tabellen == verwacht


@pytest.mark.slow
def test_the_views_are_those_of_the_catalogue_in_order(
    ggm: Catalogus, dialect: str, gelezen: Gelezen
) -> None:
    regels = REGELS[dialect]
    assert gelezen.weergaven == {
        volledig(regels, w.schema, w.naam): [regels.kolom(k.naam) for k in w.kolommen]
        for w in weergaven(ggm)
    }


@pytest.mark.slow
def test_every_official_value_is_there_with_its_code(
    ggm: Catalogus, dialect: str, gelezen: Gelezen
) -> None:
    assert gelezen.rijen == {
        volledig(REGELS[dialect], t.schema, t.naam): [
            (code, waarde, str(rang)) for code, waarde, rang in t.rijen
        ]
        for t in enumeratietabellen(ggm)
        if t.rijen
    }


@pytest.mark.slow
def test_nothing_else_is_in_it(dialect: str, gelezen: Gelezen, ggm: Catalogus) -> None:
    schemas = {t.schema for t in (*ggm.tabellen, *enumeratietabellen(ggm))}
    if dialect == "spark":
        assert gelezen.schemas == {spark.NAMEN.relatie(schema) for schema in schemas}
        assert set(gelezen.soorten) == {"Create", "Insert"}
    else:
        assert gelezen.soorten["IfBlock"] == len(schemas)
        assert set(gelezen.soorten) == {"Create", "Insert", "IfBlock"}
        assert gelezen.eigenschappen > 5_000


@pytest.mark.slow
def test_all_names_are_such_as_the_product_takes(dialect: str, gelezen: Gelezen) -> None:
    kolommen = {naam for velden in gelezen.tabellen.values() for naam, _ in velden}
    kolommen |= {naam for velden in gelezen.weergaven.values() for naam in velden}
    relaties = {
        deel for naam in (*gelezen.tabellen, *gelezen.weergaven) for deel in naam.split(".")
    }
    assert max(map(len, kolommen | relaties)) <= (128 if dialect == "tsql" else 255)
    if dialect == "spark":
        assert all(re.fullmatch(r"[a-z0-9_]+", naam) for naam in relaties)


@pytest.mark.slow
def test_a_view_is_alone_in_its_batch(tekst: str, dialect: str) -> None:
    if dialect == "tsql":
        delen = re.split(r"^GO$", tekst, flags=re.MULTILINE)
        met = [deel.strip() for deel in delen if "CREATE OR ALTER VIEW" in deel]
        assert all(deel.startswith("CREATE OR ALTER VIEW") for deel in met)
        assert all(deel.count(";") == 1 for deel in met)
        assert len(met) > 250


# --- comments, and texts that could break out -----------------------------------------------------

LASTIG = "'t is \\ een `dier`; -- [ja]] of {nee}"


@pytest.mark.parametrize("dialect_", ["postgres", "tsql", "spark"])
def test_texts_and_names_come_back_as_they_are(dialect_: str) -> None:
    model = catalogus(
        tabel('po"es]`', "va`cht]", guid="g-poes"),
        enumeraties=[enumeratie("Vacht", LASTIG, "é €")],
        definities=[Definitie("g-poes", LASTIG)],
    )
    tekst_ = volledige_ddl(model, dialect=dialect_)
    gelezen_ = lees(tekst_, dialect_)
    [waarden] = gelezen_.rijen.values()
    assert [waarde for _, waarde, _ in waarden] == [LASTIG, "é €"]
    kolommen = [naam for velden in gelezen_.tabellen.values() for naam, _ in velden]
    assert "va`cht]" in kolommen
    teksten = {
        letterlijk.name
        for boom in bomen(tekst_, dialect_)
        for letterlijk in boom.find_all(exp.Literal, exp.National)
    }
    assert any(gevonden.endswith(f"definitie: {LASTIG}") for gevonden in teksten)


def test_sql_server_gets_a_comment_per_table_column_and_view() -> None:
    tekst_ = volledige_ddl(kennel(), dialect="tsql")
    assert tekst_.count("@level1type = N'TABLE'") == 3 + 5  # tables, and their text columns
    assert tekst_.count("@level2type = N'COLUMN', @level2name = N'chip'") == 1
    assert tekst_.count("@level1type = N'VIEW'") == 2


def test_a_comment_that_sql_server_cannot_hold_is_cut() -> None:
    model = catalogus(tabel("poes", guid="g"), definities=[Definitie("g", "lang " * 2_000)])
    [waarde] = re.findall(r"@value = N'([^']*)'", volledige_ddl(model, dialect="tsql"))
    assert len(waarde) == 3_700
    assert waarde.endswith("…")


def test_many_values_go_in_portions() -> None:
    model = catalogus(enumeraties=[enumeratie("Soort", *(f"soort {n}" for n in range(2_001)))])
    for dialect_ in ("postgres", "tsql", "spark"):
        tekst_ = volledige_ddl(model, dialect=dialect_)
        inserts = [b for b in bomen(tekst_, dialect_) if isinstance(b, exp.Insert)]
        assert [len(i.expression.expressions) for i in inserts] == [1_000, 1_000, 1]
        # Only the first portion may put away what was there.
        assert [bool(i.args.get("overwrite")) for i in inserts] == [
            dialect_ == "spark", False, False
        ]  # fmt: skip
