"""Code lists together: which there are, and all codes in one relation for macros and analysts.

Belongs here: `referentie.lijst` and `referentie.codes`. Does not belong here: loading a single list
(`runbestand`), looking a code up (`mappings/opzoeken.sql`).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
from pydantic import BaseModel, ConfigDict

from ggm_schema.naming import quote_ident, quote_literal
from ggm_schema.yamlbestand import Yamlbestand

OVERZICHT = "lijsten.yaml"
_KOLOMMEN = "code, omschrijving, geldig_vanaf, geldig_tot"
LEEG = (
    "create or replace view referentie.codes as select null::varchar as lijst, null::varchar as"
    " code, null::varchar as omschrijving, null::date as geldig_vanaf, null::date as geldig_tot"
    " where false"
)


class Lijst(BaseModel):
    """What a code list is: `peildatum` is the newest date in it, or up to which its origin
    was followed; None where it has no dates."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    titel: str
    herkomst: str
    peildatum: date | None = None


class _Overzicht(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    lijsten: dict[str, Lijst]


def lees_overzicht(folder: Path) -> dict[str, Lijst]:
    """Code lists by name, as `lijsten.yaml` in their folder describes them; empty without it.

    Raises:
        DefinitieFout: the file is wrong, with line.
    """
    pad = folder / OVERZICHT
    return Yamlbestand(pad).als(_Overzicht).lijsten if pad.is_file() else {}


def voeg_samen(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Make `referentie.codes` and `referentie.lijst` over the lists loaded from `folder`."""
    namen = sorted(pad.stem for pad in folder.glob("*.csv"))
    delen = [
        f"select {quote_literal(naam)} as lijst, {_KOLOMMEN} from referentie.{quote_ident(naam)}"
        for naam in namen
    ]
    con.execute(
        f"create or replace view referentie.codes as {' union all '.join(delen)}" if delen else LEEG
    )
    con.execute(
        "create or replace table referentie.lijst"
        " (lijst varchar, titel varchar, herkomst varchar, peildatum date, codes bigint)"
    )
    bekend = lees_overzicht(folder)
    for naam in namen:
        lijst = bekend.get(naam)
        velden = [lijst.titel, lijst.herkomst, lijst.peildatum] if lijst else [naam, None, None]
        con.execute(
            "insert into referentie.lijst"
            f" select ?, ?, ?, ?, count(*) from referentie.{quote_ident(naam)}",
            [naam, *velden],
        )
