"""JSON records that take fields from the objects around them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ggm_schema.errors import OnleesbareInvoer
from pipelines.readers import json as reader
from tests.pipelines.readers.conftest import Gelezen

Lees = Callable[..., Gelezen]
PAD = "_embedded.zaken.item.besluit.stukken.item"
DOCUMENT = {
    "bron": "A",
    "_embedded": {
        "zaken": [
            {
                "nummer": "001",
                "adres": {"straat": "Dam"},
                "besluit": {"datum": "2026-01-01", "stukken": [{"id": 1}, {"id": 2}]},
            },
            {"nummer": "002", "besluit": {"stukken": [{"id": 3, "x": {"y": 1.50}}], "datum": "na"}},
        ]
    },
}
KOLOMMEN = ("id", "../datum", "../../nummer", "../../adres.straat", "../../../../bron")


@pytest.fixture
def stukken(lees: Lees) -> Lees:
    def doe(inhoud: Any, pad: str = PAD, kolommen: tuple[str, ...] = KOLOMMEN) -> Gelezen:
        ruw = inhoud if isinstance(inhoud, bytes) else json.dumps(inhoud).encode()
        return lees(ruw, "x.json", {"stuk": kolommen}, soort="json", pad={"stuk": pad})

    return doe


def zonder_leeg(gelezen: Gelezen) -> list[dict[str, str]]:
    return [{k: w for k, w in r.items() if w is not None} for r in gelezen.records]


def test_a_record_takes_fields_of_the_objects_around_it(stukken: Lees) -> None:
    """What comes after the record in the file is not known yet, and is missing."""
    assert zonder_leeg(stukken(DOCUMENT)) == [
        {"id": "1", "../datum": "2026-01-01", "../../nummer": "001",
         "../../adres.straat": "Dam", "../../../../bron": "A"},
        {"id": "2", "../datum": "2026-01-01", "../../nummer": "001",
         "../../adres.straat": "Dam", "../../../../bron": "A"},
        {"id": "3", "x.y": "1.5", "../../nummer": "002", "../../../../bron": "A"},
    ]  # fmt: skip


@pytest.mark.parametrize("hap", [1, 13])
def test_it_does_not_matter_in_which_parts_a_file_is_read(
    stukken: Lees, hap: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    heel = stukken(DOCUMENT).rijen
    monkeypatch.setattr(reader, "_HAP", hap)
    assert stukken(DOCUMENT).rijen == heel


def test_records_are_judged_as_any_other(stukken: Lees) -> None:
    ruw = b'{"n": "1", "l": [{"a": 1, "a": 2}, 3, {}, {"a": "\\u0000"}, {"a": null}, {"a": [1]}]}'
    gelezen = stukken(ruw, "l.item", ("a", "../n"))
    assert zonder_leeg(gelezen) == [{"a": "[1]", "../n": "1"}]
    assert [a.regelnummer for a in sorted(gelezen.afkeur, key=lambda a: a.regelnummer)] == [
        1, 2, 3, 4, 5,
    ]  # fmt: skip


@pytest.mark.parametrize("fout", [b'{"n": 1, "l": [{"a": NaN}]}', b'{"n": 1, "l": [{"a": 1}'])
def test_what_is_no_json_is_refused(stukken: Lees, fout: bytes) -> None:
    with pytest.raises(OnleesbareInvoer, match=r"geen geldige JSON|afgebroken"):
        stukken(fout, "l.item", ("a", "../n"))


def test_nan_is_refused_in_every_place(stukken: Lees) -> None:
    with pytest.raises(OnleesbareInvoer, match="geen geldige JSON"):
        stukken(b'{"l": [{"a": NaN}]}', "l.item", ("a",))


def _vind(document: Any, pad: str) -> list[Any]:
    """Records by a walk through the whole document."""
    for deel in pad.removesuffix(".item").split("."):
        document = document[deel]
    return document if isinstance(document, list) else [document]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("bestand", "pad"),
    [
        ("afis_afgehandelde-facturen.json", "feed.entry.item"),
        ("afis_openstaande-facturen.json", "feed.entry.item"),
        ("zorgned-jzd-aanvragen.json", "_embedded.aanvraag.item"),
        ("zorgned-av-aanvragen.json", "_embedded.aanvraag.item"),
        ("zorgned-leerlingenvervoer-aanvragen.json", "_embedded.aanvraag.item"),
    ],
)
def test_real_answers_of_apis_are_read_byte_for_byte(
    shared: Path, lees: Lees, bestand: str, pad: str
) -> None:
    inhoud = (shared / "samples/amsterdam_backend_mocks" / bestand).read_bytes()
    gelezen = lees(inhoud, bestand, {"r": ()}, soort="json", pad={"r": pad})
    echt = _vind(json.loads(inhoud, parse_float=str, parse_int=str), pad)
    assert len(gelezen.rijen) + len(gelezen.afkeur) == len(echt)
    assert gelezen.afkeur == []
    for rij, record in zip(gelezen.records, echt, strict=True):
        verwacht = _plat(record)
        ons: dict[str, Any] = {k: w for k, w in rij.items() if w is not None}
        for kolom, waarde in verwacht.items():
            if isinstance(waarde, list):
                ons[kolom] = json.loads(ons[kolom], parse_float=str, parse_int=str)
        assert ons == verwacht


def _plat(record: dict[str, Any], voor: str = "") -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for naam, waarde in record.items():
        if isinstance(waarde, dict):
            uit |= _plat(waarde, f"{voor}{naam}.")
        elif isinstance(waarde, bool):
            uit[voor + naam] = json.dumps(waarde)
        elif waarde is not None:
            uit[voor + naam] = waarde
    return uit


@pytest.mark.shared
def test_records_of_a_real_feed_lie_in_its_entries(shared: Path, lees: Lees) -> None:
    inhoud = (
        shared / "samples/amsterdam_backend_mocks/afis_openstaande-facturen.json"
    ).read_bytes()
    pad = "feed.entry.item.content.properties"
    gelezen = lees(inhoud, "x.json", {"r": ()}, soort="json", pad={"r": pad})
    echt = json.loads(inhoud, parse_float=str, parse_int=str)["feed"]["entry"]
    assert [{k: w for k, w in r.items() if w is not None} for r in gelezen.records] == [
        _plat(e["content"]["properties"]) for e in echt
    ]
    assert gelezen.afkeur == []


@pytest.mark.shared
def test_products_of_a_real_answer_know_their_request(shared: Path, lees: Lees) -> None:
    inhoud = (shared / "samples/amsterdam_backend_mocks/zorgned-jzd-aanvragen.json").read_bytes()
    pad = "_embedded.aanvraag.item.beschikking.beschikteProducten.item"
    kolommen = ("identificatie", "../beschikkingNummer", "../../identificatie")
    gelezen = lees(inhoud, "x.json", {"p": kolommen}, soort="json", pad={"p": pad})
    echt = [
        (p["identificatie"], str(a["beschikking"]["beschikkingNummer"]), a["identificatie"])
        for a in json.loads(inhoud)["_embedded"]["aanvraag"]
        for p in (a.get("beschikking") or {}).get("beschikteProducten") or []
    ]
    assert echt
    assert [tuple(rij[k] for k in kolommen) for rij in gelezen.records] == echt
