"""Where a relation ends up, and the names of relations that want the same one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ggm_schema.release import werkboek
from tests.ggm_schema.release.werkboek import guid


@pytest.mark.parametrize(
    ("van", "naar", "plaats"),
    [
        ("-1", "1", "ggm_proef.aap.klimt_in_boom_id"),
        ("1", "1", "ggm_proef.aap.klimt_in_boom_id"),
        ("1", "-1", "ggm_proef.boom.klimt_in_aap_id"),
        ("1", "2", "ggm_proef.boom.klimt_in_aap_id"),
        ("None", "-1", "ggm_proef.boom.klimt_in_aap_id"),
        ("`1", "None", "ggm_proef.aap.klimt_in_boom_id"),
        ("-1", "-1", "ggm_proef.kp_ap_bm.boom_id"),
        ("2", "3", "ggm_proef.kp_ap_bm.aap_id"),
    ],
)
def test_multiplicities_place_a_relation(tmp_path: Path, van: str, naar: str, plaats: str) -> None:
    inhoud = werkboek.bladen()
    inhoud["associations"][0] |= {"src_mult_end": van, "dst_mult_end": naar}
    gevonden = {
        f"{t.volledige_naam}.{k.naam}"
        for t in werkboek.lees(inhoud, tmp_path).catalogus.tabellen
        for k in t.kolommen
        if k.soort == "relatie"
    }
    assert plaats in gevonden
    assert len(gevonden) == (2 if "kp_" in plaats else 1)


def test_rivals_for_one_column_name_all_get_a_longer_one(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    eerste = inhoud["associations"][0]
    inhoud["associations"] = [
        {**eerste, "id": guid("F", 1), "dst_role": "oud"},
        {**eerste, "id": guid("F", 2), "dst_role": "nieuw"},
        {**eerste, "id": guid("F", 3), "name": "ziet"},
        {**eerste, "id": guid("F", 4), "name": "ziet"},
    ]
    tabel = werkboek.lees(inhoud, tmp_path).catalogus.tabel("ggm_proef.aap")
    assert {k.naam for k in tabel.kolommen if k.soort == "relatie"} == {
        "klimt_in_boom_oud_id", "klimt_in_boom_nieuw_id", "ziet_boom_2_id", "ziet_boom_3_id",
    }  # fmt: skip


def test_rivals_for_one_junction_all_get_the_name_of_the_relation(tmp_path: Path) -> None:
    inhoud = werkboek.bladen()
    eerste = inhoud["associations"][0] | {"dst_mult_end": "-1"}
    inhoud["associations"] = [
        {**eerste, "id": guid("F", 1)},
        {**eerste, "id": guid("F", 2), "name": "ziet"},
        {**eerste, "id": guid("F", 3), "name": "ziet"},
    ]
    catalogus = werkboek.lees(inhoud, tmp_path).catalogus
    assert {t.naam for t in catalogus.tabellen if t.objecttype is None} == {
        "kp_ap_bm_klimt_in", "kp_ap_bm_ziet_2", "kp_ap_bm_ziet_3",
    }  # fmt: skip
