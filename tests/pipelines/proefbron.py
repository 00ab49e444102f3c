"""A small source: its contract, the columns of its tables, and a mapping."""

from __future__ import annotations

CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: proef
name: Proefbron
version: 1.0.0
status: active
domain: proef
customProperties:
  - {property: nl.waterpas.formaat, value: {soort: json, pad: {persoon: p.item, kind: k.item}}}
schema:
  - name: persoon
    properties:
      - {name: bsn}
      - {name: naam}
      - {name: geboren}
      - {name: bouwjaar}
      - {name: begin}
      - {name: tijd}
      - {name: lijst}
  - name: kind
    customProperties: [{property: nl.waterpas.bestemming, value: bron}]
    properties:
      - {name: bsn_ouder}
      - {name: naam}
"""

KOLOMMEN = {
    "proef_persoon": ["bsn", "naam", "geboren", "bouwjaar", "begin", "tijd", "lijst"],
    "proef_kind": ["bsn_ouder", "naam"],
}

PAND = """\
-- doel: ggm_bag.pand
-- bron: proef
-- beschrijving: Elk record is een pand.
select
    _rij                     as dwh_bronrij,
    sleutel('pand', bsn)     as pand_id,
    bsn                      as identificatie,
    naam                     as status,
    bouwjaar                 as oorspronkelijkbouwjaar,
    begin                    as begingeldigheid,
    tijd                     as documentdatum
from bron.proef_persoon
"""
