"""One real run of the main job on the samples, shared by the tests that look at what it left."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "data_samples"


@dataclass(frozen=True)
class Run:
    """What a finished `waterpas run` left behind."""

    home: Path
    returncode: int
    output: str

    @property
    def warehouse(self) -> Path:
        return self.home / "warehouse"

    @property
    def actueel(self) -> Path:
        return self.warehouse / "actueel.duckdb"

    @property
    def sleutel(self) -> bytes:
        return (self.home / "warehouse.sleutel").read_bytes()

    def query(self, sql: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(self.actueel), read_only=True) as con:
            return con.execute(sql).fetchall()


def omgeving(home: Path, boom: Path = ROOT) -> dict[str, str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("WATERPAS_", "DAGSTER_"))}
    return env | {"DAGSTER_HOME": str(home / "dagster"), "PYTHONPATH": str(boom)}


def kleine_boom(doel: Path, bron: str, domein: str) -> Path:
    """A copy of the project that knows one source and one domain only: a run takes seconds."""
    for deel in ("expectations", "ggm_schema", "pipelines"):
        shutil.copytree(ROOT / deel, doel / deel, ignore=shutil.ignore_patterns("__pycache__"))
    for contract in (doel / "pipelines" / "sources").glob("*.yaml"):
        if contract.stem != bron:
            contract.unlink()
    for map_ in (doel / "pipelines" / "mappings", doel / "expectations" / "suites"):
        for ander in map_.iterdir():
            if ander.is_dir() and ander.name != domein:
                shutil.rmtree(ander)
    return doel


def opdracht(home: Path, landing: Path, *extra: str) -> list[str]:
    return [
        sys.executable, "-m", "pipelines.cli", "run",
        "--landing", str(landing), "--warehouse", str(home / "warehouse"), *extra,
    ]  # fmt: skip


@pytest.fixture(scope="session")
def waterpas_run() -> Callable[..., Run]:
    """Runs the real command in a process of its own, as a user would."""

    def run(home: Path, landing: Path, *extra: str, boom: Path = ROOT) -> Run:
        klaar = subprocess.run(
            opdracht(home, landing, *extra),
            env=omgeving(home, boom), cwd=home,
            capture_output=True, text=True, timeout=600, check=False,
        )  # fmt: skip
        return Run(home, klaar.returncode, klaar.stdout + klaar.stderr)

    return run


@pytest.fixture(scope="session")
def samples_run(tmp_path_factory: pytest.TempPathFactory, waterpas_run: Callable[..., Run]) -> Run:
    """The main job on the shipped samples: two leveringen, once for all processes of the tests."""
    eigen = tmp_path_factory.getbasetemp()
    samen = eigen.parent if "PYTEST_XDIST_WORKER" in os.environ else eigen
    home, klaar = samen / "samples", samen / "samples.klaar"
    with (samen / "samples.slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        if not klaar.exists():
            home.mkdir(exist_ok=True)
            run = waterpas_run(home, SAMPLES / "leveringen")
            assert run.returncode == 0, run.output
            klaar.write_text(run.output, encoding="utf-8")
    return Run(home, 0, klaar.read_text("utf-8"))
