"""WOZ objects as the API WOZ bevragen gives a collection.

Belongs here: the file. Does not belong here: which objects there are (`woz_rijen`) and what is
wrong with some of them (`woz_fouten`).
"""

from __future__ import annotations

import json
from pathlib import Path

from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld
from data_samples.generator.woz_fouten import geleverd

BRON = "woz_objecten"


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/woz_objecten/wozobjecten.json` and note its defects."""
    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    regels = [
        json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        for record in geleverd(wereld, levering, waarheid)
    ]
    tekst = '{"_embedded":{"wozObjecten":[\n' + ",\n".join(regels) + "\n]}}\n"
    (doel / "wozobjecten.json").write_text(tekst, encoding="utf-8", newline="\n")
