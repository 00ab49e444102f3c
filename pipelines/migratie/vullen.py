"""Filling the new file table by table, proving each, and counting for the report.

Belongs here: running the SQL of `bouw` and the proof of `controle` in the right order. Does not
belong here: files (`uitvoeren`), texts of the report as a whole (`verslag`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import duckdb

from ggm_schema.naming import quote_ident, quote_literal
from ggm_schema.verschil.tabelmodel import Tabelverschil
from pipelines.migratie import bouw, controle
from pipelines.migratie.bouw import in_nieuw
from pipelines.migratie.bron import VERVALLEN
from pipelines.migratie.plan import OVERZICHT, Kolomplan, Plan, Tabelplan, Verhuizing
from pipelines.migratie.verslag import Tabelverslag, Wijziging
from pipelines.warehouse.runbestand import getal

_OVERZICHT_SQL = f"""
create table if not exists {VERVALLEN}.{OVERZICHT} (
    bewaard_in    varchar,   -- table in this schema
    oude_release  varchar,
    nieuwe_release varchar,
    oude_tabel    varchar,
    oude_kolom    varchar,   -- null: the whole table
    oud_type      varchar,
    nieuwe_tabel  varchar,   -- null: there is none
    nieuwe_kolom  varchar,   -- null: there is none
    reden         varchar,
    waarden       bigint     -- values put aside; rows where it is the whole table
)"""


def neem_overige_over(
    con: duckdb.DuckDBPyConnection, tabellen: Mapping[str, Mapping[str, str]]
) -> dict[str, int]:
    """Copy every table that is not of the model; returns rows per table."""
    aantallen = {}
    for naam, kolommen in tabellen.items():
        con.execute(bouw.neem_over(naam, list(kolommen)))
        aantallen[naam] = controle.controleer_overgenomen(con, naam, list(kolommen))
    return aantallen


def vul(
    con: duckdb.DuckDBPyConnection, plan: Plan, verschil: Tabelverschil
) -> tuple[list[Tabelverslag], dict[str, int]]:
    """Fill all tables of the model and the side schema.

    Returns:
        What happened to every old table, and rows per junction table made of a column.
    """
    con.execute(_OVERZICHT_SQL)
    for tabel in plan.tabellen:
        if tabel.nieuw is not None:
            con.execute(bouw.vul_tabel(plan, tabel))
    bijgemaakt = _maak_koppeltabellen(con, plan)
    # Only now: what goes aside depends on what could be carried to other tables.
    return [_opzij(con, tabel, verschil) for tabel in plan.tabellen], bijgemaakt


def _maak_koppeltabellen(con: duckdb.DuckDBPyConnection, plan: Plan) -> dict[str, int]:
    aantallen = {}
    for tabel in plan.tabellen:
        for verhuizing in tabel.verhuist:
            if verhuizing.wat.naar_koppeltabel and verhuizing.doel is not None:
                con.execute(bouw.vul_koppeltabel(tabel, verhuizing))
                aantallen[verhuizing.doel] = getal(
                    con, f"select count(*) from {in_nieuw(verhuizing.doel)}"
                )
    return aantallen


def _opzij(
    con: duckdb.DuckDBPyConnection, tabel: Tabelplan, verschil: Tabelverschil
) -> Tabelverslag:
    if tabel.nieuw is None:
        con.execute(bouw.zet_geheel_opzij(tabel))
        rijen = rijen_opzij = controle.controleer_vervallen(con, tabel)
    else:
        rijen_opzij = _zet_kolommen_opzij(con, tabel)
        rijen = controle.controleer_tabel(con, tabel, opzij=rijen_opzij > 0)
    for verhuizing in tabel.verhuist:
        controle.controleer_verhuizing(con, tabel, verhuizing, opzij=rijen_opzij > 0)
    wijzigingen = tuple(_wijzigingen(con, tabel, aanwezig=rijen_opzij > 0))
    bewaard = rijen_opzij > 0 or tabel.nieuw is None
    _noteer(con, tabel, verschil, rijen_opzij, wijzigingen)
    return Tabelverslag(
        oud=tabel.oud,
        nieuw=tabel.nieuw,
        rijen=rijen,
        opzij=tabel.opzij if bewaard else None,
        rijen_opzij=rijen_opzij,
        wijzigingen=wijzigingen,
    )


def _zet_kolommen_opzij(con: duckdb.DuckDBPyConnection, tabel: Tabelplan) -> int:
    """Rows in the side table; without rows there is no side table."""
    if not bouw.opzijkolommen(tabel):
        return 0
    con.execute(bouw.zet_opzij(tabel))
    rijen = getal(con, f"select count(*) from {in_nieuw(tabel.opzij)}")
    if not rijen:
        con.execute(f"drop table {in_nieuw(tabel.opzij)}")
    return rijen


# --- what the report and the overview say -------------------------------------------------------


def _wijzigingen(
    con: duckdb.DuckDBPyConnection, tabel: Tabelplan, *, aanwezig: bool
) -> Iterator[Wijziging]:
    for kolom in tabel.kolommen:
        yield from _over_kolom(con, tabel, kolom, aanwezig)
    for zonder in tabel.vervallen:
        naam = zonder.kolom.naam
        opzij = _opzij_van(con, tabel, naam, aanwezig)
        uitleg = f"Kolom {naam} is vervallen: {zonder.reden}."
        yield Wijziging("vervallen", naam, "", "", uitleg, opzij)
    for verhuizing in tabel.verhuist:
        yield _over_verhuizing(con, tabel, verhuizing, aanwezig)


def _over_kolom(
    con: duckdb.DuckDBPyConnection, tabel: Tabelplan, kolom: Kolomplan, aanwezig: bool
) -> Iterator[Wijziging]:
    omzetting = kolom.omzetting
    namen = (kolom.oud, tabel.nieuw or "", kolom.nieuw)
    if kolom.hernoemd:
        uitleg = f"Kolom {kolom.oud} heet nu {kolom.nieuw}."
        yield Wijziging("hernoemd", *namen, uitleg)
    opzij = _opzij_van(con, tabel, kolom.oud, aanwezig and omzetting.verandert)
    if omzetting.oud_type != omzetting.nieuw_type:
        leeg = opzij and getal(
            con,
            f"select count({quote_ident(kolom.oud)}) from {in_nieuw(tabel.opzij)} "
            f"where {omzetting.heen(quote_ident(kolom.oud))} is null",
        )
        uitleg = f"Kolom {kolom.oud} was {omzetting.oud_type} en is nu {omzetting.nieuw_type}."
        yield Wijziging("type", *namen, uitleg, opzij, leeg)
    elif opzij:
        uitleg = f"Kolom {kolom.oud}: waarden van de lijst kregen het nieuwe label."
        yield Wijziging("label", *namen, uitleg, opzij)
    if kolom.weg:
        assert tabel.nieuw is not None
        weg = ", ".join(quote_literal(tekst) for tekst in kolom.weg)
        aantal = getal(
            con,
            f"select count(*) from {in_nieuw(tabel.nieuw)} "
            f"where cast({quote_ident(kolom.nieuw)} as varchar) in ({weg})",
        )
        if aantal:
            uitleg = (
                f"Kolom {kolom.nieuw}: {aantal} waarden staan niet meer in de lijst en zijn "
                "gebleven."
            )
            yield Wijziging("lijst", *namen, uitleg)


def _over_verhuizing(
    con: duckdb.DuckDBPyConnection, tabel: Tabelplan, verhuizing: Verhuizing, aanwezig: bool
) -> Wijziging:
    wat = verhuizing.wat
    naam = "" if wat.kolom is None else wat.kolom.naam
    opzij = _opzij_van(con, tabel, naam, aanwezig) if naam else 0
    return Wijziging(
        "verplaatst", naam, wat.nieuw.volledige_naam, wat.nieuw_waarde, wat.beschrijving, opzij
    )


def _opzij_van(con: duckdb.DuckDBPyConnection, tabel: Tabelplan, kolom: str, aanwezig: bool) -> int:
    if not aanwezig:
        return 0
    return getal(con, f"select count({quote_ident(kolom)}) from {in_nieuw(tabel.opzij)}")


def _noteer(
    con: duckdb.DuckDBPyConnection,
    tabel: Tabelplan,
    verschil: Tabelverschil,
    rijen: int,
    wijzigingen: tuple[Wijziging, ...],
) -> None:
    """One row in the overview per column that is aside, or one for a whole table."""
    regels: list[tuple[str | None, str | None, str | None, str | None, str, int]] = [
        (w.kolom, tabel.types[w.kolom], w.nieuwe_tabel or None, w.nieuwe_kolom or None,
         w.uitleg, w.opzij)
        for w in wijzigingen
        if w.opzij
    ]  # fmt: skip
    if tabel.nieuw is None:
        nu = next((w for w in wijzigingen), None)
        regels = [
            (
                None,
                None,
                nu.nieuwe_tabel if nu else None,
                nu.nieuwe_kolom if nu else None,
                nu.uitleg if nu else f"Tabel {tabel.oud} is vervallen.",
                rijen,
            )
        ]
    for regel in regels:
        con.execute(
            f"insert into {VERVALLEN}.{OVERZICHT} values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [tabel.opzij, verschil.oud_versie, verschil.nieuw_versie, tabel.oud, *regel],
        )
