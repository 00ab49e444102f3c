"""`waterpas dekking`: what is mapped, and how full it is."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

import ggm_schema
from ggm_schema.ddl import ddl
from pipelines import cli
from pipelines.declaraties import Declaraties, laad_declaraties
from pipelines.dekking import Kolomdekking, Tabeldekking
from pipelines.dekking.overzicht import gevuld, overzicht
from pipelines.warehouse.runbestand import maak_run, open_run

PAND = "ggm_bag.pand"
KERN = "99 Kern"
Opdracht = Callable[..., Result]


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    """Loaded once: it takes seconds, and is not what is tested here."""
    return laad_declaraties()


@pytest.fixture
def waterpas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, declaraties: Declaraties) -> Opdracht:
    monkeypatch.setattr("pipelines.declaraties.laad_declaraties", lambda *_: declaraties)
    monkeypatch.setenv("WATERPAS_WAREHOUSE", str(tmp_path / "warehouse"))
    return lambda *woorden: CliRunner().invoke(cli.app, ["dekking", *woorden])


@pytest.fixture
def gepubliceerd(tmp_path: Path) -> Path:
    """Twenty panden of which five have a year."""
    pad = tmp_path / "warehouse" / "actueel.duckdb"
    maak_run(pad, run_id="r", levering=date(2026, 11, 1), gestart_op=datetime(2026, 11, 2))
    with open_run(pad) as con:
        con.execute(ddl(ggm_schema.load(), [PAND]))
        con.execute(
            f"insert into {PAND} (pand_id, identificatie, oorspronkelijkbouwjaar)"
            " select n, n, case when n <= 5 then 1900 end from range(1, 21) t(n)"
        )
        con.execute("update kwaliteit.run set status = 'gepubliceerd', gereed_op = now()")
    return pad


def regels(pad: Path) -> list[dict[str, str]]:
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


def test_without_a_warehouse_mappings_are_told_and_nothing_is_measured(waterpas: Opdracht) -> None:
    uit = waterpas()
    assert uit.exit_code == 0, uit.output
    assert "nog niets gepubliceerd" in uit.stdout
    assert "%" not in uit.stdout
    for domein in {tabel.pakket.split(" / ")[0] for tabel in ggm_schema.load().tabellen}:
        assert domein[:40] in uit.stdout
    assert PAND in uit.stdout


def test_one_domain_shows_its_attributes_and_what_has_no_source(
    waterpas: Opdracht, gepubliceerd: Path
) -> None:
    uit = waterpas("--domein", "kern")
    assert uit.exit_code == 0, uit.output
    assert "01-11-2026" in uit.stdout
    assert "25,0%" in uit.stdout
    assert "geen bron" in uit.stdout
    assert "Zonder bron (" in uit.stdout
    assert "Verzuimmelding" not in uit.stdout


def test_the_csv_has_every_column_of_every_object_type(
    waterpas: Opdracht, gepubliceerd: Path, tmp_path: Path
) -> None:
    pad = tmp_path / "dekking.csv"
    assert waterpas("--csv", str(pad)).exit_code == 0
    gevonden = {(r["tabel"], r["kolom"]): r for r in regels(pad)}
    verwacht = {
        (tabel.volledige_naam, kolom.naam)
        for tabel in ggm_schema.load().tabellen
        if tabel.objecttype is not None
        for kolom in tabel.kolommen
        if kolom.soort in ("attribuut", "relatie")
    }
    assert set(gevonden) == verwacht
    jaar = gevonden[PAND, "oorspronkelijkbouwjaar"]
    assert (jaar["bronnen"], jaar["rijen"], jaar["gevuld"]) == ("bag_extract", "20", "5")
    assert jaar["percentage"] == "25,0000"
    # Not measured is empty, not zero; measured and empty is zero.
    assert gevonden["ggm_bag.woonplaats", "woonplaatsnaam"]["percentage"] == ""
    assert gevonden[PAND, "status"]["percentage"] == "0,0000"


def test_the_csv_of_one_domain_has_no_other(waterpas: Opdracht, tmp_path: Path) -> None:
    pad = tmp_path / "dekking.csv"
    assert waterpas("--csv", str(pad), "--domein", "99").exit_code == 0
    assert {r["domein"] for r in regels(pad)} == {KERN}


@pytest.mark.parametrize(
    ("woorden", "melding"),
    [
        (("--domein", "Onderwys"), "Bedoelt u 4 Onderwijs?"),
        (("--csv", "/bestaat/niet/x.csv"), "De map voor dit bestand is er niet"),
    ],
)
def test_a_wrong_choice_is_told_with_what_is_right(
    waterpas: Opdracht, woorden: tuple[str, ...], melding: str
) -> None:
    uit = waterpas(*woorden)
    assert uit.exit_code == 2
    assert melding in uit.stderr
    assert "Traceback" not in uit.output


def test_how_full_counts_only_mapped_columns_that_were_measured() -> None:
    catalogus = ggm_schema.load()

    def dekking(tabel: str, rijen: int | None, **kolommen: int | None) -> Tabeldekking:
        gemapt = {k: Kolomdekking(k, ("bron",), aantal) for k, aantal in kolommen.items()}
        return Tabeldekking(tabel, ("bron",), rijen, gemapt, 0, None, None)

    alles = overzicht(
        catalogus,
        {
            PAND: dekking(PAND, 10, status=10, oorspronkelijkbouwjaar=0),
            "ggm_bag.woonplaats": dekking("ggm_bag.woonplaats", 30, status=30),
            "ggm_bag.ligplaats": dekking("ggm_bag.ligplaats", 0, status=0),
            "ggm_bag.standplaats": dekking("ggm_bag.standplaats", None, status=None),
        },
    )
    per_tabel = {o.tabel: o for objecten in alles.values() for o in objecten}
    assert per_tabel[PAND].gevuld == 50
    assert per_tabel["ggm_bag.ligplaats"].gevuld is None
    assert per_tabel["ggm_bag.standplaats"].gevuld is None
    assert gevuld(alles[KERN]) == 100 * 40 / 50
    assert list(alles)[0].startswith("0 ")
    assert list(alles)[-1] == KERN
