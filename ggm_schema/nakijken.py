"""Which corrections were used while tables were made, and what is said about the others.

Belongs here: keeping count, per entry of `corrections.yaml`. Does not belong here: what a
correction changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ggm_schema.corrections import Correcties, Sleutel, naam, namen
from ggm_schema.errors import DefinitieFout
from ggm_schema.melder import Melder

_NIETS = "correctie die in deze release niets vindt"


class Nakijken:
    """The corrections, and which of them fitted something."""

    def __init__(self, correcties: Correcties, versie: str, meld: Melder) -> None:
        self.correcties = correcties
        self._streng = correcties.is_streng(versie)
        self._meld = meld
        self._gebruikt: set[Sleutel] = set()

    def gebruik(self, sleutel: Sleutel, wordt: str) -> None:
        """An entry fitted something; `wordt` says what it made of it."""
        self._gebruikt.add(sleutel)
        if (herkomst := self.correcties.herkomst.get(sleutel)) is not None:
            plaats = f"{naam(sleutel)} → {wordt}"
            bestand = self.correcties.bestand.name
            self._meld("gecorrigeerd", bestand, herkomst.regel, plaats, herkomst.reden)

    def controleer(self) -> None:
        """Refuse entries for schemas and columns that fitted nothing; in another release than
        the one they were made for, report them.

        Raises:
            DefinitieFout: names them.
        """
        schemas = {(pad,) for pad in self.correcties.schemas}
        kolommen = {(kolom,) for kolom in self.correcties.kolommen}
        self.weiger_ongebruikte(schemas, self._gebruikt, "pakketten")
        self.weiger_ongebruikte(kolommen, self._gebruikt, "kolommen")

    def weiger_ongebruikte(
        self, alle: Iterable[Sleutel], gebruikt: Collection[Sleutel], wat: str
    ) -> None:
        """As `controleer`, for entries of one kind."""
        over = sorted(set(alle).difference(gebruikt))
        bestand = self.correcties.bestand
        if over and self._streng:
            raise DefinitieFout(
                f"{bestand.name} noemt {wat} die er niet zijn: {namen(over)}.",
                doe="haal de correctie weg of verbeter de naam.",
            )
        for sleutel in over:
            herkomst = self.correcties.herkomst.get(sleutel)
            regel = herkomst.regel if herkomst else 0
            self._meld("niet overgenomen", bestand.name, regel, naam(sleutel), _NIETS)
