"""CSV that cannot be read: one clear message, and nothing of the source is written."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from ggm_schema.errors import OnleesbareInvoer

GEHEIM = "Jansen"
RIJ = f"000000012;{GEHEIM}\n"
KOP = "BSN;naam\n"


def _xlsx() -> bytes:
    uit = io.BytesIO()
    openpyxl.Workbook().save(uit)
    return uit.getvalue()


# name: (content, format, line, what is wrong, what to do)
GEVALLEN: dict[str, tuple[bytes, dict[str, str], int | None, str, str]] = {
    "empty file": (b"", {}, None, "leeg (0 bytes)", "opnieuw op"),
    "blank lines only": (b"\n\n\r\n", {}, None, "kopregel met kolomnamen", "eerste"),
    "no header": (
        RIJ.encode() * 3, {}, None,
        "Geen enkele verwachte kolom komt voor in dit bestand. Gevonden: 2 andere kolommen.",
        "of de eerste regel de kolomnamen bevat",
    ),
    "header of another file": (
        b"BSNs;straat\n1;x\n", {}, None, "2 andere kolommen, waarvan deze erop lijken: BSNs",
        "goede bestand",
    ),
    "other separator": (
        b"BSN,naam\n1,x\n", {}, None, "geen ';', wel 1 keer ','", "'scheidingsteken'"
    ),
    "tabs": (b"BSN\tnaam\n1\tx\n", {}, None, "wel 1 keer een tab", "'scheidingsteken'"),
    "declared column twice": (
        b"BSN;naam;BSN\n1;x;2\n", {}, None, "'BSN' komt twee keer voor", "een van beide"
    ),
    "not UTF-8": (
        f"{KOP}{RIJ}1;Andr\xe9\n".encode("cp1252"), {}, 3, "bestaat in utf-8", "windows-1252"
    ),
    "not UTF-8 in the header": (b"BSN;naam;\xe9\n1;x;y\n", {}, 1, "bestaat in utf-8", "1252"),
    "UTF-16 as UTF-8": ((KOP + RIJ).encode("utf-16"), {}, None, "is UTF-16", "codering: utf-16"),
    "UTF-16 without mark as UTF-8": (
        (KOP + RIJ * 9).encode("utf-16-le"), {}, None, "is UTF-16", "codering: utf-16"
    ),
    "UTF-8 as UTF-16": ((KOP + RIJ).encode(), {"codering": "utf-16"}, None, "is UTF-8", "utf-8"),
    "half a character of UTF-16": (
        (KOP + RIJ).encode("utf-16") + b"x", {"codering": "utf-16"}, 1, "goede UTF-16", "opnieuw"
    ),
    "UTF-8 with mark as Windows-1252": (
        (KOP + RIJ).encode("utf-8-sig"), {"codering": "windows-1252"}, None, "is UTF-8",
        "codering: utf-8-sig",
    ),
    "UTF-8 as Windows-1252": (
        f"{KOP}1;André\n".encode(), {"codering": "windows-1252"}, None, "is UTF-8", "utf-8"
    ),
    "UTF-8 as latin-1": (
        f"{KOP}1;André\n".encode(), {"codering": "latin-1"}, None, "is UTF-8", "utf-8"
    ),
    "byte that Windows-1252 does not have": (
        f"{KOP}{RIJ}\n".encode() + b"1;\xe9\x81\n", {"codering": "windows-1252"}, 4,
        "bestaat in windows-1252", "opgeslagen als utf-8",
    ),
    "Windows-1252 as latin-1": (
        f"{KOP}1;\u201eé\u201d\n".encode("cp1252"), {"codering": "latin-1"}, 2,
        "bestaat in latin-1", "codering: windows-1252",
    ),
    "quote that is never closed": (
        f'{KOP}{RIJ}1;"{GEHEIM}\n{RIJ}{RIJ}'.encode(), {}, 3, "aanhalingsteken op deze regel",
        "herstel deze regel",
    ),
    "quote that is never closed in the last record": (
        f'{KOP}{RIJ}1;"{GEHEIM}'.encode(), {}, 3, "aanhalingsteken op deze regel", "herstel"
    ),
    "quote that is closed in a later record": (
        f'{KOP}{RIJ}1;"{GEHEIM}\n2;"x"\n{RIJ}'.encode(), {}, 3, "aanhalingsteken op deze regel",
        "herstel",
    ),
    "quote in the header that is never closed": (
        f'"BSN;naam\n{RIJ}'.encode(), {}, None, "kopregel", "elk aanhalingsteken"
    ),
    "record over all bounds": (
        f"{KOP}{RIJ}1;{'x' * 40_000_000}\n".encode(), {}, None,
        "Na record 2 komt een record dat groter is dan 16 MB", "document of afbeelding",
    ),
    "too many columns": (
        (";".join(f"k{i}" for i in range(2001)) + "\n").encode(), {}, None,
        "meer dan 2000 verschillende kolommen", "scheidingsteken",
    ),
    "column name over all bounds": (
        f"BSN;{'n' * 301}\n1;x\n".encode(), {}, None, "kolomnaam is langer", "eerste regel"
    ),
    "null byte in the header": (b"BSN;na\0am\n1;x\n", {}, None, "nul-byte", "eerste regel"),
    "Excel": (_xlsx(), {}, None, "een zipbestand of een Excel-bestand", "formaat"),
    "7-zip": (b"7z\xbc\xaf'\x1c", {}, None, "gecomprimeerd bestand (7-zip)", "formaat"),
    "PDF": (b"%PDF-1.7\n", {}, None, "een PDF-bestand", "formaat"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1", {}, None, "oud Excel", "formaat"),
}  # fmt: skip


@pytest.mark.parametrize("geval", GEVALLEN)
def test_one_clear_message_and_nothing_written(proef: Any, geval: str) -> None:
    inhoud, formaat, regel, fout, doe = GEVALLEN[geval]
    proef.contract = proef.maak_contract({"soort": "csv", **formaat})
    proef.lever(goed_csv="", personen_csv=inhoud)
    (proef.map / "landing" / "2026-11-01" / "proef" / "goed.csv").unlink()
    with pytest.raises(OnleesbareInvoer) as gemeld:
        proef.laad()
    tekst = str(gemeld.value)
    assert gemeld.value.exit_code == 2
    assert gemeld.value.bestand == "proef/personen.csv"
    assert gemeld.value.regel == regel, tekst
    assert fout in gemeld.value.fout
    assert doe in (gemeld.value.doe or "")
    assert GEHEIM not in tekst
    assert "000000012" not in tekst
    assert gemeld.value.__cause__ is None
    assert proef.vraag("select count(*) from duckdb_tables() where schema_name = 'bron'") == [(0,)]


def test_a_wrong_file_beside_a_good_one_stops_the_source(proef: Any) -> None:
    proef.lever(a_csv=KOP + RIJ, b_csv=b"")
    with pytest.raises(OnleesbareInvoer, match=r"proef/b\.csv"):
        proef.laad()
    assert proef.vraag("select count(*) from duckdb_tables() where schema_name = 'bron'") == [(0,)]


def test_a_file_that_fits_no_pattern(proef: Any) -> None:
    proef.contract = proef.maak_contract(
        {"soort": "csv", "bestanden": {"persoon": "personen*.csv", "adres": "adressen*.csv"}},
        {"persoon": ["bsn"], "adres": ["straat"]},
    )
    proef.lever(iets_csv="bsn\n1\n")
    with pytest.raises(OnleesbareInvoer) as fout:
        proef.laad()
    assert "past bij geen enkel onderdeel" in str(fout.value)
    assert "personen*.csv (voor persoon), adressen*.csv (voor adres)" in str(fout.value)


# What can be read: records go to bron, what does not fit goes to uitval.


def test_a_missing_column_is_null_and_told(proef: Any) -> None:
    """Also a key column: the mapping then says per record that the key is missing."""
    proef.lever(a_csv="naam\nAda\n")
    assert proef.laad().tabellen["persoon"] == (1, (), ("bsn",))
    assert proef.vraag("select bsn, naam from bron.proef_persoon") == [(None, "Ada")]


def test_header_only_is_a_delivery_of_nothing(proef: Any) -> None:
    proef.lever(a_csv=KOP)
    uit = proef.laad()
    assert (uit.geleverd, uit.rijen_gelezen) == (True, 0)
    assert proef.vraag("select kolom, geleverd from bron.kolom") == [("bsn", True), ("naam", True)]
    assert proef.vraag("select bestand, rijen from bron.bestand") == [("a.csv", 0)]


def test_a_field_of_ten_megabytes_is_kept(proef: Any) -> None:
    proef.lever(a_csv=f"{KOP}1;{'x' * 10_000_000}\n2;y\n")
    proef.laad()
    assert proef.vraag("select length(naam) from bron.proef_persoon") == [(10_000_000,), (1,)]


def test_a_null_byte_costs_its_record_only(proef: Any) -> None:
    proef.lever(a_csv=f"{KOP}1;a\0b\n2;c\n")
    uit = proef.laad()
    assert (uit.rijen_gelezen, uit.rijen_uitval) == (2, 1)
    assert proef.vraag("select naam, _regelnummer from bron.proef_persoon") == [("c", 3)]
    [(nummer, reden)] = proef.vraag("select regelnummer, reden from kwaliteit.uitval")
    assert nummer == 2
    assert "nul-byte" in reden


def test_a_broken_last_record_costs_that_record_only(proef: Any) -> None:
    proef.lever(a_csv=KOP + RIJ + "99999")
    proef.laad()
    [(nummer, reden)] = proef.vraag("select regelnummer, reden from kwaliteit.uitval")
    assert nummer == 3
    assert "afgebroken" in reden


def test_a_date_that_cannot_be_is_no_matter_of_reading(proef: Any) -> None:
    proef.lever(a_csv=KOP + "1;19661399\n")
    proef.laad()
    assert proef.vraag("select naam from bron.proef_persoon") == [("19661399",)]


def test_names_of_files_and_columns_are_never_sql(proef: Any) -> None:
    kwaad = '"); drop table bron.bestand; --'
    proef.lever(a_csv='BSN;naam;"' + kwaad.replace('"', '""') + '"\n1;Ada;x\n')
    map_ = proef.map / "landing" / "2026-11-01" / "proef"
    (map_ / "a.csv").rename(map_ / "x'; drop table bron.kolom; --.csv")
    proef.laad()
    assert proef.vraag("select kolom from bron.kolom where not gedeclareerd") == [(kwaad,)]
    assert proef.vraag("select bestand from bron.bestand") == [
        ("x'; drop table bron.kolom; --.csv",)
    ]
