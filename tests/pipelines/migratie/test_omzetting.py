"""One value: what it becomes, and that the old one can always be made again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.migratie.omzetting import Omzetting

LABELS = (("buiten", "openlucht"), ("a'b", "binnen"))
WAARDEN: dict[str, st.SearchStrategy[Any]] = {
    "VARCHAR": st.one_of(
        st.text(alphabet="0123456789.-+eEtTfF ", max_size=12),
        st.sampled_from(["true", "2020-01-01", "2020-02-30", "2020-01-01 12:00:00", "buiten"]),
        st.text(max_size=8).filter(lambda t: "\x00" not in t),
    ),
    "BIGINT": st.integers(-(2**63), 2**63 - 1),
    "DOUBLE": st.floats(),
    "BOOLEAN": st.booleans(),
    "DATE": st.dates(),
    "TIMESTAMP": st.datetimes(datetime(1, 1, 1)),
    "DECIMAL(18,2)": st.decimals(-10_000_000, 10_000_000, places=2),
    "DECIMAL(18,6)": st.decimals(-1_000_000, 1_000_000, places=6),
}


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        yield con


def zet_om(con: duckdb.DuckDBPyConnection, omzetting: Omzetting, waarde: Any) -> tuple[Any, bool]:
    """The new value, and was the old one kept aside?"""
    rij = con.execute(
        f"select {omzetting.heen('w')}, {omzetting.opzij('w')} "
        f"from (select cast($w as {omzetting.oud_type}) as w)",
        {"w": waarde},
    ).fetchone()
    assert rij is not None
    return rij


@pytest.mark.parametrize(
    ("oud", "nieuw", "waarde", "wordt", "opzij"),
    [
        ("VARCHAR", "BIGINT", "12", 12, False),
        ("VARCHAR", "BIGINT", "007", 7, True),
        ("VARCHAR", "BIGINT", "1.5", None, True),
        ("VARCHAR", "DATE", "2020-02-29", date(2020, 2, 29), False),
        ("VARCHAR", "DATE", "1985-00-00", None, True),
        ("VARCHAR", "BOOLEAN", "true", True, False),
        ("VARCHAR", "BOOLEAN", "misschien", None, True),
        ("BIGINT", "VARCHAR", 12, "12", False),
        ("DOUBLE", "BIGINT", 1.5, None, True),
        ("DOUBLE", "BIGINT", 2.0, 2, False),
        ("DECIMAL(18,6)", "DECIMAL(18,2)", Decimal("1.234567"), None, True),
        ("DECIMAL(18,6)", "DECIMAL(18,2)", Decimal("1.230000"), Decimal("1.23"), False),
        ("TIMESTAMP", "DATE", datetime(2020, 1, 1, 12), date(2020, 1, 1), True),
        ("TIMESTAMP", "DATE", datetime(2020, 1, 1), date(2020, 1, 1), False),
        ("DATE", "TIMESTAMP", date(2020, 1, 1), datetime(2020, 1, 1), False),
        ("BOOLEAN", "DATE", True, None, True),
        ("BIGINT", "BOOLEAN", 2, None, True),
        ("BIGINT", "DATE", None, None, False),
    ],
)
def test_een_waarde_gaat_mee_of_staat_ernaast(
    con: duckdb.DuckDBPyConnection, oud: str, nieuw: str, waarde: Any, wordt: Any, opzij: bool
) -> None:
    assert zet_om(con, Omzetting(oud, nieuw), waarde) == (wordt, opzij)


def test_een_label_wordt_vervangen_en_bewaard(con: duckdb.DuckDBPyConnection) -> None:
    omzetting = Omzetting("VARCHAR", "VARCHAR", LABELS)
    assert zet_om(con, omzetting, "buiten") == ("openlucht", True)
    assert zet_om(con, omzetting, "a'b") == ("binnen", True)
    assert zet_om(con, omzetting, "openlucht") == ("openlucht", False)
    assert zet_om(con, omzetting, None) == (None, False)


@given(
    oud=st.sampled_from(sorted(WAARDEN)),
    nieuw=st.sampled_from(sorted(WAARDEN)),
    met_labels=st.booleans(),
    data=st.data(),
)
def test_de_oude_waarde_is_altijd_terug_te_maken(
    con: duckdb.DuckDBPyConnection, oud: str, nieuw: str, met_labels: bool, data: st.DataObject
) -> None:
    waarde = data.draw(WAARDEN[oud] | st.none())
    omzetting = Omzetting(oud, nieuw, LABELS if met_labels and oud == "VARCHAR" else ())
    terug = omzetting.terug(omzetting.heen("w"))
    rij = con.execute(
        f"select case when {omzetting.opzij('w')} then w else {terug} end "
        f"is not distinct from w from (select cast($w as {oud}) as w)",
        {"w": waarde},
    ).fetchone()
    assert rij == (True,)
