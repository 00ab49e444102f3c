"""Each public file of a register: what our readers make of it, and an independent reader beside it.

Every file in the folder of samples is read, or is in a list of what is left out and why.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from ggm_schema.errors import OnleesbareInvoer
from pipelines.bronvoorstel.monster import neem_monster
from pipelines.readers.bag_schema import HERHAALBAAR, KOLOMMEN, MUTATIE
from tests.pipelines.readers import onafhankelijk as ander
from tests.pipelines.readers.ernaast import Geladen, houd_ernaast

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
# Established by hand; the others are UTF-8 with commas.
CODERING = {"brp/oude_testdata_messy.csv": "windows-1252", "brp/landelijke_*": "utf-16"}
PUNTKOMMA = (
    "brp/oude_*", "brp/BRP-LO*", "bag/csv/*", "gebieden/bgt*", "gebieden/gemeente*",
    "gebieden/wmo*", "woz/*",
)  # fmt: skip
CSV_ZONDER_VOORSTEL = {"woz/raadpleegActueelWozobject.csv"}
# One object, so there is no list of records to propose.
JSON_ZONDER_LIJST = {
    "amsterdam_backend_mocks/krefia.json",
    "amsterdam_backend_mocks/registraties-toeristische-verhuur.json",
    *(
        f"mor_signalen/voorbeeld_meldingen/{naam}.json"
        for naam in (
            "create_initial", "create_initial_public", "signal_post",
            "update_category_assignment", "update_location", "update_priority", "update_status",
            "update_type",
        )
    ),
}  # fmt: skip


def gegevens(shared: Path, *soorten: str) -> dict[str, Path]:
    """The files of these kinds that hold records, by their name below the folder."""
    folder = shared / "samples"
    namen = {p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob("*")) if p.is_file()}
    over = [n for n in namen if not any(fnmatchcase(n, patroon) for patroon in GEEN_GEGEVENS)]
    apart = BAG | {XLS} | {*ONLEESBAAR}
    return {n: namen[n] for n in over if n.endswith(soorten) and n not in apart}


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as verbinding:
        yield verbinding


def kolommen(records: ander.Records) -> list[str]:
    """All names in the records, the first of those that differ in capitals only."""
    namen = [k for r in records.values() if not isinstance(r, ander.Afgewezen) for k in r]
    eerste = {k.strip().casefold(): k for k in reversed(namen)}
    return list(eerste.values())[::-1]


def test_every_file_is_read_or_left_out_by_name(shared: Path) -> None:
    assert {*gegevens(shared, "")} == {
        *gegevens(shared, ".csv", ".json", ".xml", ".gml", ".xlsx")
    }, "een bestand van een soort die hier niet wordt gelezen"
    folder = shared / "samples"
    genoemd = {*BAG, *ONLEESBAAR, *CSV_ZONDER_VOORSTEL, *JSON_ZONDER_LIJST, XLS}
    assert [naam for naam in genoemd if not (folder / naam).is_file()] == []


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
        codering = next((c for p, c in CODERING.items() if fnmatchcase(naam, p)), "utf-8")
        teken = ";" if any(fnmatchcase(naam, patroon) for patroon in PUNTKOMMA) else ","
        formaat: dict[str, Any] = {"soort": "csv", "codering": codering, "scheidingsteken": teken}
        rijen = ander.csv_rijen(pad, codering, teken)
        if naam in CSV_ZONDER_VOORSTEL:
            namen = [k or f"kolom {n}" for n, k in enumerate(rijen[0], start=1)]
        else:
            monster = neem_monster(con, pad, "rij")
            assert formaat.items() <= monster.formaat.model_dump().items(), naam
            namen = list(monster.kolommen)
        assert len(namen) == len(rijen[0]), naam
        verwacht = ander.csv_records(rijen, namen)
        geladen = Geladen(con, pad, tmp_path, formaat, {"rij": namen})
        # `csv` does not tell an empty text from a missing one.
        for _, rij in geladen.rijen["rij"]:
            for kolom in [k for k, w in rij.items() if not w]:
                del rij[kolom]
        houd_ernaast(naam, geladen, {"rij": verwacht})


def test_json(shared: Path, tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
    """The list that is proposed, and the document as one record: so all that is in it."""
    for naam, pad in gegevens(shared, ".json").items():
        document = ander.lees_json(pad.read_bytes().decode("utf-8-sig"))
        paden: dict[str, str] = {}
        if isinstance(document, dict):
            paden["geheel"] = ""
        if naam not in JSON_ZONDER_LIJST:
            paden |= neem_monster(con, pad, "voorstel").formaat.model_dump()["pad"]
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
        rijen = geladen.rijen["rij"]
        geladen.rijen["rij"] = [
            (n, {str(plek): w for plek, w in enumerate(r.values())}) for n, r in rijen
        ]
        _, kop = formaat["kop"].get("rij", (1, 1))
        houd_ernaast(naam, geladen, {"rij": ander.xlsx_records(pad, kop)})


@pytest.mark.parametrize("naam", sorted(BAG))
def test_bag(naam: str, shared: Path, tmp_path: Path, con: duckdb.DuckDBPyConnection) -> None:
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


_NAMEN = {
    "Resultaat": "naam", "Omschrijving": "omschrijving", "Herkomst": "herkomst",
    "Toelichting/voorbeelden": "toelichting",
}  # fmt: skip
_PROCES = {
    "Procestypenummer": "nummer", "Procestypenaam": "naam", "procesobject": "procesobject",
}  # fmt: skip


def test_xls_beside_the_same_list_as_json(
    shared: Path, tmp_path: Path, con: duckdb.DuckDBPyConnection
) -> None:
    """Somebody else read this sheet into JSON, row by row, without the spaces around texts."""
    pad = shared / "samples" / XLS
    monster = neem_monster(con, pad, "rij")
    geladen = Geladen(con, pad, tmp_path, {"soort": "excel"}, {"rij": list(monster.kolommen)})
    lijst = json.loads((pad.parent / "selectielijst_2020_fixture.json").read_text("utf-8"))
    processen = {f["pk"]: f["fields"] for f in lijst if f["model"].endswith("procestype")}
    resultaten = [f["fields"] for f in lijst if f["model"].endswith("resultaat")]
    assert (geladen.gelezen, geladen.afgekeurd) == (len(resultaten), 0)
    assert [n for n, _ in geladen.rijen["rij"]] == list(range(2, len(resultaten) + 2))
    for (nummer, rij), resultaat in zip(geladen.rijen["rij"], resultaten, strict=True):
        proces = processen[resultaat["proces_type"]]
        verwacht = {k: resultaat[v] for k, v in _NAMEN.items()}
        verwacht |= {k: str(proces[v]) for k, v in _PROCES.items()}
        assert {k: rij.get(k, "").strip() for k in verwacht} == {
            k: w.strip() for k, w in verwacht.items()
        }, nummer
