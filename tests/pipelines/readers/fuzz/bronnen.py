"""Small good files in every format that there is a reader for, to be damaged.

Every value in them holds one of `GEHEIM`, so that a value can be told in any text.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from tests.pipelines.readers.test_bag import PAND, stand, zip_van

GEHEIM = ("zqxjkv", "9876543")
KOLOMMEN = ("nummer", "naam", "bedrag", "datum", "opmerking")
AANTAL = 12

Rij = list[str | None]


@dataclass(frozen=True)
class Tabel:
    """Columns, and rows of as many values."""

    kolommen: tuple[str, ...]
    rijen: list[Rij]


@dataclass(frozen=True)
class Bron:
    """One way to deliver a table.

    Attributes:
        soort: of the reader.
        bestand: name of the file.
        formaat: as a contract writes it, for object `rij`.
        schrijf: a table as the content of a file; None: this format cannot hold that table.
        pak: content inside → what is delivered.
        regels: one record per line, after that many lines of header, in `codering`.
    """

    soort: str
    bestand: str
    formaat: dict[str, Any]
    schrijf: Callable[[Tabel], bytes | None]
    pak: Callable[[bytes], bytes] = bytes
    regels: int | None = None
    codering: str = "utf-8"


def tabel(rng: random.Random, *, aanhalingstekens: bool = True) -> Tabel:
    """Rows that differ, with accents and missing values; in some values quotes or not."""
    aangehaald = f'met "{GEHEIM[0]}"' if aanhalingstekens else f"zonder {GEHEIM[0]}"
    rijen: list[Rij] = []
    for nummer in range(AANTAL):
        rijen.append(
            [
                f"0{GEHEIM[1]}{nummer:02d}",
                f"{GEHEIM[0]} Zoë Ĳ{nummer}" if rng.random() < 0.5 else f"{GEHEIM[0]} Ada",
                f"{GEHEIM[1]},{rng.randrange(100):02d}",
                f"{GEHEIM[1]}-0{rng.randrange(1, 10)}",
                rng.choice([None, f"een {GEHEIM[0]}", aangehaald, GEHEIM[0]]),
            ]
        )
    return Tabel(KOLOMMEN, rijen)


def _csv(scheiding: str, codering: str, regeleinde: str = "\r\n") -> Callable[[Tabel], bytes]:
    def veld(waarde: str | None) -> str:
        if waarde is None:
            return ""
        aangehaald = waarde.replace('"', '""')
        return f'"{aangehaald}"' if set(waarde) & set(f'"\r\n{scheiding}') or not waarde else waarde

    def schrijf(inhoud: Tabel) -> bytes:
        regels = [inhoud.kolommen, *inhoud.rijen]
        tekst = "".join(scheiding.join(map(veld, regel)) + regeleinde for regel in regels)
        return tekst.encode(codering, errors="replace")

    return schrijf


def _json(vorm: str) -> Callable[[Tabel], bytes]:
    def schrijf(inhoud: Tabel) -> bytes:
        records = [dict(zip(inhoud.kolommen, rij, strict=True)) for rij in inhoud.rijen]
        if vorm == "regels":
            return "".join(json.dumps(record) + "\n" for record in records).encode()
        diep = [r | {"deel": {"a": 1.10, "b": [GEHEIM[0]]}} for r in records]
        return json.dumps({"_embedded": {"rijen": diep}}, ensure_ascii=False).encode()

    return schrijf


def _elementen(gml: bool) -> Callable[[Tabel], bytes | None]:
    def schrijf(inhoud: Tabel) -> bytes | None:
        if any(not kolom.isidentifier() for kolom in inhoud.kolommen):
            return None
        if any("\0" in (waarde or "") for rij in inhoud.rijen for waarde in rij):
            return None
        records = "".join(_element(inhoud.kolommen, rij, gml) for rij in inhoud.rijen)
        kop = '<?xml version="1.0" encoding="UTF-8"?>\n<b:Bericht xmlns:b="urn:b" '
        return f'{kop}xmlns:gml="http://www.opengis.net/gml/3.2">{records}</b:Bericht>'.encode()

    return schrijf


def _element(kolommen: Sequence[str], rij: Rij, gml: bool) -> str:
    velden = "".join(
        f"<b:{kolom}>{escape(waarde)}</b:{kolom}>"
        for kolom, waarde in zip(kolommen, rij, strict=True)
        if waarde is not None
    )
    vorm = '<gml:Point srsName="EPSG:28992"><gml:pos>98765431 98765432</gml:pos></gml:Point>'
    return f"<b:Rij>{velden}{f'<b:vorm>{vorm}</b:vorm>' if gml else ''}</b:Rij>\n"


_BREED = (14, 24, 14, 14, 24)


def _vast(inhoud: Tabel) -> bytes | None:
    if inhoud.kolommen != KOLOMMEN:
        return None
    regels = (
        "02" + "".join(f"{w or '':<{b}.{b}}" for w, b in zip(rij, _BREED, strict=True)) + "\r\n"
        for rij in inhoud.rijen
    )
    return "".join(regels).encode("windows-1252", errors="replace")


def _vaste_velden() -> list[dict[str, Any]]:
    velden, begin = [], 3
    for naam, lengte in zip(KOLOMMEN, _BREED, strict=True):
        velden.append({"naam": naam, "begin": begin, "lengte": lengte})
        begin += lengte
    return velden


def _excel(inhoud: Tabel) -> bytes | None:
    if any("\0" in (waarde or "") for rij in inhoud.rijen for waarde in rij):
        return None
    boek = openpyxl.Workbook()
    blad = boek.worksheets[0]
    for regel in ([*inhoud.kolommen], *inhoud.rijen):
        blad.append(regel)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _parquet(compressie: str) -> Callable[[Tabel], bytes]:
    def schrijf(inhoud: Tabel) -> bytes:
        kolommen = [pa.array(list(k), pa.string()) for k in zip(*inhoud.rijen, strict=True)]
        nummers = pa.array(range(len(inhoud.rijen)), pa.int64())
        uit = io.BytesIO()
        rijen = pa.Table.from_arrays([*kolommen, nummers], names=[*inhoud.kolommen, "nr"])
        pq.write_table(rijen, uit, compression=compressie, row_group_size=5)
        return uit.getvalue()

    return schrijf


def _bag(inhoud: Tabel) -> bytes | None:
    """The values of a table in as many buildings; columns are those of Kadaster."""
    if inhoud.kolommen != KOLOMMEN:
        return None
    panden = []
    for nummer, rij in enumerate(inhoud.rijen):
        status = escape("".join(w or "" for w in rij).replace("\0", ""))
        pand = PAND.format(extra=f"<Objecten:status>{status}</Objecten:status>")
        panden.append(pand.replace("0000000001", f"{GEHEIM[1]}{nummer:03d}"))
    return stand(*panden)


def _gezipt(naam: str) -> Callable[[bytes], bytes]:
    def pak(inhoud: bytes) -> bytes:
        uit = io.BytesIO()
        with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
            archief.writestr(naam, inhoud)
        return uit.getvalue()

    return pak


def _gegzipt(inhoud: bytes) -> bytes:
    return gzip.compress(inhoud, 1, mtime=0)


def herpak(inhoud: bytes, wijzig: Callable[[bytes], bytes], rng: random.Random) -> bytes:
    """A zip file in which one member was changed, and its sums are right."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        gekozen = rng.choice(oud.namelist())
        for naam in oud.namelist():
            lid = oud.read(naam)
            nieuw.writestr(naam, wijzig(lid) if naam == gekozen else lid)
    return uit.getvalue()


_STREEP: dict[str, Any] = {"soort": "csv", "scheidingsteken": "|", "codering": "windows-1252"}
_AUTO: dict[str, Any] = {"soort": "csv", "scheidingsteken": "auto", "codering": "auto"}
_XML: dict[str, Any] = {"soort": "xml", "pad": {"rij": "Bericht/Rij"}}
_PUNT: dict[str, Any] = {"soort": "csv"}
_HAL: dict[str, Any] = {"soort": "json", "pad": {"rij": "_embedded.rijen.item"}}

BRONNEN: dict[str, Bron] = {
    "csv": Bron("csv", "a.csv", _PUNT, _csv(";", "utf-8"), regels=1),
    "csv_1252": Bron(
        "csv", "a.csv", _STREEP, _csv("|", "windows-1252"), regels=1, codering="windows-1252"
    ),
    "csv_utf16": Bron("csv", "a.csv", {"soort": "csv", "codering": "utf-16"}, _csv(";", "utf-16")),
    "csv_auto": Bron("csv", "a.csv", _AUTO, _csv("\t", "utf-8-sig", "\n")),
    "csv_gz": Bron("csv", "a.csv.gz", _PUNT, _csv(";", "utf-8"), _gegzipt),
    "csv_zip": Bron("csv", "a.zip", _PUNT, _csv(";", "utf-8"), _gezipt("a.csv")),
    "excel": Bron("excel", "a.xlsx", {"soort": "excel"}, _excel),
    "parquet": Bron("parquet", "a.parquet", {"soort": "parquet"}, _parquet("none")),
    "parquet_zstd": Bron("parquet", "a.parquet", {"soort": "parquet"}, _parquet("zstd")),
    "json": Bron("json", "a.json", _HAL, _json("hal")),
    "json_regels": Bron("json", "a.jsonl", {"soort": "json", "pad": {"rij": ""}}, _json("regels")),
    "json_gz": Bron("json", "a.json.gz", _HAL, _json("hal"), _gegzipt),
    "bag": Bron("bag", "a.zip", {"soort": "bag"}, _bag, lambda b: zip_van(x0221PND__xml=b)),
    "xml": Bron("xml", "a.xml", _XML, _elementen(gml=False)),
    "xml_zip": Bron("xml", "a.zip", _XML, _elementen(gml=False), _gezipt("a.xml")),
    "gml": Bron(
        "gml", "a.gml", {"soort": "gml", "pad": {"rij": "Bericht/Rij"}}, _elementen(gml=True)
    ),
    "vast": Bron(
        "vast",
        "a.ei",
        {
            "soort": "vast", "codering": "windows-1252", "velden": {"rij": _vaste_velden()},
            "recordcode": {"rij": "02"},
        },
        _vast,
        regels=0,
        codering="windows-1252",
    ),
}  # fmt: skip
