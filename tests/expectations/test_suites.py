"""Rule cards that cannot be are refused, with file, line and the nearest known word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.card import Kaart, regelversie
from expectations.suites import SUITES, Suite, load_suites
from ggm_schema.errors import DefinitieFout

DOMEIN = """\
id: bag
naam: Adressen en gebouwen
ggm_domein: 99 Kern
eigenaar: team:bag
omschrijving: De panden en adressen van de gemeente.
"""
SUITE = """\
entiteit: ggm_bag.pand
sleutel: [identificatie, versie]
kaarten:
  - id: BAG-014
    titel: Bouwjaar kan
    omschrijving: Het bouwjaar ligt tussen 1200 en volgend jaar.
    kolommen: [oorspronkelijkbouwjaar]
    expectation:
      type: expect_column_values_to_be_between_bounds
      kwargs: {column: oorspronkelijkbouwjaar, minimum: 1200, maximum: "year($peildatum) + 1"}
    dimensie: Plausibiliteit
    ernst: hoog
    soort: eis
    norm: 99
    oorsprong: {bron: Catalogus BAG, artikel: paragraaf 7.5, datum: 2018-07-01}
    filter: dwh_datumtijd_geldig_tot_met is null
"""
Lader = Callable[..., list[Suite]]


@pytest.fixture
def lader(tmp_path: Path) -> Lader:
    def laad(suite: str = SUITE, domein: str = DOMEIN, **anders: str) -> list[Suite]:
        folder = tmp_path / "bag"
        folder.mkdir(exist_ok=True)
        (folder / "domein.yaml").write_text(domein, encoding="utf-8")
        (folder / "pand.yaml").write_text(suite, encoding="utf-8")
        for naam, tekst in anders.items():
            (folder / f"{naam}.yaml").write_text(tekst, encoding="utf-8")
        return load_suites(tmp_path)

    return laad


def test_a_good_card_loads(lader: Lader) -> None:
    (suite,) = lader()
    (regel,) = suite.regels
    assert suite.entiteit == "ggm_bag.pand"
    assert suite.object == "pand"
    assert suite.domein.naam == "Adressen en gebouwen"
    assert suite.benodigd() == {"ggm_bag.pand"}
    assert (regel.kaart.norm, regel.kaart.interventiewaarde) == (99, 98)
    assert regel.kaart.oorsprong.tekst() == "Catalogus BAG, paragraaf 7.5 (01-07-2018)"
    assert regel.toets.uitleg() == (
        "oorspronkelijkbouwjaar ligt tussen 1200 en year($peildatum) + 1."
    )


@pytest.mark.parametrize(
    ("oud", "nieuw", "regel", "tekst"),
    [
        (
            "    ernst: hoog",
            "    ernts: hoog",
            12,
            "sleutel 'ernts' bestaat niet. Wat te doen: Bedoelt u ernst?",
        ),
        ("ernst: hoog", "ernst: hogo", 12, "Bedoelt u hoog?"),
        ("ernst: hoog", "ernst: 3", 12, "Verwacht: 'kritiek', 'hoog', 'midden' of 'laag'."),
        ("dimensie: Plausibiliteit", "dimensie: plausibel", 11, "Bedoelt u Plausibiliteit?"),
        ("soort: eis", "soort: eisen", 13, "Bedoelt u eis?"),
        ("norm: 99", "norm: 101", 14, "'norm' klopt niet. Verwacht: hoogstens 100."),
        ("norm: 99", "norm: -1", 14, "'norm' klopt niet. Verwacht: minstens 0."),
        ("norm: 99", "norm: 97", 4, "norm is lager dan de interventiewaarde"),
        ("norm: 99", "norm: hoog", 14, "'norm' klopt niet. Verwacht: een getal."),
        ("norm: 99", "norm: 99\n    norm: 98.5", 15, "'norm' staat er twee keer"),
        (
            "norm: 99",
            "blokkerend: misschien",
            14,
            "klopt niet. Verwacht: true of false.",
        ),
        ("norm: 99", "geldig_vanaf: 2020-01-01\n    geldig_tot: 2020-01-01", 4, "geldig_tot"),
        ("norm: 99", "noemer: alles", 14, "Verwacht: 'alle_rijen' of 'gevulde_waarden'."),
        ("BAG-014", "bag14", 4, "zoals BAG-014"),
        ("artikel: paragraaf 7.5, ", "", 15, "sleutel 'artikel' ontbreekt"),
        ("artikel: paragraaf 7.5, ", "", 15, "pand.yaml"),
        ("artikel: paragraaf 7.5", "artikel: 7.10", 15, "tussen aanhalingstekens"),
        ("titel: Bouwjaar kan", "titel: x", 5, "'titel' klopt niet. Verwacht: 3 of meer tekens."),
        (
            "kolommen: [oorspronkelijkbouwjaar]",
            "kolommen: []",
            7,
            "een lijst met 1 of meer",
        ),
        (
            "kolommen: [oorspronkelijkbouwjaar]",
            "kolommen: [bouwjaar]",
            7,
            "Bedoelt u oorspronkelijkbouwjaar?",
        ),
        ("kolommen: [oorspronkelijkbouwjaar]", "kolommen: [versie, versie]", 7, "twee keer"),
        (
            "column: oorspronkelijkbouwjaar",
            "column: oorsprongbouwjaar",
            10,
            "Bedoelt u oorspronkelijkbouwjaar?",
        ),
        ("minimum: 1200", "mimimum: 1200", 10, "Bedoelt u minimum"),
        ("column: oorspronkelijkbouwjaar, ", "", 10, "sleutel 'column' ontbreekt"),
        ("minimum: 1200, maximum", "maximum", None, None),
        ("between_bounds", "between", 9, "Bedoelt u expect_column_values_to_be_between_bounds"),
        ("year($peildatum) + 1", "jaar(", 10, "SQL in maximum: deze SQL is niet te lezen"),
        (
            "year($peildatum) + 1",
            "r.bouwjaar",
            10,
            "SQL in maximum: de kolom bouwjaar bestaat niet",
        ),
        (
            "dwh_datumtijd_geldig_tot_met is null",
            "dwh_geldig_tot is null",
            16,
            "dwh_datumtijd_geldig_tot_met",
        ),
        ("dwh_datumtijd_geldig_tot_met is null", "p.versie is null", 16, "De getoetste rij heet r"),
        ("dwh_datumtijd_geldig_tot_met is null", "select 1", 16, "niet één SQL-uitdrukking"),
        (
            "dwh_datumtijd_geldig_tot_met is null",
            "true; drop table x",
            16,
            "niet één SQL-uitdrukking",
        ),
        ("dwh_datumtijd_geldig_tot_met is null", "true) or (true", 16, "niet te lezen"),
        ("ggm_bag.pand", "ggm_bag.pnad", 1, "ggm_bag.pand"),
        ("ggm_bag.pand", "pand", 1, "zoals ggm_bag.pand"),
        ("[identificatie, versie]", "[identificatie, version]", 2, "Bedoelt u versie?"),
        (
            "[identificatie, versie]",
            "[]",
            2,
            "'sleutel' klopt niet. Verwacht: een lijst",
        ),
        ("soort: eis", "soort: signaal\n    blokkerend: true", 4, "signaal kan niet blokkerend"),
        ("kaarten:", "kaarten: {}", None, None),
        ("    titel", "   titel", 5, "geen geldige YAML"),
        ("entiteit: ", "entiteit ", 2, "geen geldige YAML"),
    ],
)
def test_a_card_that_cannot_be_is_refused(
    lader: Lader, oud: str, nieuw: str, regel: int | None, tekst: str | None
) -> None:
    assert oud in SUITE
    kapot = SUITE.replace(oud, nieuw, 1)
    if oud == "kaarten:":
        regel, tekst = 3, "'kaarten' klopt niet. Verwacht: een lijst."
        kapot = kapot.split("kaarten: {}")[0] + "kaarten: {}\n"
    if regel is None:
        assert lader(kapot)
        return
    with pytest.raises(DefinitieFout) as fout:
        lader(kapot)
    assert tekst in str(fout.value)
    assert fout.value.regel == regel, str(fout.value)
    assert str(fout.value.bestand).endswith("pand.yaml")


def test_numbers_are_used_once_over_all_files(lader: Lader) -> None:
    with pytest.raises(DefinitieFout, match=r"BAG-014 is al gebruikt in pand.yaml, regel 4"):
        lader(**{"pand2": SUITE})
    dubbel = SUITE + SUITE[SUITE.index("  - id") :]
    with pytest.raises(DefinitieFout, match="BAG-014 is al gebruikt") as fout:
        lader(dubbel)
    assert fout.value.regel == 17


def test_sub_query_in_a_condition_is_checked_too(lader: Lader) -> None:
    voorwaarde = (
        "not exists (select 1 from ggm_bag.verblijfsobject v join ggm_bag.woonplaats w"
        " on w.woonplaats_id = v.verblijfsobject_id where v.{} = r.pand_id and {})"
    )

    def kaart(kolom: str, vrij: str = "true") -> str:
        kwargs = f'kwargs: {{voorwaarde: "{voorwaarde.format(kolom, vrij)}"}}'
        return (
            SUITE.replace("between_bounds", "x")
            .replace("type: expect_column_values_to_be_x", "type: expect_rows_to_satisfy")
            .replace(SUITE[SUITE.index("kwargs:") : SUITE.index("    dimensie")].strip(), kwargs)
        )

    (suite,) = lader(kaart("verblijfsobject_id", "list_filter([1], x -> x > 0) is not null"))
    assert suite.benodigd() == {"ggm_bag.pand", "ggm_bag.verblijfsobject", "ggm_bag.woonplaats"}
    with pytest.raises(DefinitieFout, match="de kolom verblijfobject_id bestaat niet"):
        lader(kaart("verblijfobject_id"))
    with pytest.raises(DefinitieFout, match="de kolom onzin bestaat niet"):
        lader(kaart("verblijfsobject_id", "onzin is null"))
    with pytest.raises(DefinitieFout, match="geen tabel ggm_bag.wonplaats"):
        lader(kaart("verblijfsobject_id").replace("ggm_bag.woonplaats", "ggm_bag.wonplaats"))


def test_values_of_a_text_column_must_be_texts(lader: Lader) -> None:
    """YAML reads 01 as a number and no as false: the codes would silently be others."""
    begin = (
        SUITE[: SUITE.index("    expectation")]
        + "    expectation: {type: expect_column_values_to_be_in_values, "
    )
    einde = "\n" + SUITE[SUITE.index("    dimensie") :]
    assert lader(begin + 'kwargs: {column: statusvoortgangbouw, values: ["01"]}}' + einde)
    with pytest.raises(DefinitieFout, match="tussen aanhalingstekens"):
        lader(begin + "kwargs: {column: statusvoortgangbouw, values: [01]}}" + einde)


def test_unknown_code_list_and_enumeration(lader: Lader) -> None:
    begin = (
        SUITE[: SUITE.index("    expectation")]
        + "    expectation: {type: expect_column_values_to_be_in_"
    )
    einde = "}}\n" + SUITE[SUITE.index("    dimensie") :]
    with pytest.raises(DefinitieFout, match=r"codelijst gemeent bestaat niet.*Bedoelt u gemeente"):
        lader(begin + "codelist, kwargs: {column: versie, codelijst: gemeent" + einde)
    with pytest.raises(DefinitieFout, match="geen enumeratie statusPnad"):
        lader(begin + "enumeration, kwargs: {column: versie, enumeratie: statusPnad" + einde)
    (suite,) = lader(begin + "codelist, kwargs: {column: versie, codelijst: gemeente" + einde)
    assert suite.benodigd() == {"ggm_bag.pand", "referentie.gemeente"}


def test_pattern_must_be_a_regular_expression(lader: Lader) -> None:
    begin = SUITE[: SUITE.index("    expectation")]
    einde = SUITE[SUITE.index("    dimensie") :]
    kwargs = "kwargs: {column: versie, pattern: '[0-9'}"
    type_ = "type: expect_column_values_to_match_pattern"
    with pytest.raises(DefinitieFout, match="'pattern' is geen reguliere expressie") as fout:
        lader(f"{begin}    expectation: {{{type_}, {kwargs}}}\n{einde}")
    assert fout.value.regel == 8


def test_domain_file(lader: Lader, tmp_path: Path) -> None:
    with pytest.raises(DefinitieFout, match="anders dan de naam van de map.*'bag'"):
        lader(domein=DOMEIN.replace("id: bag", "id: brp"))
    with pytest.raises(DefinitieFout, match="'omschrijving' ontbreekt"):
        lader(domein=DOMEIN[: DOMEIN.index("omschrijving")])
    (tmp_path / "bag" / "domein.yaml").unlink()
    with pytest.raises(DefinitieFout, match="Het bestand ontbreekt"):
        load_suites(tmp_path)


def test_suites_of_one_object_share_their_key(lader: Lader) -> None:
    tweede = SUITE.replace("BAG-014", "BAG-015").replace(
        "[identificatie, versie]", "[identificatie]"
    )
    with pytest.raises(DefinitieFout, match="andere sleutel dan in pand.yaml"):
        lader(pand2=tweede)
    assert len(lader(pand2=tweede.replace("kaarten:", "object: pandreeks\nkaarten:"))) == 2


def test_key_from_another_relation(lader: Lader) -> None:
    waar = "{entiteit: ggm_bag.woonplaats, kolom: pand_id, doelkolom: woonplaats_id}"
    uit = f"sleutel_uit: {waar}\nkaarten:"
    (suite,) = lader(SUITE.replace("kaarten:", uit))
    assert "ggm_bag.woonplaats" in suite.benodigd()
    with pytest.raises(DefinitieFout, match="De kolom woonplaatsid bestaat niet"):
        lader(SUITE.replace("kaarten:", uit.replace("woonplaats_id", "woonplaatsid")))


def test_not_utf8(tmp_path: Path, lader: Lader) -> None:
    lader()
    (tmp_path / "bag" / "pand.yaml").write_bytes(SUITE.replace("kan", "kän").encode("latin-1"))
    with pytest.raises(DefinitieFout, match="geen UTF-8"):
        load_suites(tmp_path)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, len(SUITE) - 1),
    st.integers(0, 12),
    st.sampled_from(["", "x", ":", "[", "\n", '"']),
)
def test_a_damaged_file_loads_or_is_refused_with_its_name(
    tmp_path_factory: pytest.TempPathFactory, plek: int, weg: int, erbij: str
) -> None:
    """Whatever a hand does to the file: it loads, or the message names file and line."""
    folder = tmp_path_factory.mktemp("s") / "bag"
    folder.mkdir()
    (folder / "domein.yaml").write_text(DOMEIN, encoding="utf-8")
    (folder / "pand.yaml").write_text(SUITE[:plek] + erbij + SUITE[plek + weg :], encoding="utf-8")
    melding = "pand.yaml"
    try:
        load_suites(folder.parent)
    except DefinitieFout as fout:
        melding = str(fout)
    assert "pand.yaml" in melding


def _kaart(suite: Suite) -> Kaart:
    return suite.regels[0].kaart


def test_in_force(lader: Lader) -> None:
    kaart = _kaart(
        lader(SUITE.replace("norm: 99", "geldig_vanaf: 2026-01-01\n    geldig_tot: 2026-07-01"))[0]
    )
    geldt = [
        kaart.geldt_op(dag)
        for dag in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1))
    ]
    assert geldt == [False, True, True, False]


@pytest.mark.parametrize(
    ("oud", "nieuw", "anders"),
    [
        ("1200", "1300", True),
        ("dwh_datumtijd_geldig_tot_met is null", "versie = '1'", True),
        ("norm: 99", "noemer: gevulde_waarden", True),
        ("ernst: hoog", "ernst: laag", False),
        ("norm: 99", "norm: 100", False),
        ("titel: Bouwjaar kan", "titel: Bouwjaar kan echt", False),
    ],
)
def test_version_follows_what_is_measured(lader: Lader, oud: str, nieuw: str, anders: bool) -> None:
    eerst, dan = lader()[0].regels[0].versie, lader(SUITE.replace(oud, nieuw))[0].regels[0].versie
    assert (eerst != dan) is anders


def test_version_follows_the_values_of_a_list(lader: Lader) -> None:
    kaart = _kaart(lader()[0])
    assert regelversie(kaart, "a.b", {"x": ("1",)}) != regelversie(kaart, "a.b", {"x": ("1", "2")})
    assert regelversie(kaart, "a.b") != regelversie(kaart, "a.c")


def test_the_shipped_suites_load() -> None:
    suites = load_suites()
    assert {suite.pad.parent.name for suite in suites} == {
        p.parent.name for p in SUITES.glob("*/domein.yaml")
    }
    for suite in suites:
        for regel in suite.regels:
            assert regel.toets.uitleg().endswith("."), regel.kaart.id
