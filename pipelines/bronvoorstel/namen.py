"""Names for what a file does not name as we need it: columns, the source, cards.

Belongs here: pure functions on text. Does not belong here: names of the GGM (`ggm_schema.naming`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from ggm_schema.zoek.woorden import delen

_LANGST = 60
_KLINKERS = re.compile(r"[AEIOU]")


def veilige_naam(tekst: str, anders: str) -> str:
    """A name of lower case letters, digits and `_`, as contracts want it.

    >>> veilige_naam("Datum Ingang (d-m-j)", "kolom"), veilige_naam("2e naam", "kolom")
    ('datum_ingang_d_m_j', 'kolom_2_e_naam')
    >>> veilige_naam("???", "kolom")
    'kolom'
    """
    # Letters of other scripts are letters too, but not for SQL without quotes.
    stukken = [s for d in delen(tekst) if (s := re.sub(r"[^a-z0-9]", "", d))]
    naam = "_".join(stukken)
    if not naam:
        return anders
    return (naam if naam[0].isalpha() else f"{anders}_{naam}")[:_LANGST].rstrip("_")


def veilige_namen(kop: Sequence[str]) -> list[str]:
    """A safe name per column, all different.

    >>> veilige_namen(["Naam", "naam", "naam 2"])
    ['naam', 'naam_2', 'naam_2_2']
    """
    gekozen: list[str] = []
    for kolom in kop:
        basis = naam = veilige_naam(kolom, "kolom")
        nummer = 1
        while naam in gekozen:
            nummer += 1
            staart = f"_{nummer}"
            naam = f"{basis[: _LANGST - len(staart)]}{staart}"
        gekozen.append(naam)
    return gekozen


def kaartletters(domein: str, bezet: Iterable[str]) -> str:
    """Capitals before the number of a card that no other domain uses.

    >>> kaartletters("sport", ["PRK"]), kaartletters("sport", ["SPR"]), kaartletters("aai", [])
    ('SPR', 'SPRT', 'AAI')
    """
    letters = re.sub(r"[^A-Z]", "", domein.upper())
    kort = letters[:1] + _KLINKERS.sub("", letters[1:])
    kandidaten = [kort[:3], kort[:4], letters[:3], letters[:4], *(letters[:n] for n in range(5, 9))]
    goed = [k for k in kandidaten if len(k) > 2]
    vrij = [k for k in goed if k not in set(bezet)]
    return (vrij or [f"{(kort + 'XX')[:3]}{chr(c)}" for c in range(65, 91)])[0]


def yaml_tekst(tekst: str) -> str:
    """A text as YAML scalar: plain where that is safe, else between double quotes.

    >>> yaml_tekst("Naam"), yaml_tekst("a: b"), yaml_tekst("nee")
    ('Naam', '"a: b"', '"nee"')
    """
    plat = re.fullmatch(r"[A-Za-z][A-Za-z0-9_ ./-]*[A-Za-z0-9]", tekst)
    woord = tekst.casefold() in ("ja", "nee", "yes", "no", "on", "off", "true", "false", "null")
    return tekst if plat and not woord else json.dumps(tekst, ensure_ascii=False)


def komma(score: float) -> str:
    """A score from 0 to 1 as it is shown.

    >>> komma(0.917)
    '0,92'
    """
    return f"{score:.2f}".replace(".", ",")
