"""The proof that no record got lost between the files of a levering and the GGM tables.

Belongs here: counting where records went, and stopping the run when the count is not closed. Does
not belong here: deciding where a record goes (`transform`, the readers).
"""

from __future__ import annotations

from collections.abc import Mapping as Woordenboek
from collections.abc import Sequence
from datetime import date, datetime

import duckdb

from ggm_schema.errors import DefinitieFout
from ggm_schema.naming import quote_relatie
from pipelines.contract.laden import Contract
from pipelines.mapping.laden import BRONRIJ, REDEN, Mapping
from pipelines.warehouse.runbestand import RIJEN_PER_BESTAND, getal


def controleer_rijtelling(
    con: duckdb.DuckDBPyConnection,
    *,
    run_id: str,
    levering: date,
    contracts: Woordenboek[str, Contract],
    mappings: Sequence[Mapping],
    geladen_op: datetime,
) -> None:
    """Count per delivered file where its records went; fills `kwaliteit.bronlevering`.

    Read = what the reader counted. Processed = bron rows that a GGM row points to, or that have
    their place in bron only. Rejected = records the reader refused, and bron rows in no GGM table
    that have a reason in `kwaliteit.uitval`. The three come from different places, so that a
    mapping that drops rows cannot make its own count right.

    Raises:
        DefinitieFout: records got lost; names table, mappings and counts.
    """
    _verzamel_bereikt(con, mappings)
    con.execute(
        "create or replace temp table telling (bestandnr bigint, verwerkt bigint, "
        "uitval bigint, kwijt bigint)"
    )
    for contract in contracts.values():
        for object_ in contract.objecten:
            tabel = f"bron.{contract.tabel(object_.name)}"
            if _bestaat(con, tabel):
                _tel(con, tabel, run_id, in_bron=object_.bestemming == "bron")
                _eis_niets_kwijt(con, tabel, mappings)
    con.execute("delete from kwaliteit.bronlevering where run_id = ?", [run_id])
    con.execute(_BRONLEVERING, {"run": run_id, "levering": levering, "op": geladen_op})
    _eis_sluitend(con, run_id)
    con.execute("drop table temp.telling; drop table temp.bereikt")


def _bestaat(con: duckdb.DuckDBPyConnection, relatie: str) -> bool:
    schema, _, tabel = relatie.partition(".")
    return bool(
        getal(
            con,
            "select count(*) from duckdb_tables() where schema_name = ? and table_name = ?",
            [schema, tabel],
        )
    )


def _verzamel_bereikt(con: duckdb.DuckDBPyConnection, mappings: Sequence[Mapping]) -> None:
    doelen = sorted({m.doel for m in mappings if _bestaat(con, m.doel)})
    rijen = " union all ".join(f"select {BRONRIJ} from {quote_relatie(doel)}" for doel in doelen)
    con.execute(
        "create or replace temp table bereikt as select distinct dwh_bronrij from "
        f"({rijen or 'select null::bigint as dwh_bronrij'}) where dwh_bronrij is not null"
    )


def _tel(con: duckdb.DuckDBPyConnection, tabel: str, run_id: str, *, in_bron: bool) -> None:
    verwerkt = "true" if in_bron else "b.dwh_bronrij is not null"
    con.execute(
        f"""
        insert into temp.telling
        select r._rij // {RIJEN_PER_BESTAND}, count(*) filter ({verwerkt}),
               count(*) filter (not {verwerkt} and u.bronrij is not null),
               count(*) filter (not {verwerkt} and u.bronrij is null)
        from {quote_relatie(tabel)} r
        left join temp.bereikt b on b.dwh_bronrij = r._rij
        left join (select distinct bronrij from kwaliteit.uitval
                   where run_id = $run and soort = 'rij') u on u.bronrij = r._rij
        group by 1
        """,
        {"run": run_id},
    )


def _eis_niets_kwijt(
    con: duckdb.DuckDBPyConnection, tabel: str, mappings: Sequence[Mapping]
) -> None:
    kwijt = getal(con, "select coalesce(sum(kwijt), 0) from temp.telling")
    if kwijt:
        namen = ", ".join(m.naam for m in mappings if tabel in m.rijbronnen) or "geen mapping"
        raise DefinitieFout(
            f"{kwijt} records van {tabel} staan in geen enkele GGM-tabel en niet in de uitval.",
            bestand=namen,
            verwacht="elk bronrecord in een GGM-tabel, of in de uitval met een reden.",
            doe=f"Haal WHERE en INNER JOIN weg, of geef met {REDEN} aan waarom een record niet "
            "geladen kan worden.",
        )


_BRONLEVERING = """
    insert into kwaliteit.bronlevering by name
    with lezer as (
        select bron, bestand, count(*) as uitval from kwaliteit.uitval
        where run_id = $run and soort = 'rij' and bronrij is null group by all
    ), bestand as (
        select b.bron, b.bestand, any_value(b.sha256) as sha256, sum(b.rijen) as rijen,
               any_value(
                   concat_ws(', ', b.codering, replace(b.scheidingsteken, chr(9), 'tab'))
                   || case when b.herkend then ' (herkend)' else '' end
               ) filter (b.codering is not null) as gelezen_als,
               coalesce(sum(t.verwerkt), 0) as verwerkt, coalesce(sum(t.uitval), 0) as uitval
        from bron.bestand b left join temp.telling t using (bestandnr) group by all
    )
    select $run as run_id, $levering as levering, b.bron, b.bestand, b.sha256,
           b.rijen as rijen_gelezen, b.verwerkt as rijen_verwerkt,
           b.uitval + coalesce(l.uitval, 0) as rijen_uitval, $op as geladen_op,
           b.gelezen_als
    from bestand b left join lezer l on l.bron = b.bron and l.bestand = b.bestand
    order by b.bron, b.bestand
"""


def _eis_sluitend(con: duckdb.DuckDBPyConnection, run_id: str) -> None:
    scheef = con.execute(
        "select bron, bestand, rijen_gelezen, rijen_verwerkt, rijen_uitval "
        "from kwaliteit.bronlevering where run_id = ? "
        "and rijen_gelezen is distinct from rijen_verwerkt + rijen_uitval limit 1",
        [run_id],
    ).fetchone()
    if scheef:
        bron, bestand, gelezen, verwerkt, uitval = scheef
        raise DefinitieFout(
            f"Van de bron {bron} zijn {gelezen} records gelezen, maar {verwerkt} verwerkt en "
            f"{uitval} afgekeurd.",
            bestand=bestand,
            verwacht="gelezen = verwerkt + afgekeurd.",
            doe="Meld dit aan het datateam: er raken records kwijt of er tellen records dubbel.",
        )
