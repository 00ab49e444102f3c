"""Thousands of damaged files: each is read or refused with a clear message, and no record is lost.

Every file is made from a seed, so what fails can be made again:
`python -m tests.pipelines.readers.fuzz.uitvoeren ZAAD BRON:NUMMER:1`.
"""

from __future__ import annotations

import json
import os
import queue
import random
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import IO

import pytest

from pipelines.readers import READERS
from tests.conftest import ROOT
from tests.pipelines.readers.fuzz.bronnen import AANTAL, BRONNEN, GEHEIM, tabel
from tests.pipelines.readers.fuzz.mutaties import Proef, maak
from tests.pipelines.readers.fuzz.uitvoeren import klachten

pytestmark = pytest.mark.slow

ZAAD = os.environ.get("WATERPAS_FUZZ_ZAAD", "waterpas")
# More for one evening: the seed and this number are all that the files depend on.
PER_BRON = int(os.environ.get("WATERPAS_FUZZ_AANTAL", "120"))
MAX_SECONDEN = 10
START_SECONDEN = 120


@dataclass
class Uitslag:
    """Of one source: how many files ended how, and what must not happen and did."""

    soorten: Counter[str] = field(default_factory=Counter)
    mutaties: set[str] = field(default_factory=set)
    klachten: list[str] = field(default_factory=list)

    def voeg_toe(
        self, bron: str, nummer: int, mutatie: str, soort: str, klachten_: list[str]
    ) -> None:
        self.soorten[soort] += 1
        self.mutaties.add(mutatie)
        self.klachten += [f"{bron} {nummer} ({mutatie}): {klacht}" for klacht in klachten_]


def _beproef(bronnen: list[str]) -> dict[str, Uitslag]:
    """All files of these sources. A process that dies or hangs is told; the next one goes on."""
    uit = {naam: Uitslag() for naam in bronnen}
    volgende = dict.fromkeys(bronnen, 0)
    while taken := [f"{b}:{n}:{PER_BRON - n}" for b, n in volgende.items() if n < PER_BRON]:
        _proces(taken, volgende, uit)
    return uit


def _proces(taken: list[str], volgende: dict[str, int], uit: dict[str, Uitslag]) -> None:
    """`volgende`: of each source the first file that was not tried."""
    opdracht = [sys.executable, "-m", "tests.pipelines.readers.fuzz.uitvoeren", ZAAD, *taken]
    bezig = ""
    with subprocess.Popen(
        opdracht, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as proces:  # fmt: skip
        regels, fouten = _regels(proces.stdout), _regels(proces.stderr)
        wachttijd = START_SECONDEN
        while (regel := _volgende(regels, wachttijd)) is not None:
            wachttijd = MAX_SECONDEN
            bezig, nummer, *rest = json.loads(regel)
            volgende[bezig] = nummer + 1
            if rest:
                uit[bezig].voeg_toe(bezig, nummer, *rest)
        af = _einde(proces)
        proces.kill()
    stderr = "".join(iter(lambda: _volgende(fouten, 1) or "", ""))
    assert bezig, stderr
    if any(geheim in stderr for geheim in GEHEIM):
        uit[bezig].klachten.append(f"{bezig}: een waarde uit een bestand staat op stderr")
    if not af or proces.returncode:
        wat = f"eindigt met code {proces.returncode}" if af else "hangt"
        plek = f"{bezig} {volgende[bezig] - 1}"
        uit[bezig].klachten.append(f"{plek}: het proces {wat}\n{stderr[-1500:]}")


def _einde(proces: subprocess.Popen[str]) -> bool:
    try:
        proces.wait(5)
    except subprocess.TimeoutExpired:
        return False
    return True


def _regels(pijp: IO[str] | None) -> queue.Queue[str | None]:
    """Lines as they come; None at the end."""
    assert pijp is not None
    rij: queue.Queue[str | None] = queue.Queue()

    def lees() -> None:
        for regel in pijp:
            rij.put(regel)
        rij.put(None)

    threading.Thread(target=lees, daemon=True).start()
    return rij


def _volgende(regels: queue.Queue[str | None], wachttijd: float) -> str | None:
    try:
        return regels.get(timeout=wachttijd)
    except queue.Empty:
        return None


@pytest.fixture(scope="module")
def uitslagen() -> dict[str, Uitslag]:
    namen = list(BRONNEN)
    with ThreadPoolExecutor(2) as werkers:
        eerste, tweede = werkers.map(_beproef, [namen[::2], namen[1::2]])
        return eerste | tweede


def test_every_reader_gets_damaged_files() -> None:
    assert {bron.soort for bron in BRONNEN.values()} == set(READERS)
    assert PER_BRON * len(BRONNEN) >= 2_000


@pytest.mark.parametrize("naam", BRONNEN)
def test_damage_is_told_and_loses_no_record(naam: str, uitslagen: dict[str, Uitslag]) -> None:
    uitslag = uitslagen[naam]
    assert uitslag.klachten == []
    assert uitslag.soorten.total() == PER_BRON
    # Both outcomes come often: files that are always refused, or never, would prove nothing.
    assert min(uitslag.soorten["geladen"], uitslag.soorten["geweigerd"]) >= PER_BRON // 20
    assert len(uitslag.mutaties) >= 15


def test_the_same_seed_makes_the_same_file() -> None:
    for bron in BRONNEN.values():
        for nummer in range(20):
            # A workbook and a zip file hold the time at which they were made.
            eerste, tweede = maak(bron, nummer, "x"), maak(bron, nummer, "x")
            assert (eerste.mutatie, eerste.minstens) == (tweede.mutatie, tweede.minstens)
            if not bron.bestand.endswith((".zip", ".xlsx")):
                assert eerste.inhoud == tweede.inhoud


def test_a_reader_that_loses_or_tells_something_would_be_found() -> None:
    """The watch itself: without it the tests above could not fail."""
    proef = Proef("x", b"", minstens=AANTAL, hoogstens=AANTAL)
    goed = ("geladen", ["Dit record is leeg."], AANTAL - 1, 1, AANTAL)
    assert klachten(proef, *goed) == []
    assert klachten(proef, "geladen", [], AANTAL - 1, 0, AANTAL - 1)
    assert klachten(proef, "geladen", [], AANTAL - 1, 0, AANTAL)
    assert klachten(proef, "geladen", [], AANTAL + 1, 0, AANTAL + 1)
    assert klachten(Proef("x", b"", geweigerd=True), *goed)
    assert klachten(proef, "geweigerd", [f"Fout bij {GEHEIM[0]}."], 0, 0, 0)
    assert klachten(proef, "geweigerd", [""], 0, 0, 0)


def test_every_value_of_a_good_file_can_be_told_in_a_message() -> None:
    waarden = [w for rij in tabel(random.Random(1)).rijen for w in rij if w]
    assert all(any(geheim in waarde for geheim in GEHEIM) for waarde in waarden)
