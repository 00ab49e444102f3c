"""All DDL of all packages in one empty database, held against the catalogue."""

from __future__ import annotations

from collections import Counter

import duckdb
import pytest

from ggm_schema.ddl import ddl, ddl_weergaven, volledige_ddl
from ggm_schema.ddl.enumeraties import KOLOMMEN, enumeratietabellen
from ggm_schema.ddl.weergaven import weergaven
from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Catalogus, Definitie, Kolom
from tests.ggm_schema.ddl.modellen import catalogus, enumeratie, kennel, tabel


def in_database(con: duckdb.DuckDBPyConnection, soort: str) -> list[tuple[str, str, str]]:
    return con.execute(
        """
        select k.table_schema || '.' || k.table_name, k.column_name, k.data_type
        from information_schema.columns k
        join information_schema.tables t using (table_catalog, table_schema, table_name)
        where k.table_schema like 'ggm_%' and t.table_type = ?
        order by k.table_schema, k.table_name, k.ordinal_position
        """,
        [soort],
    ).fetchall()


def test_the_tables_are_those_of_the_catalogue_with_type_and_order(
    ggm: Catalogus, gebouwd: duckdb.DuckDBPyConnection
) -> None:
    verwacht = {t.volledige_naam: [(k.naam, k.type) for k in t.kolommen] for t in ggm.tabellen}
    verwacht |= {t.volledige_naam: list(KOLOMMEN) for t in enumeratietabellen(ggm)}
    gevonden: dict[str, list[tuple[str, str]]] = {}
    for naam, kolom, soort in in_database(gebouwd, "BASE TABLE"):
        gevonden.setdefault(naam, []).append((kolom, soort))
    assert gevonden == verwacht


def test_the_views_are_those_of_the_catalogue_with_type_and_order(
    ggm: Catalogus, gebouwd: duckdb.DuckDBPyConnection
) -> None:
    verwacht = {
        w.volledige_naam: [(k.naam, ggm.tabel(k.tabel).kolom(k.kolom).type) for k in w.kolommen]
        for w in weergaven(ggm)
    }
    gevonden: dict[str, list[tuple[str, str]]] = {}
    for naam, kolom, soort in in_database(gebouwd, "VIEW"):
        gevonden.setdefault(naam, []).append((kolom, soort))
    assert gevonden == verwacht


def test_every_object_type_with_supertypes_has_a_view(ggm: Catalogus) -> None:
    met = {t.volledige_naam for t in ggm.tabellen if t.supertypes}
    assert {w.tabel.volledige_naam for w in weergaven(ggm)} == met
    assert len(met) > 250


def test_every_official_value_is_there_with_its_code(
    ggm: Catalogus, gebouwd: duckdb.DuckDBPyConnection
) -> None:
    gevonden = gebouwd.execute(
        " union all ".join(
            f"select '{t.volledige_naam}' as tabel, code, waarde, volgnummer"
            f' from "{t.schema}"."{t.naam}"'
            for t in enumeratietabellen(ggm)
        )
        + " order by tabel, volgnummer"
    ).fetchall()
    verwacht = [
        (t.volledige_naam, waarde.code or None, waarde.label, rang)
        for t in enumeratietabellen(ggm)
        for rang, waarde in enumerate(t.enumeratie.waarden, start=1)
    ]
    assert gevonden == verwacht
    assert len(gevonden) > 4_000


def test_no_two_names_in_a_schema_or_a_table_differ_in_capitals_only(ggm: Catalogus) -> None:
    delen = [(t.volledige_naam, [k.naam for k in t.kolommen]) for t in ggm.tabellen]
    delen += [(t.volledige_naam, [naam for naam, _ in KOLOMMEN]) for t in enumeratietabellen(ggm)]
    delen += [(w.volledige_naam, [k.naam for k in w.kolommen]) for w in weergaven(ggm)]
    relaties = Counter(naam.casefold() for naam, _ in delen)
    assert [naam for naam, keren in relaties.items() if keren > 1] == []
    for naam, kolommen in delen:
        dubbel = [k for k, keren in Counter(k.casefold() for k in kolommen).items() if keren > 1]
        assert dubbel == [], naam


def test_every_relation_points_at_a_key_that_exists(
    ggm: Catalogus, gebouwd: duckdb.DuckDBPyConnection
) -> None:
    kolommen = {(tabel, kolom): t for tabel, kolom, t in in_database(gebouwd, "BASE TABLE")}
    relaties = [(t, k) for t in ggm.tabellen for k in t.kolommen if k.verwijst_naar]
    assert len(relaties) > 1_000
    for tabel_, kolom in relaties:
        doel = ggm.tabel(kolom.verwijst_naar or "")
        assert kolommen[doel.volledige_naam, doel.sleutel] == kolom.type == "BIGINT"
        assert kolommen[tabel_.volledige_naam, kolom.naam] == "BIGINT"


def test_inheritance_is_a_shared_key_and_never_a_junction(ggm: Catalogus) -> None:
    tabel_van = {t.guid: t.volledige_naam for t in ggm.tabellen if t.objecttype}
    paren = {
        (tabel_van[g.sub_guid], tabel_van[g.super_guid])
        for g in ggm.feiten.generalisaties
        if {g.sub_guid, g.super_guid} <= tabel_van.keys()
    }
    assert len(paren) > 250
    for sub, boven in paren:
        assert boven in ggm.tabel(sub).supertypes
        assert ggm.tabel(sub).kolommen[0].type == ggm.tabel(boven).kolommen[0].type
    associaties = {relatie.guid for relatie in ggm.feiten.relaties}
    generalisaties = {generalisatie.guid for generalisatie in ggm.feiten.generalisaties}
    koppelingen = [t for t in ggm.tabellen if t.objecttype is None]
    assert len(koppelingen) > 100
    assert {t.guid for t in koppelingen} <= associaties - generalisaties


def test_a_junction_is_only_for_many_to_many(ggm: Catalogus) -> None:
    relaties = {relatie.guid: relatie for relatie in ggm.feiten.relaties}
    for tabel_ in ggm.tabellen:
        if tabel_.objecttype is None:
            relatie = relaties[tabel_.guid or ""]
            assert {relatie.van_max, relatie.naar_max}.isdisjoint({"", "0", "1"})


def test_running_it_again_changes_nothing() -> None:
    model = catalogus(
        *kennel().tabellen, enumeraties=[enumeratie("Kleur", "zwart", "wit"), enumeratie("Leeg")]
    )
    with duckdb.connect() as con:
        con.execute(volledige_ddl(model))
        con.execute("insert into ggm_kennel.hond (hond_id) values (1)")
        con.execute(volledige_ddl(model))
        assert con.execute("from ggm_kennel.kleur_enum").fetchall() == [
            ("1", "zwart", 1),
            ("2", "wit", 2),
        ]
        assert con.execute("select count(*) from ggm_kennel.leeg_enum").fetchone() == (0,)
        assert con.execute("select count(*) from ggm_kennel.hond_plat").fetchone() == (1,)


# --- a part of the model --------------------------------------------------------------------------


def namen(con: duckdb.DuckDBPyConnection) -> list[str]:
    rijen = con.execute(
        "select table_schema || '.' || table_name from information_schema.tables order by 1"
    ).fetchall()
    return [naam for (naam,) in rijen]


def test_tables_alone_for_a_run(ggm: Catalogus) -> None:
    with duckdb.connect() as con:
        con.execute(ddl(ggm, ["ggm_bag.pand", "ggm_rgbz.zaak"]))
        con.execute(ddl(ggm, ["ggm_bag.pand"]))
        assert namen(con) == ["ggm_bag.pand", "ggm_rgbz.zaak"]


def test_some_tables_bring_their_enumerations_and_views(ggm: Catalogus) -> None:
    with duckdb.connect() as con:
        con.execute(volledige_ddl(ggm, ["ggm_bag.ligplaats", "ggm_bag.adresseerbaarobject"]))
        gemaakt = namen(con)
    assert {"ggm_bag.ligplaats", "ggm_bag.adresseerbaarobject"} <= set(gemaakt)
    assert "ggm_bag.ligplaats_plat" in gemaakt
    assert "ggm_bag.adresseerbaarobject_plat" not in gemaakt
    [lijst] = [t for t in enumeratietabellen(ggm) if t.volledige_naam in gemaakt and
               "typeadresseerbaarobject" in t.naam]  # fmt: skip
    assert {rij[1] for rij in lijst.rijen} == {"Verblijfsobject", "Ligplaats", "Standplaats"}
    assert len(gemaakt) < 10


def test_an_unknown_table_is_refused_with_advice(ggm: Catalogus) -> None:
    for maak in (ddl, ddl_weergaven, volledige_ddl):
        with pytest.raises(DefinitieFout, match=r"ggm_bag\.pand"):
            maak(ggm, ["ggm_bag.pnad"])


# --- comments -------------------------------------------------------------------------------------


def commentaar(con: duckdb.DuckDBPyConnection, tabel_: str, kolom: str | None = None) -> str:
    wat = "columns" if kolom else "tables"
    rij = con.execute(
        f"select comment from duckdb_{wat}() where schema_name || '.' || table_name = ?"
        + (" and column_name = ?" if kolom else ""),
        [tabel_, kolom] if kolom else [tabel_],
    ).fetchone()
    assert rij is not None
    return str(rij[0])


def test_comments_carry_the_guid_and_name_the_enumeration_table(
    ggm: Catalogus, gebouwd: duckdb.DuckDBPyConnection
) -> None:
    pand = ggm.tabel("ggm_bag.pand")
    tekst = commentaar(gebouwd, "ggm_bag.pand")
    assert str(pand.guid) in tekst
    assert pand.pakket in tekst
    status = commentaar(gebouwd, "ggm_bag.pand", "status")
    assert str(pand.kolom("status").guid) in status
    [lijst] = [t for t in enumeratietabellen(ggm) if f"(tabel {t.volledige_naam})" in status]
    assert {rij[1] for rij in lijst.rijen} >= {"pand in gebruik"}


def test_every_column_with_an_enumeration_names_a_table_that_exists(
    ggm: Catalogus, gebouwd: duckdb.DuckDBPyConnection
) -> None:
    teksten = gebouwd.execute(
        "select schema_name || '.' || table_name || '.' || column_name, comment"
        " from duckdb_columns() where comment is not null"
    ).fetchall()
    er_zijn = {t.volledige_naam: t for t in enumeratietabellen(ggm)}
    genoemd = {
        kolom: tekst.partition("(tabel ")[2].partition(")")[0]
        for kolom, tekst in teksten
        if "(tabel " in tekst
    }
    met = {
        f"{t.volledige_naam}.{k.naam}": {w.label for w in ggm.enumeratie(k.enumeratie).waarden}
        for t in ggm.tabellen
        for k in t.kolommen
        if k.enumeratie
    }
    assert {
        kolom: {waarde for _, waarde, _ in er_zijn[lijst].rijen} for kolom, lijst in genoemd.items()
    } == met


def test_a_definition_is_in_the_comment_on_one_line() -> None:
    model = catalogus(
        tabel("poes", Kolom("vacht", "VARCHAR", attribuut="vacht", guid="g-vacht"), guid="g-poes"),
        enumeraties=[enumeratie("Vacht", "kort", guid="g-lijst")],
        definities=[
            Definitie("g-poes", "Een dier dat\nGO\n  's nachts jaagt."),
            Definitie("g-vacht", "Hoe het haar is."),
            Definitie("g-lijst", "Soorten haar."),
        ],
    )
    with duckdb.connect() as con:
        con.execute(volledige_ddl(model))
        assert commentaar(con, "ggm_kennel.poes").endswith(
            "GUID g-poes; definitie: Een dier dat GO 's nachts jaagt."
        )
        assert "definitie: Hoe het haar is." in commentaar(con, "ggm_kennel.poes", "vacht")
        assert commentaar(con, "ggm_kennel.vacht_enum").endswith("definitie: Soorten haar.")


def test_a_guid_that_we_made_up_is_not_shown(ggm: Catalogus) -> None:
    from dataclasses import replace

    eigen = replace(ggm.feiten.attributen[0], vindplaats="json")
    feiten = replace(ggm.feiten, attributen=(eigen, *ggm.feiten.attributen[1:]))
    assert eigen.guid in ddl(ggm)
    assert eigen.guid not in ddl(replace(ggm, feiten=feiten))
