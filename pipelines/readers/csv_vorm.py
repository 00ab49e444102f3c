"""The shape of a CSV file: its header, and quotes that are not closed.

Belongs here: what is judged on a file as a whole, with Python's own CSV reader. Does not belong
here: reading the records (`csv`).
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ggm_schema.errors import OnleesbareInvoer
from pipelines.contract.formaat import CsvFormaat
from pipelines.readers.herkennen import SCHEIDINGSTEKENS
from pipelines.readers.kolomnamen import unieke_namen

if TYPE_CHECKING:
    from _csv import Reader

_MAX_KOP = 1 << 20


def lees_kop(begin: bytes, formaat: CsvFormaat, naam: str) -> tuple[list[str], int]:
    """The first record that is not blank, and how many records that takes.

    Args:
        begin: first block of the file in UTF-8. What is not UTF-8 in it comes out as U+FFFD.
    """
    tekst = begin[:_MAX_KOP].decode("utf-8", errors="replace")
    records = _lezer(io.StringIO(tekst, newline=""), formaat)
    kop: list[str] = []
    nummer = 0
    try:
        while not kop:
            kop = next(records)
            nummer += 1
            if kop and kop[0].lower().startswith("sep="):
                kop = []  # a hint for Excel, no header
    except (StopIteration, csv.Error):
        raise OnleesbareInvoer(
            "De kopregel met kolomnamen is niet te lezen.",
            bestand=naam,
            doe="Controleer of de eerste regel de kolomnamen bevat en of elk aanhalingsteken "
            "wordt gesloten.",
        ) from None
    return kop, nummer


def kolomnamen(kop: list[str], formaat: CsvFormaat, tabel: str, naam: str) -> list[str]:
    """Unique names for the columns of a header.

    Raises:
        OnleesbareInvoer: another separator, an absurd number of columns, or a declared column that
            occurs twice: which one would be right?
    """
    verwacht = formaat.kolommen.get(tabel, ())
    _toets_scheidingsteken(kop, formaat, len(verwacht), naam)
    return unieke_namen(kop, verwacht, naam)


def _toets_scheidingsteken(kop: list[str], formaat: CsvFormaat, verwacht: int, naam: str) -> None:
    ander = max(SCHEIDINGSTEKENS, key=kop[0].count)
    aantal = kop[0].count(ander)
    if len(kop) == 1 and verwacht > 1 and aantal:
        teken = "een tab" if ander == "\t" else f"'{ander}'"
        raise OnleesbareInvoer(
            f"In de kopregel staat geen '{formaat.scheidingsteken}', wel {aantal} keer {teken}.",
            bestand=naam,
            doe="Pas 'scheidingsteken' in het contract aan, of lever het bestand als afgesproken.",
        )


def toets_aanhalingstekens(regels: Iterator[str], formaat: CsvFormaat, naam: str) -> None:
    """Refuse a quoted value that runs over line ends and is not closed as it should be.

    Such a value swallows records without any other sign.
    """
    # The limit belongs to the process, so it is put back.
    grens = csv.field_size_limit(sys.maxsize)
    try:
        _loop_na(_lezer(regels, formaat), formaat, naam)
    finally:
        csv.field_size_limit(grens)


def _loop_na(lezer: Reader, formaat: CsvFormaat, naam: str) -> None:
    while True:
        begin = lezer.line_num + 1
        try:
            next(lezer)
        except StopIteration:
            return
        except csv.Error as fout:
            if lezer.line_num > begin or "end of data" in str(fout):
                raise OnleesbareInvoer(
                    "Een aanhalingsteken op deze regel wordt niet goed gesloten. Daardoor is niet "
                    "te zeggen waar het record eindigt.",
                    bestand=naam,
                    regel=begin,
                    verwacht=f"velden met een {formaat.aanhalingsteken} erin tussen "
                    "aanhalingstekens, en het teken zelf verdubbeld.",
                    doe="Laat de bron de export herstellen, of herstel deze regel.",
                ) from None


def _lezer(regels: Iterable[str], formaat: CsvFormaat) -> Reader:
    return csv.reader(
        regels,
        delimiter=formaat.scheidingsteken,
        quotechar=formaat.aanhalingsteken,
        strict=True,
    )
