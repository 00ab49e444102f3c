"""A real file in `bron` by a contract made for it, held beside what another reader found.

Does not belong here: the other reader (`onafhankelijk`), which files there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import yaml

from ggm_schema.naming import quote_ident
from pipelines.bron.laden import laad
from pipelines.bron.landing import Landingsbestand
from pipelines.contract.laden import load_contract
from tests.pipelines.readers import onafhankelijk as ander
from tests.pipelines.readers.fuzz.uitvoeren import LEVERING, maak_leeg


class Geladen:
    """One file in `bron`, by a contract made for it.

    Attributes:
        rijen: per object the records by number, names as delivered, what is missing left out.
        uitval: per object the reasons of rejected records by number.
    """

    def __init__(
        self, con: duckdb.DuckDBPyConnection, pad: Path, werk: Path, formaat: Mapping[str, Any],
        objecten: Mapping[str, Sequence[str]],
    ) -> None:  # fmt: skip
        maak_leeg(con)
        namen = {o: {f"k{n}": k for n, k in enumerate(ks)} for o, ks in objecten.items()}
        contract = load_contract(_schrijf(werk / "proef.yaml", formaat, namen))
        bestand = Landingsbestand("proef", pad.name, pad, "0" * 64, pad.stat().st_size)
        uitkomst = laad(con, contract, [bestand], LEVERING, run_id="run")
        self.gelezen, self.afgekeurd = uitkomst.rijen_gelezen, uitkomst.rijen_uitval
        self.rijen = {o: list(_rijen(con, o, namen[o])) for o in objecten}
        self.uitval = con.execute(
            "select regelnummer, reden from kwaliteit.uitval where soort = 'rij'"
        ).fetchall()


def _schrijf(pad: Path, formaat: Mapping[str, Any], namen: Mapping[str, Mapping[str, str]]) -> Path:
    inhoud = {
        "apiVersion": "v3.1.0", "kind": "DataContract", "id": "proef", "name": "proef",
        "version": "1.0.0", "status": "active", "domain": "proef",
        "schema": [
            {"name": o, "properties": [{"name": n, "physicalName": k} for n, k in ks.items()]}
            for o, ks in namen.items()
        ],
        "customProperties": [{"property": "nl.waterpas.formaat", "value": dict(formaat)}],
    }  # fmt: skip
    pad.write_text(yaml.safe_dump(inhoud, sort_keys=False), "utf-8")
    return pad


def _rijen(
    con: duckdb.DuckDBPyConnection, object_: str, namen: Mapping[str, str]
) -> Iterator[tuple[int, dict[str, str]]]:
    vraag = con.execute(f"select * from bron.{quote_ident(f'proef_{object_}')} order by _rij")
    kolommen = [k[0] for k in vraag.description or ()]
    for rij in vraag.fetchall():
        velden = dict(zip(kolommen, rij, strict=True))
        nummer = velden["_regelnummer"]
        yield (
            nummer,
            {
                namen.get(k, k): w
                for k, w in velden.items()
                if w is not None and k not in ("_rij", "_bestand", "_regelnummer", "_levering")
            },
        )


def houd_ernaast(naam: str, geladen: Geladen, verwacht: Mapping[str, ander.Records]) -> None:
    """Every record of the other reader is in bron, text by text, or rejected for what is wrong."""
    assert geladen.gelezen == sum(len(records) for records in verwacht.values()), naam
    assert geladen.afgekeurd == len(geladen.uitval), naam
    alle = [paar for records in verwacht.values() for paar in records.items()]
    afgewezen = sorted((n, r) for n, r in alle if isinstance(r, ander.Afgewezen))
    assert [n for n, _ in afgewezen] == sorted(n for n, _ in geladen.uitval), naam
    for (_, record), (_, reden) in zip(afgewezen, sorted(geladen.uitval), strict=True):
        assert record.woord in reden, (naam, reden)
        assert not [w for w in record.waarden if len(w) > 3 and w in reden], naam
    for object_, records in verwacht.items():
        goed = {n: r for n, r in records.items() if not isinstance(r, ander.Afgewezen)}
        assert [n for n, _ in geladen.rijen[object_]] == list(goed), (naam, object_)
        for nummer, rij in geladen.rijen[object_]:
            anders = [
                kolom
                for kolom in {*rij, *goed[nummer]}
                if not ander.gelijk(rij.get(kolom), goed[nummer].get(kolom))
            ]
            assert not anders, (naam, object_, nummer)
