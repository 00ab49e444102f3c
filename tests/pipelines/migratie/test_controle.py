"""The proof stops a migration that loses, doubles or changes anything, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ggm_schema.errors import Melding
from pipelines.migratie import Migratie, bouw, migreer


def saboteer(monkeypatch: pytest.MonkeyPatch, functie: str, verander: Callable[[str], str]) -> None:
    echt = getattr(bouw, functie)
    monkeypatch.setattr(bouw, functie, lambda *args: verander(echt(*args)))


def weg(sql: str) -> str:
    return f"{sql} limit 0"


def dubbel(sql: str) -> str:
    return f"{sql} union all {sql[sql.index('select') :]}"


def vervang(oud: str, nieuw: str) -> Callable[[str], str]:
    return lambda sql: sql.replace(oud, nieuw)


def verzin_relatie(sql: str) -> str:
    return sql.replace("v0.w", "coalesce(v0.w, 14)") if "bezoekt_bad_id" in sql else sql


BAD = "is ggm_zwembad.bad niet meer"
VERWISSELD = 'first(t."naam") over (order by t."dwh_bronrij" desc)'


@pytest.mark.parametrize(
    ("functie", "verander", "wat"),
    [
        pytest.param("vul_tabel", weg, BAD, id="rij weg"),
        pytest.param("vul_tabel", dubbel, BAD, id="rij dubbel"),
        pytest.param("vul_tabel", vervang('t."naam"', 'upper(t."naam")'), BAD, id="waarde"),
        # Every column by itself still holds the same.
        pytest.param("vul_tabel", vervang('t."naam"', VERWISSELD), BAD, id="verwisseld"),
        pytest.param("vul_tabel", vervang('trim(t."diepte")', "'5'"), "bad.diepte", id="type"),
        pytest.param(
            "zet_opzij", vervang('then t."diepte" end', "then '1' end"), "bad.diepte", id="opzij"
        ),
        pytest.param("zet_opzij", vervang('t."chloor"', "null"), "chloor", id="vervallen kolom"),
        pytest.param(
            "zet_opzij", vervang('t."bad_id"', '9 as "bad_id"'), "chloor", id="bij andere sleutel"
        ),
        pytest.param("zet_geheel_opzij", weg, "ggm_zwembad.kluis", id="vervallen tabel"),
        pytest.param(
            "zet_opzij",
            vervang('then t."bezoekt_bad_id"', "then null"),
            "bezoekt",
            id="relatie weg",
        ),
        pytest.param("vul_tabel", verzin_relatie, "bezoekt", id="relatie verzonnen"),
        pytest.param(
            "vul_koppeltabel", vervang(', t."in_bad_id",', ", 2,"), "in_bad_id", id="koppeltabel"
        ),
        pytest.param("neem_over", weg, "bron.p", id="ander schema"),
    ],
)
def test_een_fout_in_het_overzetten_wordt_gezien(
    migratie: Migratie,
    monkeypatch: pytest.MonkeyPatch,
    functie: str,
    verander: Callable[[str], str],
    wat: str,
) -> None:
    saboteer(monkeypatch, functie, verander)
    with pytest.raises(Melding, match=wat):
        migreer(migratie)
    assert [p.name for p in migratie.doel.parent.iterdir()] == [".migratie.lock"]
