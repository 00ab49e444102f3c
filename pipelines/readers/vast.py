"""Fixed width: one record per line, fields at fixed positions, the kind of record in front.

Belongs here: cutting lines, and why a line is rejected. A field that is all spaces is missing;
spaces behind a value fill the field up and are no part of it. Does not belong here: encodings
(`tekst`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from ggm_schema.errors import OnleesbareInvoer
from pipelines.contract.formaat import VastFormaat
from pipelines.readers import LEEG, NUL_BYTE, Afkeur, Blok
from pipelines.readers.tekst import Utf8, vind_utf8_fout

if TYPE_CHECKING:
    from pipelines.bron.landing import Landingsbestand
    from pipelines.contract.formaat import Formaat

_RIJEN: Final = 4_000
_MAX_REGEL: Final = 1 << 20
_EINDE: Final = {"crlf": "\r\n", "lf": "\n"}
# Old systems end a text file with this character.
_EINDE_BESTAND: Final = "\x1a"

_CODERING: Final = "Zet de goede codering in het contract, bijvoorbeeld windows-1252."
ONBEKENDE_CODE: Final = "De recordcode van deze regel staat niet in het contract."


def lees(bestand: Landingsbestand, formaat: Formaat) -> Iterator[Blok | Afkeur]:
    """Records of one file, numbered by line. See `pipelines.readers` for what a reader promises."""
    assert isinstance(formaat, VastFormaat)
    sporen = [_Spoor(o, formaat, bestand.naam) for o in formaat.objecten_van(bestand.naam)]
    yield from (spoor.blok() for spoor in sporen)
    herkend = False
    with Utf8(bestand.pad, bestand.naam, formaat.codering) as stroom:
        for nummer, regel in enumerate(_regels(stroom, formaat, bestand), 1):
            if not regel.strip(_EINDE_BESTAND):
                if not regel:
                    yield Afkeur(None, bestand.naam, nummer, LEEG)
                continue
            spoor = next((s for s in sporen if regel.startswith(s.code)), None)
            if spoor is None:
                yield Afkeur(None, bestand.naam, nummer, ONBEKENDE_CODE)
                continue
            herkend = True
            reden = spoor.neem(nummer, regel)
            if reden is not None:
                yield Afkeur(spoor.tabel, bestand.naam, nummer, reden)
            elif spoor.vol:
                yield spoor.blok()
    if not herkend:
        raise _niets_herkend(bestand.naam, sporen)
    yield from (spoor.blok() for spoor in sporen if spoor.wacht)


class _Spoor:
    """The records of one object of the contract, as they come by."""

    def __init__(self, tabel: str, formaat: VastFormaat, bestand: str) -> None:
        self.tabel, self._bestand = tabel, bestand
        self.code = formaat.recordcode.get(tabel, "")
        velden = formaat.velden[tabel]
        self._namen = [veld.naam for veld in velden]
        self._stukken = [slice(v.begin - 1, v.begin - 1 + v.lengte) for v in velden]
        self._lengte = max(stuk.stop for stuk in self._stukken)
        self._rijen: list[list[str | None]] = []
        self._nummers: list[int] = []

    @property
    def wacht(self) -> bool:
        """There are records that were not given off."""
        return bool(self._nummers)

    @property
    def vol(self) -> bool:
        """Enough waits to be given off."""
        return len(self._nummers) >= _RIJEN

    def neem(self, nummer: int, regel: str) -> str | None:
        """Take one line; returns why it is rejected, if it is."""
        if len(regel) != self._lengte:
            wat = "korter" if len(regel) < self._lengte else "langer"
            return (
                f"Deze regel is {wat} dan in het contract staat: {len(regel)} tekens in plaats van "
                f"{self._lengte}."
            )
        if "\0" in regel:
            return NUL_BYTE
        rij = [regel[stuk].rstrip(" ") or None for stuk in self._stukken]
        if all(waarde is None for waarde in rij):
            return LEEG
        self._rijen.append(rij)
        self._nummers.append(nummer)
        return None

    def blok(self) -> Blok:
        """What waits."""
        kolommen = list(zip(*self._rijen, strict=True)) or [()] * len(self._namen)
        partij = pa.RecordBatch.from_arrays(
            [pa.array(kolom, pa.string()) for kolom in kolommen], names=self._namen
        )
        blok = Blok(self.tabel, self._bestand, pa.array(self._nummers, pa.int64()), partij)
        self._rijen, self._nummers = [], []
        return blok


def _tekst(stroom: Utf8, bestand: Landingsbestand) -> Iterator[str]:
    try:
        yield from stroom.regels()
    except UnicodeDecodeError:
        fout = vind_utf8_fout(bestand.pad, bestand.naam, _CODERING)
        if fout is None:
            raise
        raise fout from None


def _regels(stroom: Utf8, formaat: VastFormaat, bestand: Landingsbestand) -> Iterator[str]:
    """The lines without their ends. Where the contract names the line end, another one is text."""
    einde = _EINDE.get(formaat.regeleinde)
    deel = ""
    for regel in _tekst(stroom, bestand):
        deel += regel
        if len(deel) > _MAX_REGEL:
            raise OnleesbareInvoer(
                "In dit bestand staat een regel van meer dan een miljoen tekens.",
                bestand=bestand.naam,
                doe="Controleer 'regeleinde' in het contract en of dit het goede bestand is.",
            )
        if einde is None or deel.endswith(einde):
            yield deel.rstrip("\r\n") if einde is None else deel.removesuffix(einde)
            deel = ""
    if deel:  # the stream closes every file with a line feed
        yield deel.rstrip("\r\n")


def _niets_herkend(naam: str, sporen: list[_Spoor]) -> OnleesbareInvoer:
    codes = ", ".join(f"'{spoor.code}' ({spoor.tabel})" for spoor in sporen)
    return OnleesbareInvoer(
        "Geen enkele regel van dit bestand begint met een recordcode uit het contract.",
        bestand=naam,
        verwacht=f"regels die beginnen met {codes}.",
        doe="Controleer of dit het goede bestand is, of pas 'recordcode' in het contract aan.",
    )
