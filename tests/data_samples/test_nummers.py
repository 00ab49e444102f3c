"""Numbers in the samples belong to nobody and pass the checks of the register."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_samples.generator import nummers
from data_samples.generator.nummers import (
    anummers,
    elfproef,
    foute_bsns,
    geldig_anummer,
)


def in_testreeks(bsn: str) -> bool:
    return bsn.startswith(("99999", "0000"))


def test_every_bsn_is_in_a_test_range_and_passes_the_elfproef() -> None:
    bsns = nummers.test_bsns()
    assert all(in_testreeks(bsn) and elfproef(bsn) for bsn in bsns)
    assert len(set(bsns)) == len(bsns) > 9_900


def test_faulty_bsns_are_in_a_test_range_and_fail_the_elfproef() -> None:
    assert len(set(foute_bsns())) == 200
    assert all(in_testreeks(bsn) and not elfproef(bsn) for bsn in foute_bsns())


@pytest.mark.parametrize(
    ("nummer", "goed"),
    [
        ("000000012", True),
        ("000000013", False),
        ("000000000", False),
        ("12", False),
        ("00000001x", False),
    ],
)
def test_elfproef_of_known_numbers(nummer: str, goed: bool) -> None:
    assert elfproef(nummer) is goed


@given(st.integers(min_value=1, max_value=999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_elfproef_notices_any_single_wrong_digit(getal: int, plek: int, stap: int) -> None:
    nummer = f"{getal:09d}"
    anders = nummer[:plek] + str((int(nummer[plek]) + stap) % 10) + nummer[plek + 1 :]
    assert not (elfproef(nummer) and elfproef(anders))


def test_anummers_are_unique_made_up_and_valid() -> None:
    gemaakt = anummers(9_900)
    assert len(set(gemaakt)) == 9_900
    assert all(n.startswith("909") and geldig_anummer(n) for n in gemaakt)


@pytest.mark.parametrize("nummer", ["9090900001", "0909012345", "909010157", "90901O1571"])
def test_wrong_anummers_are_refused(nummer: str) -> None:
    assert not geldig_anummer(nummer)
