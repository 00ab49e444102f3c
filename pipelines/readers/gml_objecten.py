"""GML: features with their geometry as WKT.

Belongs here: that a property with a geometry is one value. The rest is `xml`, the WKT is `gml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipelines.contract.formaat import GmlFormaat
from pipelines.readers import Afkeur, Blok
from pipelines.readers.xml import lees_elementen
from pipelines.readers.xml_rij import geometrie

if TYPE_CHECKING:
    from pipelines.bron.landing import Landingsbestand
    from pipelines.contract.formaat import Formaat


def lees(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Blok | Afkeur]:
    """Features of one file. See `pipelines.readers` for what a reader promises."""
    assert isinstance(formaat, GmlFormaat)
    return lees_elementen(bestand, formaat, geometrie)
