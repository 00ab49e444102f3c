"""Counts of what is in each column of a sample: forms, kinds, how filled and how different.

Belongs here: one set-wise query per column, and the search for a key. Does not belong here: what
follows from the counts (`kolommen`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import duckdb

from ggm_schema.naming import quote_ident, quote_literal
from pipelines.bronvoorstel.monster import TABEL
from pipelines.bronvoorstel.soorten import SOORTEN
from pipelines.bronvoorstel.typen import vormtoetsen

# Of a list of values; more different values are no list.
MAX_LIJST = 60
_PAREN = 12


@dataclass(frozen=True)
class Profiel:
    """Counts of one column.

    Attributes:
        rijen, gevuld, verschillend: records, filled values, different filled values.
        woorden, lengte: mean number of words and characters of a filled value.
        vormen: filled values per form.
        soorten: different values per kind of number.
    """

    rijen: int
    gevuld: int
    verschillend: int
    woorden: float
    lengte: float
    vormen: dict[str, int]
    soorten: dict[str, int]

    @property
    def deel_gevuld(self) -> float:
        return self.gevuld / self.rijen if self.rijen else 0.0

    @property
    def deel_uniek(self) -> float:
        """Different values as part of the filled ones."""
        return self.verschillend / self.gevuld if self.gevuld else 0.0


def profileer(con: duckdb.DuckDBPyConnection, kolom: str, rijen: int) -> Profiel:
    """Count one column of the sample."""
    vormen = vormtoetsen()
    tellers = [
        "coalesce(sum(n), 0), count(*)",
        "coalesce(sum(n * (1 + length(t) - length(replace(t, ' ', '')))) / sum(n), 0)",
        "coalesce(sum(n * length(t)) / sum(n), 0)",
        *(f"coalesce(sum(n) filter ({sql}), 0)" for sql in vormen.values()),
        *(f"count(*) filter ({soort.toets})" for soort in SOORTEN),
    ]
    naam = quote_ident(kolom)
    rij = con.execute(
        f"""
        with waarden as (
            select trim({naam}) as t, count(*) as n from {TABEL}
            where trim({naam}) <> '' group by 1
        ), r as (
            select t, n, upper(t) as groot, upper(regexp_replace(t, '[\\s.()-]', '', 'g')) as kaal,
                   case when regexp_full_match(t, '[0-9]{{7,8}}') then lpad(t, 9, '0')
                        else regexp_replace(t, '[ .]', '', 'g') end as negen
            from waarden
        )
        select {", ".join(tellers)} from r
        """
    ).fetchone()
    assert rij is not None
    na_vormen = 4 + len(vormen)
    return Profiel(
        rijen=rijen,
        gevuld=int(rij[0]),
        verschillend=int(rij[1]),
        woorden=float(rij[2]),
        lengte=float(rij[3]),
        vormen={v: int(n) for v, n in zip(vormen, rij[4:na_vormen], strict=True)},
        soorten={s.id: int(n) for s, n in zip(SOORTEN, rij[na_vormen:], strict=True)},
    )


def unieke_paren(
    con: duckdb.DuckDBPyConnection, kolommen: Sequence[str], rijen: int
) -> list[tuple[str, str]]:
    """Pairs of columns that are different together in every record, in order of the columns."""
    paren = list(combinations(kolommen[:_PAREN], 2))
    if not paren:
        return []
    tellers = ", ".join(f"count(distinct ({quote_ident(a)}, {quote_ident(b)}))" for a, b in paren)
    rij = con.execute(f"select {tellers} from {TABEL}").fetchone() or ()
    return [paar for paar, aantal in zip(paren, rij, strict=True) if aantal == rijen]


def waarden_in_lijsten(
    con: duckdb.DuckDBPyConnection,
    kolommen: Sequence[str],
    lijsten: Sequence[tuple[str, str]],
) -> dict[tuple[str, str], float]:
    """Part of the different values of a column that is in a list, where that is half or more.

    Args:
        lijsten: pairs of a list and one of its texts, in lower case.

    Returns:
        Per (column, list).
    """
    if not kolommen or not lijsten:
        return {}
    con.execute("create or replace temp table lijstwaarde (lijst varchar, vorm varchar)")
    con.execute(
        "insert into lijstwaarde select unnest(?), unnest(?)",
        [[lijst for lijst, _ in lijsten], [vorm for _, vorm in lijsten]],
    )
    delen = " union all ".join(
        f"select distinct {quote_literal(naam)} as kolom, lower(trim({quote_ident(naam)})) as vorm"
        f" from {TABEL} where trim({quote_ident(naam)}) <> ''"
        for naam in kolommen
    )
    rijen = con.execute(
        f"""
        with waarde as ({delen}),
        aantal as (select kolom, count(*) as n from waarde group by kolom)
        select w.kolom, l.lijst, count(distinct w.vorm) / any_value(a.n) as deel
        from waarde w join lijstwaarde l on l.vorm = w.vorm join aantal a on a.kolom = w.kolom
        group by all having deel >= 0.5 order by all
        """
    ).fetchall()
    return {(kolom, lijst): float(deel) for kolom, lijst, deel in rijen}
