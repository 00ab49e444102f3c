"""One small source, delivered as a test wants it, loaded into a run file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from pipelines.bron import laden
from pipelines.bron.lading import LaadResultaat
from pipelines.bron.landing import neem_op
from pipelines.contract.laden import Contract, load_contract

LEVERING = "2026-11-01"
Rijen = list[tuple[Any, ...]]


class Proef:
    """A landing, a contract and a run file."""

    def __init__(self, map_: Path, con: duckdb.DuckDBPyConnection) -> None:
        self.map, self.con = map_, con
        self.contract = self.maak_contract({"soort": "csv"})

    def maak_contract(
        self,
        formaat: dict[str, Any],
        objecten: dict[str, list[Any]] | None = None,
        naam: str = "proef",
    ) -> Contract:
        """A contract; columns are names or ODCS properties."""
        objecten = objecten or {
            "persoon": [{"name": "bsn", "physicalName": "BSN"}, {"name": "naam"}]
        }
        schema = [
            {"name": o, "properties": [k if isinstance(k, dict) else {"name": k} for k in kolommen]}
            for o, kolommen in objecten.items()
        ]
        inhoud = {
            "apiVersion": "v3.1.0", "kind": "DataContract", "id": naam, "name": naam,
            "version": "1.0.0", "status": "active", "domain": "proef", "schema": schema,
            "customProperties": [{"property": "nl.waterpas.formaat", "value": formaat}],
        }  # fmt: skip
        pad = self.map / f"{naam}.yaml"
        pad.write_text(
            yaml.safe_dump(inhoud, allow_unicode=True, sort_keys=False), encoding="utf-8"
        )
        return load_contract(pad)

    def lever(self, **bestanden: bytes | str) -> None:
        """Replace what was delivered; `_` in a name of an argument becomes `.`."""
        map_ = self.map / "landing" / LEVERING / self.contract.id
        map_.mkdir(parents=True, exist_ok=True)
        for oud in map_.iterdir():
            oud.unlink()
        for naam, inhoud in bestanden.items():
            ruw = inhoud.encode() if isinstance(inhoud, str) else inhoud
            (map_ / naam.replace("_", ".")).write_bytes(ruw)

    def laad(self, **meer: Any) -> LaadResultaat:
        landing = self.map / "landing"
        (landing / LEVERING).mkdir(parents=True, exist_ok=True)
        bestanden = neem_op(landing, LEVERING, self.contract.id, self.map / "dwh")
        return laden.laad(self.con, self.contract, bestanden, LEVERING, **meer)

    def vraag(self, sql: str) -> Rijen:
        return self.con.execute(sql).fetchall()


@pytest.fixture
def proef(tmp_path: Path) -> Iterator[Proef]:
    con = duckdb.connect(str(tmp_path / "run.duckdb"))
    yield Proef(tmp_path, con)
    con.close()


Maak = Callable[..., Contract]
