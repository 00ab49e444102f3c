"""Public files of registers: what our readers make of them, and an independent reader beside it."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

pytestmark = pytest.mark.shared

# file: (encoding, separator) that were established by hand
CSV = {
    "brp/oude_testdata_messy.csv": ("windows-1252", ";"),
    "brp/tabelwaarden.csv": ("utf-8", ","),
    "brp/elementnummer_naar_kolomnaam.csv": ("utf-8", ","),
    "brp/BRP-LO_GBA_mapping_Personen.csv": ("utf-8", ";"),
    "brp/landelijke_tabellen_utf16/Tabel32_Nationaliteitentabel_gesorteerd_op_code.csv":
        ("utf-16", ","),
    "brp/landelijke_tabellen_utf16/Tabel33_Gemeententabel_gesorteerd_op_code.csv": ("utf-16", ","),
    "brp/landelijke_tabellen_utf16/Tabel34_Landentabel_gesorteerd_op_code.csv": ("utf-16", ","),
    "brp/landelijke_tabellen_utf16/Tabel37_Reden_opnemen_beeindigen_nationaliteit.csv":
        ("utf-16", ","),
    "brp/landelijke_tabellen_utf16/Tabel38_Adellijke_titel_predicaat.csv": ("utf-16", ","),
    "brp/landelijke_tabellen_utf16/Tabel56_Verblijfstiteltabel.csv": ("utf-16", ","),
    "brp/landelijke_tabellen_utf16/Tabel60_RNI-deelnemerstabel_gesorteerd_op_code.csv":
        ("utf-16", ","),
    "brp/landelijke_tabellen_utf16/Tabel61_Gezagsverhoudingtabel_gesorteerd_op_code.csv":
        ("utf-16", ","),
    "bag/catalogus_attributen_tabel.csv": ("utf-8", ","),
    "bag/csv/bagadres.csv": ("utf-8", ";"),
    "bag/csv/bagadres-full.csv": ("utf-8", ";"),
    "bag/csv/bagadresplus.csv": ("utf-8", ";"),
    "gebieden/bgt_bronhouders.csv": ("utf-8", ";"),
    "gebieden/gemeentelijke-indeling_1970-heden.csv": ("utf-8", ";"),
    "gebieden/oin_register.csv": ("utf-8", ","),
    "gebieden/wmoregios.csv": ("utf-8", ";"),
    "inkoop/aanbestedende_diensten_2010-2016.csv": ("utf-8", ","),
    "inburgering_asiel/Overzicht_huisvesting_vergunninghouders_per_1_juli_2016.csv":
        ("utf-8", ","),
    "iwmo_ijw/jw_TR_OP_rules.csv": ("utf-8", ","),
    "iwmo_ijw/wmo_TR_OP_rules.csv": ("utf-8", ","),
    "subsidies/subsidiesministeries2015.csv": ("utf-8", ","),
    "woz/raadpleegActueelWozobject.csv": ("utf-8", ";"),
}  # fmt: skip
_PYTHON = {"windows-1252": "cp1252", "utf-8": "utf-8-sig", "utf-16": "utf-16"}


@pytest.mark.parametrize("bestand", CSV)
def test_csv_without_being_told_how(lees: Any, shared: Path, bestand: str) -> None:
    pad = shared / "samples" / bestand
    codering, teken = CSV[bestand]
    with pad.open(encoding=_PYTHON[codering], newline="") as tekst:
        _, *verwacht = [rij for rij in csv.reader(tekst, delimiter=teken)]
    uit = lees(pad.read_bytes(), codering="auto", scheidingsteken="auto")
    assert (uit.vormen[0].codering, uit.vormen[0].scheidingsteken) == (codering, teken)
    gelezen = dict(zip(uit.nummers, uit.records, strict=True))
    afgekeurd = {a.regelnummer: a.reden for a in uit.afkeur}
    assert sorted([*gelezen, *afgekeurd]) == list(range(2, len(verwacht) + 2))
    for nummer, rij in enumerate(verwacht, start=2):
        if nummer in gelezen:
            assert [waarde or "" for waarde in gelezen[nummer].values()] == rij
        else:
            leeg = not any(rij)
            assert "leeg" in afgekeurd[nummer] if leeg else "velden" in afgekeurd[nummer]


def test_all_public_csv_is_in_the_list(shared: Path) -> None:
    folder = shared / "samples"
    assert {p.relative_to(folder).as_posix() for p in folder.rglob("*.csv")} == set(CSV)


def test_a_literal_null(lees: Any, shared: Path) -> None:
    pad = shared / "samples" / "brp" / "oude_testdata_messy.csv"
    inhoud = pad.read_bytes()
    met, zonder = (lees(inhoud, codering="windows-1252", leeg=leeg) for leeg in (["null"], []))
    assert not [w for record in met.records for w in record.values() if w == "null"]
    aantal = sum(w == "null" for record in zonder.records for w in record.values())
    assert aantal == sum(
        a is None and b == "null"
        for een, ander in zip(met.records, zonder.records, strict=True)
        for a, b in zip(een.values(), ander.values(), strict=True)
    )
    assert aantal == 44


def test_leading_zeros_of_codes_stay(lees: Any, shared: Path) -> None:
    pad = shared / "samples" / "brp" / "landelijke_tabellen_utf16"
    inhoud = (pad / "Tabel33_Gemeententabel_gesorteerd_op_code.csv").read_bytes()
    codes = [
        r["92.10 Gemeentecode"]
        for r in lees(inhoud, codering="auto", scheidingsteken="auto").records
    ]
    assert len(codes) == 1_478
    assert {len(code) for code in codes} == {4}


def test_xlsx_beside_openpyxl(lees: Any, shared: Path) -> None:
    """The workbook of the GGM: 30,000 cells of text and numbers."""
    pad = shared / "ggm" / "v2.5.1" / "Gemeentelijk Gegevensmodel.xlsx"
    boek = openpyxl.load_workbook(pad, read_only=True)
    for blad in boek.worksheets:
        kop, *verwacht = [list(rij) for rij in blad.iter_rows(values_only=True)]
        uit = lees(pad.read_bytes(), soort="excel", blad={"persoon": blad.title})
        gelezen = dict(zip(uit.nummers, uit.records, strict=True))
        for nummer, rij in enumerate(verwacht, start=2):
            assert (nummer in gelezen) == any(cel not in (None, "") for cel in rij)
            for naam, cel in zip(kop, rij, strict=True):
                if nummer in gelezen and naam in gelezen[nummer] and isinstance(cel, str):
                    assert (gelezen[nummer][naam] or "") == cel.replace("\r\n", "\n")


def test_xls_beside_the_same_list_as_json(lees: Any, shared: Path) -> None:
    map_ = shared / "samples" / "zgw"
    uit = lees((map_ / "selectielijst_testdata_2020.xls").read_bytes(), soort="excel")
    assert uit.nummers == list(range(2, 348))
    fixture = json.loads((map_ / "selectielijst_2020_fixture.json").read_text("utf-8"))
    namen = {f["fields"]["naam"] for f in fixture if f["model"].endswith("procestype")}
    assert {record["Procestypenaam"] for record in uit.records} == namen
