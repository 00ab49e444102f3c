"""The subsidy register: what a delivered value means in the GGM, and a real register."""

from __future__ import annotations

import csv
import io
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from data_samples.generator.subsidie_rijen import KOPPEN, Dossier
from pipelines.declaraties import Declaraties
from tests.data_samples.meten import Uitkomst
from tests.pipelines.mappings.kleine_bron import alleen, eigen, lever

DOSSIER: Dossier = dict.fromkeys(KOPPEN, "") | {
    "Dossiernummer": "SUB-2026-00001",
    "RSIN aanvrager": "000000012",
    "Project": "Buurttuin",
    "Regeling": "Regeling buurten",
    "Thema": "Leefbaarheid",
    "Jaar": "2026",
    "Periodiciteit": "Eenmalig",
    "Datum aanvraag": "1-9-2026",
    "Aangevraagd": "€ 15.000",
    "Status": "Aangevraagd",
}


@pytest.fixture(scope="module")
def declaraties() -> Declaraties:
    return alleen("subsidieregister", "subsidies")


def _lever(declaraties: Declaraties, werk: Path, *dossiers: Dossier) -> Uitkomst:
    tekst = io.StringIO()
    schrijver = csv.DictWriter(tekst, KOPPEN, delimiter=";")
    schrijver.writeheader()
    schrijver.writerows(dossiers)
    return lever(declaraties, {"r.csv": tekst.getvalue().encode("cp1252")}, werk, "subsidies")


def test_amounts_are_read_as_people_type_them(declaraties: Declaraties, tmp_path: Path) -> None:
    bedragen = {
        "€ 15.000": Decimal("15000.00"),
        "€ 1.250,50": Decimal("1250.50"),
        "1250,-": Decimal("1250.00"),
        "€ 0": Decimal("0.00"),
        "": None,
        "vijftien": None,
    }
    dossiers = [
        DOSSIER | {"Dossiernummer": f"SUB-2026-{nummer:05d}", "Aangevraagd": bedrag}
        for nummer, bedrag in enumerate(bedragen)
    ]
    uit = _lever(declaraties, tmp_path, *dossiers)
    assert uit.vraag(
        "select aangevraagdbedrag from ggm_subsidies.subsidieaanvraag order by kenmerk"
    ) == [(bedrag,) for bedrag in bedragen.values()]
    assert ("SUB-005", "SUB-2026-00005") in uit.afwijkingen()


def test_a_file_without_decision_has_no_decision_and_one_with_a_decision_has(
    declaraties: Declaraties, tmp_path: Path
) -> None:
    beslist = DOSSIER | {
        "Dossiernummer": "SUB-2026-00002",
        "Project": "Jeugdorkest",
        "Datum besluit": "20-09-2026",
        "Beschikkingsnummer": "BES-2",
        "Besluit": "Afgewezen",
        "Verleend": "€ 0",
    }
    uit = _lever(declaraties, tmp_path, DOSSIER, beslist)
    assert uit.vraag(
        "select b.beschikkingsnummer, b.beschiktbedrag, a.kenmerk, p.naam, s.naam"
        " from ggm_subsidies.subsidiebeschikking as b join ggm_subsidies.subsidieaanvraag as a"
        " on a.mondt_uit_subsidiebeschikking_id = b.subsidiebeschikking_id"
        " join ggm_subsidies.subsidie as d on d.subsidie_id = b.betreft_subsidie_id"
        " join ggm_subsidies.subsidieprogramma as p"
        " on p.subsidieprogramma_id = d.gaat_over_subsidieprogramma_id"
        " join ggm_subsidies.sector as s on s.sector_id = d.valt_binnen_sector_id"
    ) == [("BES-2", Decimal("0.00"), "SUB-2026-00002", "Regeling buurten", "Leefbaarheid")]
    assert uit.afwijkingen() == set()


def test_a_file_without_number_is_rejected(declaraties: Declaraties, tmp_path: Path) -> None:
    uit = _lever(declaraties, tmp_path, DOSSIER, DOSSIER | {"Dossiernummer": ""})
    [(reden,)] = uit.vraag("select reden from kwaliteit.uitval")
    assert str(reden).startswith("Dossiernummer ontbreekt")
    assert uit.vraag("select count(*) from ggm_subsidies.subsidie") == [(1,)]


CONTRACT = """
apiVersion: v3.1.0
kind: DataContract
id: rijkssubsidies
name: Subsidies van ministeries (CSV)
version: 1.0.0
status: active
domain: subsidies
description: {purpose: Proef., limitations: Proef., usage: Proef.}
team: {name: proef, members: [{username: proef, role: Gegevenseigenaar}]}
customProperties:
  - {property: nl.waterpas.formaat, value: {soort: csv, scheidingsteken: ","}}
schema:
  - name: subsidie
    physicalType: table
    properties:
      - {name: overheid, physicalName: Overheid}
      - {name: regeling, physicalName: Regeling}
      - {name: ontvanger, physicalName: Ontvanger}
      - {name: beleid, physicalName: Beleid}
      - {name: realisatie, physicalName: Realisatie}
      - {name: jaar, physicalName: Jaar}
"""
MAPPING = """-- doel: ggm_subsidies.subsidie
-- bron: rijkssubsidies
-- beschrijving: Een register met een andere indeling.
select _rij as dwh_bronrij, sleutel('subsidie', _rij) as subsidie_id,
    realisatie as subsidievaststellingbedrag, regeling as onderwerp
from bron.rijkssubsidies_subsidie
"""


@pytest.mark.shared
def test_a_real_register_arrives_whole(shared: Path, tmp_path: Path) -> None:
    pad = shared / "samples/subsidies/subsidiesministeries2015.csv"
    declaraties = eigen(tmp_path, "rijkssubsidies", CONTRACT, {"subsidie": MAPPING})
    uit = lever(declaraties, {pad.name: pad.read_bytes()}, tmp_path)
    with pad.open(encoding="utf-8", newline="") as bestand:
        [kop, *echt] = csv.reader(bestand)
    velden = ", ".join(f"coalesce({naam.lower()}, '')" for naam in kop)
    gelezen = uit.vraag(f"select {velden} from bron.rijkssubsidies_subsidie order by _rij")
    geweigerd = uit.vraag("select regelnummer, reden from kwaliteit.uitval where kolom is null")
    heel = [tuple(rij) for rij in echt if len(rij) == len(kop)]
    assert Counter(gelezen) == Counter(heel)
    assert len(gelezen) + len(geweigerd) == len(echt) > 1_000
    assert all(str(reden).startswith("Dit record heeft") for _, reden in geweigerd)
    [(geladen, som)] = uit.vraag(
        "select count(*), sum(subsidievaststellingbedrag) from ggm_subsidies.subsidie"
    )
    assert geladen == len(gelezen)
    bedragen = [Decimal(rij[4]) for rij in heel if rij[4]]
    passend = [bedrag for bedrag in bedragen if int(bedrag.as_tuple().exponent) >= -2]
    assert som == sum(passend)
    [(te_precies,)] = uit.vraag("select count(*) from kwaliteit.uitval where soort = 'waarde'")
    assert te_precies == len(bedragen) - len(passend)
