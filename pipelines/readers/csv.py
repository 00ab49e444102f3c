"""Text with separators: every value as text, empty and missing apart, record numbers that hold.

Belongs here: records, their numbers and what can be wrong with them. Does not belong here: encoding
(`tekst`), header and quotes (`csv_vorm`), the meaning of values. Parsing is done by pyarrow in
blocks; no Python code sees a row.
"""

from __future__ import annotations

import io
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pacsv

from ggm_schema.errors import OnleesbareInvoer
from pipelines.contract.formaat import AUTO, CsvFormaat, Formaat
from pipelines.readers import Afkeur, Blok, Stuk
from pipelines.readers.csv_vorm import kolomnamen, lees_kop, toets_aanhalingstekens
from pipelines.readers.herkennen import herken_codering, herken_scheidingsteken, vertel
from pipelines.readers.keuren import keur
from pipelines.readers.tekst import BLOK, Utf8, anders_opgeslagen, vind_utf8_fout, zonder

if TYPE_CHECKING:
    from pipelines.bron.landing import Landingsbestand


def lees(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Stuk]:
    """Records of one file. See `pipelines.readers` for what a reader promises."""
    assert isinstance(formaat, CsvFormaat)
    return _Lezer(bestand, formaat).lees()


# The thread in which pyarrow reads lets go of its file a moment after all has been read. If nobody
# else held it then, that thread would take it down, and the process with it if Python just stops.
_LAATSTE: deque[object] = deque(maxlen=4)


class _Lezer:
    def __init__(self, bestand: Landingsbestand, formaat: CsvFormaat) -> None:
        self.tabel = formaat.enig_object_van(bestand.naam)
        self.bestand, self.formaat = bestand, formaat
        self.naam = bestand.naam
        self.kolommen: list[str] = []
        # Numbers of records that pyarrow refused, with how many fields they have.
        self.geweigerd: list[tuple[int, int]] = []
        self.volgende = 0

    def lees(self) -> Iterator[Stuk]:
        afgesproken = self.formaat
        if afgesproken.codering == AUTO:
            self._kies(codering=herken_codering(self.bestand.pad, self.naam))
        with self._open() as stroom:
            begin = stroom.read()
            if afgesproken.scheidingsteken == AUTO:
                teken = herken_scheidingsteken(begin, self.formaat, self.tabel, self.naam)
                self._kies(scheidingsteken=teken)
            yield from vertel(self.naam, afgesproken, self.formaat)
            kop, overslaan = lees_kop(begin, self.formaat, self.naam)
            if "\ufffd" in "".join(kop):
                self._meld_codering()
            self.kolommen = kolomnamen(kop, self.formaat, self.tabel, self.naam)
            self.volgende = overslaan + 1
            yield self._blok(np.empty(0, np.int64), self._leeg())
            try:
                bron = _Vooraf(begin, stroom)
                del begin
                for partij in self._partijen(bron, overslaan):
                    yield from self._verwerk(partij, stroom.nul)
            except pa.ArrowInvalid as fout:
                raise self._leesfout(str(fout)) from None
            yield from self._meld_geweigerd()
            # A quote that is never closed swallows the records after it without any other sign.
            if stroom.geteld % 2 or stroom.regeleinden != self.volgende - 1:
                self._toets_aanhalingstekens()

    def _kies(self, **herkend: str) -> None:
        self.formaat = self.formaat.model_copy(update=herkend)

    def _open(self) -> Utf8:
        teken, codering = self.formaat.aanhalingsteken.encode(), self.formaat.codering
        assert codering != AUTO
        return Utf8(self.bestand.pad, self.naam, codering, teken)

    # --- records --------------------------------------------------------------------------------

    def _partijen(self, bron: _Vooraf, overslaan: int) -> Iterator[pa.RecordBatch]:
        bestand = pa.PythonFile(bron, mode="r")
        _LAATSTE.append(bestand)
        # Nothing here holds the reader: `om_de_beurt` has to be able to let it go.
        yield from bron.om_de_beurt(
            pacsv.open_csv(
                bestand,
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
        partij = zonder(partij, self.formaat.leeg)
        for stuk in keur(self.tabel, self.naam, nummers, partij, nul=nul):
            if isinstance(stuk, Blok):
                yield stuk
            else:
                afkeur.append(stuk)
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
    """A stream of which the first block was read already, for a reader that would run ahead.

    pyarrow reads in a thread of its own, up to 32 blocks before they are asked for: half a GB. Here
    it waits: a few blocks may be under way, and no more while what came of them is at work
    elsewhere. A block of which all records are refused comes back as nothing; so while pyarrow is
    asked for rows it waits a moment only.
    """

    _ONDERWEG = 2
    _MOMENT = 0.05  # seconds
    _GEDULD = 0.2  # seconds

    def __init__(self, begin: bytes, stroom: Utf8) -> None:
        self._begin, self._stroom = begin, stroom
        self._uitgeleend: list[bytes] = []
        self._beurt = threading.Condition()
        self._onderweg = 0
        self._gevraagd, self._dicht, self._leest = True, False, False

    def readable(self) -> bool:
        return True

    def read(self, _: int | None = -1) -> bytes:
        with self._beurt:
            self._leest = True
        try:
            return self._volgende()
        finally:
            with self._beurt:
                self._leest = False
                self._beurt.notify_all()

    def _volgende(self) -> bytes:
        with self._beurt:
            while self._onderweg >= self._ONDERWEG and not self._dicht:
                gevraagd = self._gevraagd
                gemeld = self._beurt.wait(self._MOMENT if gevraagd else None)
                if gevraagd and not gemeld:
                    break
            if self._dicht:
                return b""
            self._onderweg += 1
        blok = self._begin or self._stroom.read()
        self._begin = b""
        # The empty bytes of the end are everyone's, for ever.
        self._uitgeleend = [*self._nog_uitgeleend(), *filter(None, [blok])]
        return blok

    def om_de_beurt(self, partijen: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """What comes of the blocks, with the reading held up in between."""
        rij = iter(partijen)
        try:
            while True:
                self._meld(gevraagd=True)
                partij = next(rij, None)
                self._meld(gevraagd=False, klaar=partij is not None)
                if partij is None:
                    return
                yield partij
        finally:
            if not self._is_uitgelezen(rij):
                _LAATSTE.append(rij)
            del partijen, rij
            self._wacht_op_wat_uitgeleend_is()

    def _is_uitgelezen(self, rij: Iterator[pa.RecordBatch]) -> bool:
        """Let pyarrow come to the end; False when it stopped at an error, with more to read."""
        with self._beurt:
            self._dicht = True
            self._beurt.notify_all()
        try:
            for _ in rij:
                pass
        except pa.ArrowInvalid:
            return False
        finally:
            with self._beurt:
                self._beurt.wait_for(lambda: not self._leest)
        return True

    def _wacht_op_wat_uitgeleend_is(self) -> None:
        tot = time.monotonic() + self._GEDULD
        while self._nog_uitgeleend() and time.monotonic() < tot:
            time.sleep(0.001)

    def _nog_uitgeleend(self) -> list[bytes]:
        """Blocks that somebody else holds as well: giving one back takes a lock of Python."""
        eigen = 3  # the list, the name, and the argument of the count
        return [blok for blok in self._uitgeleend if sys.getrefcount(blok) > eigen]

    def _meld(self, *, gevraagd: bool, klaar: bool = False) -> None:
        with self._beurt:
            self._gevraagd = gevraagd
            self._onderweg = max(0, self._onderweg - klaar)
            self._beurt.notify_all()
