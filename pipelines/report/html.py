"""One self-contained HTML page per levering: no scripts, no external requests, no keys.

The template escapes everything; only the drawings of `grafiek` are markup.
"""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path

import duckdb
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from pipelines.report import getallen, grafiek, kleuren, uitleg
from pipelines.report.gegevens import gegevens
from pipelines.report.model import Domein, Rapport, Trendpunt
from pipelines.report.tekst import (
    foutvrij,
    hoe_erg,
    over_dimensies,
    volledig_gemeten,
    wat_is_er_mis,
)


def html(rapport: Rapport) -> str:
    """The page as text."""
    return (
        _omgeving()
        .get_template("levering.html.j2")
        .render(rapport=rapport, uitleg=uitleg, kleuren=kleuren)
    )


def schrijf_html(
    con: duckdb.DuckDBPyConnection,
    levering: str | date,
    pad: Path,
    run_id: str | None = None,
) -> Path:
    """Writes the page of a levering to `pad` in one step, and returns the path."""
    inhoud = html(gegevens(con, levering, run_id))
    pad.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=pad.parent, suffix=".tmp", delete=False
    ) as tijdelijk:
        tijdelijk.write(inhoud)
    os.chmod(tijdelijk.name, 0o644)  # noqa: PTH101 - NamedTemporaryFile gives a name, not a Path
    Path(tijdelijk.name).replace(pad)
    return pad


def _omgeving() -> Environment:
    omgeving = Environment(
        loader=PackageLoader("pipelines.report", "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters.update(
        aantal=getallen.aantal,
        breekbaar=_breekbaar,
        datum=getallen.datum,
        moment=getallen.moment,
        procent=getallen.procent,
        verschil=getallen.verschil,
        oordeel=uitleg.oordeel,
    )
    omgeving.globals.update(
        balk=_balk,
        trendlijn=_trendlijn,
        trendkort=grafiek.trendkort,
        foutvrij=foutvrij,
        hoe_erg=hoe_erg,
        over_dimensies=over_dimensies,
        wat_is_er_mis=wat_is_er_mis,
        volledig_gemeten=volledig_gemeten,
        meervoud=getallen.meervoud,
    )
    return omgeving


def _balk(waarde: float | None, oordeel: str) -> Markup:
    return Markup(grafiek.balk(waarde, oordeel))


def _trendlijn(domein: Domein) -> Markup:
    punten: tuple[Trendpunt, ...] = domein.trend
    return Markup(grafiek.trendlijn(punten, f"trend-{domein.id}"))


def _breekbaar(tekst: str) -> Markup:
    """A file or column name, escaped, that may break after a separator."""
    veilig = str(escape(tekst))
    for teken in ("/", "_", ".", "-"):
        veilig = veilig.replace(teken, f"{teken}\u200b")
    return Markup(veilig.replace("\u200b", "<wbr>"))
