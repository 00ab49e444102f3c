"""Reports of Signalen: what its exports mean in the GGM, and what becomes of bad records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from data_samples.generator.meldingen_rijen import Melding, graden, meldingen, termijnen
from data_samples.generator.wereld import maak_wereld
from tests.data_samples.meten import Uitkomst
from tests.pipelines.mappings.bronproef import csv_tekst, lees_echt, lever

BRON = "meldingen_signalen"
ALLE = meldingen(maak_wereld(100, 1), "2026-10-01")
KLAAR = next(m for m in ALLE if m.status == "o" and len(m.locaties) == 2)


def laad(werk: Path, melding: Melding, **wijziging: Any) -> Uitkomst:
    """One report, with other fields for its signal where asked."""

    def tekst(rijen: Any) -> str:
        return csv_tekst({k: "null" if v is None else v for k, v in r.items()} for r in rijen)

    bestanden = {
        "signals.csv": tekst([melding.signaal | wijziging]),
        "locations.csv": tekst(melding.locaties),
        "statuses.csv": tekst(melding.statussen),
        "categories.csv": tekst(melding.categorieen),
        "sla.csv": tekst(termijnen()),
    }
    return lever(BRON, bestanden, werk)


def test_a_solved_report_has_the_time_of_its_last_status_in_dutch_time(tmp_path: Path) -> None:
    uit = laad(tmp_path, KLAAR, created_at="2026-06-30 23:30:00.5+00", text='Gat,\nbij "de brug"\n')
    assert uit.vraag(
        "select datummelding::varchar, status, uitgevoerd, constatering, opmerkingen is null"
        " from ggm_beheer_openbare_ruimte.melding"
    ) == [
        ("2026-07-01 01:30:00.5", "Afgehandeld", True, 'Gat,\nbij "de brug"\n',
         KLAAR.signaal["text_extra"] is None)
    ]  # fmt: skip
    assert uit.vraag(
        "select afgehandeld, statuscode, datumaanmaak::varchar, datumafhandeling is not null"
        " from ggm_dienstverlening.aanvraagofmelding"
    ) == [("Ja", "o", "2026-07-01", True)]


def test_the_word_null_is_a_missing_value_also_in_text(tmp_path: Path) -> None:
    uit = laad(tmp_path, KLAAR, text="null", source="null")
    assert uit.vraag("select constatering from ggm_beheer_openbare_ruimte.melding") == [(None,)]
    assert uit.vraag("select kanaal from ggm_dienstverlening.aanvraagofmelding") == [(None,)]


def test_the_last_place_is_the_one_that_counts_and_earlier_ones_stay(tmp_path: Path) -> None:
    uit = laad(tmp_path, KLAAR)
    assert uit.vraag(
        "select locatieomschrijving, dwh_datumtijd_geldig_tot_met is null"
        " from ggm_dienstverlening.mor_aanvraagofmelding order by dwh_bronrij"
    ) == [(plek["address_text"], nummer == 1) for nummer, plek in enumerate(KLAAR.locaties)]


@pytest.mark.parametrize(("x", "y"), [(155_000, 463_000), (12_600, 381_200), (276_500, 577_000)])
def test_swapped_degrees_become_a_point_in_rd(tmp_path: Path, x: int, y: int) -> None:
    lengte, breedte = graden(x, y)
    plek = KLAAR.locaties[-1] | {"lat": f"{lengte:.7f}", "lng": f"{breedte:.7f}"}
    melding = Melding(**(vars(KLAAR) | {"locaties": (plek,)}))
    uit = laad(tmp_path, melding, location_id=plek["id"])
    [(punt,)] = uit.vraag("select locatie from ggm_beheer_openbare_ruimte.melding")
    gevonden = [float(deel) for deel in str(punt)[6:-1].split()]
    assert gevonden == pytest.approx([x, y], abs=1.0)


def test_categories_form_a_tree_and_a_new_term_is_a_new_version(tmp_path: Path) -> None:
    uit = laad(tmp_path, KLAAR)
    assert uit.vraag(
        "select h.naam, o.naam, o.toelichting, o.dwh_datumtijd_geldig_tot_met is null"
        " from ggm_dienstverlening.onderwerp as o join ggm_dienstverlening.onderwerp as h"
        " on h.onderwerp_id = o.hoofdonderwerp_onderwerp_id"
        " where o.naam = 'Container is vol' order by o.dwh_datumtijd_geldig_vanaf"
    ) == [
        ("Afval", "Container is vol", "Afhandelen binnen 3 werkdagen", False),
        ("Afval", "Container is vol", "Afhandelen binnen 2 werkdagen", True),
    ]
    assert uit.vraag(
        "select count(*), count(distinct naam) from ggm_dienstverlening.onderwerp"
        " where hoofdonderwerp_onderwerp_id is null"
    ) == [(4, 4)]


def test_a_report_without_a_number_and_a_place_without_a_report_are_rejected(
    tmp_path: Path,
) -> None:
    melding = Melding(**(vars(KLAAR) | {"locaties": (KLAAR.locaties[0] | {"_signal_id": ""},)}))
    uit = laad(tmp_path, melding, id="")
    redenen = uit.vraag(
        "select entiteit, reden from kwaliteit.uitval where soort = 'rij' order by 1"
    )
    assert redenen == [
        ("ggm_dienstverlening.aanvraagofmelding",
         "Nummer ontbreekt: zonder nummer is deze melding niet te herkennen."),
        ("ggm_dienstverlening.mor_aanvraagofmelding",
         "Nummer van de melding ontbreekt: deze locatie hoort nergens bij."),
    ]  # fmt: skip


def test_a_date_that_is_not_in_the_calendar_is_left_out_and_told(tmp_path: Path) -> None:
    uit = laad(tmp_path, KLAAR, created_at="2026-02-30 10:00:00+00")
    assert uit.vraag("select datummelding from ggm_beheer_openbare_ruimte.melding") == [(None,)]
    assert ("datummelding",) in uit.vraag("select kolom from kwaliteit.uitval")


@pytest.mark.shared
def test_the_real_categories_are_read_byte_for_byte(shared: Path, tmp_path: Path) -> None:
    pad = shared / "samples/mor_signalen/categories.json"
    kolommen = ("model", "pk", "fields.name", "fields.slug", "fields.parent", "fields.handling")
    uit = lees_echt(
        {"soort": "json", "pad": {"categorie": "item"}}, {"categorie": kolommen}, [pad], tmp_path
    )
    echt = json.loads(pad.read_bytes())
    assert uit.vraag(
        "select pk, fields_name, fields_slug from bron.echt_categorie order by _regelnummer"
    ) == [(str(r["pk"]), r["fields"].get("name"), r["fields"].get("slug")) for r in echt]
    assert uit.vraag("select count(*) from kwaliteit.uitval") == [(0,)]


@pytest.mark.shared
def test_real_reports_keep_their_text_and_numbers(shared: Path, tmp_path: Path) -> None:
    map_ = shared / "samples/mor_signalen/voorbeeld_meldingen"
    paden = [map_ / naam for naam in ("create_initial.json", "create_initial_public.json")]
    kolommen = ("text", "text_extra", "location.geometrie.coordinates", "reporter.phone")
    uit = lees_echt(
        {"soort": "json", "pad": {"melding": ""}}, {"melding": kolommen}, paden, tmp_path
    )
    echt = [json.loads(pad.read_bytes(), parse_float=str) for pad in paden]
    assert uit.vraag(
        "select text, text_extra, reporter_phone from bron.echt_melding order by _bestand"
    ) == [(r["text"], r["text_extra"], r["reporter"]["phone"]) for r in echt]
    [(punten,)] = uit.vraag("select list(location_geometrie_coordinates) from bron.echt_melding")
    for punt, record in zip(sorted(punten), echt, strict=True):  # type: ignore[call-overload]
        assert all(graad in punt for graad in record["location"]["geometrie"]["coordinates"])
