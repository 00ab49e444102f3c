"""Object types and attributes that a municipality adds to the GGM in its own YAML, without code.

Belongs here: reading extensions, adding them to a release, and the rules of the cookbook that they
(and a release) are judged by. Does not belong here: how facts become tables (see `tables`).
"""

from __future__ import annotations

from ggm_schema.uitbreiding.bestand import STANDAARD, lees_map
from ggm_schema.uitbreiding.samenvoegen import breid_uit, voeg_toe

__all__ = ["STANDAARD", "breid_uit", "lees_map", "voeg_toe"]
