"""Each public file of a register: what our readers make of it, and an independent reader beside it.

Every file in the folder of samples is read, or is in a list of what is left out and why.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
import yaml

from ggm_schema.errors import OnleesbareInvoer
from ggm_schema.naming import quote_ident
from pipelines.bron.laden import laad
from pipelines.bron.landing import Landingsbestand
from pipelines.bronvoorstel.monster import neem_monster
from pipelines.contract.laden import load_contract
from pipelines.readers.bag_schema import HERHAALBAAR, KOLOMMEN, MUTATIE
from tests.pipelines.readers import onafhankelijk as ander
from tests.pipelines.readers.fuzz.uitvoeren import LEVERING, maak_leeg

pytestmark = pytest.mark.shared

# What is no delivery of records.
GEEN_GEGEVENS = {
    "amsterdam_schemas/*": "beschrijving van een tabel",
    "*.xsd": "XML-schema",
    "*/json_schema/*": "JSON-schema",
    "*_schema_*.json": "JSON-schema",
    "*/openapi_*": "beschrijving van een API",
    "*.yaml": "beschrijving van een API",
    "*.md": "uitleg",
}
ONLEESBAAR = {"mor_signalen/voorbeeld_meldingen/update_reporter.json": "leeg (0 bytes)"}
# No library but ours reads .xls here: it is held against the same list as JSON, in a test below.
XLS = "zgw/selectielijst_testdata_2020.xls"
# Where a proposal would be another: BAG is a format of its own, and this header looks like data.
BAG = {
    "bag/0221PND15092020_Doesburg_panden.zip",
    "bag/BAGNLDL-15092020-small_Doesburg.zip",
    "bag/BAGNLDM-13112021-14112021_dagmutaties.zip",
    "bag/pand-gml-bad.xml",
}
CSV_ZONDER_VOORSTEL = {"woz/raadpleegActueelWozobject.csv": ("utf-8", ";")}


def gegevens(shared: Path, *soorten: str) -> dict[str, Path]:
    """The files of these kinds that hold records, by their name below the folder."""
    folder = shared / "samples"
    namen = {p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob("*")) if p.is_file()}
    over = [n for n in namen if not any(fnmatchcase(n, patroon) for patroon in GEEN_GEGEVENS)]
    return {n: namen[n] for n in over if n.endswith(soorten) and n not in BAG | {XLS} | {*ONLEESBAAR}}


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as verbinding:
        yield verbinding


class Geladen:
    """One file in `bron`, by a contract made for it.

    Attributes:
        rijen: per object the records by number, names as delivered, what is missing left out.
        uitval: per object the reasons of rejected records by number.
    """

    def __init__(
        self, con: duckdb.DuckDBPyConnection, pad: Path, werk: Path, formaat: Mapping[str, Any],
        objecten: Mapping[str, Sequence[str]],
    ) -> None:  # fmt: skip
        maak_leeg(con)
        namen = {o: {f"k{n}": k for n, k in enumerate(ks)} for o, ks in objecten.items()}
        contract = load_contract(_schrijf(werk / "proef.yaml", formaat, namen))
        bestand = Landingsbestand("proef", pad.name, pad, "0" * 64, pad.stat().st_size)
        uitkomst = laad(con, contract, [bestand], LEVERING, run_id="run")
        self.gelezen, self.afgekeurd = uitkomst.rijen_gelezen, uitkomst.rijen_uitval
        self.rijen = {o: list(_rijen(con, o, namen[o])) for o in objecten}
        self.uitval = con.execute(
            "select regelnummer, reden from kwaliteit.uitval where soort = 'rij'"
        ).fetchall()


def _schrijf(
    pad: Path, formaat: Mapping[str, Any], namen: Mapping[str, Mapping[str, str]]
) -> Path:
    inhoud = {
        "apiVersion": "v3.1.0", "kind": "DataContract", "id": "proef", "name": "proef",
        "version": "1.0.0", "status": "active", "domain": "proef",
        "schema": [
            {"name": o, "properties": [{"name": n, "physicalName": k} for n, k in ks.items()]}
            for o, ks in namen.items()
        ],
        "customProperties": [{"property": "nl.waterpas.formaat", "value": dict(formaat)}],
    }  # fmt: skip
    pad.write_text(yaml.safe_dump(inhoud, sort_keys=False), "utf-8")
    return pad


def _rijen(
    con: duckdb.DuckDBPyConnection, object_: str, namen: Mapping[str, str]
) -> Iterator[tuple[int, dict[str, str]]]:
    vraag = con.execute(f"select * from bron.{quote_ident(f'proef_{object_}')} order by _rij")
    kolommen = [k[0] for k in vraag.description or ()]
    for rij in vraag.fetchall():
        velden = dict(zip(kolommen, rij, strict=True))
        nummer = velden["_regelnummer"]
        yield nummer, {
            namen.get(k, k): w
            for k, w in velden.items()
            if w is not None and k not in ("_rij", "_bestand", "_regelnummer", "_levering")
        }


def houd_ernaast(naam: str, geladen: Geladen, verwacht: Mapping[str, ander.Records]) -> None:
    """Every record of the other reader is in bron, text by text, or rejected for what is wrong."""
    assert geladen.gelezen == sum(len(records) for records in verwacht.values()), naam
    assert geladen.afgekeurd == len(geladen.uitval), naam
    redenen = sorted((n, r) for rs in verwacht.values() for n, r in rs.items() if isinstance(r, str))
    assert len(redenen) == len(geladen.uitval), naam
    for (nummer, woord), (ons, reden) in zip(redenen, sorted(geladen.uitval), strict=True):
        assert (nummer, True) == (ons, woord in reden), (naam, reden)
    for object_, records in verwacht.items():
        goed = {n: r for n, r in records.items() if not isinstance(r, str)}
        assert [n for n, _ in geladen.rijen[object_]] == list(goed), (naam, object_)
        for nummer, rij in geladen.rijen[object_]:
            anders = [
                kolom
                for kolom in {*rij, *goed[nummer]}
                if not ander.gelijk(rij.get(kolom), goed[nummer].get(kolom))
            ]
            assert not anders, (naam, object_, nummer)


def kolommen(records: ander.Records) -> list[str]:
    """All names in the records, the first of those that differ in capitals only."""
    namen = [k for r in records.values() if not isinstance(r, str) for k in r]
    return list({k.strip().casefold(): k for k in reversed(namen)}.values())[::-1]


def test_every_file_is_read_or_left_out_by_name(shared: Path) -> None:
    assert {*gegevens(shared, "")} == {
        *gegevens(shared, ".csv", ".json", ".xml", ".gml", ".xlsx")
    }, "een bestand van een soort die hier niet wordt gelezen"
    folder = shared / "samples"
    assert all((folder / naam).is_file() for naam in {*BAG, *ONLEESBAAR, *CSV_ZONDER_VOORSTEL, XLS})


@pytest.mark.parametrize(("naam", "waarom"), ONLEESBAAR.items())
def test_what_cannot_be_read_is_told(
    naam: str, waarom: str, shared: Path, tmp_path: Path, con: duckdb.DuckDBPyConnection
) -> None:
    formaat = {"soort": "json", "pad": {"geheel": ""}}
    with pytest.raises(OnleesbareInvoer) as fout:
        Geladen(con, shared / "samples" / naam, tmp_path, formaat, {"geheel": ["a"]})
    assert waarom in str(fout.value)


def test_csv(shared: Path, tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    for naam, pad in gegevens(shared, ".csv").items():
        if naam in CSV_ZONDER_VOORSTEL:
            codering, teken = CSV_ZONDER_VOORSTEL[naam]
            kop = ander.csv_rijen(pad, codering, teken)[0]
            namen = [k or f"kolom {n}" for n, k in enumerate(kop, start=1)]
            formaat = {"soort": "csv", "codering": codering, "scheidingsteken": teken}
        else:
            monster = neem_monster(con, pad, "rij")
            namen, formaat = list(monster.kolommen), monster.formaat.model_dump()
        rijen = ander.csv_rijen(pad, formaat["codering"], formaat["scheidingsteken"])
        assert len(namen) == len(rijen[0]), naam
        verwacht = ander.csv_records(rijen, namen)
        geladen = Geladen(con, pad, tmp_path, formaat, {"rij": namen})
        # `csv` does not tell an empty text from a missing one.
        geladen.rijen["rij"] = [(n, {k: w for k, w in r.items() if w}) for n, r in geladen.rijen["rij"]]
        houd_ernaast(naam, geladen, {"rij": verwacht})


def test_json(shared: Path, tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    """The list that is proposed, and the document as one record: so all that is in it."""
    for naam, pad in gegevens(shared, ".json").items():
        document = ander.lees_json(pad.read_bytes().decode("utf-8-sig"))
        paden = {}
        try:
            monster = neem_monster(con, pad, "voorstel")
            paden |= monster.formaat.model_dump()["pad"]
        except OnleesbareInvoer as fout:
            assert "geen records gevonden" in str(fout), naam
            assert isinstance(document, dict), naam
        if isinstance(document, dict):
            paden["geheel"] = ""
        verwacht = {o: ander.json_records(document, p) for o, p in paden.items()}
        objecten = {o: kolommen(records) for o, records in verwacht.items()}
        geladen = Geladen(con, pad, tmp_path, {"soort": "json", "pad": paden}, objecten)
        houd_ernaast(naam, geladen, verwacht)


def test_xml_and_gml(shared: Path, tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    """The elements that are proposed, and the document around them as one record."""
    for naam, pad in gegevens(shared, ".xml", ".gml").items():
        paden = neem_monster(con, pad, "voorstel").formaat.model_dump()["pad"]
        paden["geheel"] = paden["voorstel"].partition("/")[0]
        soort = "gml" if naam.endswith(".gml") else "xml"
        verwacht = ander.xml_records(pad.read_bytes(), paden, gml=soort == "gml")
        objecten = {o: kolommen(records) or ["."] for o, records in verwacht.items()}
        geladen = Geladen(con, pad, tmp_path, {"soort": soort, "pad": paden}, objecten)
        houd_ernaast(naam, geladen, verwacht)


def test_xlsx(shared: Path, tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    for naam, pad in gegevens(shared, ".xlsx").items():
        monster = neem_monster(con, pad, "rij")
        formaat = monster.formaat.model_dump()
        geladen = Geladen(con, pad, tmp_path, formaat, {"rij": list(monster.kolommen)})
        geladen.rijen["rij"] = [
            (n, {str(plek): w for plek, w in enumerate(r.values())}) for n, r in geladen.rijen["rij"]
        ]
        _, kop = formaat["kop"].get("rij", (1, 1))
        houd_ernaast(naam, geladen, {"rij": ander.xlsx_records(pad, kop)})


@pytest.mark.parametrize("naam", sorted(BAG))
def test_bag(
    naam: str, shared: Path, tmp_path: Path, con: duckdb.DuckDBPyConnection
) -> None:
    pad = shared / "samples" / naam
    extra = MUTATIE if "mutaties" in naam else ()
    objecten = {tabel: (*namen, *extra) for tabel, namen in KOLOMMEN.items()}
    geladen = Geladen(con, pad, tmp_path, {"soort": "bag"}, objecten)
    ons = Counter(
        (tabel, tuple(sorted(_teksten(rij)))) for tabel, rijen in geladen.rijen.items()
        for _, rij in rijen
    )  # fmt: skip
    assert geladen.uitval == []
    assert ons == Counter(ander.bag_objecten(pad.read_bytes()))
    assert geladen.gelezen == ons.total() > 0


def _teksten(rij: Mapping[str, str]) -> Iterator[str]:
    for kolom, waarde in rij.items():
        if kolom in HERHAALBAAR:
            yield from json.loads(waarde)
        elif waarde and kolom != "geometrie" and kolom not in MUTATIE:
            yield waarde


def test_a_literal_null(lees: Any, shared: Path) -> None:
    pad = shared / "samples" / "brp" / "oude_testdata_messy.csv"
    inhoud = pad.read_bytes()
    met, zonder = (lees(inhoud, codering="windows-1252", leeg=leeg) for leeg in (["null"], []))
    assert not [w for record in met.records for w in record.values() if w == "null"]
    aantal = sum(w == "null" for record in zonder.records for w in record.values())
    assert aantal == sum(
        a is None and b == "null"
        for een, ander in zip(met.records, zonder.records, strict=True)
        for a, b in zip(een.values(), ander.values(), strict=True)
    )
    assert aantal == 44


def test_leading_zeros_of_codes_stay(lees: Any, shared: Path) -> None:
    pad = shared / "samples" / "brp" / "landelijke_tabellen_utf16"
    inhoud = (pad / "Tabel33_Gemeententabel_gesorteerd_op_code.csv").read_bytes()
    codes = [
        r["92.10 Gemeentecode"]
        for r in lees(inhoud, codering="auto", scheidingsteken="auto").records
    ]
    assert len(codes) == 1_478
    assert {len(code) for code in codes} == {4}


def test_xlsx_beside_openpyxl(lees: Any, shared: Path) -> None:
    """The workbook of the GGM: 30,000 cells of text and numbers."""
    pad = shared / "ggm" / "v2.5.1" / "Gemeentelijk Gegevensmodel.xlsx"
    boek = openpyxl.load_workbook(pad, read_only=True)
    for blad in boek.worksheets:
        kop, *verwacht = [list(rij) for rij in blad.iter_rows(values_only=True)]
        uit = lees(pad.read_bytes(), soort="excel", blad={"persoon": blad.title})
        gelezen = dict(zip(uit.nummers, uit.records, strict=True))
        for nummer, rij in enumerate(verwacht, start=2):
            assert (nummer in gelezen) == any(cel not in (None, "") for cel in rij)
            for naam, cel in zip(kop, rij, strict=True):
                if nummer in gelezen and naam in gelezen[nummer] and isinstance(cel, str):
                    assert (gelezen[nummer][naam] or "") == cel.replace("\r\n", "\n")


def test_xls_beside_the_same_list_as_json(lees: Any, shared: Path) -> None:
    map_ = shared / "samples" / "zgw"
    uit = lees((map_ / "selectielijst_testdata_2020.xls").read_bytes(), soort="excel")
    assert uit.nummers == list(range(2, 348))
    fixture = json.loads((map_ / "selectielijst_2020_fixture.json").read_text("utf-8"))
    namen = {f["fields"]["naam"] for f in fixture if f["model"].endswith("procestype")}
    assert {record["Procestypenaam"] for record in uit.records} == namen
