"""The query of a flat view: to each row of a table at most one row of each supertype.

Belongs here: which row of a supertype belongs to a row, in SQL that DuckDB, PostgreSQL, SQL Server
and Spark all know. Does not belong here: which columns the view has (see `weergaven`).

Key, source, source record and start of validity name a row. The row of a supertype is the one with
the same four, else the one that was valid when the row of the table began:

- a row without start of validity says what holds now, so it takes what is valid now;
- a row of a supertype without start (end) of validity was always (is still) valid;
- a row that ends where it begins was valid at no time: only its own record finds it;
- where validity overlaps, the row that begins last counts, then the one that was loaded last.

Three narrow subqueries per supertype, each with at most one row per row of the table: `e` (is there
one with the same four), `p` (the period in which each row is the one that counts) and `s` (the
values). Only `s` is wide, and sorting it is what costs, so it is done once.
"""

from __future__ import annotations

from ggm_schema.ddl.weergaven import Weergave
from ggm_schema.model import Tabel
from ggm_schema.naming import quote_ident, quote_relatie

# No database has a portable infinity. A row of now must come before an end that is written as the
# last day of the calendar.
_BEGIN = "cast('0001-01-01 00:00:00' as timestamp)"
_NU = "cast('9999-12-30 00:00:00' as timestamp)"
_EINDE = "cast('9999-12-31 00:00:00' as timestamp)"


class _Van:
    """The technical columns of one alias, never NULL, so that they can be compared."""

    def __init__(self, alias: str) -> None:
        self.bron = f"coalesce({alias}.dwh_bronsysteem, '')"
        self.rij = f"coalesce({alias}.dwh_bronrij, -1)"
        self.vanaf = f"coalesce({alias}.dwh_datumtijd_geldig_vanaf, {_BEGIN})"
        self.tot = f"coalesce({alias}.dwh_datumtijd_geldig_tot_met, {_EINDE})"
        self.geladen = f"coalesce({alias}.dwh_datumtijd_geladen, {_BEGIN})"


_T, _R = _Van("t"), _Van("r")
_PEIL = f"coalesce(t.dwh_datumtijd_geldig_vanaf, {_NU})"


def platte_select(weergave: Weergave) -> str:
    """The SELECT of a flat view, in DuckDB's SQL, without a semicolon."""
    alias = {weergave.tabel.volledige_naam: "t"}
    alias |= {s.volledige_naam: f"s{n}" for n, s in enumerate(weergave.supertypes, start=1)}
    kolommen = ",\n".join(
        f"    {alias[kolom.tabel]}.{quote_ident(kolom.kolom)} as {quote_ident(kolom.naam)}"
        for kolom in weergave.kolommen
    )
    van = f"from {quote_relatie(weergave.tabel.volledige_naam)} as t"
    sleutel = f"t.{quote_ident(weergave.tabel.sleutel)}"
    joins = [
        _joins(weergave, supertype, nummer, sleutel)
        for nummer, supertype in enumerate(weergave.supertypes, start=1)
    ]
    return "\n".join([f"select\n{kolommen}", van, *joins])


def _joins(weergave: Weergave, supertype: Tabel, nummer: int, sleutel: str) -> str:
    e, p, s = f"e{nummer}", f"p{nummer}", f"s{nummer}"
    return f"""left join (
{_zelfde(supertype)}
) as {e} on {e}.sleutel = {sleutel} and {e}.bron = {_T.bron} and {e}.rij = {_T.rij}
    and {e}.vanaf = {_T.vanaf}
left join (
{_perioden(supertype)}
) as {p} on {p}.sleutel = {sleutel} and {p}.vanaf <= {_PEIL} and {p}.tot > {_PEIL}
left join (
{_waarden(weergave, supertype)}
) as {s} on {s}.dwh_sleutel = {sleutel} and {s}.dwh_bron = coalesce({e}.bron, {p}.bron)
    and {s}.dwh_rij = coalesce({e}.rij, {p}.rij)
    and {s}.dwh_vanaf = coalesce({e}.vanaf, {p}.vanaf)"""


def _zelfde(supertype: Tabel) -> str:
    return f"""    select distinct r.{quote_ident(supertype.sleutel)} as sleutel,
        {_R.bron} as bron, {_R.rij} as rij, {_R.vanaf} as vanaf
    from {quote_relatie(supertype.volledige_naam)} as r"""


def _perioden(supertype: Tabel) -> str:
    # Of rows that begin together all but the last get a period that ends where it begins.
    return f"""    select k.sleutel, k.bron, k.rij, k.vanaf,
        case when k.volgende < k.einde then k.volgende else k.einde end as tot
    from (
        select q.sleutel, q.bron, q.rij, q.vanaf, q.einde,
            coalesce(lead(q.vanaf) over (
                partition by q.sleutel order by q.vanaf, q.geladen, q.bron, q.rij, q.einde
            ), {_EINDE}) as volgende
        from (
            select r.{quote_ident(supertype.sleutel)} as sleutel,
                {_R.bron} as bron, {_R.rij} as rij, {_R.vanaf} as vanaf,
                {_R.tot} as einde, {_R.geladen} as geladen
            from {quote_relatie(supertype.volledige_naam)} as r
        ) as q
        where q.einde > q.vanaf
    ) as k"""


def _waarden(weergave: Weergave, supertype: Tabel) -> str:
    sleutel = f"r.{quote_ident(supertype.sleutel)}"
    lijst = ", ".join(
        f"r.{quote_ident(kolom.kolom)}"
        for kolom in weergave.kolommen
        if kolom.tabel == supertype.volledige_naam
    )
    return f"""    select *
    from (
        select {lijst},
            {sleutel} as dwh_sleutel, {_R.bron} as dwh_bron, {_R.rij} as dwh_rij,
            {_R.vanaf} as dwh_vanaf,
            row_number() over (
                partition by {sleutel}, {_R.bron}, {_R.rij}, {_R.vanaf}
                order by case when {_R.tot} > {_R.vanaf} then 0 else 1 end,
                    {_R.geladen} desc, {_R.tot} desc
            ) as dwh_rang
        from {quote_relatie(supertype.volledige_naam)} as r
    ) as w
    where w.dwh_rang = 1"""
