"""XML: records streamed from the elements that the contract names, in messages and exports.

Belongs here: walking a document, the values of elements around a record, and what can be wrong with
a file. Does not belong here: making a record a row (`xml_rij`), validation (`xml_xsd`).

A document may be hostile: a DOCTYPE is refused before it is read, nothing is fetched, and what was
read is let go of, records and all that is no record alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
from lxml import etree

from pipelines.contract.elementpad import Pad, Plek, Record, record
from pipelines.contract.formaat import Elementformaat, XmlFormaat
from pipelines.readers import Afkeur, Bevinding, Blok, xml_meldingen, xml_xsd
from pipelines.readers.json_rijen import kolommen
from pipelines.readers.xml_kop import Bron, Herhaalbaar, stapsgewijs, wortel
from pipelines.readers.xml_rij import SAMEN, Rijmaker, eigen_tekst, is_nil, kenmerken, naam_van

if TYPE_CHECKING:
    from pipelines.bron.landing import Landingsbestand
    from pipelines.contract.formaat import Formaat

_HAP: Final = 128 * 1024
_RIJEN: Final = 4_000
_TEKENS: Final = 8 * 1024 * 1024
_MAX_RECORD: Final = 16  # MB
_MAX_ONDERDELEN: Final = 200_000

Bijzonder = Callable[[etree._Element], str | None]


def lees(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Blok | Afkeur | Bevinding]:
    """Records of one file. See `pipelines.readers` for what a reader promises."""
    assert isinstance(formaat, XmlFormaat)
    yield from lees_elementen(bestand, formaat)
    yield from xml_xsd.valideer(bestand, formaat)


def lees_elementen(
    bestand: Landingsbestand, formaat: Elementformaat, bijzonder: Bijzonder | None = None
) -> Iterator[Blok | Afkeur]:
    """Records of one file, with `bijzonder` for elements that are a value as a whole."""
    records = [
        record(object_, formaat.pad[object_], formaat.kolommen[object_])
        for object_ in formaat.objecten_van(bestand.naam)
    ]
    with bestand.pad.open("rb") as bron:
        yield from _Lezer(bestand.naam, bron, records, bijzonder).lees()


class _Spoor:
    """The records of one object of the contract, as they come by."""

    def __init__(self, bestand: str, record: Record, maker: Rijmaker) -> None:
        self.bestand, self.record, self._maker = bestand, record, maker
        self.aantal = 0
        self._rijen: list[dict[str, str | None]] = []
        self._nummers: list[int] = []
        self._tekens = 0

    def voeg_toe(self, element: etree._Element, rondom: dict[Plek, str]) -> Iterator[Blok | Afkeur]:
        """Take one record, with the values of the elements around it."""
        self.aantal += 1
        rij, tekens = self._maker.rij(element)
        if not any(waarde for waarde in rij.values()):
            regel: Any = element.sourceline
            reden = xml_meldingen.leeg(regel)
            yield Afkeur(self.record.tabel, self.bestand, self.aantal, reden)
            return
        for naam, plek in self.record.buiten.items():
            if plek in rondom:
                rij[naam] = rondom[plek]
        self._rijen.append(rij)
        self._nummers.append(self.aantal)
        self._tekens += tekens
        if len(self._rijen) >= _RIJEN or self._tekens >= _TEKENS:
            yield from self.leeg()

    def leeg(self) -> Iterator[Blok]:
        """Give off what waits."""
        if self._rijen:
            yield Blok(
                self.record.tabel,
                self.bestand,
                pa.array(self._nummers, pa.int64()),
                kolommen(self._rijen, self.bestand),
            )
        self._rijen, self._nummers, self._tekens = [], [], 0


class _Lezer:
    """One document."""

    def __init__(
        self, naam: str, bron: Bron, records: list[Record], bijzonder: Bijzonder | None
    ) -> None:
        self.naam = naam
        self._bron = Herhaalbaar(bron)
        paden = {r.pad for r in records}
        self._sporen = {r.pad: _Spoor(naam, r, Rijmaker(r, paden, bijzonder)) for r in records}
        self._rondom: dict[Plek, str] = {}
        self._gevraagd = {plek for r in records for plek in r.buiten.values()}
        self._elementen = {plek.element for plek in self._gevraagd}
        self._houders = {pad[:n] for pad in paden for n in range(1, len(pad))}
        self._gezien: set[Pad] = set()
        self._root: Any = None
        self._open = 0  # records that were started and not finished
        self._sinds = 0  # bytes since a record started or ended

    def lees(self) -> Iterator[Blok | Afkeur]:
        """The rows of all objects, in the order of the document."""
        _, top = wortel(self.naam, self._bron, xml_meldingen)
        for spoor in self._sporen.values():
            leeg = pa.RecordBatch.from_arrays([], names=[])
            yield Blok(spoor.record.tabel, self.naam, pa.array([], pa.int64()), leeg)
        parser = self._parser(top)
        try:
            while hap := self._bron.read(_HAP):
                self._sinds += len(hap)
                parser.feed(hap)
                yield from self._verwerk(parser)
                self._snoei()
                if self._open and self._sinds > _MAX_RECORD << 20:
                    raise self._te_groot()
            parser.close()
            yield from self._verwerk(parser)
        except etree.XMLSyntaxError as fout:
            af = self._bron.is_af({top})
            raise xml_meldingen.fout(self.naam, fout, af=af, records=self._aantal()) from None
        for spoor in self._sporen.values():
            yield from spoor.leeg()
        self._toets_gevonden()

    def _parser(self, top: str) -> Any:
        paden = {*self._sporen, *self._houders, *self._elementen}
        namen = {top, *(pad[-1] for pad in paden)}
        return stapsgewijs(("start", "end"), sorted(f"{{*}}{naam}" for naam in namen))

    def _verwerk(self, parser: Any) -> Iterator[Blok | Afkeur]:
        for stap, element in parser.read_events():
            pad = _pad(element)
            spoor = self._sporen.get(pad)
            if stap == "start":
                self._begin(element, pad)
                if spoor is not None:
                    self._open += 1
                    self._sinds = 0
                continue
            if pad in self._elementen:
                self._einde(element, pad)
            if spoor is not None:
                self._open -= 1
                self._sinds = 0
                yield from spoor.voeg_toe(element, self._rondom)

    def _begin(self, element: etree._Element, pad: Pad) -> None:
        """Forget what belonged to an earlier element of this path, when it holds records."""
        if self._root is None:
            self._root = element
        if pad in self._houders:
            self._gezien.add(pad)
            diepte = len(pad)
            for plek in [p for p in self._rondom if p.element[:diepte] == pad]:
                del self._rondom[plek]
        for plek in self._gevraagd:
            if plek.element == pad and plek.attribuut is not None:
                for kenmerk, waarde in kenmerken(element):
                    if naam_van(kenmerk) == plek.attribuut:
                        self._onthoud(plek, waarde)

    def _einde(self, element: etree._Element, pad: Pad) -> None:
        plek = Plek(pad, None)
        if plek in self._gevraagd and not is_nil(element):
            self._onthoud(plek, eigen_tekst(element) if len(element) else element.text or "")

    def _onthoud(self, plek: Plek, waarde: str) -> None:
        if plek in self._rondom:
            waarde = f"{self._rondom[plek]}{SAMEN}{waarde}"
        if len(waarde) > _TEKENS:
            raise self._te_groot()
        self._rondom[plek] = waarde

    def _snoei(self) -> None:
        """Let go of all that is finished; what is open is always the last child of its parent."""
        element, in_record = self._root, False
        pad: Pad = ()
        while element is not None and len(element):
            pad = (*pad, naam_van(element.tag))
            in_record = in_record or pad in self._sporen
            if not in_record:
                del element[:-1]
            elif any(p[: len(pad)] == pad and len(p) > len(pad) for p in self._sporen):
                for kind in element[:-1]:
                    if (*pad, naam_van(kind.tag)) in self._sporen:
                        element.remove(kind)
            if len(element) > _MAX_ONDERDELEN:
                raise self._te_groot()
            element = element[-1]

    def _aantal(self) -> int:
        return sum(spoor.aantal for spoor in self._sporen.values())

    def _te_groot(self) -> Exception:
        return xml_meldingen.te_groot(self.naam, self._aantal(), _MAX_RECORD)

    def _toets_gevonden(self) -> None:
        """Tell an element without records from an element that is not there."""
        leeg = any(pad[:-1] in self._gezien for pad in self._sporen)
        if not self._aantal() and not leeg:
            paden = {s.record.tabel: "/".join(pad) for pad, s in self._sporen.items()}
            raise xml_meldingen.geen_records(self.naam, paden)


def _pad(element: etree._Element) -> Pad:
    namen = [naam_van(element.tag)]
    namen.extend(naam_van(ouder.tag) for ouder in element.iterancestors())
    namen.reverse()
    return tuple(namen)
