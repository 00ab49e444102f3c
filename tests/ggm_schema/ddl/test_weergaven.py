"""Flat views: which columns they have, and which row of a supertype belongs to a row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ggm_schema.ddl import ddl, ddl_weergaven
from ggm_schema.ddl.weergaven import weergaven
from ggm_schema.model import Catalogus
from tests.ggm_schema.ddl.modellen import SCHEMA, catalogus, enumeratie, kennel, tabel

TECHNISCH = [
    "dwh_bronsysteem", "dwh_datumtijd_geladen", "dwh_datumtijd_geldig_vanaf",
    "dwh_datumtijd_geldig_tot_met", "dwh_bronrij",
]  # fmt: skip


# --- names ----------------------------------------------------------------------------------------


def kolommen(model: Catalogus, weergave: str) -> dict[str, str]:
    """Per column of a view where it comes from, in order; technical columns left out."""
    [gevonden] = [w for w in weergaven(model) if w.volledige_naam == f"{SCHEMA}.{weergave}"]
    return {
        k.naam: f"{k.tabel.removeprefix(SCHEMA + '.')}.{k.kolom}"
        for k in gevonden.kolommen
        if k.naam not in TECHNISCH
    }


def test_the_nearest_keeps_a_name_and_a_further_one_gets_its_table_before_it() -> None:
    assert kolommen(kennel(), "hond_plat") == {
        "hond_id": "hond.hond_id",
        "ras": "hond.ras",
        "huisdier_id": "huisdier.huisdier_id",
        "naam": "huisdier.naam",
        "chip": "huisdier.chip",
        "dier_id": "dier.dier_id",
        "dier_naam": "dier.naam",
        "soort": "dier.soort",
    }


def test_technical_columns_are_those_of_the_table_itself() -> None:
    [hond] = [w for w in weergaven(kennel()) if w.naam == "hond_plat"]
    technisch = [k for k in hond.kolommen if k.kolom in TECHNISCH]
    assert [k.naam for k in technisch] == TECHNISCH
    assert {k.tabel for k in technisch} == {f"{SCHEMA}.hond"}


def test_names_stay_unique_where_the_longer_one_is_taken_too() -> None:
    model = catalogus(
        tabel("dier", "NAAM"),
        tabel("dier", "naam", schema="ggm_manege"),
        tabel("hond", "naam", "dier_naam", supertypes=["dier", "ggm_manege.dier"]),
    )
    namen = kolommen(model, "hond_plat")
    assert namen["kennel_dier_NAAM"] == "dier.NAAM"
    assert namen["manege_dier_naam"] == "ggm_manege.dier.naam"
    assert namen["dier_dier_id"] == "ggm_manege.dier.dier_id"


def test_a_name_that_a_table_or_enumeration_has_is_not_taken() -> None:
    model = catalogus(
        tabel("dier"),
        tabel("hond", supertypes=["dier"]),
        tabel("hond_plat"),
        tabel("poes", supertypes=["dier"]),
        tabel("poes_plat_2"),
        enumeraties=[enumeratie("hond_plat_2")],
    )
    assert [w.naam for w in weergaven(model)] == ["hond_plat_2", "poes_plat"]


def test_an_object_type_without_supertypes_has_no_view() -> None:
    assert [w.naam for w in weergaven(kennel())] == ["hond_plat", "huisdier_plat"]


def test_supertypes_that_are_not_there_are_left_out_and_change_no_name() -> None:
    [hond] = weergaven(kennel(), {f"{SCHEMA}.hond", f"{SCHEMA}.dier"})
    assert [k.naam for k in hond.kolommen if k.tabel == f"{SCHEMA}.dier"] == [
        "dier_id", "dier_naam", "soort"
    ]  # fmt: skip
    assert {k.tabel for k in hond.kolommen} == {f"{SCHEMA}.hond", f"{SCHEMA}.dier"}
    assert weergaven(kennel(), {f"{SCHEMA}.hond"}) == ()


# --- rows -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Kennel:
    """A database with the tables and views of the kennel."""

    con: duckdb.DuckDBPyConnection

    def zet(
        self,
        soort: str,
        sleutel: int,
        *waarden: str | None,
        rij: int | None = 1,
        bron: str | None = "stamboek",
        vanaf: str | None = None,
        tot: str | None = None,
        geladen: str | None = "2026-01-01",
    ) -> None:
        velden = [sleutel, *waarden, bron, geladen, vanaf, tot, rij]
        self.con.execute(
            f"insert into {SCHEMA}.{soort} values ({', '.join('?' * len(velden))})", velden
        )

    def lees(self, kolommen: str, weergave: str = "hond_plat") -> list[tuple[object, ...]]:
        return self.con.execute(
            f"select {kolommen} from {SCHEMA}.{weergave} order by all"
        ).fetchall()


@pytest.fixture
def db() -> Iterator[Kennel]:
    with duckdb.connect() as con:
        con.execute(ddl(kennel()))
        con.execute(ddl_weergaven(kennel()))
        yield Kennel(con)


def test_columns_of_all_supertypes_come_along(db: Kennel) -> None:
    db.zet("dier", 7, "Rex de Tweede", "zoogdier")
    db.zet("huisdier", 7, "Rex", "528")
    db.zet("hond", 7, "teckel")
    assert db.lees("hond_id, ras, naam, chip, dier_naam, soort") == [
        (7, "teckel", "Rex", "528", "Rex de Tweede", "zoogdier")
    ]


def test_a_missing_supertype_leaves_the_row_and_its_key_empty(db: Kennel) -> None:
    db.zet("hond", 7, "teckel")
    db.zet("hond", 8, "mops")
    db.zet("dier", 8, "Mol", "zoogdier")
    assert db.lees("hond_id, huisdier_id, dier_id, dier_naam") == [
        (7, None, None, None), (8, None, 8, "Mol")
    ]  # fmt: skip


def test_each_voorkomen_gets_the_voorkomen_of_its_own_record(db: Kennel) -> None:
    for rij, (vanaf, tot) in enumerate(
        [("2020-01-01", "2021-01-01"), ("2021-01-01", "2022-06-01"), ("2022-06-01", None)], start=1
    ):
        db.zet("huisdier", 7, f"naam {rij}", None, rij=rij, vanaf=vanaf, tot=tot)
        db.zet("hond", 7, f"ras {rij}", rij=rij, vanaf=vanaf, tot=tot)
    assert db.lees("ras, naam") == [("ras 1", "naam 1"), ("ras 2", "naam 2"), ("ras 3", "naam 3")]


def test_a_voorkomen_that_was_taken_back_keeps_its_own_values(db: Kennel) -> None:
    """It begins on the same day as the voorkomen that replaces it, and was valid at no time."""
    for soort, eerst, later in (("huisdier", ["fout", None], ["goed", None]),
                                ("hond", ["ras fout"], ["ras goed"])):  # fmt: skip
        db.zet(soort, 7, *eerst, rij=1, vanaf="2020-01-01", tot="2020-01-01")
        db.zet(soort, 7, *later, rij=2, vanaf="2020-01-01")
    assert db.lees("ras, naam") == [("ras fout", "fout"), ("ras goed", "goed")]


def test_another_source_never_sees_what_was_taken_back(db: Kennel) -> None:
    db.zet("huisdier", 7, "fout", None, rij=1, vanaf="2020-01-01", tot="2020-01-01")
    db.zet("huisdier", 7, "goed", None, rij=2, vanaf="2020-01-01")
    db.zet("hond", 7, "teckel", bron="asiel", vanaf="2020-01-01")
    assert db.lees("naam") == [("goed",)]


def test_one_record_with_several_voorkomens_is_told_apart_by_their_begin(db: Kennel) -> None:
    for jaar in (2020, 2021):
        db.zet("huisdier", 7, f"naam {jaar}", None, vanaf=f"{jaar}-01-01")
        db.zet("hond", 7, f"ras {jaar}", vanaf=f"{jaar}-01-01")
    assert db.lees("ras, naam") == [("ras 2020", "naam 2020"), ("ras 2021", "naam 2021")]


def test_with_other_moments_of_change_the_row_that_was_valid_counts(db: Kennel) -> None:
    db.zet("huisdier", 7, "Pup", None, bron="asiel", rij=1, vanaf="2019-01-01", tot="2021-07-01")
    db.zet("huisdier", 7, "Rex", None, bron="asiel", rij=2, vanaf="2021-07-01", tot="2023-01-01")
    for rij, vanaf in enumerate(["2018-01-01", "2020-01-01", "2022-01-01", "2023-01-01"]):
        db.zet("hond", 7, vanaf, rij=rij, vanaf=vanaf)
    assert db.lees("ras, naam") == [
        ("2018-01-01", None), ("2020-01-01", "Pup"), ("2022-01-01", "Rex"), ("2023-01-01", None)
    ]  # fmt: skip


def test_a_table_without_history_gets_what_is_valid_now(db: Kennel) -> None:
    db.zet("huisdier", 7, "Pup", None, bron="asiel", rij=1, vanaf="2019-01-01", tot="2021-07-01")
    db.zet("huisdier", 7, "Rex", None, bron="asiel", rij=2, vanaf="2021-07-01")
    db.zet("huisdier", 8, "Weg", None, bron="asiel", rij=3, vanaf="2019-01-01", tot="2021-07-01")
    db.zet(
        "huisdier", 9, "Tot ooit", None, bron="asiel", rij=4, vanaf="2019-01-01", tot="9999-12-31"
    )
    for hond in (7, 8, 9):
        db.zet("hond", hond, None)
    assert db.lees("hond_id, naam") == [(7, "Rex"), (8, None), (9, "Tot ooit")]


def test_a_supertype_without_history_belongs_to_every_voorkomen(db: Kennel) -> None:
    db.zet("huisdier", 7, "Rex", None, bron="asiel")
    db.zet("hond", 7, "a", vanaf="1999-01-01", tot="2021-01-01")
    db.zet("hond", 7, "b", vanaf="2021-01-01")
    assert db.lees("ras, naam") == [("a", "Rex"), ("b", "Rex")]


def test_of_two_sources_the_own_record_counts(db: Kennel) -> None:
    db.zet("huisdier", 7, "stamboek", None, bron="stamboek", rij=4)
    db.zet("huisdier", 7, "asiel", None, bron="asiel", rij=9, geladen="2026-02-02")
    db.zet("hond", 7, "teckel", bron="stamboek", rij=4)
    db.zet("hond", 7, "mops", bron="asiel", rij=9)
    db.zet("hond", 7, "elders", bron="dierenarts", rij=1)
    assert db.lees("ras, naam") == [("elders", "asiel"), ("mops", "asiel"), ("teckel", "stamboek")]


def test_rows_that_are_there_twice_are_neither_lost_nor_multiplied(db: Kennel) -> None:
    for _ in range(2):
        db.zet("hond", 7, "teckel")
        db.zet("huisdier", 7, "Rex", None)
        db.zet("dier", 7, "Rex", None)
    assert db.lees("ras, naam") == [("teckel", "Rex")] * 2


def test_rows_put_in_by_hand_have_no_source_and_are_found(db: Kennel) -> None:
    db.zet("hond", 7, "teckel", bron=None, rij=None, geladen=None)
    db.zet("huisdier", 7, "Rex", None, bron=None, rij=None, geladen=None)
    assert db.lees("ras, naam") == [("teckel", "Rex")]


@dataclass(frozen=True)
class Rij:
    """A row as a source may deliver it: key, source, record, and the days of its validity."""

    sleutel: int
    bron: str | None
    rij: int | None
    vanaf: int | None
    tot: int | None
    geladen: int

    @staticmethod
    def dag(dag: int | None) -> str | None:
        return None if dag is None else datetime(2020, 1, 1 + dag).isoformat()

    @property
    def wie(self) -> tuple[object, ...]:
        return self.sleutel, self.bron, self.rij, self.vanaf

    @property
    def heeft_gegolden(self) -> bool:
        return self.tot is None or self.vanaf is None or self.tot > self.vanaf

    def begonnen_op(self, dag: int | None) -> bool:
        return self.vanaf is None or dag is None or self.vanaf <= dag

    def beeindigd_op(self, dag: int | None) -> bool:
        return self.tot is not None and (dag is None or self.tot <= dag)

    @property
    def rang(self) -> tuple[object, ...]:
        """What begins, was loaded and ends last comes last."""
        vanaf = -1 if self.vanaf is None else self.vanaf
        rij = -1 if self.rij is None else self.rij
        return vanaf, self.geladen, self.bron or "", rij, 99 if self.tot is None else self.tot


dagen = st.none() | st.integers(0, 3)
rijen = st.lists(
    st.builds(
        Rij,
        sleutel=st.integers(1, 2),
        bron=st.sampled_from([None, "a", "b"]),
        rij=st.none() | st.integers(1, 2),
        vanaf=dagen,
        tot=dagen,
        geladen=st.integers(0, 1),
    ),
    max_size=7,
)


def hoort_bij(hond: Rij, huisdieren: list[Rij]) -> set[int | None]:
    """Which row of the supertype belongs to this row, by place; several where nothing tells them
    apart. Written without SQL."""
    eigen = [dier for dier in huisdieren if dier.wie == hond.wie]
    if eigen:
        beste = max(eigen, key=lambda dier: (dier.heeft_gegolden, dier.rang))
        return {n for n, dier in enumerate(huisdieren) if dier == beste}
    begonnen = [
        dier
        for dier in huisdieren
        if dier.sleutel == hond.sleutel and dier.heeft_gegolden and dier.begonnen_op(hond.vanaf)
    ]
    laatste = max(begonnen, key=lambda dier: dier.rang, default=None)
    if laatste is None or laatste.beeindigd_op(hond.vanaf):
        return {None}
    return {n for n, dier in enumerate(huisdieren) if dier == laatste}


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(honden=rijen, huisdieren=rijen)
def test_whatever_the_history_each_row_has_one_row_with_the_right_supertype(
    db: Kennel, honden: list[Rij], huisdieren: list[Rij]
) -> None:
    con = db.con
    con.begin()
    try:
        for soort, reeks, extra in (("hond", honden, ()), ("huisdier", huisdieren, (None,))):
            for n, r in enumerate(reeks):
                db.zet(
                    soort,
                    r.sleutel,
                    str(n),
                    *extra,
                    rij=r.rij,
                    bron=r.bron,
                    vanaf=Rij.dag(r.vanaf),
                    tot=Rij.dag(r.tot),
                    geladen=Rij.dag(r.geladen),
                )
        uit = con.execute(f"select ras, naam from {SCHEMA}.hond_plat").fetchall()
    finally:
        con.rollback()
    assert sorted(int(ras) for ras, _ in uit) == list(range(len(honden)))
    for ras, naam in uit:
        gekozen = None if naam is None else int(naam)
        assert gekozen in hoort_bij(honden[int(ras)], huisdieren)


def test_the_plan_joins_by_hash_and_reads_only_the_key_that_is_asked_for(db: Kennel) -> None:
    for soort in ("hond", "huisdier", "dier"):
        db.con.execute(
            f"insert into {SCHEMA}.{soort} by name select range as {soort}_id,"
            " range as dwh_bronrij, 'stamboek' as dwh_bronsysteem from range(10_000)"
        )
    alles = plan(db, "select naam, soort from {0}.hond_plat")
    assert {stap["name"] for stap in alles if "JOIN" in stap["name"]} == {"HASH_JOIN"}
    een = plan(db, "select naam, soort from {0}.hond_plat where hond_id = 7")
    assert {stap["name"] for stap in een if "JOIN" in stap["name"]} == {"HASH_JOIN"}
    lezingen = [stap["extra_info"] for stap in een if stap["name"].strip() == "SEQ_SCAN"]
    assert {lezing["Table"].rpartition(".")[2] for lezing in lezingen} == {
        "hond", "huisdier", "dier"
    }  # fmt: skip
    assert all("_id=7" in str(lezing["Filters"]) for lezing in lezingen)


def plan(db: Kennel, vraag: str) -> list[dict[str, Any]]:
    [(_, tekst)] = db.con.execute(f"explain (format json) {vraag.format(SCHEMA)}").fetchall()
    return list(alle_stappen(json.loads(tekst)[0]))


def alle_stappen(stap: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield stap
    for kind in stap["children"]:
        yield from alle_stappen(kind)
