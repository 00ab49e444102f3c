"""iJw messages about youth care, which no other source knows.

Belongs here: which children get which care. Does not belong here: messages (`iberichten`), defects
(`iberichten_fouten`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

from data_samples.generator.feiten import Persoon
from data_samples.generator.iberichten import Standaard, Zorg, berichten
from data_samples.generator.iberichten_fouten import plant_fouten
from data_samples.generator.iberichten_xml import schrijf_zip
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld, peildatum

STANDAARD = Standaard(
    bron="ijw_berichten",
    kort="jw",
    basis="ijw",
    codes={"301": "436", "305": "438", "307": "440", "323": "490"},
    regels="JGD",
    vanaf=0,
)
_AANTAL = 36
_GEZOCHT_IN = 400
# Product, unit, frequency, volumes that are usual, rate in eurocent.
_PRODUCTEN = (
    ("45A04", "04", "2", (1, 2), 8_750),
    ("45A48", "04", "2", (1, 2, 3), 7_420),
    ("50A01", "01", "4", (240, 360), 155),
    ("54001", "01", "4", (120, 300), 198),
    ("41A01", "16", "2", (2, 4), 6_890),
    ("44A08", "14", "4", (2, 4), 24_600),
)


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/ijw_berichten/ijw_<levering>.zip` and note its defects."""
    zorg = list(_zorg(wereld))
    if not zorg:
        return
    goed = berichten(wereld.gemeentecode, zorg, peildatum(levering))
    geleverd = plant_fouten(STANDAARD, goed, levering, waarheid)
    doel = map / STANDAARD.bron
    doel.mkdir(parents=True, exist_ok=True)
    schrijf_zip(doel / f"ijw_{levering}.zip", STANDAARD, geleverd)


def _zorg(wereld: Wereld) -> Iterator[Zorg]:
    kinderen = [
        persoon
        for persoon in islice(wereld.ingezetenen, _GEZOCHT_IN)
        if persoon.rol >= 2 and not persoon.reserve and persoon.geboortedatum < date(2022, 1, 1)
    ]
    for plek, kind in enumerate(islice(cycle(kinderen), _AANTAL)):
        yield _van(wereld, plek, kind)


def _van(wereld: Wereld, plek: int, kind: Persoon) -> Zorg:
    kans = random.Random((wereld.seed << 40) + (9 << 36) + plek)
    code, eenheid, frequentie, volumes, tarief = _PRODUCTEN[plek % len(_PRODUCTEN)]
    besluit = date(2025, 1, 6) + timedelta(days=kans.randrange(480))
    ingang = besluit + timedelta(days=kans.randrange(1, 12))
    begin = ingang + timedelta(days=kans.randrange(6))
    volume = kans.choice(volumes)
    # Two of four run on, one has ended, one is due to end soon: nothing is declared on that one.
    einde = (None, date(2027, 12, 31), begin + timedelta(days=40), date(2026, 10, 30))[plek % 4]
    return Zorg(
        nummer=str(70_000_000 + plek * 13),
        persoon=kind,
        categorie=code[:2],
        code=code,
        besluit=besluit,
        ingang=ingang,
        einde=einde,
        reden_einde=kans.choice(("31", "34", "36", "37")) if einde else "",
        volume=volume,
        eenheid=eenheid,
        frequentie=frequentie,
        per_maand=volume * (4 if frequentie == "2" else 1),
        tarief=tarief,
        agb=kans.choice(wereld.aanbieders).agb,
        begin=begin,
    )
