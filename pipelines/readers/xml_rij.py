"""From the XML element of a record to a row of texts.

Belongs here: which text of a record goes into which column. Columns are named by their path within
the record: `Product/Code`, `Bedrag/@valuta`, `.` for the text of the record itself. Text is kept as
delivered; texts of the same path are joined with `|`. Does not belong here: finding records.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Final

from lxml import etree

from pipelines.contract.elementpad import Pad, Record
from pipelines.readers.gml import naar_wkt

SAMEN: Final = "|"
_XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"
_NIL: Final = f"{_XSI}nil"
_GML: Final = "{http://www.opengis.net/gml"
# What GML calls a geometry; other elements of its namespace describe features.
_VORMEN: Final = frozenset({
    "Point", "MultiPoint", "LineString", "Curve", "MultiCurve", "MultiLineString", "LinearRing",
    "Polygon", "Surface", "MultiSurface", "MultiPolygon", "MultiGeometry", "CompositeCurve",
    "CompositeSurface", "PolyhedralSurface", "Solid", "Envelope",
})  # fmt: skip


def naam_van(tag: str) -> str:
    """A tag or attribute without its namespace."""
    return tag.rpartition("}")[2]


def is_nil(element: etree._Element) -> bool:
    """The element says itself that it has no value."""
    return element.get(_NIL) in {"true", "1"}


def kenmerken(element: Any) -> list[tuple[str, str]]:
    """The attributes of an element."""
    return list(element.attrib.items())


def eigen_tekst(element: etree._Element) -> str:
    """The text of an element that holds others, all parts of it; empty when only layout."""
    delen = [element.text or "", *(kind.tail or "" for kind in element)]
    return "".join(delen) if any(map(str.strip, delen)) else ""


def geometrie(element: etree._Element) -> str | None:
    """WKT of a property that holds one GML geometry; None for any other element."""
    if len(element) != 1 or not element[0].tag.startswith(_GML):
        return None
    return naar_wkt(element) if naam_van(element[0].tag) in _VORMEN else None


class Rijmaker:
    """Makes rows of the records of one object.

    Args:
        record: what the contract says about them.
        andere: paths of all records: those within this one are not part of its row.
        bijzonder: gives the text of an element that is a value though it holds elements.
    """

    def __init__(
        self,
        record: Record,
        andere: Collection[Pad],
        bijzonder: Callable[[etree._Element], str | None] | None = None,
    ) -> None:
        self._record, self._bijzonder = record, bijzonder
        n = len(record.pad)
        self._andere = {"/".join(p[n:]) for p in andere if len(p) > n and p[:n] == record.pad}
        self._namen: dict[tuple[str, str], str | None] = {}

    def rij(self, element: etree._Element) -> tuple[dict[str, str | None], int]:
        """The row, and how many characters are in it."""
        gevonden: dict[str, list[str]] = {}
        self._kenmerken(gevonden, element, "")
        if not len(element):
            if element.text:
                gevonden["."] = [element.text]
        elif tekst := eigen_tekst(element):
            gevonden["."] = [tekst]
        self._vul(gevonden, element, "")
        rij: dict[str, str | None] = {
            n: t[0] if len(t) == 1 else SAMEN.join(t) for n, t in gevonden.items()
        }
        return rij, sum(map(len, filter(None, rij.values())))

    def _vul(self, rij: dict[str, list[str]], element: etree._Element, voor: str) -> None:
        for kind in element:
            sleutel = (voor, kind.tag)
            if sleutel not in self._namen:
                self._namen[sleutel] = self._kolomnaam(*sleutel)
            naam = self._namen[sleutel]
            if naam is None:
                continue
            if kind.attrib:
                self._kenmerken(rij, kind, naam)
            if not len(kind):
                tekst = kind.text or ""
                if not tekst and (naam in self._record.houders or is_nil(kind)):
                    continue
            elif self._bijzonder and (waarde := self._bijzonder(kind)) is not None:
                tekst = waarde
            else:
                self._vul(rij, kind, naam)
                tekst = eigen_tekst(kind)
                if not tekst:
                    continue
            rij.setdefault(naam, []).append(tekst)

    def _kolomnaam(self, voor: str, tag: str) -> str | None:
        naam = f"{voor}/{naam_van(tag)}" if voor else naam_van(tag)
        return None if naam in self._andere else naam

    def _kenmerken(self, rij: dict[str, list[str]], element: etree._Element, naam: str) -> None:
        for kenmerk, waarde in kenmerken(element):
            if not kenmerk.startswith(_XSI):
                kolom = f"{naam}/@{naam_van(kenmerk)}" if naam else f"@{naam_van(kenmerk)}"
                rij.setdefault(kolom, []).append(waarde)
