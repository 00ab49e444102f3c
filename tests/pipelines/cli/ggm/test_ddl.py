"""`waterpas ggm ddl`: what it prints can be run as it is."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

import ggm_schema
from ggm_schema import store
from pipelines.cli import app

LIGPLAATS = ("ggm_bag.ligplaats", "ggm_bag.adresseerbaarobject")


@pytest.fixture(autouse=True)
def elders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATERPAS_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.delenv("WATERPAS_GGM", raising=False)


def waterpas(*woorden: str) -> str:
    uit = CliRunner().invoke(app, ["ggm", "ddl", *woorden])
    assert uit.exit_code == 0, uit.output
    return uit.stdout


def test_what_is_printed_makes_tables_enumerations_and_views() -> None:
    with duckdb.connect() as con:
        con.execute(waterpas(*LIGPLAATS))
        con.execute("insert into ggm_bag.ligplaats (ligplaats_id) values (1)")
        assert con.execute("select count(*) from ggm_bag.ligplaats_plat").fetchone() == (1,)
        assert "Ligplaats" in {
            waarde
            for (waarde,) in con.execute(
                "select waarde from ggm_bag.typeadresseerbaarobject_enum"
            ).fetchall()
        }


@pytest.mark.parametrize(
    ("dialect", "vorm"),
    [
        ("duckdb", 'CREATE TABLE IF NOT EXISTS "ggm_bag"."ligplaats"'),
        ("postgres", 'CREATE TABLE IF NOT EXISTS "ggm_bag"."ligplaats"'),
        ("tsql", "CREATE TABLE [ggm_bag].[ligplaats]"),
        ("spark", "CREATE TABLE IF NOT EXISTS `ggm_bag`.`ligplaats`"),
    ],
)
def test_each_dialect_has_its_own_form(dialect: str, vorm: str) -> None:
    assert vorm in waterpas(*LIGPLAATS, "--dialect", dialect)


def test_of_another_release_than_the_shipped_one(tmp_path: Path) -> None:
    map_ = store.schrijf(ggm_schema.load(), tmp_path / "release")
    assert waterpas("ggm_bag.pand", "--release", str(map_)) == waterpas("ggm_bag.pand")


@pytest.mark.parametrize(
    ("woorden", "raad"),
    [
        (("ggm_bag.pnad",), "ggm_bag.pand"),
        (("ggm_bag.pand", "--dialect", "oracle"), "duckdb, postgres, tsql of spark"),
        (("ggm_bag.pand", "--release", "9.9.9"), "2.5.1"),
    ],
)
def test_what_is_not_known_is_said_with_advice(woorden: tuple[str, ...], raad: str) -> None:
    uit = CliRunner().invoke(app, ["ggm", "ddl", *woorden])
    assert uit.exit_code == 2
    assert raad in " ".join(uit.output.split())
    assert "Traceback" not in uit.output
