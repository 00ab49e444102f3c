"""An official release of the GGM → facts.

Belongs here: reading the files of a release, cleaning them, and saying line by line what was done.
Does not belong here: what is generated from the facts.
"""

from ggm_schema.release.importeren import Import, importeer, lees_release

__all__ = ["Import", "importeer", "lees_release"]
