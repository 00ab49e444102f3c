"""Which runs are alive: a lock beside the file of each run, held by the processes that work on it.

Belongs here: claiming a run, letting go, and removing files of runs that nobody claims. Does not
belong here: what is in those files.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from ggm_schema.errors import Melding

# Locks this process holds, by run file. They end with the process, also when it is killed.
_vastgehouden: dict[Path, int] = {}


def _slotpad(pad: Path) -> Path:
    return pad.with_name(pad.name + ".lock")


def _open_slot(slot: Path, wijze: int) -> int | None:
    """A descriptor with the lock, or None when another process has it.

    Who cleans up removes the lock file too; so see that what we hold is still the file with that
    name, or two processes would each hold a lock of their own.
    """
    while True:
        descriptor = os.open(slot, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, wijze | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        try:
            zelfde = os.fstat(descriptor).st_ino == slot.stat().st_ino
        except FileNotFoundError:
            zelfde = False
        if zelfde:
            return descriptor
        os.close(descriptor)


def houd_vast(pad: Path) -> None:
    """Say that this run is alive, until the process ends or `laat_los` is called.

    Raises:
        Melding: another process is removing this run.
    """
    pad = pad.absolute()
    if pad in _vastgehouden:
        return
    descriptor = _open_slot(_slotpad(pad), fcntl.LOCK_SH)
    if descriptor is None:
        raise Melding(
            "Deze run wordt juist opgeruimd.",
            bestand=pad,
            doe="start een nieuwe run voor deze levering.",
        )
    _vastgehouden[pad] = descriptor


def laat_los(pad: Path) -> None:
    """End the claim of this process on a run; its lock file goes when the run file is gone."""
    pad = pad.absolute()
    descriptor = _vastgehouden.pop(pad, None)
    if descriptor is None:
        return
    if not pad.exists():
        _slotpad(pad).unlink(missing_ok=True)
    os.close(descriptor)


def leeft(pad: Path) -> bool:
    """Does some process, this one included, claim this run?"""
    slot = _slotpad(pad)
    if pad.absolute() in _vastgehouden:
        return True
    if not slot.exists():
        return False
    descriptor = _open_slot(slot, fcntl.LOCK_EX)
    if descriptor is None:
        return True
    if not pad.exists():
        slot.unlink(missing_ok=True)
    os.close(descriptor)
    return False


def ruim_op(runs: Path) -> list[Path]:
    """Remove run files that no living process claims, with what lies beside them.

    Returns:
        The run files that were removed.
    """
    namen = {pad.name.partition(".duckdb")[0] for pad in runs.glob("*.duckdb*")}
    weg = []
    for pad in (runs / f"{naam}.duckdb" for naam in sorted(namen)):
        if pad.absolute() in _vastgehouden:
            continue
        descriptor = _open_slot(_slotpad(pad), fcntl.LOCK_EX)
        if descriptor is None:
            continue
        try:
            verwijder(pad)
            _slotpad(pad).unlink(missing_ok=True)
        finally:
            os.close(descriptor)
        weg.append(pad)
    return weg


def verwijder(pad: Path) -> None:
    """Remove a database file with its write-ahead log and spill folder."""
    pad.unlink(missing_ok=True)
    pad.with_name(pad.name + ".wal").unlink(missing_ok=True)
    spill = pad.with_name(pad.name + ".tmp")
    if spill.is_dir():
        for resten in spill.iterdir():
            resten.unlink(missing_ok=True)
        spill.rmdir()
