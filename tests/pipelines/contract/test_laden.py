"""Contracts load, or say in one sentence what is wrong on which line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from ggm_schema.errors import DefinitieFout
from pipelines.contract.laden import SOURCES, Contract, CsvFormaat, load_contract, load_contracts

GOED = """\
apiVersion: v3.1.0
kind: DataContract
id: proef
name: Proef (CSV)
version: 1.0.0
status: active
domain: brp
description: {purpose: Een doel., usage: Gebruik.}
team:
  name: burgerzaken
  members:
    - {username: team-burgerzaken, role: Gegevenseigenaar}
slaProperties:
  - {property: retention, value: 5, unit: y, element: persoon.einde, driver: regulatory}
customProperties:
  - property: nl.waterpas.formaat
    value: {soort: csv, scheidingsteken: ";", codering: windows-1252, decimaalteken: ","}
schema:
  - name: persoon
    physicalType: table
    properties:
      - name: bsn
        physicalName: Burgerservicenummer
        required: true
        primaryKey: true
        primaryKeyPosition: 1
        classification: vertrouwelijk
        customProperties:
          - property: nl.avg
            value: {soort: wettelijk_identificatienummer, identificator: bsn, categorie: x}
      - name: einde
        logicalType: date
      - name: notitie
        customProperties: [{property: nl.avg, value: {vrije_tekst: true}}]
"""

Laad = Callable[..., Contract]


@pytest.fixture
def laad(tmp_path: Path) -> Laad:
    """Load the good contract after some replacements."""

    def doe(*vervang: tuple[str, str]) -> Contract:
        tekst = GOED
        for oud, nieuw in vervang:
            assert oud in tekst
            tekst = tekst.replace(oud, nieuw)
        pad = tmp_path / "proef.yaml"
        pad.write_text(tekst, encoding="utf-8")
        return load_contract(pad)

    return doe


def test_a_contract_says_all_that_the_flow_needs(laad: Laad) -> None:
    contract = laad()
    assert isinstance(contract.formaat, CsvFormaat)
    assert contract.formaat.codering == "windows-1252"
    assert contract.formaat.kolommen == {"persoon": ("Burgerservicenummer", "einde", "notitie")}
    assert contract.eigenaar == "team-burgerzaken"
    assert contract.tabel("persoon") == "proef_persoon"
    persoon = contract.object("persoon")
    assert persoon.bestemming == "ggm"
    assert [k.name for k in persoon.sleutel] == ["bsn"]
    bsn, einde, notitie = persoon.properties
    assert (bsn.geleverde_naam, einde.geleverde_naam) == ("Burgerservicenummer", "einde")
    assert bsn.avg.identificator == "bsn"
    assert (einde.avg.identificator, einde.avg.vrije_tekst) == (None, False)
    assert notitie.avg.vrije_tekst
    assert contract.slaProperties[0].value == 5


def test_an_object_may_stay_in_bron(laad: Laad) -> None:
    eigenschap = "customProperties: [{property: nl.waterpas.bestemming, value: bron}]"
    contract = laad(("    physicalType: table", f"    {eigenschap}"))
    assert contract.object("persoon").bestemming == "bron"


def test_an_object_that_is_not_there(laad: Laad) -> None:
    with pytest.raises(KeyError):
        laad().object("adres")


FOUTEN = {
    "unknown key": (
        [("        required: true", "        requird: true")],
        24, "sleutel 'requird' bestaat niet", "Bedoelt u required?",
    ),
    "unknown key at the top": ([("domain: brp", "domian: brp")], 7, "'domian'", "u domain?"),
    "missing key": ([("status: active\n", "")], 1, "'status' ontbreekt", ""),
    "missing key in a block": (
        [("      - name: einde\n", "      - tags: []\n")], 31, "'name' ontbreekt", ""
    ),
    "value that is not allowed": (
        [("classification: vertrouwelijk", "classification: vertrouwlijk")],
        27, "'classification' is niet toegestaan", "Bedoelt u vertrouwelijk?",
    ),
    "other version of the standard": (
        [("apiVersion: v3.1.0", "apiVersion: v2.2.2")], 1, "'apiVersion'", "v3.1.0"
    ),
    "number where text belongs": ([("version: 1.0.0", "version: 1.0")], 5, "'version'", "tekst"),
    "text where a choice belongs": ([("required: true", "required: misschien")], 24,
                                    "'required'", "true of false"),
    "unknown encoding": (
        [("windows-1252", "windows-1251")], 17, "'codering'", "'windows-1252'"
    ),
    "unknown format": (
        [("soort: csv", "soort: cvs")], 17, "'soort' is niet toegestaan", "Bedoelt u csv?"
    ),
    "no format kind": ([("soort: csv, ", "")], 17, "ontbreekt de sleutel 'soort'", ""),
    "unknown key in the format": (
        [("scheidingsteken", "scheidingteken")], 17, "'scheidingteken'", "u scheidingsteken?"
    ),
    "separator of two characters": (
        [('scheidingsteken: ";"', 'scheidingsteken: ";;"')], 17, "elk één teken", ""
    ),
    "unknown property of ours": (
        [("nl.waterpas.formaat", "nl.waterpas.format")], 16, "bestaat hier niet", "formaat"
    ),
    "no format at all": (
        [("nl.waterpas.formaat", "nl.anders.formaat")], 15, "in welk formaat", "formaat"
    ),
    "unknown identifier": (
        [("identificator: bsn", "identificator: bns")], 30, "'identificator'", "'bsn'"
    ),
    "unknown object in the format": (
        [("soort: csv,", "soort: csv, bestanden: {persoom: '*.csv'},")],
        17, "'persoom' staat niet onder 'schema'", "Bedoelt u persoon?",
    ),
    "retention that counts from an unknown column": (
        [("element: persoon.einde", "element: persoon.eind")],
        14, "'persoon.eind' staat niet onder 'schema'", "Bedoelt u persoon.einde?",
    ),
    "one column twice": ([("name: einde", "name: bsn")], 31, "'bsn' komt twee keer voor", ""),
    "one delivered name twice": (
        [("name: einde", "name: einde\n        physicalName: burgerservicenummer")],
        32, "twee keer voor", "",
    ),
    "column name that SQL must quote": (
        [("name: einde", "name: Einddatum (plan)")], 31, "'name' klopt niet", "kleine letters"
    ),
    "technical column name": (
        [("name: einde", "name: _rij")], 31, "'name' klopt niet", "kleine letters"
    ),
    "id that is not the file name": (
        [("id: proef", "id: prof")], 3, "anders dan de naam", "proef"
    ),
    "no columns": (
        [(GOED[GOED.index("    properties:"):], "    properties: []\n")], 21, "'properties'", ""
    ),
    "a key twice": ([("domain: brp", "domain: brp\ndomain: bag")], 8, "staat er twee keer", ""),
    "no YAML": ([("domain: brp", "domain: [brp")], 8, "geen geldige YAML", ""),
}  # fmt: skip


@pytest.mark.parametrize("geval", FOUTEN)
def test_an_error_names_line_and_nearest_word(laad: Laad, geval: str) -> None:
    vervang, regel, fout, beter = FOUTEN[geval]
    with pytest.raises(DefinitieFout) as gemeld:
        laad(*vervang)
    assert gemeld.value.regel == regel, str(gemeld.value)
    assert gemeld.value.bestand is not None
    assert gemeld.value.bestand.endswith("proef.yaml")
    assert fout in gemeld.value.fout
    assert beter in str(gemeld.value)
    assert gemeld.value.exit_code == 2


def test_more_errors_are_counted(laad: Laad) -> None:
    with pytest.raises(DefinitieFout, match="nog 1 andere fout in") as gemeld:
        laad(("domain: brp", "domian: brp"), ("status: active", "status: actief"))
    assert gemeld.value.regel == 7


@pytest.mark.parametrize(
    ("inhoud", "fout"), [(b"", "geen sleutels"), (b"- 1", "geen sleutels"), (b"a: \xff", "UTF-8")]
)
def test_a_file_that_is_no_contract(tmp_path: Path, inhoud: bytes, fout: str) -> None:
    (tmp_path / "x.yaml").write_bytes(inhoud)
    with pytest.raises(DefinitieFout, match=fout):
        load_contract(tmp_path / "x.yaml")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DefinitieFout, match="niet te lezen"):
        load_contract(tmp_path / "x.yaml")


def test_several_json_files_need_a_path_each(laad: Laad) -> None:
    formaat = '{soort: csv, scheidingsteken: ";", codering: windows-1252, decimaalteken: ","}'
    with pytest.raises(DefinitieFout, match="ontbreekt een regel voor: adres") as fout:
        laad(
            (formaat, "{soort: json, pad: {persoon: item}}"),
            ("schema:\n", "schema:\n  - {name: adres, properties: [{name: straat}]}\n"),
        )
    assert fout.value.regel == 17


def test_several_csv_files_need_a_pattern_each(laad: Laad) -> None:
    with pytest.raises(DefinitieFout, match="ontbreekt een regel voor: adres, persoon"):
        laad(("schema:\n", "schema:\n  - {name: adres, properties: [{name: straat}]}\n"))


BRONNEN = sorted(SOURCES.glob("*.yaml"))


def test_the_contracts_of_the_project_load() -> None:
    contracten = load_contracts()
    assert [pad.stem for pad in BRONNEN] == list(contracten)
    for contract in contracten.values():
        assert contract.eigenaar, contract.id
        assert contract.description.purpose, contract.id


@pytest.mark.shared
@pytest.mark.parametrize("pad", BRONNEN, ids=lambda pad: pad.stem)
def test_the_contracts_of_the_project_follow_the_standard(pad: Path, shared: Path) -> None:
    norm = json.loads((shared / "standards" / "odcs-json-schema-v3.1.0.json").read_text("utf-8"))
    jsonschema.Draft201909Validator(norm).validate(yaml.safe_load(pad.read_text("utf-8")))


@pytest.mark.shared
def test_the_good_contract_of_these_tests_follows_the_standard(shared: Path) -> None:
    norm = json.loads((shared / "standards" / "odcs-json-schema-v3.1.0.json").read_text("utf-8"))
    toets = jsonschema.Draft201909Validator(norm)
    toets.validate(yaml.safe_load(GOED))
    with pytest.raises(jsonschema.ValidationError):
        toets.validate(yaml.safe_load(GOED.replace("required: true", "requird: true")))


def test_the_contract_in_the_documentation_loads(tmp_path: Path) -> None:
    pagina = (SOURCES.parent.parent / "docs" / "bronnen.md").read_text("utf-8")
    voorbeeld = pagina.split("```yaml\n")[1].split("```")[0]
    pad = tmp_path / "parkeren_csv.yaml"
    pad.write_text(voorbeeld, encoding="utf-8")
    assert load_contract(pad).object("vergunning").properties[1].avg.identificator == "bsn"
    pad.write_text(voorbeeld.replace("        required", "        requird"), encoding="utf-8")
    with pytest.raises(DefinitieFout) as fout:
        load_contract(pad)
    melding = str(fout.value).replace(str(tmp_path), "pipelines/sources")
    assert melding in pagina
