"""How many records are in a damaged file, by a parser that is not ours."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree

import pyarrow as pa
import pyarrow.parquet as pq

from tests.pipelines.readers.fuzz.bronnen import Bron


class Telling(NamedTuple):
    """`minstens` and `hoogstens` records; `geweigerd`: it is no file of its format any more."""

    minstens: int = 0
    hoogstens: int | None = None
    geweigerd: bool = False


_ONBEKEND = Telling()


def geteld(bron: Bron, inhoud: bytes) -> Telling:
    """Of a file that is not packed."""
    tel = _TELLERS.get(bron.soort)
    return _ONBEKEND if tel is None else tel(bron, inhoud)


def _precies(aantal: int) -> Telling:
    return Telling(aantal, aantal)


def _csv(bron: Bron, inhoud: bytes) -> Telling:
    """Without quotes every line after the header is one record, blank or not."""
    if bron.regels is None or b'"' in inhoud:
        return _ONBEKEND
    regels = re.split(rb"\r\n|\r|\n", inhoud)
    if not regels[-1]:
        regels.pop()
    while regels and not regels[0]:
        regels.pop(0)
    return _precies(max(0, len(regels) - bron.regels))


def _json(bron: Bron, inhoud: bytes) -> Telling:
    if bron.formaat["pad"]["rij"] == "":
        return _ONBEKEND
    try:
        waarde = json.loads(inhoud)
    except (ValueError, RecursionError):
        return Telling(geweigerd=True)
    for sleutel in ("_embedded", "rijen"):
        if not isinstance(waarde, dict) or sleutel not in waarde:
            return Telling(geweigerd=True)
        waarde = waarde[sleutel]
    return _precies(len(waarde)) if isinstance(waarde, list) else Telling(geweigerd=True)


def _xml(bron: Bron, inhoud: bytes) -> Telling:
    try:
        wortel = ElementTree.fromstring(inhoud)
    except (ElementTree.ParseError, ValueError, LookupError):
        return Telling(geweigerd=True)
    if wortel.tag.rpartition("}")[2] != "Bericht":
        return Telling(geweigerd=True)
    return _precies(sum(kind.tag.rpartition("}")[2] == "Rij" for kind in wortel))


def _parquet(bron: Bron, inhoud: bytes) -> Telling:
    try:
        return _precies(pq.read_table(BytesIO(inhoud)).num_rows)
    except (pa.ArrowException, OSError, ValueError):
        return Telling(geweigerd=True)


_TELLERS: dict[str, Callable[[Bron, bytes], Telling]] = {
    "csv": _csv, "json": _json, "xml": _xml, "gml": _xml, "parquet": _parquet,
}  # fmt: skip
