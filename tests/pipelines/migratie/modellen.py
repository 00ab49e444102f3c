"""Two made-up releases of a model of a swimming pool, which differ in every way that counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from ggm_schema.corrections import Correcties
from ggm_schema.ddl import ddl
from ggm_schema.model import (
    Catalogus,
    EnumeratieFeit,
    Feiten,
    Generalisatie,
    Objecttype,
    Pakket,
    Relatie,
    Release,
    WaardeFeit,
)
from ggm_schema.naming import quote_relatie
from ggm_schema.tables import maak_catalogus
from tests.ggm_schema.verschil.modellen import attribuut, relatie

BAD, GAST, LES = "ggm_zwembad.bad", "ggm_zwembad.gast", "ggm_zwembad.les"
KLUIS, CURSUS = "ggm_zwembad.kluis", "ggm_zwembad.cursus"
PERSOON, MEESTER = "ggm_zwembad.persoon", "ggm_zwembad.badmeester"
VOLGT = "ggm_zwembad.kp_gst_ls"

Enkel, Veel = "1", "-1"


def catalogus(
    versie: str,
    objecttypen: Mapping[str, tuple[str, str]],
    attributen: Sequence[tuple[str, ...]],
    relaties: Sequence[Relatie] = (),
    subs: Mapping[str, str] | None = None,
    lijst: Sequence[tuple[str, str]] = (),
) -> Catalogus:
    """A catalogue: object types as GUID → (package, name), attributes as (GUID, owner, name,
    type), `lijst` as the values (code, label) of the one enumeration, `subs` as sub → super."""
    lijstguid = f"E-{versie}"
    feiten = Feiten(
        pakketten=(
            Pakket("P1", "Model Zwembad", "5 Sport / Model Zwembad"),
            Pakket("P2", "Model Sportpark", "5 Sport / Model Sportpark"),
        ),
        objecttypen=tuple(
            Objecttype(guid, pakket, naam, "objecttype")
            for guid, (pakket, naam) in objecttypen.items()
        ),
        attributen=tuple(
            attribuut(
                guid, eigenaar, naam, soort, enumeratie_guid=lijstguid if soort == "Soort" else ""
            )
            for guid, eigenaar, naam, soort in attributen
        ),
        relaties=tuple(relaties),
        generalisaties=tuple(
            Generalisatie(f"G-{sub}", sub, sub, boven, boven) for sub, boven in (subs or {}).items()
        ),
        enumeraties=(EnumeratieFeit(lijstguid, "P1", "Soort"),) if lijst else (),
        waarden=tuple(
            WaardeFeit(lijstguid, nr, code, label) for nr, (code, label) in enumerate(lijst, 1)
        ),
    )
    release = Release(versie, "2026-01-01", f"{versie}.xlsx", versie, {})
    return maak_catalogus(release, feiten, Correcties())


def oud() -> Catalogus:
    return catalogus(
        "1.0",
        {
            "BAD": ("P1", "Bad"),
            "GAST": ("P1", "Gast"),
            "LES": ("P1", "Les"),
            "KLUIS": ("P1", "Kluis"),
            "CURSUS": ("P1", "Cursus"),
            "PERSOON": ("P1", "Persoon"),
            "MEESTER": ("P1", "Badmeester"),
        },
        [
            ("A1", "BAD", "naam", "AN80"),
            ("A2", "BAD", "diepte", "AN10"),
            ("A3", "BAD", "soort", "Soort"),
            ("A4", "BAD", "chloor", "AN5"),
            ("A5", "BAD", "opening", "DateTime"),
            ("A6", "GAST", "bijnaam", "AN80"),
            ("A7", "LES", "niveau", "int"),
            ("A8", "KLUIS", "nummer", "AN5"),
            ("A9", "CURSUS", "titel", "AN80"),
            ("B1", "MEESTER", "diploma", "AN80"),
        ],
        [
            relatie("R1", "GAST", "bezoekt", "BAD", van_max=Veel, naar_max=Enkel),
            relatie("R2", "LES", "in", "BAD", van_max=Veel, naar_max=Enkel),
            relatie("R3", "GAST", "volgt", "LES", van_max=Veel, naar_max=Veel),
            relatie("R4", "GAST", "huurt", "KLUIS", van_max=Veel, naar_max=Enkel),
            relatie("R5", "CURSUS", "hoort bij", "LES", van_max=Veel, naar_max=Enkel),
        ],
        {"MEESTER": "PERSOON"},
        [("1", "buiten"), ("2", "binnen"), ("3", "golfslag")],
    )


def nieuw() -> Catalogus:
    return catalogus(
        "2.0",
        {
            "BAD": ("P1", "Zwembad"),
            "GAST": ("P1", "Gast"),
            "LES": ("P2", "Les"),
            "CURSUS-2": ("P1", "Cursus"),
            "PERSOON": ("P1", "Persoon"),
            "MEESTER": ("P1", "Badmeester"),
        },
        [
            ("A1", "BAD", "badnaam", "AN80"),
            ("A2", "BAD", "diepte", "N5"),
            ("A3", "BAD", "soort", "Soort"),
            ("A5", "BAD", "opening", "Date"),
            ("A6", "GAST", "bijnaam", "AN80"),
            ("A7", "LES", "niveau", "AN10"),
            ("A9-2", "CURSUS-2", "titel", "AN80"),
            ("B1", "PERSOON", "diploma", "AN80"),
            ("N1", "GAST", "kaart", "AN80"),
        ],
        [
            relatie("R1", "GAST", "bezoekt", "BAD", van_max=Enkel, naar_max=Veel),
            relatie("R2", "LES", "in", "BAD", van_max=Veel, naar_max=Veel),
            relatie("R3", "GAST", "volgt", "LES", van_max=Veel, naar_max=Enkel),
            relatie("R5-2", "CURSUS-2", "hoort bij", "LES", van_max=Veel, naar_max=Enkel),
        ],
        {"MEESTER": "PERSOON"},
        [("1", "openlucht"), ("2", "binnen")],
    )


def vul(pad: Path, catalogus: Catalogus, rijen: Mapping[str, Sequence[Mapping[str, Any]]]) -> Path:
    """A warehouse file with these rows per table; `dwh_bronrij` counts on where it is not given."""
    with duckdb.connect(str(pad)) as con:
        con.execute(ddl(catalogus, rijen))
        con.execute(
            "create schema bron; "
            "create table bron.p as select range as _rij, 'x' as t from range(3)"
        )
        for tabel, inhoud in rijen.items():
            for nummer, rij in enumerate(inhoud, start=1):
                velden = {"dwh_bronrij": nummer, **rij}
                vragen = ", ".join("?" * len(velden))
                con.execute(
                    f"insert into {quote_relatie(tabel)} ({', '.join(velden)}) values ({vragen})",
                    list(velden.values()),
                )
    return pad
