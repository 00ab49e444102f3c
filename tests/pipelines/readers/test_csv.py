"""CSV as municipalities deliver it: encodings, quotes, line ends, and records that do not fit."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ggm_schema.errors import OnleesbareInvoer
from pipelines.bron.landing import Landingsbestand
from pipelines.readers import LEEG, NUL_BYTE, Blok
from pipelines.readers import csv as lezer
from pipelines.readers.tekst import BLOK

KOP = b"naam;plaats\n"


def test_every_value_is_the_text_that_was_delivered(lees: Any) -> None:
    uit = lees(b"naam;plaats\n0012;19850000\n 1,50 ;true\n1e5;NULL\n")
    assert uit.records == [
        {"naam": "0012", "plaats": "19850000"},
        {"naam": " 1,50 ", "plaats": "true"},
        {"naam": "1e5", "plaats": "NULL"},
    ]


def test_missing_and_empty_stay_apart(lees: Any) -> None:
    assert lees(KOP + b'a;\nb;""\n').records == [
        {"naam": "a", "plaats": None},
        {"naam": "b", "plaats": ""},
    ]


def test_record_numbers_are_those_of_a_spreadsheet(lees: Any) -> None:
    """The header is 1; a value with a line end in it is one record."""
    assert lees(KOP + b'a;1\n"b\nc";2\nd;3\n').nummers == [2, 3, 4]


def test_numbers_hold_after_rejected_records(lees: Any) -> None:
    uit = lees(KOP + b"a;1\nte kort\nb;2\nveel;te;lang\n\nc;3\n;\nd;4\n")
    assert uit.nummers == [2, 4, 7, 9]
    assert [a.regelnummer for a in uit.afkeur] == [3, 5, 6, 8]
    assert uit.afkeur[0].reden == "Dit record heeft 1 veld, de kopregel 2."
    assert uit.afkeur[1].reden == "Dit record heeft 3 velden, de kopregel 2."
    assert [a.reden for a in uit.afkeur[2:]] == [LEEG, LEEG]


def test_numbers_hold_over_blocks(lees: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rejected records in every block, also right before and after its edge."""
    monkeypatch.setattr("pipelines.readers.tekst.BLOK", 64)
    monkeypatch.setattr("pipelines.readers.csv.BLOK", 64)
    records = [b"%d;x" % i if i % 3 else b"%d" % i for i in range(2, 500)]
    uit = lees(KOP + b"\n".join(records))
    assert [(n, r["naam"]) for _, n, r in uit.rijen] == [
        (i, str(i)) for i in range(2, 500) if i % 3
    ]
    assert [a.regelnummer for a in uit.afkeur] == [i for i in range(2, 500) if i % 3 == 0]


def test_whole_blocks_of_refused_records(lees: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.readers.tekst.BLOK", 64)
    monkeypatch.setattr("pipelines.readers.csv.BLOK", 64)
    for begin in (b"", b"a;1\n"):
        uit = lees(KOP + begin + b"fout\n" * 200 + b"b;2\n")
        assert len(uit.afkeur) == 200
        assert uit.records[-1] == {"naam": "b", "plaats": "2"}


_EINDE = """
import sys
from pathlib import Path
from ggm_schema.errors import OnleesbareInvoer
from pipelines.bron.landing import Landingsbestand
from pipelines.contract.formaat import CsvFormaat
from pipelines.readers import lees
formaat = CsvFormaat(soort="csv")
formaat.voor({"persoon": ("naam", "plaats")})
stukken = lees(Landingsbestand("p", "x.csv", Path(sys.argv[1]), "", 0), formaat)
try:
    for _ in range(int(sys.argv[2])):
        next(stukken)
except OnleesbareInvoer:
    raise SystemExit(8)
stukken.close()
raise SystemExit(7)
"""


def _einde_na(stukken: int, pad: Path) -> int:
    """How a process ends that reads so many pieces of a file and then stops at once."""
    opdracht = [sys.executable, "-c", _EINDE, str(pad), str(stukken)]
    return subprocess.run(opdracht, timeout=60, check=False).returncode


def test_a_process_ends_as_it_should_after_a_file_read_in_half(tmp_path: Path) -> None:
    """A thread of pyarrow that still reads, or frees what it read, hangs or breaks that process."""
    pad = tmp_path / "groot.csv"
    pad.write_bytes(KOP + b"een naam;een plaats van enige lengte\n" * 4_000_000)
    assert [_einde_na(stukken, pad) for stukken in (1, 2, 3, 4, 4, 4, 6, 8)] == [7] * 8


def test_a_process_ends_as_it_should_after_a_file_that_breaks_off(tmp_path: Path) -> None:
    pad = tmp_path / "stuk.csv"
    gewoon = b"een naam;een plaats van enige lengte\n" * 1_500_000
    pad.write_bytes(KOP + gewoon + b'"' + b"geen einde " * 5_000_000 + b"\n" + gewoon)
    assert [_einde_na(1_000, pad) for _ in range(3)] == [8] * 3


def test_the_reader_does_not_run_ahead(tmp_path: Path) -> None:
    """pyarrow reads 32 blocks of 16 MB before they are asked for, when it is let."""
    from pipelines.contract.formaat import CsvFormaat
    from pipelines.readers.tekst import Utf8

    gelezen = [0]
    gewoon = Utf8.read

    def tel(zelf: Utf8, aantal: int | None = -1) -> bytes:
        gelezen[0] += 1
        return gewoon(zelf, aantal)

    pad = tmp_path / "groot.csv"
    pad.write_bytes(KOP + b"een naam;een plaats\n" * 300_000)
    formaat = CsvFormaat(soort="csv")
    formaat.voor({"persoon": ("naam", "plaats")})
    with pytest.MonkeyPatch.context() as mp:
        mp.setattr("pipelines.readers.tekst.BLOK", 100_000)
        mp.setattr("pipelines.readers.csv.BLOK", 100_000)
        mp.setattr(Utf8, "read", tel)
        stukken = lezer.lees(Landingsbestand("p", "groot.csv", pad, "", 0), formaat)
        blokken = 0
        for stuk in stukken:
            blokken += isinstance(stuk, Blok)
            if blokken == 10:
                break
        time.sleep(0.5)
        assert gelezen[0] <= 10 + 6
        assert sum(isinstance(stuk, Blok) for stuk in stukken) > 40


def test_a_reason_never_holds_a_value(lees: Any) -> None:
    uit = lees(KOP + b"geheim999990019\n")
    assert "geheim" not in uit.afkeur[0].reden


def test_the_last_record_may_be_broken_off(lees: Any) -> None:
    uit = lees(KOP + b"a;1\nb")
    assert uit.nummers == [2]
    assert "misschien is het bestand afgebroken" in uit.afkeur[0].reden


def test_no_line_end_at_the_end_of_the_file(lees: Any) -> None:
    assert lees(KOP + b"a;1\nb;2").nummers == [2, 3]


@pytest.mark.parametrize("einde", [b"\n", b"\r\n", b"\r"])
def test_line_ends_of_all_systems(lees: Any, einde: bytes) -> None:
    uit = lees(KOP.replace(b"\n", einde) + einde.join([b"a;1", b'"b";""', b"c;3"]) + einde * 3)
    assert [r["naam"] for r in uit.records] == ["a", "b", "c"]
    assert uit.nummers == [2, 3, 4]
    assert uit.afkeur == []


def test_header_only_gives_columns_and_no_rows(lees: Any) -> None:
    for inhoud in (b"naam;plaats", b"naam;plaats\r\n", KOP + b"\n\n"):
        uit = lees(inhoud)
        assert uit.kolommen == ["naam", "plaats"]
        assert uit.records == uit.afkeur == []


def test_hint_for_excel_and_blank_lines_before_the_header(lees: Any) -> None:
    uit = lees(b"sep=;\r\n\r\nnaam;plaats\r\na;1\r\n")
    assert uit.kolommen == ["naam", "plaats"]
    assert uit.nummers == [4]


def test_columns_that_share_a_name_or_have_none(lees: Any) -> None:
    uit = lees(b";06.88.10;06.88.10;naam\n1;2;3;4\n")
    assert uit.records == [{"kolom 1": "1", "06.88.10": "2", "06.88.10 (2)": "3", "naam": "4"}]


def test_quotes_in_values(lees: Any) -> None:
    uit = lees(KOP + b'"De ""Oude"" Toren";"a;b"\n5" pijp;x\n')
    assert uit.records == [
        {"naam": 'De "Oude" Toren', "plaats": "a;b"},
        {"naam": '5" pijp', "plaats": "x"},
    ]


def test_a_field_of_ten_megabytes(lees: Any) -> None:
    groot = "é" * 5_000_000
    uit = lees(KOP + f"a;1\n{groot};2\n".encode() + b"c;3\n" * 1_000)
    assert uit.records[1]["naam"] == groot
    assert len(uit.records) == 1_002


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "windows-1252", "latin-1", "utf-16"])
def test_encodings(lees: Any, codering: str) -> None:
    tekst = f"naam;plaats\nJosé;Súdwest-Fryslân\n{'' if codering == 'latin-1' else '€;„é”'}\n"
    uit = lees(tekst.encode(codering), codering=codering)
    verwacht = [{"naam": "José", "plaats": "Súdwest-Fryslân"}, {"naam": "€", "plaats": "„é”"}]
    assert uit.records == verwacht[: len(uit.records)]
    assert len(uit.records) == (1 if codering == "latin-1" else 2)


def test_all_251_characters_of_windows_1252(lees: Any) -> None:
    alle = [
        bytes((b,)).decode("cp1252")
        for b in range(1, 256)
        if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) and b not in b'\r\n";'
    ]
    uit = lees(
        ("naam;plaats\n" + "".join(f"{t};x\n" for t in alle)).encode("cp1252"),
        codering="windows-1252",
    )
    assert [r["naam"] for r in uit.records] == alle


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_is_no_part_of_the_first_column(
    lees: Any, codering: str, bom: bytes
) -> None:
    assert lees(bom + KOP + b"a;1\n", codering=codering).kolommen == ["naam", "plaats"]


def test_utf_16_of_either_order(lees: Any) -> None:
    for volgorde, bom in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        for begin in (bom, b""):
            uit = lees(begin + "naam;plaats\nJosé;😀\n".encode(volgorde), codering="utf-16")
            assert uit.records == [{"naam": "José", "plaats": "😀"}]


def test_a_null_byte_rejects_its_record_only(lees: Any) -> None:
    uit = lees(KOP + b"a;1\nb\0;2\nc;3\n")
    assert uit.nummers == [2, 4]
    assert [(a.regelnummer, a.reden) for a in uit.afkeur] == [(3, NUL_BYTE)]


def test_a_null_byte_and_an_empty_record_in_one_block(lees: Any) -> None:
    uit = lees(KOP + b";\nb\0;2\nc;3\n")
    assert uit.nummers == [4]
    assert [(a.regelnummer, a.reden) for a in uit.afkeur] == [(2, LEEG), (3, NUL_BYTE)]


def test_a_file_name_chooses_the_object(lees: Any) -> None:
    uit = lees(
        b"naam\na\n",
        naam="Adressen_2026.CSV",
        kolommen={"persoon": ["naam"], "adres": ["naam"]},
        bestanden={"persoon": "personen*.csv", "adres": "adres*.csv"},
    )
    assert uit.rijen == [("adres", 2, {"naam": "a"})]


CEL = st.one_of(
    st.none(),
    st.text(
        alphabet=st.one_of(
            st.sampled_from(list(';"\n\r,\t a0é€')),
            st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
        ),
        max_size=6,
    ),
)
TABEL = st.integers(2, 4).flatmap(
    lambda n: st.lists(st.lists(CEL, min_size=n, max_size=n), max_size=12)
)


def _schrijf(tabel: list[list[str | None]], einde: str) -> str:
    """With the csv module; quotes everywhere, so that a missing value is the only bare nothing."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator=einde)
    leeg = "\ue000"
    schrijver.writerow([f"k{i}" for i in range(len(tabel[0]) if tabel else 2)])
    schrijver.writerows([[leeg if cel is None else cel for cel in rij] for rij in tabel])
    return uit.getvalue().replace(f'"{leeg}"', "")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tabel=TABEL, einde=st.sampled_from(["\n", "\r\n"]), blok=st.sampled_from([256, 4096]))
def test_what_is_written_is_read(
    lees: Any, tabel: list[list[str | None]], einde: str, blok: int
) -> None:
    tekst = _schrijf(tabel, einde)
    with pytest.MonkeyPatch.context() as mp:
        mp.setattr("pipelines.readers.tekst.BLOK", blok)
        uit = lees(tekst.encode(), kolommen={"t": ["k0", "k1"]})
    assert [list(r.values()) for r in uit.records] == [
        rij for rij in tabel if any(cel is not None for cel in rij)
    ]
    leeg = [i for i, rij in enumerate(tabel, start=2) if all(cel is None for cel in rij)]
    assert [a.regelnummer for a in uit.afkeur] == leeg


def test_memory_stays_bounded(lees: Any, tmp_path: Path) -> None:
    """A few blocks are in memory at a time, whatever the size of the file."""
    import pyarrow as pa

    from pipelines.contract.formaat import CsvFormaat

    pad = tmp_path / "groot.csv"
    with pad.open("wb") as bestand:
        bestand.write(KOP)
        for _ in range(60):
            bestand.write(b"een naam;een plaats van enige lengte\n" * 100_000)
    formaat = CsvFormaat(soort="csv")
    formaat.voor({"persoon": ("naam", "plaats")})
    begin = pa.total_allocated_bytes()
    hoogste = aantal = 0
    for stuk in lezer.lees(Landingsbestand("p", "groot.csv", pad, "", 0), formaat):
        aantal += len(stuk.regelnummers) if isinstance(stuk, Blok) else 0
        hoogste = max(hoogste, pa.total_allocated_bytes() - begin)
    assert aantal == 6_000_000
    assert hoogste < 6 * BLOK < pad.stat().st_size / 2


def test_a_message_for_more_than_one_fitting_pattern(lees: Any) -> None:
    with pytest.raises(OnleesbareInvoer, match="meer dan één onderdeel: a, b"):
        lees(
            b"naam\nx\n",
            kolommen={"a": ["naam"], "b": ["naam"]},
            bestanden={"a": "*.csv", "b": "lev*"},
        )
