"""Residents for sources that need a few of them, not all.

Belongs here: choosing persons that no defect of the BRP hits. Does not belong here: what a source
knows about them.
"""

from __future__ import annotations

from data_samples.generator.feiten import Persoon
from data_samples.generator.wereld import Wereld

_EERSTE = 2_000


def bewoner(wereld: Wereld, nummer: int) -> Persoon | None:
    """The same resident for the same number, spread over the town; None where nobody is free."""
    aantal = min(_EERSTE, len(wereld.ingezetenen))
    for los in range(aantal):
        persoon = wereld.ingezetenen[(nummer * 13 + los) % aantal]
        if not persoon.reserve:
            return persoon
    return None
