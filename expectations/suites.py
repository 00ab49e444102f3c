"""Loading the rule cards: from YAML files to suites that are known to make sense.

Belongs here: which files there are, the order of the checks of one domain, file and card, and
checks over suites. Does not belong here: keys of a card (``card``), a single check (``plaats``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import ggm_schema
from expectations.card import DomeinBestand, Kaart, SuiteBestand, regelversie
from expectations.conditions import Toets
from expectations.kennis import Kennis
from expectations.plaats import Plaats
from expectations.suite import Regel, Suite
from expectations.toetsen.verwijzingen import InCodelijst
from expectations.toetsen.waarden import InEnumeratie, InWaarden
from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Catalogus
from ggm_schema.naming import raad
from ggm_schema.yamlbestand import Plek, Yamlbestand

MAP = Path(__file__).parent
SUITES = MAP / "suites"
CODELIJSTEN = MAP / "codelists"


def load_suites(
    map_: Path = SUITES,
    catalogus: Catalogus | None = None,
    *,
    relaties: Mapping[str, Collection[str]] | None = None,
    codelijsten: Collection[str] | None = None,
) -> list[Suite]:
    """Load and check all suites, sorted by domain and file name.

    Args:
        map_: folder with a folder per domain.
        catalogus: the GGM; the shipped one when not given.
        relaties: relation → columns for relations outside the GGM and ``kwaliteit``.
        codelijsten: names of code lists; those in ``codelists/`` when not given.

    Raises:
        DefinitieFout: the first card that cannot be, with file, line and nearest known word.
    """
    catalogus = catalogus or ggm_schema.load()
    if codelijsten is None:
        codelijsten = sorted(pad.stem for pad in CODELIJSTEN.glob("*.csv"))
    lader = _Lader(Kennis(catalogus, relaties or {}), codelijsten)
    suites = [suite for domein in sorted(map_.glob("*/")) for suite in lader.domein(domein)]
    _controleer_samen(suites)
    return suites


def load_domeinen(map_: Path = SUITES) -> dict[str, DomeinBestand]:
    """The policy domains by id, from the `domein.yaml` of each folder.

    Raises:
        DefinitieFout: a file is wrong, or its id is not the name of its folder.
    """
    return {pad.parent.name: _lees_domein(pad) for pad in sorted(map_.glob("*/domein.yaml"))}


def _lees_domein(pad: Path) -> DomeinBestand:
    bestand = Yamlbestand(pad)
    domein = bestand.als(DomeinBestand)
    if domein.id != pad.parent.name:
        raise bestand.fout(
            f"Het id '{domein.id}' is anders dan de naam van de map.",
            ("id",),
            verwacht=f"'{pad.parent.name}'.",
        )
    return domein


class _Lader:
    """Carries what is known while files are read one by one."""

    def __init__(self, kennis: Kennis, codelijsten: Collection[str]) -> None:
        self._kennis = kennis
        self._codelijsten = codelijsten
        self._gezien: dict[str, str] = {}

    def domein(self, map_: Path) -> Iterator[Suite]:
        """The suites of one domain folder."""
        pad = map_ / "domein.yaml"
        bestanden = sorted(p for p in map_.glob("*.yaml") if p != pad)
        if not pad.exists():
            if bestanden:
                raise DefinitieFout("Het bestand ontbreekt.", bestand=pad)
            return
        domein = _lees_domein(pad)
        for suitepad in bestanden:
            yield self._suite(domein, Yamlbestand(suitepad))

    def _suite(self, domein: DomeinBestand, yaml: Yamlbestand) -> Suite:
        bestand = yaml.als(SuiteBestand)
        velden = self._velden(yaml, bestand.entiteit, ("entiteit",))
        self._controleer_sleutel(yaml, bestand, velden)
        enumeraties: dict[str, tuple[str, ...]] = {}
        regels = []
        for nr, kaart in enumerate(bestand.kaarten):
            plek: Plek = ("kaarten", nr)
            if kaart.id in self._gezien:
                raise yaml.fout(
                    f"Het nummer {kaart.id} is al gebruikt in {self._gezien[kaart.id]}.",
                    (*plek, "id"),
                    doe="Geef de kaart een nieuw nummer.",
                )
            self._gezien[kaart.id] = f"{yaml.pad.name}, regel {yaml.regel((*plek, 'id'))}"
            regel, lijst = self._regel(Plaats(yaml, plek), bestand.entiteit, velden, kaart)
            enumeraties |= lijst
            regels.append(regel)
        return Suite(domein, bestand, tuple(regels), enumeraties, yaml.pad)

    def _velden(self, yaml: Yamlbestand, relatie: str, plek: Plek) -> Mapping[str, str] | None:
        try:
            return self._kennis.kolommen(relatie)
        except DefinitieFout as fout:
            raise yaml.fout(fout.fout, plek, doe=fout.doe) from None

    def _controleer_sleutel(
        self, yaml: Yamlbestand, bestand: SuiteBestand, velden: Mapping[str, str] | None
    ) -> None:
        uit = bestand.sleutel_uit
        plaats = Plaats(yaml, ())
        if uit is None:
            plaats.controleer_kolommen(bestand.sleutel, velden, bestand.entiteit, "sleutel")
            return
        elders = self._velden(yaml, uit.entiteit, ("sleutel_uit", "entiteit"))
        plaats.controleer_kolommen(bestand.sleutel, elders, uit.entiteit, "sleutel")
        plaats.controleer_kolommen((uit.kolom,), velden, bestand.entiteit, "sleutel_uit")
        plaats.controleer_kolommen((uit.doelkolom,), elders, uit.entiteit, "sleutel_uit")

    def _regel(
        self, plaats: Plaats, entiteit: str, velden: Mapping[str, str] | None, kaart: Kaart
    ) -> tuple[Regel, dict[str, tuple[str, ...]]]:
        toets = plaats.toets(kaart)
        plaats.controleer_kolommen(kaart.kolommen, velden, entiteit, "kolommen")
        plaats.controleer_kolommen(toets.kolommen(), velden, entiteit, "expectation", "kwargs")
        leest = set(toets.verwijzingen())
        for relatie, kolommen in toets.verwijzingen().items():
            elders = self._velden(plaats.yaml, relatie, (*plaats.plek, "expectation", "kwargs"))
            plaats.controleer_kolommen(kolommen, elders, relatie, "expectation", "kwargs")
        kennis = self._kennis.kolommen
        for naam, tekst in toets.vrije_sql().items():
            leest |= plaats.sql(tekst, entiteit, kennis, "expectation", "kwargs", naam)
        if kaart.filter is not None:
            leest |= plaats.sql(kaart.filter, entiteit, kennis, "filter")
        lijst = self._lijst(plaats, toets, velden)
        versie = regelversie(kaart, entiteit, lijst or None)
        return Regel(kaart, toets, versie, frozenset(leest - {entiteit})), lijst

    def _lijst(
        self, plaats: Plaats, toets: Toets, velden: Mapping[str, str] | None
    ) -> dict[str, tuple[str, ...]]:
        kwargs = ("expectation", "kwargs")
        if isinstance(toets, InCodelijst) and toets.codelijst not in self._codelijsten:
            raise plaats.fout(
                f"De codelijst {toets.codelijst} bestaat niet.",
                raad(toets.codelijst, self._codelijsten),
                *kwargs,
                "codelijst",
            )
        if isinstance(toets, InWaarden) and not _past(toets, velden or {}):
            raise plaats.fout(
                f"De kolom {toets.column} is tekst, maar values bevat een getal of ja/nee.",
                "Zet elke waarde tussen aanhalingstekens: 01 wordt anders 1.",
                *kwargs,
                "values",
            )
        if not isinstance(toets, InEnumeratie):
            return {}
        try:
            gevonden = self._kennis.catalogus.enumeratie(toets.enumeratie)
        except DefinitieFout as fout:
            raise plaats.fout(fout.fout, fout.doe or "", *kwargs, "enumeratie") from None
        teksten = {t for waarde in gevonden.waarden for t in (waarde.code, waarde.label) if t}
        return {toets.enumeratie: tuple(sorted(teksten))}


def _past(toets: InWaarden, velden: Mapping[str, str]) -> bool:
    """Listed values of a text column are texts: YAML reads 01 as a number, no as a boolean."""
    alles_tekst = all(isinstance(waarde, str) for waarde in toets.values)
    return alles_tekst or velden.get(toets.column) != "VARCHAR"


def _controleer_samen(suites: Iterable[Suite]) -> None:
    """Suites about the same object must mean the same key."""
    per_object: dict[tuple[str, str], Suite] = {}
    for suite in suites:
        eerste = per_object.setdefault((suite.domein.id, suite.object), suite)
        zelfde = len(eerste.sleutel) == len(suite.sleutel)
        if not zelfde or eerste.sleutel_persoonsgegeven != suite.sleutel_persoonsgegeven:
            raise DefinitieFout(
                f"Het object {suite.object} heeft een andere sleutel dan in {eerste.pad.name}.",
                bestand=suite.pad,
                doe="Gebruik dezelfde sleutel of geef het object een andere naam.",
            )


__all__ = ["CODELIJSTEN", "SUITES", "Regel", "Suite", "load_suites"]
