"""Which release a text means: a version, a folder, a workbook; and what is said when none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import ggm_schema
from ggm_schema import keuze, store
from ggm_schema.errors import DefinitieFout, OnleesbareInvoer


@pytest.fixture
def imports(tmp_path: Path) -> Path:
    """Imports of 9.9.9 (one) and 9.9.8 (two), and one that was not finished."""
    for naam in ("9.9.9-aaaaaaaa", "9.9.8-bbbbbbbb", "9.9.8-cccccccc", ".9.9.7-dddddddd"):
        shutil.copytree(store.CATALOGUS / store.VERSIE, tmp_path / naam)
        release = tmp_path / naam / "release.yaml"
        release.write_text(
            release.read_text("utf-8").replace(
                f"versie: {store.VERSIE}", f"versie: {naam.strip('.')}"
            ),
            "utf-8",
        )
    (tmp_path / "aantekeningen").mkdir()
    return tmp_path


@pytest.mark.parametrize("aanduiding", [store.VERSIE, f"v{store.VERSIE}", f" {store.VERSIE} "])
def test_the_shipped_version(aanduiding: str) -> None:
    assert keuze.kies(aanduiding, None) is ggm_schema.load()


@pytest.mark.parametrize("aanduiding", ["9.9.9", "v9.9.9", "9.9.9-aaaaaaaa"])
def test_the_only_import_of_a_version(imports: Path, aanduiding: str) -> None:
    assert keuze.kies(aanduiding, imports).release.versie == "9.9.9-aaaaaaaa"


def test_a_folder(imports: Path) -> None:
    gekozen = keuze.kies(str(imports / "9.9.8-cccccccc"), None)
    assert gekozen.release.versie == "9.9.8-cccccccc"


def test_two_imports_of_one_version_are_both_named(imports: Path) -> None:
    with pytest.raises(DefinitieFout, match=r"9\.9\.8-bbbbbbbb, 9\.9\.8-cccccccc"):
        keuze.kies("9.9.8", imports)


@pytest.mark.parametrize("aanduiding", ["9.9.7", "aantekeningen", "", "2.5"])
def test_what_means_nothing_names_what_there_is(imports: Path, aanduiding: str) -> None:
    with pytest.raises(DefinitieFout, match=r"2\.5\.1, 9\.9\.8-bbbbbbbb, .*9\.9\.9-aaaaaaaa"):
        keuze.kies(aanduiding, imports)


def test_without_imports_only_the_shipped_version_is_known(tmp_path: Path) -> None:
    with pytest.raises(DefinitieFout, match=r"een van: 2\.5\.1; of"):
        keuze.kies("2.4.0", tmp_path / "is er niet")


def test_a_workbook_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OnleesbareInvoer, match="bestaat niet"):
        keuze.kies(str(tmp_path / "weg.xlsx"), None)


@pytest.mark.shared
def test_a_workbook_is_read_in_memory(shared: Path, tmp_path: Path) -> None:
    werkboek = shared / "ggm" / "v2.5.1" / "Gemeentelijk Gegevensmodel.xlsx"
    gekozen = keuze.kies(str(werkboek), tmp_path)
    assert [t.volledige_naam for t in gekozen.tabellen] == [
        t.volledige_naam for t in ggm_schema.load().tabellen
    ]
    assert list(tmp_path.iterdir()) == []
