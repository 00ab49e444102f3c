"""Parquet: every value as the text that is meant."""

from __future__ import annotations

import datetime as dt
import decimal
import io
import json
import uuid
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ggm_schema.errors import OnleesbareInvoer
from pipelines.bron.landing import Landingsbestand
from pipelines.contract.formaat import ParquetFormaat
from pipelines.readers import LEEG, NUL_BYTE, Blok, parquet
from pipelines.readers.parquet import als_tekst

UTC = dt.UTC
MOMENT = dt.datetime(2026, 11, 1, 9, 30)


def schrijf(kolommen: dict[str, Any], **keuze: Any) -> bytes:
    uit = io.BytesIO()
    pq.write_table(pa.table(kolommen), uit, **keuze)
    return uit.getvalue()


def test_records_and_numbers(lees: Any) -> None:
    inhoud = schrijf({"bsn": ["000000012", None, "x"], "naam": ["", "Bea", None]})
    uit = lees(inhoud, soort="parquet")
    assert uit.records == [
        {"bsn": "000000012", "naam": ""}, {"bsn": None, "naam": "Bea"}, {"bsn": "x", "naam": None}
    ]  # fmt: skip
    assert uit.nummers == [1, 2, 3]


@pytest.mark.parametrize(
    ("waarden", "soort", "teksten"),
    [
        ([1, None, -5], pa.int64(), ["1", None, "-5"]),
        ([2**64 - 1], pa.uint64(), ["18446744073709551615"]),
        ([1.0, 0.1, -2.5, None], pa.float64(), ["1", "0.1", "-2.5", None]),
        ([True, False], pa.bool_(), ["true", "false"]),
        ([decimal.Decimal("1.50")], pa.decimal128(9, 2), ["1.50"]),
        ([dt.date(2026, 11, 1)], pa.date32(), ["2026-11-01"]),
        ([MOMENT], pa.timestamp("us"), ["2026-11-01T09:30:00"]),
        ([MOMENT], pa.timestamp("s"), ["2026-11-01T09:30:00"]),
        ([MOMENT.replace(microsecond=120_000)], pa.timestamp("ns"), ["2026-11-01T09:30:00.12"]),
        ([MOMENT.replace(tzinfo=UTC)], pa.timestamp("ms", "UTC"), ["2026-11-01T09:30:00Z"]),
        (
            [MOMENT.replace(tzinfo=UTC)],
            pa.timestamp("us", "Europe/Amsterdam"),
            ["2026-11-01T10:30:00+0100"],
        ),
        ([dt.time(9, 30)], pa.time64("us"), ["09:30:00"]),
        ([b"tekst", b"\xff\x00"], pa.binary(), ["tekst", "ff00"]),
        (["a", None], pa.dictionary(pa.int8(), pa.string()), ["a", None]),
        ([None], pa.null(), [None]),
        ([["a", None], []], pa.list_(pa.string()), ['["a",null]', "[]"]),
        (
            [{"naam": "José", "geboren": dt.date(2026, 11, 1), "bedrag": decimal.Decimal("1.5")}],
            pa.struct(
                [("naam", pa.string()), ("geboren", pa.date32()), ("bedrag", pa.decimal128(4, 1))]
            ),
            ['{"naam":"José","geboren":"2026-11-01","bedrag":"1.5"}'],
        ),
        ([uuid.UUID(int=5)], pa.uuid(), [str(uuid.UUID(int=5))]),
    ],
)
def test_every_type_is_text(
    lees: Any, waarden: list[Any], soort: pa.DataType, teksten: list[str | None]
) -> None:
    inhoud = schrijf({"naam": pa.array(waarden, soort), "plaats": ["x"] * len(waarden)})
    assert [r["naam"] for r in lees(inhoud, soort="parquet").records] == teksten


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False))))
def test_a_number_is_the_same_number(waarden: list[float | None]) -> None:
    teksten = als_tekst(pa.array(waarden, pa.float64())).to_pylist()
    assert [None if t is None else float(t) for t in teksten] == waarden


def test_nested_values_are_json(lees: Any) -> None:
    waarde = [{"a": [1, 2.5, None], "b": {"c": "é"}}]
    inhoud = schrijf({"naam": [waarde]})
    assert json.loads(lees(inhoud, soort="parquet").records[0]["naam"]) == waarde


def test_rows_that_are_no_records(lees: Any) -> None:
    inhoud = schrijf({"naam": ["a", None, "b\0", "c"], "plaats": [None, None, "x", "y"]})
    uit = lees(inhoud, soort="parquet")
    assert uit.nummers == [1, 4]
    assert [(a.regelnummer, a.reden) for a in uit.afkeur] == [(2, LEEG), (3, NUL_BYTE)]


def test_columns_that_share_a_name(lees: Any) -> None:
    uit = io.BytesIO()
    pq.write_table(pa.table([pa.array(["1"]), pa.array(["2"])], names=["x", "x"]), uit)
    assert lees(uit.getvalue(), soort="parquet").kolommen == ["x", "x (2)"]


def test_no_rows_gives_the_columns(lees: Any) -> None:
    uit = lees(schrijf({"naam": pa.array([], pa.string())}), soort="parquet")
    assert (uit.kolommen, uit.records) == (["naam"], [])


GOED = schrijf({"naam": [f"naam {i}" for i in range(5_000)]})


@pytest.mark.parametrize(
    ("inhoud", "fout"),
    [
        (b"", r"leeg \(0 bytes\)"),
        (b"naam;plaats\n", "geen Parquet-bestand"),
        (b"PARE" + GOED[4:], "versleuteld"),
        (GOED[:-1], "beschadigd of afgebroken"),
        (GOED[: len(GOED) // 2], "beschadigd of afgebroken"),
        (GOED[:40] + b"\xff" * 400 + GOED[440:], "beschadigd of afgebroken"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(lees: Any, inhoud: bytes, fout: str) -> None:
    with pytest.raises(OnleesbareInvoer, match=fout) as gemeld:
        lees(inhoud, soort="parquet")
    assert gemeld.value.doe
    assert gemeld.value.__cause__ is None


def test_text_that_is_no_utf_8_is_told(lees: Any) -> None:
    ruw = pa.array([b"Andr\xe9"], pa.binary())
    vals = pa.StringArray.from_buffers(1, ruw.buffers()[1], ruw.buffers()[2])
    with pytest.raises(OnleesbareInvoer, match="beschadigd"):
        lees(schrijf({"naam": vals}), soort="parquet")


def test_memory_stays_bounded(tmp_path: Path) -> None:
    """One row group of 150 MB goes by in small parts."""
    pad = tmp_path / "groot.parquet"
    tekst = [f"{i:09d} een waarde van enige lengte, overal anders" for i in range(100_000)]
    tabel = pa.table({"naam": pa.array(tekst * 30)})
    pq.write_table(tabel, pad, row_group_size=3_000_000, use_dictionary=False, compression="none")
    omvang = pad.stat().st_size
    del tabel
    formaat = ParquetFormaat(soort="parquet")
    formaat.voor({"persoon": ("naam",)})
    begin = pa.total_allocated_bytes()
    hoogste = aantal = 0
    for stuk in parquet.lees(Landingsbestand("p", "x", pad, "", 0), formaat):
        aantal += len(stuk.regelnummers) if isinstance(stuk, Blok) else 0
        hoogste = max(hoogste, pa.total_allocated_bytes() - begin)
    assert aantal == 3_000_000
    assert hoogste < omvang / 5
