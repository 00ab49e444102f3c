"""The mappings of customer contact: what a delivered value means in the GGM."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipelines.contract.laden import load_contract
from pipelines.declaraties import Declaraties, laad_declaraties
from tests.data_samples.meten import Uitkomst, draai

LEVERING = "2026-10-01"
CONTRACT = Path(__file__).parents[3] / "pipelines" / "sources" / "klantcontacten.yaml"
ONTVANGST = "datumontvangstklacht"
CONTACT = {
    "nummer": "00040001",
    "kanaal": "Telefoon",
    "onderwerp": "Paspoort",
    "inhoud": "Vraag over een café",
    "plaatsgevondenOp": "2026-06-30T22:30:00Z",
    "beeindigdOp": "2026-07-01T00:36:00+02:00",
    "klant": {"burgerservicenummer": "000000012"},
    "medewerker": {"identificatie": "M001"},
    "telefonie": {"wachttijd": 60, "spreektijd": 240, "nawerktijd": 60, "totaal": 360},
}
Laad = Callable[..., Uitkomst]


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    alle = laad_declaraties()
    return replace(
        alle,
        contracten={"klantcontacten": alle.contracten["klantcontacten"]},
        mappings=tuple(m for m in alle.mappings if m.bron == "klantcontacten"),
        suites=(),
    )


@pytest.fixture
def laad(declaraties: Declaraties, tmp_path: Path) -> Laad:
    def doe(**bestanden: list[dict[str, Any]]) -> Uitkomst:
        map_ = tmp_path / "landing" / LEVERING / "klantcontacten"
        map_.mkdir(parents=True)
        for naam, records in bestanden.items():
            (map_ / f"{naam}.json").write_text(json.dumps({"results": records}), "utf-8")
        return draai(declaraties, map_.parent.parent, LEVERING, None, tmp_path / "werk")

    return doe


def test_a_telephone_call_is_a_contact_and_a_call(laad: Laad) -> None:
    assert laad(klantcontacten=[CONTACT]).vraag(
        "select k.kanaal, k.starttijd::varchar, k.eindtijd::varchar, k.tijdsduur, k.notitie,"
        " t.totalewachttijd, t.totalespreektijd, t.afhandeltijdnagesprek, o.onderwerp,"
        " k.heeft_klantcontacten_betrokkene_id"
        " = cast(md5_number_lower('persoon:000000012') >> 1 as bigint)"
        " from ggm_rgbz.klantcontact as k"
        " join ggm_dienstverlening.telefoontje as t"
        " on t.telefoontje_id = k.mondt_uit_in_telefoontje_id"
        " join ggm_dienstverlening.telefoononderwerp as o"
        " on o.telefoononderwerp_id = k.heeft_telefoononderwerp_id"
    ) == [
        ("telefonisch", "2026-07-01 00:30:00", "2026-07-01 00:36:00", 360, "Vraag over een café",
         60, 240, 60, "Paspoort", True)
    ]  # fmt: skip


def test_contact_without_telephone_and_with_an_unknown_channel(laad: Laad) -> None:
    los = {"nummer": "2", "onderwerp": "paspoort", "plaatsgevondenOp": "2026-07-01T09:00:00Z"}
    uit = laad(klantcontacten=[los | {"kanaal": "Chat"}, los | {"nummer": "3", "kanaal": "Fax"}])
    assert uit.vraag("select kanaal from ggm_rgbz.klantcontact order by 1") == [
        ("Fax",),
        ("internet",),
    ]
    assert uit.vraag("select * from ggm_dienstverlening.telefoontje") == []


def test_appointment_with_its_status_and_contact(laad: Laad) -> None:
    afspraak = {
        "nummer": "A1", "onderwerp": "Paspoort", "status": "Voltooid", "klantcontact": "00040001",
        "gemaaktOp": "2026-06-01T10:00:00+02:00", "begin": "2026-06-30", "einde": "vanmiddag",
    }  # fmt: skip
    uit = laad(afspraken=[afspraak], klantcontacten=[CONTACT])
    assert uit.vraag(
        "select s.status, a.starttijdgepland::varchar, a.eindtijdgepland, k.tijdsduur"
        " from ggm_dienstverlening.balieafspraak as a"
        " join ggm_dienstverlening.afspraakstatus as s"
        " on s.afspraakstatus_id = a.heeft_afspraakstatus_id"
        " join ggm_rgbz.klantcontact as k on k.klantcontact_id = a.mondt_uit_in_klantcontact_id"
    ) == [("Voltooid", "2026-06-30 00:00:00", None, 360)]
    assert uit.vraag("select soort, kolom from kwaliteit.uitval") == [("waarde", "eindtijdgepland")]


def test_a_complaint_leaves_its_text_in_the_source(laad: Laad) -> None:
    klacht = {
        "nummer": "K1", "status": "Gesloten", "onderwerp": "Bejegening", "kanaal": "Brief",
        "ontvangenOp": "2026-05-01", "afgehandeldOp": "2026-06-01", "omschrijving": "Niet netjes.",
        "klager": {"burgerservicenummer": "000000012"},
    }  # fmt: skip
    uit = laad(klachten=[klacht, klacht | {"nummer": None}])
    assert uit.vraag(
        "select identificatie, soort, afgehandeld, datumafhandeling::varchar"
        " from ggm_dienstverlening.aanvraagofmelding"
    ) == [("K1", "Klacht", "Ja", "2026-06-01")]
    assert uit.vraag("select soort, reden from kwaliteit.uitval") == [
        ("rij", "Nummer ontbreekt: deze klacht is niet te herkennen.")
    ]


@pytest.mark.shared
def test_real_contacts_are_read_with_the_shipped_contract(
    declaraties: Declaraties, shared: Path, tmp_path: Path
) -> None:
    bron = shared / "samples" / "amsterdam_backend_mocks" / "salesforce-contactmomenten.json"
    map_ = tmp_path / "landing" / LEVERING / "klantcontacten"
    map_.mkdir(parents=True)
    shutil.copy(bron, map_ / "klantcontacten.json")
    uit = draai(declaraties, tmp_path / "landing", LEVERING, None, tmp_path / "werk")
    echt = json.loads(bron.read_text("utf-8"))["results"]
    assert uit.vraag(
        "select nummer, kanaal, onderwerp, begin from bron.klantcontacten_contact order by _rij"
    ) == [(r["nummer"], r["kanaal"], r["onderwerp"], r["plaatsgevondenOp"]) for r in echt]
    assert uit.vraag("select count(*), count(starttijd) from ggm_rgbz.klantcontact") == [
        (len(echt), len(echt))
    ]
    assert uit.vraag("select * from kwaliteit.uitval") == []


def _ander_contract(pad: Path) -> Path:
    """The shipped contract, with the names that another system gives to complaints."""
    tekst = CONTRACT.read_text("utf-8").replace("klacht: results.item", "klacht: List.item")
    voor, klacht = tekst.split("  - name: klacht\n")
    for oud, naam in {"ontvangenOp": ONTVANGST, "afgehandeldOp": "finishedon"}.items():
        klacht = klacht.replace(f"physicalName: {oud}", f"physicalName: klacht_{naam}.value")
    for kolom, naam in {"nummer": "id", "status": "status", "omschrijving": "omschrijving"}.items():
        regel = f"- name: {kolom}\n"
        klacht = klacht.replace(regel, f"{regel}        physicalName: klacht_{naam}.value\n")
    pad.write_text(f"{voor}  - name: klacht\n{klacht}", "utf-8")
    return pad


@pytest.mark.shared
def test_real_complaints_in_another_form_are_accounted_for(
    declaraties: Declaraties, shared: Path, tmp_path: Path
) -> None:
    """Another system, so another contract; its dates are no ISO dates, which uitval says."""
    bron = shared / "samples" / "amsterdam_backend_mocks" / "klachten.json"
    eigen_contract = load_contract(_ander_contract(tmp_path / "klantcontacten.yaml"))
    map_ = tmp_path / "landing" / LEVERING / "klantcontacten"
    map_.mkdir(parents=True)
    shutil.copy(bron, map_ / "klachten.json")
    anders = replace(declaraties, contracten={"klantcontacten": eigen_contract})
    uit = draai(anders, tmp_path / "landing", LEVERING, None, tmp_path / "werk")
    echt = json.loads(bron.read_text("utf-8"))["List"]
    assert uit.vraag(
        "select nummer, omschrijving, ontvangen_op from bron.klantcontacten_klacht order by _rij"
    ) == [
        tuple(r[f"klacht_{deel}"]["value"] for deel in ("id", "omschrijving", ONTVANGST))
        for r in echt
    ]
    [(geladen,)] = uit.vraag("select count(*) from ggm_dienstverlening.aanvraagofmelding")
    [(geweigerd,)] = uit.vraag("select count(*) from kwaliteit.uitval where soort = 'rij'")
    assert (geladen, geweigerd) == (len(echt), 0)
    assert uit.vraag(
        "select kolom, count(*) from kwaliteit.uitval where soort = 'waarde' group by 1 order by 1"
    ) == [
        ("datumaanmaak", sum(r[f"klacht_{ONTVANGST}"]["value"] != "" for r in echt)),
        ("datumafhandeling", sum(r["klacht_finishedon"]["value"] != "" for r in echt)),
    ]
