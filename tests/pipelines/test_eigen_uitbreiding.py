"""The worked example of docs/uitbreiden.md: an extension is loaded, filled and measured."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

import ggm_schema
from expectations.resultaten import MeetContext
from expectations.runner import meet
from expectations.suites import load_suites
from ggm_schema.model import Catalogus
from ggm_schema.uitbreiding.lint import lint_uitbreidingen
from pipelines.contract.laden import load_contracts
from pipelines.mapping.laden import load_mappings
from pipelines.mapping.transform import controleer_rijtelling, maak_tabellen, voer_uit
from pipelines.warehouse.runbestand import richt_in, stel_in
from tests.conftest import ROOT

LEVERING = date(2026, 10, 1)
NU = datetime(2026, 10, 2, 8, 30)
CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: laadpalen_csv
name: Export van laadpalen
version: 1.0.0
status: active
domain: mobiliteit
customProperties:
  - {property: nl.waterpas.formaat, value: {soort: json, pad: {laadpaal: l.item}}}
schema:
  - name: laadpaal
    properties: [{name: paalnummer}, {name: snelheid}, {name: vermogen}, {name: in_gebruik}]
"""
DOMEIN = """\
id: mobiliteit
naam: Mobiliteit
ggm_domein: 2 Verkeer, Vervoer en Waterstaat
eigenaar: team:mobiliteit
omschrijving: Laadpalen.
"""
RIJEN = [
    ("P-1", "snel", "50,5", "01-02-2024"),
    ("P-2", "N", "11", "2024"),
    ("P-3", "razendsnel", "", ""),
]


def blokken(taal: str) -> list[str]:
    """The blocks of code in one language in the page, in order."""
    tekst = (ROOT / "docs" / "uitbreiden.md").read_text("utf-8")
    return re.findall(rf"^```{taal}\n(.*?)^```$", tekst, flags=re.MULTILINE | re.DOTALL)


def schrijf(pad: Path, tekst: str) -> Path:
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(tekst, encoding="utf-8")
    return pad


@pytest.fixture
def uitbreidingen(tmp_path: Path) -> Path:
    return schrijf(tmp_path / "uitbreidingen" / "laadpalen.yaml", blokken("yaml")[0]).parent


@pytest.fixture
def catalogus(uitbreidingen: Path) -> Catalogus:
    return ggm_schema.load(uitbreidingen=uitbreidingen)


def test_the_example_is_a_good_model(uitbreidingen: Path) -> None:
    (verslag,) = lint_uitbreidingen(ggm_schema.load(), uitbreidingen)
    assert verslag.bevindingen == ()


def test_the_example_is_filled_and_measured_like_any_table(
    catalogus: Catalogus, tmp_path: Path
) -> None:
    schrijf(tmp_path / "sources" / "laadpalen_csv.yaml", CONTRACT)
    schrijf(tmp_path / "mappings/mobiliteit/laadpaal.laadpalen_csv.sql", blokken("sql")[0])
    schrijf(tmp_path / "suites/mobiliteit/domein.yaml", DOMEIN)
    schrijf(tmp_path / "suites/mobiliteit/laadpaal.yaml", blokken("yaml")[1])
    contracts = load_contracts(tmp_path / "sources")
    (mapping,) = load_mappings(catalogus, contracts, tmp_path / "mappings")
    (suite,) = load_suites(tmp_path / "suites", catalogus)

    with stel_in(duckdb.connect()) as con:
        richt_in(con, run_id="r", levering=LEVERING, gestart_op=NU, codelijsten=tmp_path / "geen")
        vul_bron(con)
        maak_tabellen(con, catalogus, [mapping.doel])
        voer_uit(con, mapping, run_id="r", levering=LEVERING, geladen_op=NU)
        controleer_rijtelling(
            con, run_id="r", levering=LEVERING, contracts=contracts, mappings=[mapping],
            geladen_op=NU,
        )  # fmt: skip
        gevuld = con.execute(
            "select paalnummer, laadsnelheid, vermogen::varchar, datumingebruikname "
            "from ggm_laadpalen.laadpaal order by paalnummer"
        ).fetchall()
        uitval = con.execute("select count(*) from kwaliteit.uitval").fetchone()
        (meting,) = meet(con, suite, MeetContext("r", LEVERING, NU, sleutel=bytes(32)))
    assert gevuld == [
        ("P-1", "snel", "50.5", date(2024, 2, 1)),
        ("P-2", "N", "11.0", None),
        ("P-3", "razendsnel", None, None),
    ]
    assert uitval == (1,)
    assert (meting.n_getoetst, meting.n_fout) == (3, 1)


def vul_bron(con: duckdb.DuckDBPyConnection) -> None:
    """Rows as the reader makes them."""
    con.execute(
        "create table bron.bestand as select 1 as bestandnr, $1::date as levering, "
        "'laadpalen_csv' as bron, 'laadpalen_csv_laadpaal' as tabel, 'l.csv' as bestand, "
        "'h' as sha256, $2::bigint as rijen, null::varchar as codering, "
        "null::varchar as scheidingsteken, null::boolean as herkend",
        [LEVERING, len(RIJEN)],
    )
    con.execute(
        "create table bron.laadpalen_csv_laadpaal (paalnummer varchar, snelheid varchar, "
        "vermogen varchar, in_gebruik varchar, _rij bigint, _bestand varchar, "
        "_regelnummer bigint, _levering date)"
    )
    for nummer, rij in enumerate(RIJEN, start=2):
        con.execute(
            "insert into bron.laadpalen_csv_laadpaal values (?, ?, ?, ?, ?, 'l.csv', ?, ?)",
            [*rij, 10_000_000_000 + nummer, nummer, LEVERING],
        )
