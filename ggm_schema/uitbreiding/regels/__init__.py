"""The rules of the cookbook of the GGM, m1 to m7 and p1 to p2, over an extension or a release.

Belongs here: one module per group of rules; importing it adds them to the register. Does not belong
here: names that clash, which are no matter of style (see `botsingen`).
"""

from __future__ import annotations

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

__all__ = ["REGELS", "Bevinding", "Toetsmodel", "Verslag", "eerste_onbouwbare", "toets"]
