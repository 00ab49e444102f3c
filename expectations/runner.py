"""Measuring one suite: from cards to rows in ``kwaliteit.regel``, ``meting`` and ``afwijking``.

Belongs here: which rules can run, the four outcomes, writing. Does not belong here: Great
Expectations itself (``custom.meting``), failing keys (``deviations``), scores (``score``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from expectations import deviations, leeskolommen
from expectations.resultaten import MeetContext, Meting, maak_meting, schrijf_resultaten
from expectations.suite import Regel, Suite
from expectations.tellen import Tellingen, telling
from ggm_schema.naming import quote_literal, quote_relatie

KWALITEIT_SQL = Path(__file__).parent / "kwaliteit.sql"


def meet(
    database: Path | str | duckdb.DuckDBPyConnection, suite: Suite, context: MeetContext
) -> list[Meting]:
    """Measure all rules of a suite that are in force, and write the results.

    Running it again for the same run replaces the earlier results. Great Expectations is
    imported here, at the first call.

    Args:
        database: the run file, or an open connection to it.
        suite: the cards.
        context: the run.
    """
    with _verbinding(database) as con:
        con.execute(KWALITEIT_SQL.read_text(encoding="utf-8"))
        regels = [r for r in suite.regels if r.kaart.geldt_op(context.levering)]
        deviations.verwijder(con, context.run_id, [regel.kaart.id for regel in regels])
        redenen = _niet_meetbaar(con, suite, regels, context)
        tellingen = _tel(con, suite, [r for r in regels if r.kaart.id not in redenen], context)
        metingen = [
            maak_meting(
                suite, regel, context, redenen.get(regel.kaart.id) or tellingen[regel.kaart.id]
            )
            for regel in regels
        ]
        schrijf_resultaten(con, suite, regels, metingen, context)
    return metingen


@contextmanager
def _verbinding(
    database: Path | str | duckdb.DuckDBPyConnection,
) -> Iterator[duckdb.DuckDBPyConnection]:
    if isinstance(database, Path | str):
        with duckdb.connect(str(database)) as eigen, _verbinding(eigen) as con:
            yield con
    else:
        # A cursor is a connection of its own: the temporary view stays ours.
        with database.cursor() as con, zonder_deliminator(con):
            con.execute("set python_enable_replacements = false")
            yield con


@contextmanager
def zonder_deliminator(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Keep DuckDB's optimizer from taking the tested row out of a correlated sub-query.

    It then joins the other tables of the sub-query without the keys that went by way of the row:
    every row with every row. Seen in 1.5.5: 250,000 rows in hours instead of half a second, and no
    rule that becomes slower. The setting holds for the whole instance, so it is put back.
    """
    rij = con.execute("select current_setting('disabled_optimizers')").fetchone()
    eerder = str(rij[0]) if rij and rij[0] else ""
    con.execute(f"set disabled_optimizers = {quote_literal('deliminator,' + eerder)}")
    try:
        yield
    finally:
        con.execute(f"set disabled_optimizers = {quote_literal(eerder)}")


def _niet_meetbaar(
    con: duckdb.DuckDBPyConnection, suite: Suite, regels: Sequence[Regel], context: MeetContext
) -> dict[str, str]:
    """Why a rule cannot be measured, for each rule that cannot."""
    er_zijn = {
        naam
        for (naam,) in con.execute(
            "select schema_name || '.' || table_name from duckdb_tables()"
            " union all select schema_name || '.' || view_name from duckdb_views()"
        ).fetchall()
    }
    vast = {suite.entiteit} | ({suite.sleutel_uit.entiteit} if suite.sleutel_uit else set())
    redenen = {}
    for regel in regels:
        nodig = vast | regel.leest
        if niet_geleverd := sorted(nodig & set(context.ontbrekend)):
            redenen[regel.kaart.id] = (
                f"Niet gemeten: de bron van {', '.join(niet_geleverd)} is niet aangeleverd."
            )
        elif onbekend := sorted(nodig - er_zijn):
            redenen[regel.kaart.id] = f"Niet gemeten: {', '.join(onbekend)} is niet geladen."
        elif anders := leeskolommen.reden(regel, suite.entiteit, context.geraakt):
            redenen[regel.kaart.id] = anders
    return redenen


def _tel(
    con: duckdb.DuckDBPyConnection, suite: Suite, regels: Sequence[Regel], context: MeetContext
) -> dict[str, Tellingen | str]:
    """Counts per rule, or why there are none; failing keys are written along the way."""
    if not regels:
        return {}
    from expectations.custom.meting import meet_met_gx

    typen = {
        naam: soort
        for naam, soort, *_ in con.execute(f"describe {quote_relatie(suite.entiteit)}").fetchall()
    }
    kapot = _kapot(con, suite, regels, context, typen)
    gaaf = [regel for regel in regels if regel.kaart.id not in kapot]
    geteld = meet_met_gx(con, suite, gaaf, context.levering, typen)
    uitkomsten = {
        regel_id: telling if isinstance(telling, Tellingen) else _databasefout(telling)
        for regel_id, telling in (geteld | kapot).items()
    }
    goed = [r for r in gaaf if isinstance(uitkomsten[r.kaart.id], Tellingen)]
    run = deviations.Run(context.run_id, context.levering, context.sleutel)
    geschreven = deviations.schrijf_afwijkingen(con, suite, goed, run, typen)
    return uitkomsten | _verschillen(con, uitkomsten, geschreven, context)


def _kapot(
    con: duckdb.DuckDBPyConnection,
    suite: Suite,
    regels: Sequence[Regel],
    context: MeetContext,
    typen: Mapping[str, str],
) -> dict[str, str]:
    """Rules whose SQL cannot run, found without reading rows: they would slow all others down."""

    def plan(te_plannen: Sequence[Regel]) -> None:
        tellingen = ", ".join(
            telling(r.toets, suite.onderwerp(r, context.levering, typen), r.kaart.noemer)
            for r in te_plannen
        )
        con.execute(f"explain select {tellingen} from {quote_relatie(suite.entiteit)} as r")

    try:
        plan(regels)
    except duckdb.Error:
        fouten: dict[str, str] = {}
        for regel in regels:
            try:
                plan([regel])
            except duckdb.Error as fout:
                fouten[regel.kaart.id] = type(fout).__name__
        return fouten
    return {}


def _databasefout(soort: str) -> str:
    """The text of a database error can hold values, so only its kind is told."""
    return (
        f"Niet gemeten: de controle gaf een fout in de database ({soort})."
        " Laat de beheerder de regel nakijken."
    )


def _verschillen(
    con: duckdb.DuckDBPyConnection,
    uitkomsten: Mapping[str, Tellingen | str],
    geschreven: Mapping[str, int | str],
    context: MeetContext,
) -> dict[str, Tellingen | str]:
    """Rules whose count and number of failing keys differ: neither can be trusted."""
    redenen: dict[str, Tellingen | str] = {}
    for regel_id, aantal in geschreven.items():
        geteld = uitkomsten[regel_id]
        if isinstance(aantal, str):
            redenen[regel_id] = _databasefout(aantal)
        elif isinstance(geteld, Tellingen) and geteld.n_fout != aantal:
            redenen[regel_id] = (
                f"Niet gemeten: {geteld.n_fout} fouten geteld, maar {aantal} sleutels gevonden."
                " Laat de beheerder de regel nakijken."
            )
    deviations.verwijder(con, context.run_id, list(redenen))
    return redenen


__all__ = ["MeetContext", "Meting", "meet"]
