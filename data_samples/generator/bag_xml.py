"""Writes rows as the documents and nested zip files of a BAG 2.0 extract.

Belongs here: the form of Kadaster's delivery: element order, namespaces, file names, at most 10,000
objects per document. Bytes depend on the rows and the date only: times in the zip files are fixed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import chain, islice
from tempfile import TemporaryFile
from typing import IO, TypeVar
from xml.sax.saxutils import escape

from data_samples.generator.bag_rijen import Onderzoek, Rij

T = TypeVar("T")

PER_DOCUMENT = 10_000
_NS = "www.kadaster.nl/schemas/lvbag"
_KOP = f"""<?xml version="1.0" encoding="UTF-8"?>
<sl-bag-extract:bagStand xmlns:sl-bag-extract="http://{_NS}/extract-deelbestand-lvc/v20200601" \
xmlns:sl="http://www.kadaster.nl/schemas/standlevering-generiek/1.0" \
xmlns:selecties-extract="http://{_NS}/extract-selecties/v20200601" \
xmlns:Objecten="{_NS}/imbag/objecten/v20200601" \
xmlns:Objecten-ref="{_NS}/imbag/objecten-ref/v20200601" \
xmlns:Historie="{_NS}/imbag/historie/v20200601" \
xmlns:KenmerkInOnderzoek="{_NS}/imbag/kenmerkinonderzoek/v20200601" \
xmlns:gml="http://www.opengis.net/gml/3.2">
<sl-bag-extract:bagInfo><selecties-extract:Gebied-Registratief><selecties-extract:Gebied-GEM>\
<selecties-extract:GemeenteCollectie><selecties-extract:Gemeente>\
<selecties-extract:GemeenteIdentificatie>{{gemeente}}</selecties-extract:GemeenteIdentificatie>\
</selecties-extract:Gemeente></selecties-extract:GemeenteCollectie></selecties-extract:Gebied-GEM>\
</selecties-extract:Gebied-Registratief><selecties-extract:LVC-Extract>\
<selecties-extract:StandTechnischeDatum>{{stand}}</selecties-extract:StandTechnischeDatum>\
</selecties-extract:LVC-Extract></sl-bag-extract:bagInfo>
<sl:standBestand><sl:dataset>LVBAG</sl:dataset><sl:inhoud><sl:gebied>GEMEENTE</sl:gebied>\
<sl:leveringsId>0000000001</sl:leveringsId><sl:objectTypen><sl:objectType>{{code}}</sl:objectType>\
</sl:objectTypen></sl:inhoud>
"""
_STAART = "</sl:standBestand>\n</sl-bag-extract:bagStand>\n"
_RELATIE_KOP = f"""<?xml version="1.0" encoding="UTF-8"?>
<gwr-bestand:BAG-GWR-Deelbestand-LVC \
xmlns:gwr-bestand="{_NS}/gem-wpl-rel/gwr-deelbestand-lvc/v20200601" \
xmlns:gwr-product="{_NS}/gem-wpl-rel/gwr-producten-lvc/v20200601" \
xmlns:bagtypes="{_NS}/gem-wpl-rel/bag-types/v20200601">
<gwr-bestand:Product><gwr-product:GemeenteWoonplaatsRelatieProduct>
"""
_RELATIE_STAART = (
    "</gwr-product:GemeenteWoonplaatsRelatieProduct></gwr-bestand:Product>\n"
    "</gwr-bestand:BAG-GWR-Deelbestand-LVC>\n"
)
_ELEMENT = {
    "pand": "Pand",
    "verblijfsobject": "Verblijfsobject",
    "nummeraanduiding": "Nummeraanduiding",
    "openbareruimte": "OpenbareRuimte",
    "woonplaats": "Woonplaats",
    "ligplaats": "Ligplaats",
    "standplaats": "Standplaats",
}
_VERWIJST = {
    "heeftAlsHoofdadres": "Nummeraanduiding",
    "heeftAlsNevenadres": "Nummeraanduiding",
    "maaktDeelUitVan": "Pand",
    "ligtAan": "OpenbareRuimte",
    "ligtIn": "Woonplaats",
}


class Uitvoer:
    """A zip file in the making, in which zip files can be nested."""

    def __init__(self, bestand: IO[bytes], stand: date, gemeente: str) -> None:
        self._zip = zipfile.ZipFile(bestand, "w", zipfile.ZIP_DEFLATED)
        self._stand, self._gemeente = stand, gemeente
        self.datum = f"{stand:%d%m%Y}"

    def sluit(self) -> None:
        self._zip.close()

    @contextmanager
    def binnen(self, naam: str) -> Iterator[Uitvoer]:
        """A zip file as a member; it is compressed already, so it is only stored."""
        with TemporaryFile() as bestand:
            zip_ = Uitvoer(bestand, self._stand, self._gemeente)
            yield zip_
            zip_.sluit()
            bestand.seek(0)
            lid = self._lid(naam, zipfile.ZIP_STORED)
            lid.file_size = bestand.seek(0, 2)
            bestand.seek(0)
            with self._zip.open(lid, "w") as uit:
                while blok := bestand.read(1 << 20):
                    uit.write(blok)

    def document(self, naam: str, delen: Iterable[str]) -> None:
        with self._zip.open(self._lid(naam, zipfile.ZIP_DEFLATED), "w") as uit:
            for deel in delen:
                uit.write(deel.encode())

    def objecten(self, soort: str, code: str, rijen: Iterable[Rij]) -> None:
        """`<gemeente><soort><datum>.zip` with the objects of one type."""
        with self.binnen(f"{self._gemeente}{soort}{self.datum}.zip") as binnen:
            binnen._documenten(f"{self._gemeente}{soort}{self.datum}", code, rijen, _object)

    def onderzoeken(self, soort: str, code: str, rijen: Iterable[Onderzoek]) -> None:
        """As `objecten`, for what is under investigation."""
        with self.binnen(f"{self._gemeente}{soort}{self.datum}.zip") as binnen:
            binnen._documenten(f"{self._gemeente}{soort}{self.datum}", code, rijen, _kenmerk)

    def relaties(self, relaties: Iterable[tuple[str, str]]) -> None:
        """The national list of places and their municipalities."""
        naam = f"GEM-WPL-RELATIE-{self.datum}"
        with self.binnen(f"{naam}.zip") as binnen:
            delen = chain([_RELATIE_KOP], map(_relatie, relaties), [_RELATIE_STAART])
            binnen.document(f"{naam}-000001.xml", delen)

    def _documenten(
        self, naam: str, code: str, rijen: Iterable[T], schrijf: Callable[[T], str]
    ) -> None:
        bron = iter(rijen)
        nummer, deel = 1, list(islice(bron, PER_DOCUMENT))
        while deel or nummer == 1:
            kop = _KOP.format(gemeente=self._gemeente, stand=self._stand.isoformat(), code=code)
            self.document(f"{naam}-{nummer:06d}.xml", chain([kop], map(schrijf, deel), [_STAART]))
            nummer, deel = nummer + 1, list(islice(bron, PER_DOCUMENT))

    def _lid(self, naam: str, manier: int) -> zipfile.ZipInfo:
        lid = zipfile.ZipInfo(naam, (self._stand.year, self._stand.month, self._stand.day, 5, 0, 0))
        lid.compress_type = manier
        lid.external_attr = 0o644 << 16
        return lid


def _el(naam: str, waarde: str | None, extra: str = "") -> str:
    if waarde is None:
        return ""
    return f"<{naam}{extra}>{escape(waarde)}</{naam}>"


def _object(rij: Rij) -> str:
    element = f"Objecten:{_ELEMENT[rij.soort]}"
    domein = f' domein="NL.IMBAG.{_ELEMENT[rij.soort]}"'
    return (
        f"<sl:stand><sl-bag-extract:bagObject><{element}>"
        f"{_el('Objecten:identificatie', rij.id, domein)}"
        f"{''.join(_veld(rij, naam) for naam in rij.velden)}"
        f"{_el('Objecten:status', rij.status)}"
        f"{_el('Objecten:geconstateerd', rij.geconstateerd)}"
        f"{_el('Objecten:documentdatum', rij.documentdatum)}"
        f"{_el('Objecten:documentnummer', rij.documentnummer)}"
        f"{_voorkomen(rij)}"
        f"</{element}></sl-bag-extract:bagObject></sl:stand>\n"
    )


def _veld(rij: Rij, naam: str) -> str:
    waarde = rij.velden[naam]
    if waarde is None:
        return ""
    if naam == "geometrie":
        return f"<Objecten:geometrie>{_geometrie(rij, str(waarde))}</Objecten:geometrie>"
    waarden = waarde if isinstance(waarde, list) else [waarde]
    if naam in _VERWIJST:
        ref = f"Objecten-ref:{_VERWIJST[naam]}Ref"
        verwijzingen = "".join(_el(ref, doel) for doel in waarden)
        return f"<Objecten:{naam}>{verwijzingen}</Objecten:{naam}>"
    return "".join(_el(f"Objecten:{naam}", tekst) for tekst in waarden)


def _geometrie(rij: Rij, getallen: str) -> str:
    id_ = f"{rij.soort.upper()[:3]}_{escape(rij.id)}_{rij.versie}"
    kop = f'srsName="urn:ogc:def:crs:EPSG::28992" srsDimension="2" gml:id="{id_}"'
    if rij.soort == "verblijfsobject":
        punt = f"<gml:Point {kop}>{_el('gml:pos', getallen)}</gml:Point>"
        return f"<Objecten:punt>{punt}</Objecten:punt>"
    ring = f"<gml:LinearRing>{_el('gml:posList', getallen)}</gml:LinearRing>"
    vlak = f"<gml:Polygon {kop}><gml:exterior>{ring}</gml:exterior></gml:Polygon>"
    return f"<Objecten:vlak>{vlak}</Objecten:vlak>" if rij.soort == "woonplaats" else vlak


def _voorkomen(rij: Rij) -> str:
    begin, eind = _moment(rij.begin), _moment(rij.eind) if rij.eind else None
    return (
        "<Objecten:voorkomen><Historie:Voorkomen>"
        f"{_el('Historie:voorkomenidentificatie', str(rij.versie))}"
        f"{_el('Historie:beginGeldigheid', rij.begin)}"
        f"{_el('Historie:eindGeldigheid', rij.eind)}"
        f"{_el('Historie:tijdstipRegistratie', begin)}"
        f"{_el('Historie:eindRegistratie', eind)}"
        "<Historie:BeschikbaarLV>"
        f"{_el('Historie:tijdstipRegistratieLV', begin)}"
        f"{_el('Historie:tijdstipEindRegistratieLV', eind)}"
        "</Historie:BeschikbaarLV></Historie:Voorkomen></Objecten:voorkomen>"
    )


def _moment(dag: str | None) -> str:
    """The day is not always one of the calendar; the time of registration always is."""
    try:
        return f"{date.fromisoformat(dag or '')}T11:30:00.000"
    except ValueError:
        return "2016-03-01T11:30:00.000"


def _kenmerk(rij: Onderzoek) -> str:
    element = f"KenmerkInOnderzoek:Kenmerk{rij.objecttype}InOnderzoek"
    veld = "KenmerkInOnderzoek:"
    return (
        f"<sl:stand><sl-bag-extract:kenmerkInOnderzoek><{element}>"
        f"{_el(veld + 'kenmerk', rij.kenmerk)}"
        f"{_el(f'{veld}identificatieVan{rij.objecttype}', rij.id)}"
        f"{_el(veld + 'inOnderzoek', rij.in_onderzoek)}"
        f"{_el(veld + 'documentdatum', rij.begin or '2016-03-01')}"
        f"{_el(veld + 'documentnummer', 'WB/ONDERZOEK')}"
        f"<{veld}historieInOnderzoek><Historie:HistorieInOnderzoek>"
        f"{_el('Historie:tijdstipRegistratie', _moment(rij.begin))}"
        f"{_el('Historie:eindRegistratie', _moment(rij.eind) if rij.eind else None)}"
        f"{_el('Historie:beginGeldigheid', rij.begin)}"
        f"{_el('Historie:eindGeldigheid', rij.eind)}"
        f"</Historie:HistorieInOnderzoek></{veld}historieInOnderzoek>"
        f"</{element}></sl-bag-extract:kenmerkInOnderzoek></sl:stand>\n"
    )


def _relatie(relatie: tuple[str, str]) -> str:
    plaats, gemeente = relatie
    p = "gwr-product:"
    return (
        f"<{p}GemeenteWoonplaatsRelatie><{p}tijdvakgeldigheid>"
        f"{_el('bagtypes:begindatumTijdvakGeldigheid', '2010-07-23')}</{p}tijdvakgeldigheid>"
        f"<{p}gerelateerdeWoonplaats>{_el(p + 'identificatie', plaats)}"
        f"</{p}gerelateerdeWoonplaats><{p}gerelateerdeGemeente>{_el(p + 'identificatie', gemeente)}"
        f"</{p}gerelateerdeGemeente>{_el(p + 'status', 'definitief')}"
        f"</{p}GemeenteWoonplaatsRelatie>\n"
    )
