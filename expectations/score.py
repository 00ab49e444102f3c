"""The scorecard of a domain: reads the results of a run, applies the formulas, writes the outcome.

Belongs here: counting objects, comparing with the previous levering, ``kwaliteit.scorekaart``.
Does not belong here: the formulas (``formules``), measuring (``runner``), showing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import duckdb

from expectations import formules, sleutels
from expectations.formules import Dimensiescore, Uitslag
from expectations.suite import Suite
from ggm_schema.naming import quote_ident, quote_relatie

# A row without any key still is an object: it is known by its place in the extract.
_OBJECT = "coalesce(sleutel, concat_ws('|', '#', bestand, regelnummer))"


@dataclass(frozen=True)
class Scorekaart:
    """One row of ``kwaliteit.scorekaart``. Scores and coverage are percentages, None when not
    measured; ``foutvrije_objecten`` and ``kwaliteitsscore`` also when there are too few objects.

    ``voorraad`` counts all failing (rule, key) pairs of the requirements; ``instroom`` and
    ``uitstroom`` only those of rules that both leveringen share, so that a new rule is no inflow
    and a source that was not delivered is no repair.
    """

    run_id: str
    levering: date
    domein: str
    n_objecten: int
    n_foutvrij: int
    foutvrije_objecten: float | None
    kwaliteitsscore: float | None
    dekking: float | None
    oordeel: str
    reden_oordeel: str
    n_regels: int
    n_regels_gemeten: int
    niet_gemeten_dimensies: tuple[str, ...]
    definitie_hash: str
    vorige_levering: date | None
    verschil_score: float | None
    vergelijkbare_regels: int | None
    voorraad: int
    instroom: int | None
    uitstroom: int | None


@dataclass(frozen=True)
class _Trend:
    levering: date | None = None
    verschil: Fraction | None = None
    regels: int | None = None
    instroom: int | None = None
    uitstroom: int | None = None


def scorekaart(
    con: duckdb.DuckDBPyConnection,
    domein: str,
    suites: Sequence[Suite],
    *,
    run_id: str,
    levering: date,
    historie: str = "historie_",
) -> Scorekaart:
    """Make the scorecard of a domain and write it; doing it again replaces it.

    Args:
        con: connection to the run file in which all suites of the domain were measured.
        domein: id of the domain.
        suites: its suites.
        run_id: the run.
        levering: reporting date of the run.
        historie: prefix of the relations that hold earlier published runs, one run per levering:
            ``<prefix>regel``, ``<prefix>meting`` and ``<prefix>afwijking``. Where these do not
            exist there is no previous levering.
    """
    uitslagen = lees_uitslagen(con, "kwaliteit.", domein, run_id)
    trend = _trend(con, domein, run_id, levering, uitslagen, historie)
    n_objecten, n_fout = tel_objecten(con, suites, uitslagen, run_id, levering)
    kaart = _kaart(uitslagen, domein, run_id, levering, (n_objecten, n_fout), trend, con)
    _schrijf(con, kaart, formules.dimensiescores(uitslagen))
    return kaart


def _kaart(
    uitslagen: Sequence[Uitslag],
    domein: str,
    run_id: str,
    levering: date,
    objecten: tuple[int, int],
    trend: _Trend,
    con: duckdb.DuckDBPyConnection,
) -> Scorekaart:
    eisen = formules.eisen(uitslagen)
    n_objecten, n_fout = objecten
    # Without a heavy rule no object was looked at; the rows then say how much there is.
    omvang = n_objecten or max((u.n_getoetst or 0 for u in eisen), default=0)
    genoeg = omvang >= formules.MINIMUM_OBJECTEN
    label, reden = formules.oordeel(eisen)
    if not genoeg and label != "niet_gemeten":
        reden += f" Minder dan {formules.MINIMUM_OBJECTEN} objecten: alleen aantallen."
    return Scorekaart(
        run_id=run_id,
        levering=levering,
        domein=domein,
        n_objecten=n_objecten,
        n_foutvrij=n_objecten - n_fout,
        foutvrije_objecten=_getal(formules.aandeel_foutvrij(n_objecten, n_objecten - n_fout)),
        kwaliteitsscore=_getal(formules.kwaliteitsscore(eisen)) if genoeg else None,
        dekking=_getal(formules.dekking(eisen)),
        oordeel=label,
        reden_oordeel=reden,
        n_regels=len(eisen),
        n_regels_gemeten=sum(u.gemeten for u in eisen),
        niet_gemeten_dimensies=tuple(formules.niet_gemeten_dimensies(eisen)),
        definitie_hash=formules.definitie_hash(eisen),
        vorige_levering=trend.levering,
        verschil_score=_getal(trend.verschil),
        vergelijkbare_regels=trend.regels,
        voorraad=_paren(con, "kwaliteit.", run_id, [u.regel_id for u in eisen]),
        instroom=trend.instroom,
        uitstroom=trend.uitstroom,
    )


def _getal(waarde: Fraction | None) -> float | None:
    return None if waarde is None else float(waarde)


def lees_uitslagen(
    con: duckdb.DuckDBPyConnection, waar: str, domein: str, run_id: str
) -> list[Uitslag]:
    """Results of a run in one domain, by rule; `waar` is the prefix of the tables they are in."""
    rijen = con.execute(
        f"""
        select r.regel_id, r.versie, r.dimensie, r.ernst, r.soort, m.status, m.oordeel,
               r.interventiewaarde, m.n_getoetst, m.n_fout
        from {waar}meting as m
        join {waar}regel as r on r.run_id = m.run_id and r.regel_id = m.regel_id
        where m.run_id = ? and m.domein = ?
        order by r.regel_id
        """,
        [run_id, domein],
    ).fetchall()
    return [Uitslag(*rij) for rij in rijen]


def tel_objecten(
    con: duckdb.DuckDBPyConnection,
    suites: Sequence[Suite],
    uitslagen: Sequence[Uitslag],
    run_id: str,
    levering: date,
) -> tuple[int, int]:
    """Objects in scope of a measured heavy rule, and those of them that fail one.

    A union of rows: an object that fails five rules counts once, also across suites.
    """
    zwaar = {
        u.regel_id for u in formules.eisen(uitslagen) if u.gemeten and u.ernst in formules.ZWAAR
    }
    groepen: dict[str, list[Suite]] = defaultdict(list)
    for suite in suites:
        if any(regel.kaart.id in zwaar for regel in suite.regels):
            groepen[suite.object].append(suite)
    n_objecten = n_fout = 0
    for groep in groepen.values():
        delen = " union all ".join(_bereik(con, suite, zwaar, levering) for suite in groep)
        n_objecten += _een_getal(con, f"select count(distinct object) from ({delen})", [])
        regels = [r.kaart.id for suite in groep for r in suite.regels if r.kaart.id in zwaar]
        n_fout += _een_getal(
            con,
            f"select count(distinct {_OBJECT}) from kwaliteit.afwijking"
            " where run_id = ? and list_contains(?, regel_id)",
            [run_id, regels],
        )
    return n_objecten, n_fout


def _bereik(con: duckdb.DuckDBPyConnection, suite: Suite, zwaar: set[str], levering: date) -> str:
    """Query for the objects of a suite that are in scope of a heavy rule."""
    bereiken = {
        suite.onderwerp(regel, levering, {}).bereik
        for regel in suite.regels
        if regel.kaart.id in zwaar
    }
    waar = "true" if "true" in bereiken else " or ".join(sorted(bereiken))
    kolommen = {
        naam for naam, *_ in con.execute(f"describe {quote_relatie(suite.entiteit)}").fetchall()
    }
    rij = next((k for k in ("dwh_bronrij", "_rij") if k in kolommen), None)
    rij_sql = "null" if rij is None else f"r.{quote_ident(rij)}::varchar"
    rijen = (
        f"select {sleutels.velden(suite)}, {rij_sql} as rij"
        f" from {quote_relatie(suite.entiteit)} as r where {waar}"
    )
    return (
        f"select coalesce({sleutels.klare_sleutel(suite)}, concat_ws('|', '#', rij)) as object"
        f" from ({rijen}) as v {sleutels.koppeling(suite, 'v')}"
    )


def _trend(
    con: duckdb.DuckDBPyConnection,
    domein: str,
    run_id: str,
    levering: date,
    uitslagen: Sequence[Uitslag],
    historie: str,
) -> _Trend:
    vorige = _vorige(con, domein, levering, historie)
    if vorige is None:
        return _Trend()
    vorige_run, vorige_levering = vorige
    eerder = lees_uitslagen(con, historie, domein, vorige_run)
    paren = formules.gedeeld(uitslagen, eerder)
    regels = [u.regel_id for u, _ in paren]
    nu = f"({_paren_sql('kwaliteit.')})"
    toen = f"({_paren_sql(historie)})"
    waarden = [run_id, regels, vorige_run, regels]
    return _Trend(
        vorige_levering,
        formules.verschil(uitslagen, eerder),
        len(paren),
        _een_getal(con, f"select count(*) from ({nu} except {toen})", waarden),
        _een_getal(con, f"select count(*) from ({toen} except {nu})", [*waarden[2:], *waarden[:2]]),
    )


def _vorige(
    con: duckdb.DuckDBPyConnection, domein: str, levering: date, historie: str
) -> tuple[str, date] | None:
    """Run and levering of the last published levering before this one."""
    try:
        rij = con.execute(
            f"select run_id, levering from {historie}meting"
            " where levering < ? and domein = ? order by levering desc limit 1",
            [levering, domein],
        ).fetchone()
    except duckdb.CatalogException:
        return None
    return None if rij is None else (str(rij[0]), rij[1])


def _paren_sql(waar: str) -> str:
    return (
        f"select distinct regel_id, entiteit, {_OBJECT} as object from {waar}afwijking"
        " where run_id = ? and list_contains(?, regel_id)"
    )


def _paren(con: duckdb.DuckDBPyConnection, waar: str, run_id: str, regels: Sequence[str]) -> int:
    return _een_getal(con, f"select count(*) from ({_paren_sql(waar)})", [run_id, list(regels)])


def _een_getal(con: duckdb.DuckDBPyConnection, sql: str, waarden: Sequence[object]) -> int:
    rij = con.execute(sql, list(waarden)).fetchone()
    return 0 if rij is None else int(rij[0])


def _schrijf(
    con: duckdb.DuckDBPyConnection, kaart: Scorekaart, dimensies: Sequence[Dimensiescore]
) -> None:
    plek = [kaart.run_id, kaart.levering, kaart.domein]
    for tabel in ("scorekaart", "scorekaart_dimensie"):
        con.execute(
            f"delete from kwaliteit.{tabel} where run_id = ? and domein = ?", [plek[0], plek[2]]
        )
    waarden = {**vars(kaart), "niet_gemeten_dimensies": list(kaart.niet_gemeten_dimensies)}
    namen = ", ".join(waarden)
    con.execute(
        f"insert into kwaliteit.scorekaart ({namen}) values ({', '.join('?' * len(waarden))})",
        list(waarden.values()),
    )
    for d in dimensies:
        con.execute(
            "insert into kwaliteit.scorekaart_dimensie values (?, ?, ?, ?, ?, ?, ?, ?)",
            [*plek, d.dimensie, _getal(d.score), d.gewicht, d.n_regels, d.n_regels_gemeten],
        )
