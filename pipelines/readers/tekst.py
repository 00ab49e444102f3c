"""Text files: from the encoding of the contract to UTF-8, in big blocks.

Belongs here: byte-order marks, encodings, null bytes, and telling which file this really is when it
is not text. Does not belong here: what the text means (CSV, JSON).
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from ggm_schema.errors import OnleesbareInvoer
from pipelines.contract.formaat import Codering

BLOK = 1 << 24
_PROEF = 4096

AFGEBROKEN = "Het bestand is afgebroken: het einde ontbreekt."

_HANDTEKENINGEN = (
    (b"PK\x03\x04", "een zipbestand of een Excel-bestand (.xlsx)"),
    (b"\xd0\xcf\x11\xe0", "een oud Excel- of Word-bestand (.xls, .doc)"),
    (b"%PDF", "een PDF-bestand"),
    (b"\x1f\x8b", "een gecomprimeerd bestand (gzip)"),
    (b"7z\xbc\xaf", "een gecomprimeerd bestand (7-zip)"),
    (b"Rar!", "een gecomprimeerd bestand (rar)"),
    (b"PAR1", "een Parquet-bestand"),
    (b"SQLite format 3", "een SQLite-database"),
    (b"\x89PNG", "een afbeelding"),
)

# cp1252 differs from latin-1 in these bytes only, and has no character for five of them.
_STUUR = bytes(range(0x80, 0xA0))
_ONBEKEND_1252 = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
_TEKEN_1252 = {
    bytes((b,)): bytes((b,)).decode("cp1252").encode() for b in _STUUR if b not in _ONBEKEND_1252
}


class Utf8(io.RawIOBase):
    """A text file as UTF-8 without byte-order mark, exactly one line end at its end.

    Attributes:
        regeleinden: line ends given so far (`\\r\\n` is one).
        nul: whether a null byte was given so far.
        bom: bytes of the file before its first character.
    """

    def __init__(self, pad: Path, naam: str, codering: Codering, tel: bytes = b"") -> None:
        """`tel`: a character to count in `geteld`."""
        self._ruw = pad.open("rb")
        self._pad, self._naam, self._codering = pad, naam, codering
        self._tel = tel
        self._wacht = b""
        self._klaar = False
        self._positie = 0
        self._getoetst = False
        self._utf16: codecs.IncrementalDecoder = codecs.getincrementaldecoder("utf-16")()
        self.bom = self.regeleinden = self.geteld = 0
        self.nul = False
        self._naar_utf8: Callable[[bytes, bool], bytes] = {
            "windows-1252": self._van_1252,
            "latin-1": self._van_latin1,
            "utf-16": self._van_utf16,
        }.get(codering, lambda blok, _: blok)
        self._begin()

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._ruw.close()
        super().close()

    def read(self, _: int | None = -1) -> bytes:
        """The next block, of about 16 MB whatever is asked; b'' at the end.

        Line ends at the end of a block wait for the next one: those that end the file become one.
        """
        while not self._klaar:
            ruw = self._ruw.read(BLOK)
            self._klaar = len(ruw) < BLOK
            blok = self._wacht + self._naar_utf8(ruw, self._klaar)
            self._positie += len(ruw)
            gestript = blok.rstrip(b"\r\n")
            self._wacht = blok[len(gestript) :]
            if self._klaar:
                gestript += b"\n"
            if gestript:
                return self._tel_mee(gestript)
        return b""

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        raise io.UnsupportedOperation("readinto")

    def regels(self) -> Iterator[str]:
        """The lines of what is left, with their line ends."""
        decoder = codecs.getincrementaldecoder("utf-8")()
        rest = ""
        while blok := self.read():
            # Not splitlines: that also splits at characters which are no line end in CSV.
            *heel, rest = io.StringIO(rest + decoder.decode(blok), newline="")
            yield from heel
        if rest:
            yield rest

    def _tel_mee(self, blok: bytes) -> bytes:
        self.regeleinden += blok.count(b"\n")
        if b"\r" in blok:
            self.regeleinden += blok.count(b"\r") - blok.count(b"\r\n")
        if self._tel:
            self.geteld += blok.count(self._tel)
        self.nul = self.nul or b"\0" in blok
        return blok

    def _begin(self) -> None:
        """Refuse what is plainly no text in this encoding, and skip the byte-order mark."""
        kop = self._ruw.read(_PROEF)
        self._ruw.seek(0)
        if not kop:
            raise self._fout(
                "Het bestand is leeg (0 bytes).", doe="Vraag het bestand opnieuw op bij de bron."
            )
        for handtekening, wat in _HANDTEKENINGEN:
            if kop.startswith(handtekening):
                raise self._fout(
                    f"Dit is {wat}, geen tekstbestand.",
                    doe="Lever het bestand in het formaat dat in het contract staat.",
                )
        gevonden = bom_van(kop)
        if self._codering == "utf-16":
            if gevonden != "utf-16" and b"\0" not in kop:
                raise self._andere_codering("utf-8")
            if gevonden is None:
                # Python reads no UTF-16 without a mark; the zeros of plain letters tell the order.
                groot_eerst = kop[0::2].count(0) > kop[1::2].count(0)
                volgorde = "utf-16-be" if groot_eerst else "utf-16-le"
                self._utf16 = codecs.getincrementaldecoder(volgorde)()
        elif gevonden == "utf-16" or kop.count(0) > len(kop) // 5:
            raise self._andere_codering("utf-16")
        elif gevonden == "utf-8" and self._codering not in ("utf-8", "utf-8-sig"):
            raise self._andere_codering("utf-8-sig")
        elif gevonden == "utf-8":
            self.bom = self._positie = self._ruw.seek(len(codecs.BOM_UTF8))

    def _van_1252(self, blok: bytes, laatste: bool) -> bytes:
        if blok.isascii():
            return blok
        self._toets_utf8(blok)
        self._weiger(blok, _ONBEKEND_1252, "utf-8")
        uit = blok.decode("latin-1").encode()
        # Three times as fast as the codec of Python: most blocks hold two or three of these.
        for byte, teken in _TEKEN_1252.items():
            if byte in blok:
                uit = uit.replace(b"\xc2" + byte, teken)
        return uit

    def _van_latin1(self, blok: bytes, laatste: bool) -> bytes:
        if blok.isascii():
            return blok
        self._toets_utf8(blok)
        self._weiger(blok, _STUUR, "windows-1252")
        return blok.decode("latin-1").encode()

    def _van_utf16(self, blok: bytes, laatste: bool) -> bytes:
        try:
            return self._utf16.decode(blok, laatste).encode()
        except UnicodeError:
            raise OnleesbareInvoer(
                "Dit bestand is geen goede UTF-16: er staan bytes in die geen teken vormen, of het "
                "einde ontbreekt.",
                bestand=self._naam,
                regel=self.regeleinden + 1,
                doe="Vraag het bestand opnieuw op, of pas 'codering' in het contract aan.",
            ) from None

    def _toets_utf8(self, blok: bytes) -> None:
        """Text in another encoding is practically never valid UTF-8 by chance."""
        if self._getoetst:
            return
        self._getoetst = True
        try:
            tekst = codecs.getincrementaldecoder("utf-8")().decode(blok)
        except UnicodeDecodeError:
            return
        if not tekst.isascii():
            raise self._andere_codering("utf-8")

    def _weiger(self, blok: bytes, verboden: bytes, eerder: str) -> None:
        goed = blok.translate(None, verboden)
        if len(goed) == len(blok):
            return
        eerste = min(blok.find(bytes((b,))) % (len(blok) + 1) for b in verboden)
        positie = self._positie + eerste
        doe = anders_opgeslagen(eerder)
        raise _codeerfout(self._pad, self._naam, self._codering, positie, doe)

    def _andere_codering(self, gevonden: str) -> OnleesbareInvoer:
        return self._fout(
            f"Dit bestand is {gevonden.removesuffix('-sig').upper()}, maar in het contract staat "
            f"'{self._codering}'.",
            doe=f"Zet in het contract 'codering: {gevonden}', of lever het bestand zoals "
            "afgesproken.",
        )

    def _fout(self, tekst: str, doe: str) -> OnleesbareInvoer:
        return OnleesbareInvoer(
            tekst, bestand=self._naam, verwacht=f"tekst in {self._codering}.", doe=doe
        )


def bom_van(kop: bytes) -> Literal["utf-8", "utf-16"] | None:
    """The encoding that a byte-order mark at the begin of a file tells."""
    if kop.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if kop.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return None


def anders_opgeslagen(codering: str) -> str:
    """What to do about a file that is probably in another encoding."""
    return (
        f"Waarschijnlijk is het bestand opgeslagen als {codering}. Zet dan in het contract "
        f"'codering: {codering}', of lever het bestand zoals afgesproken."
    )


def _codeerfout(pad: Path, naam: str, codering: str, positie: int, doe: str) -> OnleesbareInvoer:
    """The error for a byte that is no character, with the line it is on."""
    return OnleesbareInvoer(
        f"Hier staat een teken dat niet bestaat in {codering}.",
        bestand=naam,
        regel=regel_van(pad, positie),
        verwacht=f"tekst in {codering}.",
        doe=doe,
    )


def regel_van(pad: Path, positie: int) -> int:
    """The line, from 1, of a position in bytes."""
    regel, gelezen = 1, 0
    with pad.open("rb") as bestand:
        while gelezen < positie and (blok := bestand.read(min(BLOK, positie - gelezen))):
            regel += max(blok.count(b"\n"), blok.count(b"\r"))
            gelezen += len(blok)
    return regel


def vind_utf8_fout(pad: Path, naam: str, doe: str) -> OnleesbareInvoer | None:
    """The first byte of a UTF-8 file that is no UTF-8; None when all is well."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    gelezen = 0
    with pad.open("rb") as bestand:
        while True:
            blok = bestand.read(BLOK)
            wacht = len(decoder.getstate()[0])
            try:
                decoder.decode(blok, final=not blok)
            except UnicodeDecodeError as fout:
                if not blok:
                    return OnleesbareInvoer(AFGEBROKEN, bestand=naam, doe=doe)
                positie = gelezen - wacht + fout.start
                return _codeerfout(pad, naam, "utf-8", positie, doe)
            if not blok:
                return None
            gelezen += len(blok)


def met_nul(partij: pa.RecordBatch) -> pa.BooleanArray | None:
    """Which rows have a value with a null byte in it; None when there are none."""
    masker = None
    for kolom in partij.columns:
        raak = pc.fill_null(pc.match_substring(kolom, "\0"), False)
        masker = raak if masker is None else pc.or_(masker, raak)
    return masker if masker is not None and pc.any(masker).as_py() else None


def zonder(partij: pa.RecordBatch, leeg: Sequence[str]) -> pa.RecordBatch:
    """The same rows, with the texts `leeg` missing."""
    if not leeg:
        return partij
    teksten = pa.array(leeg, pa.string())
    niets = pa.scalar(None, pa.string())
    kolommen = [
        pc.if_else(pc.is_in(kolom, value_set=teksten), niets, kolom) for kolom in partij.columns
    ]
    return pa.RecordBatch.from_arrays(kolommen, names=partij.schema.names)
