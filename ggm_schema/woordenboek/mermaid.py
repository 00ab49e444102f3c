"""The diagram of a package as Mermaid text, to paste in a wiki.

Belongs here: the text. Does not belong here: drawing it; the dictionary needs no Mermaid.
"""

from __future__ import annotations

import re

from ggm_schema.woordenboek.diagram import Diagram
from ggm_schema.woordenboek.relaties import kort


def mermaid(diagram: Diagram) -> str:
    """A `classDiagram`; names of the model are labels, so that none can break the text."""
    regels = ["classDiagram", "  direction LR"]
    regels += [f'  class t{n}["{_label(vak.naam)}"]' for n, vak in enumerate(diagram.vakken)]
    regels += [f"  t{s.van} <|-- t{s.naar}" for s in diagram.strepen if not s.namen]
    for van, naar, relatie in diagram.relaties:
        bij_van, bij_naar = kort(relatie)
        naam = _label(relatie.naam)
        regels.append(
            f'  t{van} "{bij_van}" --> "{bij_naar}" t{naar}' + (f" : {naam}" if naam else "")
        )
    return "\n".join(regels) + "\n"


def _label(tekst: str) -> str:
    # What has a meaning in Mermaid or in the HTML that it makes becomes a space.
    return " ".join(re.sub(r"[^\w .,/()&'-]", " ", tekst).split())
