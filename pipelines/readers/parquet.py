"""Parquet: rows streamed in parts, every value as text.

Belongs here: reading the file and what can be wrong with it, and text for each type. Does not
belong here: the meaning of values.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ggm_schema.errors import OnleesbareInvoer
from pipelines.contract.formaat import Formaat
from pipelines.readers import Stuk
from pipelines.readers.keuren import keur
from pipelines.readers.kolomnamen import unieke_namen

if TYPE_CHECKING:
    from pipelines.bron.landing import Landingsbestand

_RIJEN = 10_000
_BUFFER = 1 << 20
_KENMERK = b"PAR1"
_KENMERK_VERSLEUTELD = b"PARE"
_FOUTEN = (pa.ArrowException, OSError, ValueError, MemoryError)


def lees(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Stuk]:
    """Records of one file, numbered from 1. See `pipelines.readers` for what a reader promises."""
    tabel = formaat.enig_object_van(bestand.naam)
    naam = bestand.naam
    _toets_kenmerk(bestand)
    gelezen = 0
    try:
        # Without a buffer a whole row group comes into memory at once.
        with pq.ParquetFile(bestand.pad, buffer_size=_BUFFER, pre_buffer=False) as bron:
            kop = bron.schema_arrow.names
            kolommen = unieke_namen(kop, formaat.kolommen.get(tabel, ()), naam)
            leeg = pa.RecordBatch.from_arrays([pa.array([], pa.string()) for _ in kop], kolommen)
            yield from keur(tabel, naam, np.empty(0, np.int64), leeg, nul=False)
            for partij in bron.iter_batches(_RIJEN):
                teksten = [als_tekst(kolom) for kolom in partij.columns]
                nummers = np.arange(gelezen + 1, gelezen + 1 + partij.num_rows)
                gelezen += partij.num_rows
                rijen = pa.RecordBatch.from_arrays(teksten, kolommen)
                # Parquet promises UTF-8, and nobody checks it.
                rijen.validate(full=True)
                yield from keur(tabel, naam, nummers, rijen, nul=True)
    except _FOUTEN:
        raise OnleesbareInvoer(
            f"Dit Parquet-bestand is beschadigd of afgebroken. Tot hier: {gelezen} records.",
            bestand=naam,
            doe="Kopieer of download het bestand opnieuw en vergelijk de grootte.",
        ) from None


def _toets_kenmerk(bestand: Landingsbestand) -> None:
    with bestand.pad.open("rb") as ruw:
        kop = ruw.read(4)
    if kop == _KENMERK:
        return
    if not kop:
        fout, doe = "Het bestand is leeg (0 bytes).", "Vraag het bestand opnieuw op bij de bron."
    elif kop == _KENMERK_VERSLEUTELD:
        fout, doe = "Dit Parquet-bestand is versleuteld.", "Lever het zonder versleuteling."
    else:
        fout = "Dit is geen Parquet-bestand."
        doe = "Lever het bestand in het formaat dat in het contract staat."
    raise OnleesbareInvoer(fout, bestand=bestand.naam, verwacht="een Parquet-bestand.", doe=doe)


def als_tekst(kolom: pa.Array) -> pa.Array:
    """Every value as text: dates and times as ISO writes them, nested values as compact JSON, bytes
    as the text they are or else as hexadecimal digits."""
    soort = kolom.type
    if isinstance(kolom, pa.DictionaryArray):
        return als_tekst(kolom.dictionary_decode())
    if pa.types.is_floating(soort):
        return pa.array([None if w is None else _getal(w) for w in kolom.to_pylist()], pa.string())
    if pa.types.is_timestamp(soort):
        return _tijdstip(kolom)
    if _in_een_keer(soort):
        return pc.cast(kolom, pa.string())
    waarden = kolom.to_pylist()
    return pa.array([None if w is None else _los(w) for w in waarden], pa.string())


def _in_een_keer(soort: pa.DataType) -> bool:
    return bool(
        pa.types.is_string(soort)
        or pa.types.is_large_string(soort)
        or pa.types.is_string_view(soort)
        or pa.types.is_integer(soort)
        or pa.types.is_boolean(soort)
        or pa.types.is_decimal(soort)
        or pa.types.is_date(soort)
        or pa.types.is_null(soort)
    )


def _tijdstip(kolom: pa.Array) -> pa.Array:
    """`2026-11-01T09:30:00`, with an offset where the source has a time zone, no zeros too many."""
    teksten = pc.replace_substring(pc.cast(kolom, pa.string()), " ", "T", max_replacements=1)
    zone = r"(Z|[+-]\d{4})?$"
    zonder_nullen = pc.replace_substring_regex(teksten, rf"(\.\d*?)0+{zone}", r"\1\2")
    return pc.replace_substring_regex(zonder_nullen, rf"\.{zone}", r"\1")


def _getal(waarde: float) -> str:
    """A whole number as such: it is one in a column that has room for missing values."""
    heel = waarde.is_integer() and abs(waarde) < 1e15
    return str(int(waarde)) if heel else repr(waarde)


def _los(waarde: Any) -> str:
    if isinstance(waarde, bytes):
        return _bytes(waarde)
    if isinstance(waarde, dict | list | tuple):
        return json.dumps(waarde, ensure_ascii=False, separators=(",", ":"), default=_los)
    if hasattr(waarde, "isoformat"):
        return str(waarde.isoformat())
    return str(waarde)


def _bytes(waarde: bytes) -> str:
    try:
        return waarde.decode()
    except UnicodeDecodeError:
        return waarde.hex()
