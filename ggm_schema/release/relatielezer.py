"""Relations and generalizations of a workbook, with ends that count.

Belongs here: which of them count, and the redirection to the class that replaced one which is left
out. Does not belong here: which class that is (`corrections.yaml`), or what becomes of a relation
in tables (`placement`).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from ggm_schema.corrections import Relatiecorrecties, Sleutel
from ggm_schema.melder import Handeling
from ggm_schema.model import Generalisatie, Objecttype, Relatie
from ggm_schema.release.cleaning import multipliciteit, schoon
from ggm_schema.release.elementen import Elementen
from ggm_schema.release.schoonmaak import Schoonmaak
from ggm_schema.release.verslag import Verslag
from ggm_schema.release.workbook import Bladen, Rij

_ENUMERATIE = "met een enumeratie in plaats van een klasse"
_WEG = "met een weggelaten klasse"
_AL_VERVANGEN = "die er al is met de vervanger van een weggelaten klasse"
_TWEE_KEER = "die er twee keer staat"
_GEEN = Relatiecorrecties()


@dataclass(frozen=True, slots=True)
class _Einden:
    """The two classes of a row, and for what reason one of them was replaced."""

    van: Objecttype
    naar: Objecttype
    reden: str


class Relatielezer:
    """Turns the sheets of relations into facts."""

    def __init__(
        self,
        bladen: Bladen,
        elementen: Elementen,
        verslag: Verslag,
        schoonmaak: Schoonmaak,
        correcties: Relatiecorrecties = _GEEN,
    ) -> None:
        self._bladen = bladen
        self._elementen = elementen
        self._verslag = verslag
        self._schoonmaak = schoonmaak
        self._correcties = correcties
        self._op_plaats = {elementen.plaats(s): o for s, o in elementen.objecttypen.items()}
        # Keys of the corrections that fitted something.
        self.gebruikt: set[Sleutel] = set()

    def relaties(self) -> Iterator[tuple[Rij, Relatie]]:
        """Relations between two object types or datatypes, in a fixed order."""
        echt, vervangen = self._verdeel("associations", "src_class_id", "dst_class_id", "relatie")
        bekend = {vorm for rij, einden in echt for vorm in _vormen(rij, einden)}
        gevonden = [(rij, self._relatie(rij, einden)) for rij, einden in echt]
        for rij, einden in vervangen:
            plaats = self.plaats(rij)
            if reden := self._waarom_weg(rij):
                self._meld("weggelaten", "associations", rij, plaats, reden)
            elif not bekend.isdisjoint(vormen := _vormen(rij, einden)):
                self._meld("weggelaten", "associations", rij, plaats, f"relatie {_AL_VERVANGEN}")
            else:
                bekend.update(vormen)
                self._meld("gecorrigeerd", "associations", rij, plaats, einden.reden)
                gevonden.append((rij, self._relatie(rij, einden)))
        yield from sorted(gevonden, key=lambda g: (g[1].van, g[1].naam, g[1].naar, g[1].guid))

    def generalisaties(self) -> tuple[Generalisatie, ...]:
        """Generalizations between two object types or datatypes, each once, in a fixed order."""
        blad = "generalizations"
        echt, vervangen = self._verdeel(blad, "subclass_id", "superclass_id", "generalisatie")
        gevonden: dict[tuple[str, str], Generalisatie] = {}
        for rij, einden in (*echt, *vervangen):
            sub, boven = einden.van, einden.naar
            plaats = self._plaats(rij, "subclass_id", "superclass_id")
            if (sub.guid, boven.guid) in gevonden:
                reden = f"generalisatie {_AL_VERVANGEN if einden.reden else _TWEE_KEER}"
                self._meld("weggelaten", blad, rij, plaats, reden)
                continue
            if einden.reden:
                self._meld("gecorrigeerd", blad, rij, plaats, einden.reden)
            guid = self._schoonmaak.guid(blad, rij, plaats, sub.guid, boven.guid)
            feit = Generalisatie(guid, sub.guid, sub.naam, boven.guid, boven.naam)
            gevonden[sub.guid, boven.guid] = feit
        return tuple(sorted(gevonden.values(), key=lambda g: (g.sub, g.super, g.guid)))

    def _verdeel(
        self, blad: str, van: str, naar: str, soort: str
    ) -> tuple[list[tuple[Rij, _Einden]], list[tuple[Rij, _Einden]]]:
        """Rows with two ends that count, and rows of which one end is replaced."""
        echt: list[tuple[Rij, _Einden]] = []
        vervangen: list[tuple[Rij, _Einden]] = []
        for rij in self._bladen[blad]:
            einden = self._einden(rij[van], rij[naar])
            if einden is None:
                enum = any(self._elementen.is_enumeratie(rij[kolom]) for kolom in (van, naar))
                reden = f"{soort} {_ENUMERATIE if enum else _WEG}"
                self._meld("weggelaten", blad, rij, self._plaats(rij, van, naar), reden)
            else:
                (vervangen if einden.reden else echt).append((rij, einden))
        return echt, vervangen

    def _einden(self, van_id: str, naar_id: str) -> _Einden | None:
        """The ends of a row; None if one is left out and not replaced, or both are left out."""
        objecttypen = self._elementen.objecttypen
        van, naar = objecttypen.get(van_id), objecttypen.get(naar_id)
        if van is not None and naar is not None:
            return _Einden(van, naar, "")
        if van is None and naar is None:
            return None
        plaats = self._elementen.plaats(naar_id if naar is None else van_id)
        vervanging = self._correcties.klassen.get((plaats,))
        nieuw = self._op_plaats.get(vervanging.naar) if vervanging else None
        if vervanging is None or nieuw is None or nieuw in (van, naar):
            return None
        self.gebruikt.add((plaats,))
        return _Einden(van or nieuw, naar or nieuw, vervanging.reden)

    def _waarom_weg(self, rij: Rij) -> str:
        van, naar = (self._elementen.plaats(rij[f"{kant}_class_id"]) for kant in ("src", "dst"))
        sleutel = (van, schoon(rij["name"]), naar)
        if reden := self._correcties.weglaten.get(sleutel, ""):
            self.gebruikt.add(sleutel)
        return reden

    def _relatie(self, rij: Rij, einden: _Einden) -> Relatie:
        van, naar = einden.van, einden.naar
        plaats = self.plaats(rij)
        tekst, aantal = self._schoonmaak.tekst, self._schoonmaak.multipliciteit
        naam = tekst("associations", rij, "name", plaats)
        return Relatie(
            guid=self._schoonmaak.guid("associations", rij, plaats, van.guid, naam, naar.guid),
            naam=naam,
            van_guid=van.guid,
            van=van.naam,
            van_min=aantal(rij, "src_mult_start", plaats),
            van_max=aantal(rij, "src_mult_end", plaats),
            van_rol=tekst("associations", rij, "src_role", plaats),
            naar_guid=naar.guid,
            naar=naar.naam,
            naar_min=aantal(rij, "dst_mult_start", plaats),
            naar_max=aantal(rij, "dst_mult_end", plaats),
            naar_rol=tekst("associations", rij, "dst_role", plaats),
        )

    def plaats(self, rij: Rij) -> str:
        """Where a relation is in the model: from what to what."""
        return self._plaats(rij, "src_class_id", "dst_class_id")

    def _plaats(self, rij: Rij, van: str, naar: str) -> str:
        pijl = f"- {schoon(rij['name'])} →" if rij.get("name") else "→"
        return f"{self._elementen.plaats(rij[van])} {pijl} {self._elementen.plaats(rij[naar])}"

    def _meld(self, handeling: Handeling, blad: str, rij: Rij, plaats: str, reden: str) -> None:
        self._verslag.meld(handeling, blad, rij.nummer, plaats, reden)


def _vormen(rij: Rij, einden: _Einden) -> tuple[Hashable, Hashable]:
    """What makes two relations the same: name and ends; or the same the other way around, with as
    many on each end."""
    naam, van, naar = schoon(rij["name"]).casefold(), einden.van.guid, einden.naar.guid
    van_veel, naar_veel = (_is_veel(rij[f"{kant}_mult_end"]) for kant in ("src", "dst"))
    return (naam, van, naar), (naam, *sorted(((van, van_veel), (naar, naar_veel))))


def _is_veel(aantal: str) -> bool:
    return multipliciteit(aantal) not in ("", "0", "1")
