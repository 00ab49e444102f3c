"""All DDL of the GGM in one empty database, and a flat view over one million persons.

Run with ``make bench`` or ``python -m benchmarks.ddl [--personen N]``. Seconds depend on the
machine, so a promise is a ratio to something measured in the same run: the DDL to 1,000 trivial
CREATE TABLEs, the view to the same columns joined by key alone. Exit code 1 when one is broken.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb

import ggm_schema
from benchmarks.persons import klok, personen_database, zeg
from ggm_schema.ddl import ddl_weergaven, volledige_ddl

RONDES = 3
# 15 seconds for the DDL on 2 cores, where 1,000 tables took 0.3 of a second.
HOOGSTE_DDL = 50
HOOGSTE_PLAT = 40
_TABELLEN = [
    f"ggm_rsgb.{naam}" for naam in ("ingeschrevenpersoon", "natuurlijkpersoon", "rechtspersoon")
]
_VRAAG = "select geboorteland, count(*), count(naam) from {} group by all order by all"
_PLAT = "ggm_rsgb.ingeschrevenpersoon_plat"
_OP_SLEUTEL = """(
    select n.geboorteland, r.naam
    from ggm_rsgb.ingeschrevenpersoon as i
    left join ggm_rsgb.natuurlijkpersoon as n on n.natuurlijkpersoon_id = i.ingeschrevenpersoon_id
    left join ggm_rsgb.rechtspersoon as r on r.rechtspersoon_id = i.ingeschrevenpersoon_id
)"""


def main(argumenten: list[str] | None = None) -> int:
    """Run both, print what was measured; 0 when the promises are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--personen", type=int, default=1_000_000)
    personen = parser.parse_args(argumenten).personen
    return max(_meet_ddl(), _meet_weergave(personen))


def _meet_ddl() -> int:
    tekst = volledige_ddl(ggm_schema.load())
    triviaal = "\n".join(f"create table t{n} (id bigint);" for n in range(1_000))
    alles, basis = _beste(lambda: _leeg(tekst), lambda: _leeg(triviaal))
    zeg(f"alle DDL in een lege database     {alles:>10.2f} s")
    zeg(f"1.000 lege tabellen               {basis:>10.2f} s")
    zeg(f"verhouding                        {alles / basis:>10.1f}   (hoogstens {HOOGSTE_DDL})")
    return 0 if alles / basis <= HOOGSTE_DDL else 1


def _leeg(opdrachten: str) -> None:
    with duckdb.connect() as con:
        con.execute(opdrachten)


def _meet_weergave(personen: int) -> int:
    with (
        tempfile.TemporaryDirectory() as folder,
        personen_database(Path(folder), personen) as con,
    ):
        con.execute(ddl_weergaven(ggm_schema.load(), _TABELLEN))
        gelijk = _rijen(con, _PLAT) == _rijen(con, _OP_SLEUTEL)
        plat, basis = _beste(lambda: _rijen(con, _PLAT), lambda: _rijen(con, _OP_SLEUTEL))
    zeg(f"platte weergave, {personen:,} rijen   {plat:>10.2f} s")
    zeg(f"dezelfde kolommen op sleutel      {basis:>10.2f} s")
    zeg(f"verhouding                        {plat / basis:>10.1f}   (hoogstens {HOOGSTE_PLAT})")
    if not gelijk:
        zeg("FOUT: de platte weergave geeft iets anders dan de kolommen op sleutel.")
    return 0 if gelijk and plat / basis <= HOOGSTE_PLAT else 1


def _rijen(con: duckdb.DuckDBPyConnection, waar: str) -> list[tuple[object, ...]]:
    return con.execute(_VRAAG.format(waar)).fetchall()


def _beste(een: Callable[[], object], ander: Callable[[], object]) -> tuple[float, float]:
    """Best times, measured in turn, so that a busy machine hinders both alike."""
    tijden = [(klok(een)[0], klok(ander)[0]) for _ in range(RONDES)]
    return min(tijd for tijd, _ in tijden), min(tijd for _, tijd in tijden)


if __name__ == "__main__":
    sys.exit(main())
