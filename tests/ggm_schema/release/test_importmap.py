"""The folder of an import: whole or not at all, and what is there stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from ggm_schema import keuze, store
from ggm_schema.errors import DefinitieFout, OnleesbareInvoer
from ggm_schema.release import Import, importmap, verslag
from tests.ggm_schema.release import werkboek


@pytest.fixture
def ingelezen(tmp_path: Path) -> Import:
    inhoud = werkboek.bladen()
    inhoud["classes"][0]["definitie"] = "Klimt graag."
    return werkboek.lees(inhoud, tmp_path)


def inhoud(map: Path) -> dict[str, bytes]:
    return {pad.name: pad.read_bytes() for pad in map.iterdir()}


def test_an_import_is_found_back_by_its_version(ingelezen: Import, tmp_path: Path) -> None:
    uitkomst = importmap.schrijf(ingelezen, tmp_path / "imports")
    release = ingelezen.catalogus.release
    assert uitkomst.nieuw
    assert uitkomst.map == tmp_path / "imports" / f"9.9.9-{release.sha256[:8]}"
    assert verslag.BESTAND in inhoud(uitkomst.map)
    gekozen = store.lees(uitkomst.map, tmp_path / "correcties.yaml")
    assert gekozen == ingelezen.catalogus
    assert gekozen.feiten.definities
    assert keuze.kies("9.9.9", tmp_path / "imports").release == release
    # Nothing beside it is left behind.
    assert list((tmp_path / "imports").iterdir()) == [uitkomst.map]


def test_the_same_again_changes_nothing(ingelezen: Import, tmp_path: Path) -> None:
    eerst = importmap.schrijf(ingelezen, tmp_path / "imports")
    tijden = {pad: pad.stat().st_mtime_ns for pad in eerst.map.iterdir()}
    weer = importmap.schrijf(ingelezen, tmp_path / "imports")
    assert (weer.map, weer.nieuw) == (eerst.map, False)
    assert {pad: pad.stat().st_mtime_ns for pad in eerst.map.iterdir()} == tijden
    assert list((tmp_path / "imports").iterdir()) == [eerst.map]


@pytest.mark.parametrize("anders", ["gewijzigd", "erbij", "weg"])
def test_a_folder_with_something_else_in_it_stays(
    ingelezen: Import, tmp_path: Path, anders: str
) -> None:
    map = importmap.schrijf(ingelezen, tmp_path / "imports").map
    if anders == "erbij":
        (map / "aantekening.txt").write_text("van iemand", "utf-8")
    elif anders == "weg":
        (map / verslag.BESTAND).unlink()
    else:
        (map / verslag.BESTAND).write_text("anders", "utf-8")
    eerder = inhoud(map)
    with pytest.raises(DefinitieFout, match="is er al, met een andere inhoud; er is niets gewij"):
        importmap.schrijf(ingelezen, tmp_path / "imports")
    assert inhoud(map) == eerder
    assert list((tmp_path / "imports").iterdir()) == [map]


def test_what_stops_halfway_leaves_nothing(
    ingelezen: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(verslag, "schrijf", vol)
    with pytest.raises(DefinitieFout, match="niet weg te schrijven .No space left"):
        importmap.schrijf(ingelezen, tmp_path / "imports")
    assert list((tmp_path / "imports").iterdir()) == []


def test_a_place_that_is_no_folder(ingelezen: Import, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("", "utf-8")
    with pytest.raises(DefinitieFout, match="niet weg te schrijven.*--uit"):
        importmap.schrijf(ingelezen, tmp_path / "bestand")


def test_a_damaged_import_is_read_in_again(ingelezen: Import, tmp_path: Path) -> None:
    map = importmap.schrijf(ingelezen, tmp_path / "imports").map
    (map / "values.csv").write_text("iets,anders\n", "utf-8")
    with pytest.raises(OnleesbareInvoer, match=r"values\.csv: .*beschadigd.*waterpas ggm import"):
        store.lees(map)
