"""`waterpas ggm lint`: what is printed, and the exit code."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipelines.cli import app
from tests.ggm_schema.uitbreiding.conftest import GOED


@pytest.fixture
def map_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with extensions of this installation."""
    monkeypatch.chdir(tmp_path)
    map_ = tmp_path / "eigen"
    map_.mkdir()
    monkeypatch.setenv("WATERPAS_UITBREIDINGEN", str(map_))
    return map_


def lint(*argumenten: str | Path) -> Result:
    return CliRunner().invoke(app, ["ggm", "lint", *map(str, argumenten)])


def schrijf(map_: Path, *vervangen: tuple[str, str]) -> Path:
    tekst = GOED
    for oud, nieuw in vervangen:
        assert oud in tekst
        tekst = tekst.replace(oud, nieuw)
    pad = map_ / "speelplekken.yaml"
    pad.write_text(tekst, encoding="utf-8")
    return pad


def test_a_good_extension_gives_nothing_and_zero(map_: Path) -> None:
    schrijf(map_)
    uit = lint()
    assert (uit.exit_code, uit.output.strip().count("\n")) == (0, 0)
    assert "0 fouten, 0 waarschuwingen" in uit.output


def test_a_fault_gives_one_with_code_file_line_why_and_what_to_do(map_: Path) -> None:
    pad = schrijf(map_, ("    definitie: Bedrijf dat toestellen keurt.\n", ""))
    uit = lint()
    assert uit.exit_code == 1
    eerste, tweede, slot = uit.output.splitlines()
    assert eerste == f"{pad}, regel 24: [m1 fout] Objecttype 'Keurmeester' heeft geen definitie."
    assert "Waarom: " in tweede
    assert "Wat te doen: schrijf" in tweede
    assert slot == f"{pad}: 1 fout, 0 waarschuwingen."


def test_a_warning_alone_gives_zero(map_: Path) -> None:
    schrijf(map_, ("{van: 0..*, naar: 1}", "{van: 0..*}"))
    uit = lint()
    assert uit.exit_code == 0
    assert "[m7 waarschuwing]" in uit.output


def test_a_file_that_cannot_be_read_gives_two(map_: Path) -> None:
    schrijf(map_, ("eigenaar: team:speelruimte\n", ""))
    uit = lint()
    assert uit.exit_code == 2
    assert "De sleutel 'eigenaar' ontbreekt" in uit.output


def test_a_clash_with_the_release_gives_two(map_: Path) -> None:
    schrijf(map_, ("naam: speelluwte", "naam: straatnaam"))
    uit = lint()
    assert uit.exit_code == 2
    assert "deze release van het GGM heeft hem" in uit.output


def test_a_relation_that_takes_an_official_name_gives_two(map_: Path) -> None:
    schrijf(
        map_,
        ("  - van: Keurmeester\n", "  - van: ggm_bag.openbareruimte\n    naam: ligt in\n    naar: "
         "ggm_bag.woonplaats\n    multipliciteit: {van: 0..*, naar: 1}\n  - van: Keurmeester\n"),
    )  # fmt: skip
    assert lint().exit_code == 2


def test_a_file_elsewhere_may_name_what_is_installed_and_replaces_its_older_form(
    map_: Path, tmp_path: Path
) -> None:
    schrijf(map_, ("    definitie: Bedrijf dat toestellen keurt.\n", ""))
    nieuw = tmp_path / "nieuw"
    nieuw.mkdir()
    goed = schrijf(nieuw)
    beheer = nieuw / "beheer.yaml"
    beheer.write_text(
        "id: beheer\nnaam: Beheer\nbeschrijving: Beheer.\neigenaar: x\n"
        "domein: 5 Sport, Cultuur en Recreatie\nobjecttypen:\n  - naam: Beurt\n    definitie: "
        "Beurt.\n    attributen: [{naam: datum, type: Date}]\nrelaties:\n  - {van: Beurt, naam: "
        "aan, naar: Speelobject, multipliciteit: {van: 0..*, naar: 1}}\n",
        encoding="utf-8",
    )
    assert lint(goed).exit_code == 0
    uit = lint(beheer)
    assert uit.exit_code == 0
    assert "[p1 waarschuwing]" in uit.output
    assert "Keurmeester" not in uit.output
    assert lint().exit_code == 1


def test_without_extensions_it_says_so(map_: Path) -> None:
    uit = lint()
    assert (uit.exit_code, uit.output) == (0, f"Er zijn geen eigen uitbreidingen in {map_}.\n")


def test_a_release_is_judged_itself(map_: Path) -> None:
    schrijf(map_)
    uit = lint("--release", "2.5.1")
    assert uit.exit_code == 1
    assert "Gemeentelijk Gegevensmodel.xlsx: [m5 fout]" in uit.output
    assert "[m1] niet beoordeeld" in uit.output
    assert "Speelplek" not in uit.output


def test_an_unknown_release_gives_two(map_: Path) -> None:
    assert lint("--release", "1.0").exit_code == 2


def test_the_ddl_has_the_extension(map_: Path) -> None:
    schrijf(map_)
    uit = CliRunner().invoke(app, ["ggm", "ddl", "ggm_speelplekken.speelobject"])
    assert uit.exit_code == 0
    assert "toestelnummer" in uit.output
