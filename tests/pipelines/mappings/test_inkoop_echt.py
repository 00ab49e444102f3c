"""Real files about purchases: invoices over OData, and a list of organisations that buy."""

from __future__ import annotations

import csv
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from tests.pipelines.mappings.kleine_bron import eigen, lever

pytestmark = pytest.mark.shared

KOP = """
apiVersion: v3.1.0
kind: DataContract
id: proef
name: Proef
version: 1.0.0
status: active
domain: inkoop
description: {purpose: Proef., limitations: Proef., usage: Proef.}
team: {name: proef, members: [{username: proef, role: Gegevenseigenaar}]}
"""
ODATA = (
    KOP
    + """
customProperties:
  - {property: nl.waterpas.formaat,
     value: {soort: json, pad: {factuur: feed.entry.item.content.properties}}}
schema:
  - name: factuur
    properties:
      - {name: nummer, physicalName: AccountingDocument}
      - {name: geboekt, physicalName: PostingDate}
      - {name: vervalt, physicalName: NetDueDate}
      - {name: bedrag, physicalName: AmountInBalanceTransacCrcy}
      - {name: kenmerk, physicalName: DocumentReferenceID}
"""
)
FACTUUR = """-- doel: ggm_financien.factuur
-- bron: proef
-- beschrijving: Facturen zoals een financieel systeem ze over OData geeft.
select _rij as dwh_bronrij, sleutel2('factuur', nummer, kenmerk) as factuur_id, nummer as code,
    datum_van_tijdstip(geboekt) as datumfactuur, datum_van_tijdstip(vervalt) as betaalbaarper,
    bedrag as factuurbedragexclusiefbtw,
    case when sleutel2('factuur', nummer, kenmerk) is null then 'Nummer of kenmerk ontbreekt.' end
        as _reden
from bron.proef_factuur
"""
LIJST = (
    KOP
    + """
customProperties:
  - {property: nl.waterpas.formaat, value: {soort: csv, scheidingsteken: ","}}
schema:
  - name: dienst
    properties:
      - {name: naam, physicalName: AD officiele benaming}
      - {name: nummer, physicalName: Nationale identificatie / Aansluitnummer}
      - {name: straat, physicalName: AD vestigingsadres}
      - {name: plaats, physicalName: AD plaats}
      - {name: postcode, physicalName: AD postcode}
      - {name: land, physicalName: AD land}
      - {name: site, physicalName: Internetadres aanbestedende dienst}
"""
)
RECHTSPERSOON = """-- doel: ggm_rsgb.rechtspersoon
-- bron: proef
-- beschrijving: Diensten die aanbesteden.
select _rij as dwh_bronrij, sleutel('dienst', _rij) as rechtspersoon_id, naam, nummer as kvknummer,
    adresregel(straat, null, null, null, postcode_nl(postcode), plaats) as adresbinnenland
from bron.proef_dienst
"""


@pytest.mark.parametrize("naam", ["afis_openstaande-facturen", "afis_afgehandelde-facturen"])
def test_invoices_over_odata_arrive_whole(shared: Path, tmp_path: Path, naam: str) -> None:
    inhoud = (shared / f"samples/amsterdam_backend_mocks/{naam}.json").read_bytes()
    echt = [
        entry["content"]["properties"]
        for entry in json.loads(inhoud, parse_float=Decimal)["feed"]["entry"]
    ]
    uit = lever(
        eigen(tmp_path, "proef", ODATA, {"factuur": FACTUUR}), {f"{naam}.json": inhoud}, tmp_path
    )
    gelezen = uit.vraag("select nummer, kenmerk, bedrag from bron.proef_factuur order by _rij")
    velden = ("AccountingDocument", "DocumentReferenceID", "AmountInBalanceTransacCrcy")
    assert gelezen == [
        tuple(None if r.get(veld) is None else str(r[veld]) for veld in velden) for r in echt
    ]
    geweigerd = uit.vraag("select reden from kwaliteit.uitval where kolom is null")
    [(geladen, som)] = uit.vraag(
        "select count(*), sum(factuurbedragexclusiefbtw) from ggm_financien.factuur"
    )
    assert geladen + len(geweigerd) == len(echt) > 0
    zonder = [r for r in echt if not str(r["DocumentReferenceID"]).strip()]
    assert geweigerd == [("Nummer of kenmerk ontbreekt.",)] * len(zonder)
    bedragen = [
        Decimal(r["AmountInBalanceTransacCrcy"])
        for r in echt
        if r not in zonder and "AmountInBalanceTransacCrcy" in r
    ]
    assert (som or 0) == sum(bedragen)


def test_a_list_of_organisations_arrives_byte_for_byte(shared: Path, tmp_path: Path) -> None:
    pad = shared / "samples/inkoop/aanbestedende_diensten_2010-2016.csv"
    with pad.open(encoding="utf-8", newline="") as bestand:
        [_, *echt] = csv.reader(bestand)
    declaraties = eigen(tmp_path, "proef", LIJST, {"rechtspersoon": RECHTSPERSOON})
    uit = lever(declaraties, {pad.name: pad.read_bytes()}, tmp_path)
    velden = ("naam", "nummer", "straat", "plaats", "postcode", "land", "site")
    gelijk = ", ".join(f"coalesce({veld}, '')" for veld in velden)
    gelezen = uit.vraag(f"select {gelijk} from bron.proef_dienst order by _rij")
    assert Counter(gelezen) == Counter(tuple(rij) for rij in echt)
    assert uit.vraag("select count(*) from ggm_rsgb.rechtspersoon") == [(len(echt),)]
    assert uit.vraag("select count(*) from kwaliteit.uitval") == [(0,)]
