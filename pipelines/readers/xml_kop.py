"""The start of an XML document, before anything in it is trusted.

Belongs here: finding the root element, refusing a DOCTYPE so that no entity ever exists, a parser
that fetches nothing, and knowing whether a document ended. Does not belong here: what is in it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, Final, Literal, Protocol
from xml.parsers import expat

from lxml import etree

from ggm_schema.errors import OnleesbareInvoer

_HAP: Final = 64 * 1024
_STAART: Final = 200
_KOP: Final = 4 * 1024 * 1024  # comments before the root may be long, not endless


class Bron(Protocol):
    """What is read from: an open binary file."""

    def read(self, n: int = -1, /) -> bytes: ...


class Weigering(Protocol):
    """The messages of a format for what `wortel` refuses; `regel` is the line, if it is known."""

    @property
    def doctype(self) -> Callable[[str, int], OnleesbareInvoer]: ...

    @property
    def geen_xml(self) -> Callable[[str, int | None], OnleesbareInvoer]: ...


class Herhaalbaar:
    """Gives what was read to find the root a second time, and remembers how the document ended."""

    def __init__(self, bron: Bron) -> None:
        self._bron = bron
        self._kop: list[bytes] = []
        self._staart = b""
        self._op = False

    def kijk(self) -> bytes:
        """Read on without using up what is read."""
        hap = self._bron.read(_HAP)
        self._kop.append(hap)
        return hap

    def read(self, n: int = -1, /) -> bytes:
        """The next bytes; none at the end."""
        hap = self._kop.pop(0) if self._kop else self._bron.read(n)
        self._op = not hap
        self._staart = hap[-_STAART:] if len(hap) >= _STAART else (self._staart + hap)[-_STAART:]
        return hap

    def is_af(self, wortels: Collection[str]) -> bool:
        """False when all was read and the last thing is not the end tag of a root element."""
        einden = tuple(f"{voor}{wortel}>".encode() for wortel in wortels for voor in ":/")
        return not self._op or self._staart.replace(b"\0", b"").rstrip().endswith(einden)


def stapsgewijs(
    stappen: tuple[Literal["start", "end"], ...],
    tags: Sequence[str] | None = None,
    schema: etree.XMLSchema | None = None,
) -> Any:
    """A parser that is fed in parts and tells what it met: of `tags`, or of all elements."""
    return etree.XMLPullParser(
        events=stappen,
        tag=tags,
        schema=schema,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


class _Gevonden(Exception):
    """Stops the look-ahead at the root element."""


def wortel(naam: str, bron: Herhaalbaar, weiger: Weigering) -> tuple[str, str]:
    """Namespace and local name of the root element; a DOCTYPE before it is refused.

    Raises:
        OnleesbareInvoer: of `weiger`.
    """
    kijker = expat.ParserCreate(namespace_separator=" ")
    gevonden: list[str] = []

    def begin(tag: str, _kenmerken: object) -> None:
        gevonden.append(tag)
        raise _Gevonden

    def doctype(*_: object) -> None:
        raise weiger.doctype(naam, kijker.CurrentLineNumber)

    kijker.StartElementHandler = begin
    kijker.StartDoctypeDeclHandler = doctype
    try:
        for _ in range(_KOP // _HAP):
            hap = bron.kijk()
            kijker.Parse(hap, not hap)
    except _Gevonden:
        naamruimte, _, tag = gevonden[0].rpartition(" ")
        return naamruimte, tag
    except expat.ExpatError as fout:
        raise weiger.geen_xml(naam, fout.lineno) from None
    except (ValueError, LookupError):  # an encoding that is not there
        raise weiger.geen_xml(naam, None) from None
    raise weiger.geen_xml(naam, None)
