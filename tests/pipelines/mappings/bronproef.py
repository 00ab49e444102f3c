"""One source at a time: its shipped contract and mappings on files that a test makes, or a contract
of the test on a real file that has another layout."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pipelines.bron import laden, landing
from pipelines.contract.laden import load_contract
from pipelines.declaraties import Declaraties, laad_declaraties
from pipelines.warehouse import runbestand
from tests.data_samples.meten import NU, RUN, Uitkomst, draai

LEVERING = "2026-11-01"


@cache
def alleen(bron: str) -> Declaraties:
    """The declarations of one source, so that nothing else is made in a run."""
    alle = laad_declaraties()
    return replace(
        alle,
        contracten={bron: alle.contracten[bron]},
        mappings=tuple(m for m in alle.mappings if m.bron == bron),
    )


def lever(bron: str, bestanden: Mapping[str, str | bytes], werk: Path) -> Uitkomst:
    """Deliver these files to a shipped source and map them."""
    map_ = werk / "landing" / LEVERING / bron
    map_.mkdir(parents=True)
    for naam, inhoud in bestanden.items():
        ruw = inhoud.encode() if isinstance(inhoud, str) else inhoud
        (map_ / naam).write_bytes(ruw)
    return draai(alleen(bron), werk / "landing", LEVERING, None, werk / "werk")


def csv_tekst(rijen: Iterable[Mapping[str, Any]], scheidingsteken: str = ",") -> str:
    """Records as CSV; the first one names the columns."""
    lijst, uit = list(rijen), io.StringIO()
    schrijver = csv.DictWriter(uit, list(lijst[0]), delimiter=scheidingsteken)
    schrijver.writeheader()
    schrijver.writerows(lijst)
    return uit.getvalue()


def lees_echt(
    formaat: Mapping[str, Any],
    objecten: Mapping[str, Sequence[str]],
    bestanden: Iterable[Path],
    werk: Path,
) -> Uitkomst:
    """Read real files into `bron.echt_<object>`, by a contract of columns as they are delivered."""
    schema = [
        {
            "name": naam,
            "properties": [
                {"name": kolom.lower().replace(".", "_"), "physicalName": kolom}
                for kolom in kolommen
            ],
        }
        for naam, kolommen in objecten.items()
    ]
    inhoud = {
        "apiVersion": "v3.1.0", "kind": "DataContract", "id": "echt", "name": "echt",
        "version": "1.0.0", "status": "active", "domain": "proef", "schema": schema,
        "customProperties": [{"property": "nl.waterpas.formaat", "value": dict(formaat)}],
    }  # fmt: skip
    (werk / "echt.yaml").write_text(yaml.safe_dump(inhoud, sort_keys=False), "utf-8")
    contract = load_contract(werk / "echt.yaml")
    map_ = werk / "landing" / LEVERING / "echt"
    map_.mkdir(parents=True)
    for pad in bestanden:
        (map_ / pad.name).write_bytes(pad.read_bytes())
    uit, dag = runbestand.runpad(werk, RUN), date.fromisoformat(LEVERING)
    runbestand.maak_run(uit, run_id=RUN, levering=dag, gestart_op=NU)
    with runbestand.open_run(uit) as con:
        opgenomen = landing.neem_op(werk / "landing", LEVERING, "echt", werk)
        laden.laad(con, contract, opgenomen, dag, run_id=RUN)
    return Uitkomst(uit, {})
