"""The Wmo and AVG rules on a made-up delivery: what was planted is found, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from data_samples.generator import brp, wmo
from data_samples.generator.waarheid import Waarheid
from data_samples.generator.wereld import LEVERINGEN, maak_wereld
from expectations.deviations import pseudoniem
from expectations.resultaten import MeetContext
from expectations.runner import meet
from pipelines.bron import laden, landing
from pipelines.contract import avg
from pipelines.declaraties import Declaraties, laad_declaraties
from pipelines.mapping import transform
from pipelines.warehouse import runbestand

pytestmark = pytest.mark.slow

NU, RUN, SLEUTEL = datetime(2026, 11, 24, 9, 0), "run-wmo", b"sleutel"
DOMEINEN = ("avg", "wmo")


@dataclass(frozen=True)
class Keten:
    """A loaded and measured delivery."""

    pad: Path
    levering: str
    waarheid: Waarheid
    regels: frozenset[str]

    def query(self, sql: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(self.pad), read_only=True) as con:
            return con.execute(sql).fetchall()


@pytest.fixture(scope="module", params=LEVERINGEN)
def keten(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Keten:
    levering: str = request.param
    map_, waarheid = tmp_path_factory.mktemp("keten"), Waarheid()
    wereld = maak_wereld(2_000, 20261001)
    for bronmodule in (brp, wmo):
        bronmodule.schrijf(wereld, levering, map_ / levering, waarheid)
    declaraties, pad = laad_declaraties(), map_ / "run.duckdb"
    dag = date.fromisoformat(levering)
    runbestand.maak_run(pad, run_id=RUN, levering=dag, gestart_op=NU)
    with runbestand.open_run(pad) as con:
        _laad(con, declaraties, map_, levering)
        weg = {"bag_extract", "zaken_zgw"}
        context = MeetContext(RUN, dag, NU, declaraties.ontbrekend(weg), SLEUTEL)
        suites = [s for s in declaraties.suites if s.domein.id in DOMEINEN]
        for suite in suites:
            meet(con, suite, context)
    regels = frozenset(regel.kaart.id for suite in suites for regel in suite.regels)
    return Keten(pad, levering, waarheid, regels)


def _laad(
    con: duckdb.DuckDBPyConnection, declaraties: Declaraties, map_: Path, levering: str
) -> None:
    dag = date.fromisoformat(levering)
    for bron_id, contract in declaraties.contracten.items():
        er_is = (map_ / levering / bron_id).is_dir()
        bestanden = landing.neem_op(map_, levering, bron_id, map_ / "w") if er_is else []
        laden.laad(con, contract, bestanden, levering, run_id=RUN)
    transform.maak_tabellen(con, declaraties.catalogus, declaraties.doelen)
    for mapping in declaraties.mappings:
        transform.voer_uit(con, mapping, run_id=RUN, levering=dag, geladen_op=NU)
    avg.profileer(con, declaraties.contracten, dag)


def test_found_equals_planted(keten: Keten) -> None:
    persoonlijk = {
        regel.kaart.id
        for suite in laad_declaraties().suites
        if suite.sleutel_persoonsgegeven
        for regel in suite.regels
    }
    gevonden = {
        (regel, entiteit, sleutel)
        for regel, entiteit, sleutel in keten.query(
            "select regel_id, entiteit, sleutel from kwaliteit.afwijking"
        )
    }
    geplant = {
        (
            f.regel_id,
            f.entiteit,
            pseudoniem(SLEUTEL, f.sleutel) if f.regel_id in persoonlijk else f.sleutel,
        )
        for f in keten.waarheid.fouten()
        if f.regel_id in keten.regels
    }
    assert gevonden == geplant


def test_only_rules_that_need_other_sources_are_not_measured(keten: Keten) -> None:
    assert keten.query("select regel_id from kwaliteit.meting where status = 'niet_gemeten'") == []


def test_every_row_reaches_the_decision_tables(keten: Keten) -> None:
    geleverd = keten.query("select count(*) from bron.wmo_voorzieningen_voorziening")
    geladen = keten.query(
        "select count(*) from ggm_wmo_jeugd.beschikte_voorziening"
        " where dwh_bronsysteem = 'wmo_voorzieningen'"
    )
    assert geladen == geleverd


def test_accents_euros_dates_and_codes_arrive_as_the_ggm_has_them(keten: Keten) -> None:
    assert keten.query(
        "select distinct status from ggm_wmo_jeugd.beschikte_voorziening"
        " where status like 'Be%' order by 1"
    ) == [("Beëindigd",)]
    assert keten.query(
        "select distinct bedrag::varchar from ggm_wmo_jeugd.tarief where bedrag > 2000"
    ) == [("2890.00",)]
    assert keten.query(
        "select count(*) from ggm_wmo_jeugd.voorziening where naam = 'Scootmobiel (borg € 50)'"
    ) == [(1,)]
    eenheden = keten.query("select distinct eenheid from ggm_wmo_jeugd.toewijzing")
    assert {("Uur",), ("Stuks",), ("Euros",)} <= set(eenheden)


def test_clients_share_their_key_with_persons(keten: Keten) -> None:
    samen = keten.query(
        "select count(*) from ggm_sociaal_domein.client as c"
        " join ggm_rsgb.natuurlijkpersoon as n on n.natuurlijkpersoon_id = c.client_id"
        " join bron.wmo_voorzieningen_voorziening as b on b._rij = c.dwh_bronrij"
        " where n.burgerservicenummer <> b.burgerservicenummer"
    )
    assert samen == [(0,)]


def test_no_number_of_a_person_is_in_the_quality_tables(keten: Keten) -> None:
    tabellen = keten.query("select table_name from duckdb_tables() where schema_name = 'kwaliteit'")
    bsns = keten.query(
        "select burgerservicenummer from bron.wmo_voorzieningen_voorziening"
        " where burgerservicenummer <> '' union select clientnummer"
        " from bron.wmo_voorzieningen_voorziening where clientnummer <> ''"
    )
    alles = "\n".join(
        str(rij) for (tabel,) in tabellen for rij in keten.query(f"select * from kwaliteit.{tabel}")
    )
    assert [bsn for (bsn,) in bsns if str(bsn) in alles] == []


@pytest.mark.parametrize(
    ("regel_id", "bron_tabel", "waar"),
    [
        ("AVG-020", "brp_csv_persoon", "trim(indicatie_geheim) = '7'"),
        (
            "AVG-021",
            "brp_csv_persoon",
            "trim(indicatie_geheim) = 'J'",
        ),
        ("AVG-022", "brp_haalcentraal_persoon", "geheimhouding = 'true'"),
    ],
)
def test_secrecy_that_gets_lost_on_the_way_is_found(
    keten: Keten, tmp_path: Path, regel_id: str, bron_tabel: str, waar: str
) -> None:
    """No delivery can break these rules, only a mapping that forgets someone."""
    kopie = tmp_path / "run.duckdb"
    kopie.write_bytes(keten.pad.read_bytes())
    suite = next(s for s in laad_declaraties().suites if s.pad.stem == "geheim")
    with duckdb.connect(str(kopie)) as con:
        con.execute(
            "update ggm_rsgb.ingeschrevenpersoon set indicatiegeheim = 'false'"
            f" where dwh_bronrij in (select min(_rij) from bron.{bron_tabel} where {waar})"
        )
        dag = date.fromisoformat(keten.levering)
        metingen = meet(con, suite, MeetContext(RUN, dag, NU, frozenset(), SLEUTEL))
    assert {m.regel_id: m.n_fout for m in metingen if m.n_fout} == {regel_id: 1}
