"""Write, audit, publish: a complete run becomes the warehouse that people read, or nothing changes.

Belongs here: the audit (blocking rules, counts), the order of renames that makes publication all or
nothing, and finishing a publication that was interrupted. Does not belong here: what is in a run.

The moment that counts is the rename to `leveringen/<levering>.duckdb`. Whatever stops the process
before it leaves no trace that matters; whatever stops it after is finished by the next publication.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from ggm_schema.errors import DefinitieFout, Melding, PublicatieGeblokkeerd
from pipelines.settings import Settings
from pipelines.warehouse import history, runlock
from pipelines.warehouse.runbestand import getal, open_run, runpad, stel_in, zonder_waarden

_SCHRIJVEN = 0o222
_EIGENAAR_SCHRIJFT = 0o200
_TIJDELIJK = ".nieuw-"


@dataclass(frozen=True, slots=True)
class Publicatie:
    """Where a published run can be read. `is_actueel` is false when a newer levering was there."""

    levering: date
    pad: Path
    actueel: Path
    is_actueel: bool


def actueel_pad(warehouse: Path) -> Path:
    """The file that users read: the newest published levering."""
    return warehouse / "actueel.duckdb"


def leveringpad(warehouse: Path, levering: date) -> Path:
    """The published file of one levering."""
    return warehouse / "leveringen" / f"{levering.isoformat()}.duckdb"


def publiceer(
    settings: Settings, run_id: str, levering: date, *, gereed_op: datetime
) -> Publicatie:
    """Publish a run. Waits for another publication to finish; a retry is safe.

    All connections to the run file must be closed. Afterwards the run file is gone: read the file
    of the levering.

    Raises:
        PublicatieGeblokkeerd: a blocking rule failed. Its measurements are in the history, what
            was published before stays.
        Melding: the run is not there, is still open, or lost records.
    """
    warehouse = settings.warehouse
    pad = runpad(warehouse, run_id)
    with _slot(warehouse):
        _herstel(warehouse)
        if not pad.exists() and history.laatst_gepubliceerd(warehouse).get(levering) == run_id:
            return _uitkomst(warehouse, levering)
        _maak_schrijfbaar(pad)
        with _netjes(pad), open_run(pad) as con:
            redenen = _audit(con, run_id, levering)
            _sluit_run(con, run_id, redenen, gereed_op)
            history.schrijf(con, warehouse, run_id)
            if redenen:
                history.maak_vast(warehouse, run_id)
                raise _geblokkeerd(levering, redenen)
            history.haal_binnen(con, warehouse, run_id, levering)
            con.execute("checkpoint")
        _maak_klaar(pad)
        _verhuis(pad, leveringpad(warehouse, levering))
        history.maak_vast(warehouse, run_id)
        _werk_actueel_bij(warehouse)
        runlock.laat_los(pad)
        runlock.ruim_op(pad.parent)
        return _uitkomst(warehouse, levering)


def _uitkomst(warehouse: Path, levering: date) -> Publicatie:
    pad, actueel = leveringpad(warehouse, levering), actueel_pad(warehouse)
    return Publicatie(levering, pad, actueel, is_actueel=_zelfde(pad, actueel))


@contextmanager
def _slot(warehouse: Path) -> Iterator[None]:
    """One publication at a time, over all processes; ends with the process."""
    warehouse.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(warehouse / ".publicatie.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


# --- audit ----------------------------------------------------------------------------------------


def _audit(con: duckdb.DuckDBPyConnection, run_id: str, levering: date) -> list[tuple[str, int]]:
    """Failed blocking rules: what is wrong and what to do, with the number of errors."""
    if not getal(
        con, "select count(*) from kwaliteit.run where run_id = ? and levering = ?",
        [run_id, levering],
    ):  # fmt: skip
        raise DefinitieFout(f"De run {run_id} hoort niet bij de levering {levering}.")
    _eis_sluitende_telling(con, run_id)
    return con.execute(
        """
        select concat(any_value(r.regel_id), ' «', any_value(r.titel), '». ',
                      any_value(r.herstel)), max(m.n_fout)
        from kwaliteit.meting m
        join kwaliteit.regel r on r.run_id = m.run_id and r.regel_id = m.regel_id
        where m.run_id = ? and r.blokkerend and m.status = 'voldoet_niet'
        group by m.regel_id order by m.regel_id
        """,
        [run_id],
    ).fetchall()


def _eis_sluitende_telling(con: duckdb.DuckDBPyConnection, run_id: str) -> None:
    scheef = getal(
        con,
        "select count(*) from kwaliteit.bronlevering where run_id = ? "
        "and rijen_gelezen is distinct from rijen_verwerkt + rijen_uitval",
        [run_id],
    )
    if scheef:
        raise DefinitieFout(
            f"Bij {scheef} bestanden is het aantal gelezen records anders dan verwerkt plus "
            "afgekeurd. Er wordt niets gepubliceerd.",
            doe="Meld dit aan het datateam.",
        )


def _sluit_run(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    redenen: list[tuple[str, int]],
    gereed_op: datetime,
) -> None:
    con.execute(
        "update kwaliteit.run set gereed_op = ?, status = ?, toelichting = ? where run_id = ?",
        [
            gereed_op,
            history.GEBLOKKEERD if redenen else history.GEPUBLICEERD,
            _opsomming(redenen) or None,
            run_id,
        ],
    )


def _opsomming(redenen: list[tuple[str, int]]) -> str:
    return " ".join(f"{tekst.strip()} Aantal fouten: {aantal}." for tekst, aantal in redenen)


def _geblokkeerd(levering: date, redenen: list[tuple[str, int]]) -> PublicatieGeblokkeerd:
    aantal = "1 blokkerende regel" if len(redenen) == 1 else f"{len(redenen)} blokkerende regels"
    return PublicatieGeblokkeerd(
        f"De levering {levering} is niet gepubliceerd. Niet gehaald: {aantal}. "
        + _opsomming(redenen),
        doe="Herstel dit in de bron en lever opnieuw. Wat eerder is gepubliceerd, blijft staan.",
    )


# --- publication ----------------------------------------------------------------------------------


def _netjes(pad: Path) -> AbstractContextManager[None]:
    return zonder_waarden(
        lambda soort: Melding(
            f"De run kan niet worden gepubliceerd ({soort}).",
            bestand=pad,
            doe="Kijk of de schijf vol is, en of iets dit bestand nog open heeft. Probeer het dan "
            "opnieuw.",
        )
    )


def _maak_schrijfbaar(pad: Path) -> None:
    """Undo `_maak_klaar` of an attempt that was stopped."""
    if pad.exists():
        pad.chmod(pad.stat().st_mode | _EIGENAAR_SCHRIJFT)


def _maak_klaar(pad: Path) -> None:
    """See that the file is complete by itself, and make it safe against change and power cuts."""
    wal = pad.with_name(pad.name + ".wal")
    with _netjes(pad):
        # Refused when this process still has a connection that can write.
        duckdb.connect(str(pad), read_only=True).close()
    if wal.exists():
        raise Melding(
            "Nog niet alles staat in het bestand van de run.",
            bestand=wal,
            doe="Sluit alle verbindingen met dit bestand en probeer het opnieuw.",
        )
    # Who may read it stays as the administrator has set it: there is personal data in it.
    pad.chmod(pad.stat().st_mode & ~_SCHRIJVEN)
    history.fsync(pad)


def _verhuis(pad: Path, doel: Path) -> None:
    """The moment that counts. A move, no link: nothing can write to a published file by the name
    it had as a run."""
    doel.parent.mkdir(parents=True, exist_ok=True)
    pad.replace(doel)
    history.fsync(doel.parent)
    history.fsync(pad.parent)


def _zet_neer(bron: Path, doel: Path) -> None:
    """Give `doel` the content of `bron`, in one step for who looks at it."""
    tijdelijk = doel.with_name(f"{_TIJDELIJK}{doel.name}")
    tijdelijk.unlink(missing_ok=True)
    try:
        os.link(bron, tijdelijk)
    except OSError:
        # A file system without hard links.
        shutil.copy2(bron, tijdelijk)
        history.fsync(tijdelijk)
    tijdelijk.replace(doel)
    history.fsync(doel.parent)


def _werk_actueel_bij(warehouse: Path) -> None:
    """The newest levering is what people read; an older one that comes later changes nothing."""
    gepubliceerd = sorted((warehouse / "leveringen").glob("[0-9]*.duckdb"))
    if gepubliceerd and not _zelfde(gepubliceerd[-1], actueel_pad(warehouse)):
        _zet_neer(gepubliceerd[-1], actueel_pad(warehouse))


def _zelfde(een: Path, ander: Path) -> bool:
    try:
        a, b = een.stat(), ander.stat()
    except FileNotFoundError:
        return False
    return os.path.samestat(a, b) or (a.st_size, a.st_mtime_ns) == (b.st_size, b.st_mtime_ns)


def _herstel(warehouse: Path) -> None:
    """Finish or undo a publication that was interrupted."""
    history.ruim_op(warehouse)
    for run_id, levering in history.onaf(warehouse):
        if levering is not None and _bevat(leveringpad(warehouse, levering), run_id):
            history.maak_vast(warehouse, run_id)
        else:
            history.vergeet(warehouse, run_id)
    for map_ in (warehouse, warehouse / "leveringen"):
        for rest in map_.glob(f"{_TIJDELIJK}*"):
            rest.unlink()
    _werk_actueel_bij(warehouse)


def _bevat(pad: Path, run_id: str) -> bool:
    """Is this published file of this run? Its own run is the only one not in the history yet."""
    if not pad.is_file():
        return False
    with stel_in(duckdb.connect(str(pad), read_only=True)) as con:
        return bool(getal(con, "select count(*) from kwaliteit.run where run_id = ?", [run_id]))
