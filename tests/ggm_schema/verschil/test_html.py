"""The page: everything is on it, nothing of a release is taken for markup, no network."""

from __future__ import annotations

import base64
import hashlib
import re

from lxml import html as lxml_html

from ggm_schema.verschil.html import html
from ggm_schema.verschil.verslag import Verslag
from tests.ggm_schema.verschil.conftest import VALS


def test_every_change_is_a_row_that_can_be_filtered(verslag: Verslag) -> None:
    boom = lxml_html.fromstring(html(verslag))
    rijen = boom.xpath("//tr[@data-soort]")
    assert [(r.get("data-domein"), r.get("data-element"), r.get("data-soort")) for r in rijen] == [
        (w.domein, str(w.element), str(w.soort)) for w in verslag.wijzigingen
    ]
    keuzes = boom.xpath("//select[@id='soort']/option/@value")
    assert keuzes == ["", *verslag.soorten]


def test_names_and_definitions_are_text(verslag: Verslag) -> None:
    bron = html(verslag)
    assert VALS not in bron
    boom = lxml_html.fromstring(bron)
    assert any(VALS in rij.text_content() for rij in boom.xpath("//tr[@data-soort]"))
    assert "Nieuw: Een <b>groot</b> dier." in boom.text_content()
    assert len(boom.xpath("//script")) == 1


def test_the_page_allows_its_own_script_and_nothing_else(verslag: Verslag) -> None:
    bron = html(verslag)
    boom = lxml_html.fromstring(bron)
    [beleid] = boom.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    [script] = re.findall(r"<script>(.*?)</script>", bron, re.DOTALL)
    som = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{som}'" in beleid
    assert beleid.startswith("default-src 'none'")
    assert not boom.xpath("//@src | //link[@rel='stylesheet']")
    assert all(href.startswith(("#", "data:")) for href in boom.xpath("//@href"))


def test_without_scripts_all_rows_show_and_the_filter_does_not(verslag: Verslag) -> None:
    boom = lxml_html.fromstring(html(verslag))
    assert boom.xpath("//form[@id='filter']/@hidden") != []
    assert boom.xpath("//tr[@hidden] | //section[@hidden]") == []


def test_every_input_has_a_label_and_every_link_a_target(verslag: Verslag) -> None:
    boom = lxml_html.fromstring(html(verslag))
    velden = set(boom.xpath("//select/@id | //input/@id"))
    assert velden == set(boom.xpath("//label/@for"))
    doelen = boom.xpath("//@id")
    assert len(doelen) == len(set(doelen))
    assert {href[1:] for href in boom.xpath("//a/@href")} <= set(doelen)


def test_no_difference_is_said(leeg: Verslag) -> None:
    tekst = lxml_html.fromstring(html(leeg)).text_content()
    assert "Er is niets gewijzigd." in tekst
    assert "Geen tabel of kolom verandert" in tekst
