"""Running a suite of cards with Great Expectations on an open DuckDB connection.

Belongs here: context, data source, suite, and reading the counts back. Does not belong here:
outcomes and tables (``runner``), failing keys (``deviations``).
"""

from __future__ import annotations

import functools
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any, cast

import great_expectations as gx
from duckdb import DuckDBPyConnection
from duckdb_sqlalchemy import ConnectionWrapper
from great_expectations.core.result_format import ResultFormat
from great_expectations.data_context.types.base import ProgressBarsConfig

from expectations.custom import nummers, tijd, verwijzingen, waarden
from expectations.custom.basis import WaterpasExpectation
from expectations.custom.telling import RIJ
from expectations.suite import Regel, Suite
from expectations.tellen import Tellingen
from ggm_schema.naming import quote_relatie

KLASSEN: dict[str, type[WaterpasExpectation]] = {
    klasse.expectation_type: klasse
    for module in (waarden, nummers, verwijzingen, tijd)
    for klasse in vars(module).values()
    if isinstance(klasse, type)
    and issubclass(klasse, WaterpasExpectation)
    and klasse is not WaterpasExpectation
}

_FOUTSOORT = re.compile(r"_duckdb\.(\w+)")


def meet_met_gx(
    con: DuckDBPyConnection,
    suite: Suite,
    regels: Sequence[Regel],
    peildatum: date,
    typen: Mapping[str, str],
) -> dict[str, Tellingen | str]:
    """Counts per rule; a text instead says which kind of error kept it from being measured.

    Args:
        con: connection of its own for this run: a temporary view ``r`` is made on it.
        regels: the rules of the suite that are to be run.
        typen: DuckDB type per column of the relation.
    """
    if not regels:
        return {}
    con.execute(f"create or replace temp view {RIJ} as from {quote_relatie(suite.entiteit)}")
    verwachtingen = [maak_expectation(suite, regel, peildatum, typen) for regel in regels]
    with _stil():
        resultaat = _batch(con).validate(
            gx.ExpectationSuite(suite.entiteit, expectations=verwachtingen),
            result_format=ResultFormat.BASIC,
        )
    return dict(_lees(deel) for deel in resultaat.results)


def maak_expectation(
    suite: Suite, regel: Regel, peildatum: date, typen: Mapping[str, str]
) -> WaterpasExpectation:
    """The expectation of one card, as Great Expectations knows it."""
    toets, kaart = regel.toets, regel.kaart
    return KLASSEN[toets.naam](
        **toets.model_dump(),
        relatie=suite.entiteit,
        peildatum=peildatum.isoformat(),
        bereik=kaart.filter,
        noemer=kaart.noemer,
        norm=kaart.norm,
        typen={naam: typen[naam] for naam in toets.kolommen() if naam in typen},
        enumeraties={naam: list(suite.enumeraties[naam]) for naam in _lijsten(toets)},
        description=kaart.omschrijving,
        meta={"regel_id": kaart.id},
    )


def _lijsten(toets: object) -> list[str]:
    naam = getattr(toets, "enumeratie", None)
    return [naam] if isinstance(naam, str) else []


_VERBINDING: ContextVar[DuckDBPyConnection] = ContextVar("verbinding")


def _batch(con: DuckDBPyConnection) -> Any:
    _VERBINDING.set(con)
    return _alle_rijen().get_batch()


@functools.cache
def _alle_rijen() -> Any:
    """Made once: Great Expectations writes its whole configuration out at every data source."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    bron = context.data_sources.add_sql(  # type: ignore[call-arg]  # the stub lacks kwargs
        "waterpas",
        # The creator hands out the open connection; the address is never opened.
        connection_string="duckdb:///:memory:",
        kwargs={
            # Without these two DuckDB throws results away before they are read.
            "isolation_level": "AUTOCOMMIT",
            "skip_autocommit_rollback": True,
            "creator": lambda: ConnectionWrapper(cast(DuckDBPyConnection, _Geleend())),
        },
        create_temp_table=False,
    )
    return bron.add_table_asset(RIJ, table_name=RIJ).add_batch_definition_whole_table("alles")


class _Geleend:
    """The connection of the suite at hand: Great Expectations may use it but not close it."""

    def close(self) -> None:
        """The owner closes it."""

    def __getattr__(self, naam: str) -> Any:
        return getattr(_VERBINDING.get(), naam)


def _lees(deel: Any) -> tuple[str, Tellingen | str]:
    regel_id = str(deel.expectation_config.meta["regel_id"])
    telling = deel.result.get("details")
    if telling is None:
        gevonden = _FOUTSOORT.search(str(deel.exception_info))
        return regel_id, gevonden.group(1) if gevonden else "onbekende fout"
    return regel_id, Tellingen(**telling)


@contextmanager
def _stil() -> Iterator[None]:
    """Great Expectations logs the text of database errors, and that text can hold values."""
    loggers = [
        logger
        for naam, logger in logging.root.manager.loggerDict.items()
        if naam.startswith("great_expectations") and isinstance(logger, logging.Logger)
    ]
    eerder = [logger.disabled for logger in loggers]
    for logger in loggers:
        logger.disabled = True
    try:
        yield
    finally:
        for logger, was in zip(loggers, eerder, strict=True):
            logger.disabled = was
