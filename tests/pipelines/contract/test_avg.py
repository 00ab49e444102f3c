"""What contracts say about privacy reaches the AVG suites."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from expectations.bewaartermijn import Bewaartermijn
from expectations.suites import load_suites
from ggm_schema.errors import DefinitieFout
from pipelines.contract.avg import bewaartermijnen, privacyklassen
from pipelines.contract.laden import SOURCES, Contract, load_contract, load_contracts


def _contract(tmp_path: Path, sla: dict[str, Any]) -> Contract:
    inhoud = yaml.safe_load((SOURCES / "wmo_voorzieningen.yaml").read_text("utf-8"))
    inhoud["slaProperties"] = [sla]
    pad = tmp_path / "wmo_voorzieningen.yaml"
    pad.write_text(yaml.safe_dump(inhoud, allow_unicode=True), "utf-8")
    return load_contract(pad)


def test_the_term_comes_from_the_contract(tmp_path: Path) -> None:
    sla = {
        "property": "retention",
        "value": 6,
        "unit": "months",
        "element": "voorziening.einddatum",
    }
    gelezen = bewaartermijnen(_contract(tmp_path, sla))
    assert gelezen == [Bewaartermijn("wmo_voorzieningen", "voorziening", "einddatum", 6, "m")]


def test_an_unknown_element_names_the_nearest(tmp_path: Path) -> None:
    sla = {"property": "retention", "value": 6, "unit": "y", "element": "voorziening.eindatum"}
    with pytest.raises(DefinitieFout, match="voorziening.einddatum") as fout:
        bewaartermijnen(_contract(tmp_path, sla))
    assert "wmo_voorzieningen.yaml" in str(fout.value)


@pytest.mark.parametrize("anders", [{"unit": "weken"}, {"value": "lang"}, {"value": -1}])
def test_a_term_that_is_no_term_is_refused(tmp_path: Path, anders: dict[str, Any]) -> None:
    sla = {"property": "retention", "value": 6, "unit": "y", "element": "voorziening.einddatum"}
    with pytest.raises(DefinitieFout, match="bewaartermijn"):
        bewaartermijnen(_contract(tmp_path, sla | anders))


def test_every_term_in_a_contract_is_watched_by_a_card() -> None:
    """By the card on all terms, or, where that leaves a source out, by one on its records."""
    kaarten = {r.kaart.id: r.kaart for s in load_suites() if s.domein.id == "avg" for r in s.regels}
    bewaakt = " ".join(str(k.expectation.kwargs.get("voorwaarde")) for k in kaarten.values())
    elders = kaarten["AVG-012"].filter or ""
    for contract in load_contracts().values():
        for termijn in bewaartermijnen(contract):
            if f"'{termijn.bron}'" in elders:
                assert f"b.bron = '{termijn.bron}'" in bewaakt


def test_every_declared_column_says_what_it_is() -> None:
    zonder = [naam for naam, klasse in privacyklassen(load_contracts()).items() if klasse is None]
    assert zonder == []
