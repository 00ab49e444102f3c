"""Compare what was delivered with the contract, and with the levering before.

Belongs here: deciding what is drift, as pure functions. Does not belong here: counting (`tellen`),
keeping (`opslag`), what follows for rules (`gevolg`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from ggm_schema.naming import dichtstbij
from pipelines.bron.kolommen import Kop
from pipelines.bron.lading import LaadResultaat, TabelResultaat
from pipelines.contract.laden import Contract, Kolomdeclaratie, Objectdeclaratie
from pipelines.drift import soortvan
from pipelines.drift.model import Drift, Kolomtelling

# Formats with one header for all records: a column is in it or it is not. In the others a field
# that no record happens to have is no difference by itself.
_MET_KOP = frozenset({"csv", "excel", "parquet"})
# Formats that people and programs also read by position.
_OP_PLEK = frozenset({"csv", "excel"})
# So small a chance that a field which records had before is missing from all of them by accident.
_TOEVAL = 1e-6
# A header that looks like data is not shown.
_GEGEVEN = re.compile(r"[0-9]{6}|@")

Tellingen = Mapping[tuple[str, str], Kolomtelling]


def vergelijk(
    contract: Contract, uit: LaadResultaat, nu: Tellingen, eerder: Tellingen
) -> list[Drift]:
    """All drift of one loaded source, by table in the order of the contract.

    Args:
        uit: what `bron.laad` tells of it.
        nu: counts of this levering, as `tel` gives them.
        eerder: those of the levering before; empty where there is none.
    """
    gevonden: list[Drift] = []
    for object_ in contract.objecten:
        if koppen := uit.koppen.get(object_.name, ()):
            tabel = _Tabel(contract, object_, uit.tabellen[object_.name], koppen, nu, eerder)
            gevonden += [*tabel.kolommen(), *tabel.typen(), *tabel.volgorde()]
    return gevonden


class _Tabel:
    """One delivered table beside its declaration."""

    def __init__(
        self,
        contract: Contract,
        object_: Objectdeclaratie,
        resultaat: TabelResultaat,
        koppen: Sequence[Kop],
        nu: Tellingen,
        eerder: Tellingen,
    ) -> None:
        self._bron, self._naam = contract.id, contract.tabel(object_.name)
        self._soort = contract.formaat.soort
        self._object, self._resultaat, self._koppen = object_, resultaat, koppen
        self._nu, self._eerder = nu, eerder

    def kolommen(self) -> Iterable[Drift]:
        """Renamed, missing and added columns."""
        weg = self._weg()
        nieuw = list(self._resultaat.niet_gedeclareerd)
        hernoemd = self._hernoemd([k for k, bestanden in weg if not bestanden], nieuw)
        for kolom, bestanden in weg:
            if kolom.name in hernoemd:
                yield self._als_hernoemd(kolom, *hernoemd[kolom.name])
            else:
                yield self._als_ontbrekend(kolom, bestanden)
        opgehelderd = {naam for naam, _ in hernoemd.values()}
        for nummer, naam in enumerate(nieuw, start=len(self._object.properties) + 1):
            if naam not in opgehelderd:
                yield self._als_toegevoegd(naam, nummer)

    def typen(self) -> Iterable[Drift]:
        """Columns that hold another kind of thing than the contract or the past says."""
        for kolom in self._object.properties:
            telling = self._nu.get((self._naam, kolom.name))
            vorige = self._eerder.get((self._naam, kolom.name))
            if telling is None or kolom.name in self._resultaat.niet_geleverd:
                continue
            ander = soortvan.veranderd(kolom.logicalType, telling, vorige)
            if ander is not None:
                yield Drift(
                    self._bron, self._naam, kolom.name, "type",
                    f"{ander.verwacht} Van de {telling.n_gevuld} bekeken waarden "
                    f"{'lijkt' if ander.n_leesbaar == 1 else 'lijken'} er {ander.n_leesbaar} "
                    f"op {ander.woord}.",
                    "Vraag de leverancier wat er is veranderd. Is de nieuwe vorm blijvend, pas dan "
                    "logicalType in het contract en de mapping aan.",
                    telling.n_gevuld,
                    ander.n_leesbaar,
                )  # fmt: skip

    def volgorde(self) -> Iterable[Drift]:
        """At most one finding: the columns that moved, over all files."""
        if self._soort not in _OP_PLEK:
            return
        plek = {kolom.name: nummer for nummer, kolom in enumerate(self._object.properties)}
        verhuisd: set[str] = set()
        for kop in self._koppen:
            geleverd = [naam for naam in kop.kolommen if naam in plek]
            blijft = _langste_stijgende([plek[naam] for naam in geleverd])
            verhuisd |= {naam for naam in geleverd if plek[naam] not in blijft}
        if verhuisd:
            namen = [naam for naam in plek if naam in verhuisd]
            yield Drift(
                self._bron, self._naam, None, "volgorde",
                f"De kolommen staan in een andere volgorde dan in het contract. Verplaatst: "
                f"{', '.join(namen)}.",
                "Vraag de leverancier of dit de bedoeling is. Zo ja: zet de kolommen in het "
                "contract in de nieuwe volgorde.",
            )  # fmt: skip

    def _weg(self) -> list[tuple[Kolomdeclaratie, list[str]]]:
        """Missing columns; with files where only some of them miss it."""
        if self._soort in _MET_KOP:
            weg = []
            for kolom in self._object.properties:
                zonder = [k.bestand for k in self._koppen if kolom.name not in k.kolommen]
                if zonder:
                    overal = len(zonder) == len(self._koppen)
                    weg.append((kolom, [] if overal else zonder))
            return weg
        niet = set(self._resultaat.niet_geleverd)
        return [(k, []) for k in self._object.properties if k.name in niet and self._verwacht(k)]

    def _verwacht(self, kolom: Kolomdeclaratie) -> bool:
        """Should at least one record have had this optional field?"""
        if not self._resultaat.rijen:
            return False
        vorige = self._eerder.get((self._naam, kolom.name))
        if kolom.required or vorige is None or not vorige.n_rijen:
            return kolom.required
        leeg = 1 - vorige.n_gevuld / vorige.n_rijen
        return bool(leeg**self._resultaat.rijen < _TOEVAL)

    def _hernoemd(
        self, weg: Sequence[Kolomdeclaratie], nieuw: Sequence[str]
    ) -> dict[str, tuple[str, bool]]:
        """Missing column → added one that is it, by name or (second is true) by place."""
        over = list(nieuw)
        paren: dict[str, tuple[str, bool]] = {}
        for kolom in weg:
            if naam := _lijkt_op(kolom, over):
                paren[kolom.name] = (naam, False)
                over.remove(naam)
        if self._soort not in _MET_KOP:
            return paren
        verklaard = {naam: oud for oud, (naam, _) in paren.items()}
        gedeclareerd = [kolom.name for kolom in self._object.properties]
        for kop in self._koppen[:1]:
            buren = _buren([verklaard.get(naam, naam) for naam in kop.kolommen])
            eigen = _buren(gedeclareerd)
            for kolom in weg:
                gelijk = [naam for naam in over if buren.get(naam) == eigen[kolom.name]]
                if kolom.name not in paren and len(gelijk) == 1:
                    paren[kolom.name] = (gelijk[0], True)
                    over.remove(gelijk[0])
        return paren

    def _als_hernoemd(self, kolom: Kolomdeclaratie, naam: str, op_plek: bool) -> Drift:
        waarom = "staat op dezelfde plek" if op_plek else "heeft bijna dezelfde naam"
        return Drift(
            self._bron, self._naam, kolom.name, "hernoemd",
            f"Deze kolom is niet geleverd. Een nieuwe kolom, {_toonbaar(naam)}, {waarom}: "
            "vermoedelijk is de kolom hernoemd.",
            f"Klopt dat, zet dan bij {kolom.name} in het contract physicalName: "
            f"{_toonbaar(naam)}. Zo niet, vraag de leverancier naar de oude kolom.",
        )  # fmt: skip

    def _als_ontbrekend(self, kolom: Kolomdeclaratie, bestanden: Sequence[str]) -> Drift:
        waar = ""
        if bestanden:
            waar = (
                f" in {len(bestanden)} van de {len(self._koppen)} bestanden "
                f"({', '.join(bestanden[:3])}{' …' if len(bestanden) > 3 else ''})"
            )
        return Drift(
            self._bron, self._naam, kolom.name, "ontbreekt",
            f"Deze kolom staat in het contract en is niet geleverd{waar}.",
            "Vraag de leverancier de kolom weer te leveren. Komt hij niet terug, haal hem dan uit "
            "het contract, de mapping en de regels.",
        )  # fmt: skip

    def _als_toegevoegd(self, naam: str, nummer: int) -> Drift:
        getoond = f"kolom nr {nummer}" if _GEGEVEN.search(naam) else naam
        return Drift(
            self._bron, self._naam, getoond, "toegevoegd",
            "Deze kolom is geleverd en staat niet in het contract.",
            "Vraag de eigenaar of deze gegevens nodig zijn. Zo ja: zet de kolom met zijn "
            "privacyklasse in het contract. Zo nee: laat de leverancier hem weglaten.",
        )  # fmt: skip


def _toonbaar(naam: str) -> str:
    return "met een naam die op een gegeven lijkt" if _GEGEVEN.search(naam) else f"'{naam}'"


def _lijkt_op(kolom: Kolomdeclaratie, nieuw: Sequence[str]) -> str | None:
    """The added column whose name is nearest to that of a missing one."""
    gewoon = {_kaal(naam): naam for naam in nieuw}
    for bekend in (kolom.geleverde_naam, kolom.name):
        if _kaal(bekend) in gewoon:
            return gewoon[_kaal(bekend)]
    for bekend in (kolom.geleverde_naam, kolom.name):
        raad = dichtstbij(_kaal(bekend), gewoon, 1)
        for kaal, naam in gewoon.items():
            if raad == f"Bedoelt u {kaal}?":
                return naam
    return None


def _kaal(naam: str) -> str:
    return re.sub(r"[\W_]", "", naam.casefold()) or naam


def _buren(namen: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
    rand = [None, *namen, None]
    return {naam: (rand[i], rand[i + 2]) for i, naam in enumerate(namen)}


def _langste_stijgende(rij: Sequence[int]) -> set[int]:
    """The longest rising part of different numbers: what need not have moved."""
    einden: list[int] = []
    lengtes = []
    for getal in rij:
        plek = bisect_left(einden, getal)
        einden[plek : plek + 1] = [getal]
        lengtes.append(plek)
    gekozen: set[int] = set()
    zoek = len(einden) - 1
    for getal, lengte in zip(reversed(rij), reversed(lengtes), strict=True):
        if lengte == zoek and (not gekozen or getal < min(gekozen)):
            gekozen.add(getal)
            zoek -= 1
    return gekozen
