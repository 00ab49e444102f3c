"""Tables and queries of a database → Parquet files with text.

Belongs here: what is selected, in pieces that fit in memory, and what can go wrong. Does not belong
here: what differs between products (`databases`), how a value is written (`waarden`).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pyarrow as pa
import pyarrow.parquet as pq
import sqlalchemy as sa
from dlt.sources.sql_database.helpers import TableLoader

from ggm_schema.errors import DefinitieFout, OnleesbareInvoer
from pipelines.contract.laden import Contract, Objectdeclaratie
from pipelines.contract.ophalen import SqlOphalen, Tabelkeuze
from pipelines.ophalen.databases import Product, engine
from pipelines.ophalen.waarden import tekst

_RIJEN = 10_000
_POGINGEN = 3
_PAUZE = 1.0
_OPNIEUW = "Controleer de verbinding en de rechten van het account, en probeer het opnieuw."

Vraag = sa.Select[Any] | sa.TextClause


def haal_tabellen(
    contract: Contract, ophalen: SqlOphalen, verbinding: str, levering: date, map_: Path
) -> dict[str, int]:
    """Fetch every object of a contract as `<object>.parquet`, all as of one moment where the
    database can do that.

    Returns:
        Per object the number of records.
    """
    motor, product = engine(verbinding, ophalen.wachttijd)
    try:
        with _verbonden(motor, product) as con:
            return {
                object_.name: _haal(con, object_, ophalen.objecten[object_.name], levering, map_)
                for object_ in contract.objecten
            }
    except sa.exc.SQLAlchemyError as fout:
        # Its text holds the statement, and with some products a value.
        raise OnleesbareInvoer(
            f"De database brak de verbinding af{_code(fout)}.", doe=_OPNIEUW
        ) from None
    finally:
        motor.dispose()


def _verbonden(motor: sa.Engine, product: Product) -> sa.Connection:
    """A connection in a transaction that only reads; tried a few times."""
    for poging in range(1, _POGINGEN + 1):
        try:
            con = motor.connect().execution_options(**product.opties)
            if product.begin:
                con.exec_driver_sql(product.begin)
            return con
        except sa.exc.SQLAlchemyError as fout:
            if poging == _POGINGEN:
                raise OnleesbareInvoer(
                    f"{product.naam} is niet te bereiken of weigert de verbinding{_code(fout)}.",
                    doe="Controleer de omgevingsvariabele met de verbinding, het netwerk en het "
                    "account.",
                ) from None
            time.sleep(poging * _PAUZE)
    raise AssertionError


def _code(fout: sa.exc.SQLAlchemyError) -> str:
    """The SQLSTATE, where there is one: it says what, never about whom."""
    code = getattr(getattr(fout, "orig", None), "sqlstate", None)
    return f" (code {code})" if isinstance(code, str) and code.isalnum() else ""


def _haal(
    con: sa.Connection, object_: Objectdeclaratie, keuze: Tabelkeuze, levering: date, map_: Path
) -> int:
    try:
        vraag = _vraag(con, object_, keuze, levering)
        lader = _Lader(con, vraag)
        return _schrijf(lader.load_rows(), map_ / f"{object_.name}.parquet")
    except (sa.exc.SQLAlchemyError, UnicodeError) as fout:
        code = _code(fout) if isinstance(fout, sa.exc.SQLAlchemyError) else ""
        wat = "de query" if keuze.query else f"tabel {keuze.tabel}"
        raise OnleesbareInvoer(
            f"De database kon {wat} van '{object_.name}' niet geven{code}.", doe=_OPNIEUW
        ) from None


def _vraag(
    con: sa.Connection, object_: Objectdeclaratie, keuze: Tabelkeuze, levering: date
) -> Vraag:
    if keuze.query is not None:
        query = sa.text(keuze.query)
        namen = set(query._bindparams)
        if namen - {"levering"}:
            raise DefinitieFout(
                f"De query van '{object_.name}' verwacht waarden die er niet zijn.",
                verwacht="alleen ':levering'. Een losse dubbele punt schrijft u als '\\:'.",
            )
        return query.bindparams(levering=levering) if namen else query
    schema, _, naam = str(keuze.tabel).rpartition(".")
    try:
        tabel = sa.Table(
            naam, sa.MetaData(), schema=schema or None, autoload_with=con, resolve_fks=False
        )
    except sa.exc.NoSuchTableError:
        raise OnleesbareInvoer(
            f"De tabel '{keuze.tabel}' bestaat niet in deze database, of het account mag haar niet "
            "zien.",
            doe="Verbeter 'tabel' in het contract, of vraag de beheerder om leesrecht.",
        ) from None
    return selectie(tabel, object_)


def selectie(tabel: sa.Table, object_: Objectdeclaratie) -> sa.Select[Any]:
    """The columns that the contract declares, and no other: what nobody asked for stays there. A
    column that is not there is left out, and seen as drift when the file is loaded."""
    gevraagd = {kolom.geleverde_naam.strip().casefold() for kolom in object_.properties}
    kolommen = [k for k in tabel.columns if k.name.strip().casefold() in gevraagd]
    if not kolommen:
        raise OnleesbareInvoer(
            f"Geen enkele kolom van '{object_.name}' komt voor in de tabel '{tabel.fullname}'.",
            doe="Vergelijk de kolommen in het contract met die van de tabel.",
        )
    # No type, so that nothing on our side changes what the driver gives.
    kaal = [sa.type_coerce(k, sa.types.NullType()).label(k.name) for k in kolommen]
    return cast("sa.Select[Any]", sa.select(*kaal))


class _Lader(TableLoader):
    """dlt's loader on a connection that is open already, with every value as text."""

    def __init__(self, con: sa.Connection, vraag: Vraag) -> None:
        leeg = sa.Table("leeg", sa.MetaData())
        super().__init__(
            con.engine, "sqlalchemy", leeg, {}, _RIJEN, query_adapter_callback=lambda *_: vraag
        )
        self._con = con

    def _load_rows(self, query: Any, backend_kwargs: dict[str, Any]) -> Iterator[pa.RecordBatch]:
        stroom = {"yield_per": self.chunk_size, "stream_results": True}
        with self._con.execute(query, execution_options=stroom) as uitkomst:
            yield from self._convert_result(uitkomst, backend_kwargs)

    def _convert_result(
        self, result: Any, backend_kwargs: dict[str, Any]
    ) -> Iterator[pa.RecordBatch]:
        """First a batch of zero rows, which tells the columns of an empty table too."""
        namen = list(result.keys())
        if len({naam.casefold() for naam in namen}) < len(namen):
            raise DefinitieFout(
                "Twee kolommen in de uitkomst van een query hebben dezelfde naam.",
                doe="Geef ze elk een eigen naam, met 'as'.",
            )
        vorm = pa.schema([(naam, pa.string()) for naam in namen])
        yield pa.RecordBatch.from_pylist([], vorm)
        for rijen in result.partitions(self.chunk_size):
            kolommen = [
                pa.array([tekst(waarde) for waarde in kolom], pa.string())
                for kolom in zip(*rijen, strict=True)
            ]
            yield pa.RecordBatch.from_arrays(kolommen, schema=vorm)


def _schrijf(partijen: Iterator[pa.RecordBatch], pad: Path) -> int:
    eerste = next(partijen)
    aantal = 0
    with pq.ParquetWriter(pad, eerste.schema, compression="zstd") as uit:
        for partij in partijen:
            uit.write_batch(partij)
            aantal += partij.num_rows
        if not aantal:
            uit.write_batch(eerste)
    return aantal
