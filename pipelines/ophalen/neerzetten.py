"""Files that were fetched appear in the landing all at once, or not at all.

Belongs here: the folder they are made in, and the moment they get their place. Does not belong
here: what is in them.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from ggm_schema.errors import Melding

# Hidden, so that no levering is seen in it; in the landing, so that a rename is one step.
_VOORVOEGSEL = ".haal-"
_OUD = "vervangen"


@contextmanager
def neergezet(landing: Path, levering: date, bron: str, opnieuw: bool) -> Iterator[Path]:
    """An empty folder for files, which becomes `<landing>/<levering>/<bron>/` at the end.

    What an earlier attempt left when it was killed is removed first. An error inside leaves the
    landing as it was.

    Raises:
        Melding: files are there already and `opnieuw` is not set; another process fetches the same
            source; the landing cannot be written.
    """
    dag = levering.isoformat()
    doel = landing / dag / bron
    try:
        landing.mkdir(parents=True, exist_ok=True)
        with _slot(landing / f"{_VOORVOEGSEL}{bron}.slot"):
            werk = landing / f"{_VOORVOEGSEL}{bron}"
            _ruim_op(werk, landing, bron)
            if not opnieuw and doel.is_dir() and any(doel.iterdir()):
                raise Melding(
                    f"Voor de levering {dag} staan er al bestanden van deze bron.",
                    bestand=doel,
                    doe="Kies een andere datum, of vervang ze met --opnieuw.",
                )
            try:
                nieuw = werk / dag / bron
                nieuw.mkdir(parents=True)
                yield nieuw
                _verzeker(nieuw)
                _zet_op_zijn_plek(nieuw, doel, werk / _OUD / dag)
            finally:
                _ruim_op(werk, landing, bron)
    except OSError as fout:
        raise Melding(
            f"De bestanden konden niet in de landing worden gezet ({fout.strerror}).",
            bestand=landing,
            doe="Controleer de rechten op deze map en of de schijf vol is.",
        ) from None


@contextmanager
def _slot(pad: Path) -> Iterator[None]:
    """The lock ends with the process, also when it is killed; its file stays."""
    descriptor = os.open(pad, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Melding(
                "Deze bron wordt op dit moment al opgehaald.",
                doe="Wacht tot dat klaar is en probeer het dan opnieuw.",
            ) from None
        yield
    finally:
        os.close(descriptor)


def _zet_op_zijn_plek(nieuw: Path, doel: Path, oud: Path) -> None:
    """One rename where nothing is replaced; a first source brings the folder of its levering."""
    if not doel.parent.exists():
        nieuw.parent.rename(doel.parent)
        return
    if doel.exists():
        oud.mkdir(parents=True)
        doel.rename(oud / doel.name)
    nieuw.rename(doel)


def _ruim_op(werk: Path, landing: Path, bron: str) -> None:
    """Put back what was to be replaced and was not, and remove the rest."""
    for oud in werk.glob(f"{_OUD}/*/{bron}"):
        plek = landing / oud.parent.name / bron
        if not plek.exists():
            oud.rename(plek)
    if werk.exists():
        shutil.rmtree(werk)


def _verzeker(map_: Path) -> None:
    """On disk before it can be seen."""
    for pad in map_.iterdir():
        descriptor = os.open(pad, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
