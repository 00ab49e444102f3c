"""`scorekaart/<domein>`: one asset per policy domain, as numbers over time and as a page."""

# No postponed annotations here: Dagster looks at the type of `context` itself.

from collections.abc import Sequence

import dagster as dg

from expectations import score
from expectations.card import DomeinBestand
from pipelines import report
from pipelines.assets import tabellen
from pipelines.assets.kwaliteit import kwaliteit_key
from pipelines.assets.stap import Omgeving, stap
from pipelines.partitions import LEVERING
from pipelines.report import uitleg
from pipelines.report.model import Domein
from pipelines.warehouse import history


def scorekaart_key(domein: str) -> dg.AssetKey:
    """Key of the scorecard of a domain."""
    return dg.AssetKey(["scorekaart", domein])


def scorekaart_assets(omgeving: Omgeving) -> Sequence[dg.AssetsDefinition]:
    """A scorecard per domain that has rules."""
    return [_asset(omgeving, domein) for domein in omgeving.declaraties.domeinen.values()]


def _asset(omgeving: Omgeving, domein: DomeinBestand) -> dg.AssetsDefinition:
    suites = omgeving.declaraties.suites_van(domein.id)
    nodig = [kwaliteit_key(suite) for suite in suites]

    @dg.asset(
        key=scorekaart_key(domein.id),
        deps=nodig,
        partitions_def=LEVERING,
        group_name=domein.id,
        description=f"**{domein.naam}**\n\n{domein.omschrijving}",
        owners=[domein.eigenaar],
        kinds={"duckdb"},
        tags={"laag": "scorekaart"},
        metadata={"ggm_domein": domein.ggm_domein},
    )
    def bereken(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
        with stap(omgeving, context, nodig) as dit, dit.open() as con:
            history.koppel(con, omgeving.settings.warehouse, dit.dag)
            score.scorekaart(con, domein.id, suites, run_id=dit.run_id, levering=dit.dag)
            kaart = report.gegevens(con, dit.dag, dit.run_id).domein(domein.id)
            pagina = report.scorekaart_markdown(con, domein.id, dit.dag, dit.run_id)
        return dg.MaterializeResult(
            metadata={
                "oordeel": uitleg.oordeel(kaart.oordeel),
                "waarom": kaart.reden_oordeel or "–",
                **_cijfers(kaart),
                "begin_hier": tabellen.begin_hier(kaart),
                "dimensies": tabellen.dimensies(kaart),
                "scorekaart": dg.MarkdownMetadataValue(pagina),
            }
        )

    return bereken


def _cijfers(kaart: Domein) -> dict[str, float | int]:
    """Numbers that Dagster plots over leveringen. What was not measured is left out: no point in
    the plot, and never a zero."""
    cijfers = {
        "foutvrije_objecten": tabellen.afgerond(kaart.foutvrije_objecten),
        "kwaliteitsscore": tabellen.afgerond(kaart.kwaliteitsscore),
        "dekking": tabellen.afgerond(kaart.dekking),
        "objecten": kaart.n_objecten,
        "fouten": kaart.voorraad,
        "fouten_nieuw": kaart.instroom,
        "fouten_opgelost": kaart.uitstroom,
    }
    return {naam: waarde for naam, waarde in cijfers.items() if waarde is not None}
