"""Drift of a source, as its asset shows it: a check that warns, and a table.

Belongs here: words and columns for Dagster. Names of columns outside the contract are not shown:
where the header of a file is missing they are values, and Dagster keeps what it is told for ever.
"""

from __future__ import annotations

from collections.abc import Sequence

import dagster as dg

from pipelines.drift import Drift

STRUCTUUR = "structuur"
_KOLOMMEN = ("tabel", "kolom", "soort", "uitleg", "wat_te_doen")


def check_spec(asset: dg.AssetKey) -> dg.AssetCheckSpec:
    """The check that the structure is as agreed."""
    return dg.AssetCheckSpec(
        STRUCTUUR,
        asset=asset,
        description="De geleverde kolommen zijn die van het contract: geen erbij, geen weg, geen "
        "hernoemd, geen ander soort gegeven, dezelfde volgorde.",
    )


def oordeel(asset: dg.AssetKey, gevonden: Sequence[Drift]) -> dg.AssetCheckResult:
    """A warning, never an error: the run goes on with what it has."""
    return dg.AssetCheckResult(
        asset_key=asset,
        check_name=STRUCTUUR,
        passed=not gevonden,
        severity=dg.AssetCheckSeverity.WARN,
        description=_toelichting(gevonden),
        metadata={"verschillen": len(gevonden), "drift": tabel(gevonden)},
    )


def tabel(gevonden: Sequence[Drift]) -> dg.TableMetadataValue:
    """Each difference with what to do."""
    rijen = [(d.tabel, _kolom(d), d.soort, _uitleg(d), _doe(d)) for d in gevonden]
    return dg.TableMetadataValue(
        records=[dg.TableRecord(dict(zip(_KOLOMMEN, rij, strict=True))) for rij in rijen],
        schema=dg.TableSchema(columns=[dg.TableColumn(naam) for naam in _KOLOMMEN]),
    )


def _toelichting(gevonden: Sequence[Drift]) -> str:
    if not gevonden:
        return "De structuur is zoals in het contract staat."
    kop = (
        "**De structuur wijkt op 1 punt af van het contract.**"
        if len(gevonden) == 1
        else f"**De structuur wijkt op {len(gevonden)} punten af van het contract.**"
    )
    punten = [
        f"- **`{d.tabel}`{f', {_kolom(d)}' if _kolom(d) else ''}: {d.soort}.** {_uitleg(d)} "
        f"{d.gevolg} *Wat te doen:* {_doe(d)}"
        for d in gevonden
    ]
    return "\n".join([kop, "", *punten])


def _kolom(drift: Drift) -> str:
    return "" if drift.soort == "toegevoegd" else drift.kolom or ""


def _uitleg(drift: Drift) -> str:
    if drift.soort == "hernoemd":
        return "Deze kolom is niet geleverd. Vermoedelijk is hij hernoemd; zie het rapport."
    return drift.uitleg


def _doe(drift: Drift) -> str:
    if drift.soort == "hernoemd":
        return "Zoek de nieuwe naam op in het rapport, en zet die als physicalName in het contract."
    return drift.doe
