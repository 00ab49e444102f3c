"""What the XML readers tell in Dutch about files and records.

Only texts and the choice between them. The message of the XML parser quotes the document, so it is
never passed on: its code and line number are.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from ggm_schema.errors import OnleesbareInvoer
from pipelines.readers import LEEG

_VRAAG_NIEUW: Final = "Vraag het bestand opnieuw op, of laat de leverancier de export herstellen."

# Codes of libxml2.
_TEKENS: Final = frozenset({9, 32, 81})  # bytes are no characters in this encoding
_TE_GROOT: Final = 114


def leeg(regel: int | None) -> str:
    """Why a record without any value is rejected."""
    return LEEG if regel is None else f"{LEEG} Het begint op regel {regel} van het XML-bestand."


def doctype(naam: str, regel: int) -> OnleesbareInvoer:
    """A document type declaration can define entities: bombs, or the content of other files."""
    return OnleesbareInvoer(
        "Dit XML-bestand heeft een DOCTYPE. Daarmee kan het andere bestanden inlezen of eindeloos "
        "groeien.",
        bestand=naam,
        regel=regel,
        verwacht="een bericht zonder DOCTYPE en zonder eigen entiteiten.",
        doe="Open het bestand niet. Vraag de leverancier om een bericht zonder DOCTYPE.",
    )


def geen_xml(naam: str, regel: int | None) -> OnleesbareInvoer:
    """The start of the document cannot be read as XML."""
    return OnleesbareInvoer(
        "Dit is geen leesbaar XML-bestand.",
        bestand=naam,
        regel=regel,
        verwacht="XML, in de tekencodering die de eerste regel noemt.",
        doe=_VRAAG_NIEUW,
    )


def fout(naam: str, fout: etree.XMLSyntaxError, *, af: bool, records: int) -> OnleesbareInvoer:
    """The document stops being XML halfway; `af`: it does end as a whole document does."""
    code = getattr(fout, "code", 0)
    if not af:
        wat, doe = "Het bestand is afgebroken: het einde ontbreekt.", _VRAAG_NIEUW
    elif code in _TEKENS:
        wat = "Er staan bytes in die geen geldige tekens zijn in de codering van dit bestand."
        doe = _VRAAG_NIEUW
    elif code == _TE_GROOT:
        wat = "Er staat een waarde in van meer dan 10 MB, of de XML is te diep genest."
        doe = "Vraag de leverancier om een export zonder bijlagen in het bericht."
    else:
        wat, doe = "Hier is het bestand geen geldige XML meer.", _VRAAG_NIEUW
    wat += f" Tot hier: {records} record{'s' * (records != 1)} gelezen, niets geladen."
    return OnleesbareInvoer(wat, bestand=naam, regel=fout.lineno or None, doe=doe)


def te_groot(naam: str, records: int, megabytes: int) -> OnleesbareInvoer:
    """One record takes more than may be kept."""
    return OnleesbareInvoer(
        f"Na record {records} komt een record dat groter is dan {megabytes} MB of uit te veel "
        "onderdelen bestaat.",
        bestand=naam,
        doe="Controleer 'pad' in het contract: het moet één record aanwijzen, niet het element "
        "eromheen. Vraag anders om een export zonder bijlagen.",
    )


def geen_records(naam: str, paden: dict[str, str]) -> OnleesbareInvoer:
    """Nothing is where the contract says that records are."""
    waar = ", ".join(f"'{pad}' ({object_})" for object_, pad in paden.items())
    return OnleesbareInvoer(
        "Op de afgesproken plek in dit bestand staan geen records.",
        bestand=naam,
        verwacht=f"records op {waar}.",
        doe="Controleer of dit het goede bestand is, of pas 'pad' in het contract aan.",
    )
