"""Dagster's storage on SQLite, with the connections of its event log kept open.

Belongs here: how Dagster reaches its files. Does not belong here: what is in them.

Dagster opens and closes a connection for every event, and SQLite writes a checkpoint to disk when
the last one closes. A run of Waterpas has some 800 events: kept open, the log costs a third of the
disk writes and half of the processor time. Nor does it wait for the disk at every event: with a
write-ahead log that cannot damage the file; only a power cut can lose the last events. Named in
`dagster.yaml`; without those lines Dagster's own storage reads and writes the same files.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from dagster._core.storage.event_log.sqlite.sqlite_event_log import (
    INDEX_SHARD_NAME,
    SqliteEventLogStorage,
)
from dagster._core.storage.sqlite import SQLITE_BUSY_TIMEOUT_SECONDS
from dagster._core.storage.sqlite_storage import (
    DagsterSqliteStorage,
    _event_logs_directory,
)
from dagster._serdes import ConfigurableClassData
from sqlalchemy import Connection, Engine, create_engine, event

# Files of runs kept open besides the index: enough for one run and a few that people look at.
OPEN_RUNS = 8


def _wacht_niet_op_de_schijf(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("pragma synchronous = normal")


class OpenSqliteEventLogStorage(SqliteEventLogStorage):
    """As its parent, with one engine per file instead of one per event."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engines: OrderedDict[str, Engine] = OrderedDict()
        super().__init__(base_dir, inst_data)

    def _engine(self, shard: str) -> Engine:
        if shard not in self._engines:
            engine = create_engine(
                self.conn_string_for_shard(shard),
                connect_args={"timeout": SQLITE_BUSY_TIMEOUT_SECONDS},
            )
            event.listen(engine, "connect", _wacht_niet_op_de_schijf)
            self._engines[shard] = engine
            runs = [naam for naam in self._engines if naam != INDEX_SHARD_NAME]
            for oudste in runs[:-OPEN_RUNS]:
                self._engines.pop(oudste).dispose()
        self._engines.move_to_end(shard)
        return self._engines[shard]

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Connection]:
        with self._db_lock:
            engine = self._engine(shard)
            if shard not in self._initialized_dbs:
                self._initdb(engine)
                self._initialized_dbs.add(shard)
            with engine.connect() as conn, conn.begin():
                yield conn

    def has_table(self, table_name: str) -> bool:
        """Is there such a table in the index? Also asked while a connection is in use, so without
        the lock."""
        with self._engine(INDEX_SHARD_NAME).connect() as conn:
            return bool(conn.dialect.has_table(conn, table_name))

    def dispose(self) -> None:
        """Close all files."""
        with self._db_lock:
            for engine in self._engines.values():
                engine.dispose()
            self._engines.clear()
        super().dispose()


class OpenSqliteStorage(DagsterSqliteStorage):
    """As its parent, in the same folders, with that event log."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        super().__init__(base_dir, inst_data)
        self._event_log_storage = OpenSqliteEventLogStorage(_event_logs_directory(base_dir))

    @classmethod
    def from_config_value(
        cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]
    ) -> OpenSqliteStorage:
        """What Dagster calls with the lines of `dagster.yaml`."""
        return cls.from_local(inst_data=inst_data, **config_value)
