"""The shapes of the catalogue: facts of a release, and the tables that follow from them.

Belongs here: frozen records and look-up by name. Does not belong here: reading a release
(`release`), files of the catalogue (`store`), or how facts become tables (`tables`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ggm_schema.errors import DefinitieFout
from ggm_schema.naming import dichtstbij, sql_naam

# --- facts, one record per row of the catalogue files; text as the release spells it ------------


@dataclass(frozen=True, slots=True)
class Pakket:
    """A package that holds object types or enumerations; `pad` from domain down to package."""

    guid: str
    naam: str
    pad: str


@dataclass(frozen=True, slots=True)
class Objecttype:
    """An object type or (soort `datatype`) a structured type used by attributes.

    `synoniemen` are other names, separated by `; `; `gemma_naam` and `gemma_url` name the business
    object of the GEMMA that it is linked to.
    """

    guid: str
    pakket_guid: str
    naam: str
    soort: str
    synoniemen: str = ""
    gemma_naam: str = ""
    gemma_url: str = ""


@dataclass(frozen=True, slots=True)
class Attribuut:
    """An attribute; `enumeratie_via` says if the release (`guid`) or we (`naam`) made the link.

    `vindplaats` says where it was found: empty is the workbook, `json` the JSON schemas (the
    workbook lost it), else the name of a municipality's own extension.
    """

    guid: str
    objecttype_guid: str
    objecttype: str
    volgnummer: int
    naam: str
    type: str
    enumeratie_guid: str
    enumeratie_via: str
    mogelijk_geen_waarde: str
    formele_historie: str
    in_onderzoek: str
    herkomst: str
    authentiek: str
    vindplaats: str = ""


@dataclass(frozen=True, slots=True)
class Relatie:
    """An association; multiplicities as the release gives them, `-1` is many, empty is absent."""

    guid: str
    naam: str
    van_guid: str
    van: str
    van_min: str
    van_max: str
    van_rol: str
    naar_guid: str
    naar: str
    naar_min: str
    naar_max: str
    naar_rol: str


@dataclass(frozen=True, slots=True)
class Generalisatie:
    """`sub` is a kind of `super`."""

    guid: str
    sub_guid: str
    sub: str
    super_guid: str
    super: str


@dataclass(frozen=True, slots=True)
class EnumeratieFeit:
    """An enumeration. Its GUID changes with every export: package and name identify it."""

    guid: str
    pakket_guid: str
    naam: str


@dataclass(frozen=True, slots=True)
class WaardeFeit:
    """A value of an enumeration; `code` is empty where the release gives none.

    `guid` changes with every export of its enumeration; where that kept its own, it tells a value
    with another label from a new one. Empty where the release has none that is sound.
    """

    enumeratie_guid: str
    volgnummer: int
    code: str
    label: str
    guid: str = ""


@dataclass(frozen=True, slots=True)
class Definitie:
    """What the release says that an element means. Prose: never in the catalogue that we ship.

    `element` is the GUID of an object type, attribute, relation or enumeration; of a value it is
    the GUID of its enumeration, `#` and its `volgnummer`.
    """

    element: str
    tekst: str


@dataclass(frozen=True)
class Release:
    """Which release the facts come from; `weggelaten` counts what was left out, by reason."""

    versie: str
    datum: str
    bestand: str
    sha256: str
    weggelaten: Mapping[str, int]


@dataclass(frozen=True)
class Feiten:
    """All facts of a release, each kind in a fixed order; `definities` only where it was imported
    by the one who reads them."""

    pakketten: tuple[Pakket, ...]
    objecttypen: tuple[Objecttype, ...]
    attributen: tuple[Attribuut, ...]
    relaties: tuple[Relatie, ...]
    generalisaties: tuple[Generalisatie, ...]
    enumeraties: tuple[EnumeratieFeit, ...]
    waarden: tuple[WaardeFeit, ...]
    definities: tuple[Definitie, ...] = ()

    @cached_property
    def definitie_van(self) -> Mapping[str, str]:
        """Text per element, as `Definitie.element` names it."""
        return {definitie.element: definitie.tekst for definitie in self.definities}


# --- tables ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Waarde:
    """One value: the official code (empty where there is none) and the label that is stored."""

    code: str
    label: str


@dataclass(frozen=True)
class Enumeratie:
    """A closed list of values; `schema` is that of its package."""

    naam: str
    schema: str
    waarden: tuple[Waarde, ...]
    guid: str = ""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column. `soort`: sleutel, attribuut, relatie or technisch.

    `type` is the DuckDB type, `ggm_type` the official spelling (or its correction), `enumeratie` a
    name for `Catalogus.enumeratie`, `verwijst_naar` a table whose key this column holds.
    `verplicht` is a hint of the model (no absence foreseen), never a constraint.
    """

    naam: str
    type: str
    ggm_type: str = ""
    lengte: int | None = None
    enumeratie: str | None = None
    soort: str = "attribuut"
    verwijst_naar: str | None = None
    guid: str | None = None
    attribuut: str | None = None
    verplicht: bool = False


@dataclass(frozen=True)
class Tabel:
    """A table of the warehouse: an object type, or (objecttype None) a many-to-many relation.

    `supertypes` are full table names, the nearest first; a row has the same key value in all.
    """

    naam: str
    schema: str
    objecttype: str | None
    kolommen: tuple[Kolom, ...]
    supertypes: tuple[str, ...] = ()
    guid: str | None = None
    pakket: str = ""

    @property
    def volledige_naam(self) -> str:
        """`schema.naam`."""
        return f"{self.schema}.{self.naam}"

    @property
    def sleutel(self) -> str:
        """Name of the key column."""
        return self.kolommen[0].naam

    @cached_property
    def _per_naam(self) -> dict[str, Kolom]:
        return {kolom.naam: kolom for kolom in self.kolommen}

    def kolom(self, naam: str) -> Kolom:
        """The column with this name.

        Raises:
            DefinitieFout: there is none; the message names the nearest.
        """
        try:
            return self._per_naam[naam]
        except KeyError:
            raise DefinitieFout(
                f"tabel {self.volledige_naam} heeft geen kolom {naam}.",
                doe=dichtstbij(naam, self._per_naam) or "kijk de naam na met de GGM-catalogus.",
            ) from None

    def heeft(self, naam: str) -> bool:
        """Is there a column with this name?"""
        return naam in self._per_naam


@dataclass(frozen=True)
class Catalogus:
    """The catalogue of one release: its facts and the tables and enumerations made of them."""

    release: Release
    feiten: Feiten
    tabellen: tuple[Tabel, ...]
    enumeraties: tuple[Enumeratie, ...]

    @cached_property
    def _per_tabel(self) -> dict[str, Tabel]:
        return {tabel.volledige_naam: tabel for tabel in self.tabellen}

    @cached_property
    def _per_enumeratie(self) -> dict[str, list[Enumeratie]]:
        namen: dict[str, list[Enumeratie]] = defaultdict(list)
        for enumeratie in self.enumeraties:
            namen[enumeratie.naam].append(enumeratie)
            namen[f"{enumeratie.schema}.{enumeratie.naam}"].append(enumeratie)
        return dict(namen)

    def heeft(self, naam: str) -> bool:
        """Is there a table with this full name (`ggm_bag.pand`)?"""
        return naam in self._per_tabel

    def tabel(self, naam: str) -> Tabel:
        """The table with this full name, such as `ggm_bag.pand`.

        Raises:
            DefinitieFout: there is none; the message names the nearest.
        """
        try:
            return self._per_tabel[naam]
        except KeyError:
            raise DefinitieFout(
                f"het GGM {self.release.versie} heeft geen tabel {naam}.",
                doe=self._raad_tabel(naam) or "kijk de naam na met de GGM-catalogus.",
            ) from None

    def _raad_tabel(self, naam: str) -> str:
        kaal = naam.rpartition(".")[2]
        elders = sorted(t.volledige_naam for t in self.tabellen if t.naam == sql_naam(kaal))
        if elders:
            return f"Bedoelt u {' of '.join(elders[:4])}?"
        return dichtstbij(naam, self._per_tabel)

    def enumeratie(self, naam: str) -> Enumeratie:
        """The enumeration with this name, or `schema.naam` where a name has several value lists.

        Raises:
            DefinitieFout: there is none, or the name means lists that differ.
        """
        gevonden = self._per_enumeratie.get(naam)
        if gevonden is None:
            raise DefinitieFout(
                f"het GGM {self.release.versie} heeft geen enumeratie {naam}.",
                doe=dichtstbij(naam, self._per_enumeratie) or "kijk de naam na.",
            )
        if len({frozenset(e.waarden) for e in gevonden}) > 1:
            keuzes = " of ".join(f"{e.schema}.{e.naam}" for e in gevonden)
            raise DefinitieFout(
                f"de naam {naam} hoort bij enumeraties met verschillende waarden.",
                doe=f"noem het schema erbij: {keuzes}.",
            )
        return gevonden[0]

    def subtypes(self, tabel: str) -> tuple[str, ...]:
        """Full names of all tables that are a kind of this one."""
        return tuple(t.volledige_naam for t in self.tabellen if tabel in t.supertypes)

    def in_schema(self, schema: str) -> tuple[Tabel, ...]:
        """All tables of one schema, sorted by name."""
        return tuple(tabel for tabel in self.tabellen if tabel.schema == schema)
