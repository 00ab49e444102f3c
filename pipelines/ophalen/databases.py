"""What differs between database products: address, driver, session, and reading values unchanged.

Belongs here: one entry per product. Does not belong here: which rows are fetched (`sql`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import sqlalchemy as sa

from ggm_schema.errors import DefinitieFout

_VERBINDEN = 30


class Product(NamedTuple):
    """A kind of database.

    Attributes:
        naam: for people.
        driver: the SQLAlchemy dialect with its driver, where the address names none.
        argumenten: for the driver, from the seconds that the database may be silent.
        sessie: prepares a new connection of the driver, from the same seconds.
        opties: of SQLAlchemy: how a transaction begins.
        begin: first statement of the transaction, if it needs one.
    """

    naam: str
    driver: str
    argumenten: Callable[[int], dict[str, Any]]
    sessie: Callable[[Any, int], None]
    opties: Mapping[str, Any] = MappingProxyType({})
    begin: str | None = None


def _postgres_sessie(verbinding: Any, wachttijd: int) -> None:
    """Everything as PostgreSQL writes it itself: a date such as `infinity` or in the year 20000
    has no place among the dates of Python, and digits may get lost on the way."""
    from psycopg.postgres import types
    from psycopg.types.string import TextLoader

    class Tijdstip(TextLoader):
        def load(self, data: Any) -> str | bytes:
            return bytes(data).replace(b" ", b"T", 1).decode()

    for soort in types:
        if soort.name in ("timestamp", "timestamptz"):
            verbinding.adapters.register_loader(soort.oid, Tijdstip)
        elif soort.name not in ("bool", "bytea"):
            verbinding.adapters.register_loader(soort.oid, TextLoader)
        if soort.array_oid:
            verbinding.adapters.register_loader(soort.array_oid, TextLoader)
    with verbinding.cursor() as cursor:
        cursor.execute("set datestyle to 'ISO, YMD'")
        cursor.execute("set intervalstyle to 'iso_8601'")
        cursor.execute("set extra_float_digits to 1")
        cursor.execute(f"set statement_timeout to {wachttijd * 1000:d}")
    verbinding.commit()


def _sqlserver_sessie(verbinding: Any, wachttijd: int) -> None:
    verbinding.timeout = wachttijd


def _oracle_sessie(verbinding: Any, wachttijd: int) -> None:
    verbinding.call_timeout = wachttijd * 1000


# The transactions see one moment of the whole database, so that no record of one table refers to
# one of another that was not there yet. SQL Server does that only where its owner switched it on.
PRODUCTEN: dict[str, Product] = {
    "postgresql": Product(
        "PostgreSQL",
        "postgresql+psycopg",
        lambda wachttijd: {"connect_timeout": _VERBINDEN, "client_encoding": "utf8"},
        _postgres_sessie,
        MappingProxyType({"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}),
    ),
    "mssql": Product(
        "SQL Server",
        "mssql+pyodbc",
        lambda wachttijd: {"timeout": _VERBINDEN},
        _sqlserver_sessie,
    ),
    "oracle": Product(
        "Oracle",
        "oracle+oracledb",
        lambda wachttijd: {"tcp_connect_timeout": _VERBINDEN},
        _oracle_sessie,
        begin="set transaction read only",
    ),
}


def adres(verbinding: str) -> tuple[sa.URL, Product]:
    """The address with its driver, and the product.

    Raises:
        DefinitieFout: it is no address of a known product. The address is never shown.
    """
    try:
        url = sa.make_url(verbinding)
        product = PRODUCTEN.get(url.get_backend_name())
    except (sa.exc.ArgumentError, ValueError):
        product = None
    if product is None:
        raise DefinitieFout(
            "De verbinding is geen adres van een database die Waterpas kent.",
            verwacht="postgresql://gebruiker:wachtwoord@server/database, mssql://… of oracle://….",
            doe="Verbeter de omgevingsvariabele. Tekens als @ en / in een wachtwoord schrijft u "
            "als %40 en %2F.",
        )
    return (url if "+" in url.drivername else url.set(drivername=product.driver)), product


def engine(verbinding: str, wachttijd: int) -> tuple[sa.Engine, Product]:
    """An engine whose connections give values unchanged and stop waiting in time.

    Raises:
        DefinitieFout: no address, or the driver is not installed.
    """
    url, product = adres(verbinding)
    try:
        # What it would log is the data.
        motor = sa.create_engine(
            url,
            poolclass=sa.NullPool,
            connect_args=product.argumenten(wachttijd),
            hide_parameters=True,
        )
    except (ImportError, sa.exc.NoSuchModuleError):
        raise DefinitieFout(
            f"Het stuurprogramma voor {product.naam} is hier niet geïnstalleerd.",
            verwacht=f"het stuurprogramma van {product.driver}.",
            doe="Zie docs/ophalen.md.",
        ) from None
    sa.event.listen(motor, "connect", lambda ruw, _: product.sessie(ruw, wachttijd))
    return motor, product
