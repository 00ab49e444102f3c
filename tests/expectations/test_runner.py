"""Measuring a suite: four outcomes, failing keys, and nothing else that leaves the database."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from expectations import deviations
from expectations.runner import meet
from expectations.sleutels import pseudoniem
from tests.expectations.metingen import (
    LEVERING,
    SLEUTEL,
    context,
    kaart,
    maak_suite,
    persoon,
    rijen,
)

PATROON = "expect_column_values_to_match_pattern"
AANWEZIG = "expect_column_values_to_be_present"
VOLDOET = "expect_rows_to_satisfy"
GOED = kaart("PRF-001", PATROON, {"column": "naam", "pattern": "[A-Z].*"})
KAPOT = kaart("PRF-002", VOLDOET, {"voorwaarde": "cast(r.naam as integer) > 0"})
GEHEIM = "Geheimenstein"


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        persoon(con, [("1", "Anna"), ("2", "bert"), ("3", None), ("4", GEHEIM)])
        yield con


def test_measures_and_writes_all_failing_keys(con: duckdb.DuckDBPyConnection) -> None:
    suite = maak_suite(GOED, kaart("PRF-003", AANWEZIG, {"column": "naam"}))
    metingen = meet(con, suite, context())
    assert [
        (m.regel_id, m.n_in_scope, m.n_getoetst, m.n_fout, m.status, m.oordeel) for m in metingen
    ] == [
        ("PRF-001", 4, 4, 1, "voldoet_niet", "rood"),
        ("PRF-003", 4, 4, 1, "voldoet_niet", "rood"),
    ]
    assert rijen(con, "from kwaliteit.afwijking order by regel_id") == [
        ("r1", LEVERING, "PRF-001", "proef.persoon", "2", "naam", "brp_csv", "personen.csv", 3),
        ("r1", LEVERING, "PRF-003", "proef.persoon", "3", "naam", "brp_csv", "personen.csv", 4),
    ]
    assert rijen(
        con, "select regel_id, domein, n_fout, n_geaccepteerd, toelichting from kwaliteit.meting"
    ) == [
        ("PRF-001", "proef", 1, 0, None),
        ("PRF-003", "proef", 1, 0, None),
    ]
    (regel, *_) = rijen(
        con, "select versie, kolommen, oorsprong, eigenaar, expectation from kwaliteit.regel"
    )
    assert regel[:4] == (
        suite.regels[0].versie,
        ["naam"],
        "Proef, artikel 1 (01-01-2020)",
        "team:proef",
    )
    assert json.loads(regel[4]) == GOED["expectation"]


def test_measuring_again_replaces(con: duckdb.DuckDBPyConnection) -> None:
    suite = maak_suite(GOED)
    meet(con, suite, context("r0"))
    for _ in range(2):
        meet(con, suite, context())
    for tabel in ("regel", "meting", "afwijking"):
        assert rijen(
            con, f"select run_id, count(*) from kwaliteit.{tabel} group by 1 order by 1"
        ) == [
            ("r0", 1),
            ("r1", 1),
        ]


def test_path_or_connection(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    pad = tmp_path / "run.duckdb"
    with duckdb.connect(str(pad)) as in_bestand:
        persoon(in_bestand, [("1", "anna")])
    (meting,) = meet(pad, maak_suite(GOED), context())
    assert meting.n_fout == 1
    with duckdb.connect(str(pad)) as in_bestand:
        assert rijen(in_bestand, "select sleutel from kwaliteit.afwijking") == [("1",)]


def test_empty_scope_is_not_applicable(con: duckdb.DuckDBPyConnection) -> None:
    nergens = GOED | {"filter": "naam = 'niemand'"}
    niets_gevuld = kaart(
        "PRF-004",
        PATROON,
        {"column": "naam", "pattern": "x"},
        noemer="gevulde_waarden",
        filter="naam is null",
    )
    metingen = meet(con, maak_suite(nergens, niets_gevuld), context())
    assert [(m.status, m.oordeel, m.n_in_scope, m.n_getoetst, m.n_fout) for m in metingen] == [
        ("niet_van_toepassing", None, 0, 0, 0),
        ("niet_van_toepassing", None, 1, 0, 0),
    ]


def test_empty_table_is_not_applicable(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("delete from proef.persoon")
    uniek = kaart("PRF-005", "expect_columns_to_be_unique", {"columns": ["bsn"]})
    assert {m.status for m in meet(con, maak_suite(GOED, uniek), context())} == {
        "niet_van_toepassing"
    }


def test_source_not_delivered_is_not_measured(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("create table proef.adres (id varchar)")
    naar = {"column": "naam", "doel": "proef.adres", "doelkolom": "id"}
    verwijst = kaart("PRF-006", "expect_column_values_to_refer_to", naar)
    ontbrekend = frozenset({"proef.adres", "proef.iets_anders"})
    metingen = meet(con, maak_suite(GOED, verwijst), context(ontbrekend=ontbrekend))
    assert [(m.status, m.n_fout) for m in metingen] == [("voldoet_niet", 1), ("niet_gemeten", None)]
    assert metingen[1].toelichting == "Niet gemeten: de bron van proef.adres is niet aangeleverd."
    eigen = meet(con, maak_suite(GOED, verwijst), context(ontbrekend=frozenset({"proef.persoon"})))
    assert {m.status for m in eigen} == {"niet_gemeten"}
    assert rijen(con, "from kwaliteit.afwijking") == [], (
        "wat niet gemeten is, heeft geen afwijkingen"
    )


def test_relation_that_is_not_there_is_not_measured(con: duckdb.DuckDBPyConnection) -> None:
    suite = maak_suite(GOED, entiteit="proef.ergens")
    (meting,) = meet(con, suite, context())
    assert (meting.status, meting.toelichting) == (
        "niet_gemeten",
        "Niet gemeten: proef.ergens is niet geladen.",
    )


def test_card_not_in_force_is_left_out(con: duckdb.DuckDBPyConnection) -> None:
    later = GOED | {"geldig_vanaf": date(2027, 1, 1)}
    assert meet(con, maak_suite(later), context()) == []
    assert rijen(con, "from kwaliteit.regel") == []


@pytest.mark.parametrize(
    "voorwaarde",
    [
        "cast(r.naam as integer) > 0",
        "r.bestaat_niet",
        "r.naam in (select * from proef.weg)",
        "error(r.naam)",
    ],
)
def test_a_broken_card_alone_is_not_measured(
    con: duckdb.DuckDBPyConnection, voorwaarde: str
) -> None:
    kapot = kaart("PRF-002", VOLDOET, {"voorwaarde": voorwaarde})
    anders = kaart("PRF-003", AANWEZIG, {"column": "naam"})
    metingen = meet(con, maak_suite(GOED, kapot, anders), context())
    assert [(m.status, m.n_fout) for m in metingen] == [
        ("voldoet_niet", 1),
        ("niet_gemeten", None),
        ("voldoet_niet", 1),
    ]
    reden = metingen[1].toelichting or ""
    assert reden.startswith("Niet gemeten: de controle gaf een fout in de database (")
    assert reden.endswith("Exception). Laat de beheerder de regel nakijken.")


def test_a_broken_card_tells_no_values(
    con: duckdb.DuckDBPyConnection,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """DuckDB puts the value that it cannot convert into its message."""
    with pytest.raises(duckdb.Error, match="Anna|bert|Geheim"):
        con.execute("select cast(naam as integer) from proef.persoon").fetchall()
    with caplog.at_level(logging.DEBUG):
        meet(con, maak_suite(KAPOT, GOED), context())
    gezegd = "".join(capfd.readouterr()) + caplog.text + str(rijen(con, "from kwaliteit.meting"))
    assert "PRF-002" in gezegd
    assert not any(naam in gezegd for naam in ("Anna", "bert", GEHEIM))
    assert logging.getLogger("great_expectations").disabled is False


def test_count_and_keys_must_agree(
    con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = deviations.schrijf_afwijkingen

    def een_te_veel(*args: object, **kwargs: object) -> dict[str, int | str]:
        return {k: n + 1 for k, n in echt(*args, **kwargs).items()}  # type: ignore[arg-type, operator]

    monkeypatch.setattr(deviations, "schrijf_afwijkingen", een_te_veel)
    (meting,) = meet(con, maak_suite(GOED), context())
    assert meting.status == "niet_gemeten"
    assert "1 fouten geteld, maar 2 sleutels gevonden" in str(meting.toelichting)
    assert rijen(con, "from kwaliteit.afwijking") == []


def test_keys_that_are_personal_data_become_keyed_pseudonyms(
    con: duckdb.DuckDBPyConnection,
) -> None:
    con.execute(
        "insert into proef.persoon values ('ñ|é', 'x', 'brp_csv', 70000000099),"
        " (null, 'y', 'brp_csv', null)"
    )
    suite = maak_suite(GOED, sleutel_persoonsgegeven=True, sleutel=["bsn", "dwh_bronsysteem"])
    meet(con, suite, context())
    assert rijen(
        con,
        "select sleutel, bestand, regelnummer from kwaliteit.afwijking"
        " order by regelnummer nulls last",
    ) == [
        (pseudoniem(SLEUTEL, "2|brp_csv"), "personen.csv", 3),
        (pseudoniem(SLEUTEL, "ñ|é|brp_csv"), "personen.csv", 99),
        (pseudoniem(SLEUTEL, "|brp_csv"), None, None),
    ]


@pytest.mark.parametrize("lengte", [0, 1, 32, 64, 65, 200])
def test_pseudonym_is_hmac_for_every_length_of_key(
    con: duckdb.DuckDBPyConnection, lengte: int
) -> None:
    sleutel = bytes(i % 256 for i in range(lengte))
    meet(con, maak_suite(GOED, sleutel_persoonsgegeven=True), replace(context(), sleutel=sleutel))
    assert rijen(con, "select sleutel from kwaliteit.afwijking") == [(pseudoniem(sleutel, "2"),)]


def test_row_without_a_key_has_its_place(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("update proef.persoon set bsn = null where naam = 'bert'")
    for persoonsgegeven in (False, True):
        meet(con, maak_suite(GOED, sleutel_persoonsgegeven=persoonsgegeven), context())
        assert rijen(con, "select sleutel, bestand, regelnummer from kwaliteit.afwijking") == [
            (None, "personen.csv", 3)
        ]


def test_key_from_another_relation(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        "create table proef.nummer as select naam as id, 'N' || bsn as nummer from proef.persoon"
    )
    con.execute("insert into proef.nummer values ('bert', 'N2')")
    uit = {"entiteit": "proef.nummer", "kolom": "naam", "doelkolom": "id"}
    met_filter = GOED | {"filter": "bsn <> '9'"}
    meet(con, maak_suite(met_filter, sleutel=["nummer"], sleutel_uit=uit), context())
    assert rijen(con, "select sleutel, regelnummer from kwaliteit.afwijking") == [("N2", 3)]


def test_relation_outside_the_ggm(con: duckdb.DuckDBPyConnection) -> None:
    """A relation of bron carries its own file and record; one of kwaliteit may carry neither."""
    con.execute(
        "create table bron.proef as select naam, bsn, 70000000002 as _rij,"
        " 'personen.csv' as _bestand, 2 as _regelnummer from proef.persoon where naam = 'bert'"
    )
    con.execute(
        "create table kwaliteit.kolom as select naam, bsn, 'brp_csv' as bron from bron.proef"
    )
    for entiteit, verwacht in (
        ("bron.proef", ("brp_csv", "personen.csv", 2)),
        ("kwaliteit.kolom", ("brp_csv", None, None)),
    ):
        meet(con, maak_suite(GOED, entiteit=entiteit), context())
        assert rijen(con, "select bron, bestand, regelnummer from kwaliteit.afwijking") == [
            verwacht
        ]


def test_names_are_quoted(con: duckdb.DuckDBPyConnection) -> None:
    """A column may have any name."""
    con.execute("""alter table proef.persoon rename naam to "na'am; ""drop"" %s :x {y}" """)
    naam = 'na\'am; "drop" %s :x {y}'
    kapot = kaart(
        "PRF-001", PATROON, {"column": naam, "pattern": "[A-Z].* %s :x|[0-9]{2}|'"}, kolommen=[naam]
    )
    (meting,) = meet(con, maak_suite(kapot), context())
    assert (meting.status, meting.n_fout) == ("voldoet_niet", 3)
    assert rijen(con, "select distinct kolom from kwaliteit.afwijking") == [(naam,)]


def test_other_temporary_objects_are_left_alone(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("create temp view r as select 1 as van_mij")
    meet(con, maak_suite(GOED), context())
    assert rijen(con, "from r") == [(1,)]


@pytest.mark.parametrize("eerder", ["", "join_order"])
def test_the_optimizer_is_left_as_it_was(con: duckdb.DuckDBPyConnection, eerder: str) -> None:
    """Turning off one step helps rules with a sub-query; other work on the file keeps it."""
    con.execute(f"set disabled_optimizers = '{eerder}'")
    meet(con, maak_suite(GOED, KAPOT), context())
    assert rijen(con, "select current_setting('disabled_optimizers')") == [(eerder,)]


def test_a_sub_query_that_joins_by_way_of_the_row_takes_no_square(
    con: duckdb.DuckDBPyConnection,
) -> None:
    """With all steps of the optimizer on, these tables are joined every row with every row."""
    con.execute(
        "create table proef.paar as select range as a, range + 1 as b from range(30000);"
        "create table proef.los as select range as a, range::varchar as naam from range(30000);"
        "create table proef.groot as select range as id, range::varchar as bsn, range % 7 as naam,"
        " (range * 7) % 30000 as ander from range(30000)"
    )
    voorwaarde = (
        "not exists (select 1 from proef.los as x, proef.paar as p where x.a = r.ander"
        " and p.a = r.id and x.naam <> p.b::varchar)"
    )
    suite = maak_suite(
        kaart("PRF-007", VOLDOET, {"voorwaarde": voorwaarde}), entiteit="proef.groot"
    )
    meet(con, suite, context())
    begin = time.perf_counter()
    (meting,) = meet(con, suite, context())
    assert meting.n_fout is not None
    assert meting.n_fout > 29_000
    assert time.perf_counter() - begin < 5
