"""Let DuckDB itself judge the SQL of mappings, on empty tables: names, functions and types.

Belongs here: an empty copy of what a run has (bron tables, code lists, macros), and the translation
of what DuckDB objects to into our message. Does not belong here: the rules of our own for mapping
files (`mapping`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import duckdb
from sqlglot.tokenizer_core import Token

from ggm_schema.catalogustabellen import SQL as CATALOGUS_SQL
from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Catalogus
from ggm_schema.naming import dichtstbij, quote_ident, quote_relatie
from pipelines.mapping.opzoeken import laad_opzoeken
from pipelines.warehouse.referentie import LEEG
from pipelines.warehouse.runbestand import CODELIJSTEN, laad_codelijst, laad_hulp, stel_in

TECHNISCHE_KOLOMMEN = {
    "_rij": "bigint",
    "_bestand": "varchar",
    "_regelnummer": "bigint",
    "_levering": "date",
}
REFERENTIE = "referentie"
# What DuckDB says, with the name it is about. The tables are empty: no value can be in these texts.
_ONBEKEND = (
    (re.compile(r'Referenced column "([^"]+)" not found'), "kolom"),
    (re.compile(r'does not have a column named "([^"]+)"'), "kolom"),
    (re.compile(r'Referenced table "([^"]+)" not found'), "tabel"),
    (re.compile(r"Table with name (\S+) does not exist"), "tabel"),
    (re.compile(r"Function with name \"?([^\s\"]+)\"? does not exist"), "functie"),
)


class Bindproef:
    """An in-memory database with the tables that mappings and their macros may read, all empty.

    Args:
        catalogus: the GGM; macros look things up in tables of it.
        brontabellen: `bron.<bron>_<object>` → its declared columns.
        codelijsten: folder with the code lists that become `referentie.<name>`.
    """

    def __init__(
        self,
        catalogus: Catalogus,
        brontabellen: Mapping[str, Sequence[str]],
        codelijsten: Path = CODELIJSTEN,
    ) -> None:
        self.codelijsten = {f"{REFERENTIE}.{pad.stem}": pad for pad in codelijsten.glob("*.csv")}
        self._kolommen = {
            tabel: (*kolommen, *TECHNISCHE_KOLOMMEN) for tabel, kolommen in brontabellen.items()
        }
        self._con = stel_in(duckdb.connect(":memory:"))
        self._con.execute(f"create schema bron; create schema {REFERENTIE}")
        laad_hulp(self._con)
        self._con.execute(LEEG)
        self._con.execute(CATALOGUS_SQL.read_text("utf-8"))
        laad_opzoeken(self._con, catalogus)
        for tabel, kolommen in self._kolommen.items():
            self._maak(tabel, kolommen)

    def __enter__(self) -> Bindproef:
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        self._con.close()

    def _maak(self, tabel: str, kolommen: Iterable[str]) -> None:
        velden = ", ".join(
            f"{quote_ident(kolom)} {TECHNISCHE_KOLOMMEN.get(kolom, 'varchar')}"
            for kolom in kolommen
        )
        self._con.execute(f"create table {quote_relatie(tabel)} ({velden})")

    def kolommen(self, tabel: str) -> tuple[str, ...]:
        """Columns of a table; a code list is loaded the first time it is asked for."""
        if tabel not in self._kolommen:
            laad_codelijst(self._con, self.codelijsten[tabel])
            beschrijving = self._con.execute(f"describe {quote_relatie(tabel)}").fetchall()
            self._kolommen[tabel] = tuple(rij[0] for rij in beschrijving)
        return self._kolommen[tabel]

    def typen(
        self, sql: str, tabellen: Sequence[str], tokens: Sequence[Token], pad: Path
    ) -> dict[str, str]:
        """Columns of the SELECT with the DuckDB type each one gets.

        Args:
            tabellen: the tables it reads; they are where the nearest right name is looked for.
            tokens: of the same SQL, to find the line of a name.

        Raises:
            DefinitieFout: DuckDB cannot bind this SELECT.
        """
        kolommen = {kolom for tabel in tabellen for kolom in self.kolommen(tabel)}
        try:
            relatie = self._con.sql(sql)
            return dict(zip(relatie.columns, map(str, relatie.types), strict=True))
        except duckdb.Error:
            tekst = self._klacht(sql)
        raise self._vertaal(tekst, kolommen, tokens, pad)

    def _klacht(self, sql: str) -> str:
        """What DuckDB objects to, with its line: it tells that of an EXPLAIN only."""
        try:
            self._con.execute(f"explain {sql}")
        except duckdb.Error as fout:
            return str(fout)
        return ""

    def _vertaal(
        self, tekst: str, kolommen: set[str], tokens: Sequence[Token], pad: Path
    ) -> DefinitieFout:
        for patroon, soort in _ONBEKEND:
            gevonden = patroon.search(tekst)
            if gevonden:
                naam = gevonden.group(1).strip("!")
                bekend = {
                    "kolom": kolommen,
                    "tabel": {*self._kolommen},
                    "functie": self._functies(),
                }
                return DefinitieFout(
                    f"De {soort} {naam} bestaat niet.",
                    bestand=pad,
                    regel=_regel_in(tekst) or regel_van(tokens, naam),
                    doe=dichtstbij(naam, bekend[soort]) or None,
                )
        return DefinitieFout(
            f"DuckDB kan deze SELECT niet uitvoeren: {tekst.partition(chr(10))[0]}",
            bestand=pad,
            regel=_regel_in(tekst),
        )

    def _functies(self) -> set[str]:
        rijen = self._con.execute("select distinct function_name from duckdb_functions()")
        return {rij[0] for rij in rijen.fetchall()}


def _regel_in(tekst: str) -> int | None:
    """The line that a text of DuckDB points to."""
    gevonden = re.search(r"^LINE (\d+):", tekst, re.MULTILINE)
    return int(gevonden[1]) if gevonden else None


def regel_van(tokens: Sequence[Token], naam: str) -> int | None:
    """Line of the first token that spells this name."""
    gezocht = naam.lower()
    return next((token.line for token in tokens if token.text.lower() == gezocht), None)
