"""What starts a run by itself: a complete levering that lands, or the calendar. Both are off until
someone switches them on.

Belongs here: when to run which levering. Does not belong here: what a run does (`jobs`).
"""

import dagster as dg

from ggm_schema.errors import Melding
from pipelines.bron import landing
from pipelines.jobs import ALLES
from pipelines.partitions import LEVERING
from pipelines.settings import Settings

INTERVAL = 300
# Each month at six in the morning of the third day: extracts of a month are there by then.
MAANDELIJKS = "0 6 3 * *"


def maak_sensor(settings: Settings) -> dg.SensorDefinition:
    """Runs each levering whose marker `klaar` is there; once per content."""

    @dg.sensor(
        name="landing",
        job_name=ALLES,
        minimum_interval_seconds=INTERVAL,
        default_status=dg.DefaultSensorStatus.STOPPED,
        description="Start een run voor elke levering waarvan het bestand 'klaar' er is. Dezelfde "
        "inhoud wordt maar één keer gedraaid; wie opnieuw levert, krijgt een nieuwe run.",
    )
    def kijk(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        compleet = [
            levering
            for levering in landing.leveringen(settings.landing)
            if (settings.landing / levering / landing.KLAAR).is_file()
        ]
        if not compleet:
            return dg.SkipReason("Geen levering met het bestand 'klaar'.")
        return dg.SensorResult(
            run_requests=[_verzoek(settings, levering) for levering in compleet],
            dynamic_partitions_requests=[LEVERING.build_add_request(compleet)],
        )

    return kijk


def maak_planning(settings: Settings) -> dg.ScheduleDefinition:
    """Runs the newest levering each month, for those who do not deliver a marker."""

    @dg.schedule(
        name="maandelijks",
        job_name=ALLES,
        cron_schedule=MAANDELIJKS,
        execution_timezone="Europe/Amsterdam",
        default_status=dg.DefaultScheduleStatus.STOPPED,
        description="Draait elke maand de nieuwste levering, ook als er geen bestand 'klaar' is.",
    )
    def plan(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        aanwezig = landing.leveringen(settings.landing)
        if not aanwezig:
            return dg.SkipReason("Er is nog geen levering.")
        context.instance.add_dynamic_partitions(LEVERING.name or "", [aanwezig[-1]])
        return _verzoek(settings, aanwezig[-1])

    return plan


def _verzoek(settings: Settings, levering: str) -> dg.RunRequest:
    try:
        inhoud = landing.inhoud_hash(settings.landing, levering)
    except Melding as melding:
        # The run itself says what is wrong, in the place where people look.
        inhoud = f"onleesbaar-{melding.fout}"
    return dg.RunRequest(run_key=f"{levering}-{inhoud}", partition_key=levering)
