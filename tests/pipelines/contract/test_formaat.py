"""What a contract may say about CSV, Excel and Parquet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ggm_schema.errors import DefinitieFout, OnleesbareInvoer
from pipelines.contract.formaat import CsvFormaat, ExcelFormaat, ParquetFormaat
from pipelines.contract.laden import Contract, load_contract


@pytest.fixture
def laad(tmp_path: Path) -> Any:
    def doe(formaat: dict[str, Any], *objecten: str) -> Contract:
        inhoud = {
            "apiVersion": "v3.1.0", "kind": "DataContract", "id": "proef", "name": "proef",
            "version": "1.0.0", "status": "active", "domain": "proef",
            "customProperties": [{"property": "nl.waterpas.formaat", "value": formaat}],
            "schema": [
                {"name": o, "properties": [{"name": "naam"}]} for o in objecten or ("persoon",)
            ],
        }  # fmt: skip
        pad = tmp_path / "proef.yaml"
        pad.write_text(yaml.safe_dump(inhoud, sort_keys=False), encoding="utf-8")
        return load_contract(pad)

    return doe


def test_csv_that_is_recognised(laad: Any) -> None:
    formaat = laad(
        {"soort": "csv", "codering": "auto", "scheidingsteken": "auto", "leeg": ["null", "n.v.t."]}
    ).formaat
    assert isinstance(formaat, CsvFormaat)
    assert (formaat.codering, formaat.scheidingsteken) == ("auto", "auto")
    assert formaat.leeg == ("null", "n.v.t.")


def test_excel(laad: Any) -> None:
    keuze = {"soort": "excel", "blad": {"persoon": "Blad 2", "kind": 3}, "kop": {"persoon": [2, 4]}}
    formaat = laad(keuze, "persoon", "kind").formaat
    assert isinstance(formaat, ExcelFormaat)
    assert formaat.blad == {"persoon": "Blad 2", "kind": 3}
    assert formaat.kop == {"persoon": (2, 4)}


def test_parquet(laad: Any) -> None:
    assert isinstance(laad({"soort": "parquet"}).formaat, ParquetFormaat)


@pytest.mark.parametrize(
    ("formaat", "fout"),
    [
        ({"soort": "csv", "scheidingsteken": "automatisch"}, "elk één teken"),
        ({"soort": "csv", "aanhalingsteken": "auto"}, "elk één teken"),
        ({"soort": "csv", "codering": "ansi"}, "auto"),
        ({"soort": "excel", "kop": {"persoon": [3, 2]}}, "eerste en de laatste regel"),
        ({"soort": "excel", "kop": {"persoon": [0, 1]}}, "eerste en de laatste regel"),
        ({"soort": "excel", "kop": {"persoon": 1}}, "regel"),
        ({"soort": "excel", "blad": {"persoon": 0}}, "regel"),
        ({"soort": "excel", "blad": {"person": "a"}}, "'person' staat niet onder.*persoon"),
        ({"soort": "excel", "kop": {"person": [1, 1]}}, "'person' staat niet onder"),
        ({"soort": "parquet", "codering": "utf-8"}, "'codering' bestaat niet"),
    ],
)
def test_what_is_refused_with_its_line(laad: Any, formaat: dict[str, Any], fout: str) -> None:
    with pytest.raises(DefinitieFout, match=fout) as gemeld:
        laad(formaat)
    assert gemeld.value.regel


@pytest.mark.parametrize(
    ("formaat", "mist"),
    [
        ({"soort": "csv"}, "persoon, kind"),
        ({"soort": "parquet", "bestanden": {"kind": "k*"}}, "persoon"),
        ({"soort": "excel"}, "persoon, kind"),
        ({"soort": "excel", "blad": {"kind": "Kinderen"}}, "persoon"),
    ],
)
def test_more_objects_must_be_told_apart(laad: Any, formaat: dict[str, Any], mist: str) -> None:
    with pytest.raises(DefinitieFout, match=f"ontbreekt een regel voor: {mist}"):
        laad(formaat, "persoon", "kind")


@pytest.mark.parametrize(
    ("bestand", "object_"),
    [
        ("personen_1.csv", "persoon"),
        ("Personen_1.CSV.gz", "persoon"),
        ("levering.zip/map/kinderen.csv", "kind"),
        ("kinderen.zip/personen.csv", "persoon"),
        ("kinderen.csv.zip/export.csv", "kind"),
    ],
)
def test_the_nearest_name_chooses_the_object(laad: Any, bestand: str, object_: str) -> None:
    patronen = {"persoon": "personen*.csv", "kind": "kinderen*"}
    formaat = laad({"soort": "csv", "bestanden": patronen}, "persoon", "kind").formaat
    assert formaat.enig_object_van(bestand) == object_


def test_a_name_that_fits_nothing_or_too_much(laad: Any) -> None:
    patronen = {"persoon": "p*.csv", "kind": "*.csv"}
    formaat = laad({"soort": "csv", "bestanden": patronen}, "persoon", "kind").formaat
    with pytest.raises(OnleesbareInvoer, match="geen enkel onderdeel"):
        formaat.enig_object_van("x.txt")
    with pytest.raises(OnleesbareInvoer, match="meer dan één onderdeel: persoon, kind"):
        formaat.enig_object_van("p.csv")
