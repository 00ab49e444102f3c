"""The code location: what is in the asset graph, what it may import, when it starts by itself."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from ggm_schema.errors import OnleesbareInvoer
from pipelines.assets.stap import EXIT_CODE, nette_fouten
from pipelines.declaraties import Declaraties, laad_declaraties
from pipelines.definitions import build_definitions
from pipelines.settings import Settings
from tests.pipelines import kleine_levering

ROOT = Path(__file__).resolve().parents[2]
SNAPSHOT = Path(__file__).with_name("assetgraaf.txt")
NU = datetime(2026, 11, 2, 8, 30)
GEHEIM = "999990019"


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return laad_declaraties()


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return kleine_levering.instellingen(tmp_path_factory.mktemp("code_location"))


@pytest.fixture(scope="module")
def defs(declaraties: Declaraties, settings: Settings) -> dg.Definitions:
    return build_definitions(settings, lambda: NU, declaraties)


# --- loading --------------------------------------------------------------------------------------


def test_loading_the_code_location_imports_no_library_that_costs_seconds() -> None:
    code = (
        "import sys\n"
        "from pipelines.definitions import defs\n"
        "from dagster import Definitions\n"
        "Definitions.validate_loadable(defs())\n"
        "print(sorted(m for m in sys.modules if m in ('great_expectations', 'dlt')))\n"
    )
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    klaar = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=env, check=False
    )
    assert klaar.returncode == 0, klaar.stderr
    assert klaar.stdout.strip() == "[]"


def test_the_workspace_names_the_code_location_that_exists() -> None:
    from dagster._core.workspace.load import location_origins_from_yaml_paths

    [origin] = location_origins_from_yaml_paths([str(ROOT / "workspace.yaml")])
    assert origin.location_name == "waterpas"
    module = origin.loadable_target_origin  # type: ignore[attr-defined]
    assert (module.module_name, module.attribute) == ("pipelines.definitions", "defs")


# --- the asset graph ------------------------------------------------------------------------------


def onbekende_keys(defs: dg.Definitions) -> set[str]:
    """Keys that nobody makes, though something depends on them. Dagster sees no typo in them."""
    graph = defs.resolve_asset_graph()
    return {key.to_user_string() for key in graph.external_asset_keys}


def beschrijf(defs: dg.Definitions) -> str:
    graph = defs.resolve_asset_graph()
    regels = []
    for key in sorted(graph.get_all_asset_keys()):
        node = graph.get(key)
        ouders = ", ".join(sorted(k.to_user_string() for k in node.parent_keys)) or "-"
        eigenaar = ", ".join(node.owners) or "-"
        regels.append(f"{key.to_user_string()} [{node.group_name}] {eigenaar} <- {ouders}")
        regels += [f"    ? {check.name}" for check in sorted(node.check_keys)]
    jobs = sorted(job.name for job in defs.resolve_all_job_defs() if not job.name.startswith("__"))
    return "\n".join([*regels, f"jobs: {', '.join(jobs)}", ""])


def test_the_asset_graph_is_the_one_that_was_reviewed(defs: dg.Definitions) -> None:
    """After a wanted change: run this with WATERPAS_SNAPSHOT=1, and read the diff."""
    nu = beschrijf(defs)
    if os.environ.get("WATERPAS_SNAPSHOT"):
        SNAPSHOT.write_text(nu, encoding="utf-8")
    assert nu == SNAPSHOT.read_text(encoding="utf-8")


def test_nothing_depends_on_an_asset_that_nobody_makes(defs: dg.Definitions) -> None:
    assert onbekende_keys(defs) == set()


def test_a_misspelt_dependency_is_found(defs: dg.Definitions) -> None:
    @dg.asset(deps=[dg.AssetKey(["ggm", "bag", "pnad"])])
    def los() -> None: ...

    fout = dg.Definitions(assets=[*(defs.assets or []), los])
    dg.Definitions.validate_loadable(fout)
    assert onbekende_keys(fout) == {"ggm/bag/pnad"}


def test_every_asset_says_what_it_is_and_every_domain_whose_it_is(defs: dg.Definitions) -> None:
    graph = defs.resolve_asset_graph()
    for key in graph.get_all_asset_keys():
        node = graph.get(key)
        assert node.description, key
        assert node.kinds, key
        assert node.group_name != "default", key
        assert node.owners or node.group_name == "levering", key


def test_every_column_of_the_ggm_comes_from_a_column_that_the_source_declares(
    defs: dg.Definitions, declaraties: Declaraties
) -> None:
    from pipelines.assets import ggm

    graph = defs.resolve_asset_graph()
    gevonden = 0
    for entiteit in declaraties.entiteiten:
        for kolom, bronnen in ggm.herkomst(declaraties, entiteit).items():
            assert entiteit.tabel.heeft(kolom)
            for bron in bronnen:
                schema = graph.get(bron.asset_key).metadata["dagster/column_schema"]
                assert bron.column_name in {k.name for k in schema.columns}
                gevonden += 1
    assert gevonden > 100


def test_fewer_checks_per_asset_than_dagster_advises(defs: dg.Definitions) -> None:
    graph = defs.resolve_asset_graph()
    per_asset = [len(graph.get(key).check_keys) for key in graph.get_all_asset_keys()]
    assert 0 < max(per_asset) < 50


# --- the direction of imports ---------------------------------------------------------------------

MAG = {
    "ggm_schema": {"ggm_schema"},
    "expectations": {"ggm_schema", "expectations"},
    "pipelines": {"ggm_schema", "expectations", "pipelines"},
}


def imports(pad: Path) -> Iterator[tuple[str, bool]]:
    """Top package of every import in a file, and whether it stands at module level."""
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    bovenaan = {id(node) for node in boom.body}
    for node in ast.walk(boom):
        if isinstance(node, ast.Import):
            for naam in node.names:
                yield naam.name.partition(".")[0], id(node) in bovenaan
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0], id(node) in bovenaan


@pytest.mark.parametrize("pakket", sorted(MAG))
def test_dependencies_point_one_way(pakket: str) -> None:
    for pad in (ROOT / pakket).rglob("*.py"):
        eigen = {naam for naam, _ in imports(pad)} & set(MAG)
        assert eigen <= MAG[pakket], pad


def test_only_pipelines_knows_dagster() -> None:
    for pakket in ("ggm_schema", "expectations"):
        for pad in (ROOT / pakket).rglob("*.py"):
            assert "dagster" not in {naam for naam, _ in imports(pad)}, pad


def test_great_expectations_is_imported_late() -> None:
    for pakket in MAG:
        for pad in (ROOT / pakket).rglob("*.py"):
            if (ROOT / "expectations" / "custom") not in pad.parents:
                assert ("great_expectations", True) not in set(imports(pad)), pad


# --- what starts by itself ------------------------------------------------------------------------


@pytest.fixture
def landing(tmp_path: Path) -> Settings:
    return kleine_levering.instellingen(tmp_path)


def kijk(settings: Settings, declaraties: Declaraties) -> dg.SensorResult | dg.SkipReason:
    defs = build_definitions(settings, lambda: NU, declaraties)
    sensor = defs.resolve_sensor_def("landing")
    with dg.DagsterInstance.ephemeral() as instance:
        return sensor(dg.build_sensor_context(instance=instance))  # type: ignore[return-value]


def test_the_sensor_waits_until_a_levering_is_complete(
    landing: Settings, declaraties: Declaraties
) -> None:
    kleine_levering.maak_landing(landing.landing)
    assert isinstance(kijk(landing, declaraties), dg.SkipReason)
    (landing.landing / kleine_levering.LEVERING / "klaar").touch()
    uit = kijk(landing, declaraties)
    assert isinstance(uit, dg.SensorResult)
    assert [verzoek.partition_key for verzoek in uit.run_requests or []] == ["2026-10-01"]
    [toevoeging] = uit.dynamic_partitions_requests or []
    assert list(toevoeging.partition_keys) == ["2026-10-01"]


def test_the_run_key_follows_the_content_and_not_the_time(
    landing: Settings, declaraties: Declaraties
) -> None:
    def sleutel() -> str | None:
        uit = kijk(landing, declaraties)
        assert isinstance(uit, dg.SensorResult)
        [verzoek] = uit.run_requests or []
        return verzoek.run_key

    kleine_levering.maak_landing(landing.landing)
    (landing.landing / kleine_levering.LEVERING / "klaar").touch()
    eerst = sleutel()
    [bestand] = (landing.landing / kleine_levering.LEVERING / "brp_csv").iterdir()
    os.utime(bestand, (0, 0))
    assert sleutel() == eerst
    bestand.write_bytes(bestand.read_bytes() + b"\n")
    assert sleutel() != eerst


def test_the_schedule_runs_the_newest_levering(landing: Settings, declaraties: Declaraties) -> None:
    defs = build_definitions(landing, lambda: NU, declaraties)
    planning = defs.resolve_schedule_def("maandelijks")
    with dg.DagsterInstance.local_temp() as instance:
        context = dg.build_schedule_context(instance=instance, scheduled_execution_time=NU)
        assert isinstance(planning(context), dg.SkipReason)
        kleine_levering.maak_landing(landing.landing, "2026-10-01")
        kleine_levering.maak_landing(landing.landing, "2026-11-01")
        verzoek = planning(context)
        assert isinstance(verzoek, dg.RunRequest)
        assert verzoek.partition_key == "2026-11-01"
        assert instance.get_dynamic_partitions("levering") == ["2026-11-01"]


def test_nothing_starts_until_someone_switches_it_on(defs: dg.Definitions) -> None:
    sensor = defs.resolve_sensor_def("landing")
    assert sensor.default_status == dg.DefaultSensorStatus.STOPPED
    assert (sensor.minimum_interval_seconds or 0) >= 60
    planning = defs.resolve_schedule_def("maandelijks")
    assert planning.default_status == dg.DefaultScheduleStatus.STOPPED


# --- errors ---------------------------------------------------------------------------------------


def events_van(fout: Exception) -> str:
    """Everything that Dagster keeps of a run whose only step raises this."""

    @dg.asset
    def stap() -> None:
        with nette_fouten():
            raise fout

    with dg.DagsterInstance.ephemeral() as instance:
        uit = dg.materialize([stap], instance=instance, raise_on_error=False)
        assert not uit.success
        return "\n".join(
            dg.serialize_value(record.event_log_entry)
            for record in instance.get_records_for_run(uit.run_id).records
        )


def test_what_dagster_keeps_of_a_database_error_holds_no_value() -> None:
    alles = events_van(duckdb.ConversionException(f"Could not convert string '{GEHEIM}'"))
    assert GEHEIM not in alles
    assert "ConversionException" in alles


def test_a_message_for_people_arrives_whole() -> None:
    alles = events_van(OnleesbareInvoer("Het bestand is leeg.", bestand="a.csv", doe="Lever."))
    assert "a.csv: Het bestand is leeg. Wat te doen: Lever." in alles


def test_the_exit_code_travels_with_the_failure() -> None:
    with pytest.raises(dg.Failure) as gevangen, nette_fouten():
        raise OnleesbareInvoer("x")
    assert gevangen.value.metadata[EXIT_CODE].value == 2
    assert gevangen.value.__suppress_context__
