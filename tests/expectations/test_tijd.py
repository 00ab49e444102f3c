"""Dates, complete or not, their order, and periods."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.expectations.proef import Proef

ONVOLLEDIG = "expect_column_values_to_be_incomplete_dates"
VOLGORDE = "expect_column_dates_to_be_in_order"
OVERLAP = "expect_periods_not_to_overlap"


def test_incomplete_dates(proef: Proef) -> None:
    goed = [
        "1985-02-28",
        "1984-02-29",
        "1985-02-00",
        "1985-00-00",
        "0000-00-00",
        "2999-01-01",
        None,
    ]
    fout = ["1985-02-29", "1985-13-01", "1985-00-01", "0000-01-01", "0000-01-00", "1985-02-30"]
    fout += [
        "19850228",
        "1985-2-28",
        "1985-02",
        "85-02-28",
        "",
        "1985-02-28 ",
        "1985-99-00",
        "x-00",
    ]
    fout += ["0000-00-01", "-1985-02-28", "1985-02-28T00:00"]
    assert proef.fout(ONVOLLEDIG, {}, [*goed, *fout]) == fout


def test_incomplete_dates_not_in_the_future(proef: Proef) -> None:
    """The reference date is 1 October 2026; a part that is unknown gets the benefit."""
    goed = ["2026-10-01", "2026-10-00", "2026-00-00", "0000-00-00", "2026-09-30", None]
    fout = ["2026-10-02", "2026-11-00", "2027-00-00", "2027-01-01"]
    assert proef.fout(ONVOLLEDIG, {"toekomst": False}, [*goed, *fout]) == fout


@pytest.mark.parametrize(
    ("begin", "eind", "goed", "strikt_goed"),
    [
        ("2020-01-01", "2020-01-02", True, True),
        ("2020-01-01", "2020-01-01", True, False),
        ("2020-01-02", "2020-01-01", False, False),
        ("2020-00-00", "2020-05-01", True, True),
        ("2020-05-01", "2020-00-00", True, True),
        ("2021-00-00", "2020-05-01", False, False),
        ("2020-06-00", "2020-05-01", False, False),
        ("2020-05-00", "2020-05-01", True, True),
        ("2020-05-00", "2020-05-00", True, True),
        ("0000-00-00", "1900-01-01", True, True),
        ("2020-01-01", "0000-00-00", True, True),
        (None, "2020-01-01", True, True),
        ("2020-01-01", None, True, True),
        ("onbekend", "2020-01-01", True, True),
        ("2020-01-01", "", True, True),
    ],
)
def test_order_of_incomplete_dates(
    proef: Proef, begin: str | None, eind: str | None, goed: bool, strikt_goed: bool
) -> None:
    proef.tabel("a varchar, b varchar", [(begin, eind)])
    for strikt, verwacht in ((False, goed), (True, strikt_goed)):
        nrs, _ = proef.toets(VOLGORDE, {"begin": "a", "eind": "b", "strikt": strikt})
        assert nrs == ([] if verwacht else [0])


@pytest.mark.parametrize(
    ("soorten", "rij", "goed"),
    [
        (("date", "date"), ("2020-01-01", "2020-01-01"), True),
        (("date", "date"), ("2020-01-02", "2020-01-01"), False),
        (("timestamp", "timestamp"), ("2020-01-01 10:00:00", "2020-01-01 09:00:00"), False),
        (("timestamp", "date"), ("2020-01-01 10:00:00", "2020-01-01"), True),
        (("date", "timestamp"), ("2020-01-02", "2020-01-01 10:00:00"), False),
        (("varchar", "date"), ("2020-00-00", "2019-12-31"), False),
        (("varchar", "date"), ("2020-00-00", "2020-01-01"), True),
        (("date", "varchar"), ("2020-01-01", "2019-00-00"), False),
        (("varchar", "timestamp"), ("2020-01-02", "2020-01-01 23:00:00"), False),
    ],
)
def test_order_of_mixed_types(
    proef: Proef, soorten: tuple[str, str], rij: tuple[str, str], goed: bool
) -> None:
    proef.tabel(f"a {soorten[0]}, b {soorten[1]}", [rij])
    typen = {k: t for k, t, *_ in proef.con.execute("describe t.x").fetchall()}
    nrs, _ = proef._een(VOLGORDE, {"begin": "a", "eind": "b"}, None, "alle_rijen", {}, typen)
    assert nrs == ([] if goed else [0])


@pytest.mark.parametrize("soort", ["date", "timestamp"])
@pytest.mark.parametrize(
    ("periodes", "fout"),
    [
        ([("2020-01-01", "2021-01-01"), ("2021-01-01", None)], []),
        ([("2020-01-01", "2021-01-02"), ("2021-01-01", None)], [0, 1]),
        ([("2020-01-01", None), ("2021-01-01", "2022-01-01")], [0, 1]),
        ([("2020-01-01", None), ("2021-01-01", None)], [0, 1]),
        ([("2020-01-01", "2021-01-01"), ("2020-01-01", "2021-01-01")], [0, 1]),
        (
            [
                ("2020-01-01", "2025-01-01"),
                ("2021-01-01", "2022-01-01"),
                ("2023-01-01", "2024-01-01"),
            ],
            [0, 1, 2],
        ),
        (
            [("2020-01-01", "2025-01-01"), ("2021-01-01", "2022-01-01"), ("2025-01-01", None)],
            [0, 1],
        ),
        ([("2020-01-01", None), ("2021-01-01", "2021-01-01")], []),
        ([("2020-01-01", None), ("2022-01-01", "2021-01-01")], []),
        ([("2020-01-01", None), (None, "2021-01-01")], []),
        ([("2020-01-01", None)], []),
    ],
)
def test_overlap(
    proef: Proef, soort: str, periodes: list[tuple[str | None, str | None]], fout: list[int]
) -> None:
    rijen = [("x", *periode) for periode in periodes] + [
        ("y", "1900-01-01", None),
        (None, "1900-01-01", None),
    ]
    proef.tabel(f"id varchar, b {soort}, e {soort}", rijen)
    nrs, _ = proef.toets(OVERLAP, {"groep": ["id"], "begin": "b", "eind": "e"})
    assert nrs == fout


def test_overlap_within_scope_and_group_of_two_columns(proef: Proef) -> None:
    rijen = [
        ("x", 1, "2020-01-01", None, "in"),
        ("x", 1, "2021-01-01", None, "uit"),
        ("x", 2, "2020-01-01", None, "in"),
        ("y", 1, "2020-01-01", None, "in"),
        ("y", 1, "2020-06-01", None, "in"),
    ]
    proef.tabel("id varchar, n integer, b date, e date, soort varchar", rijen)
    kwargs = {"groep": ["id", "n"], "begin": "b", "eind": "e"}
    assert proef.toets(OVERLAP, kwargs, filter_="r.soort = 'in'")[0] == [3, 4]


DAG0 = date(2020, 1, 1)
DAGEN = st.integers(0, 8)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("xy"), DAGEN, st.none() | DAGEN), max_size=9))
def test_overlap_equals_python(periodes: list[tuple[str, int, int | None]]) -> None:
    def dag(n: int | None) -> date | None:
        return None if n is None else DAG0 + timedelta(n)

    def leeg(p: tuple[str, int, int | None]) -> bool:
        return p[2] is not None and p[2] <= p[1]

    def botst(p: tuple[str, int, int | None], q: tuple[str, int, int | None]) -> bool:
        einde_p, einde_q = (99 if x[2] is None else x[2] for x in (p, q))
        return p[0] == q[0] and not leeg(p) and not leeg(q) and p[1] < einde_q and q[1] < einde_p

    proef = Proef()
    proef.tabel("id varchar, b date, e date", [(g, dag(b), dag(e)) for g, b, e in periodes])
    nrs, _ = proef.toets(OVERLAP, {"groep": ["id"], "begin": "b", "eind": "e"})
    verwacht = [
        i
        for i, p in enumerate(periodes)
        if any(botst(p, q) for j, q in enumerate(periodes) if j != i)
    ]
    assert nrs == verwacht
