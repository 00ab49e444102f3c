"""A file that is damaged or no release workbook: the message says which sheet and column."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ggm_schema.errors import OnleesbareInvoer
from ggm_schema.release.workbook import KOLOMMEN, lees_werkboek
from tests.ggm_schema.release import werkboek

VRIJ = ("diagrams", "diagram_class")


@pytest.mark.parametrize("blad", sorted(set(KOLOMMEN).difference(VRIJ)))
def test_a_missing_sheet_is_named(tmp_path: Path, blad: str) -> None:
    inhoud = werkboek.bladen()
    del inhoud[blad]
    with pytest.raises(OnleesbareInvoer, match=f"w.xlsx: het blad {blad} ontbreekt"):
        lees_werkboek(werkboek.schrijf(inhoud, tmp_path / "w.xlsx"))


@pytest.mark.parametrize("blad", VRIJ)
def test_a_sheet_of_diagrams_may_lack_or_be_empty(tmp_path: Path, blad: str) -> None:
    inhoud = werkboek.bladen()
    inhoud[blad] = []
    assert lees_werkboek(werkboek.schrijf(inhoud, tmp_path / "leeg.xlsx"))[blad] == []
    del inhoud[blad]
    assert lees_werkboek(werkboek.schrijf(inhoud, tmp_path / "zonder.xlsx"))[blad] == []


@pytest.mark.parametrize(
    "kolom", ["classes.stereotype", "attributes.primitive", "associations.dst_mult_end"]
)
def test_a_missing_column_is_named(tmp_path: Path, kolom: str) -> None:
    blad, naam = kolom.split(".")
    melding = f"w.xlsx, regel 1: op het blad {blad} ontbreekt de kolom {naam}"
    with pytest.raises(OnleesbareInvoer, match=melding):
        lees_werkboek(werkboek.schrijf(werkboek.bladen(), tmp_path / "w.xlsx", weg=kolom))


@pytest.mark.parametrize(
    ("kolom", "heet"),
    [
        ("attributes.primitive", "primitief"),
        ("attributes.mogelijk_geen_waarde", "mogelijkgeenwaarde"),
        ("attributes.herkomst", "Herkomst"),
        ("enumerationliterals.alias", "aliassen"),
        ("classes.definitie", "definities"),
    ],
)
def test_a_renamed_column_is_named_also_one_that_may_lack(
    tmp_path: Path, kolom: str, heet: str
) -> None:
    blad, naam = kolom.split(".")
    pad = werkboek.schrijf(werkboek.bladen(), tmp_path / "w.xlsx", anders={kolom: heet})
    with pytest.raises(OnleesbareInvoer, match=f"{blad} ontbreekt.* {naam}.* lijkt {heet} op"):
        lees_werkboek(pad)


@pytest.mark.parametrize(
    ("kolom", "heet"),
    [
        ("attributes.herkomst", "herkomst_definitie"),
        ("attributes.indicatie_formele_historie", "indicatie_materiele_historie"),
        ("classes.synoniemen", "iets anders"),
    ],
)
def test_another_official_or_new_column_is_no_renamed_one(
    tmp_path: Path, kolom: str, heet: str
) -> None:
    blad, naam = kolom.split(".")
    pad = werkboek.schrijf(werkboek.bladen(), tmp_path / "w.xlsx", anders={kolom: heet})
    assert {rij[naam] for rij in lees_werkboek(pad)[blad]} == {""}


def test_an_empty_sheet_is_named(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    inhoud["attributes"] = []
    with pytest.raises(OnleesbareInvoer, match="het blad attributes heeft geen rijen"):
        lees_werkboek(werkboek.schrijf(inhoud, tmp_path / "w.xlsx"))


def test_rows_are_counted_as_a_spreadsheet_does(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    inhoud["classes"].insert(1, {})
    rijen = lees_werkboek(werkboek.schrijf(inhoud, tmp_path / "w.xlsx"))["classes"]
    assert [(rij.nummer, rij["name"]) for rij in rijen] == [
        (2, "Aap "), (4, "Boom"), (5, "ProxyConnector"),
    ]  # fmt: skip


def _geen_zip(pad: Path) -> None:
    pad.write_bytes(b"dit is geen werkboek")


def _leeg(pad: Path) -> None:
    pad.write_bytes(b"")


def _andere_zip(pad: Path) -> None:
    with zipfile.ZipFile(pad, "w") as archief:
        archief.writestr("lees.mij", "geen werkboek")


def _afgekapt(pad: Path) -> None:
    werkboek.schrijf(werkboek.bladen(), pad)
    pad.write_bytes(pad.read_bytes()[:-600])


@pytest.mark.parametrize("maak", [_geen_zip, _leeg, _andere_zip, _afgekapt])
def test_a_file_that_is_no_workbook_is_refused(
    tmp_path: Path, maak: Callable[[Path], None]
) -> None:
    pad = tmp_path / "stuk.xlsx"
    maak(pad)
    with pytest.raises(OnleesbareInvoer, match="stuk.xlsx: dit bestand is geen leesbaar") as fout:
        lees_werkboek(pad)
    assert fout.value.exit_code == 2


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_that_is_cut_off_or_changed_anywhere_is_refused_or_reads_the_same(
    tmp_path: Path, data: st.DataObject
) -> None:
    heel = tmp_path / "heel.xlsx"
    if not heel.exists():
        werkboek.schrijf(werkboek.bladen(), heel)
    inhoud = bytearray(heel.read_bytes())
    plaats = data.draw(st.integers(0, len(inhoud) - 1))
    if data.draw(st.booleans()):
        del inhoud[plaats:]
    else:
        inhoud[plaats] ^= data.draw(st.integers(1, 255))
    stuk = tmp_path / "stuk.xlsx"
    stuk.write_bytes(inhoud)
    try:
        gelezen = lees_werkboek(stuk)
    except OnleesbareInvoer:
        return
    # What changed was no content: a date of a part, or a comment of the archive.
    assert gelezen == lees_werkboek(heel)


@pytest.mark.parametrize("soort", ["weg", "map"])
def test_a_file_that_is_not_there(tmp_path: Path, soort: str) -> None:
    pad = tmp_path / soort
    if soort == "map":
        pad.mkdir()
    with pytest.raises(OnleesbareInvoer, match="bestaat niet"):
        lees_werkboek(pad)
