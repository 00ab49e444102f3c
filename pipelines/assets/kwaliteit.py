"""`kwaliteit/<domein>/<entiteit>`: one asset per suite, with one check per NORA dimension.

The suite runs in an asset and not in loose checks, because what comes after an asset waits for it,
and nothing waits for a check. Findings about quality are warnings: a bad levering gets a scorecard
too. An error is for structure only: records that got lost.
"""

# No postponed annotations here: Dagster looks at the type of `context` itself.

from collections.abc import Iterator, Sequence

import dagster as dg
import duckdb

from expectations.suites import Suite
from pipelines import report
from pipelines.assets import tabellen
from pipelines.assets.bron import bron_key
from pipelines.assets.ggm import ggm_key
from pipelines.assets.stap import Omgeving, Stap, stap
from pipelines.contract import avg
from pipelines.declaraties import Declaraties
from pipelines.drift import geraakte_kolommen
from pipelines.mapping import transform
from pipelines.partitions import LEVERING

BRONLEVERING = dg.AssetKey(["kwaliteit", "bronlevering"])
BRONPROFIEL = dg.AssetKey(["kwaliteit", "bronprofiel"])
GROEP = "levering"
PROFIELTABELLEN = ("kwaliteit.bronkolom", "kwaliteit.bewaartermijn", "kwaliteit.bewaartoets")
ELKE_RIJ = "elke_rij_verantwoord"


def kwaliteit_key(suite: Suite) -> dg.AssetKey:
    """Key of the asset of a suite; the file name tells suites on the same entity apart."""
    return dg.AssetKey(["kwaliteit", suite.domein.id, suite.pad.stem])


def kwaliteit_assets(omgeving: Omgeving) -> Sequence[dg.AssetsDefinition]:
    """The count of records, the profile of columns, and an asset per suite."""
    suites = [_asset(omgeving, suite) for suite in omgeving.declaraties.suites]
    return [_bronlevering(omgeving), _bronprofiel(omgeving), *suites]


# --- structure ------------------------------------------------------------------------------------


def _bronlevering(omgeving: Omgeving) -> dg.AssetsDefinition:
    declaraties = omgeving.declaraties
    nodig = [
        *(bron_key(bron) for bron in declaraties.contracten),
        *(ggm_key(entiteit) for entiteit in declaraties.entiteiten),
    ]

    @dg.asset(
        key=BRONLEVERING,
        deps=nodig,
        partitions_def=LEVERING,
        group_name=GROEP,
        description="Telling per geleverd bestand: gelezen records = verwerkte + afgekeurde "
        "records. Klopt dat niet, dan stopt de run en blijft het oude datapakhuis staan.",
        kinds={"duckdb"},
        tags={"laag": "kwaliteit"},
        metadata={"dagster/table_name": "kwaliteit.bronlevering"},
        check_specs=[
            dg.AssetCheckSpec(
                ELKE_RIJ,
                asset=BRONLEVERING,
                blocking=True,
                description="Elk geleverd record staat in een GGM-tabel, in bron, of met een reden "
                "in de uitval.",
            )
        ],
    )
    def tel(context: dg.AssetExecutionContext) -> Iterator[dg.MaterializeResult[None]]:
        with stap(omgeving, context, nodig) as dit, dit.open() as con:
            transform.controleer_rijtelling(
                con,
                run_id=dit.run_id,
                levering=dit.dag,
                contracts=declaraties.contracten,
                mappings=declaraties.mappings,
                geladen_op=dit.nu,
            )
            gelezen, verwerkt, uitval = con.execute(
                "select coalesce(sum(rijen_gelezen), 0)::bigint, "
                "coalesce(sum(rijen_verwerkt), 0)::bigint, "
                "coalesce(sum(rijen_uitval), 0)::bigint "
                "from kwaliteit.bronlevering where run_id = ?",
                [dit.run_id],
            ).fetchall()[0]
        tellingen = {
            "rijen_gelezen": gelezen, "rijen_verwerkt": verwerkt, "rijen_uitval": uitval,
        }  # fmt: skip
        yield dg.MaterializeResult(
            metadata=tellingen,
            check_results=[
                dg.AssetCheckResult(
                    check_name=ELKE_RIJ,
                    passed=gelezen == verwerkt + uitval,
                    severity=dg.AssetCheckSeverity.ERROR,
                    metadata=tellingen,
                )
            ],
        )

    return tel


def _bronprofiel(omgeving: Omgeving) -> dg.AssetsDefinition:
    nodig = [bron_key(bron) for bron in omgeving.declaraties.contracten]

    @dg.asset(
        key=BRONPROFIEL,
        deps=nodig,
        partitions_def=LEVERING,
        group_name=GROEP,
        description="Profiel van elke geleverde kolom: staat hij in het contract, en hoeveel "
        "waarden lijken op een BSN, IBAN, e-mailadres of telefoonnummer (alleen aantallen). En "
        "welke records langer worden bewaard dan het contract toestaat.",
        kinds={"duckdb"},
        tags={"laag": "kwaliteit"},
        metadata={"dagster/table_name": PROFIELTABELLEN[0]},
    )
    def profileer(context: dg.AssetExecutionContext) -> dg.MaterializeResult[None]:
        with stap(omgeving, context, nodig) as dit, dit.open() as con:
            aantal = avg.profileer(con, omgeving.declaraties.contracten, dit.dag)
        return dg.MaterializeResult(metadata={"dagster/row_count": aantal})

    return profileer


# --- suites ---------------------------------------------------------------------------------------


def _nodig(declaraties: Declaraties, suite: Suite) -> list[dg.AssetKey]:
    """Assets that make what the suite reads. A relation that no source fills needs none."""
    keys: set[dg.AssetKey] = set()
    for relatie in suite.benodigd():
        if relatie in declaraties.brontabellen:
            keys.add(bron_key(declaraties.brontabellen[relatie].id))
        elif relatie in PROFIELTABELLEN:
            keys.add(BRONPROFIEL)
        elif relatie == "kwaliteit.bronlevering":
            keys.add(BRONLEVERING)
        keys.update(ggm_key(entiteit) for entiteit in declaraties.vullers(relatie))
    return sorted(keys)


def _dimensies(suite: Suite) -> dict[str, list[str]]:
    """Check name → dimension and the titles of its rules."""
    per_dimensie: dict[str, list[str]] = {}
    for regel in suite.regels:
        kaart = regel.kaart
        per_dimensie.setdefault(kaart.dimensie, []).append(f"- {kaart.id}: {kaart.titel}")
    return dict(sorted(per_dimensie.items()))


def _asset(omgeving: Omgeving, suite: Suite) -> dg.AssetsDefinition:
    key = kwaliteit_key(suite)
    nodig = _nodig(omgeving.declaraties, suite)
    specs = [
        dg.AssetCheckSpec(
            dimensie.lower(),
            asset=key,
            description=f"Kwaliteitseisen op {dimensie.lower()}:\n" + "\n".join(titels),
        )
        for dimensie, titels in _dimensies(suite).items()
    ]

    # Subsettable, so that a dimension that could not be measured gives no result at all: neither
    # passed nor failed would be true.
    @dg.multi_asset(
        name="__".join(key.path),
        specs=[
            dg.AssetSpec(
                key,
                deps=nodig,
                partitions_def=LEVERING,
                group_name=suite.domein.id,
                description=f"Kwaliteit van `{suite.entiteit}`: {len(suite.regels)} regels, "
                f"beheerd door {suite.domein.eigenaar.removeprefix('team:')}.",
                owners=[suite.domein.eigenaar],
                kinds={"duckdb", "great_expectations"},
                tags={"laag": "kwaliteit"},
            )
        ],
        check_specs=specs,
        can_subset=True,
    )
    def toets(context: dg.AssetExecutionContext) -> Iterator[dg.MaterializeResult[None]]:
        with stap(omgeving, context, [key, *nodig]) as dit:
            uitkomsten = _meet(omgeving, suite, dit)
        gekozen = {check.name for check in context.selected_asset_check_keys}
        yield dg.MaterializeResult(
            asset_key=key,
            metadata=_cijfers(uitkomsten),
            check_results=[
                _oordeel(key, dimensie, regels)
                for dimensie, regels in uitkomsten.items()
                if dimensie.lower() in gekozen and any(r.gemeten for r in regels)
            ],
        )

    return toets


def _meet(omgeving: Omgeving, suite: Suite, dit: Stap) -> dict[str, list[report.Regel]]:
    """Measure, and return what was measured per dimension. Great Expectations is imported here,
    since it costs seconds that the web page and the command line should not pay."""
    from expectations import runner

    with dit.open() as con:
        context = runner.MeetContext(
            run_id=dit.run_id,
            levering=dit.dag,
            gemeten_op=dit.nu,
            ontbrekend=omgeving.declaraties.ontbrekend(_niet_geleverd(con)),
            geraakt=geraakte_kolommen(con, omgeving.declaraties.mappings, dit.run_id),
            sleutel=omgeving.settings.lees_sleutel(),
        )
        runner.meet(con, suite, context)
        eigen = {regel.kaart.id for regel in suite.regels}
        gemeten = [
            regel
            for regel in report.regels_van_run(con, dit.run_id, suite.entiteit)
            if regel.regel_id in eigen
        ]
    return {d: [r for r in gemeten if r.dimensie == d] for d in _dimensies(suite)}


def _niet_geleverd(con: duckdb.DuckDBPyConnection) -> list[str]:
    rijen = con.execute("select bron from bron.bron where not geleverd").fetchall()
    return [bron for (bron,) in rijen]


def _cijfers(uitkomsten: dict[str, list[report.Regel]]) -> dict[str, dg.MetadataValue | int]:
    regels = [regel for lijst in uitkomsten.values() for regel in lijst]
    return {
        "regels": len(regels),
        "regels_gemeten": sum(regel.gemeten for regel in regels),
        "regels_die_niet_voldoen": sum(regel.status == "voldoet_niet" for regel in regels),
        "fouten": sum(regel.n_fout for regel in regels),
        "uitkomsten": tabellen.overzicht(regels),
    }


def _oordeel(
    key: dg.AssetKey, dimensie: str, regels: Sequence[report.Regel]
) -> dg.AssetCheckResult:
    return dg.AssetCheckResult(
        asset_key=key,
        check_name=dimensie.lower(),
        passed=all(regel.status != "voldoet_niet" for regel in regels),
        severity=dg.AssetCheckSeverity.WARN,
        description=tabellen.toelichting(regels),
        metadata={
            "regels": tabellen.regels(regels),
            "fouten": sum(regel.n_fout for regel in regels),
        },
    )
