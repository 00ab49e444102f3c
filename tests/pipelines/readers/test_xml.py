"""XML: any element of a document can be a record, and nothing in a document is trusted."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from ggm_schema.errors import OnleesbareInvoer
from pipelines.bron.landing import Landingsbestand
from pipelines.contract.formaat import FORMAAT, XmlFormaat
from pipelines.readers import READERS, Bevinding, xml
from tests.pipelines.readers.conftest import Gelezen, verzamel

Lees = Callable[..., Gelezen]

BERICHT = """<?xml version="1.0" encoding="UTF-8"?>
<b:Bericht xmlns:b="urn:b" xmlns:x="urn:x"><b:Header><x:Afzender>0384</x:Afzender></b:Header>
  <b:Client versie="1"><b:Bsn>012345678</b:Bsn>
    <b:Toewijzing><x:Nummer>1</x:Nummer><x:Bedrag valuta="EUR">1.50</x:Bedrag></b:Toewijzing>
    <b:Toewijzing><x:Nummer>2</x:Nummer></b:Toewijzing>
    <b:Naam>Ada</b:Naam></b:Client>
  <b:Client versie="2"><b:Toewijzing><x:Nummer>3</x:Nummer></b:Toewijzing></b:Client>
</b:Bericht>"""
TOEWIJZING = {"t": ("Nummer", "../Bsn", "../Naam", "../@versie", "/Bericht/Header/Afzender")}


@pytest.fixture
def lees(tmp_path: Path) -> Lees:
    """`lees(tekst, {"object": pad}, {"object": kolommen})`."""

    def doe(
        inhoud: str | bytes,
        pad: dict[str, str] | None = None,
        kolommen: dict[str, tuple[str, ...]] | None = None,
        soort: str = "xml",
    ) -> Gelezen:
        plek = tmp_path / "kopie"
        plek.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
        pad = pad or {"t": "Bericht/Client/Toewijzing"}
        formaat = FORMAAT.validate_python({"soort": soort, "pad": pad})
        formaat.voor({o: (kolommen or {}).get(o, ()) for o in pad})
        bestand = Landingsbestand("proef", "bericht.xml", plek, "0" * 64, plek.stat().st_size)
        return verzamel(READERS[soort](bestand, formaat))

    return doe


def rijen(gelezen: Gelezen) -> list[dict[str, str]]:
    return [{n: w for n, w in rij.items() if w is not None} for rij in gelezen.records]


# --- what is read ---------------------------------------------------------------------------------


def test_a_record_is_what_the_path_names_whatever_the_namespaces(lees: Lees) -> None:
    gelezen = lees(BERICHT)
    assert rijen(gelezen) == [
        {"Nummer": "1", "Bedrag": "1.50", "Bedrag/@valuta": "EUR"},
        {"Nummer": "2"},
        {"Nummer": "3"},
    ]
    assert gelezen.nummers == [1, 2, 3]


def test_elements_around_a_record_give_it_what_came_before_it(lees: Lees) -> None:
    """The name of the client comes after the allocations: the same wherever the file is cut."""
    assert rijen(lees(BERICHT, kolommen=TOEWIJZING)) == [
        {"Nummer": "1", "Bedrag": "1.50", "Bedrag/@valuta": "EUR", "../Bsn": "012345678",
         "../@versie": "1", "/Bericht/Header/Afzender": "0384"},
        {"Nummer": "2", "../Bsn": "012345678", "../@versie": "1",
         "/Bericht/Header/Afzender": "0384"},
        {"Nummer": "3", "../@versie": "2", "/Bericht/Header/Afzender": "0384"},
    ]  # fmt: skip


@pytest.mark.parametrize("hap", [1, 7, 64])
def test_it_does_not_matter_in_which_parts_a_file_is_read(
    lees: Lees, hap: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_een_keer = lees(BERICHT, kolommen=TOEWIJZING)
    monkeypatch.setattr(xml, "_HAP", hap)
    monkeypatch.setattr("pipelines.readers.xml_kop._HAP", hap)
    assert lees(BERICHT, kolommen=TOEWIJZING).rijen == in_een_keer.rijen


def test_a_record_within_a_record_is_no_part_of_it(lees: Lees) -> None:
    gelezen = lees(BERICHT, {"t": "Bericht/Client/Toewijzing", "c": "Bericht/Client"})
    assert [(n, r) for t, n, r in gelezen.rijen if t == "c"] == [
        (1, {"@versie": "1", "Bsn": "012345678", "Naam": "Ada"}),
        (2, {"@versie": "2", "Bsn": None, "Naam": None}),
    ]
    assert [r["Nummer"] for t, _, r in gelezen.rijen if t == "t"] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("inhoud", "rij"),
    [
        ("<a>x</a><a>y</a>", {"a": "x|y"}),
        ("<a><b>1</b></a><a><b>2</b></a>", {"a/b": "1|2"}),
        ("<a/><b>1</b>", {"a": "", "b": "1"}),
        ("<a i:nil='true'/><b>1</b>", {"b": "1"}),
        ("<houder/><b>1</b>", {"b": "1"}),
        ("<a>  1 </a>", {"a": "  1 "}),
        ("<a>een<b>2</b>drie</a>", {"a": "eendrie", "a/b": "2"}),
        ("<a>&lt;&#233;&amp;</a>", {"a": "<é&"}),
        ("<a><![CDATA[<x>]]></a>", {"a": "<x>"}),
        ("<a>in<!-- niet --> gebruik<?pi x?></a>", {"a": "in gebruik"}),
        ("alleen tekst", {".": "alleen tekst"}),
    ],
)
def test_text_stays_as_it_was(lees: Lees, inhoud: str, rij: dict[str, str]) -> None:
    document = f"<r xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><t>{inhoud}</t></r>"
    assert rijen(lees(document, {"t": "r/t"}, {"t": ("houder/x",)})) == [rij]


@pytest.mark.parametrize("codering", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_encoding_is_the_one_that_the_document_names(lees: Lees, codering: str) -> None:
    document = f"<?xml version='1.0' encoding='{codering}'?><r><t><a>Caf\xe9</a></t></r>"
    assert rijen(lees(document.encode(codering), {"t": "r/t"})) == [{"a": "Café"}]


def test_an_empty_record_is_rejected_with_its_number_and_its_line(lees: Lees) -> None:
    gelezen = lees("<r>\n<t><a>1</a></t>\n<t><a/></t>\n<t><a>2</a></t></r>", {"t": "r/t"})
    assert gelezen.nummers == [1, 3]
    [afkeur] = gelezen.afkeur
    assert (afkeur.tabel, afkeur.regelnummer) == ("t", 2)
    assert afkeur.reden.endswith("Het begint op regel 3 van het XML-bestand.")


def test_an_element_without_records_is_a_delivery_of_nothing(lees: Lees) -> None:
    assert lees("<r><groep/></r>", {"t": "r/groep/t"}).rijen == []


FACTUUR = """<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:ID>F-001</cbc:ID><cac:AccountingSupplierParty><cac:Party>
<cbc:EndpointID schemeID="0106">00123456</cbc:EndpointID></cac:Party></cac:AccountingSupplierParty>
<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:LineExtensionAmount currencyID="EUR">10.50
</cbc:LineExtensionAmount><cac:Item><cbc:Name>Stoel</cbc:Name></cac:Item></cac:InvoiceLine>
<cac:InvoiceLine><cbc:ID>2</cbc:ID><cac:Item><cbc:Name>Tafel</cbc:Name></cac:Item>
</cac:InvoiceLine></Invoice>"""


def test_an_invoice_is_a_header_and_its_lines(lees: Lees) -> None:
    leverancier = "../AccountingSupplierParty/Party/EndpointID"
    gelezen = lees(
        FACTUUR,
        {"factuur": "Invoice", "regel": "Invoice/InvoiceLine"},
        {"regel": ("ID", "../ID", leverancier, f"{leverancier}/@schemeID")},
    )
    per = {t: [r for t2, _, r in gelezen.rijen if t2 == t] for t in ("factuur", "regel")}
    [factuur] = per["factuur"]
    assert factuur["ID"] == "F-001"
    assert not any(kolom.startswith("InvoiceLine") for kolom in factuur)
    assert [(r["ID"], r["../ID"], r[leverancier]) for r in per["regel"]] == [
        ("1", "F-001", "00123456"),
        ("2", "F-001", "00123456"),
    ]
    assert per["regel"][0][f"{leverancier}/@schemeID"] == "0106"
    assert per["regel"][0]["LineExtensionAmount"] == "10.50\n"


STUF = """<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:b="urn:bg"
  xmlns:t="urn:stuf" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><s:Body><b:npsLk01>
<b:stuurgegevens><t:berichtcode>Lk01</t:berichtcode></b:stuurgegevens>
<b:object t:entiteittype="NPS" t:verwerkingssoort="W"><b:inp.bsn>000000012</b:inp.bsn></b:object>
<b:object t:entiteittype="NPS" t:verwerkingssoort="W"><b:inp.bsn>000000012</b:inp.bsn>
<b:geslachtsnaam t:noValue="geenWaarde" xsi:nil="true"/></b:object>
</b:npsLk01></s:Body></s:Envelope>"""


def test_a_notification_is_its_objects(lees: Lees) -> None:
    code = "../stuurgegevens/berichtcode"
    gelezen = lees(STUF, {"t": "Envelope/Body/npsLk01/object"}, {"t": (code, "inp.bsn")})
    soort = {"@entiteittype": "NPS", "@verwerkingssoort": "W", code: "Lk01"}
    assert rijen(gelezen) == [
        {"inp.bsn": "000000012", **soort},
        {"inp.bsn": "000000012", "geslachtsnaam/@noValue": "geenWaarde", **soort},
    ]


# --- what is refused ------------------------------------------------------------------------------

BOM = "<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><r><t><a>&b;</a></t></r>"
BUITEN = "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><r><t><a>&a;</a></t></r>"


@pytest.mark.parametrize(
    ("inhoud", "fout"),
    [
        (BOM, "heeft een DOCTYPE"),
        (BUITEN, "heeft een DOCTYPE"),
        ("<!DOCTYPE r SYSTEM 'http://voorbeeld.invalid/r.dtd'><r/>", "heeft een DOCTYPE"),
        ("<r><t><a>&onbekend;</a></t></r>", "geen geldige XML meer"),
        ("<r><t><a>1</a></t>", "Het bestand is afgebroken"),
        ("<r><t><a>1</b></t></r>", "geen geldige XML meer. Tot hier: 0 records"),
        ("<r><t>" + "<a>" * 300 + "</a>" * 300 + "</t></r>", "te diep genest"),
        (b"<r><t><a>\xff\xfe</a></t></r>", "geen geldige tekens"),
        ("a;b\n1;2\n", "geen leesbaar XML-bestand"),
        ("", "geen leesbaar XML-bestand"),
        ("<?xml version='1.0' encoding='bestaat-niet'?><r/>", "geen leesbaar XML-bestand"),
        ("<ander><t><a>1</a></t></ander>", "Op de afgesproken plek"),
        (f"<r><t>{'<a>' + 'x' * 999_999 + '</a>'}</t></r>".replace("<a>", "<a>", 1), None),
    ],
)
def test_what_cannot_be_read_is_told_in_one_message(
    lees: Lees, inhoud: str | bytes, fout: str | None
) -> None:
    if fout is None:
        assert len(lees(inhoud, {"t": "r/t"}).rijen) == 1
        return
    with pytest.raises(OnleesbareInvoer, match=fout):
        lees(inhoud, {"t": "r/t"})


def test_a_record_that_never_ends_is_refused(lees: Lees) -> None:
    groot = "<r><t>" + "<a>0123456789</a>" * 2_000_000 + "</t></r>"
    with pytest.raises(OnleesbareInvoer, match="groter is dan 16 MB"):
        lees(groot, {"t": "r/t"})


MEET = """
import resource, sys
from pathlib import Path
from pipelines.bron.landing import Landingsbestand
from pipelines.contract.formaat import FORMAAT
from pipelines.readers import READERS
pad = Path(sys.argv[1])
formaat = FORMAAT.validate_python({"soort": "xml", "pad": {"t": "r/groep/t"}})
formaat.voor({"t": ("a",)})
stukken = READERS["xml"](Landingsbestand("p", "x.xml", pad, "", pad.stat().st_size), formaat)
rijen = sum(len(s.regelnummers) for s in stukken)
print(rijen, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.slow
def test_ten_times_the_records_take_the_same_memory(tmp_path: Path) -> None:
    """Also where most of a document is not what the contract asks for."""
    metingen = []
    for keer in (1, 10):
        pad = tmp_path / f"{keer}.xml"
        groep = "<groep><t><a>012345</a><b>tekst</b></t><ruis><x>1</x></ruis></groep>"
        pad.write_text("<r>" + groep * (20_000 * keer) + "</r>")
        uit = subprocess.run(
            [sys.executable, "-c", MEET, str(pad)], capture_output=True, text=True, check=True
        )
        metingen.append([int(deel) for deel in uit.stdout.split()])
    [[rijen_1, geheugen_1], [rijen_10, geheugen_10]] = metingen
    assert (rijen_1, rijen_10) == (20_000, 200_000)
    assert geheugen_10 < geheugen_1 + 30_000  # KB; the longer file is 13 MB longer


# --- validation -----------------------------------------------------------------------------------

XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:m"
  targetNamespace="urn:m" elementFormDefault="qualified">
  <xs:element name="M"><xs:complexType><xs:sequence>
    <xs:element name="R" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="Datum" type="xs:date"/><xs:element name="Code" type="xs:string"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>"""
GOED = "<M xmlns='urn:m'>\n<R><Datum>2026-01-01</Datum>\n<Code>1</Code></R></M>"


@pytest.fixture
def toets(tmp_path: Path) -> Callable[..., list[Bevinding]]:
    def doe(inhoud: str, map: Path | None = tmp_path, xsd: Any = "m.xsd") -> list[Bevinding]:
        (tmp_path / "m.xsd").write_text(XSD)
        (tmp_path / "kapot.xsd").write_text("<xs:schema")
        pad = tmp_path / "m.xml"
        pad.write_text(inhoud)
        formaat = XmlFormaat(soort="xml", pad={"r": "M/R"}, xsd=xsd)
        formaat.voor({"r": ("Datum", "Code")})
        formaat.schemas(map)
        stukken = list(xml.lees(Landingsbestand("p", "m.xml", pad, "", 1), formaat))
        assert sum(len(s.regelnummers) for s in stukken if not isinstance(s, Bevinding)) == 1
        return [s for s in stukken if isinstance(s, Bevinding)]

    return doe


def test_a_valid_message_has_no_findings(toets: Callable[..., list[Bevinding]]) -> None:
    assert toets(GOED) == []


def test_an_invalid_message_is_read_and_told_without_its_values(
    toets: Callable[..., list[Bevinding]],
) -> None:
    [een, twee] = toets(
        GOED.replace("2026-01-01", "geheim").replace("<Code>1</Code>", "<Jansen>1</Jansen>")
    )
    assert (een.bestand, een.regelnummer) == ("m.xml", 2)
    assert een.reden.endswith("de waarde van 'Datum' heeft niet de afgesproken vorm.")
    assert twee.regelnummer == 3
    assert twee.reden.endswith(
        "een onbekend onderdeel hoort hier niet, of er ontbreekt een onderdeel."
    )


def test_a_big_message_is_held_against_the_schema_in_parts(
    toets: Callable[..., list[Bevinding]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.readers.xml_xsd._GEHEEL", 0)
    assert toets(GOED) == []
    gevonden = toets(GOED.replace("2026-01-01", "geheim"))
    assert gevonden
    assert all("'Datum'" in b.reden and b.regelnummer is None for b in gevonden)


def test_many_errors_become_one_number(toets: Callable[..., list[Bevinding]]) -> None:
    fout = "".join(f"<Code>{n}</Code>\n" for n in range(30))
    gevonden = toets(f"<M xmlns='urn:m'><R>{fout}</R></M>")
    assert 1 <= len(gevonden) <= 11


def test_not_validated_is_said_and_never_silent(toets: Callable[..., list[Bevinding]]) -> None:
    [geen_map] = toets(GOED, map=None)
    assert geen_map.bestand is None
    assert "niet getoetst" in geen_map.reden
    [weg] = toets(GOED, xsd=["weg.xsd"])
    assert "weg.xsd staat niet in de map" in weg.reden


def test_a_message_of_another_standard_is_told(toets: Callable[..., list[Bevinding]]) -> None:
    [een] = toets(GOED.replace("urn:m", "urn:ander"))
    assert "niet van de standaard en de versie" in een.reden


def test_a_schema_that_cannot_be_read_is_said(toets: Callable[..., list[Bevinding]]) -> None:
    [een] = toets(GOED, xsd="kapot.xsd")
    assert "kapot.xsd kan niet worden gelezen" in een.reden


# --- real files -----------------------------------------------------------------------------------


def _bladeren(element: ElementTree.Element, pad: str = "") -> list[tuple[str, str]]:
    """Path and text of every leaf, by a reader that knows nothing of ours."""
    uit = []
    for kind in element:
        naam = f"{pad}/{kind.tag.rpartition('}')[2]}".lstrip("/")
        uit += _bladeren(kind, naam) if len(kind) else [(naam, kind.text or "")]
    return uit


@pytest.mark.shared
@pytest.mark.parametrize("bericht", ["WMO301", "WMO305", "WMO307", "WMO323"])
def test_real_messages_are_read_byte_for_byte(shared: Path, bericht: str, lees: Lees) -> None:
    map = shared / "samples/iwmo_ijw/wmo"
    inhoud = (map / "berichten" / f"{bericht}.xml").read_bytes()
    samen: dict[str, list[str]] = {}
    for naam, tekst in _bladeren(ElementTree.fromstring(inhoud)):
        samen.setdefault(naam, []).append(tekst)
    [rij] = rijen(lees(inhoud, {"bericht": "Bericht"}))
    assert rij == {naam: "|".join(teksten) for naam, teksten in samen.items()}


@pytest.mark.shared
@pytest.mark.parametrize("bericht", ["WMO301", "WMO305", "WMO307", "WMO323"])
def test_real_messages_are_held_against_their_schema(
    shared: Path, bericht: str, tmp_path: Path
) -> None:
    map = shared / "samples/iwmo_ijw/wmo"
    formaat = XmlFormaat(
        soort="xml",
        pad={"bericht": "Bericht"},
        xsd=tuple(f"xsd/WMO{n}.xsd" for n in (301, 305, 307, 315, 323)),
    )
    formaat.voor({"bericht": ()})
    formaat.schemas(map)

    def bevindingen(inhoud: bytes) -> list[Bevinding]:
        pad = tmp_path / "b.xml"
        pad.write_bytes(inhoud)
        bestand = Landingsbestand("iwmo", "b.xml", pad, "", len(inhoud))
        return [s for s in xml.lees(bestand, formaat) if isinstance(s, Bevinding)]

    echt = (map / "berichten" / f"{bericht}.xml").read_bytes()
    assert bevindingen(echt) == []
    [fout] = bevindingen(echt.replace(b"Dagtekening>2", b"Dagtekening>x2", 1))
    assert "'Dagtekening'" in fout.reden
    assert "x2" not in fout.reden
    assert fout.regelnummer
    assert fout.regelnummer > 1
