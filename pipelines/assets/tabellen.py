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
# The page of an asset is narrower than that of a check: three columns fit.
_BEGIN = ("regel", "uitkomst", "wat_te_doen")
_OVERZICHT = ("regel", "oordeel", "uitkomst")
_DIMENSIE = ("dimensie", "score", "gemeten")
MEESTE = 5


def regels(van: Sequence[Regel]) -> dg.TableMetadataValue:
    """Each rule with its outcome and what to do, the worst first."""
    rijen = [
        (
            regel.regel_id,
            regel.titel,
            _oordeel(regel),
            _uitkomst(regel),
            regel.ernst if regel.soort == "eis" else f"{regel.ernst} (signaal)",
            _herstel(regel) if regel.n_fout else "",
        )
        for regel in ergste_eerst(van)
    ]
    return _tabel(_REGEL, rijen)


def overzicht(van: Sequence[Regel]) -> dg.TableMetadataValue:
    """Each rule with its outcome, the worst first."""
    rijen = [(_naam(regel), _oordeel(regel), _uitkomst(regel)) for regel in ergste_eerst(van)]
    return _tabel(_OVERZICHT, rijen)


def begin_hier(kaart: Domein) -> dg.TableMetadataValue:
    """The few rules to work on first."""
    rijen = [(_naam(regel), _uitkomst(regel), _herstel(regel)) for regel in kaart.falend[:MEESTE]]
    return _tabel(_BEGIN, rijen)


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
        f"*Wat te doen:* {_herstel(regel)}"
        for regel in falend
    ]
    return "\n".join([kop, "", *punten])


def afgerond(percentage: float | None) -> float | None:
    """Down to one decimal: 100 only where nothing failed."""
    return None if percentage is None else math.floor(percentage * 10 + 1e-7) / 10


def _naam(regel: Regel) -> str:
    return f"{regel.regel_id} {regel.titel}"


def _oordeel(regel: Regel) -> str:
    return uitleg.oordeel(regel.oordeel) if regel.gemeten else uitleg.STATUS[regel.status]


def _uitkomst(regel: Regel) -> str:
    return hoe_erg(regel) if regel.gemeten else regel.toelichting


def _herstel(regel: Regel) -> str:
    return regel.herstel or uitleg.GEEN_HERSTEL


def _tabel(kolommen: Sequence[str], rijen: Sequence[Sequence[str]]) -> dg.TableMetadataValue:
    return dg.TableMetadataValue(
        records=[dg.TableRecord(dict(zip(kolommen, rij, strict=True))) for rij in rijen],
        schema=dg.TableSchema(columns=[dg.TableColumn(kolom) for kolom in kolommen]),
    )
