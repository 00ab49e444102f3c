"""A proposal as the text of a contract, with the reason and score of each part as comment.

Belongs here: YAML as people read it. Does not belong here: what is proposed (`kolommen`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from pipelines.bronvoorstel.kolommen import Kolomvoorstel
from pipelines.bronvoorstel.namen import komma, yaml_tekst
from pipelines.bronvoorstel.voorstel import Voorstel


def contracttekst(voorstel: Voorstel) -> str:
    """The contract as YAML."""
    return "\n".join(_regels(voorstel)) + "\n"


def _regels(v: Voorstel) -> Iterator[str]:
    heel = "het hele bestand" if v.monster.compleet else "de eerste records"
    yield f"# Voorstel, gemaakt uit {heel} ({v.monster.rijen} records). Achter elk voorstel staan"
    yield "# de reden en de score (0 tot 1). Kijk alles na, en beslis wat achter BESLIS staat."
    for opmerking in v.monster.opmerkingen:
        yield f"# {opmerking}"
    yield "apiVersion: v3.1.0"
    yield "kind: DataContract"
    yield f"id: {v.bron}"
    yield f"name: {yaml_tekst(v.titel)}"
    yield "version: 0.1.0"
    yield "status: draft  # BESLIS: active, als dit contract is afgesproken"
    yield f"domain: {v.domein}"
    yield "description:"
    yield "  purpose: Nog te bepalen.  # BESLIS: waarvoor zijn deze gegevens (doelbinding)?"
    yield "  limitations: Nog te bepalen.  # BESLIS: waarvoor niet?"
    yield "  usage: Kwaliteit van de registratie bewaken."
    yield "team:"
    yield "  name: nog_te_bepalen  # BESLIS: welk team levert en herstelt?"
    yield "  members:"
    yield "    - {username: nog-te-bepalen, role: Gegevenseigenaar}  # BESLIS: wie is eigenaar?"
    yield from _bewaren(v)
    yield "customProperties:"
    yield "  - property: nl.waterpas.formaat"
    yield f"    value: {_formaat(v)}"
    yield "schema:"
    yield f"  - name: {v.object}"
    yield "    physicalType: table"
    if v.doel is None:
        yield "    # voorstel: blijft in bron, want geen objecttype van het GGM past goed genoeg."
        yield "    customProperties: [{property: nl.waterpas.bestemming, value: bron}]"
    yield "    dataGranularityDescription: een rij per record  # BESLIS: een rij waarvan?"
    if not v.sleutel.kolommen:
        yield f"    # BESLIS: waaraan is een record te herkennen? {v.sleutel.reden}."
    yield "    properties:"
    for kolom in v.kolommen:
        yield from _kolom(kolom, v)


def _bewaren(v: Voorstel) -> Iterator[str]:
    datums = [k.naam for k in v.kolommen if k.type.logisch in ("date", "timestamp")]
    element = f"{v.object}.{datums[0] if datums else '<datumkolom>'}"
    yield "# BESLIS: hoe lang worden deze gegevens bewaard, en vanaf welke datum? Bijvoorbeeld:"
    yield "# slaProperties:"
    yield f"#   - {{property: retention, value: 7, unit: y, element: {element}}}"


def _formaat(v: Voorstel) -> str:
    waarde = v.monster.formaat.model_dump(exclude_defaults=True)
    if v.monster.formaat.soort == "csv":
        waarde |= {
            "scheidingsteken": waarde.get("scheidingsteken", ";"),
            "codering": waarde.get("codering", "utf-8"),
            "decimaalteken": "." if any(k.type.vorm == "punt" for k in v.kolommen) else ",",
        }
    return json.dumps(waarde, ensure_ascii=False)


def _kolom(kolom: Kolomvoorstel, v: Voorstel) -> Iterator[str]:
    p = kolom.profiel
    yield f"      - name: {kolom.naam}"
    if kolom.naam != kolom.geleverd:
        yield f"        physicalName: {json.dumps(kolom.geleverd, ensure_ascii=False)}"
    waarom = _voorstel(kolom.type.reden, kolom.type.score)
    yield f"        logicalType: {kolom.type.logisch}{waarom}"
    if kolom.verplicht:
        gevuld = f"{100 * p.deel_gevuld:.1f} % gevuld".replace(".", ",")
        yield f"        required: true{_voorstel(gevuld, p.deel_gevuld)}"
    if kolom.sleutel:
        yield f"        primaryKey: true{_voorstel(v.sleutel.reden, v.sleutel.score)}"
        yield f"        primaryKeyPosition: {kolom.sleutel}"
    prv, oordeel = kolom.privacy, kolom.oordeel
    yield f"        classification: {prv.klasse}{_voorstel(prv.reden, prv.score)}"
    if oordeel.soort is not None:
        yield f"        #{_voorstel(oordeel.reden, oordeel.score).removeprefix('  #')}"
    elif oordeel.twijfel is not None:
        t = oordeel.twijfel
        deel = 100 * p.soorten[t.id] / p.verschillend if p.verschillend else 0
        yield f"        # BESLIS: heet naar een {t.titel}, maar slechts {deel:.0f} % voldoet."
    avg = [f"soort: {prv.soort}"]
    if oordeel.soort is not None:
        avg.append(f"identificator: {oordeel.soort.id}")
    if kolom.vrije_tekst:
        avg.append("vrije_tekst: true")
    yield f"        customProperties: [{{property: nl.avg, value: {{{', '.join(avg)}}}}}]"


def _voorstel(reden: str, score: float) -> str:
    return f"  # voorstel: {reden} ({komma(score)})"
