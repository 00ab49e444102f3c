"""From the XML element of a BAG object to columns of text, and from rows to Arrow batches.

Belongs here: which text of an object goes into which column, and how many rows wait in memory.
Values are kept as delivered: no trimming, no types. A repeated element becomes a JSON array.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Final

import pyarrow as pa
from lxml import etree

from pipelines.readers import Blok
from pipelines.readers.bag_schema import (
    GEOMETRIE,
    HERHAALBAAR,
    KOLOMMEN,
    ONDERZOEK,
    kenmerktype,
)
from pipelines.readers.gml import naar_wkt

_RIJEN: Final = 5_000
_TEKENS: Final = 16 * 1024 * 1024
_NIL: Final = "{http://www.w3.org/2001/XMLSchema-instance}nil"

Waarde = str | list[str] | None
Rij = dict[str, Waarde]

_LEEG: Final[dict[str, Rij]] = {tabel: dict.fromkeys(namen) for tabel, namen in KOLOMMEN.items()}


class Verzamelaar:
    """Rows of one document, per table, given off in batches of bounded size."""

    def __init__(self, bestand: str) -> None:
        self._bestand = bestand
        self._rijen: dict[str, list[Rij]] = {}
        self._nummers: dict[str, list[int]] = {}
        self._tekens = 0
        self._namen: dict[tuple[str, str], str] = {}

    def leeg_blok(self, tabel: str) -> Blok:
        """The columns of a table, without rows."""
        self._rijen[tabel], self._nummers[tabel] = [], []
        return self._blok(tabel)

    def voeg_toe(self, tabel: str, nummer: int, object_: etree._Element) -> Iterator[Blok]:
        """Take one object; gives off batches when enough is waiting."""
        rij = _LEEG[tabel].copy()
        if tabel == ONDERZOEK:
            rij["objecttype"] = kenmerktype(object_.tag.rpartition("}")[2])
        self._vul(rij, object_, "")
        rijen = self._rijen.setdefault(tabel, [])
        rijen.append(rij)
        self._nummers.setdefault(tabel, []).append(nummer)
        if len(rijen) >= _RIJEN or self._tekens >= _TEKENS:
            yield from self.leeg()

    def leeg(self) -> Iterator[Blok]:
        """Give off all that waits."""
        for tabel, rijen in self._rijen.items():
            if rijen:
                yield self._blok(tabel)
                self._rijen[tabel], self._nummers[tabel] = [], []
        self._tekens = 0

    def _vul(self, rij: Rij, element: etree._Element, pad: str) -> None:
        namen = self._namen
        for kind in element:
            sleutel = (pad, kind.tag)
            naam = namen.get(sleutel)
            if naam is None:
                naam = namen[sleutel] = _kolomnaam(*sleutel)
            if len(kind):
                if naam != GEOMETRIE:
                    self._vul(rij, kind, naam)
                    continue
                tekst = naar_wkt(kind)
            else:
                tekst = kind.text or ""
                if not tekst and (naam == pad or kind.get(_NIL) in {"true", "1"}):
                    continue
            self._tekens += len(tekst)
            vorige = rij.get(naam)
            if vorige is None and naam not in HERHAALBAAR:
                rij[naam] = tekst
            else:
                _herhaal(rij, naam, vorige, tekst)

    def _blok(self, tabel: str) -> Blok:
        rijen = self._rijen[tabel]
        bekend = KOLOMMEN[tabel]
        waarden: Sequence[Sequence[Waarde]] = list(
            zip(*map(itemgetter(*bekend), rijen), strict=True)
        ) or [()] * len(bekend)
        kolommen = dict(zip(bekend, map(_kolom, waarden), strict=True))
        for naam in _extra(rijen, len(bekend)):
            kolommen[naam] = _kolom([rij.get(naam) for rij in rijen])
        return Blok(
            tabel,
            self._bestand,
            pa.array(self._nummers[tabel], pa.int64()),
            pa.RecordBatch.from_pydict(kolommen),
        )


def _herhaal(rij: Rij, naam: str, vorige: Waarde, tekst: str) -> None:
    if isinstance(vorige, list):
        vorige.append(tekst)
    else:
        rij[naam] = [tekst] if vorige is None else [vorige, tekst]


def _extra(rijen: Sequence[Rij], bekend: int) -> list[str]:
    """Columns that the schema does not know, in order of appearance."""
    gezien: dict[str, None] = {}
    for rij in rijen:
        if len(rij) > bekend:
            gezien.update(dict.fromkeys(list(rij)[bekend:]))
    return list(gezien)


def _kolom(waarden: Sequence[Waarde]) -> pa.Array:
    try:
        return pa.array(waarden, pa.string())
    except (pa.ArrowTypeError, pa.ArrowInvalid):  # lists are rare: no test per value
        return pa.array([_tekst(waarde) for waarde in waarden], pa.string())


def _tekst(waarde: Waarde) -> str | None:
    return json.dumps(waarde, ensure_ascii=False) if isinstance(waarde, list) else waarde


def _kolomnaam(pad: str, tag: str) -> str:
    naam = tag.rpartition("}")[2]
    if naam[:1].isupper():  # an object element, such as Voorkomen or PandRef
        return pad
    if naam.startswith("identificatieVan"):
        naam = "identificatieVan"
    return f"{pad}.{naam}" if pad else naam
