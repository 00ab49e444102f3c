"""Places for the boxes of a diagram: layers from left to right, few crossings, short lines.

Belongs here: pure geometry on numbers (the method of Sugiyama, with least squares for the heights).
Does not belong here: what a box or a line means, and drawing (`tekening`). The same input gives the
same output, always.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

BREED, HOOG, TUSSEN, REGEL = 176, 34, 160, 14
_KOLOM = BREED + TUSSEN
_RONDES = 12
Punt = tuple[float, float]
Lijn = tuple[int, int]


@dataclass(frozen=True)
class Plaatsing:
    """Top left corner per box, and per line its points from the right of the first box to the left
    of the second; the first is the one that stands left, whatever the direction of the line."""

    vakken: dict[int, Punt]
    lijnen: dict[Lijn, tuple[Punt, ...]]
    breedte: float
    hoogte: float


def plaats(aantal: int, lijnen: Sequence[Lijn], breedte: float = 1100) -> Plaatsing:
    """Place boxes 0 to `aantal`; what hangs together is kept together, loose boxes come last.

    Args:
        aantal: number of boxes.
        lijnen: pairs of boxes; what comes first in the list decides the direction in a circle.
        breedte: width to fill with small groups, in pixels; a big group may be wider.
    """
    uniek = list(dict.fromkeys((a, b) for a, b in lijnen if a != b))
    groepen = _samenhang(aantal, uniek)
    delen = [_deel(groep, uniek) for groep in groepen if len(groep) > 1]
    return _schik(delen, [groep[0] for groep in groepen if len(groep) == 1], breedte)


def _samenhang(aantal: int, lijnen: Iterable[Lijn]) -> list[list[int]]:
    """Boxes that are connected, the biggest group first."""
    groep = {n: [n] for n in range(aantal)}
    for a, b in lijnen:
        if groep[a] is not groep[b]:
            groep[a].extend(groep[b])
            for n in groep[b]:
                groep[n] = groep[a]
    uniek = {id(g): sorted(g) for g in groep.values()}
    return sorted(uniek.values(), key=lambda g: (-len(g), g))


# --- one connected group --------------------------------------------------------------------------


def _deel(groep: Sequence[int], alle: Sequence[Lijn]) -> Plaatsing:
    binnen = set(groep)
    lijnen = _zonder_cirkels(groep, [lijn for lijn in alle if lijn[0] in binnen])
    laag = _lagen(groep, lijnen)
    ketens, orde = _met_tussenpunten(laag, lijnen)
    _orden(orde, _buren(ketens))
    y = _hoogten(orde, _buren(ketens), binnen)
    vakken = {n: (float(laag[n] * _KOLOM), y[n]) for n in groep}
    punten = {lijn: tuple(_punten(keten, laag[keten[0]], y)) for lijn, keten in ketens.items()}
    return Plaatsing(vakken, punten, max(laag.values()) * _KOLOM + BREED, max(y.values()) + HOOG)


def _zonder_cirkels(groep: Sequence[int], lijnen: Sequence[Lijn]) -> list[Lijn]:
    """Each line turned so that no circle is left; earlier lines keep their direction."""
    verder: dict[int, set[int]] = {n: set() for n in groep}

    def bereikt(van: int, naar: int) -> bool:
        gezien, stapel = {van}, [van]
        while stapel:
            n = stapel.pop()
            if n == naar:
                return True
            stapel += [m for m in verder[n] if m not in gezien]
            gezien |= verder[n]
        return False

    gericht: dict[Lijn, None] = {}
    for a, b in lijnen:
        a, b = (b, a) if bereikt(b, a) else (a, b)
        verder[a].add(b)
        gericht[a, b] = None
    return list(gericht)


def _lagen(groep: Sequence[int], lijnen: Sequence[Lijn]) -> dict[int, int]:
    """Layer per box: behind all that points to it; a box that only points moves up to its next."""
    laag = dict.fromkeys(groep, 0)
    for _ in groep:
        anders = {b: laag[a] + 1 for a, b in lijnen if laag[b] <= laag[a]}
        if not anders:
            break
        for a, b in lijnen:
            laag[b] = max(laag[b], laag[a] + 1)
    doelen = {b for _, b in lijnen}
    for n in groep:
        if n not in doelen:
            laag[n] = min(laag[b] for a, b in lijnen if a == n) - 1
    laagste = min(laag.values())
    return {n: waarde - laagste for n, waarde in laag.items()}


def _met_tussenpunten(
    laag: dict[int, int], lijnen: Sequence[Lijn]
) -> tuple[dict[Lijn, list[int]], list[list[int]]]:
    """Per line its boxes and the points in the layers between (negative), and the layers."""
    orde: list[list[int]] = [[] for _ in range(max(laag.values()) + 1)]
    for n in laag:
        orde[laag[n]].append(n)
    ketens, volgende = {}, -1
    for a, b in lijnen:
        tussen = list(range(volgende, volgende - (laag[b] - laag[a] - 1), -1))
        for diepte, punt in enumerate(tussen, start=laag[a] + 1):
            orde[diepte].append(punt)
        volgende -= len(tussen)
        ketens[a, b] = [a, *tussen, b]
    return ketens, orde


def _buren(ketens: dict[Lijn, list[int]]) -> dict[int, tuple[list[int], list[int]]]:
    """Per point its neighbours in the layer before and in the layer behind."""
    buren: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for keten in ketens.values():
        for a, b in zip(keten, keten[1:], strict=False):
            buren[a][1].append(b)
            buren[b][0].append(a)
    return buren


def _orden(orde: list[list[int]], buren: dict[int, tuple[list[int], list[int]]]) -> None:
    """Sort each layer by the middle of its neighbours, to and fro, and keep the best."""
    beste, minst = [list(rij) for rij in orde], _kruisingen(orde, buren)
    for ronde in range(_RONDES):
        kant = ronde % 2
        for rij, naast in _paren(orde, kant):
            plek = {n: i for i, n in enumerate(naast)}
            eigen = {n: i for i, n in enumerate(rij)}
            midden = {
                n: sum(plek[m] for m in buren[n][kant]) / len(buren[n][kant])
                if buren[n][kant]
                else eigen[n]
                for n in rij
            }
            rij.sort(key=lambda n: (midden[n], eigen[n]))
        aantal = _kruisingen(orde, buren)
        if aantal < minst:
            beste, minst = [list(rij) for rij in orde], aantal
    orde[:] = beste


def _paren(orde: list[list[int]], kant: int) -> Iterator[tuple[list[int], list[int]]]:
    """Layers with the one they look at: forward (0) the one before, backward (1) the one behind."""
    if kant == 0:
        yield from zip(orde[1:], orde, strict=False)
    else:
        yield from zip(orde[-2::-1], orde[:0:-1], strict=True)


def _kruisingen(orde: list[list[int]], buren: dict[int, tuple[list[int], list[int]]]) -> int:
    som = 0
    for rij, naast in zip(orde, orde[1:], strict=False):
        plek = {n: i for i, n in enumerate(naast)}
        einden = [sorted(plek[m] for m in buren[n][1]) for n in rij]
        gezien: list[int] = []
        for deel in einden:
            som += sum(ander > eind for eind in deel for ander in gezien)
            gezien += deel
    return som


def _hoogten(
    orde: list[list[int]], buren: dict[int, tuple[list[int], list[int]]], vakken: set[int]
) -> dict[int, float]:
    """Height per point: as near to its neighbours as the order in its layer allows."""
    y: dict[int, float] = {}
    for rij in orde:
        for plek, n in zip(_stapel(rij, vakken), rij, strict=True):
            y[n] = plek
    for ronde in range(2 * _RONDES):
        for rij in orde if ronde % 2 else orde[::-1]:
            wens = []
            for n in rij:
                alle = [*buren[n][0], *buren[n][1]]
                wens.append(sum(y[m] for m in alle) / len(alle) if alle else y[n])
            y.update(zip(rij, _met_afstand(wens, _stapel(rij, vakken)), strict=True))
    boven = min(y.values())
    return {n: round(waarde - boven, 1) for n, waarde in y.items()}


def _stapel(rij: Sequence[int], vakken: set[int]) -> list[float]:
    """Heights when all stand as close together as they may."""
    hoogten, y = [], 0.0
    for n in rij:
        hoogten.append(y)
        y += HOOG + REGEL if n in vakken else 2 * REGEL
    return hoogten


def _met_afstand(wens: Sequence[float], stapel: Sequence[float]) -> list[float]:
    """The nearest heights (least squares) that keep the order and the distances of `stapel`.

    >>> _met_afstand([0, 0], [0, 40])
    [-20.0, 20.0]
    """
    blokken: list[tuple[float, int]] = []  # sum and number of wishes that came together
    for doel, plek in zip(wens, stapel, strict=True):
        som, aantal = doel - plek, 1
        while blokken and blokken[-1][0] / blokken[-1][1] > som / aantal:
            vorige_som, vorig_aantal = blokken.pop()
            som, aantal = som + vorige_som, aantal + vorig_aantal
        blokken.append((som, aantal))
    los = [som / aantal for som, aantal in blokken for _ in range(aantal)]
    return [basis + plek for basis, plek in zip(los, stapel, strict=True)]


def _punten(keten: Sequence[int], laag: int, y: dict[int, float]) -> Iterator[Punt]:
    eerste, *tussen, laatste = keten
    yield laag * _KOLOM + BREED, y[eerste] + HOOG / 2
    for verder, punt in enumerate(tussen, start=1):
        yield (laag + verder) * _KOLOM, y[punt] + HOOG / 2
        yield (laag + verder) * _KOLOM + BREED, y[punt] + HOOG / 2
    yield (laag + len(keten) - 1) * _KOLOM, y[laatste] + HOOG / 2


# --- all groups -----------------------------------------------------------------------------------


def _schik(delen: Sequence[Plaatsing], los: Sequence[int], breedte: float) -> Plaatsing:
    """Groups beside each other as long as they fit, then below; loose boxes in columns."""
    vakken: dict[int, Punt] = {}
    lijnen: dict[Lijn, tuple[Punt, ...]] = {}
    ruim = max([breedte, *(deel.breedte for deel in delen)])
    x = y = rij = 0.0
    for deel in delen:
        if x and x + deel.breedte > ruim:
            x, y, rij = 0.0, y + rij + HOOG, 0.0
        vakken |= {n: (px + x, py + y) for n, (px, py) in deel.vakken.items()}
        lijnen |= {
            lijn: tuple((px + x, py + y) for px, py in punten)
            for lijn, punten in deel.lijnen.items()
        }
        x, rij = x + deel.breedte + 2 * HOOG, max(rij, deel.hoogte)
    if delen:
        y += rij + HOOG
    stap = BREED + HOOG
    per_rij = max(1, int((ruim + HOOG) // stap))
    for plek, n in enumerate(los):
        vakken[n] = (plek % per_rij * stap, y + plek // per_rij * (HOOG + REGEL))
    return Plaatsing(
        vakken,
        lijnen,
        max((px for px, _ in vakken.values()), default=0) + BREED,
        max((py for _, py in vakken.values()), default=0) + HOOG,
    )
