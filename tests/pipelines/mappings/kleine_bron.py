"""One source at a time: deliver a few files, map them, and measure one domain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pipelines.contract.laden import load_contracts
from pipelines.declaraties import Declaraties, laad_declaraties
from pipelines.mapping.laden import load_mappings
from tests.data_samples.meten import Uitkomst, draai

LEVERING = "2026-10-01"


def alleen(bron: str, domein: str) -> Declaraties:
    """The declarations of this source and domain only, so that nothing else is made in each run."""
    alle = laad_declaraties()
    return replace(
        alle,
        contracten={bron: alle.contracten[bron]},
        mappings=tuple(m for m in alle.mappings if m.bron == bron),
        suites=tuple(alle.suites_van(domein)),
    )


def eigen(werk: Path, bron: str, contract: str, mappings: Mapping[str, str]) -> Declaraties:
    """Declarations of a contract and mappings (`<tabel>`: SQL) of the test itself."""
    (werk / "sources").mkdir()
    (werk / "mappings" / "proef").mkdir(parents=True)
    (werk / "sources" / f"{bron}.yaml").write_text(contract, encoding="utf-8")
    for tabel, sql in mappings.items():
        (werk / "mappings" / "proef" / f"{tabel}.{bron}.sql").write_text(sql, encoding="utf-8")
    alle = laad_declaraties()
    contracten = load_contracts(werk / "sources")
    gelezen = load_mappings(alle.catalogus, contracten, werk / "mappings")
    return replace(alle, contracten=contracten, mappings=tuple(gelezen), suites=())


def lever(
    declaraties: Declaraties,
    bestanden: Mapping[str, bytes],
    werk: Path,
    domein: str | None = None,
) -> Uitkomst:
    """Load, map and (with a domain) measure these files of the only source."""
    [bron] = declaraties.contracten
    map_ = werk / "landing" / LEVERING / bron
    map_.mkdir(parents=True)
    for naam, inhoud in bestanden.items():
        (map_ / naam).write_bytes(inhoud)
    return draai(declaraties, map_.parent.parent, LEVERING, domein, werk / "werk")
