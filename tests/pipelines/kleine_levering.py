"""A small levering for tests of whole runs: a few persons of the samples and no other source."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

import dagster as dg
import pytest

from pipelines.assets.stap import sluit
from pipelines.declaraties import Declaraties, laad_declaraties
from pipelines.definitions import build_definitions
from pipelines.settings import Settings
from pipelines.warehouse.runbestand import runpad

SAMPLES = Path(__file__).resolve().parents[2] / "data_samples" / "leveringen"
LEVERING = "2026-10-01"
PERSONEN = 120
NU = datetime(2026, 11, 2, 8, 30)
STIL = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
# One source that is delivered, a second of the same domain and one of another that are not; the
# rules of `avg` read what every source leaves.
BRONNEN = ("brp_csv", "brp_haalcentraal", "bag_extract")
DOMEINEN = ("brp", "bag", "avg")


@cache
def declaraties() -> Declaraties:
    """What this levering needs: a run that knows all sources takes half a minute, with no other
    check in it than these give."""
    alle = laad_declaraties()
    return replace(
        alle,
        contracten={bron: alle.contracten[bron] for bron in BRONNEN},
        mappings=tuple(m for m in alle.mappings if m.bron in BRONNEN),
        suites=tuple(s for domein in DOMEINEN for s in alle.suites_van(domein)),
    )


def beperk(monkeypatch: pytest.MonkeyPatch, declaraties: Declaraties) -> None:
    """Let `waterpas run` in this process know these declarations and no others."""
    monkeypatch.setattr("pipelines.definitions.laad_declaraties", lambda *_: declaraties)


def draai(
    instance: dg.DagsterInstance,
    settings: Settings,
    declaraties: Declaraties,
    job: str = "alles",
    levering: str = LEVERING,
) -> dg.ExecuteInProcessResult:
    """One run of a job in this process; a step that fails is in the result."""
    defs = build_definitions(settings, lambda: NU, declaraties)
    instance.add_dynamic_partitions("levering", [levering])
    uit = defs.resolve_job_def(job).execute_in_process(
        run_config=STIL, instance=instance, partition_key=levering, raise_on_error=False
    )
    sluit(runpad(settings.warehouse, uit.run_id))
    return uit


def maak_landing(landing: Path, levering: str = LEVERING, personen: int = PERSONEN) -> Path:
    """Write `<landing>/<levering>/brp_csv/` and return the landing folder."""
    bron = next((SAMPLES / LEVERING / "brp_csv").glob("*.csv"))
    regels = bron.read_bytes().splitlines(keepends=True)[: personen + 1]
    doel = landing / levering / "brp_csv" / bron.name
    doel.parent.mkdir(parents=True)
    doel.write_bytes(b"".join(regels))
    return landing


def instellingen(map_: Path) -> Settings:
    """Settings with everything below one folder."""
    return Settings.from_env({}, landing=map_ / "landing", warehouse=map_ / "warehouse")


def met_blokkerende_regel(declaraties: Declaraties, regel_id: str) -> Declaraties:
    """The same declarations, in which this one rule stops publication."""

    def blokkeer(suite):  # type: ignore[no-untyped-def]
        regels = tuple(
            replace(regel, kaart=regel.kaart.model_copy(update={"blokkerend": True}))
            if regel.kaart.id == regel_id
            else regel
            for regel in suite.regels
        )
        return replace(suite, regels=regels)

    return replace(declaraties, suites=tuple(blokkeer(suite) for suite in declaraties.suites))
