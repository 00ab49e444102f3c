"""Permits and inspections as two systems answer: JSON of Decos and of PowerBrowser.

Belongs here: the files. Does not belong here: which records there are (`vth_rijen`) and what is
wrong with some of them (`vth_fouten`).
"""

from __future__ import annotations

import json
from pathlib import Path

from data_samples.generator.vth_fouten import geleverde_controles, geleverde_zaken
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld

BRON = "vth_zaken"


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `decos-zaken.json` and `powerbrowser-controles.json`, and note their defects."""
    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    zaken = geleverde_zaken(wereld, levering, waarheid)
    _schrijf(doel / "decos-zaken.json", {"count": len(zaken), "content": zaken})
    controles = geleverde_controles(wereld, levering, waarheid)
    _schrijf(doel / "powerbrowser-controles.json", controles)


def _schrijf(pad: Path, inhoud: object) -> None:
    pad.write_text(json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
