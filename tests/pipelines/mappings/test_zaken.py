"""The mappings of cases: what a delivered value means in the GGM."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data_samples.generator.wereld import maak_wereld, peildatum
from data_samples.generator.zaakfeiten import Bundel, bundel, gewone_zaak
from data_samples.generator.zaaktypen import (
    ZAAKTYPEN,
    resultaattype_records,
    statustype_records,
    zaaktype_record,
)
from pipelines.declaraties import Declaraties, laad_declaraties
from pipelines.warehouse.runbestand import laad_hulp, stel_in
from tests.data_samples.meten import Uitkomst, draai

LEVERING = "2026-10-01"
WERELD = maak_wereld(100, 1)
RSIN = WERELD.rsin
Laad = Callable[..., Uitkomst]


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    """Of this source only, so that nothing else is made in each run; the BRP lacks its mappings."""
    alle = laad_declaraties()
    return replace(
        alle,
        contracten={"zaken_zgw": alle.contracten["zaken_zgw"]},
        mappings=tuple(m for m in alle.mappings if m.bron == "zaken_zgw"),
        suites=tuple(alle.suites_van("zaken")),
    )


def afgesloten() -> Bundel:
    """The records of a closed case that may be destroyed one day."""
    for nummer in range(1, 500):
        uit = bundel(gewone_zaak(nummer, 1), peildatum(LEVERING), WERELD)
        if uit and uit.zaak["archiefnominatie"] == "vernietigen":
            return uit
    raise AssertionError


@pytest.fixture
def laad(declaraties: Declaraties, tmp_path: Path) -> Laad:
    """Deliver these records of cases with the whole catalogue, and map them."""

    def doe(*bundels: Bundel, domein: str | None = None, **extra: list[dict[str, Any]]) -> Uitkomst:
        map_ = tmp_path / "landing" / LEVERING / "zaken_zgw"
        map_.mkdir(parents=True)
        lijsten: dict[str, list[dict[str, Any]]] = {
            "zaaktypen": [zaaktype_record(z) for z in ZAAKTYPEN],
            "statustypen": [r for z in ZAAKTYPEN for r in statustype_records(z)],
            "resultaattypen": [r for z in ZAAKTYPEN for r in resultaattype_records(z)],
            "zaken": [b.zaak for b in bundels],
            "statussen": [r for b in bundels for r in b.statussen],
            "resultaten": [r for b in bundels for r in b.resultaten],
            "rollen": [r for b in bundels for r in b.rollen],
        } | extra
        for naam, records in lijsten.items():
            inhoud = {"count": len(records), "next": None, "results": records}
            (map_ / f"{naam}.json").write_text(json.dumps(inhoud), "utf-8")
        return draai(declaraties, map_.parent.parent, LEVERING, domein, tmp_path / "werk")

    return doe


def rol(nummer: int, soort: str, **wie: str) -> dict[str, Any]:
    return afgesloten().rollen[0] | {
        "uuid": f"rol-{nummer}",
        "betrokkeneType": soort,
        "betrokkeneIdentificatie": wie,
    }


def test_a_closed_case_with_its_outcome(laad: Laad) -> None:
    geleverd = afgesloten()
    zaak = geleverd.zaak
    uit = laad(geleverd).vraag(
        "select zaakidentificatie, datumeinde::varchar, archiefnominatie,"
        " datumvernietigingdossier::varchar, omschrijvingresultaat, vertrouwelijkheid"
        " from ggm_rgbz.zaak"
    )
    soort = next(z for z in ZAAKTYPEN if z.url == zaak["zaaktype"])
    namen = {soort.resultaattype(n): u.naam for n, u in enumerate(soort.uitkomsten)}
    assert uit == [
        (
            zaak["identificatie"],
            zaak["einddatum"],
            "N",
            zaak["archiefactiedatum"],
            namen[geleverd.resultaten[0]["resultaattype"]],
            zaak["vertrouwelijkheidaanduiding"],
        )
    ]


def test_status_type_and_case_share_their_keys(laad: Laad) -> None:
    uit = laad(afgesloten())
    [(statussen, zaken, typen)] = uit.vraag(
        "select count(*), count(z.zaak_id), count(t.statustype_id) from ggm_rgbz.status as s"
        " left join ggm_rgbz.zaak as z on z.zaak_id = s.heeft_zaak_id"
        " left join ggm_rgbz.statustype as t on t.statustype_id = s.is_van_statustype_id"
        "   and t.heeft_zaaktype_id = z.is_van_zaaktype_id"
    )
    assert statussen == zaken == typen == 3
    assert uit.vraag(
        "select count(*) from ggm_rgbz.status where indicatieiaatstgezettestatus = 'J'"
    ) == [(1,)]


def test_a_date_to_keep_a_case_for_ever_is_no_date_of_destruction(laad: Laad) -> None:
    geleverd = afgesloten()
    geleverd.zaak |= {"archiefnominatie": "blijvend_bewaren", "archiefactiedatum": "2036-01-01"}
    assert laad(geleverd).vraag(
        "select archiefnominatie, datumvernietigingdossier from ggm_rgbz.zaak"
    ) == [("J", None)]


def test_times_become_dutch_days(laad: Laad) -> None:
    geleverd = afgesloten()
    geleverd.zaak["laatsteBetaaldatum"] = "2026-06-30T22:30:00Z"
    geleverd.statussen = [geleverd.statussen[0] | {"datumStatusGezet": "2026-01-31T23:15:00Z"}]
    uit = laad(geleverd)
    assert uit.vraag("select datumlaatstebetaling::varchar from ggm_rgbz.zaak") == [("2026-07-01",)]
    assert uit.vraag("select datumstatusgezet::varchar from ggm_rgbz.status") == [("2026-02-01",)]


def test_a_case_is_known_by_organisation_and_number_together(laad: Laad) -> None:
    een, ander = afgesloten(), afgesloten()
    ander.zaak |= {"url": "https://elders.example/1", "uuid": "u2", "bronorganisatie": "000000012"}
    ander.statussen, ander.rollen, ander.resultaten = [], [], []
    assert laad(een, ander).vraag("select count(distinct zaak_id) from ggm_rgbz.zaak") == [(2,)]


@pytest.mark.parametrize("veld", ["identificatie", "bronorganisatie"])
@pytest.mark.parametrize("leeg", [None, "", "  "])
def test_a_case_without_number_or_organisation_is_rejected(
    laad: Laad, veld: str, leeg: str | None
) -> None:
    geleverd = afgesloten()
    geleverd.zaak[veld] = leeg
    uit = laad(geleverd)
    assert uit.vraag("select count(*) from ggm_rgbz.zaak") == [(0,)]
    assert uit.vraag(
        "select count(*) from kwaliteit.uitval where entiteit = 'ggm_rgbz.zaak' and soort = 'rij'"
    ) == [(1,)]
    # What belongs to it is kept, with a key that leads nowhere: a rule finds that.
    assert uit.vraag(
        "select count(*), count(heeft_zaak_id) from ggm_rgbz.status"
    ) == [(3, 3)]  # fmt: skip


def test_a_main_case_that_was_not_delivered_stays_visible(laad: Laad) -> None:
    geleverd = afgesloten()
    geleverd.zaak["hoofdzaak"] = "https://elders.example/zaken/1"
    uit = laad(geleverd)
    assert uit.vraag("select is_deelzaak_van_zaak_id is not null from ggm_rgbz.zaak") == [(True,)]
    assert uit.vraag(
        "select count(*) from ggm_rgbz.zaak as a semi join ggm_rgbz.zaak as b"
        " on b.zaak_id = a.is_deelzaak_van_zaak_id"
    ) == [(0,)]


def test_parties_are_told_apart_by_number_and_kind(laad: Laad) -> None:
    rollen = [
        rol(1, "natuurlijk_persoon", inpBsn="999990019", geslachtsnaam="Een"),
        rol(2, "natuurlijk_persoon", inpBsn="999990019", geslachtsnaam="Een"),
        # The RSIN equals that BSN, but this is somebody else.
        rol(3, "niet_natuurlijk_persoon", innNnpId="999990019", statutaireNaam="Twee B.V."),
        rol(4, "niet_natuurlijk_persoon", innNnpId="", kvkNummer="90000001", statutaireNaam="Drie"),
        rol(5, "natuurlijk_persoon", inpBsn="", anpIdentificatie="12", geslachtsnaam="Vier"),
        rol(6, "medewerker", identificatie="12", naam="Vijf"),
        rol(7, "organisatorische_eenheid", identificatie="12", naam="Zes"),
        rol(8, "vestiging", vestigingsNummer="000000000012"),
        rol(9, "natuurlijk_persoon", inpBsn="", geslachtsnaam="Onbekend"),
        rol(10, "buurman", inpBsn="999990019"),
    ]
    uit = laad(afgesloten(), rollen=rollen)
    betrokkenen = uit.vraag(
        "select identificatie, naam, is_natuurlijkpersoon_id is not null,"
        " is_nietnatuurlijkpersoon_id is not null, is_medewerker_id is not null,"
        " is_organisatorischeeenheid_id is not null from ggm_rgbz.betrokkene order by all"
    )
    assert betrokkenen == [
        ("000000000012", None, False, False, False, False),
        ("12", "Vijf", False, False, True, False),
        ("12", "Zes", False, False, False, True),
        ("90000001", "Drie", False, True, False, False),
        ("999990019", "Een", True, False, False, False),
        ("999990019", "Twee B.V.", False, True, False, False),
        ("anp:12", "Vier", False, False, False, False),
    ]
    assert uit.vraag("select count(distinct betrokkene_id) from ggm_rgbz.betrokkene") == [(7,)]
    assert uit.vraag("select count(*), count(betrokkene_id) from ggm_rgbz.kp_btrkkn_zk") == [
        (10, 8)
    ]
    assert uit.vraag(
        "select count(*) from kwaliteit.uitval where entiteit = 'ggm_rgbz.betrokkene'"
    ) == [(2,)]


def test_organisations_share_their_key_with_their_supertype(laad: Laad) -> None:
    rollen = [rol(1, "niet_natuurlijk_persoon", innNnpId=RSIN, statutaireNaam="Twee B.V.")]
    assert laad(afgesloten(), rollen=rollen).vraag(
        "select n.rsinnummer, p.naam, b.identificatie"
        " from ggm_rsgb.nietnatuurlijkpersoon as n"
        " join ggm_rsgb.rechtspersoon as p on p.rechtspersoon_id = n.nietnatuurlijkpersoon_id"
        " join ggm_rgbz.betrokkene as b on b.betrokkene_id = n.nietnatuurlijkpersoon_id"
    ) == [(RSIN, "Twee B.V.", RSIN)]


def test_without_the_brp_a_person_in_a_case_is_not_judged(laad: Laad) -> None:
    status = laad(afgesloten(), domein="zaken").status
    assert status["ZAAK-086"][0] == "niet_gemeten"
    gemeten = {regel for regel, (uit, _) in status.items() if uit != "niet_gemeten"}
    assert gemeten == set(status) - {"ZAAK-086"}
    assert {regel for regel, (_, fout) in status.items() if fout} == set()


def test_pages_of_a_list_are_one_table(declaraties: Declaraties, tmp_path: Path) -> None:
    map_ = tmp_path / "landing" / LEVERING / "zaken_zgw"
    een, ander = afgesloten(), afgesloten()
    ander.zaak |= {"url": "https://elders.example/2", "uuid": "u2", "identificatie": "Z-2"}
    map_.mkdir(parents=True)
    for nummer, geleverd in enumerate((een, ander), start=1):
        inhoud = {"count": 2, "next": None, "previous": None, "results": [geleverd.zaak]}
        (map_ / f"zaken-{nummer}.json").write_text(json.dumps(inhoud), "utf-8")
    uit = draai(declaraties, map_.parent.parent, LEVERING, None, tmp_path / "werk")
    assert uit.vraag(
        "select bestand, rijen_gelezen from kwaliteit.bronlevering order by 1"
    ) == [("zaken-1.json", 1), ("zaken-2.json", 1)]  # fmt: skip


@pytest.mark.parametrize(
    ("tekst", "dagen"),
    [
        ("P14D", "14"), ("P6W", "42"), ("P1W3D", "10"), ("P0D", "0"), ("P08W", "56"),
        ("P3M", "P3M"), ("P1Y", "P1Y"), ("P1Y2M10DT2H30M", "P1Y2M10DT2H30M"), ("PT36H", "PT36H"),
        ("P", "P"), ("8 weken", "8 weken"), ("P-1D", "P-1D"), ("", ""), (None, None),
    ],
)  # fmt: skip
def test_durations_in_whole_days(tekst: str | None, dagen: str | None) -> None:
    con = stel_in(duckdb.connect())
    laad_hulp(con)
    assert con.execute("select iso_duur_in_dagen(?)", [tekst]).fetchone() == (dagen,)
