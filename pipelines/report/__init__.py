"""What a data steward reads: one page per levering, tables for the console, markdown for Dagster.

Belongs here: reading the kwaliteit tables of one DuckDB file and showing them. Does not belong
here: measuring, scoring, or anything that looks at a value or a key. Three renderers share the
dataclasses of `model`, so that they never contradict each other.
"""

from __future__ import annotations

from pipelines.report.gegevens import gegevens, regels_van_run
from pipelines.report.html import html, schrijf_html
from pipelines.report.markdown import regels_markdown, regeltabel, scorekaart_markdown
from pipelines.report.model import Regel, ergste_eerst
from pipelines.report.tekst import toon_scorekaarten

__all__ = [
    "Regel",
    "ergste_eerst",
    "gegevens",
    "html",
    "regels_markdown",
    "regels_van_run",
    "regeltabel",
    "schrijf_html",
    "scorekaart_markdown",
    "toon_scorekaarten",
]
