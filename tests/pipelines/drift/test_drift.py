"""Drift: what changed in the structure of a source, from files to findings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.bron import laden
from pipelines.bron.landing import Landingsbestand
from pipelines.contract.laden import Contract, load_contract
from pipelines.drift import Drift, Kolomtelling, tel, vergelijk
from pipelines.drift.bevinden import _langste_stijgende
from pipelines.warehouse.runbestand import stel_in

LEVERING = date(2026, 11, 1)
CONTRACT = """
apiVersion: v3.1.0
kind: DataContract
id: proef
name: Proef
version: 1.0.0
status: active
domain: proef
customProperties:
  - property: nl.waterpas.formaat
    value: FORMAAT
schema:
  - name: pas
    properties:
      - {name: nummer, primaryKey: true, primaryKeyPosition: 1, required: true}
      - {name: geboortedatum, physicalName: Geboortedatum, logicalType: date}
      - {name: bedrag, logicalType: number}
      - {name: actief, logicalType: boolean}
      - {name: code}
"""
CSV = "{soort: csv}"
JSON = "{soort: json, pad: {pas: item}}"
KOP = ["nummer", "Geboortedatum", "bedrag", "actief", "code"]


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with stel_in(duckdb.connect(":memory:")) as verbinding:
        yield verbinding


def contract(map_: Path, formaat: str = CSV) -> Contract:
    pad = map_ / "proef.yaml"
    pad.write_text(CONTRACT.replace("FORMAAT", formaat), encoding="utf-8")
    return load_contract(pad)


def record(nummer: int, **anders: str) -> dict[str, str]:
    return {
        "nummer": f"{nummer:04}",
        "Geboortedatum": f"{nummer % 28 + 1:02}-03-1980",
        "bedrag": f"1.{nummer % 900 + 100},50",
        "actief": "J" if nummer % 2 else "N",
        "code": str(nummer),
    } | anders


def csv(map_: Path, kop: list[str], rijen: list[dict[str, str]], naam: str = "a.csv") -> Path:
    regels = [";".join(kop), *(";".join(rij.get(k, "x") for k in kop) for rij in rijen)]
    pad = map_ / naam
    pad.write_text("\n".join(regels) + "\n", encoding="utf-8")
    return pad


def zoek(
    con: duckdb.DuckDBPyConnection,
    van: Contract,
    *paden: Path,
    eerder: dict[tuple[str, str], Kolomtelling] | None = None,
) -> list[Drift]:
    bestanden = [
        Landingsbestand("proef", pad.name, pad, "hash", pad.stat().st_size) for pad in paden
    ]
    uit = laden.laad(con, van, bestanden, LEVERING, run_id="r")
    return vergelijk(van, uit, tel(con, van), eerder or {})


def kort(gevonden: list[Drift]) -> list[tuple[str | None, str]]:
    return [(d.kolom, d.soort) for d in gevonden]


RIJEN = [record(n) for n in range(1, 41)]


def test_a_levering_as_agreed_has_no_drift(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    assert zoek(con, contract(tmp_path), csv(tmp_path, KOP, RIJEN)) == []


def test_capitals_and_spaces_around_a_name_are_no_drift(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    kop = ["NUMMER", " geboortedatum", *KOP[2:]]
    rijen = [dict(zip(kop, rij.values(), strict=True)) for rij in RIJEN]
    assert zoek(con, contract(tmp_path), csv(tmp_path, kop, rijen)) == []


@pytest.mark.parametrize(
    ("kop", "verwacht"),
    [
        (["nummer", "Geboortedatum", "actief", "code"], [("bedrag", "ontbreekt")]),
        ([*KOP, "wijk"], [("wijk", "toegevoegd")]),
        (["nummer", "geboorte_datum", *KOP[2:]], [("geboortedatum", "hernoemd")]),
        # Another name in the same place between the same columns.
        (["nummer", "Geboortedatum", "bedrag", "lopend", "code"], [("actief", "hernoemd")]),
        # The first and the last column have but one neighbour.
        (["pasje", *KOP[1:]], [("nummer", "hernoemd")]),
        # Neither name nor place: one went, another came.
        (["nummer", "Geboortedatum", "actief", "code", "wijk"],
         [("bedrag", "ontbreekt"), ("wijk", "toegevoegd")]),
        (["nummer", "bedrag", "actief", "Geboortedatum", "code"], [(None, "volgorde")]),
        (["code", "nummer", "geboortedag", "bedrag", "wijk", "actief"],
         [("geboortedatum", "hernoemd"), ("wijk", "toegevoegd"), (None, "volgorde")]),
    ],
)  # fmt: skip
def test_columns_that_changed(
    con: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    kop: list[str],
    verwacht: list[tuple[str | None, str]],
) -> None:
    assert kort(zoek(con, contract(tmp_path), csv(tmp_path, kop, RIJEN))) == verwacht


def test_only_what_moved_is_named(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    kop = ["code", *KOP[:-1]]
    [volgorde] = zoek(con, contract(tmp_path), csv(tmp_path, kop, RIJEN))
    assert volgorde.uitleg.endswith("Verplaatst: code.")


def test_a_column_that_one_of_the_files_misses(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    een, ander = csv(tmp_path, KOP, RIJEN), csv(tmp_path, KOP[:-1], RIJEN, "b.csv")
    [weg] = zoek(con, contract(tmp_path), een, ander)
    assert (weg.kolom, weg.soort) == ("code", "ontbreekt")
    assert "in 1 van de 2 bestanden (b.csv)" in weg.uitleg


def test_a_header_that_looks_like_data_is_not_shown(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    kop = [*KOP, "999990019", "jan@voorbeeld.nl"]
    gevonden = zoek(con, contract(tmp_path), csv(tmp_path, kop, RIJEN))
    assert kort(gevonden) == [("kolom nr 6", "toegevoegd"), ("kolom nr 7", "toegevoegd")]
    assert "999990019" not in str(gevonden)
    assert "jan" not in str(gevonden)


@pytest.mark.parametrize(
    ("veld", "waarde", "woord"),
    [
        ("Geboortedatum", "veertig jaar", "een datum"),
        ("bedrag", "gratis", "een getal"),
        ("actief", "misschien", "ja of nee"),
    ],
)
def test_values_of_another_kind_than_the_contract_says(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, veld: str, waarde: str, woord: str
) -> None:
    rijen = [record(n, **{veld: waarde} if n > 10 else {}) for n in range(1, 41)]
    [anders] = zoek(con, contract(tmp_path), csv(tmp_path, KOP, rijen))
    assert (anders.kolom, anders.soort) == (veld.lower(), "type")
    assert (anders.n_gevuld, anders.n_leesbaar) == (40, 10)
    assert woord in anders.uitleg
    assert waarde not in str(anders)


def test_some_wrong_values_are_for_the_rules_and_a_new_spelling_is_no_other_kind(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    rijen = [
        record(n, Geboortedatum="1980-03-01T00:00:00", bedrag="1234.5", actief="true")
        for n in range(1, 41)
    ]
    rijen[:19] = [record(n, Geboortedatum="onbekend") for n in range(1, 20)]
    assert zoek(con, contract(tmp_path), csv(tmp_path, KOP, rijen)) == []


@pytest.mark.parametrize(
    ("veld", "waarden"),
    [
        ("actief", ["t", "f", "Y", "nee", "1", "TRUE", "x"]),
        ("bedrag", ["-3", "€ 1.234,50", "12,50-", "1e3", "1 000", "+4.5", "EUR 20"]),
        ("Geboortedatum", ["19800000", "1980-03", "1-3-80", "2026-07-01T23:30:00Z", "0"]),
    ],
)  # fmt: skip
def test_all_spellings_of_a_kind_are_of_that_kind(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, veld: str, waarden: list[str]
) -> None:
    rijen = [record(n, **{veld: waarden[n % len(waarden)]}) for n in range(1, 41)]
    van = contract(tmp_path)
    assert zoek(con, van, csv(tmp_path, KOP, rijen)) == []
    telling = tel(con, van)["proef_pas", veld.lower()]
    soort = {"actief": "n_janee", "bedrag": "n_getal", "Geboortedatum": "n_datum"}[veld]
    assert getattr(telling, soort) == telling.n_gevuld == 40


def test_a_text_column_is_compared_with_the_levering_before(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    van = contract(tmp_path)
    assert zoek(con, van, csv(tmp_path, KOP, RIJEN)) == []
    eerder = tel(con, van)
    letters = [record(n, code="abc") for n in range(1, 41)]
    assert zoek(con, van, csv(tmp_path, KOP, letters)) == []
    [anders] = zoek(con, van, csv(tmp_path, KOP, letters), eerder=eerder)
    assert (anders.kolom, anders.soort) == ("code", "type")
    assert "vorige levering" in anders.uitleg


def test_an_optional_field_of_json_is_missed_when_records_had_it_before(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    import json

    van = contract(tmp_path, JSON)
    pad = tmp_path / "a.json"
    pad.write_text(json.dumps(RIJEN), encoding="utf-8")
    assert zoek(con, van, pad) == []
    eerder = tel(con, van)
    zonder = [{k: v for k, v in rij.items() if k not in ("code", "nummer")} for rij in RIJEN]
    pad.write_text(json.dumps(zonder), encoding="utf-8")
    # The first time only what is required; JSON has no order.
    assert kort(zoek(con, van, pad)) == [("nummer", "ontbreekt")]
    assert kort(zoek(con, van, pad, eerder=eerder)) == [
        ("nummer", "ontbreekt"), ("code", "ontbreekt"),
    ]  # fmt: skip
    zelden = {k: t._replace(n_gevuld=2) for k, t in eerder.items()}
    assert kort(zoek(con, van, pad, eerder=zelden)) == [("nummer", "ontbreekt")]


def test_a_source_that_was_not_delivered_has_no_drift(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    assert zoek(con, contract(tmp_path)) == []


@given(st.permutations(range(8)))
def test_what_stays_is_a_longest_rising_part(rij: list[int]) -> None:
    blijft = _langste_stijgende(rij)
    op_volgorde = [getal for getal in rij if getal in blijft]
    assert op_volgorde == sorted(op_volgorde)
    langste = [1] * len(rij)
    for i, getal in enumerate(rij):
        langste[i] += max((langste[j] for j in range(i) if rij[j] < getal), default=0)
    assert len(blijft) == max(langste)
