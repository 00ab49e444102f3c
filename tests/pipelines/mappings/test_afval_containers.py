"""Waste collection: what a delivered value means in the GGM, and what becomes of bad records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from data_samples.generator.afval_rijen import Rij, containers, stortingen, wegingen
from data_samples.generator.wereld import maak_wereld
from pipelines.contract.laden import load_contracts
from tests.data_samples.meten import Uitkomst
from tests.pipelines.mappings.bronproef import csv_tekst, lees_echt, lever

BRON = "afval_containers"
WERELD = maak_wereld(100, 1)
CONTAINER = containers(WERELD)[0]
WEGING = next(
    w for w in wegingen(WERELD, "2026-10-01") if w["containerIdNummer"] == CONTAINER["idNummer"]
)
STORTING = stortingen(WERELD, "2026-10-01")[0]


def laad(
    werk: Path,
    container: tuple[Rij, ...] = (CONTAINER,),
    weging: tuple[Rij, ...] = (WEGING,),
    storting: tuple[Rij, ...] = (STORTING,),
) -> Uitkomst:
    bestanden = {
        "containers.csv": csv_tekst(container, ";"),
        "wegingen.csv": csv_tekst(weging, ";"),
        "stortingen.csv": csv_tekst(storting, ";"),
    }
    return lever(BRON, bestanden, werk)


def test_an_emptying_finds_its_container_place_round_and_lorry(tmp_path: Path) -> None:
    uit = laad(tmp_path)
    assert uit.vraag(
        "select o.gewichtstoename, o.tijdstip::varchar, c.containercode, l.locatiecode, r.ritcode,"
        " v.kenteken from ggm_afval.ophaalmoment as o"
        " join ggm_afval.container as c on c.container_id = o.gelost_container_id"
        " join ggm_afval.locatie as l on l.locatie_id = o.gestopt_op_locatie_id"
        " join ggm_afval.rit as r on r.rit_id = o.heeft_rit_id"
        " join ggm_afval.vuilniswagen as v"
        " on v.vuilniswagen_id = r.uitgevoerd_met_vuilniswagen_id"
    ) == [
        (
            int(WEGING["nettoGewicht"]),
            f"{WEGING['datumWeging']} {WEGING['tijdstipWeging']}",
            CONTAINER["idNummer"],
            CONTAINER["locatienummer"],
            WEGING["ritCode"],
            WEGING["wegingKenteken"].replace("-", ""),
        )
    ]


def test_a_visit_finds_its_card_and_its_fraction(tmp_path: Path) -> None:
    uit = laad(tmp_path, storting=(STORTING | {"fractieCode": CONTAINER["fractieCode"]},))
    assert uit.vraag(
        "select s.gewicht, p.adresaanduiding, f.naam from ggm_afval.storting as s"
        " join ggm_afval.pas as p on p.pas_id = s.uitgevoerde_storting_pas_id"
        " join ggm_afval.kp_strtng_frct as k using (storting_id)"
        " join ggm_afval.fractie as f using (fractie_id)"
    ) == [(int(STORTING["gewicht"]), STORTING["adresPas"], CONTAINER["fractieOmschrijving"])]


@pytest.mark.parametrize("kenteken", ["a-512-eu", "A 512 EU", "A512EU"])
def test_a_lorry_is_one_lorry_however_its_plate_is_written(tmp_path: Path, kenteken: str) -> None:
    tweede = WEGING | {"id": "2", "wegingKenteken": "A-512-EU"}
    uit = laad(tmp_path, weging=(WEGING | {"wegingKenteken": kenteken}, tweede))
    assert uit.vraag("select kenteken from ggm_afval.vuilniswagen") == [("A512EU",)]
    assert uit.vraag("select count(*) from ggm_afval.rit") == [(1,)]


def test_two_stories_about_one_place_both_stay(tmp_path: Path) -> None:
    buur = CONTAINER | {"idNummer": "RES00900", "adres": "Overkant 1"}
    uit = laad(tmp_path, container=(CONTAINER, buur))
    assert uit.vraag("select count(*), count(distinct locatie_id) from ggm_afval.locatie") == [
        (2, 1)
    ]


@pytest.mark.parametrize(
    ("wijziging", "kolom"),
    [
        ({"nettoGewicht": "725,5"}, "gewichtstoename"),
        ({"nettoGewicht": "onbekend"}, "gewichtstoename"),
        ({"tijdstipWeging": "25:10:00"}, "tijdstip"),
        ({"datumWeging": "06-07-2026"}, "tijdstip"),
    ],
)
def test_a_value_that_cannot_be_read_is_left_out_and_told(
    tmp_path: Path, wijziging: dict[str, Any], kolom: str
) -> None:
    uit = laad(tmp_path, weging=(WEGING | wijziging,))
    assert uit.vraag(f"select {kolom} from ggm_afval.ophaalmoment") == [(None,)]
    assert uit.vraag("select entiteit, kolom from kwaliteit.uitval") == [
        ("ggm_afval.ophaalmoment", kolom)
    ]


def test_records_without_a_number_are_rejected_with_a_reason(tmp_path: Path) -> None:
    uit = laad(
        tmp_path, (CONTAINER | {"idNummer": ""},), (WEGING | {"id": ""},), (STORTING | {"id": ""},)
    )
    redenen = uit.vraag("select entiteit, reden from kwaliteit.uitval where soort = 'rij'")
    assert {entiteit for entiteit, _ in redenen} == {
        "ggm_afval.container",
        "ggm_afval.ophaalmoment",
        "ggm_afval.storting",
    }
    assert all(str(reden).startswith("Nummer ontbreekt") for _, reden in redenen)


@pytest.mark.shared
def test_the_columns_have_the_names_of_the_published_schema(shared: Path) -> None:
    objecten = {o.name: o for o in load_contracts()[BRON].objecten}
    eigen = {
        "container": {"fractieOmschrijving", "locatienummer", "adres", "x", "y", "sensor"},
        "weging": {"containerIdNummer", "ritCode"},
    }
    for naam, bijgemaakt in eigen.items():
        pad = shared / f"samples/amsterdam_schemas/huishoudelijkafval/{naam}/v2.json"
        bekend = set(json.loads(pad.read_bytes())["schema"]["properties"])
        geleverd = {kolom.geleverde_naam for kolom in objecten[naam].properties}
        assert geleverd - bijgemaakt <= bekend


@pytest.mark.shared
def test_a_real_answer_about_waste_is_read_byte_for_byte(shared: Path, tmp_path: Path) -> None:
    pad = shared / "samples/amsterdam_backend_mocks/afvalwijzer.json"
    echt = json.loads(pad.read_bytes(), parse_float=str)["_embedded"]["afvalwijzer"]
    kolommen = ("afvalwijzerFractieCode", "postcode", "huisnummer", "bagNummeraanduidingId")
    uit = lees_echt(
        {"soort": "json", "pad": {"regel": "_embedded.afvalwijzer.item"}},
        {"regel": kolommen},
        [pad],
        tmp_path,
    )
    namen = ", ".join(f'"{kolom.lower()}"' for kolom in kolommen)
    assert uit.vraag(f"select {namen} from bron.echt_regel order by _regelnummer") == [
        tuple(None if r[kolom] is None else str(r[kolom]) for kolom in kolommen) for r in echt
    ]
    assert len(echt) > 3
    assert uit.vraag("select count(*) from kwaliteit.uitval") == [(0,)]
