"""Which table holds which enumeration."""

from __future__ import annotations

import random
from dataclasses import replace

from ggm_schema.ddl.enumeraties import enumeratietabel_van, enumeratietabellen
from ggm_schema.model import Catalogus, Waarde
from tests.ggm_schema.ddl.modellen import SCHEMA, catalogus, enumeratie, tabel


def namen(model: Catalogus) -> dict[str, str]:
    return {t.volledige_naam: t.enumeratie.guid for t in enumeratietabellen(model)}


def test_each_enumeration_has_a_table_of_its_own(ggm: Catalogus) -> None:
    tabellen = enumeratietabellen(ggm)
    assert len({t.volledige_naam for t in tabellen}) == len(tabellen) == len(ggm.enumeraties)
    assert {id(t.enumeratie) for t in tabellen} == {id(e) for e in ggm.enumeraties}
    assert all(t.schema == t.enumeratie.schema for t in tabellen)
    assert [t.volledige_naam for t in tabellen] == sorted(t.volledige_naam for t in tabellen)


def test_enumerations_with_one_name_keep_their_tables_when_guids_change() -> None:
    lijsten = [
        enumeratie("Kleur", "zwart", guid="a"),
        enumeratie("kleur", "rood", guid="b"),
        enumeratie("Kleur", "wit", guid="c"),
    ]
    verwacht = {f"{SCHEMA}.kleur_enum": "c", f"{SCHEMA}.kleur_2_enum": "a",
                f"{SCHEMA}.kleur_3_enum": "b"}  # fmt: skip
    assert namen(catalogus(enumeraties=lijsten)) == verwacht
    random.Random(1).shuffle(lijsten)
    assert namen(catalogus(enumeraties=lijsten)) == verwacht
    nieuw = [replace(lijst, guid=f"z{'cab'.index(lijst.guid)}") for lijst in lijsten]
    assert [naam for naam in namen(catalogus(enumeraties=nieuw))] == sorted(verwacht)
    assert namen(catalogus(enumeraties=nieuw))[f"{SCHEMA}.kleur_enum"] == "z0"


def test_a_name_that_a_table_has_is_not_taken() -> None:
    model = catalogus(tabel("kleur_enum"), enumeraties=[enumeratie("Kleur", guid="a")])
    assert namen(model) == {f"{SCHEMA}.kleur_2_enum": "a"}


def test_packages_do_not_hinder_each_other() -> None:
    model = catalogus(
        enumeraties=[
            enumeratie("Kleur", guid="a"), enumeratie("Kleur", guid="b", schema="ggm_manege")
        ]
    )  # fmt: skip
    assert namen(model) == {f"{SCHEMA}.kleur_enum": "a", "ggm_manege.kleur_enum": "b"}


def test_a_value_without_code_has_none() -> None:
    lijst = replace(enumeratie("Kleur"), waarden=(Waarde("", "zwart"), Waarde("-1", "Onbekend")))
    [gemaakt] = enumeratietabellen(catalogus(enumeraties=[lijst]))
    assert gemaakt.rijen == ((None, "zwart", 1), ("-1", "Onbekend", 2))


def test_a_column_finds_the_table_with_its_values(ggm: Catalogus) -> None:
    van = enumeratietabel_van(ggm)
    status = van(ggm.tabel("ggm_bag.pand").kolom("status"))
    assert status is not None
    assert status.enumeratie.naam == "statusPand"
    assert van(ggm.tabel("ggm_bag.pand").kolom("identificatie")) is None


def test_of_enumerations_with_one_name_a_column_finds_the_one_it_is_linked_to(
    ggm: Catalogus,
) -> None:
    van = enumeratietabel_van(ggm)
    gelinkt = {a.guid: a.enumeratie_guid for a in ggm.feiten.attributen if a.enumeratie_guid}
    gevonden = {
        k.guid: lijst.enumeratie.guid
        for t in ggm.tabellen
        for k in t.kolommen
        if k.guid in gelinkt and (lijst := van(k))
    }
    assert len(gevonden) > 400
    assert gevonden == {guid: gelinkt[guid] for guid in gevonden}
