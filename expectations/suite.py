"""A suite: the rules of one relation, checked and ready to run.

Belongs here: what a checked rule and suite know. Does not belong here: checking (``suites``),
running (``runner``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from expectations.card import DomeinBestand, Kaart, SleutelUit, SuiteBestand
from expectations.toetsen.basis import Onderwerp, Toets


@dataclass(frozen=True)
class Regel:
    """A card that is known to make sense.

    Attributes:
        kaart: what the steward wrote.
        toets: its expectation type with arguments.
        versie: hash of what it measures.
        leest: other relations that it reads.
    """

    kaart: Kaart
    toets: Toets
    versie: str
    leest: frozenset[str]


@dataclass(frozen=True)
class Suite:
    """All rules of one relation, in one policy domain."""

    domein: DomeinBestand
    bestand: SuiteBestand
    regels: tuple[Regel, ...]
    enumeraties: Mapping[str, tuple[str, ...]]
    pad: Path

    @property
    def entiteit(self) -> str:
        """The relation whose rows are tested."""
        return self.bestand.entiteit

    @property
    def kaarten(self) -> tuple[Kaart, ...]:
        """The cards of the rules."""
        return tuple(regel.kaart for regel in self.regels)

    @property
    def object(self) -> str:
        """What one row stands for in the score."""
        return self.bestand.object or self.entiteit.partition(".")[2]

    @property
    def sleutel(self) -> tuple[str, ...]:
        """Columns of the business key."""
        return self.bestand.sleutel

    @property
    def sleutel_uit(self) -> SleutelUit | None:
        """Where the key stands when not in the relation itself."""
        return self.bestand.sleutel_uit

    @property
    def sleutel_persoonsgegeven(self) -> bool:
        """The key is kept as a keyed pseudonym."""
        return self.bestand.sleutel_persoonsgegeven

    def benodigd(self) -> set[str]:
        """All relations that the suite reads, its own included."""
        uit = {self.sleutel_uit.entiteit} if self.sleutel_uit else set()
        return {self.entiteit, *uit}.union(*(regel.leest for regel in self.regels))

    def onderwerp(self, regel: Regel, peildatum: date, typen: Mapping[str, str]) -> Onderwerp:
        """What one of its rules is about; ``typen`` are the DuckDB types of the columns."""
        return Onderwerp(self.entiteit, peildatum, regel.kaart.filter, typen, self.enumeraties)
