"""A contract that says how its source is fetched, and what landed as DuckDB reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from pipelines.bron import laden
from pipelines.bron.landing import leveringen, neem_op
from pipelines.contract.laden import Contract, load_contract

DAG = "2026-11-01"


class Project:
    """A landing, a contract and a run file."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self.landing = map_ / "landing"

    def contract(self, ophalen: dict[str, Any], objecten: dict[str, list[str]]) -> Contract:
        """With the format that fits how it is fetched."""
        extensie = "parquet" if ophalen["soort"] == "sql" else "json"
        formaat: dict[str, Any] = {
            "soort": extensie,
            "bestanden": {naam: f"{naam}.{extensie}" for naam in objecten},
        }
        if extensie == "json":
            formaat["pad"] = dict.fromkeys(objecten, "item")
        return self.contract_met(ophalen, objecten, formaat)

    def contract_met(
        self, ophalen: dict[str, Any], objecten: dict[str, list[str]], formaat: dict[str, Any]
    ) -> Contract:
        inhoud = {
            "apiVersion": "v3.1.0", "kind": "DataContract", "id": "proef", "name": "proef",
            "version": "1.0.0", "status": "active", "domain": "proef",
            "schema": [
                {"name": o, "properties": [
                    {"name": k.lower().replace(".", "_"), "physicalName": k} for k in kolommen
                ]}
                for o, kolommen in objecten.items()
            ],
            "customProperties": [
                {"property": "nl.waterpas.formaat", "value": formaat},
                {"property": "nl.waterpas.ophalen", "value": ophalen},
            ],
        }  # fmt: skip
        pad = self.map / "sources" / "proef.yaml"
        pad.parent.mkdir(exist_ok=True)
        pad.write_text(yaml.safe_dump(inhoud, allow_unicode=True, sort_keys=False), "utf-8")
        return load_contract(pad)

    def laad(self, contract: Contract, object_: str) -> list[tuple[Any, ...]]:
        """What the flow makes of what landed: the columns of one table, in order of delivery."""
        with duckdb.connect() as con:
            bestanden = neem_op(self.landing, DAG, "proef", self.map / "dwh")
            laden.laad(con, contract, bestanden, DAG)
            namen = ", ".join(k.name for k in contract.object(object_).properties)
            return con.execute(f"select {namen} from bron.proef_{object_} order by _rij").fetchall()

    def inhoud(self) -> dict[str, list[str]]:
        """What can be seen in the landing, and what is hidden there apart from locks."""
        verborgen = [p.name for p in self.landing.glob(".*") if p.suffix != ".slot"]
        gezien = {
            f"{dag}/{bron.name}": sorted(p.name for p in bron.iterdir())
            for dag in leveringen(self.landing)
            for bron in (self.landing / dag).iterdir()
        }
        return gezien | ({"verborgen": verborgen} if verborgen else {})


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)
