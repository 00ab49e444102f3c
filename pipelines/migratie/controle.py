"""Proof that every row and every value arrived, counted apart from the SQL that moved them.

Belongs here: checksums of both files and what must be equal. Does not belong here: moving rows.

A checksum is a count, a sum and an exclusive or of hashes: it does not depend on order, and equal
rows do not cancel each other out. Sums can be subtracted, and that proves changed columns: the old
column equals the new one read back, less what was put aside read back, plus what was put aside.
Checksums stay in memory: of a small table they would give values away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb

from ggm_schema.errors import Melding
from ggm_schema.naming import quote_ident
from pipelines.migratie.bouw import (
    in_nieuw,
    in_oud,
    koppelsleutel,
    opsomming,
    opzijkolommen,
    vaste_kolommen,
)
from pipelines.migratie.plan import TECHNISCHE_KOLOMMEN, Tabelplan, Verhuizing


@dataclass(frozen=True, slots=True)
class Som:
    """Count, sum and exclusive or of the hashes of what is filled."""

    aantal: int = 0
    som: int = 0
    xor: int = 0

    def plus(self, ander: Som) -> Som:
        """Both together."""
        return Som(self.aantal + ander.aantal, self.som + ander.som, self.xor ^ ander.xor)

    def min(self, ander: Som) -> Som:
        """This without the other, which must be part of it."""
        return Som(self.aantal - ander.aantal, self.som - ander.som, self.xor ^ ander.xor)


def sommen(con: duckdb.DuckDBPyConnection, van: str, delen: Sequence[str]) -> list[Som]:
    """A checksum per SQL expression over one relation, in one pass; NULL does not count."""
    if not delen:
        return []
    velden = ", ".join(
        f"count({deel}), coalesce(sum(hash({deel})::hugeint) filter ({deel} is not null), 0), "
        f"coalesce(bit_xor(hash({deel})) filter ({deel} is not null), 0)"
        for deel in delen
    )
    rij = con.execute(f"select {velden} from {van}").fetchone() or ()
    return [Som(*(int(w) for w in rij[nr : nr + 3])) for nr in range(0, len(rij), 3)]


def _rij(namen: Iterable[str]) -> str:
    """One value per row, never NULL."""
    return f"hash({opsomming(namen) or '0'})"


def controleer_overgenomen(
    con: duckdb.DuckDBPyConnection, relatie: str, kolommen: Sequence[str]
) -> int:
    """A table that stays what it is; returns its number of rows."""
    (oud,) = sommen(con, in_oud(relatie), [_rij(kolommen)])
    (nieuw,) = sommen(con, in_nieuw(relatie), [_rij(kolommen)])
    _eis_gelijk(oud, nieuw, relatie)
    return oud.aantal


def controleer_vervallen(con: duckdb.DuckDBPyConnection, tabel: Tabelplan) -> int:
    """A table without a place: the side schema holds all of it. Returns its number of rows."""
    (oud,) = sommen(con, in_oud(tabel.oud), [_rij(tabel.types)])
    (opzij,) = sommen(con, in_nieuw(tabel.opzij), [_rij(tabel.types)])
    _eis_gelijk(oud, opzij, tabel.oud)
    return oud.aantal


def controleer_tabel(con: duckdb.DuckDBPyConnection, tabel: Tabelplan, *, opzij: bool) -> int:
    """A table with a place in the new release; returns its number of rows.

    Args:
        opzij: there is a side table.
    """
    assert tabel.nieuw is not None
    omgezet = tabel.omgezet
    oud, *oude = sommen(
        con,
        in_oud(tabel.oud),
        [_rij(k.oud for k in tabel.gelijk), *(quote_ident(k.oud) for k in omgezet)],
    )
    nieuw, *nieuwe = sommen(
        con,
        in_nieuw(tabel.nieuw),
        [
            _rij(k.nieuw for k in tabel.gelijk),
            *(k.omzetting.terug(quote_ident(k.nieuw)) for k in omgezet),
        ],
    )
    _eis_gelijk(oud, nieuw, tabel.oud)
    bewaard, teruggelezen = [Som()] * len(omgezet), [Som()] * len(omgezet)
    if opzij:
        van = in_nieuw(tabel.opzij)
        bewaard = sommen(con, van, [quote_ident(k.oud) for k in omgezet])
        teruggelezen = sommen(
            con,
            van,
            [k.omzetting.terug(k.omzetting.heen(quote_ident(k.oud))) for k in omgezet],
        )
    for nr, kolom in enumerate(omgezet):
        samen = nieuwe[nr].min(teruggelezen[nr]).plus(bewaard[nr])
        _eis_gelijk(oude[nr], samen, f"{tabel.oud}.{kolom.oud}")
    _controleer_vervallen_kolommen(con, tabel, opzij=opzij)
    return oud.aantal


def _controleer_vervallen_kolommen(
    con: duckdb.DuckDBPyConnection, tabel: Tabelplan, *, opzij: bool
) -> None:
    """Dropped columns are in the side table, beside the right key and source row."""
    namen = [zonder.kolom.naam for zonder in tabel.vervallen]
    if not namen:
        return
    gevuld = " or ".join(f"{quote_ident(naam)} is not null" for naam in namen)
    deel = f"case when {gevuld} then {_rij([*vaste_kolommen(tabel), *namen])} end"
    (oud,) = sommen(con, in_oud(tabel.oud), [deel])
    bewaard = sommen(con, in_nieuw(tabel.opzij), [deel])[0] if opzij else Som()
    _eis_gelijk(oud, bewaard, f"{tabel.oud} ({', '.join(namen)})")


# --- values that moved to another table -----------------------------------------------------------


def controleer_verhuizing(
    con: duckdb.DuckDBPyConnection, tabel: Tabelplan, verhuizing: Verhuizing, *, opzij: bool
) -> None:
    """Every pair of key and value is in the new place or in the side table, and no other is."""
    wat = verhuizing.wat
    if wat.naar_koppeltabel:
        _controleer_koppeltabel(con, tabel, verhuizing)
        return
    oude = _paren(in_oud(tabel.oud), wat.oud_sleutel, quote_ident(wat.oud_waarde))
    nieuwe = _paren_nieuw(verhuizing)
    bewaard = _paren_opzij(tabel, verhuizing) if opzij else None
    (oud,) = sommen(con, f"({oude})", ["p"])
    alle = nieuwe if bewaard is None else f"{nieuwe} union {bewaard}"
    (samen,) = sommen(con, f"({alle})", ["p"])
    _eis_gelijk(oud, samen, f"{tabel.oud}.{_kolom(verhuizing)}")


def _kolom(verhuizing: Verhuizing) -> str:
    kolom = verhuizing.wat.kolom
    return verhuizing.wat.oud_waarde if kolom is None else kolom.naam


def _paren(van: str, sleutel: str, waarde: str) -> str:
    return (
        f"select distinct hash({quote_ident(sleutel)}, {waarde}) as p from {van} "
        f"where {quote_ident(sleutel)} is not null and {waarde} is not null"
    )


def _paren_nieuw(verhuizing: Verhuizing) -> str:
    wat = verhuizing.wat
    if verhuizing.doel is None:
        return "select hash(0) as p where false"
    terug = verhuizing.omzetting.terug(quote_ident(wat.nieuw_waarde))
    return _paren(in_nieuw(verhuizing.doel), wat.nieuw_sleutel, terug)


def _paren_opzij(tabel: Tabelplan, verhuizing: Verhuizing) -> str | None:
    wat = verhuizing.wat
    van = in_nieuw(tabel.opzij)
    aanwezig = {*vaste_kolommen(tabel), *(kolom.naam for kolom in opzijkolommen(tabel))}
    if tabel.nieuw is not None and not {wat.oud_sleutel, wat.oud_waarde} <= aanwezig:
        return None
    return _paren(van, wat.oud_sleutel, quote_ident(wat.oud_waarde))


def _controleer_koppeltabel(
    con: duckdb.DuckDBPyConnection, tabel: Tabelplan, verhuizing: Verhuizing
) -> None:
    wat = verhuizing.wat
    technisch = [naam for naam in TECHNISCHE_KOLOMMEN if naam in tabel.types]
    een, ander = quote_ident(wat.oud_sleutel), quote_ident(wat.oud_waarde)
    sleutel = koppelsleutel(wat.nieuw.naam, een, ander)
    rest = opsomming([wat.oud_sleutel, wat.oud_waarde, *technisch])
    (oud,) = sommen(
        con,
        in_oud(tabel.oud),
        [f"case when {een} is not null and {ander} is not null then hash({sleutel}, {rest}) end"],
    )
    namen = [wat.nieuw.sleutel, wat.nieuw_sleutel, wat.nieuw_waarde, *technisch]
    (nieuw,) = sommen(con, in_nieuw(wat.nieuw.volledige_naam), [_rij(namen)])
    _eis_gelijk(oud, nieuw, f"{tabel.oud}.{_kolom(verhuizing)}")


def _eis_gelijk(oud: Som, nieuw: Som, wat: str) -> None:
    if oud != nieuw:
        raise Melding(
            f"Na het migreren is {wat} niet meer gelijk: {oud.aantal} gevuld voor en "
            f"{nieuw.aantal} na. Er is niets geschreven.",
            doe="Meld dit aan het datateam: dit hoort niet te kunnen.",
        )
