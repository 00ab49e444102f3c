"""Excel workbooks whose bytes depend on nothing but their content.

Belongs here: writing sheets without the time of saving. Does not belong here: what is in them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook

Cel = str | int | date | None
_TIJD = (2026, 1, 1, 0, 0, 0)
_TIJDSTIP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def schrijf_werkboek(pad: Path, bladen: Mapping[str, Iterable[Sequence[Cel]]]) -> None:
    """Write a sheet per name; texts stay texts, dates become date cells."""
    boek = Workbook(write_only=True)
    for naam, rijen in bladen.items():
        blad = boek.create_sheet(naam)
        for rij in rijen:
            blad.append(list(rij))
    vers, vast = io.BytesIO(), io.BytesIO()
    boek.save(vers)
    with zipfile.ZipFile(vers) as bron, zipfile.ZipFile(vast, "w", zipfile.ZIP_DEFLATED) as doel:
        for lid in bron.namelist():
            inhoud = _TIJDSTIP.sub(rb"\g<1>2026-01-01T00:00:00Z", bron.read(lid))
            doel.writestr(zipfile.ZipInfo(lid, _TIJD), inhoud, zipfile.ZIP_DEFLATED)
    pad.write_bytes(vast.getvalue())
