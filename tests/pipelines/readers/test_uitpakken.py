"""zip and gzip around any format."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ggm_schema.errors import OnleesbareInvoer
from pipelines.bron.landing import Landingsbestand
from pipelines.readers.archive import Grenzen
from pipelines.readers.uitpakken import uitgepakt

CSV = b"naam;plaats\nAda;Almere\n"
RECORD = {"naam": "Ada", "plaats": "Almere"}


def zip_(**leden: bytes) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in leden.items():
            archief.writestr(naam.replace("_", "."), inhoud)
    return uit.getvalue()


def pak_uit(tmp_path: Path, inhoud: bytes, **grenzen: int) -> list[tuple[str, bytes]]:
    pad = tmp_path / "kopie"
    pad.write_bytes(inhoud)
    bestand = Landingsbestand("p", "x.gz", pad, "0" * 64, len(inhoud))
    return [(b.naam, b.pad.read_bytes()) for b in uitgepakt(bestand, Grenzen(**grenzen))]


@pytest.mark.parametrize(
    ("inhoud", "bestanden"),
    [
        (CSV, ["levering.csv"]),
        (gzip.compress(CSV), ["levering.csv"]),
        (gzip.compress(CSV[:12]) + gzip.compress(CSV[12:]), ["levering.csv"]),
        (zip_(a_csv=CSV, b_csv=CSV), ["levering.csv/a.csv", "levering.csv/b.csv"]),
        (zip_(a_csv_gz=gzip.compress(CSV)), ["levering.csv/a.csv.gz"]),
        (gzip.compress(zip_(a_csv=CSV)), ["levering.csv/a.csv"]),
        (zip_(a_zip=zip_(b_csv=CSV)), ["levering.csv/a.zip/b.csv"]),
    ],
)
def test_every_file_in_it_is_read(lees: Any, inhoud: bytes, bestanden: list[str]) -> None:
    uit = lees(inhoud)
    assert uit.records == [RECORD] * len(bestanden)
    assert [vorm.bestand for vorm in uit.vormen] == bestanden


def test_other_formats_are_unpacked_alike(lees: Any) -> None:
    uit = lees(gzip.compress(b'[{"naam":"Ada"}]'), soort="json", pad={"persoon": "item"})
    assert uit.records == [{"naam": "Ada"}]


def test_an_excel_file_is_no_archive(lees: Any) -> None:
    boek = openpyxl.Workbook()
    boek.active.append(["naam", "plaats"])
    boek.active.append(["Ada", "Almere"])
    inhoud = io.BytesIO()
    boek.save(inhoud)
    ruw_boek = inhoud.getvalue()
    for ruw in (ruw_boek, zip_(a_xlsx=ruw_boek), gzip.compress(ruw_boek)):
        assert lees(ruw, soort="excel").records == [RECORD]


def test_the_name_of_a_member_chooses_the_object(lees: Any) -> None:
    keuze: dict[str, Any] = {
        "kolommen": {"persoon": ["naam"], "adres": ["plaats"]},
        "bestanden": {"persoon": "personen*.csv", "adres": "adressen*.csv"},
    }
    inhoud = zip_(personen_csv=b"naam\nAda\n", adressen_csv_gz=gzip.compress(b"plaats\nAlmere\n"))
    assert [rij[0] for rij in lees(inhoud, "x.zip", **keuze).rijen] == ["persoon", "adres"]
    with pytest.raises(OnleesbareInvoer, match="past bij geen enkel onderdeel"):
        lees(zip_(iets_csv=CSV), "x.zip", **keuze)


def test_the_name_of_the_archive_counts_where_that_of_the_member_says_nothing(lees: Any) -> None:
    uit = lees(
        zip_(export_csv=b"naam\nAda\n"),
        "personen_2026.zip",
        kolommen={"persoon": ["naam"], "adres": ["plaats"]},
        bestanden={"persoon": "personen*", "adres": "adressen*"},
    )
    assert uit.rijen == [("persoon", 2, {"naam": "Ada"})]


def test_nothing_stays_behind(lees: Any, tmp_path: Path) -> None:
    lees(zip_(a_csv=CSV, b_csv=CSV))
    with pytest.raises(OnleesbareInvoer):
        lees(zip_(a_csv=CSV, b_csv=b""))
    assert [p.name for p in tmp_path.iterdir()] == ["kopie"]


@pytest.mark.parametrize(
    ("inhoud", "fout"),
    [
        (gzip.compress(CSV)[:-9], "beschadigd of afgebroken"),
        (gzip.compress(CSV)[:20], "beschadigd of afgebroken"),
        (gzip.compress(CSV)[:-8] + b"\0" * 8, "beschadigd of afgebroken"),
        (b"\x1f\x8b", "beschadigd of afgebroken"),
        (zip_(), "geen enkel bestand"),
        (zip_(a_csv=CSV)[:40], "afgebroken of beschadigd"),
        (gzip.compress(b""), r"leeg \(0 bytes\)"),
    ],
)
def test_what_cannot_be_unpacked(lees: Any, inhoud: bytes, fout: str) -> None:
    with pytest.raises(OnleesbareInvoer, match=fout) as gemeld:
        lees(inhoud)
    assert gemeld.value.doe
    assert gemeld.value.__cause__ is None


def test_a_bomb(tmp_path: Path) -> None:
    bom = gzip.compress(b"\0" * 3_000_000)
    zipbom = zip_(a=b"\0" * 3_000_000)
    for inhoud in (bom, gzip.compress(bom), zip_(a_gz=bom), zipbom, gzip.compress(zipbom)):
        with pytest.raises(OnleesbareInvoer, match="lijkt een zipbom"):
            pak_uit(tmp_path, inhoud, verhouding_vanaf=1_000_000)
    assert [p.name for p in tmp_path.iterdir()] == ["kopie"]


def test_small_and_dense_is_fine(tmp_path: Path) -> None:
    nullen = b"\0" * 3_000_000
    assert pak_uit(tmp_path, gzip.compress(nullen)) == [("x.gz", nullen)]


def test_too_big(tmp_path: Path) -> None:
    with pytest.raises(OnleesbareInvoer, match="groter dan"):
        pak_uit(tmp_path, gzip.compress(CSV), totaal=10)


def test_packed_too_often(tmp_path: Path) -> None:
    inhoud = CSV
    for _ in range(4):
        inhoud = gzip.compress(inhoud)
    assert pak_uit(tmp_path, inhoud) == [("x.gz", CSV)]
    with pytest.raises(OnleesbareInvoer, match="meer dan 4 keer ingepakt"):
        pak_uit(tmp_path, gzip.compress(inhoud))
