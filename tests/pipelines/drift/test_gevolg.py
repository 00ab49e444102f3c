"""From a changed column of a source to the columns of the GGM that can no longer be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelines.drift import geraakte_kolommen, schrijf
from pipelines.drift.model import Drift, Soort
from tests.pipelines.conftest import LEVERING, RUN

if TYPE_CHECKING:
    from tests.pipelines.conftest import Proef

PAND, PERSOON = "ggm_bag.pand", "bron.proef_persoon"


def geraakt(proef: Proef, kolom: str, soort: Soort = "ontbreekt") -> dict[str, dict[str, str]]:
    drift = Drift("proef", "proef_persoon", kolom, soort, "uitleg", "doe")
    with proef.open() as con:
        schrijf(con, "proef", [drift], {}, run_id=RUN, levering=LEVERING)
        return geraakte_kolommen(con, proef.laad(), RUN)


@pytest.mark.parametrize("soort", ["ontbreekt", "hernoemd", "type"])
def test_what_is_computed_from_a_changed_column_is_touched(proef: Proef, soort: Soort) -> None:
    uit = geraakt(proef, "bouwjaar", soort)
    assert set(uit) == {PERSOON, PAND}
    assert set(uit[PERSOON]) == {"bouwjaar"}
    assert set(uit[PAND]) == {"oorspronkelijkbouwjaar"}
    assert "de kolom bouwjaar van de bron proef is" in uit[PAND]["oorspronkelijkbouwjaar"]


@pytest.mark.parametrize("soort", ["toegevoegd", "volgorde"])
def test_a_column_more_or_in_another_place_touches_nothing(proef: Proef, soort: Soort) -> None:
    assert geraakt(proef, "bouwjaar", soort) == {}


def test_without_the_column_of_the_key_nothing_of_the_table_can_be_judged(proef: Proef) -> None:
    proef.vul("proef_persoon", [{"bsn": "", "naam": "x"}])
    with proef.open() as con:
        proef.draai(con)
    assert "*" in geraakt(proef, "bsn")[PAND]


def test_a_key_that_could_be_made_all_the_same_leaves_the_table_to_be_judged(proef: Proef) -> None:
    """Such as a key of one of two numbers, of which one is missing."""
    proef.vul("proef_persoon", [{"bsn": "1", "naam": "x"}])
    with proef.open() as con:
        proef.draai(con)
    assert "*" not in geraakt(proef, "bsn").get(PAND, {})


def test_drift_of_another_run_is_not_of_this_one(proef: Proef) -> None:
    geraakt(proef, "bouwjaar")
    with proef.open() as con:
        assert geraakte_kolommen(con, proef.laad(), "een-andere-run") == {}


def test_writing_again_replaces(proef: Proef) -> None:
    geraakt(proef, "bouwjaar")
    geraakt(proef, "naam")
    with proef.open() as con:
        assert con.execute("select kolom from kwaliteit.drift").fetchall() == [("naam",)]
