"""Writing every failing key, inside DuckDB: no value and no key passes through Python.

Belongs here: business key, pseudonym, the way back to file and record. Does not belong here:
which rows fail (``toetsen``), what that means (``tellen``, ``score``).
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from expectations.suite import Regel, Suite
from expectations.tellen import fout_in_bereik
from ggm_schema.naming import quote_ident, quote_literal, quote_relatie

PSEUDONIEM_TEKENS = 32
RIJEN_PER_BESTAND = 10_000_000_000
_BLOK = 64  # block size of SHA-256 in bytes


def pseudoniem(sleutel: bytes, tekst: str) -> str:
    """Keyed pseudonym of a business key: the first 32 hex characters of HMAC-SHA256.

    The same key text has the same pseudonym in every rule; without ``sleutel`` nobody can find
    the text by trying all numbers. The SQL of ``_pseudoniem_sql`` gives the same result.
    """
    return hmac.new(sleutel, tekst.encode(), hashlib.sha256).hexdigest()[:PSEUDONIEM_TEKENS]


def _kussens(sleutel: bytes) -> tuple[bytes, bytes]:
    """The two padded keys of RFC 2104."""
    kort = hashlib.sha256(sleutel).digest() if len(sleutel) > _BLOK else sleutel
    vol = kort.ljust(_BLOK, b"\0")
    return bytes(b ^ 0x36 for b in vol), bytes(b ^ 0x5C for b in vol)


def _pseudoniem_sql(tekst: str) -> str:
    binnen = f"unhex(sha256($ipad::blob || encode({tekst})))"
    return f"left(sha256($opad::blob || {binnen}), {PSEUDONIEM_TEKENS})"


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
        waarden["ipad"], waarden["opad"] = _kussens(run.sleutel)
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
    vlaggen = [f"f{i}" for i, _ in enumerate(regels)]
    geraakt = ", ".join(f"case when {vlag} then {i} end" for i, vlag in enumerate(vlaggen))
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
            select {_sleutel(suite)} as sleutel, bron, bestand, rij, nr,
                   unnest([{geraakt}]) as regel
            from ({_rijen(suite, regels, run, typen, herkomst)}) as v {_koppeling(suite)}
            where {" or ".join(vlaggen)}
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
    vlaggen = [
        f"{fout_in_bereik(regel.toets, suite.onderwerp(regel, run.levering, typen))} as f{i}"
        for i, regel in enumerate(regels)
    ]
    uit = suite.sleutel_uit
    sleutels = (
        [f"r.{quote_ident(uit.kolom)} as koppel"]
        if uit is not None
        else [f"r.{quote_ident(naam)}::varchar as k{i}" for i, naam in enumerate(suite.sleutel)]
    )
    velden = ", ".join([*sleutels, herkomst.meenemen, *vlaggen])
    return f"select {velden} from {quote_relatie(suite.entiteit)} as r"


def _koppeling(suite: Suite) -> str:
    """The join to the relation that holds the business key, when it is another one."""
    uit = suite.sleutel_uit
    if uit is None:
        return ""
    velden = ", ".join(
        f"min({quote_ident(naam)}::varchar) as k{i}" for i, naam in enumerate(suite.sleutel)
    )
    doel = quote_ident(uit.doelkolom)
    return (
        f"left join (select {doel} as koppel_doel, {velden} from {quote_relatie(uit.entiteit)}"
        f" group by {doel}) as u on u.koppel_doel = v.koppel"
    )


def _sleutel(suite: Suite) -> str:
    """The business key as text; null when every part is empty."""
    delen = [f"k{i}" for i, _ in enumerate(suite.sleutel)]
    tekst = " || '|' || ".join(f"coalesce({deel}, '')" for deel in delen)
    if suite.sleutel_persoonsgegeven:
        tekst = _pseudoniem_sql(tekst)
    return f"case when coalesce({', '.join(delen)}) is not null then {tekst} end"
