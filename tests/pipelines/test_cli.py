"""The command: exit codes, one clear message, and what stays when something is wrong."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
import pytest
from click.testing import Result
from typer.testing import CliRunner

from pipelines import cli
from pipelines.instance import prepare
from pipelines.settings import Settings
from pipelines.uitvoering import GESTART_DOOR, OPDRACHT, instantie, sluit_afgebroken
from pipelines.warehouse import runlock
from pipelines.warehouse.runbestand import runpad
from tests.pipelines import kleine_levering

LEVERING = kleine_levering.LEVERING
Opdracht = Callable[..., Result]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return kleine_levering.instellingen(tmp_path)


def opdracht_in(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Opdracht:
    """The command with everything below a folder of its own."""
    monkeypatch.setenv("DAGSTER_HOME", str(settings.warehouse.parent / "dagster"))
    monkeypatch.setenv("WATERPAS_LANDING", str(settings.landing))
    monkeypatch.setenv("WATERPAS_WAREHOUSE", str(settings.warehouse))

    def voer_uit(*woorden: str) -> Result:
        return CliRunner().invoke(cli.app, list(woorden))

    return voer_uit


@pytest.fixture
def waterpas(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Opdracht:
    return opdracht_in(settings, monkeypatch)


@pytest.fixture
def weinig_bronnen(monkeypatch: pytest.MonkeyPatch) -> None:
    kleine_levering.beperk(monkeypatch, kleine_levering.declaraties())


@dataclass(frozen=True)
class Gedraaid:
    """A finished `waterpas run`, shared by the tests that only read what it left."""

    settings: Settings
    uit: Result


@pytest.fixture(scope="module")
def gedraaid(tmp_path_factory: pytest.TempPathFactory) -> Gedraaid:
    settings = kleine_levering.instellingen(tmp_path_factory.mktemp("gedraaid"))
    kleine_levering.maak_landing(settings.landing)
    with pytest.MonkeyPatch.context() as monkeypatch:
        kleine_levering.beperk(monkeypatch, kleine_levering.declaraties())
        uit = opdracht_in(settings, monkeypatch)("run", "--levering", LEVERING)
    return Gedraaid(settings, uit)


@pytest.fixture
def daarna(gedraaid: Gedraaid, monkeypatch: pytest.MonkeyPatch) -> Opdracht:
    """The command once more, on what the finished run left."""
    return opdracht_in(gedraaid.settings, monkeypatch)


def een_regel(uit: Result) -> str:
    """The message: all that is on the error output, and no traceback in it."""
    assert "Traceback" not in uit.output
    return uit.stderr.strip()


# --- 0: done --------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_run_ends_with_scorecards_and_the_path_of_the_report(
    gedraaid: Gedraaid, daarna: Opdracht
) -> None:
    uit = gedraaid.uit
    assert uit.exit_code == 0, uit.output
    assert "Personen (BRP)" in uit.output
    rapport = gedraaid.settings.warehouse / "rapporten" / f"{LEVERING}.html"
    assert f"Rapport: {rapport}" in uit.output
    assert rapport.is_file()
    assert "bron/brp_csv" in uit.output
    later = daarna("scorekaart")
    assert later.exit_code == 0
    assert "Personen (BRP)" in later.output
    assert daarna("scorekaart", "--levering", LEVERING).exit_code == 0


@pytest.mark.slow
@pytest.mark.usefixtures("daarna")
def test_runs_of_the_command_are_kept_for_the_web_page(gedraaid: Gedraaid) -> None:
    assert gedraaid.uit.exit_code == 0
    with instantie(gedraaid.settings.warehouse.parent / "dagster") as instance:
        [run] = instance.get_runs()
        assert run.status == dg.DagsterRunStatus.SUCCESS
        assert run.tags["dagster/partition"] == LEVERING
        assert instance.get_dynamic_partitions("levering") == [LEVERING]
        assert not instance.telemetry_enabled
        assert not instance.nux_enabled


def test_rules_can_be_listed_per_domain(waterpas: Opdracht) -> None:
    uit = waterpas("regel", "lijst", "--domein", "bag")
    assert uit.exit_code == 0
    assert "BAG-0" in uit.output
    assert "BRP-0" not in uit.output


def test_the_ddl_of_a_table_can_be_printed(waterpas: Opdracht) -> None:
    uit = waterpas("ggm", "ddl", "ggm_bag.pand")
    assert uit.exit_code == 0
    assert "create table" in uit.output.lower()
    assert "openbareruimte (" not in uit.output.lower()


# --- 1: a blocking rule ---------------------------------------------------------------------------


@pytest.mark.slow
def test_a_blocking_rule_gives_exit_code_1_and_says_why(
    waterpas: Opdracht, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    streng = kleine_levering.declaraties()
    for suite in streng.suites_van("brp"):
        for regel in suite.regels:
            if regel.kaart.soort == "eis":
                streng = kleine_levering.met_blokkerende_regel(streng, regel.kaart.id)
    kleine_levering.beperk(monkeypatch, streng)
    kleine_levering.maak_landing(settings.landing)
    uit = waterpas("run")
    assert uit.exit_code == 1, uit.output
    melding = een_regel(uit)
    assert "niet gepubliceerd" in melding
    assert "BRP-" in melding
    assert not (settings.warehouse / "actueel.duckdb").exists()
    assert f"{LEVERING}.geblokkeerd.html" in uit.output


# --- 2: wrong use or unreadable input -------------------------------------------------------------


def test_no_landing_at_all(waterpas: Opdracht) -> None:
    uit = waterpas("run")
    assert uit.exit_code == 2
    assert "Hier staat geen levering." in een_regel(uit)


def test_an_unknown_levering_names_those_that_exist(waterpas: Opdracht, settings: Settings) -> None:
    kleine_levering.maak_landing(settings.landing)
    uit = waterpas("run", "--levering", "2026-12-01")
    assert uit.exit_code == 2
    assert LEVERING in een_regel(uit)


def test_a_misspelt_source_names_the_nearest(waterpas: Opdracht, settings: Settings) -> None:
    kleine_levering.maak_landing(settings.landing)
    map_ = settings.landing / LEVERING
    (map_ / "brp_csv").rename(map_ / "brp_cvs")
    uit = waterpas("run")
    assert uit.exit_code == 2
    assert "Bedoelt u brp_csv?" in een_regel(uit)


@pytest.mark.slow
@pytest.mark.usefixtures("weinig_bronnen")
def test_a_file_that_is_no_zip_stops_the_run_and_what_was_published_stays(
    waterpas: Opdracht, settings: Settings
) -> None:
    kleine_levering.maak_landing(settings.landing)
    assert waterpas("run").exit_code == 0
    actueel = settings.warehouse / "actueel.duckdb"
    voor = actueel.read_bytes()
    bag = settings.landing / LEVERING / "bag_extract" / "extract.zip"
    bag.parent.mkdir()
    bag.write_bytes(b"dit is geen zip")
    uit = waterpas("run")
    assert uit.exit_code == 2
    assert "extract.zip" in een_regel(uit)
    assert actueel.read_bytes() == voor


@pytest.mark.slow
@pytest.mark.usefixtures("weinig_bronnen")
def test_a_bad_levering_does_not_keep_the_next_one_out(
    waterpas: Opdracht, settings: Settings
) -> None:
    slecht = settings.landing / LEVERING / "bag_extract" / "extract.zip"
    slecht.parent.mkdir(parents=True)
    slecht.write_bytes(b"dit is geen zip")
    kleine_levering.maak_landing(settings.landing, "2026-11-01")
    uit = waterpas("run")
    assert uit.exit_code == 2
    assert (settings.warehouse / "leveringen" / "2026-11-01.duckdb").is_file()


@pytest.mark.parametrize(
    ("woorden", "tekst"),
    [
        (("run", "--lnding", "x"), "--landing"),
        (("scorekaart", "--levering", "gisteren"), "JJJJ-MM-DD"),
        (("scorekaart",), "waterpas run"),
        (("regel", "lijst", "--domein", "bga"), "bag"),
        (("ggm", "ddl", "ggm_bag.pnd"), "ggm_bag.pand"),
    ],
)
def test_wrong_use_gives_exit_code_2_and_what_to_do(
    waterpas: Opdracht, woorden: tuple[str, ...], tekst: str
) -> None:
    uit = waterpas(*woorden)
    assert uit.exit_code == 2
    assert tekst in een_regel(uit)


def test_an_error_nobody_foresaw_is_told_without_its_text(
    waterpas: Opdracht, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kapot(*_: object) -> None:
        raise RuntimeError("999990019")

    monkeypatch.setattr("pipelines.declaraties.laad_declaraties", kapot)
    uit = waterpas("regel", "lijst")
    assert uit.exit_code == 2
    melding = een_regel(uit)
    assert "RuntimeError" in melding
    assert "test_cli.py, regel" in melding
    assert "999990019" not in uit.output


def test_help_answers_without_loading_dagster() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from pipelines.cli import app\n"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0\n"
        "print('dagster' in sys.modules, 'duckdb' in sys.modules)\n"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert klaar.stdout.split() == ["False", "False"]


# --- the instance ---------------------------------------------------------------------------------


def test_settings_that_someone_made_are_kept(tmp_path: Path) -> None:
    home = prepare(tmp_path / "dagster")
    assert "telemetry" in (home / "dagster.yaml").read_text("utf-8")
    (home / "dagster.yaml").write_text("telemetry: {enabled: false}\n", encoding="utf-8")
    prepare(home)
    assert (home / "dagster.yaml").read_text("utf-8") == "telemetry: {enabled: false}\n"


def test_our_storage_writes_what_dagsters_own_storage_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))

    @dg.asset(check_specs=[dg.AssetCheckSpec("goed", asset="iets")])
    def iets() -> dg.MaterializeResult:
        return dg.MaterializeResult(
            metadata={"n": 3}, check_results=[dg.AssetCheckResult(passed=True, check_name="goed")]
        )

    with instantie(tmp_path) as onze:
        run_id = dg.materialize([iets], instance=onze).run_id
        geschreven = len(onze.get_records_for_run(run_id).records)
    (tmp_path / "dagster.yaml").write_text("telemetry: {enabled: false}\n", encoding="utf-8")
    with dg.DagsterInstance.get() as hunne:
        assert len(hunne.get_records_for_run(run_id).records) == geschreven
        event = hunne.get_latest_materialization_event(dg.AssetKey("iets"))
        assert event is not None
        assert event.asset_materialization is not None
        assert event.asset_materialization.metadata["n"].value == 3


def test_a_killed_command_does_not_leave_a_run_that_never_ends(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = settings.warehouse.parent / "dagster"
    monkeypatch.setenv("DAGSTER_HOME", str(home))
    (settings.warehouse / "runs").mkdir(parents=True)

    @dg.job
    def leeg() -> None: ...

    with instantie(home) as instance:
        runs = [
            instance.create_run_for_job(
                leeg, status=dg.DagsterRunStatus.STARTED, tags={GESTART_DOOR: wie}
            )
            for wie in (OPDRACHT, OPDRACHT, "server")
        ]
        runlock.houd_vast(runpad(settings.warehouse, runs[1].run_id))
        assert sluit_afgebroken(instance, settings) == 1
        na = [instance.get_run_by_id(run.run_id) for run in runs]
        assert [run.status.value for run in na if run] == ["FAILURE", "STARTED", "STARTED"]
        runlock.laat_los(runpad(settings.warehouse, runs[1].run_id))
