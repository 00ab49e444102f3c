"""A folder of extensions for a test, and a good one to start from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import ggm_schema
from ggm_schema.model import Catalogus

GOED = """\
id: speelplekken
naam: Speelplekken
beschrijving: Speelplekken, de toestellen die er staan en hun keuringen.
eigenaar: team:speelruimte
domein: 5 Sport, Cultuur en Recreatie
enumeraties:
  - naam: Ondergrondsoort
    definitie: Waarvan de grond onder een toestel is.
    waarden: [gras, {code: R, label: rubber, definitie: Tegels van rubber.}, zand]
objecttypen:
  - naam: Speelplek
    definitie: Plek in de openbare ruimte om te spelen.
    synoniemen: [speeltuin, trapveldje]
    attributen:
      - {naam: plekcode, type: AN12, definitie: Code op het bord., verplicht: true}
      - {naam: oppervlakte, type: N6.1}
  - naam: Speelobject
    definitie: Toestel waarop kinderen spelen.
    attributen:
      - {naam: toestelnummer, type: AN20}
      - {naam: valhoogte, type: N3}
      - {naam: ondergrond, enumeratie: Ondergrondsoort}
      - {naam: plaatsingsdatum, type: Datum}
  - naam: Keurmeester
    definitie: Bedrijf dat toestellen keurt.
    is_een: [NietNatuurlijkPersoon]
    attributen:
      - {naam: keurmerk, type: AN40}
relaties:
  - van: Speelobject
    naam: staat op
    naar: Speelplek
    multipliciteit: {van: 0..*, naar: 1}
  - van: Speelplek
    naam: ligt aan
    naar: ggm_bag.openbareruimte
    multipliciteit: {van: 0..*, naar: 0..*}
  - van: Keurmeester
    naam: keurt
    naar: Speelobject
    multipliciteit: {van: 0..1, naar: 1..*}
aanvullingen:
  - objecttype: ggm_bag.openbareruimte
    attributen:
      - {naam: speelluwte, type: Boolean, definitie: Is het verkeer er rustig?}
"""

Schrijf = Callable[..., Path]


@pytest.fixture(scope="session")
def ggm() -> Catalogus:
    return ggm_schema.load()


@pytest.fixture
def uitbreidingen(tmp_path: Path) -> Path:
    map_ = tmp_path / "uitbreidingen"
    map_.mkdir()
    return map_


@pytest.fixture
def schrijf(uitbreidingen: Path) -> Schrijf:
    """Write the good extension, with pieces of text replaced; each piece must be there once."""

    def schrijf(*vervangen: tuple[str, str], naam: str = "speelplekken") -> Path:
        tekst = GOED
        for oud, nieuw in vervangen:
            assert tekst.count(oud) == 1, oud
            tekst = tekst.replace(oud, nieuw)
        pad = uitbreidingen / f"{naam}.yaml"
        pad.write_text(tekst, encoding="utf-8")
        return pad

    return schrijf


def regel_van(pad: Path, stuk: str) -> int:
    """Line of the first occurrence of a piece of text."""
    regels = pad.read_text("utf-8").splitlines(keepends=True)
    return next(nummer for nummer, tekst in enumerate(regels, start=1) if stuk in tekst)
