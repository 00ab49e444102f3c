"""A value of a database as the text that goes into bron.

Belongs here: how each kind of value is written, without loss. Does not belong here: what it means.
"""

from __future__ import annotations

import json
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any


def tekst(waarde: Any) -> str | None:
    """Missing stays None and empty text stays ''. Numbers keep their digits, dates are ISO
    8601, true and false are those words, bytes are hexadecimal."""
    if waarde is None or isinstance(waarde, str):
        return waarde
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, Decimal):
        return format(waarde, "f") if waarde.is_finite() else str(waarde)
    if isinstance(waarde, date | time):
        return waarde.isoformat()
    if isinstance(waarde, timedelta):
        return _duur(waarde)
    if isinstance(waarde, bytes | bytearray | memoryview):
        return bytes(waarde).hex()
    if isinstance(waarde, list | tuple | dict):
        return json.dumps(waarde, default=tekst, ensure_ascii=False, separators=(",", ":"))
    return str(waarde)


def _duur(waarde: timedelta) -> str:
    """ISO 8601 in seconds: what a day is worth in a duration is not for us to say."""
    teken = "-" if waarde < timedelta(0) else ""
    waarde = abs(waarde)
    breuk = f".{waarde.microseconds:06d}".rstrip("0") if waarde.microseconds else ""
    return f"{teken}PT{waarde.days * 86_400 + waarde.seconds}{breuk}S"
