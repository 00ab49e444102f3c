"""The console tables and the markdown tell the same as the page, and escape what they are given."""

from __future__ import annotations

import io

import duckdb
from rich.console import Console

from pipelines import report
from tests.pipelines.report import voorbeeld


def _afgedrukt(con: duckdb.DuckDBPyConnection) -> str:
    uit = io.StringIO()
    Console(file=uit, width=160).print(report.toon_scorekaarten(con, voorbeeld.LEVERING))
    return uit.getvalue()


def test_the_console_shows_scorecards_and_where_to_begin(con: duckdb.DuckDBPyConnection) -> None:
    tekst = _afgedrukt(con)
    for deel in ("1 november 2026", "99,9%", "80,0%", "BAG-001", "Vul het bouwjaar aan"):
        assert deel in tekst


def test_markup_in_a_title_is_text_on_the_console(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("update kwaliteit.regel set titel = '[red]x[/red]'")
    assert "[red]x[/red]" in _afgedrukt(con)


def test_without_failures_there_is_nothing_to_begin_with(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("update kwaliteit.meting set n_fout = 0")
    assert "BAG-001" not in _afgedrukt(con)


def test_markdown_of_a_scorecard(con: duckdb.DuckDBPyConnection) -> None:
    tekst = report.scorekaart_markdown(con, "bag", voorbeeld.LEVERING, voorbeeld.RUN)
    for deel in (
        "| Foutvrije objecten | 99,9% | ![99,9%](data:image/svg+xml;base64,",
        "| Nieuw sinds de vorige levering | 2 |",
        "| Actualiteit | – | 0 van 1 |",
        "3 van 1.000 fout (99,7% goed)",
        "De bron brp\\_csv zit niet in deze levering.",
    ):
        assert deel in tekst


def test_markdown_escapes_tables_and_html(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("update kwaliteit.regel set titel = 'a|b <img src=x onerror=alert(1)>\nc'")
    tekst = report.regels_markdown(con, "ggm_bag.pand", "Compleetheid", voorbeeld.RUN)
    assert "a\\|b &lt;img src=x onerror=alert(1)&gt; c" in tekst
    assert "<img" not in tekst


def test_markdown_holds_no_keys(con: duckdb.DuckDBPyConnection) -> None:
    tekst = report.scorekaart_markdown(con, "bag", voorbeeld.LEVERING, voorbeeld.RUN)
    assert voorbeeld.GEHEIM not in tekst + _afgedrukt(con)


def test_a_dimension_without_rules_says_so(con: duckdb.DuckDBPyConnection) -> None:
    tekst = report.regels_markdown(con, "ggm_bag.pand", "Precisie", voorbeeld.RUN)
    assert tekst == "Voor deze dimensie is nog geen regel gemeten."
