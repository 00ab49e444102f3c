"""Whole runs of the job on a small levering: severity of checks, what is left out, what stops."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from pipelines.declaraties import Declaraties
from pipelines.definitions import build_definitions
from pipelines.settings import Settings
from tests.pipelines import kleine_levering

pytestmark = pytest.mark.slow

NU = datetime(2026, 11, 2, 8, 30)
STIL = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@dataclass(frozen=True)
class Gedraaid:
    """A finished run and what it left behind."""

    settings: Settings
    uit: dg.ExecuteInProcessResult
    instance: dg.DagsterInstance

    @property
    def checks(self) -> dict[str, dg.AssetCheckEvaluation]:
        return {
            f"{check.asset_key.to_user_string()}:{check.check_name}": check
            for check in self.uit.get_asset_check_evaluations()
        }

    def materialisatie(self, *key: str) -> dg.AssetMaterialization:
        [event] = self.uit.asset_materializations_for_node("__".join(key))
        return event

    @property
    def fouten(self) -> dict[str, str]:
        """Step → message of its failure."""
        return {
            str(event.step_key): event.step_failure_data.user_failure_data.description or ""
            for event in self.uit.all_events
            if event.is_step_failure and event.step_failure_data.user_failure_data
        }


def draai(
    instance: dg.DagsterInstance,
    settings: Settings,
    declaraties: Declaraties,
    job: str = "alles",
    levering: str = kleine_levering.LEVERING,
) -> Gedraaid:
    uit = kleine_levering.draai(instance, settings, declaraties, job, levering)
    return Gedraaid(settings, uit, instance)


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return kleine_levering.declaraties()


@pytest.fixture(scope="module")
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as instance:
        yield instance


@pytest.fixture(scope="module")
def run(
    tmp_path_factory: pytest.TempPathFactory,
    instance: dg.DagsterInstance,
    declaraties: Declaraties,
) -> Gedraaid:
    settings = kleine_levering.instellingen(tmp_path_factory.mktemp("run"))
    kleine_levering.maak_landing(settings.landing)
    return draai(instance, settings, declaraties)


def actueel(settings: Settings) -> Path:
    return settings.warehouse / "actueel.duckdb"


# --- a run that succeeds --------------------------------------------------------------------------


def test_a_levering_with_one_source_is_published(run: Gedraaid) -> None:
    assert run.uit.success, run.fouten
    with duckdb.connect(str(actueel(run.settings)), read_only=True) as con:
        [(personen,)] = con.execute("select count(*) from ggm_rsgb.ingeschrevenpersoon").fetchall()
    assert 0 < personen <= kleine_levering.PERSONEN
    assert (run.settings.warehouse / "rapporten" / "2026-10-01.html").is_file()


def test_findings_about_quality_are_warnings_and_structure_is_an_error(run: Gedraaid) -> None:
    structuur = run.checks.pop("kwaliteit/bronlevering:elke_rij_verantwoord")
    assert structuur.severity == dg.AssetCheckSeverity.ERROR
    assert structuur.passed
    kwaliteit = {n: c for n, c in run.checks.items() if "bronlevering" not in n}
    assert kwaliteit
    assert {check.severity for check in kwaliteit.values()} == {dg.AssetCheckSeverity.WARN}


def test_what_was_not_delivered_gets_no_result_at_all(run: Gedraaid) -> None:
    """Neither passed nor failed: not measured is never green, and no fault of the data."""
    assert not [naam for naam in run.checks if naam.startswith("kwaliteit/bag/")]
    pand = run.materialisatie("kwaliteit", "bag", "pand")
    assert pand.metadata["regels_gemeten"].value == 0
    uitkomsten = pand.metadata["uitkomsten"].value
    assert "niet aangeleverd" in str(uitkomsten)


def test_a_check_shows_its_rules_with_counts_and_what_to_do(
    run: Gedraaid, declaraties: Declaraties
) -> None:
    kaarten = {r.kaart.id: r.kaart for s in declaraties.suites for r in s.regels}
    falend = {n: c for n, c in run.checks.items() if not c.passed}
    assert falend
    for naam, check in falend.items():
        rijen = [rij.data for rij in check.metadata["regels"].records]
        fout = [rij for rij in rijen if rij["oordeel"] in ("onder de norm", "ver onder de norm")]
        assert fout, naam
        for rij in fout:
            kaart = kaarten[str(rij["regel"])]
            assert rij["titel"] == kaart.titel
            assert " van " in str(rij["uitkomst"])
            assert rij["wat_te_doen"] == (kaart.herstel or rij["wat_te_doen"])
            assert kaart.id in (check.description or "")


def test_a_scorecard_gives_numbers_for_the_plot_and_a_page(run: Gedraaid) -> None:
    kaart = run.materialisatie("scorekaart", "brp").metadata
    assert isinstance(kaart["scorekaart"], dg.MarkdownMetadataValue)
    for naam in ("foutvrije_objecten", "kwaliteitsscore", "dekking"):
        waarde = kaart[naam].value
        assert isinstance(waarde, float)
        assert 0 <= waarde <= 100
    niet_gemeten = run.materialisatie("scorekaart", "bag").metadata
    assert "kwaliteitsscore" not in niet_gemeten
    assert niet_gemeten["oordeel"].value == "niet gemeten"


def test_columns_of_the_ggm_show_where_they_come_from(run: Gedraaid) -> None:
    herkomst = run.materialisatie("ggm", "brp", "natuurlijkpersoon").metadata[
        "dagster/column_lineage"
    ]
    assert isinstance(herkomst, dg.TableColumnLineageMetadataValue)
    bronnen = herkomst.value.deps_by_column["burgerservicenummer"]
    assert dg.TableColumnDep(dg.AssetKey(["bron", "brp_csv"]), "persoon.burgerservicenummer") in [
        *bronnen
    ]


# --- what does not publish ------------------------------------------------------------------------


def test_the_job_of_a_domain_measures_and_publishes_nothing(
    tmp_path: Path, instance: dg.DagsterInstance, declaraties: Declaraties
) -> None:
    settings = kleine_levering.instellingen(tmp_path)
    kleine_levering.maak_landing(settings.landing)
    run = draai(instance, settings, declaraties, job="domein_brp")
    assert run.uit.success, run.fouten
    assert run.materialisatie("scorekaart", "brp").metadata["fouten"].value is not None
    assert not actueel(settings).exists()


def test_a_mapping_that_drops_rows_stops_the_run(
    tmp_path: Path, instance: dg.DagsterInstance, declaraties: Declaraties
) -> None:
    settings = kleine_levering.instellingen(tmp_path)
    kleine_levering.maak_landing(settings.landing)
    lek = replace(
        declaraties,
        mappings=tuple(
            replace(m, sql=f"select * from ({m.sql}) where dwh_bronrij % 2 = 0")
            if m.bron == "brp_csv"
            else m
            for m in declaraties.mappings
        ),
    )
    run = draai(instance, settings, lek)
    assert not run.uit.success
    assert list(run.fouten) == ["kwaliteit__bronlevering"]
    assert "bron.brp_csv_persoon" in run.fouten["kwaliteit__bronlevering"]
    assert not actueel(settings).exists()


def test_a_blocking_rule_stops_publication_and_what_was_published_stays(
    tmp_path: Path, instance: dg.DagsterInstance, declaraties: Declaraties, run: Gedraaid
) -> None:
    with duckdb.connect(str(actueel(run.settings)), read_only=True) as con:
        [(regel,)] = con.execute(
            "select any_value(regel_id) from kwaliteit.meting where status = 'voldoet_niet' "
            "and regel_id in (select regel_id from kwaliteit.regel where soort = 'eis')"
        ).fetchall()
    assert run.uit.success
    shutil.copytree(run.settings.warehouse.parent, tmp_path, dirs_exist_ok=True)
    settings = kleine_levering.instellingen(tmp_path)
    voor = actueel(settings).read_bytes()
    streng = kleine_levering.met_blokkerende_regel(declaraties, regel)
    geblokkeerd = draai(instance, settings, streng)
    assert list(geblokkeerd.fouten) == ["publicatie"]
    assert regel in geblokkeerd.fouten["publicatie"]
    assert actueel(settings).read_bytes() == voor
    assert (settings.warehouse / "rapporten" / "2026-10-01.geblokkeerd.html").is_file()


def test_a_step_on_its_own_is_refused_with_what_to_do(
    tmp_path: Path, instance: dg.DagsterInstance, declaraties: Declaraties
) -> None:
    settings = kleine_levering.instellingen(tmp_path)
    kleine_levering.maak_landing(settings.landing)
    defs = build_definitions(settings, lambda: NU, declaraties)
    los = dg.define_asset_job("los", selection=dg.AssetSelection.assets("publicatie"))
    job = dg.Definitions(
        assets=defs.assets, jobs=[los], executor=dg.in_process_executor
    ).resolve_job_def("los")
    uit = job.execute_in_process(
        run_config=STIL,
        instance=instance,
        partition_key=kleine_levering.LEVERING,
        raise_on_error=False,
        asset_selection=[dg.AssetKey("publicatie")],
    )
    [melding] = Gedraaid(settings, uit, instance).fouten.values()
    assert "kan niet los worden gestart" in melding
    assert "Start de job 'alles'" in melding
