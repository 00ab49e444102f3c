"""Identifying numbers that can belong to nobody.

BSNs come only from the ranges `99999....` and `0000.....`, which the RvIG keeps for tests and never
issues. They hold about 10,000 numbers that pass the elfproef. A-nummers have no published test
range; these are made up, start with 909 and pass the checks of the Logisch Ontwerp BRP.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import product

_BSN_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_INVERSE_VAN_512_MOD_11 = 2


def elfproef(nummer: str) -> bool:
    """True when nine digits pass the test for BSN and RSIN."""
    if len(nummer) != 9 or not nummer.isdigit() or nummer == "000000000":
        return False
    som = sum(g * int(c) for g, c in zip(_BSN_GEWICHTEN, nummer, strict=True))
    return som % 11 == 0


def geldig_anummer(nummer: str) -> bool:
    """True when ten digits pass the four checks for an A-nummer."""
    if len(nummer) != 10 or not nummer.isdigit() or nummer[0] == "0":
        return False
    cijfers = [int(c) for c in nummer]
    if any(a == b for a, b in zip(cijfers, cijfers[1:], strict=False)):
        return False
    gewogen = sum(c << i for i, c in enumerate(cijfers))
    return sum(cijfers) % 11 in (0, 5) and gewogen % 11 == 0


@cache
def test_bsns() -> tuple[str, ...]:
    """All valid numbers of both test ranges, in a fixed shuffled order."""
    kandidaten = [f"{n:09d}" for n in range(1, 100_000)]
    kandidaten += [f"{n:09d}" for n in range(999_990_000, 1_000_000_000)]
    geldig = [bsn for bsn in kandidaten if elfproef(bsn)]
    random.Random(2311).shuffle(geldig)
    return tuple(geldig)


@cache
def foute_bsns() -> tuple[str, ...]:
    """Two hundred numbers of the test range that fail the elfproef."""
    fout = [f"{n:09d}" for n in range(999_990_000, 999_991_000)]
    return tuple(bsn for bsn in fout if not elfproef(bsn))[:200]


def _anummers() -> Iterator[str]:
    for rij in product(range(10), repeat=6):
        cijfers = [9, 0, 9, *rij]
        gewogen = sum(c << i for i, c in enumerate(cijfers))
        laatste = (-gewogen * _INVERSE_VAN_512_MOD_11) % 11
        if laatste < 10:
            nummer = "".join(map(str, cijfers)) + str(laatste)
            if geldig_anummer(nummer):
                yield nummer


@cache
def anummers(aantal: int) -> tuple[str, ...]:
    """The first `aantal` made-up A-nummers, ascending."""
    bron = _anummers()
    return tuple(next(bron) for _ in range(aantal))
