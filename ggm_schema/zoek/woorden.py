"""The words of a name: capitals, diacritics, hyphens and spaces make no difference.

Belongs here: pure functions on text. Does not belong here: names of SQL (see `naming`).
"""

from __future__ import annotations

import re
import unicodedata

# Inside a word without separators: lower before upper, the last capital of several, and digits.
_GRENS = re.compile(
    r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])"
)
_STUK = re.compile(r"[^\W_]+")
_KORTST = 4  # letters: `even` is no plural
_DUBBEL = re.compile(r"([^aeiou])\1$")
# One vowel before the last consonant was a long one: `zak-en` is `zaak`. Not `e` and `i`, which are
# most often unstressed there: `regel-en`, `vergunning-en`.
_OPEN = re.compile(r"(^|[^aeiou])([aou])([^aeiouwx])$")


def delen(naam: str) -> tuple[str, ...]:
    """The words of a name, in lower case without diacritics.

    >>> delen("Beschikte Voorziening"), delen("IngeschrevenPersoon"), delen("WOZ-object")
    (('beschikte', 'voorziening'), ('ingeschreven', 'persoon'), ('woz', 'object'))
    >>> delen("opgave_financiële_ondersteuning"), delen("adresregelBuitenland1")
    (('opgave', 'financiele', 'ondersteuning'), ('adresregel', 'buitenland', '1'))
    """
    stukken = _STUK.findall(_zonder_accenten(naam))
    return tuple(
        _zonder_accenten(deel.casefold()) for stuk in stukken for deel in _GRENS.split(stuk)
    )


def plat(naam: str) -> str:
    """The name as one word; a name without letters and digits stays what it is.

    >>> plat("burger service nummer") == plat("BurgerserviceNummer") == "burgerservicenummer"
    True
    """
    return "".join(delen(naam)) or naam.strip()


def enkelvoud(woord: str) -> str:
    """The singular of a Dutch plural, by the rules of spelling; else the word itself.

    >>> [enkelvoud(woord) for woord in ("vergunningen", "adressen", "zaken", "leveranciers")]
    ['vergunning', 'adres', 'zaak', 'leverancier']
    """
    if woord.endswith("en") and len(woord) > _KORTST:
        stam = woord[:-2]
        if _DUBBEL.search(stam):
            return stam[:-1]
        return _OPEN.sub(r"\1\2\2\3", stam)
    if woord.endswith(("ers", "els", "ems", "ens")) and len(woord) > _KORTST:
        return woord[:-1]
    return woord


def _zonder_accenten(tekst: str) -> str:
    ontleed = unicodedata.normalize("NFKD", tekst)
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))
