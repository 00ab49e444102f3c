"""DuckDB DDL of the catalogue.

Belongs here: statements that create empty tables. Does not belong here: keys and NOT NULL as
constraints. DuckDB has no foreign keys over schemas, and a finding about quality must not stop a
load: relations are facts of the catalogue, tested by rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ggm_schema.model import Catalogus, Kolom, Tabel
from ggm_schema.naming import quote_ident, quote_literal, quote_relatie


def ddl(catalogus: Catalogus, tabellen: Iterable[str] | None = None) -> str:
    """SQL that creates the tables (all, or those named in full), with facts as comments.

    Raises:
        DefinitieFout: a name that the catalogue does not have.
    """
    namen = None if tabellen is None else sorted(set(tabellen))
    gekozen = catalogus.tabellen if namen is None else [catalogus.tabel(naam) for naam in namen]
    schemas = sorted({tabel.schema for tabel in gekozen})
    delen = [f"CREATE SCHEMA IF NOT EXISTS {quote_ident(schema)};" for schema in schemas]
    for tabel in gekozen:
        delen.extend(_tabel(tabel))
    return "\n".join(delen) + "\n"


def _tabel(tabel: Tabel) -> Iterator[str]:
    naam = quote_relatie(tabel.volledige_naam)
    kolommen = ",\n".join(f"    {quote_ident(k.naam)} {k.type}" for k in tabel.kolommen)
    yield f"CREATE TABLE IF NOT EXISTS {naam} (\n{kolommen}\n);"
    yield f"COMMENT ON TABLE {naam} IS {quote_literal(_over_tabel(tabel))};"
    for kolom in tabel.kolommen:
        if tekst := _over_kolom(kolom):
            yield f"COMMENT ON COLUMN {naam}.{quote_ident(kolom.naam)} IS {quote_literal(tekst)};"


def _over_tabel(tabel: Tabel) -> str:
    wat = f"objecttype {tabel.objecttype}" if tabel.objecttype else "koppeltabel"
    boven = f"; is een {', '.join(tabel.supertypes)}" if tabel.supertypes else ""
    return f"GGM {wat} ({tabel.pakket}); GUID {tabel.guid}{boven}"


def _over_kolom(kolom: Kolom) -> str:
    if kolom.soort == "attribuut":
        lijst = f"; enumeratie {kolom.enumeratie}" if kolom.enumeratie else ""
        return f"GGM {kolom.attribuut}: {kolom.ggm_type or 'geen type'}{lijst}; GUID {kolom.guid}"
    if kolom.soort == "relatie":
        associatie = f"relatie {kolom.attribuut}" if kolom.attribuut else "relatie"
        return f"{associatie} naar {kolom.verwijst_naar}; GUID {kolom.guid}"
    return ""
