"""The flat views in the file of a run."""

from __future__ import annotations

import duckdb

import ggm_schema
from pipelines.declaraties import laad_declaraties
from pipelines.mapping.transform import maak_tabellen


def namen(con: duckdb.DuckDBPyConnection) -> set[str]:
    rijen = con.execute(
        "select schema_name || '.' || view_name from duckdb_views() where not internal"
    ).fetchall()
    return {naam for (naam,) in rijen}


def kolommen(con: duckdb.DuckDBPyConnection, relatie: str) -> set[str]:
    return {naam for naam, *_ in con.execute(f"describe {relatie}").fetchall()}


def test_a_run_has_the_flat_views_of_its_tables() -> None:
    declaraties = laad_declaraties()
    with duckdb.connect() as con:
        maak_tabellen(con, declaraties.catalogus, declaraties.doelen)
        assert {
            "ggm_rsgb.ingeschrevenpersoon_plat", "ggm_bag.verblijfsobject_plat",
            "ggm_sociaal_domein.client_plat",
        } <= namen(con)  # fmt: skip
        for naam in namen(con):
            assert con.execute(f"select count(*) from {naam}").fetchone() == (0,)


def test_of_supertypes_that_no_source_fills_there_are_no_columns() -> None:
    with duckdb.connect() as con:
        maak_tabellen(
            con, ggm_schema.load(),
            ["ggm_bag.verblijfsobject", "ggm_bag.adresseerbaarobject", "ggm_bag.pand"],
        )  # fmt: skip
        assert namen(con) == {"ggm_bag.verblijfsobject_plat"}
        plat = kolommen(con, "ggm_bag.verblijfsobject_plat")
    assert "typeadresseerbaarobject" in plat
    assert "object_id" not in plat
