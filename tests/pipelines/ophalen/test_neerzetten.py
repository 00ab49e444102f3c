"""Files land all at once or not at all, also when the process is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from ggm_schema.errors import Melding
from pipelines.bron.landing import leveringen
from pipelines.ophalen.neerzetten import neergezet
from tests.conftest import ROOT

DAG = date(2026, 11, 1)


def zet_neer(landing: Path, inhoud: str, *, bron: str = "proef", opnieuw: bool = False) -> None:
    with neergezet(landing, DAG, bron, opnieuw) as map_:
        (map_ / "een.json").write_text(inhoud)


def haal_half(landing: Path) -> None:
    with neergezet(landing, DAG, "proef", False) as map_:
        (map_ / "een.json").write_text("half")
        raise Melding("stuk")


def lees(landing: Path, bron: str = "proef") -> dict[str, str]:
    return {p.name: p.read_text() for p in (landing / "2026-11-01" / bron).iterdir()}


def test_a_first_source_brings_its_levering_and_the_next_joins(tmp_path: Path) -> None:
    zet_neer(tmp_path, "a")
    zet_neer(tmp_path, "b", bron="ander")
    assert (lees(tmp_path), lees(tmp_path, "ander")) == ({"een.json": "a"}, {"een.json": "b"})
    assert leveringen(tmp_path) == ["2026-11-01"]
    assert not any(p.is_dir() for p in tmp_path.glob(".*"))


def test_an_error_leaves_no_levering_behind(tmp_path: Path) -> None:
    with pytest.raises(Melding):
        haal_half(tmp_path)
    assert leveringen(tmp_path) == []
    assert not any(p.is_dir() for p in tmp_path.iterdir())


def test_what_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    zet_neer(tmp_path, "oud")
    with pytest.raises(Melding, match="--opnieuw"):
        zet_neer(tmp_path, "nieuw")
    assert lees(tmp_path) == {"een.json": "oud"}
    zet_neer(tmp_path, "nieuw", opnieuw=True)
    assert lees(tmp_path) == {"een.json": "nieuw"}


def test_what_was_to_be_replaced_stays_when_fetching_fails(tmp_path: Path) -> None:
    zet_neer(tmp_path, "oud")
    with pytest.raises(Melding), neergezet(tmp_path, DAG, "proef", True):
        raise Melding("stuk")
    assert lees(tmp_path) == {"een.json": "oud"}


def test_killed_between_away_and_in_its_place_the_old_one_comes_back(tmp_path: Path) -> None:
    zet_neer(tmp_path, "oud")
    weg = tmp_path / ".haal-proef" / "vervangen" / "2026-11-01"
    weg.mkdir(parents=True)
    (tmp_path / "2026-11-01" / "proef").rename(weg / "proef")
    with pytest.raises(Melding, match="--opnieuw"):
        zet_neer(tmp_path, "nieuw")
    assert lees(tmp_path) == {"een.json": "oud"}


def test_one_source_is_fetched_by_one_process_at_a_time(tmp_path: Path) -> None:
    with (
        neergezet(tmp_path, DAG, "proef", False),
        pytest.raises(Melding, match="al opgehaald"),
        neergezet(tmp_path, DAG, "proef", False),
    ):
        pass
    zet_neer(tmp_path, "a")


def test_a_landing_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    with pytest.raises(Melding, match="niet in de landing"):
        zet_neer(tmp_path / "bestand" / "landing", "a")


def test_nothing_is_seen_of_a_fetch_that_was_killed(tmp_path: Path) -> None:
    code = (
        "import sys, time\n"
        "from datetime import date\n"
        "from pathlib import Path\n"
        "from pipelines.ophalen.neerzetten import neergezet\n"
        "with neergezet(Path(sys.argv[1]), date(2026, 11, 1), 'proef', False) as map_:\n"
        "    (map_ / 'een.json').write_text('half')\n"
        "    print('bezig', flush=True)\n"
        "    time.sleep(60)\n"
    )
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True, env=env
    ) as proces:
        assert proces.stdout is not None
        assert proces.stdout.readline() == "bezig\n"
        proces.send_signal(signal.SIGKILL)
    assert leveringen(tmp_path) == []
    begin = time.monotonic()
    zet_neer(tmp_path, "heel")
    assert time.monotonic() - begin < 5
    assert lees(tmp_path) == {"een.json": "heel"}
    assert not any(p.is_dir() for p in tmp_path.glob(".*"))
