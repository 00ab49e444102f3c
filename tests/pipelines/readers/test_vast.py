"""Fixed width: every line is a record of a known kind and length, or is rejected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ggm_schema.errors import OnleesbareInvoer
from pipelines.readers.vast import ONBEKENDE_CODE
from tests.pipelines.readers.conftest import Gelezen

VELDEN = {
    "client": [
        {"naam": "code", "begin": 1, "lengte": 2},
        {"naam": "bsn", "begin": 3, "lengte": 9},
        {"naam": "naam", "begin": 12, "lengte": 6},
    ],
    "regel": [
        {"naam": "code", "begin": 1, "lengte": 2},
        {"naam": "bedrag", "begin": 3, "lengte": 4},
    ],
}
CODES = {"client": "02", "regel": "04"}
KOLOMMEN: dict[str, tuple[str, ...]] = {"client": ("code",), "regel": ("code",)}
Lees = Callable[..., Gelezen]


@pytest.fixture
def vast(lees: Lees) -> Lees:
    def doe(inhoud: str | bytes, **anders: Any) -> Gelezen:
        ruw = inhoud if isinstance(inhoud, bytes) else inhoud.encode()
        gekozen = {"velden": VELDEN, "recordcode": CODES, **anders}
        return lees(ruw, "bericht.ei", KOLOMMEN, soort="vast", **gekozen)

    return doe


def test_fields_are_cut_by_position_and_kind(vast: Lees) -> None:
    gelezen = vast("02012345678Ada   \r\n040010\r\n02000000012 de B \r\n")
    assert gelezen.rijen == [
        ("client", 1, {"code": "02", "bsn": "012345678", "naam": "Ada"}),
        ("client", 3, {"code": "02", "bsn": "000000012", "naam": " de B"}),
        ("regel", 2, {"code": "04", "bedrag": "0010"}),
    ]


def test_a_field_of_spaces_is_missing(vast: Lees) -> None:
    assert vast("02         Ada   \n").records == [{"code": "02", "bsn": None, "naam": "Ada"}]


@pytest.mark.parametrize(
    ("regel", "reden"),
    [
        ("04001", "korter dan in het contract staat: 5 tekens in plaats van 6"),
        ("0400100", "langer dan in het contract staat: 7 tekens in plaats van 6"),
        ("99 geheim", ONBEKENDE_CODE),
        ("", "Dit record is leeg"),
        ("04\0\0\0\0", "nul-byte"),
    ],
)
def test_a_line_that_does_not_fit_is_rejected(vast: Lees, regel: str, reden: str) -> None:
    gelezen = vast(f"040010\n{regel}\n040020\n")
    assert [rij["bedrag"] for rij in gelezen.records] == ["0010", "0020"]
    [afkeur] = gelezen.afkeur
    assert afkeur.regelnummer == 2
    assert reden in afkeur.reden
    assert "geheim" not in afkeur.reden


def test_characters_count_and_not_bytes(vast: Lees) -> None:
    tekst = "02012345678Zoë   \n"
    for codering in ("utf-8", "windows-1252", "utf-16"):
        gelezen = vast(tekst.encode(codering.replace("windows-", "cp")), codering=codering)
        assert gelezen.records[0]["naam"] == "Zoë"


def test_another_encoding_than_the_contract_says_is_refused(vast: Lees) -> None:
    with pytest.raises(OnleesbareInvoer, match=r"regel 2.*niet bestaat in utf-8"):
        vast("040010\n02012345678Zoë   \n".encode("cp1252"))


def test_where_the_line_end_is_named_another_one_is_text(vast: Lees) -> None:
    gelezen = vast("02012345678A\nB   \r\n040010\r\n", regeleinde="crlf")
    assert [rij.get("naam") for rij in gelezen.records] == ["A\nB", None]
    assert gelezen.nummers == [1, 2]


def test_the_end_of_an_old_file_is_no_record(vast: Lees) -> None:
    assert vast("040010\r\n\x1a").afkeur == []


def test_a_file_of_another_kind_is_refused(vast: Lees) -> None:
    with pytest.raises(OnleesbareInvoer, match="begint met een recordcode"):
        vast("bsn;naam\n1;2\n")
    with pytest.raises(OnleesbareInvoer, match="0 bytes"):
        vast("")


def test_one_kind_of_record_needs_no_code(lees: Lees) -> None:
    velden = {"regel": VELDEN["regel"]}
    gelezen = lees(b"01abcd\n", "x.txt", {"regel": ()}, soort="vast", velden=velden)
    assert gelezen.records == [{"code": "01", "bedrag": "abcd"}]


def test_many_records_come_in_batches(vast: Lees) -> None:
    gelezen = vast("040010\n" * 9_001)
    assert max(gelezen.partijen) <= 4_000
    assert gelezen.nummers == list(range(1, 9_002))


LETTERS = st.characters(exclude_characters="\0\r\n\x1a", exclude_categories=("Cs",))


@st.composite
def regels(draw: DrawFn) -> list[str]:
    tekst = st.text(LETTERS, min_size=4, max_size=4).filter(str.strip)
    return draw(st.lists(tekst, min_size=1, max_size=20))


@given(regels())
def test_what_is_written_is_read(teksten: list[str]) -> None:
    import tempfile
    from pathlib import Path

    from pipelines.bron.landing import Landingsbestand
    from pipelines.contract.formaat import FORMAAT
    from pipelines.readers import READERS
    from tests.pipelines.readers.conftest import verzamel

    formaat = FORMAAT.validate_python({"soort": "vast", "velden": {"regel": VELDEN["regel"]}})
    formaat.voor({"regel": ()})
    with tempfile.TemporaryDirectory() as map:
        pad = Path(map) / "x"
        pad.write_bytes("".join(f"04{t}\n" for t in teksten).encode())
        bestand = Landingsbestand("p", "x", pad, "", pad.stat().st_size)
        gelezen = verzamel(READERS["vast"](bestand, formaat))
    assert [r["bedrag"] for r in gelezen.records] == [t.rstrip(" ") or None for t in teksten]
