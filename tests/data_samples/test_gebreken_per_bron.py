"""Sources with their own domain, in one delivery with BRP and BAG: what was planted is found, and
nothing else; what is delivered is agreed; the files depend on nothing but the seed."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pytest

from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld, maak_wereld
from expectations.resultaten import MeetContext
from expectations.runner import meet
from pipelines.contract import avg
from pipelines.declaraties import Declaraties, laad_declaraties
from tests.data_samples.meten import NU, RUN, SLEUTEL, draai, pseudoniem

DOMEINEN = {
    "kvk_handelsregister": "economie",
    "subsidieregister": "subsidies",
    "monumenten": "erfgoed",
    "facturen_ubl": "inkoop",
    "woz_objecten": "woz",
}
NODIG = ("brp", "bag")
Schrijf = Callable[[Wereld, str, Path, Waarheid], None]


def schrijver(bron: str) -> Schrijf:
    schrijf: Schrijf = importlib.import_module(f"data_samples.generator.{bron}").schrijf
    return schrijf


@dataclass(frozen=True)
class Gemeten:
    """A measured delivery: per domain what failed; per source what was planted."""

    pad: Path
    levering: str
    gevonden: dict[str, set[tuple[str, str]]]
    niet_gemeten: set[str]
    geplant: dict[str, set[tuple[str, str]]]


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return laad_declaraties()


@pytest.fixture(scope="module", params=LEVERINGEN)
def gemeten(
    request: pytest.FixtureRequest,
    declaraties: Declaraties,
    tmp_path_factory: pytest.TempPathFactory,
) -> Gemeten:
    levering: str = request.param
    map_, wereld = tmp_path_factory.mktemp("levering"), maak_wereld(2_000, 20261001)
    waarheden = {bron: Waarheid() for bron in (*NODIG, *DOMEINEN)}
    for bron, waarheid in waarheden.items():
        schrijver(bron)(wereld, levering, map_ / levering, waarheid)
    uit = draai(declaraties, map_, levering, None, map_ / "werk")
    dag = date.fromisoformat(levering)
    er_zijn = {pad.name for pad in (map_ / levering).iterdir()}
    contracten = {naam: c for naam, c in declaraties.contracten.items() if naam in er_zijn}
    weg = set(declaraties.contracten) - er_zijn
    context = MeetContext(RUN, dag, NU, declaraties.ontbrekend(weg), SLEUTEL)
    suites = [s for s in declaraties.suites if s.domein.id in DOMEINEN.values()]
    with duckdb.connect(str(uit.pad)) as con:
        avg.profileer(con, contracten, dag)
        metingen = [m for suite in suites for m in meet(con, suite, context)]
    domein_van = {r.kaart.id: s.domein.id for s in suites for r in s.regels}
    gevonden: dict[str, set[tuple[str, str]]] = {domein: set() for domein in DOMEINEN.values()}
    for regel, sleutel in uit.afwijkingen():
        gevonden[domein_van[regel]].add((regel, sleutel))
    persoonlijk = {
        r.kaart.id for s in declaraties.suites if s.sleutel_persoonsgegeven for r in s.regels
    }
    geplant = {
        bron: {
            (f.regel_id, pseudoniem(SLEUTEL, f.sleutel) if f.regel_id in persoonlijk else f.sleutel)
            for f in waarheden[bron].fouten()
            if f.regel_id in domein_van  # rules of the AVG are measured over all sources together
        }
        for bron in DOMEINEN
    }
    niet = {m.regel_id for m in metingen if m.status == "niet_gemeten"}
    return Gemeten(uit.pad, levering, gevonden, niet, geplant)


@pytest.mark.slow
@pytest.mark.parametrize("bron", DOMEINEN)
def test_found_equals_planted(gemeten: Gemeten, bron: str) -> None:
    assert gemeten.gevonden[DOMEINEN[bron]] == gemeten.geplant[bron]


@pytest.mark.slow
@pytest.mark.parametrize("bron", DOMEINEN)
def test_every_rule_is_measured_and_nothing_is_delivered_that_was_not_agreed(
    gemeten: Gemeten, bron: str
) -> None:
    assert gemeten.niet_gemeten == set()
    with duckdb.connect(str(gemeten.pad), read_only=True) as con:
        verdacht = con.execute(
            "select tabel, kolom from kwaliteit.bronkolom where bron = ? and (not gedeclareerd or"
            " not geleverd or privacyklasse is null or verdacht_bsn or verdacht_iban or"
            " verdacht_email or verdacht_telefoon or verdacht_anummer)",
            [bron],
        ).fetchall()
    assert verdacht == []


@pytest.mark.parametrize("bron", DOMEINEN)
def test_every_rule_has_a_defect_and_the_second_delivery_solves_some_and_adds_others(
    declaraties: Declaraties, tmp_path: Path, bron: str
) -> None:
    per_levering = []
    for levering in LEVERINGEN:
        waarheid = Waarheid()
        schrijver(bron)(maak_wereld(2_000, 20261001), levering, tmp_path, waarheid)
        per_levering.append({(f.regel_id, f.sleutel) for f in waarheid.fouten()})
    eerste, tweede = per_levering
    assert eerste - tweede
    assert tweede - eerste
    regels = {r.kaart.id for s in declaraties.suites_van(DOMEINEN[bron]) for r in s.regels}
    overig = {regel for regel, _ in eerste | tweede} - regels
    dimensies = {k.dimensie for s in declaraties.suites_van(DOMEINEN[bron]) for k in s.kaarten}
    assert {regel for regel, _ in eerste | tweede} >= regels
    assert all(regel.startswith("AVG-") for regel in overig)
    assert len(regels) >= 10
    assert len(dimensies) >= 3


@pytest.mark.parametrize("bron", DOMEINEN)
@pytest.mark.parametrize("personen", [1, 30, 2_000])
def test_same_seed_same_bytes_whatever_the_size_of_the_world(
    tmp_path: Path, bron: str, personen: int
) -> None:
    inhoud = []
    for keer in ("a", "b"):
        schrijver(bron)(maak_wereld(personen, 7), LEVERINGEN[1], tmp_path / keer, Waarheid())
        paden = sorted((tmp_path / keer / bron).rglob("*"))
        inhoud.append([(pad.name, pad.read_bytes()) for pad in paden])
    assert inhoud[0] == inhoud[1] != []
