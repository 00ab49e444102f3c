"""What a contract may say about records within other records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from ggm_schema.errors import DefinitieFout
from pipelines.contract import elementpad, jsonpad
from pipelines.contract.formaat import FORMAAT
from pipelines.contract.laden import load_contract
from tests.pipelines.proefbron import CONTRACT


@pytest.mark.parametrize(
    ("kolom", "plek"),
    [
        ("Naam", None),
        ("Naam/..", None),
        ("../Bsn", (("B", "C", "Bsn"), None)),
        ("../@id", (("B", "C"), "id")),
        ("../../Kop/Code/@lijst", (("B", "Kop", "Code"), "lijst")),
        ("/B/Kop", (("B", "Kop"), None)),
    ],
)
def test_a_column_may_lie_around_its_element(kolom: str, plek: Any) -> None:
    assert elementpad.buiten(("B", "C", "T"), kolom) == plek


@pytest.mark.parametrize(
    ("kolom", "plek"),
    [
        ("naam", None),
        ("../datum", "zaken.item.besluit.datum"),
        ("../../nummer", "zaken.item.nummer"),
        ("../../../bron", "bron"),
    ],
)
def test_a_column_may_lie_around_its_json_record(kolom: str, plek: str | None) -> None:
    assert jsonpad.buiten("zaken.item.besluit.stukken.item", kolom) == plek


@pytest.mark.parametrize("kolom", ["../../../../x", "../../../x", "../a//b", "../a/../b"])
def test_a_path_that_leads_nowhere_is_refused(kolom: str) -> None:
    with pytest.raises(ValueError, match="pad"):
        elementpad.buiten(("B", "C", "T"), kolom)


@pytest.mark.parametrize(
    "formaat",
    [
        {"soort": "xml", "pad": {"a": "/B/C"}},
        {"soort": "xml", "pad": {"a": "b:B/C"}},
        {"soort": "xml", "pad": {"a": "B/C", "b": "B/C"}},
        {"soort": "xml", "pad": {"a": "B"}, "xsd": "../geheim.xsd"},
        {"soort": "xml", "pad": {"a": "B"}, "xsd": ["/etc/x.xsd"]},
        {"soort": "gml", "pad": {}},
        {"soort": "vast", "velden": {"a": [{"naam": "x", "begin": 0, "lengte": 1}]}},
        {"soort": "vast", "velden": {"a": [{"naam": "x", "begin": 1, "lengte": 0}]}},
        {"soort": "vast", "velden": {}},
    ],
)
def test_a_format_that_cannot_be_is_refused(formaat: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        FORMAAT.validate_python(formaat)


@pytest.mark.parametrize(
    "formaat",
    [
        "{soort: json, pad: {persoon: p.item, kind: p.item.k.item}}",
        "{soort: xml, pad: {persoon: P, kind: P/K}}",
    ],
)
def test_the_message_names_the_column(tmp_path: Path, formaat: str) -> None:
    oud = "{soort: json, pad: {persoon: p.item, kind: k.item}}"
    assert oud in CONTRACT
    pad = tmp_path / "proef.yaml"
    goed = CONTRACT.replace(oud, formaat).replace(
        "{name: bsn_ouder}", "{name: bsn_ouder, physicalName: ../bsn}"
    )
    pad.write_text(goed)
    load_contract(pad)
    pad.write_text(goed.replace("../bsn", "../../../../bsn"))
    with pytest.raises(DefinitieFout, match="boven het begin") as fout:
        load_contract(pad)
    assert fout.value.regel == 1 + goed[: goed.index("bsn_ouder")].count("\n")


def test_more_kinds_of_lines_need_a_code_each(tmp_path: Path) -> None:
    veld = "[{naam: bsn, begin: 1, lengte: 9}]"
    formaat = (
        f"{{soort: vast, recordcode: {{persoon: '02'}}, velden: {{persoon: {veld}, kind: {veld}}}}}"
    )
    pad = tmp_path / "proef.yaml"
    pad.write_text(CONTRACT.replace("{soort: json, pad: {persoon: p.item, kind: k.item}}", formaat))
    with pytest.raises(DefinitieFout, match="ontbreekt een regel voor: kind"):
        load_contract(pad)
