"""Reads a BAG 2.0 extract of Kadaster, or its daily mutations: (nested) zip of XML documents, or
one such document.

Every object element becomes one row of text: in an extract each element is one voorkomen of an
object. Belongs here: walking the documents and refusing what is not such an extract. What an
extract consists of is in `bag_schema.py`, from object to columns in `bag_rijen.py`.

A document may be hostile: a DOCTYPE is refused before it is read, so no entity ever exists.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from pipelines.readers import Afkeur, Blok, archive
from pipelines.readers import bag_meldingen as meldingen
from pipelines.readers.bag_rijen import RIJEN, Verzamelaar
from pipelines.readers.bag_schema import (
    BEGELEIDEND,
    DOCUMENTEN,
    MUTATIE,
    MUTATIEROLLEN,
    MUTATIES,
    MUTATIESOORTEN,
    OBJECTTYPECODES,
    STAND,
    Document,
)
from pipelines.readers.xml_kop import Bron, Herhaalbaar, stapsgewijs, wortel

if TYPE_CHECKING:
    from pipelines.bron.landing import Landingsbestand
    from pipelines.contract.laden import Formaat

_HAP: Final = 128 * 1024
_MAX_OBJECT: Final = 32  # MB
_NAMEN: Final = 1_000
_PARTIJ: Final = 16 << 20  # bytes of XML: texts may be long


def lees(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Blok | Afkeur]:
    """Rows of all object types in one delivered file, a zip or one XML document."""
    gelezen = 0
    mutaties = any(set(MUTATIE) <= set(kolommen) for kolommen in formaat.kolommen.values())
    for naam, bron in _documenten(bestand):
        if not naam.lower().endswith(".xml"):
            yield Afkeur(None, naam, 0, meldingen.GEEN_XML)
            continue
        lezer = _Lezer(naam, bron, mutaties=mutaties)
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
    """One XML document. `document` is None after reading when it holds no objects by its nature.

    `mutaties`: the contract asks for mutations, so a document that holds them may be read.
    """

    def __init__(self, naam: str, bron: Bron, *, mutaties: bool) -> None:
        self.naam = naam
        self.document: Document | None = None
        self._mutaties = mutaties
        self._bron = Herhaalbaar(bron)
        self._nummer = 0
        self._soorten: list[str] = []
        self._uit: list[Blok | Afkeur] = []
        self._namen: dict[str, str] = {}
        self._standen: set[str] = set()  # tags of a `stand`, and of what holds an object in it
        self._houders: set[str] = set()

    def lees(self) -> Iterator[Blok | Afkeur]:
        """All objects of the document, in its order."""
        naamruimte, naam = wortel(self.naam, self._bron, meldingen)
        self.document = self._soort(naamruimte, naam)
        if self.document is None:
            return
        self._vast = MUTATIE if self.document is MUTATIES else ()
        self._rijen = Verzamelaar(self.naam, self._vast)
        try:
            yield from self._objecten(self.document)
        except etree.XMLSyntaxError as fout:
            af = self._bron.is_af({document.wortel for document in DOCUMENTEN})
            raise meldingen.xml_fout(self.naam, fout, af=af) from None

    def _soort(self, naamruimte: str, naam: str) -> Document | None:
        for document in DOCUMENTEN:
            if naam == document.wortel and document.naamruimte in naamruimte:
                if document is MUTATIES and not self._mutaties:
                    raise meldingen.mutaties(self.naam)
                return document
        if naam in BEGELEIDEND:
            return None
        if naam == MUTATIES.wortel:
            raise meldingen.mutaties(self.naam)
        raise meldingen.vreemde_wortel(self.naam, naam)

    def _objecten(self, document: Document) -> Iterator[Blok | Afkeur]:
        """Feed the parser in parts and take, after each, what is finished in the tree. That costs
        no step per element, and what was taken is let go of."""
        parser = stapsgewijs(("start",), [f"{{*}}{document.wortel}"])
        top: Any = None
        sinds = gelezen = 0
        while hap := self._bron.read(_HAP):
            parser.feed(hap)
            for _, element in parser.read_events():
                top = element if top is None else top
            voor = self._nummer
            if top is not None:
                with _zonder_opruimen():
                    self._oogst(top, document)
            sinds = 0 if self._nummer > voor else sinds + len(hap)
            if sinds > _MAX_OBJECT << 20:
                raise meldingen.te_groot(self.naam, _MAX_OBJECT)
            yield from self._geef()
            gelezen += len(hap)
            if gelezen >= _PARTIJ:
                yield from self._rijen.leeg()
                gelezen = 0
        self._neem(parser.close(), document, ())
        yield from self._geef()
        yield from self._rijen.leeg()
        if not self._nummer:  # delivered, and empty: that differs from not delivered
            for tabel in filter(None, self._soorten):
                yield self._rijen.leeg_blok(tabel)

    def _oogst(self, top: Any, document: Document) -> None:
        """Take all that is finished. What is not is always the last child of its parent."""
        houder = top
        pad: tuple[str, ...] = (document.wortel,)
        while len(houder):
            for deel in houder[:-1]:
                if not self._gewoon(deel, document):
                    self._deel(deel, document, pad)
            del houder[:-1]
            houder = houder[-1]
            naam = self._naam(houder.tag)
            if naam not in document.houders:
                return
            pad = (*pad, naam)

    def _gewoon(self, deel: Any, document: Document) -> bool:
        """The short way for what nearly all of an extract is: a `stand` with one object."""
        if document is not STAND or len(deel) != 1 or deel.tag not in self._standen:
            return False
        houder = deel[0]
        if houder.tag not in self._houders or len(houder) != 1:
            return False
        wachtend = self._rijen.voeg_toe(self._nummer + 1, houder[0])
        if not wachtend:
            return False
        self._nummer += 1
        if wachtend >= RIJEN:
            self._uit.extend(self._rijen.leeg())
        return True

    def _neem(self, houder: Any, document: Document, pad: tuple[str, ...]) -> None:
        binnen = (*pad, self._naam(houder.tag))
        for deel in houder:
            self._deel(deel, document, binnen)

    def _deel(self, deel: Any, document: Document, pad: tuple[str, ...]) -> None:
        naam = self._namen.get(deel.tag) or self._naam(deel.tag)
        if naam in document.objecten:
            self._object(deel, document, pad)
        elif naam in document.houders:
            self._neem(deel, document, pad)
        elif naam in document.omlijsting:
            codes = [soort.text or "" for soort in deel.iter("{*}objectType")]
            self._soorten.extend(OBJECTTYPECODES.get(code, "") for code in codes)
        else:
            self._keur_af(meldingen.ONBEKEND_DEEL)

    def _object(self, element: Any, document: Document, pad: tuple[str, ...]) -> None:
        objecten = element if document.genest else (element,)
        if not len(objecten):
            self._keur_af(meldingen.LEEG_OBJECT)
        vast: tuple[str | None, ...] = ()
        if self._vast:
            vast = (_eerste(pad, MUTATIESOORTEN), _eerste(pad, MUTATIEROLLEN))
        for object_ in objecten:
            wachtend = self._rijen.voeg_toe(self._nummer + 1, object_, vast)
            if not wachtend:
                self._keur_af(meldingen.ONBEKEND_OBJECT)
                continue
            self._nummer += 1
            if wachtend >= RIJEN:
                self._uit.extend(self._rijen.leeg())

    def _keur_af(self, reden: str) -> None:
        self._nummer += 1
        self._uit.append(Afkeur(None, self.naam, self._nummer, reden))

    def _naam(self, tag: str) -> str:
        naam = tag.rpartition("}")[2]
        if len(self._namen) < _NAMEN:
            self._namen[tag] = naam
            if naam == "stand":
                self._standen.add(tag)
            elif naam in STAND.objecten:
                self._houders.add(tag)
        return naam

    def _geef(self) -> Iterator[Blok | Afkeur]:
        yield from self._uit
        self._uit.clear()


@contextmanager
def _zonder_opruimen() -> Iterator[None]:
    """Without the search for circles of objects, which thousands of new elements would set off
    again and again: here are none."""
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            gc.enable()


def _eerste(pad: tuple[str, ...], namen: frozenset[str]) -> str | None:
    return next((naam for naam in pad if naam in namen), None)
