"""Holding a message against the schema of its standard.

Belongs here: finding the schema that an installation keeps, and findings in plain Dutch. Texts of
the validator quote the message, so only its codes and line numbers are used, and names of elements
that the schema itself knows. Does not belong here: reading records; an invalid message is read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lxml import etree

from pipelines.readers import Bevinding, xml_meldingen
from pipelines.readers.xml_kop import Herhaalbaar, stapsgewijs, wortel

if TYPE_CHECKING:
    from pipelines.bron.landing import Landingsbestand
    from pipelines.contract.formaat import XmlFormaat

_XS: Final = "{http://www.w3.org/2001/XMLSchema}"
_MEER: Final = 10  # findings per file
# The validator knows lines only of a document that it has as a whole.
_GEHEEL: Final = 16 << 20
_HAP: Final = 128 * 1024
_SOORTEN: Final = {
    soort: naam for naam, soort in vars(etree.ErrorTypes).items() if isinstance(soort, int)
}
_NAAM: Final = re.compile(r"^(?:Element|attribute) '(?:\{[^}']*\})?([^']{1,100})'")

NIET_GEDAAN: Final = (
    "De berichten zijn niet getoetst aan het berichtschema ({xsd}): op deze installatie is geen "
    "map met schema's ingesteld. Zet de schema's in een map en noem die in WATERPAS_XSD."
)
NIET_GEVONDEN: Final = (
    "De berichten zijn niet getoetst aan het berichtschema: {xsd} staat niet in de map met "
    "schema's (WATERPAS_XSD)."
)


ONLEESBAAR: Final = (
    "De berichten zijn niet getoetst aan het berichtschema: {xsd} kan niet worden gelezen. Zet "
    "alle XSD-bestanden van de standaard bij elkaar, ook het basisschema, zoals de beheerder van "
    "de standaard ze uitgeeft."
)
ANDERE_STANDAARD: Final = (
    "Het bericht is niet van de standaard en de versie die in het contract staan: de naamruimte is "
    "van geen enkel schema."
)


class _Schema(NamedTuple):
    """A schema and the names that it knows."""

    schema: etree.XMLSchema
    namen: frozenset[str]


def valideer(bestand: Landingsbestand, formaat: XmlFormaat) -> Iterator[Bevinding]:
    """What is wrong with a message, or that nobody looked."""
    if not formaat.xsd:
        return
    if formaat.xsd_map is None:
        yield Bevinding(None, NIET_GEDAAN.format(xsd=", ".join(formaat.xsd)))
        return
    naamruimte = _naamruimte(bestand.pad)
    redenen = []
    for naam in formaat.xsd:
        pad = formaat.xsd_map / naam
        if not pad.is_file():
            redenen.append(NIET_GEVONDEN.format(xsd=naam))
            continue
        gewijzigd = pad.stat().st_mtime_ns
        doel = _doel(pad, gewijzigd)
        schema = _schema(pad, gewijzigd) if doel == naamruimte else None
        if schema is not None:
            yield from _toets(bestand, schema)
            return
        if doel is None or doel == naamruimte:
            redenen.append(ONLEESBAAR.format(xsd=naam))
    if redenen:
        yield from (Bevinding(None, reden) for reden in redenen)
    else:
        yield Bevinding(bestand.naam, ANDERE_STANDAARD)


def _toets(bestand: Landingsbestand, schema: _Schema) -> Iterator[Bevinding]:
    fouten = sorted(set(_fouten(bestand.pad, schema)), key=lambda f: (f[0] or 0, f[1]))
    for regel, reden in fouten[:_MEER]:
        yield Bevinding(bestand.naam, f"Het bericht volgt het berichtschema niet: {reden}", regel)
    if len(fouten) > _MEER:
        aantal = len(fouten) - _MEER
        yield Bevinding(
            bestand.naam, f"Het bericht volgt het berichtschema niet op nog {aantal} plekken."
        )


def _naamruimte(pad: Path) -> str:
    with pad.open("rb") as bron:
        return wortel(pad.name, Herhaalbaar(bron), xml_meldingen)[0]


def _boom(pad: Path) -> etree._ElementTree:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    return etree.parse(pad, parser)


def _fouten(pad: Path, schema: _Schema) -> list[tuple[int | None, str]]:
    if pad.stat().st_size > _GEHEEL:
        return _eerste_fout(pad, schema)
    schema.schema.validate(_boom(pad))
    log: Any = schema.schema.error_log
    return [(fout.line or None, _reden(fout.type, fout.message, schema.namen)) for fout in log]


def _eerste_fout(pad: Path, schema: _Schema) -> list[tuple[int | None, str]]:
    """Of a document that is too big to have as a whole: no line, and no more than the first."""
    parser = stapsgewijs(("end",), schema=schema.schema)
    try:
        with pad.open("rb") as bron:
            while hap := bron.read(_HAP):
                parser.feed(hap)
                for _, element in parser.read_events():
                    element.clear(keep_tail=True)
                    while (vorige := element.getprevious()) is not None:
                        del vorige.getparent()[0]
        parser.close()
    except etree.XMLSyntaxError as fout:
        # Not its `error_log`: that also holds errors of other documents.
        return [(None, _reden(getattr(fout, "code", 0), str(fout), schema.namen))]
    return []


def _reden(soort: int, tekst: str | None, namen: frozenset[str]) -> str:
    gevonden = _NAAM.match(tekst or "")
    naam = gevonden[1] if gevonden and gevonden[1] in namen else None
    wie = f"'{naam}'" if naam else "een onbekend onderdeel"
    fout = _SOORTEN.get(soort, "")
    if "ELEMENT_CONTENT" in fout:
        return f"{wie} hoort hier niet, of er ontbreekt een onderdeel."
    if "ATTRIBUTE" in fout or "COMPLEX_TYPE_3" in fout or "COMPLEX_TYPE_4" in fout:
        return f"een kenmerk van {wie} klopt niet."
    if "CVC_ELT" in fout:
        return f"{wie} is niet het onderdeel dat hier hoort."
    return f"de waarde van {wie} heeft niet de afgesproken vorm."


# Remembered by time of change: a source may hold thousands of messages.
@lru_cache(maxsize=64)
def _doel(pad: Path, gewijzigd_ns: int) -> str | None:
    """The namespace that a schema is for; None: it cannot be read."""
    try:
        return str(_boom(pad).getroot().get("targetNamespace", ""))
    except (etree.XMLSyntaxError, OSError):
        return None


@lru_cache(maxsize=64)
def _schema(pad: Path, gewijzigd_ns: int) -> _Schema | None:
    try:
        boom = _boom(pad)
        return _Schema(etree.XMLSchema(boom), frozenset(_namen(boom, pad, set())))
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError, OSError):
        return None


def _namen(boom: etree._ElementTree, pad: Path, gehad: set[Path]) -> Iterator[str]:
    gehad.add(pad)
    for element in boom.iter(f"{_XS}element", f"{_XS}attribute", f"{_XS}import", f"{_XS}include"):
        if naam := element.get("name"):
            yield naam
        ander = pad.parent / element.get("schemaLocation", "")
        if ander.is_file() and ander not in gehad:
            yield from _namen(_boom(ander), ander, gehad)
