"""The Dagster code location: everything is assembled here, and only here.

Belongs here: putting the parts together, reading the environment, the clock. Does not belong here:
a single asset, job or sensor. Loading this module opens no data and imports no Great Expectations.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime

import dagster as dg

from pipelines.assets.bron import bron_assets
from pipelines.assets.ggm import ggm_assets
from pipelines.assets.kwaliteit import kwaliteit_assets
from pipelines.assets.publicatie import publicatie_assets
from pipelines.assets.scorekaart import scorekaart_assets
from pipelines.assets.stap import Omgeving
from pipelines.declaraties import Declaraties, laad_declaraties
from pipelines.jobs import maak_jobs
from pipelines.sensors import maak_planning, maak_sensor
from pipelines.settings import Settings

# Great Expectations reads this when it is imported; nothing about the use of it leaves the house.
os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")


def build_definitions(
    settings: Settings,
    klok: Callable[[], datetime] = datetime.now,
    declaraties: Declaraties | None = None,
) -> dg.Definitions:
    """All assets, checks, jobs and triggers of one installation.

    Steps run in one process: they share the file of their run, and Great Expectations is imported
    once instead of once per step. Scale out by run, not by step.
    """
    omgeving = Omgeving(
        settings, klok, declaraties or laad_declaraties(settings.ggm, settings.uitbreidingen)
    )
    return dg.Definitions(
        assets=[
            *bron_assets(omgeving),
            *ggm_assets(omgeving),
            *kwaliteit_assets(omgeving),
            *scorekaart_assets(omgeving),
            *publicatie_assets(omgeving),
        ],
        jobs=list(maak_jobs(omgeving.declaraties)),
        sensors=[maak_sensor(settings)],
        schedules=[maak_planning(settings)],
        executor=dg.in_process_executor,
    )


# A function, so that importing build_definitions (the command line, tests) loads nothing.
@dg.definitions
def defs() -> dg.Definitions:
    """What Dagster's web page and daemon load, from the environment of their process."""
    return build_definitions(Settings.from_env(os.environ))
