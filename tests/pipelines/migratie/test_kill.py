"""A migration that is killed at any moment leaves nothing half, and can be done again."""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from pipelines.migratie import Migratie, migreer
from tests.pipelines.migratie import modellen as m

ROOT = Path(__file__).parents[3]
RIJEN = 400_000
MOMENTEN = 6
MIGREER = """
import sys
from pathlib import Path
from pipelines.migratie import Migratie, migreer
from tests.pipelines.migratie import modellen as m
migratie = Migratie(m.oud(), m.nieuw(), Path(sys.argv[1]), Path(sys.argv[2]))
print("begin", flush=True)
migreer(migratie)
"""


def start(bron: Path, doel: Path) -> subprocess.Popen[str]:
    proces = subprocess.Popen(
        [sys.executable, "-c", MIGREER, str(bron), str(doel)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert proces.stdout is not None
    assert proces.stdout.readline() == "begin\n"
    return proces


@pytest.mark.slow
def test_gedood_op_een_willekeurig_moment(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse)) as con:
        con.execute(
            "insert into ggm_zwembad.gast (gast_id, bijnaam, bezoekt_bad_id, dwh_bronrij) "
            f"select range, 'gast ' || range, range % 1000, range from range({RIJEN})"
        )
    voor = hashlib.sha256(warehouse.read_bytes()).digest()
    doel = warehouse.parent / "migratie" / "nieuw.duckdb"
    begin = time.monotonic()
    proces = start(warehouse, doel)
    assert proces.wait() == 0
    duur = time.monotonic() - begin
    toeval = random.Random(20261124)
    gedood = 0
    for _ in range(MOMENTEN):
        doel.unlink(missing_ok=True)
        proces = start(warehouse, doel)
        time.sleep(toeval.uniform(0, duur * 0.6))
        proces.send_signal(signal.SIGKILL)
        gedood += proces.wait() == -signal.SIGKILL
        assert hashlib.sha256(warehouse.read_bytes()).digest() == voor
        if doel.exists():
            assert heel(doel)
    assert gedood >= MOMENTEN // 2
    doel.unlink(missing_ok=True)
    verslag = migreer(Migratie(m.oud(), m.nieuw(), warehouse, doel))
    assert verslag.rijen == RIJEN + 18
    assert heel(doel)
    assert {p.name for p in doel.parent.iterdir()} == {
        "nieuw.duckdb", "nieuw.txt", "nieuw.json", ".migratie.lock",
    }  # fmt: skip


def heel(doel: Path) -> bool:
    with duckdb.connect(str(doel), read_only=True) as con:
        return con.execute("select count(*) from ggm_zwembad.gast").fetchone() == (RIJEN + 4,)
