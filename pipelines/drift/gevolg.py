"""Which columns hold nothing that a rule may be measured on, because of drift.

Belongs here: from columns of a source, by way of the lineage of mappings, to columns of the GGM.
Does not belong here: finding drift, and which columns a rule reads (`expectations.leeskolommen`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import duckdb

from ggm_schema.naming import quote_relatie
from pipelines.drift.model import ONMEETBAAR
from pipelines.mapping.laden import REDEN
from pipelines.mapping.laden import Mapping as Afbeelding
from pipelines.warehouse.runbestand import getal

# Stands for every column of a relation.
ALLE = "*"
Geraakt = dict[str, dict[str, str]]
_WOORD = {
    "ontbreekt": "niet geleverd",
    "hernoemd": "vermoedelijk onder een andere naam geleverd",
    "type": "in een andere vorm geleverd dan afgesproken",
}


def geraakte_kolommen(
    con: duckdb.DuckDBPyConnection, mappings: Iterable[Afbeelding], run_id: str
) -> Geraakt:
    """Relation → column → why it cannot be judged. Column `*` is every column of the relation.

    Call it when the tables of the GGM are filled: a source of which all records are rejected,
    because the column of their key changed, leaves nothing to judge at all.
    """
    rijen = con.execute(
        "select bron, tabel, kolom, soort from kwaliteit.drift"
        " where run_id = ? and list_contains(?, soort) order by all",
        [run_id, list(ONMEETBAAR)],
    ).fetchall()
    gevonden: Geraakt = defaultdict(dict)
    for bron, tabel, kolom, soort in rijen:
        gevonden[f"bron.{tabel}"][kolom] = (
            f"Niet gemeten: de kolom {kolom} van de bron {bron} is {_WOORD[soort]}."
        )
    weg = {relatie: dict(kolommen) for relatie, kolommen in gevonden.items()}
    for mapping in mappings:
        redenen = _redenen(mapping, weg)
        kop = redenen.get(mapping.sleutel) or redenen.get(REDEN)
        if kop is not None and _niets_gevuld(con, mapping):
            gevonden[mapping.doel].setdefault(ALLE, kop)
        for kolom, reden in redenen.items():
            if kolom not in (mapping.sleutel, REDEN):
                gevonden[mapping.doel].setdefault(kolom, reden)
    return dict(gevonden)


def _redenen(mapping: Afbeelding, weg: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Column that the mapping fills → why, for each that comes from a changed one."""
    if not weg.keys() & set(mapping.brontabellen):
        return {}
    return {
        doel: weg[tabel][kolom]
        for doel, bronnen in mapping.herkomst.items()
        for tabel, kolom in bronnen
        if kolom in weg.get(tabel, {})
    }


def _niets_gevuld(con: duckdb.DuckDBPyConnection, mapping: Afbeelding) -> bool:
    return not getal(
        con,
        f"select count(*) from {quote_relatie(mapping.doel)} where dwh_bronsysteem = ?",
        [mapping.bron],
    )
