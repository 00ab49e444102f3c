"""All that is declared in files — sources, mappings, rules — loaded together and cross-checked.

Belongs here: which entities there are, who fills a relation, what a levering leaves empty. Does not
belong here: the files themselves (`contract`, `mapping`, `expectations.suites`) and Dagster.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import ggm_schema
from expectations.card import DomeinBestand
from expectations.suites import Suite, load_suites
from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Catalogus, Tabel
from ggm_schema.uitbreiding import STANDAARD
from pipelines.contract.laden import Contract, load_contracts
from pipelines.mapping.laden import Mapping as Afbeelding
from pipelines.mapping.laden import load_mappings

# Columns that every table in bron has beside those of its contract.
BRON_TECHNISCH = ("_rij", "_bestand", "_regelnummer", "_levering")


@dataclass(frozen=True)
class Entiteit:
    """A GGM table with the mappings of one domain that fill it; `naam` is unique in the domain."""

    domein: str
    naam: str
    tabel: Tabel
    mappings: tuple[Afbeelding, ...]


@dataclass(frozen=True)
class Declaraties:
    """What this installation knows to load, fill and measure."""

    catalogus: Catalogus
    contracten: Mapping[str, Contract]
    mappings: tuple[Afbeelding, ...]
    suites: tuple[Suite, ...]

    @cached_property
    def entiteiten(self) -> tuple[Entiteit, ...]:
        """Entities by domain and name."""
        groepen: dict[tuple[str, str], list[Afbeelding]] = defaultdict(list)
        for mapping in self.mappings:
            groepen[mapping.domein, mapping.doel].append(mapping)
        kort = [(domein, doel.partition(".")[2]) for domein, doel in groepen]
        gevonden = []
        for (domein, doel), mappings in groepen.items():
            tabel = self.catalogus.tabel(doel)
            eenduidig = kort.count((domein, tabel.naam)) == 1
            naam = tabel.naam if eenduidig else doel.replace(".", "_")
            gevonden.append(Entiteit(domein, naam, tabel, tuple(mappings)))
        return tuple(sorted(gevonden, key=lambda e: (e.domein, e.naam)))

    @cached_property
    def domeinen(self) -> Mapping[str, DomeinBestand]:
        """Policy domains that have rules, by id."""
        return {suite.domein.id: suite.domein for suite in self.suites}

    def suites_van(self, domein: str) -> list[Suite]:
        """The suites that one scorecard is made of."""
        return [suite for suite in self.suites if suite.domein.id == domein]

    def vullers(self, relatie: str) -> tuple[Entiteit, ...]:
        """Who fills a GGM table; empty where no source does."""
        return tuple(e for e in self.entiteiten if e.tabel.volledige_naam == relatie)

    @cached_property
    def brontabellen(self) -> Mapping[str, Contract]:
        """Table in schema `bron` → the contract of its source."""
        return {
            f"bron.{contract.tabel(object_.name)}": contract
            for contract in self.contracten.values()
            for object_ in contract.objecten
        }

    @cached_property
    def doelen(self) -> tuple[str, ...]:
        """GGM tables that exist in a run: those that a mapping fills, and that a mapping or suite
        reads."""
        gevuld = {naam for m in self.mappings for naam in (m.doel, *m.opzoektabellen)}
        gelezen = {r for suite in self.suites for r in suite.benodigd() if r.startswith("ggm_")}
        return tuple(sorted(gevuld | gelezen))

    def ontbrekend(self, niet_geleverd: Iterable[str]) -> set[str]:
        """Relations that hold nothing because none of their sources was delivered.

        Args:
            niet_geleverd: ids of the sources that the levering does not hold.
        """
        weg = set(niet_geleverd)
        per_doel: dict[str, set[str]] = {doel: set() for doel in self.doelen}
        for mapping in self.mappings:
            per_doel[mapping.doel].add(mapping.bron)
        ggm = {doel for doel, bronnen in per_doel.items() if bronnen <= weg}
        return ggm | {tabel for tabel, c in self.brontabellen.items() if c.id in weg}


def laad_declaraties(ggm: Path | None = None, uitbreidingen: Path = STANDAARD) -> Declaraties:
    """Load and check every declaration of this installation.

    Args:
        ggm: folder of a release of the GGM that was imported here; without it the one we ship.
        uitbreidingen: folder with the municipality's own extensions of the GGM.

    Raises:
        DefinitieFout: the first thing that is wrong, with file, line and nearest known word.
    """
    catalogus = ggm_schema.load(ggm, uitbreidingen)
    contracten = load_contracts()
    mappings = load_mappings(catalogus, contracten)
    relaties = {
        f"bron.{contract.tabel(object_.name)}": (
            *BRON_TECHNISCH,
            *(kolom.name for kolom in object_.properties),
        )
        for contract in contracten.values()
        for object_ in contract.objecten
    }
    suites = load_suites(catalogus=catalogus, relaties=relaties)
    declaraties = Declaraties(catalogus, contracten, tuple(mappings), tuple(suites))
    _weiger_onbekende_relaties(declaraties)
    return declaraties


def _weiger_onbekende_relaties(declaraties: Declaraties) -> None:
    """A suite on a bron table of no contract would never be measured, and nobody would know."""
    for suite in declaraties.suites:
        for relatie in sorted(suite.benodigd()):
            if relatie.startswith("bron.") and relatie not in declaraties.brontabellen:
                raise DefinitieFout(
                    f"Geen contract levert de tabel {relatie}.",
                    bestand=suite.pad,
                    verwacht=f"een van: {', '.join(sorted(declaraties.brontabellen))}.",
                    doe="Verbeter de naam van de tabel in deze suite.",
                )
