"""What a BAG 2.0 extract is made of: its documents, its object types and their elements.

Facts of Kadaster's schemas of version 20200601, as data. How they are read is in `bag.py`.
A column is named after the path of property elements in an object (`voorkomen.beginGeldigheid`);
object elements on that path (`Voorkomen`, `BeschikbaarLV`, `PandRef`) add nothing and are left out.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Document(NamedTuple):
    """The root element of a document in an extract, and the elements in it that hold objects."""

    wortel: str
    naamruimte: str  # without the version date at the end, which changes more often than the form
    objecten: tuple[str, ...]
    genest: bool  # the object is the child of that element, not the element itself
    houders: frozenset[str]  # elements around the objects
    omlijsting: frozenset[str]  # other elements in those, that describe the delivery


STAND: Final = Document(
    wortel="bagStand",
    naamruimte="kadaster.nl/schemas/lvbag/extract-deelbestand-lvc/",
    objecten=("bagObject", "kenmerkInOnderzoek"),
    genest=True,
    houders=frozenset({"bagStand", "standBestand", "stand"}),
    omlijsting=frozenset({"bagInfo", "dataset", "inhoud"}),
)
GEMEENTE_WOONPLAATS: Final = Document(
    wortel="BAG-GWR-Deelbestand-LVC",
    naamruimte="kadaster.nl/schemas/lvbag/gem-wpl-rel/gwr-deelbestand-lvc/",
    objecten=("GemeenteWoonplaatsRelatie",),
    genest=False,
    houders=frozenset({"BAG-GWR-Deelbestand-LVC", "Product", "GemeenteWoonplaatsRelatieProduct"}),
    omlijsting=frozenset({"SelectieGegevens"}),
)
MUTATIES: Final = Document(
    wortel="bagMutaties",
    naamruimte="kadaster.nl/schemas/lvbag/extract-deelbestand-mutaties-lvc/",
    objecten=("bagObject", "kenmerkInOnderzoek"),
    genest=True,
    houders=frozenset(
        {"bagMutaties", "mutatieBericht", "mutatieGroep", "toevoeging", "wijziging", "verwijdering"}
        | {"was", "wordt"}
    ),
    omlijsting=frozenset({"bagInfo", "dataset", "inhoud"}),
)
DOCUMENTEN: Final = (STAND, GEMEENTE_WOONPLAATS, MUTATIES)

# What a daily mutation adds to every object: what happened, and whether this is the object before
# (was) or after (wordt) it.
MUTATIE: Final = ("mutatie.soort", "mutatie.rol")
MUTATIESOORTEN: Final = frozenset({"toevoeging", "wijziging", "verwijdering"})
MUTATIEROLLEN: Final = frozenset({"was", "wordt"})

# These hold no objects: they tell what the delivery is.
BEGELEIDEND: Final = frozenset({"BAG-Extract-Levering"})
BAG_1: Final = frozenset({"BAG-Extract-Deelbestand-LVC", "BAG-Mutaties-Deelbestand-LVC"})

# How the header of a STAND document names the object types it holds, also when it holds none.
OBJECTTYPECODES: Final = {
    "WPL": "woonplaats",
    "OPR": "openbareruimte",
    "NUM": "nummeraanduiding",
    "PND": "pand",
    "VBO": "verblijfsobject",
    "LIG": "ligplaats",
    "STA": "standplaats",
}

NAAMRUIMTE_OBJECTEN: Final = "kadaster.nl/schemas/lvbag/imbag/objecten/"
NAAMRUIMTE_ONDERZOEK: Final = "kadaster.nl/schemas/lvbag/imbag/kenmerkinonderzoek/"
NAAMRUIMTE_RELATIE: Final = "kadaster.nl/schemas/lvbag/gem-wpl-rel/gwr-producten-lvc/"

GEOMETRIE: Final = "geometrie"
# May occur more than once: always a JSON array, also when it occurs once.
HERHAALBAAR: Final = frozenset({"gebruiksdoel", "maaktDeelUitVan", "heeftAlsNevenadres"})

_VOORKOMEN: Final = (
    "voorkomen.voorkomenidentificatie",
    "voorkomen.beginGeldigheid",
    "voorkomen.eindGeldigheid",
    "voorkomen.tijdstipRegistratie",
    "voorkomen.eindRegistratie",
    "voorkomen.tijdstipInactief",
    "voorkomen.tijdstipRegistratieLV",
    "voorkomen.tijdstipEindRegistratieLV",
    "voorkomen.tijdstipInactiefLV",
    "voorkomen.tijdstipNietBagLV",
)
_KERN: Final = ("status", "geconstateerd", "documentdatum", "documentnummer", *_VOORKOMEN)
_PLAATS: Final = (
    "identificatie", "heeftAlsHoofdadres", "heeftAlsNevenadres", GEOMETRIE, *_KERN,
)  # fmt: skip

ONDERZOEK: Final = "kenmerkinonderzoek"
RELATIE: Final = "gemeentewoonplaatsrelatie"

KOLOMMEN: Final[dict[str, tuple[str, ...]]] = {
    "woonplaats": ("identificatie", "naam", GEOMETRIE, *_KERN),
    "openbareruimte": (
        "identificatie", "naam", "verkorteNaam.verkorteNaam", "type", "ligtIn", *_KERN,
    ),
    "nummeraanduiding": (
        "identificatie", "huisnummer", "huisletter", "huisnummertoevoeging", "postcode",
        "typeAdresseerbaarObject", "ligtAan", "ligtIn", *_KERN,
    ),
    "pand": ("identificatie", "oorspronkelijkBouwjaar", GEOMETRIE, *_KERN),
    "verblijfsobject": (
        "identificatie", "heeftAlsHoofdadres", "heeftAlsNevenadres", "gebruiksdoel",
        "oppervlakte", "maaktDeelUitVan", GEOMETRIE, *_KERN,
    ),
    "ligplaats": _PLAATS,
    "standplaats": _PLAATS,
    # The element is called after the object type (KenmerkPandInOnderzoek, identificatieVanPand):
    # one table for the seven, with the object type as a column.
    ONDERZOEK: (
        "objecttype", "identificatieVan", "kenmerk", "inOnderzoek", "documentdatum",
        "documentnummer", "historieInOnderzoek.beginGeldigheid",
        "historieInOnderzoek.eindGeldigheid", "historieInOnderzoek.tijdstipRegistratie",
        "historieInOnderzoek.eindRegistratie", "historieInOnderzoek.tijdstipRegistratieLV",
        "historieInOnderzoek.tijdstipEindRegistratieLV",
    ),
    RELATIE: (
        "gerelateerdeWoonplaats.identificatie", "gerelateerdeGemeente.identificatie", "status",
        "tijdvakgeldigheid.begindatumTijdvakGeldigheid",
        "tijdvakgeldigheid.einddatumTijdvakGeldigheid",
    ),
}  # fmt: skip


def tabel_van(naamruimte: str, naam: str) -> str | None:
    """The table for an object element, None for an object type that this extract does not know."""
    tabel = naam.lower()
    if NAAMRUIMTE_OBJECTEN in naamruimte:
        return tabel if tabel in KOLOMMEN and tabel not in {ONDERZOEK, RELATIE} else None
    if NAAMRUIMTE_ONDERZOEK in naamruimte and kenmerktype(naam):
        return ONDERZOEK
    if NAAMRUIMTE_RELATIE in naamruimte and tabel == RELATIE:
        return RELATIE
    return None


def kenmerktype(naam: str) -> str:
    """`KenmerkPandInOnderzoek` → `Pand`; empty when the name has another form."""
    if naam.startswith("Kenmerk") and naam.endswith("InOnderzoek"):
        return naam.removeprefix("Kenmerk").removesuffix("InOnderzoek")
    return ""
