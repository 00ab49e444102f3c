"""Reads the scorecards of a run: headline numbers, dimensions, trend over leveringen."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

import duckdb

from expectations.card import DomeinBestand
from expectations.suites import load_domeinen
from pipelines.report.model import Dimensie, Domein, Regel, Trendpunt
from pipelines.report.vraag import Rij, rijen

# The Kern is what every other domain builds on, so it comes first; the privacy of all comes last.
_KERN, _LAATST = 99, "avg"
_TELLINGEN = (
    "n_objecten",
    "n_foutvrij",
    "n_regels",
    "n_regels_gemeten",
    "vergelijkbare_regels",
    "voorraad",
)
_ZOALS_GEMETEN = (
    "foutvrije_objecten",
    "kwaliteitsscore",
    "dekking",
    "vorige_levering",
    "verschil_score",
    "instroom",
    "uitstroom",
)


def domeinen(
    con: duckdb.DuckDBPyConnection, run_id: str, dag: date, regels: dict[str, list[Regel]]
) -> tuple[Domein, ...]:
    """The scorecards of a run in a fixed order; `regels` per domain id."""
    kaarten = rijen(
        con, "select * from kwaliteit.scorekaart where run_id = $run_id", {"run_id": run_id}
    )
    dimensies = rijen(
        con,
        "select * from kwaliteit.scorekaart_dimensie where run_id = $run_id order by dimensie",
        {"run_id": run_id},
    )
    trends = _trends(con, dag, run_id)
    gelezen = [
        _domein(kaart, dimensies, trends[kaart["domein"]], regels.get(kaart["domein"], []))
        for kaart in kaarten
    ]
    return tuple(sorted(gelezen, key=_volgorde))


@cache
def _beschreven() -> dict[str, DomeinBestand]:
    return load_domeinen()


def _volgorde(domein: Domein) -> tuple[bool, int, str]:
    """As the GGM numbers its domains; of one that is no longer declared nobody knows the number."""
    beschreven = _beschreven().get(domein.id)
    nummer = beschreven.ggm_domein.partition(" ")[0] if beschreven else ""
    plaats = int(nummer) if nummer.isdecimal() else _KERN + 1
    return domein.id == _LAATST, -1 if plaats == _KERN else plaats, domein.naam


def _domein(
    kaart: Rij, dimensies: list[Rij], trend: tuple[Trendpunt, ...], regels: list[Regel]
) -> Domein:
    id_ = kaart["domein"]
    # A domain that is no longer declared keeps its earlier scorecards, under its id.
    beschreven = _beschreven().get(id_)
    velden: Rij = {veld: int(kaart[veld] or 0) for veld in _TELLINGEN}
    velden |= {veld: kaart[veld] for veld in _ZOALS_GEMETEN}
    return Domein(
        **velden,
        id=id_,
        naam=beschreven.naam if beschreven else id_,
        omschrijving=beschreven.omschrijving if beschreven else "",
        eigenaar=beschreven.eigenaar if beschreven else "",
        oordeel=kaart["oordeel"] or "niet_gemeten",
        reden_oordeel=kaart["reden_oordeel"] or "",
        niet_gemeten_dimensies=tuple(kaart["niet_gemeten_dimensies"] or ()),
        dimensies=tuple(_dimensie(d, regels) for d in dimensies if d["domein"] == id_),
        trend=trend,
        regels=tuple(regels),
    )


def _dimensie(rij: Rij, regels: list[Regel]) -> Dimensie:
    naam = rij["dimensie"]
    return Dimensie(
        naam=naam,
        score=rij["score"],
        n_regels=int(rij["n_regels"] or 0),
        n_regels_gemeten=int(rij["n_regels_gemeten"] or 0),
        n_fout=sum(r.n_fout for r in regels if r.dimensie == naam and r.soort == "eis"),
    )


def _trends(
    con: duckdb.DuckDBPyConnection, dag: date, run_id: str
) -> dict[str, tuple[Trendpunt, ...]]:
    sql = """
        with eisen as (
            select m.run_id, m.domein, sum(m.n_fout) as fouten
            from kwaliteit.meting as m
            join kwaliteit.regel as r on r.run_id = m.run_id and r.regel_id = m.regel_id
            where r.soort = 'eis'
            group by all
        )
        select k.domein, k.levering, k.foutvrije_objecten, k.kwaliteitsscore, k.dekking,
               k.oordeel, coalesce(e.fouten, 0) = 0 as foutloos,
               lag(k.definitie_hash) over vorige is distinct from k.definitie_hash
                   and lag(k.levering) over vorige is not null as breuk
        from kwaliteit.scorekaart as k
        left join eisen as e on e.run_id = k.run_id and e.domein = k.domein
        where k.levering < $dag or k.run_id = $run_id
        window vorige as (partition by k.domein order by k.levering)
        order by k.domein, k.levering
    """
    trends: dict[str, list[Trendpunt]] = defaultdict(list)
    for rij in rijen(con, sql, {"dag": dag, "run_id": run_id}):
        domein = rij.pop("domein")
        rij["oordeel"] = rij["oordeel"] or "niet_gemeten"
        trends[domein].append(Trendpunt(**rij))
    return {domein: tuple(punten) for domein, punten in trends.items()}
