"""What is known of relations before a run: their columns and types.

Belongs here: the GGM, our own SQL files, code lists. Does not belong here: reading data.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import sqlglot
from sqlglot import exp

from ggm_schema.model import Catalogus

MAP = Path(__file__).parent


@dataclass(frozen=True)
class Kennis:
    """Columns of relations: from the GGM, from our own SQL files, and what the caller adds.

    Attributes:
        catalogus: the GGM.
        extra: relation → columns, for relations that a run makes itself (``bron.…``).
    """

    catalogus: Catalogus
    extra: Mapping[str, Collection[str]] = field(default_factory=dict)

    @cached_property
    def _eigen(self) -> dict[str, dict[str, str]]:
        eigen: dict[str, dict[str, str]] = {}
        for pad in sorted(MAP.glob("*.sql")):
            for tabel in sqlglot.parse(pad.read_text(encoding="utf-8"), dialect="duckdb"):
                if isinstance(tabel, exp.Create) and isinstance(tabel.this, exp.Schema):
                    velden = tabel.this.find_all(exp.ColumnDef)
                    naam = f"{tabel.this.this.db}.{tabel.this.this.name}"
                    eigen[naam] = {v.name: v.args["kind"].sql("duckdb").upper() for v in velden}
        return eigen

    def kolommen(self, relatie: str) -> Mapping[str, str] | None:
        """Column → type (empty text when only the name is known)."""
        if relatie in self.extra:
            return dict.fromkeys(self.extra[relatie], "")
        if relatie in self._eigen:
            return self._eigen[relatie]
        if relatie.startswith("referentie."):
            return {"code": "VARCHAR", "omschrijving": "VARCHAR"} | dict.fromkeys(
                ("geldig_vanaf", "geldig_tot"), "DATE"
            )
        if relatie.startswith("ggm_"):
            return {k.naam: k.type for k in self.catalogus.tabel(relatie).kolommen}
        return None
