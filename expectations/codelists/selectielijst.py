"""Rewrite the results of the selection list for municipalities of 2020 as a code list.

`python -m expectations.codelists.selectielijst FILE` reads the list as the API of the VNG gives it
(JSON) and writes `selectielijst_2020.csv`. Only facts: number, name, appraisal and terms of each
result. The explanations of the list are not taken over.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from expectations.codelists.bestand import HIER, Rij, schrijf
from ggm_schema.errors import OnleesbareInvoer

NAAM = "selectielijst_2020"
EXTRA = ("procestype", "procestype_naam", "waardering", "procestermijn", "bewaartermijn")
INGANG = "2020-01-01"


def rijen(pad: Path) -> Iterator[Rij]:
    """Rows of the list. The code is `procestype.resultaat`, or `procestype.generiek.specifiek`."""
    try:
        inhoud = json.loads(pad.read_text("utf-8-sig"))
        procestypen = {d["pk"]: d["fields"] for d in inhoud if d["model"].endswith(".procestype")}
        resultaten = {d["pk"]: d["fields"] for d in inhoud if d["model"].endswith(".resultaat")}
        gevonden = [_rij(r, resultaten, procestypen[r["proces_type"]]) for r in resultaten.values()]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise OnleesbareInvoer("Dit is geen selectielijst.", bestand=pad.name) from None
    yield from gevonden


def _rij(velden: dict[str, Any], alle: dict[int, dict[str, Any]], proces: dict[str, Any]) -> Rij:
    generiek = velden["generiek_resultaat"]
    nummers = [proces["nummer"], *([alle[generiek]["nummer"]] if generiek else [])]
    return (
        ".".join(str(nummer) for nummer in (*nummers, velden["nummer"])),
        velden["naam"],
        INGANG,
        "",
        str(proces["nummer"]),
        proces["naam"],
        velden["waardering"] or "",
        velden["procestermijn"] or "",
        velden["bewaartermijn"] or "",
    )


def main(argumenten: list[str]) -> None:
    """Rewrite the list from the file given."""
    if len(argumenten) != 1:
        raise SystemExit("gebruik: python -m expectations.codelists.selectielijst BESTAND")
    schrijf(NAAM, rijen(Path(argumenten[0])), EXTRA, HIER)


if __name__ == "__main__":
    main(sys.argv[1:])
