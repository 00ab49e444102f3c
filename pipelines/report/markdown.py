"""The scorecard and the rules as markdown, for the metadata of Dagster. No keys, no values.

Text is escaped for markdown tables and for HTML, since Dagster renders both.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb

from pipelines.report import getallen, grafiek, uitleg
from pipelines.report.gegevens import gegevens, regels_van_run
from pipelines.report.model import Domein, Regel, ergste_eerst
from pipelines.report.tekst import foutvrij, hoe_erg, volledig_gemeten

_MAX_REGELS = 10
_SPECIAAL = str.maketrans({teken: "\\" + teken for teken in "\\`*_[]|#"})


def scorekaart_markdown(
    con: duckdb.DuckDBPyConnection, domein: str, levering: str | date, run_id: str
) -> str:
    """Scorecard of one domain: numbers with bars, dimensions, the worst rules, what is missing."""
    kaart = gegevens(con, levering, run_id).domein(domein)
    delen = [
        f"### {_veilig(kaart.naam)}: {_veilig(uitleg.oordeel(kaart.oordeel))}",
        _veilig(kaart.reden_oordeel),
        _kerncijfers(kaart),
        _dimensies(kaart),
        "**Begin hier**" if kaart.falend else "",
        regeltabel(kaart.falend[:_MAX_REGELS]),
        _niet_gemeten(kaart.niet_gemeten),
    ]
    return "\n\n".join(deel for deel in delen if deel)


def regels_markdown(
    con: duckdb.DuckDBPyConnection, entiteit: str, dimensie: str, run_id: str
) -> str:
    """The measured rules of one dimension of one entity as a table, worst first."""
    regels = ergste_eerst(regels_van_run(con, run_id, entiteit, dimensie))
    return regeltabel(regels) or "Voor deze dimensie is nog geen regel gemeten."


def _veilig(tekst: str) -> str:
    """Escapes what markdown or HTML would read as markup, and keeps a cell on one line."""
    schoon = tekst.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return " ".join(schoon.translate(_SPECIAAL).split())


def _tabel(koppen: Sequence[str], rijen: Sequence[Sequence[str]]) -> str:
    if not rijen:
        return ""
    regels = [koppen, ["---"] * len(koppen), *rijen]
    return "\n".join("| " + " | ".join(cellen) + " |" for cellen in regels)


def _balk(tekst: str, waarde: float | None, oordeel: str) -> str:
    if waarde is None:
        return ""
    return f"![{tekst}]({grafiek.als_data_uri(grafiek.balk(waarde, oordeel))})"


def _kerncijfers(kaart: Domein) -> str:
    score = getallen.procent(kaart.kwaliteitsscore, foutloos=kaart.n_eis_fouten == 0)
    dekking = getallen.procent(kaart.dekking, foutloos=volledig_gemeten(kaart))
    goed = foutvrij(kaart)
    rijen = [
        ("Foutvrije objecten", goed, _balk(goed, kaart.foutvrije_objecten, kaart.oordeel)),
        ("Kwaliteitsscore", score, _balk(score, kaart.kwaliteitsscore, kaart.oordeel)),
        ("Dekking van de meting", dekking, _balk(dekking, kaart.dekking, "")),
        ("Fouten nu", getallen.aantal(kaart.voorraad), ""),
        ("Nieuw sinds de vorige levering", getallen.aantal(kaart.instroom), ""),
        ("Opgelost sinds de vorige levering", getallen.aantal(kaart.uitstroom), ""),
    ]
    return _tabel(("Cijfer", "Waarde", ""), rijen)


def _dimensies(kaart: Domein) -> str:
    rijen = [
        (
            _veilig(d.naam),
            getallen.procent(d.score, foutloos=d.n_fout == 0),
            f"{d.n_regels_gemeten} van {d.n_regels}",
        )
        for d in kaart.dimensies
    ]
    return _tabel(("Dimensie", "Score", "Regels gemeten"), rijen)


def regeltabel(regels: Sequence[Regel]) -> str:
    """Rules with outcome and what to do, in the order given; empty text without rules."""
    rijen = [
        (
            _veilig(r.regel_id),
            _veilig(r.titel),
            _uitkomst(r),
            _veilig(r.ernst),
            _veilig(r.herstel or uitleg.GEEN_HERSTEL) if r.n_fout else "",
        )
        for r in regels
    ]
    return _tabel(("Regel", "Titel", "Uitkomst", "Ernst", "Wat te doen"), rijen)


def _uitkomst(regel: Regel) -> str:
    if not regel.gemeten:
        return _veilig(f"{uitleg.STATUS.get(regel.status, regel.status)}. {regel.toelichting}")
    return f"{uitleg.oordeel(regel.oordeel)}: {hoe_erg(regel)}"


def _niet_gemeten(regels: Sequence[Regel]) -> str:
    if not regels:
        return ""
    lijst = "\n".join(f"- {_veilig(r.regel_id)}: {_veilig(r.toelichting)}" for r in regels)
    return f"**Niet gemeten**\n\n{lijst}"
