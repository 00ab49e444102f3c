"""The warehouse file that is migrated: is it one, what is in it, and of which release is it?

Belongs here: attaching it read-only and reading its structure. Does not belong here: what happens
to its content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ggm_schema.catalogustabellen import SCHEMA as CATALOGUS
from ggm_schema.errors import DefinitieFout, OnleesbareInvoer
from ggm_schema.model import Catalogus
from ggm_schema.naming import SCHEMA_VOORVOEGSEL, quote_literal
from pipelines.warehouse.runbestand import zonder_waarden

OUD = "oud"
VERVALLEN = "ggm_vervallen"
_EIGEN = frozenset({CATALOGUS, VERVALLEN})
_MERK = slice(8, 12)  # where every DuckDB file says that it is one
_MEER = 5


@dataclass(frozen=True)
class Inhoud:
    """Structure of a warehouse: columns with type per GGM table, the other tables, the views."""

    tabellen: Mapping[str, Mapping[str, str]]
    overige: Mapping[str, Mapping[str, str]]
    weergaven: frozenset[str]
    versie: str | None


def sluit_aan(con: duckdb.DuckDBPyConnection, bestand: Path) -> None:
    """Attach the file read-only as `oud`.

    Raises:
        OnleesbareInvoer: it is not there, is no DuckDB file, or another program writes to it.
    """
    if not bestand.is_file():
        raise OnleesbareInvoer(
            "Dit datapakhuis bestaat niet.",
            bestand=bestand,
            verwacht="een gevuld datapakhuis, zoals actueel.duckdb.",
            doe="Kijk de map na (--warehouse), of draai eerst `waterpas run`.",
        )
    try:
        with bestand.open("rb") as stroom:
            merk = stroom.read(_MERK.stop)[_MERK]
    except OSError:
        raise OnleesbareInvoer(
            "Dit datapakhuis mag niet worden gelezen.",
            bestand=bestand,
            doe="Geef de gebruiker die migreert leesrecht op dit bestand.",
        ) from None
    if merk != b"DUCK":
        raise OnleesbareInvoer(
            "Dit bestand is geen DuckDB-bestand.",
            bestand=bestand,
            doe="Zet het terug uit een back-up, of kies een ander bestand.",
        )
    with zonder_waarden(
        lambda soort: OnleesbareInvoer(
            f"Dit datapakhuis kan niet worden geopend ({soort}).",
            bestand=bestand,
            doe="Sluit het programma dat dit bestand open heeft en probeer het opnieuw. Helpt dat "
            "niet, dan is het bestand beschadigd: zet het terug uit een back-up.",
        )
    ):
        con.execute(f"attach {quote_literal(str(bestand))} as {OUD} (read_only)")


def lees_inhoud(con: duckdb.DuckDBPyConnection) -> Inhoud:
    """Read the structure of the attached file."""
    kolommen = con.execute(
        "select c.schema_name, c.table_name, c.column_name, c.data_type from duckdb_columns() c "
        "join duckdb_tables() t using (database_name, schema_name, table_name) "
        "where c.database_name = ? and not c.internal "
        "order by c.schema_name, c.table_name, c.column_index",
        [OUD],
    ).fetchall()
    ggm: dict[str, dict[str, str]] = {}
    overige: dict[str, dict[str, str]] = {}
    for schema, tabel, kolom, soort in kolommen:
        if schema != CATALOGUS:
            doel = ggm if is_ggm(schema) else overige
            doel.setdefault(f"{schema}.{tabel}", {})[kolom] = soort
    weergaven = con.execute(
        "select schema_name || '.' || view_name from duckdb_views() "
        "where database_name = ? and not internal",
        [OUD],
    ).fetchall()
    return Inhoud(ggm, overige, frozenset(rij[0] for rij in weergaven), _versie(con))


def is_ggm(schema: str) -> bool:
    """Does this schema hold tables of the model?"""
    return schema.startswith(SCHEMA_VOORVOEGSEL) and schema not in _EIGEN


def _versie(con: duckdb.DuckDBPyConnection) -> str | None:
    """The release that the warehouse itself says it is of; older warehouses do not say."""
    bekend = con.execute(
        "select 1 from duckdb_columns() where database_name = ? and schema_name = ? "
        "and table_name = 'release' and column_name = 'versie'",
        [OUD, CATALOGUS],
    ).fetchone()
    rij = bekend and con.execute(f"select versie from {OUD}.{CATALOGUS}.release").fetchone()
    return rij[0] if rij else None


def eis_release(inhoud: Inhoud, catalogus: Catalogus, bestand: Path, eigen: frozenset[str]) -> None:
    """Refuse a warehouse that is not of this release.

    Args:
        eigen: tables in GGM schemas that are not of the model but made beside it, such as lists of
            values.

    Raises:
        DefinitieFout: it says so itself, or has tables or columns that the release does not have.
    """
    release = catalogus.release.versie
    if inhoud.versie is not None and inhoud.versie != release:
        raise DefinitieFout(
            f"Dit datapakhuis is van release {inhoud.versie} van het GGM, niet van {release}.",
            bestand=bestand,
            doe=f"Migreer vanaf {inhoud.versie}.",
        )
    vreemd = [
        naam if not catalogus.heeft(naam) else f"{naam}.{kolom}"
        for naam, kolommen in inhoud.tabellen.items()
        if naam not in eigen
        for kolom in (kolommen if catalogus.heeft(naam) else [""])
        if not catalogus.heeft(naam) or not catalogus.tabel(naam).heeft(kolom)
    ]
    if vreemd:
        rest = f" en nog {len(vreemd) - _MEER}" if len(vreemd) > _MEER else ""
        raise DefinitieFout(
            f"Dit datapakhuis is niet gevuld met release {release} van het GGM: die heeft geen "
            f"{', '.join(vreemd[:_MEER])}{rest}.",
            bestand=bestand,
            doe="Noem als OUD de release waarmee dit datapakhuis is gevuld.",
        )
    if not inhoud.tabellen:
        raise DefinitieFout(
            "In dit datapakhuis staan geen tabellen van het GGM.",
            bestand=bestand,
            doe="Draai eerst `waterpas run`.",
        )
