"""JSON that cannot be read: one clear message, and nothing of the source is written."""

from __future__ import annotations

from typing import Any

import pytest

from ggm_schema.errors import OnleesbareInvoer

GEHEIM = "Jansen"
RECORD = f'{{"bsn":"000000012","naam":"{GEHEIM}"}}'

# name: (content, line, what is wrong, what to do)
GEVALLEN: dict[str, tuple[bytes, int | None, str, str]] = {
    "empty file": (b"", None, "leeg (0 bytes)", "opnieuw op"),
    "spaces only": (b" \n ", 2, "afgebroken", "opnieuw op"),
    "broken off": (
        f'{{"personen":[{RECORD},\n{RECORD},\n{{"bsn":"000000'.encode(), 3,
        "afgebroken: het einde ontbreekt. Tot hier: 2 records gelezen", "vergelijk de grootte",
    ),
    "broken off between records": (
        f'{{"personen":[{RECORD}\n'.encode(), 1, "Tot hier: 1 record gelezen, niets geladen",
        "vergelijk de grootte",
    ),
    "broken off within a character": (
        f'{{"personen":[{RECORD},{{"naam":"André'.encode()[:-1], None, "afgebroken", "opnieuw op"
    ),
    "a comma too many": (
        f'{{"personen":[\n{RECORD},\n{RECORD},\n]}}'.encode(), 4,
        "geen geldige JSON meer (byte 89). Tot hier: 2 records", "export herstellen",
    ),
    "text after the end": (
        f'{{"personen":[{RECORD}]}}\n<html>'.encode(), 2, "geen geldige JSON meer", "herstellen"
    ),
    "NaN": (b'{"personen":[{"a":NaN}]}', 1, "geen geldige JSON meer (byte 19)", "herstellen"),
    "not JSON": (b"<html><body>Inloggen</body></html>", 1, "(byte 1)", "herstellen"),
    "not UTF-8": (b'{"personen":[\n{"naam":"Andr\xe9"}]}', 2, "bestaat in utf-8", "herstellen"),
    "UTF-16": (f'{{"personen":[{RECORD}]}}'.encode("utf-16"), None, "is UTF-16", "afgesproken"),
    "broken zip": (b"PK\x03\x04rest", None, "afgebroken of beschadigd", "opnieuw"),
    "other structure": (
        f'{{"data":[{RECORD}]}}'.encode(), None, "staan geen records", "'pad' in het contract"
    ),
    "message of an error": (b'{"detail":"Geen toegang"}', None, "staan geen records", "goede"),
    "null where the list should be": (b'{"personen":null}', None, "geen records", "'pad'"),
    "list at the top": (f"[{RECORD}]".encode(), None, "staan geen records", "'pad'"),
    "nested without end": (b"[" * 1_000_000, None, "dieper genest dan 10000", "aanval"),
    "objects without end": (b'{"a":' * 300_000, None, "dieper genest dan 10000", "aanval"),
    "number without end": (
        b'{"personen":[{"a":' + b"7" * 5_000 + b"}]}", None, "getal van meer dan 4000", "tekst"
    ),
    "number that is no number": (
        b'{"personen":[{"a":1e99999999999999999999}]}', 1, "geen geldige JSON", "herstellen"
    ),
    "keys that are data": (
        b'{"personen":[{' + b",".join(b'"%d":1' % i for i in range(2001)) + b"}]}", None,
        "meer dan 2000 verschillende kolommen", "niet in de naam van een sleutel",
    ),
    "none of the columns": (
        b'{"personen":[{"x":1},{"y":2}]}', None, "Geen enkele verwachte kolom", "goede bestand"
    ),
}  # fmt: skip


@pytest.fixture
def bron_json(proef: Any) -> Any:
    proef.contract = proef.maak_contract(
        {"soort": "json", "pad": {"persoon": "personen.item"}}, {"persoon": ["bsn", "naam"]}
    )
    return proef


@pytest.mark.parametrize("geval", GEVALLEN)
def test_one_clear_message_and_nothing_written(bron_json: Any, geval: str) -> None:
    inhoud, regel, fout, doe = GEVALLEN[geval]
    bron_json.lever(personen_json=inhoud)
    with pytest.raises(OnleesbareInvoer) as gemeld:
        bron_json.laad()
    tekst = str(gemeld.value)
    assert gemeld.value.exit_code == 2
    assert gemeld.value.bestand == "proef/personen.json"
    assert gemeld.value.regel == regel, tekst
    assert fout in gemeld.value.fout
    assert doe in (gemeld.value.doe or "")
    assert GEHEIM not in tekst
    assert "00000001" not in tekst
    assert gemeld.value.__cause__ is None
    assert bron_json.vraag("select count(*) from duckdb_tables() where schema_name = 'bron'") == [
        (0,)
    ]


def test_the_place_of_an_error_far_into_a_file(bron_json: Any) -> None:
    """The parser gets pieces; the message still has the very byte."""
    goed = f"{RECORD},\n" * 20_000
    inhoud = f'{{"personen":[\n{goed}{RECORD}\n{RECORD}]}}'
    bron_json.lever(a_json=inhoud)
    with pytest.raises(OnleesbareInvoer) as fout:
        bron_json.laad()
    assert fout.value.regel == 20_003
    plek = inhoud.rindex("{")
    assert f"(byte {plek + 1})" in fout.value.fout
    assert "Tot hier: 20001 records gelezen" in fout.value.fout


def test_records_that_do_not_fit_go_to_uitval(bron_json: Any) -> None:
    bron_json.lever(
        a_json=f'{{"personen":[{RECORD},"los",{{}},{{"bsn":"1","bsn":"2"}},'
        '{"bsn":"3","naam":"a\\u0000"},{"bsn":null,"naam":null}]}'
    )
    uit = bron_json.laad()
    assert (uit.rijen_gelezen, uit.rijen_uitval) == (6, 5)
    redenen = bron_json.vraag("select regelnummer, reden from kwaliteit.uitval order by 1")
    assert [r[0] for r in redenen] == [2, 3, 4, 5, 6]
    for (_, reden), woord in zip(
        redenen, ["geen object", "leeg", "twee keer", "nul-byte", "leeg"], strict=True
    ):
        assert woord in reden
        assert GEHEIM not in reden


def test_a_value_of_ten_megabytes_is_kept(bron_json: Any) -> None:
    bron_json.lever(a_json='{"personen":[{"bsn":"1","naam":"' + "x" * 10_000_000 + '"}]}')
    bron_json.laad()
    assert bron_json.vraag("select length(naam) from bron.proef_persoon") == [(10_000_000,)]


def test_brackets_in_text_are_no_nesting(bron_json: Any) -> None:
    tekst = "[" * 9_000
    bron_json.lever(a_json=f'{{"personen":[{{"bsn":"1","naam":"{tekst}"}}]}}')
    assert bron_json.laad().rijen_gelezen == 1
