"""GML geometry → WKT text, with the coordinates exactly as delivered.

Belongs here: the simple features that Dutch registrations deliver (point, polygon, multi-polygon)
in RD. What is of another form or in another reference system is kept as GML text: never guessed,
never lost. No geometry is computed or repaired.
"""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree

_GML: Final = "http://www.opengis.net/gml"
_RD: Final = "28992"  # EPSG code of Rijksdriehoekscoördinaten
_RUIMTE: Final = re.compile(r"\s+")


class _GeenWKT(Exception):
    """This geometry has a form that is kept as GML."""


def naar_wkt(element: etree._Element) -> str:
    """The geometry in `element` (the GML itself or property elements around it) as text.

    Returns WKT (`POLYGON ((x y, …))`, `POINT Z (x y z)`), or compact GML when it cannot be WKT.
    """
    vorm = _vorm(element)
    if vorm is None:
        return _als_gml(element)
    srs = vorm.get("srsName")
    if srs is not None and not srs.endswith(_RD):
        return _als_gml(vorm)
    try:
        return _wkt(vorm)
    except _GeenWKT:
        return _als_gml(vorm)


def ringen(element: Any) -> list[Any] | None:
    """The coordinates of the rings of a plain polygon in `element`, the outer one first; None for
    any other form. What has the same tags in the same tree gives the same answer."""
    if len(element) != 1 or not element[0].tag.startswith("{" + _GML):
        return None
    vlak = element[0]
    lijsten = [rand[0][0] for rand in vlak if len(rand) == 1 and len(rand[0]) == 1]
    plat = (
        _naam(vlak) == "Polygon"
        and len(lijsten) == len(vlak) > 0
        and all(_naam(rand[0]) == "LinearRing" for rand in vlak)
        and all(_naam(lijst) in {"pos", "posList"} for lijst in lijsten)
    )
    return lijsten if plat else None


def vlak_naar_wkt(vlak: Any, lijsten: list[Any]) -> str:
    """As `naar_wkt`, for a polygon of which `ringen` are known: most geometry is of this form."""
    srs = vlak.get("srsName")
    if srs is not None and not srs.endswith(_RD):
        return _als_gml(vlak)
    dimensie = vlak.get("srsDimension")
    randen = []
    for lijst in lijsten:
        getallen = (lijst.text or "").split()
        n = 3 if (lijst.get("srsDimension") or dimensie) == "3" else 2
        if not getallen or len(getallen) % n:
            return _als_gml(vlak)
        randen.append(", ".join(map(" ".join, zip(*[iter(getallen)] * n, strict=True))))
    return f"POLYGON{' Z' if n == 3 else ''} (({'), ('.join(randen)}))"


def _vorm(element: etree._Element) -> etree._Element | None:
    while not element.tag.startswith("{" + _GML):
        if len(element) != 1:
            return None
        element = element[0]
    return element


def _wkt(vorm: etree._Element) -> str:
    soort = _naam(vorm)
    dimensie = vorm.get("srsDimension")
    if soort == "Point":
        punt, z = _punten(vorm[0] if len(vorm) == 1 else vorm, dimensie)
        return f"POINT{z} ({punt})"
    if soort == "Polygon":
        vlak, z = _vlak(vorm, dimensie)
        return f"POLYGON{z} {vlak}"
    if soort in {"MultiSurface", "MultiPolygon"}:
        leden = [_vlak(lid, lid.get("srsDimension") or dimensie) for lid in _vlakken(vorm)]
        if not leden or len({z for _, z in leden}) > 1:
            raise _GeenWKT
        return f"MULTIPOLYGON{leden[0][1]} ({', '.join(vlak for vlak, _ in leden)})"
    raise _GeenWKT


def _vlakken(vorm: etree._Element) -> list[etree._Element]:
    return [vlak for houder in vorm for vlak in houder]


def _vlak(polygoon: etree._Element, dimensie: str | None) -> tuple[str, str]:
    if _naam(polygoon) != "Polygon" or not len(polygoon):
        raise _GeenWKT
    ringen = []
    z = ""
    for rand in polygoon:  # exterior first, then interior
        if len(rand) != 1 or _naam(rand[0]) != "LinearRing" or len(rand[0]) != 1:
            raise _GeenWKT
        ring, z = _punten(rand[0][0], dimensie)
        ringen.append(f"({ring})")
    return f"({', '.join(ringen)})", z


def _punten(lijst: etree._Element, dimensie: str | None) -> tuple[str, str]:
    if _naam(lijst) not in {"pos", "posList"}:
        raise _GeenWKT
    getallen = (lijst.text or "").split()
    n = 3 if (lijst.get("srsDimension") or dimensie) == "3" else 2
    if not getallen or len(getallen) % n:
        raise _GeenWKT
    punten = zip(*[iter(getallen)] * n, strict=True)
    return ", ".join(map(" ".join, punten)), " Z" if n == 3 else ""


def _naam(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2]


def _als_gml(element: etree._Element) -> str:
    kopie = etree.fromstring(etree.tostring(element, with_tail=False))
    etree.cleanup_namespaces(kopie)
    return _RUIMTE.sub(" ", etree.tostring(kopie, encoding="unicode")).replace("> <", "><").strip()
