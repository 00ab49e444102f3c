"""Which format a file has, and what a contract would say of it.

Belongs here: recognising the format by content, and where in a JSON or XML file the records are.
Does not belong here: encoding and separator of CSV (`readers.herkennen`), reading records.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import ijson
from lxml import etree

from ggm_schema.errors import OnleesbareInvoer
from pipelines.contract.formaat import FORMAAT, Formaat

_KOP = 4096
# How far into a JSON or XML file the place of its records is looked for.
_GEBEURTENISSEN = 200_000
_EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def bepaal_formaat(pad: Path, naam: str, object_: str) -> Formaat:
    """The format that a contract with one object would state; encoding and separator of CSV are
    still `auto`.

    Raises:
        OnleesbareInvoer: the file cannot be opened, is empty, or holds no records anywhere.
    """
    try:
        with pad.open("rb") as bestand:
            kop = bestand.read(_KOP)
    except OSError as fout:
        raise OnleesbareInvoer(
            f"Het bestand kan niet worden geopend ({fout.strerror}).", bestand=naam
        ) from None
    if not kop:
        raise OnleesbareInvoer("Het bestand is leeg (0 bytes).", bestand=naam)
    return FORMAAT.validate_python(_formaat(kop, pad, naam, object_))


def _formaat(kop: bytes, pad: Path, naam: str, object_: str) -> dict[str, Any]:
    if kop.startswith(_EXCEL):
        return {"soort": "excel"}
    if kop.startswith(b"PAR1"):
        return {"soort": "parquet"}
    tekst = kop.lstrip(b"\xef\xbb\xbf \t\r\n")
    if tekst.startswith(b"<"):
        return {"soort": "xml", "pad": {object_: _xmlpad(pad, naam)}}
    if tekst.startswith((b"{", b"[")):
        return {"soort": "json", "pad": {object_: _jsonpad(pad, naam)}}
    return {"soort": "csv", "scheidingsteken": "auto", "codering": "auto"}


def _jsonpad(pad: Path, naam: str) -> str:
    """The outermost list that holds the most records; '' is JSON Lines."""
    with pad.open("rb") as bestand:
        eerste = bestand.readline(1 << 20).strip()
        if _is_object(eerste.removeprefix(b"\xef\xbb\xbf")) and bestand.read(1):
            return ""
        bestand.seek(3 if eerste.startswith(b"\xef\xbb\xbf") else 0)
        gevonden: Counter[str] = Counter()
        try:
            for nummer, (plek, soort, _) in enumerate(ijson.parse(bestand)):
                if soort == "start_map" and plek.rpartition(".")[2] == "item":
                    gevonden[plek] += 1
                if nummer >= _GEBEURTENISSEN:
                    break
        except (ijson.JSONError, ValueError):
            if not gevonden:
                raise _geen_records(naam, "JSON") from None
    if not gevonden:
        raise _geen_records(naam, "JSON")
    return _buitenste(gevonden, ".item", ".")


def _is_object(regel: bytes) -> bool:
    try:
        return isinstance(json.loads(regel), dict)
    except ValueError:
        return False


def _xmlpad(pad: Path, naam: str) -> str:
    """The path of the elements with fields that occur most, the outermost of them."""
    stapel: list[str] = []
    gevonden: Counter[str] = Counter()
    kinderen: set[str] = set()
    try:
        with pad.open("rb") as bestand:
            lezer = etree.iterparse(
                bestand, events=("start", "end"), no_network=True, resolve_entities=False,
                huge_tree=False, remove_comments=True, remove_pis=True,
            )  # fmt: skip
            for nummer, (soort, element) in enumerate(lezer):
                if soort == "start":
                    if stapel:
                        kinderen.add("/".join(stapel))
                    stapel.append(etree.QName(element).localname)
                    gevonden["/".join(stapel)] += 1
                else:
                    stapel.pop()
                    element.clear()
                if nummer >= _GEBEURTENISSEN:
                    break
    except (etree.LxmlError, OSError):
        if not gevonden:
            raise _geen_records(naam, "XML") from None
    records = Counter({p: n for p, n in gevonden.items() if p in kinderen and "/" in p})
    if not records:
        raise _geen_records(naam, "XML")
    return _buitenste(records, "/", "/")


def _buitenste(gevonden: Counter[str], deel: str, teken: str) -> str:
    """Of the places with more than one record the one that lies outermost, then the fullest."""
    vaker = [plek for plek, aantal in gevonden.items() if aantal > 1] or list(gevonden)
    diepte = {plek: (f"{teken}{plek}").count(deel) for plek in vaker}
    return min(vaker, key=lambda plek: (diepte[plek], -gevonden[plek], plek))


def _geen_records(naam: str, soort: str) -> OnleesbareInvoer:
    return OnleesbareInvoer(
        f"In dit {soort}-bestand zijn geen records gevonden.",
        bestand=naam,
        verwacht="een lijst van objecten met velden.",
        doe="Controleer of het bestand heel is, of schrijf het contract zelf.",
    )
