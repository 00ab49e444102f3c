"""A profile of every delivered column: what the contract says of it, and which personal numbers
are in it. Counts only.

Belongs here: searching text columns of schema `bron` for numbers of persons, set-wise, one pass per
table. Does not belong here: what is wrong about it (suites of domain `avg`), names or health words
(no rule of form finds those).

A number is judged per column, never per value: one in eleven nine-digit numbers passes the elfproef
by chance, and RSINs use the same test. A column is suspect when at least 30 % of its distinct
candidates pass and chance alone would give that less than once in a million (Chernoff bound), or
when a word such as 'BSN' stands before a number that passes. So a handful of BSNs among many other
numbers, without such a word, is not seen. Only Dutch account numbers and Dutch forms of telephone
numbers are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import duckdb

from expectations.toetsen.basis import Onderwerp
from expectations.toetsen.nummers import Anummer, Elfproef, Iban
from ggm_schema.naming import quote_ident, quote_literal, quote_relatie

Kolomnaam = tuple[str, str, str]

KANS_BSN = 1 / 11
KANS_ANUMMER = 0.0065  # measured over a million random ten-digit numbers
GRENS_TOEVAL, GRENS_DEEL = 1e-6, 0.30

# Columns that are declared to hold one of these are not searched: they are what they should be.
# An onderwijsnummer and an RSIN pass the test for a BSN, so searching them would find them all.
NIET_ZOEKEN = ("bsn", "rsin", "onderwijsnummer", "anummer", "iban", "email", "telefoon")

# RE2 has no look-around; the characters before and after keep ids such as UUIDs out.
_VOOR, _NA = "(?:^|[^0-9A-Za-z+-])", "(?:$|[^0-9A-Za-z-])"
_TELEFOON_VORM = (
    "(?:\\+31|0031)[ -]?(?:\\(0\\))?[ -]?[1-9](?:[ -]?[0-9]){8}"
    "|06[ -][0-9](?: ?[0-9]){7}"
    "|0[1-57-9][0-9][ -][0-9](?: ?[0-9]){6}"
    "|0[1-57-9][0-9]{2}[ -][0-9](?: ?[0-9]){5}"
)
TELEFOON_VORM = f"{_VOOR}(?:{_TELEFOON_VORM}){_NA}"
TELEFOON_KAAL = f"{_VOOR}06[0-9]{{8}}{_NA}"
EMAIL = "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}"
IBAN = f"{_VOOR}(NL[0-9]{{2}} ?[A-Z]{{4}} ?[0-9]{{4}} ?[0-9]{{4}} ?[0-9]{{2}}){_NA}"
BSN_WOORD = "(?:bsn|burgerservicen|sofi-?n)[^0-9]{0,25}([0-9]{9})(?:[^0-9]|$)"
UUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
# Cheap test that every value must pass before the dear ones: a run of 8 to 10 digits, or the form
# of a mail address, account or telephone number.
VOORFILTER = (
    f"(?:^|[^0-9])[0-9]{{8,10}}(?:[^0-9]|$)|@|(?i:NL)[0-9]{{2}} ?[A-Za-z]{{4}}|{TELEFOON_VORM}"
)


def profileer(
    con: duckdb.DuckDBPyConnection,
    levering: date,
    klassen: Mapping[Kolomnaam, str | None] | None = None,
) -> int:
    """Fill `kwaliteit.bronkolom` for a levering from `bron.kolom` and the bron tables.

    Args:
        con: the run file, with its sources loaded; doing it again replaces.
        klassen: privacy class (`nl.avg` soort) per (bron, tabel, kolom) of the contracts.

    Returns:
        The number of columns.
    """
    con.execute("delete from kwaliteit.bronkolom where levering = ?", [levering])
    _laad_klassen(con, klassen or {})
    con.execute(_VONDST)
    for bron, tabel, kolommen in _te_doorzoeken(con):
        con.execute(_zoek_sql(bron, tabel, kolommen, levering))
    con.execute(_SCHRIJF, {"levering": levering})
    con.execute("drop table temp.vondst; drop table temp.privacyklasse")
    rij = con.execute(
        "select count(*) from kwaliteit.bronkolom where levering = ?", [levering]
    ).fetchone()
    return int(rij[0]) if rij else 0


def _laad_klassen(con: duckdb.DuckDBPyConnection, klassen: Mapping[Kolomnaam, str | None]) -> None:
    con.execute(
        "create or replace temp table privacyklasse"
        " (bron varchar, tabel varchar, kolom varchar, klasse varchar)"
    )
    rijen = [[*naam, klasse] for naam, klasse in klassen.items()]
    if rijen:
        con.executemany("insert into temp.privacyklasse values (?, ?, ?, ?)", rijen)


def _te_doorzoeken(con: duckdb.DuckDBPyConnection) -> Iterable[tuple[str, str, list[str]]]:
    rijen = con.execute(
        "select bron, tabel, list(kolom order by kolom) from bron.kolom"
        " where geleverd and gevuld > 0"
        " and (soort is null or not list_contains(?, soort)) group by all order by all",
        [list(NIET_ZOEKEN)],
    ).fetchall()
    return [(bron, tabel, kolommen) for bron, tabel, kolommen in rijen]


_VONDST = """
    create or replace temp table vondst (
        bron varchar, tabel varchar, kolom varchar, n_kandidaat bigint, n_goed bigint,
        n_bsn bigint, n_bsn_woord bigint, n_anummer_goed bigint, n_anummer_kandidaat bigint,
        n_anummer bigint, n_iban bigint, n_email bigint, n_telefoon_vorm bigint,
        n_telefoon_kaal bigint
    )
"""


def _zoek_sql(bron: str, tabel: str, kolommen: Sequence[str], levering: date) -> str:
    relatie = f"bron.{tabel}"
    onderwerp = Onderwerp(relatie, levering)
    elfproef = Elfproef(column="nummer", soort="bsn").goed(onderwerp)
    woord = Elfproef(column="woord", soort="bsn").goed(onderwerp)
    anummer = Anummer(column="nummer").goed(onderwerp)
    iban = Iban(column="iban").goed(onderwerp)
    namen = ", ".join(quote_ident(naam) for naam in kolommen)
    return f"""
        insert into temp.vondst
        with kandidaat as (
            select kolom, waarde, count(*) as n
            from (select {namen} from {quote_relatie(relatie)})
                 unpivot (waarde for kolom in ({namen}))
            where regexp_matches(waarde, {quote_literal(VOORFILTER)})
            group by all
        ), schoon as (
            select kolom, n, regexp_replace(waarde, {quote_literal(UUID)}, ' ', 'g') as waarde
            from kandidaat
        ), reeks as (
            select kolom, n, regexp_full_match(waarde, '\\s*[0-9]+\\s*') as kaal,
                   unnest(list_distinct(regexp_extract_all(waarde, '[0-9]+'))) as cijfers
            from schoon
        ), nummers as (
            select kolom, n, length(cijfers) = 10 as tien,
                   case when length(cijfers) = 8 then '0' || cijfers else cijfers end as nummer
            from reeks
            where length(cijfers) in (9, 10) or (kaal and length(cijfers) = 8)
        ), per_nummer as (
            select r.kolom,
                   count(distinct r.nummer) filter (not r.tien) as n_kandidaat,
                   count(distinct r.nummer) filter (not r.tien and {elfproef}) as n_goed,
                   sum(r.n) filter (not r.tien and {elfproef}) as n_bsn,
                   count(distinct r.nummer) filter (r.tien and {anummer}) as n_anummer_goed,
                   count(distinct r.nummer) filter (r.tien) as n_anummer_kandidaat,
                   sum(r.n) filter (r.tien and {anummer}) as n_anummer
            from nummers as r group by r.kolom
        ), vormen as (
            select kolom, n, waarde,
                   regexp_extract(lower(waarde), {quote_literal(BSN_WOORD)}, 1) as woord,
                   regexp_extract(upper(waarde), {quote_literal(IBAN)}, 1) as iban
            from schoon
        ), per_vorm as (
            select r.kolom, sum(r.n) filter ({woord}) as n_bsn_woord,
                   sum(r.n) filter ({iban}) as n_iban,
                   sum(r.n) filter (regexp_matches(r.waarde, {quote_literal(EMAIL)})) as n_email,
                   sum(r.n) filter (regexp_matches(r.waarde, {quote_literal(TELEFOON_VORM)}))
                       as n_telefoon_vorm,
                   sum(r.n) filter (regexp_matches(r.waarde, {quote_literal(TELEFOON_KAAL)}))
                       as n_telefoon_kaal
            from vormen as r group by r.kolom
        )
        select {quote_literal(bron)}, {quote_literal(tabel)}, v.kolom, n_kandidaat, n_goed, n_bsn,
               n_bsn_woord, n_anummer_goed, n_anummer_kandidaat, n_anummer, n_iban, n_email,
               n_telefoon_vorm, n_telefoon_kaal
        from per_vorm as v left join per_nummer as p on p.kolom = v.kolom
    """


def _chernoff(goed: str, totaal: str, kans: float) -> str:
    """Upper bound of the chance that `goed` or more of `totaal` pass, each with chance `kans`."""
    deel = f"({goed} / {totaal})"
    rest = (
        f"case when {goed} < {totaal} then (1 - {deel}) * ln((1 - {deel}) / {1 - kans}) else 0 end"
    )
    return (
        f"case when {totaal} > 0 and {deel} > {kans}"
        f" then exp(-{totaal} * ({deel} * ln({deel} / {kans}) + {rest})) else 1.0 end"
    )


_SCHRIJF = f"""
    insert into kwaliteit.bronkolom
    with kolom as (
        select k.*, row_number() over (partition by k.bron, k.tabel order by k.rowid) as nr,
               k.soort is not null and list_contains({list(NIET_ZOEKEN)!r}, k.soort) as bekend
        from bron.kolom as k
    ), gezocht as (
        select k.*, p.klasse,
               coalesce(v.n_kandidaat, 0) as n_kandidaat, coalesce(v.n_goed, 0) as n_goed,
               coalesce(v.n_bsn, 0) as n_bsn, coalesce(v.n_bsn_woord, 0) as n_bsn_woord,
               coalesce(v.n_anummer_goed, 0) as n_a_goed,
               coalesce(v.n_anummer_kandidaat, 0) as n_a_kandidaat,
               coalesce(v.n_anummer, 0) as n_anummer, coalesce(v.n_iban, 0) as n_iban,
               coalesce(v.n_email, 0) as n_email,
               coalesce(v.n_telefoon_vorm, 0) as n_vorm, coalesce(v.n_telefoon_kaal, 0) as n_kaal
        from kolom as k
        left join temp.vondst as v on v.bron = k.bron and v.tabel = k.tabel and v.kolom = k.kolom
        left join temp.privacyklasse as p
          on p.bron = k.bron and p.bron || '_' || p.tabel = k.tabel and p.kolom = k.kolom
    ), beoordeeld as (
        select g.*, {_chernoff("n_goed", "n_kandidaat", KANS_BSN)} as toeval,
               {_chernoff("n_a_goed", "n_a_kandidaat", KANS_ANUMMER)} as toeval_a
        from gezocht as g
    )
    select $levering, bron,
           case when starts_with(tabel, bron || '_') then substr(tabel, length(bron) + 2)
                else tabel end,
           case when regexp_matches(kolom, '[0-9]{{6}}|@') and not gedeclareerd
                then 'kolom nr ' || nr else kolom end,
           gedeclareerd, geleverd, soort, klasse, vrije_tekst, gevuld,
           case when not bekend then n_kandidaat end, case when not bekend then n_bsn end,
           case when not bekend then n_bsn_woord end, case when not bekend then toeval end,
           case when not bekend then n_anummer end, case when not bekend then n_iban end,
           case when not bekend then n_email end, case when not bekend then n_vorm + n_kaal end,
           n_bsn_woord > 0 or (toeval < {GRENS_TOEVAL} and n_goed >= {GRENS_DEEL} * n_kandidaat),
           toeval_a < {GRENS_TOEVAL} and n_a_goed >= {GRENS_DEEL} * n_a_kandidaat,
           n_iban > 0, n_email > 0,
           n_vorm > 0 or (n_kaal > 0 and (vrije_tekst or n_kaal >= {GRENS_DEEL} * gevuld))
    from beoordeeld
"""
