"""Permits and inspections: what generic fields mean in the GGM, and real answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from data_samples.generator.vth_rijen import Record, controles, is_evenement, met, zaken
from data_samples.generator.wereld import maak_wereld
from tests.data_samples.meten import Uitkomst
from tests.pipelines.mappings.bronproef import lever

BRON = "vth_zaken"
WERELD = maak_wereld(100, 1)
ZAKEN = zaken(WERELD, "2026-10-01")
ZAAK = ZAKEN[0]
CONTROLE = controles(WERELD, "2026-10-01")[0]


def laad(werk: Path, zaak: Record = ZAAK, controle: Record = CONTROLE) -> Uitkomst:
    bestanden = {
        "decos-zaken.json": json.dumps({"count": 1, "content": [zaak]}),
        "powerbrowser-controles.json": json.dumps([controle]),
    }
    return lever(BRON, bestanden, werk)


def met_velden(**velden: Any) -> Record:
    return ZAAK | {"fields": ZAAK["fields"] | velden}


def test_an_application_is_one_object_with_its_supertype(tmp_path: Path) -> None:
    uit = laad(tmp_path)
    velden = ZAAK["fields"]
    assert uit.vraag(
        "select a.identificatie, a.soort, a.onderwerp, a.afgehandeld, a.datumaanmaak::varchar,"
        " a.datumafhandeling::varchar, v.adres, v.bagid"
        " from ggm_dienstverlening.aanvraagofmelding as a join ggm_vth.vomaanvraagofmelding as v"
        " on v.vomaanvraagofmelding_id = a.aanvraagofmelding_id"
    ) == [
        (
            velden["mark"],
            "Aanvraag",
            velden["text45"],
            "Ja",
            velden["document_date"][:10],
            velden["date5"][:10],
            velden["text6"],
            velden["text20"],
        )
    ]


@pytest.mark.parametrize(
    ("soort", "resultaat", "status"),
    [
        ("Evenement melding", None, "Aangemeld"),
        ("Evenement vergunning", "Niet verleend", "Aangevraagd"),
        ("Evenement vergunning", "Verleend", "Verleend"),
    ],
)
def test_an_event_is_an_activity_with_a_status_of_the_ggm(
    tmp_path: Path, soort: str, resultaat: str | None, status: str
) -> None:
    uit = laad(tmp_path, met_velden(text45=soort, dfunction=resultaat, text10="Buurtfeest"))
    assert uit.vraag("select evenmentnaam, status from ggm_vth.openbareactiviteit") == [
        ("Buurtfeest", status)
    ]


def test_only_events_are_activities(tmp_path: Path) -> None:
    assert not is_evenement(ZAAK)
    assert laad(tmp_path).vraag("select count(*) from ggm_vth.openbareactiviteit") == [(0,)]


@pytest.mark.parametrize(
    ("geleverd", "tijd"),
    [
        ("2026-06-30T22:00:00.0000000Z", "2026-07-01 00:00:00"),
        ("2026-12-31T23:00:00.0000000Z", "2027-01-01 00:00:00"),
        ("2026-06-31T22:00:00.0000000Z", None),
    ],
)
def test_midnight_in_utc_is_the_dutch_day(tmp_path: Path, geleverd: str, tijd: str | None) -> None:
    uit = laad(tmp_path, controle=met(CONTROLE, EINDDATUM=("tekst", geleverd)))
    assert uit.vraag("select datumtijdtot::varchar from ggm_vth.vth_melding") == [(tijd,)]


def test_a_field_without_a_value_is_missing_wherever_it_stands(tmp_path: Path) -> None:
    velden = [{"fieldName": "STATUS"}, {"fieldName": "STRAAT", "text": "Beverlaan"}]
    uit = laad(tmp_path, controle={"id": "007", "fields": velden})
    assert uit.vraag(
        "select referentienummer, status, straatnaam, beoordeling, geseponeerd"
        " from ggm_vth.vth_melding"
    ) == [("007", None, "Beverlaan", None, None)]


def test_records_that_cannot_be_known_are_rejected_with_a_reason(tmp_path: Path) -> None:
    uit = laad(tmp_path, met_velden(mark=" "), {"id": "1", "fields": "kapot"})
    assert set(uit.vraag("select entiteit, reden from kwaliteit.uitval where soort = 'rij'")) == {
        (
            "ggm_dienstverlening.aanvraagofmelding",
            "Zaaknummer ontbreekt: zonder nummer is deze aanvraag niet te herkennen.",
        ),
        ("ggm_vth.vth_melding", "De velden ontbreken of zijn geen JSON."),
    }


@pytest.mark.shared
def test_real_answers_fit_the_shipped_contract(shared: Path, tmp_path: Path) -> None:
    map_ = shared / "samples/amsterdam_backend_mocks"
    namen = (
        "decos-vergunningen-zaken-response.json",
        "decos-vergunningen-varens-response.json",
        "powerbrowser-personen-zaken.json",
    )
    inhoud = {naam: (map_ / naam).read_bytes() for naam in namen}
    uit = lever(BRON, inhoud, tmp_path)
    echt = [json.loads(inhoud[naam]) for naam in namen]
    zaken_echt = [*echt[0]["content"], *echt[1]["content"]]

    geteld = uit.vraag(
        "select (select count(*) from ggm_dienstverlening.aanvraagofmelding),"
        " (select count(*) from ggm_vth.vth_melding),"
        " (select count(*) from kwaliteit.uitval where soort = 'rij')"
    )
    assert geteld == [(len(zaken_echt), len(echt[2]), 0)]
    assert uit.vraag(
        "select identificatie, onderwerp, status from ggm_dienstverlening.aanvraagofmelding"
        " order by dwh_bronrij"
    ) == [
        (z["fields"]["mark"], z["fields"].get("text45"), z["fields"].get("title"))
        for z in sorted(zaken_echt, key=lambda z: z in echt[0]["content"])
    ]
    assert uit.vraag(
        "select referentienummer, zaaknummer from ggm_vth.vth_melding order by dwh_bronrij"
    ) == [(r["id"], _waarde(r, "ZAAK_IDENTIFICATIE")) for r in echt[2]]


def _waarde(record: dict[str, Any], naam: str) -> str | None:
    """Read apart from the mapping under test."""
    return next(
        (veld.get("fieldValue") for veld in record["fields"] if veld["fieldName"] == naam), None
    )
