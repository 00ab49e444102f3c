"""Small made-up models: a kennel, in which a dog is a pet, which is an animal."""

from __future__ import annotations

from collections.abc import Iterable

from ggm_schema.model import Catalogus, Definitie, Enumeratie, Feiten, Kolom, Release, Tabel, Waarde
from ggm_schema.placement import TECHNISCH

SCHEMA = "ggm_kennel"


def tabel(
    naam: str,
    *kolommen: str | Kolom,
    supertypes: Iterable[str] = (),
    schema: str = SCHEMA,
    guid: str = "",
) -> Tabel:
    """An object type with text columns, or columns given whole."""
    velden = [k if isinstance(k, Kolom) else Kolom(k, "VARCHAR", attribuut=k) for k in kolommen]
    return Tabel(
        naam=naam,
        schema=schema,
        objecttype=naam.capitalize(),
        kolommen=(Kolom(f"{naam}_id", "BIGINT", soort="sleutel"), *velden, *TECHNISCH),
        supertypes=tuple(s if "." in s else f"{schema}.{s}" for s in supertypes),
        guid=guid or f"guid-{naam}",
        pakket="9 Dieren / Kennel",
    )


def enumeratie(naam: str, *labels: str, guid: str = "", schema: str = SCHEMA) -> Enumeratie:
    """An enumeration with codes 1, 2, … and labels."""
    waarden = tuple(Waarde(str(code), label) for code, label in enumerate(labels, start=1))
    return Enumeratie(naam, schema, waarden, guid)


def catalogus(
    *tabellen: Tabel,
    enumeraties: Iterable[Enumeratie] = (),
    definities: Iterable[Definitie] = (),
) -> Catalogus:
    """A catalogue of these tables; sorted as the real one."""
    return Catalogus(
        Release("0.1", "2026-01-01", "kennel.xlsx", "0" * 64, {}),
        Feiten((), (), (), (), (), (), (), tuple(definities)),
        tuple(sorted(tabellen, key=lambda t: t.volledige_naam)),
        tuple(enumeraties),
    )


def kennel() -> Catalogus:
    """A dog is a pet, which is an animal; the last two both have a name."""
    return catalogus(
        tabel("dier", "naam", "soort"),
        tabel("huisdier", "naam", "chip", supertypes=["dier"]),
        tabel("hond", "ras", supertypes=["huisdier", "dier"]),
    )
