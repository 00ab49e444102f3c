"""Cleans text of the release: spaces, template text of the modelling tool, placeholders, GUIDs.

Belongs here: pure functions on the text of one cell. Does not belong here: which cells count, or
the report of what was cleaned (`schoonmaak`).
"""

from __future__ import annotations

import html
import re

from ggm_schema.guid import afgeleide_guid

SJABLOON = "#NOTES#"
_GUID = re.compile(r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}")
_LEEG = frozenset({"", "<memo>", "nan", "none", "<niet gespecificeerd>"})
# Only what the modelling tool writes: a text may name a placeholder such as <naam> itself.
_BLOK = re.compile(r"\s*<(?:br|/?p|/?div|/?ul|/?ol|/li|/?tr)\b[^<>]*>\s*", re.IGNORECASE)
_PUNT = re.compile(r"\s*<li\b[^<>]*>\s*", re.IGNORECASE)
_OPMAAK = re.compile(
    r"</?(?:a|b|em|font|i|s|span|strong|sub|sup|table|tbody|td|th|u)\b[^<>]*>", re.IGNORECASE
)


def schoon(tekst: str) -> str:
    """Trim, cut the template text of the modelling tool, unescape HTML, placeholders become empty.

    >>> schoon("Gezinsmigrant en Overige migrant\\n"), schoon("GGM#NOTES#Description: …")
    ('Gezinsmigrant en Overige migrant', 'GGM')
    >>> schoon("<memo>"), schoon("Rechten &amp; plichten")
    ('', 'Rechten & plichten')
    """
    kaal = " ".join(html.unescape(tekst.split(SJABLOON, 1)[0]).split())
    return "" if kaal.lower() in _LEEG else kaal


def platte_tekst(tekst: str) -> str:
    """A definition as plain text: no template text, no HTML; paragraphs and lists keep their lines.

    >>> platte_tekst('<font color="#0e0e0e">Een <b>boom</b> &amp; een &lt;tak&gt;.</font>')
    'Een boom & een <tak>.'
    >>> platte_tekst("Kies: <ul>\\n <li>blad</li>\\n <li>tak </li></ul>#NOTES#Values: x")
    'Kies:\\n- blad\\n- tak'
    """
    kaal = tekst.split(SJABLOON, 1)[0].replace("_x000D_", "\n")
    kaal = _BLOK.sub("\n", _PUNT.sub("\n- ", kaal))
    kaal = html.unescape(_OPMAAK.sub("", kaal))
    regels = [" ".join(regel.split()) for regel in kaal.splitlines()]
    kaal = re.sub(r"\n{3,}", "\n\n", "\n".join(regels)).strip()
    return "" if kaal.lower() in _LEEG else kaal


def is_guid(ruw: str) -> bool:
    """Is there a whole GUID in this id of the modelling tool?

    >>> is_guid("EAID_11595AD8_84D3_4f6e_8ABC_0123456789ab"), is_guid("EAID_{703D"), is_guid("")
    (True, False, False)
    """
    return _GUID.fullmatch(guid_kern(ruw)) is not None


def schone_guid(ruw: str, *afleiding: str) -> str:
    """The GUID in upper case with hyphens; one that is damaged is derived from path and name.

    >>> schone_guid("EAID_11595AD8_84D3_4f6e_8ABC_0123456789ab", "x")
    '11595AD8-84D3-4F6E-8ABC-0123456789AB'
    >>> schone_guid("EAID_{703D", "8 Wonen", "Hek") == schone_guid("", "8 Wonen", "Hek")
    True
    """
    return guid_kern(ruw) if is_guid(ruw) else afgeleide_guid(*afleiding)


def guid_kern(ruw: str) -> str:
    """An id of the modelling tool without its prefix and braces, in upper case with hyphens.

    >>> guid_kern("EAID_{703d_4f6e}")
    '703D-4F6E'
    """
    return re.sub(r"^(EAID|EAPK)_", "", ruw.strip()).strip("{}").replace("_", "-").upper()


def kort(tekst: str) -> str:
    """A yes/no mark of the model; a whole sentence in its place is prose, and becomes empty."""
    woord = schoon(tekst).lower()
    return woord if len(woord) <= 12 else ""


def multipliciteit(tekst: str) -> str:
    """A multiplicity; a stray quote is a typing error in the release, `None` is absent."""
    return schoon(tekst).lstrip("`")
