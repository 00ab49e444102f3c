"""An Excel file with a password is an OLE container, as an .xls is: telling which of these it is.

Belongs here: looking for the marks of encryption. Does not belong here: reading (`excel`).
"""

from __future__ import annotations

import struct
from pathlib import Path

_BLOK = 1 << 20
# Name of the part that holds an encrypted .xlsx.
_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
# First record of an .xls, and the one that follows it soon when there is a password.
_BEGIN = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_WACHTWOORD = 0x002F
_RECORDS = 20


def met_wachtwoord(pad: Path) -> bool:
    """Whether a file that could not be opened is protected by a password."""
    staart = b""
    with pad.open("rb") as bestand:
        while blok := bestand.read(_BLOK):
            stuk = staart + blok
            if _VERSLEUTELD in stuk or _is_xls_met_wachtwoord(stuk):
                return True
            staart = stuk[-4096:]
    return False


def _is_xls_met_wachtwoord(stuk: bytes) -> bool:
    plek = stuk.find(_BEGIN)
    for _ in range(_RECORDS):
        if plek < 0 or plek + 4 > len(stuk):
            return False
        soort, lengte = struct.unpack_from("<HH", stuk, plek)
        if soort == _WACHTWOORD:
            return True
        plek += 4 + lengte
    return False
