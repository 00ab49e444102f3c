"""YAML files: values with their lines, and errors that name line and nearest right word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from ggm_schema.errors import DefinitieFout
from ggm_schema.yamlbestand import Yamlbestand


class Streng(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Poes(Streng):
    soort: Literal["poes"]
    snorharen: int


class Hond(Streng):
    soort: Literal["hond"]
    kunstje: str


DIER: TypeAdapter[Poes | Hond] = TypeAdapter(Annotated[Poes | Hond, Field(discriminator="soort")])


class Huis(Streng):
    naam: str = Field(min_length=2, max_length=5)
    code: str = Field("A1", pattern="^[A-Z][0-9]$", description="een hoofdletter en een cijfer")
    merk: str = Field("a", pattern="^[a-z]$")
    kleur: Literal["rood", "groen", "blauw"] = "rood"
    bouw: date | None = None
    etages: int = Field(1, gt=0, lt=10)
    kamers: tuple[str, ...] = Field(("x",), min_length=1)
    dieren: list[Annotated[Poes | Hond, Field(discriminator="soort")]] = []
    buren: dict[str, Poes] = {}
    bewoond: bool = True
    prijs: float = 1.0
    straat: str = Field("", alias="schema")


Lees = Callable[..., Yamlbestand]


@pytest.fixture
def lees(tmp_path: Path) -> Lees:
    def doe(inhoud: str | bytes) -> Yamlbestand:
        pad = tmp_path / "proef.yaml"
        pad.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
        return Yamlbestand(pad)

    return doe


@pytest.mark.parametrize(
    ("tekst", "regel", "fout", "raad"),
    [
        ("naam: abc\nkluer: rood", 2, "De sleutel 'kluer' bestaat niet.", "Bedoelt u kleur?"),
        ("naem: abc", 1, "De sleutel 'naem' bestaat niet.", "Bedoelt u naam?"),
        ("naam: abc\nschemaa: x", 2, "De sleutel 'schemaa' bestaat niet.", "Bedoelt u schema?"),
        ("naam: abc\nxyz: 1", 2, "De sleutel 'xyz' bestaat niet.", "Bekend is bijvoorbeeld"),
        ("kleur: rood", 1, "De sleutel 'naam' ontbreekt.", ""),
        ("naam: abc\nkleur: geen", 2, "'kleur' is niet", "'rood', 'groen' of 'blauw'. Wat te"),
        ("naam: abc\nkleur: 3", 2, "'kleur' is niet toegestaan", "'groen' of 'blauw'."),
        ("naam: a", 1, "'naam' klopt niet", "Verwacht: 2 of meer tekens."),
        ("naam: abcdef", 1, "'naam' klopt niet", "Verwacht: 5 of minder tekens."),
        ("naam: 2026-01-01", 1, "'naam' klopt niet", "Verwacht: tekst (zet getallen en datums"),
        ("naam: abc\ncode: x", 2, "'code' klopt", "Verwacht: een hoofdletter en een cijfer."),
        ("naam: abc\nmerk: X", 2, "'merk' klopt niet", "Verwacht: de vorm ^[a-z]$."),
        ("naam: abc\nbouw: gisteren", 2, "'bouw' klopt niet", "Verwacht: een datum, zoals"),
        ("naam: abc\netages: 0", 2, "'etages' klopt niet", "Verwacht: meer dan 0."),
        ("naam: abc\netages: 10", 2, "'etages' klopt niet", "Verwacht: minder dan 10."),
        ("naam: abc\netages: veel", 2, "'etages' klopt niet", "Verwacht: een geheel getal."),
        ("naam: abc\netages: 1.5", 2, "'etages' klopt niet", "Verwacht: een geheel getal."),
        ("naam: abc\nprijs: hoog", 2, "'prijs' klopt niet", "Verwacht: een getal."),
        ("naam: abc\nbewoond: soms", 2, "'bewoond' klopt niet", "Verwacht: true of false."),
        ("naam: abc\nkamers: []", 2, "'kamers' klopt niet", "een lijst met 1 of meer onderdelen."),
        ("naam: abc\nkamers: x", 2, "'kamers' klopt niet", "Verwacht: een lijst."),
        ("naam: abc\nkamers:\n  - a\n  - 1", 4, "'kamers' klopt niet", "Verwacht: tekst"),
        ("naam: abc\nburen: x", 2, "'buren' klopt niet", "Verwacht: een blok met sleutels"),
        ("naam: abc\nburen: {a: x}", 2, "'a' klopt niet", "Verwacht: een blok met sleutels"),
        (
            "naam: abc\nburen:\n  a:\n    soort: poes\n    snorhaar: 1",
            5, "De sleutel 'snorhaar' bestaat niet.", "Bedoelt u snorharen?",
        ),
        (
            "naam: abc\ndieren:\n  - soort: hond\n    kunst: zit",
            4, "De sleutel 'kunst' bestaat niet.", "Bedoelt u kunstje?",
        ),
        (
            "naam: abc\ndieren:\n  - soort: hont",
            3, "'soort' is niet toegestaan", "'poes' of 'hond'. Wat te doen: Bedoelt u hond?",
        ),
        ("naam: abc\ndieren: [{kunstje: x}]", 2, "ontbreekt de sleutel 'soort'", ""),
    ],
)  # fmt: skip
def test_an_error_names_line_and_nearest_word(
    lees: Lees, tekst: str, regel: int, fout: str, raad: str
) -> None:
    with pytest.raises(DefinitieFout) as gemeld:
        lees(tekst).als(Huis)
    assert gemeld.value.regel == regel, str(gemeld.value)
    assert fout in gemeld.value.fout
    assert raad in str(gemeld.value)
    assert str(gemeld.value.bestand).endswith("proef.yaml")
    assert "andere fout" not in str(gemeld.value)


def test_more_errors_are_counted_and_an_unknown_key_comes_first(lees: Lees) -> None:
    with pytest.raises(DefinitieFout, match=r"\(En nog 2 andere fouten in") as fout:
        lees("kleur: geel\netages: veel\nnaem: abc\n").als(Huis)
    assert fout.value.regel == 3
    with pytest.raises(DefinitieFout, match=r"'kleur'.*\(En nog 1 andere fout in"):
        lees("kleur: geel\netages: veel\nnaam: abc\n").als(Huis)


def test_a_part_of_a_file_is_a_model_too(lees: Lees) -> None:
    bestand = lees("wie:\n  - {soort: poes, snorharen: 12}\n  - soort: poes\n")
    assert bestand.als(DIER, ("wie", 0)) == Poes(soort="poes", snorharen=12)
    with pytest.raises(DefinitieFout, match="'snorharen' ontbreekt") as fout:
        bestand.als(DIER, ("wie", 1))
    assert fout.value.regel == 3
    with pytest.raises(DefinitieFout, match="'soort' ontbreekt") as fout:
        bestand.als(Poes, ("wie", 7))
    assert fout.value.regel == 1


def test_an_error_of_the_caller_starts_with_a_capital_and_has_no_empty_advice(lees: Lees) -> None:
    fout = lees("a:\n  b: 1\n").fout("dit kan niet.", ("a", "b", "c"), verwacht="", doe="")
    assert str(fout).endswith("proef.yaml, regel 2: Dit kan niet.")


@pytest.mark.parametrize(
    ("inhoud", "regel", "fout"),
    [
        (b"", 1, "geen sleutels"),
        (b"- 1", 1, "geen sleutels"),
        (b"tekst", 1, "geen sleutels"),
        (b"a: \xff", None, "geen UTF-8"),
        (b"a: 1\nb: [1", 2, "geen geldige YAML"),
        (b"a: 1\n b: 2", 2, "geen geldige YAML"),
        (b"a: \x00", None, "geen geldige YAML"),
        (b"a: 1\n---\nb: 1", 2, "geen geldige YAML"),
        (b"a: !!python/name:os.system x", 1, "geen geldige YAML"),
        (b"a: 1\na: 2", 2, "'a' staat er twee keer"),
        (b"x:\n  a: 1\n  b: 1\n  a: 2", 4, "'a' staat er twee keer"),
        (b"x: 1\n[a, b]: 1", 2, "sleutel is geen tekst"),
        (b"x: 1\na: 2026-02-30", 2, "datum of dit getal bestaat niet"),
        (b"a: &a [*a]", None, "verwijst naar zichzelf"),
        (b"a: &a {b: *a}", None, "verwijst naar zichzelf"),
    ],
)
def test_a_file_that_cannot_be_is_refused(
    lees: Lees, inhoud: bytes, regel: int | None, fout: str
) -> None:
    with pytest.raises(DefinitieFout, match=fout) as gemeld:
        lees(inhoud)
    if regel is not None:
        assert gemeld.value.regel in (regel, regel + 1), str(gemeld.value)
    assert "proef.yaml" in str(gemeld.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DefinitieFout, match="niet te lezen"):
        Yamlbestand(tmp_path / "weg.yaml")


def test_a_byte_order_mark_is_no_part_of_the_first_key(lees: Lees) -> None:
    assert lees("\ufeffnaam: één").inhoud == {"naam": "één"}


def test_keys_are_text_and_values_what_yaml_says(lees: Lees) -> None:
    bestand = lees("01: 01\nno: no\n2026-01-01: 2026-01-01\nleeg:\nrij: [a, 1.5]\n")
    assert bestand.inhoud == {
        "01": 1, "no": False, "2026-01-01": date(2026, 1, 1), "leeg": None, "rij": ["a", 1.5],
    }  # fmt: skip


def test_a_block_that_is_used_again_keeps_its_values(lees: Lees) -> None:
    bestand = lees("a: &wet {bron: BAG, artikel: 1}\nb: *wet\nc:\n  <<: *wet\n  artikel: 2\n")
    assert bestand.inhoud["b"] == {"bron": "BAG", "artikel": 1}
    assert bestand.inhoud["c"] == {"bron": "BAG", "artikel": 2}
    assert bestand.regel(("c", "artikel")) == 5


WAARDE = st.recursive(
    st.text("abc", max_size=3),
    lambda kind: (
        st.lists(kind, max_size=3) | st.dictionaries(st.text("xyz", min_size=1), kind, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text("xyz", min_size=1), WAARDE, min_size=1, max_size=4))
def test_every_value_comes_back_and_stands_on_its_line(
    tmp_path_factory: pytest.TempPathFactory, inhoud: dict[str, Any]
) -> None:
    regels, verwacht = _schrijf(inhoud)
    pad = tmp_path_factory.mktemp("y") / "x.yaml"
    pad.write_text("\n".join(regels), encoding="utf-8")
    bestand = Yamlbestand(pad)
    assert bestand.inhoud == inhoud
    assert {plek: bestand.regel(plek) for plek in verwacht} == verwacht


def _is_blok(waarde: Any) -> bool:
    return isinstance(waarde, dict | list) and bool(waarde)


def _schrijf(inhoud: dict[str, Any]) -> tuple[list[str], dict[tuple[str | int, ...], int]]:
    """The values written by hand, one on a line, and the line of each."""
    regels: list[str] = []
    waar: dict[tuple[str | int, ...], int] = {}

    def loop(waarde: Any, plek: tuple[str | int, ...], begin: str) -> None:
        # An item that is a block starts where its first key stands, below its dash.
        waar[plek] = len(regels) + (2 if begin.endswith("-") and _is_blok(waarde) else 1)
        diepte = "  " * len(plek)
        if isinstance(waarde, dict) and waarde:
            regels.append(begin)
            for sleutel, kind in waarde.items():
                loop(kind, (*plek, sleutel), f'{diepte}"{sleutel}":')
        elif isinstance(waarde, list) and waarde:
            regels.append(begin)
            for nummer, kind in enumerate(waarde):
                loop(kind, (*plek, nummer), f"{diepte}-")
        else:
            regels.append(f"{begin} " + (f'"{waarde}"' if isinstance(waarde, str) else str(waarde)))

    for sleutel, waarde in inhoud.items():
        loop(waarde, (sleutel,), f'"{sleutel}":')
    return regels, waar
