"""Write–audit–publish under fire: a run that is killed changes nothing for those who read."""

from __future__ import annotations

import hashlib
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.acceptance.conftest import SAMPLES, Run, omgeving, opdracht

MOMENTS = 10


def vingerafdruk(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest()


@pytest.fixture
def gepubliceerd(samples_run: Run, tmp_path: Path) -> Path:
    """A home in which the first levering was published."""
    home = tmp_path / "home"
    home.mkdir()
    shutil.copytree(samples_run.home, home, dirs_exist_ok=True)
    return home


def is_compleet(pad: Path) -> bool:
    with duckdb.connect(str(pad), read_only=True) as con:
        [(n,)] = con.execute(
            "select count(*) from kwaliteit.run where status = 'gepubliceerd'"
        ).fetchall()
        [(verschil,)] = con.execute(
            "select sum(rijen_gelezen - rijen_verwerkt - rijen_uitval) from kwaliteit.bronlevering"
        ).fetchall()
    return bool(n) and verschil == 0


@pytest.mark.slow
def test_killed_at_ten_random_moments_the_warehouse_is_the_old_or_the_complete_new_one(
    gepubliceerd: Path, waterpas_run: Callable[..., Run]
) -> None:
    actueel = gepubliceerd / "warehouse" / "actueel.duckdb"
    landing = SAMPLES / "leveringen"
    start = time.monotonic()
    assert waterpas_run(gepubliceerd, landing, "--levering", "2026-11-01").returncode == 0
    duur = time.monotonic() - start
    toeval = random.Random(20261101)
    for moment in sorted(toeval.uniform(0.05, 1.0) * duur for _ in range(MOMENTS)):
        voor = vingerafdruk(actueel)
        proces = subprocess.Popen(
            opdracht(gepubliceerd, landing, "--levering", "2026-11-01"),
            env=omgeving(gepubliceerd), cwd=gepubliceerd,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(moment)
        proces.send_signal(signal.SIGKILL)
        proces.wait()
        na = vingerafdruk(actueel)
        assert na == voor or is_compleet(actueel), f"halverwege na {moment:.1f} s"
        assert not actueel.with_name("actueel.duckdb.wal").exists()
    volgende = waterpas_run(gepubliceerd, landing, "--levering", "2026-11-01")
    assert volgende.returncode == 0, volgende.output
    assert is_compleet(actueel)


LEZER = """
import sys, time, duckdb
pad, stop = sys.argv[1], sys.argv[2]
n = 0
import os
while not os.path.exists(stop):
    with duckdb.connect(pad, read_only=True) as con:
        [(aantal,)] = con.execute("select count(*) from kwaliteit.scorekaart").fetchall()
        assert aantal > 0
    n += 1
print(n)
"""


@pytest.mark.slow
def test_a_reader_that_queries_in_a_loop_during_two_runs_never_gets_an_error(
    gepubliceerd: Path, tmp_path: Path, waterpas_run: Callable[..., Run]
) -> None:
    stop = tmp_path / "stop"
    lezer = subprocess.Popen(
        [
            sys.executable, "-c", LEZER,
            str(gepubliceerd / "warehouse" / "actueel.duckdb"), str(stop),
        ],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    run = waterpas_run(gepubliceerd, SAMPLES / "leveringen")
    stop.touch()
    uit, fout = lezer.communicate(timeout=60)
    assert run.returncode == 0, run.output
    assert lezer.returncode == 0, fout
    assert int(uit) > 10
