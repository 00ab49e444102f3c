"""From a JSON record to a row of texts.

Belongs here: nested objects → dotted columns, numbers as the text of their value, lists as compact
JSON text, and why a single record is rejected. Does not belong here: finding records (`json`).
"""

from __future__ import annotations

from decimal import Decimal
from json.encoder import encode_basestring as aangehaald
from typing import Any

import pyarrow as pa

from pipelines.readers import LEEG, MAX_KOLOMMEN, te_veel_kolommen

MAX_DIEPTE = 64
_MAX_EXPONENT = 40

GEEN_OBJECT = "Dit record is geen object met velden."
DUBBEL = "In dit record komt dezelfde sleutel twee keer voor: het is niet zeker welke waarde geldt."
TE_DIEP = f"Dit record is dieper genest dan {MAX_DIEPTE} niveaus."


_TWEE_KEER = object()


class Jsonobject(dict[str, Any]):
    """An object of the file in which a key that occurs twice has no value that can be used.

    Runs for every key of a file, so it is kept as bare as can be.
    """

    __slots__ = ()

    def __setitem__(self, sleutel: str, waarde: Any) -> None:
        dict.__setitem__(self, sleutel, _TWEE_KEER if sleutel in self else waarde)


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
    if diepte > MAX_DIEPTE:
        raise Afgekeurd(TE_DIEP)
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


def _tekst(waarde: Any, diepte: int) -> str:
    """Compact JSON. Written here because `json.dumps` rounds decimals."""
    if isinstance(waarde, str):
        return aangehaald(waarde)
    if waarde is None or isinstance(waarde, bool):
        return {None: "null", True: "true", False: "false"}[waarde]
    if isinstance(waarde, Decimal):
        # A plain number looks as it was delivered; 1e999999 must not become a million digits.
        exponent = waarde.as_tuple().exponent
        gewoon = isinstance(exponent, int) and -_MAX_EXPONENT < exponent <= 0
        return format(waarde, "f") if gewoon else str(waarde)
    if waarde is _TWEE_KEER:
        raise Afgekeurd(DUBBEL)
    if diepte > MAX_DIEPTE and isinstance(waarde, list | dict):
        raise Afgekeurd(TE_DIEP)
    if isinstance(waarde, list):
        return f"[{','.join([_tekst(deel, diepte + 1) for deel in waarde])}]"
    if isinstance(waarde, Jsonobject):
        velden = [f"{aangehaald(k)}:{_tekst(deel, diepte + 1)}" for k, deel in waarde.items()]
        return f"{{{','.join(velden)}}}"
    return str(waarde)


def als_tekst(waarde: Any) -> str:
    """A single value as it stands in a row."""
    return waarde if isinstance(waarde, str) else _tekst(waarde, 1)


def kolommen(rijen: list[dict[str, str | None]], naam: str) -> pa.RecordBatch:
    namen: dict[str, None] = {}
    for rij in rijen:
        namen.update(dict.fromkeys(rij))
        if len(namen) > MAX_KOLOMMEN:
            raise te_veel_kolommen(naam)
    vorm = pa.struct([(kolom, pa.string()) for kolom in namen])
    return pa.RecordBatch.from_struct_array(pa.array(rijen, vorm))
