"""Excel: the sheet that was agreed, its own row numbers, and values as they are meant."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from ggm_schema.errors import OnleesbareInvoer
from pipelines.readers import excel_zip
from pipelines.readers.excel_waarden import als_tekst

KOP = ["naam", "plaats"]


def boek(*bladen: tuple[str, Callable[[Worksheet], object]]) -> bytes:
    werkmap = openpyxl.Workbook()
    werkmap.remove(werkmap.active)
    for naam, vul in bladen:
        vul(werkmap.create_sheet(naam))
    uit = io.BytesIO()
    werkmap.save(uit)
    return uit.getvalue()


def rijen(*rijen_: list[Any]) -> Callable[[Worksheet], object]:
    return lambda blad: [blad.append(rij) for rij in rijen_]


def vervang(inhoud: bytes, lid: str, van: bytes, naar: bytes) -> bytes:
    """The same file with other bytes in one member."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w", 8) as nieuw:
        for naam in oud.namelist():
            ruw = oud.read(naam)
            assert naam != lid or van in ruw
            nieuw.writestr(naam, ruw.replace(van, naar) if naam == lid else ruw)
    return uit.getvalue()


def test_values_are_the_text_that_is_meant(lees: Any) -> None:
    waarden: list[tuple[Any, str | None]] = [
        ("0012", "0012"), (" x ", " x "), (12, "12"), (12.5, "12.5"), (0.1 + 0.2, "0.3"),
        (999990019, "999990019"), (-0.0, "0"), (1e20, "100000000000000000000"),
        (0.000001, "0.000001"), (True, "true"), (dt.date(2026, 11, 1), "2026-11-01"),
        (dt.datetime(2026, 11, 1, 9, 30), "2026-11-01T09:30:00"), (dt.time(9, 5), "09:05:00"),
        (dt.timedelta(hours=30, minutes=5), "30:05:00"), (None, None), ("a\nb", "a\nb"),
    ]  # fmt: skip
    uit = lees(boek(("a", rijen(KOP, *(["x", w] for w, _ in waarden)))), soort="excel")
    assert [record["plaats"] for record in uit.records] == [tekst for _, tekst in waarden]


@given(st.integers(-(10**14), 10**14))
def test_a_whole_number_has_no_point(getal: int) -> None:
    assert als_tekst(float(getal)) == str(getal)


@given(st.integers(-(10**11), 10**11))
def test_a_number_with_two_decimals_is_the_same_text(centen: int) -> None:
    tekst = als_tekst(centen / 100)
    assert tekst is not None
    assert "e" not in tekst
    assert round(float(tekst) * 100) == centen


def test_record_numbers_are_rows_of_the_sheet(lees: Any) -> None:
    inhoud = boek(("a", rijen([], ["export van vandaag"], KOP, ["Ada", "x"], [], ["Bea", "y"])))
    uit = lees(inhoud, soort="excel", kop={"persoon": [3, 3]})
    assert [(n, r["naam"]) for _, n, r in uit.rijen] == [(4, "Ada"), (6, "Bea")]


def test_empty_rows_between_records_are_told(lees: Any) -> None:
    uit = lees(boek(("a", rijen(KOP, ["Ada"], [], ["", None], ["Bea"]))), soort="excel")
    assert uit.nummers == [2, 5]
    [bevinding] = uit.bevindingen
    assert bevinding.regelnummer == 3
    assert "2 lege rijen overgeslagen" in bevinding.reden


def test_a_header_over_several_rows(lees: Any) -> None:
    def vul(blad: Worksheet) -> None:
        rijen(["Persoon", None, "Adres"], ["Naam", "Ge-\nboren", "Postcode"], ["Ada", 1, 2])(blad)
        blad.merge_cells("A1:B1")

    uit = lees(boek(("a", vul)), soort="excel", kop={"persoon": [1, 2]})
    assert uit.kolommen == ["Persoon / Naam", "Persoon / Ge- boren", "Adres / Postcode"]
    assert uit.nummers == [3]


def test_a_header_cell_over_two_rows_counts_once(lees: Any) -> None:
    def vul(blad: Worksheet) -> None:
        rijen(["Nummer", "Adres", None], [None, "Straat", "Nr"], ["1", "2", "3"])(blad)
        blad.merge_cells("A1:A2")
        blad.merge_cells("B1:C1")

    uit = lees(boek(("a", vul)), soort="excel", kop={"persoon": [1, 2]})
    assert uit.kolommen == ["Nummer", "Adres / Straat", "Adres / Nr"]


def test_a_table_that_does_not_begin_in_the_corner(lees: Any) -> None:
    def vul(blad: Worksheet) -> None:
        for cel, waarde in {"C4": "Groep", "C5": "naam", "D5": "plaats", "D6": "x"}.items():
            blad[cel] = waarde
        blad["C6"].value, blad["C6"].data_type = "#N/A", "e"
        blad.merge_cells("C4:D4")

    kolommen = {"persoon": ["Groep / naam", "Groep / plaats"]}
    uit = lees(boek(("a", vul)), soort="excel", kop={"persoon": [4, 5]}, kolommen=kolommen)
    assert uit.rijen == [("persoon", 6, {"Groep / naam": None, "Groep / plaats": "x"})]
    assert "'Groep / naam'" in uit.bevindingen[0].reden
    assert uit.bevindingen[0].regelnummer == 6


def test_columns_without_a_name(lees: Any) -> None:
    """There when they hold something; an empty one is no column."""
    uit = lees(
        boek(("a", rijen(["naam", None, "", "plaats"], ["Ada", None, "x", 1]))), soort="excel"
    )
    assert uit.records == [{"naam": "Ada", "kolom 3": "x", "plaats": "1"}]


LEEG_BLAD = ("leeg", rijen([]))


def test_the_first_sheet_that_is_seen(lees: Any) -> None:
    def verborgen(blad: Worksheet) -> None:
        blad.append(["geheim"])
        blad.sheet_state = "hidden"

    inhoud = boek(
        ("a", verborgen), ("b", rijen(KOP, ["Ada", "x"])), ("c", rijen(KOP, ["Bea", "y"]))
    )
    uit = lees(inhoud, soort="excel")
    assert uit.records == [{"naam": "Ada", "plaats": "x"}]
    assert "een verborgen blad, niet gelezen" in uit.bevindingen[0].reden
    assert lees(inhoud, soort="excel", blad={"persoon": 2}).records[0]["naam"] == "Bea"
    assert lees(inhoud, soort="excel", blad={"persoon": "a"}).kolommen == ["geheim"]


def test_a_sheet_by_name(lees: Any) -> None:
    inhoud = boek(LEEG_BLAD, ("Personen ", rijen(KOP, ["Ada", "x"])))
    assert lees(inhoud, soort="excel", blad={"persoon": "personen"}).nummers == [2]
    with pytest.raises(OnleesbareInvoer, match="blad 'Persoenen' is er niet.*Bedoelt u"):
        lees(inhoud, soort="excel", blad={"persoon": "Persoenen"})
    with pytest.raises(OnleesbareInvoer, match="Blad 3 is er niet: er zijn 2 zichtbare bladen"):
        lees(inhoud, soort="excel", blad={"persoon": 3})


def test_a_sheet_per_object(lees: Any) -> None:
    inhoud = boek(("p", rijen(["naam"], ["Ada"])), ("a", rijen(["plaats"], ["Almere"])))
    uit = lees(
        inhoud,
        soort="excel",
        kolommen={"persoon": ["naam"], "adres": ["plaats"]},
        blad={"persoon": "p", "adres": "a"},
    )
    assert uit.rijen == [("persoon", 2, {"naam": "Ada"}), ("adres", 2, {"plaats": "Almere"})]


def test_a_cell_with_an_error_is_missing_and_told(lees: Any) -> None:
    def vul(blad: Worksheet) -> None:
        rijen(KOP, ["Ada", "#N/A"], ["Bea", "#N/A gezegd"])(blad)
        blad["B2"].data_type = "e"

    uit = lees(boek(("a", vul)), soort="excel")
    assert [r["plaats"] for r in uit.records] == [None, "#N/A gezegd"]
    [bevinding] = uit.bevindingen
    assert (bevinding.regelnummer, bevinding.bestand) == (2, "levering.csv")
    assert "In kolom 'plaats' staat een foutwaarde" in bevinding.reden


def test_a_formula_without_a_result_is_told(lees: Any) -> None:
    uit = lees(boek(("a", rijen(KOP, ["Ada", "=1+1"]))), soort="excel")
    assert uit.records == [{"naam": "Ada", "plaats": None}]
    assert "1 keer staat er een formule zonder uitkomst" in uit.bevindingen[0].reden


def test_literal_texts_that_mean_missing(lees: Any) -> None:
    uit = lees(boek(("a", rijen(KOP, ["Ada", "n.v.t."]))), soort="excel", leeg=["n.v.t."])
    assert uit.records == [{"naam": "Ada", "plaats": None}]


def test_many_rows(lees: Any) -> None:
    inhoud = boek(("a", rijen(KOP, *([f"n{i}", i] for i in range(25_000)))))
    uit = lees(inhoud, soort="excel")
    assert uit.nummers == list(range(2, 25_002))
    assert uit.records[-1] == {"naam": "n24999", "plaats": "24999"}


# --- what cannot be read --------------------------------------------------------------------------

GOED = boek(("a", rijen(KOP, ["Ada", "x"])))


def _met_wachtwoord() -> bytes:
    """The outside of an encrypted Excel file: an OLE container with a stream of that name."""
    niets, einde = 0xFFFFFFFF, 0xFFFFFFFE
    kop = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    velden = (0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, einde, 0, einde, 0)
    kop += struct.pack("<HHHHH6xIIIIIIIII", *velden)
    kop += struct.pack("<109I", 0, *[niets] * 108)
    fat = struct.pack("<128I", 0xFFFFFFFD, einde, *range(3, 10), einde, *[niets] * 118)

    def ingang(naam: str, soort: int, kind: int, begin: int, omvang: int) -> bytes:
        tekst = naam.encode("utf-16-le") + b"\0\0" if naam else b""
        velden = (len(tekst), soort, 1, niets, niets, kind, 0, begin, omvang)
        return tekst.ljust(64, b"\0") + struct.pack("<HBBIII16xI16xIQ", *velden)

    map_ = ingang("Root Entry", 5, 1, einde, 0) + ingang("EncryptedPackage", 2, niets, 2, 4096)
    map_ += ingang("", 0, niets, 0, 0) * 2
    return kop + fat + map_ + b"\0" * 4096


@pytest.mark.parametrize(
    ("inhoud", "fout"),
    [
        (b"", r"leeg \(0 bytes\)"),
        (b"naam;plaats\nAda;x\n", "Dit is tekst"),
        (b"<html><table><tr><td>naam</td></tr></table></html>", "webpagina"),
        (b"%PDF-1.7\0\xff", "geen Excel-bestand"),
        (GOED[: len(GOED) // 2], "afgebroken of beschadigd"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "beschadigd of afgebroken"),
        (_met_wachtwoord(), "beveiligd met een wachtwoord"),
        (vervang(GOED, "xl/worksheets/sheet1.xml", b"</row>", b""), "beschadigd"),
        (vervang(GOED, "xl/workbook.xml", b"<sheets>", b"<s>"), "beschadigd"),
        (boek(LEEG_BLAD), "op regel 1 geen kolomnamen"),
        (boek(("a", rijen(["naam", "naam"], ["x", "y"]))), "'naam' komt twee keer voor"),
    ],
)
def test_one_clear_message(lees: Any, inhoud: bytes, fout: str) -> None:
    with pytest.raises(OnleesbareInvoer, match=fout) as gemeld:
        lees(inhoud, soort="excel")
    assert gemeld.value.doe
    assert gemeld.value.__cause__ is None


def test_a_name_that_is_agreed_to_be_there_twice(lees: Any) -> None:
    inhoud = boek(("a", rijen(["rol", "rol"], ["x", "y"])))
    uit = lees(inhoud, soort="excel", kolommen={"persoon": ("rol", "rol (2)")})
    assert uit.records == [{"rol": "x", "rol (2)": "y"}]


def test_an_xml_bomb(lees: Any) -> None:
    bom = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><worksheet'
    inhoud = vervang(GOED, "xl/worksheets/sheet1.xml", b"<worksheet", bom)
    with pytest.raises(OnleesbareInvoer, match="beschadigd"):
        lees(inhoud, soort="excel")


def test_a_zip_bomb(lees: Any) -> None:
    uit = io.BytesIO(GOED)
    with (
        zipfile.ZipFile(uit, "a", zipfile.ZIP_DEFLATED) as archief,
        archief.open("xl/media/plaatje.png", "w") as lid,
    ):
        for _ in range(200):
            lid.write(b"\0" * 1024**2)
    with pytest.raises(OnleesbareInvoer, match="lijkt een zipbom"):
        lees(uit.getvalue(), soort="excel")


def test_two_cells_in_far_corners_are_a_bomb_too(lees: Any) -> None:
    """Memory is that of all cells between them: 17 billion."""

    def vul(blad: Worksheet) -> None:
        blad["A1"], blad["XFD1048576"] = "naam", "x"

    with pytest.raises(OnleesbareInvoer, match="te groot voor Excel.*5 miljoen cellen"):
        lees(boek(("a", vul)), soort="excel")


def test_one_long_text_in_very_many_cells(lees: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    inhoud = boek(("a", rijen(KOP, *(["x" * 1_000, "y"] for _ in range(100)))))
    assert len(lees(inhoud, soort="excel").records) == 100
    monkeypatch.setattr(excel_zip, "MAX_TEKST", 50_000)
    with pytest.raises(OnleesbareInvoer, match="te groot voor Excel"):
        lees(inhoud, soort="excel")


# --- the old format -------------------------------------------------------------------------------


def test_an_xls_is_read_alike(lees: Any) -> None:
    inhoud = (Path(__file__).parent / "bestanden" / "klein.xls").read_bytes()
    kop = ["Persoon / BSN", "Persoon / Geboren", "Adres / Plaats"]
    uit = lees(inhoud, soort="excel", kop={"persoon": [1, 2]}, kolommen={"persoon": kop})
    assert [list(record.values()) for record in uit.records] == [
        ["000000012", "1985-03-01", "Súdwest-Fryslân"], ["999990019", "2001-12-31", "12"]
    ]  # fmt: skip
    assert uit.nummers == [3, 4]
    assert "niet van een lege cel te onderscheiden" in uit.bevindingen[0].reden


def test_an_xls_that_is_broken_off(lees: Any) -> None:
    inhoud = (Path(__file__).parent / "bestanden" / "klein.xls").read_bytes()
    with pytest.raises(OnleesbareInvoer, match="beschadigd of afgebroken"):
        lees(inhoud[:2_000], soort="excel")
