"""The drawing of a package and its Mermaid text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ggm_schema.woordenboek.diagram import Diagram, diagram
from ggm_schema.woordenboek.inhoud import Inhoud
from ggm_schema.woordenboek.mermaid import mermaid
from ggm_schema.woordenboek.stand import Stand
from tests.ggm_schema.woordenboek import model
from tests.ggm_schema.woordenboek.model import lees


@pytest.fixture
def dieren() -> Diagram:
    inhoud = Inhoud(model.catalogus(), Stand())
    return diagram(inhoud.catalogus, inhoud.pakketten[0])


def test_inheritance_and_relations_within_the_package_are_lines(dieren: Diagram) -> None:
    namen = [vak.naam for vak in dieren.vakken]
    lijnen = {(namen[s.van], namen[s.naar], s.namen) for s in dieren.strepen}
    assert ("Dier", "Aap", ()) in lijnen
    assert ("Dier", "Hok", ("woont in",)) in lijnen
    assert "Boom" not in namen
    assert {namen[n] for n in dieren.met_zichzelf} == {"Aap"}


def test_the_drawing_has_a_link_for_each_box(boek: Path) -> None:
    pagina = (boek / "pakket/ggm_dieren.html").read_text("utf-8")
    [svg] = re.findall(r"<svg .*?</svg>", pagina, re.DOTALL)
    assert svg.count("<rect") == 4
    assert svg.count('class="driehoek"') == 1
    assert svg.count('class="relatie"') == 2
    for tabel in ("dier", "aap", "hok"):
        assert f'href="../objecttype/ggm_dieren.{tabel}.html"' in svg
    assert "Aap ↺" in svg
    assert "<script" not in svg


def test_mermaid_text_has_every_box_and_line_and_nothing_that_breaks_it(
    dieren: Diagram, boek: Path
) -> None:
    regels = mermaid(dieren).splitlines()
    assert regels[0] == "classDiagram"
    nummers = {m[2]: m[1] for r in regels if (m := re.fullmatch(r'  class (t\d+)\["([^"]*)"\]', r))}
    assert len(nummers) == 4
    assert f"  {nummers['Dier']} <|-- {nummers['Aap']}" in regels
    assert f'  {nummers["Dier"]} "0..*" --> "0..1" {nummers["Hok"]} : woont in' in regels
    assert f'  {nummers["Aap"]} "0..1" --> "0..*" {nummers["Aap"]} : plaagt' in regels
    assert len(regels) == 2 + 4 + 1 + 3
    assert not [r for r in regels if "script>" in r]
    assert "classDiagram" in lees(boek / "pakket/ggm_dieren.html").tekst
