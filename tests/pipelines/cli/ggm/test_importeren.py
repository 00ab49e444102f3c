"""`waterpas ggm import`: where it puts a release, what it says; a bad one changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from ggm_schema import keuze
from pipelines.cli import app
from tests.ggm_schema.release import werkboek

pytestmark = pytest.mark.usefixtures("eigen_map")


@pytest.fixture
def eigen_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WATERPAS_WAREHOUSE", str(tmp_path / "huis" / "warehouse"))
    monkeypatch.delenv("WATERPAS_GGM", raising=False)
    return tmp_path


@pytest.fixture
def proef(tmp_path: Path) -> Path:
    return werkboek.schrijf(werkboek.bladen(), tmp_path / "w.xlsx")


def importeer(*woorden: str | Path) -> Result:
    return CliRunner().invoke(app, ["ggm", "import", *map(str, woorden)])


def test_it_says_what_was_done_and_how_to_use_it(proef: Path, tmp_path: Path) -> None:
    uit = importeer(proef)
    assert uit.exit_code == 0, uit.output
    (map,) = (tmp_path / "huis" / "ggm").iterdir()
    assert map.name.startswith("9.9.9-")
    assert "GGM 9.9.9 (volgens het werkboek; klopt dat niet" in uit.stdout
    assert "2 objecttypen, 2 attributen, 1 relaties, 1 generalisaties" in uit.stdout
    assert "Weggelaten:\n      1  attribuutrij die het eind van een relatie is" in uit.stdout
    assert f"Ingelezen in {map}" in uit.stdout
    assert f"WATERPAS_GGM={map}" in uit.stdout
    assert str(map / "verslag.csv") in uit.stdout
    assert keuze.kies("9.9.9", map.parent).heeft("ggm_proef.aap")


def test_the_same_file_again_is_left_alone(proef: Path, tmp_path: Path) -> None:
    importeer(proef)
    weer = importeer(proef)
    assert weer.exit_code == 0
    assert "was al ingelezen en is niet gewijzigd" in weer.stdout
    assert len(list((tmp_path / "huis" / "ggm").iterdir())) == 1


def test_version_date_and_place_can_be_given(proef: Path, tmp_path: Path) -> None:
    uit = importeer(proef, "--versie", "3.1", "--datum", "2027-02-03", "--uit", tmp_path / "hier")
    (map,) = (tmp_path / "hier").iterdir()
    assert "GGM 3.1 (zoals u opgaf), van 2027-02-03" in uit.stdout
    assert map.name.startswith("3.1-")
    assert not (tmp_path / "huis").exists()


def test_without_definitions_in_what_it_prints(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    inhoud["classes"][0]["definitie"] = "Klimt graag."
    uit = importeer(werkboek.schrijf(inhoud, tmp_path / "w.xlsx"))
    assert "1 definities" in uit.stdout
    assert "Klimt" not in uit.output


@pytest.mark.parametrize("soort", ["afgekapt", "kolom", "kring", "weg", "datum", "json"])
def test_what_is_wrong_is_one_message_and_changes_nothing(tmp_path: Path, soort: str) -> None:
    inhoud, anders, extra = werkboek.bladen(), {}, []
    if soort == "kolom":
        anders = {"attributes.herkomst": "herkomsten"}
    elif soort == "kring":
        inhoud["generalizations"][0]["superclass_id"] = werkboek.KLASSE_B
    elif soort == "datum":
        extra = ["--datum", "3 februari"]
    elif soort == "json":
        extra = ["--json-schemas", str(tmp_path / "is er niet")]
    pad = werkboek.schrijf(inhoud, tmp_path / "w.xlsx", anders=anders)
    if soort == "afgekapt":
        pad.write_bytes(pad.read_bytes()[:-600])
    elif soort == "weg":
        pad.unlink()
    uit = importeer(pad, *extra)
    assert uit.exit_code == 2
    assert uit.stdout == ""
    assert "Traceback" not in uit.output
    assert uit.stderr.strip()
    assert not (tmp_path / "huis").exists()


@pytest.mark.shared
def test_the_official_release_with_its_json_schemas(shared: Path, tmp_path: Path) -> None:
    release = shared / "ggm" / "v2.5.1"
    uit = importeer(release / "Gemeentelijk Gegevensmodel.xlsx", "--json-schemas", release / "ddl")
    assert uit.exit_code == 0, uit.output
    assert "GGM 2.5.1 (volgens de naam van de map" in uit.stdout
    assert "933 objecttypen" in uit.stdout
    (map,) = (tmp_path / "huis" / "ggm").iterdir()
    catalogus = keuze.kies(str(map))
    assert any(a.vindplaats == "json" for a in catalogus.feiten.attributen)
    assert catalogus.feiten.definities
