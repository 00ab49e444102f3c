"""Delivered files are copied once and never change."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

import pytest

from ggm_schema.errors import DefinitieFout, OnleesbareInvoer
from pipelines.bron.landing import bronnen, inhoud_hash, leveringen, neem_op

LEVERING = "2026-11-01"


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    map_ = tmp_path / "landing" / LEVERING / "brp_csv"
    map_.mkdir(parents=True)
    (map_ / "personen.CSV").write_bytes(b"naam\nAda\n")
    return tmp_path / "landing"


def test_a_levering_is_a_folder_named_after_a_date(landing: Path) -> None:
    for naam in ("2026-10-01", "2026-13-01", "20261001", "archief", ".2026-10-02"):
        (landing / naam).mkdir()
    (landing / "2026-09-01").write_text("geen map")
    assert leveringen(landing) == ["2026-10-01", "2026-11-01"]
    assert leveringen(landing / "bestaat niet") == []


def test_a_file_is_copied_under_the_hash_of_its_content(landing: Path, tmp_path: Path) -> None:
    [bestand] = neem_op(landing, LEVERING, "brp_csv", tmp_path / "dwh")
    hash_ = hashlib.sha256(b"naam\nAda\n").hexdigest()
    assert (bestand.bron, bestand.naam, bestand.sha256, bestand.bytes) == (
        "brp_csv", "personen.CSV", hash_, 9,
    )  # fmt: skip
    assert bestand.pad == tmp_path / "dwh" / "landing" / LEVERING / "brp_csv" / f"{hash_}.csv"
    assert bestand.pad.read_bytes() == b"naam\nAda\n"
    assert not stat.S_IMODE(bestand.pad.stat().st_mode) & 0o222


def test_copying_again_changes_nothing(landing: Path, tmp_path: Path) -> None:
    eerste = neem_op(landing, LEVERING, "brp_csv", tmp_path / "dwh")
    assert neem_op(landing, LEVERING, "brp_csv", tmp_path / "dwh") == eerste
    assert [p.name for p in eerste[0].pad.parent.iterdir()] == [eerste[0].pad.name]


def test_a_correction_does_not_touch_the_earlier_copy(landing: Path, tmp_path: Path) -> None:
    [eerste] = neem_op(landing, LEVERING, "brp_csv", tmp_path / "dwh")
    (landing / LEVERING / "brp_csv" / "personen.CSV").write_bytes(b"naam\nBea\n")
    [tweede] = neem_op(landing, LEVERING, "brp_csv", tmp_path / "dwh")
    assert eerste.pad.read_bytes() == b"naam\nAda\n"
    assert tweede.pad.read_bytes() == b"naam\nBea\n"


def test_a_source_that_is_not_there_delivers_nothing(landing: Path, tmp_path: Path) -> None:
    (landing / LEVERING / "bag_extract").mkdir()
    assert neem_op(landing, LEVERING, "bag_extract", tmp_path / "dwh") == []
    assert neem_op(landing, LEVERING, "zaken_zgw", tmp_path / "dwh") == []
    bekend = ["brp_csv", "bag_extract", "zaken_zgw"]
    assert bronnen(landing, LEVERING, bekend) == ["brp_csv"]


def test_hidden_files_and_the_mark_of_completeness_are_passed_over(
    landing: Path, tmp_path: Path
) -> None:
    (landing / LEVERING / "klaar").touch()
    (landing / LEVERING / "brp_csv" / ".~lock").touch()
    assert bronnen(landing, LEVERING, ["brp_csv"]) == ["brp_csv"]
    namen = [b.naam for b in neem_op(landing, LEVERING, "brp_csv", tmp_path / "dwh")]
    assert namen == ["personen.CSV"]


def test_a_misspelt_folder_names_the_right_word(landing: Path) -> None:
    (landing / LEVERING / "bag_extrakt").mkdir()
    with pytest.raises(DefinitieFout, match="geen contract.*Bedoelt u bag_extract"):
        bronnen(landing, LEVERING, ["brp_csv", "bag_extract"])


def test_a_file_outside_the_folder_of_a_source(landing: Path) -> None:
    (landing / LEVERING / "los.csv").touch()
    with pytest.raises(OnleesbareInvoer, match="niet in de map van een bron"):
        bronnen(landing, LEVERING, ["brp_csv"])


def test_a_folder_in_the_folder_of_a_source(landing: Path, tmp_path: Path) -> None:
    (landing / LEVERING / "brp_csv" / "sub").mkdir()
    with pytest.raises(OnleesbareInvoer, match="geen gewoon bestand.*map hoger"):
        neem_op(landing, LEVERING, "brp_csv", tmp_path / "dwh")


@pytest.mark.parametrize("doel", ["/etc/passwd", "../../elders.csv"])
def test_a_link_that_leads_outside(landing: Path, tmp_path: Path, doel: str) -> None:
    (landing / "elders.csv").write_text("geheim")
    (landing / LEVERING / "brp_csv" / "x.csv").symlink_to(doel)
    with pytest.raises(OnleesbareInvoer, match="plek buiten de levering"):
        neem_op(landing, LEVERING, "brp_csv", tmp_path / "dwh")
    with pytest.raises(OnleesbareInvoer, match="plek buiten de levering"):
        inhoud_hash(landing, LEVERING)


def test_a_folder_that_is_a_link_outside(landing: Path, tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / "x.csv").write_text("geheim")
    (landing / LEVERING / "bag_extract").symlink_to(tmp_path / "elders")
    with pytest.raises(OnleesbareInvoer, match="plek buiten de levering"):
        bronnen(landing, LEVERING, ["brp_csv", "bag_extract"])
    with pytest.raises(OnleesbareInvoer, match="plek buiten de levering"):
        neem_op(landing, LEVERING, "bag_extract", tmp_path / "dwh")


@pytest.mark.parametrize("levering", ["2026-12-01", "../landing", "gisteren", ""])
def test_a_levering_that_is_not_there(landing: Path, levering: str, tmp_path: Path) -> None:
    with pytest.raises(OnleesbareInvoer, match="is er niet.*Er zijn: 2026-11-01"):
        neem_op(landing, levering, "brp_csv", tmp_path / "dwh")


def test_a_file_that_may_not_be_read(
    landing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not by chmod: who runs the tests as root may read all."""

    def weiger(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", weiger)
    with pytest.raises(OnleesbareInvoer, match="kan niet worden geopend"):
        neem_op(landing, LEVERING, "brp_csv", tmp_path / "dwh")
    assert list((tmp_path / "dwh" / "landing" / LEVERING / "brp_csv").iterdir()) == []


def test_a_name_with_a_strange_suffix_becomes_a_plain_file(landing: Path, tmp_path: Path) -> None:
    (landing / LEVERING / "brp_csv" / "x.c s;v").write_text("1")
    paden = [b.pad for b in neem_op(landing, LEVERING, "brp_csv", tmp_path / "dwh")]
    assert paden[1].suffix == ""


def test_the_hash_of_a_levering_follows_content_and_names(landing: Path) -> None:
    map_ = landing / LEVERING / "brp_csv"
    eerste = inhoud_hash(landing, LEVERING)
    assert inhoud_hash(landing, LEVERING) == eerste
    (landing / LEVERING / "klaar").touch()
    assert inhoud_hash(landing, LEVERING) == eerste
    (map_ / "personen.CSV").rename(map_ / "anders.csv")
    tweede = inhoud_hash(landing, LEVERING)
    assert tweede != eerste
    (map_ / "anders.csv").write_bytes(b"naam\nBea\nCor\n")
    derde = inhoud_hash(landing, LEVERING)
    assert derde not in (eerste, tweede)
    (map_ / "extra.csv").touch()
    assert inhoud_hash(landing, LEVERING) not in (eerste, tweede, derde)
