"""From an extract file to rows of text: one module per format, all with the same shape.

Belongs here: the protocol of a reader and the table of readers. A format module offers one function
`lees(bestand, formaat)`; it keeps every value as the text that was delivered and never guesses a
type. Does not belong here: contracts, tables, what a value means.

The order of what a reader yields: first, for every table a file fills, a `Blok` (of zero rows where
there are none) that tells the delivered columns; rows and rejections in the order of the file.
Memory stays bounded whatever the size of the file. What cannot be read at all raises
`OnleesbareInvoer`; the caller then undoes what the same source wrote before.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from ggm_schema.errors import OnleesbareInvoer

if TYPE_CHECKING:
    from pipelines.bron.landing import Landingsbestand
    from pipelines.contract.laden import Formaat


# Of one table. The widest known source has a few hundred.
MAX_KOLOMMEN = 2_000

# Why any reader may reject a record.
LEEG = "Dit record is leeg: geen enkel veld is ingevuld."
NUL_BYTE = "Dit record bevat een nul-byte, een onzichtbaar teken dat in tekst niet thuishoort."


def te_veel_kolommen(bestand: str) -> OnleesbareInvoer:
    """The error for a file with an absurd number of different columns."""
    return OnleesbareInvoer(
        f"Dit bestand levert meer dan {MAX_KOLOMMEN} verschillende kolommen.",
        bestand=bestand,
        doe="Controleer het scheidingsteken en of de eerste regel de kolomnamen bevat. In JSON: "
        "gegevens horen in een waarde te staan, niet in de naam van een sleutel.",
    )


class Blok(NamedTuple):
    """Some rows of one table from one file.

    Attributes:
        tabel: object name of the contract.
        bestand: delivered name; for a member of an archive `buiten.zip/binnen.zip/lid.xml`.
        regelnummers: int64, record numbers in the file, rising, one per row. As a spreadsheet shows
            it for CSV (header 1, first record 2); from 1 for JSON records and XML objects.
        kolommen: only string columns, names as delivered; null is missing, '' is empty.
    """

    tabel: str
    bestand: str
    regelnummers: pa.Array
    kolommen: pa.RecordBatch


class Afkeur(NamedTuple):
    """One record that could not be read while the rest of its file can.

    `reden` is plain Dutch and holds no value from the record. `tabel` is None where the record
    cannot be told to belong to one table.
    """

    tabel: str | None
    bestand: str
    regelnummer: int
    reden: str


class Bevinding(NamedTuple):
    """What is to be known about a whole file that was read all the same; no record is rejected.

    `reden` is plain Dutch and holds no value from the file. `regelnummer` is the line it is about.
    Without `bestand` it is about the whole source, and told once whatever the number of files.
    """

    bestand: str | None
    reden: str
    regelnummer: int | None = None


class Vorm(NamedTuple):
    """How a text file was read: what the contract says, or, where that leaves it to us, what was
    recognised (`herkend`). `codering` and `scheidingsteken` as a contract writes them."""

    bestand: str
    codering: str
    scheidingsteken: str | None
    herkend: bool


Stuk = Blok | Afkeur | Bevinding | Vorm
Reader = Callable[["Landingsbestand", "Formaat"], Iterator[Stuk]]


# The format modules import this one, so they are reached for when a file is read.
def _csv(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Stuk]:
    from pipelines.readers import csv

    return csv.lees(bestand, formaat)


def _excel(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Stuk]:
    from pipelines.readers import excel

    return excel.lees(bestand, formaat)


def _parquet(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Stuk]:
    from pipelines.readers import parquet

    return parquet.lees(bestand, formaat)


def _json(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Blok | Afkeur]:
    from pipelines.readers import json

    return json.lees(bestand, formaat)


def _bag(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Blok | Afkeur]:
    from pipelines.readers import bag

    return bag.lees(bestand, formaat)


def _xml(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Blok | Afkeur | Bevinding]:
    from pipelines.readers import xml

    return xml.lees(bestand, formaat)


def _gml(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Stuk]:
    from pipelines.readers import gml_objecten

    return gml_objecten.lees(bestand, formaat)


def _vast(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Stuk]:
    from pipelines.readers import vast

    return vast.lees(bestand, formaat)


READERS: dict[str, Reader] = {
    "csv": _csv,
    "excel": _excel,
    "parquet": _parquet,
    "json": _json,
    "bag": _bag,
    "xml": _xml,
    "gml": _gml,
    "vast": _vast,
}


def lees(bestand: Landingsbestand, formaat: Formaat) -> Generator[Stuk, None, None]:
    """All that a file holds, whatever its format, also when it was packed."""
    from pipelines.readers.uitpakken import uitgepakt

    lezer = READERS[formaat.soort]
    # A BAG extract is a zip file by itself.
    for binnen in [bestand] if formaat.soort == "bag" else uitgepakt(bestand):
        yield from lezer(binnen, formaat)
