"""The business key of a row in SQL, and its keyed pseudonym in SQL and in Python.

Belongs here: which text identifies an object. Does not belong here: where keys are written
(``deviations``) or counted (``score``).
"""

from __future__ import annotations

import hashlib
import hmac

from expectations.suite import Suite
from ggm_schema.naming import quote_ident, quote_relatie

PSEUDONIEM_TEKENS = 32
_BLOK = 64  # block size of SHA-256 in bytes


def pseudoniem(sleutel: bytes, tekst: str) -> str:
    """Keyed pseudonym of a business key: the first 32 hex characters of HMAC-SHA256.

    The same key text has the same pseudonym in every rule; without ``sleutel`` nobody can find
    the text by trying all numbers. ``sleutel_sql`` gives the same result.
    """
    return hmac.new(sleutel, tekst.encode(), hashlib.sha256).hexdigest()[:PSEUDONIEM_TEKENS]


def kussens(sleutel: bytes) -> dict[str, bytes]:
    """The two padded keys of RFC 2104, as values for ``$ipad`` and ``$opad``."""
    kort = hashlib.sha256(sleutel).digest() if len(sleutel) > _BLOK else sleutel
    vol = kort.ljust(_BLOK, b"\0")
    return {"ipad": bytes(b ^ 0x36 for b in vol), "opad": bytes(b ^ 0x5C for b in vol)}


def velden(suite: Suite) -> str:
    """Select list over ``r`` that carries the key along, for ``koppeling`` and the key texts."""
    if suite.sleutel_uit is not None:
        return f"r.{quote_ident(suite.sleutel_uit.kolom)} as koppel"
    return ", ".join(f"r.{quote_ident(k)}::varchar as k{i}" for i, k in enumerate(suite.sleutel))


def koppeling(suite: Suite, rijen: str) -> str:
    """Join from the rows (an alias) to the relation that holds the key, when it is another one."""
    uit = suite.sleutel_uit
    if uit is None:
        return ""
    delen = ", ".join(
        f"min({quote_ident(naam)}::varchar) as k{i}" for i, naam in enumerate(suite.sleutel)
    )
    doel = quote_ident(uit.doelkolom)
    return (
        f"left join (select {doel} as koppel_doel, {delen} from {quote_relatie(uit.entiteit)}"
        f" group by {doel}) as sleutelbron on sleutelbron.koppel_doel = {rijen}.koppel"
    )


def klare_sleutel(suite: Suite) -> str:
    """SQL text of the business key, parts joined with ``|``; null when every part is empty."""
    delen = [f"k{i}" for i, _ in enumerate(suite.sleutel)]
    tekst = " || '|' || ".join(f"coalesce({deel}, '')" for deel in delen)
    return f"case when coalesce({', '.join(delen)}) is not null then {tekst} end"


def sleutel_sql(suite: Suite) -> str:
    """SQL text of the key as it is kept: a pseudonym where it is personal data.

    The secret comes in as ``$ipad`` and ``$opad``, so that it is not in the text of the query.
    """
    tekst = klare_sleutel(suite)
    if not suite.sleutel_persoonsgegeven:
        return tekst
    binnen = f"unhex(sha256($ipad::blob || encode({tekst})))"
    return f"left(sha256($opad::blob || {binnen}), {PSEUDONIEM_TEKENS})"
