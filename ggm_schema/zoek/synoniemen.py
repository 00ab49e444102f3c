"""Everyday words and what the model calls it: our own list, in `synoniemen.yaml`.

Belongs here: reading that list. Does not belong here: synonyms that a release gives, which are a
fact of its object types.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from ggm_schema.yamlbestand import Yamlbestand
from ggm_schema.zoek.woorden import plat

BESTAND = Path(__file__).with_name("synoniemen.yaml")
_Naam = Annotated[str, Field(min_length=1)]


class _Ingang(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    woord: Annotated[tuple[_Naam, ...], Field(min_length=1)]
    betekent: Annotated[tuple[_Naam, ...], Field(min_length=1)]


class _Bestand(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    woorden: tuple[_Ingang, ...]


@cache
def alledaags(pad: Path = BESTAND) -> Mapping[str, tuple[str, ...]]:
    """Per word, as `plat` writes it, the names that it means, as the file spells them.

    Raises:
        DefinitieFout: the file is not as it should be.
    """
    gevonden: dict[str, tuple[str, ...]] = {}
    for ingang in Yamlbestand(pad).als(_Bestand).woorden:
        for woord in ingang.woord:
            gevonden[plat(woord)] = (*gevonden.get(plat(woord), ()), *ingang.betekent)
    return gevonden
