"""Which lines of mappings and rules name something that another release changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ggm_schema.verschil.tabellen import vergelijk_tabellen
from pipelines.migratie.geraakt import Geraakt, zoek_geraakt
from tests.pipelines.migratie import modellen as m

MAPPING = """\
-- doel: ggm_zwembad.bad
-- bron: kassa
-- beschrijving: Baden.
select
    b._rij          as dwh_bronrij,
    b.nr            as bad_id,
    b.naam          as naam,
    b.chloor        as chloor
from bron.kassa_bad as b
"""
ONGERAAKT = """\
-- doel: ggm_zwembad.gast
-- bron: kassa
-- beschrijving: Gasten.
select b._rij as dwh_bronrij, b.nr as gast_id, b.naam as bijnaam from bron.kassa_gast as b
"""
SUITE = """\
entiteit: ggm_zwembad.gast
sleutel: [bijnaam]
kaarten:
  - id: ZW-001
    titel: "Een gast bezoekt een bad"
    omschrijving: "Het bad van een gast bestaat."
    kolommen: [bezoekt_bad_id]
    expectation:
      type: expect_column_values_to_be_in_enumeration
      kwargs: {column: bijnaam, enumeratie: Soort}
    filter: "exists (select 1 from ggm_zwembad.bad b where b.naam = r.bijnaam)"
    dimensie: Validiteit
    ernst: hoog
    soort: eis
    oorsprong: {bron: "Badreglement", artikel: "1", datum: 2020-01-01}
"""


@pytest.fixture
def bestanden(tmp_path: Path) -> Path:
    for naam, tekst in {
        "mappings/zwembad/bad.kassa.sql": MAPPING,
        "mappings/zwembad/gast.kassa.sql": ONGERAAKT,
        "suites/zwembad/gast.yaml": SUITE,
    }.items():
        pad = tmp_path / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(tekst, encoding="utf-8")
    return tmp_path


def zoek(folder: Path) -> Geraakt:
    verschil = vergelijk_tabellen(m.oud(), m.nieuw())
    return zoek_geraakt(m.oud(), m.nieuw(), verschil, folder / "mappings", folder / "suites")


def over(geraakt: Geraakt, naam: str) -> list[tuple[int, str, str]]:
    return [(p.regel, p.noemt, p.doe) for p in geraakt.vindplaatsen if Path(p.bestand).name == naam]


def test_een_mapping_noemt_per_regel_wat_er_te_doen_is(bestanden: Path) -> None:
    assert over(zoek(bestanden), "bad.kassa.sql") == [
        (1, "ggm_zwembad.bad", "Hernoem ggm_zwembad.bad in ggm_zwembad.zwembad."),
        (6, "ggm_zwembad.bad.bad_id", "Hernoem bad_id in zwembad_id."),
        (7, "ggm_zwembad.bad.naam", "Hernoem naam in badnaam."),
        (
            8,
            "ggm_zwembad.bad.chloor",
            "Deze kolom is vervallen: het attribuut bestaat niet meer.",
        ),
    ]


def test_een_mapping_die_niets_veranderds_noemt_staat_er_niet(bestanden: Path) -> None:
    assert not over(zoek(bestanden), "gast.kassa.sql")


def test_een_regel_noemt_kolom_waardenlijst_en_sql(bestanden: Path) -> None:
    assert over(zoek(bestanden), "gast.yaml") == [
        (
            7,
            "ggm_zwembad.gast.bezoekt_bad_id",
            "Kolom ggm_zwembad.gast.bezoekt_bad_id is nu de kolom "
            "ggm_zwembad.zwembad.bezoekt_gast_id.",
        ),
        (10, "Soort", "De waarden van deze lijst zijn veranderd."),
        (11, "ggm_zwembad.bad", "Hernoem ggm_zwembad.bad in ggm_zwembad.zwembad."),
        (11, "ggm_zwembad.bad.naam", "Hernoem naam in badnaam."),
    ]


def test_een_bestand_dat_stuk_is_verbergt_de_andere_niet(bestanden: Path) -> None:
    (bestanden / "mappings" / "zwembad" / "aap.kassa.sql").write_text("geen kop")
    (bestanden / "suites" / "zwembad" / "aap.yaml").write_text("entiteit: [")
    geraakt = zoek(bestanden)
    assert len(geraakt.vindplaatsen) == 8
    assert [("aap.kassa.sql" in fout, "aap.yaml" in fout) for fout in geraakt.niet_nagekeken] == [
        (True, False), (False, True),
    ]  # fmt: skip


def test_een_naam_die_geen_van_beide_releases_heeft_wordt_genoemd(bestanden: Path) -> None:
    pad = bestanden / "mappings" / "zwembad" / "gast.kassa.sql"
    pad.write_text(ONGERAAKT.replace("as bijnaam", "as roepnaam"))
    assert over(zoek(bestanden), "gast.kassa.sql") == [
        (
            4,
            "ggm_zwembad.gast.roepnaam",
            "Release 1.0 en 2.0 hebben geen van beide deze kolom: kijk dit na.",
        )
    ]


def test_een_regel_die_al_is_aangepast_is_in_orde(bestanden: Path) -> None:
    pad = bestanden / "mappings" / "zwembad" / "gast.kassa.sql"
    pad.write_text(ONGERAAKT.replace("as bijnaam", "as kaart"))
    (bestanden / "mappings" / "zwembad" / "bad.kassa.sql").write_text(
        MAPPING.replace("ggm_zwembad.bad", "ggm_zwembad.zwembad")
    )
    assert not over(zoek(bestanden), "gast.kassa.sql")
    assert not over(zoek(bestanden), "bad.kassa.sql")


def test_zonder_verschil_is_niets_geraakt() -> None:
    import ggm_schema

    ggm = ggm_schema.load()
    assert zoek_geraakt(ggm, ggm, vergelijk_tabellen(ggm, ggm)) == Geraakt()


def test_de_tekst_groepeert_per_bestand(bestanden: Path) -> None:
    tekst = "\n".join(zoek(bestanden).tekst())
    assert tekst.count("bad.kassa.sql") == 1
    assert "    regel 7: ggm_zwembad.bad.naam. Hernoem naam in badnaam." in tekst
