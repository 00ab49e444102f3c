"""The object type that someone means, by name, table or GUID.

Belongs here: what a text points at, and saying so when it points at none or at several. Does not
belong here: words that only look like it (see `zoeken`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ggm_schema.errors import DefinitieFout
from ggm_schema.model import Catalogus, Objecttype, Tabel
from ggm_schema.naming import raad
from ggm_schema.zoek.woorden import plat

_GUID = re.compile(r"(?:EAID_)?\{?([0-9A-F]{8}(?:[-_][0-9A-F]{4}){3}[-_][0-9A-F]{12})\}?")


def vind_objecttypen(catalogus: Catalogus, aanduiding: str) -> tuple[tuple[Objecttype, Tabel], ...]:
    """The object types that a text means, each with its table; several where a name is a homonym.

    A name that is spelt as the model does wins from one that is only the same without capitals.

    Args:
        aanduiding: a name (capitals, spaces, hyphens and diacritics make no difference), a table
            `schema.tabel`, or a GUID, also as Enterprise Architect writes it.
    """
    tekst = aanduiding.strip()
    tabellen = _tabel_per_guid(catalogus)
    if gevonden := _GUID.fullmatch(tekst.upper()):
        guids = {gevonden[1].replace("_", "-")}
    elif catalogus.heeft(tekst.lower()):
        guids = {str(catalogus.tabel(tekst.lower()).guid)}
    else:
        alle = catalogus.feiten.objecttypen
        guids = {o.guid for o in alle if o.naam == tekst} or {
            o.guid for o in alle if plat(o.naam) == plat(tekst)
        }
    return tuple(
        (o, tabellen[o.guid])
        for o in catalogus.feiten.objecttypen
        if o.guid in guids and o.guid in tabellen
    )


def vind_objecttype(catalogus: Catalogus, aanduiding: str) -> tuple[Objecttype, Tabel]:
    """As `vind_objecttypen`, where there must be one.

    Raises:
        DefinitieFout: there is none, with the nearest names, or several, with their tables.
    """
    gevonden = vind_objecttypen(catalogus, aanduiding)
    if len(gevonden) == 1:
        return gevonden[0]
    if not gevonden:
        namen = {o.naam for o, _ in _alle(catalogus)}
        raise DefinitieFout(
            f"het GGM {catalogus.release.versie} heeft geen objecttype '{aanduiding}'.",
            verwacht="de naam van een objecttype, een tabel als ggm_bag.pand, of een GUID.",
            doe=f"{raad(aanduiding, namen)} Of zoek met: waterpas ggm zoek WOORD.".strip(),
        )
    keuzes = "; ".join(f"{t.volledige_naam} ({t.pakket})" for _, t in gevonden)
    raise DefinitieFout(
        f"de naam '{aanduiding}' betekent {len(gevonden)} verschillende objecttypen.",
        verwacht=f"een van de tabellen: {keuzes}.",
        doe="noem de tabel in plaats van de naam.",
    )


def _alle(catalogus: Catalogus) -> list[tuple[Objecttype, Tabel]]:
    tabellen = _tabel_per_guid(catalogus)
    return [(o, tabellen[o.guid]) for o in catalogus.feiten.objecttypen if o.guid in tabellen]


def _tabel_per_guid(catalogus: Catalogus) -> Mapping[str, Tabel]:
    return {t.guid: t for t in catalogus.tabellen if t.guid and t.objecttype is not None}
