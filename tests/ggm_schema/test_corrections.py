"""Corrections: what they change, which are refused, and for which release they must fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from ggm_schema import store
from ggm_schema.corrections import lees_correcties
from ggm_schema.errors import DefinitieFout
from tests.ggm_schema.release import werkboek

ONGEBRUIKT = (
    "schemas:\n- {pakket: Weg, schema: ggm_x, reden: x}\n"
    "kolommen:\n- {kolommen: [ggm_proef.aap.staart], type: int, reden: x}\n"
    "relaties:\n  vervangen:\n  - {van: Weg, naar: Weg, klassen: {A: B}, reden: x}\n"
)


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("schemas: [", "geen geldige YAML"),
        ("kolomen: []", "'kolomen' bestaat niet.*Bedoelt u kolommen"),
        ("- a", "geen sleutels"),
        ("kolommen: [{kolommen: [a.b.c], type: int}]", "'reden' ontbreekt"),
        ("kolommen: [{kolommen: [a.b.c], tipe: int, reden: x}]", "Bedoelt u type"),
        ("kolommen: [{kolommen: [a.b.c], type: int, reden: ' '}]", "'reden' klopt niet"),
        ("kolommen: [{kolommen: [ggm_proef.aap.staart], type: int, reden: x}]", "aap.staart"),
        ("schemas: [{pakket: Weg, schema: ggm_x, reden: x}]", "pakketten die er niet zijn: Weg"),
        (
            "kolommen:\n  - kolommen:\n      - ggm_proef.aap.naam\n      - ggm_proef.aap.naam\n"
            "    reden: x\n",
            "correcties.yaml, regel 4: De kolom 'ggm_proef.aap.naam' is twee keer",
        ),
        (
            "schemas:\n- {pakket: A, schema: ggm_x, reden: x}\n"
            "- {pakket: A, schema: ggm_y, reden: x}\n",
            "regel 3: Het pakket 'A' is twee keer",
        ),
        (
            "relaties:\n  vervangen:\n"
            "  - {van: A, naar: B, klassen: {C: C}, reden: x}\n"
            "  - {van: A, naar: D, klassen: {C: C}, reden: x}\n",
            "regel 4: De klasse 'A / C' is twee keer",
        ),
        ("relaties: {vervangen: [{van: A, naar: B, klassen: {C: C}}]}", "'reden' ontbreekt"),
        ("relaties: {weglaten: [{van: A, naar: B, reden: x}]}", "'naam' ontbreekt"),
    ],
)
def test_a_wrong_correction_is_refused(tmp_path: Path, tekst: str, melding: str) -> None:
    with pytest.raises(DefinitieFout, match=melding):
        werkboek.lees(werkboek.bladen(), tmp_path, tekst)


def test_corrections_change_type_name_and_enumeration(tmp_path: Path) -> None:
    ingelezen = werkboek.lees(
        werkboek.bladen(),
        tmp_path,
        "schemas: [{pakket: Model Proef, schema: ggm_dieren, reden: kort}]\n"
        "kolommen:\n"
        "  - {kolommen: [ggm_dieren.aap.naam], type: N5, naam: nummer, reden: proef}\n"
        "  - {kolommen: [ggm_dieren.aap.kleur], type: Datum, reden: proef}\n",
    )
    aap = ingelezen.catalogus.tabel("ggm_dieren.aap")
    assert aap.kolom("nummer").type == "INTEGER"
    assert (aap.kolom("kleur").type, aap.kolom("kleur").enumeratie) == ("DATE", None)
    assert [
        (r.rij, r.plaats, r.reden) for r in ingelezen.verslag if r.handeling == "gecorrigeerd"
    ] == [
        (1, "Model Proef → ggm_dieren", "kort"),
        (3, "ggm_dieren.aap.naam → nummer, N5", "proef"),
        (4, "ggm_dieren.aap.kleur → Datum", "proef"),
    ]


@pytest.mark.parametrize("kop", ["", 'release: "9.9.9"\n'])
def test_for_its_own_release_each_correction_must_fit(tmp_path: Path, kop: str) -> None:
    with pytest.raises(DefinitieFout, match="die er niet zijn"):
        werkboek.lees(werkboek.bladen(), tmp_path, kop + ONGEBRUIKT)


def test_for_another_release_a_correction_that_fits_nothing_is_a_line_in_the_report(
    tmp_path: Path,
) -> None:
    ingelezen = werkboek.lees(werkboek.bladen(), tmp_path, 'release: "1.0"\n' + ONGEBRUIKT)
    assert {
        (r.blad, r.rij, r.plaats) for r in ingelezen.verslag if r.handeling == "niet overgenomen"
    } == {
        ("correcties.yaml", 3, "Weg"),
        ("correcties.yaml", 5, "ggm_proef.aap.staart"),
        ("correcties.yaml", 8, "Weg / A"),
    }


def test_an_import_of_another_release_can_be_read_back(tmp_path: Path) -> None:
    correcties = 'release: "1.0"\n' + ONGEBRUIKT
    catalogus = werkboek.lees(werkboek.bladen(), tmp_path, correcties).catalogus
    map = store.schrijf(catalogus, tmp_path / "import")
    assert store.lees(map, tmp_path / "correcties.yaml").tabellen == catalogus.tabellen


def test_the_shipped_corrections_are_those_of_the_shipped_release() -> None:
    correcties = lees_correcties()
    assert correcties.is_streng(store.VERSIE)
    assert not correcties.is_streng("2.4.0")
    assert all(herkomst.reden for herkomst in correcties.herkomst.values())
