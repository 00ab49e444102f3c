"""How far the warehouse covers the GGM: which tables and columns are mapped, filled, and how good.

Belongs here: counting what was published, per table and column. Does not belong here: showing it
(`ggm_schema.woordenboek`, the command line), rules and their formulas (`expectations`).
"""

from pipelines.dekking.meten import dekking, gemeten_levering
from pipelines.dekking.model import Kolomdekking, Tabeldekking

__all__ = ["Kolomdekking", "Tabeldekking", "dekking", "gemeten_levering"]
