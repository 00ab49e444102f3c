"""A finding about a file is kept beside the rejected records, and rejects nothing."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipelines.bron import laden
from pipelines.bron.landing import Landingsbestand
from pipelines.contract.laden import Contract, load_contract
from tests.pipelines.proefbron import CONTRACT

FORMAAT = "{soort: xml, pad: {persoon: B/P, kind: B/P/K}, xsd: [b.xsd]}"
XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b"
 xmlns="urn:b" elementFormDefault="qualified"><xs:element name="B"><xs:complexType><xs:sequence>
 <xs:element name="P"><xs:complexType><xs:sequence><xs:element name="bsn" type="xs:integer"/>
 </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
</xs:schema>"""


def contract(tmp_path: Path) -> Contract:
    pad = tmp_path / "proef.yaml"
    oud = "{soort: json, pad: {persoon: p.item, kind: k.item}}"
    pad.write_text(CONTRACT.replace(oud, FORMAAT))
    return load_contract(pad)


def laad(tmp_path: Path, xsd: Path | None) -> list[tuple[object, ...]]:
    bestanden = []
    for nummer, bsn in enumerate(("012345678", "geheim")):
        pad = tmp_path / f"{nummer}.xml"
        pad.write_text(f"<B xmlns='urn:b'>\n<P><bsn>{bsn}</bsn></P></B>")
        bestanden.append(Landingsbestand("proef", pad.name, pad, "0" * 64, pad.stat().st_size))
    with duckdb.connect() as con:
        uit = laden.laad(con, contract(tmp_path), bestanden, "2026-11-01", xsd=xsd)
        assert (uit.rijen_gelezen, uit.rijen_uitval) == (2, 0)
        bsns = con.execute("select bsn from bron.proef_persoon order by 1").fetchall()
        assert bsns == [("012345678",), ("geheim",)]
        return con.execute(
            "select soort, bestand, regelnummer, reden from kwaliteit.uitval"
        ).fetchall()


def test_an_invalid_message_is_loaded_and_told(tmp_path: Path) -> None:
    (tmp_path / "b.xsd").write_text(XSD)
    [(soort, bestand, regel, reden)] = laad(tmp_path, tmp_path)
    assert (soort, bestand, regel) == ("bestand", "1.xml", 2)
    assert "'bsn' heeft niet de afgesproken vorm" in str(reden)


def test_not_validated_is_told_once_for_all_files(tmp_path: Path) -> None:
    [(soort, bestand, regel, reden)] = laad(tmp_path, None)
    assert (soort, bestand, regel) == ("bestand", None, None)
    assert "niet getoetst" in str(reden)
