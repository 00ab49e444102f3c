"""Two real steps of the GGM, counted over again from the bare sheets of the workbooks.

What `verschil` finds must be what the sheets say, but for what lies outside the model (diagrams,
the archive of superseded classes) and a few rows that are explained here by name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from ggm_schema.model import Catalogus
from ggm_schema.release import importeer
from ggm_schema.verschil import Element, Soort, Wijziging, verschil
from ggm_schema.verschil.verslag import maak_verslag

pytestmark = pytest.mark.shared

Rij = dict[str, str]
# An association as its four numbers; absent reads "None" and means 1.
MULTIPLICITEIT = ("src_mult_start", "src_mult_end", "dst_mult_start", "dst_mult_end")


@dataclass
class Ruw:
    """The sheets of a workbook, read without our importer."""

    bladen: dict[str, list[Rij]]

    @classmethod
    def lees(cls, pad: Path) -> Ruw:
        bladen = {}
        with CalamineWorkbook.from_path(str(pad)) as werkboek:
            for naam in werkboek.sheet_names:
                kop, *rijen = werkboek.get_sheet_by_name(naam).to_python() or [[]]
                namen = [str(cel).strip() for cel in kop]
                bladen[naam] = [dict(zip(namen, map(str, rij), strict=True)) for rij in rijen]
        return cls(bladen)

    @cached_property
    def pakketten(self) -> dict[str, Rij]:
        return self.op_id("packages")

    def op_id(self, blad: str) -> dict[str, Rij]:
        """Rows by id. An attribute without a name is the end of an association, and one without
        an id stands for many that were lost."""
        rijen = self.bladen[blad]
        if blad == "attributes":
            rijen = [rij for rij in rijen if rij["name"].strip() and rij["id"]]
        return {rij["id"]: rij for rij in rijen}

    def pad(self, pakket: str) -> tuple[str, ...]:
        delen: list[str] = []
        while pakket in self.pakketten:
            delen.insert(0, schoon(self.pakketten[pakket]["name"]))
            pakket = self.pakketten[pakket]["parent_package_id"]
        return tuple(delen[1:])

    def buiten(self, pakket: str) -> bool:
        pad = self.pad(pakket)
        return "archief" in pad or any(
            deel.startswith(("Diagram", "Tekenwijze", "View ")) for deel in pad
        )

    @cached_property
    def klassen(self) -> dict[str, Rij]:
        """Object types and datatypes of the model."""
        return {
            guid: rij
            for guid, rij in self.op_id("classes").items()
            if not self.buiten(rij["package_id"])
            and (rij["stereotype"] == "Objecttype" or rij.get("is_datatype") == "True")
        }

    @cached_property
    def attributen(self) -> dict[str, Rij]:
        """Attributes of whatever class; neither are the named ends of associations."""
        return {
            guid: rij
            for guid, rij in self.op_id("attributes").items()
            if not guid.startswith(("EAID_src", "EAID_dst"))
        }

    @cached_property
    def lijsten(self) -> dict[str, tuple[str, ...]]:
        """Path and name of the enumerations of the model."""
        return {
            guid: (*self.pad(rij["package_id"]), schoon(rij["name"]))
            for guid, rij in self.op_id("enumerations").items()
            if not self.buiten(rij["package_id"])
        }

    @cached_property
    def waarden(self) -> set[tuple[str, ...]]:
        """Path, list and label of the values of the model; copies of a list are one."""
        return {
            (*self.lijsten[rij["enumeratie_id"]], schoon(rij["name"]))
            for rij in self.bladen["enumerationliterals"]
            if rij["enumeratie_id"] in self.lijsten
        }


def schoon(tekst: str) -> str:
    return " ".join(tekst.split("#NOTES#")[0].replace("&amp;", "&").split())


def guid(ruw: str) -> str:
    return re.sub("^EA(ID|PK)_", "", ruw).strip("{}").replace("_", "-").upper()


def guids(ruw: Iterable[str]) -> set[str]:
    return {guid(id_) for id_ in ruw}


@dataclass
class Stap:
    """One release and the next."""

    oud: Ruw
    nieuw: Ruw
    van: Catalogus
    naar: Catalogus

    @cached_property
    def wijzigingen(self) -> tuple[Wijziging, ...]:
        return verschil(self.van, self.naar)

    def gevonden(self, element: str, *soorten: str) -> list[Wijziging]:
        return [w for w in self.wijzigingen if w.element == element and w.soort in soorten]

    def ruw(self, blad: str) -> tuple[set[str], set[str], set[str]]:
        """Ids that came, that went, that stayed."""
        oud, nieuw = set(self.oud.op_id(blad)), set(self.nieuw.op_id(blad))
        return nieuw - oud, oud - nieuw, oud & nieuw

    def anders(self, blad: str, kijk: Callable[[Rij], object], ids: Iterable[str]) -> set[str]:
        """Which of these ids look different in the two releases."""
        oud, nieuw = self.oud.op_id(blad), self.nieuw.op_id(blad)
        return {id_ for id_ in ids if kijk(oud[id_]) != kijk(nieuw[id_])}


@pytest.fixture(scope="module")
def releases(shared: Path) -> dict[str, tuple[Ruw, Catalogus]]:
    namen = ("v2.4.0", "v2.5.0", "v2.5.1")
    paden = {naam: shared / "ggm" / naam / "Gemeentelijk Gegevensmodel.xlsx" for naam in namen}
    return {
        naam: (Ruw.lees(pad), importeer(pad, versie=naam.removeprefix("v")))
        for naam, pad in paden.items()
    }


@pytest.fixture(scope="module", params=[("v2.4.0", "v2.5.0"), ("v2.5.0", "v2.5.1")], ids="→".join)
def stap(request: pytest.FixtureRequest, releases: dict[str, tuple[Ruw, Catalogus]]) -> Stap:
    (oud, van), (nieuw, naar) = (releases[naam] for naam in request.param)
    return Stap(oud, nieuw, van, naar)


def is_eerste(stap: Stap) -> bool:
    return stap.van.release.versie == "2.4.0"


def test_the_sheets_say_what_was_counted_before(stap: Stap) -> None:
    """By GUID, over all rows: the figures that were published about these releases."""
    bladen = ("packages", "classes", "attributes", "enumerations", "enumerationliterals",
              "associations", "generalizations")  # fmt: skip
    geteld = {blad: tuple(len(ids) for ids in stap.ruw(blad)[:2]) for blad in bladen}
    klassen, attributen = stap.ruw("classes")[2], stap.ruw("attributes")[2]
    relaties = stap.ruw("associations")[2]

    def hernoemd(blad: str, ids: set[str]) -> int:
        return len(stap.anders(blad, lambda rij: rij["name"], ids))

    anders = {
        "classes renamed": hernoemd("classes", klassen),
        "attributes renamed": hernoemd("attributes", attributen),
        "associations renamed": hernoemd("associations", relaties),
        "packages renamed": hernoemd("packages", stap.ruw("packages")[2]),
        "literals renamed": hernoemd("enumerationliterals", stap.ruw("enumerationliterals")[2]),
        "types": len(stap.anders("attributes", lambda rij: schoon(rij["primitive"]), attributen)),
        "multiplicities": len(
            stap.anders("associations", lambda r: [r[m] for m in MULTIPLICITEIT], relaties)
        ),
        "endpoints": len(
            stap.anders("associations", lambda r: (r["src_class_id"], r["dst_class_id"]), relaties)
        ),
    }
    if is_eerste(stap):
        assert geteld == {
            "packages": (5, 10), "classes": (13, 6), "attributes": (73, 34),
            "enumerations": (165, 107), "enumerationliterals": (955, 903),
            "associations": (1, 5), "generalizations": (0, 2),
        }  # fmt: skip
        assert anders == {
            "classes renamed": 1, "attributes renamed": 77, "associations renamed": 38,
            "packages renamed": 1, "literals renamed": 5, "types": 625, "multiplicities": 44,
            "endpoints": 1,
        }  # fmt: skip
    else:
        assert geteld == {
            "packages": (0, 0), "classes": (0, 0), "attributes": (0, 0),
            "enumerations": (133, 131), "enumerationliterals": (939, 930),
            "associations": (0, 0), "generalizations": (0, 0),
        }  # fmt: skip
        assert anders == dict.fromkeys(anders, 0) | {
            "attributes renamed": 4, "types": 2, "endpoints": 1,
        }  # fmt: skip


def test_classes(stap: Stap) -> None:
    erbij, weg, _ = stap.ruw("classes")
    soorten = ("objecttype", "datatype")
    nieuw = [w for s in soorten for w in stap.gevonden(s, "toegevoegd")]
    vervallen = [w for s in soorten for w in stap.gevonden(s, "vervallen")]
    opnieuw = [w for s in soorten for w in stap.gevonden(s, "opnieuw aangemaakt")]
    # All of them are in the model; one came back under its own name, so it is not gone.
    assert erbij <= set(stap.nieuw.klassen)
    assert weg <= set(stap.oud.klassen)
    assert [w.naam for w in opnieuw] == (["Z-route"] if is_eerste(stap) else [])
    assert {w.guid_nieuw for w in (*nieuw, *opnieuw)} == guids(erbij)
    assert {w.guid_oud for w in (*vervallen, *opnieuw)} == guids(weg)
    blijft = set(stap.oud.klassen) & set(stap.nieuw.klassen)
    hernoemd = guids(stap.anders("classes", lambda rij: schoon(rij["name"]), blijft))
    assert {w.guid_nieuw for w in stap.gevonden("objecttype", "hernoemd")} == hernoemd
    assert len([w for w in nieuw if w.element == Element.DATATYPE]) == (
        11 if is_eerste(stap) else 0
    )


def test_attributes_that_came_and_went(stap: Stap) -> None:
    oud = {id_ for id_, rij in stap.oud.attributen.items() if rij["clazz_id"] in stap.oud.klassen}
    nieuw = {
        id_ for id_, rij in stap.nieuw.attributen.items() if rij["clazz_id"] in stap.nieuw.klassen
    }
    erbij = stap.gevonden("attribuut", "toegevoegd", "kopie erbij")
    weg = stap.gevonden("attribuut", "vervallen", "kopie weg")
    # The one row of each workbook that has no id stands for many attributes, all of them lost.
    zonder_id = {"Vorderingscomponent.Id", "Priotype"}
    assert {w.guid_nieuw for w in erbij if w.naam not in zonder_id} == guids(nieuw - oud)
    assert {w.guid_oud for w in weg if w.naam not in zonder_id} == guids(oud - nieuw)
    anders = {w.naam for w in (*erbij, *weg)} & zonder_id
    assert anders == (zonder_id if is_eerste(stap) else set())
    # One was there twice: the other is still there.
    dubbel = [(w.eigenaar, w.naam) for w in stap.gevonden("attribuut", "kopie weg")]
    assert dubbel == ([("Aanbesteding Inhuur", "datumSluiting")] if is_eerste(stap) else [])
    assert (len(nieuw - oud), len(oud - nieuw)) == ((73, 34) if is_eerste(stap) else (0, 0))


def test_attributes_that_were_renamed_or_retyped(stap: Stap) -> None:
    blijft = set(stap.oud.attributen) & set(stap.nieuw.attributen)
    namen = stap.anders("attributes", lambda rij: schoon(rij["name"]), blijft)
    assert {w.guid_nieuw for w in stap.gevonden("attribuut", "hernoemd")} == guids(namen)
    assert len(namen) == (77 if is_eerste(stap) else 4)

    typen = stap.anders("attributes", lambda rij: schoon(rij["primitive"]), blijft)
    buiten = {t for t in typen if stap.nieuw.attributen[t]["clazz_id"] not in stap.nieuw.klassen}
    gevonden = stap.gevonden("attribuut", "type", "typespelling")
    # Two have the type they had, but the list of values that goes with it came only now.
    alleen_lijst = [w for w in gevonden if w.guid_nieuw not in guids(typen)]
    assert {w.guid_nieuw for w in gevonden} - {w.guid_nieuw for w in alleen_lijst} == guids(
        typen - buiten
    )
    assert [(w.naam, w.oud, w.nieuw) for w in alleen_lijst] == (
        [
            ("geldboeteVoorwaardelijk", "Boolean", "Boolean (enumeratie Boolean)"),
            ("afgehandeld", "Boolean", "Boolean (enumeratie Boolean)"),
        ]
        if is_eerste(stap)
        else []
    )
    klassen = {stap.nieuw.attributen[b]["clazz_id"] for b in buiten}
    assert all(
        "archief" in stap.nieuw.pad(stap.nieuw.op_id("classes")[klasse]["package_id"])
        for klasse in klassen
    )
    # Of the 625 on the sheet, 29 are named ends of associations.
    assert (len(typen), len(buiten)) == ((596, 31) if is_eerste(stap) else (2, 0))


def test_only_a_type_that_is_stored_or_tested_otherwise_is_another_type(stap: Stap) -> None:
    spelling = Counter((w.oud, w.nieuw) for w in stap.gevonden("attribuut", "typespelling"))
    typen = Counter((w.oud, w.nieuw) for w in stap.gevonden("attribuut", "type"))
    if is_eerste(stap):
        assert (sum(typen.values()), sum(spelling.values())) == (268, 299)
        assert ("StdIndJN", "Boolean") in spelling
        assert ("AN", "AN255") in typen
        assert ("AN50", "CharacterString") in typen
    else:
        assert typen == {("boolean", "Boolean (enumeratie Boolean)"): 2}
        assert not spelling


def test_relations(stap: Stap) -> None:
    erbij, weg, blijft = stap.ruw("associations")
    assert {w.guid_nieuw for w in stap.gevonden("relatie", "toegevoegd")} == guids(erbij)
    assert {w.guid_oud for w in stap.gevonden("relatie", "vervallen")} == guids(weg)
    namen = stap.anders("associations", lambda rij: schoon(rij["name"]), blijft)
    assert {w.guid_nieuw for w in stap.gevonden("relatie", "hernoemd")} == guids(namen)


def test_a_multiplicity_that_is_only_written_out_did_not_change(stap: Stap) -> None:
    blijft = stap.ruw("associations")[2]
    geschreven = stap.anders("associations", lambda r: [r[m] for m in MULTIPLICITEIT], blijft)
    betekent = stap.anders(
        "associations", lambda r: [r[m].replace("None", "1") for m in MULTIPLICITEIT], blijft
    )
    gevonden = {w.guid_nieuw for w in stap.gevonden("relatie", "multipliciteit")}
    rijen = stap.nieuw.op_id("associations")
    buiten = {
        guid(id_): (rijen[id_]["name"], rijen[id_]["src_class_id"], rijen[id_]["dst_class_id"])
        for id_ in betekent
        if guid(id_) not in gevonden
    }
    assert gevonden == guids(betekent) - set(buiten)
    assert (len(geschreven), len(betekent), len(gevonden)) == (
        (44, 29, 27) if is_eerste(stap) else (0, 0, 0)
    )
    # Two have an end in the archive of superseded classes.
    assert {naam for naam, *_ in buiten.values()} == (
        {"is ontstaan uit / overgegaan in", "is overgegaan in"} if is_eerste(stap) else set()
    )
    for _, *einden in buiten.values():
        assert not set(einden) <= set(stap.nieuw.klassen)


def test_the_one_other_endpoint_is_the_archived_twin_of_the_same_class(stap: Stap) -> None:
    """`WOZ-object ligt aan OpenbareRuimte` names the superseded class in 2.4.0 and 2.5.1."""
    blijft = stap.ruw("associations")[2]
    [relatie] = stap.anders("associations", lambda r: r["dst_class_id"], blijft)
    doelen = [ruw.op_id("associations")[relatie]["dst_class_id"] for ruw in (stap.oud, stap.nieuw)]
    klassen = [
        ruw.op_id("classes")[doel] for ruw, doel in zip((stap.oud, stap.nieuw), doelen, strict=True)
    ]
    assert [klasse["name"] for klasse in klassen] == ["OpenbareRuimte"] * 2
    archief = [
        "archief" in ruw.pad(klasse["package_id"])
        for ruw, klasse in zip((stap.oud, stap.nieuw), klassen, strict=True)
    ]
    assert archief == ([True, False] if is_eerste(stap) else [False, True])
    assert guid(relatie) not in {w.guid_nieuw or w.guid_oud for w in stap.wijzigingen}
    assert stap.gevonden("relatie", "eindpunt") == []


def test_generalizations(stap: Stap) -> None:
    erbij, weg, _ = stap.ruw("generalizations")
    assert {w.guid_nieuw for w in stap.gevonden("generalisatie", "toegevoegd")} == guids(erbij)
    assert {w.guid_oud for w in stap.gevonden("generalisatie", "vervallen")} == guids(weg)


def test_a_definition_that_came_is_no_other_definition(stap: Stap) -> None:
    blijft = set(stap.oud.klassen) & set(stap.nieuw.klassen)
    ruw = stap.anders("classes", lambda rij: rij["definitie"], blijft)
    oud = stap.oud.op_id("classes")
    had_er_een = {id_ for id_ in ruw if schoon(oud[id_]["definitie"])}
    gevonden = stap.gevonden("objecttype", "definitie gewijzigd")
    # The one that was made anew has another definition too.
    anders = {w.guid_nieuw for w in gevonden if w.guid_oud == w.guid_nieuw}
    assert anders == guids(had_er_een)
    assert (len(ruw), len(had_er_een)) == ((56, 3) if is_eerste(stap) else (0, 0))
    assert [w.naam for w in gevonden if w.guid_oud != w.guid_nieuw] == (
        ["Z-route"] if is_eerste(stap) else []
    )


def in_nieuw_pad(pad: tuple[str, ...]) -> tuple[str, ...]:
    """The one package of a model that was renamed."""
    return tuple("Model Afval" if i and pad[i - 1] == "Afval" and deel == "Model" else deel
                 for i, deel in enumerate(pad))  # fmt: skip


def test_enumerations_by_path_and_name(stap: Stap) -> None:
    oud = Counter(in_nieuw_pad(lijst) for lijst in stap.oud.lijsten.values())
    nieuw = Counter(stap.nieuw.lijsten.values())
    klein = Counter((*pad, naam.casefold()) for *pad, naam in (oud - nieuw).elements())
    groot = Counter((*pad, naam.casefold()) for *pad, naam in (nieuw - oud).elements())
    erbij = stap.gevonden("enumeratie", "toegevoegd", "kopie erbij")
    weg = stap.gevonden("enumeratie", "vervallen", "kopie weg")
    assert Counter((*w.pakket.split(" / "), w.naam.casefold()) for w in erbij) == groot - klein
    assert Counter((*w.pakket.split(" / "), w.naam.casefold()) for w in weg) == klein - groot
    kopieen = [(w.naam, w.soort) for w in (*erbij, *weg) if w.soort.startswith("kopie")]
    if is_eerste(stap):
        assert kopieen == [("Boolean", Soort.KOPIE_ERBIJ)]
        assert sorted({w.naam for w in weg}) == [
            "functieOndersteunendWegdeelPlus", "geslacht", "typeringOndersteunendWaterPlus",
        ]  # fmt: skip
    else:
        assert kopieen == [("Boolean", Soort.KOPIE_ERBIJ)] * 2
        assert len(erbij) == 2


def test_values_by_path_list_and_label(stap: Stap) -> None:
    oud = {in_nieuw_pad(waarde) for waarde in stap.oud.waarden}
    nieuw = stap.nieuw.waarden
    hernoemd = stap.gevonden("waarde", "hernoemd")

    def volledig(w: Wijziging, label: str) -> tuple[str, ...]:
        return (*w.pakket.split(" / "), w.eigenaar, label)

    erbij = {volledig(w, w.naam) for w in stap.gevonden("waarde", "toegevoegd")}
    weg = {volledig(w, w.naam) for w in stap.gevonden("waarde", "vervallen")}
    assert erbij | {volledig(w, w.nieuw) for w in hernoemd} == nieuw - oud
    assert weg | {volledig(w, w.oud) for w in hernoemd} == oud - nieuw
    ruw = stap.anders(
        "enumerationliterals", lambda rij: rij["name"], stap.ruw("enumerationliterals")[2]
    )
    namen = stap.nieuw.op_id("enumerationliterals")
    assert {w.nieuw for w in hernoemd} == {schoon(namen[id_]["name"]) for id_ in ruw}
    if not is_eerste(stap):
        assert [waarde[-1] for waarde in erbij] == ["verblijfsobject verbouwing"]


def test_packages(stap: Stap) -> None:
    erbij, weg, _ = stap.ruw("packages")
    assert all(stap.nieuw.buiten(id_) for id_ in erbij)
    assert all(stap.oud.buiten(id_) for id_ in weg)
    assert stap.gevonden("pakket", "vervallen") == []
    hernoemd = [(w.oud, w.nieuw) for w in stap.gevonden("pakket", "hernoemd")]
    assert hernoemd == ([("Model", "Model Afval")] if is_eerste(stap) else [])
    # What the model gained was in the tree already, but held nothing.
    paden = {" / ".join(stap.oud.pad(id_)) for id_ in stap.oud.pakketten}
    in_gebruik = [w.pakket for w in stap.gevonden("pakket", "toegevoegd")]
    assert set(in_gebruik) <= paden
    assert len(in_gebruik) == (5 if is_eerste(stap) else 0)


def test_nothing_is_called_gone_that_is_still_there(stap: Stap) -> None:
    """Neither its GUID nor, in its place, its name is in the new release."""
    feiten = stap.naar.feiten
    over = {f.guid for soort in (feiten.objecttypen, feiten.attributen, feiten.relaties,
            feiten.generalisaties, feiten.pakketten) for f in soort}  # fmt: skip
    pad = {p.guid: p.pad for p in feiten.pakketten}
    namen = {("objecttype", pad[o.pakket_guid], "", o.naam) for o in feiten.objecttypen}
    plaats = {o.guid: (pad[o.pakket_guid], o.naam) for o in feiten.objecttypen}
    namen |= {("attribuut", *plaats[a.objecttype_guid], a.naam) for a in feiten.attributen}
    namen |= {("enumeratie", pad[e.pakket_guid], "", e.naam) for e in feiten.enumeraties}
    weg = [w for w in stap.wijzigingen if w.soort == Soort.VERVALLEN]
    assert not [w for w in weg if w.guid_oud in over]
    assert not [w for w in weg if (w.element, w.pakket, w.eigenaar, w.naam) in namen]
    assert bool(weg) == is_eerste(stap)


def test_the_way_back_finds_the_same(stap: Stap) -> None:
    om = {
        Soort.TOEGEVOEGD: Soort.VERVALLEN, Soort.VERVALLEN: Soort.TOEGEVOEGD,
        Soort.KOPIE_ERBIJ: Soort.KOPIE_WEG, Soort.KOPIE_WEG: Soort.KOPIE_ERBIJ,
        Soort.CODE_ERBIJ: Soort.CODE_WEG, Soort.CODE_WEG: Soort.CODE_ERBIJ,
    }  # fmt: skip
    heen = {(om.get(w.soort, w.soort), w.oud, w.nieuw, w.guid_oud) for w in stap.wijzigingen}
    terug = {(w.soort, w.nieuw, w.oud, w.guid_nieuw) for w in verschil(stap.naar, stap.van)}
    assert heen == terug


def test_a_whole_report_is_made(stap: Stap) -> None:
    verslag = maak_verslag(stap.van, stap.naar)
    assert verslag.wijzigingen == stap.wijzigingen
    gevolgen = dict(verslag.gevolgtelling())
    if not is_eerste(stap):
        assert gevolgen == {"kolom hernoemd": 4, "kolom kreeg een ander type": 2}
    else:
        # 16 of the tables are those of the renamed package.
        assert gevolgen["tabel vervallen"] == 5
        assert gevolgen["tabel hernoemd"] > 16
