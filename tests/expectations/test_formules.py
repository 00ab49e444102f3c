"""The formulas of the scorecard, against brute force and against the properties they must have."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations import formules
from expectations.formules import DIMENSIES, Uitslag
from expectations.tellen import Tellingen, uitkomst, voldoet

ERNST = {"kritiek": 5, "hoog": 3, "midden": 2, "laag": 1}


def uitslag(
    regel_id: str = "R-001",
    n_getoetst: int = 10,
    n_fout: int = 0,
    *,
    dimensie: str = "Juistheid",
    ernst: str = "hoog",
    soort: str = "eis",
    gemeten: bool = True,
    versie: str = "v1",
    norm: float = 100,
    interventiewaarde: float = 98,
) -> Uitslag:
    if not gemeten:
        return Uitslag(
            regel_id,
            versie,
            dimensie,
            ernst,
            soort,
            "niet_gemeten",
            None,
            interventiewaarde,
            None,
            None,
        )
    status, oordeel = uitkomst(Tellingen(n_getoetst, n_getoetst, n_fout), norm, interventiewaarde)
    return Uitslag(
        regel_id,
        versie,
        dimensie,
        ernst,
        soort,
        status,
        oordeel,
        interventiewaarde,
        n_getoetst,
        n_fout,
    )


@st.composite
def een_uitslag(draw: st.DrawFn, regel_id: str) -> Uitslag:
    n = draw(st.integers(0, 30))
    return uitslag(
        regel_id,
        n,
        draw(st.integers(0, n)),
        dimensie=draw(st.sampled_from(DIMENSIES)),
        ernst=draw(st.sampled_from(list(ERNST))),
        soort=draw(st.sampled_from(["eis", "eis", "signaal"])),
        gemeten=draw(st.booleans() | st.just(True)),
        interventiewaarde=draw(st.sampled_from([98, 90.5, 0])),
    )


@st.composite
def uitslagen(draw: st.DrawFn) -> list[Uitslag]:
    aantal = draw(st.integers(0, 8))
    return [draw(een_uitslag(f"R-{i:03}")) for i in range(aantal)]


@given(uitslagen())
def test_score_equals_brute_force(regels: list[Uitslag]) -> None:
    """Means per dimension, then their mean by weight, straight from the text of the method."""
    teller, noemer = 0.0, 0
    for dimensie in DIMENSIES:
        rijen = [u for u in regels if u.soort == "eis" and u.dimensie == dimensie and u.n_getoetst]
        gewicht = sum(ERNST[u.ernst] for u in rijen)
        if gewicht:
            gemiddelde = (
                sum(
                    ERNST[u.ernst] * (u.n_getoetst - u.n_fout) / u.n_getoetst  # type: ignore[operator]
                    for u in rijen
                )
                / gewicht
            )
            teller, noemer = teller + gewicht * gemiddelde * 100, noemer + gewicht
    score = formules.kwaliteitsscore(regels)
    if noemer == 0:
        assert score is None
    else:
        assert score is not None
        assert float(score) == pytest.approx(teller / noemer)


@given(uitslagen(), st.data())
def test_repair_never_lowers_anything(regels: list[Uitslag], data: st.DataObject) -> None:
    kapot = [i for i, u in enumerate(regels) if u.n_fout]
    if not kapot:
        return
    i = data.draw(st.sampled_from(kapot))
    u = regels[i]
    assert u.n_getoetst is not None
    assert u.n_fout is not None
    hersteld = uitslag(
        u.regel_id,
        u.n_getoetst,
        u.n_fout - 1,
        dimensie=u.dimensie,
        ernst=u.ernst,
        soort=u.soort,
        interventiewaarde=u.interventiewaarde,
    )
    beter = [*regels[:i], hersteld, *regels[i + 1 :]]
    assert (formules.kwaliteitsscore(beter) or 0) >= (formules.kwaliteitsscore(regels) or 0)
    rang = ["onvoldoende", "voldoende", "goed"]
    oud, nieuw = formules.oordeel(regels)[0], formules.oordeel(beter)[0]
    if "niet_gemeten" not in (oud, nieuw):
        assert rang.index(nieuw) >= rang.index(oud)
    verschil = formules.verschil(beter, regels)
    assert verschil is None or verschil >= 0


@given(uitslagen())
def test_bounded(regels: list[Uitslag]) -> None:
    waarden = [formules.kwaliteitsscore(regels), formules.dekking(regels)]
    waarden += [d.score for d in formules.dimensiescores(regels)]
    assert all(w is None or 0 <= w <= 100 for w in waarden)


@given(uitslagen().flatmap(lambda r: st.tuples(st.just(r), st.permutations(r))))
def test_order_does_not_matter(paar: tuple[list[Uitslag], list[Uitslag]]) -> None:
    een, ander = paar
    for functie in (
        formules.kwaliteitsscore,
        formules.dekking,
        formules.oordeel,
        formules.definitie_hash,
        formules.dimensiescores,
        formules.niet_gemeten_dimensies,
    ):
        assert functie(een) == functie(ander)


@given(uitslagen())
def test_hundred_only_without_a_failure(regels: list[Uitslag]) -> None:
    score = formules.kwaliteitsscore(regels)
    fouten = any(u.n_fout for u in regels if u.soort == "eis")
    if score is not None:
        assert (score == 100) is not fouten
        assert (formules.toon(float(score), foutloos=not fouten) == "100") is not fouten


@given(uitslagen(), een_uitslag("R-999"))
def test_a_signal_changes_nothing(regels: list[Uitslag], extra: Uitslag) -> None:
    met = [*regels, replace(extra, soort="signaal")]
    for functie in (
        formules.kwaliteitsscore,
        formules.dekking,
        formules.oordeel,
        formules.definitie_hash,
        formules.dimensiescores,
    ):
        assert functie(met) == functie(regels)


@given(uitslagen(), een_uitslag("R-999"))
def test_an_added_rule_is_a_changed_definition_and_no_difference(
    regels: list[Uitslag], extra: Uitslag
) -> None:
    met = [*regels, replace(extra, soort="eis")]
    assert formules.definitie_hash(met) != formules.definitie_hash(regels)
    assert formules.verschil(met, regels) in (None, 0)
    if regels:
        assert formules.definitie_hash(regels[1:]) != formules.definitie_hash(met)


def test_definition_is_what_was_declared_not_what_was_measured() -> None:
    basis = uitslag()
    zelfde = [uitslag(n_fout=3), uitslag(gemeten=False), uitslag(n_getoetst=0), uitslag(norm=99)]
    assert {formules.definitie_hash([u]) for u in zelfde} == {formules.definitie_hash([basis])}
    anders = [
        uitslag(versie="v2"),
        uitslag(ernst="laag"),
        uitslag(dimensie="Precisie"),
        uitslag("R-002"),
    ]
    assert formules.definitie_hash([basis]) not in {formules.definitie_hash([u]) for u in anders}


def test_difference_is_over_the_rules_that_both_measured() -> None:
    nu = [
        uitslag("A-001", 10, 1),
        uitslag("B-001", 10, 0, ernst="laag"),
        uitslag("C-001", 10, 9, versie="v2"),
    ]
    vorig = [
        uitslag("A-001", 10, 5),
        uitslag("B-001", 10, 0, ernst="kritiek"),
        uitslag("C-001", 10, 0),
        uitslag("D-001"),
    ]
    # A: +0.4 with weight 3; B: 0 with weight 1; C changed version, D is gone.
    assert formules.verschil(nu, vorig) == Fraction(100 * 3 * 4, 10 * 4)
    assert [u.regel_id for u, _ in formules.gedeeld(nu, vorig)] == ["A-001", "B-001"]
    assert formules.verschil(nu, []) is None
    assert formules.verschil([uitslag(gemeten=False)], vorig) is None


def test_weighted_by_rule_never_by_row() -> None:
    groot = uitslag("A-001", 1_000_000, 0, ernst="laag")
    klein = uitslag("B-001", 10, 10, ernst="kritiek")
    assert formules.kwaliteitsscore([groot, klein]) == Fraction(100, 6)


def test_not_applicable_counts_on_neither_side() -> None:
    regels = [
        uitslag("A-001"),
        uitslag("B-001", 0, 0),
        uitslag("C-001", gemeten=False, ernst="kritiek"),
    ]
    assert formules.dekking(regels) == Fraction(100 * 3, 8)
    assert formules.dekking([uitslag(n_getoetst=0)]) is None
    assert formules.kwaliteitsscore([uitslag(n_getoetst=0)]) is None
    assert formules.oordeel([uitslag(n_getoetst=0)])[0] == "niet_gemeten"


def test_unmeasured_dimensions_are_named() -> None:
    regels = [uitslag(), uitslag("B-001", gemeten=False, dimensie="Precisie")]
    assert formules.niet_gemeten_dimensies(regels) == [d for d in DIMENSIES if d != "Juistheid"]


@pytest.mark.parametrize(
    ("regels", "verwacht"),
    [
        ([], "niet_gemeten"),
        ([uitslag(gemeten=False)], "niet_gemeten"),
        ([uitslag()], "goed"),
        ([uitslag(n_getoetst=100, n_fout=2)], "goed"),
        ([uitslag(n_getoetst=100, n_fout=3)], "onvoldoende"),
        ([uitslag(n_getoetst=100, n_fout=3, ernst="laag"), uitslag("B-001")], "voldoende"),
        (
            [
                uitslag(n_getoetst=100, n_fout=3, ernst="kritiek"),
                uitslag("B-001"),
                uitslag("C-001"),
            ],
            "onvoldoende",
        ),
        ([uitslag(ernst="laag"), uitslag("B-001", gemeten=False)], "niet_gemeten"),
        (
            [uitslag(), uitslag("B-001"), uitslag("C-001", ernst="kritiek", gemeten=False)],
            "voldoende",
        ),
        ([uitslag(gemeten=False), uitslag("B-001", n_fout=10, ernst="kritiek")], "onvoldoende"),
    ],
)
def test_label(regels: list[Uitslag], verwacht: str) -> None:
    label, reden = formules.oordeel(regels)
    assert label == verwacht
    assert reden.endswith(".")


def test_one_critical_rule_in_red_caps_the_label_and_not_the_number() -> None:
    regels = [uitslag(f"R-{i:03}") for i in range(99)]
    rood = uitslag("K-001", 100, 3, ernst="kritiek")
    label, reden = formules.oordeel([*regels, rood])
    assert label == "onvoldoende"
    assert "K-001" in reden
    score = formules.kwaliteitsscore([*regels, rood])
    assert score is not None
    assert score > 99.9


@pytest.mark.parametrize(
    ("percentage", "foutloos", "tekst"),
    [
        (100.0, True, "100"),
        (100.0, False, "99,9"),
        (99.999, False, "99,9"),
        (99.94, False, "99,9"),
        (99.9, False, "99,9"),
        (29.3, False, "29,3"),
        (0.0, False, "0,0"),
        (Fraction(2, 3), False, "0,6"),
        (None, True, "–"),
    ],
)
def test_display_floors_to_one_decimal(
    percentage: float | None, foutloos: bool, tekst: str
) -> None:
    assert formules.toon(percentage, foutloos=foutloos) == tekst


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.sampled_from([100, 99.9, 98, 95.5, 0]))
def test_norm_is_exact(goed: int, fout: int, norm: float) -> None:
    if goed + fout:
        assert voldoet(goed + fout, fout, norm) == (
            Fraction(100 * goed, goed + fout) >= Fraction(str(norm))
        )


@pytest.mark.parametrize(
    ("n_getoetst", "n_fout", "verwacht"),
    [
        (0, 0, ("niet_van_toepassing", None)),
        (100, 0, ("voldoet", "groen")),
        (100, 1, ("voldoet", "groen")),
        (100, 2, ("voldoet_niet", "oranje")),
        (100, 3, ("voldoet_niet", "oranje")),
        (1000, 31, ("voldoet_niet", "rood")),
    ],
)
def test_outcome_of_a_rule(n_getoetst: int, n_fout: int, verwacht: tuple[str, str | None]) -> None:
    assert uitkomst(Tellingen(n_getoetst, n_getoetst, n_fout), 99, 97) == verwacht


def test_few_objects_have_no_percentage() -> None:
    assert formules.aandeel_foutvrij(9, 9) is None
    assert formules.aandeel_foutvrij(10, 9) == 90
    assert formules.aandeel_foutvrij(0, 0) is None


def test_conformity_of_an_unmeasured_rule_does_not_exist() -> None:
    with pytest.raises(ValueError, match="niet gemeten"):
        _ = uitslag(gemeten=False).conformiteit
