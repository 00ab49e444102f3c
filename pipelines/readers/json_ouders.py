"""JSON records with fields of the objects around them.

Belongs here: following a document event by event, for records that the contract gives columns such
as `../naam`. That is slower than asking for records alone, so only those records come here. A field
must come before the record in the file: what comes after would need the file as a whole in memory.
"""

from __future__ import annotations

from typing import Any

import ijson
from ijson.common import ObjectBuilder

from pipelines.contract.jsonpad import houders
from pipelines.readers.json_rijen import Jsonobject, als_tekst

_SOORTEN = frozenset({"string", "number", "boolean"})


class MetOuders(list[Any]):
    """Records at `pad`, each with the values around it, gathered as events are sent in.

    Args:
        pad: place of the records.
        kolommen: column → place of a value, as ijson writes it.
    """

    def __init__(self, pad: str, kolommen: dict[str, str]) -> None:
        super().__init__()
        self._pad, self._kolommen = pad, kolommen
        self._gevraagd = frozenset(kolommen.values())
        self._houders = {h: f"{h}." if h else "" for h in houders(pad)}
        self._rondom: dict[str, str] = {}
        self._bouwer: ObjectBuilder | None = None
        self._diepte = 0

    def parser(self) -> Any:
        """Takes the bytes of a document."""
        return ijson.parse_coro(self)

    def send(self, gebeurtenis: tuple[str, str, Any]) -> None:
        """One event of the parser."""
        plek, soort, waarde = gebeurtenis
        if self._bouwer is None:
            if plek == self._pad and soort not in {"end_map", "end_array"}:
                self._bouwer = ObjectBuilder(map_type=Jsonobject)
            elif plek in self._gevraagd and soort in _SOORTEN:
                self._rondom[plek] = als_tekst(waarde)
                return
            elif soort == "start_map" and plek in self._houders:
                voor = self._houders[plek]
                self._rondom = {p: w for p, w in self._rondom.items() if not p.startswith(voor)}
                return
            else:
                return
        self._bouwer.event(soort, waarde)
        if soort in {"start_map", "start_array"}:
            self._diepte += 1
        elif soort in {"end_map", "end_array"}:
            self._diepte -= 1
        if self._diepte == 0:
            self._klaar(self._bouwer.value)
            self._bouwer = None

    def _klaar(self, record: Any) -> None:
        ouders = {
            k: self._rondom[plek] for k, plek in self._kolommen.items() if plek in self._rondom
        }
        self.append((record, ouders))
