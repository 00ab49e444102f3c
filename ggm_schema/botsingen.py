"""Which name each gets when several want the same one.

Belongs here: the choice, from names that are given. Does not belong here: how a name is made
(`naming`), or a name that we give on purpose (`corrections.yaml`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K", bound=str)


def kies_namen(wensen: Mapping[K, Sequence[str]], bezet: Collection[str] = ()) -> dict[K, str]:
    """A name of its own for each key.

    All who want the same name, or a name in `bezet`, go on to their next wish together; after the
    last wish they get their rank behind it, by key. So a name depends on its rivals only, and not
    on the order in which the release holds them.

    Args:
        wensen: one or more names per key, the best first.
        bezet: names that nobody gets.

    >>> kies_namen({"a": ["x", "ax"], "b": ["x", "bx"], "c": ["y"]})
    {'a': 'ax', 'b': 'bx', 'c': 'y'}
    >>> kies_namen({"b": ["x"], "a": ["x"]}, bezet={"x_1"})
    {'b': 'x_3', 'a': 'x_2'}
    """
    stap = dict.fromkeys(wensen, 0)
    while True:
        groepen: dict[str, list[K]] = defaultdict(list)
        for sleutel, namen in wensen.items():
            groepen[namen[stap[sleutel]]].append(sleutel)
        botsend = {naam: g for naam, g in groepen.items() if len(g) > 1 or naam in bezet}
        verder = [s for g in botsend.values() for s in g if stap[s] + 1 < len(wensen[s])]
        if not verder:
            break
        for sleutel in verder:
            stap[sleutel] += 1
    gekozen = {sleutel: namen[stap[sleutel]] for sleutel, namen in wensen.items()}
    vergeven = {*bezet, *groepen}
    for naam, groep in sorted(botsend.items()):
        rang = 0
        for sleutel in sorted(groep):
            while (nieuw := f"{naam}_{(rang := rang + 1)}") in vergeven:
                pass
            vergeven.add(nieuw)
            gekozen[sleutel] = nieuw
    return gekozen
