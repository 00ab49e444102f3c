"""The data dictionary: static pages about every object type, package and value list of a release.

Belongs here: what is on the pages and how they are written. Does not belong here: counting a
warehouse; what is known about it comes in as a `Stand`. The pages need no server and no network.
"""

from ggm_schema.woordenboek.bouw import schrijf
from ggm_schema.woordenboek.stand import Kolomstand, Stand, Tabelstand

__all__ = ["Kolomstand", "Stand", "Tabelstand", "schrijf"]
