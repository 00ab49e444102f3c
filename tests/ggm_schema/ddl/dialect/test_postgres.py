"""The whole model in a real PostgreSQL, held against the catalogue both ways."""

from __future__ import annotations

import random

import duckdb
import pytest

from ggm_schema.ddl import ddl, ddl_weergaven, volledige_ddl
from ggm_schema.ddl.dialect.postgres import NAMEN
from ggm_schema.ddl.enumeraties import KOLOMMEN, enumeratietabellen
from ggm_schema.ddl.weergaven import weergaven
from ggm_schema.model import Catalogus
from tests.ggm_schema.ddl.modellen import SCHEMA, catalogus, enumeratie, kennel
from tests.postgres import Postgres

TYPEN = {
    "VARCHAR": "text", "BIGINT": "bigint", "INTEGER": "integer", "DATE": "date", "TIME":
    "time without time zone", "TIMESTAMP": "timestamp without time zone", "BOOLEAN": "boolean",
    "DOUBLE": "double precision",
}  # fmt: skip


def pg_type(duckdb_type: str) -> str:
    return TYPEN.get(duckdb_type) or duckdb_type.lower().replace("decimal", "numeric")


@pytest.fixture(scope="module")
def heel(ggm: Catalogus, postgres: Postgres) -> str:
    """Name of a database in which the whole DDL ran in one go."""
    postgres.sql("create database heel")
    postgres.sql(volledige_ddl(ggm, dialect="postgres"), "heel")
    return "heel"


def kolommen(postgres: Postgres, database: str, soort: str) -> dict[str, list[tuple[str, str]]]:
    gevonden: dict[str, list[tuple[str, str]]] = {}
    for tabel, kolom, type_ in postgres.sql(
        f"""
        select k.table_schema || '.' || k.table_name, k.column_name,
               case k.data_type when 'numeric'
                    then 'numeric(' || numeric_precision || ',' || numeric_scale || ')'
                    else k.data_type end
        from information_schema.columns k join information_schema.tables t
          using (table_catalog, table_schema, table_name)
        where k.table_schema like 'ggm\\_%' and t.table_type = '{soort}'
        order by 1, k.ordinal_position
        """,
        database,
    ):
        gevonden.setdefault(tabel, []).append((kolom, type_))
    return gevonden


def volledig(schema: str, naam: str) -> str:
    return f"{NAMEN.relatie(schema)}.{NAMEN.relatie(naam)}"


@pytest.mark.slow
def test_the_tables_are_those_of_the_catalogue_with_type_and_order(
    ggm: Catalogus, postgres: Postgres, heel: str
) -> None:
    verwacht = {
        volledig(t.schema, t.naam): [(NAMEN.kolom(k.naam), pg_type(k.type)) for k in t.kolommen]
        for t in ggm.tabellen
    }
    verwacht |= {
        volledig(t.schema, t.naam): [(naam, pg_type(type_)) for naam, type_ in KOLOMMEN]
        for t in enumeratietabellen(ggm)
    }
    assert kolommen(postgres, heel, "BASE TABLE") == verwacht


@pytest.mark.slow
def test_the_views_are_those_of_the_catalogue_with_type_and_order(
    ggm: Catalogus, postgres: Postgres, heel: str
) -> None:
    verwacht = {
        volledig(w.schema, w.naam): [
            (NAMEN.kolom(k.naam), pg_type(ggm.tabel(k.tabel).kolom(k.kolom).type))
            for k in w.kolommen
        ]
        for w in weergaven(ggm)
    }
    assert kolommen(postgres, heel, "VIEW") == verwacht


@pytest.mark.slow
def test_every_official_value_is_there_with_its_code(
    ggm: Catalogus, postgres: Postgres, heel: str
) -> None:
    rijen = postgres.sql(
        " union all ".join(
            f"select '{t.volledige_naam}' as tabel, coalesce(code, '<geen>'), waarde, volgnummer"
            f' from "{NAMEN.relatie(t.schema)}"."{NAMEN.relatie(t.naam)}"'
            for t in enumeratietabellen(ggm)
        ),
        heel,
    )
    verwacht = [
        [t.volledige_naam, code or "<geen>", waarde, str(rang)]
        for t in enumeratietabellen(ggm)
        for code, waarde, rang in t.rijen
    ]
    assert sorted(rijen) == sorted(verwacht)
    assert len(rijen) > 4_000


@pytest.mark.slow
def test_comments_are_stored(ggm: Catalogus, postgres: Postgres, heel: str) -> None:
    pand = ggm.tabel("ggm_bag.pand")
    [[tabel, kolom]] = postgres.sql(
        "select obj_description('ggm_bag.pand'::regclass), col_description("
        "'ggm_bag.pand'::regclass, (select ordinal_position from information_schema.columns"
        " where table_schema = 'ggm_bag' and table_name = 'pand' and column_name = 'status'))",
        heel,
    )
    assert str(pand.guid) in tabel
    assert str(pand.kolom("status").guid) in kolom


@pytest.mark.slow
def test_running_it_again_changes_nothing(postgres: Postgres) -> None:
    postgres.sql("create database nogmaals")
    model = catalogus(*kennel().tabellen, enumeraties=[enumeratie("Kleur", "zwart", "'s winters")])
    tekst = volledige_ddl(model, dialect="postgres")
    postgres.sql(tekst, "nogmaals")
    postgres.sql(f"insert into {SCHEMA}.hond (hond_id) values (1)", "nogmaals")
    postgres.sql(tekst, "nogmaals")
    assert postgres.sql(f"select * from {SCHEMA}.kleur_enum order by 1", "nogmaals") == [
        ["1", "zwart", "1"],
        ["2", "'s winters", "2"],
    ]
    assert postgres.sql(f"select hond_id from {SCHEMA}.hond_plat", "nogmaals") == [["1"]]


@pytest.mark.slow
def test_a_view_gives_the_same_rows_as_in_duckdb(postgres: Postgres) -> None:
    postgres.sql("create database plat")
    postgres.sql(volledige_ddl(kennel(), dialect="postgres"), "plat")
    toeval = random.Random(7)
    opdrachten = [
        f"insert into {SCHEMA}.{soort} ({soort}_id, {kolom}, dwh_bronsysteem, dwh_bronrij,"
        " dwh_datumtijd_geladen, dwh_datumtijd_geldig_vanaf, dwh_datumtijd_geldig_tot_met)"
        f" values ({toeval.randint(1, 40)}, '{soort} {n}', '{toeval.choice('ab')}', {n // 2},"
        # Loaded at moments of their own, so that nothing is left to chance.
        f" timestamp '2026-01-01' + interval {interval(n)},"
        f" {dag(toeval)}, {dag(toeval)});"
        for soort, kolom in (("hond", "ras"), ("huisdier", "naam"), ("dier", "soort"))
        for n in range(120)
    ]
    postgres.sql("\n".join(opdrachten), "plat")
    with duckdb.connect() as con:
        con.execute(ddl(kennel()) + ddl_weergaven(kennel()))
        con.execute("\n".join(opdrachten))
        vraag = f"select hond_id, ras, naam, soort from {SCHEMA}.hond_plat"
        verwacht = [["" if w is None else str(w) for w in r] for r in con.execute(vraag).fetchall()]
    assert len(verwacht) == 120
    assert sum(bool(naam) for _, _, naam, _ in verwacht) > 20
    assert sorted(postgres.sql(vraag, "plat")) == sorted(verwacht)


def interval(minuten: int) -> str:
    return f"'{minuten} minutes'"


def dag(toeval: random.Random) -> str:
    keuze = toeval.randint(0, 12)
    return "null" if keuze == 0 else f"timestamp '2020-{keuze:02}-01'"
