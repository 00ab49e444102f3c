"""Which mappings and rules name something that another release changes.

Belongs here: what the declared files name in the GGM, held against the difference of two releases.
Does not belong here: changing those files, or whether they are right (loading them judges that).

Files are read one by one, not loaded together: what a release breaks in one file must not hide
what it breaks in another, and files that fit only one of the two releases still tell what they can.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from expectations.card import Kaart, SuiteBestand
from expectations.plaats import Plaats
from expectations.suites import SUITES
from expectations.toetsen.waarden import InEnumeratie
from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Catalogus
from ggm_schema.naming import SCHEMA_VOORVOEGSEL
from ggm_schema.verschil.tabelmodel import Kolompaar, Tabelpaar, Tabelverschil
from ggm_schema.yamlbestand import Plek, Yamlbestand
from pipelines.mapping.bestand import VAN_DE_MACHINE, lees, lees_kop, ontleed, zonder_puntkomma
from pipelines.mapping.binding import regel_van
from pipelines.mapping.laden import MAPPINGS, REDEN


@dataclass(frozen=True, slots=True, order=True)
class Vindplaats:
    """A line that names something that changed; `doe` says what changed and what to write."""

    bestand: str
    regel: int
    noemt: str
    doe: str


@dataclass(frozen=True)
class Geraakt:
    """What to look at before a run with the new release; files that could not be read apart."""

    vindplaatsen: tuple[Vindplaats, ...] = ()
    niet_nagekeken: tuple[str, ...] = ()

    def tekst(self) -> Iterator[str]:
        """Lines for a reader, grouped by file."""
        if not self.vindplaatsen:
            yield "Geen mapping of regel noemt iets dat is veranderd."
        else:
            yield "Mappings en regels die iets noemen dat is veranderd:"
        bestand = ""
        for plek in self.vindplaatsen:
            if plek.bestand != bestand:
                bestand = plek.bestand
                yield f"  {bestand}"
            yield f"    regel {plek.regel}: {plek.noemt}. {plek.doe}"
        for fout in self.niet_nagekeken:
            yield f"Niet nagekeken: {fout}"


@dataclass(frozen=True, slots=True)
class _Naam:
    """A name in a file: a table, a column of it, or (tabel empty) an enumeration."""

    regel: int
    tabel: str
    kolom: str = ""
    enumeratie: str = ""


def zoek_geraakt(
    oud: Catalogus,
    nieuw: Catalogus,
    verschil: Tabelverschil,
    mappings: Path = MAPPINGS,
    suites: Path = SUITES,
) -> Geraakt:
    """Look through all mapping and suite files, read as files about the old release.

    What only the new release has is in order: that line was changed already. A name that neither
    release has is reported, not refused.
    """
    gevonden: set[Vindplaats] = set()
    fouten: list[str] = []
    oordeel = _Oordeel(oud, nieuw, verschil)
    for pad, namen in _bestanden(oud, mappings, suites, fouten):
        for naam in namen:
            for noemt, doe in oordeel.over(naam):
                gevonden.add(Vindplaats(str(pad), naam.regel, noemt, doe))
    return Geraakt(tuple(sorted(gevonden)), tuple(fouten))


def _bestanden(
    oud: Catalogus, mappings: Path, suites: Path, fouten: list[str]
) -> Iterator[tuple[Path, list[_Naam]]]:
    for pad in sorted(mappings.glob("*/*.sql")):
        try:
            yield pad, list(_in_mapping(pad))
        except DefinitieFout as fout:
            fouten.append(str(fout))
    for pad in sorted(p for p in suites.glob("*/*.yaml") if p.name != "domein.yaml"):
        try:
            yield pad, list(_in_suite(Yamlbestand(pad), oud))
        except DefinitieFout as fout:
            fouten.append(str(fout))


# --- what a file names ----------------------------------------------------------------------------


def _in_mapping(pad: Path) -> Iterator[_Naam]:
    tekst = lees(pad)
    doel, regel = lees_kop(tekst, pad)["doel"]
    sql, tokens = zonder_puntkomma(tekst, pad)
    yield _Naam(regel, doel)
    for kolom in ontleed(sql, pad).selects:
        naam = kolom.alias_or_name
        if naam and naam not in VAN_DE_MACHINE and naam != REDEN:
            plek = kolom.args.get("alias") or kolom.this
            op = plek.meta.get("line") if isinstance(plek, exp.Identifier) else None
            yield _Naam(op or regel_van(tokens, naam) or regel, doel, naam)


def _in_suite(yaml: Yamlbestand, oud: Catalogus) -> Iterator[_Naam]:
    bestand = yaml.als(SuiteBestand)
    uit = bestand.sleutel_uit
    yield _Naam(yaml.regel(("entiteit",)), bestand.entiteit)
    sleutelbron = bestand.entiteit if uit is None else uit.entiteit
    yield from _kolommen(yaml.regel(("sleutel",)), sleutelbron, bestand.sleutel)
    if uit is not None:
        regel = yaml.regel(("sleutel_uit",))
        yield from (_Naam(regel, uit.entiteit), _Naam(regel, uit.entiteit, uit.doelkolom))
        yield _Naam(regel, bestand.entiteit, uit.kolom)
    for nr, kaart in enumerate(bestand.kaarten):
        yield from _in_kaart(yaml, ("kaarten", nr), bestand.entiteit, kaart, oud)


def _in_kaart(
    yaml: Yamlbestand, plek: Plek, entiteit: str, kaart: Kaart, oud: Catalogus
) -> Iterator[_Naam]:
    yield from _kolommen(yaml.regel((*plek, "kolommen")), entiteit, kaart.kolommen)
    kwargs: Plek = (*plek, "expectation", "kwargs")
    regel = yaml.regel(kwargs)
    toets = Plaats(yaml, plek).toets(kaart)
    yield from _kolommen(regel, entiteit, toets.kolommen())
    for relatie, kolommen in toets.verwijzingen().items():
        yield _Naam(regel, relatie)
        yield from _kolommen(regel, relatie, kolommen)
    if isinstance(toets, InEnumeratie):
        yield _Naam(yaml.regel((*kwargs, "enumeratie")), "", enumeratie=toets.enumeratie)
    for naam, sql in toets.vrije_sql().items():
        yield from _in_sql(sql, entiteit, yaml.regel((*kwargs, naam)), oud)
    if kaart.filter is not None:
        yield from _in_sql(kaart.filter, entiteit, yaml.regel((*plek, "filter")), oud)


def _kolommen(regel: int, tabel: str, kolommen: Iterable[str]) -> Iterator[_Naam]:
    return (_Naam(regel, tabel, kolom) for kolom in kolommen)


def _in_sql(tekst: str, entiteit: str, regel: int, oud: Catalogus) -> Iterator[_Naam]:
    """Tables and columns of an expression over `r`; a bare name may be of any table in it."""
    try:
        boom = sqlglot.parse_one(f"select 1 from {entiteit} as r where ({tekst})", dialect="duckdb")
    except SqlglotError:
        return  # loading the rule says what is wrong with it
    tabellen = {
        t.alias_or_name: f"{t.db}.{t.name}" for t in boom.find_all(exp.Table) if t.db and t.name
    }
    for relatie in tabellen.values():
        yield _Naam(regel, relatie)
    for kolom in boom.find_all(exp.Column):
        naam = kolom.name.lower()
        mogelijk = [tabellen.get(kolom.table, "")] if kolom.table else list(tabellen.values())
        for relatie in mogelijk:
            if oud.heeft(relatie) and oud.tabel(relatie).heeft(naam):
                yield _Naam(regel, relatie, naam)


# --- what changed about a name --------------------------------------------------------------------


class _Oordeel:
    """What the difference says about a name."""

    def __init__(self, oud: Catalogus, nieuw: Catalogus, verschil: Tabelverschil) -> None:
        self._oud, self._nieuw = oud, nieuw
        self._verschil = verschil
        self._weg = {tabel.volledige_naam for tabel in verschil.vervallen}

    @property
    def _geen_van_beide(self) -> str:
        oud, nieuw = self._oud.release.versie, self._nieuw.release.versie
        return f"Release {oud} en {nieuw} hebben geen van beide"

    def _kent_nieuw(self, enumeratie: str) -> bool:
        try:
            self._nieuw.enumeratie(enumeratie)
        except DefinitieFout:
            return False
        return True

    def over(self, naam: _Naam) -> Iterator[tuple[str, str]]:
        """Pairs of what is named, and what to do about it; none where nothing changed."""
        if naam.enumeratie:
            yield from self._enumeratie(naam.enumeratie)
        elif not naam.tabel.startswith(SCHEMA_VOORVOEGSEL):
            return
        elif naam.kolom:
            yield from self._kolom(naam.tabel, naam.kolom)
        else:
            yield from self._tabel(naam.tabel)

    def _tabel(self, tabel: str) -> Iterator[tuple[str, str]]:
        if not self._oud.heeft(tabel):
            if not self._nieuw.heeft(tabel):
                yield tabel, f"{self._geen_van_beide} deze tabel: kijk dit na."
        elif tabel in self._weg:
            nu = [v.beschrijving for v in self._verschil.verplaatsingen if v.kolom is None
                  and v.oud.volledige_naam == tabel]  # fmt: skip
            yield tabel, " ".join(nu) or "Deze tabel is vervallen."
        elif self._verschil.per_oude_tabel[tabel].hernoemd:
            nieuw = self._verschil.per_oude_tabel[tabel].nieuw.volledige_naam
            yield tabel, f"Hernoem {tabel} in {nieuw}."

    def _kolom(self, tabel: str, kolom: str) -> Iterator[tuple[str, str]]:
        paar = self._verschil.per_oude_tabel.get(tabel)
        noemt = f"{tabel}.{kolom}"
        if paar is None:
            return  # the table itself is named too, and that says it all
        if not paar.oud.heeft(kolom) and not paar.nieuw.heeft(kolom):
            yield noemt, f"{self._geen_van_beide} deze kolom: kijk dit na."
        yield from ((noemt, tekst) for tekst in self._over_kolom(paar, kolom))

    def _over_kolom(self, paar: Tabelpaar, kolom: str) -> Iterator[str]:
        for zonder in paar.vervallen:
            if zonder.kolom.naam == kolom:
                yield f"Deze kolom is vervallen: {zonder.reden}."
        for verplaatst in self._verschil.verplaatsingen:
            oud = verplaatst.kolom.naam if verplaatst.kolom is not None else ""
            if verplaatst.oud is paar.oud and oud == kolom:
                yield verplaatst.beschrijving
        for k in paar.kolommen:
            if k.oud.naam == kolom:
                yield from _over_paar(k)

    def _enumeratie(self, naam: str) -> Iterator[tuple[str, str]]:
        try:
            lijst = self._oud.enumeratie(naam)
        except DefinitieFout:
            if not self._kent_nieuw(naam):
                yield naam, f"{self._geen_van_beide} deze lijst: kijk dit na."
            return
        paar = self._verschil.lijsten.get(f"{lijst.schema}.{lijst.naam}")
        if paar is None:
            yield naam, "Deze waardenlijst is vervallen."
        elif paar.naam_voor(naam) != naam:
            yield naam, f"Hernoem {naam} in {paar.naam_voor(naam)}."
        if paar is not None and paar.veranderd:
            yield naam, "De waarden van deze lijst zijn veranderd."


def _over_paar(paar: Kolompaar) -> Iterator[str]:
    if paar.hernoemd:
        yield f"Hernoem {paar.oud.naam} in {paar.nieuw.naam}."
    if paar.ander_type:
        yield f"Het type was {paar.oud.type} en is nu {paar.nieuw.type}."
    if paar.labels or paar.vervallen_waarden:
        yield "De waardenlijst van deze kolom is veranderd: kijk de waarden na."
