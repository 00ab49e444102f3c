"""Rules and scores as tables that Dagster shows on the page itself. No keys, no values.

Belongs here: which columns a reader of Dagster's page gets. Does not belong here: the words and
numbers in them (`report`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import dagster as dg

from pipelines.report import Regel, ergste_eerst, uitleg
from pipelines.report.getallen import procent
from pipelines.report.model import Domein
from pipelines.report.tekst import hoe_erg, wat_is_er_mis

_REGEL = ("regel", "titel", "oordeel", "uitkomst", "ernst", "wat_te_doen")
_DIMENSIE = ("dimensie", "score", "gemeten")
MEESTE = 5


def regels(van: Sequence[Regel]) -> dg.TableMetadataValue:
    """Each rule with its outcome, the worst first."""
    return _tabel(_REGEL, [_regel(regel) for regel in ergste_eerst(van)])


def begin_hier(kaart: Domein) -> dg.TableMetadataValue:
    """The few rules to work on first."""
    return _tabel(_REGEL, [_regel(regel) for regel in kaart.falend[:MEESTE]])


def dimensies(kaart: Domein) -> dg.TableMetadataValue:
    """Score per NORA dimension."""
    rijen = [
        (
            dimensie.naam,
            procent(dimensie.score, foutloos=dimensie.n_fout == 0),
            f"{dimensie.n_regels_gemeten} van {dimensie.n_regels} regels",
        )
        for dimensie in kaart.dimensies
    ]
    return _tabel(_DIMENSIE, rijen)


def toelichting(van: Sequence[Regel]) -> str:
    """What is wrong and what to do, as markdown: Dagster shows it above the table."""
    falend = [regel for regel in ergste_eerst(van) if regel.status == "voldoet_niet"]
    if not falend:
        return f"Alle {sum(regel.gemeten for regel in van)} gemeten regels voldoen."
    werkwoord = "voldoet" if len(falend) == 1 else "voldoen"
    kop = f"**{len(falend)} van de {len(van)} regels {werkwoord} niet.**"
    punten = [
        f"- **{regel.regel_id} {regel.titel}.** {wat_is_er_mis(regel)} "
        f"*Wat te doen:* {regel.herstel or uitleg.GEEN_HERSTEL}"
        for regel in falend
    ]
    return "\n".join([kop, "", *punten])


def afgerond(percentage: float | None) -> float | None:
    """Down to one decimal: 100 only where nothing failed."""
    return None if percentage is None else math.floor(percentage * 10 + 1e-7) / 10


def _regel(regel: Regel) -> tuple[str, ...]:
    return (
        regel.regel_id,
        regel.titel,
        uitleg.oordeel(regel.oordeel) if regel.gemeten else uitleg.STATUS[regel.status],
        hoe_erg(regel) if regel.gemeten else regel.toelichting,
        regel.ernst if regel.soort == "eis" else f"{regel.ernst} (signaal)",
        (regel.herstel or uitleg.GEEN_HERSTEL) if regel.n_fout else "",
    )


def _tabel(kolommen: Sequence[str], rijen: Sequence[Sequence[str]]) -> dg.TableMetadataValue:
    return dg.TableMetadataValue(
        records=[dg.TableRecord(dict(zip(kolommen, rij, strict=True))) for rij in rijen],
        schema=dg.TableSchema(columns=[dg.TableColumn(kolom) for kolom in kolommen]),
    )
