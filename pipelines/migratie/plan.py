"""What must happen to the tables that a warehouse really has.

Belongs here: the difference of two releases, brought down to one warehouse: which of its tables go
where, with the types they have there. Does not belong here: the difference (`ggm_schema.verschil`)
or SQL (`bouw`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ggm_schema.naming import sql_naam
from ggm_schema.placement import TECHNISCH
from ggm_schema.verschil.tabelmodel import KolomZonderPlaats, Tabelpaar, Tabelverschil, Verplaatsing
from pipelines.migratie.bron import VERVALLEN
from pipelines.migratie.omzetting import Omzetting

BRONRIJ = "dwh_bronrij"
OVERZICHT = "overzicht"
_ONBEKEND = "de nieuwe release heeft er geen plaats voor"
TECHNISCHE_KOLOMMEN = tuple(kolom.naam for kolom in TECHNISCH)


@dataclass(frozen=True, slots=True)
class Kolomplan:
    """A column that is carried; `weg` are texts of its list that the new list does not have."""

    oud: str
    nieuw: str
    omzetting: Omzetting
    weg: tuple[str, ...] = ()

    @property
    def hernoemd(self) -> bool:
        """Has it another name?"""
        return self.oud != self.nieuw


@dataclass(frozen=True, slots=True)
class Verhuizing:
    """A column or junction table whose values go to another table.

    `doel` is None where the warehouse has no such table, and so no row that could have the value.
    """

    wat: Verplaatsing
    doel: str | None
    omzetting: Omzetting


@dataclass(frozen=True)
class Tabelplan:
    """One table of the warehouse; `nieuw` is None where the release has no such table any more."""

    oud: str
    nieuw: str | None
    sleutel: str
    opzij: str
    types: Mapping[str, str]
    kolommen: tuple[Kolomplan, ...] = ()
    vervallen: tuple[KolomZonderPlaats, ...] = ()
    verhuist: tuple[Verhuizing, ...] = ()

    @property
    def gelijk(self) -> tuple[Kolomplan, ...]:
        """Columns whose every value stays what it is."""
        return tuple(kolom for kolom in self.kolommen if not kolom.omzetting.verandert)

    @property
    def omgezet(self) -> tuple[Kolomplan, ...]:
        """Columns whose values may change."""
        return tuple(kolom for kolom in self.kolommen if kolom.omzetting.verandert)

    @property
    def verhuizende_kolommen(self) -> tuple[Verhuizing, ...]:
        """Moves of a single column; a junction table that moves is no column."""
        return tuple(v for v in self.verhuist if v.wat.kolom is not None)


@dataclass(frozen=True)
class Plan:
    """All tables, and the new tables that must be there before they are filled."""

    tabellen: tuple[Tabelplan, ...]
    nieuwe_tabellen: tuple[str, ...]

    def binnenkomend(self, nieuw: str) -> list[Verhuizing]:
        """Moves into a table of the new release."""
        return [v for plan in self.tabellen for v in plan.verhuist if v.doel == nieuw]


def maak_plan(
    verschil: Tabelverschil,
    tabellen: Mapping[str, Mapping[str, str]],
    bezet: Iterable[str],
) -> Plan:
    """The plan for a warehouse with these tables (columns with their types).

    Args:
        bezet: tables that the side schema already has, of an earlier migration.
    """
    aanwezig = [t.volledige_naam for t in verschil.vervallen if t.volledige_naam in tabellen]
    aanwezig += [naam for naam in verschil.per_oude_tabel if naam in tabellen]
    doelen = {
        verschil.per_oude_tabel[naam].nieuw.volledige_naam
        for naam in aanwezig
        if naam in verschil.per_oude_tabel
    }
    verhuizingen: dict[str, list[Verhuizing]] = defaultdict(list)
    for wat in verschil.verplaatsingen:
        oud = wat.oud.volledige_naam
        if oud in tabellen and {wat.oud_sleutel, wat.oud_waarde} <= tabellen[oud].keys():
            verhuizingen[oud].append(_verhuizing(wat, tabellen[oud], doelen))
    noem = _namen(verschil.oud_versie, bezet)
    sleutels = {t.volledige_naam: t.sleutel for t in verschil.vervallen}
    plannen = [
        _tabelplan(
            naam,
            verschil.per_oude_tabel.get(naam),
            sleutels.get(naam, ""),
            tabellen[naam],
            verhuizingen[naam],
            noem(naam),
        )
        for naam in sorted(aanwezig)
    ]
    ingevuld = {v.doel for plan in plannen for v in plan.verhuist if v.doel is not None}
    return Plan(tuple(plannen), tuple(sorted(doelen | ingevuld)))


def _verhuizing(wat: Verplaatsing, types: Mapping[str, str], doelen: set[str]) -> Verhuizing:
    doel = wat.nieuw.volledige_naam
    er_is_plaats = wat.naar_koppeltabel or doel in doelen
    omzetting = Omzetting(types[wat.oud_waarde], wat.nieuw.kolom(wat.nieuw_waarde).type)
    return Verhuizing(wat, doel if er_is_plaats else None, omzetting)


def _tabelplan(
    naam: str,
    paar: Tabelpaar | None,
    sleutel: str,
    types: Mapping[str, str],
    verhuist: list[Verhuizing],
    opzij: str,
) -> Tabelplan:
    if paar is None:
        return Tabelplan(naam, None, sleutel, opzij, types, verhuist=tuple(verhuist))
    kolommen = [k for k in paar.kolommen if k.oud.naam in types]
    bekend = {k.oud.naam for k in kolommen} | {z.kolom.naam for z in paar.vervallen}
    bekend |= {v.wat.kolom.naam for v in verhuist if v.wat.kolom is not None}
    # Nothing may fall between: what the difference does not speak of goes aside too.
    rest = [KolomZonderPlaats(paar.oud.kolom(k), _ONBEKEND) for k in types if k not in bekend]
    return Tabelplan(
        oud=naam,
        nieuw=paar.nieuw.volledige_naam,
        sleutel=paar.oud.sleutel,
        opzij=opzij,
        types=types,
        kolommen=tuple(
            Kolomplan(
                k.oud.naam,
                k.nieuw.naam,
                Omzetting(types[k.oud.naam], k.nieuw.type, k.labels),
                k.vervallen_waarden,
            )
            for k in kolommen
        ),
        vervallen=(*(z for z in paar.vervallen if z.kolom.naam in types), *rest),
        verhuist=tuple(verhuist),
    )


def _namen(versie: str, bezet: Iterable[str]) -> Callable[[str], str]:
    """Names in the side schema: the old table and its release, and a rank where that is taken."""
    in_gebruik = set(bezet)

    def noem(tabel: str) -> str:
        basis = f"{tabel.replace('.', '__')}__{sql_naam(versie)}"
        naam, rang = f"{VERVALLEN}.{basis}", 1
        while naam in in_gebruik:
            rang += 1
            naam = f"{VERVALLEN}.{basis}__{rang}"
        in_gebruik.add(naam)
        return naam

    return noem
