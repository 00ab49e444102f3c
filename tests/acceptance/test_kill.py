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
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from data_samples.generator.wereld import LEVERINGEN
from tests.acceptance.conftest import SAMPLES, Run, kleine_boom, omgeving, opdracht

MOMENTS = 10


def vingerafdruk(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest()


@dataclass(frozen=True)
class Gemeente:
    """A home in which the first levering was published, and what the real command runs on."""

    home: Path
    boom: Path
    landing: Path

    @property
    def actueel(self) -> Path:
        return self.home / "warehouse" / "actueel.duckdb"


@pytest.fixture(scope="module")
def gemeente(
    tmp_path_factory: pytest.TempPathFactory, waterpas_run: Callable[..., Run]
) -> Gemeente:
    """The real command, with one source: whatever it is killed in, it soon gets there."""
    map_ = tmp_path_factory.mktemp("kill")
    boom, landing = kleine_boom(map_ / "boom", "zaken_zgw", "zaken"), map_ / "landing"
    for levering in LEVERINGEN:
        bron = SAMPLES / "leveringen" / levering / "zaken_zgw"
        shutil.copytree(bron, landing / levering / "zaken_zgw")
    home = map_ / "home"
    home.mkdir()
    run = waterpas_run(home, landing, "--levering", LEVERINGEN[0], boom=boom)
    assert run.returncode == 0, run.output
    return Gemeente(home, boom, landing)


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
    gemeente: Gemeente, waterpas_run: Callable[..., Run]
) -> None:
    home, boom, actueel = gemeente.home, gemeente.boom, gemeente.actueel
    wat = (gemeente.landing, "--levering", LEVERINGEN[1])
    start = time.monotonic()
    assert waterpas_run(home, *wat, boom=boom).returncode == 0
    duur = time.monotonic() - start
    toeval = random.Random(20261101)
    for moment in sorted(toeval.uniform(0.05, 1.0) * duur for _ in range(MOMENTS)):
        voor = vingerafdruk(actueel)
        proces = subprocess.Popen(
            opdracht(home, *wat),
            env=omgeving(home, boom), cwd=home,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(moment)
        proces.send_signal(signal.SIGKILL)
        proces.wait()
        na = vingerafdruk(actueel)
        assert na == voor or is_compleet(actueel), f"halverwege na {moment:.1f} s"
        assert not actueel.with_name("actueel.duckdb.wal").exists()
    volgende = waterpas_run(home, *wat, boom=boom)
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
    gemeente: Gemeente, tmp_path: Path, waterpas_run: Callable[..., Run]
) -> None:
    stop = tmp_path / "stop"
    lezer = subprocess.Popen(
        [
            sys.executable, "-c", LEZER,
            str(gemeente.actueel), str(stop),
        ],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    run = waterpas_run(gemeente.home, gemeente.landing, boom=gemeente.boom)
    stop.touch()
    uit, fout = lezer.communicate(timeout=60)
    assert run.returncode == 0, run.output
    assert lezer.returncode == 0, fout
    assert int(uit) > 10
