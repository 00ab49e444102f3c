"""Running leveringen without a server: the job `alles`, in this process, kept where the web page
finds it.

Belongs here: the Dagster instance, one run, its progress and how it ended. Does not belong here:
what is printed (`cli`), what a run does (`assets`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import dagster as dg

from ggm_schema.errors import Melding
from pipelines.assets.stap import EXIT_CODE, sluit
from pipelines.fouten import onverwacht
from pipelines.instance import prepare
from pipelines.jobs import ALLES
from pipelines.partitions import LEVERING
from pipelines.settings import Settings
from pipelines.warehouse import runlock
from pipelines.warehouse.runbestand import runpad

# Who started a run, so that what a killed command left behind can be told from runs of the server.
GESTART_DOOR = "waterpas/gestart_door"
OPDRACHT = "opdracht"
_STIL = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@dataclass(frozen=True)
class Voortgang:
    """A step that is done: how many of how many, its asset and its counts."""

    nummer: int
    totaal: int
    stap: str
    tellingen: dict[str, int]


@dataclass(frozen=True)
class Uitslag:
    """How the run of one levering ended; `melding` is empty when it was published."""

    levering: str
    run_id: str
    exit_code: int
    melding: str


@contextmanager
def instantie(home: Path) -> Iterator[dg.DagsterInstance]:
    """The Dagster instance in this folder, with our settings unless it has its own."""
    os.environ["DAGSTER_HOME"] = str(prepare(home))
    with dg.DagsterInstance.get() as instance:
        yield instance


def draai(
    defs: dg.Definitions,
    settings: Settings,
    instance: dg.DagsterInstance,
    levering: str,
    meld: Callable[[Voortgang], None],
) -> Uitslag:
    """Run one levering to its end and tell of each step."""
    job = defs.resolve_job_def(ALLES)
    run_id = str(uuid4())
    pad = runpad(settings.warehouse, run_id)
    pad.parent.mkdir(parents=True, exist_ok=True)
    runlock.houd_vast(pad)
    instance.add_dynamic_partitions(LEVERING.name or "", [levering])
    instance.add_event_listener(run_id, _Luisteraar(len(job.graph.nodes), meld))
    try:
        job.execute_in_process(
            run_config=_STIL,
            instance=instance,
            partition_key=levering,
            run_id=run_id,
            tags={GESTART_DOOR: OPDRACHT},
        )
    except dg.Failure as fout:
        return Uitslag(levering, run_id, _exit_code(fout), fout.description or "")
    except Exception as fout:
        return Uitslag(levering, run_id, Melding.exit_code, onverwacht(fout))
    finally:
        sluit(pad)
        runlock.laat_los(pad)
    return Uitslag(levering, run_id, 0, "")


def sluit_afgebroken(instance: dg.DagsterInstance, settings: Settings) -> int:
    """Mark runs as failed whose command was killed: the server would wait for them for ever."""
    bezig = instance.get_runs(
        dg.RunsFilter(
            statuses=[dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED],
            tags={GESTART_DOOR: OPDRACHT},
        )
    )
    dood = [run for run in bezig if not runlock.leeft(runpad(settings.warehouse, run.run_id))]
    for run in dood:
        instance.report_run_failed(run, "De opdracht is afgebroken voordat de run klaar was.")
    return len(dood)


def _exit_code(fout: dg.Failure) -> int:
    waarde = fout.metadata.get(EXIT_CODE)
    code = waarde.value if isinstance(waarde, dg.IntMetadataValue) else None
    return Melding.exit_code if code is None else code


class _Luisteraar:
    """Turns events of Dagster into progress."""

    def __init__(self, totaal: int, meld: Callable[[Voortgang], None]) -> None:
        self._totaal, self._meld, self._nummer = totaal, meld, 0

    def __call__(self, event: dg.EventLogEntry) -> None:
        if not event.is_dagster_event:
            return
        gebeurtenis = event.get_dagster_event()
        if gebeurtenis.event_type != dg.DagsterEventType.ASSET_MATERIALIZATION:
            return
        self._nummer += 1
        materialisatie = gebeurtenis.step_materialization_data.materialization
        self._meld(
            Voortgang(
                self._nummer,
                self._totaal,
                materialisatie.asset_key.to_user_string(),
                {
                    naam.removeprefix("dagster/"): int(waarde.value or 0)
                    for naam, waarde in materialisatie.metadata.items()
                    if isinstance(waarde, dg.IntMetadataValue)
                },
            )
        )
