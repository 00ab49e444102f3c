"""The history of measurements: Parquet, one folder per run, written once and never changed.

Belongs here: `<warehouse>/kwaliteit/<run_id>/<table>.parquet`, and bringing it into the `kwaliteit`
tables of a run file. Does not belong here: deciding which run is published (`publish`).

A folder whose name starts with a dot is being written or removed; nobody reads it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from ggm_schema.errors import Melding
from ggm_schema.naming import quote_ident, quote_literal
from pipelines.warehouse.runbestand import stel_in, zonder_waarden

GEPUBLICEERD = "gepubliceerd"
GEBLOKKEERD = "geblokkeerd"
_RUN = "run.parquet"
_TIJDELIJK = ".nieuw-"
_OUD = ".oud-"


@dataclass(frozen=True, slots=True)
class RunRegel:
    """A run in the history. `status` is `gepubliceerd` or `geblokkeerd`."""

    run_id: str
    levering: date
    gereed_op: datetime
    status: str


def map_van(warehouse: Path) -> Path:
    """Folder of all history."""
    return warehouse / "kwaliteit"


def runs(warehouse: Path) -> list[RunRegel]:
    """All runs in the history, the earliest first.

    Raises:
        Melding: a file of the history cannot be read.
    """
    bestanden = [map_ / _RUN for map_ in _mappen(warehouse) if (map_ / _RUN).is_file()]
    if not bestanden:
        return []
    with stel_in(duckdb.connect(":memory:")) as con, _leesbaar(bestanden):
        rijen = con.execute(
            f"select run_id, levering, gereed_op, status from {_parquet(bestanden)} "
            "order by gereed_op, run_id"
        ).fetchall()
    return [RunRegel(*rij) for rij in rijen]


def laatst_gepubliceerd(warehouse: Path) -> dict[date, str]:
    """Levering → its run that was published last, in order of levering."""
    laatste = {r.levering: r.run_id for r in runs(warehouse) if r.status == GEPUBLICEERD}
    return dict(sorted(laatste.items()))


def bestanden_van(warehouse: Path, run_ids: Iterable[str], tabel: str) -> list[Path]:
    """Parquet files of one `kwaliteit` table, of those runs that have it."""
    paden = (map_van(warehouse) / run_id / f"{tabel}.parquet" for run_id in run_ids)
    return [pad for pad in paden if pad.is_file()]


def tabellen(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Tables of schema `kwaliteit` that are history: those that say of which run a row is."""
    rijen = con.execute(
        "select table_name from duckdb_columns() where database_name = current_database() "
        "and schema_name = 'kwaliteit' and column_name = 'run_id' order by table_name"
    ).fetchall()
    return [rij[0] for rij in rijen]


# --- writing --------------------------------------------------------------------------------------


def schrijf(con: duckdb.DuckDBPyConnection, warehouse: Path, run_id: str) -> Path:
    """Write the rows of this run to a folder that does not count yet; see `maak_vast`."""
    map_ = map_van(warehouse) / f"{_TIJDELIJK}{run_id}"
    if map_.exists():
        shutil.rmtree(map_)
    map_.mkdir(parents=True)
    for tabel in tabellen(con):
        pad = map_ / f"{tabel}.parquet"
        con.execute(
            f"copy (from kwaliteit.{quote_ident(tabel)} where run_id = {quote_literal(run_id)}) "
            f"to {quote_literal(str(pad))} (format parquet, compression zstd)"
        )
        fsync(pad)
    fsync(map_)
    return map_


def maak_vast(warehouse: Path, run_id: str) -> None:
    """Make what `schrijf` wrote part of the history, in place of an earlier attempt of this run."""
    folder = map_van(warehouse)
    doel, oud = folder / run_id, folder / f"{_OUD}{run_id}"
    if doel.exists():
        doel.rename(oud)
    (folder / f"{_TIJDELIJK}{run_id}").rename(doel)
    fsync(folder)
    if oud.exists():
        shutil.rmtree(oud)


def onaf(warehouse: Path) -> list[tuple[str, date | None]]:
    """Runs whose history was written but does not count yet, with their levering if readable."""
    gevonden = []
    for map_ in sorted(map_van(warehouse).glob(f"{_TIJDELIJK}*")):
        try:
            with stel_in(duckdb.connect(":memory:")) as con:
                rij = con.execute(f"select levering from {_parquet([map_ / _RUN])}").fetchone()
        except duckdb.Error:
            rij = None
        gevonden.append((map_.name.removeprefix(_TIJDELIJK), rij[0] if rij else None))
    return gevonden


def vergeet(warehouse: Path, run_id: str) -> None:
    """Remove what `schrijf` wrote for a run that was not published after all."""
    shutil.rmtree(map_van(warehouse) / f"{_TIJDELIJK}{run_id}", ignore_errors=True)


def ruim_op(warehouse: Path) -> None:
    """Finish replacements that were interrupted: the old folder goes, or comes back."""
    folder = map_van(warehouse)
    for oud in sorted(folder.glob(f"{_OUD}*")):
        doel = folder / oud.name.removeprefix(_OUD)
        if doel.exists():
            shutil.rmtree(oud)
        else:
            oud.rename(doel)


def fsync(pad: Path) -> None:
    """Make sure that a file, or the names in a folder, outlive a power cut."""
    descriptor = os.open(pad, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


# --- reading --------------------------------------------------------------------------------------


def haal_binnen(
    con: duckdb.DuckDBPyConnection, warehouse: Path, run_id: str, levering: date
) -> None:
    """Copy the history into the `kwaliteit` tables of a run file, beside its own rows.

    Of every other levering the run that was published last; of table `run` all runs. Doing it
    again replaces. Columns that an older run did not have are NULL; columns that no longer exist
    are left behind.
    """
    anderen = [run for dag, run in laatst_gepubliceerd(warehouse).items() if dag != levering]
    alle = [run.run_id for run in runs(warehouse) if run.run_id != run_id]
    con.begin()
    try:
        for tabel in tabellen(con):
            con.execute(
                f"delete from kwaliteit.{quote_ident(tabel)} where run_id is distinct from ?",
                [run_id],
            )
            _voeg_toe(
                con, tabel, bestanden_van(warehouse, alle if tabel == "run" else anderen, tabel)
            )
        con.commit()
    except BaseException:
        con.rollback()
        raise


def koppel(con: duckdb.DuckDBPyConnection, warehouse: Path, levering: date) -> None:
    """Make temporary views `historie_<table>` with the history of all other leveringen.

    Of every other levering the run that was published last; an empty view when there is none.
    For reading before publication, such as the previous score.
    """
    anderen = [run for dag, run in laatst_gepubliceerd(warehouse).items() if dag != levering]
    for tabel in tabellen(con):
        kolommen = _kolommen(con, f"kwaliteit.{quote_ident(tabel)}")
        bestanden = bestanden_van(warehouse, anderen, tabel)
        bron = f"from kwaliteit.{quote_ident(tabel)} limit 0"
        if bestanden:
            with _leesbaar(bestanden):
                aanwezig = _kolommen(con, _parquet(bestanden))
            velden = ", ".join(
                f"{quote_ident(k) if k in aanwezig else 'null'}::{soort} as {quote_ident(k)}"
                for k, soort in kolommen.items()
            )
            bron = f"select {velden} from {_parquet(bestanden)}"
        con.execute(f"create or replace temp view {quote_ident(f'historie_{tabel}')} as {bron}")


def _voeg_toe(con: duckdb.DuckDBPyConnection, tabel: str, bestanden: Sequence[Path]) -> None:
    if not bestanden:
        return
    doel = f"kwaliteit.{quote_ident(tabel)}"
    with _leesbaar(bestanden):
        aanwezig = _kolommen(con, _parquet(bestanden))
        namen = ", ".join(quote_ident(k) for k in _kolommen(con, doel) if k in aanwezig)
        con.execute(f"insert into {doel} ({namen}) select {namen} from {_parquet(bestanden)}")


def _mappen(warehouse: Path) -> list[Path]:
    folder = map_van(warehouse)
    if not folder.is_dir():
        return []
    return sorted(m for m in folder.iterdir() if m.is_dir() and not m.name.startswith("."))


def _parquet(bestanden: Iterable[Path]) -> str:
    lijst = ", ".join(quote_literal(str(pad)) for pad in bestanden)
    return f"read_parquet([{lijst}], union_by_name = true, hive_partitioning = false)"


def _kolommen(con: duckdb.DuckDBPyConnection, relatie: str) -> dict[str, str]:
    return {rij[0]: rij[1] for rij in con.execute(f"describe from {relatie}").fetchall()}


def _leesbaar(bestanden: Sequence[Path]) -> AbstractContextManager[None]:
    return zonder_waarden(lambda soort: onleesbaar(bestanden, soort))


def onleesbaar(bestanden: Sequence[Path], soort: str) -> Melding:
    """Which of the files it is: tried one by one, now that reading all of them has failed."""
    for pad in bestanden:
        with stel_in(duckdb.connect(":memory:")) as con:
            try:
                con.execute(f"select count(*) from {_parquet([pad])}")
            except duckdb.Error:
                return Melding(
                    "Dit bestand met eerdere metingen is beschadigd.",
                    bestand=pad,
                    doe="Zet deze map terug uit een back-up, of haal de map weg: de metingen van "
                    "die run verdwijnen dan uit de geschiedenis.",
                )
    return Melding(
        f"De eerdere metingen kunnen niet worden overgenomen ({soort}).",
        bestand=bestanden[0].parent.parent,
        doe="Kijk of de schijf vol is, en of een nieuwere versie van Waterpas deze map schreef.",
    )
