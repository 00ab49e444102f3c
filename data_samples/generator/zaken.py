"""The deliveries of the case system: a JSON file per resource, as its API gives a list.

Belongs here: the files, and which records go into them. Does not belong here: what happens in a
case (`zaakfeiten`) and what is wrong (`zaakfouten`, `zaaktypefouten`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TextIO

from data_samples.generator import zaaktypefouten
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld, peildatum
from data_samples.generator.zaakfeiten import Bundel, aantal_zaken, bundel, gewone_zaak
from data_samples.generator.zaakfouten import GEBREKEN, maak_goed, plant, zaak_voor
from data_samples.generator.zaaktypen import (
    ZAAKTYPEN,
    Record,
    resultaattype_records,
    statustype_records,
    zaaktype_record,
)

BRON = "zaken_zgw"
_BESTANDEN = (
    "zaaktypen", "statustypen", "resultaattypen", "zaken", "statussen", "resultaten", "rollen",
)  # fmt: skip


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/zaken_zgw/<resource>.json` and note the defects of this delivery."""
    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stapel:
        lijsten = {naam: _Lijst(stapel, doel / f"{naam}.json") for naam in _BESTANDEN}
        _schrijf_catalogus(lijsten, levering, waarheid)
        for zaak in _bundels(wereld, levering, waarheid):
            lijsten["zaken"].voeg_toe(zaak.zaak)
            for naam in ("statussen", "resultaten", "rollen"):
                for record in getattr(zaak, naam):
                    lijsten[naam].voeg_toe(record)


def _schrijf_catalogus(lijsten: dict[str, _Lijst], levering: str, waarheid: Waarheid) -> None:
    for soort in ZAAKTYPEN:
        lijsten["zaaktypen"].voeg_toe(zaaktype_record(soort))
        for record in statustype_records(soort):
            lijsten["statustypen"].voeg_toe(record)
        for record in resultaattype_records(soort):
            lijsten["resultaattypen"].voeg_toe(record)
    for deel, gebrek, fout in zaaktypefouten.delen(levering):
        for record in deel.zaaktypen:
            lijsten["zaaktypen"].voeg_toe(record)
        for record in deel.statustypen:
            lijsten["statustypen"].voeg_toe(record)
        if fout:
            regel, relatie, _ = gebrek.meldt
            for sleutel in zaaktypefouten.sleutels(gebrek):
                waarheid.noteer(levering, regel, relatie, sleutel, gebrek.toelichting)


def _bundels(wereld: Wereld, levering: str, waarheid: Waarheid) -> Iterator[Bundel]:
    peil = peildatum(levering)
    yield from _met_gebrek(wereld, levering, peil, waarheid)
    for nummer in range(1, aantal_zaken(wereld) + 1):
        gewoon = bundel(gewone_zaak(nummer, wereld.seed), peil, wereld)
        if gewoon is not None:
            yield gewoon


def _met_gebrek(wereld: Wereld, levering: str, peil: date, waarheid: Waarheid) -> Iterator[Bundel]:
    for plek, gebrek in enumerate(GEBREKEN):
        zaak = zaak_voor(gebrek, plek)
        records = bundel(zaak, peil, wereld)
        if records is None:
            continue
        maak_goed(gebrek, records)
        if levering in gebrek.leveringen:
            for regel, relatie, sleutel in plant(gebrek, records, zaak):
                waarheid.noteer(levering, regel, relatie, sleutel, gebrek.toelichting)
        yield records


class _Lijst:
    """A list response of the API, written record by record."""

    def __init__(self, stapel: ExitStack, pad: Path) -> None:
        self._bestand: TextIO = stapel.enter_context(pad.open("w", encoding="utf-8", newline="\n"))
        self._aantal = 0
        self._bestand.write('{"next":null,"previous":null,"results":[')
        stapel.callback(self._sluit)

    def voeg_toe(self, record: Record) -> None:
        scheiding = ",\n" if self._aantal else "\n"
        tekst = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        self._bestand.write(scheiding + tekst)
        self._aantal += 1

    def _sluit(self) -> None:
        self._bestand.write(f'\n],"count":{self._aantal}}}\n')
