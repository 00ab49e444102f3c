"""Publication under fire: killed at any moment, read by others at every moment."""

from __future__ import annotations

import hashlib
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from pipelines.warehouse import history
from pipelines.warehouse.publish import actueel_pad
from tests.pipelines.kleine_run import definities

ROOT = Path(__file__).parents[3]
RIJEN = 40_000
MOMENTEN = 10

LEZER = """
import json, pathlib, sys, duckdb
pad, stop, n, gezien = sys.argv[1], pathlib.Path(sys.argv[2]), 0, set()
print("begin", flush=True)
while not stop.exists():
    with duckdb.connect(pad, read_only=True) as con:
        levering, rijen = con.execute(
            "select max(levering), (select count(*) from ggm_bag.pand) from kwaliteit.run"
        ).fetchone()
        gezien.add((str(levering), rijen))
    n += 1
print(json.dumps([n, sorted(gezien)]))
"""


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    definities(tmp_path)
    return tmp_path / "warehouse"


def start(warehouse: Path, run_id: str, levering: str, rijen: int) -> subprocess.Popen[str]:
    """A run in a process of its own; returns when it has imported what it needs."""
    opdracht = [sys.executable, "-m", "tests.pipelines.kleine_run"]
    proces = subprocess.Popen(
        [*opdracht, str(warehouse), run_id, levering, str(rijen)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert proces.stdout is not None
    assert proces.stdout.readline() == "begin\n"
    return proces


def wacht(proces: subprocess.Popen[str]) -> int:
    proces.communicate(timeout=300)
    return proces.returncode


def hash_van(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest()


def inhoud(pad: Path) -> tuple[object, ...]:
    with duckdb.connect(str(pad), read_only=True) as con:
        rij = con.execute(
            """
            select (select count(*) from kwaliteit.run where status = 'gepubliceerd'),
                   (select count(*) from ggm_bag.pand),
                   (select sum(rijen_gelezen - rijen_verwerkt - rijen_uitval)
                    from kwaliteit.bronlevering)
            """
        ).fetchone()
    assert rij is not None
    return rij


def mapbaar(rijen: int) -> int:
    """Rows with a key: every fiftieth has none."""
    return rijen - (rijen + 49) // 50


@pytest.mark.slow
def test_tien_keer_gedood_op_een_willekeurig_moment(warehouse: Path) -> None:
    assert wacht(start(warehouse, "eerste", "2026-10-01", RIJEN)) == 0
    tweede = start(warehouse, "tweede", "2026-11-01", RIJEN)
    begin = time.monotonic()
    assert wacht(tweede) == 0
    duur = time.monotonic() - begin
    actueel = actueel_pad(warehouse)
    toeval = random.Random(20261101)
    gedood = 0
    for nummer in range(MOMENTEN):
        oud = hash_van(actueel)
        rijen = RIJEN + nummer + 1
        proces = start(warehouse, f"run-{nummer}", "2026-11-01", rijen)
        time.sleep(toeval.uniform(0, duur))
        proces.send_signal(signal.SIGKILL)
        gedood += wacht(proces) == -signal.SIGKILL
        nieuw = inhoud(actueel)[1:] == (mapbaar(rijen), 0)
        assert hash_van(actueel) == oud or nieuw, nummer
    assert gedood >= MOMENTEN // 2
    assert wacht(start(warehouse, "laatste", "2026-11-01", 7)) == 0
    gepubliceerd = sum(run.status == "gepubliceerd" for run in history.runs(warehouse))
    assert inhoud(actueel) == (gepubliceerd, mapbaar(7), 0)
    assert not list((warehouse / "runs").iterdir())
    verborgen = {p.name for p in warehouse.rglob(".*")}
    assert verborgen == {".publicatie.lock"}


@pytest.mark.slow
def test_een_lezer_merkt_niets_van_twee_runs(warehouse: Path) -> None:
    assert wacht(start(warehouse, "eerste", "2026-10-01", 100)) == 0
    stop = warehouse.parent / "stop"
    lezer = subprocess.Popen(
        [sys.executable, "-c", LEZER, str(actueel_pad(warehouse)), str(stop)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert lezer.stdout is not None
    assert lezer.stdout.readline() == "begin\n"
    assert wacht(start(warehouse, "tweede", "2026-11-01", 200)) == 0
    assert wacht(start(warehouse, "derde", "2026-12-01", 300)) == 0
    time.sleep(1)
    stop.touch()
    uit, fouten = lezer.communicate(timeout=60)
    assert (lezer.returncode, fouten) == (0, "")
    aantal, gezien = json.loads(uit)
    assert aantal > 10
    verwacht = [
        ["2026-10-01", mapbaar(100)], ["2026-11-01", mapbaar(200)], ["2026-12-01", mapbaar(300)],
    ]  # fmt: skip
    assert all(stand in verwacht for stand in gezien)
    assert verwacht[0] in gezien
    assert verwacht[2] in gezien
