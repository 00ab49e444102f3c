"""The shape of a report: what the renderers know, and nothing else.

Counts, percentages, file names, record numbers and texts of rule cards. No keys, no values.
Percentages run from 0 to 100; None means: not measured, or too few objects to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

GEMETEN = ("voldoet", "voldoet_niet")
MINIMUM_VOOR_PERCENTAGE = 10


@dataclass(frozen=True, slots=True)
class Bestandstelling:
    """How many failing keys of one rule lie in one delivered file."""

    bron: str
    bestand: str
    aantal: int


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule card with what was measured. `nieuw` and `opgelost`: None without a predecessor."""

    regel_id: str
    domein: str
    entiteit: str
    kolommen: tuple[str, ...]
    titel: str
    omschrijving: str
    dimensie: str
    attribuut: str
    soort: str
    ernst: str
    norm: float
    interventiewaarde: float
    oorsprong: str
    herstel: str
    eigenaar: str
    blokkerend: bool
    n_in_scope: int
    n_getoetst: int
    n_fout: int
    n_geaccepteerd: int
    status: str
    oordeel: str
    toelichting: str
    nieuw: int | None
    opgelost: int | None
    bestanden: tuple[Bestandstelling, ...]

    @property
    def gemeten(self) -> bool:
        """True when the rule has an outcome."""
        return self.status in GEMETEN

    @property
    def conformiteit(self) -> float | None:
        """Percent of tested rows that pass; None when not measured or under ten rows."""
        if not self.gemeten or self.n_getoetst < MINIMUM_VOOR_PERCENTAGE:
            return None
        return 100.0 * (self.n_getoetst - self.n_fout) / self.n_getoetst


@dataclass(frozen=True, slots=True)
class Trendpunt:
    """The headline numbers of one levering.

    `breuk`: the levering before it was measured with other rules or weights, so the line stops.
    `foutloos`: no scored rule failed, which is what makes a score of 100 true.
    """

    levering: date
    foutvrije_objecten: float | None
    kwaliteitsscore: float | None
    dekking: float | None
    oordeel: str
    breuk: bool
    foutloos: bool


@dataclass(frozen=True, slots=True)
class Dimensie:
    """Score of one NORA dimension within a domain."""

    naam: str
    score: float | None
    n_regels: int
    n_regels_gemeten: int
    n_fout: int


@dataclass(frozen=True, slots=True)
class Domein:
    """One scorecard and what is behind it. `trend` runs from old to new and ends here."""

    id: str
    naam: str
    omschrijving: str
    eigenaar: str
    n_objecten: int
    n_foutvrij: int
    foutvrije_objecten: float | None
    kwaliteitsscore: float | None
    dekking: float | None
    oordeel: str
    reden_oordeel: str
    n_regels: int
    n_regels_gemeten: int
    niet_gemeten_dimensies: tuple[str, ...]
    vorige_levering: date | None
    verschil_score: float | None
    vergelijkbare_regels: int
    voorraad: int
    instroom: int | None
    uitstroom: int | None
    dimensies: tuple[Dimensie, ...]
    trend: tuple[Trendpunt, ...]
    regels: tuple[Regel, ...]

    @property
    def n_eis_fouten(self) -> int:
        """Failing rows over all scored rules; 0 is what makes a score of 100 true."""
        return sum(r.n_fout for r in self.regels if r.soort == "eis")

    @property
    def niet_gemeten(self) -> tuple[Regel, ...]:
        """Rules without an outcome because input was missing or the check raised an error."""
        return tuple(r for r in self.regels if r.status == "niet_gemeten")

    @property
    def falend(self) -> tuple[Regel, ...]:
        """Rules with failing rows, worst first."""
        return tuple(ergste_eerst(r for r in self.regels if r.n_fout))


@dataclass(frozen=True, slots=True)
class Bronbestand:
    """One delivered file and what became of its records. `gelezen_als`: encoding and separator of a
    text file; '' for others."""

    bron: str
    bestand: str
    gelezen: int
    verwerkt: int
    uitval: int
    gelezen_als: str = ""


@dataclass(frozen=True, slots=True)
class Uitval:
    """Rejected records or values of one file, taken together by reason."""

    bron: str
    bestand: str
    soort: str
    entiteit: str
    kolom: str
    reden: str
    aantal: int
    eerste_regels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Verschil:
    """How a source differs in structure from its contract."""

    bron: str
    tabel: str
    kolom: str
    soort: str
    uitleg: str
    gevolg: str
    doe: str


@dataclass(frozen=True, slots=True)
class Rapport:
    """Everything the page of one levering shows."""

    levering: date
    run_id: str
    status: str
    toelichting: str
    gemeten_op: datetime | None
    domeinen: tuple[Domein, ...]
    bestanden: tuple[Bronbestand, ...]
    uitval: tuple[Uitval, ...]
    verschillen: tuple[Verschil, ...] = ()

    def domein(self, id_: str) -> Domein:
        """The scorecard of one domain; KeyError when this run has none."""
        for domein in self.domeinen:
            if domein.id == id_:
                return domein
        raise KeyError(id_)


_ERNST = ("kritiek", "hoog", "midden", "laag")
_OORDEEL = ("rood", "oranje", "groen")


def ergste_eerst(regels: Iterable[Regel]) -> list[Regel]:
    """Scored rules before signals, then by severity, verdict and number of failing rows."""
    return sorted(regels, key=_ergst)


def _plek(lijst: tuple[str, ...], waarde: str) -> int:
    return lijst.index(waarde) if waarde in lijst else len(lijst)


def _ergst(regel: Regel) -> tuple[int, int, int, int, str]:
    return (
        0 if regel.soort == "eis" else 1,
        _plek(_ERNST, regel.ernst),
        _plek(_OORDEEL, regel.oordeel),
        -regel.n_fout,
        regel.regel_id,
    )
