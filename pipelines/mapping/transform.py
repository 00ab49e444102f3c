"""Run a mapping: bron rows become typed GGM rows, and what cannot is kept in `kwaliteit.uitval`.

Belongs here: one pass over a source, its rejects and their reasons. Does not belong here: checking
mapping files (`mapping`), the casts themselves (`casts`), counting (`rijtelling`), and judging
values that fit their type (`expectations`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from ggm_schema.ddl import ddl, ddl_weergaven
from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Catalogus
from ggm_schema.naming import quote_ident, quote_literal, quote_relatie
from pipelines.mapping.casts import past_niet, reden_past_niet, reden_waarde, strikte_cast
from pipelines.mapping.laden import BRONRIJ, REDEN, Doelkolom, Mapping
from pipelines.mapping.rijtelling import controleer_rijtelling
from pipelines.warehouse.runbestand import RIJEN_PER_BESTAND, getal, zonder_waarden

__all__ = ["MapResultaat", "controleer_rijtelling", "maak_tabellen", "voer_uit"]

# Errors that a value causes, and not the machine.
_OVER_WAARDEN = {"ConversionException", "InvalidInputException", "OutOfRangeException"}


@dataclass(frozen=True, slots=True)
class MapResultaat:
    """Counts of one mapping: rows in the GGM table, and entries in uitval of both kinds."""

    gemapt: int
    uitval_rijen: int
    uitval_waarden: int


def maak_tabellen(
    con: duckdb.DuckDBPyConnection, catalogus: Catalogus, doelen: Iterable[str]
) -> None:
    """Create the GGM tables with these full names, where they do not exist yet, and the flat views
    on them."""
    namen = sorted(set(doelen))
    con.execute(ddl(catalogus, namen))
    con.execute(ddl_weergaven(catalogus, namen))


def voer_uit(
    con: duckdb.DuckDBPyConnection,
    mapping: Mapping,
    *,
    run_id: str,
    levering: date,
    geladen_op: datetime,
) -> MapResultaat:
    """Fill the target of a mapping from its source, all or nothing; a retry replaces.

    Raises:
        DefinitieFout: the SQL fails on this data, or makes rows that point to no bron record.
    """
    with zonder_waarden(lambda soort: _mislukt(mapping, soort)), _transactie(con):
        _maak_leeg(con, mapping, run_id)
        con.execute(_stap_sql(mapping))
        _eis_bronrij(con, mapping)
        resultaat = MapResultaat(
            gemapt=_vul(con, mapping, geladen_op),
            uitval_rijen=_noteer(con, mapping, run_id, levering, _RIJEN),
            uitval_waarden=_noteer(con, mapping, run_id, levering, _waarden(mapping)),
        )
        con.execute("drop table temp.stap")
    return resultaat


@contextmanager
def _transactie(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    con.begin()
    try:
        yield
    except BaseException:
        con.rollback()
        raise
    con.commit()


def _mislukt(mapping: Mapping, soort: str) -> DefinitieFout:
    return DefinitieFout(
        f"Deze mapping is gestopt met een fout van DuckDB ({soort}).",
        bestand=mapping.pad,
        doe="Gebruik try_cast en geen cast: wat niet te lezen is, komt dan in de uitval."
        if soort in _OVER_WAARDEN
        else "Kijk of de tabellen van deze run er zijn en of de schijf of het geheugen vol is.",
    )


def _maak_leeg(con: duckdb.DuckDBPyConnection, mapping: Mapping, run_id: str) -> None:
    con.execute(
        f"delete from {quote_relatie(mapping.doel)} where dwh_bronsysteem = ?", [mapping.bron]
    )
    con.execute(
        "delete from kwaliteit.uitval where run_id = ? and bron = ? and entiteit = ?",
        [run_id, mapping.bron, mapping.doel],
    )


# --- one pass over the source ---------------------------------------------------------------------


def _stap_sql(mapping: Mapping) -> str:
    """Typed rows in a temporary table: value per column, reason of rejection, failing columns.

    The SELECT of the mapping runs once. A text becomes NULL when it is empty; a cast that fails
    leaves NULL too, and puts the column in `_mislukt`, with the kind of failure.
    """
    teksten = ",\n".join(_tekst(kolom) for kolom in mapping.kolommen)
    waarden = ",\n".join(_waarde(kolom) for kolom in mapping.kolommen)
    mislukt = ", ".join(
        f"case when {naam} is not null and {strikte_cast(naam, kolom.type)} is null "
        f"then struct_pack(kolom := {quote_literal(kolom.naam)}, soort := "
        f"case when {past_niet(naam, kolom.type)} then 'past_niet' else 'waarde' end) end"
        for kolom in mapping.kolommen
        if _te_casten(kolom)
        for naam in [quote_ident(kolom.naam)]
    )
    reden = f"nullif(cast({REDEN} as varchar), '')" if mapping.heeft_reden else "null"
    return f"""
        create or replace temp table stap as
        with ruw as (
{mapping.sql}
        ), tekst as (
            select {BRONRIJ}, cast({reden} as varchar) as {REDEN}, {teksten}
            from ruw
        ), getypeerd as (
            select {BRONRIJ}, {REDEN}, {waarden},
                   list_filter(cast([{mislukt}] as struct(kolom varchar, soort varchar)[]),
                               lambda k: k is not null) as _mislukt
            from tekst
        )
        select * replace (case when {REDEN} is null and {quote_ident(mapping.sleutel)} is null
                               then {quote_literal(_geen_sleutel(mapping))} else {REDEN}
                          end as {REDEN})
        from getypeerd
    """


def _geen_sleutel(mapping: Mapping) -> str:
    return (
        "De sleutel ontbreekt of is onbruikbaar. "
        f"Zonder sleutel kan dit record niet in de tabel {mapping.doel}."
    )


def _te_casten(kolom: Doelkolom) -> bool:
    return kolom.type not in ("VARCHAR", kolom.type_select)


def _waarde(kolom: Doelkolom) -> str:
    naam = quote_ident(kolom.naam)
    return f"{strikte_cast(naam, kolom.type)} as {naam}" if _te_casten(kolom) else naam


def _tekst(kolom: Doelkolom) -> str:
    naam = quote_ident(kolom.naam)
    if kolom.type_select == kolom.type and kolom.type != "VARCHAR":
        return naam
    return f"nullif(cast({naam} as varchar), '') as {naam}"


# --- writing --------------------------------------------------------------------------------------


def _eis_bronrij(con: duckdb.DuckDBPyConnection, mapping: Mapping) -> None:
    zonder = getal(con, f"select count(*) from temp.stap where {BRONRIJ} is null")
    if zonder:
        raise DefinitieFout(
            f"Deze mapping maakt {zonder} rijen die bij geen bronrecord horen.",
            bestand=mapping.pad,
            verwacht=f"een gevulde {BRONRIJ} op elke rij.",
            doe="Gebruik een LEFT JOIN vanaf de tabel met de bronrecords.",
        )


def _vul(con: duckdb.DuckDBPyConnection, mapping: Mapping, geladen_op: datetime) -> int:
    namen = ", ".join(quote_ident(kolom.naam) for kolom in mapping.kolommen)
    con.execute(
        f"insert into {quote_relatie(mapping.doel)} "
        f"({namen}, {BRONRIJ}, dwh_bronsysteem, dwh_datumtijd_geladen) "
        f"select {namen}, {BRONRIJ}, ?, ? from temp.stap where {REDEN} is null",
        [mapping.bron, geladen_op],
    )
    return getal(con, f"select count(*) from temp.stap where {REDEN} is null")


_RIJEN = f"""
    select distinct {BRONRIJ} as bronrij, cast(null as varchar) as kolom, 'rij' as soort,
           {REDEN} as reden
    from temp.stap where {REDEN} is not null
"""


def _waarden(mapping: Mapping) -> str:
    redenen = " ".join(
        f"when {quote_literal(kolom.naam)} then case s.mislukt.soort "
        f"when 'past_niet' then {quote_literal(reden_past_niet(kolom.type))} "
        f"else {quote_literal(reden_waarde(kolom.type))} end"
        for kolom in mapping.kolommen
    )
    return f"""
        select distinct s.bronrij, s.mislukt.kolom as kolom, s.mislukt.soort as soort,
               case s.mislukt.kolom {redenen} end as reden
        from (select {BRONRIJ} as bronrij, unnest(_mislukt) as mislukt
              from temp.stap where {REDEN} is null) s
    """


def _noteer(
    con: duckdb.DuckDBPyConnection, mapping: Mapping, run_id: str, levering: date, wat: str
) -> int:
    parameters = {
        "run": run_id,
        "levering": levering,
        "bron": mapping.bron,
        "entiteit": mapping.doel,
        "per_bestand": RIJEN_PER_BESTAND,
    }
    return getal(
        con,
        f"""
        insert into kwaliteit.uitval by name
        select $run as run_id, $levering as levering, $bron as bron, b.bestand,
               u.bronrij % $per_bestand as regelnummer, $entiteit as entiteit,
               u.kolom, u.soort, u.reden, u.bronrij
        from ({wat}) u left join bron.bestand b on b.bestandnr = u.bronrij // $per_bestand
        order by u.bronrij, u.kolom
        """,
        parameters,
    )
