"""Files of extensions: which are read, and what is said of one that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from ggm_schema.errors import DefinitieFout
from ggm_schema.uitbreiding import STANDAARD, lees_map
from tests.ggm_schema.uitbreiding.conftest import GOED, Schrijf, regel_van


def test_all_yaml_files_are_read_and_nothing_else(schrijf: Schrijf, uitbreidingen: Path) -> None:
    schrijf()
    (uitbreidingen / "README.md").write_text("# Lees mij\n", encoding="utf-8")
    (uitbreidingen / "map").mkdir()
    assert [uitbreiding.id for uitbreiding in lees_map(uitbreidingen)] == ["speelplekken"]


def test_the_folder_in_the_project_explains_itself_and_holds_no_extension() -> None:
    assert (STANDAARD / "README.md").is_file()
    assert lees_map() == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DefinitieFout, match="WATERPAS_UITBREIDINGEN"):
        lees_map(tmp_path / "weg")


@pytest.mark.parametrize("naam", ["speelplekken.yml", "speelplekken.YAML"])
def test_a_file_that_would_be_passed_over_is_told(uitbreidingen: Path, naam: str) -> None:
    (uitbreidingen / naam).write_text(GOED, encoding="utf-8")
    with pytest.raises(DefinitieFout, match=r"hernoem het naar speelplekken\.yaml"):
        lees_map(uitbreidingen)


@pytest.mark.parametrize(
    ("oud", "nieuw", "stuk", "fout"),
    [
        ("id: speelplekken", "id: speeldingen", "id: speeldingen", "Verwacht: 'speelplekken'"),
        ("id: speelplekken", "id: Speelplekken", "id: Speelplekken", "kleine letters, cijfers"),
        ("eigenaar: team:speelruimte\n", "", "id: speelplekken", "'eigenaar' ontbreekt"),
        ("    synoniemen:", "    synoniem:", "synoniem:", "Bedoelt u synoniemen?"),
        ("{van: 0..*, naar: 1}", "{van: veel, naar: 1}", "van: veel", "0..1, 1, 0..* of 1..*"),
        ("{van: 0..*, naar: 1}", "{van: 3..2, naar: 1}", "van: 3..2", "aantal 3..2 kan niet"),
        ("{van: 0..*, naar: 1}", "{van: 0..0, naar: 1}", "van: 0..0", "aantal 0..0 kan niet"),
        ("enumeratie: Ondergrondsoort", "enumeratie: Ondergrondsoort, type: AN9",
         "enumeratie: Ondergrondsoort", "een type én een enumeratie"),
        ("naam: Keurmeester\n", "naam: Keurmeester\n    guid: 123\n", "guid: 123",
         "een GUID, zoals|tekst"),
        ("    attributen:\n      - {naam: speelluwte, type: Boolean, definitie: Is het verkeer er "
         "rustig?}\n", "    attributen: []\n", "attributen: []", "1 of meer onderdelen"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_line(
    schrijf: Schrijf, oud: str, nieuw: str, stuk: str, fout: str
) -> None:
    pad = schrijf((oud, nieuw))
    with pytest.raises(DefinitieFout) as gevangen:
        lees_map(pad.parent)
    assert any(deel in str(gevangen.value) for deel in fout.split("|"))
    assert (gevangen.value.bestand, gevangen.value.regel) == (str(pad), regel_van(pad, stuk))
