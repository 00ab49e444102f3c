"""Cleans text of the release: spaces, template text of the modelling tool, placeholders, GUIDs.

Belongs here: pure functions on the text of one cell. Does not belong here: which cells count.
"""

from __future__ import annotations

import html
import re

from ggm_schema.guid import afgeleide_guid

_GUID = re.compile(r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}")
_LEEG = frozenset({"", "<memo>", "nan", "none", "<niet gespecificeerd>"})


def schoon(tekst: str) -> str:
    """Trim, cut the template text of the modelling tool, unescape HTML, placeholders become empty.

    >>> schoon("Gezinsmigrant en Overige migrant\\n"), schoon("GGM#NOTES#Description: …")
    ('Gezinsmigrant en Overige migrant', 'GGM')
    >>> schoon("<memo>"), schoon("Rechten &amp; plichten")
    ('', 'Rechten & plichten')
    """
    kaal = " ".join(html.unescape(tekst.split("#NOTES#", 1)[0]).split())
    return "" if kaal.lower() in _LEEG else kaal


def schone_guid(ruw: str, *afleiding: str) -> str:
    """The GUID in upper case with hyphens; one that is damaged is derived from path and name.

    >>> schone_guid("EAID_11595AD8_84D3_4f6e_8ABC_0123456789ab", "x")
    '11595AD8-84D3-4F6E-8ABC-0123456789AB'
    >>> schone_guid("EAID_{703D", "8 Wonen", "Hek") == schone_guid("", "8 Wonen", "Hek")
    True
    """
    kern = re.sub(r"^(EAID|EAPK)_", "", ruw).strip("{}").replace("_", "-").upper()
    if _GUID.fullmatch(kern):
        return kern
    return afgeleide_guid(*afleiding)


def kort(tekst: str) -> str:
    """A yes/no mark of the model; a whole sentence in its place is prose, and becomes empty."""
    woord = schoon(tekst).lower()
    return woord if len(woord) <= 12 else ""


def multipliciteit(tekst: str) -> str:
    """A multiplicity; a stray quote is a typing error in the release, `None` is absent."""
    return schoon(tekst).lstrip("`")
