"""Ways to damage a file, and what must hold of the outcome whatever the reader makes of it."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO

from tests.pipelines.readers.fuzz.bronnen import AANTAL, GEHEIM, Bron, Tabel, herpak, tabel
from tests.pipelines.readers.fuzz.tellen import geteld

_CODERINGEN = ("utf-8", "utf-8-sig", "windows-1252", "latin-1", "utf-16", "utf-16-be", "utf-32")
_ANDERE = (
    b"", b"\n", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"PK\x03\x04", b"\x1f\x8b\x08", b"PAR1",
    b"{}", b"[]", b"null", b"<a/>", b"<?xml version='1.0'?>", b"%PDF-1.7\n",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html><body>inloggen</body></html>",
)  # fmt: skip
_LASTIG = b"\0\r\n\t\x1a\"';,<>&{}[]\\\xff\xfe\xef\xbb\xbf\x80%\x1f\x8bPK"


@dataclass(frozen=True)
class Proef:
    """A damaged file.

    Attributes:
        mutatie: how it was damaged.
        minstens, hoogstens: records that are in it, where that is known without a reader: so many
            are loaded or rejected, unless the file is refused as a whole.
        geweigerd: it must be refused.
    """

    mutatie: str
    inhoud: bytes
    minstens: int = 0
    hoogstens: int | None = None
    geweigerd: bool = False


def maak(bron: Bron, nummer: int, zaad: str) -> Proef:
    """The same one for the same number and seed."""
    rng = random.Random(f"{zaad}/{bron.bestand}/{bron.formaat}/{nummer}")
    begin = tabel(rng, aanhalingstekens=rng.random() < 0.5)
    if rng.random() < 0.4:
        return _tabelproef(bron, begin, rng)
    inhoud = bron.schrijf(begin)
    assert inhoud is not None
    if bron.regels is not None and rng.random() < 0.15:
        return _afgekapt(bron, inhoud, rng)
    naam, doe = rng.choice(_OP_BYTES)
    if rng.random() < 0.5:
        buiten = doe(bron.pak(inhoud), rng)
        return Proef(
            f"{naam} (buitenkant)", buiten, *(geteld(bron, buiten) if bron.pak is bytes else ())
        )
    if zipfile.is_zipfile(BytesIO(inhoud)):
        return Proef(f"{naam} (lid)", herpak(inhoud, lambda lid: doe(lid, rng), rng))
    binnen = doe(inhoud, rng)
    return Proef(f"{naam} (inhoud)", bron.pak(binnen), *geteld(bron, binnen))


# --- on the table: how many records there are stays known -----------------------------------------


def _tabelproef(bron: Bron, begin: Tabel, rng: random.Random) -> Proef:
    naam, doe = rng.choice(_OP_TABEL)
    anders = bron.schrijf(doe(begin, rng))
    if anders is None:
        naam, doe = "anders van waarde", _andere_waarden
        anders = bron.schrijf(doe(begin, rng))
    assert anders is not None
    return Proef(naam, bron.pak(anders), minstens=AANTAL, hoogstens=AANTAL)


def _kolommen_door_elkaar(begin: Tabel, rng: random.Random) -> Tabel:
    orde = rng.sample(range(len(begin.kolommen)), len(begin.kolommen))
    return Tabel(
        tuple(begin.kolommen[i] for i in orde), [[rij[i] for i in orde] for rij in begin.rijen]
    )


def _kolom_weg(begin: Tabel, rng: random.Random) -> Tabel:
    weg = rng.randrange(1, len(begin.kolommen))
    return Tabel(
        begin.kolommen[:weg] + begin.kolommen[weg + 1 :],
        [rij[:weg] + rij[weg + 1 :] for rij in begin.rijen],
    )


def _kolommen_erbij(begin: Tabel, rng: random.Random) -> Tabel:
    namen = tuple(f"extra_{rng.randrange(10**6)}" for _ in range(rng.choice([1, 3, 200])))
    if len(set(namen)) < len(namen):
        return begin
    return Tabel(
        begin.kolommen + namen, [[*rij, *(GEHEIM[0] for _ in namen)] for rij in begin.rijen]
    )


def _kolommen_hernoemd(begin: Tabel, rng: random.Random) -> Tabel:
    def anders(kolom: str) -> str:
        return rng.choice([kolom, kolom.upper(), f" {kolom} ", f"{kolom}_{rng.randrange(99)}"])

    return replace(begin, kolommen=(begin.kolommen[0], *map(anders, begin.kolommen[1:])))


def _andere_waarden(begin: Tabel, rng: random.Random) -> Tabel:
    """Never a row without any value: such a row is blank in a file with lines."""
    lastig = ["", " ", "null", "\u00a0", "é" * 40, "=1+1", "0x1F", "1e999", "\u202e", "🦆"]
    rijen = [list(rij) for rij in begin.rijen]
    for _ in range(rng.randrange(1, 6)):
        rng.choice(rijen)[rng.randrange(1, len(begin.kolommen))] = rng.choice(lastig)
    return replace(begin, rijen=rijen)


def _nul_in_waarde(begin: Tabel, rng: random.Random) -> Tabel:
    rijen = [list(rij) for rij in begin.rijen]
    for _ in range(rng.randrange(1, 4)):
        rng.choice(rijen)[rng.randrange(1, len(begin.kolommen))] = f"{GEHEIM[0]}\0{GEHEIM[1]}"
    return replace(begin, rijen=rijen)


def _reuzenveld(begin: Tabel, rng: random.Random) -> Tabel:
    rijen = [list(rij) for rij in begin.rijen]
    groot = GEHEIM[0] * rng.choice([6_000, 20_000, 60_000])
    rng.choice(rijen)[rng.randrange(1, len(begin.kolommen))] = groot
    return replace(begin, rijen=rijen)


_OP_TABEL: list[tuple[str, Callable[[Tabel, random.Random], Tabel]]] = [
    ("kolommen door elkaar", _kolommen_door_elkaar),
    ("kolom weg", _kolom_weg),
    ("kolommen erbij", _kolommen_erbij),
    ("kolommen hernoemd", _kolommen_hernoemd),
    ("andere waarden", _andere_waarden),
    ("nul in een waarde", _nul_in_waarde),
    ("reuzenveld", _reuzenveld),
]


# --- on the bytes ---------------------------------------------------------------------------------


def _afgekapt(bron: Bron, inhoud: bytes, rng: random.Random) -> Proef:
    """Broken off in a file of lines: every line that is whole is a record still."""
    plek = rng.randrange(len(inhoud) // 3, len(inhoud))
    rest = inhoud[:plek]
    heel = rest.count(b"\n") - (bron.regels or 0)
    return Proef("afgekapt op regels", bron.pak(rest), minstens=heel, hoogstens=heel + 1)


def _bits(inhoud: bytes, rng: random.Random) -> bytes:
    ruw = bytearray(inhoud)
    for _ in range(rng.choice([1, 1, 2, 8])):
        ruw[rng.randrange(len(ruw))] ^= 1 << rng.randrange(8)
    return bytes(ruw)


def _kap(inhoud: bytes, rng: random.Random) -> bytes:
    return inhoud[: rng.randrange(len(inhoud))]


def _kop_eraf(inhoud: bytes, rng: random.Random) -> bytes:
    return inhoud[rng.randrange(1, len(inhoud)) :]


def _hercodeer(inhoud: bytes, rng: random.Random) -> bytes:
    tekst = inhoud.decode(rng.choice(["utf-8", "windows-1252", "latin-1"]), errors="replace")
    return tekst.encode(rng.choice(_CODERINGEN), errors="replace")


def _lastige_bytes(inhoud: bytes, rng: random.Random) -> bytes:
    ruw = bytearray(inhoud)
    for _ in range(rng.choice([1, 3, 20])):
        plek = rng.randrange(len(ruw) + 1)
        ruw[plek : plek + rng.randrange(2)] = bytes([rng.choice(_LASTIG)])
    return bytes(ruw)


def _nullen(inhoud: bytes, rng: random.Random) -> bytes:
    plek = rng.randrange(len(inhoud) + 1)
    return inhoud[:plek] + bytes(rng.choice([1, 2, 512, 4096])) + inhoud[plek:]


def _ruis(inhoud: bytes, rng: random.Random) -> bytes:
    plek, lengte = rng.randrange(len(inhoud)), rng.choice([4, 64, 1024])
    return inhoud[:plek] + rng.randbytes(lengte) + inhoud[plek + lengte :]


def _weg(inhoud: bytes, rng: random.Random) -> bytes:
    plek = rng.randrange(len(inhoud))
    return inhoud[:plek] + inhoud[plek + rng.choice([1, 10, 200]) :]


def _dubbel(inhoud: bytes, rng: random.Random) -> bytes:
    plek = rng.randrange(len(inhoud))
    stuk = inhoud[plek : plek + rng.choice([1, 30, 500])]
    return inhoud[:plek] + stuk * rng.choice([2, 50]) + inhoud[plek:]


def _lang(inhoud: bytes, rng: random.Random) -> bytes:
    plek = rng.randrange(len(inhoud) + 1)
    vulling = rng.choice([b"A", b"9", b"[", b"<a>", b'"', b";", b"\r\n", b"\xc3\xab"])
    return inhoud[:plek] + vulling * rng.choice([5_000, 20_000]) + inhoud[plek:]


def _anders(inhoud: bytes, rng: random.Random) -> bytes:
    return rng.choice([*_ANDERE, inhoud * 2, inhoud[::-1]])


_OP_BYTES: list[tuple[str, Callable[[bytes, random.Random], bytes]]] = [
    ("bits om", _bits),
    ("afgekapt", _kap),
    ("begin weg", _kop_eraf),
    ("andere codering", _hercodeer),
    ("lastige bytes", _lastige_bytes),
    ("nulbytes", _nullen),
    ("ruis", _ruis),
    ("stuk weg", _weg),
    ("stuk dubbel", _dubbel),
    ("lang stuk erbij", _lang),
    ("ander bestand", _anders),
]
