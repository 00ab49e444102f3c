"""Jobs: everything, and one per policy domain.

Belongs here: which assets run together. Does not belong here: when (`sensors`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dagster as dg

from pipelines.assets.scorekaart import scorekaart_key
from pipelines.declaraties import Declaraties

ALLES = "alles"
Job = dg.JobDefinition | Any  # define_asset_job gives a type that Dagster does not export


def maak_jobs(declaraties: Declaraties) -> Sequence[Job]:
    """The job `alles`, and a job per domain that has rules."""
    alles = dg.define_asset_job(
        ALLES,
        selection=dg.AssetSelection.all(),
        description="Laadt een levering, meet alle regels, maakt de scorekaarten en publiceert. "
        "Start deze job ook opnieuw voor een oudere levering, als regels zijn veranderd.",
    )
    return [alles, *(_domeinjob(id_, d.naam) for id_, d in declaraties.domeinen.items())]


def _domeinjob(domein: str, naam: str) -> Job:
    return dg.define_asset_job(
        f"domein_{domein}",
        selection=dg.AssetSelection.assets(scorekaart_key(domein)).upstream(),
        description=f"Meet alleen {naam} en maakt de scorekaart. Publiceert niets: het datapakhuis "
        "en het rapport veranderen niet. Handig om een regel of een nieuw extract te proberen.",
    )
