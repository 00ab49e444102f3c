"""Keep drift, and the counts that the next levering is compared with.

Belongs here: `kwaliteit.drift` and `kwaliteit.bronstructuur`. Does not belong here: finding drift.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import duckdb

from pipelines.drift.model import Drift, Kolomtelling
from pipelines.drift.tellen import Tellingen
from pipelines.warehouse import history
from pipelines.warehouse.runbestand import zonder_waarden


def schrijf(
    con: duckdb.DuckDBPyConnection,
    bron: str,
    gevonden: Iterable[Drift],
    tellingen: Tellingen,
    *,
    run_id: str,
    levering: date,
) -> None:
    """Replace what this run knows of the structure of one source."""
    con.begin()
    for tabel in ("drift", "bronstructuur"):
        con.execute(f"delete from kwaliteit.{tabel} where run_id = ? and bron = ?", [run_id, bron])
    drift = [
        [
            run_id, levering, bron, d.tabel, d.kolom, d.soort, d.uitleg, d.gevolg, d.doe,
            d.n_gevuld, d.n_leesbaar,
        ]
        for d in gevonden
    ]  # fmt: skip
    structuur = [
        [run_id, levering, bron, tabel, kolom, *telling]
        for (tabel, kolom), telling in tellingen.items()
    ]
    for doel, rijen in (("drift", drift), ("bronstructuur", structuur)):
        if rijen:
            vragen = ", ".join("?" * len(rijen[0]))
            con.executemany(f"insert into kwaliteit.{doel} values ({vragen})", rijen)
    con.commit()


def eerdere_tellingen(warehouse: Path, levering: date, bron: str) -> Tellingen:
    """Counts of a source in the last published levering before this one that held it.

    Raises:
        Melding: the history cannot be read.
    """
    runs = history.laatst_gepubliceerd(warehouse)
    for dag in sorted((d for d in runs if d < levering), reverse=True):
        for pad in history.bestanden_van(warehouse, [runs[dag]], "bronstructuur"):
            tellingen = _lees(pad, bron)
            if tellingen:
                return tellingen
    return {}


def _lees(pad: Path, bron: str) -> Tellingen:
    with zonder_waarden(lambda soort: history.onleesbaar([pad], soort)), duckdb.connect() as con:
        rijen = con.execute(
            "select tabel, kolom, n_rijen, n_gevuld, n_getal, n_datum, n_tijd, n_janee"
            " from read_parquet(?) where bron = ?",
            [str(pad), bron],
        ).fetchall()
    return {(tabel, kolom): Kolomtelling(*aantallen) for tabel, kolom, *aantallen in rijen}
