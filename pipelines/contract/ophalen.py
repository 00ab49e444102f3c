"""How a source is fetched, as its contract states it under `nl.waterpas.ophalen`.

Belongs here: what must be known before a database or an API is asked. Does not belong here: asking
it (`pipelines.ophalen`), and secrets: a contract names the environment variable that holds them.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    field_validator,
    model_validator,
)

Variabele = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$"),
    Field(description="de naam van een omgevingsvariabele: hoofdletters, cijfers en '_'"),
]
Veldpad = Annotated[str, StringConstraints(pattern=r"^[^.\s]+(\.[^.\s]+)*$")]

_LOKAAL = {"localhost", "127.0.0.1", "::1"}
_GEHEIM = re.compile(r"authorization|cookie|key|token|secret|sleutel", re.IGNORECASE)


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Tabelkeuze(_Model):
    """One table or view, of which the declared columns are fetched, or a query of one's own.

    `tabel` is `naam` or `schema.naam`. `query` may use `:levering`, the reporting date.
    """

    tabel: Annotated[str, StringConstraints(pattern=r"^[^.]+(\.[^.]+)?$")] | None = None
    query: Annotated[str, Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _een_van_beide(self) -> Tabelkeuze:
        if (self.tabel is None) == (self.query is None):
            raise ValueError("Geef per onderdeel een tabel of een query, niet allebei.")
        return self


class SqlOphalen(_Model):
    """From PostgreSQL, SQL Server or Oracle.

    Attributes:
        verbinding: environment variable with the address, as SQLAlchemy writes it.
        wachttijd: seconds that the database may be silent.
    """

    soort: Literal["sql"]
    verbinding: Variabele
    objecten: dict[str, Tabelkeuze] = Field(min_length=1)
    wachttijd: int = Field(default=600, ge=1, le=86_400)

    @property
    def extensie(self) -> str:
        return ".parquet"


class GeenPagina(_Model):
    """All records are in one answer."""

    soort: Literal["geen"] = "geen"


class Halpagina(_Model):
    """HAL: the next page is `_links.next.href`."""

    soort: Literal["hal"]


class Odatapagina(_Model):
    """OData 4: the next page is `@odata.nextLink`."""

    soort: Literal["odata"]


class Veldpagina(_Model):
    """Another field of the answer holds the address of the next page, such as `next`."""

    soort: Literal["veld"]
    veld: Veldpad


class Koppagina(_Model):
    """The header `Link` with `rel="next"` holds it."""

    soort: Literal["kop"]


class Nummerpagina(_Model):
    """Pages have numbers, and the first one without records is past the end."""

    soort: Literal["pagina"]
    parameter: str = Field(default="page", min_length=1)
    eerste: int = Field(default=1, ge=0)


class Positiepagina(_Model):
    """`offset` and `limit`, until a page without records."""

    soort: Literal["positie"]
    parameter: str = Field(default="offset", min_length=1)
    aantal_parameter: str = Field(default="limit", min_length=1)
    aantal: int = Field(ge=1, le=100_000)


Paginering = Annotated[
    GeenPagina | Halpagina | Odatapagina | Veldpagina | Koppagina | Nummerpagina | Positiepagina,
    Field(discriminator="soort"),
]


class Verzoek(_Model):
    """What is asked for one object.

    Attributes:
        pad: comes after `basis`.
        records: keys on the way to the list of records, with dots; empty: the answer is the list.
        parameters: of the query; `{levering}` in a value becomes the reporting date.
    """

    pad: Annotated[str, StringConstraints(pattern=r"^[^?#\s:]*$")] = ""
    records: Veldpad | Literal[""] = ""
    parameters: dict[str, str] = Field(default_factory=dict)
    paginering: Paginering = GeenPagina()


class RestOphalen(_Model):
    """From an API that answers in JSON.

    Attributes:
        basis: address that every path comes after. Only this host is asked, whatever it links to.
        verbinding: environment variable with the secret; without it the API is open.
        aanmelding: how the secret goes along: `bearer`, `basis` (a secret `naam:wachtwoord`), or
            `kop`: as it is, in the header `kop`.
        koppen: further headers, without secrets.
        wachttijd: seconds that an answer may take.
    """

    soort: Literal["rest"]
    basis: str
    verbinding: Variabele | None = None
    aanmelding: Literal["bearer", "basis", "kop"] = "bearer"
    kop: str = "X-API-Key"
    koppen: dict[str, str] = Field(default_factory=dict)
    objecten: dict[str, Verzoek] = Field(min_length=1)
    wachttijd: int = Field(default=60, ge=1, le=3_600)

    @property
    def extensie(self) -> str:
        return ".json"

    @field_validator("basis")
    @classmethod
    def _veilig_adres(cls, basis: str) -> str:
        try:
            adres = urlsplit(basis)
            _ = adres.port
        except ValueError:
            raise ValueError("De basis is geen geldig adres.") from None
        if adres.username or adres.password or adres.query or adres.fragment or not adres.hostname:
            raise ValueError("De basis is een adres zonder gebruiker, vraag of anker.")
        lokaal = adres.scheme == "http" and adres.hostname in _LOKAAL
        if adres.scheme != "https" and not lokaal:
            raise ValueError("De basis begint met https://, zodat niemand kan meelezen.")
        return basis

    @field_validator("koppen")
    @classmethod
    def _zonder_geheimen(cls, koppen: dict[str, str]) -> dict[str, str]:
        if any(_GEHEIM.search(naam) for naam in koppen):
            raise ValueError(
                "Een geheim hoort niet in het contract. Zet het in een omgevingsvariabele en noem "
                "die bij 'verbinding'."
            )
        return koppen


Ophalen = SqlOphalen | RestOphalen

OPHALEN: TypeAdapter[Ophalen] = TypeAdapter(Annotated[Ophalen, Field(discriminator="soort")])
