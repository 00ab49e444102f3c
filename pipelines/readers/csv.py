"""Text with separators: every value as text, empty and missing apart, record numbers that hold.

Belongs here: records, their numbers and what can be wrong with them. Does not belong here: encoding
(`tekst`), header and quotes (`csv_vorm`), the meaning of values. Parsing is done by pyarrow in
blocks; no Python code sees a row.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from ggm_schema.errors import OnleesbareInvoer
from pipelines.contract.formaat import CsvFormaat, Formaat
from pipelines.readers import LEEG, NUL_BYTE, Afkeur, Blok
from pipelines.readers.csv_vorm import kolomnamen, lees_kop, toets_aanhalingstekens
from pipelines.readers.tekst import BLOK, Utf8, anders_opgeslagen, met_nul, vind_utf8_fout

if TYPE_CHECKING:
    from pipelines.bron.landing import Landingsbestand


def lees(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Blok | Afkeur]:
    """Records of one file. See `pipelines.readers` for what a reader promises."""
    assert isinstance(formaat, CsvFormaat)
    return _Lezer(bestand, formaat).lees()


class _Lezer:
    def __init__(self, bestand: Landingsbestand, formaat: CsvFormaat) -> None:
        objecten = formaat.objecten_van(bestand.naam)
        if len(objecten) != 1:
            raise OnleesbareInvoer(
                f"Dit bestand past bij meer dan één onderdeel: {', '.join(objecten)}.",
                bestand=bestand.naam,
                doe="Maak de patronen onder 'bestanden' in het contract preciezer.",
            )
        self.tabel = objecten[0]
        self.bestand, self.formaat = bestand, formaat
        self.naam = bestand.naam
        self.kolommen: list[str] = []
        # Numbers of records that pyarrow refused, with how many fields they have.
        self.geweigerd: list[tuple[int, int]] = []
        self.volgende = 0

    def lees(self) -> Iterator[Blok | Afkeur]:
        with self._open() as stroom:
            begin = stroom.read()
            kop, overslaan = lees_kop(begin, self.formaat, self.naam)
            if "\ufffd" in "".join(kop):
                self._meld_codering()
            self.kolommen = kolomnamen(kop, self.formaat, self.tabel, self.naam)
            self.volgende = overslaan + 1
            yield self._blok(np.empty(0, np.int64), self._leeg())
            try:
                for partij in self._partijen(stroom, begin, overslaan):
                    yield from self._verwerk(partij, stroom.nul)
            except pa.ArrowInvalid as fout:
                raise self._leesfout(str(fout)) from None
            yield from self._meld_geweigerd()
            # A quote that is never closed swallows the records after it without any other sign.
            if stroom.geteld % 2 or stroom.regeleinden != self.volgende - 1:
                self._toets_aanhalingstekens()

    def _open(self) -> Utf8:
        teken = self.formaat.aanhalingsteken.encode()
        return Utf8(self.bestand.pad, self.naam, self.formaat.codering, teken)

    # --- records --------------------------------------------------------------------------------

    def _partijen(self, stroom: Utf8, begin: bytes, overslaan: int) -> Iterator[pa.RecordBatch]:
        return iter(
            pacsv.open_csv(
                _Vooraf(begin, stroom),
                pacsv.ReadOptions(
                    # Only a single thread knows the numbers of the records it refuses.
                    use_threads=False,
                    block_size=2 * BLOK,
                    column_names=self.kolommen,
                    skip_rows_after_names=overslaan,
                ),
                pacsv.ParseOptions(
                    delimiter=self.formaat.scheidingsteken,
                    quote_char=self.formaat.aanhalingsteken,
                    newlines_in_values=True,
                    ignore_empty_lines=False,
                    invalid_row_handler=self._weiger,
                ),
                pacsv.ConvertOptions(
                    column_types={naam: pa.string() for naam in self.kolommen},
                    strings_can_be_null=True,
                    quoted_strings_can_be_null=False,
                    null_values=[""],
                ),
            )
        )

    def _weiger(self, rij: pacsv.InvalidRow) -> str:
        self.geweigerd.append((rij.number, rij.actual_columns))
        return "skip"

    def _verwerk(self, partij: pa.RecordBatch, nul: bool) -> Iterator[Blok | Afkeur]:
        nummers = self._nummer(partij.num_rows)
        afkeur = list(self._meld_geweigerd(self.volgende))
        for reden, fout in ((LEEG, _leeg(partij)), (NUL_BYTE, met_nul(partij) if nul else None)):
            if fout is None:
                continue
            slecht = fout.to_numpy(zero_copy_only=False)
            afkeur += [self._afkeur(nummer, reden) for nummer in nummers[slecht].tolist()]
            nummers, partij = nummers[~slecht], partij.filter(pc.invert(fout))
        yield self._blok(nummers, partij)
        yield from sorted(afkeur, key=lambda a: a.regelnummer)

    def _afkeur(self, nummer: int, reden: str) -> Afkeur:
        return Afkeur(self.tabel, self.naam, nummer, reden)

    def _nummer(self, aantal: int) -> npt.NDArray[np.int64]:
        """Numbers of the next records, stepping over those that were refused."""
        slecht = np.array([nummer for nummer, _ in self.geweigerd], np.int64)
        kandidaten = np.arange(self.volgende, self.volgende + aantal + len(slecht))
        nummers = kandidaten[~np.isin(kandidaten, slecht)][:aantal]
        if aantal:
            self.volgende = int(nummers[-1]) + 1
        return nummers

    def _meld_geweigerd(self, tot: int | None = None) -> Iterator[Afkeur]:
        """Refused records before record `tot`; without `tot` all, for the file is at its end."""
        meldbaar = [g for g in self.geweigerd if tot is None or g[0] < tot]
        self.geweigerd = self.geweigerd[len(meldbaar) :]
        for nummer, velden in meldbaar:
            self.volgende = max(self.volgende, nummer + 1)
            reden = f"Dit record heeft {velden} veld{'en' * (velden != 1)}, de kopregel "
            reden += f"{len(self.kolommen)}."
            if tot is None and nummer == meldbaar[-1][0] and velden < len(self.kolommen):
                reden += " Het is het laatste record: misschien is het bestand afgebroken."
            yield self._afkeur(nummer, reden)

    def _blok(self, nummers: npt.NDArray[np.int64], partij: pa.RecordBatch) -> Blok:
        return Blok(self.tabel, self.naam, pa.array(nummers), partij)

    def _leeg(self) -> pa.RecordBatch:
        geen = [pa.array([], pa.string()) for _ in self.kolommen]
        return pa.RecordBatch.from_arrays(geen, names=self.kolommen)

    # --- errors ---------------------------------------------------------------------------------

    def _leesfout(self, tekst: str) -> OnleesbareInvoer:
        """`tekst` of pyarrow only tells the kind of error: it may quote the data."""
        self._meld_codering()
        self._toets_aanhalingstekens()
        if "straddl" in tekst:
            return self._fout(
                f"Na record {self.volgende - 1} komt een record dat groter is dan "
                f"{BLOK // 1024**2} MB.",
                doe="Controleer of daar een aanhalingsteken ontbreekt. Een document of "
                "afbeelding hoort niet in een CSV-veld.",
            )
        return self._fout(f"Na record {self.volgende - 1} is het bestand niet te lezen.", doe="")

    def _meld_codering(self) -> None:
        if self.formaat.codering in ("utf-8", "utf-8-sig"):
            fout = vind_utf8_fout(self.bestand.pad, self.naam, anders_opgeslagen("windows-1252"))
            if fout:
                raise fout

    def _toets_aanhalingstekens(self) -> None:
        with self._open() as stroom:
            toets_aanhalingstekens(stroom.regels(), self.formaat, self.naam)

    def _fout(self, tekst: str, doe: str) -> OnleesbareInvoer:
        return OnleesbareInvoer(tekst, bestand=self.naam, doe=doe)


class _Vooraf(io.RawIOBase):
    """A stream of which the first block was read already."""

    def __init__(self, begin: bytes, stroom: Utf8) -> None:
        self._begin, self._stroom = begin, stroom

    def readable(self) -> bool:
        return True

    def read(self, _: int | None = -1) -> bytes:
        begin, self._begin = self._begin, b""
        return begin or self._stroom.read()


def _leeg(partij: pa.RecordBatch) -> pa.BooleanArray | None:
    """Which rows have no value at all; None when there are none."""
    masker = None
    for kolom in partij.columns:
        if kolom.null_count == 0:
            return None
        masker = kolom.is_null() if masker is None else pc.and_(masker, kolom.is_null())
    return masker if masker is not None and pc.any(masker).as_py() else None
