"""Contracts of sources: what a source delivers, in which format, whose it is, how long it is kept.

Belongs here: the model of a contract (ODCS v3.1.0, with our own properties `nl.waterpas.*` and
`nl.avg`) and loading it. Does not belong here: reading the source, mapping it, judging it.
Parts of the standard that Waterpas does nothing with are kept as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, StringConstraints

from ggm_schema.errors import DefinitieFout
from pipelines.formaat import FORMAAT, BagFormaat, CsvFormaat, Formaat, JsonFormaat
from pipelines.yamlbestand import Plek, Yamlbestand, dichtstbij, lees_yaml

__all__ = [
    "SOURCES", "Avg", "BagFormaat", "Contract", "CsvFormaat", "Formaat", "JsonFormaat",
    "Kolomdeclaratie", "Objectdeclaratie", "Sla", "load_contract", "load_contracts",
]  # fmt: skip

SOURCES = Path(__file__).parent / "sources"

Naam = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Identificator = Literal[
    "bsn", "rsin", "anummer", "iban", "kvk", "vestiging", "bag", "agb", "onderwijsnummer",
    "kenteken", "email", "telefoon", "postcode", "zaak",
]  # fmt: skip
Soort = Literal[
    "geen", "gewoon", "gevoelig", "bijzonder", "strafrechtelijk", "wettelijk_identificatienummer"
]
LogischType = Literal[
    "string", "date", "timestamp", "time", "number", "integer", "object", "array", "boolean"
]
Waarde = str | int | float | bool | date | datetime | None


class _Odcs(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Avg(BaseModel):
    """What the AVG suite must know of a column; further keys are kept."""

    model_config = ConfigDict(frozen=True, extra="allow")

    soort: Soort | None = None
    identificator: Identificator | None = None
    vrije_tekst: bool = False


class Eigenschap(_Odcs):
    """A custom property of ODCS."""

    id: str | None = None
    property: str
    value: Any
    description: str | None = None


class _Element(_Odcs):
    id: str | None = None
    physicalType: str | None = None
    description: str | None = None
    businessName: str | None = None
    authoritativeDefinitions: list[dict[str, Any]] = []
    tags: list[str] = []
    customProperties: list[Eigenschap] = []
    relationships: list[dict[str, Any]] = []
    quality: list[dict[str, Any]] = []


class Kolomdeclaratie(_Element):
    """A column that the source promises to deliver."""

    name: Naam
    physicalName: str | None = None
    logicalType: LogischType = "string"
    logicalTypeOptions: dict[str, Any] = {}
    required: bool = False
    unique: bool = False
    primaryKey: bool = False
    primaryKeyPosition: int = -1
    partitioned: bool = False
    partitionKeyPosition: int = -1
    classification: Literal["openbaar", "intern", "vertrouwelijk"] | None = None
    encryptedName: str | None = None
    transformSourceObjects: list[str] = []
    transformLogic: str | None = None
    transformDescription: str | None = None
    examples: list[Any] = []
    criticalDataElement: bool = False
    _avg: Avg = PrivateAttr(default_factory=Avg)

    @property
    def geleverde_naam(self) -> str:
        """Header, dotted path or element name under which the source delivers it."""
        return self.physicalName or self.name

    @property
    def avg(self) -> Avg:
        return self._avg


class Objectdeclaratie(_Element):
    """A table of the source. It becomes `bron."<bron>_<name>"`."""

    name: Naam
    physicalName: str | None = None
    logicalType: Literal["object"] = "object"
    dataGranularityDescription: str | None = None
    properties: list[Kolomdeclaratie] = Field(min_length=1)
    _bestemming: Literal["ggm", "bron"] = PrivateAttr(default="ggm")

    @property
    def bestemming(self) -> Literal["ggm", "bron"]:
        """`bron`: kept in bron only, has no place in the GGM."""
        return self._bestemming

    @property
    def sleutel(self) -> list[Kolomdeclaratie]:
        """The primary key columns in order."""
        sleutels = [kolom for kolom in self.properties if kolom.primaryKey]
        return sorted(sleutels, key=lambda kolom: kolom.primaryKeyPosition)


class Sla(_Odcs):
    """A service level: retention, frequency, …"""

    id: str | None = None
    property: str
    value: Waarde
    valueExt: Waarde = None
    unit: str | None = None
    element: str | None = None
    driver: str | None = None
    description: str | None = None
    scheduler: str | None = None
    schedule: str | None = None


class Lid(_Odcs):
    id: str | None = None
    username: str
    name: str | None = None
    description: str | None = None
    role: str | None = None
    dateIn: str | None = None
    dateOut: str | None = None
    replacedByUsername: str | None = None
    tags: list[str] = []
    customProperties: list[Eigenschap] = []
    authoritativeDefinitions: list[dict[str, Any]] = []


class Team(_Odcs):
    id: str | None = None
    name: str | None = None
    description: str | None = None
    members: list[Lid] = []
    tags: list[str] = []
    customProperties: list[Eigenschap] = []
    authoritativeDefinitions: list[dict[str, Any]] = []


class Beschrijving(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow")

    purpose: str | None = None
    limitations: str | None = None
    usage: str | None = None


class Contract(_Odcs):
    """One source. Made by `load_contract`, which also fills what our own properties say."""

    apiVersion: Literal["v3.1.0"]
    kind: Literal["DataContract"]
    id: Naam
    name: str
    version: str
    status: Literal["proposed", "draft", "active", "deprecated", "retired"]
    domain: str
    tenant: str | None = None
    tags: list[str] = []
    dataProduct: str | None = None
    description: Beschrijving = Beschrijving()
    servers: list[dict[str, Any]] = []
    support: list[dict[str, Any]] = []
    price: dict[str, Any] = {}
    team: Team = Team()
    roles: list[dict[str, Any]] = []
    slaDefaultElement: str | None = None
    slaProperties: list[Sla] = []
    authoritativeDefinitions: list[dict[str, Any]] = []
    customProperties: list[Eigenschap] = []
    contractCreatedTs: str | datetime | None = None
    objecten: list[Objectdeclaratie] = Field(alias="schema", min_length=1)
    _formaat: Formaat = PrivateAttr()

    @property
    def formaat(self) -> Formaat:
        return self._formaat

    def object(self, naam: str) -> Objectdeclaratie:
        """The object of that name; KeyError where the contract has none."""
        return next((o for o in self.objecten if o.name == naam), None) or _geen(naam)

    def tabel(self, naam: str) -> str:
        """Table of an object within schema `bron`, not quoted."""
        return f"{self.id}_{naam}"

    @property
    def eigenaar(self) -> str | None:
        """Team or role that owns the data."""
        eigenaars = [lid.username for lid in self.team.members if lid.role == "Gegevenseigenaar"]
        return eigenaars[0] if eigenaars else self.team.name


def _geen(naam: str) -> Objectdeclaratie:
    raise KeyError(naam)


def load_contract(pad: Path) -> Contract:
    """Load and check one contract.

    Raises:
        DefinitieFout: with file, line, what was expected and the nearest right word.
    """
    bestand = lees_yaml(pad)
    contract = bestand.valideer(Contract, bestand.inhoud)
    if contract.id != pad.stem:
        raise bestand.fout(
            f"Het id '{contract.id}' is anders dan de naam van het bestand.",
            ("id",),
            verwacht=f"'{pad.stem}'.",
        )
    _controleer_objecten(bestand, contract)
    contract._formaat = _formaat(bestand, contract)
    return contract


def load_contracts(map: Path = SOURCES) -> dict[str, Contract]:
    """All contracts in a folder, by id, in alphabetical order."""
    return {pad.stem: load_contract(pad) for pad in sorted(map.glob("*.yaml"))}


def _controleer_objecten(bestand: Yamlbestand, contract: Contract) -> None:
    namen = [object_.name for object_ in contract.objecten]
    _eenmalig(bestand, namen, ("schema",), "name")
    for nummer, object_ in enumerate(contract.objecten):
        plek: Plek = ("schema", nummer)
        kolommen: Plek = (*plek, "properties")
        _eenmalig(bestand, [k.name for k in object_.properties], kolommen, "name")
        geleverd = [k.geleverde_naam for k in object_.properties]
        _eenmalig(bestand, geleverd, kolommen, "physicalName")
        for waar, waarde in _eigen(bestand, object_.customProperties, plek, {"bestemming"}):
            if waarde not in ("ggm", "bron"):
                raise bestand.fout(
                    "De bestemming is niet bekend.", waar, verwacht="'ggm' of 'bron'."
                )
            object_._bestemming = waarde
        for positie, kolom in enumerate(object_.properties):
            _vul_avg(bestand, kolom, (*kolommen, positie))


def _vul_avg(bestand: Yamlbestand, kolom: Kolomdeclaratie, plek: Plek) -> None:
    for _ in _eigen(bestand, kolom.customProperties, plek, set()):
        pass
    for nummer, eigenschap in enumerate(kolom.customProperties):
        if eigenschap.property == "nl.avg":
            waar = (*plek, "customProperties", nummer, "value")
            kolom._avg = bestand.valideer(Avg, eigenschap.value, waar)


def _formaat(bestand: Yamlbestand, contract: Contract) -> Formaat:
    gevonden = list(_eigen(bestand, contract.customProperties, (), {"formaat"}))
    if len(gevonden) != 1:
        raise bestand.fout(
            "Het contract zegt niet (of vaker dan één keer) in welk formaat de bron levert.",
            ("customProperties",),
            verwacht="één eigenschap 'nl.waterpas.formaat'.",
            doe="Voeg bijvoorbeeld toe: {property: nl.waterpas.formaat, value: {soort: csv}}.",
        )
    plek, waarde = gevonden[0]
    formaat = bestand.valideer_met(FORMAAT, waarde, plek)
    namen = [object_.name for object_ in contract.objecten]
    _bekend(bestand, formaat.bestanden, namen, (*plek, "bestanden"))
    if isinstance(formaat, JsonFormaat):
        _bekend(bestand, formaat.pad, namen, (*plek, "pad"))
        _compleet(bestand, formaat.pad, namen, (*plek, "pad"))
    if isinstance(formaat, CsvFormaat) and len(namen) > 1:
        _compleet(bestand, formaat.bestanden, namen, (*plek, "bestanden"))
    formaat.voor({o.name: tuple(k.geleverde_naam for k in o.properties) for o in contract.objecten})
    return formaat


def _eigen(
    bestand: Yamlbestand, eigenschappen: list[Eigenschap], plek: Plek, bekend: set[str]
) -> Iterable[tuple[Plek, Any]]:
    """Values of our own properties, with their place; an unknown one is refused."""
    for nummer, eigenschap in enumerate(eigenschappen):
        soort = re.match(r"nl\.waterpas\.(.*)", eigenschap.property)
        if soort is None:
            continue
        waar: Plek = (*plek, "customProperties", nummer)
        if soort[1] not in bekend:
            beter = dichtstbij(soort[1], bekend)
            raise bestand.fout(
                f"De eigenschap '{eigenschap.property}' bestaat hier niet.",
                (*waar, "property"),
                verwacht=f"'nl.waterpas.{beter}'." if beter else None,
            )
        yield (*waar, "value"), eigenschap.value


def _bekend(bestand: Yamlbestand, namen: Iterable[str], bekend: list[str], plek: Plek) -> None:
    for naam in namen:
        if naam not in bekend:
            beter = dichtstbij(naam, bekend)
            raise bestand.fout(
                f"Het onderdeel '{naam}' staat niet onder 'schema'.",
                (*plek, naam),
                verwacht=f"'{beter}'." if beter else f"een van: {', '.join(bekend)}.",
            )


def _compleet(bestand: Yamlbestand, namen: Iterable[str], bekend: list[str], plek: Plek) -> None:
    ontbreekt = [naam for naam in bekend if naam not in set(namen)]
    if ontbreekt:
        raise bestand.fout(f"Hier ontbreekt een regel voor: {', '.join(ontbreekt)}.", plek)


def _eenmalig(bestand: Yamlbestand, namen: list[str], plek: Plek, sleutel: str) -> None:
    """DuckDB does not tell capitals apart, so neither do we."""
    gezien: set[str] = set()
    for nummer, naam in enumerate(namen):
        if naam.casefold() in gezien:
            raise DefinitieFout(
                f"De naam '{naam}' komt twee keer voor.",
                bestand=bestand.pad,
                regel=bestand.regel((*plek, nummer, sleutel)),
            )
        gezien.add(naam.casefold())
