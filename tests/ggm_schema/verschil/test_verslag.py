"""The report as a whole: its title, its counts, and each change in a sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from ggm_schema.verschil import Element, Soort, Wijziging
from ggm_schema.verschil.gevolgen import Gevolg, Gevolgsoort
from ggm_schema.verschil.verslag import Verslag, gebundeld, zin


def wijziging(soort: Soort, oud: str = "", nieuw: str = "", naam: str = "kleur") -> Wijziging:
    return Wijziging(soort, Element.ATTRIBUUT, "1 Werk", "Ding", naam, oud, nieuw, "A", "B")


def test_the_counts_add_up_to_the_changes(verslag: Verslag) -> None:
    assert sum(verslag.telling.values()) == len(verslag.wijzigingen) > 0
    assert Counter((w.element, w.soort) for w in verslag.wijzigingen) == verslag.telling
    assert {e for e, _ in verslag.telling} == set(verslag.elementen)
    assert {s for _, s in verslag.telling} == set(verslag.soorten)


def test_every_change_stands_under_one_package(verslag: Verslag) -> None:
    paden = [pad for pad, _ in verslag.per_pakket()]
    assert len(paden) == len(set(paden))
    assert [w for _, groep in verslag.per_pakket() for w in groep] == list(verslag.wijzigingen)


def test_what_it_does_to_the_tables(verslag: Verslag) -> None:
    assert [gevolg.zin for gevolg in verslag.gevolgen] == [
        "Tabel ggm_manege.paard heet nu ggm_manege.ros.",
        "Kolom ggm_manege.paard.paard_id heet nu ros_id.",
        "Kolom ggm_manege.paard.stamnaam heet nu roepnaam.",
        "Kolom ggm_manege.ros.roepnaam kreeg een ander type: VARCHAR → INTEGER.",
        "Kolom ggm_manege.stal.plaatsen is vervallen: het attribuut bestaat niet meer.",
        "Kolom ggm_manege.stal._script_alert__x____script_ is nieuw.",
    ]


@pytest.mark.parametrize("soort", Gevolgsoort)
def test_every_consequence_has_a_sentence_of_its_own(soort: Gevolgsoort) -> None:
    zin_ = Gevolg(soort, "a.oud.k", "a.nieuw.k", "reden").zin
    assert "oud" in zin_ or "nieuw" in zin_
    assert zin_.endswith(".")


@pytest.mark.parametrize("soort", Soort)
def test_every_kind_of_change_has_a_sentence(soort: Soort) -> None:
    tekst = zin(wijziging(soort, "AN1", "AN2"))
    assert tekst.startswith("Attribuut kleur ")
    assert tekst.endswith(".")
    assert "{" not in tekst


def test_a_sentence_says_what_was_and_what_is() -> None:
    assert zin(wijziging(Soort.TYPE, "AN1", "AN2")) == (
        "Attribuut kleur had als type AN1 en heeft nu AN2."
    )
    assert zin(wijziging(Soort.TYPE, "", "AN2")) == (
        "Attribuut kleur had als type geen en heeft nu AN2."
    )
    assert zin(wijziging(Soort.TOEGEVOEGD, "", "AN2")) == "Attribuut kleur is nieuw (AN2)."
    assert zin(wijziging(Soort.VERVALLEN)) == "Attribuut kleur is vervallen."


def test_braces_in_a_name_are_just_a_name() -> None:
    assert "{oud}" in zin(wijziging(Soort.HERNOEMD, "{oud}", "{0}", naam="{nieuw}"))


def test_values_of_one_list_share_a_sentence(verslag: Verslag) -> None:
    zinnen = [z for _, groep in verslag.per_pakket() for z in gebundeld(groep)]
    assert "Metaal: 2 waarden, toegevoegd: brons, goud." in zinnen
    assert "Vacht: waarde voskleurig is vervallen (2)." in zinnen


def test_the_title_names_the_file_where_both_have_one_label(verslag: Verslag) -> None:
    assert verslag.titel == "Verschil tussen GGM 1.0 en GGM 1.1"
    gelijk = replace(verslag, nieuw=replace(verslag.nieuw, versie="1.0"))
    assert gelijk.titel == (
        "Verschil tussen GGM 1.0 (sha256 1.000000) en GGM 1.0 (sha256 1.100000)"
    )
