"""The rules of the cookbook of the GGM, m1 to m7 and p1 to p2, over an extension or a release.

Belongs here: one module per group of rules; importing it adds them to the register. Does not belong
here: names that clash, which are no matter of style (see `botsingen`).
"""

from __future__ import annotations

from collections.abc import Sequence

from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Catalogus, Feiten
from ggm_schema.uitbreiding.feiten import Bijdrage, Namen
from ggm_schema.uitbreiding.regels import (  # noqa: F401
    datatypes,
    lagen,
    modelelementen,
    namen,
    overerving,
)
from ggm_schema.uitbreiding.regels.model import Toetsmodel
from ggm_schema.uitbreiding.regels.register import (
    REGELS,
    Bevinding,
    Verslag,
    eerste_onbouwbare,
    toets,
)


def onbouwbaar(
    catalogus: Catalogus, alles: Feiten, bijdragen: Sequence[Bijdrage]
) -> DefinitieFout | None:
    """The first thing in an extension of which no table can be made."""
    bekend = Namen.van(catalogus, [b.uitbreiding for b in bijdragen])
    fouten = (eerste_onbouwbare(Toetsmodel.van_bijdrage(b, alles, bekend)) for b in bijdragen)
    return next((fout for fout in fouten if fout is not None), None)


__all__ = [
    "REGELS",
    "Bevinding",
    "Toetsmodel",
    "Verslag",
    "eerste_onbouwbare",
    "onbouwbaar",
    "toets",
]
