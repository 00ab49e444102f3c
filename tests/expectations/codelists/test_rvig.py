"""Code lists: dates with unknown parts, and the lists we ship."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from expectations.codelists import rvig
from expectations.codelists.bestand import HIER
from ggm_schema.errors import OnleesbareInvoer

LIJSTEN = ("gemeente", "land", "nationaliteit")


def inhoud(naam: str, map_: Path = HIER) -> list[dict[str, str]]:
    with (map_ / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


@pytest.mark.parametrize(
    ("tekst", "eerste", "niet_meer"),
    [
        ("", "", ""),
        ("00000000", "", ""),
        ("20190101", "2019-01-01", "2019-01-01"),
        ("19850000", "1985-01-01", "1986-01-01"),
        ("19851200", "1985-12-01", "1986-01-01"),
        ("19850200", "1985-02-01", "1985-03-01"),
    ],
)
def test_unknown_parts_are_read_in_favour_of_the_code(
    tekst: str, eerste: str, niet_meer: str
) -> None:
    assert rvig.eerste_dag(tekst) == eerste
    assert rvig.eerste_dag_niet_meer(tekst) == niet_meer


def test_a_text_that_is_no_date_is_refused() -> None:
    with pytest.raises(OnleesbareInvoer):
        rvig.eerste_dag("1985")


def test_a_table_without_the_expected_columns_is_refused(tmp_path: Path) -> None:
    pad = tmp_path / "Tabel33.csv"
    pad.write_text('"code","naam"\n"0221","Doesburg"\n', encoding="utf-16")
    with pytest.raises(OnleesbareInvoer, match=r"Tabel33\.csv, regel 1: Kolom 92\.10 ontbreekt"):
        list(rvig.lees(pad, rvig.TABELLEN["gemeente"]))


@pytest.mark.parametrize("naam", LIJSTEN)
def test_codes_have_four_digits_are_unique_and_their_dates_exist(naam: str) -> None:
    rijen = inhoud(naam)
    codes = [rij["code"] for rij in rijen]
    assert codes == sorted(set(codes))
    assert all(len(code) == 4 and code.isdigit() for code in codes)
    for rij in rijen:
        assert rij["omschrijving"]
        data = [date.fromisoformat(rij[k]) for k in ("geldig_vanaf", "geldig_tot") if rij[k]]
        assert data == sorted(data)


def test_well_known_codes() -> None:
    gemeenten = {rij["code"]: rij for rij in inhoud("gemeente")}
    assert gemeenten["0221"]["geldig_tot"] == ""
    assert gemeenten["0236"]["geldig_tot"] == "2019-01-01"
    assert gemeenten["1999"]["geldig_vanaf"] == "2014-01-06"
    assert {rij["code"]: rij["omschrijving"] for rij in inhoud("land")}["6030"] == "Nederland"


def test_a_municipality_that_merged_names_its_successor() -> None:
    gemeenten = {rij["code"]: rij for rij in inhoud("gemeente")}
    for code, opvolger, dag in [
        ("0236", "1960", "2019-01-01"),  # Geldermalsen → West Betuwe
        ("0457", "0363", "2022-03-24"),  # Weesp → Amsterdam
        ("0501", "1992", "2023-01-01"),  # Brielle → Voorne aan Zee
    ]:
        assert (gemeenten[code]["opvolger"], gemeenten[code]["geldig_tot"]) == (opvolger, dag)
        assert gemeenten[opvolger]["geldig_tot"] == ""
    for rij in gemeenten.values():
        assert not rij["opvolger"] or rij["opvolger"] in gemeenten


@pytest.mark.shared
def test_the_lists_hold_what_the_national_tables_hold(shared: Path, tmp_path: Path) -> None:
    bron = shared / "samples/brp/landelijke_tabellen_utf16"
    for naam in rvig.TABELLEN:
        assert rvig.herschrijf(naam, bron, tmp_path) == len(inhoud(naam))
        assert inhoud(naam, tmp_path) == inhoud(naam)


def test_a_folder_without_the_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OnleesbareInvoer, match=r"Tabel33\*\.csv"):
        rvig.herschrijf("gemeente", tmp_path, tmp_path)
