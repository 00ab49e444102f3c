"""The page: self-contained, escaped, readable without colour, and nothing personal in it."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
from lxml import html as lxml_html

from pipelines import report
from pipelines.report import kleuren
from tests.contrast import contrast
from tests.pipelines.report import voorbeeld


def _boom(pagina: Path) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(pagina.read_text("utf-8"))


def test_no_address_outside_the_page(pagina: Path) -> None:
    boom = _boom(pagina)
    adressen = [
        waarde
        for element in boom.iter()
        for naam, waarde in element.attrib.items()
        if naam in {"href", "src", "srcset", "action", "poster", "data", "background", "ping"}
    ]
    assert adressen
    assert [adres for adres in adressen if not adres.startswith(("#", "data:"))] == []
    assert "@import" not in pagina.read_text("utf-8")
    assert "url(" not in pagina.read_text("utf-8")


def test_no_scripts_and_a_policy_that_forbids_them(pagina: Path) -> None:
    boom = _boom(pagina)
    assert boom.xpath("//script | //iframe | //object | //embed | //link[@rel='stylesheet']") == []
    assert [n for e in boom.iter() for n in e.attrib if n.startswith("on")] == []
    (beleid,) = boom.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert beleid.startswith("default-src 'none'")


def test_a_hostile_file_name_is_only_text(pagina: Path) -> None:
    assert "<script" not in pagina.read_text("utf-8")
    teksten = [cel.text_content() for cel in _boom(pagina).xpath("//td")]
    assert sum(voorbeeld.GEMEEN in tekst for tekst in teksten) == 3


def test_every_link_within_the_page_has_its_target(pagina: Path) -> None:
    boom = _boom(pagina)
    ids = boom.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in boom.xpath("//a/@href")} <= set(ids)
    for verwijzing in boom.xpath("//@aria-labelledby"):
        assert set(verwijzing.split()) <= set(ids)


def test_structure_for_screen_readers(pagina: Path) -> None:
    boom = _boom(pagina)
    assert boom.get("lang") == "nl"
    assert len(boom.xpath("//main")) == len(boom.xpath("//h1")) == 1
    assert boom.xpath("//body/*[1]/@href") == ["#inhoud"]
    for tabel in boom.xpath("//table"):
        assert tabel.xpath("./caption")
        assert tabel.xpath("./thead//th[not(@scope)]") == []
    niveaus = [int(kop.tag[1]) for kop in boom.xpath("//h1|//h2|//h3|//h4")]
    assert all(na <= voor + 1 for voor, na in zip(niveaus, niveaus[1:], strict=False))
    for tekening in boom.xpath("//*[local-name()='svg']"):
        assert tekening.get("aria-hidden") == "true" or tekening.xpath("./*[local-name()='title']")


def test_the_trend_is_also_in_words(pagina: Path) -> None:
    (titel,) = _boom(pagina).xpath("//*[local-name()='svg'][@class='trend']/*[1]/text()")
    assert "1 oktober 2026: 99,5%; 1 november 2026: 99,9%" in titel


def test_it_says_what_is_wrong_how_bad_why_and_what_to_do(pagina: Path) -> None:
    tekst = " ".join(_boom(pagina).text_content().split())
    for deel in (
        "3 van 1.000 voldoen hier niet aan: Elk pand heeft een bouwjaar.",
        "Niet gemeten: Actualiteit",
        "Nog zonder regels: Precisie",
        "Kwaliteitsscore van 99,5% (1 oktober 2026) naar 99,9% (1 november 2026)",
        "3 van 1.000 fout (99,7% goed)",
        "Wat ontbreekt, telt in geen enkel overzicht mee",
        "Vul het bouwjaar aan in het bronsysteem.",
        "2 nieuwe fouten, 1 opgelost",
        "De bron brp_csv zit niet in deze levering.",
        "De identificatie ontbreekt.",
        "999 van 1.000 objecten",
    ):
        assert deel in tekst


def test_a_score_that_rounds_to_a_hundred_is_not_shown_as_one(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    con.execute("update kwaliteit.scorekaart set kwaliteitsscore = 99.99999999")
    pagina = report.schrijf_html(con, voorbeeld.LEVERING, tmp_path / "p.html")
    assert "99,9%" in _boom(pagina).xpath("string(//section[@class='domein']//dl[1])")
    con.execute("update kwaliteit.meting set n_fout = 0")
    pagina = report.schrijf_html(con, voorbeeld.LEVERING, tmp_path / "p.html")
    assert "100%" in _boom(pagina).xpath("string(//section[@class='domein']//dl[1])")


def test_a_blocked_run_says_so(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    assert "Niet gepubliceerd" not in report.html(report.gegevens(con, voorbeeld.LEVERING))
    con.execute("update kwaliteit.run set status = 'geblokkeerd', toelichting = 'Regel X faalt.'")
    tekst = report.html(report.gegevens(con, voorbeeld.LEVERING))
    assert "Niet gepubliceerd" in tekst
    assert "Regel X faalt." in tekst


def test_few_objects_are_counted_without_a_percentage(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    con.execute(
        "update kwaliteit.scorekaart set n_objecten = 4, n_foutvrij = 3, foutvrije_objecten = null"
    )
    tekst = report.html(report.gegevens(con, voorbeeld.LEVERING))
    assert "<b>3 van 4</b>" in tekst


def test_no_keys_and_no_values(pagina: Path) -> None:
    assert voorbeeld.GEHEIM not in pagina.read_text("utf-8")


def test_words_that_promise_too_much_are_not_used(pagina: Path) -> None:
    tekst = pagina.read_text("utf-8").lower()
    for woord in ("avg-compliant", "avg-proof", "voldoet aan de avg", "rechtmatig"):
        assert woord not in tekst


def test_an_empty_file_shows_an_empty_page(tmp_path: Path) -> None:
    with duckdb.connect() as con:
        voorbeeld.vul(con)
        for tabel in ("uitval", "bronlevering", "regel", "meting", "afwijking"):
            con.execute(f"delete from kwaliteit.{tabel}")
        pagina = report.schrijf_html(con, voorbeeld.LEVERING, tmp_path / "p.html")
    assert "Alle records en waarden zijn geladen." in pagina.read_text("utf-8")


def test_writing_replaces_the_page_in_one_step(
    con: duckdb.DuckDBPyConnection, pagina: Path
) -> None:
    pagina.write_text("oud", "utf-8")
    report.schrijf_html(con, voorbeeld.LEVERING, pagina)
    assert pagina.read_text("utf-8") != "oud"
    assert [pad.name for pad in pagina.parent.iterdir()] == ["pagina.html"]


@pytest.mark.parametrize("paar", kleuren.TEKSTPAREN)
def test_text_has_enough_contrast(paar: tuple[str, str]) -> None:
    assert contrast(*paar) >= 4.5


@pytest.mark.parametrize("paar", kleuren.VORMPAREN)
def test_shapes_have_enough_contrast(paar: tuple[str, str]) -> None:
    assert contrast(*paar) >= 3


def test_the_page_uses_no_other_text_colours_than_those_tested(pagina: Path) -> None:
    stijl = _boom(pagina).xpath("string(//style)")
    gebruikt = set(re.findall(r"(?:color|background):\s*(#[0-9a-fA-F]{3,6})", stijl))
    assert gebruikt <= {kleur for paar in kleuren.TEKSTPAREN for kleur in paar}
