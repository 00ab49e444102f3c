"""The DuckDB file of one run: where it lies, how it is opened, and what is in it from the start.

Belongs here: path, connection settings, and the schemas, macros and code lists that every run
needs. Does not belong here: filling tables (`bron`, `transform`), which runs are alive (`runlock`)
and publishing (`publish`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import duckdb

import expectations
from ggm_schema.errors import DefinitieFout, Melding
from ggm_schema.naming import quote_ident, quote_literal
from pipelines.warehouse.referentie import voeg_samen
from pipelines.warehouse.runlock import houd_vast

EXPECTATIONS = Path(expectations.__file__).parent
CODELIJSTEN = EXPECTATIONS / "codelists"
KWALITEIT_SQL = EXPECTATIONS / "kwaliteit.sql"
HULP_SQL = Path(__file__).parents[1] / "mappings" / "hulp.sql"
# Number of a bron row, `_rij`: number of its file times this, plus its record number in that file.
RIJEN_PER_BESTAND = 10_000_000_000
CODELIJST_KOLOMMEN = ("code", "omschrijving", "geldig_vanaf", "geldig_tot")

# Settings of the session and not of the connection: a second connection of the same process (Great
# Expectations) must find the same configuration, or DuckDB refuses it. No extension is fetched: the
# networks that this runs on are closed. A table name never means a Python variable.
_INSTELLINGEN = """
    set autoinstall_known_extensions = false;
    set autoload_known_extensions = false;
    set python_enable_replacements = false;
    set enable_progress_bar = false;
    set preserve_insertion_order = true;
"""


def runpad(warehouse: Path, run_id: str) -> Path:
    """The file of a run.

    Raises:
        DefinitieFout: the run id has characters that do not belong in a file name.
    """
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}", run_id):
        raise DefinitieFout(
            "Het kenmerk van de run is geen veilige bestandsnaam.",
            verwacht="letters, cijfers, streepjes en hoogstens 100 tekens.",
        )
    return warehouse / "runs" / f"{run_id}.duckdb"


@contextmanager
def zonder_waarden(maak: Callable[[str], Melding]) -> Iterator[None]:
    """Turn every DuckDB error into our own: texts of DuckDB hold values of the data.

    Args:
        maak: gives the message to raise; receives the kind of the error, such as
            `ConversionException`.
    """
    try:
        yield
    except duckdb.Error as fout:
        raise maak(type(fout).__name__) from None


def stel_in(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Give a connection the settings that all our connections have."""
    con.execute(_INSTELLINGEN)
    return con


def _verbind(pad: Path) -> duckdb.DuckDBPyConnection:
    with zonder_waarden(
        lambda soort: Melding(
            f"Het bestand van de run kan niet worden geopend ({soort}).",
            bestand=pad,
            doe="kijk of een ander programma dit bestand open heeft, en of de schijf vol is.",
        )
    ):
        return stel_in(duckdb.connect(str(pad)))


@contextmanager
def open_run(pad: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the file of a run, and close it again. The run counts as alive from now on.

    Raises:
        Melding: there is no such run, or another process has the file open.
    """
    if not pad.is_file():
        raise Melding(
            "Dit bestand van een run bestaat niet (meer).",
            bestand=pad,
            doe="start een nieuwe run voor deze levering.",
        )
    houd_vast(pad)
    con = _verbind(pad)
    try:
        yield con
    finally:
        con.close()


def maak_run(
    pad: Path,
    *,
    run_id: str,
    levering: date,
    gestart_op: datetime,
    codelijsten: Path = CODELIJSTEN,
) -> None:
    """Make the file of a run with its schemas, quality tables, macros and code lists.

    Doing it again changes nothing, so a step that is retried is safe.
    """
    pad.parent.mkdir(parents=True, exist_ok=True)
    houd_vast(pad)
    con = _verbind(pad)
    try:
        richt_in(
            con, run_id=run_id, levering=levering, gestart_op=gestart_op, codelijsten=codelijsten
        )
    finally:
        con.close()


def richt_in(
    con: duckdb.DuckDBPyConnection,
    *,
    run_id: str,
    levering: date,
    gestart_op: datetime,
    codelijsten: Path = CODELIJSTEN,
) -> None:
    """What `maak_run` puts in the file, in any database."""
    con.begin()
    con.execute("create schema if not exists bron; create schema if not exists referentie")
    con.execute(KWALITEIT_SQL.read_text("utf-8"))
    laad_hulp(con)
    laad_codelijsten(con, codelijsten)
    con.execute(
        "insert into kwaliteit.run (run_id, levering, gestart_op, status) "
        "select $run, $levering, $op, 'bezig' "
        "where not exists (from kwaliteit.run where run_id = $run)",
        {"run": run_id, "levering": levering, "op": gestart_op},
    )
    con.commit()


def laad_hulp(con: duckdb.DuckDBPyConnection) -> None:
    """Create the macros that mappings use."""
    con.execute(HULP_SQL.read_text("utf-8"))


def laad_codelijsten(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Load every `<folder>/<name>.csv` as `referentie.<name>`; dates become DATE, the rest text.

    All of them together are `referentie.codes`; `referentie.lijst` says what each is.

    Raises:
        DefinitieFout: a file cannot be read, misses a column, or has a date that is none.
    """
    for pad in sorted(folder.glob("*.csv")):
        laad_codelijst(con, pad)
    voeg_samen(con, folder)


def laad_codelijst(con: duckdb.DuckDBPyConnection, pad: Path) -> None:
    """Load one code list as `referentie.<name>`, as `laad_codelijsten` does."""
    lees = (
        f"read_csv({quote_literal(str(pad))}, delim = ';', quote = '\"', escape = '\"', "
        "header = true, skip = 0, all_varchar = true, encoding = 'utf-8')"
    )
    tabel = f"referentie.{quote_ident(pad.stem)}"
    with zonder_waarden(
        lambda soort: DefinitieFout(
            f"Deze codelijst kan niet worden gelezen ({soort}).",
            bestand=pad,
            verwacht="UTF-8, puntkomma's, een kopregel en op elke regel evenveel velden.",
        )
    ):
        con.execute(f"create or replace table {tabel} as from {lees}")
    kolommen = [rij[0] for rij in con.execute(f"describe {tabel}").fetchall()]
    ontbreekt = [kolom for kolom in CODELIJST_KOLOMMEN if kolom not in kolommen]
    if ontbreekt:
        raise DefinitieFout(
            f"In deze codelijst ontbreekt de kolom {', '.join(ontbreekt)}.",
            bestand=pad,
            regel=1,
            verwacht=";".join(CODELIJST_KOLOMMEN),
        )
    _typeer_datums(con, tabel, pad)


def _typeer_datums(con: duckdb.DuckDBPyConnection, tabel: str, pad: Path) -> None:
    for kolom in CODELIJST_KOLOMMEN[2:]:
        fout = con.execute(
            f"select min(nummer) + 1 from (select row_number() over () as nummer, {kolom} as datum "
            f"from {tabel}) where nullif(datum, '') is not null and try_cast(datum as date) is null"
        ).fetchone()
        if fout and fout[0] is not None:
            raise DefinitieFout(
                f"In de kolom {kolom} staat geen datum.",
                bestand=pad,
                regel=fout[0],
                verwacht="jjjj-mm-dd, of leeg.",
            )
        con.execute(
            f"alter table {tabel} alter {kolom} type date using cast(nullif({kolom}, '') as date)"
        )


def getal(con: duckdb.DuckDBPyConnection, sql: str, parameters: object = None) -> int:
    """The one whole number that a query gives; 0 where it gives no row."""
    rij = con.execute(sql, parameters).fetchone()
    return int(rij[0]) if rij else 0
