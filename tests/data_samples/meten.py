"""A run without Dagster: bron, GGM and the rules of one domain, for tests of samples and rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from expectations.deviations import pseudoniem
from expectations.runner import MeetContext, meet
from pipelines.bron import laden, landing
from pipelines.declaraties import Declaraties
from pipelines.mapping import transform
from pipelines.warehouse import runbestand

NU = datetime(2026, 12, 1, tzinfo=UTC).replace(tzinfo=None)
SLEUTEL = b"k" * 32
RUN = "proef"


@dataclass(frozen=True)
class Uitkomst:
    """What a run left: its file, and status with counts per rule."""

    pad: Path
    status: dict[str, tuple[str, int | None]]

    def vraag(self, sql: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(self.pad), read_only=True) as con:
            return con.execute(sql).fetchall()

    def afwijkingen(self) -> set[tuple[str, str]]:
        """(rule, key as kept) of everything that failed."""
        rijen = self.vraag("select regel_id, sleutel from kwaliteit.afwijking")
        return {(str(regel), str(sleutel)) for regel, sleutel in rijen}


def draai(
    declaraties: Declaraties, map_: Path, levering: str, domein: str | None, werk: Path
) -> Uitkomst:
    """Load the sources of one levering, map them and measure one domain (None: no rules)."""
    dag = date.fromisoformat(levering)
    pad = runbestand.runpad(werk, RUN)
    runbestand.maak_run(pad, run_id=RUN, levering=dag, gestart_op=NU)
    bekend = declaraties.contracten
    geleverd = landing.bronnen(map_, levering, bekend)
    contracten = {naam: bekend[naam] for naam in geleverd}
    mappings = [m for m in declaraties.mappings if m.bron in contracten]
    weg = set(bekend) - set(geleverd)
    metingen = []
    with runbestand.open_run(pad) as con:
        for contract in contracten.values():
            bestanden = landing.neem_op(map_, levering, contract.id, werk)
            laden.laad(con, contract, bestanden, dag, run_id=RUN)
        transform.maak_tabellen(con, declaraties.catalogus, declaraties.doelen)
        for mapping in mappings:
            transform.voer_uit(con, mapping, run_id=RUN, levering=dag, geladen_op=NU)
        transform.controleer_rijtelling(
            con, run_id=RUN, levering=dag, contracts=contracten, mappings=mappings, geladen_op=NU
        )
        context = MeetContext(RUN, dag, NU, declaraties.ontbrekend(weg), SLEUTEL)
        for suite in declaraties.suites_van(domein) if domein else ():
            metingen += meet(con, suite, context)
    return Uitkomst(pad, {m.regel_id: (m.status, m.n_fout) for m in metingen})


__all__ = ["SLEUTEL", "Uitkomst", "draai", "pseudoniem"]
