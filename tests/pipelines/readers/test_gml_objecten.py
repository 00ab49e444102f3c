"""GML features: their geometry as WKT, the rest as any XML."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.pipelines.readers.conftest import Gelezen

Lees = Callable[..., Gelezen]
GML = "{http://www.opengis.net/gml/3.2}"
KOLOM: dict[str, tuple[str, ...]] = {"perceel": ()}


def document(geometrie: str) -> bytes:
    return (
        '<D xmlns:gml="http://www.opengis.net/gml/3.2"><lid><P gml:id="p1"><nr>007</nr>'
        f"<vorm>{geometrie}</vorm></P></lid></D>"
    ).encode()


def een(lees: Lees, geometrie: str) -> dict[str, str | None]:
    inhoud = document(geometrie)
    [rij] = lees(inhoud, "p.gml", KOLOM, soort="gml", pad={"perceel": "D/lid/P"}).records
    return rij


def test_a_geometry_is_one_value(lees: Lees) -> None:
    punt = (
        '<gml:Point srsName="urn:ogc:def:crs:EPSG::28992"><gml:pos>1.0 2.50</gml:pos></gml:Point>'
    )
    assert een(lees, punt) == {"@id": "p1", "nr": "007", "vorm": "POINT (1.0 2.50)"}


def test_another_reference_system_is_kept_as_gml(lees: Lees) -> None:
    waarde = een(lees, '<gml:Point srsName="EPSG:4326"><gml:pos>1 2</gml:pos></gml:Point>')["vorm"]
    assert waarde is not None
    assert waarde.startswith("<gml:Point")
    assert "EPSG:4326" in waarde


def test_gml_that_is_no_geometry_is_read_as_elements(lees: Lees) -> None:
    rij = een(lees, "<gml:TimePeriod><gml:begin>2026</gml:begin></gml:TimePeriod>")
    assert rij["vorm/TimePeriod/begin"] == "2026"


@pytest.mark.shared
def test_real_parcels_are_read_byte_for_byte(shared: Path, lees: Lees) -> None:
    inhoud = (shared / "samples/brk_dkk/kadastralekaart_perceel.gml").read_bytes()
    gelezen = lees(
        inhoud, "kaart.gml", KOLOM, soort="gml", pad={"perceel": "DKK/perceelMember/Perceel"}
    )
    assert gelezen.afkeur == []
    echt = [_plat(p) for p in ElementTree.fromstring(inhoud).iter() if p.tag.endswith("}Perceel")]
    assert [{k: w for k, w in rij.items() if w is not None} for rij in gelezen.records] == echt
    assert any(rij["identificatie"] == "84920229870000" for rij in echt)


def _plat(element: Any, voor: str = "") -> dict[str, str]:
    """A parcel by a reader that knows nothing of ours."""
    uit = {f"{voor}@{k.rpartition('}')[2]}": w for k, w in element.attrib.items()}
    for kind in element:
        naam = voor + kind.tag.rpartition("}")[2]
        if len(kind) and kind[0].tag.startswith(GML):
            getallen = next(e.text for e in kind.iter() if e.tag in {f"{GML}posList", f"{GML}pos"})
            assert getallen is not None
            xy = getallen.split()
            punten = ", ".join(f"{x} {y}" for x, y in zip(xy[::2], xy[1::2], strict=True))
            punt = kind[0].tag == f"{GML}Point"
            uit[naam] = f"POINT ({punten})" if punt else f"POLYGON (({punten}))"
        elif len(kind):
            uit |= _plat(kind, f"{naam}/")
        else:
            uit[naam] = kind.text or ""
            uit |= {f"{naam}/@{k}": w for k, w in kind.attrib.items()}
    return uit
