"""Records that a reader rejected, and findings about a whole file → `kwaliteit.uitval`.

Belongs here: writing them in batches. Does not belong here: deciding what is rejected (`readers`),
and records that a mapping rejects (`transform`).
"""

from __future__ import annotations

from datetime import date

import duckdb
import pyarrow as pa

from pipelines.readers import Afkeur, Bevinding

_TEGELIJK = 10_000
_BLOK = "_waterpas_uitval"


class Uitval:
    """The rejected records of one source in one run."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, run_id: str | None, levering: date, bron: str
    ) -> None:
        self._con = con
        self._vast = {
            "run_id": pa.scalar(run_id, pa.string()),
            "levering": pa.scalar(levering, pa.date32()),
            "bron": pa.scalar(bron),
        }
        self._bron = bron
        self._wachtend: list[Afkeur | Bevinding] = []

    def wis(self) -> None:
        """Forget what an earlier attempt wrote."""
        self._con.execute(
            "delete from kwaliteit.uitval where bron = ? and entiteit is null", [self._bron]
        )

    def voeg_toe(self, afkeur: Afkeur | Bevinding) -> None:
        self._wachtend.append(afkeur)

    @property
    def vol(self) -> bool:
        """Enough waits to be written; the caller knows when the connection is free."""
        return len(self._wachtend) >= _TEGELIJK

    def schrijf(self) -> None:
        """Write what waits; call it at the end."""
        aantal = len(self._wachtend)
        kolommen = {naam: pa.repeat(waarde, aantal) for naam, waarde in self._vast.items()}
        kolommen |= {
            "bestand": pa.array([a.bestand for a in self._wachtend], pa.string()),
            "regelnummer": pa.array([a.regelnummer for a in self._wachtend], pa.int64()),
            "soort": pa.array(
                ["rij" if isinstance(a, Afkeur) else "bestand" for a in self._wachtend], pa.string()
            ),
            "reden": pa.array([a.reden for a in self._wachtend], pa.string()),
        }
        self._wachtend.clear()
        self._con.register(_BLOK, pa.table(kolommen))
        self._con.execute(f"insert into kwaliteit.uitval by name select * from {_BLOK}")
        self._con.unregister(_BLOK)
