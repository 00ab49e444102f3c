"""Reads a BAG 2.0 extract of Kadaster: (nested) zip of XML documents, or one such document.

Every object element becomes one row of text: in an extract each element is one voorkomen of an
object. Belongs here: walking the documents and refusing what is not such an extract. What an
extract consists of is in `bag_schema.py`, from object to columns in `bag_rijen.py`.

A document may be hostile: a DOCTYPE is refused before it is read, so no entity ever exists.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Protocol
from xml.parsers import expat

from lxml import etree

from pipelines.readers import Afkeur, Blok, archive
from pipelines.readers import bag_meldingen as meldingen
from pipelines.readers.bag_rijen import Verzamelaar
from pipelines.readers.bag_schema import (
    BEGELEIDEND,
    DOCUMENTEN,
    OBJECTTYPECODES,
    Document,
    tabel_van,
)

if TYPE_CHECKING:
    from pipelines.bron.landing import Landingsbestand
    from pipelines.contract.laden import Formaat

_HAP: Final = 64 * 1024
_STAART: Final = 200
_KOP: Final = 4 * 1024 * 1024  # comments before the root may be long, not endless


class Bron(Protocol):
    """What is read from: an open binary file."""

    def read(self, n: int = -1, /) -> bytes: ...


def lees(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Blok | Afkeur]:
    """Rows of all object types in one delivered file, a zip or one XML document."""
    gelezen = 0
    for naam, bron in _documenten(bestand):
        if not naam.lower().endswith(".xml"):
            yield Afkeur(None, naam, 0, meldingen.GEEN_XML)
            continue
        lezer = _Lezer(naam, bron)
        yield from lezer.lees()
        gelezen += lezer.document is not None
    if not gelezen:
        raise meldingen.geen_objecten(bestand.naam)


def _documenten(bestand: Landingsbestand) -> Iterator[tuple[str, Bron]]:
    with bestand.pad.open("rb") as bron:
        is_zip = bestand.naam.lower().endswith(".zip") or bron.read(2) == b"PK"
    if is_zip:
        yield from archive.leden(bestand.pad, bestand.naam)
        return
    with bestand.pad.open("rb") as bron:
        yield bestand.naam if bestand.naam.lower().endswith(".xml") else f"{bestand.naam}.xml", bron


class _Lezer:
    """One XML document. `document` is None after reading when it holds no objects by its nature."""

    def __init__(self, naam: str, bron: Bron) -> None:
        self.naam = naam
        self.document: Document | None = None
        self._bron = _Herhaalbaar(bron)
        self._nummer = 0
        self._soorten: list[str] = []
        self._rijen = Verzamelaar(naam)

    def lees(self) -> Iterator[Blok | Afkeur]:
        self.document = self._soort(*_wortel(self.naam, self._bron))
        if self.document is None:
            return
        try:
            yield from self._objecten(self.document)
        except etree.XMLSyntaxError as fout:
            raise meldingen.xml_fout(self.naam, fout, af=self._bron.is_af()) from None

    def _soort(self, naamruimte: str, wortel: str) -> Document | None:
        for document in DOCUMENTEN:
            if wortel == document.wortel and document.naamruimte in naamruimte:
                return document
        if wortel in BEGELEIDEND:
            return None
        raise meldingen.vreemde_wortel(self.naam, wortel)

    def _objecten(self, document: Document) -> Iterator[Blok | Afkeur]:
        stappen = etree.iterparse(
            self._bron,
            events=("end",),
            tag=[f"{{*}}{tag}" for tag in (*document.objecten, "stand", "objectType")],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        for _, element in stappen:
            tag = _naam(element)
            if tag == "objectType":
                self._soorten.append(OBJECTTYPECODES.get(element.text or "", ""))
            elif tag == "stand":
                yield from self._ruim_op(element, document)
            else:
                yield from self._object(element, document)
        yield from self._onbekend(stappen.root, document)
        yield from self._rijen.leeg()
        if not self._nummer:  # delivered, and empty: that differs from not delivered
            for tabel in filter(None, self._soorten):
                yield self._rijen.leeg_blok(tabel)

    def _object(self, element: etree._Element, document: Document) -> Iterator[Blok | Afkeur]:
        objecten = list(element) if document.genest else [element]
        if not objecten:
            yield self._afkeur(meldingen.LEEG_OBJECT)
        for object_ in objecten:
            naamruimte, naam = _gesplitst(object_)
            tabel = tabel_van(naamruimte, naam)
            if tabel is None:
                yield self._afkeur(meldingen.ONBEKEND_OBJECT)
                continue
            self._nummer += 1
            yield from self._rijen.voeg_toe(tabel, self._nummer, object_)
        _maak_leeg(element)

    def _ruim_op(self, stand: etree._Element, document: Document) -> Iterator[Afkeur]:
        """Let go of a finished part and of all before it, after a look for what is unknown."""
        yield from self._onbekend(stand, document)
        ouder = stand.getparent()
        while (vorige := stand.getprevious()) is not None and ouder is not None:
            if vorige.tag != stand.tag:
                yield from self._onbekend_deel(vorige, document)
            ouder.remove(vorige)
        stand.clear()

    def _onbekend(self, houder: etree._Element, document: Document) -> Iterator[Afkeur]:
        for kind in houder:
            yield from self._onbekend_deel(kind, document)

    def _onbekend_deel(self, deel: etree._Element, document: Document) -> Iterator[Afkeur]:
        naam = _naam(deel)
        if naam in document.houders:
            yield from self._onbekend(deel, document)
        elif naam not in document.omlijsting and naam not in document.objecten:
            yield self._afkeur(meldingen.ONBEKEND_DEEL)

    def _afkeur(self, reden: str) -> Afkeur:
        self._nummer += 1
        return Afkeur(None, self.naam, self._nummer, reden)


class _Herhaalbaar:
    """Gives what was read to find the root a second time, and remembers how the document ended."""

    def __init__(self, bron: Bron) -> None:
        self._bron = bron
        self._kop: list[bytes] = []
        self._staart = b""
        self._op = False

    def kijk(self) -> bytes:
        hap = self._bron.read(_HAP)
        self._kop.append(hap)
        return hap

    def read(self, n: int = -1, /) -> bytes:
        hap = self._kop.pop(0) if self._kop else self._bron.read(n)
        self._op = not hap
        self._staart = hap[-_STAART:] if len(hap) >= _STAART else (self._staart + hap)[-_STAART:]
        return hap

    def is_af(self) -> bool:
        """False when all was read and the last thing is not the end tag of a BAG document."""
        einden = tuple(f"{voor}{d.wortel}>".encode() for d in DOCUMENTEN for voor in ":/")
        return not self._op or self._staart.replace(b"\0", b"").rstrip().endswith(einden)


class _Gevonden(Exception):
    """Stops the look-ahead at the root element."""


def _wortel(naam: str, bron: _Herhaalbaar) -> tuple[str, str]:
    """Namespace and local name of the root element; a DOCTYPE before it is refused."""
    kijker = expat.ParserCreate(namespace_separator=" ")
    gevonden: list[str] = []

    def begin(tag: str, _kenmerken: object) -> None:
        gevonden.append(tag)
        raise _Gevonden

    def doctype(*_: object) -> None:
        raise meldingen.doctype(naam, kijker.CurrentLineNumber)

    kijker.StartElementHandler = begin
    kijker.StartDoctypeDeclHandler = doctype
    try:
        for _ in range(_KOP // _HAP):
            hap = bron.kijk()
            kijker.Parse(hap, not hap)
    except _Gevonden:
        naamruimte, _, wortel = gevonden[0].rpartition(" ")
        return naamruimte, wortel
    except expat.ExpatError as fout:
        raise meldingen.geen_xml(naam, fout.lineno) from None
    raise meldingen.geen_xml(naam, None)


def _gesplitst(element: etree._Element) -> tuple[str, str]:
    naamruimte, _, naam = element.tag.rpartition("}")
    return naamruimte, naam


def _naam(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2]


def _maak_leeg(element: etree._Element) -> None:
    """Free the object and those before it, which lxml keeps as siblings."""
    element.clear()
    ouder = element.getparent()
    while ouder is not None and (vorige := element.getprevious()) is not None:
        if vorige.tag != element.tag:
            return
        ouder.remove(vorige)
