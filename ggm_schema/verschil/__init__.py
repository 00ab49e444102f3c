"""What differs between two releases of the model.

Belongs here: which element of the old release is which of the new (`koppeling`), what changed
(`vergelijken`), and how that is told (`tekst`, `html`, `json_`). Does not belong here: moving the
rows of a warehouse.
"""

from ggm_schema.verschil.koppeling import Koppeling, Paren, koppel
from ggm_schema.verschil.vergelijken import verschil
from ggm_schema.verschil.wijziging import Element, Soort, Wijziging

__all__ = ["Element", "Koppeling", "Paren", "Soort", "Wijziging", "koppel", "verschil"]
