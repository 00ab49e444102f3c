"""`bron/<bron>`: one asset per source, loaded as text exactly as delivered."""

# No postponed annotations here: Dagster looks at the type of `context` itself.

from collections.abc import Iterator, Sequence
from pathlib import Path

import dagster as dg
import duckdb

from pipelines import drift
from pipelines.assets import drift as drift_op_pagina
from pipelines.assets.stap import Omgeving, Stap, stap
from pipelines.bron import laden, landing
from pipelines.bron.lading import LaadResultaat
from pipelines.contract.laden import Contract, Objectdeclaratie
from pipelines.partitions import LEVERING

TECHNISCH = (
    ("_rij", "BIGINT", "Nummer van het record in deze run; `dwh_bronrij` in het GGM."),
    ("_bestand", "VARCHAR", "Naam van het bestand, zoals geleverd."),
    ("_regelnummer", "BIGINT", "Regel of record in dat bestand."),
    ("_levering", "DATE", "De levering."),
)

# A source may deliver a file per message.
_MAX_VORMEN = 100


def bron_key(bron_id: str) -> dg.AssetKey:
    """Key of the asset of a source."""
    return dg.AssetKey(["bron", bron_id])


def bron_assets(omgeving: Omgeving) -> Sequence[dg.AssetsDefinition]:
    """An asset per contract."""
    return [_asset(omgeving, contract) for contract in omgeving.declaraties.contracten.values()]


def _asset(omgeving: Omgeving, contract: Contract) -> dg.AssetsDefinition:
    key = bron_key(contract.id)

    # Subsettable, so that a source that was not delivered gets no result of its check at all:
    # neither passed nor failed would be true.
    @dg.multi_asset(
        name="__".join(key.path),
        specs=[
            dg.AssetSpec(
                key,
                partitions_def=LEVERING,
                group_name=contract.domain,
                description=_beschrijving(contract),
                owners=_eigenaars(contract),
                kinds={"duckdb", contract.formaat.soort},
                tags={"laag": "bron"},
                metadata={
                    "contract": f"{contract.id} {contract.version}",
                    "dagster/column_schema": _kolommen(contract),
                },
            )
        ],
        check_specs=[drift_op_pagina.check_spec(key)],
        can_subset=True,
    )
    def laad(context: dg.AssetExecutionContext) -> Iterator[dg.MaterializeResult[None]]:
        with stap(omgeving, context) as dit:
            settings = omgeving.settings
            # Looks at all folders, so that a misspelt one stops the run and is not just absent.
            landing.bronnen(settings.landing, dit.levering, omgeving.declaraties.contracten)
            bestanden = landing.neem_op(
                settings.landing, dit.levering, contract.id, settings.warehouse
            )
            dit.begin(omgeving.declaraties)
            with dit.open() as con:
                uit = laden.laad(
                    con, contract, bestanden, dit.dag, run_id=dit.run_id, xsd=settings.xsd
                )
                verschillen = _drift(con, settings.warehouse, contract, uit, dit)
        gekozen = bool(context.selected_asset_check_keys) and uit.geleverd
        yield dg.MaterializeResult(
            asset_key=key,
            check_results=[drift_op_pagina.oordeel(key, verschillen)] if gekozen else [],
            metadata={
                "verschillen": len(verschillen),
                "dagster/row_count": uit.rijen_gelezen - uit.rijen_uitval,
                "geleverd": uit.geleverd,
                "bestanden": len(bestanden),
                "rijen_gelezen": uit.rijen_gelezen,
                "rijen_uitval": uit.rijen_uitval,
                "tabellen": dg.MarkdownMetadataValue(_tabellen(uit)),
                **({"gelezen_als": dg.MarkdownMetadataValue(_vormen(uit))} if uit.vormen else {}),
            },
        )

    return laad


def _drift(
    con: duckdb.DuckDBPyConnection,
    warehouse: Path,
    contract: Contract,
    uit: LaadResultaat,
    dit: Stap,
) -> list[drift.Drift]:
    """Find and keep how this levering differs from the contract; nothing where it is absent."""
    nu = drift.tel(con, contract) if uit.geleverd else {}
    eerder = drift.eerdere_tellingen(warehouse, dit.dag, contract.id) if uit.geleverd else {}
    gevonden = drift.vergelijk(contract, uit, nu, eerder)
    drift.schrijf(con, contract.id, gevonden, nu, run_id=dit.run_id, levering=dit.dag)
    return gevonden


def _tabellen(uit: LaadResultaat) -> str:
    """Counts only for columns outside the contract: where the header of a file is missing, their
    names are values."""
    regels = [
        "| Tabel | Records | Kolommen buiten het contract | Niet geleverd |",
        "|---|--:|--:|---|",
    ]
    for naam, tabel in uit.tabellen.items():
        weg = ", ".join(f"`{kolom}`" for kolom in tabel.niet_geleverd) or "–"
        regels.append(f"| {naam} | {tabel.rijen} | {len(tabel.niet_gedeclareerd)} | {weg} |")
    return "\n".join(regels)


def _vormen(uit: LaadResultaat) -> str:
    regels = ["| Bestand | Codering | Scheidingsteken | |", "|---|---|---|---|"]
    for vorm in uit.vormen[:_MAX_VORMEN]:
        teken = {"\t": "tab", "|": "\\|", None: "–"}.get(vorm.scheidingsteken, vorm.scheidingsteken)
        hoe = "herkend" if vorm.herkend else "volgens het contract"
        regels.append(f"| {vorm.bestand} | {vorm.codering} | {teken} | {hoe} |")
    if len(uit.vormen) > _MAX_VORMEN:
        regels.append(f"| en nog {len(uit.vormen) - _MAX_VORMEN} | | | |")
    return "\n".join(regels)


def _beschrijving(contract: Contract) -> str:
    delen = (contract.description.purpose, contract.description.limitations)
    return "\n\n".join([f"**{contract.name}**", *(deel for deel in delen if deel)])


def _eigenaars(contract: Contract) -> list[str]:
    eigenaar = contract.eigenaar
    if not eigenaar:
        return []
    return [eigenaar if "@" in eigenaar or eigenaar.startswith("team:") else f"team:{eigenaar}"]


def _kolommen(contract: Contract) -> dg.TableSchema:
    return dg.TableSchema(
        columns=[
            kolom
            for object_ in contract.objecten
            for kolom in (*_gedeclareerd(object_), *_technisch(object_))
        ]
    )


def _gedeclareerd(object_: Objectdeclaratie) -> list[dg.TableColumn]:
    return [
        dg.TableColumn(
            name=f"{object_.name}.{kolom.name}",
            type="VARCHAR",
            description=kolom.description or kolom.businessName,
            constraints=dg.TableColumnConstraints(nullable=not kolom.required),
            tags=_labels(kolom.classification),
        )
        for kolom in object_.properties
    ]


def _technisch(object_: Objectdeclaratie) -> list[dg.TableColumn]:
    return [
        dg.TableColumn(name=f"{object_.name}.{naam}", type=type_, description=uitleg)
        for naam, type_, uitleg in TECHNISCH
    ]


def _labels(classificatie: str | None) -> dict[str, str]:
    return {"classificatie": classificatie} if classificatie else {}
