"""The diagram of a package as SVG.

Belongs here: boxes, lines and words as shapes; colours come from the style sheet, so that a dark
screen and paper work. Does not belong here: where a box stands (`plaatsing`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup

from ggm_schema.woordenboek.diagram import Diagram, Streep, Vak
from ggm_schema.woordenboek.plaatsing import BREED, HOOG, Lijn, Plaatsing, Punt, plaats

_RAND = 12
_LETTER = 7.4  # width of a letter of a name, on the wide side
_PAST = int((BREED - 16) / _LETTER)
# Of the name of a relation: leaves room for the numbers at both ends.
_LANGSTE = 19
# Where on its line a name is tried, from the middle outwards.
_PLEKKEN = (0.5, 0.42, 0.58, 0.35, 0.65, 0.3, 0.7)


def teken(diagram: Diagram, titel: str, url: Callable[[Vak], str]) -> Markup:
    """The drawing, at its own size. Every box is a link.

    Args:
        diagram: what is in it.
        titel: text alternative.
        url: link of a box.
    """
    # Inheritance first: it decides which way a circle is cut.
    lijnen = [(s.van, s.naar) for s in diagram.strepen]
    plek = plaats(len(diagram.vakken), lijnen)
    breed, hoog = plek.breedte + 2 * _RAND, plek.hoogte + 2 * _RAND
    delen = [
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="group" '
            'aria-label="{}" width="{:.0f}" height="{:.0f}" viewBox="{} {} {:.0f} {:.0f}">'
        ).format(titel, breed, hoog, -_RAND, -_RAND, breed, hoog)
    ]
    strepen = [(streep, _punten(plek, streep)) for streep in diagram.strepen]
    delen += [_lijn(streep, punten) for streep, punten in strepen]
    delen += [_driehoek(punten) for streep, punten in strepen if not streep.namen]
    bezet: list[Punt] = []
    for streep, punten in strepen:
        if streep.namen:
            delen += [_naam(streep, punten, bezet), *_aantallen(streep, punten)]
    delen += [
        _vak(vak, plek.vakken[n], url(vak), n in diagram.met_zichzelf)
        for n, vak in enumerate(diagram.vakken)
    ]
    return Markup("").join(delen) + Markup("</svg>")


def _punten(plek: Plaatsing, streep: Streep) -> Sequence[Punt]:
    """Points from `van` to `naar`."""
    lijn: Lijn = (streep.van, streep.naar)
    if lijn in plek.lijnen:
        return plek.lijnen[lijn]
    return plek.lijnen[streep.naar, streep.van][::-1]


def _lijn(streep: Streep, punten: Sequence[Punt]) -> Markup:
    soort = "relatie" if streep.namen else "erft"
    pad = [f"M{punten[0][0]:.0f} {punten[0][1]:.1f}"]
    for (x1, y1), (x2, y2) in zip(punten, punten[1:], strict=False):
        if y1 == y2:
            pad.append(f"H{x2:.0f}")
        else:
            midden = (x1 + x2) / 2
            pad.append(f"C{midden:.0f} {y1:.1f} {midden:.0f} {y2:.1f} {x2:.0f} {y2:.1f}")
    return Markup('<path class="{}" d="{}"/>').format(soort, "".join(pad))


def _driehoek(punten: Sequence[Punt]) -> Markup:
    """The open triangle of inheritance, at the supertype."""
    x, y = punten[0]
    kant = 11 if punten[1][0] > x else -11
    return Markup('<path class="driehoek" d="M{:.0f} {:.1f}l{} -6v12z"/>').format(x, y, kant)


def _naam(streep: Streep, punten: Sequence[Punt], bezet: list[Punt]) -> Markup:
    """Name of a relation on its line, where no other name stands; `bezet` remembers where."""
    naam = " / ".join(naam for naam in streep.namen if naam)
    if not naam:
        return Markup("")
    kort = _kort(naam, _LANGSTE)
    uitleg = Markup("<title>{}</title>").format(naam) if kort != naam else Markup("")
    # In the last space before the right end: lines that leave one box have come apart there.
    begin, eind = (
        (punten[-2], punten[-1]) if punten[-1][0] > punten[0][0] else (punten[1], punten[0])
    )
    plekken = [_op_lijn(begin, eind, deel) for deel in _PLEKKEN]
    vrij = [
        (x, y) for x, y in plekken if all(abs(x - a) > 100 or abs(y - b) > 11 for a, b in bezet)
    ]
    x, y = vrij[0] if vrij else plekken[0]
    bezet.append((x, y))
    return Markup('<text class="naam" x="{:.0f}" y="{:.1f}">{}{}</text>').format(
        x, y + 3.5, kort, uitleg
    )


def _op_lijn(begin: Punt, eind: Punt, t: float) -> Punt:
    """A point of the curve that `_lijn` draws."""
    (x1, y1), (x2, y2) = begin, eind
    midden, over = (x1 + x2) / 2, 1 - t
    x = over**3 * x1 + 3 * over * t * midden + t**3 * x2
    return x, over**2 * (over + 3 * t) * y1 + t**2 * (t + 3 * over) * y2


def _aantallen(streep: Streep, punten: Sequence[Punt]) -> Iterator[Markup]:
    for tekst, (x, y), (naast, _) in (
        (streep.bij_van, punten[0], punten[1]),
        (streep.bij_naar, punten[-1], punten[-2]),
    ):
        if tekst:
            rechts = naast > x
            yield Markup(
                '<text class="aantal" x="{:.0f}" y="{:.1f}" text-anchor="{}">{}</text>'
            ).format(x + (5 if rechts else -5), y - 3, "start" if rechts else "end", tekst)


def _vak(vak: Vak, punt: Punt, url: str, met_zichzelf: bool) -> Markup:
    x, y = punt
    regels = _regels(vak.naam + (" ↺" if met_zichzelf else ""))
    uitleg = f"{vak.naam} ({vak.tabel.pakket})" if vak.vreemd else vak.naam
    woorden = Markup("").join(
        Markup('<tspan x="{:.0f}" y="{:.1f}">{}</tspan>').format(
            x + BREED / 2, y + HOOG / 2 + 4.5 + 13 * (nummer - (len(regels) - 1) / 2), regel
        )
        for nummer, regel in enumerate(regels)
    )
    return Markup(
        '<a href="{}" aria-label="{}"><rect class="vak{}" x="{:.0f}" y="{:.1f}" width="{}" '
        'height="{}" rx="4"/><text>{}<title>{}</title></text></a>'
    ).format(url, uitleg, " vreemd" if vak.vreemd else "", x, y, BREED, HOOG, woorden, uitleg)


def _regels(naam: str) -> list[str]:
    """One line, or two that break between words, also where a capital begins one.

    >>> _regels("Pand"), _regels("OrganisatorischeEenheid")
    (['Pand'], ['Organisatorische', 'Eenheid'])
    """
    if len(naam) <= _PAST:
        return [naam]
    breuken = [m.start() for m in re.finditer(r"(?<=[\s_-])|(?<=[a-z])(?=[A-Z])", naam)]
    past = [n for n in breuken if 0 < n < len(naam)]
    midden = min(past, key=lambda n: abs(n - len(naam) / 2), default=_PAST)
    return [_kort(deel.strip(), _PAST) for deel in (naam[:midden], naam[midden:])]


def _kort(tekst: str, langste: int) -> str:
    return tekst if len(tekst) <= langste else tekst[: langste - 1] + "…"
