"""Attributes that a workbook lost come back from the JSON schemas; nothing else does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ggm_schema.corrections import Correcties, lees_correcties
from ggm_schema.errors import DefinitieFout, OnleesbareInvoer
from ggm_schema.guid import afgeleide_guid
from ggm_schema.model import (
    Attribuut,
    EnumeratieFeit,
    Feiten,
    Objecttype,
    Pakket,
    Relatie,
    Release,
)
from ggm_schema.release.jsonschemas import Diagram, vul_aan
from ggm_schema.release.verslag import Verslagregel
from ggm_schema.tables import maak_catalogus

PAD = "1 Tuin / Kas / Model Kas"
PAKKETTEN = (
    Pakket("P1", "Model Kas", PAD),
    Pakket("P2", "Datatypes", "1 Tuin / Kas / Datatypes"),
    Pakket("P3", "Model Bos", "2 Bos / Model Bos"),
)
PLANT, POT, SLANG = (
    Objecttype(guid, "P1", naam, "objecttype")
    for guid, naam in (("G-PLANT", "Plant"), ("G-POT", "Grote  pot"), ("G-SLANG", "Tuin. slang"))
)
DIAGRAM = Diagram("Kas in beeld", ("1 Tuin", "Kas", "Diagram"), frozenset({"G-PLANT", "G-POT"}))


def attribuut(objecttype: Objecttype, naam: str, nummer: int = 1, guid: str = "") -> Attribuut:
    return Attribuut(
        guid or f"A-{naam}", objecttype.guid, objecttype.naam, nummer, naam, "AN10",
        "", "", "", "", "", "", "",
    )  # fmt: skip


def feiten(
    *attributen: Attribuut,
    objecttypen: tuple[Objecttype, ...] = (PLANT, POT, SLANG),
    relaties: tuple[Relatie, ...] = (),
    enumeraties: tuple[EnumeratieFeit, ...] = (),
) -> Feiten:
    return Feiten(PAKKETTEN, objecttypen, attributen, relaties, (), enumeraties, ())


def schema(
    map: Path,
    tabellen: dict[str, dict[str, Any]],
    titel: str = "Kas in beeld",
    naam: str = "1 Tuin/Kas/Kas.json",
) -> Path:
    """Write the schema of one diagram; per table its properties."""
    pad = map / naam
    pad.parent.mkdir(parents=True, exist_ok=True)
    inhoud = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": titel,
        "$defs": {
            tabel: {"title": tabel, "type": "object", "properties": velden}
            for tabel, velden in tabellen.items()
        },
    }
    pad.write_text(json.dumps(inhoud, ensure_ascii=False), "utf-8")
    return map


TEKST: dict[str, Any] = {"type": "string"}


def geschreven(regels: list[Verslagregel], handeling: str) -> list[str]:
    return [regel.plaats for regel in regels if regel.handeling == handeling]


# --- what comes back ----------------------------------------------------------------------------


def test_an_object_type_without_attributes_gets_those_of_its_table(tmp_path: Path) -> None:
    velden = {
        "DATUM_GEZAAID": {"type": "string", "format": "date"},
        "LAATST_BEGOTEN": {"type": "string", "format": "date-time"},
        "PRIJS": {"type": "number"},
        "AANTAL_BLADEREN": {"type": "integer"},
        "EETBAAR": {"type": "boolean"},
        "INITIËLE_KLEUR": TEKST,
        "VREEMD": {"type": "array"},
    }
    map = schema(tmp_path, {"PLANT": velden, "GROTE_POT": {"HOOGTE": {"type": "integer"}}})
    bestaand = attribuut(SLANG, "lengte")
    vol, regels = vul_aan(feiten(bestaand), map, [DIAGRAM])
    assert [(a.objecttype, a.volgnummer, a.naam, a.type) for a in vol.attributen] == [
        ("Plant", 1, "Aantal bladeren", "int"),
        ("Plant", 2, "Datum gezaaid", "Date"),
        ("Plant", 3, "Eetbaar", "boolean"),
        ("Plant", 4, "Initiële kleur", "text"),
        ("Plant", 5, "Laatst begoten", "DateTime"),
        ("Plant", 6, "Prijs", "Bedrag"),
        ("Plant", 7, "Vreemd", "text"),
        ("Grote  pot", 1, "Hoogte", "int"),
        ("Tuin. slang", 1, "lengte", "AN10"),
    ]
    assert [a.vindplaats for a in vol.attributen] == ["json"] * 8 + [""]
    assert vol.attributen[8] is bestaand
    assert len({a.guid for a in vol.attributen}) == 9
    assert geschreven(regels, "aangevuld") == [
        f"{PAD} / Plant",
        *(f"{PAD} / Plant / {a.naam}" for a in vol.attributen[:7]),
        f"{PAD} / Grote  pot",
        f"{PAD} / Grote  pot / Hoogte",
    ]
    assert {regel.blad for regel in regels} == {"1 Tuin/Kas/Kas.json"}


def test_a_guid_depends_on_object_type_and_name_alone(tmp_path: Path) -> None:
    eerst, _ = vul_aan(feiten(), schema(tmp_path, {"PLANT": {"KLEUR": TEKST}}), [DIAGRAM])
    map = schema(tmp_path, {"PLANT": {"BLAD": TEKST, "KLEUR": {"type": "integer"}}})
    later, _ = vul_aan(feiten(), map, [DIAGRAM])
    assert [a.naam for a in later.attributen] == ["Blad", "Kleur"]
    assert later.attributen[1].guid == eerst.attributen[0].guid


def test_what_a_property_means_is_kept(tmp_path: Path) -> None:
    """The catalogue that is shipped drops all definitions; a user's own import keeps them."""
    velden = {
        "KLEUR": {"type": "string", "description": "Hoe het <b>blad</b> eruitziet."},
        "SOORT": {"type": "string", "enum": ["A"], "description": "Enumeratie: SOORT"},
        "DUUR": TEKST,
    }
    vol, _ = vul_aan(feiten(), schema(tmp_path, {"PLANT": velden}), [DIAGRAM])
    kleur = next(a for a in vol.attributen if a.naam == "Kleur")
    assert vol.definitie_van == {kleur.guid: "Hoe het blad eruitziet."}


def test_the_row_into_which_lost_rows_fell_does_not_stop_recovery(tmp_path: Path) -> None:
    """It has no GUID of its own: that is why the others fell into it."""
    rest = attribuut(PLANT, "Kleur", guid=afgeleide_guid(PLANT.guid, "Kleur", "1"))
    map = schema(tmp_path, {"PLANT": {"KLEUR": TEKST, "BLAD": TEKST}})
    vol, _ = vul_aan(feiten(rest), map, [DIAGRAM])
    assert [(a.volgnummer, a.naam) for a in vol.attributen] == [(1, "Kleur"), (2, "Blad")]


def test_a_table_on_two_diagrams_counts_once(tmp_path: Path) -> None:
    schema(tmp_path, {"PLANT": {"KLEUR": TEKST, "DUUR": {"type": "integer"}}})
    schema(
        tmp_path, {"PLANT": {"BLAD": TEKST, "DUUR": TEKST}}, "Ander beeld", "1 Tuin/Kas/Ander.json"
    )
    diagrammen = [DIAGRAM, Diagram("Ander beeld ", DIAGRAM.pad, frozenset({"G-PLANT"}))]
    vol, regels = vul_aan(feiten(), tmp_path, diagrammen)
    assert [(a.naam, a.type) for a in vol.attributen] == [
        ("Blad", "text"), ("Duur", "text"), ("Kleur", "text"),
    ]  # fmt: skip
    assert len(regels) == 4


def test_of_diagrams_with_one_name_the_folder_decides(tmp_path: Path) -> None:
    boom = Objecttype("G-BOOM", "P3", "Plant", "objecttype")
    map = schema(tmp_path, {"PLANT": {"KLEUR": TEKST}}, naam="ddl/2 Bos/Kas.json")
    diagrammen = [DIAGRAM, Diagram(DIAGRAM.naam, ("2 Bos", "Diagram"), frozenset({"G-BOOM"}))]
    vol, _ = vul_aan(feiten(objecttypen=(PLANT, boom)), map, diagrammen)
    assert [a.objecttype_guid for a in vol.attributen] == ["G-BOOM"]


# --- lists of values ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("veld", "omschrijving", "enumeratie", "pakket"),
    [
        ("SOORT_BLAD", TEKST, "SoortBlad", "P1"),
        ("SOORT_BLAD", TEKST, "SoortBlad", "P2"),
        ("SOORT_BLAD", TEKST, "CodeSoortBlad", "P2"),
        ("SOORT_BLAD", TEKST, "enum_soortBlad", "P1"),
        ("BLAD", TEKST, "CdKasBlad", "P2"),
        ("BLAD", {"type": "string", "format": "date"}, "Blad", "P1"),
        (
            "VORM",
            {"type": "string", "enum": ["ROND_"], "description": "Enumeratie: SOORT_BLAD"},
            "soort-Blad",
            "P1",
        ),
    ],
)
def test_a_list_of_values_near_by_is_found_by_name(
    tmp_path: Path, veld: str, omschrijving: dict[str, Any], enumeratie: str, pakket: str
) -> None:
    map = schema(tmp_path, {"PLANT": {veld: omschrijving}})
    lijst = EnumeratieFeit("E-1", pakket, enumeratie)
    vol, _ = vul_aan(feiten(enumeraties=(lijst,)), map, [DIAGRAM])
    (gevonden,) = vol.attributen
    assert (gevonden.enumeratie_guid, gevonden.enumeratie_via, gevonden.type) == (
        "E-1", "naam", enumeratie,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("veld", "enumeratie", "pakket"),
    [("BLAD", "Blad", "P3"), ("BLAD", "SoortBlad", "P1"), ("KLEUR", "Code", "P1")],
)
def test_a_list_far_away_or_with_another_name_is_not_guessed(
    tmp_path: Path, veld: str, enumeratie: str, pakket: str
) -> None:
    map = schema(tmp_path, {"PLANT": {veld: {"type": "string", "enum": ["A", "B"]}}})
    lijst = EnumeratieFeit("E-1", pakket, enumeratie)
    vol, _ = vul_aan(feiten(enumeraties=(lijst,)), map, [DIAGRAM])
    assert [(a.type, a.enumeratie_guid, a.enumeratie_via) for a in vol.attributen] == [
        ("text", "", "")
    ]


# --- what is left alone -------------------------------------------------------------------------


def test_a_property_more_of_an_object_type_with_attributes_is_reported(tmp_path: Path) -> None:
    bestaand = attribuut(PLANT, "kleur")
    map = schema(tmp_path, {"PLANT": {"KLEUR": TEKST, "VORM_287": TEKST}})
    vol, regels = vul_aan(feiten(bestaand), map, [DIAGRAM])
    assert vol.attributen == (bestaand,)
    (regel,) = regels
    assert (regel.handeling, regel.plaats) == ("niet overgenomen", f"{PAD} / Plant / VORM_287")
    assert "heeft in het werkboek attributen" in regel.reden


@pytest.mark.parametrize("veld", ["KLEUR", "KLEUR_ENUM_ID", "kleur_"])
def test_an_attribute_that_the_workbook_has_is_no_news(tmp_path: Path, veld: str) -> None:
    bestaand = attribuut(PLANT, "kleur ")
    vol, regels = vul_aan(feiten(bestaand), schema(tmp_path, {"PLANT": {veld: TEKST}}), [DIAGRAM])
    assert (vol.attributen, regels) == ((bestaand,), [])


@pytest.mark.parametrize("veld", ["PLANT_ID", "STAAT_IN_GROTE_POT_ID", "BEWONER_VAN"])
def test_keys_and_relations_are_no_attributes(tmp_path: Path, veld: str) -> None:
    relatie = Relatie(
        "R", "staat in", PLANT.guid, "Plant", "1", "1", "", POT.guid, POT.naam, "1", "1",
        "bewoner van",
    )  # fmt: skip
    map = schema(tmp_path, {"PLANT": {veld: TEKST}})
    vol, regels = vul_aan(feiten(relaties=(relatie,)), map, [DIAGRAM])
    assert (vol.attributen, regels) == ((), [])


@pytest.mark.parametrize(
    ("tabel", "titel"),
    [
        ("TUIN_SLANG", "Kas in beeld"),  # not on the diagram
        ("RUPS", "Kas in beeld"),  # no object type
        ("PLANT", "Onbekend beeld"),  # not a diagram of this workbook
    ],
)
def test_a_table_that_is_not_an_object_type_of_the_diagram_is_reported(
    tmp_path: Path, tabel: str, titel: str
) -> None:
    schema(tmp_path, {"PLANT": {}}, naam="Bekend.json")
    map = schema(tmp_path, {tabel: {"LENGTE": TEKST}}, titel)
    vol, regels = vul_aan(feiten(), map, [DIAGRAM])
    assert vol.attributen == ()
    assert geschreven(regels, "niet overgenomen") == [f"{tabel} / LENGTE"]


def test_homonyms_are_told_apart_by_nobody(tmp_path: Path) -> None:
    """The number behind a homonym is of the modelling tool: which one is meant, nobody knows."""
    ander = Objecttype("G-PLANT2", "P3", "Plant", "objecttype")
    diagram = Diagram(DIAGRAM.naam, DIAGRAM.pad, frozenset({"G-PLANT", "G-PLANT2"}))
    map = schema(tmp_path, {"PLANT_12": {"KLEUR": TEKST, "BLAD": TEKST}})
    bestaand = attribuut(PLANT, "kleur")
    vol, regels = vul_aan(feiten(bestaand, objecttypen=(PLANT, ander)), map, [diagram])
    assert vol.attributen == (bestaand,)
    assert geschreven(regels, "niet overgenomen") == ["PLANT_12 / BLAD"]


def test_other_json_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "vertaling.json").write_text('{"taal": "nl"}', "utf-8")
    (tmp_path / "lijst.json").write_text("[1, 2]", "utf-8")
    vol, _ = vul_aan(feiten(), schema(tmp_path, {"PLANT": {"KLEUR": TEKST}}), [DIAGRAM])
    assert [a.naam for a in vol.attributen] == ["Kleur"]


woorden = st.lists(
    st.text(st.characters(max_codepoint=0x17F, categories=["L", "N"]), min_size=1, max_size=8),
    min_size=1,
    max_size=4,
)


@given(namen=st.lists(woorden, min_size=1, max_size=6))
def test_supplementing_twice_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, namen: list[list[str]]
) -> None:
    """What was recovered is known: a second time nothing is new."""
    velden = {"_".join(naam).upper(): TEKST for naam in namen}
    map = schema(tmp_path_factory.mktemp("m"), {"PLANT": velden})
    een, _ = vul_aan(feiten(), map, [DIAGRAM])
    twee, regels = vul_aan(een, map, [DIAGRAM])
    assert een.attributen
    assert twee == een
    assert regels == []


# --- a bad folder -------------------------------------------------------------------------------


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OnleesbareInvoer, match="weg: deze map met JSON-schema's bestaat niet"):
        vul_aan(feiten(), tmp_path / "weg", [DIAGRAM])


def test_a_folder_without_schemas(tmp_path: Path) -> None:
    (tmp_path / "vertaling.json").write_text('{"taal": "nl"}', "utf-8")
    with pytest.raises(OnleesbareInvoer, match="in deze map staan geen JSON-schema's"):
        vul_aan(feiten(), tmp_path, [DIAGRAM])


@pytest.mark.parametrize("diagrammen", [[], [Diagram("Iets anders", DIAGRAM.pad, frozenset())]])
def test_schemas_of_another_model(tmp_path: Path, diagrammen: list[Diagram]) -> None:
    map = schema(tmp_path, {"PLANT": {"KLEUR": TEKST}})
    with pytest.raises(OnleesbareInvoer, match="geen van deze JSON-schema's hoort bij") as fout:
        vul_aan(feiten(), map, diagrammen)
    assert "de bladen diagrams en diagram_class" in str(fout.value)


@pytest.mark.parametrize(
    ("inhoud", "plaats"),
    [
        (b'{"title": "x",\n "$defs": {', "stuk.json, regel 2"),
        (b"\xff\xfe\x00", "stuk.json"),
        (b"", "stuk.json, regel 1"),
        (b'{"$defs": {}}', "stuk.json"),
        (b'{"title": "x", "$defs": []}', "stuk.json"),
        (b'{"title": "x", "$defs": {"A": {"properties": ["b"]}}}', "stuk.json"),
        (b'{"title": "x", "$defs": {"A": {"properties": {"B": "tekst"}}}}', "stuk.json"),
        (b"[" * 100_000, "stuk.json"),
    ],
)
def test_a_damaged_file_is_named(tmp_path: Path, inhoud: bytes, plaats: str) -> None:
    map = schema(tmp_path, {"PLANT": {"KLEUR": TEKST}})
    (map / "stuk.json").write_bytes(inhoud)
    with pytest.raises(OnleesbareInvoer, match=f"{plaats}: dit JSON-schema is beschadigd") as fout:
        vul_aan(feiten(), map, [DIAGRAM])
    assert fout.value.exit_code == 2


# --- corrections of what the schemas guess ------------------------------------------------------

CORRECTIE = """
kolommen:
  - kolommen: [ggm_kas.plant.{kolom}]
    type: Bedrag
    vindplaats: json
    reden: proef
"""


def correcties(tmp_path: Path, kolom: str) -> Correcties:
    pad = tmp_path / "correcties.yaml"
    pad.write_text(CORRECTIE.format(kolom=kolom), "utf-8")
    return lees_correcties(pad)


RELEASE = Release("1.0", "2026-01-01", "w.xlsx", "", {})


def test_a_correction_of_a_guess_counts_where_the_schemas_were_read(tmp_path: Path) -> None:
    eigen = correcties(tmp_path, "prijs")
    map = schema(tmp_path, {"PLANT": {"PRIJS": {"type": "string", "format": "date"}}})
    zonder = maak_catalogus(RELEASE, feiten(), eigen)
    met = maak_catalogus(RELEASE, vul_aan(feiten(), map, [DIAGRAM])[0], eigen)
    assert not zonder.tabel("ggm_kas.plant").heeft("prijs")
    assert met.tabel("ggm_kas.plant").kolom("prijs").type == "DECIMAL(18,2)"


def test_a_correction_of_a_guess_that_fits_nothing_is_refused(tmp_path: Path) -> None:
    map = schema(tmp_path, {"PLANT": {"PRIJS": TEKST}})
    with pytest.raises(DefinitieFout, match=r"ggm_kas\.plant\.prijz"):
        maak_catalogus(RELEASE, vul_aan(feiten(), map, [DIAGRAM])[0], correcties(tmp_path, "prijz"))
