"""Counts of release 2.5.1: of the workbook as it is, and of the catalogue, each difference named.

The workbook is read here without the importer, so that a mistake of the importer shows.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

import ggm_schema
from ggm_schema.release.importeren import Import, lees_release

pytestmark = pytest.mark.shared

Rij = dict[str, str]


@dataclass
class Ruw:
    """The rows of a workbook by sheet, and for each row the path of its package."""

    bladen: dict[str, list[Rij]]
    pad: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rijen = {rij["id"]: rij for rij in self.bladen["packages"]}
        for sleutel in rijen:
            delen, hier = [], sleutel
            while hier in rijen:
                delen.append(rijen[hier]["name"].strip())
                hier = rijen[hier]["parent_package_id"]
            self.pad[sleutel] = tuple(reversed(delen))[1:]
        for blad in ("classes", "enumerations"):
            self.pad |= {rij["id"]: self.pad[rij["package_id"]] for rij in self.bladen[blad]}

    def domein(self, sleutel: str) -> str:
        return self.pad[sleutel][0].split()[0]


def lees(pad: Path) -> Ruw:
    bladen = {}
    with CalamineWorkbook.from_path(str(pad)) as werkboek:
        for blad in werkboek.sheet_names:
            kop, *rijen = werkboek.get_sheet_by_name(blad).to_python()
            bladen[blad] = [
                {**dict(zip(map(str, kop), map(str, rij), strict=True)), "rij": str(nummer)}
                for nummer, rij in enumerate(rijen, start=2)
            ]
    return Ruw(bladen)


@pytest.fixture(scope="module")
def ruw(shared: Path) -> Ruw:
    return lees(shared / "ggm" / "v2.5.1" / "Gemeentelijk Gegevensmodel.xlsx")


# --- the workbook as it is ----------------------------------------------------------------------

# domain: classes, named attributes, associations by source, of which to another domain,
# generalizations by subclass, enumerations, values
PER_DOMEIN = {
    "0": (13, 39, 21, 3, 2, 3, 13),
    "1": (30, 155, 20, 3, 13, 5, 16),
    "2": (20, 136, 23, 5, 2, 7, 32),
    "3": (8, 17, 4, 2, 2, 0, 0),
    "4": (27, 52, 29, 1, 16, 8, 23),
    "5": (89, 320, 98, 16, 17, 1, 2),
    "6": (292, 833, 299, 17, 83, 169, 455),
    "7": (16, 43, 24, 0, 1, 1, 5),
    "8": (120, 803, 70, 20, 83, 123, 2089),
    "9": (149, 627, 226, 42, 24, 22, 125),
    "10": (16, 71, 24, 12, 1, 1, 4),
    "99": (207, 1202, 235, 49, 60, 181, 1689),
}
TOTAAL = (987, 4298, 1073, 170, 304, 521, 4453)


def test_the_workbook_per_domain(ruw: Ruw) -> None:
    bladen = ruw.bladen
    geteld = [
        tel(ruw.domein(rij["id"]) for rij in bladen["classes"]),
        tel(ruw.domein(rij["clazz_id"]) for rij in bladen["attributes"] if rij["name"].strip()),
        tel(ruw.domein(rij["src_class_id"]) for rij in bladen["associations"]),
        tel(
            ruw.domein(rij["src_class_id"])
            for rij in bladen["associations"]
            if ruw.domein(rij["src_class_id"]) != ruw.domein(rij["dst_class_id"])
        ),
        tel(ruw.domein(rij["subclass_id"]) for rij in bladen["generalizations"]),
        tel(ruw.domein(rij["id"]) for rij in bladen["enumerations"]),
        tel(ruw.domein(rij["enumeratie_id"]) for rij in bladen["enumerationliterals"]),
    ]
    assert {d: tuple(soort[d] for soort in geteld) for d in PER_DOMEIN} == PER_DOMEIN
    assert tuple(sum(soort.values()) for soort in geteld) == TOTAAL


def tel(domeinen: Iterable[str]) -> Counter[str]:
    return Counter(domeinen)


# --- the catalogue: every row is in it, or the report says why not ------------------------------


@pytest.fixture(scope="module")
def ingelezen(shared: Path) -> Import:
    map = shared / "ggm" / "v2.5.1"
    return lees_release(map / "Gemeentelijk Gegevensmodel.xlsx", json_schemas=map / "ddl")


def weggelaten(ingelezen: Import, ruw: Ruw, blad: str) -> list[Rij]:
    """The rows of a sheet that the report calls left out; the report names each rightly."""
    op_nummer = {rij["rij"]: rij for rij in ruw.bladen[blad]}
    rijen = []
    for regel in ingelezen.verslag:
        if regel.handeling == "weggelaten" and regel.blad == blad:
            rij = op_nummer.pop(str(regel.rij))  # a row is left out once
            assert naam(rij) in regel.plaats
            assert regel.reden
            rijen.append(rij)
    return rijen


def over(ingelezen: Import, ruw: Ruw, blad: str) -> list[Rij]:
    """The rows of a sheet that the report does not call left out."""
    weg = {rij["rij"] for rij in weggelaten(ingelezen, ruw, blad)}
    return [rij for rij in ruw.bladen[blad] if rij["rij"] not in weg]


def naam(rij: Rij) -> str:
    return " ".join(html.unescape(rij.get("name", "")).split())


def guid(rij: Rij) -> str:
    return rij["id"].removeprefix("EAID_").strip("{}").replace("_", "-").upper()


def test_object_types_and_datatypes(ruw: Ruw, ingelezen: Import) -> None:
    feiten = ingelezen.catalogus.feiten
    pad = {pakket.guid: tuple(pakket.pad.split(" / ")) for pakket in feiten.pakketten}
    assert Counter((*ruw.pad[rij["id"]], naam(rij)) for rij in over(ingelezen, ruw, "classes")) == (
        Counter((*pad[o.pakket_guid], o.naam) for o in feiten.objecttypen)
    )
    assert Counter(o.soort for o in feiten.objecttypen) == {"objecttype": 933, "datatype": 11}
    for rij in weggelaten(ingelezen, ruw, "classes"):
        assert buiten_model(ruw.pad[rij["id"]]), rij["name"]
    objecttypen = [r for r in weggelaten(ingelezen, ruw, "classes") if r["stereotype"] != ""]
    assert sorted(naam(rij) for rij in objecttypen) == sorted(GEARCHIVEERD + TEKENWIJZE)


def test_attributes(ruw: Ruw, ingelezen: Import) -> None:
    feiten = ingelezen.catalogus.feiten
    klasse = {rij["id"]: naam(rij) for rij in ruw.bladen["classes"]}
    uit_werkboek = [a for a in feiten.attributen if not a.vindplaats]
    assert Counter(
        (klasse[rij["clazz_id"]], naam(rij)) for rij in over(ingelezen, ruw, "attributes")
    ) == Counter((a.objecttype, a.naam) for a in uit_werkboek)

    weg = [rij for rij in weggelaten(ingelezen, ruw, "attributes") if naam(rij)]
    rollen = [rij for rij in weg if rij["id"].startswith(("EAID_src", "EAID_dst"))]
    assert sorted(f"{klasse[rij['clazz_id']]}.{naam(rij)}" for rij in rollen) == sorted(ROLLEN)
    klassen_weg = {rij["id"] for rij in weggelaten(ingelezen, ruw, "classes")}
    van_weg = [rij for rij in weg if rij not in rollen]
    assert {klasse[rij["clazz_id"]] for rij in van_weg} <= set(GEARCHIVEERD)
    assert {rij["clazz_id"] for rij in van_weg} <= klassen_weg

    # 4,298 named rows, less 29 ends of relations, less 112 of archived classes, and 257 recovered.
    assert (len(rollen), len(van_weg), len(uit_werkboek)) == (29, 112, 4298 - 29 - 112)
    assert len(feiten.attributen) == 4157 + 257


def test_the_recovered_attributes(shared: Path, ruw: Ruw, ingelezen: Import) -> None:
    """All properties of the tables of four packages, read here from the JSON schemas once more."""
    feiten = ingelezen.catalogus.feiten
    terug = {kern(a.objecttype, a.naam) for a in feiten.attributen if a.vindplaats == "json"}
    verwacht: set[str] = set()
    for map, pakket in PAKKETTEN_MET_VERLIES.items():
        eigen = {
            kern(naam(r)) for r in ruw.bladen["classes"] if ruw.pad[r["id"]][2:] == (map, pakket)
        }
        for pad in (shared / "ggm/v2.5.1/ddl/6 Sociaal Domein/Inkomen" / map).glob("*.json"):
            for tabel, schema in json.loads(pad.read_text("utf-8"))["$defs"].items():
                if kern(tabel) in eigen:
                    verwacht |= {kern(tabel, veld) for veld in schema["properties"]}
    # The one row in which the others fell together is still in the workbook.
    assert terug == verwacht - {"vorderingscomponent.priotype"}
    assert len(terug) == 257
    gemeld = Counter(
        (regel.plaats.split(" / ")[2], "attribuut" in regel.reden.split()[0])
        for regel in ingelezen.verslag
        if regel.handeling == "aangevuld" and regel.blad.endswith(".json")
    )
    # Attributes and object types, each with a line of its own.
    assert {map: (gemeld[map, True], gemeld[map, False]) for map in PAKKETTEN_MET_VERLIES} == {
        "Diensten": (72, 21),
        "Terug- en invordering": (82, 21),
        "Reden aanvraag": (80, 19),
        "Normafwijking": (23, 5),
    }


def test_relations_and_generalizations(ruw: Ruw, ingelezen: Import) -> None:
    feiten = ingelezen.catalogus.feiten
    klassen_weg = {rij["id"] for rij in weggelaten(ingelezen, ruw, "classes")}
    for blad, einden, gevonden in (
        ("associations", ("src_class_id", "dst_class_id"), feiten.relaties),
        ("generalizations", ("subclass_id", "superclass_id"), feiten.generalisaties),
    ):
        assert Counter(guid(rij) for rij in over(ingelezen, ruw, blad)) == Counter(
            feit.guid for feit in gevonden
        )
        behouden = {tuple(rij[e] for e in einden) for rij in over(ingelezen, ruw, blad)}
        for rij in weggelaten(ingelezen, ruw, blad):
            paar = tuple(rij[einde] for einde in einden)
            dubbel = blad == "generalizations" and paar in behouden
            assert dubbel or klassen_weg.intersection(paar), rij
    assert (len(feiten.relaties), len(feiten.generalisaties)) == (1073 - 52, 304 - 17)


def test_enumerations_and_values(ruw: Ruw, ingelezen: Import) -> None:
    feiten = ingelezen.catalogus.feiten
    pad = {pakket.guid: tuple(pakket.pad.split(" / ")) for pakket in feiten.pakketten}
    lijst = {rij["id"]: (*ruw.pad[rij["id"]], naam(rij)) for rij in ruw.bladen["enumerations"]}
    assert Counter(lijst[rij["id"]] for rij in over(ingelezen, ruw, "enumerations")) == Counter(
        (*pad[e.pakket_guid], e.naam) for e in feiten.enumeraties
    )
    weg = {rij["id"]: rij for rij in weggelaten(ingelezen, ruw, "enumerations")}
    assert {ruw.pad[sleutel] for sleutel in weg} == {
        ("99 Kern", "RSGBPlus", "RSGB Model", "archief", "Model Kern RSGB")
    }
    assert (len(feiten.enumeraties), len(weg)) == (521 - 18, 18)

    enumeratie = {e.guid: (*pad[e.pakket_guid], e.naam) for e in feiten.enumeraties}
    assert Counter(
        (*lijst[rij["enumeratie_id"]], naam(rij))
        for rij in over(ingelezen, ruw, "enumerationliterals")
    ) == Counter((*enumeratie[w.enumeratie_guid], w.label) for w in feiten.waarden)
    waarden_weg = weggelaten(ingelezen, ruw, "enumerationliterals")
    assert {rij["enumeratie_id"] for rij in waarden_weg} <= weg.keys()
    assert (len(feiten.waarden), len(waarden_weg)) == (4453 - 224, 224)


def test_the_shipped_catalogue_has_these_facts(ingelezen: Import) -> None:
    assert ggm_schema.load().feiten == ingelezen.alleen_feiten().feiten


def buiten_model(pad: tuple[str, ...]) -> bool:
    """Drawings, conventions of drawing, views, and the archive: excluded, as documented."""
    return "archief" in pad or any(p.startswith(("Diagram", "Tekenwijze", "View ")) for p in pad)


def kern(*namen: str) -> str:
    """Names without what the schemas change in them."""
    return ".".join("_".join(re.findall(r"[^\W_]+", naam.lower())) for naam in namen)


PAKKETTEN_MET_VERLIES = {
    "Diensten": "Model Diensten",
    "Terug- en invordering": "Model Terug- en invordering",
    "Reden aanvraag": "Reden aanvraag",
    "Normafwijking": "Model Normafwijking",
}
TEKENWIJZE = [f"Objecttype{letter}" for letter in "ABCDEFG"]
GEARCHIVEERD = [
    "AdresseerbaarObjectAanduiding", "BenoemdObject", "BenoemdTerrein", "Buurt", "GebouwdObject",
    "Gemeente", "Ligplaats", "Nummeraanduiding", "OpenbareRuimte", "Pand", "Standplaats",
    "Verblijfsobject", "Wijk", "Woonplaats",
]  # fmt: skip
ROLLEN = [
    "Besluit.document", "Besluit.type", "Besluit.zaak", "Betrokkene.betrokkene",
    "Betrokkene.medewerker", "Betrokkene.organisatorische eenheid", "Betrokkene.rol",
    "Betrokkene.vestiging", "Client.client", "Document.type", "Gemeente.nieuwe gemeente",
    "Gemeente.nieuwe gemeente", "Huishouden.relatie", "Ingezetene.verblijfstitel",
    "KadastraleOnroerendeZaak.oud", "Medewerker.organisatorische eenheid",
    "Medewerker.organisatorische eenheid", "Object.besluit", "Object.huishouden",
    "Objecttype.supertype", "OrganisatorischeEenheid.vestiging",
    "OrganisatorischeEenheid.zaaktype", "SamengesteldDocument.document", "Status.type",
    "Zaak.document", "Zaak.status", "Zaak.type", "Zaaktype.statustype",
    "ZakelijkRecht.gestapeld recht",
]  # fmt: skip
