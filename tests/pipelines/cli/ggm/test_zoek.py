"""`waterpas ggm zoek`: a word finds its element, and the screen says where and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

import ggm_schema
from ggm_schema import store
from ggm_schema.zoek import Zoeker
from pipelines import cli

Zoek = Callable[..., Result]


@pytest.fixture
def zoek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Zoek:
    """The command, in an installation without imports."""
    monkeypatch.setenv("WATERPAS_WAREHOUSE", str(tmp_path / "warehouse"))

    def voer_uit(*woorden: str) -> Result:
        return CliRunner().invoke(cli.app, ["ggm", "zoek", *woorden])

    return voer_uit


def rijen(uit: Result) -> list[str]:
    """The lines under the heading."""
    assert uit.exit_code == 0, uit.output
    return [regel for regel in uit.stdout.partition("───")[2].splitlines()[1:] if regel.strip()]


def test_an_everyday_word_finds_its_column(zoek: Zoek) -> None:
    [rij] = rijen(zoek("bsn"))
    assert "burgerservicenummer" in rij
    assert "ggm_rsgb.natuurlijkpersoon.burgerservicenummer" in rij
    assert "99 Kern" in rij
    assert "andere naam: bsn" in rij


def test_words_need_no_quotes(zoek: Zoek) -> None:
    assert rijen(zoek("burger", "service", "nummer")) == rijen(zoek("burger service nummer"))


def test_the_best_comes_first_and_the_rest_is_counted(zoek: Zoek) -> None:
    alles = Zoeker(ggm_schema.load()).zoek("pand")
    uit = zoek("pand", "--aantal", "1")
    eerste, rest = rijen(uit)
    assert eerste.split()[:3] == ["Pand", "objecttype", "ggm_bag.pand"]
    assert f"En nog {len(alles) - 1}." in rest


def test_what_is_meant_is_said_when_other_things_have_that_name(zoek: Zoek) -> None:
    uit = zoek("adres", "--aantal", "3")
    assert "wordt vaak ook bedoeld: Nummeraanduiding (ggm_bag.nummeraanduiding)" in uit.stdout


def test_a_value_names_its_list(zoek: Zoek) -> None:
    assert "waarde van statusPand" in zoek("pand gesloopt").stdout


def test_nothing_found_is_no_error_and_gives_the_nearest(zoek: Zoek) -> None:
    uit = zoek("fverblayfsobbyekxt")
    assert uit.exit_code == 0
    assert "Niets gevonden" in uit.stdout
    assert "Bedoelt u Verblijfsobject" in uit.stdout
    assert "Probeer een ander woord" in zoek("qxzqxzqxzqxzqxzqxzqxz").stdout


def test_another_release_can_be_searched(zoek: Zoek, tmp_path: Path) -> None:
    store.schrijf(store.lees(), tmp_path / "eigen")
    assert rijen(zoek("bsn", "--release", str(tmp_path / "eigen"))) == rijen(zoek("bsn"))
    uit = zoek("bsn", "--release", "9.9")
    assert uit.exit_code == 2
    assert "9.9" in uit.stderr
    assert "Traceback" not in uit.output


def test_a_number_of_zero_is_refused(zoek: Zoek) -> None:
    assert zoek("bsn", "--aantal", "0").exit_code == 2
