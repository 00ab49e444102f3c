"""Reads the report of one levering from the kwaliteit tables of a DuckDB file.

Set-wise: a fixed number of queries, whatever the number of rules. Reads only `kwaliteit.*`, never
a key's text, so nothing that is personal data can reach a renderer.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

import duckdb

from ggm_schema.errors import DefinitieFout
from pipelines.report.model import Bestandstelling, Bronbestand, Rapport, Regel, Uitval, Verschil
from pipelines.report.scorekaarten import domeinen
from pipelines.report.vraag import Rij, rijen

_TEKSTEN = (
    "regel_id",
    "domein",
    "entiteit",
    "titel",
    "omschrijving",
    "dimensie",
    "attribuut",
    "soort",
    "ernst",
    "oorsprong",
    "herstel",
    "eigenaar",
    "status",
    "oordeel",
    "toelichting",
)
_TELLINGEN = ("n_in_scope", "n_getoetst", "n_fout", "n_geaccepteerd")


def gegevens(
    con: duckdb.DuckDBPyConnection, levering: str | date, run_id: str | None = None
) -> Rapport:
    """The report of the last run of `levering` in this file (or of `run_id`).

    Raises DefinitieFout when the file holds no run of that levering.
    """
    dag = levering if isinstance(levering, date) else date.fromisoformat(levering)
    run = _run(con, dag, run_id)
    nummer = str(run["run_id"])
    per_domein: dict[str, list[Regel]] = defaultdict(list)
    for regel in regels_van_run(con, nummer):
        per_domein[regel.domein].append(regel)
    return Rapport(
        levering=dag,
        run_id=nummer,
        status=run["status"] or "",
        toelichting=run["toelichting"] or "",
        gemeten_op=_gemeten_op(con, nummer),
        domeinen=domeinen(con, nummer, dag, per_domein),
        bestanden=_bestanden(con, nummer),
        uitval=_uitval(con, nummer),
        verschillen=_verschillen(con, nummer),
    )


def _run(con: duckdb.DuckDBPyConnection, dag: date, run_id: str | None) -> Rij:
    sql = """
        select k.run_id, any_value(r.status) as status, any_value(r.toelichting) as toelichting
        from (select distinct run_id, levering from kwaliteit.scorekaart) as k
        left join kwaliteit.run as r on r.run_id = k.run_id
        where k.levering = $dag and (k.run_id = $run_id or $run_id is null)
        group by k.run_id
        order by max(coalesce(r.gestart_op, r.gereed_op)) desc nulls last, k.run_id desc
        limit 1
    """
    gevonden = rijen(con, sql, {"dag": dag, "run_id": run_id})
    if gevonden:
        return gevonden[0]
    aanwezig = con.execute(
        "select distinct levering from kwaliteit.scorekaart order by 1"
    ).fetchall()
    raise DefinitieFout(
        f"Van levering {dag.isoformat()} is geen scorekaart gevonden.",
        verwacht="een van " + ", ".join(str(rij[0]) for rij in aanwezig)
        if aanwezig
        else "een warehouse waarin al een levering is gemeten",
        doe=f"Voer eerst uit: waterpas run --levering {dag.isoformat()}",
    )


def _gemeten_op(con: duckdb.DuckDBPyConnection, run_id: str) -> datetime | None:
    sql = "select max(gemeten_op) from kwaliteit.meting where run_id = $run_id"
    rij = con.execute(sql, {"run_id": run_id}).fetchone()
    return rij[0] if rij else None


def regels_van_run(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    entiteit: str | None = None,
    dimensie: str | None = None,
) -> list[Regel]:
    """The measured rules of a run, ordered by id; also before there is a scorecard.

    `entiteit` and `dimensie` narrow the list. A rule without a measurement is left out.
    """
    sql = """
        select r.*, m.n_in_scope, m.n_getoetst, m.n_fout, m.n_geaccepteerd, m.status, m.oordeel,
               m.toelichting
        from kwaliteit.regel as r
        join kwaliteit.meting as m on m.run_id = r.run_id and m.regel_id = r.regel_id
        where r.run_id = $run_id
          and (r.entiteit = $entiteit or $entiteit is null)
          and (r.dimensie = $dimensie or $dimensie is null)
        order by r.regel_id
    """
    keuze: dict[str, object] = {"run_id": run_id, "entiteit": entiteit}
    bestanden, verloop = _fouten_per_bestand(con, keuze), _verloop(con, keuze)
    return [
        _regel(rij, verloop.get(rij["regel_id"]), tuple(bestanden.get(rij["regel_id"], ())))
        for rij in rijen(con, sql, {**keuze, "dimensie": dimensie})
    ]


def _regel(
    rij: Rij, verloop: tuple[int, int] | None, bestanden: tuple[Bestandstelling, ...]
) -> Regel:
    velden: Rij = {veld: rij[veld] or "" for veld in _TEKSTEN}
    velden |= {veld: int(rij[veld] or 0) for veld in _TELLINGEN}
    return Regel(
        **velden,
        kolommen=tuple(rij["kolommen"] or ()),
        norm=float(rij["norm"] or 0),
        interventiewaarde=float(rij["interventiewaarde"] or 0),
        blokkerend=bool(rij["blokkerend"]),
        nieuw=verloop[0] if verloop else None,
        opgelost=verloop[1] if verloop else None,
        bestanden=bestanden,
    )


def _fouten_per_bestand(
    con: duckdb.DuckDBPyConnection, keuze: dict[str, object]
) -> dict[str, list[Bestandstelling]]:
    sql = """
        select regel_id, coalesce(bron, '') as bron, coalesce(bestand, '') as bestand,
               count(*) as aantal
        from kwaliteit.afwijking
        where run_id = $run_id and (entiteit = $entiteit or $entiteit is null)
        group by all
        order by regel_id, aantal desc, bron, bestand
    """
    gevonden: dict[str, list[Bestandstelling]] = defaultdict(list)
    for rij in rijen(con, sql, keuze):
        gevonden[rij["regel_id"]].append(
            Bestandstelling(rij["bron"], rij["bestand"], rij["aantal"])
        )
    return gevonden


def _verloop(
    con: duckdb.DuckDBPyConnection, keuze: dict[str, object]
) -> dict[str, tuple[int, int]]:
    """Per rule that both leveringen measured: failing keys that are new, and that are gone."""
    sql = """
        with nu_gemeten as (
            select * from kwaliteit.meting
            where run_id = $run_id and (entiteit = $entiteit or $entiteit is null)
              and status in ('voldoet', 'voldoet_niet')
        ), gedeeld as (
            select nu.regel_id, arg_max(toen.run_id, toen.levering) as eerder_run
            from nu_gemeten as nu
            join kwaliteit.meting as toen
              on toen.regel_id = nu.regel_id and toen.levering < nu.levering
            where toen.levering = (select max(levering) from kwaliteit.meting
                                   where levering < (select max(levering) from nu_gemeten))
              and toen.status in ('voldoet', 'voldoet_niet')
            group by nu.regel_id
        ), nu as (
            select distinct regel_id, sleutel from kwaliteit.afwijking where run_id = $run_id
        ), toen as (
            select distinct g.regel_id, a.sleutel
            from gedeeld as g
            join kwaliteit.afwijking as a on a.run_id = g.eerder_run and a.regel_id = g.regel_id
        ), samen as (
            select coalesce(nu.regel_id, toen.regel_id) as regel_id,
                   toen.regel_id is null as nieuw, nu.regel_id is null as opgelost
            from nu full join toen
              on toen.regel_id = nu.regel_id and toen.sleutel is not distinct from nu.sleutel
        )
        select g.regel_id, count(*) filter (s.nieuw) as nieuw,
               count(*) filter (s.opgelost) as opgelost
        from gedeeld as g left join samen as s on s.regel_id = g.regel_id
        group by g.regel_id
    """
    return {rij["regel_id"]: (rij["nieuw"], rij["opgelost"]) for rij in rijen(con, sql, keuze)}


def _bestanden(con: duckdb.DuckDBPyConnection, run_id: str) -> tuple[Bronbestand, ...]:
    sql = """
        select bron, bestand, sum(rijen_gelezen)::bigint as gelezen,
               sum(rijen_verwerkt)::bigint as verwerkt, sum(rijen_uitval)::bigint as uitval,
               coalesce(any_value(gelezen_als), '') as gelezen_als
        from kwaliteit.bronlevering where run_id = $run_id group by all order by all
    """
    return tuple(Bronbestand(**rij) for rij in rijen(con, sql, {"run_id": run_id}))


def _uitval(con: duckdb.DuckDBPyConnection, run_id: str) -> tuple[Uitval, ...]:
    sql = """
        select coalesce(bron, '') as bron, coalesce(bestand, '') as bestand,
               coalesce(soort, '') as soort, coalesce(entiteit, '') as entiteit,
               coalesce(kolom, '') as kolom, coalesce(reden, '') as reden, count(*) as aantal,
               coalesce(min(regelnummer, 5), []) as eerste_regels
        from kwaliteit.uitval where run_id = $run_id
        group by all order by aantal desc, 1, 2, 3, 4, 5, 6
    """
    return tuple(
        Uitval(**{**rij, "eerste_regels": tuple(rij["eerste_regels"])})
        for rij in rijen(con, sql, {"run_id": run_id})
    )


def _verschillen(con: duckdb.DuckDBPyConnection, run_id: str) -> tuple[Verschil, ...]:
    sql = """
        select bron, tabel, coalesce(kolom, '') as kolom, soort, uitleg, gevolg, doe
        from kwaliteit.drift where run_id = $run_id order by bron, rowid
    """
    return tuple(Verschil(**rij) for rij in rijen(con, sql, {"run_id": run_id}))
