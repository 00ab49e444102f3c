"""Types of columns, held against the type spellings in the release workbook, read apart from ours.

The table below is written from the cookbook of the GGM and not from `ggm_schema.types`.
"""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
import yaml
from python_calamine import CalamineWorkbook

from ggm_schema.model import Catalogus

ROOT = Path(__file__).parents[3]
SOORT_VAN_WOORD = {
    "heel getal": "int integer number",
    "getal": "bedrag decimal double",
    "dag": "date datum",
    "tijdstip": "datetime datumtijd",
    "tijd": "time",
    "ja of nee": "bool boolean «boolean» indic",
    "tekst": "text tekst string varchar char characterstring blob image guid url email iban "
    "telefoonnummer nen3610id onvolledigedatum point curve surface multipoint multicurve "
    "multisurface spatial enum an",
}
SOORTEN = {woord: soort for soort, woorden in SOORT_VAN_WOORD.items() for woord in woorden.split()}
SQL_SOORTEN = {
    "BIGINT": "heel getal", "INTEGER": "heel getal", "DOUBLE": "getal", "DATE": "dag",
    "TIMESTAMP": "tijdstip", "TIME": "tijd", "BOOLEAN": "ja of nee", "VARCHAR": "tekst",
}  # fmt: skip
# Names of lists, units and classes that the release does not have (all but one in IMBOR), and
# what the modelling tool wrote where a type was gone. Stored as text.
NAMEN_ZONDER_LIJST = {
    "<orphan class>", "1", "2", "adres", "bereikbaarheidplus", "constructieonderdeel",
    "contactmoment", "functieondersteunendwegdeelplus", "gebruiksfunctie", "jaar", "kleuren",
    "leeftijddoelgroep", "modaliteit", "ntatie", "sluitingspercentage", "toestelonderdeel",
    "typebeschermingsstatusplus", "typeringondersteunendwaterplus", "typesport", "wegfunctie",
}  # fmt: skip


def soort(spelling: str) -> str | None:
    """What a spelling means; None for a word that is the name of a class, enumeration or unit."""
    woord = spelling.strip().lower()
    if re.fullmatch(r"an?\d+", woord):
        return "tekst"
    if cijfers := re.fullmatch(r"n(\d+)([.,]\d+)?", woord):
        return "getal" if cijfers[2] else "heel getal"
    return SOORTEN.get(woord)


def sql_soort(duckdb_type: str) -> str:
    if decimaal := re.fullmatch(r"DECIMAL\(\d+,(\d+)\)", duckdb_type):
        return "heel getal" if decimaal[1] == "0" else "getal"
    return SQL_SOORTEN[duckdb_type]


def kern(guid: str) -> str:
    return re.sub(r"[^0-9A-F]", "", guid.upper().removeprefix("EAID"))


@pytest.fixture(scope="module")
def officieel(shared: Path) -> dict[str, tuple[str, bool]]:
    """Per GUID of an attribute how the workbook spells its type, and if it links an enumeration."""
    boek = CalamineWorkbook.from_path(
        str(shared / "ggm" / "v2.5.1" / "Gemeentelijk Gegevensmodel.xlsx")
    )
    kop, *rijen = boek.get_sheet_by_name("attributes").to_python()
    plek = {str(naam): n for n, naam in enumerate(kop)}
    return {
        kern(str(rij[plek["id"]])): (
            str(rij[plek["primitive"]]),
            bool(str(rij[plek["enumeration_id"]]).strip()),
        )
        for rij in rijen
        if str(rij[plek["name"]]).strip()
    }


@pytest.fixture(scope="module")
def correcties() -> dict[str, str]:
    """Type per column that our corrections change, by the name before correction."""
    bestand = yaml.safe_load((ROOT / "ggm_schema" / "corrections.yaml").read_text("utf-8"))
    return {
        kolom: regel["type"]
        for regel in bestand["kolommen"]
        if "type" in regel
        for kolom in regel["kolommen"]
    }


@pytest.fixture(scope="module")
def typen(gebouwd: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Type per column in the database."""
    return {
        str(kolom): str(soort_)
        for kolom, soort_ in gebouwd.execute(
            "select table_schema || '.' || table_name || '.' || column_name, data_type"
            " from information_schema.columns where table_schema like 'ggm_%'"
        ).fetchall()
    }


@pytest.mark.shared
def test_no_type_contradicts_the_model(
    ggm: Catalogus,
    typen: dict[str, str],
    officieel: dict[str, tuple[str, bool]],
    correcties: dict[str, str],
) -> None:
    vergeleken, tegenspraak, gecorrigeerd, zonder_guid = 0, [], set(), []
    uit_werkboek = {a.guid for a in ggm.feiten.attributen if not a.vindplaats}
    for tabel in ggm.tabellen:
        for kolom in tabel.kolommen:
            if kolom.soort != "attribuut":
                continue
            naam = f"{tabel.volledige_naam}.{kolom.naam}"
            if naam in correcties:
                spelling, is_lijst = correcties[naam], False
                gecorrigeerd.add(naam)
            elif kolom.guid not in uit_werkboek:
                continue
            elif kern(kolom.guid or "") not in officieel:
                zonder_guid.append(naam)
                continue
            else:
                spelling, is_lijst = officieel[kern(kolom.guid or "")]
            verwacht = "tekst" if is_lijst else soort(spelling) or "tekst"
            vergeleken += 1
            if sql_soort(typen[naam]) != verwacht:
                tegenspraak.append(f"{naam}: {spelling} is {verwacht}, niet {typen[naam]}")
    assert tegenspraak == []
    assert vergeleken > 4_000
    # Where the workbook has no whole GUID we made one up, so there is nothing to compare with.
    assert len(zonder_guid) <= sum(len(guid) < 32 for guid in officieel)
    assert gecorrigeerd == set(correcties)


@pytest.mark.shared
def test_only_names_and_units_are_words_that_the_table_does_not_know(
    officieel: dict[str, tuple[str, bool]], shared: Path
) -> None:
    """Else a new spelling of a number or date would pass as text without anyone seeing it."""
    boek = CalamineWorkbook.from_path(
        str(shared / "ggm" / "v2.5.1" / "Gemeentelijk Gegevensmodel.xlsx")
    )
    namen = {""}
    for blad in ("classes", "enumerations"):
        kop, *rijen = boek.get_sheet_by_name(blad).to_python()
        namen |= {str(rij[kop.index("name")]).strip().lower() for rij in rijen}
    woorden = {spelling.strip().lower() for spelling, _ in officieel.values()}
    onbekend = {w for w in woorden if soort(w) is None} - namen
    # IMBOR calls a list `enum_<name>`.
    assert {woord for woord in onbekend if f"enum_{woord}" not in namen} == NAMEN_ZONDER_LIJST


def test_the_table_tells_a_number_from_a_text_that_holds_digits() -> None:
    assert (soort("AN22"), soort("N5"), soort("N10,2")) == ("tekst", "heel getal", "getal")
    assert soort("Datum") == "dag"
    assert soort("OnvolledigeDatum") == "tekst"
    assert soort("SoortWOZObject") is None
