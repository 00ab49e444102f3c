"""What a contract may say about fetching, and where it is told that it may not."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from ggm_schema.errors import DefinitieFout
from tests.conftest import ROOT
from tests.pipelines.ophalen.conftest import Project

SQL: dict[str, Any] = {"soort": "sql", "verbinding": "A_B", "objecten": {"p": {"tabel": "s.t"}}}
REST: dict[str, Any] = {"soort": "rest", "basis": "https://api.example.nl", "objecten": {"p": {}}}


def test_both_kinds_are_read_with_what_is_left_out(project: Project) -> None:
    sql = project.contract(SQL, {"p": ["a"]}).ophalen
    rest = project.contract(REST, {"p": ["a"]}).ophalen
    assert sql is not None
    assert rest is not None
    assert (sql.soort, rest.soort) == ("sql", "rest")


@pytest.mark.parametrize(
    ("ophalen", "past"),
    [
        (SQL | {"verbinding": "postgresql://jan:geheim@db/x"}, "omgevingsvariabele"),
        (SQL | {"objecten": {"p": {"tabel": "t", "query": "select 1"}}}, "niet allebei"),
        (SQL | {"objecten": {"p": {}}}, "niet allebei"),
        (SQL | {"objecten": {"q": {"tabel": "t"}}}, "'q' staat niet onder 'schema'"),
        (SQL | {"soort": "sqll"}, "soort"),
        (REST | {"basis": "http://api.example.nl"}, "https://"),
        (REST | {"basis": "https://jan:geheim@api.example.nl"}, "zonder gebruiker"),
        (REST | {"koppen": {"Authorization": "Bearer x"}}, "hoort niet in het contract"),
        (REST | {"koppen": {"X-Api-Key": "x"}}, "hoort niet in het contract"),
        (REST | {"objecten": {"p": {"pad": "https://elders.nl/x"}}}, "vorm"),
        (REST | {"objecten": {"p": {"paginering": {"soort": "positie"}}}}, "aantal"),
    ],
)
def test_what_cannot_be_is_told_with_its_line(
    project: Project, ophalen: dict[str, Any], past: str
) -> None:
    with pytest.raises(DefinitieFout, match=past) as fout:
        project.contract(ophalen, {"p": ["a"]})
    assert fout.value.regel is not None
    assert "geheim" not in str(fout.value).replace("Een geheim hoort", "")


@pytest.mark.parametrize(
    ("ophalen", "formaat"),
    [
        (SQL, {"soort": "csv"}),
        (REST, {"soort": "parquet"}),
        (REST, {"soort": "json", "pad": {"p": ""}}),
        (SQL, {"soort": "parquet", "bestanden": {"p": "anders*.parquet"}}),
    ],
)
def test_the_reader_must_be_able_to_read_what_lands(
    project: Project, ophalen: dict[str, Any], formaat: dict[str, Any]
) -> None:
    with pytest.raises(DefinitieFout, match=r"nl\.waterpas\.formaat"):
        project.contract_met(ophalen, {"p": ["a"]}, formaat)


def test_the_examples_in_the_documentation_are_contracts(project: Project) -> None:
    tekst = (ROOT / "docs" / "ophalen.md").read_text("utf-8")
    voorbeelden = [yaml.safe_load(blok) for blok in re.findall(r"```yaml\n(.*?)```", tekst, re.S)]
    assert len(voorbeelden) == 2
    for formaat, ophalen in voorbeelden:
        objecten = {naam: ["kolom"] for naam in ophalen["value"]["objecten"]}
        contract = project.contract_met(ophalen["value"], objecten, formaat["value"])
        assert contract.ophalen is not None
