"""Writing every failing key, inside DuckDB: no value and no key passes through Python.

Belongs here: one pass over the rows, the way back to file and record. Does not belong here: the
key (``sleutels``), which rows fail (``toetsen``), what that means (``tellen``, ``score``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from expectations import sleutels
from expectations.sleutels import pseudoniem
from expectations.suite import Regel, Suite
from ggm_schema.naming import quote_ident, quote_literal, quote_relatie

RIJEN_PER_BESTAND = 10_000_000_000
"""A bron row is numbered: number of its file times this, plus its record number in the file."""


@dataclass(frozen=True)
class Run:
    """Which run the deviations belong to, and the key of its pseudonyms."""

    run_id: str
    levering: date
    sleutel: bytes


def schrijf_afwijkingen(
    con: duckdb.DuckDBPyConnection,
    suite: Suite,
    regels: Sequence[Regel],
    run: Run,
    typen: Mapping[str, str],
) -> dict[str, int | str]:
    """Write the failing keys of all rules in one pass over the relation.

    Returns:
        Per rule the number of rows written, or the kind of error that kept them from being written.
    """
    if not regels:
        return {}
    try:
        _schrijf(con, suite, regels, run, typen)
    except duckdb.Error as fout:
        if len(regels) == 1:
            return {regels[0].kaart.id: type(fout).__name__}
        delen = [schrijf_afwijkingen(con, suite, [regel], run, typen) for regel in regels]
        return {regel_id: n for deel in delen for regel_id, n in deel.items()}
    return _geteld(con, regels, run)


def _geteld(
    con: duckdb.DuckDBPyConnection, regels: Sequence[Regel], run: Run
) -> dict[str, int | str]:
    namen = [regel.kaart.id for regel in regels]
    geteld = con.execute(
        "select regel_id, count(*) from kwaliteit.afwijking"
        " where run_id = ? and list_contains(?, regel_id) group by all",
        [run.run_id, namen],
    ).fetchall()
    return {**dict.fromkeys(namen, 0), **dict(geteld)}


def verwijder(con: duckdb.DuckDBPyConnection, run_id: str, regel_ids: Sequence[str]) -> None:
    """Take back the failing keys of these rules in this run."""
    con.execute(
        "delete from kwaliteit.afwijking where run_id = ? and list_contains(?, regel_id)",
        [run_id, list(regel_ids)],
    )


def _schrijf(
    con: duckdb.DuckDBPyConnection,
    suite: Suite,
    regels: Sequence[Regel],
    run: Run,
    typen: Mapping[str, str],
) -> None:
    waarden: dict[str, object] = {"run_id": run.run_id, "levering": run.levering}
    waarden["entiteit"] = suite.entiteit
    if suite.sleutel_persoonsgegeven:
        waarden |= sleutels.kussens(run.sleutel)
    heeft_bron = bool(
        con.execute(
            "select 1 from duckdb_tables() where schema_name = 'bron' and table_name = 'bestand'"
        ).fetchone()
    )
    con.execute(_insert(suite, regels, run, typen, heeft_bron), waarden)


def _insert(
    suite: Suite, regels: Sequence[Regel], run: Run, typen: Mapping[str, str], heeft_bron: bool
) -> str:
    herkomst = _herkomst(typen, heeft_bron)
    vlaggen = [f"(b{i} and f{i})" for i, _ in enumerate(regels)]
    geraakt = ", ".join(f"case when {vlag} then {i} end" for i, vlag in enumerate(vlaggen))
    # The key is made before the rows are multiplied: a pseudonym costs two hashes.
    lijst = ", ".join(
        f"({i}, {quote_literal(regel.kaart.id)}, {quote_literal(', '.join(regel.kaart.kolommen))})"
        for i, regel in enumerate(regels)
    )
    return f"""
        insert into kwaliteit.afwijking
            (run_id, levering, regel_id, entiteit, sleutel, kolom, bron, bestand, regelnummer)
        select $run_id, $levering, l.regel_id, $entiteit, g.sleutel, l.kolom,
               {herkomst.bron}, {herkomst.bestand}, {herkomst.regelnummer}
        from (
            select * exclude (geraakt), unnest(geraakt) as regel
            from (
                select {sleutels.sleutel_sql(suite)} as sleutel, bron, bestand, rij, nr,
                       list_filter([{geraakt}], lambda regel: regel is not null) as geraakt
                from ({_rijen(suite, regels, run, typen, herkomst)}) as v
                {sleutels.koppeling(suite, "v")}
                where {" or ".join(vlaggen)}
            )
        ) as g
        join (values {lijst}) as l(nr, regel_id, kolom) on l.nr = g.regel
        {herkomst.koppeling}
    """


@dataclass(frozen=True)
class _Herkomst:
    """Where a row came from: columns to carry along, and what they become."""

    meenemen: str
    bron: str
    bestand: str
    regelnummer: str
    koppeling: str


def _herkomst(typen: Mapping[str, str], heeft_bron: bool) -> _Herkomst:
    rij = next((naam for naam in ("dwh_bronrij", "_rij") if naam in typen), None)
    systeem = _eerste(typen, "dwh_bronsysteem", "bron")
    meenemen = (
        f"{systeem} as bron, {_eerste(typen, 'bestand', '_bestand')} as bestand,"
        f" {'null' if rij is None else 'r.' + rij}::bigint as rij,"
        f" {_eerste(typen, 'regelnummer', '_regelnummer', soort='bigint')} as nr"
    )
    if rij is None or not heeft_bron:
        return _Herkomst(meenemen, "g.bron", "g.bestand", "g.nr", "")
    return _Herkomst(
        meenemen,
        "coalesce(g.bron, b.bron)",
        "coalesce(b.bestand, g.bestand)",
        f"coalesce(g.rij % {RIJEN_PER_BESTAND}, g.nr)",
        f"left join bron.bestand as b on b.bestandnr = g.rij // {RIJEN_PER_BESTAND}",
    )


def _eerste(typen: Mapping[str, str], *namen: str, soort: str = "varchar") -> str:
    gevonden = next((naam for naam in namen if naam in typen), None)
    return f"null::{soort}" if gevonden is None else f"r.{quote_ident(gevonden)}::{soort}"


def _rijen(
    suite: Suite, regels: Sequence[Regel], run: Run, typen: Mapping[str, str], herkomst: _Herkomst
) -> str:
    vlaggen = []
    for i, regel in enumerate(regels):
        onderwerp = suite.onderwerp(regel, run.levering, typen)
        # Scope and failure apart: DuckDB computes what conditions repeat only once, but not in AND.
        vlaggen += [
            f"{onderwerp.bereik} as b{i}",
            f"{regel.toets.conditie(onderwerp).fout} as f{i}",
        ]
    velden = ", ".join([sleutels.velden(suite), herkomst.meenemen, *vlaggen])
    return f"select {velden} from {quote_relatie(suite.entiteit)} as r"


__all__ = ["Run", "pseudoniem", "schrijf_afwijkingen", "verwijder"]
