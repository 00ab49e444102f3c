"""`waterpas ggm toon`: one object type, what it has, who fills it, and how good it is now."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from click.testing import Result
from rich.console import Console
from typer.testing import CliRunner

import ggm_schema
from ggm_schema import store
from ggm_schema.ddl import ddl
from ggm_schema.model import Catalogus, Definitie
from ggm_schema.zoek import vind_objecttype
from pipelines import cli
from pipelines.cli.ggm.objecttype import NIET_GEMETEN, Stand, toon_objecttype
from pipelines.declaraties import laad_declaraties
from pipelines.dekking import dekking
from pipelines.warehouse.runbestand import maak_run, open_run

LEVERING = datetime(2026, 11, 1).date()
NU = datetime(2026, 11, 2, 9)
PAND = "ggm_bag.pand"
HERKENBAAR = "0599100099999991"
Toon = Callable[..., Result]
# Read once: every call of the command would read all files again.
declaraties = cache(laad_declaraties)


@pytest.fixture
def toon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Toon:
    """The command, in an installation that has published nothing yet."""
    monkeypatch.setenv("WATERPAS_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.setattr("pipelines.declaraties.laad_declaraties", declaraties)

    def voer_uit(*woorden: str) -> Result:
        return CliRunner().invoke(cli.app, ["ggm", "toon", *woorden])

    return voer_uit


@pytest.fixture
def gevuld(tmp_path: Path) -> Path:
    """A published warehouse with twenty panden, of which five have a year."""
    pad = tmp_path / "warehouse" / "actueel.duckdb"
    maak_run(pad, run_id="r1", levering=LEVERING, gestart_op=NU)
    with open_run(pad) as con:
        con.execute(ddl(ggm_schema.load(), [PAND]))
        con.execute(
            f"""
            insert into {PAND} (pand_id, identificatie, versie, oorspronkelijkbouwjaar)
            select n, '{HERKENBAAR}', 1, case when n <= 5 then 1900 + n end
            from range(1, 21) t(n)
            """
        )
        con.execute("update kwaliteit.run set status = 'gepubliceerd', gereed_op = ?", [NU])
    return pad


def regel(uit: Result, begin: str) -> str:
    """The first line on the screen that starts with this."""
    assert uit.exit_code == 0, uit.output
    return next(r for r in uit.stdout.splitlines() if r.strip().startswith(begin))


def getoond(catalogus: Catalogus, naam: str, breedte: int, stand: Stand | None = None) -> str:
    feit, tabel = vind_objecttype(catalogus, naam)
    scherm = Console(width=breedte, highlight=False)
    with scherm.capture() as vangst:
        scherm.print(
            toon_objecttype(catalogus, feit, tabel, stand or Stand({}, None, catalogus.release))
        )
    return vangst.get()


# --- what it is -----------------------------------------------------------------------------------


def test_an_object_type_shows_every_column_also_those_of_its_supertypes(toon: Toon) -> None:
    uit = toon("ingeschreven persoon")
    catalogus = ggm_schema.load()
    tabel = catalogus.tabel("ggm_rsgb.ingeschrevenpersoon")
    for deel in (tabel, *(catalogus.tabel(naam) for naam in tabel.supertypes)):
        for kolom in deel.kolommen:
            if kolom.soort in ("attribuut", "relatie"):
                assert regel(uit, kolom.naam)
    assert "van NatuurlijkPersoon" in uit.stdout
    assert "dwh_bronsysteem" not in uit.stdout


def test_names_tables_and_guids_show_the_same(toon: Toon) -> None:
    uit = toon("pand")
    [guid] = re.findall(r"GUID\s+(\S+)", uit.stdout)
    assert toon(PAND).stdout == toon(guid).stdout == uit.stdout


def test_a_list_shows_its_first_values_and_how_many_there_are(toon: Toon) -> None:
    waarden = ggm_schema.load().enumeratie("statusPand").waarden
    tekst = " ".join(toon("pand").stdout.split())
    assert f"statusPand: {waarden[0].label}" in tekst
    assert f"({len(waarden)})" in tekst
    assert waarden[-1].label not in tekst


def test_relations_are_shown_from_both_ends_with_how_many() -> None:
    catalogus = ggm_schema.load()
    relatie = next(
        r
        for r in catalogus.feiten.relaties
        if (r.van, r.naar) == ("Verblijfsobject", "Pand") and r.naam == "Maakt deel uit van"
    )
    assert (relatie.van_min, relatie.van_max) == ("0", "-1")
    assert (relatie.naar_min, relatie.naar_max) == ("1", "-1")
    pand = getoond(catalogus, "Pand", 140)
    verblijf = getoond(catalogus, "Verblijfsobject", 140)
    patroon = r"{} Maakt deel uit van\s+{}\s+\S+\s+{}"
    assert re.search(patroon.format("←", "nul of meer Verblijfsobject", "één of meer"), pand)
    assert re.search(patroon.format("→", "één of meer Pand", "nul of meer"), verblijf)


def test_a_relation_with_itself_is_shown_from_both_ends() -> None:
    catalogus = ggm_schema.load()
    zelf = next(r for r in catalogus.feiten.relaties if r.van_guid == r.naar_guid and r.naam)
    tekst = getoond(catalogus, zelf.van_guid, 200)
    assert f"→ {zelf.naam}" in tekst
    assert f"← {zelf.naam}" in tekst


def test_definitions_are_shown_where_they_are_known() -> None:
    catalogus = ggm_schema.load()
    status = catalogus.tabel(PAND).kolom("status").guid
    feit, _ = vind_objecttype(catalogus, "Pand")
    definities = (Definitie(feit.guid, "iets met muren"), Definitie(str(status), "hoe het staat"))
    feiten = dataclasses.replace(catalogus.feiten, definities=definities)
    tekst = getoond(dataclasses.replace(catalogus, feiten=feiten), "Pand", 140)
    assert "iets met muren" in tekst
    assert "hoe het staat" in tekst
    assert "Definitie" not in getoond(catalogus, "Pand", 140)


@pytest.mark.parametrize("uitgelegd", [False, True])
@pytest.mark.parametrize("breedte", [100, 140])
def test_no_line_is_wider_than_the_screen_and_no_name_is_cut_off(
    breedte: int, uitgelegd: bool
) -> None:
    catalogus = ggm_schema.load()
    if uitgelegd:
        tekst = "een uitleg van vele woorden " * 12
        definities = tuple(Definitie(a.guid, tekst) for a in catalogus.feiten.attributen)
        feiten = dataclasses.replace(catalogus.feiten, definities=definities)
        catalogus = dataclasses.replace(catalogus, feiten=feiten)
    for naam in (PAND, "ggm_rsgb.ingeschrevenpersoon", "ggm_subsidies.subsidie"):
        regels = getoond(catalogus, naam, breedte).splitlines()
        assert max(map(len, regels)) <= breedte
        eerste = [re.split(r"\s{2,}", regel.strip())[0] for regel in regels]
        for kolom in catalogus.tabel(naam).kolommen:
            if kolom.soort == "attribuut" and len(kolom.naam) <= 20:
                assert kolom.naam in eerste


# --- quality now ----------------------------------------------------------------------------------


def test_before_the_first_run_nothing_is_measured_and_nothing_looks_good(toon: Toon) -> None:
    uit = toon("pand")
    assert "bag_extract" in regel(uit, "Gevuld door")
    for begin in ("Rijen", "Regels", "Zonder fouten", "oorspronkelijkbouwjaar"):
        assert NIET_GEMETEN in regel(uit, begin)
    assert "%" not in uit.stdout


def test_after_a_run_rows_and_filled_columns_are_counted(toon: Toon, gevuld: Path) -> None:
    uit = toon("pand")
    assert "20, levering van 1 november 2026" in regel(uit, "Rijen")
    assert "25,0%" in regel(uit, "oorspronkelijkbouwjaar")
    assert "100%" in regel(uit, "identificatie")
    assert "0,0%" in regel(uit, "oppervlakte")
    assert NIET_GEMETEN in regel(uit, "Zonder fouten")
    assert NIET_GEMETEN in regel(uit, "Regels")


def test_no_value_of_a_row_is_shown(toon: Toon, gevuld: Path) -> None:
    uit = toon("pand")
    assert uit.exit_code == 0
    assert HERKENBAAR not in uit.output


def test_rules_and_score_are_those_of_the_coverage() -> None:
    catalogus = ggm_schema.load()
    gemeten = dataclasses.replace(
        dekking(declaraties(), None)[PAND],
        rijen=20,
        regels=13,
        regels_gemeten=12,
        regels_voldoen_niet=1,
        score=99.97,
    )
    stand = Stand({PAND: gemeten}, LEVERING, catalogus.release)
    tekst = getoond(catalogus, PAND, 140, stand)
    assert "13 regels, 12 gemeten, waarvan 1 niet voldoet" in tekst
    assert "99,9% van de objecten" in tekst


def test_a_table_without_a_source_says_so(toon: Toon) -> None:
    uit = toon("ggm_imbor.afvalbak")
    assert "geen enkele bron, en geen regel kijkt ernaar" in regel(uit, "Gevuld door")
    assert "%" not in uit.stdout


def test_a_damaged_warehouse_gives_one_clear_message(toon: Toon, gevuld: Path) -> None:
    gevuld.write_bytes(b"geen database")
    uit = toon("pand")
    assert uit.exit_code == 2
    assert "kan niet worden gelezen" in uit.stderr
    assert "Traceback" not in uit.output


def test_another_release_says_with_which_release_was_measured(toon: Toon, tmp_path: Path) -> None:
    catalogus = store.lees()
    ander = dataclasses.replace(catalogus.release, versie="2.5.9", sha256="0" * 64)
    store.schrijf(dataclasses.replace(catalogus, release=ander), tmp_path / "eigen")
    uit = toon("pand", "--release", str(tmp_path / "eigen"))
    assert "2.5.9" in regel(uit, "Release")
    assert "release 2.5.1 van deze installatie" in regel(uit, "Let op")
    assert "Let op" not in toon("pand").stdout


# --- what is not clear ----------------------------------------------------------------------------


def test_a_homonym_lists_its_tables(toon: Toon) -> None:
    uit = toon("beschikking")
    assert uit.exit_code == 2
    assert "ggm_wmo_jeugd.beschikking" in uit.stderr
    assert "ggm_diensten.beschikking" in uit.stderr


def test_an_unknown_name_gives_the_nearest(toon: Toon) -> None:
    uit = toon("verblijfsobjekt")
    assert uit.exit_code == 2
    assert "Bedoelt u Verblijfsobject" in uit.stderr
