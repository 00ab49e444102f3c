"""Takes over cells of the workbook, cleaned, and reports each one that was not clean.

Belongs here: what is said about a cell. Does not belong here: how text is cleaned (`cleaning`), or
which cells are taken over (`elementen`, `werkboeklezer`, `relatielezer`).
"""

from __future__ import annotations

import html

from ggm_schema.guid import afgeleide_guid
from ggm_schema.release.cleaning import (
    SJABLOON,
    is_guid,
    kort,
    multipliciteit,
    platte_tekst,
    schone_guid,
    schoon,
)
from ggm_schema.release.verslag import Verslag
from ggm_schema.release.workbook import Rij

# What the tool that made the workbook writes for an empty cell: nothing was cleaned there.
_LEGE_CEL = frozenset({"", "None", "nan"})
_SJABLOONTEKST = f"sjabloontekst van het modelleerprogramma ({SJABLOON}) is weggeknipt"
_HTML = "HTML is gewone tekst geworden"
_GUID_TEKENS = "de GUID had accolades; die zijn weg"
_GUID_STUK = "de GUID is afgekapt; er is er een afgeleid van pad en naam"
_GUID_LEEG = "er is geen GUID; er is er een afgeleid van pad en naam"


class Schoonmaak:
    """Cleans cells; one report per workbook, and a derived GUID is given out once."""

    def __init__(self, verslag: Verslag) -> None:
        self._verslag = verslag
        self._afgeleid: set[str] = set()

    def tekst(self, blad: str, rij: Rij, kolom: str, plaats: str) -> str:
        """The text of a cell."""
        ruw = rij[kolom]
        tekst = schoon(ruw)
        if tekst != ruw and ruw not in _LEGE_CEL:
            self._meld(blad, rij, kolom, plaats, _reden(ruw, tekst))
        return tekst

    def kort(self, blad: str, rij: Rij, kolom: str, plaats: str) -> str:
        """A yes/no mark."""
        ruw = rij[kolom]
        woord = kort(ruw)
        if woord != ruw.lower() and ruw not in _LEGE_CEL:
            zin = not woord and schoon(ruw)
            reden = "een zin waar ja of nee hoort is weg" if zin else _reden(ruw, woord)
            self._meld(blad, rij, kolom, plaats, reden)
        return woord

    def multipliciteit(self, rij: Rij, kolom: str, plaats: str) -> str:
        """A multiplicity of an association."""
        ruw = rij[kolom]
        aantal = multipliciteit(ruw)
        if aantal != ruw and ruw not in _LEGE_CEL:
            reden = "er stond een leesteken voor het aantal"
            self._verslag.meld("hersteld", "associations", rij.nummer, f"{plaats} ({kolom})", reden)
        return aantal

    def definitie(self, blad: str, rij: Rij, plaats: str) -> str:
        """A definition as plain text."""
        ruw = rij["definitie"]
        tekst = platte_tekst(ruw)
        # Spaces and line ends at the edges are no more than how the tool writes a text.
        if tekst and "".join(tekst.split()) != "".join(ruw.split()):
            reden = _SJABLOONTEKST if SJABLOON in ruw else _HTML
            self._meld(blad, rij, "definitie", plaats, reden)
        return tekst

    def guid(self, blad: str, rij: Rij, plaats: str, *afleiding: str) -> str:
        """The GUID of a row; where it is damaged, one of its own that is always the same."""
        ruw = rij["id"]
        guid = schone_guid(ruw, *afleiding)
        if is_guid(ruw):
            if "{" in ruw:
                self._verslag.meld("hersteld", blad, rij.nummer, plaats, _GUID_TEKENS)
            return guid
        keer = 1
        while guid in self._afgeleid:
            keer += 1
            guid = afgeleide_guid(*afleiding, str(keer))
        self._afgeleid.add(guid)
        reden = _GUID_STUK if ruw.strip() else _GUID_LEEG
        self._verslag.meld("hersteld", blad, rij.nummer, plaats, reden)
        return guid

    def _meld(self, blad: str, rij: Rij, kolom: str, plaats: str, reden: str) -> None:
        self._verslag.meld("schoongemaakt", blad, rij.nummer, f"{plaats} ({kolom})", reden)


def _reden(ruw: str, tekst: str) -> str:
    if SJABLOON in ruw:
        return _SJABLOONTEKST
    if not tekst:
        return "een plaatshouder zonder inhoud is weg"
    return _HTML if html.unescape(ruw) != ruw else "spaties of regeleinden zijn weg"
