"""Geometry keeps its coordinates as delivered, or stays GML."""

from __future__ import annotations

import pytest
from lxml import etree

from pipelines.readers.gml import naar_wkt

RING = "<gml:LinearRing><gml:posList{n}>{p}</gml:posList></gml:LinearRing>"
VIERKANT = "0 0 1 0 1 1.50 0 0"


def gml(tekst: str) -> etree._Element:
    return etree.fromstring(f'<g xmlns:gml="http://www.opengis.net/gml/3.2">{tekst}</g>')


def vlak(punten: str = VIERKANT, kop: str = "", binnen: str = "") -> str:
    rand = RING.format(n="", p=punten)
    gat = f"<gml:interior>{RING.format(n='', p=binnen)}</gml:interior>" if binnen else ""
    return f"<gml:Polygon {kop}><gml:exterior>{rand}</gml:exterior>{gat}</gml:Polygon>"


@pytest.mark.parametrize(
    ("tekst", "wkt"),
    [
        ("<gml:Point><gml:pos>155000.10 463000</gml:pos></gml:Point>", "POINT (155000.10 463000)"),
        (
            '<gml:Point srsDimension="3"><gml:pos>1.0 2.0 0.0</gml:pos></gml:Point>',
            "POINT Z (1.0 2.0 0.0)",
        ),
        (vlak(), "POLYGON ((0 0, 1 0, 1 1.50, 0 0))"),
        (
            vlak("0 0 9 1 0 9 1 1 9 0 0 9", 'srsDimension="3"'),
            "POLYGON Z ((0 0 9, 1 0 9, 1 1 9, 0 0 9))",
        ),
        (
            vlak(binnen="2 2 3 2 3 3 2 2"),
            "POLYGON ((0 0, 1 0, 1 1.50, 0 0), (2 2, 3 2, 3 3, 2 2))",
        ),
        (
            f"<gml:MultiSurface><gml:surfaceMember>{vlak()}</gml:surfaceMember>"
            f"<gml:surfaceMember>{vlak('5 5 6 5 6 6 5 5')}</gml:surfaceMember></gml:MultiSurface>",
            "MULTIPOLYGON (((0 0, 1 0, 1 1.50, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
        ),
        (
            f"<gml:MultiSurface><gml:surfaceMembers>{vlak()}{vlak()}</gml:surfaceMembers>"
            "</gml:MultiSurface>",
            "MULTIPOLYGON (((0 0, 1 0, 1 1.50, 0 0)), ((0 0, 1 0, 1 1.50, 0 0)))",
        ),
        (f"<punt>{vlak()}</punt>", "POLYGON ((0 0, 1 0, 1 1.50, 0 0))"),
        (vlak("\n  0 0\n  1 0\t1 1.50 0 0 \n"), "POLYGON ((0 0, 1 0, 1 1.50, 0 0))"),
        (vlak(kop='srsName="urn:ogc:def:crs:EPSG::28992"'), "POLYGON ((0 0, 1 0, 1 1.50, 0 0))"),
    ],
)
def test_simple_features_become_wkt(tekst: str, wkt: str) -> None:
    assert naar_wkt(gml(tekst)) == wkt


@pytest.mark.parametrize(
    "tekst",
    [
        vlak(kop='srsName="urn:ogc:def:crs:EPSG::4258"'),
        "<gml:Curve><gml:segments/></gml:Curve>",
        "<gml:Polygon><gml:exterior><gml:Ring><gml:curveMember/></gml:Ring></gml:exterior>"
        "</gml:Polygon>",
        "<gml:Point><gml:coordinates>1,2</gml:coordinates></gml:Point>",
        "<gml:Point/>",
        "<gml:MultiSurface/>",
        vlak("0 0 1 0 1"),
        vlak("0 0 1 0 1", 'srsDimension="3"'),
        "<gml:Polygon/>",
        f"<gml:MultiSurface><gml:surfaceMember>{vlak()}</gml:surfaceMember><gml:surfaceMember>"
        f"{vlak('1 2 3')}"
        "</gml:surfaceMember></gml:MultiSurface>",
    ],
)
def test_what_is_not_simple_or_not_in_rd_is_kept_as_gml(tekst: str) -> None:
    uit = naar_wkt(gml(tekst))
    assert uit.startswith("<gml:")
    assert etree.fromstring(uit).tag == gml(tekst)[0].tag


def test_a_geometry_that_is_no_gml_is_kept_as_it_is() -> None:
    assert naar_wkt(gml("<a><b>x</b></a><c/>")).startswith("<g")


def test_what_duckdb_makes_of_the_wkt_has_the_same_corners() -> None:
    import duckdb

    tekst = naar_wkt(gml(vlak("0 0 9 1 0 9 1 1 9 0 0 9", 'srsDimension="3"')))
    rij = duckdb.sql(f"select cast('{tekst}' as geometry)::varchar").fetchone()
    assert rij is not None
    assert rij[0].replace(" ", "").count(",") == 3
