"""The text of an error that nobody foresaw, without the values that may be in it.

Belongs here: saying where it happened. Does not belong here: errors raised on purpose
(`ggm_schema.errors`).
"""

from __future__ import annotations

import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def onverwacht(fout: BaseException) -> str:
    """One message: kind of error and place in our own code. Never its text: that of a database or
    a parser holds values of the data."""
    return (
        f"Er ging iets mis in Waterpas zelf: {type(fout).__name__} in {_plaats(fout)}. De tekst "
        "van de fout wordt niet getoond, want daar kunnen persoonsgegevens in staan. "
        "Wat te doen: meld dit aan het datateam, met deze regel erbij."
    )


def _plaats(fout: BaseException) -> str:
    lagen = [
        (Path(laag.filename).relative_to(ROOT), laag.lineno)
        for laag in traceback.extract_tb(fout.__traceback__)
        if Path(laag.filename).is_relative_to(ROOT) and "site-packages" not in laag.filename
    ]
    return f"{lagen[-1][0]}, regel {lagen[-1][1]}" if lagen else "een onbekende plek"
