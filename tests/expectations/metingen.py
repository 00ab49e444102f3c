"""A small relation and suites made of dictionaries, for tests of running and scoring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from expectations.card import DomeinBestand, SuiteBestand, regelversie
from expectations.conditions import TOETSEN
from expectations.resultaten import MeetContext
from expectations.runner import KWALITEIT_SQL
from expectations.suite import Regel, Suite

LEVERING = date(2026, 10, 1)
VOLGENDE = date(2026, 11, 1)
NU = datetime(2026, 10, 2, 8, 30)
SLEUTEL = bytes(range(32))
DOMEIN = DomeinBestand(
    id="proef",
    naam="Proef",
    ggm_domein="99",
    eigenaar="team:proef",
    omschrijving="Een domein om te proberen.",
)


def kaart(regel_id: str, type_: str, kwargs: Mapping[str, Any], **anders: Any) -> dict[str, Any]:
    """A card as it stands in a file."""
    basis: dict[str, Any] = {
        "id": regel_id,
        "titel": f"Regel {regel_id}",
        "omschrijving": f"Dit is de regel {regel_id}.",
        "kolommen": ["naam"],
        "expectation": {"type": type_, "kwargs": dict(kwargs)},
        "dimensie": "Validiteit",
        "ernst": "hoog",
        "soort": "eis",
        "oorsprong": {"bron": "Proef", "artikel": "artikel 1", "datum": date(2020, 1, 1)},
    }
    return basis | anders


def maak_suite(
    *kaarten: Mapping[str, Any],
    entiteit: str = "proef.persoon",
    leest: Sequence[str] = (),
    **anders: Any,
) -> Suite:
    """A suite without a file, so without the checks that need the GGM."""
    bestand = SuiteBestand.model_validate(
        {"entiteit": entiteit, "sleutel": ["bsn"], "kaarten": list(kaarten)} | anders
    )
    regels = []
    for k in bestand.kaarten:
        toets = TOETSEN[k.expectation.type].model_validate(k.expectation.kwargs)
        relaties = frozenset(leest) | frozenset(toets.verwijzingen())
        regels.append(Regel(k, toets, regelversie(k, entiteit), relaties))
    return Suite(DOMEIN, bestand, tuple(regels), {}, Path("proef.yaml"))


def context(
    run_id: str = "r1", levering: date = LEVERING, ontbrekend: frozenset[str] = frozenset()
) -> MeetContext:
    """A run."""
    return MeetContext(run_id, levering, NU, ontbrekend, SLEUTEL)


def persoon(con: duckdb.DuckDBPyConnection, rijen: Sequence[tuple[str | None, str | None]]) -> None:
    """``proef.persoon`` of (bsn, naam), from one file, with the quality tables beside it."""
    con.execute(KWALITEIT_SQL.read_text(encoding="utf-8"))
    con.execute("create schema if not exists proef; create schema if not exists bron")
    con.execute(
        "create or replace table bron.bestand as select 7 as bestandnr, 'brp_csv' as bron,"
        " 'personen.csv' as bestand"
    )
    con.execute(
        "create or replace table proef.persoon (bsn varchar, naam varchar,"
        " dwh_bronsysteem varchar, dwh_bronrij bigint)"
    )
    for nr, (bsn, naam) in enumerate(rijen):
        con.execute(
            "insert into proef.persoon values (?, ?, 'brp_csv', ?)",
            [bsn, naam, 70_000_000_002 + nr],
        )


def rijen(con: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    return con.execute(sql).fetchall()
