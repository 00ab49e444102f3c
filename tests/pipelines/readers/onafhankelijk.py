"""What is in a file according to parsers that are not ours: `csv`, `json`, `openpyxl`, ElementTree.

A file is told as records by number: per name the value, missing ones left out, or why there can be
no such record. Does not belong here: our readers.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import openpyxl


class Afgewezen(NamedTuple):
    """A record that must be rejected: a word in the reason, and values that may not be in it."""

    woord: str
    waarden: tuple[str, ...] = ()


Record = Mapping[str, object] | Afgewezen
Records = dict[int, Record]

_PYTHON = {"windows-1252": "cp1252", "utf-8": "utf-8-sig"}


class Getal(NamedTuple):
    """A number of JSON as it is written."""

    tekst: str


class Punten(NamedTuple):
    """The coordinates of a geometry, in the order of the file."""

    getallen: tuple[str, ...]


def gelijk(ons: str | None, waarde: object) -> bool:
    """Our text says this value, and nothing else."""
    if waarde is None or isinstance(waarde, str):
        return ons == waarde
    if ons is None:
        return False
    if isinstance(waarde, Punten):
        return tuple(re.findall(r"-?[\d.]+", ons)) == waarde.getallen
    return bool(lees_json(ons) == waarde)


def lees_json(tekst: str | bytes) -> Any:
    """A document with its numbers unread."""
    return json.loads(tekst, parse_float=Getal, parse_int=Getal)


# --- CSV and Excel --------------------------------------------------------------------------------


def csv_rijen(pad: Path, codering: str, teken: str) -> list[list[str]]:
    with pad.open(encoding=_PYTHON.get(codering, codering), newline="") as tekst:
        return list(csv.reader(tekst, delimiter=teken))


def csv_records(rijen: list[list[str]], namen: list[str]) -> Records:
    """Records below the header; `namen` are its names, made unique."""
    uit: Records = {}
    for nummer, rij in enumerate(rijen[1:], start=2):
        if not any(rij):
            uit[nummer] = Afgewezen("leeg")
        elif len(rij) != len(namen):
            uit[nummer] = Afgewezen("velden", tuple(rij))
        else:
            uit[nummer] = {n: w for n, w in zip(namen, rij, strict=True) if w}
    return uit


def xlsx_records(pad: Path, kop: int) -> Records:
    """Filled cells of the first sheet, by their place in the row, below row `kop`."""
    blad = openpyxl.load_workbook(pad, data_only=True).worksheets[0]
    uit: Records = {}
    for nummer, rij in enumerate(blad.iter_rows(min_row=kop + 1, values_only=True), kop + 1):
        teksten = [_cel(cel) for cel in rij if cel not in (None, "")]
        if teksten:
            uit[nummer] = {str(plek): tekst for plek, tekst in enumerate(teksten)}
    return uit


def _cel(waarde: object) -> str:
    if isinstance(waarde, bool):
        return str(waarde).lower()
    if isinstance(waarde, datetime | date):
        return waarde.isoformat().removesuffix("T00:00:00")
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return str(waarde).replace("\r\n", "\n")


# --- JSON -----------------------------------------------------------------------------------------


def json_records(document: Any, pad: str) -> Records:
    """Records at a place as ijson writes it; an empty place is the document."""
    gevonden = [document]
    for deel in pad.split(".") if pad else []:
        if deel == "item":
            gevonden = [lid for lijst in gevonden if isinstance(lijst, list) for lid in lijst]
        else:
            gevonden = [o[deel] for o in gevonden if isinstance(o, dict) and deel in o]
    return {nummer: _json_record(record) for nummer, record in enumerate(gevonden, start=1)}


def _json_record(record: Any) -> Record:
    if not isinstance(record, dict):
        return Afgewezen("geen object", (str(record),))
    return dict(_plat(record, "")) or Afgewezen("leeg")


def _plat(object_: Mapping[str, Any], voor: str) -> Iterator[tuple[str, object]]:
    for naam, waarde in object_.items():
        if isinstance(waarde, dict):
            yield from _plat(waarde, f"{voor}{naam}.")
        elif waarde is not None:
            yield voor + naam, waarde


# --- XML ------------------------------------------------------------------------------------------

_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_GML = "{http://www.opengis.net/gml"
_VORMEN = {"Point", "LineString", "Polygon", "MultiPoint", "MultiSurface", "Surface", "Envelope"}
_Pad = tuple[str, ...]


def xml_records(inhoud: bytes, paden: Mapping[str, str], *, gml: bool) -> dict[str, Records]:
    """Per object its records; one within another is no part of that other."""
    plekken = {tuple(pad.split("/")): object_ for object_, pad in paden.items()}
    uit: dict[str, Records] = {object_: {} for object_ in paden}
    wortel = ET.fromstring(inhoud)

    def loop(element: ET.Element, plek: _Pad) -> None:
        for kind in element:
            loop(kind, (*plek, _naam(kind.tag)))
        if plek in plekken:
            velden: dict[str, list[object]] = defaultdict(list)
            _velden(element, plek, len(plek), set(plekken), velden, gml)
            records = uit[plekken[plek]]
            rij = {naam: _samen(waarden) for naam, waarden in velden.items()}
            records[len(records) + 1] = rij if any(rij.values()) else Afgewezen("leeg")

    loop(wortel, (_naam(wortel.tag),))
    return uit


def _naam(tag: str) -> str:
    return tag.rpartition("}")[2]


def _is_vorm(tag: str) -> bool:
    return tag.startswith(_GML) and _naam(tag) in _VORMEN


def _samen(waarden: list[object]) -> object:
    return waarden[0] if len(waarden) == 1 else "|".join(map(str, waarden))


def _velden(
    element: ET.Element, plek: _Pad, diep: int, records: set[_Pad],
    uit: dict[str, list[object]], gml: bool,
) -> None:  # fmt: skip
    naam = "/".join(plek[diep:])
    for kenmerk, waarde in element.attrib.items():
        if not kenmerk.startswith(_XSI):
            uit[f"{naam}/@{_naam(kenmerk)}".lstrip("/")].append(waarde)
    if gml and len(element) == 1 and _is_vorm(element[0].tag):
        delen = [e.text or "" for e in element.iter() if _naam(e.tag) in {"pos", "posList"}]
        uit[naam].append(Punten(tuple(" ".join(delen).split())))
        return
    for kind in element:
        if (*plek, _naam(kind.tag)) not in records:
            _velden(kind, (*plek, _naam(kind.tag)), diep, records, uit, gml)
    tekst = "".join([element.text or "", *(kind.tail or "" for kind in element)])
    er_is = tekst.strip() if len(element) else (naam or tekst)
    if er_is and element.get(f"{_XSI}nil") not in {"true", "1"}:
        uit[naam or "."].append(tekst)


# --- BAG ------------------------------------------------------------------------------------------


def bag_objecten(inhoud: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Of each object its type and its texts outside the geometry, sorted."""
    if not inhoud.startswith(b"PK"):
        yield from _bag_document(inhoud)
        return
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        for lid in archief.namelist():
            if lid.endswith((".xml", ".zip")) and "__MACOSX" not in lid:
                yield from bag_objecten(archief.read(lid))


def _bag_document(inhoud: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    for element in ET.fromstring(inhoud).iter():
        naam = _naam(element.tag)
        if naam in {"bagObject", "kenmerkInOnderzoek"}:
            [object_] = element
        elif naam == "GemeenteWoonplaatsRelatie":
            object_ = element
        else:
            continue
        for kind in [k for k in object_ if _naam(k.tag) == "geometrie"]:
            object_.remove(kind)
        teksten = [e.text for e in object_.iter() if not len(e) and e.text]
        soort = _naam(object_.tag)
        if naam == "kenmerkInOnderzoek":
            # What it is about is only in the name of the element.
            teksten.append(soort.removeprefix("Kenmerk").removesuffix("InOnderzoek"))
            soort = naam
        yield soort.lower(), tuple(sorted(teksten))
