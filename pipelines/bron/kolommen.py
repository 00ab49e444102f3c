"""Which delivered column goes to which column of a bron table.

Belongs here: matching delivered names with the names of the contract, names for columns that the
contract does not know, and refusing files that do not look like the contract at all. Does not
belong here: tables and rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ggm_schema.errors import OnleesbareInvoer
from ggm_schema.naming import dichtstbij
from pipelines.contract.laden import Objectdeclaratie
from pipelines.readers import MAX_KOLOMMEN, te_veel_kolommen

MAX_NAAM = 300
TECHNISCH = ("_rij", "_bestand", "_regelnummer", "_levering")


class Kolom(NamedTuple):
    """A column of a bron table."""

    naam: str
    gedeclareerd: bool
    geleverd: bool
    soort: str | None
    vrije_tekst: bool


class Kop(NamedTuple):
    """The columns that one file delivered, as they are called in the table, in its order."""

    bestand: str
    kolommen: tuple[str, ...]


def los(naam: str) -> str:
    """A name without what differs by accident: capitals and spaces around it."""
    return naam.strip().casefold()


class Kolommen:
    """The columns of one bron table while its source is being loaded.

    A delivered name is the declared one when it is equal, or else when only capitals or spaces
    around it differ. Any other name becomes a column of its own, so that nothing is lost and the
    difference is visible.
    """

    def __init__(self, object_: Objectdeclaratie) -> None:
        self._object = object_
        self._exact = {k.geleverde_naam: k.name for k in object_.properties}
        self._los = {los(k.geleverde_naam): k.name for k in object_.properties}
        self._extra: dict[str, str] = {}
        self._bezet = {n.casefold() for n in (*TECHNISCH, *(k.name for k in object_.properties))}
        self._geleverd: set[str] = set()
        self._bestand = ""
        self._gezien: set[str] = set()
        self._herkend = False
        # A dict keeps the order in which names came; fields of a later record come after.
        self._koppen: dict[str, dict[str, None]] = {}

    @property
    def koppen(self) -> tuple[Kop, ...]:
        """Of each file that delivered columns for this table."""
        return tuple(Kop(bestand, tuple(namen)) for bestand, namen in self._koppen.items())

    @property
    def namen(self) -> list[str]:
        """All columns but the technical ones, in the order of the table."""
        return [*(k.name for k in self._object.properties), *self._extra.values()]

    def begin_bestand(self, bestand: str) -> None:
        self._bestand, self._gezien, self._herkend = bestand, set(), False

    def wijs_toe(self, geleverd: Sequence[str]) -> tuple[list[str], list[str]]:
        """Column of the table for each delivered name, and which of these are new.

        Raises:
            OnleesbareInvoer: too many columns, or a name that cannot be one.
        """
        aanwezig = set(geleverd)
        over = {naam for extern, naam in self._exact.items() if extern not in aanwezig}
        namen, nieuw = [], []
        for extern in geleverd:
            naam = self._exact.get(extern)
            if naam is None and self._los.get(los(extern)) in over:
                naam = self._los[los(extern)]
                over.discard(naam)
            if naam is None and extern not in self._extra:
                self._extra[extern] = self._nieuwe_naam(extern)
                nieuw.append(self._extra[extern])
            self._herkend |= naam is not None
            namen.append(naam or self._extra[extern])
        self._gezien |= aanwezig
        self._geleverd.update(namen)
        self._koppen.setdefault(self._bestand, {}).update(dict.fromkeys(namen))
        return namen, nieuw

    def einde_bestand(self) -> None:
        """Refuse a file that delivered columns of which the contract knows none.

        Names that look like no declared one are not shown: in a file without a header they are
        the data of the first person.
        """
        if self._herkend or not self._gezien:
            return
        verwacht = list(self._exact)
        lijkt = sorted({naam for naam in self._gezien if dichtstbij(naam, verwacht)})
        gevonden = f"{len(self._gezien)} andere kolommen"
        if lijkt:
            gevonden += f", waarvan deze erop lijken: {', '.join(lijkt)}"
        raise OnleesbareInvoer(
            f"Geen enkele verwachte kolom komt voor in dit bestand. Gevonden: {gevonden}.",
            bestand=self._bestand,
            verwacht=f"{', '.join(verwacht)}.",
            doe="Controleer of dit het goede bestand is, of de eerste regel de kolomnamen bevat "
            "en of het scheidingsteken in het contract klopt.",
        )

    def loze_houders(self, aanwezig: Mapping[str, int]) -> list[str]:
        """Undeclared columns without any value that other columns are part of.

        In JSON `adres: null` in one record names a column `adres` where others have
        `adres.straat`. It holds nothing, and would only look like a column too many.
        """
        bekend = [*self._exact, *self._extra]
        loos = [
            extern
            for extern, naam in self._extra.items()
            if aanwezig[naam] == 0 and any(n.startswith(f"{extern}.") for n in bekend)
        ]
        weg = [self._extra.pop(extern) for extern in loos]
        self._geleverd -= set(weg)
        return weg

    def overzicht(self) -> list[Kolom]:
        """All columns, declared ones first."""
        gedeclareerd = [
            Kolom(k.name, True, k.name in self._geleverd, k.avg.identificator, k.avg.vrije_tekst)
            for k in self._object.properties
        ]
        extra = [Kolom(naam, False, True, None, False) for naam in self._extra.values()]
        return [*gedeclareerd, *extra]

    def _nieuwe_naam(self, extern: str) -> str:
        if len(self.namen) >= MAX_KOLOMMEN:
            raise te_veel_kolommen(self._bestand)
        if len(extern) > MAX_NAAM or "\0" in extern:
            raise OnleesbareInvoer(
                f"Een kolomnaam is langer dan {MAX_NAAM} tekens of bevat een nul-byte.",
                bestand=self._bestand,
                doe="Controleer of de eerste regel de kolomnamen bevat.",
            )
        basis = naam = extern.strip() or "kolom"
        nummer = 1
        while naam.casefold() in self._bezet:
            nummer += 1
            naam = f"{basis} ({nummer})"
        self._bezet.add(naam.casefold())
        return naam
