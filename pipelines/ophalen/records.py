"""Records out of an answer in JSON, with every number, key and text as the server wrote it.

Belongs here: from bytes to one JSON text per record. Does not belong here: asking for the answer,
and rows (`readers.json`).
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring_ascii as aangehaald
from typing import Any


class GeenJson(Exception):
    """The answer is no JSON; the text says so without quoting it."""


class _Getal(str):
    """A number as its digits: `1.10` is not `1.1`, and no number is too long."""


class _Object(list[tuple[str, Any]]):
    """Keys in order, twice where the server gives one twice: rejecting that is for the reader."""


def _weiger(_: str) -> Any:
    raise ValueError


def records(inhoud: bytes, sleutels: list[str]) -> list[str] | None:
    """The records that stand under these keys, each as JSON text in ASCII.

    A single object there is one record; `null` is none. None: the keys lead nowhere.

    Raises:
        GeenJson: no JSON in UTF-8.
    """
    try:
        waarde = json.loads(
            inhoud.decode("utf-8-sig"),
            parse_float=_Getal,
            parse_int=_Getal,
            parse_constant=_weiger,
            object_pairs_hook=_Object,
        )
        for sleutel in sleutels:
            passend = [v for k, v in waarde if k == sleutel] if type(waarde) is _Object else []
            if not passend:
                return None
            waarde = passend[-1]
        if waarde is None:
            return [] if sleutels else None
        if type(waarde) is list:
            return [_tekst(record) for record in waarde]
        return [_tekst(waarde)] if type(waarde) is _Object else None
    except (ValueError, RecursionError):
        raise GeenJson("Het antwoord is geen geldige JSON in UTF-8.") from None


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, _Getal):
        return str(waarde)
    if isinstance(waarde, str):
        return aangehaald(waarde)
    if waarde is None or isinstance(waarde, bool):
        return {None: "null", True: "true", False: "false"}[waarde]
    if isinstance(waarde, _Object):
        return f"{{{','.join([f'{aangehaald(k)}:{_tekst(v)}' for k, v in waarde])}}}"
    return f"[{','.join([_tekst(deel) for deel in waarde])}]"
