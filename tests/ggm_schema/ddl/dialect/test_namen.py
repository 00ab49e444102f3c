"""Names that a product cannot hold."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ggm_schema.ddl import volledige_ddl
from ggm_schema.ddl.bouwplan import Bouwplan, Tabelplan, Veld
from ggm_schema.ddl.dialect.namen import Hernoemd, Naamregels, hernoemd
from ggm_schema.errors import DefinitieFout
from tests.ggm_schema.ddl.modellen import catalogus, kennel, tabel

BYTES = Naamregels(hoogstens=63, in_bytes=True)
namen = st.text(st.characters(categories=["Ll", "Nd"]), min_size=1, max_size=120)


@given(namen)
def test_a_name_always_fits_and_one_that_fits_stays(naam: str) -> None:
    wordt = BYTES.kolom(naam)
    assert len(wordt.encode()) <= 63
    assert (wordt == naam) == (len(naam.encode()) <= 63)
    assert BYTES.kolom(wordt) == wordt == BYTES.relatie(naam)


@given(namen, namen)
def test_two_long_names_with_one_beginning_stay_apart(een: str, ander: str) -> None:
    begin = "x" * 70
    assert (BYTES.kolom(begin + een) == BYTES.kolom(begin + ander)) == (een == ander)


def test_length_counts_in_bytes_only_where_the_product_does() -> None:
    naam = "é" * 40
    assert Naamregels(63).kolom(naam) == naam
    kort = BYTES.kolom(naam)
    assert re.fullmatch(r"é+_[0-9a-f]{8}", kort)
    assert 62 <= len(kort.encode()) <= 63


def test_relations_lose_their_accents_where_they_must_and_columns_do_not() -> None:
    regels = Naamregels(255, ascii_relaties=True)
    assert regels.relatie("opleiding_cliënt_€") == "opleiding_client__"
    assert regels.kolom("cliënt") == "cliënt"


def plan(*tabellen: tuple[str, str, list[str]]) -> Bouwplan:
    return Bouwplan(
        "1",
        tuple(
            Tabelplan(schema, naam, tuple(Veld(veld, "VARCHAR") for veld in velden), "")
            for schema, naam, velden in tabellen
        ),
    )


def test_every_change_is_listed_in_full() -> None:
    lang = "y" * 70
    gevonden = hernoemd(plan(("ggm_a", "poes", ["kort", lang]), ("ggm_a", lang, [])), BYTES)
    assert gevonden == (
        Hernoemd(f"ggm_a.{lang}", BYTES.relatie(lang)),
        Hernoemd(f"ggm_a.poes.{lang}", BYTES.kolom(lang)),
    )


def test_names_that_would_become_one_are_refused() -> None:
    ascii_ = Naamregels(255, ascii_relaties=True)
    with pytest.raises(DefinitieFout, match="cliënt en ggm_a.cliënt|client en ggm_a.cliënt"):
        hernoemd(plan(("ggm_a", "client", []), ("ggm_a", "cliënt", [])), ascii_)
    with pytest.raises(DefinitieFout, match="dezelfde naam"):
        hernoemd(plan(("ggm_a", "poes", ["Naam", "naam"])), ascii_)


@pytest.mark.parametrize("dialect", ["postgres", "tsql", "spark"])
def test_the_head_of_a_file_names_what_changed(dialect: str) -> None:
    lang = "z" * 300
    model = catalogus(*kennel().tabellen, tabel("poes", lang))
    kop = [r for r in volledige_ddl(model, dialect=dialect).splitlines() if r.startswith("--")]
    assert any(f"ggm_kennel.poes.{lang} -> zzz" in regel for regel in kop)
    assert not any("hond" in regel for regel in kop)


def test_an_unknown_dialect_is_refused_with_advice() -> None:
    with pytest.raises(DefinitieFout, match="postgres") as fout:
        volledige_ddl(kennel(), dialect="postgress")
    assert "Bedoelt u postgres?" in str(fout.value)
