"""Each rule finds the fault that was planted, at its line, and finds nothing in a good model."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ggm_schema.model import Catalogus
from ggm_schema.uitbreiding.lint import lint_uitbreidingen
from ggm_schema.uitbreiding.regels import REGELS, Bevinding
from ggm_schema.uitbreiding.regels.lagen import _oordeel, laag
from tests.ggm_schema.uitbreiding.conftest import Schrijf, regel_van

Lint = Callable[..., list[Bevinding]]


@pytest.fixture
def lint(ggm: Catalogus, schrijf: Schrijf) -> Lint:
    """Findings in the good extension with replacements."""

    def lint(*vervangen: tuple[str, str]) -> list[Bevinding]:
        (verslag,) = lint_uitbreidingen(ggm, schrijf(*vervangen).parent)
        return list(verslag.bevindingen)

    return lint


def test_every_rule_of_the_cookbook_is_there() -> None:
    assert sorted(REGELS) == ["m1", "m2", "m3", "m4", "m5", "m6", "m7", "p1", "p2"]


def test_a_good_extension_has_no_findings(lint: Lint) -> None:
    assert lint() == []


@pytest.mark.parametrize(
    ("code", "ernst", "oud", "nieuw", "regel", "tekst"),
    [
        ("m1", "fout", "    definitie: Bedrijf dat toestellen keurt.\n", "", "naam: Keurmeester",
         "'Keurmeester' heeft geen definitie"),
        ("m1", "fout", "    definitie: Waarvan de grond onder een toestel is.\n", "",
         "naam: Ondergrondsoort", "numeratie 'Ondergrondsoort' heeft geen definitie"),
        ("m2", "fout", "naam: valhoogte", "naam: 3meter", "3meter", "begint met een cijfer"),
        ("m2", "fout", "naam: valhoogte", "naam: id", "naam: id,", "technische sleutel"),
        ("m2", "fout", "naam: valhoogte", "naam: systeemID", "systeemID", "technische sleutel"),
        ("m2", "waarschuwing", "naam: valhoogte", "naam: Val hoogte", "Val hoogte",
         "niet geschreven als in het GGM"),
        ("m2", "waarschuwing", "naam: valhoogte", "naam: order", "naam: order", "woord van SQL"),
        ("m2", "waarschuwing", "naam: valhoogte", f"naam: {'hoogte' * 11}", "hoogtehoogte",
         "te lang"),
        ("m3", "fout", "type: N3", "type: Enum(laag)", "naam: valhoogte",
         "type dat niet bestaat: Enum"),
        ("m3", "fout", ", type: N3", "", "naam: valhoogte", "heeft geen type"),
        ("m3", "waarschuwing", "type: N3", "type: Nummeraanduiding", "naam: valhoogte",
         "bewaart dat als tekst"),
        ("m4", "fout", "    attributen:\n      - {naam: plekcode, type: AN12, definitie: Code op "
         "het bord., verplicht: true}\n      - {naam: oppervlakte, type: N6.1}\n", "",
         "naam: Speelplek\n", "geen attributen"),
        ("m5", "fout", "    waarden: [gras, {code: R, label: rubber, definitie: Tegels van rubber."
         "}, zand]\n", "", "naam: Ondergrondsoort", "geen waarden"),
        ("m6", "fout", "  - van: Speelobject\n    naam: staat", "  - naam: staat", "naam: staat op",
         "heeft geen 'van'"),
        ("m6", "fout", "naar: Speelplek", "naar: Glijbaan", "van: Speelobject",
         "Glijbaan, maar dat is er niet"),
        ("m6", "fout", "[NietNatuurlijkPersoon]", "[Keurmeester]", "is_een", "van zichzelf"),
        ("m7", "waarschuwing", "    multipliciteit: {van: 0..*, naar: 1}\n", "",
         "van: Speelobject", "aan de kant van van en naar"),
        ("m7", "waarschuwing", "{van: 0..*, naar: 1}", "{van: 0..*}", "van: Speelobject",
         "aan de kant van naar"),
        ("p1", "fout", "naar: ggm_bag.openbareruimte", "naar: ggm_onderwijs.school",
         "van: Speelplek", "verwijst opzij naar Onderwijs"),
        ("p1", "waarschuwing", "naar: ggm_bag.openbareruimte", "naar: ggm_sport.sportlocatie",
         "van: Speelplek", "verwijst opzij naar Sport"),
        ("p1", "fout", "  - van: Speelplek\n    naam: ligt aan\n    naar: ggm_bag.openbareruimte",
         "  - van: ggm_bag.openbareruimte\n    naam: grenst aan\n    naar: Speelplek",
         "van: ggm_bag", "verwijst omhoog"),
        ("p2", "waarschuwing", "naam: plekcode", "naam: bsn", "naam: Speelplek\n",
         r"gegevens van NatuurlijkPersoon \(bsn\)"),
        ("p2", "waarschuwing", "naam: keurmerk", "naam: statutaireNaam", "naam: statutaireNaam",
         "geërfd van 'NietNatuurlijkPersoon'"),
    ],
)  # fmt: skip
def test_a_fault_is_found_at_its_line_and_nothing_else(
    lint: Lint, uitbreidingen: Path, code: str, ernst: str, oud: str, nieuw: str, regel: str,
    tekst: str,
) -> None:  # fmt: skip
    (bevinding,) = lint((oud, nieuw))
    pad = uitbreidingen / "speelplekken.yaml"
    assert (bevinding.code, bevinding.ernst) == (code, ernst)
    assert (bevinding.bestand, bevinding.regel) == (str(pad), regel_van(pad, regel))
    assert re.search(tekst, bevinding.tekst)
    assert bevinding.waarom
    assert bevinding.doe


def test_all_faults_are_found_at_once_in_the_order_of_the_file(lint: Lint) -> None:
    bevindingen = lint(
        ("    definitie: Bedrijf dat toestellen keurt.\n", ""),
        ("naam: valhoogte, type: N3", "naam: 3meter"),
        ("{van: 0..1, naar: 1..*}", "{van: 0..1}"),
    )
    assert [b.code for b in bevindingen] == ["m2", "m3", "m1", "m7"]


def test_an_own_type_that_is_a_person_may_say_so(lint: Lint) -> None:
    assert lint(("[NietNatuurlijkPersoon]", "[ggm_rsgb.natuurlijkpersoon]")) == []


def test_inherited_attributes_are_enough(lint: Lint) -> None:
    assert lint(("    attributen:\n      - {naam: keurmerk, type: AN40}\n", "")) == []


def test_an_own_type_with_the_name_of_an_official_one_is_seen(lint: Lint) -> None:
    (bevinding,) = lint(("naam: Keurmeester", "naam: Huishouden"), ("van: Keurmeester",
                                                                  "van: Huishouden"))  # fmt: skip
    assert (bevinding.code, bevinding.ernst) == ("p2", "waarschuwing")
    assert "er is al een objecttype dat 'Huishouden' heet" in bevinding.tekst.lower().replace(
        "huishouden", "Huishouden"
    )


def test_a_few_common_names_make_no_copy(lint: Lint) -> None:
    namen = ("naam", "status", "soort", "identificatie", "code", "datumEinde")
    rij = "".join(f"      - {{naam: {naam}, type: AN9}}\n" for naam in namen)
    assert lint(("      - {naam: oppervlakte, type: N6.1}\n", rij)) == []


def test_a_line_longer_than_any_in_the_model_is_seen(lint: Lint) -> None:
    stappen = "".join(
        f"  - naam: Stap{n}\n    definitie: Stap.\n    is_een: [{boven}]\n"
        for n, boven in enumerate(["Keurmeester", "Stap0", "Stap1"])
    )
    (bevinding,) = lint(("relaties:\n", stappen + "relaties:\n"))
    assert bevinding.code == "p2"
    assert "'Stap2' ligt 5 stappen onder zijn hoogste supertype" in bevinding.tekst


# --- the layers ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hoger", "lager"),
    [
        ("3 Economie / Model Economie", "99 Kern / BAG / Model BAG"),
        ("3 Economie / Model Economie", "10 Dienstverlening / Model Dienstverlening"),
        ("6 Sociaal Domein / Werk / Model Werk",
         "6 Sociaal Domein / Sociaal Domein Generiek / Model Sociaal Domein Generiek"),
        ("6 Sociaal Domein / Sociaal Domein Generiek / Model Sociaal Domein Generiek",
         "99 Kern / RSGBPlus / RSGB Model / Model Kern RSGB"),
        ("9 Interne Organisatie / ICT / Model ICT",
         "99 Kern / RGBZPlus / Model RGBZ / Metagegevens"),
        ("Eigen domein / Iets", "99 Kern / Generiek / Model Generiek"),
    ],
)  # fmt: skip
def test_a_model_may_name_what_lies_below_it_but_not_the_other_way(hoger: str, lager: str) -> None:
    assert _oordeel("x", "iets", hoger, lager) is None
    andersom = _oordeel("x", "iets", lager, hoger)
    assert andersom is not None
    assert (andersom.ernst, "omhoog" in andersom.tekst) == ("fout", True)


def test_the_core_is_one_foundation() -> None:
    bag, rsgb = "99 Kern / BAG / Model BAG", "99 Kern / RSGBPlus / RSGB Model / Model Kern RSGB"
    assert _oordeel("x", "iets", bag, rsgb) is _oordeel("x", "iets", rsgb, bag) is None


@given(data=st.data())
def test_of_two_models_at_most_one_may_name_the_other(ggm: Catalogus, data: st.DataObject) -> None:
    """Without circles: both ways only within one model."""
    paden = st.sampled_from([pakket.pad for pakket in ggm.feiten.pakketten])
    een, ander = data.draw(paden), data.draw(paden)
    mag = [_oordeel("x", "iets", a, b) is None for a, b in ((een, ander), (ander, een))]
    if all(mag):
        assert laag(een) == laag(ander)
    elif laag(een) != laag(ander):
        assert mag.count(True) == 1
