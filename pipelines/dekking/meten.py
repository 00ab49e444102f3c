"""Count the coverage of the tables that a mapping fills or a rule reads.

Belongs here: one query per table over a published file, opened read-only. Does not belong here:
what a score is (`expectations.tabelscore`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb

from expectations.tabelscore import Tabelscore, declareer, tabelscores
from ggm_schema.errors import Melding
from ggm_schema.model import Tabel
from ggm_schema.naming import quote_ident, quote_relatie
from pipelines.declaraties import Declaraties
from pipelines.dekking.model import Kolomdekking, Tabeldekking
from pipelines.warehouse.history import GEPUBLICEERD
from pipelines.warehouse.runbestand import stel_in, zonder_waarden

_GEEN_REGELS = Tabelscore(0, 0, None, 0, 0, None)
# Rows, and filled rows per column; None where there is no such table.
_Telling = tuple[int, Mapping[str, int]] | None


def dekking(declaraties: Declaraties, actueel: Path | None) -> Mapping[str, Tabeldekking]:
    """Coverage by `schema.tabel`, of the tables that a mapping fills or a rule reads.

    A table that is not in it has no source and no rule: nothing can be said about it.

    Args:
        declaraties: what this installation maps and measures.
        actueel: the published file; without it (None, or no such file) nothing is measured, and
            only the mappings and the number of rules are told.

    Raises:
        Melding: the file cannot be read.
    """
    suites = [suite for suite in declaraties.suites if suite.entiteit.startswith("ggm_")]
    tabellen = [declaraties.catalogus.tabel(naam) for naam in declaraties.doelen]
    if actueel is None or not actueel.is_file():
        scores = declareer(suites)
        return {t.volledige_naam: _dekking(declaraties, t, None, scores) for t in tabellen}
    with _open(actueel) as con:
        run = _run(con)
        scores = (
            tabelscores(con, suites, run_id=run[0], levering=run[1]) if run else declareer(suites)
        )
        aanwezig = _kolommen(con)
        return {
            t.volledige_naam: _dekking(declaraties, t, _tel(con, t, aanwezig), scores)
            for t in tabellen
        }


def gemeten_levering(actueel: Path | None) -> date | None:
    """Reporting date of what is published, None when nothing is.

    Raises:
        Melding: the file cannot be read.
    """
    if actueel is None or not actueel.is_file():
        return None
    with _open(actueel) as con:
        run = _run(con)
    return run[1] if run else None


@contextmanager
def _open(pad: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    def onleesbaar(soort: str) -> Melding:
        return Melding(
            f"Het gepubliceerde datapakhuis kan niet worden gelezen ({soort}).",
            bestand=pad,
            doe="publiceer opnieuw met waterpas run, of zet het bestand terug uit een back-up.",
        )

    with zonder_waarden(onleesbaar), stel_in(duckdb.connect(str(pad), read_only=True)) as con:
        yield con


def _run(con: duckdb.DuckDBPyConnection) -> tuple[str, date] | None:
    rij = con.execute(
        "select run_id, levering from kwaliteit.run where status = ?"
        " order by levering desc, gereed_op desc limit 1",
        [GEPUBLICEERD],
    ).fetchone()
    return None if rij is None else (str(rij[0]), rij[1])


def _kolommen(con: duckdb.DuckDBPyConnection) -> Mapping[str, set[str]]:
    """Columns by `schema.tabel`: a file of another release may lack some."""
    gevonden: dict[str, set[str]] = defaultdict(set)
    for schema, tabel, kolom in con.execute(
        "select schema_name, table_name, column_name from duckdb_columns()"
        " where database_name = current_database()"
    ).fetchall():
        gevonden[f"{schema}.{tabel}"].add(kolom)
    return gevonden


def _tel(
    con: duckdb.DuckDBPyConnection, tabel: Tabel, aanwezig: Mapping[str, set[str]]
) -> _Telling:
    bekend = aanwezig.get(tabel.volledige_naam)
    if bekend is None:
        return None
    namen = [kolom.naam for kolom in tabel.kolommen if kolom.naam in bekend]
    tellers = ", ".join(["count(*)", *(f"count({quote_ident(naam)})" for naam in namen)])
    rij = con.execute(f"select {tellers} from {quote_relatie(tabel.volledige_naam)}").fetchone()
    assert rij is not None  # an aggregate has one row
    return int(rij[0]), dict(zip(namen, rij[1:], strict=True))


def _dekking(
    declaraties: Declaraties, tabel: Tabel, telling: _Telling, scores: Mapping[str, Tabelscore]
) -> Tabeldekking:
    naam = tabel.volledige_naam
    mappings = [mapping for mapping in declaraties.mappings if mapping.doel == naam]
    bronnen: dict[str, set[str]] = defaultdict(set)
    for mapping in mappings:
        for kolom in mapping.kolommen:
            bronnen[kolom.naam].add(mapping.bron)
    rijen, gevuld = telling or (None, {})
    score = scores.get(naam, _GEEN_REGELS)
    return Tabeldekking(
        tabel=naam,
        bronnen=tuple(sorted({mapping.bron for mapping in mappings})),
        rijen=rijen,
        kolommen={
            kolom.naam: Kolomdekking(
                kolom.naam, tuple(sorted(bronnen[kolom.naam])), gevuld.get(kolom.naam)
            )
            for kolom in tabel.kolommen
            if kolom.soort != "technisch"
        },
        regels=score.n_regels,
        regels_voldoen_niet=score.n_voldoet_niet,
        score=score.foutvrij,
        regels_gemeten=score.n_regels_gemeten,
    )
