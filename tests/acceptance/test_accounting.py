"""Nothing is lost: rows in = rows mapped + rows rejected with a reason."""

from __future__ import annotations

from tests.acceptance.conftest import Run


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


def test_the_same_input_gives_the_same_keys_in_every_run(
    samples_run: Run, tmp_path_factory, waterpas_run
) -> None:
    from tests.acceptance.conftest import SAMPLES

    opnieuw = waterpas_run(
        tmp_path_factory.mktemp("opnieuw"), SAMPLES / "leveringen", "--levering", "2026-11-01"
    )
    assert opnieuw.returncode == 0, opnieuw.output
    sql = (
        "select sum(hash(ingeschrevenpersoon_id)), count(*) from ggm_rsgb.ingeschrevenpersoon "
        "union all select sum(hash(pand_id, versie)), count(*) from ggm_bag.pand"
    )
    assert opnieuw.query(sql) == samples_run.query(sql)


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
