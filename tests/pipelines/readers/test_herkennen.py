"""What a file does not say of itself is recognised and told; doubt is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ggm_schema.errors import OnleesbareInvoer
from pipelines.readers import Vorm

AUTO = {"codering": "auto", "scheidingsteken": "auto"}
TEKST = "naam;plaats\nJosé;Súdwest-Fryslân\n"


@pytest.mark.parametrize(
    ("inhoud", "codering"),
    [
        (TEKST.encode(), "utf-8"),
        (TEKST.encode("utf-8-sig"), "utf-8"),
        (b"naam;plaats\nAda;Almere\n", "utf-8"),
        (TEKST.encode("cp1252"), "windows-1252"),
        ("naam;plaats\nJosé;„€”\n".encode("cp1252"), "windows-1252"),
        (TEKST.encode("latin-1"), "windows-1252"),
        (TEKST.encode("utf-16"), "utf-16"),
        (TEKST.encode("utf-16-le"), "utf-16"),
        (b"\xfe\xff" + TEKST.encode("utf-16-be"), "utf-16"),
        ("naam;plaats\nAndré;Almer\xe9".encode("cp1252"), "windows-1252"),
    ],
)
def test_the_encoding(lees: Any, inhoud: bytes, codering: str) -> None:
    uit = lees(inhoud, **AUTO)
    assert uit.vormen == [Vorm("levering.csv", codering, ";", True)]
    verwacht = inhoud.decode("utf-8-sig" if codering == "utf-8" else {
        "windows-1252": "cp1252", "utf-16": "utf-16-be" if inhoud[:1] == b"\xfe" else "utf-16-le"
    }[codering]).lstrip("\ufeff")  # fmt: skip
    assert ";".join(uit.records[0].values()) == verwacht.split("\n")[1]


def test_what_was_recognised_is_a_finding(lees: Any) -> None:
    [bevinding] = lees(TEKST.encode("cp1252"), **AUTO).bevindingen
    assert bevinding.bestand == "levering.csv"
    assert "de codering (windows-1252) en het scheidingsteken (;)" in bevinding.reden
    [bevinding] = lees(TEKST.replace(";", "\t").encode(), scheidingsteken="auto").bevindingen
    assert "het scheidingsteken (tab)" in bevinding.reden
    assert "codering" not in bevinding.reden


def test_what_was_agreed_is_no_finding(lees: Any) -> None:
    uit = lees(TEKST.encode("cp1252"), codering="windows-1252")
    assert uit.bevindingen == []
    assert uit.vormen == [Vorm("levering.csv", "windows-1252", ";", False)]


def test_one_letter_in_the_last_block_decides(lees: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.readers.herkennen.BLOK", 1_000)
    inhoud = b"naam;plaats\n" + b"Ada;Almere\n" * 5_000
    assert lees(inhoud + b"Jos\xe9;x\n", **AUTO).vormen[0].codering == "windows-1252"
    assert lees(inhoud + "José;x\n".encode(), **AUTO).vormen[0].codering == "utf-8"


@pytest.mark.parametrize("blok", [3, 64, 1 << 24])
def test_damaged_utf_8_is_not_taken_for_another_encoding(
    lees: Any, blok: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.readers.herkennen.BLOK", blok)
    with pytest.raises(OnleesbareInvoer, match="het meeste in dit bestand is UTF-8") as fout:
        lees((TEKST * 3).encode() + b"Jos\xe9;x\n", **AUTO)
    assert fout.value.regel == 7


def test_an_agreed_encoding_stays_strict(lees: Any) -> None:
    with pytest.raises(OnleesbareInvoer, match="bestaat in utf-8") as fout:
        lees(TEKST.encode("cp1252"), codering="utf-8", scheidingsteken="auto")
    assert fout.value.regel == 2


@pytest.mark.parametrize("teken", [";", ",", "\t", "|"])
def test_the_separator(lees: Any, teken: str) -> None:
    uit = lees(f"naam{teken}plaats\nAda{teken}Almere\n".encode(), scheidingsteken="auto")
    assert uit.vormen[0].scheidingsteken == teken
    assert uit.records == [{"naam": "Ada", "plaats": "Almere"}]


def test_the_declared_columns_decide(lees: Any) -> None:
    """By counting alone the comma would win: every record has three of them."""
    uit = lees(b"naam;plaats,a,b,c\nAda;1,2,3,4\nBea;1,2,3,4\n", scheidingsteken="auto")
    assert uit.vormen[0].scheidingsteken == ";"


def test_without_known_columns_the_width_of_the_records_decides(lees: Any) -> None:
    inhoud = b"a;b\n1,5;x\n2;y\n1,2,3;z\n"
    assert lees(inhoud, scheidingsteken="auto").vormen[0].scheidingsteken == ";"


def test_a_separator_within_quotes_does_not_count(lees: Any) -> None:
    inhoud = b'a,b\n"x;y;z","1;2;3"\n"x;y;z","1;2;3"\n'
    assert lees(inhoud, scheidingsteken="auto").vormen[0].scheidingsteken == ","


def test_the_hint_for_excel_is_followed(lees: Any) -> None:
    uit = lees(b"sep=|\r\nnaam|plaats\r\nAda|a;b\r\n", scheidingsteken="auto")
    assert uit.vormen[0].scheidingsteken == "|"
    assert uit.records == [{"naam": "Ada", "plaats": "a;b"}]


def test_one_declared_column_needs_no_separator(lees: Any) -> None:
    uit = lees(b"naam\nAda\n", kolommen={"p": ["naam"]}, scheidingsteken="auto")
    assert uit.records == [{"naam": "Ada"}]


@pytest.mark.parametrize("inhoud", [b"iets\nanders\n", b"a;b,c\n1;2,3\n"])
def test_doubt_is_refused(lees: Any, inhoud: bytes) -> None:
    with pytest.raises(OnleesbareInvoer, match="scheidingsteken is niet te herkennen"):
        lees(inhoud, scheidingsteken="auto")


def test_literal_texts_that_mean_missing(lees: Any) -> None:
    uit = lees(b'naam;plaats\nnull;"null"\nNULL;n.v.t.\nnull;\n', leeg=["null", "n.v.t."])
    assert uit.records == [{"naam": "NULL", "plaats": None}]
    assert [a.regelnummer for a in uit.afkeur] == [2, 4]
    assert lees(b"naam;plaats\nnull;x\n").records == [{"naam": "null", "plaats": "x"}]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cellen=st.lists(st.text(st.sampled_from("aé€;, z"), min_size=1, max_size=5), min_size=1),
    teken=st.sampled_from(";,\t|"),
    codering=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
)
def test_what_is_written_is_read_without_being_told_how(
    lees: Any, cellen: list[str], teken: str, codering: str
) -> None:
    regels = [f'"naam"{teken}"plaats"', *(f'"{cel}"{teken}"x"' for cel in cellen)]
    uit = lees("\n".join(regels).encode(codering), **AUTO)
    assert [record["naam"] for record in uit.records] == cellen
