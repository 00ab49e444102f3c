"""JSON as registrations deliver it: nested, paged, one object per line."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.readers import LEEG, NUL_BYTE
from pipelines.readers.json_rijen import DUBBEL, GEEN_OBJECT, MAX_DIEPTE, TE_DIEP


@pytest.fixture
def lees_json(lees: Any) -> Any:
    def doe(inhoud: bytes | str, pad: str | dict[str, str] = "item", **meer: Any) -> Any:
        ruw = inhoud.encode() if isinstance(inhoud, str) else inhoud
        paden = {"persoon": pad} if isinstance(pad, str) else pad
        meer = {"kolommen": {"persoon": ["naam"]}, "pad": paden, **meer}
        return lees(ruw, **{"naam": "levering.json", "soort": "json", **meer})

    return doe


def test_nested_objects_become_dotted_columns(lees_json: Any) -> None:
    uit = lees_json(
        '{"personen":[{"naam":{"voornamen":"Ada","x":{"y":"z"}},"bsn":"0012"}]}', "personen.item"
    )
    assert uit.records == [{"naam.voornamen": "Ada", "naam.x.y": "z", "bsn": "0012"}]


def test_numbers_keep_their_text(lees_json: Any) -> None:
    uit = lees_json('[{"a":1.10,"b":100000000000000000000,"c":0.00000001,"d":-5,"e":1e999999}]')
    assert uit.records == [
        {"a": "1.10", "b": "100000000000000000000", "c": "0.00000001", "d": "-5", "e": "1E+999999"}
    ]


def test_booleans_null_missing_and_empty(lees_json: Any) -> None:
    uit = lees_json('[{"a":true,"b":false,"c":null,"d":""},{"b":"x"}]')
    assert uit.records == [
        {"a": "true", "b": "false", "c": None, "d": ""},
        {"a": None, "b": "x", "c": None, "d": None},
    ]


def test_lists_become_compact_json(lees_json: Any) -> None:
    uit = lees_json('[{"n": [ {"land": "é", "p": 1.50, "w": null}, [true, "a\\"b"] ], "leeg": []}]')
    assert uit.records == [{"n": '[{"land":"é","p":1.50,"w":null},[true,"a\\"b"]]', "leeg": "[]"}]


def test_records_are_numbered_from_one(lees_json: Any) -> None:
    uit = lees_json('[{"a":1},"tekst",{"a":2},[],{"a":3}]')
    assert uit.nummers == [1, 3, 5]
    assert [(a.regelnummer, a.reden) for a in uit.afkeur] == [(2, GEEN_OBJECT), (4, GEEN_OBJECT)]


def test_a_key_that_occurs_twice_rejects_its_record(lees_json: Any) -> None:
    uit = lees_json(
        '[{"a":1,"a":2},{"a":1},{"x":{"a":1,"a":2}},{"x":[{"a":1,"a":1}]},{"x":{"y":1},"x.y":2}]'
    )
    assert uit.nummers == [2]
    assert [(a.regelnummer, a.reden) for a in uit.afkeur] == [(n, DUBBEL) for n in (1, 3, 4, 5)]


def test_nesting_is_bounded_per_record(lees_json: Any) -> None:
    def diep(n: int) -> str:
        return '{"a":' * n + "1" + "}" * n

    lijst = "[" * 80 + "]" * 80
    uit = lees_json(f'[{diep(MAX_DIEPTE)},{diep(MAX_DIEPTE + 1)},{{"a":{lijst}}},{{"a":1}}]')
    assert uit.nummers == [1, 4]
    assert [(a.regelnummer, a.reden) for a in uit.afkeur] == [(2, TE_DIEP), (3, TE_DIEP)]


def test_a_null_byte_rejects_its_record(lees_json: Any) -> None:
    uit = lees_json('[{"a":"x\\u0000y"},{"a":"z"}]')
    assert uit.nummers == [2]
    assert [(a.regelnummer, a.reden) for a in uit.afkeur] == [(1, NUL_BYTE)]


def test_an_empty_list_is_a_delivery_of_nothing(lees_json: Any) -> None:
    assert lees_json("[]").records == []
    assert lees_json('{"_embedded":{"zaken":[]}}', "_embedded.zaken.item.fase.item").records == []


def test_json_lines(lees_json: Any) -> None:
    uit = lees_json('{"a":1}\n{"a":2}\n\n', "")
    assert uit.records == [{"a": "1"}, {"a": "2"}]
    assert uit.nummers == [1, 2]


def test_a_single_record(lees_json: Any) -> None:
    assert lees_json('{"persoon":{"naam":"Ada"}}', "persoon").records == [{"naam": "Ada"}]


def test_a_byte_order_mark_is_tolerated(lees_json: Any) -> None:
    assert lees_json(b"\xef\xbb\xbf" + b'[{"a":1}]').records == [{"a": "1"}]
    assert lees_json(b"\xef\xbb\xbf[]").records == []


def test_more_objects_in_one_file(lees_json: Any) -> None:
    uit = lees_json(
        '{"zaken":[{"id":1},{"id":2}],"typen":[{"id":3}]}',
        kolommen={"zaak": ["id"], "type": ["id"]},
        pad={"zaak": "zaken.item", "type": "typen.item"},
    )
    assert uit.rijen == [
        ("zaak", 1, {"id": "1"}), ("zaak", 2, {"id": "2"}), ("type", 1, {"id": "3"})
    ]  # fmt: skip


def test_objects_by_file_name(lees_json: Any) -> None:
    uit = lees_json(
        '[{"id":1}]',
        naam="zaken_1.json",
        kolommen={"zaak": ["id"], "type": ["id"]},
        pad={"zaak": "item", "type": "item"},
        bestanden={"zaak": "zaken*.json", "type": "zaaktypen*.json"},
    )
    assert uit.rijen == [("zaak", 1, {"id": "1"})]


def test_records_come_in_batches(lees_json: Any, tmp_path: Path) -> None:
    aantal = 25_000
    uit = lees_json(json.dumps([{"a": str(i), f"k{i // 9000}": "x"} for i in range(aantal)]))
    assert [r["a"] for r in uit.records] == [str(i) for i in range(aantal)]
    assert uit.nummers == list(range(1, aantal + 1))
    assert uit.kolommen == ["a", "k0", "k1", "k2"]


BLAD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.text(max_size=8),
    st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=3),
)
SLEUTEL = st.text(alphabet="abcé \"'_-", min_size=1, max_size=3)
RECORD = st.recursive(
    st.dictionaries(SLEUTEL, BLAD, max_size=4),
    lambda deel: st.dictionaries(SLEUTEL, st.one_of(BLAD, deel), max_size=4),
    max_leaves=8,
)


def _verwacht(record: dict[str, Any], voor: str = "") -> dict[str, str | None]:
    uit: dict[str, str | None] = {}
    for sleutel, waarde in record.items():
        if isinstance(waarde, dict):
            uit |= _verwacht(waarde, f"{voor}{sleutel}.")
        elif waarde is None or isinstance(waarde, str):
            uit[voor + sleutel] = waarde
        elif isinstance(waarde, bool):
            uit[voor + sleutel] = str(waarde).lower()
        else:
            uit[voor + sleutel] = (
                format(waarde, "f") if isinstance(waarde, Decimal) else str(waarde)
            )
    return uit


def _json(waarde: Any) -> str:
    if isinstance(waarde, dict):
        return "{" + ",".join(f"{json.dumps(k)}:{_json(v)}" for k, v in waarde.items()) + "}"
    return format(waarde, "f") if isinstance(waarde, Decimal) else json.dumps(waarde)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=st.lists(RECORD, max_size=5))
def test_what_is_written_is_read(lees_json: Any, records: list[dict[str, Any]]) -> None:
    uit = lees_json("[" + ", ".join(_json(r) for r in records) + "]")
    verwacht = [_verwacht(r) for r in records]
    leeg = [n for n, r in enumerate(verwacht, 1) if not any(w is not None for w in r.values())]
    nul = [n for n, r in enumerate(verwacht, 1) if any("\0" in (w or "") for w in r.values())]
    assert [a.regelnummer for a in uit.afkeur if a.reden == LEEG] == leeg
    assert [a.regelnummer for a in uit.afkeur if a.reden == NUL_BYTE] == nul
    gelezen = [{k: v for k, v in r.items() if v is not None} for r in uit.records]
    assert gelezen == [
        {k: v for k, v in r.items() if v is not None}
        for i, r in enumerate(verwacht, start=1)
        if i not in leeg + nul
    ]


def test_big_records_do_not_pile_up(lees_json: Any) -> None:
    """A batch ends at some megabytes as well as at some thousands of records."""
    uit = lees_json(json.dumps([{"a": "x" * 1_000_000}] * 40))
    assert sum(uit.partijen) == 40
    assert max(uit.partijen) <= 9
