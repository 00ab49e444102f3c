"""Schema `bron`: every delivered record as text, with where it came from.

Belongs here: that a source is loaded whole or not at all: on any error its tables are as they were
before. Does not belong here: its records and counts (`lading`), parsing files (`readers`), giving
values a meaning (`mapping`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb

from ggm_schema.errors import Melding, OnleesbareInvoer
from pipelines.bron import stroom
from pipelines.bron.lading import LaadResultaat, Lading
from pipelines.bron.landing import Landingsbestand
from pipelines.bron.uitval import Uitval
from pipelines.contract.laden import Contract
from pipelines.warehouse.runbestand import KWALITEIT_SQL, zonder_waarden

_BRON_SQL = Path(__file__).with_name("bron.sql")


def maak_schema(con: duckdb.DuckDBPyConnection) -> None:
    """Create the tables every source writes to, where they are not there yet."""
    con.execute(_BRON_SQL.read_text("utf-8"))
    con.execute(KWALITEIT_SQL.read_text("utf-8"))


def laad(
    con: duckdb.DuckDBPyConnection,
    contract: Contract,
    bestanden: Sequence[Landingsbestand],
    levering: date | str,
    bestandnr_start: int | None = None,
    *,
    run_id: str | None = None,
    xsd: Path | None = None,
) -> LaadResultaat:
    """Load one source into schema `bron`; doing it again replaces what it wrote before.

    Args:
        con: the file of the run, without an open transaction.
        bestanden: the files of this source; none means that it was not delivered: its tables are
            there, and empty.
        bestandnr_start: first file number; default: after the highest in use.
        run_id: goes into `kwaliteit.uitval`; default: that of the run in `kwaliteit.run`.
        xsd: folder with the schemas of messages; None: they are not validated, and that is said.

    Raises:
        OnleesbareInvoer: a file cannot be read at all. Nothing of this source is written then.
    """
    dag = date.fromisoformat(levering) if isinstance(levering, str) else levering
    contract.formaat.schemas(xsd)
    with zonder_waarden(_niet_opgeslagen), stroom.begrensd(con), _alles_of_niets(con):
        maak_schema(con)
        run = run_id if run_id is not None else _run_id(con)
        lading = Lading(con, contract, dag, Uitval(con, run, dag, contract.id))
        lading.begin(bestandnr_start)
        for bestand in bestanden:
            try:
                lading.bestand(bestand)
            except OnleesbareInvoer as fout:
                raise _met_bron(fout, contract.id) from None
        return lading.sluit_af(geleverd=bool(bestanden))


def _met_bron(fout: OnleesbareInvoer, bron: str) -> OnleesbareInvoer:
    """The same message with the folder before the file: many sources deliver an `export.csv`."""
    return OnleesbareInvoer(
        fout.fout,
        bestand=f"{bron}/{fout.bestand}",
        regel=fout.regel,
        verwacht=fout.verwacht,
        doe=fout.doe,
    )


@contextmanager
def _alles_of_niets(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    con.begin()
    try:
        yield
    except BaseException:
        con.rollback()
        raise
    con.commit()


def _niet_opgeslagen(soort: str) -> Melding:
    return Melding(
        f"De database kon de gegevens niet opslaan ({soort}).",
        doe="Kijk of de schijf vol is en of een ander programma de database open heeft. Start "
        "daarna opnieuw.",
    )


def _run_id(con: duckdb.DuckDBPyConnection) -> str | None:
    rij = con.execute("select max(run_id) from kwaliteit.run").fetchone()
    return rij[0] if rij else None
