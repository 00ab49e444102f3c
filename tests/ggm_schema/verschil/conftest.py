"""A report on two made-up releases, with names that no page may take for markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ggm_schema.corrections import Correcties
from ggm_schema.model import Catalogus, Definitie, Feiten, Release, WaardeFeit
from ggm_schema.tables import maak_catalogus
from ggm_schema.verschil.verslag import Verslag, maak_verslag
from tests.ggm_schema.verschil.modellen import attribuut, erbij, manege, met, zonder

VALS = "<script>alert('x')</script>"


def catalogus(versie: str, feiten: Feiten) -> Catalogus:
    release = Release(versie, "2026-01-31", f"{versie}.xlsx", f"{versie:0<64}", {})
    return maak_catalogus(release, feiten, Correcties())


@pytest.fixture(scope="session")
def verslag() -> Verslag:
    nieuw = met(manege(), "objecttypen", "PAARD", naam="Ros")
    nieuw = met(nieuw, "attributen", "A1", naam="roepnaam", type="N3")
    nieuw = zonder(nieuw, "attributen", "A3")
    nieuw = erbij(nieuw, "attributen", attribuut("A9", "STAL", VALS, "AN10"))
    nieuw = replace(
        nieuw,
        waarden=(*nieuw.waarden[:1], *(WaardeFeit("E2", n, "", w) for n, w in ENUM)),
        definities=(Definitie("PAARD", "Een <b>groot</b> dier."),),
    )
    return maak_verslag(catalogus("1.0", manege()), catalogus("1.1", nieuw))


@pytest.fixture(scope="session")
def leeg() -> Verslag:
    return maak_verslag(catalogus("1.0", manege()), catalogus("1.0", manege()))


ENUM = ((1, "ijzer"), (2, "brons"), (3, "goud"))
