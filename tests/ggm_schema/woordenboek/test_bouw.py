"""What is on the pages, and how they come in place."""

from __future__ import annotations

from pathlib import Path

import pytest

import ggm_schema
from ggm_schema.errors import DefinitieFout
from ggm_schema.woordenboek import schrijf
from tests.ggm_schema.woordenboek import model
from tests.ggm_schema.woordenboek.model import GEVAARLIJK, lees


def tekst(boek: Path, pagina: str) -> str:
    return lees(boek / pagina).tekst


def test_a_page_tells_what_an_object_type_is(boek: Path) -> None:
    aap = lees(boek / "objecttype/ggm_dieren.aap.html")
    for deel in ("1 Natuur / Model Dieren", "ggm_dieren.aap", "Is een soort Dier", "GUID aap"):
        assert deel in aap.tekst
    assert "staartLengte staartlengte INTEGER GGM: N3" in aap.tekst
    assert "../objecttype/ggm_dieren.dier.html" in aap.links
    assert "Geërfde kenmerken" in aap.tekst
    assert "naam hoort gevuld naam VARCHAR, hoogstens 20 tekens GGM: AN20" in aap.tekst
    dier = lees(boek / "objecttype/ggm_dieren.dier.html")
    assert "Soorten hiervan Aap" in dier.tekst
    assert "Ook genoemd Beest; Wezen" in dier.tekst
    assert "https://voorbeeld.test/dier" in dier.links


def test_relations_are_read_both_ways_in_words(boek: Path) -> None:
    dier = tekst(boek, "objecttype/ggm_dieren.dier.html")
    assert "bij één Dier: hoogstens één Hok bij één Hok: nul of meer Dier" in dier
    assert "ggm_dieren.dier.woont_in_hok_id" in dier
    hok = tekst(boek, "objecttype/ggm_dieren.hok.html")
    assert "bij één Hok: nul of meer Dier bij één Dier: hoogstens één Hok" in hok
    aap = tekst(boek, "objecttype/ggm_dieren.aap.html")
    assert "bij één Aap: één of meer Boom" in aap
    assert "ggm_dieren.kp_ap_bm" in aap
    assert aap.count("plaagt") >= 2


def test_values_of_a_list_are_shown_with_their_codes(boek: Path) -> None:
    for pagina in ("objecttype/ggm_dieren.dier.html", "lijst/ggm_dieren.html"):
        gezien = tekst(boek, pagina)
        assert "Soort: 2 waarden Code Waarde V vis – vogel" in gezien
    assert "geeft van deze lijst geen waarden" in tekst(boek, "lijst/ggm_planten.html")


def test_without_a_warehouse_nothing_looks_measured(boek: Path) -> None:
    dier = (boek / "objecttype/ggm_dieren.dier.html").read_text("utf-8")
    assert "niet gemeten" in dier
    assert 'class="balk"' not in dier
    assert "%" not in lees(boek / "objecttype/ggm_dieren.dier.html").tekst
    assert "niet gemeten" in tekst(boek, "overzicht.html")
    assert "Er is nog niets gepubliceerd" in tekst(boek, "index.html")
    for pagina in boek.rglob("*.*"):
        assert "groen" not in pagina.read_text("utf-8")


def test_coverage_is_told_with_numbers(gevuld: Path) -> None:
    dier = tekst(gevuld, "objecttype/ggm_dieren.dier.html")
    assert "dierentuin vult deze tabel" in dier
    assert "1.200" in dier
    assert "75% 900 van 1.200" in dier.replace("75,0%", "75%")
    assert "99,9%" in dier  # never rounded up to 100
    assert "1 van 4 gemeten eisen is niet gehaald; 1 niet gemeten" in dier
    aap = tekst(gevuld, "objecttype/ggm_dieren.aap.html")
    assert "apenhuis vult deze tabel" in aap
    assert "Rijen niet gemeten" in aap
    hok = tekst(gevuld, "objecttype/ggm_dieren.hok.html")
    assert "Geen mapping vult deze tabel" in hok
    overzicht = tekst(gevuld, "overzicht.html")
    assert "Model Dieren 1 Natuur / Model Dieren 4 2 1 1 gemeten, laagste Dier 99,9%" in overzicht


def test_definitions_are_shown_or_their_absence_is_explained(boek: Path, gevuld: Path) -> None:
    zonder = tekst(boek, "objecttype/ggm_dieren.dier.html")
    assert "waterpas ggm import WERKBOEK" in zonder
    met = tekst(gevuld, "objecttype/ggm_dieren.dier.html")
    assert "Een wezen dat zelf beweegt." in met
    assert "Hoe het dier <b>heet</b>." in met  # as text, not as bold
    assert "Zwemt." in tekst(gevuld, "lijst/ggm_dieren.html")
    assert "geeft hier geen definitie" in tekst(gevuld, "objecttype/ggm_dieren.hok.html")


def test_hostile_names_stay_text(boek: Path) -> None:
    paginas = list(boek.rglob("*.html"))
    gezien = [lees(pagina) for pagina in paginas]
    for pagina in gezien:
        assert [bron and bron.rpartition("/")[2] for bron in pagina.scripts] == [
            "zoekindex.js",
            "zoek.js",
        ]
    assert sum(GEVAARLIJK in pagina.tekst for pagina in gezien) >= 5
    assert "<script" not in (boek / "zoekindex.js").read_text("utf-8")
    for pagina in paginas:
        assert pagina.resolve().is_relative_to(boek.resolve())


def test_only_a_web_address_becomes_a_link(tmp_path: Path) -> None:
    kwaad = model.catalogus(gemma="javascript:alert(1)")
    boek = schrijf(kwaad, tmp_path / "boek").parent
    links = {link for pagina in boek.rglob("*.html") for link in lees(pagina).links}
    assert not [link for link in links if link.startswith("javascript")]


def test_pages_that_are_gone_do_not_stay_behind(boek: Path) -> None:
    (boek / "objecttype" / "ggm_oud.oud.html").write_text("oud")
    schrijf(model.catalogus(), boek)
    assert not (boek / "objecttype" / "ggm_oud.oud.html").exists()
    assert [pad.name for pad in boek.parent.iterdir()] == [boek.name]


def test_the_same_release_gives_the_same_bytes(boek: Path, tmp_path: Path) -> None:
    ander = schrijf(model.catalogus(), tmp_path / "ander").parent
    een = {p.relative_to(boek): p.read_bytes() for p in boek.rglob("*") if p.is_file()}
    twee = {p.relative_to(ander): p.read_bytes() for p in ander.rglob("*") if p.is_file()}
    assert een == twee


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    kostbaar = tmp_path / "map" / "kostbaar.txt"
    kostbaar.parent.mkdir()
    kostbaar.write_text("van mij")
    with pytest.raises(DefinitieFout, match="andere bestanden"):
        schrijf(model.catalogus(), kostbaar.parent)
    assert kostbaar.read_text() == "van mij"
    with pytest.raises(DefinitieFout, match="andere bestanden"):
        schrijf(model.catalogus(), kostbaar)


def test_a_build_that_fails_leaves_the_old_pages(
    boek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voor = (boek / "index.html").read_bytes()

    def stuk(*_: object) -> str:
        raise OSError("schijf vol")

    monkeypatch.setattr("ggm_schema.woordenboek.bouw.mermaid", stuk)
    with pytest.raises(OSError, match="schijf vol"):
        schrijf(model.catalogus(), boek)
    assert (boek / "index.html").read_bytes() == voor
    assert [pad.name for pad in boek.parent.iterdir()] == [boek.name]


@pytest.mark.slow
def test_every_link_of_every_page_of_the_ggm_leads_somewhere(tmp_path: Path) -> None:
    boek = schrijf(ggm_schema.load(), tmp_path / "boek").parent.resolve()
    paginas = {pad: lees(pad) for pad in boek.rglob("*.html")}
    assert len(list((boek / "objecttype").iterdir())) == 933
    dood = []
    for pad, pagina in paginas.items():
        assert len(pagina.ankers) == len(set(pagina.ankers)), pad
        assert set(pagina.invoer) <= pagina.labels, pad
        for link in pagina.links:
            if not link.startswith(("https://", "http://")):
                bestand, anker = model.doel(pad, link)
                if bestand not in paginas or (anker and anker not in paginas[bestand].ankers):
                    dood.append((pad.name, link))
        for bron in pagina.extern:
            assert bron == "data:," or model.doel(pad, bron)[0].is_file(), (pad, bron)
    assert dood == []
