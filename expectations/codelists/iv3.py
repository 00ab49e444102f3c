"""Rewrite the task fields of municipalities (Iv3) as a code list.

`python -m expectations.codelists.iv3 FILE…` reads the definition files of Iv3 (JSON), one per
financial year, and writes `taakveld.csv`. A code holds from the first of January of the first year
that has it, and no longer from that of the first year that has not; in the oldest file nothing says
since when, in the newest nothing says until when.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from expectations.codelists.bestand import HIER, Rij, schrijf
from ggm_schema.errors import OnleesbareInvoer

_LIJST = "taakveld"


def codes(pad: Path) -> tuple[int, dict[str, tuple[str, str]]]:
    """Year, and code → (name, code that it is part of), of one definition file."""
    try:
        inhoud = json.loads(pad.read_text("utf-8-sig"))
        jaar = int(inhoud["metadata"]["boekjaar"])
        [totaal] = inhoud["codelijsten"][_LIJST]["codelijst"]
    except (ValueError, KeyError, TypeError):
        raise OnleesbareInvoer(
            "Dit is geen definitiebestand van Iv3 voor gemeenten.", bestand=pad.name
        ) from None
    return jaar, dict(_af(totaal["subcodes"], ""))


def _af(deel: Sequence[dict[str, Any]], ouder: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for code in deel:
        yield code["code"], (code["omschrijving"], ouder)
        yield from _af(code.get("subcodes", ()), code["code"])


def rijen(paden: Sequence[Path]) -> Iterator[Rij]:
    """Rows of the list: one per code and name, with the years in which it holds."""
    jaren = sorted(codes(pad) for pad in paden)
    open_: dict[str, tuple[str, str, str]] = {}
    for nummer, (jaar, nu) in enumerate(jaren):
        dag = f"{jaar}-01-01"
        for code, (naam, ouder, vanaf) in list(open_.items()):
            if nu.get(code) != (naam, ouder):
                yield code, naam, vanaf, dag, ouder
                del open_[code]
        for code, (naam, ouder) in nu.items():
            open_.setdefault(code, (naam, ouder, dag if nummer else ""))
    for code, (naam, ouder, vanaf) in open_.items():
        yield code, naam, vanaf, "", ouder


def main(argumenten: list[str]) -> None:
    """Rewrite the list from the files given."""
    if not argumenten:
        raise SystemExit("gebruik: python -m expectations.codelists.iv3 BESTAND…")
    schrijf(_LIJST, rijen([Path(pad) for pad in argumenten]), ("onderdeel_van",), HIER)


if __name__ == "__main__":
    main(sys.argv[1:])
