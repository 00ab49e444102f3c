"""Which known word was meant: advice for an error message.

Belongs here: choosing near words. Does not belong here: the message around it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from ggm_schema.naming import dichtstbij


def raad(woord: str, bekend: Iterable[str]) -> str:
    """Advice that always names at least one known word, if there is any.

    >>> raad("pnad", ["pand", "woonplaats"])
    'Bedoelt u pand?'
    >>> raad("bouwjaar", ["oorspronkelijkbouwjaar", "status"])
    'Bedoelt u oorspronkelijkbouwjaar?'
    >>> raad("xyz", ["pand"])
    'Bekend is bijvoorbeeld pand.'
    """
    woorden = sorted(bekend)
    if gevonden := dichtstbij(woord, woorden):
        return gevonden
    bevat = [b for b in woorden if woord and (woord in b or b in woord)]
    if bevat:
        return f"Bedoelt u {' of '.join(bevat[:3])}?"
    minst_ver = difflib.get_close_matches(woord, woorden, n=3, cutoff=0)
    return f"Bekend is bijvoorbeeld {', '.join(minst_ver)}." if minst_ver else ""
