"""A source that comes back changed: the run goes on, the steward reads what changed, and no rule on
a changed column is green or red."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from pipelines.settings import Settings
from tests.pipelines import kleine_levering

pytestmark = pytest.mark.slow

EERDER, NU = kleine_levering.LEVERING, "2026-11-01"
STIL = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
# Column of the contract → what happened to it.
VERANDERD = {
    "geboortedatum": "hernoemd",
    "geslachtsaanduiding": "ontbreekt",
    "datum_inschrijving": "type",
}


class Uitkomst:
    """What two runs left behind; the last one is of the changed file."""

    def __init__(self, settings: Settings, uit: dg.ExecuteInProcessResult) -> None:
        self.uit = uit
        pad = settings.warehouse / "actueel.duckdb"
        self.con = duckdb.connect(str(pad), read_only=True)
        self.rapport = (settings.warehouse / "rapporten" / f"{NU}.html").read_text("utf-8")

    def vraag(self, sql: str) -> list[tuple[str, ...]]:
        return self.con.execute(sql).fetchall()


def verander(pad: Path) -> None:
    """Rename, drop, retype, add and move a column, as a new release of a supplier might."""
    regels = [r.split(";") for r in pad.read_text("utf-8-sig").splitlines()]
    kop = regels[0]
    for rij in regels[1:]:
        if rij[kop.index("Datum inschrijving")]:
            rij[kop.index("Datum inschrijving")] = "bekend"
        rij.append("Zuid")
    kop[kop.index("Geboortedatum")] = "Geboorte_datum"
    kop.append("Wijk")
    plek = kop.index("Geslachtsaanduiding")
    for rij in regels:
        del rij[plek]
    plek = kop.index("Woonplaats")
    for rij in regels:
        rij.insert(0, rij.pop(plek))
    pad.write_text("\n".join(";".join(rij) for rij in regels) + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def na(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Uitkomst]:
    settings = kleine_levering.instellingen(tmp_path_factory.mktemp("drift"))
    for levering in (EERDER, NU):
        kleine_levering.maak_landing(settings.landing, levering)
    verander(next((settings.landing / NU / "brp_csv").glob("*.csv")))
    with dg.DagsterInstance.ephemeral() as instance:
        for levering in (EERDER, NU):
            uit = kleine_levering.draai(
                instance, settings, kleine_levering.declaraties(), levering=levering
            )
        uitkomst = Uitkomst(settings, uit)
        yield uitkomst
        uitkomst.con.close()


def test_the_run_goes_on_to_publication_with_what_it_has(na: Uitkomst) -> None:
    assert na.uit.success
    [(personen, met_naam, met_datum)] = na.vraag(
        "select count(*), count(geslachtsnaam), count(datumgeboorte) "
        "from ggm_rsgb.natuurlijkpersoon"
    )
    assert 0 < int(met_naam) <= int(personen) <= kleine_levering.PERSONEN
    assert met_datum == 0


def test_each_change_is_a_finding_with_a_name(na: Uitkomst) -> None:
    gevonden = na.vraag(f"select kolom, soort from kwaliteit.drift where levering = '{NU}'")
    assert set(gevonden) == {
        *VERANDERD.items(),
        ("Wijk", "toegevoegd"),
        (None, "volgorde"),
    }
    assert len(gevonden) == 5
    assert na.vraag(f"from kwaliteit.drift where levering = '{EERDER}'") == []


def test_the_report_tells_the_steward_what_changed_and_what_to_do(na: Uitkomst) -> None:
    sectie = re.search(r'<h2 id="veranderd">.*?</section>', na.rapport, re.DOTALL)
    assert sectie
    tekst = re.sub(r"<[^>]+>", "", sectie[0])
    for woord in (*VERANDERD, "Geboorte_datum", "Wijk", "woonplaats", "brp_csv"):
        assert woord in tekst
    for uitleg, doe in na.vraag("select uitleg, doe from kwaliteit.drift"):
        assert uitleg.split("'")[0] in tekst
        assert doe.split("'")[0] in tekst


def test_rules_on_a_changed_column_are_not_measured_and_say_why(na: Uitkomst) -> None:
    """By the lineage in the warehouse: rules whose columns come from a changed one."""
    weg = ", ".join(f"'{kolom}'" for kolom in VERANDERD)
    rijen = na.vraag(
        f"""
        select m.regel_id, m.status, m.toelichting
        from kwaliteit.meting m
        join kwaliteit.regel r using (run_id, regel_id)
        where m.levering = '{NU}' and exists (
            select 1 from kwaliteit.herkomst h
            where h.doel_tabel = r.entiteit and list_contains(r.kolommen, h.doel_kolom)
              and h.brontabel = 'bron.brp_csv_persoon' and h.bronkolom in ({weg}))
        """
    )
    assert len(rijen) >= 5
    assert {status for _, status, _ in rijen} == {"niet_gemeten"}
    assert all("van de bron brp_csv is" in toelichting for _, _, toelichting in rijen)
    eerder = na.vraag(
        "select distinct status from kwaliteit.meting "
        f"where levering = '{EERDER}' and list_contains({[r[0] for r in rijen]!r}, regel_id)"
    )
    assert set(eerder) & {("voldoet",), ("voldoet_niet",)}


def test_rules_on_other_columns_are_measured_as_before(na: Uitkomst) -> None:
    ongeraakt = na.vraag(
        f"""
        select e.regel_id, e.status, n.status
        from kwaliteit.meting e join kwaliteit.meting n using (regel_id)
        where e.levering = '{EERDER}' and n.levering = '{NU}' and e.domein = 'brp'
          and n.toelichting is null
        """
    )
    assert len(ongeraakt) >= 10
    assert all(voor == nu for _, voor, nu in ongeraakt)


def test_dagster_warns_and_shows_no_name_from_outside_the_contract(na: Uitkomst) -> None:
    checks = {
        check.asset_key.to_user_string(): check
        for check in na.uit.get_asset_check_evaluations()
        if check.check_name == "structuur"
    }
    # A source that was not delivered has no result, neither good nor bad.
    assert set(checks) == {"bron/brp_csv"}
    [check] = checks.values()
    assert not check.passed
    assert check.severity == dg.AssetCheckSeverity.WARN
    for kolom, soort in VERANDERD.items():
        assert kolom in (check.description or "")
        assert soort in (check.description or "")
    alles = str(check)
    assert "Wijk" not in alles
    assert "Geboorte_datum" not in alles


def test_no_value_of_the_file_is_in_the_findings(na: Uitkomst) -> None:
    tekst = str(na.vraag("from kwaliteit.drift"))
    assert "bekend'" not in tekst
    assert "Zuid" not in tekst
