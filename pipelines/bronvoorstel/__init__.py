"""From a file nobody described yet to a proposal: a contract, a mapping and rules to start from.

Belongs here: looking at a sample of a file, judging its columns, matching them with the GGM, and
writing all that down with reasons and scores, for a person to decide. Does not belong here: reading
formats (`readers`), what a contract, mapping or rule may be (`contract`, `mapping`,
`expectations`). No value of the file goes into a proposal, only counts of it.
"""

from pipelines.bronvoorstel.voorstel import Voorstel, stel_voor
from pipelines.bronvoorstel.wegschrijven import Mappen, schrijf

__all__ = ["Mappen", "Voorstel", "schrijf", "stel_voor"]
