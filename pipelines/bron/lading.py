"""One source being loaded: what readers yield, counted and handed to its tables.

Belongs here: columns and records of one loading, and what there is to tell of it afterwards. Does
not belong here: that it is all or nothing (`laden`), how rows are streamed (`stroom`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

import duckdb
import numpy as np
import pyarrow as pa

from ggm_schema.naming import quote_ident
from pipelines.bron import stroom
from pipelines.bron.kolommen import Kolommen, Kop
from pipelines.bron.landing import Landingsbestand
from pipelines.bron.stroom import Partij
from pipelines.bron.uitval import Uitval
from pipelines.contract.laden import Contract
from pipelines.readers import Bevinding, Blok, Stuk, Vorm, lees

# A record number has ten digits at most: 10 billion records in one file.
RIJ_FACTOR = 10_000_000_000
_BLOK = "_waterpas_bestanden"

_GEEN_RIJEN = pa.RecordBatch.from_arrays([], names=[])
_TECHNISCH = "_rij bigint, _bestand varchar, _regelnummer bigint, _levering date"


class TabelResultaat(NamedTuple):
    """Of one table: records in it, and names of columns that differ from the contract."""

    rijen: int
    niet_gedeclareerd: tuple[str, ...]
    niet_geleverd: tuple[str, ...]


class LaadResultaat(NamedTuple):
    """Of one source: records read (rejected ones included), rejected, per table, how text files
    were read, and per table the columns that each file delivered."""

    bron: str
    geleverd: bool
    rijen_gelezen: int
    rijen_uitval: int
    tabellen: dict[str, TabelResultaat]
    vormen: tuple[Vorm, ...] = ()
    koppen: Mapping[str, tuple[Kop, ...]] = MappingProxyType({})


@dataclass
class _Telling:
    """Of one (file, table): its number, and records read and rejected."""

    bestandnr: int
    sha256: str
    rijen: int = 0
    uitval: int = 0


@dataclass
class Lading:
    """The loading of one source within one transaction."""

    con: duckdb.DuckDBPyConnection
    contract: Contract
    levering: date
    uitval: Uitval
    bestandnr: int = 0
    kolommen: dict[str, Kolommen] = field(default_factory=dict)
    tellingen: dict[tuple[str, str | None], _Telling] = field(default_factory=dict)
    gemeld: set[Bevinding] = field(default_factory=set)
    vormen: dict[str, Vorm] = field(default_factory=dict)

    def begin(self, bestandnr_start: int | None) -> None:
        """Make empty tables and forget what an earlier attempt wrote."""
        bron = self.contract.id
        for tabel in ("bron.bestand", "bron.kolom", "bron.bron"):
            self.con.execute(f"delete from {tabel} where bron = ?", [bron])
        self.uitval.wis()
        rij = self.con.execute(
            "select coalesce(max(bestandnr), 0) + 1 from bron.bestand"
        ).fetchone()
        self.bestandnr = bestandnr_start if bestandnr_start is not None else (rij or (1,))[0]
        for object_ in self.contract.objecten:
            self.kolommen[object_.name] = Kolommen(object_)
            namen = ", ".join(f"{quote_ident(kolom.name)} varchar" for kolom in object_.properties)
            tabel = self._tabel(object_.name)
            self.con.execute(f"create or replace table {tabel} ({_TECHNISCH}, {namen})")

    def bestand(self, bestand: Landingsbestand) -> None:
        """Read one file to its end."""
        formaat = self.contract.formaat
        eerder = len(self.tellingen)
        for kolommen in self.kolommen.values():
            kolommen.begin_bestand(bestand.naam)
        with closing(lees(bestand, formaat)) as stukken:
            self._schrijf(self._partijen(stukken, bestand.sha256))
        for kolommen in self.kolommen.values():
            kolommen.einde_bestand()
        if len(self.tellingen) == eerder:
            self._telling(bestand.naam, None, bestand.sha256)

    def sluit_af(self, *, geleverd: bool) -> LaadResultaat:
        """Write counts and columns; returns what was loaded."""
        self.uitval.schrijf()
        self._schrijf_bestanden()
        self.con.execute("insert into bron.bron values (?, ?)", [self.contract.id, geleverd])
        tabellen = {naam: self._schrijf_kolommen(naam) for naam in self.kolommen}
        return LaadResultaat(
            self.contract.id,
            geleverd,
            sum(telling.rijen for telling in self.tellingen.values()),
            sum(telling.uitval for telling in self.tellingen.values()),
            tabellen,
            tuple(self.vormen.values()),
            {naam: kolommen.koppen for naam, kolommen in self.kolommen.items()},
        )

    def _tabel(self, object_: str) -> str:
        return f"bron.{quote_ident(self.contract.tabel(object_))}"

    def _merk_op(self, bevinding: Bevinding) -> None:
        if bevinding.bestand is not None or bevinding not in self.gemeld:
            self.uitval.voeg_toe(bevinding)
        if bevinding.bestand is None:
            self.gemeld.add(bevinding)

    def _telling(self, bestand: str, tabel: str | None, sha256: str) -> _Telling:
        sleutel = (bestand, tabel)
        if sleutel not in self.tellingen:
            self.tellingen[sleutel] = _Telling(self.bestandnr, sha256)
            self.bestandnr += 1
        return self.tellingen[sleutel]

    def _schrijf(self, partijen: Iterator[Partij]) -> None:
        partij = next(partijen, None)
        while partij is not None:
            for naam in partij.nieuw:
                kolom = f"{quote_ident(naam)} varchar"
                self.con.execute(f"alter table {partij.tabel} add column {kolom}")
            if self.uitval.vol:
                self.uitval.schrijf()
            rijen = len(partij.rijen) > 0
            partij = stroom.schrijf(self.con, partij, partijen) if rijen else next(partijen, None)

    def _partijen(self, stukken: Iterator[Stuk], sha256: str) -> Iterator[Partij]:
        """Rows as they go into the tables. All else that a reader tells is counted and kept here;
        nothing is written, for the connection is busy with the rows."""
        for stuk in stukken:
            if isinstance(stuk, Bevinding):
                self._merk_op(stuk)
                continue
            if isinstance(stuk, Vorm):
                self.vormen[stuk.bestand] = stuk
                continue
            telling = self._telling(stuk.bestand, stuk.tabel, sha256)
            if isinstance(stuk, Blok):
                telling.rijen += len(stuk.regelnummers)
                yield self._partij(stuk, telling)
            else:
                telling.rijen += 1
                telling.uitval += 1
                self.uitval.voeg_toe(stuk)
                if self.uitval.vol:
                    yield Partij("", _GEEN_RIJEN, onderbreek=True)

    def _partij(self, blok: Blok, telling: _Telling) -> Partij:
        namen, nieuw = self.kolommen[blok.tabel].wijs_toe(blok.kolommen.schema.names)
        aantal = len(blok.regelnummers)
        nummers = blok.regelnummers.to_numpy(zero_copy_only=False)
        technisch = {
            "_rij": pa.array(nummers + np.int64(telling.bestandnr) * RIJ_FACTOR),
            "_bestand": pa.repeat(blok.bestand, aantal),
            "_regelnummer": blok.regelnummers,
            "_levering": pa.repeat(pa.scalar(self.levering, pa.date32()), aantal),
        }
        rijen = pa.RecordBatch.from_arrays(
            [*technisch.values(), *blok.kolommen.columns], names=[*technisch, *namen]
        )
        return Partij(self._tabel(blok.tabel), rijen, tuple(nieuw), self.uitval.vol)

    def _schrijf_bestanden(self) -> None:
        rijen = [
            (telling.bestandnr, tabel and self.contract.tabel(tabel), bestand, telling)
            for (bestand, tabel), telling in self.tellingen.items()
        ]
        if not rijen:
            return
        vormen = [self.vormen.get(r[2]) for r in rijen]
        tabel = pa.table(
            {
                "bestandnr": pa.array([r[0] for r in rijen], pa.int32()),
                "levering": pa.repeat(pa.scalar(self.levering, pa.date32()), len(rijen)),
                "bron": pa.repeat(self.contract.id, len(rijen)),
                "tabel": pa.array([r[1] for r in rijen], pa.string()),
                "bestand": pa.array([r[2] for r in rijen], pa.string()),
                "sha256": pa.array([r[3].sha256 for r in rijen], pa.string()),
                "rijen": pa.array([r[3].rijen for r in rijen], pa.int64()),
                "codering": pa.array([v and v.codering for v in vormen], pa.string()),
                "scheidingsteken": pa.array([v and v.scheidingsteken for v in vormen], pa.string()),
                "herkend": pa.array([v and v.herkend for v in vormen], pa.bool_()),
            }
        )
        self._voeg_toe("bron.bestand", tabel)

    def _schrijf_kolommen(self, object_: str) -> TabelResultaat:
        kolommen, tabel = self.kolommen[object_], self._tabel(object_)
        tellers = ", ".join(
            f"count({quote_ident(naam)}), count(nullif({quote_ident(naam)}, ''))"
            for naam in kolommen.namen
        )
        rij = self.con.execute(f"select count(*), {tellers} from {tabel}").fetchone() or (0,)
        aanwezig = dict(zip(kolommen.namen, rij[1::2], strict=True))
        gevuld = dict(zip(kolommen.namen, rij[2::2], strict=True))
        for naam in kolommen.loze_houders(aanwezig):
            self.con.execute(f"alter table {tabel} drop column {quote_ident(naam)}")
        overzicht = kolommen.overzicht()
        self.con.executemany(
            "insert into bron.kolom values (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (self.contract.id, self.contract.tabel(object_), *kolom, gevuld[kolom.naam])
                for kolom in overzicht
            ],
        )
        return TabelResultaat(
            rij[0],
            tuple(k.naam for k in overzicht if not k.gedeclareerd),
            tuple(k.naam for k in overzicht if not k.geleverd),
        )

    def _voeg_toe(self, tabel: str, rijen: pa.Table) -> None:
        self.con.register(_BLOK, rijen)
        try:
            self.con.execute(f"insert into {tabel} by name select * from {_BLOK}")
        finally:
            self.con.unregister(_BLOK)
