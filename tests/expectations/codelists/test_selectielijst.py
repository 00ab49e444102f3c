"""The selection list: numbers and terms of its results, and the list we ship."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from expectations.codelists import selectielijst
from expectations.codelists.bestand import HIER, schrijf
from ggm_schema.errors import OnleesbareInvoer


def bestand(map_: Path) -> Path:
    def resultaat(pk: int, nummer: int, generiek: int | None, **velden: str) -> dict[str, object]:
        basis = {"proces_type": 7, "generiek_resultaat": generiek, "nummer": nummer}
        basis |= {"naam": "Verleend", "toelichting": "Lang verhaal."} | velden
        return {"model": "selectielijst.resultaat", "pk": pk, "fields": basis}

    proces = {"nummer": 8, "naam": "Toestemming"}
    inhoud = [
        {"model": "selectielijst.procestype", "pk": 7, "fields": proces},
        resultaat(1, 2, None, waardering="vernietigen", procestermijn="nihil", bewaartermijn="P5Y"),
        resultaat(2, 3, 1, waardering="blijvend_bewaren", procestermijn="", bewaartermijn=""),
    ]
    pad = map_ / "lijst.json"
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    return pad


def test_a_specific_result_is_numbered_under_its_generic_one(tmp_path: Path) -> None:
    assert list(selectielijst.rijen(bestand(tmp_path))) == [
        ("8.2", "Verleend", "2020-01-01", "", "8", "Toestemming", "vernietigen", "nihil", "P5Y"),
        ("8.2.3", "Verleend", "2020-01-01", "", "8", "Toestemming", "blijvend_bewaren", "", ""),
    ]


def test_another_file_is_refused(tmp_path: Path) -> None:
    pad = tmp_path / "x.json"
    pad.write_text('{"a": 1}', encoding="utf-8")
    with pytest.raises(OnleesbareInvoer, match=r"x\.json: Dit is geen selectielijst"):
        list(selectielijst.rijen(pad))


def test_no_explanation_is_taken_over() -> None:
    with (HIER / "selectielijst_2020.csv").open(encoding="utf-8", newline="") as tekst:
        rijen = list(csv.DictReader(tekst, delimiter=";"))
    assert len({rij["code"] for rij in rijen}) == len(rijen)
    assert max(len(waarde) for rij in rijen for waarde in rij.values()) < 80
    assert {rij["waardering"] for rij in rijen} == {"vernietigen", "blijvend_bewaren", ""}


@pytest.mark.shared
def test_the_list_holds_what_the_api_gives(shared: Path, tmp_path: Path) -> None:
    rijen = selectielijst.rijen(shared / "selectielijst_2020.json")
    schrijf(selectielijst.NAAM, rijen, selectielijst.EXTRA, tmp_path)
    naam = f"{selectielijst.NAAM}.csv"
    assert (tmp_path / naam).read_bytes() == (HIER / naam).read_bytes()
