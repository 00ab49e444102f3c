"""Drift: how a levering differs in structure from the contract of its source.

Belongs here: finding it, keeping it in `kwaliteit.drift`, and which columns can no longer be judged
because of it. Does not belong here: reading files (`readers`), quality of values (`expectations`).
"""

from pipelines.drift.bevinden import vergelijk
from pipelines.drift.gevolg import geraakte_kolommen
from pipelines.drift.model import Drift, Kolomtelling
from pipelines.drift.opslag import eerdere_tellingen, schrijf
from pipelines.drift.tellen import tel

__all__ = [
    "Drift",
    "Kolomtelling",
    "eerdere_tellingen",
    "geraakte_kolommen",
    "schrijf",
    "tel",
    "vergelijk",
]
