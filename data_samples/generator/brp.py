"""What the two BRP sources deliver: the export of the own residents and Haal Centraal.

Belongs here: writing both files. What a record looks like is in `brp_rijen`, which records are
wrong in `brp_gebreken`. Files are written record by record, so a world of millions needs no more
memory than a small one.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data_samples.generator.brp_gebreken import gebreken
from data_samples.generator.brp_plan import Plan, maak_plan, noteer_onvolledig
from data_samples.generator.brp_rijen import KOPPEN, csv_rij, json_record
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld


def schrijf(wereld: Wereld, levering: str, map_: Path, waarheid: Waarheid) -> None:
    """Write `<map_>/brp_csv/…` and `<map_>/brp_haalcentraal/…`; note every planted defect."""
    plan = maak_plan(wereld, levering, gebreken(wereld, levering))
    dag = levering.replace("-", "")
    inwoners = _inwoners(wereld, plan, waarheid)
    _schrijf_csv(_bestand(map_, "brp_csv", f"brp_uittreksel_{dag}.csv"), inwoners)
    elders = _van_elders(wereld, plan, waarheid)
    _schrijf_json(_bestand(map_, "brp_haalcentraal", f"personen_{dag}.json"), elders)
    plan.noteer(waarheid)


def _bestand(map_: Path, bron: str, naam: str) -> Path:
    (map_ / bron).mkdir(parents=True, exist_ok=True)
    return map_ / bron / naam


def _inwoners(wereld: Wereld, plan: Plan, waarheid: Waarheid) -> Iterator[dict[str, Any]]:
    for persoon in wereld.ingezetenen:
        noteer_onvolledig("brp_csv", persoon, plan, waarheid)
        yield from plan.pas_toe("brp_csv", persoon, csv_rij(persoon))


def _van_elders(wereld: Wereld, plan: Plan, waarheid: Waarheid) -> Iterator[dict[str, Any]]:
    for persoon in wereld.buiten:
        noteer_onvolledig("brp_haalcentraal", persoon, plan, waarheid)
        yield from plan.pas_toe("brp_haalcentraal", persoon, json_record(persoon))
    for inwoner in plan.ook_elders():
        yield json_record(inwoner)


def _schrijf_csv(pad: Path, rijen: Iterator[dict[str, Any]]) -> None:
    with pad.open("w", encoding="utf-8-sig", newline="") as bestand:
        schrijver = csv.writer(bestand, delimiter=";", lineterminator="\r\n")
        schrijver.writerow(KOPPEN.values())
        schrijver.writerows([rij[kolom] for kolom in KOPPEN] for rij in rijen)


def _schrijf_json(pad: Path, records: Iterator[dict[str, Any]]) -> None:
    with pad.open("w", encoding="utf-8", newline="\n") as bestand:
        bestand.write('{"type":"RaadpleegMetBurgerservicenummer","personen":[')
        begin = "\n"
        for record in records:
            bestand.write(begin + json.dumps(record, ensure_ascii=False, separators=(",", ":")))
            begin = ",\n"
        bestand.write("\n]}\n")
