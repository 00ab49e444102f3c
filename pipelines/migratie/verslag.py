"""What a migration did, for people and programs: counts and names, never a value.

Belongs here: the shapes of the report, as text and as JSON. Does not belong here: counting.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from pipelines.migratie.geraakt import Geraakt


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One thing that changed in a table.

    `soort`: hernoemd, type, label, lijst, vervallen or verplaatst. `kolom` is the old column, empty
    where a whole table moved; the new table and column are empty where there is none. `opzij`
    counts values that went to the side schema, `leeg` those of them that do not fit a new type.
    """

    soort: str
    kolom: str
    nieuwe_tabel: str
    nieuwe_kolom: str
    uitleg: str
    opzij: int = 0
    leeg: int = 0


@dataclass(frozen=True, slots=True)
class Tabelverslag:
    """One old table; `nieuw` is None where it has no place, `opzij` None where nothing is aside."""

    oud: str
    nieuw: str | None
    rijen: int
    opzij: str | None
    rijen_opzij: int
    wijzigingen: tuple[Wijziging, ...] = ()

    @property
    def veranderd(self) -> bool:
        """Is there anything to tell?"""
        return self.oud != self.nieuw or bool(self.wijzigingen)


@dataclass(frozen=True)
class Verslag:
    """A finished migration. `overgenomen` are rows per table that stayed what it was."""

    oud: str
    nieuw: str
    bron: str
    doel: str
    tabellen: tuple[Tabelverslag, ...]
    bijgemaakt: dict[str, int]
    overgenomen: dict[str, int]
    weergaven_weg: tuple[str, ...]
    geraakt: Geraakt = field(default_factory=Geraakt)

    @property
    def rijen(self) -> int:
        """Rows of all tables of the model."""
        return sum(tabel.rijen for tabel in self.tabellen)

    @property
    def opzij(self) -> int:
        """Rows in the side schema."""
        return sum(tabel.rijen_opzij for tabel in self.tabellen)

    def als_json(self) -> str:
        """The whole report."""
        inhoud: dict[str, Any] = asdict(self)
        inhoud["rijen"], inhoud["rijen_opzij"] = self.rijen, self.opzij
        return json.dumps(inhoud, ensure_ascii=False, indent=2) + "\n"

    def als_tekst(self) -> str:
        """The report for a reader: what changed, what is aside, what to do."""
        return "\n".join([*self._kop(), *self._tabellen(), *self._overig(), *self.geraakt.tekst()])

    def _kop(self) -> Iterator[str]:
        yield f"Migratie van het GGM {self.oud} naar {self.nieuw}"
        yield ""
        yield f"Van:  {self.bron} (niet veranderd)"
        yield f"Naar: {self.doel}"
        yield (
            f"{len(self.tabellen)} GGM-tabellen met {_rijen(self.rijen)}. Alle rijen zijn er nog: "
            "aantallen en controlegetallen zijn voor en na gelijk."
        )
        yield f"In ggm_vervallen: {_rijen(self.opzij)}."
        yield ""

    def _tabellen(self) -> Iterator[str]:
        veranderd = [tabel for tabel in self.tabellen if tabel.veranderd]
        if not veranderd:
            yield "Aan de tabellen is niets veranderd."
        for tabel in veranderd:
            wat = "vervallen" if tabel.nieuw is None else tabel.nieuw
            naam = tabel.oud if tabel.oud == tabel.nieuw else f"{tabel.oud} -> {wat}"
            yield f"{naam}: {_rijen(tabel.rijen)}"
            for wijziging in tabel.wijzigingen:
                yield f"  {wijziging.uitleg}{_telling(wijziging)}"
            if tabel.opzij is not None:
                yield f"  {_rijen(tabel.rijen_opzij)} in {tabel.opzij}"
        yield ""

    def _overig(self) -> Iterator[str]:
        for naam, aantal in self.bijgemaakt.items():
            yield f"{naam}: {_rijen(aantal)}, gemaakt uit een kolom van de oude release"
        yield (
            f"{len(self.overgenomen)} andere tabellen zijn overgenomen zoals ze waren. De tabellen "
            "in kwaliteit noemen de namen van de oude release."
        )
        if self.weergaven_weg:
            yield (
                f"Eigen weergaven in GGM-schema's gaan niet mee: {', '.join(self.weergaven_weg)}."
            )
        yield ""


def _rijen(aantal: int) -> str:
    return "1 rij" if aantal == 1 else f"{aantal} rijen"


def _telling(wijziging: Wijziging) -> str:
    delen = []
    if wijziging.opzij:
        waarden = "1 waarde" if wijziging.opzij == 1 else f"{wijziging.opzij} waarden"
        delen.append(f"{waarden} bewaard in ggm_vervallen")
    if wijziging.leeg:
        delen.append(f"{wijziging.leeg} daarvan leeg in de nieuwe kolom")
    return f" ({', '.join(delen)})" if delen else ""
