"""Invoices as suppliers send them: UBL 2.1 by the NLCIUS, one XML per invoice in a zip.

Belongs here: the XML and the zip, byte for byte the same every time. Does not belong here: which
invoices there are (`factuur_rijen`) and what is wrong with some of them (`factuur_fouten`).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from data_samples.generator.factuur_fouten import geleverd
from data_samples.generator.factuur_rijen import Btw, Factuur, Partij, Regel
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import Wereld

BRON = "facturen_ubl"
_UBL = "urn:oasis:names:specification:ubl:schema:xsd"
_NLCIUS = "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0"
_PEPPOL = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
_TIJD = (2026, 1, 1, 0, 0, 0)

# An element: its name, then what is in it. A text, a list of elements, or nothing: left out.
Inhoud = str | list["Element"]
Element = tuple[str, Inhoud, dict[str, str]]


def schrijf(wereld: Wereld, levering: str, map: Path, waarheid: Waarheid) -> None:
    """Write `<map>/facturen_ubl/facturen_<levering>.zip` and note its defects."""
    doel = map / BRON
    doel.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(doel / f"facturen_{levering}.zip", "w") as archief:
        for volgnummer, factuur in enumerate(geleverd(wereld, levering, waarheid), start=1):
            lid = zipfile.ZipInfo(f"{volgnummer:05d}.xml", _TIJD)
            archief.writestr(lid, als_xml(factuur), zipfile.ZIP_DEFLATED)


def als_xml(factuur: Factuur) -> bytes:
    """One invoice or credit note as a supplier sends it."""
    soort = "CreditNote" if factuur.credit else "Invoice"
    wortel = ET.Element(
        soort,
        {
            "xmlns": f"{_UBL}:{soort}-2",
            "xmlns:cac": f"{_UBL}:CommonAggregateComponents-2",
            "xmlns:cbc": f"{_UBL}:CommonBasicComponents-2",
        },
    )
    for element in _factuur(factuur):
        _voeg_toe(wortel, element)
    inhoud: bytes = ET.tostring(wortel, encoding="utf-8", xml_declaration=True)
    return inhoud + b"\n"


def _voeg_toe(ouder: ET.Element, element: Element) -> None:
    """Below `cbc` is a text, below `cac` are elements. What is empty is left out."""
    naam, inhoud, kenmerken = element
    if not inhoud:
        return
    if isinstance(inhoud, str):
        ET.SubElement(ouder, f"cbc:{naam}", kenmerken).text = inhoud
        return
    kind = ET.SubElement(ouder, f"cac:{naam}")
    for deel in inhoud:
        _voeg_toe(kind, deel)


def _e(naam: str, inhoud: Inhoud, **kenmerken: str) -> Element:
    return naam, inhoud, kenmerken


def _factuur(factuur: Factuur) -> Iterator[Element]:
    yield _e("CustomizationID", _NLCIUS)
    yield _e("ProfileID", _PEPPOL)
    yield _e("ID", factuur.nummer)
    yield _e("IssueDate", factuur.datum)
    yield _e("DueDate", factuur.vervalt)
    yield _e("CreditNoteTypeCode" if factuur.credit else "InvoiceTypeCode", factuur.soort)
    yield _e("DocumentCurrencyCode", factuur.valuta)
    yield _e("BuyerReference", "Crediteuren")
    yield _e("OrderReference", [_e("ID", factuur.order)])
    yield _e("AccountingSupplierParty", [_leverancier(factuur.leverancier)])
    yield _e("AccountingCustomerParty", [_klant(factuur.klant)])
    if factuur.betaalwijze:
        rekening = [_e("ID", factuur.rekening)]
        yield _e("PaymentMeans", [
            _e("PaymentMeansCode", factuur.betaalwijze),
            _e("PaymentID", factuur.nummer),
            _e("PayeeFinancialAccount", rekening),
        ])  # fmt: skip
    delen = [_btw(deel, factuur.valuta) for deel in factuur.btw]
    yield _e("TaxTotal", [_bedrag("TaxAmount", factuur.btw_totaal, factuur.valuta), *delen])
    yield _e("LegalMonetaryTotal", [
        _bedrag("LineExtensionAmount", factuur.exclusief, factuur.valuta),
        _bedrag("TaxExclusiveAmount", factuur.exclusief, factuur.valuta),
        _bedrag("TaxInclusiveAmount", factuur.inclusief, factuur.valuta),
        _bedrag("PayableAmount", factuur.inclusief, factuur.valuta),
    ])  # fmt: skip
    for nummer, regel in enumerate(factuur.regels, start=1):
        yield _regel(nummer, regel, factuur)


def _bedrag(naam: str, bedrag: str, valuta: str) -> Element:
    return _e(naam, bedrag, currencyID=valuta)


def _adres(partij: Partij) -> Element:
    return _e("PostalAddress", [
        _e("StreetName", partij.straat),
        _e("CityName", partij.plaats),
        _e("PostalZone", partij.postcode),
        _e("Country", [_e("IdentificationCode", "NL")]),
    ])  # fmt: skip


def _rechtspersoon(partij: Partij) -> Element:
    return _e("PartyLegalEntity", [
        _e("RegistrationName", partij.naam),
        _e("CompanyID", partij.nummer, schemeID=partij.schema),
    ])  # fmt: skip


def _leverancier(partij: Partij) -> Element:
    # Within the numbers that are never issued, as BSN or RSIN.
    btw = [_e("CompanyID", f"NL99999{partij.nummer[-4:]}B01" if partij.nummer else "")]
    return _e("Party", [
        _e("EndpointID", partij.nummer, schemeID=partij.schema),
        _e("PartyName", [_e("Name", partij.naam)] if partij.naam else []),
        _adres(partij),
        _e("PartyTaxScheme", [*btw, _e("TaxScheme", [_e("ID", "VAT")])]),
        _rechtspersoon(partij),
    ])  # fmt: skip


def _klant(partij: Partij) -> Element:
    return _e("Party", [
        _e("EndpointID", partij.nummer, schemeID=partij.schema),
        _adres(partij),
        _rechtspersoon(partij),
    ])  # fmt: skip


def _categorie(naam: str, percentage: str) -> Element:
    code = "E" if percentage == "0" else "S"
    stelsel = [_e("ID", "VAT")]
    return _e(naam, [_e("ID", code), _e("Percent", percentage), _e("TaxScheme", stelsel)])


def _btw(deel: Btw, valuta: str) -> Element:
    return _e("TaxSubtotal", [
        _bedrag("TaxableAmount", deel.grondslag, valuta),
        _bedrag("TaxAmount", deel.bedrag, valuta),
        _categorie("TaxCategory", deel.percentage),
    ])  # fmt: skip


def _regel(nummer: int, regel: Regel, factuur: Factuur) -> Element:
    aantal = "CreditedQuantity" if factuur.credit else "InvoicedQuantity"
    return _e("CreditNoteLine" if factuur.credit else "InvoiceLine", [
        _e("ID", str(nummer)),
        _e(aantal, regel.aantal, unitCode=regel.eenheid),
        _bedrag("LineExtensionAmount", regel.bedrag, factuur.valuta),
        _e("Item", [
            _e("Name", regel.omschrijving),
            _categorie("ClassifiedTaxCategory", regel.percentage),
        ]),
        _e("Price", [_bedrag("PriceAmount", regel.prijs, factuur.valuta)]),
    ])  # fmt: skip
