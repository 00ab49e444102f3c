"""The municipality's BAG 2.0 extract: one zip file per delivery, as Kadaster makes it.

Belongs here: which documents there are and what goes into them. Objects come one by one from the
world, so an extract of millions takes no more memory than a small one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path

from data_samples.generator import bag_plan as plan
from data_samples.generator.bag_rijen import Rij, openbare_ruimten, woonplaats
from data_samples.generator.bag_xml import Uitvoer
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld, peildatum

BRON = "bag_extract"
_CODES = ("WPL", "OPR", "NUM", "PND", "VBO", "LIG", "STA")
_LEVERING = """<?xml version="1.0" encoding="UTF-8"?>
<xb:BAG-Extract-Levering xmlns:xb="http://www.kadaster.nl/schemas/lvbag/extract-levering/v20200601">
<xb:SelectieGegevens/></xb:BAG-Extract-Levering>
"""


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/bag_extract/BAGGEM<gemeente>L-<datum>.zip` and note the planted defects."""
    stand = peildatum(levering)
    folder = map / BRON
    folder.mkdir(parents=True, exist_ok=True)
    pad = folder / f"BAGGEM{wereld.gemeentecode}L-{stand:%d%m%Y}.zip"
    with pad.open("wb") as bestand:
        buiten = Uitvoer(bestand, stand, wereld.gemeentecode)
        _schrijf(buiten, wereld, levering, waarheid)
        buiten.sluit()


def _schrijf(buiten: Uitvoer, wereld: Wereld, levering: str, waarheid: Waarheid) -> None:
    adresplan = plan.Adresplan(wereld, levering)
    adresplan.noteer(waarheid, levering)
    plaatsen = [
        *(woonplaats(plaats) for plaats in wereld.woonplaatsen),
        *plan.extra_woonplaatsen(levering, waarheid),
    ]
    straten = list(plan.extra_straten(wereld, levering, waarheid))
    lig = list(plan.liggingen(wereld, "ligplaats", levering, waarheid))
    sta = list(plan.liggingen(wereld, "standplaats", levering, waarheid))
    naam = f"{wereld.gemeentecode}GEM{buiten.datum}.zip"
    with buiten.binnen(naam) as gemeente:
        gemeente.objecten("WPL", "WPL", plaatsen)
        gemeente.objecten("OPR", "OPR", chain(openbare_ruimten(wereld.straten), straten))
        gemeente.objecten("NUM", "NUM", _nummers(wereld, adresplan, [*lig, *sta]))
        gemeente.objecten("PND", "PND", _panden(wereld, adresplan))
        gemeente.objecten("VBO", "VBO", _objecten(wereld, adresplan))
        gemeente.objecten("LIG", "LIG", chain.from_iterable(rijen for rijen, _ in lig))
        gemeente.objecten("STA", "STA", chain.from_iterable(rijen for rijen, _ in sta))
        _overig(gemeente, wereld, levering, waarheid)
    buiten.relaties(plan.relaties(wereld, levering, plaatsen))
    buiten.document("Leveringsdocument-BAG-Extract.xml", [_LEVERING])


def _overig(gemeente: Uitvoer, wereld: Wereld, levering: str, waarheid: Waarheid) -> None:
    """What Kadaster always adds, also when it is empty."""
    onderzoeken = plan.onderzoeken(wereld, levering, waarheid)
    for groep, kort in (("InOnderzoek", "IO"), ("Inactief", "IA"), ("NietBag", "NB")):
        with ExitStack() as open_:
            naam = f"{wereld.gemeentecode}{groep}{gemeente.datum}.zip"
            zip_ = open_.enter_context(gemeente.binnen(naam))
            for code in _CODES:
                rijen = onderzoeken if kort == "IO" and code == "PND" else []
                zip_.onderzoeken(f"{kort}{code}", code, rijen)


def _nummers(
    wereld: Wereld, adresplan: plan.Adresplan, liggingen: list[tuple[list[Rij], Rij]]
) -> Iterator[Rij]:
    for adres in wereld.adressen:
        yield from adresplan.stel(adres).nummers
    for _, nummer in liggingen:
        yield nummer


def _objecten(wereld: Wereld, adresplan: plan.Adresplan) -> Iterator[Rij]:
    for adres in wereld.adressen:
        yield from adresplan.stel(adres).objecten


def _panden(wereld: Wereld, adresplan: plan.Adresplan) -> Iterator[Rij]:
    """Addresses of one pand follow each other."""
    vorige = ""
    for adres in wereld.adressen:
        if adres.pand != vorige:
            vorige = adres.pand
            yield from adresplan.stel(adres).panden
