"""From a file to files that load, and that hold nothing of the data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import jsonschema
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from openpyxl import Workbook
from typer.testing import CliRunner

import ggm_schema
from data_samples.generator import nummers
from expectations.suites import load_suites
from ggm_schema.errors import DefinitieFout, OnleesbareInvoer
from pipelines.bronvoorstel import Mappen, Voorstel, schrijf, stel_voor
from pipelines.cli import app
from pipelines.contract.laden import load_contracts
from pipelines.declaraties import BRON_TECHNISCH
from pipelines.mapping.laden import load_mappings

ROOT = Path(__file__).resolve().parents[3]
SPORT = ROOT / "data_samples" / "tutorial" / "sportverenigingen.csv"
CATALOGUS = ggm_schema.load()
PANDEN = [
    {
        "identificatie": f"022110{n:010d}",
        "oorspronkelijk bouwjaar": str(1950 + n),
        "status": ("Pand in gebruik", "Sloopvergunning verleend")[n % 2],
    }
    for n in range(30)
]


@dataclass(frozen=True)
class Uitkomst:
    voorstel: Voorstel
    paden: list[Path]
    mappen: Mappen

    def tekst(self, deel: str) -> str:
        return next(p for p in self.paden if deel in p.name).read_text("utf-8")


def maak(bestand: Path, uit: Path, domein: str | None = None) -> Uitkomst:
    voorstel = stel_voor(bestand, CATALOGUS, None, domein)
    mappen = Mappen.onder(uit)
    return Uitkomst(voorstel, schrijf(voorstel, CATALOGUS, mappen), mappen)


def laad(mappen: Mappen) -> tuple[int, int]:
    """Load all that was written, as a run does; number of mappings and of rules."""
    contracten = load_contracts(mappen.sources)
    mappings = load_mappings(CATALOGUS, contracten, mappen.mappings)
    relaties = {
        f"bron.{c.tabel(o.name)}": (*BRON_TECHNISCH, *(k.name for k in o.properties))
        for c in contracten.values()
        for o in c.objecten
    }
    suites = load_suites(mappen.suites, CATALOGUS, relaties=relaties)
    return len(mappings), sum(len(s.regels) for s in suites)


@pytest.fixture(scope="module")
def sport(tmp_path_factory: pytest.TempPathFactory) -> Uitkomst:
    return maak(SPORT, tmp_path_factory.mktemp("uit"), "sport")


def test_what_is_written_loads_as_it_is(sport: Uitkomst) -> None:
    mappings, regels = laad(sport.mappen)
    assert mappings == 3
    assert regels > 20


def test_the_table_and_its_attributes_are_found(sport: Uitkomst) -> None:
    doel = sport.voorstel.doel
    assert doel is not None
    assert doel.tabel.volledige_naam == "ggm_sport.sportvereniging"
    assert {k.kolom: k.attribuut for k in doel.koppelingen} == {
        "naam_vereniging": "naam",
        "type_sport": "typesport",
        "binnensport": "binnensport",
        "buitensport": "buitensport",
        "aantal_leden": "ledenaantal",
        "e_mail": "email",
        "adres": "adres",
    }


def test_the_key_is_the_number_although_one_is_double(sport: Uitkomst) -> None:
    assert sport.voorstel.sleutel.kolommen == ("verenigingsnr",)


def test_encoding_separator_and_decimal_sign_are_stated(sport: Uitkomst) -> None:
    contract = sport.tekst("sportverenigingen.yaml")
    assert '"codering": "windows-1252"' in contract
    assert '"scheidingsteken": ";"' in contract


def test_every_proposal_has_its_score_and_a_person_is_asked(sport: Uitkomst) -> None:
    contract = sport.tekst("sportverenigingen.yaml")
    for regel in contract.splitlines():
        if "logicalType:" in regel or "classification:" in regel:
            assert "# voorstel: " in regel
            assert regel.endswith(")")
    for vraag in ("doelbinding", "eigenaar", "hoe lang"):
        assert any("BESLIS" in r and vraag in r for r in contract.splitlines())


def test_no_value_of_the_file_is_in_what_is_written(sport: Uitkomst) -> None:
    alles = "\n".join(p.read_text("utf-8") for p in sport.paden)
    _, *records = SPORT.read_text("windows-1252").splitlines()
    waarden = {w for r in records for w in r.split(";") if len(w) > 4 and w != "onbekend"}
    # Sorts of sport and place names may be words of ours.
    assert not {w for w in waarden if any(c.isdigit() for c in w) and w in alles}
    assert not {w for w in waarden if " " in w and w in alles}


def test_nothing_is_overwritten(sport: Uitkomst) -> None:
    eerder = {p: p.read_bytes() for p in sport.paden}
    with pytest.raises(DefinitieFout, match="niet overschreven"):
        schrijf(sport.voorstel, CATALOGUS, sport.mappen)
    assert {p: p.read_bytes() for p in sport.paden} == eerder


def test_a_domain_that_exists_keeps_its_letters_and_goes_on_counting(tmp_path: Path) -> None:
    uitkomst = maak(SPORT, tmp_path, "wmo")
    assert not any(p.name == "domein.yaml" for p in uitkomst.paden)
    assert "- id: WMO-" in uitkomst.tekst("aanlevering")
    bestaand = "".join(p.read_text() for p in Mappen().suites.glob("wmo/*.yaml"))
    nieuw = [r for r in uitkomst.tekst("aanlevering").splitlines() if "- id:" in r]
    assert not [r for r in nieuw if r in bestaand.splitlines()]


def _excel(pad: Path) -> None:
    boek = Workbook()
    blad = boek.active
    blad.append(list(PANDEN[0]))
    for pand in PANDEN:
        blad.append(list(pand.values()))
    boek.save(pad)


def _xml(pad: Path) -> None:
    def element(pand: dict[str, str]) -> str:
        velden = ((k.replace(" ", ""), v) for k, v in pand.items())
        return "<Pand>" + "".join(f"<{k}>{v}</{k}>" for k, v in velden) + "</Pand>"

    pad.write_text("<Levering><Panden>" + "".join(map(element, PANDEN)) + "</Panden></Levering>")


SCHRIJVERS = {
    "panden.xlsx": _excel,
    "panden.json": lambda pad: pad.write_text(json.dumps({"meta": {}, "panden": PANDEN})),
    "panden.jsonl": lambda pad: pad.write_text("\n".join(map(json.dumps, PANDEN))),
    "panden.xml": _xml,
    "panden.parquet": lambda pad: pq.write_table(pa.Table.from_pylist(PANDEN), pad),
}


@pytest.mark.parametrize("naam", SCHRIJVERS)
def test_other_formats_lead_to_the_same_table(naam: str, tmp_path: Path) -> None:
    SCHRIJVERS[naam](tmp_path / naam)
    uitkomst = maak(tmp_path / naam, tmp_path / "uit")
    assert laad(uitkomst.mappen)[0] >= 1
    doel = uitkomst.voorstel.doel
    assert doel is not None
    assert doel.tabel.volledige_naam == "ggm_bag.pand"
    assert {k.attribuut for k in doel.koppelingen} == {
        "identificatie",
        "oorspronkelijkbouwjaar",
        "status",
    }
    status = next(k for k in doel.koppelingen if k.attribuut == "status")
    assert "100 % van de waarden staat in" in status.reden


def test_a_title_above_the_header_of_a_sheet_is_no_header(tmp_path: Path) -> None:
    boek = Workbook()
    blad = boek.active
    for rij in (["Panden van Waterbeek"], [], list(PANDEN[0]), *(p.values() for p in PANDEN)):
        blad.append(list(rij))
    boek.save(tmp_path / "panden.xlsx")
    uitkomst = maak(tmp_path / "panden.xlsx", tmp_path / "uit")
    assert '"kop": {"panden": [3, 3]}' in uitkomst.tekst("panden.yaml")
    assert [k.naam for k in uitkomst.voorstel.kolommen] == [n.replace(" ", "_") for n in PANDEN[0]]


def test_of_an_archive_the_first_file_is_looked_at_and_that_is_told(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "panden_20261101.zip", "w") as zip_:
        for naam in ("a.json", "b.json"):
            zip_.writestr(naam, json.dumps(PANDEN))
    uitkomst = maak(tmp_path / "panden_20261101.zip", tmp_path / "uit")
    assert uitkomst.voorstel.bron == "panden"
    assert "alleen naar het eerste is gekeken" in uitkomst.tekst("panden.yaml")


@pytest.mark.parametrize(
    ("bestand", "tabel", "sleutel"),
    [
        ("parkeren_rechten/vergunningen.csv", "ggm_parkeren.parkeervergunning", "vergunningnummer"),
        ("subsidieregister/*.csv", "ggm_subsidies.subsidie", "dossiernummer"),
        ("kvk_handelsregister/vestigingen.json", "ggm_rsgb.vestiging", "vestigingsnummer"),
    ],
)
def test_it_finds_what_people_mapped_these_samples_to(
    bestand: str, tabel: str, sleutel: str
) -> None:
    levering = ROOT / "data_samples" / "leveringen" / "2026-11-01"
    voorstel = stel_voor(next(levering.glob(bestand)), CATALOGUS)
    assert voorstel.doel is not None
    assert voorstel.doel.tabel.volledige_naam == tabel
    assert voorstel.sleutel.kolommen == (sleutel,)


def test_names_that_differ_in_capitals_only_become_one_column(tmp_path: Path) -> None:
    bestand = tmp_path / "x.json"
    bestand.write_text(json.dumps([{"id": n, "Onderwerp": "a", "onderwerp": "b"} for n in "123"]))
    uitkomst = maak(bestand, tmp_path / "uit")
    assert [k.geleverd for k in uitkomst.voorstel.kolommen] == ["id", "Onderwerp"]
    assert uitkomst.voorstel.monster.opmerkingen
    laad(uitkomst.mappen)


def test_the_key_is_made_with_the_word_that_other_sources_use(tmp_path: Path) -> None:
    bestand = tmp_path / "panden.jsonl"
    bestand.write_text("\n".join(map(json.dumps, PANDEN)))
    assert "sleutel('pand', r.identificatie) as pand_id" in maak(bestand, tmp_path).tekst(".sql")


def test_a_file_that_fits_nowhere_stays_in_bron_and_still_has_rules(tmp_path: Path) -> None:
    bestand = tmp_path / "qqq.csv"
    bestand.write_text("zwix;vlorp\n" + "\n".join(f"{n:03d};x" for n in range(20)))
    uitkomst = maak(bestand, tmp_path / "uit")
    assert uitkomst.voorstel.doel is None
    mappings, regels = laad(uitkomst.mappen)
    assert mappings == 0
    assert regels >= 2


def test_two_columns_are_the_key_where_one_is_not_enough(tmp_path: Path) -> None:
    bestand = tmp_path / "metingen.csv"
    regels = [f"{a};{b}" for a in ("n", "z") for b in ("d1", "d2", "d3")]
    bestand.write_text("plek;dag\n" + "\n".join(regels))
    assert stel_voor(bestand, CATALOGUS).sleutel.kolommen == ("plek", "dag")


def test_a_file_without_a_header_is_refused_without_showing_it(tmp_path: Path) -> None:
    bestand = tmp_path / "zonder.csv"
    bestand.write_text("\n".join(f"{bsn};Jansen" for bsn in nummers.test_bsns()[:9]))
    with pytest.raises(OnleesbareInvoer) as fout:
        stel_voor(bestand, CATALOGUS)
    assert nummers.test_bsns()[0] not in str(fout.value)
    assert "Jansen" not in str(fout.value)


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [("leeg.csv", b""), ("kop.csv", b"a;b\n"), ("x.json", b"{}"), ("x.xml", b"<a"), ("y", b"\0\1")],
)
def test_what_holds_no_records_is_told_so(naam: str, inhoud: bytes, tmp_path: Path) -> None:
    (tmp_path / naam).write_bytes(inhoud)
    with pytest.raises(OnleesbareInvoer):
        stel_voor(tmp_path / naam, CATALOGUS)


def test_names_that_would_be_code_are_only_names(tmp_path: Path) -> None:
    bestand = tmp_path / "vreemd.csv"
    kop = ['"naam""; drop table x --"', '"een\nregel: [a]"', "order", "' -- select"]
    bestand.write_text(";".join(kop) + "\n" + "\n".join(f"{n};b;c;d" for n in range(9)))
    laad(maak(bestand, tmp_path / "uit").mappen)


def test_the_command_prints_what_it_proposes_and_where(tmp_path: Path) -> None:
    opdracht = ["bron", "nieuw", str(SPORT), "--domein", "sport", "--uit", str(tmp_path)]
    uitkomst = CliRunner().invoke(app, opdracht)
    assert uitkomst.exit_code == 0, uitkomst.output
    assert "ggm_sport.sportvereniging" in uitkomst.output
    assert uitkomst.output.count("Geschreven: ") == 7
    opnieuw = CliRunner().invoke(app, opdracht)
    assert opnieuw.exit_code == 2
    assert "niet overschreven" in opnieuw.output


def test_a_bad_name_is_refused(tmp_path: Path) -> None:
    uitkomst = CliRunner().invoke(
        app, ["bron", "nieuw", str(SPORT), "--naam", "../x", "--uit", str(tmp_path)]
    )
    assert uitkomst.exit_code == 2


@pytest.mark.shared
def test_the_contract_is_one_by_the_standard_itself(sport: Uitkomst, shared: Path) -> None:
    norm = json.loads((shared / "standards" / "odcs-json-schema-v3.1.0.json").read_text("utf-8"))
    jsonschema.Draft201909Validator(norm).validate(
        yaml.safe_load(sport.tekst("sportverenigingen.yaml"))
    )
