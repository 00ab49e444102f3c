"""An entity whose mapping looks an address up is filled after the BAG."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import dagster as dg

from pipelines.assets.ggm import ggm_assets, ggm_key
from pipelines.assets.stap import Omgeving
from pipelines.declaraties import Declaraties, laad_declaraties
from pipelines.mapping.opzoeken import OPZOEKTABELLEN
from tests.pipelines import kleine_levering

ADRESSEN = "ggm_bag.nummeraanduiding"


def wachten_op_adressen(declaraties: Declaraties, map_: object) -> set[dg.AssetKey]:
    settings = kleine_levering.instellingen(map_)  # type: ignore[arg-type]
    omgeving = Omgeving(settings, lambda: datetime(2026, 11, 2), declaraties)
    [adressen] = declaraties.vullers(ADRESSEN)
    return {
        asset.key
        for asset in ggm_assets(omgeving)
        if ggm_key(adressen) in asset.asset_deps[asset.key]
    }


def test_only_who_looks_an_address_up_waits_for_them(tmp_path: object) -> None:
    declaraties = laad_declaraties()
    bekend = wachten_op_adressen(declaraties, tmp_path)
    [persoon] = [
        e for e in declaraties.entiteiten if e.naam == "rechtspersoon" and e.domein == "brp"
    ]
    zoekt = replace(
        declaraties,
        mappings=tuple(
            replace(m, opzoektabellen=(ADRESSEN,)) if m in persoon.mappings else m
            for m in declaraties.mappings
        ),
    )
    assert wachten_op_adressen(zoekt, tmp_path) == bekend | {ggm_key(persoon)}
    assert ADRESSEN in zoekt.doelen
    assert set(OPZOEKTABELLEN.values()) == {ADRESSEN}
