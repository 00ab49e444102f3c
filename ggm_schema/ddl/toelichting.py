"""What a comment says about a table, a column, an enumeration table or a view.

Belongs here: the words. Does not belong here: how a dialect stores them (see `dialect`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from ggm_schema.ddl.enumeraties import Enumeratietabel, enumeratietabel_van
from ggm_schema.ddl.weergaven import Weergave
from ggm_schema.model import Catalogus, Kolom, Tabel


class Toelichting:
    """Comments of one catalogue; with its definition where the catalogue has it.

    Args:
        waardentabellen: name the table that holds the values of a column. Only where that exists.
    """

    def __init__(self, catalogus: Catalogus, *, waardentabellen: bool) -> None:
        self._catalogus = catalogus
        self._waardentabellen = waardentabellen

    def tabel(self, tabel: Tabel) -> str:
        """What a table holds."""
        wat = f"objecttype {tabel.objecttype}" if tabel.objecttype else "koppeltabel"
        boven = f"; is een {', '.join(tabel.supertypes)}" if tabel.supertypes else ""
        return f"GGM {wat} ({tabel.pakket}){self._kenmerk(tabel.guid)}{boven}"

    def kolom(self, kolom: Kolom) -> str:
        """What a column holds; empty for keys and technical columns."""
        if kolom.soort == "attribuut":
            soort = kolom.ggm_type or "geen type"
            return f"GGM {kolom.attribuut}: {soort}{self._lijst(kolom)}{self._kenmerk(kolom.guid)}"
        if kolom.soort == "relatie":
            associatie = f"relatie {kolom.attribuut}" if kolom.attribuut else "relatie"
            return f"{associatie} naar {kolom.verwijst_naar}{self._kenmerk(kolom.guid)}"
        return ""

    def enumeratie(self, tabel: Enumeratietabel) -> str:
        """Which enumeration a table holds. Its GUID is left out: every export gives another."""
        definitie = self._definitie(tabel.enumeratie.guid)
        return f"GGM enumeratie {tabel.enumeratie.naam}{definitie}"

    def weergave(self, weergave: Weergave) -> str:
        """What a view joins."""
        boven = ", ".join(supertype.volledige_naam for supertype in weergave.supertypes)
        return f"{weergave.tabel.volledige_naam} met de kolommen van {boven}"

    def _lijst(self, kolom: Kolom) -> str:
        if not kolom.enumeratie:
            return ""
        tabel = self._tabel_van(kolom) if self._waardentabellen else None
        waar = f" (tabel {tabel.volledige_naam})" if tabel else ""
        return f"; enumeratie {kolom.enumeratie}{waar}"

    def _kenmerk(self, guid: str | None) -> str:
        if not guid:
            return ""
        bekend = "" if guid in self._afgeleid else f"; GUID {guid}"
        return f"{bekend}{self._definitie(guid)}"

    def _definitie(self, element: str) -> str:
        # On one line: in T-SQL a line with only GO ends a batch, also inside a text.
        tekst = " ".join(self._catalogus.feiten.definitie_van.get(element, "").split())
        return f"; definitie: {tekst}" if tekst else ""

    @cached_property
    def _tabel_van(self) -> Callable[[Kolom], Enumeratietabel | None]:
        return enumeratietabel_van(self._catalogus)

    @cached_property
    def _afgeleid(self) -> frozenset[str]:
        """GUIDs that we made up, because the release gives none: they mean nothing elsewhere."""
        return frozenset(a.guid for a in self._catalogus.feiten.attributen if a.vindplaats)
