"""Small SVG drawings: a score bar and a trend line. Pure functions, no external references.

Every drawing has a text alternative; colour never carries meaning alone.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from html import escape

from pipelines.report import getallen, kleuren
from pipelines.report.model import Trendpunt

_BREED, _HOOG, _RAND = 240, 56, 6


def balk(waarde: float | None, oordeel: str, *, breed: int = 160) -> str:
    """Horizontal bar from 0 to 100 as SVG, decorative: the number stands beside it."""
    kleur = kleuren.GRAFIEK.get(oordeel, kleuren.GRAFIEK[""])
    lengte = 0.0 if waarde is None else max(0.0, min(waarde, 100.0)) / 100 * (breed - 2)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{breed}" height="12" '
        f'viewBox="0 0 {breed} 12" aria-hidden="true" focusable="false">'
        f'<rect x="0.5" y="0.5" width="{breed - 1}" height="11" rx="2" '
        f'fill="{kleuren.VLAK}" stroke="{kleuren.LIJN}"/>'
        f'<rect x="1" y="1" width="{lengte:.1f}" height="10" rx="1.5" fill="{kleur}"/></svg>'
    )


def als_data_uri(svg: str) -> str:
    """The drawing as a data URI, for markdown that shows images only."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def trendtekst(punten: Sequence[Trendpunt]) -> str:
    """The trend in words, for who does not see the drawing."""
    delen = [
        f"{getallen.datum(p.levering)}: {getallen.procent(p.kwaliteitsscore, foutloos=p.foutloos)}"
        for p in punten
    ]
    slot = ""
    if any(p.breuk for p in punten):
        slot = ". De lijn is onderbroken waar de regels of gewichten zijn veranderd"
    return "Kwaliteitsscore per levering. " + "; ".join(delen) + slot + "."


def trendkort(punten: Sequence[Trendpunt]) -> str:
    """First and last score with their date, to stand beside the line."""
    gemeten = [p for p in punten if p.kwaliteitsscore is not None]
    if len(gemeten) < 2:
        return ""
    eerste, laatste = (
        f"{getallen.procent(p.kwaliteitsscore, foutloos=p.foutloos)} ({getallen.datum(p.levering)})"
        for p in (gemeten[0], gemeten[-1])
    )
    return f"Kwaliteitsscore van {eerste} naar {laatste}"


def trendlijn(punten: Sequence[Trendpunt], kenmerk: str) -> str:
    """Line of the quality score over leveringen, oldest left. `kenmerk`: unique id on the page."""
    gemeten = [(i, p) for i, p in enumerate(punten) if p.kwaliteitsscore is not None]
    if not gemeten:
        return ""
    hoogte = _schaal(punten)
    plekken = [(_x(i, len(punten)), hoogte(p.kwaliteitsscore or 0.0)) for i, p in gemeten]
    lijnen = "".join(
        f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in deel)}" fill="none" '
        f'stroke="{kleuren.LINK}" stroke-width="2"/>'
        for deel in _delen(gemeten, plekken)
        if len(deel) > 1
    )
    stippen = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{kleuren.LINK}"/>' for x, y in plekken
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="trend" role="img" '
        f'aria-labelledby="{escape(kenmerk)}" width="{_BREED}" height="{_HOOG}" '
        f'viewBox="0 0 {_BREED} {_HOOG}"><title id="{escape(kenmerk)}">'
        f"{escape(trendtekst(punten))}</title>{lijnen}{stippen}</svg>"
    )


def _x(plek: int, aantal: int) -> float:
    if aantal == 1:
        return _BREED / 2
    return _RAND + plek * (_BREED - 2 * _RAND) / (aantal - 1)


def _schaal(punten: Sequence[Trendpunt]) -> Callable[[float], float]:
    waarden = [p.kwaliteitsscore for p in punten if p.kwaliteitsscore is not None]
    laag = max(0.0, min(waarden) - 2.0)
    hoog = min(100.0, max(waarden) + 2.0)
    return lambda w: _HOOG - _RAND - (w - laag) / (hoog - laag) * (_HOOG - 2 * _RAND)


def _delen(
    gemeten: list[tuple[int, Trendpunt]], plekken: list[tuple[float, float]]
) -> list[list[tuple[float, float]]]:
    """Splits the line where the rules changed or a levering was not measured."""
    delen: list[list[tuple[float, float]]] = []
    vorige = -2
    for (i, punt), plek in zip(gemeten, plekken, strict=True):
        if punt.breuk or i != vorige + 1:
            delen.append([])
        delen[-1].append(plek)
        vorige = i
    return delen
