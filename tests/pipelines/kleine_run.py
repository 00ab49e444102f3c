"""A whole run in small, as a process of its own that a test can kill.

    python -m tests.pipelines.kleine_run WAREHOUSE RUN_ID LEVERING ROWS

Loads made-up rows, maps them, counts, measures one thing and publishes. Says `begin` on standard
output when it has imported everything.
"""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import duckdb

import ggm_schema
from pipelines.contract.laden import load_contracts
from pipelines.mapping.laden import load_mappings
from pipelines.mapping.transform import controleer_rijtelling, maak_tabellen, voer_uit
from pipelines.settings import Settings
from pipelines.warehouse.publish import publiceer
from pipelines.warehouse.runbestand import maak_run, open_run, runpad
from tests.pipelines.proefbron import CONTRACT, PAND

NU = datetime(2026, 11, 2, 9, 0)


def definities(folder: Path) -> None:
    """Write the contract and the mapping of the small run."""
    (folder / "sources").mkdir()
    (folder / "mappings" / "brp").mkdir(parents=True)
    (folder / "sources" / "proef.yaml").write_text(CONTRACT, encoding="utf-8")
    (folder / "mappings" / "brp" / "pand.proef.sql").write_text(PAND, encoding="utf-8")


def draai(warehouse: Path, run_id: str, levering: date, rijen: int) -> None:
    contracts = load_contracts(warehouse.parent / "sources")
    mappings = load_mappings(ggm_schema.load(), contracts, warehouse.parent / "mappings")
    pad = runpad(warehouse, run_id)
    maak_run(pad, run_id=run_id, levering=levering, gestart_op=NU)
    with open_run(pad) as con:
        _laad(con, levering, rijen)
    with open_run(pad) as con:
        maak_tabellen(con, ggm_schema.load(), [m.doel for m in mappings])
        for mapping in mappings:
            voer_uit(con, mapping, run_id=run_id, levering=levering, geladen_op=NU)
        controleer_rijtelling(
            con,
            run_id=run_id,
            levering=levering,
            contracts=contracts,
            mappings=mappings,
            geladen_op=NU,
        )
    with open_run(pad) as con:
        con.execute(
            "insert into kwaliteit.meting (run_id, levering, regel_id, n_fout, status) "
            "select ?, ?, 'R', count(*), 'voldoet' from ggm_bag.pand "
            "where oorspronkelijkbouwjaar is null",
            [run_id, levering],
        )
    settings = Settings(landing=warehouse, warehouse=warehouse, sleutel=warehouse)
    publiceer(settings, run_id, levering, gereed_op=NU)


def _laad(con: duckdb.DuckDBPyConnection, levering: date, rijen: int) -> None:
    """Rows as the reader makes them: every fiftieth has no key, every seventh a wrong year."""
    con.execute(
        "create table bron.bestand as select 1 as bestandnr, $levering::date as levering, "
        "'proef' as bron, 'proef_persoon' as tabel, 'p.csv' as bestand, 'hash' as sha256, "
        "$rijen::bigint as rijen, null::varchar as codering, null::varchar as scheidingsteken, "
        "null::boolean as herkend",
        {"levering": levering, "rijen": rijen},
    )
    con.execute(
        """
        create table bron.proef_persoon as
        select case when n % 50 = 0 then '' else n::varchar end as bsn, 'naam ' || n as naam,
               '' as geboren, case when n % 7 = 0 then 'x' else '1985' end as bouwjaar,
               '2020-01-01' as begin, '' as tijd, '' as lijst, 10000000000 + n + 2 as _rij,
               'p.csv' as _bestand, n + 2 as _regelnummer, $levering::date as _levering
        from range($rijen) t(n)
        """,
        {"levering": levering, "rijen": rijen},
    )


if __name__ == "__main__":
    print("begin", flush=True)  # noqa: T201
    warehouse, run_id, levering, rijen = sys.argv[1:]
    draai(Path(warehouse), run_id, date.fromisoformat(levering), int(rijen))
