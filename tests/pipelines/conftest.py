"""A small source with its contract, mappings and run file, for tests of the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

import ggm_schema
from ggm_schema.naming import quote_ident
from pipelines.contract.laden import Contract, load_contracts
from pipelines.mapping.laden import Mapping as Tabelmapping
from pipelines.mapping.laden import load_mappings
from pipelines.mapping.transform import controleer_rijtelling, maak_tabellen, voer_uit
from pipelines.warehouse.runbestand import richt_in, stel_in
from tests.pipelines.proefbron import CONTRACT, KOLOMMEN, PAND

LEVERING = date(2026, 10, 1)
NU = datetime(2026, 10, 2, 8, 30)
RUN = "run-1"


@dataclass
class Proef:
    """A project in miniature: write mappings, fill bron, run."""

    folder: Path
    con: duckdb.DuckDBPyConnection
    _geladen: dict[str, list[Tabelmapping]] = field(default_factory=dict)

    @property
    def mappings(self) -> Path:
        return self.folder / "mappings"

    def schrijf(self, sql: str, naam: str = "brp/pand.proef.sql") -> Path:
        pad = self.mappings / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(sql, encoding="utf-8")
        return pad

    def contracts(self, tekst: str = CONTRACT) -> dict[str, Contract]:
        folder = self.folder / "sources"
        folder.mkdir(exist_ok=True)
        (folder / "proef.yaml").write_text(tekst, encoding="utf-8")
        return load_contracts(folder)

    def laad(self) -> list[Tabelmapping]:
        """The mappings as they are now; read again only when a file changed."""
        staat = str(sorted((str(p), p.read_bytes()) for p in self.mappings.rglob("*.sql")))
        if staat not in self._geladen:
            contracts = self.contracts()
            self._geladen[staat] = load_mappings(ggm_schema.load(), contracts, self.mappings)
        return self._geladen[staat]

    def vul(
        self, tabel: str, rijen: Sequence[Mapping[str, str | None]], bestandnr: int = 1
    ) -> None:
        """Put rows in a bron table as the reader does, from line 2 of one file."""
        kolommen = KOLOMMEN[tabel]
        with self.open() as con:
            _maak_bron(con, tabel, kolommen)
            con.execute(
                "insert into bron.bestand by name select ? as bestandnr, ? as levering, 'proef' as "
                "bron, ? as tabel, ? as bestand, 'hash' as sha256, ? as rijen",
                [bestandnr, LEVERING, tabel, f"bestand{bestandnr}.csv", len(rijen)],
            )
            for nummer, rij in enumerate(rijen, start=2):
                velden: dict[str, object] = {
                    **rij,
                    "_rij": bestandnr * 10_000_000_000 + nummer,
                    "_bestand": f"bestand{bestandnr}.csv",
                    "_regelnummer": nummer,
                    "_levering": LEVERING,
                }
                namen = ", ".join(quote_ident(naam) for naam in velden)
                vragen = ", ".join("?" * len(velden))
                con.execute(
                    f"insert into bron.{quote_ident(tabel)} ({namen}) values ({vragen})",
                    list(velden.values()),
                )

    def maak_leeg(self) -> None:
        """Forget all rows, so that one file serves many examples."""
        with self.open() as con:
            for schema, tabel in con.execute(
                "select schema_name, table_name from duckdb_tables() where table_name <> 'run'"
            ).fetchall():
                con.execute(f"delete from {quote_ident(schema)}.{quote_ident(tabel)}")

    @contextmanager
    def open(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The database of the run, in memory: files are the concern of other tests."""
        yield self.con

    def draai(self, con: duckdb.DuckDBPyConnection) -> list[object]:
        mappings = self.laad()
        maak_tabellen(con, ggm_schema.load(), [m.doel for m in mappings])
        return [voer_uit(con, m, run_id=RUN, levering=LEVERING, geladen_op=NU) for m in mappings]

    def tel(self, con: duckdb.DuckDBPyConnection) -> None:
        controleer_rijtelling(
            con,
            run_id=RUN,
            levering=LEVERING,
            contracts=self.contracts(),
            mappings=self.laad(),
            geladen_op=NU,
        )


def _maak_bron(con: duckdb.DuckDBPyConnection, tabel: str, kolommen: Sequence[str]) -> None:
    con.execute(
        "create table if not exists bron.bestand (bestandnr integer, levering date, bron varchar, "
        "tabel varchar, bestand varchar, sha256 varchar, rijen bigint, codering varchar, "
        "scheidingsteken varchar, herkend boolean)"
    )
    velden = ", ".join(f"{quote_ident(kolom)} varchar" for kolom in kolommen)
    con.execute(
        f"create table if not exists bron.{quote_ident(tabel)} "
        f"({velden}, _rij bigint, _bestand varchar, _regelnummer bigint, _levering date)"
    )


@pytest.fixture
def proef(tmp_path: Path) -> Iterator[Proef]:
    """An empty project with contract `proef` and one mapping to `ggm_bag.pand`."""
    with stel_in(duckdb.connect(":memory:")) as con:
        leeg = tmp_path / "codelists"
        richt_in(con, run_id=RUN, levering=LEVERING, gestart_op=NU, codelijsten=leeg)
        project = Proef(tmp_path, con)
        project.schrijf(PAND)
        yield project
