"""Rule p2 of the cookbook: inherit what the model already has, instead of making it once more.

Belongs here: what looks like a copy of a class of the model, and lines that are too long. All of it
is read from names, so all of it is a warning.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ggm_schema.model import Objecttype
from ggm_schema.naming import sql_naam
from ggm_schema.uitbreiding.regels.model import Toetsmodel
from ggm_schema.uitbreiding.regels.register import Vondst, regel

# The classes that other models build on. Two classes have the names Huishouden and
# AanvraagOfMelding: the package says which is meant.
VEELGEBRUIKT = {
    "IngeschrevenPersoon": "Model Kern RSGB",
    "NatuurlijkPersoon": "Model Kern RSGB",
    "NietNatuurlijkPersoon": "Model Kern RSGB",
    "Rechtspersoon": "Model Kern RSGB",
    "Medewerker": "Model Kern RGBZ",
    "AanvraagOfMelding": "Model Dienstverlening",
    "Client": "Model Sociaal Domein Generiek",
    "Huishouden": "Model Sociaal Domein Generiek",
}
# What only such a class has, as people write it: one is enough.
_KENMERKEND = {
    "IngeschrevenPersoon": ("anummer", "inschrijvingsdatum"),
    "NatuurlijkPersoon": ("bsn", "burgerservicenummer", "geboortedatum", "datumgeboorte"),
    "NietNatuurlijkPersoon": ("rsin", "rsinnummer", "statutairenaam"),
    "Rechtspersoon": ("kvknummer", "kvk"),
    "Medewerker": ("personeelsnummer", "medewerkernummer", "datumindienst"),
}
# As many the same as a model would not have by accident; names that many classes have, such as
# naam and status, do not count.
_GENOEG = 3
_GEWOON = 10
DIEPSTE = 4


@regel(
    "p2",
    "Bouw voort op wat er is, met overerving",
    waarom="Wat twee keer is vastgelegd, gaat uit elkaar lopen.",
)
def overerving(model: Toetsmodel) -> Iterator[Vondst]:
    bekend = _kenmerken(model)
    andere = _andere(model)
    for objecttype in model.objecttypen:
        voorouders = model.voorouders(objecttype.guid)
        yield from _nagemaakt(model, objecttype, voorouders, bekend)
        yield from _zelfde_naam(objecttype, voorouders, andere)
        yield from _nog_eens(model, objecttype, voorouders)
        if voorouders and max(voorouders.values()) > DIEPSTE:
            yield Vondst(
                objecttype.guid,
                f"objecttype '{objecttype.naam}' ligt {max(voorouders.values())} stappen onder "
                f"zijn hoogste supertype; in het GGM zijn het er hoogstens {DIEPSTE}.",
                "sla tussenstappen over die zelf niets toevoegen.",
                "waarschuwing",
            )


@dataclass(frozen=True, slots=True)
class _Kenmerken:
    """A class that is much built on, and the columns that few other classes have."""

    naam: str
    zeldzaam: frozenset[str]
    doorslaggevend: frozenset[str]


def _kenmerken(model: Toetsmodel) -> dict[str, _Kenmerken]:
    """By GUID, as far as this release has these classes."""
    pakketten = {pakket.guid: pakket.naam for pakket in model.alles.pakketten}
    keren = Counter(sql_naam(attribuut.naam) for attribuut in model.alles.attributen)
    return {
        o.guid: _Kenmerken(
            o.naam,
            frozenset(
                naam
                for naam in (sql_naam(a.naam) for a in model.attributen.get(o.guid, ()))
                if keren[naam] <= _GEWOON
            ),
            frozenset(_KENMERKEND.get(o.naam, ())),
        )
        for o in model.alles.objecttypen
        if VEELGEBRUIKT.get(o.naam) == pakketten.get(o.pakket_guid)
    }


def _nagemaakt(
    model: Toetsmodel,
    objecttype: Objecttype,
    voorouders: Mapping[str, int],
    bekend: Mapping[str, _Kenmerken],
) -> Iterator[Vondst]:
    if objecttype.guid in bekend or voorouders.keys() & bekend.keys():
        return
    eigen = {sql_naam(a.naam) for a in model.attributen.get(objecttype.guid, ())}
    for klasse in bekend.values():
        gelijk, zeker = eigen & klasse.zeldzaam, eigen & klasse.doorslaggevend
        if zeker or len(gelijk) >= _GENOEG:
            naam = klasse.naam
            yield Vondst(
                objecttype.guid,
                f"objecttype '{objecttype.naam}' heeft gegevens van {naam} "
                f"({', '.join(sorted(gelijk | zeker))}), maar is er geen soort van.",
                f"zeg bij is_een dat het een {naam} is, of leg een relatie naar {naam}; haal deze "
                "attributen dan weg.",
                "waarschuwing",
            )
            return


def _andere(model: Toetsmodel) -> dict[str, set[str]]:
    """Classes that are not judged themselves, by name: for a release none."""
    eigen = {o.guid for o in model.eigen.objecttypen}
    per_naam: dict[str, set[str]] = defaultdict(set)
    for objecttype in model.alles.objecttypen:
        if objecttype.guid not in eigen:
            per_naam[sql_naam(objecttype.naam)].add(objecttype.guid)
    return per_naam


def _zelfde_naam(
    objecttype: Objecttype, voorouders: Mapping[str, int], andere: Mapping[str, set[str]]
) -> Iterator[Vondst]:
    gelijk = andere.get(sql_naam(objecttype.naam), set())
    if gelijk and not gelijk & voorouders.keys():
        yield Vondst(
            objecttype.guid,
            f"er is al een objecttype dat '{objecttype.naam}' heet.",
            "gebruik dat, zeg bij is_een dat dit er een soort van is, of kies een andere naam.",
            "waarschuwing",
        )


def _nog_eens(
    model: Toetsmodel, objecttype: Objecttype, voorouders: Mapping[str, int]
) -> Iterator[Vondst]:
    geerfd = {
        sql_naam(a.naam): model.klassen[guid].naam
        for guid in voorouders
        if guid != objecttype.guid
        for a in model.attributen.get(guid, ())
    }
    for attribuut in model.attributen.get(objecttype.guid, ()):
        if van := geerfd.get(sql_naam(attribuut.naam)):
            yield Vondst(
                attribuut.guid,
                f"attribuut '{objecttype.naam}.{attribuut.naam}' heeft '{objecttype.naam}' al: "
                f"geërfd van '{van}'.",
                "haal het weg en gebruik het geërfde, of kies een naam die het verschil noemt.",
                "waarschuwing",
            )
