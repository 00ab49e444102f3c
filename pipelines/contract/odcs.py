"""The model of a contract: ODCS v3.1.0 as far as Waterpas uses it, with our own `nl.*` properties.

Belongs here: keys, types and what follows from them. Does not belong here: reading files and checks
across keys (`contract`). Parts of the standard that Waterpas does nothing with are kept as written.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, StringConstraints

from pipelines.contract.formaat import Formaat
from pipelines.contract.ophalen import Ophalen

Naam = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60),
    Field(description="kleine letters, cijfers en '_', te beginnen met een letter"),
]
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
    _ophalen: Ophalen | None = PrivateAttr(default=None)

    @property
    def formaat(self) -> Formaat:
        return self._formaat

    @property
    def ophalen(self) -> Ophalen | None:
        """How Waterpas fetches the files itself; None: someone puts them there."""
        return self._ophalen

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
