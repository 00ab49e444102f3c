"""A BAG extract to bron: time against a parser that does nothing with it, and peak memory.

Run with ``make bench`` or ``python -m benchmarks.bag [--objecten N]``. The extract is made here, in
Kadaster's form: zip files in a zip file, 10,000 objects per document. Exit code 1 when a promise is
broken: at most 2 times a bare `iterparse` of lxml over the same documents, and at most 1 GB of
memory, whatever the size. Memory is that of a process of its own, at N objects and at 10 times N.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
from lxml import etree

from benchmarks.persons import klok, zeg
from pipelines.bron import laden
from pipelines.bron.landing import Landingsbestand
from pipelines.contract.laden import SOURCES, load_contract
from pipelines.readers import archive
from pipelines.warehouse.runbestand import stel_in

HOOGSTE_VERHOUDING = 2.0
HOOGSTE_GEHEUGEN_MB = 1024
RONDES = 4
_PER_DOCUMENT = 10_000
_NS = "www.kadaster.nl/schemas/lvbag"
_KOP = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<sl-bag-extract:bagStand xmlns:sl-bag-extract='
    f'"http://{_NS}/extract-deelbestand-lvc/v20200601" xmlns:sl="http://www.kadaster.nl/schemas/'
    f'standlevering-generiek/1.0" xmlns:Objecten="{_NS}/imbag/objecten/v20200601" '
    f'xmlns:Objecten-ref="{_NS}/imbag/objecten-ref/v20200601" '
    f'xmlns:Historie="{_NS}/imbag/historie/v20200601" xmlns:gml="http://www.opengis.net/gml/3.2">'
    "<sl:standBestand><sl:dataset>LVBAG</sl:dataset>"
)
_STAART = "</sl:standBestand></sl-bag-extract:bagStand>"
_OM = "<sl:stand><sl-bag-extract:bagObject>{}</sl-bag-extract:bagObject></sl:stand>"
_VOORKOMEN = (
    "<Objecten:documentdatum>2010-09-09</Objecten:documentdatum><Objecten:documentnummer>"
    "2010-{n:06d}</Objecten:documentnummer><Objecten:voorkomen><Historie:Voorkomen>"
    "<Historie:voorkomenidentificatie>1</Historie:voorkomenidentificatie>"
    "<Historie:beginGeldigheid>2010-09-09</Historie:beginGeldigheid><Historie:tijdstipRegistratie>"
    "2010-09-10T10:32:09.000</Historie:tijdstipRegistratie><Historie:BeschikbaarLV>"
    "<Historie:tijdstipRegistratieLV>2010-09-10T11:00:00.123</Historie:tijdstipRegistratieLV>"
    "</Historie:BeschikbaarLV></Historie:Voorkomen></Objecten:voorkomen>"
)
_ID = '<Objecten:identificatie domein="NL.IMBAG">0999{}{{n:010d}}</Objecten:identificatie>'
_OBJECTEN = {
    "PND": "<Objecten:Pand>" + _ID.format("10") + "<Objecten:geometrie><gml:Polygon srsName="
    '"urn:ogc:def:crs:EPSG::28992" srsDimension="3"><gml:exterior><gml:LinearRing>'
    '<gml:posList count="7">{punten}</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>'
    "</Objecten:geometrie><Objecten:oorspronkelijkBouwjaar>1975</Objecten:oorspronkelijkBouwjaar>"
    "<Objecten:status>Pand in gebruik</Objecten:status><Objecten:geconstateerd>N"
    "</Objecten:geconstateerd>" + _VOORKOMEN + "</Objecten:Pand>",
    "VBO": "<Objecten:Verblijfsobject><Objecten:heeftAlsHoofdadres>"
    '<Objecten-ref:NummeraanduidingRef domein="NL.IMBAG">0999200000000001'
    "</Objecten-ref:NummeraanduidingRef></Objecten:heeftAlsHoofdadres>" + _ID.format("01") +
    '<Objecten:geometrie><Objecten:punt><gml:Point srsName="urn:ogc:def:crs:EPSG::28992" '
    'srsDimension="3"><gml:pos>155{n:06d}.1 463000.25 0.0</gml:pos></gml:Point></Objecten:punt>'
    "</Objecten:geometrie><Objecten:gebruiksdoel>woonfunctie</Objecten:gebruiksdoel>"
    "<Objecten:oppervlakte>120</Objecten:oppervlakte><Objecten:status>Verblijfsobject in gebruik"
    "</Objecten:status><Objecten:geconstateerd>N</Objecten:geconstateerd>" + _VOORKOMEN +
    '<Objecten:maaktDeelUitVan><Objecten-ref:PandRef domein="NL.IMBAG">0999100000000001'
    "</Objecten-ref:PandRef></Objecten:maaktDeelUitVan></Objecten:Verblijfsobject>",
    "NUM": "<Objecten:Nummeraanduiding>" + _ID.format("20") + "<Objecten:huisnummer>{n}"
    "</Objecten:huisnummer><Objecten:postcode>1234AB</Objecten:postcode>"
    "<Objecten:typeAdresseerbaarObject>Verblijfsobject</Objecten:typeAdresseerbaarObject>"
    "<Objecten:status>Naamgeving uitgegeven</Objecten:status><Objecten:geconstateerd>N"
    "</Objecten:geconstateerd>" + _VOORKOMEN + "<Objecten:ligtAan><Objecten-ref:OpenbareRuimteRef"
    ' domein="NL.IMBAG">0999300000000001</Objecten-ref:OpenbareRuimteRef></Objecten:ligtAan>'
    "</Objecten:Nummeraanduiding>",
}  # fmt: skip


def main(argumenten: list[str] | None = None) -> int:
    """Run the benchmark, print what was measured; 0 when all promises are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--objecten", type=int, default=100_000)
    parser.add_argument("--alleen-laden", type=Path, help=argparse.SUPPRESS)
    keuze = parser.parse_args(argumenten)
    if keuze.alleen_laden:
        zeg(f"{_laad(keuze.alleen_laden)} {_piek_mb()}")
        return 0
    with tempfile.TemporaryDirectory() as map:
        klein = maak_extract(Path(map) / "1.zip", keuze.objecten)
        kaal, ons, rijen = _meet(klein)
        goed = rijen == keuze.objecten and ons / kaal <= HOOGSTE_VERHOUDING
        zeg(f"BAG-extract, {rijen:,} objecten")
        zeg(f"alleen ontleden (iterparse)       {kaal:>10.2f} s")
        zeg(f"naar bron                         {ons:>10.2f} s")
        zeg(f"verhouding                        {ons / kaal:>10.2f}   (hoogstens 2)")
        for keer in (1, 10):
            pad = klein if keer == 1 else maak_extract(Path(map) / "10.zip", keuze.objecten * keer)
            rijen, piek = _apart(pad)
            goed = goed and rijen == keuze.objecten * keer and piek <= HOOGSTE_GEHEUGEN_MB
            zeg(f"geheugen bij {rijen:>9,} objecten    {piek:>10,.0f} MB (hoogstens 1024)")
    return 0 if goed else 1


def maak_extract(pad: Path, objecten: int) -> Path:
    """Write an extract with this many buildings, dwellings and addresses, in equal parts."""
    per_soort = [objecten // 3 + (i < objecten % 3) for i in range(3)]
    with zipfile.ZipFile(pad, "w") as buiten:
        for (code, vorm), aantal in zip(_OBJECTEN.items(), per_soort, strict=True):
            with buiten.open(f"0999{code}01112026.zip", "w", force_zip64=True) as doel:
                _schrijf(zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED), code, vorm, aantal)
    return pad


def _schrijf(binnen: zipfile.ZipFile, code: str, vorm: str, aantal: int) -> None:
    with binnen:
        for begin in range(0, aantal, _PER_DOCUMENT):
            eind = min(begin + _PER_DOCUMENT, aantal)
            naam = f"0999{code}01112026-{begin // _PER_DOCUMENT + 1:06d}.xml"
            delen = (_OM.format(vorm.format(n=n, punten=_punten(n))) for n in range(begin, eind))
            binnen.writestr(naam, f"{_KOP}{''.join(delen)}{_STAART}", compresslevel=1)


def _punten(n: int) -> str:
    hoeken = ((0, 0), (9, 1), (9, 5), (7, 5), (7, 8), (0, 8), (0, 0))
    return " ".join(f"{155000 + n % 9973 + x}.{n % 1000:03d} {463000 + y}.5 0.0" for x, y in hoeken)


def _meet(pad: Path) -> tuple[float, float, int]:
    """Best times, measured in turn, so that a busy machine hinders both alike; and rows read."""
    tijden = []
    for _ in range(RONDES):
        kaal, _niets = klok(lambda: _ontleed(pad))
        ons, rijen = klok(lambda: _laad(pad))
        tijden.append((kaal, ons))
    return min(kaal for kaal, _ in tijden), min(ons for _, ons in tijden), rijen


def _ontleed(pad: Path) -> None:
    for bron in _documenten(pad):
        for _ in etree.iterparse(bron):
            pass


def _documenten(pad: Path) -> Iterator[io.BufferedReader]:
    for naam, stroom in archive.leden(pad, pad.name):
        if naam.endswith(".xml"):
            yield stroom  # type: ignore[misc]


def _laad(pad: Path) -> int:
    contract = load_contract(SOURCES / "bag_extract.yaml")
    bestand = Landingsbestand(contract.id, pad.name, pad, "0" * 64, pad.stat().st_size)
    with (
        tempfile.TemporaryDirectory() as map,
        stel_in(duckdb.connect(str(Path(map) / "run.duckdb"))) as con,
    ):
        return laden.laad(con, contract, [bestand], "2026-11-01").rijen_gelezen


def _apart(pad: Path) -> tuple[int, float]:
    """Rows, and megabytes at most in use, of loading in a process of its own."""
    opdracht = [sys.executable, "-m", "benchmarks.bag", "--alleen-laden", str(pad)]
    uit = subprocess.run(
        opdracht, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1]
    ).stdout.split()
    return int(uit[0]), float(uit[1])


def _piek_mb() -> float:
    """Not `ru_maxrss`: a process inherits that from the one that started it."""
    stand = Path("/proc/self/status").read_text(encoding="utf-8")
    gevonden = re.search(r"VmHWM:\s+(\d+)", stand)
    assert gevonden is not None
    return int(gevonden[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
