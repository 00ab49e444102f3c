"""What the BAG reader tells in Dutch: why a file is refused, why an object is rejected.

Only texts and the choice between them. The message of the XML parser quotes the document, so it is
never passed on: its code and line number are.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from ggm_schema.errors import OnleesbareInvoer
from pipelines.readers.bag_schema import BAG_1, MUTATIE

GEEN_XML: Final = "Dit bestand is geen XML-bestand. Het is niet gelezen."
LEEG_OBJECT: Final = "Dit object is leeg: er staat geen objecttype in."
ONBEKEND_OBJECT: Final = "Dit objecttype hoort niet in een BAG 2.0-extract."
ONBEKEND_DEEL: Final = "Dit onderdeel hoort niet in een BAG 2.0-extract."

_VERWACHT: Final = "een BAG 2.0-extract van het Kadaster (bagStand)."
_VRAAG_NIEUW: Final = "Vraag het bestand opnieuw op of pak het opnieuw uit."

# Codes of libxml2.
_TEKENS: Final = frozenset({9, 32, 81})  # bytes are no characters in this encoding
_TE_GROOT: Final = 114


def doctype(naam: str, regel: int) -> OnleesbareInvoer:
    """A document type declaration can define entities that read other files."""
    return OnleesbareInvoer(
        "Dit XML-bestand heeft een DOCTYPE. Daarmee kan het andere bestanden inlezen.",
        bestand=naam,
        regel=regel,
        verwacht="een BAG-extract. Daar staat nooit een DOCTYPE in.",
        doe="Gebruik dit bestand niet. Vraag het extract opnieuw op bij het Kadaster.",
    )


def geen_objecten(naam: str) -> OnleesbareInvoer:
    """The whole delivered file holds no document with objects."""
    return OnleesbareInvoer(
        "Hier zit geen BAG-bestand met objecten in.",
        bestand=naam,
        verwacht=_VERWACHT,
        doe="Lever de hele zip van het Kadaster.",
    )


def geen_xml(naam: str, regel: int | None) -> OnleesbareInvoer:
    """The start of the document cannot be read as XML."""
    return OnleesbareInvoer(
        "Dit is geen leesbaar XML-bestand.",
        bestand=naam,
        regel=regel,
        verwacht=_VERWACHT,
        doe=_VRAAG_NIEUW,
    )


def vreemde_wortel(naam: str, wortel: str) -> OnleesbareInvoer:
    """XML, but not a stand of BAG 2.0; says what it is where that is known."""
    if wortel in BAG_1:
        fout = "Dit is een extract van BAG 1.0. Die vorm levert het Kadaster niet meer."
        doe = "Vraag bij het Kadaster een BAG 2.0-extract aan."
    else:
        fout = "Dit XML-bestand is geen BAG-extract."
        doe = "Haal dit bestand uit de levering of lever het juiste bestand."
    return OnleesbareInvoer(fout, bestand=naam, verwacht=_VERWACHT, doe=doe)


def mutaties(naam: str) -> OnleesbareInvoer:
    """Daily mutations where the contract asks for the whole: old objects would look like current
    ones."""
    return OnleesbareInvoer(
        "Dit is een bestand met mutaties. In het contract staat het volledige extract (de stand).",
        bestand=naam,
        verwacht=_VERWACHT,
        doe="Lever het volledige extract van dezelfde datum, of maak voor mutaties een eigen bron "
        f"met een contract dat de kolommen {' en '.join(MUTATIE)} noemt.",
    )


def te_groot(naam: str, megabytes: int) -> OnleesbareInvoer:
    """One object takes more than may be kept."""
    return OnleesbareInvoer(
        f"In dit bestand staat een object dat groter is dan {megabytes} MB.",
        bestand=naam,
        verwacht=_VERWACHT,
        doe=_VRAAG_NIEUW,
    )


def xml_fout(naam: str, fout: etree.XMLSyntaxError, *, af: bool) -> OnleesbareInvoer:
    """The document stops being XML halfway; `af`: it does end as a whole document does."""
    code = getattr(fout, "code", 0)
    if not af:
        wat = "Het bestand breekt halverwege af: het einde ontbreekt."
    elif code in _TEKENS:
        wat = "Er staan bytes in die geen geldige tekens zijn."
    elif code == _TE_GROOT:
        wat = "Er staat een waarde in van meer dan 10 MB, of de XML is te diep genest."
    else:
        wat = "De XML is beschadigd."
    regel = fout.lineno or None
    return OnleesbareInvoer(wat, bestand=naam, regel=regel, verwacht=_VERWACHT, doe=_VRAAG_NIEUW)
