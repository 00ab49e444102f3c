"""Rows go to DuckDB as one stream, in pieces of the size that it stores."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pytest

from pipelines.bron import stroom
from pipelines.bron.stroom import Partij, schrijf


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        con.execute("create table t (a varchar, b varchar); create table u (a varchar)")
        yield con


def partij(*waarden: str, tabel: str = "t", nieuw: tuple[str, ...] = ()) -> Partij:
    return Partij(tabel, pa.RecordBatch.from_pydict({"a": list(waarden)}), nieuw)


def test_rows_of_one_table_go_in_together_and_in_order(con: duckdb.DuckDBPyConnection) -> None:
    delen = [partij(*(f"{i}-{j}" for j in range(i))) for i in range(1, 40)]
    assert schrijf(con, delen[0], iter(delen[1:])) is None
    verwacht = [(f"{i}-{j}", None) for i in range(1, 40) for j in range(i)]
    assert con.execute("from t").fetchall() == verwacht


@pytest.mark.parametrize(
    "anders",
    [
        partij("x", tabel="u"),
        partij("x", nieuw=("c",)),
        Partij("t", pa.RecordBatch.from_pydict({"b": ["x"]})),
        Partij("t", pa.RecordBatch.from_pydict({"a": ["x"]}), (), True),
    ],
)
def test_what_does_not_belong_comes_back(con: duckdb.DuckDBPyConnection, anders: Partij) -> None:
    rest = iter([partij("2"), anders, partij("4")])
    assert schrijf(con, partij("1"), rest) is anders
    assert con.execute("select a from t").fetchall() == [("1",), ("2",)]
    assert next(rest).rijen.to_pylist() == [{"a": "4"}]


def test_an_error_while_reading_comes_out_as_it_is(con: duckdb.DuckDBPyConnection) -> None:
    def stuk() -> Iterator[Partij]:
        yield partij("2")
        raise LookupError("zo")

    with pytest.raises(LookupError, match="zo"):
        schrijf(con, partij("1"), stuk())


@pytest.mark.parametrize("maten", [[5], [1] * 23, [9, 1, 30, 2], [40, 40]])
def test_pieces_are_whole_row_groups(maten: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stroom, "_RIJGROEP", 10)
    delen = [partij(*"x" * maat) for maat in maten]
    stukken = list(stroom._Stroom(delen[0], iter(delen[1:])).stukken())
    assert sum(s.num_rows for s in stukken) == sum(maten)
    assert all(s.num_rows == 10 for s in stukken[:-1])


def test_big_values_do_not_wait_for_a_row_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stroom, "_MAX_BYTES", 1_000)
    delen = [partij("x" * 600) for _ in range(7)]
    stukken = list(stroom._Stroom(delen[0], iter(delen[1:])).stukken())
    assert [s.num_rows for s in stukken] == [2, 2, 2, 1]


def test_a_full_stream_ends_at_the_edge_of_a_row_group(
    con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left of it comes first in the next one; nothing is lost and the order holds."""
    monkeypatch.setattr(stroom, "_RIJGROEP", 10)
    monkeypatch.setattr(stroom, "_MAX_STROOM", 1)
    delen = iter([partij(*(f"{i}-{j}" for j in range(7))) for i in range(9)])
    volgende: Partij | None = next(delen)
    stromen = 0
    while volgende is not None:
        volgende = schrijf(con, volgende, delen)
        stromen += 1
        geladen = con.execute("select count(*) from t").fetchone()
        assert volgende is None or geladen == (10 * stromen,)
    assert con.execute("select a from t").fetchall() == [
        (f"{i}-{j}",) for i in range(9) for j in range(7)
    ]
    assert stromen > 3


def test_settings_are_put_back(con: duckdb.DuckDBPyConnection) -> None:
    def nu() -> tuple[str, int]:
        vraag = "select current_setting('memory_limit'), current_setting('threads')"
        [rij] = con.execute(vraag).fetchall()
        return rij[0], rij[1]

    eerder = nu()
    with stroom.begrensd(con):
        assert nu() != eerder
    assert nu()[1:] == eerder[1:]
    assert "GiB" in nu()[0]
