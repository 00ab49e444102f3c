"""One million persons with the BRP suites: time of Great Expectations, of the same checks as
hand-written fused SQL, of writing all failing keys, and peak memory.

Run with ``make bench`` or ``python -m benchmarks.persons [--personen N]``. Exit code 1 when a
promise is broken: ratio at most 1.6, memory at most 2 GB, and the same counts on both sides.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import duckdb

import ggm_schema
from expectations import deviations
from expectations.runner import KWALITEIT_SQL, zonder_deliminator
from expectations.suite import Suite
from expectations.suites import CODELIJSTEN, load_suites
from expectations.tellen import Tellingen
from ggm_schema.ddl import ddl

HIER = Path(__file__).parent
PEILDATUM = date(2026, 11, 1)
HOOGSTE_VERHOUDING = 1.6
HOOGSTE_GEHEUGEN_MB = 2048
# DuckDB's share: Python, pandas and Great Expectations need some 350 MB beside it.
GEHEUGEN_DUCKDB = "1200MB"
RONDES = 3

T = TypeVar("T")


@dataclass(frozen=True)
class Uitkomst:
    """Times in seconds, the best of the rounds."""

    gx: float
    hand: float
    import_gx: float
    sleutels: float
    n_sleutels: int
    n_regels: int
    verschillen: tuple[str, ...]

    @property
    def verhouding(self) -> float:
        """Great Expectations compared with hand-written SQL."""
        return self.gx / self.hand


def main(argumenten: list[str] | None = None) -> int:
    """Run the benchmark, print what was measured; 0 when all promises are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--personen", type=int, default=1_000_000)
    personen = parser.parse_args(argumenten).personen
    with tempfile.TemporaryDirectory() as folder, personen_database(Path(folder), personen) as con:
        uitkomst = meet(con, [s for s in load_suites() if s.domein.id == "brp"])
    geheugen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    zeg(f"personen                          {personen:>10,}")
    zeg(f"regels                            {uitkomst.n_regels:>10,}")
    zeg(f"Great Expectations importeren     {uitkomst.import_gx:>10.2f} s (eenmaal per proces)")
    zeg(f"meten met Great Expectations      {uitkomst.gx:>10.2f} s")
    zeg(f"dezelfde controles, eigen SQL     {uitkomst.hand:>10.2f} s")
    zeg(f"verhouding                        {uitkomst.verhouding:>10.2f}   (hoogstens 1.6)")
    zeg(f"foute sleutels                    {uitkomst.n_sleutels:>10,}")
    zeg(f"alle foute sleutels wegschrijven  {uitkomst.sleutels:>10.2f} s")
    zeg(f"geheugen op het hoogtepunt        {geheugen:>10,.0f} MB (hoogstens 2048)")
    for verschil in uitkomst.verschillen:
        zeg(f"FOUT: {verschil}")
    goed = uitkomst.verhouding <= HOOGSTE_VERHOUDING and geheugen <= HOOGSTE_GEHEUGEN_MB
    return 0 if goed and not uitkomst.verschillen else 1


def meet(con: duckdb.DuckDBPyConnection, suites: list[Suite]) -> Uitkomst:
    """Measure both ways in turn, so that a busy machine hinders both alike."""
    begin = time.perf_counter()
    from expectations.custom.meting import meet_met_gx

    import_gx = time.perf_counter() - begin
    typen = {s.entiteit: _typen(con, s.entiteit) for s in suites}
    queries = hand_sql()

    def met_gx() -> dict[str, Tellingen | str]:
        gemeten: dict[str, Tellingen | str] = {}
        for s in suites:
            with con.cursor() as cursor, zonder_deliminator(cursor):
                gemeten |= meet_met_gx(cursor, s, s.regels, PEILDATUM, typen[s.entiteit])
        return gemeten

    def met_de_hand() -> dict[str, int]:
        gemeten: dict[str, int] = {}
        for s in suites:
            antwoord = con.execute(queries[s.entiteit])
            namen = [kolom[0] for kolom in antwoord.description or []]
            gemeten |= dict(zip(namen, antwoord.fetchone() or (), strict=True))
        return gemeten

    tijden = [(klok(met_gx), klok(met_de_hand)) for _ in range(RONDES)]
    (_, gemeten), (_, geteld) = tijden[-1]
    sleutels, n_sleutels = klok(lambda: _schrijf(con, suites, typen))
    return Uitkomst(
        gx=min(gx[0] for gx, _ in tijden),
        hand=min(hand[0] for _, hand in tijden),
        import_gx=import_gx,
        sleutels=sleutels,
        n_sleutels=n_sleutels,
        n_regels=len(gemeten),
        verschillen=tuple(_verschillen(gemeten, geteld, n_sleutels)),
    )


def hand_sql() -> dict[str, str]:
    """The hand-written query of each table."""
    tekst = (HIER / "persons_hand.sql").read_text(encoding="utf-8")
    delen = re.split(r"^-- (ggm_\w+\.\w+)$", tekst, flags=re.MULTILINE)[1:]
    return dict(zip(delen[::2], delen[1::2], strict=True))


def _verschillen(
    gemeten: dict[str, Tellingen | str], geteld: dict[str, int], n_sleutels: int
) -> Iterator[str]:
    for regel_id, telling in gemeten.items():
        if regel_id not in geteld:
            yield f"{regel_id} staat niet in persons_hand.sql."
        elif not isinstance(telling, Tellingen):
            yield f"{regel_id} is niet gemeten ({telling})."
        elif telling.n_fout != geteld[regel_id]:
            yield f"{regel_id}: {telling.n_fout} met GX, {geteld[regel_id]} met eigen SQL."
    som = sum(t.n_fout for t in gemeten.values() if isinstance(t, Tellingen))
    if som != n_sleutels:
        yield f"{som} fouten geteld, {n_sleutels} sleutels geschreven."


def _schrijf(
    con: duckdb.DuckDBPyConnection, suites: list[Suite], typen: dict[str, dict[str, str]]
) -> int:
    run = deviations.Run("bench", PEILDATUM, bytes(range(32)))
    geschreven: list[int | str] = []
    with zonder_deliminator(con):
        for s in suites:
            geteld = deviations.schrijf_afwijkingen(con, s, s.regels, run, typen[s.entiteit])
            geschreven += geteld.values()
    return sum(n for n in geschreven if isinstance(n, int))


def klok(doe: Callable[[], T]) -> tuple[float, T]:
    """Seconds that it takes, and what comes out."""
    begin = time.perf_counter()
    uitkomst = doe()
    return time.perf_counter() - begin, uitkomst


def _typen(con: duckdb.DuckDBPyConnection, relatie: str) -> dict[str, str]:
    return {naam: soort for naam, soort, *_ in con.execute(f"describe {relatie}").fetchall()}


@contextmanager
def personen_database(folder: Path, personen: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """A run file with made-up persons, as a run would have it before the suites."""
    with duckdb.connect(str(folder / "personen.duckdb")) as con:
        con.execute(f"set memory_limit = '{GEHEUGEN_DUCKDB}'")
        con.execute(KWALITEIT_SQL.read_text(encoding="utf-8"))
        con.execute(
            "create schema bron; create schema referentie; create table bron.brp_csv_persoon"
            " (_rij bigint, datum_inschrijving varchar, indicatie_geheim varchar);"
            "create table bron.bestand as select 1 as bestandnr, 'brp_csv' as bron,"
            " 'personen.csv' as bestand"
        )
        for pad in CODELIJSTEN.glob("*.csv"):
            con.execute(
                f"create table referentie.\"{pad.stem}\" as from read_csv(?, delim = ';',"
                " header = true, types = {'code': 'VARCHAR', 'geldig_vanaf': 'DATE',"
                " 'geldig_tot': 'DATE'})",
                [str(pad)],
            )
        tabellen = ["natuurlijkpersoon", "ingeschrevenpersoon", "rechtspersoon"]
        namen = [f"ggm_rsgb.{naam}" for naam in tabellen]
        con.execute(ddl(ggm_schema.load(), [*namen, "ggm_bag.nummeraanduiding"]))
        for opdracht in (HIER / "persons_data.sql").read_text(encoding="utf-8").split(";\n"):
            if opdracht.strip():
                con.execute(opdracht, {"personen": personen} if "$personen" in opdracht else None)
        con.execute("checkpoint")
        yield con


def zeg(regel: str) -> None:
    """Show one line at once."""
    sys.stdout.write(regel + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
