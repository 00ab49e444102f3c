"""A real PostgreSQL on a folder of its own, reached over a socket; only psql of the package.

The fixture `postgres` is there for every test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

# The account that Debian's package makes: PostgreSQL refuses to run as root.
ACCOUNT = "postgres"


@dataclass(frozen=True)
class Postgres:
    """A running server; every statement fails as a whole at its first error."""

    bin: Path
    socket: Path

    def sql(self, opdracht: str, database: str = "postgres") -> list[list[str]]:
        """Rows of a query as text; an empty text is also NULL."""
        uit = subprocess.run(
            [
                str(self.bin / "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
                "-F", "\x1f", "-R", "\x1e", "-h", str(self.socket), "-U", ACCOUNT,
                "-d", database, "-f", "-",
            ],
            input=opdracht, text=True, capture_output=True, timeout=300,
        )  # fmt: skip
        assert uit.returncode == 0, uit.stderr[-2000:]
        tekst = uit.stdout.removesuffix("\n").removesuffix("\x1e")
        return [rij.split("\x1f") for rij in tekst.split("\x1e")] if tekst else []


def _programmas() -> Path:
    gevonden = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if gevonden:
        return gevonden[-1].parent
    if naast := shutil.which("initdb"):
        return Path(naast).parent
    if os.environ.get("CI"):
        pytest.fail("postgresql hoort er te zijn: .ci/run installeert het")
    pytest.skip("PostgreSQL is hier niet geïnstalleerd")


def _als_gebruiker(opdracht: list[str]) -> list[str]:
    return ["runuser", "-u", ACCOUNT, "--", *opdracht] if os.geteuid() == 0 else opdracht


@contextmanager
def draaiend() -> Iterator[Postgres]:
    """A server on a folder that goes afterwards. A socket needs a short path."""
    programmas = _programmas()
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as naam:
        map_ = Path(naam)
        if os.geteuid() == 0:
            shutil.chown(map_, ACCOUNT)
        gegevens = str(map_ / "gegevens")
        _doe([str(programmas / "initdb"), "-D", gegevens, "-U", ACCOUNT, "-A", "trust", "-N",
              "-E", "UTF8", "--locale=C.UTF-8"])  # fmt: skip
        vlaggen = f"-k {map_} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
        beheer = [str(programmas / "pg_ctl"), "-D", gegevens, "-w", "-l", str(map_ / "log")]
        _doe([*beheer, "-o", vlaggen, "start"])
        try:
            yield Postgres(programmas, map_)
        finally:
            _doe([*beheer, "-m", "immediate", "stop"])


def _doe(opdracht: list[str]) -> None:
    # No pipe for the server to inherit, or waiting for the end of its output never ends.
    with tempfile.TemporaryFile() as uit:
        klaar = subprocess.run(
            _als_gebruiker(opdracht), stdin=subprocess.DEVNULL, stdout=uit, stderr=uit,
            timeout=120, cwd="/",
        )  # fmt: skip
        uit.seek(0)
        assert klaar.returncode == 0, uit.read().decode(errors="replace")[-2000:]
