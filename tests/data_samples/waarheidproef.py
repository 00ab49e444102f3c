"""What was planted in the sample of one domain, and what its rules find; for tests of samples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import maak_wereld
from pipelines.declaraties import laad_declaraties
from tests.data_samples.meten import SLEUTEL, Uitkomst, draai, pseudoniem

PERSONEN, SEED = 2_000, 20261001


@dataclass(frozen=True)
class Proef:
    """A measured sample: (rule, key) as planted and as found, personal keys as pseudonyms."""

    geplant: frozenset[tuple[str, str]]
    gevonden: frozenset[tuple[str, str]]
    regels: frozenset[str]
    uitkomst: Uitkomst


def proef(
    modules: Sequence[ModuleType], bronnen: Sequence[str], domein: str, levering: str, werk: Path
) -> Proef:
    """Generate with `modules`, load only the sources `bronnen`, measure the rules of `domein`."""
    wereld, waarheid, landing = maak_wereld(PERSONEN, SEED), Waarheid(), werk / "landing"
    for module in modules:
        module.schrijf(wereld, levering, landing / levering, waarheid)
    alle = laad_declaraties()
    suites = tuple(alle.suites_van(domein))
    declaraties = replace(
        alle,
        contracten={bron: alle.contracten[bron] for bron in bronnen},
        mappings=tuple(m for m in alle.mappings if m.bron in bronnen),
        suites=suites,
    )
    uitkomst = draai(declaraties, landing, levering, domein, werk)
    regels = {regel.kaart.id: suite for suite in suites for regel in suite.regels}
    geplant = {
        (
            fout.regel_id,
            pseudoniem(SLEUTEL, fout.sleutel)
            if regels[fout.regel_id].sleutel_persoonsgegeven
            else fout.sleutel,
        )
        for fout in waarheid.fouten()
        if fout.regel_id in regels
    }
    return Proef(frozenset(geplant), frozenset(uitkomst.afwijkingen()), frozenset(regels), uitkomst)
