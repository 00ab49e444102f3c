"""JSON: records streamed from the places the contract names, nested objects as dotted columns.

Belongs here: finding records, and what can be wrong with a file. Does not belong here: making a
record a row (`json_rijen`), the meaning of values.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import ijson
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ggm_schema.errors import OnleesbareInvoer
from pipelines.contract.formaat import Formaat, JsonFormaat
from pipelines.contract.jsonpad import buiten
from pipelines.readers import NUL_BYTE, Afkeur, Blok
from pipelines.readers.json_ouders import MetOuders
from pipelines.readers.json_rijen import Afgekeurd, Jsonobject, kolommen, vlak
from pipelines.readers.tekst import AFGEBROKEN, Utf8, met_nul, vind_utf8_fout

if TYPE_CHECKING:
    from pipelines.bron.landing import Landingsbestand

_HAP = 1 << 16
_PARTIJ = 4_000
_PARTIJ_BYTES = 8 << 20  # records may be big
_HERSTEL = "Vraag het bestand opnieuw op, of laat de leverancier de export herstellen."
_NUL = b"\\u0000"

_PARSEFOUTEN = (ijson.JSONError, ArithmeticError, ValueError)

# Brackets as steps down (1) and up (-1), all else left out. Brackets within texts count too, so the
# bound is wide.
_MAX_HAKEN = 10_000
_RICHTING = bytes.maketrans(b"[{]}", b"\x01\x01\xff\xff")
_GEEN_HAKEN = bytes(b for b in range(256) if b not in b"[{]}")

_MAX_CIJFERS = 4_000
_CIJFERS = bytes.maketrans(b"123456789", b"000000000")
_TE_LANG = b"0" * (_MAX_CIJFERS + 1)


def lees(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Blok | Afkeur]:
    """Records of one file. See `pipelines.readers` for what a reader promises."""
    assert isinstance(formaat, JsonFormaat)
    return _Lezer(bestand, formaat).lees()


class _Spoor:
    """The records of one object of the contract, as they come by."""

    def __init__(self, tabel: str, pad: str, naam: str, ouders: dict[str, str]) -> None:
        self.tabel, self.pad, self.naam = tabel, pad, naam
        self.ouders = bool(ouders)
        self.gevonden: Any = MetOuders(pad, ouders) if ouders else ijson.sendable_list()
        self.parser = (
            self.gevonden.parser()
            if ouders
            else ijson.items_coro(self.gevonden, pad, map_type=Jsonobject, multiple_values=not pad)
        )
        self.aantal = 0

    def partij(self, nul: bool) -> Iterator[Blok | Afkeur]:
        """What was found since the last time. `nul`: null bytes are possible."""
        rijen: list[dict[str, str | None]] = []
        nummers: list[int] = []
        for gevonden in self.gevonden:
            self.aantal += 1
            record, ouders = gevonden if self.ouders else (gevonden, {})
            try:
                rijen.append({**vlak(record), **ouders} if ouders else vlak(record))
                nummers.append(self.aantal)
            except Afgekeurd as fout:
                yield Afkeur(self.tabel, self.naam, self.aantal, str(fout))
        del self.gevonden[:]
        if not rijen:
            return
        partij, regelnummers = kolommen(rijen, self.naam), pa.array(nummers, pa.int64())
        masker = met_nul(partij) if nul else None
        if masker is not None:
            for nummer in regelnummers.filter(masker).to_pylist():
                yield Afkeur(self.tabel, self.naam, nummer, NUL_BYTE)
            masker = pc.invert(masker)
            partij, regelnummers = partij.filter(masker), regelnummers.filter(masker)
        yield Blok(self.tabel, self.naam, regelnummers, partij)


class _Lezer:
    def __init__(self, bestand: Landingsbestand, formaat: JsonFormaat) -> None:
        self.bestand, self.naam = bestand, bestand.naam
        self.sporen = [
            _Spoor(object_, formaat.pad[object_], bestand.naam, _ouders(formaat, object_))
            for object_ in formaat.objecten_van(bestand.naam)
        ]

    def lees(self) -> Iterator[Blok | Afkeur]:
        for spoor in self.sporen:
            leeg = pa.RecordBatch.from_arrays([], names=[])
            yield Blok(spoor.tabel, self.naam, pa.array([], pa.int64()), leeg)
        nul = False
        with self._open() as stroom:
            gelezen = geleegd = 0
            for blok in _keur_goed(stroom, self.naam):
                nul = nul or _NUL in blok
                for begin in range(0, len(blok), _HAP):
                    hap = blok[begin : begin + _HAP]
                    self._voer(hap, gelezen)
                    gelezen += len(hap)
                    vol = any(len(spoor.gevonden) >= _PARTIJ for spoor in self.sporen)
                    if vol or gelezen - geleegd >= _PARTIJ_BYTES:
                        yield from self._partijen(nul)
                        geleegd = gelezen
            self._voer(b"", gelezen)
        yield from self._partijen(nul)
        self._toets_gevonden()

    def _open(self) -> Utf8:
        return Utf8(self.bestand.pad, self.naam, "utf-8")

    def _voer(self, hap: bytes, gelezen: int) -> None:
        try:
            for spoor in self.sporen:
                if hap:
                    spoor.parser.send(hap)
                else:
                    spoor.parser.close()
        except _PARSEFOUTEN:
            raise self._leesfout(gelezen) from None

    def _partijen(self, nul: bool) -> Iterator[Blok | Afkeur]:
        for spoor in self.sporen:
            yield from spoor.partij(nul)

    def _leesfout(self, gelezen: int) -> OnleesbareInvoer:
        """The error with its place. The text of the parser quotes the data, so it is not used."""
        codeerfout = vind_utf8_fout(self.bestand.pad, self.naam, _HERSTEL)
        if codeerfout:
            return codeerfout
        records = sum(spoor.aantal + len(spoor.gevonden) for spoor in self.sporen)
        positie, regel = self._zoek_fout(gelezen)
        if self._is_einde(positie):
            fout = AFGEBROKEN
            doe = "Vraag het bestand opnieuw op en vergelijk de grootte."
        else:
            fout = f"Hier is het bestand geen geldige JSON meer (byte {positie + 1})."
            doe = _HERSTEL
        fout += f" Tot hier: {records} record{'s' * (records != 1)} gelezen, niets geladen."
        return OnleesbareInvoer(fout, bestand=self.naam, regel=regel, doe=doe)

    def _is_einde(self, positie: int) -> bool:
        with self.bestand.pad.open("rb") as bestand:
            bestand.seek(positie)
            return not bestand.read(_HAP).strip()

    def _zoek_fout(self, gelezen: int) -> tuple[int, int]:
        """Position in bytes and line of the first error, somewhere after `gelezen` bytes."""
        parser = ijson.basic_parse_coro(_Niets(), multiple_values=self._meer())
        regel = 1
        with self._open() as stroom:
            positie = 0
            while blok := stroom.read():
                voor = blok[: max(0, gelezen - positie)]
                for deel in (voor, *(bytes((b,)) for b in blok[len(voor) :])):
                    if not deel:
                        continue  # to the parser nothing means the end
                    try:
                        parser.send(deel)
                    except _PARSEFOUTEN:
                        return positie + stroom.bom, regel
                    positie += len(deel)
                    regel += deel.count(b"\n")
        return positie + stroom.bom, regel - 1  # past the line end that closes every stream

    def _meer(self) -> bool:
        return any(not spoor.pad for spoor in self.sporen)

    def _toets_gevonden(self) -> None:
        """Tell an empty list from a list that is not there."""
        if any(spoor.aantal for spoor in self.sporen):
            return
        lijsten = [_buitenste_lijst(spoor.pad) for spoor in self.sporen]
        with self.bestand.pad.open("rb") as bestand:
            bestand.seek(3 if bestand.read(3) == codecs.BOM_UTF8 else 0)
            for plek, soort, _ in ijson.parse(bestand, multiple_values=self._meer()):
                if soort == "start_array" and plek in lijsten:
                    return
        paden = ", ".join(f"'{spoor.pad}' ({spoor.tabel})" for spoor in self.sporen)
        raise OnleesbareInvoer(
            "Op de afgesproken plek in dit bestand staan geen records.",
            bestand=self.naam,
            verwacht=f"records op {paden}.",
            doe="Controleer of dit het goede bestand is, of pas 'pad' in het contract aan.",
        )


def _ouders(formaat: JsonFormaat, object_: str) -> dict[str, str]:
    """The columns that lie in objects around the records, with their place."""
    plekken = {k: buiten(formaat.pad[object_], k) for k in formaat.kolommen[object_]}
    return {kolom: plek for kolom, plek in plekken.items() if plek is not None}


class _Niets(list[Any]):
    """Takes what a parser finds and forgets it."""

    def send(self, gebeurtenis: Any) -> None:
        pass


def _buitenste_lijst(pad: str) -> str | None:
    """Place of the first list on the way to the records; None where there is no list."""
    delen = pad.split(".")
    return ".".join(delen[: delen.index("item")]) if "item" in delen else None


def _keur_goed(stroom: Utf8, naam: str) -> Iterator[bytes]:
    """The blocks of a file, after a look for what would bring the parser down.

    Deep nesting costs it time and memory beyond measure. A whole number of thousands of digits
    makes its C code crash the process instead of raising an error.
    """
    diepte = diepst = 0
    staart = b""
    while blok := stroom.read():
        haken = np.frombuffer(blok.translate(_RICHTING, _GEEN_HAKEN), np.int8)
        if len(haken):
            stand = diepte + np.cumsum(haken, dtype=np.int64)
            diepte, diepst = int(stand[-1]), max(diepst, int(stand.max()))
        cijfers = (staart + blok).translate(_CIJFERS)
        staart = blok[-_MAX_CIJFERS:]
        if _TE_LANG in cijfers:
            raise OnleesbareInvoer(
                f"Er staat een getal van meer dan {_MAX_CIJFERS} cijfers in dit bestand.",
                bestand=naam,
                doe="Zet zulke waarden als tekst, tussen aanhalingstekens en in delen.",
            )
        if diepst > _MAX_HAKEN:
            raise OnleesbareInvoer(
                f"Dit bestand is dieper genest dan {_MAX_HAKEN} niveaus.",
                bestand=naam,
                doe="Vraag de leverancier om een gewone export. Dit kan een aanval zijn.",
            )
        yield blok
