"""`publicatie`: the run becomes the warehouse that people read, and gets its report."""

# No postponed annotations here: Dagster looks at the type of `context` itself.

from collections.abc import Sequence
from pathlib import Path

import dagster as dg
import duckdb

from ggm_schema.errors import PublicatieGeblokkeerd
from pipelines import report
from pipelines.assets.kwaliteit import BRONLEVERING, GROEP
from pipelines.assets.scorekaart import scorekaart_key
from pipelines.assets.stap import Omgeving, Stap, stap
from pipelines.partitions import LEVERING
from pipelines.warehouse import publish, runbestand

PUBLICATIE = dg.AssetKey("publicatie")


def rapportpad(warehouse: Path, levering: str, *, geblokkeerd: bool = False) -> Path:
    """The page of a levering. A blocked run has its own, so that the published page stays true."""
    naam = f"{levering}.geblokkeerd.html" if geblokkeerd else f"{levering}.html"
    return warehouse / "rapporten" / naam


def publicatie_assets(omgeving: Omgeving) -> Sequence[dg.AssetsDefinition]:
    """The last asset of a full run."""
    nodig = [BRONLEVERING, *(scorekaart_key(d) for d in omgeving.declaraties.domeinen)]

    @dg.asset(
        key=PUBLICATIE,
        deps=nodig,
        partitions_def=LEVERING,
        group_name=GROEP,
        description="Zet de levering in één stap klaar voor gebruik: `actueel.duckdb`, de "
        "geschiedenis van metingen en het rapport. Een blokkerende regel die niet is gehaald, "
        "houdt dit tegen; dan blijft staan wat er stond.",
        kinds={"duckdb"},
        tags={"laag": "publicatie"},
    )
    def publiceer(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
        with stap(omgeving, context, nodig) as dit:
            return dg.MaterializeResult(metadata=_publiceer(omgeving, dit))

    return [publiceer]


def _publiceer(omgeving: Omgeving, dit: Stap) -> dict[str, dg.MetadataValue | bool]:
    pakhuis = omgeving.settings.warehouse
    dit.sluit()
    try:
        uit = publish.publiceer(omgeving.settings, dit.run_id, dit.dag, gereed_op=omgeving.klok())
    except PublicatieGeblokkeerd:
        with dit.open() as con:
            pad = rapportpad(pakhuis, dit.levering, geblokkeerd=True)
            report.schrijf_html(con, dit.dag, pad, dit.run_id)
        raise
    with runbestand.stel_in(duckdb.connect(str(uit.pad), read_only=True)) as con:
        pagina = report.schrijf_html(con, dit.dag, rapportpad(pakhuis, dit.levering), dit.run_id)
    rapportpad(pakhuis, dit.levering, geblokkeerd=True).unlink(missing_ok=True)
    return {
        "datapakhuis": dg.MetadataValue.path(uit.pad),
        "rapport": dg.MetadataValue.path(pagina),
        "is_actueel": uit.is_actueel,
    }
