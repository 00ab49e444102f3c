"""Blocks of rows → one table of DuckDB, as one stream for as long as the columns stay the same.

Belongs here: handing rows over while the next ones are still being read, in pieces of the size that
DuckDB stores, within bounded memory. Does not belong here: which rows and columns (`laden`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import duckdb
import pyarrow as pa

from ggm_schema.naming import quote_ident

# DuckDB stores rows in groups of this many; smaller pieces would be copied once more.
_RIJGROEP = 122_880
# Unless they are big: a group must not decide how much memory is needed.
_MAX_BYTES = 64 << 20
# DuckDB lets go of a good part of what it read only when a statement ends. So a stream ends too.
_MAX_STROOM = 96 << 20
_NAAM = "_waterpas_blok"


# What DuckDB may use while it stores; what it wrote it would rather keep. With
# 300 MB it holds up all threads but one.
_GEHEUGEN = "350MB"
# Each holds a piece of the stream, outside that memory.
_DRADEN = 4


@contextmanager
def begrensd(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Memory that does not grow with the files nor with the number of processors."""
    [draden] = con.execute("select current_setting('threads')").fetchone() or (1,)
    con.execute(f"set memory_limit = '{_GEHEUGEN}'; set threads = {min(draden, _DRADEN)}")
    try:
        yield
    finally:
        con.execute(f"reset memory_limit; set threads = {draden}")


class Partij(NamedTuple):
    """Rows for a table.

    Attributes:
        tabel: its name, quoted.
        nieuw: names of columns that it does not have yet.
        onderbreek: there is something to write before these rows.
    """

    tabel: str
    rijen: pa.RecordBatch
    nieuw: tuple[str, ...] = ()
    onderbreek: bool = False


def schrijf(
    con: duckdb.DuckDBPyConnection, eerste: Partij, rest: Iterator[Partij]
) -> Partij | None:
    """Insert `eerste` and all that may follow it in the same stream.

    DuckDB reads and stores on all its threads, so `rest` is advanced by any of them, never by two
    at a time. It must not use the connection.

    Returns:
        The first that is not part of this stream, not yet inserted; None at the end.

    Raises:
        What `rest` raises. The rows before it may have been inserted.
    """
    stroom = _Stroom(eerste, rest)
    namen = ", ".join(quote_ident(naam) for naam in eerste.rijen.schema.names)
    lezer = pa.RecordBatchReader.from_batches(eerste.rijen.schema, stroom.stukken())
    con.register(_NAAM, lezer)
    try:
        con.execute(f"insert into {eerste.tabel} ({namen}) select {namen} from {_NAAM}")
    finally:
        con.unregister(_NAAM)
    if stroom.fout is not None:
        raise stroom.fout
    return stroom.volgende


class _Stroom:
    def __init__(self, eerste: Partij, rest: Iterator[Partij]) -> None:
        self._eerste, self._rest = eerste, rest
        self.volgende: Partij | None = None
        self.fout: BaseException | None = None

    def stukken(self) -> Iterator[pa.RecordBatch]:
        """Pieces of the size of a row group; the last one, and big ones, hold fewer rows."""
        wacht: list[pa.RecordBatch] = []
        rijen = bytes_ = gegeven = 0
        for partij in self._partijen():
            wacht.append(partij)
            rijen += partij.num_rows
            bytes_ += partij.nbytes
            if rijen < _RIJGROEP and bytes_ < _MAX_BYTES:
                continue
            samen = pa.concat_batches(wacht) if len(wacht) > 1 else partij
            heel = rijen if bytes_ >= _MAX_BYTES else rijen // _RIJGROEP * _RIJGROEP
            for begin in range(0, heel, _RIJGROEP):
                yield samen.slice(begin, min(_RIJGROEP, heel - begin))
            over = samen.slice(heel)
            gegeven += bytes_
            if gegeven > _MAX_STROOM and over.num_rows:
                # What is left waits for the next stream: a group that is half full is written
                # twice, now and when the file is tidied up.
                self.volgende = Partij(self._eerste.tabel, over)
                return
            wacht, rijen, bytes_ = [over], over.num_rows, over.nbytes
        if rijen:
            yield pa.concat_batches(wacht)

    def _partijen(self) -> Iterator[pa.RecordBatch]:
        """An error must not go through DuckDB: its message would come out of there as another."""
        yield self._eerste.rijen
        vorm = self._eerste.rijen.schema
        try:
            for partij in self._rest:
                zelfde = partij.tabel == self._eerste.tabel and partij.rijen.schema.equals(vorm)
                if partij.nieuw or partij.onderbreek or not zelfde:
                    self.volgende = partij
                    return
                yield partij.rijen
        except GeneratorExit:
            raise  # the stream was full
        except BaseException as fout:
            self.fout = fout
