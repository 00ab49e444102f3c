"""The BRP mappings: what a delivered value means in the GGM, and the real public test persons."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data_samples.generator.brp_rijen import KOPPEN, csv_rij, json_record
from data_samples.generator.feiten import Persoon
from data_samples.generator.wereld import maak_wereld
from pipelines.declaraties import Declaraties, laad_declaraties
from tests.data_samples.meten import SLEUTEL, Uitkomst, draai, pseudoniem

LEVERING = "2026-10-01"


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return laad_declaraties()


@pytest.fixture(scope="module")
def persoon() -> Persoon:
    return next(p for p in maak_wereld(100, 1).ingezetenen if not p.opschorting)


@pytest.fixture
def laad(declaraties: Declaraties, tmp_path: Path) -> Callable[..., Uitkomst]:
    """Deliver these records, map them and measure `domein`, if one is asked for."""

    def doe(
        rijen: list[dict[str, str]] | None = None,
        records: list[dict[str, Any]] | None = None,
        domein: str | None = None,
    ) -> Uitkomst:
        map_ = tmp_path / "landing" / LEVERING
        if rijen is not None:
            (map_ / "brp_csv").mkdir(parents=True)
            with (map_ / "brp_csv" / "a.csv").open("w", encoding="utf-8-sig", newline="") as uit:
                schrijver = csv.writer(uit, delimiter=";")
                schrijver.writerow(KOPPEN.values())
                schrijver.writerows([rij[kolom] for kolom in KOPPEN] for rij in rijen)
        if records is not None:
            (map_ / "brp_haalcentraal").mkdir(parents=True)
            (map_ / "brp_haalcentraal" / "a.json").write_text(json.dumps({"personen": records}))
        return draai(declaraties, map_.parent, LEVERING, domein, tmp_path / "werk")

    return doe


def met(persoon: Persoon, nummer: int, **velden: str) -> dict[str, str]:
    return csv_rij(persoon) | {"burgerservicenummer": f"{nummer:09d}"} | velden


def test_unknown_secrecy_counts_as_secret(laad: Callable[..., Uitkomst], persoon: Persoon) -> None:
    waarden = ["0", "1", "7", "", "9", "J", "00", " 0 "]
    uit = laad([met(persoon, i, indicatie_geheim=w) for i, w in enumerate(waarden, 1)])
    gevonden = uit.vraag(
        "select i.indicatiegeheim::varchar, n.indicatieafschermingpersoonsgegevens::varchar"
        " from ggm_rsgb.ingeschrevenpersoon i join ggm_rsgb.natuurlijkpersoon n"
        " on natuurlijkpersoon_id = ingeschrevenpersoon_id order by n.burgerservicenummer"
    )
    geheim = ["false", *["true"] * 6, "false"]
    assert gevonden == [(g, g) for g in geheim]


def test_the_api_leaves_secrecy_out_when_there_is_none(
    laad: Callable[..., Uitkomst], persoon: Persoon
) -> None:
    records = []
    for i, waarde in enumerate((None, True, False, "onbekend"), 1):
        record = json_record(persoon) | {"burgerservicenummer": f"{i:09d}"}
        record.pop("geheimhoudingPersoonsgegevens", None)
        records.append(
            record if waarde is None else record | {"geheimhoudingPersoonsgegevens": waarde}
        )
    uit = laad(records=records)
    gevonden = uit.vraag(
        "select indicatiegeheim::varchar from ggm_rsgb.ingeschrevenpersoon order by dwh_bronrij"
    )
    assert gevonden == [("false",), ("true",), ("false",), ("true",)]


def test_both_sources_give_a_person_the_same_key_and_the_same_facts(
    laad: Callable[..., Uitkomst], persoon: Persoon
) -> None:
    uit = laad([csv_rij(persoon)], [json_record(persoon)])
    kolommen = (
        "natuurlijkpersoon_id, burgerservicenummer, anummer, voornamen, geslachtsnaam, achternaam,"
        " datumgeboorte, geboorteplaats, geboorteland, nationaliteit, geslachtsaanduiding"
    )
    assert len(uit.vraag(f"select distinct {kolommen} from ggm_rsgb.natuurlijkpersoon")) == 1
    ip = "gemeentevaninschrijving, heeft_als_adres_nummeraanduiding_id, datuminschrijvinggemeente"
    assert len(uit.vraag(f"select distinct {ip} from ggm_rsgb.ingeschrevenpersoon")) == 1
    rp = "rechtspersoon_id, identificatie, adresbinnenland"
    assert len(uit.vraag(f"select distinct {rp} from ggm_rsgb.rechtspersoon")) == 1


def test_incomplete_dates_of_the_api_keep_what_is_known(
    laad: Callable[..., Uitkomst], persoon: Persoon
) -> None:
    datums: list[tuple[dict[str, Any], str]] = [
        ({"type": "Datum", "datum": "1985-07-12"}, "1985-07-12"),
        ({"type": "JaarMaandDatum", "jaar": 1985, "maand": 7}, "1985-07-00"),
        ({"type": "JaarDatum", "jaar": 1985}, "1985-00-00"),
        ({"type": "DatumOnbekend", "onbekend": True}, "0000-00-00"),
    ]
    records = []
    for i, (delen, _) in enumerate(datums, 1):
        record = json_record(persoon) | {"burgerservicenummer": f"{i:09d}"}
        records.append(record | {"geboorte": {"datum": delen}})
    uit = laad(records=records)
    gevonden = uit.vraag(
        "select datumgeboorte from ggm_rsgb.natuurlijkpersoon order by dwh_bronrij"
    )
    assert gevonden == [(tekst,) for _, tekst in datums]


def test_an_incomplete_date_in_a_whole_date_column_is_empty_and_no_reject(
    laad: Callable[..., Uitkomst], persoon: Persoon
) -> None:
    uit = laad(
        [met(persoon, 12, datum_inschrijving="20040000", geboortedatum="00000000")], domein="brp"
    )
    assert uit.vraag(
        "select datuminschrijvinggemeente, datumgeboorte from ggm_rsgb.ingeschrevenpersoon"
        " join ggm_rsgb.natuurlijkpersoon on natuurlijkpersoon_id = ingeschrevenpersoon_id"
    ) == [(None, "0000-00-00")]
    assert uit.vraag("select soort, kolom from kwaliteit.uitval") == [
        ("past_niet", "datuminschrijvinggemeente")
    ]
    assert {r for r, (s, _) in uit.status.items() if s == "voldoet_niet"} == {"BRP-013"}


def test_unknown_is_not_missing(laad: Callable[..., Uitkomst], persoon: Persoon) -> None:
    onbekend = {
        "geslachtsnaam": ".",
        "geboortedatum": "00000000",
        "geboorteplaats": "",
        "geboorteland": "0000",
        "nationaliteit": "0000",
        "geslachtsaanduiding": "O",
    }
    uit = laad([met(persoon, 12, **onbekend)], domein="brp")
    assert {r for r, (s, _) in uit.status.items() if s == "voldoet_niet"} == {"BRP-013"}


def test_a_dissolved_marriage_and_the_second_parent_are_told_apart(
    laad: Callable[..., Uitkomst], persoon: Persoon
) -> None:
    record = json_record(persoon) | {
        "ouders": [{"ouderAanduiding": "2", "burgerservicenummer": "000000024"}],
        "partners": [{"burgerservicenummer": "000000036", "ontbindingHuwelijkPartnerschap": {}}],
    }
    uit = laad(records=[record])
    assert uit.vraag("select ouder1, ouder2, partnerid from ggm_rsgb.ingeschrevenpersoon") == [
        (None, "000000024", None)
    ]


def test_only_the_right_kinds_of_nationality_get_a_code(
    laad: Callable[..., Uitkomst], persoon: Persoon
) -> None:
    soorten = [
        {"type": "Nationaliteit", "nationaliteit": {"code": "0052"}},
        {"type": "Staatloos"},
        {"type": "NationaliteitOnbekend"},
        {"type": "BehandeldAlsNederlander"},
    ]
    uit = laad(
        records=[
            json_record(persoon) | {"burgerservicenummer": f"{i:09d}", "nationaliteiten": [n]}
            for i, n in enumerate(soorten, 1)
        ]
    )
    assert uit.vraag(
        "select nationaliteit, bijzondernederlanderschap from ggm_rsgb.natuurlijkpersoon"
        " order by dwh_bronrij"
    ) == [("0052", None), ("0499", None), ("0000", None), (None, "B")]


# --- real public test persons ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def echt(
    shared: Path, declaraties: Declaraties, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Uitkomst, list[dict[str, Any]]]:
    bestand = shared / "samples/brp/amsterdam_test-personen_haalcentraal.json"
    map_ = tmp_path_factory.mktemp("echt")
    doel = map_ / "landing" / LEVERING / "brp_haalcentraal"
    doel.mkdir(parents=True)
    shutil.copy(bestand, doel)
    uit = draai(declaraties, map_ / "landing", LEVERING, "brp", map_ / "werk")
    return uit, json.loads(bestand.read_text(encoding="utf-8"))["personen"]


@pytest.mark.shared
def test_every_real_test_person_is_mapped(echt: tuple[Uitkomst, list[dict[str, Any]]]) -> None:
    uit, personen = echt
    for tabel in ("natuurlijkpersoon", "ingeschrevenpersoon", "rechtspersoon"):
        assert uit.vraag(f"select count(*) from ggm_rsgb.{tabel}") == [(len(personen),)]
    assert uit.vraag("select distinct soort from kwaliteit.uitval") == [("past_niet",)]
    geheim = sum(p.get("geheimhoudingPersoonsgegevens", False) for p in personen)
    assert uit.vraag(
        "select count(*) from ggm_rsgb.ingeschrevenpersoon where indicatiegeheim::varchar = 'true'"
    ) == [(geheim,)]


@pytest.mark.shared
def test_no_false_alarm_on_real_test_persons(echt: tuple[Uitkomst, list[dict[str, Any]]]) -> None:
    """All that fails is truly wrong in this file: one invented person with the number 999999999,
    registered before birth and with the A-nummer of somebody else, and five persons in it twice.
    """
    uit, personen = echt
    bsns = [p["burgerservicenummer"] for p in personen]
    dubbel = {bsn for bsn in bsns if bsns.count(bsn) > 1}
    assert len(dubbel) == 5
    verwacht = {(regel, "999999999") for regel in ("BRP-001", "BRP-005", "BRP-046")}
    verwacht |= {("BRP-005", "999990810")} | {("BRP-002", bsn) for bsn in dubbel}
    assert uit.afwijkingen() == {(r, pseudoniem(SLEUTEL, bsn)) for r, bsn in verwacht}


@pytest.mark.shared
def test_without_bag_the_address_rules_are_not_measured(
    echt: tuple[Uitkomst, list[dict[str, Any]]],
) -> None:
    status = echt[0].status
    assert {status[r][0] for r in ("BRP-050", "BRP-051", "BRP-052")} == {"niet_gemeten"}
