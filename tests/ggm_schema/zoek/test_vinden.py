"""One object type by a loose name: what is not clear is asked back."""

from __future__ import annotations

from collections import Counter

import pytest

import ggm_schema
from ggm_schema.errors import DefinitieFout
from ggm_schema.zoek import vind_objecttype, vind_objecttypen

CATALOGUS = ggm_schema.load()
OBJECTTYPEN = [o for o in CATALOGUS.feiten.objecttypen if o.soort == "objecttype"]


def test_every_object_type_is_found_by_table_and_by_guid() -> None:
    for tabel in CATALOGUS.tabellen:
        if tabel.objecttype is not None:
            op_tabel = vind_objecttype(CATALOGUS, tabel.volledige_naam)
            assert op_tabel[1] == tabel
            assert vind_objecttype(CATALOGUS, str(tabel.guid)) == op_tabel


def test_a_name_finds_all_object_types_that_have_it() -> None:
    keren = Counter(o.naam for o in OBJECTTYPEN)
    for naam, aantal in keren.items():
        assert [o.naam for o, _ in vind_objecttypen(CATALOGUS, naam)] == [naam] * aantal


@pytest.mark.parametrize(
    "tekst",
    [
        "Pand",
        "pand",
        " PAND ",
        "ggm_bag.pand",
        "GGM_BAG.Pand",
        "EAID_11595AD8_CE67_40DD_9FC2_2E3CF2C8C8E5",
    ],
)
def test_how_it_is_written_makes_no_difference(tekst: str) -> None:
    [pand] = [o for o in OBJECTTYPEN if o.naam == "Pand"]
    tekst = f"EAID_{pand.guid.replace('-', '_')}" if tekst.startswith("EAID") else tekst
    assert vind_objecttype(CATALOGUS, tekst)[0] == pand


def test_a_name_that_is_spelt_right_wins_from_one_that_looks_the_same() -> None:
    assert vind_objecttype(CATALOGUS, "Zakelijk Recht")[0].naam == "Zakelijk Recht"
    assert vind_objecttype(CATALOGUS, "ZakelijkRecht")[0].naam == "ZakelijkRecht"
    assert len(vind_objecttypen(CATALOGUS, "zakelijk-recht")) == 2


def test_a_homonym_lists_the_tables_it_can_mean() -> None:
    with pytest.raises(DefinitieFout) as fout:
        vind_objecttype(CATALOGUS, "beschikking")
    assert "ggm_wmo_jeugd.beschikking" in str(fout.value)
    assert "ggm_diensten.beschikking" in str(fout.value)


def test_a_name_that_is_not_there_gives_the_nearest() -> None:
    with pytest.raises(DefinitieFout, match="Bedoelt u Verblijfsobject"):
        vind_objecttype(CATALOGUS, "verblijfsobjekt")


def test_a_datatype_and_a_junction_table_are_no_object_type() -> None:
    [koppel, *_] = [t for t in CATALOGUS.tabellen if t.objecttype is None]
    [datatype, *_] = [o for o in CATALOGUS.feiten.objecttypen if o.soort == "datatype"]
    for tekst in (koppel.volledige_naam, str(koppel.guid), datatype.guid):
        assert vind_objecttypen(CATALOGUS, tekst) == ()
