"""Task fields: in which years a code holds, and the list we ship."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from expectations.codelists import iv3
from expectations.codelists.bestand import HIER, schrijf
from ggm_schema.errors import OnleesbareInvoer


def definitie(map_: Path, jaar: int, codes: dict[str, str]) -> Path:
    deel = [{"code": code, "omschrijving": naam} for code, naam in codes.items()]
    groep = {"code": "1.", "omschrijving": "Groep", "subcodes": deel}
    totaal = {"code": "Tot", "omschrijving": "Totaal", "subcodes": [groep]}
    pad = map_ / f"{jaar}.json"
    inhoud = {
        "metadata": {"boekjaar": str(jaar)},
        "codelijsten": {"taakveld": {"codelijst": [totaal]}},
    }
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    return pad


def test_a_code_holds_from_the_first_year_to_the_first_that_has_it_not(tmp_path: Path) -> None:
    paden = [
        definitie(tmp_path, 2025, {"1.1": "Weg", "1.2": "Water"}),
        definitie(tmp_path, 2026, {"1.2": "Waterweg", "1.3": "Spoor"}),
        definitie(tmp_path, 2024, {"1.1": "Weg", "1.2": "Water"}),
    ]
    assert sorted(iv3.rijen(paden)) == [
        ("1.", "Groep", "", "", ""),
        ("1.1", "Weg", "", "2026-01-01", "1."),
        ("1.2", "Water", "", "2026-01-01", "1."),
        ("1.2", "Waterweg", "2026-01-01", "", "1."),
        ("1.3", "Spoor", "2026-01-01", "", "1."),
    ]


def test_another_file_is_refused(tmp_path: Path) -> None:
    pad = tmp_path / "x.json"
    pad.write_text('{"metadata": {}}', encoding="utf-8")
    with pytest.raises(OnleesbareInvoer, match=r"x\.json: Dit is geen definitiebestand"):
        list(iv3.rijen([pad]))


@pytest.mark.shared
def test_the_list_holds_what_the_definition_files_hold(shared: Path, tmp_path: Path) -> None:
    paden = sorted((shared / "samples/iv3").glob("iv3_definities_Gemeente_*.json"))
    schrijf("taakveld", iv3.rijen(paden), ("onderdeel_van",), tmp_path)
    assert (tmp_path / "taakveld.csv").read_bytes() == (HIER / "taakveld.csv").read_bytes()
    nieuwste = iv3.codes(paden[-1])[1]
    regels = [r.split(";") for r in (HIER / "taakveld.csv").read_text("utf-8").splitlines()[1:]]
    peil = date(2026, 6, 1).isoformat()
    geldig = {r[0]: r[1] for r in regels if r[2] <= peil and (not r[3] or r[3] > peil)}
    assert geldig == {code: naam for code, (naam, _) in nieuwste.items()}
