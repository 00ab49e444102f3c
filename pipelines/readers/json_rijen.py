"""From a JSON record to a row of texts.

Belongs here: nested objects → dotted columns, numbers as the text of their value, lists as compact
JSON text, and why a single record is rejected. Does not belong here: finding records (`json`).
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pyarrow as pa

from pipelines.readers import LEEG, MAX_KOLOMMEN, te_veel_kolommen

MAX_DIEPTE = 64
_MAX_EXPONENT = 40

GEEN_OBJECT = "Dit record is geen object met velden."
DUBBEL = "In dit record komt dezelfde sleutel twee keer voor: het is niet zeker welke waarde geldt."
TE_DIEP = f"Dit record is dieper genest dan {MAX_DIEPTE} niveaus."


class Jsonobject(dict[str, Any]):
    """An object of the file that remembers whether a key occurred twice."""

    dubbel = False

    def __setitem__(self, sleutel: str, waarde: Any) -> None:
        if sleutel in self:
            self.dubbel = True
        super().__setitem__(sleutel, waarde)


class Afgekeurd(Exception):
    """A record that cannot become a row; the text says why."""


def vlak(record: Any) -> dict[str, str | None]:
    """A record as columns: `{"a": {"b": 1}}` becomes `{"a.b": "1"}`."""
    if not isinstance(record, Jsonobject):
        raise Afgekeurd(GEEN_OBJECT)
    rij: dict[str, str | None] = {}
    _vul(rij, record, "", 1)
    if all(waarde is None for waarde in rij.values()):
        raise Afgekeurd(LEEG)
    return rij


def _vul(rij: dict[str, str | None], object_: Jsonobject, voor: str, diepte: int) -> None:
    _toets_object(object_, diepte)
    for sleutel, waarde in object_.items():
        naam = voor + sleutel
        if isinstance(waarde, Jsonobject):
            _vul(rij, waarde, f"{naam}.", diepte + 1)
            continue
        if naam in rij:
            raise Afgekeurd(DUBBEL)
        if waarde is None or isinstance(waarde, str):
            rij[naam] = waarde
        else:
            rij[naam] = _tekst(waarde, diepte + 1)


def _toets_object(object_: Jsonobject, diepte: int) -> None:
    if diepte > MAX_DIEPTE:
        raise Afgekeurd(TE_DIEP)
    if object_.dubbel:
        raise Afgekeurd(DUBBEL)


def _tekst(waarde: Any, diepte: int) -> str:
    """Compact JSON. Written here because `json.dumps` rounds decimals."""
    if isinstance(waarde, str):
        return json.dumps(waarde, ensure_ascii=False)
    if waarde is None or isinstance(waarde, bool):
        return {None: "null", True: "true", False: "false"}[waarde]
    if isinstance(waarde, Decimal):
        # A plain number looks as it was delivered; 1e999999 must not become a million digits.
        exponent = waarde.as_tuple().exponent
        gewoon = isinstance(exponent, int) and -_MAX_EXPONENT < exponent <= 0
        return format(waarde, "f") if gewoon else str(waarde)
    if isinstance(waarde, list):
        if diepte > MAX_DIEPTE:
            raise Afgekeurd(TE_DIEP)
        return f"[{','.join(_tekst(deel, diepte + 1) for deel in waarde)}]"
    if isinstance(waarde, Jsonobject):
        _toets_object(waarde, diepte)
        velden = (
            f"{json.dumps(sleutel, ensure_ascii=False)}:{_tekst(deel, diepte + 1)}"
            for sleutel, deel in waarde.items()
        )
        return f"{{{','.join(velden)}}}"
    return str(waarde)


def kolommen(rijen: list[dict[str, str | None]], naam: str) -> pa.RecordBatch:
    namen: dict[str, None] = {}
    for rij in rijen:
        namen.update(dict.fromkeys(rij))
        if len(namen) > MAX_KOLOMMEN:
            raise te_veel_kolommen(naam)
    kolommen = [pa.array([rij.get(kolom) for rij in rijen], pa.string()) for kolom in namen]
    return pa.RecordBatch.from_arrays(kolommen, names=list(namen))
