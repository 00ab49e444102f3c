"""Is the type of an attribute really another one, or only spelled in another way?

Belongs here: two types side by side. Does not belong here: what a spelling means (`types`).
"""

from __future__ import annotations

from ggm_schema.model import Attribuut
from ggm_schema.types import veldtype
from ggm_schema.verschil.boek import Boek
from ggm_schema.verschil.koppeling import Koppeling, gelijkvormig
from ggm_schema.verschil.wijziging import Soort


class Typevergelijking:
    """Compares the types of attributes of two releases."""

    def __init__(self, oud: Boek, nieuw: Boek, koppeling: Koppeling) -> None:
        self._oud, self._nieuw, self._koppeling = oud, nieuw, koppeling

    def verschil(self, oud: Attribuut, nieuw: Attribuut) -> tuple[Soort, str, str] | None:
        """TYPE or TYPESPELLING with both texts, or None where nothing changed.

        A type is another one where values are stored or tested in another way: another DuckDB type
        or length, or another list of values. A copy of a list is the same list.
        """
        teksten = _tekst(oud, self._oud), _tekst(nieuw, self._nieuw)
        if not self._zelfde_lijst(oud.enumeratie_guid, nieuw.enumeratie_guid):
            return (Soort.TYPE, *teksten)
        if oud.type == nieuw.type:
            return None
        if oud.enumeratie_guid or _zelfde_veld(oud.type, nieuw.type):
            return (Soort.TYPESPELLING, *teksten)
        return (Soort.TYPE, *teksten)

    def _zelfde_lijst(self, een: str, ander: str) -> bool:
        if self._koppeling.enumeraties.get(een, een) == ander:
            return True
        oud, nieuw = self._oud.enumeratie(een), self._nieuw.enumeratie(ander)
        if oud is None or nieuw is None:
            return False
        vertaal = self._koppeling.pakketten
        return self._oud.gelijke(oud, vertaal) == self._nieuw.gelijke(nieuw, {})


def _zelfde_veld(een: str, ander: str) -> bool:
    oud, nieuw = veldtype(een), veldtype(ander)
    if oud.bekend or nieuw.bekend:
        return oud == nieuw
    return gelijkvormig(een) == gelijkvormig(ander)


def _tekst(attribuut: Attribuut, boek: Boek) -> str:
    lijst = boek.enumeratie(attribuut.enumeratie_guid)
    delen = (attribuut.type, f"(enumeratie {lijst.naam})" if lijst else "")
    return " ".join(deel for deel in delen if deel)
