"""The scorecards as tables for the console (rich). No markup comes from data."""

from __future__ import annotations

from datetime import date

import duckdb
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipelines.report import getallen, uitleg
from pipelines.report.gegevens import gegevens
from pipelines.report.model import Domein, Rapport, Regel

_STIJL = {"goed": "green", "voldoende": "yellow", "onvoldoende": "red", "niet_gemeten": "dim"}
_AANTAL_REGELS = 3


def toon_scorekaarten(
    con: duckdb.DuckDBPyConnection, levering: str | date, run_id: str | None = None
) -> RenderableType:
    """Two tables to print: the scorecards of a levering, and what to do first per domain."""
    rapport = gegevens(con, levering, run_id)
    return Group(_kaarten(rapport), Text(""), _eerst_doen(rapport))


def _kaarten(rapport: Rapport) -> Table:
    tabel = Table(
        title=Text(f"Scorekaarten – levering {getallen.datum(rapport.levering)}"),
        title_justify="left",
    )
    tabel.add_column("Domein")
    tabel.add_column("Oordeel")
    for kop in (
        "Foutvrije objecten",
        "Kwaliteitsscore",
        "Dekking",
        "Verschil",
        "Nieuw",
        "Opgelost",
    ):
        tabel.add_column(kop, justify="right")
    for domein in rapport.domeinen:
        tabel.add_row(*_kaartcellen(domein))
    return tabel


def _kaartcellen(domein: Domein) -> list[Text]:
    woord = uitleg.oordeel(domein.oordeel)
    return [
        Text(domein.naam),
        Text(woord, style=_STIJL.get(domein.oordeel, "")),
        Text(foutvrij(domein)),
        Text(getallen.procent(domein.kwaliteitsscore, foutloos=domein.n_eis_fouten == 0)),
        Text(getallen.procent(domein.dekking, foutloos=volledig_gemeten(domein))),
        Text(getallen.verschil(domein.verschil_score)),
        Text(getallen.aantal(domein.instroom)),
        Text(getallen.aantal(domein.uitstroom)),
    ]


def _eerst_doen(rapport: Rapport) -> Table:
    tabel = Table(title=Text("Begin hier"), title_justify="left", show_lines=True)
    for kop in ("Domein", "Regel", "Niet gehaald", "Hoe erg", "Wat te doen"):
        tabel.add_column(kop, overflow="fold")
    for domein in rapport.domeinen:
        for regel in domein.falend[:_AANTAL_REGELS]:
            tabel.add_row(
                Text(domein.id),
                Text(regel.regel_id),
                Text(regel.titel),
                Text(hoe_erg(regel)),
                Text(regel.herstel or uitleg.GEEN_HERSTEL),
            )
    return tabel


def foutvrij(domein: Domein) -> str:
    """Headline one: percent, or counts when there are fewer than ten objects."""
    if domein.foutvrije_objecten is not None:
        return getallen.procent(
            domein.foutvrije_objecten, foutloos=domein.n_foutvrij == domein.n_objecten
        )
    if domein.n_objecten and domein.oordeel != "niet_gemeten":
        return f"{getallen.aantal(domein.n_foutvrij)} van {getallen.aantal(domein.n_objecten)}"
    return getallen.GEEN


def volledig_gemeten(domein: Domein) -> bool:
    """True when no declared rule was left unmeasured."""
    return domein.dekking is not None and not domein.niet_gemeten


def hoe_erg(regel: Regel) -> str:
    """'12 van 3.400 fout (99,6% goed)'."""
    tekst = f"{getallen.aantal(regel.n_fout)} van {getallen.aantal(regel.n_getoetst)} fout"
    if regel.conformiteit is None:
        return tekst
    return f"{tekst} ({getallen.procent(regel.conformiteit, foutloos=regel.n_fout == 0)} goed)"


def wat_is_er_mis(regel: Regel) -> str:
    """'3 van 2.200 voldoen hier niet aan: …' with the sentence of the rule."""
    n, totaal = getallen.aantal(regel.n_fout), getallen.aantal(regel.n_getoetst)
    werkwoord = "voldoet" if regel.n_fout == 1 else "voldoen"
    return f"{n} van {totaal} {werkwoord} hier niet aan: {regel.omschrijving}"


def over_dimensies(domein: Domein) -> list[str]:
    """Which dimensions were not measured, apart from those for which there are no rules at all."""
    met_regels = {regel.dimensie for regel in domein.regels if regel.soort == "eis"}
    niet = [naam for naam in domein.niet_gemeten_dimensies if naam in met_regels]
    zonder = [naam for naam in domein.niet_gemeten_dimensies if naam not in met_regels]
    zinnen = [("Niet gemeten", niet), ("Nog zonder regels", zonder)]
    return [f"{kop}: {', '.join(namen)}" for kop, namen in zinnen if namen]
