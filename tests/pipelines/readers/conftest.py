"""Readers at work on a file that a test writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pipelines.bron.landing import Landingsbestand
from pipelines.contract.formaat import FORMAAT
from pipelines.readers import Afkeur, Bevinding, Stuk, Vorm
from pipelines.readers import lees as lees_bestand


@dataclass
class Gelezen:
    """All that a reader yielded of one file."""

    kolommen: list[str] = field(default_factory=list)
    rijen: list[tuple[str, int, dict[str, str | None]]] = field(default_factory=list)
    afkeur: list[Afkeur] = field(default_factory=list)
    bevindingen: list[Bevinding] = field(default_factory=list)
    vormen: list[Vorm] = field(default_factory=list)
    partijen: list[int] = field(default_factory=list)  # rows per block

    @property
    def records(self) -> list[dict[str, str | None]]:
        return [record for _, _, record in self.rijen]

    @property
    def nummers(self) -> list[int]:
        return [nummer for _, nummer, _ in self.rijen]


def verzamel(stukken: Iterable[Stuk]) -> Gelezen:
    uit = Gelezen()
    for stuk in stukken:
        if isinstance(stuk, Afkeur):
            uit.afkeur.append(stuk)
            continue
        if isinstance(stuk, Bevinding):
            uit.bevindingen.append(stuk)
            continue
        if isinstance(stuk, Vorm):
            uit.vormen.append(stuk)
            continue
        assert len(stuk.regelnummers) == stuk.kolommen.num_rows
        assert all(str(soort) == "string" for soort in stuk.kolommen.schema.types)
        uit.partijen.append(len(stuk.regelnummers))
        uit.kolommen += [n for n in stuk.kolommen.schema.names if n not in uit.kolommen]
        nummers = stuk.regelnummers.to_pylist()
        for nummer, record in zip(nummers, stuk.kolommen.to_pylist(), strict=True):
            uit.rijen.append((stuk.tabel, nummer, record))
    return uit


Lees = Callable[..., Gelezen]


@pytest.fixture
def lees(tmp_path: Path) -> Lees:
    """`lees(inhoud, naam="x.csv", kolommen={"persoon": (…)}, **formaat)`."""

    def doe(
        inhoud: bytes,
        naam: str = "levering.csv",
        kolommen: dict[str, Sequence[str]] | None = None,
        **formaat: Any,
    ) -> Gelezen:
        pad = tmp_path / "kopie"
        pad.write_bytes(inhoud)
        gekozen = FORMAAT.validate_python({"soort": "csv", **formaat})
        gekozen.voor(
            {t: tuple(k) for t, k in (kolommen or {"persoon": ("naam", "plaats")}).items()}
        )
        bestand = Landingsbestand("proef", naam, pad, "0" * 64, len(inhoud))
        return verzamel(lees_bestand(bestand, gekozen))

    return doe
