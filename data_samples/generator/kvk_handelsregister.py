"""The Handelsregister as a HAL API gives it: registrations with their owners, and branches.

Belongs here: the files. Does not belong here: which companies there are (`kvk_rijen`) and what is
wrong with some of them (`kvk_fouten`).
"""

from __future__ import annotations

import json
from pathlib import Path

from data_samples.generator.kvk_fouten import geleverd
from data_samples.generator.kvk_rijen import Record
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld

BRON = "kvk_handelsregister"


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/kvk_handelsregister/{maatschappelijkeactiviteiten,vestigingen}.json`."""
    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    alle = geleverd(wereld, levering, waarheid)
    inschrijvingen = {
        "maatschappelijkeactiviteiten": [b.mac for b in alle if b.mac],
        "heeftAlsEigenaarHrNnp": [b.eigenaar for b in alle if b.eigenaar and not b.eenmanszaak],
        "heeftAlsEigenaarHrNps": [b.eigenaar for b in alle if b.eigenaar and b.eenmanszaak],
    }
    _schrijf(doel / "maatschappelijkeactiviteiten.json", inschrijvingen)
    _schrijf(doel / "vestigingen.json", {"vestigingen": [v for b in alle for v in b.vestigingen]})


def _schrijf(pad: Path, ingebed: dict[str, list[Record]]) -> None:
    lijsten = [
        f"{json.dumps(naam)}:[\n" + ",\n".join(_regel(record) for record in records) + "\n]"
        for naam, records in ingebed.items()
    ]
    grootte = len(next(iter(ingebed.values())))
    pagina = f'"page":{{"number":1,"size":{grootte}}}'
    tekst = f'{{"_embedded":{{{",".join(lijsten)}}},{pagina}}}\n'
    pad.write_text(tekst, encoding="utf-8", newline="\n")


def _regel(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
