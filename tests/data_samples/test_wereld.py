"""The made-up municipality is consistent, so that a record without a planted defect is good."""

from __future__ import annotations

import itertools
import re
from datetime import date

import pytest

from data_samples.generator.feiten import Persoon
from data_samples.generator.namen import ACHTERNAMEN, VOORNAMEN
from data_samples.generator.nummers import elfproef
from data_samples.generator.wereld import Reeks, Wereld, maak_wereld


@pytest.fixture(scope="module")
def wereld() -> Wereld:
    return maak_wereld(2_000, 20261001)


@pytest.fixture(scope="module")
def inwoners(wereld: Wereld) -> dict[str, Persoon]:
    return {p.bsn: p for p in wereld.ingezetenen}


def test_identifiers_are_unique_over_residents_outsiders_and_the_municipality(
    wereld: Wereld,
) -> None:
    personen = [*wereld.ingezetenen, *wereld.buiten]
    assert len(personen) == 2_200
    assert len({p.bsn for p in personen} | {wereld.rsin}) == 2_201
    assert len({p.anummer for p in personen}) == 2_200
    assert elfproef(wereld.rsin)


def test_another_seed_gives_other_people_and_the_same_seed_the_same() -> None:
    een, zelfde, ander = maak_wereld(50, 1), maak_wereld(50, 1), maak_wereld(50, 2)
    assert list(een.ingezetenen) == list(zelfde.ingezetenen)
    assert list(een.ingezetenen) != list(ander.ingezetenen)


def test_a_person_does_not_depend_on_the_size_of_the_world() -> None:
    assert maak_wereld(40, 7).ingezetenen[33] == maak_wereld(1_000_000, 7).ingezetenen[33]


def test_a_world_of_millions_costs_nothing_until_it_is_read() -> None:
    groot = maak_wereld(5_000_000, 7)
    assert len(groot.ingezetenen) == 5_000_000
    assert groot.ingezetenen[4_999_999].voornamen


def test_names_are_made_up_and_fit_windows_1252(wereld: Wereld) -> None:
    voornamen = {naam for namen in VOORNAMEN.values() for naam in namen}
    for persoon in itertools.chain(wereld.ingezetenen, wereld.buiten):
        assert persoon.geslachtsnaam in ACHTERNAMEN
        assert set(persoon.voornamen.split()) <= voornamen
        f"{persoon.voornamen}{persoon.geslachtsnaam}".encode("cp1252")


def test_families_fit_together(inwoners: dict[str, Persoon]) -> None:
    kinderen = [p for p in inwoners.values() if p.ouder1_bsn]
    assert len(kinderen) > 400
    for kind in kinderen:
        for bsn in (kind.ouder1_bsn, kind.ouder2_bsn):
            ouder = inwoners[bsn]
            assert ouder.adres == kind.adres
            assert ouder.geboortedatum.year + 18 < kind.geboortedatum.year
    for persoon in inwoners.values():
        # The partner of the very last resident may be one too many for this world.
        if persoon.partner_bsn in inwoners:
            assert inwoners[persoon.partner_bsn].partner_bsn == persoon.bsn


def test_dates_of_a_life_are_in_order(inwoners: dict[str, Persoon]) -> None:
    for p in inwoners.values():
        assert p.geboortedatum <= p.inschrijving <= (p.uitschrijving or date(2026, 9, 1))
        assert (p.opschorting == "O") == (p.overlijden is not None)
        assert bool(p.opschorting) == (p.uitschrijving is not None)
        bekend = re.sub(r"^0000|(00)+$", "", p.geboorte_gba)
        assert f"{p.geboortedatum:%Y%m%d}".startswith(bekend)


def test_addresses_are_unique_and_nobody_lives_at_a_reserve_address(wereld: Wereld) -> None:
    adressen = list(wereld.adressen)
    leesbaar = {(a.postcode, a.huisnummer, a.huisletter, a.toevoeging) for a in adressen}
    assert len(leesbaar) == len(adressen) == len({a.nummeraanduiding for a in adressen})
    assert len({a.openbareruimte for a in adressen}) == len(wereld.straten)
    assert all(not p.adres.reserve for p in wereld.ingezetenen)
    assert all(p.adres == wereld.adressen[p.adres.volgnummer] for p in wereld.ingezetenen)


def test_one_postcode_lies_in_one_street(wereld: Wereld) -> None:
    straten: dict[str, set[str]] = {}
    for adres in wereld.adressen:
        straten.setdefault(adres.postcode, set()).add(adres.openbareruimte)
    assert all(len(in_straat) == 1 for in_straat in straten.values())


def test_an_outsider_lives_elsewhere(wereld: Wereld) -> None:
    assert all(p.gemeente_code != wereld.gemeentecode for p in wereld.buiten)
    assert all(not p.ingezetene for p in wereld.buiten)


def test_a_world_without_persons_is_refused() -> None:
    with pytest.raises(ValueError, match="ten minste 1"):
        maak_wereld(0, 1)


def test_a_lazy_sequence_behaves_like_a_list() -> None:
    reeks = Reeks(5, lambda i: i * i)
    assert list(reeks) == [0, 1, 4, 9, 16]
    assert reeks[-1] == 16
    assert reeks[1:4] == [1, 4, 9]
    with pytest.raises(IndexError):
        reeks[5]
