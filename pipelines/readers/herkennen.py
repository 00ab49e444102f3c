"""What a text file does not say of itself: its encoding and its separator.

Belongs here: recognising both in a fixed order, and refusing where the file leaves room for doubt.
Does not belong here: reading. What is recognised is always told (`Vorm`, `Bevinding`).
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from itertools import islice
from pathlib import Path

from ggm_schema.errors import OnleesbareInvoer
from pipelines.contract.formaat import AUTO, Codering, CsvFormaat
from pipelines.readers import Bevinding, Vorm
from pipelines.readers.tekst import BLOK, bom_van, regel_van

SCHEIDINGSTEKENS = ";,\t|"
_PROEF = 4096
_MAX_TEKST = 1 << 20
_RECORDS = 200
_NIET_ASCII = re.compile(r"[^\x00-\x7f\ufffd]")


def herken_codering(pad: Path, naam: str) -> Codering:
    """Byte-order mark, else zeros of UTF-16, else UTF-8 if all of it is, else Windows-1252.

    The whole file is looked at: one letter with an accent in the last line decides.

    Raises:
        OnleesbareInvoer: most of it is UTF-8, but not all: damaged, or two files in one.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    goed = gelezen = 0
    with pad.open("rb") as bestand:
        kop = bestand.read(_PROEF)
        bestand.seek(0)
        if (bom := bom_van(kop)) is not None:
            return bom
        if kop.count(0) > len(kop) // 5:
            return "utf-16"
        while True:
            blok = bestand.read(BLOK)
            wacht = decoder.getstate()[0]
            if blok and not wacht and blok.isascii():
                gelezen += len(blok)
                continue
            try:
                tekst = decoder.decode(blok, final=not blok)
            except UnicodeDecodeError as fout:
                vanaf = gelezen - len(wacht) + fout.start
                return _geen_utf8(wacht + blok, goed, pad, naam, vanaf)
            goed += len(_NIET_ASCII.findall(tekst))
            if not blok:
                return "utf-8"
            gelezen += len(blok)


def _geen_utf8(blok: bytes, goed: int, pad: Path, naam: str, positie: int) -> Codering:
    tekst = blok.decode("utf-8", errors="replace")
    if goed + len(_NIET_ASCII.findall(tekst)) <= tekst.count("\ufffd"):
        return "windows-1252"
    raise OnleesbareInvoer(
        "De codering is niet te herkennen: het meeste in dit bestand is UTF-8, maar vanaf hier "
        "niet alles.",
        bestand=naam,
        regel=regel_van(pad, positie),
        doe="Vraag het bestand opnieuw op: het is beschadigd, of uit twee bestanden gemaakt. Of "
        "zet de codering in het contract.",
    )


def herken_scheidingsteken(begin: bytes, formaat: CsvFormaat, tabel: str, naam: str) -> str:
    """The separator that gives the declared columns, or else records as wide as the header.

    Args:
        begin: first block of the file in UTF-8.

    Raises:
        OnleesbareInvoer: none gives more than one column, or two do equally well.
    """
    verwacht = {kolom.strip().casefold() for kolom in formaat.kolommen.get(tabel, ())}
    tekst = begin[:_MAX_TEKST].decode("utf-8", errors="replace")
    hint = re.match(r"sep=([;,\t|])\r?$", tekst.split("\n", 1)[0], re.IGNORECASE)
    if hint:
        return hint[1]
    scores = {teken: _score(tekst, teken, formaat, verwacht) for teken in SCHEIDINGSTEKENS}
    beste = max(scores.values())
    gekozen = [teken for teken, score in scores.items() if score == beste]
    if len(gekozen) == 1:
        return gekozen[0]
    if len(verwacht) == 1 and beste[0] == 1:
        return gekozen[0]  # one column: there is nothing to separate
    raise OnleesbareInvoer(
        "Het scheidingsteken is niet te herkennen.",
        bestand=naam,
        verwacht="kolommen met een ; , | of tab ertussen.",
        doe="Zet het scheidingsteken in het contract: 'scheidingsteken: \";\"'.",
    )


def _score(
    tekst: str, teken: str, formaat: CsvFormaat, verwacht: set[str]
) -> tuple[int, float, int]:
    """Declared columns found, part of the records as wide as the header, width of the header."""
    lezer = csv.reader(
        io.StringIO(tekst, newline=""), delimiter=teken, quotechar=formaat.aanhalingsteken
    )
    try:
        records = [record for record in islice(lezer, _RECORDS) if record]
    except csv.Error:
        return 0, 0.0, 0
    if len(tekst) >= _MAX_TEKST and len(records) < _RECORDS:
        records = records[:-1] or records  # the last one was cut
    if not records:
        return 0, 0.0, 0
    kop = records[0]
    bekend = len(verwacht & {kolom.strip().casefold() for kolom in kop})
    even_breed = sum(len(record) == len(kop) for record in records) / len(records)
    return bekend, even_breed if len(kop) > 1 else 0.0, len(kop)


def vertel(naam: str, afgesproken: CsvFormaat, gelezen: CsvFormaat) -> list[Vorm | Bevinding]:
    """How the file was read, and as a finding what of it was recognised."""
    herkend = []
    if afgesproken.codering == AUTO:
        herkend.append(f"de codering ({gelezen.codering})")
    if afgesproken.scheidingsteken == AUTO:
        teken = "tab" if gelezen.scheidingsteken == "\t" else gelezen.scheidingsteken
        herkend.append(f"het scheidingsteken ({teken})")
    vorm = Vorm(naam, gelezen.codering, gelezen.scheidingsteken, bool(herkend))
    if not herkend:
        return [vorm]
    reden = f"Herkend en niet afgesproken: {' en '.join(herkend)}. Zet dit vast in het contract."
    return [vorm, Bevinding(naam, reden)]
