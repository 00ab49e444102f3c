"""Command line of the generator: `python -m data_samples.generator --personen N --uit MAP`."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
from collections.abc import Callable
from pathlib import Path

from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, Wereld, maak_wereld

Schrijver = Callable[[Wereld, str, Path, Waarheid], None]
BRONNEN = (
    "brp",
    "bag",
    "zaken",
    "wmo",
    "kvk_handelsregister",
    "subsidieregister",
    "monumenten",
    "facturen_ubl",
    "woz_objecten",
    "reisdocumenten",
    "leerlingen_verzuim",
    "klantcontacten",
    "brk_percelen",
    "meldingen_signalen",
    "afval_containers",
    "parkeren_rechten",
    "vth_zaken",
    "iwmo_berichten",
    "ijw_berichten",
    "schulden_ddas",
    "inkomen_uitkeringen",
    "inburgering_pvt",
)
STANDAARD_PERSONEN = 2_000
STANDAARD_SEED = 20261001


def _schrijvers() -> list[Schrijver]:
    gevonden: list[Schrijver] = []
    for naam in BRONNEN:
        volledig = f"data_samples.generator.{naam}"
        if importlib.util.find_spec(volledig) is not None:
            gevonden.append(importlib.import_module(volledig).schrijf)
    return gevonden


def genereer(personen: int, seed: int, uit: Path) -> Waarheid:
    """Write all deliveries below `uit/leveringen` and the truth in `uit/waarheid.csv`."""
    wereld, waarheid = maak_wereld(personen, seed), Waarheid()
    for levering in LEVERINGEN:
        map_ = uit / "leveringen" / levering
        map_.mkdir(parents=True, exist_ok=True)
        for schrijf in _schrijvers():
            schrijf(wereld, levering, map_, waarheid)
        (map_ / "klaar").write_text("", encoding="utf-8")
    waarheid.schrijf(uit / "waarheid.csv")
    return waarheid


def main(argumenten: list[str] | None = None) -> None:
    """Read the arguments, write the samples, say what was written."""
    hulp = argparse.ArgumentParser(
        prog="python -m data_samples.generator",
        description="Maakt een verzonnen gemeente met bewust geplante fouten.",
        epilog=(
            "De testreeksen voor BSN's tellen ongeveer 10.000 geldige nummers. Boven de 9.000 "
            "personen herhalen de nummers zich: zulke sets zijn alleen bruikbaar om snelheid te "
            "meten, en waarheid.csv is dan niet volledig."
        ),
    )
    hulp.add_argument("--personen", type=int, default=STANDAARD_PERSONEN, help="aantal inwoners")
    hulp.add_argument("--seed", type=int, default=STANDAARD_SEED, help="zelfde seed, zelfde bytes")
    hulp.add_argument(
        "--uit", type=Path, default=Path("data_samples"), help="map om in te schrijven"
    )
    keuze = hulp.parse_args(argumenten)
    waarheid = genereer(keuze.personen, keuze.seed, keuze.uit)
    print(f"{len(waarheid.fouten())} geplante fouten; geschreven in {keuze.uit}")


if __name__ == "__main__":
    main()
