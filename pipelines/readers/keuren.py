"""Rows that are no records: empty ones, and those with a null byte.

Belongs here: what any reader of tables refuses. Does not belong here: reading.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.readers import LEEG, NUL_BYTE, Afkeur, Blok
from pipelines.readers.tekst import met_nul


def keur(
    tabel: str, naam: str, nummers: npt.NDArray[np.int64], partij: pa.RecordBatch, *, nul: bool
) -> Iterator[Blok | Afkeur]:
    """The rows that are records, then the others in order. `nul`: null bytes are possible."""
    afkeur: list[Afkeur] = []
    for reden, zoek in ((LEEG, leeg), (NUL_BYTE, met_nul if nul else _geen)):
        fout = zoek(partij)
        if fout is None:
            continue
        slecht = fout.to_numpy(zero_copy_only=False)
        afkeur += [Afkeur(tabel, naam, nummer, reden) for nummer in nummers[slecht].tolist()]
        nummers, partij = nummers[~slecht], partij.filter(pc.invert(fout))
    yield Blok(tabel, naam, pa.array(nummers), partij)
    yield from sorted(afkeur, key=lambda a: a.regelnummer)


def leeg(partij: pa.RecordBatch) -> pa.BooleanArray | None:
    """Which rows have no value at all; None when there are none."""
    masker = None
    for kolom in partij.columns:
        if kolom.null_count == 0:
            return None
        masker = kolom.is_null() if masker is None else pc.and_(masker, kolom.is_null())
    return masker if masker is not None and pc.any(masker).as_py() else None


def _geen(_: pa.RecordBatch) -> pa.BooleanArray | None:
    return None
