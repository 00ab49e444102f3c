"""Nothing is lost: rows in = rows mapped + rows rejected with a reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from tests.acceptance.conftest import SAMPLES, Run
from tests.pipelines import kleine_levering

NIEUWSTE = "2026-11-01"
STIL = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
SLEUTELS = (
    "select sum(hash(ingeschrevenpersoon_id)), count(*) from ggm_rsgb.ingeschrevenpersoon "
    "union all select sum(hash(pand_id, versie)), count(*) from ggm_bag.pand"
)


def test_rows_in_equal_rows_mapped_plus_rows_rejected(samples_run: Run) -> None:
    verschil = samples_run.query(
        "select sum(rijen_gelezen - rijen_verwerkt - rijen_uitval) from kwaliteit.bronlevering"
    )
    assert verschil == [(0,)]


def test_the_samples_hold_rejected_rows_and_each_has_a_reason(samples_run: Run) -> None:
    [(uitval,)] = samples_run.query("select sum(rijen_uitval) from kwaliteit.bronlevering")
    [(uitgelegd,)] = samples_run.query(
        "select count(distinct (levering, bron, bestand, regelnummer)) "
        "from kwaliteit.uitval where soort = 'rij' and reden is not null"
    )
    assert uitval > 0
    assert uitgelegd >= uitval


@pytest.mark.slow
def test_the_same_input_gives_the_same_keys_in_every_run(samples_run: Run, tmp_path: Path) -> None:
    """Whatever else is delivered with it: here the sources of persons and buildings alone."""
    settings = kleine_levering.instellingen(tmp_path)
    for bron in kleine_levering.BRONNEN:
        shutil.copytree(
            SAMPLES / "leveringen" / NIEUWSTE / bron, settings.landing / NIEUWSTE / bron
        )
    with dg.DagsterInstance.ephemeral() as instance:
        uit = kleine_levering.draai(
            instance, settings, kleine_levering.declaraties(), levering=NIEUWSTE
        )
    assert uit.success
    with duckdb.connect(str(settings.warehouse / "actueel.duckdb"), read_only=True) as con:
        opnieuw = con.execute(SLEUTELS).fetchall()
    assert opnieuw == samples_run.query(SLEUTELS)
    assert all(aantal for _, aantal in opnieuw)


def test_the_inheritance_chain_of_persons_shares_its_key(samples_run: Run) -> None:
    [(zonder,)] = samples_run.query(
        """
        select count(*) from ggm_rsgb.ingeschrevenpersoon i
        where not exists (select 1 from ggm_rsgb.natuurlijkpersoon n
                          where n.natuurlijkpersoon_id = i.ingeschrevenpersoon_id)
           or not exists (select 1 from ggm_rsgb.rechtspersoon r
                          where r.rechtspersoon_id = i.ingeschrevenpersoon_id)
        """
    )
    assert zonder == 0
