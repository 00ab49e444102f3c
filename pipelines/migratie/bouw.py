"""SQL that fills the new tables and the side schema, each table in one statement.

Belongs here: text of statements over the databases `oud` and `nieuw`. Does not belong here: running
them, or proving that they did what they should (`controle` works from the plan, not from this).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ggm_schema.naming import quote_ident, quote_literal, quote_relatie
from pipelines.migratie.bron import OUD
from pipelines.migratie.plan import BRONRIJ, TECHNISCHE_KOLOMMEN, Plan, Tabelplan, Verhuizing

NIEUW = "nieuw"


def in_oud(relatie: str) -> str:
    """A table of the old file."""
    return f"{OUD}.{quote_relatie(relatie)}"


def in_nieuw(relatie: str) -> str:
    """A table of the new file."""
    return f"{NIEUW}.{quote_relatie(relatie)}"


@dataclass(frozen=True, slots=True)
class Opzijkolom:
    """A column of a side table: the old value where the new release has no place for it."""

    naam: str
    waarde: str


# --- tables -------------------------------------------------------------------------------------


def vul_tabel(plan: Plan, tabel: Tabelplan) -> str:
    """Every row of the old table in its new one, with what comes in from other tables."""
    assert tabel.nieuw is not None
    namen = [quote_ident(k.nieuw) for k in tabel.kolommen]
    waarden = [k.omzetting.heen(f"t.{quote_ident(k.oud)}") for k in tabel.kolommen]
    joins = []
    for nummer, verhuizing in enumerate(plan.binnenkomend(tabel.nieuw)):
        alias = f"v{nummer}"
        namen.append(quote_ident(verhuizing.wat.nieuw_waarde))
        waarden.append(f"{alias}.w")
        sleutel = next(k.oud for k in tabel.kolommen if k.nieuw == verhuizing.wat.nieuw_sleutel)
        joins.append(
            f"left join ({_eenduidig(verhuizing)}) {alias} on {alias}.k = t.{quote_ident(sleutel)}"
        )
    return (
        f"insert into {in_nieuw(tabel.nieuw)} ({', '.join(namen)}) "
        f"select {', '.join(waarden)} from {in_oud(tabel.oud)} t {' '.join(joins)}"
    )


def _eenduidig(verhuizing: Verhuizing) -> str:
    """Per key the one value that all old rows agree on; none where they do not."""
    wat = verhuizing.wat
    waarde = quote_ident(wat.oud_waarde)
    heen = verhuizing.omzetting.heen(f"min({waarde})")
    return (
        f"select {quote_ident(wat.oud_sleutel)} as k, {heen} as w "
        f"from {in_oud(wat.oud.volledige_naam)} where {_heeft_paar(verhuizing)} group by 1 "
        f"having min({waarde}) = max({waarde})"
    )


def _heeft_paar(verhuizing: Verhuizing, alias: str = "") -> str:
    wat = verhuizing.wat
    return (
        f"{alias}{quote_ident(wat.oud_sleutel)} is not null "
        f"and {alias}{quote_ident(wat.oud_waarde)} is not null"
    )


def vul_koppeltabel(tabel: Tabelplan, verhuizing: Verhuizing) -> str:
    """A row per old row that has a value, with where it came from and when it held."""
    wat = verhuizing.wat
    technisch = [naam for naam in TECHNISCHE_KOLOMMEN if naam in tabel.types]
    sleutel, waarde = f"t.{quote_ident(wat.oud_sleutel)}", f"t.{quote_ident(wat.oud_waarde)}"
    namen = [wat.nieuw.sleutel, wat.nieuw_sleutel, wat.nieuw_waarde, *technisch]
    velden = [
        koppelsleutel(wat.nieuw.naam, sleutel, waarde),
        sleutel,
        waarde,
        *(f"t.{quote_ident(naam)}" for naam in technisch),
    ]
    return (
        f"insert into {in_nieuw(wat.nieuw.volledige_naam)} "
        f"({', '.join(quote_ident(naam) for naam in namen)}) "
        f"select {', '.join(velden)} from {in_oud(tabel.oud)} t "
        f"where {_heeft_paar(verhuizing, 't.')}"
    )


def koppelsleutel(tabel: str, een: str, ander: str) -> str:
    """A key for a row of a junction table, the same for the same pair; 63 bits, fits BIGINT."""
    tekst = f"{quote_literal(tabel + ':')} || {een} || '|' || {ander}"
    return f"cast(md5_number_lower({tekst}) >> 1 as bigint)"


# --- the side schema ----------------------------------------------------------------------------


def opzijkolommen(tabel: Tabelplan) -> list[Opzijkolom]:
    """What a side table holds beside key and source row, in the order of the old table."""
    kolommen = {z.kolom.naam: f"t.{quote_ident(z.kolom.naam)}" for z in tabel.vervallen}
    for kolom in tabel.omgezet:
        waarde = f"t.{quote_ident(kolom.oud)}"
        kolommen[kolom.oud] = f"case when {kolom.omzetting.opzij(waarde)} then {waarde} end"
    for verhuizing in tabel.verhuizende_kolommen:
        assert verhuizing.wat.kolom is not None
        waarde = f"t.{quote_ident(verhuizing.wat.kolom.naam)}"
        kolommen[verhuizing.wat.kolom.naam] = (
            f"case when not ({_aangekomen(verhuizing)}) then {waarde} end"
        )
    return [Opzijkolom(naam, kolommen[naam]) for naam in tabel.types if naam in kolommen]


def _aangekomen(verhuizing: Verhuizing) -> str:
    """SQL boolean, never NULL: the pair of row `t` can be read in the new file."""
    wat = verhuizing.wat
    if verhuizing.doel is None:
        return "false"
    if wat.naar_koppeltabel:
        return _heeft_paar(verhuizing, "t.")
    terug = verhuizing.omzetting.terug(quote_ident(wat.nieuw_waarde))
    paren = (
        f"select {quote_ident(wat.nieuw_sleutel)} as k, {terug} as w "
        f"from {in_nieuw(verhuizing.doel)} "
        f"where {quote_ident(wat.nieuw_sleutel)} is not null and {terug} is not null"
    )
    paar = f"(t.{quote_ident(wat.oud_sleutel)}, t.{quote_ident(wat.oud_waarde)})"
    return f"{_heeft_paar(verhuizing, 't.')} and {paar} in (select (k, w) from ({paren}))"


def vaste_kolommen(tabel: Tabelplan) -> list[str]:
    """Key and source row, as far as the table has them and does not put them aside itself."""
    opzij = {kolom.naam for kolom in opzijkolommen(tabel)}
    return [n for n in (tabel.sleutel, BRONRIJ) if n in tabel.types and n not in opzij]


def zet_opzij(tabel: Tabelplan) -> str:
    """The side table of a table that has a place in the new release; may turn out empty."""
    kolommen = opzijkolommen(tabel)
    velden = [f"t.{quote_ident(naam)}" for naam in vaste_kolommen(tabel)]
    velden += [f"{kolom.waarde} as {quote_ident(kolom.naam)}" for kolom in kolommen]
    gevuld = " or ".join(f"{quote_ident(kolom.naam)} is not null" for kolom in kolommen)
    return (
        f"create table {in_nieuw(tabel.opzij)} as select * from "
        f"(select {', '.join(velden)} from {in_oud(tabel.oud)} t) where {gevuld}"
    )


def zet_geheel_opzij(tabel: Tabelplan) -> str:
    """The side table of a table that has no place in the new release."""
    return f"create table {in_nieuw(tabel.opzij)} as from {in_oud(tabel.oud)}"


def opsomming(namen: Iterable[str], alias: str = "") -> str:
    """Column names, quoted."""
    return ", ".join(f"{alias}{quote_ident(naam)}" for naam in namen)


def neem_over(relatie: str, kolommen: Sequence[str]) -> str:
    """A table that stays what it is."""
    namen = opsomming(kolommen)
    return f"insert into {in_nieuw(relatie)} ({namen}) select {namen} from {in_oud(relatie)}"
