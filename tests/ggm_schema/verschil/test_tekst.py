"""The difference on a screen: counts first, then the tables, then everything by package."""

from __future__ import annotations

from ggm_schema.verschil.tekst import tekst
from ggm_schema.verschil.verslag import Verslag


def test_the_summary_counts_by_kind_and_element(verslag: Verslag) -> None:
    regels = tekst(verslag).splitlines()
    assert regels[0] == "Verschil tussen GGM 1.0 en GGM 1.1"
    kop = regels[2].split()
    assert kop == ["objecttype", "attribuut", "waarde"]
    tabel = {regel[:20].strip(): regel[20:].split() for regel in regels[3:9] if regel}
    assert tabel["toegevoegd"] == ["-", "1", "2"]
    assert tabel["vervallen"] == ["-", "1", "1"]
    assert tabel["hernoemd"] == ["1", "1", "-"]


def test_the_tables_come_before_the_changes_and_all_are_there(verslag: Verslag) -> None:
    inhoud = tekst(verslag)
    gevolg = inhoud.index("Wat dit voor uw datapakhuis betekent")
    pakket = inhoud.index("\n5 Sport / Model Manege\n")
    assert gevolg < inhoud.index("Tabel ggm_manege.paard heet nu ggm_manege.ros.") < pakket
    assert pakket < inhoud.index("Objecttype Ros heette Paard.")
    assert inhoud.index("Ros: attribuut roepnaam heette stamnaam.") > pakket


def test_no_difference_is_said_in_one_sentence(leeg: Verslag) -> None:
    assert tekst(leeg).splitlines()[2:] == ["Er is niets gewijzigd."]
