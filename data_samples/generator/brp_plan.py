"""How defects are planted in the BRP sources: who gets which one, in which delivery.

Belongs here: the shape of a defect, choosing records, changing them, noting the truth. Which
defects there are is in `brp_gebreken`. Only reserve persons are touched, each by one defect, so
that no defect hides another or spreads to records that should be good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from data_samples.generator.feiten import Persoon
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld

NP = "ggm_rsgb.natuurlijkpersoon"
RP = "ggm_rsgb.rechtspersoon"
IP = "ggm_rsgb.ingeschrevenpersoon"
_ENTITEITEN = ((30, NP), (40, RP), (100, IP))

Rij = dict[str, Any]
# A value, or what makes it from the persons of the defect.
Waarde = str | int | None | Callable[[Sequence[Persoon]], str]


@dataclass(frozen=True)
class Deel:
    """What happens to one record: new values by column (dotted path for JSON; None removes), how
    often the record is delivered, and the rules (BRP-…) that must find its person.

    `ook` names rules of other domains that must find it: (rule id, relation).
    """

    regels: tuple[int, ...] = ()
    velden: dict[str, Waarde] = field(default_factory=dict)
    herhaal: int = 1
    ook: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Gebrek:
    """One defect in one or more records of persons that belong together.

    `soort` says which persons it takes (see `SOORTEN`); `ook_elders` delivers the resident through
    Haal Centraal too.
    """

    toelichting: str
    delen: tuple[Deel, ...]
    leveringen: tuple[str, ...]
    bron: str = "brp_csv"
    soort: str = "alleen"
    ook_elders: bool = False


@dataclass(frozen=True)
class _Toewijzing:
    gebrek: Gebrek
    personen: tuple[Persoon, ...]


def _gewoon(persoon: Persoon) -> bool:
    """A person without anything special, so that a defect shows alone."""
    return (
        persoon.reserve
        and not persoon.opschorting
        and not persoon.geboorte_gba.endswith("00")
        and persoon.geboorteland_code == "6030"
    )


def _alleen(persoon: Persoon) -> bool:
    return _gewoon(persoon) and not persoon.partner_bsn and persoon.rol == 0


SOORTEN: dict[str, Callable[[Persoon], bool]] = {
    "alleen": _alleen,
    "voorloopnul": lambda p: _alleen(p) and p.bsn.startswith("0"),
    "kind": lambda p: _gewoon(p) and p.rol >= 2,
    # The partner of the first of a couple has the next number.
    "paar": lambda p: _gewoon(p) and bool(p.partner_bsn) and p.rol == 0,
}


class Plan:
    """The defects of one delivery."""

    def __init__(self, levering: str, toewijzingen: Iterable[_Toewijzing]) -> None:
        self.levering = levering
        self._actief = [t for t in toewijzingen if levering in t.gebrek.leveringen]
        self._deel: dict[tuple[str, int], tuple[Deel, tuple[Persoon, ...]]] = {}
        for toewijzing in self._actief:
            gebrek, personen = toewijzing.gebrek, toewijzing.personen
            for deel, persoon in zip(gebrek.delen, personen, strict=True):
                self._deel[gebrek.bron, persoon.volgnummer] = (deel, personen)

    def pas_toe(self, bron: str, persoon: Persoon, rij: Rij) -> Iterator[Rij]:
        """The records that are delivered for this person: one, unless a defect says otherwise."""
        gevonden = self._deel.get((bron, persoon.volgnummer))
        if gevonden is None:
            yield rij
            return
        deel, personen = gevonden
        nieuw = deepcopy(rij)
        for pad, waarde in deel.velden.items():
            _zet(nieuw, pad, waarde(personen) if callable(waarde) else waarde)
        for _ in range(deel.herhaal):
            yield nieuw

    def ook_elders(self) -> Iterator[Persoon]:
        """Residents that Haal Centraal delivers too."""
        for toewijzing in self._actief:
            if toewijzing.gebrek.ook_elders:
                yield from toewijzing.personen

    def velden(self, bron: str, persoon: Persoon) -> dict[str, Waarde]:
        """What a defect overwrites in the record of this person; empty when it is left alone."""
        gevonden = self._deel.get((bron, persoon.volgnummer))
        return gevonden[0].velden if gevonden else {}

    def noteer(self, waarheid: Waarheid) -> None:
        """Note every defect under the BSN as it is delivered."""
        for toewijzing in self._actief:
            gebrek = toewijzing.gebrek
            for deel, persoon in zip(gebrek.delen, toewijzing.personen, strict=True):
                waarde = deel.velden.get("burgerservicenummer", persoon.bsn)
                bsn = waarde(toewijzing.personen) if callable(waarde) else str(waarde or "")
                for nummer in deel.regels:
                    noteer(waarheid, self.levering, nummer, bsn, gebrek.toelichting)
                for regel_id, entiteit in deel.ook:
                    waarheid.noteer(self.levering, regel_id, entiteit, bsn, gebrek.toelichting)


def noteer(waarheid: Waarheid, levering: str, nummer: int, bsn: str, toelichting: str) -> None:
    """Note one person under rule BRP-`nummer`."""
    entiteit = next(naam for grens, naam in _ENTITEITEN if nummer < grens)
    waarheid.noteer(levering, f"BRP-{nummer:03d}", entiteit, bsn, toelichting)


def _zet(rij: Rij, pad: str, waarde: object) -> None:
    *weg, laatste = pad.split(".") if pad not in rij else [pad]
    for stap in weg:
        rij = rij.setdefault(stap, {})
    if waarde is None:
        rij.pop(laatste, None)
    else:
        rij[laatste] = waarde


def maak_plan(wereld: Wereld, levering: str, gebreken: Sequence[Gebrek]) -> Plan:
    """Give each defect its persons, the same ones in every delivery.

    A world that is too small for all defects gets the first ones of the list.
    """
    vrij = {
        "brp_csv": _Voorraad(wereld.ingezetenen),
        "brp_haalcentraal": _Voorraad(wereld.buiten),
    }
    toewijzingen = []
    for gebrek in gebreken:
        personen = vrij[gebrek.bron].neem(gebrek.soort, len(gebrek.delen))
        if personen is not None:
            toewijzingen.append(_Toewijzing(gebrek, personen))
    return Plan(levering, toewijzingen)


class _Voorraad:
    """The reserve persons that no defect has taken yet."""

    # Enough for all defects, and no walk through millions.
    _ZOEK = 5_000

    def __init__(self, personen: Sequence[Persoon]) -> None:
        self._personen = [p for p in personen[: self._ZOEK] if p.reserve]
        self._bezet: set[int] = set()

    def neem(self, soort: str, aantal: int) -> tuple[Persoon, ...] | None:
        past = SOORTEN[soort]
        vrij = [p for p in self._personen if p.volgnummer not in self._bezet and past(p)]
        gekozen = vrij[:aantal]
        if soort == "paar":
            gekozen = vrij[:1]
            gekozen += [p for p in self._personen if gekozen and p.bsn == gekozen[0].partner_bsn]
        if len(gekozen) < aantal:
            return None
        self._bezet |= {p.volgnummer for p in gekozen}
        return tuple(gekozen)


def noteer_onvolledig(bron: str, persoon: Persoon, plan: Plan, waarheid: Waarheid) -> None:
    """Note a birth date that is legally incomplete: a signal reports it, it is not a defect."""
    gewijzigd = any(pad.startswith("geboorte") for pad in plan.velden(bron, persoon))
    if persoon.geboorte_gba.endswith("00") and not gewijzigd:
        noteer(waarheid, plan.levering, 13, persoon.bsn, "geboortedatum niet helemaal bekend")
