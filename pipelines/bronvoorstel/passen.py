"""Which object type of the GGM a file is about, and which attribute each column is.

Belongs here: scoring columns against attributes by name, type and content, and tables by their
columns and name. Does not belong here: writing the mapping (`mappingtekst`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from ggm_schema.model import Catalogus, Kolom, Tabel
from ggm_schema.zoek import Zoeker
from ggm_schema.zoek.woorden import delen, plat
from pipelines.bronvoorstel.kolommen import Kolomvoorstel
from pipelines.bronvoorstel.soorten import SOORTEN

MINSTENS = 0.6
# Below this a table has too little to do with the file to make a mapping of.
TABEL_MINSTENS = 0.4
_LOZE_WOORDEN = frozenset({"export", "extract", "csv", "data", "lijst", "bestand", "overzicht"})
_GETALLEN = ("BIGINT", "INTEGER", "SMALLINT", "TINYINT", "HUGEINT", "DOUBLE", "FLOAT", "DECIMAL")
_SOORT_VAN = {naam: soort.id for soort in SOORTEN for naam in soort.attributen}


@dataclass(frozen=True)
class Koppeling:
    """A column of the file and an attribute, with what speaks for it."""

    kolom: str
    tabel: str
    attribuut: str
    score: float
    reden: str


@dataclass(frozen=True)
class Tabelvoorstel:
    """A table with the columns that fit it, each attribute and column at most once."""

    tabel: Tabel
    score: float
    reden: str
    koppelingen: tuple[Koppeling, ...]


class Passer:
    """Compares the columns of one file with a release.

    Args:
        woorden: what the file and its object are called.
        lijsten: (column, enumeration) → part of its values that is in it.
    """

    def __init__(
        self,
        catalogus: Catalogus,
        kolommen: Sequence[Kolomvoorstel],
        woorden: Iterable[str],
        lijsten: Mapping[tuple[str, str], float],
    ) -> None:
        self._catalogus, self._kolommen, self._lijsten = catalogus, kolommen, lijsten
        self._woorden = [
            d for w in woorden for d in delen(w) if not (d in _LOZE_WOORDEN or d.isdigit())
        ]
        self._tabellen = [t for t in catalogus.tabellen if t.objecttype is not None]
        self._zoeker = Zoeker(catalogus)

    def tabellen(self, aantal: int = 5) -> list[Tabelvoorstel]:
        """The likeliest tables, the best first."""
        gevonden = [v for t in self._tabellen if (v := self._voorstel(t)).koppelingen]
        return sorted(gevonden, key=lambda v: (-v.score, v.tabel.volledige_naam))[:aantal]

    def keten(self, tabel: Tabel) -> list[Tabelvoorstel]:
        """The tables that a row of this one is also in, the nearest first, with what fits them."""
        return [self._voorstel(self._catalogus.tabel(naam)) for naam in tabel.supertypes]

    def elders(self, kolom: str, aantal: int = 3) -> list[Koppeling]:
        """The likeliest attributes for one column, of whatever table."""
        van = next(k for k in self._kolommen if k.naam == kolom)
        gevonden = [
            k
            for tabel in self._tabellen
            for attribuut in _attributen(tabel)
            if (k := self._koppeling(van, tabel, attribuut)) is not None
        ]
        namen = self._tabelnamen
        gevonden.sort(key=lambda k: (-k.score, -namen[k.tabel], k.tabel, k.attribuut))
        return gevonden[:aantal]

    # --- tables ---------------------------------------------------------------------------------

    def _voorstel(self, tabel: Tabel) -> Tabelvoorstel:
        mogelijk = [
            k
            for kolom in self._kolommen
            for attribuut in _attributen(tabel)
            if (k := self._koppeling(kolom, tabel, attribuut)) is not None
        ]
        mogelijk.sort(key=lambda k: (-k.score, k.attribuut, k.kolom))
        gekozen: dict[str, Koppeling] = {}
        bezet: set[str] = set()
        for koppeling in mogelijk:
            if koppeling.kolom not in gekozen and koppeling.attribuut not in bezet:
                gekozen[koppeling.kolom] = koppeling
                bezet.add(koppeling.attribuut)
        naam = self._tabelnamen[tabel.volledige_naam]
        # What every third table has, such as a name, says little.
        bewijs = sum(k.score**2 * self._zeldzaam(k) for k in gekozen.values())
        # Wide files hold much that the GGM has no place for: five good columns are enough.
        dekking = bewijs / min(5.0, max(3.0, 0.5 * len(self._kolommen)))
        score = min(0.99, 0.6 * min(1.0, dekking) + 0.4 * naam)
        reden = f"{len(gekozen)} van de {len(self._kolommen)} kolommen passen"
        if naam >= 0.8:
            reden += ", en de naam lijkt"
        koppelingen = tuple(gekozen[k.naam] for k in self._kolommen if k.naam in gekozen)
        return Tabelvoorstel(tabel, score, reden, koppelingen)

    @cached_property
    def _tabelnamen(self) -> dict[str, float]:
        return {t.volledige_naam: self._tabelnaam(t) for t in self._tabellen}

    def _tabelnaam(self, tabel: Tabel) -> float:
        """How much the file is called after the table."""
        doel = plat(tabel.objecttype or tabel.naam)
        if tabel.volledige_naam in self._bedoeld:
            return 0.95
        beste = max((_gelijkenis(w, doel) for w in self._kandidaten), default=0.0)
        return beste if beste >= 0.75 else 0.0

    @cached_property
    def _kandidaten(self) -> set[str]:
        return {vorm for w in (*self._woorden, "".join(self._woorden)) for vorm in _enkelvoud(w)}

    @cached_property
    def _bedoeld(self) -> set[str]:
        gevonden = (e for w in self._kandidaten for e in self._zoeker.bedoeld(w))
        return {e.tabel for e in gevonden if e.soort == "objecttype" and e.tabel}

    def _zeldzaam(self, koppeling: Koppeling) -> float:
        aantal = self._vaak[plat(koppeling.attribuut)]
        return float(1.0 / (1.0 + 0.15 * (aantal - 1)))

    @cached_property
    def _vaak(self) -> Counter[str]:
        return Counter(plat(k.naam) for t in self._tabellen for k in _attributen(t))

    # --- columns --------------------------------------------------------------------------------

    def _koppeling(self, van: Kolomvoorstel, tabel: Tabel, naar: Kolom) -> Koppeling | None:
        naam, waarom = self._op_naam[van.naam].get(plat(naar.naam), (0.0, ""))
        if naar.naam in self._alledaags[van.naam].get(tabel.volledige_naam, ()):
            naam, waarom = max((naam, waarom), (0.95, "heet in het GGM zo"))
        score, reden = _met_inhoud(van, naar, naam, waarom)
        if naar.enumeratie and (deel := self._lijsten.get((van.naam, naar.enumeratie))):
            samen = max(score, 0.5 * score + 0.5 * deel, 0.7 * deel)
            reden = f"{reden}, " if reden else ""
            score, reden = (
                samen,
                f"{reden}{100 * deel:.0f} % van de waarden staat in {naar.enumeratie}",
            )
        elif naar.enumeratie and naar.type == "VARCHAR" and naar.enumeratie != "Boolean":
            score *= 0.8
        score *= _past(van, naar)
        if score < MINSTENS:
            return None
        return Koppeling(van.naam, tabel.volledige_naam, naar.naam, min(score, 0.99), reden)

    @cached_property
    def _op_naam(self) -> dict[str, dict[str, tuple[float, str]]]:
        """Per column the names of attributes that look like it, with score and reason."""
        per_woorden = {
            plat(k.naam): delen(k.attribuut or k.naam)
            for t in self._tabellen for k in _attributen(t)
        }  # fmt: skip
        namen = list(per_woorden)
        gevonden: dict[str, dict[str, tuple[float, str]]] = {}
        for kolom in self._kolommen:
            scores: dict[str, tuple[float, str]] = defaultdict(lambda: (0.0, ""))
            eigen = delen(kolom.geleverd)
            for vorm in self._vormen(kolom):
                for doel, gelijk, _ in process.extract(
                    vorm, namen, scorer=fuzz.ratio, score_cutoff=80, limit=None
                ):
                    waarom = "zelfde naam" if gelijk == 100 else "de naam lijkt"
                    waarde = min(gelijk / 100, 0.98) if gelijk == 100 else 0.9 * gelijk / 100
                    scores[doel] = max(scores[doel], (waarde, waarom))
                for doel, woorden in per_woorden.items():
                    if _zelfde_woorden(vorm, woorden) or _zelfde_woorden(doel, eigen):
                        scores[doel] = max(scores[doel], (0.95, "zelfde woorden"))
                    elif _begin_of_eind(vorm, doel):
                        scores[doel] = max(scores[doel], (0.75, "deel van de naam"))
            gevonden[kolom.naam] = dict(scores)
        return gevonden

    def _vormen(self, kolom: Kolomvoorstel) -> set[str]:
        """The name of a column as one word, also without what the file itself is called."""
        woorden = delen(kolom.geleverd.rpartition("/")[2].rpartition(".")[2]) or delen(kolom.naam)
        over = [w for w in woorden if not any(_in_naam(w, k) for k in self._kandidaten)]
        return {v for v in ("".join(woorden), "".join(over)) if v}

    @cached_property
    def _alledaags(self) -> dict[str, dict[str, set[str]]]:
        gevonden: dict[str, dict[str, set[str]]] = {}
        for kolom in self._kolommen:
            per_tabel: dict[str, set[str]] = defaultdict(set)
            for vorm in self._vormen(kolom):
                for element in self._zoeker.bedoeld(vorm):
                    if element.tabel and element.kolom:
                        per_tabel[element.tabel].add(element.kolom)
            gevonden[kolom.naam] = per_tabel
        return gevonden


def _attributen(tabel: Tabel) -> Iterable[Kolom]:
    return (k for k in tabel.kolommen if k.soort == "attribuut")


def _met_inhoud(van: Kolomvoorstel, naar: Kolom, naam: float, waarom: str) -> tuple[float, str]:
    soort, doel = van.oordeel.soort, _SOORT_VAN.get(plat(naar.naam))
    if soort is None:
        return naam, waarom
    if doel == soort.id:
        inhoud = 0.9 * van.oordeel.score + 0.05
        return max(naam, inhoud), f"de inhoud is een {soort.titel}"
    # `identificatie` is a name for any number.
    return (naam, waarom) if doel is None or naam >= 0.9 else (0.0, "")


def _past(van: Kolomvoorstel, naar: Kolom) -> float:
    """How well the kind of value suits the column."""
    if naar.type == "VARCHAR":
        return 0.85 if van.type.logisch in ("date", "timestamp") else 1.0
    if van.profiel.gevuld == 0:
        return 0.9
    goed = {
        "date": naar.type in ("DATE", "TIMESTAMP"),
        "timestamp": naar.type in ("DATE", "TIMESTAMP"),
        "integer": naar.type.startswith(_GETALLEN),
        "number": naar.type.startswith(("DOUBLE", "FLOAT", "DECIMAL")),
        "boolean": naar.type == "BOOLEAN",
    }
    if goed.get(van.type.logisch):
        return 1.0
    getal = van.profiel.vormen.get("geheel", 0) >= 0.9 * van.profiel.gevuld
    return 0.9 if naar.type.startswith(_GETALLEN) and getal else 0.3


def _gelijkenis(een: str, ander: str) -> float:
    if een == ander:
        return 1.0
    kort, lang = sorted((een, ander), key=len)
    if len(kort) >= 5 and (lang.startswith(kort) or lang.endswith(kort)):
        return 0.8
    return 0.9 * fuzz.ratio(een, ander) / 100


def _enkelvoud(woord: str) -> set[str]:
    """A word and what it may be the plural of.

    >>> sorted(_enkelvoud("verenigingen"))
    ['vereniging', 'verenigingen']
    """
    vormen = {woord}
    if woord.endswith("en") and len(woord) > 4:
        vormen.add(woord[:-2])
    elif woord.endswith("s") and len(woord) > 4:
        vormen.add(woord[:-1])
    return vormen


def _in_naam(woord: str, bestand: str) -> bool:
    """Is the word what the file is called, or the first or last part of that?"""
    enkel = _enkelvoud(woord)
    deel = len(woord) >= 5 and (bestand.startswith(woord) or bestand.endswith(woord))
    return deel or bestand in enkel


def _zelfde_woorden(vorm: str, woorden: Sequence[str]) -> bool:
    """Is the name made of these words, in whatever order?

    >>> _zelfde_woorden("geboortedatum", ("datum", "geboorte"))
    True
    """
    return (
        len(woorden) > 1 and sum(map(len, woorden)) == len(vorm) and all(w in vorm for w in woorden)
    )


def _begin_of_eind(vorm: str, doel: str) -> bool:
    kort, lang = sorted((vorm, doel), key=len)
    ver = len(kort) >= 5 and 2 * len(kort) >= len(lang)
    return ver and (lang.startswith(kort) or lang.endswith(kort))
