"""Rule m3 of the cookbook: every attribute has a type that is supported.

Belongs here: types that are absent or mean nothing. Does not belong here: the vocabulary (`types`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ggm_schema.model import Attribuut
from ggm_schema.naming import dichtstbij, sql_naam
from ggm_schema.types import bekende_spellingen, veldtype
from ggm_schema.uitbreiding.regels.model import Toetsmodel
from ggm_schema.uitbreiding.regels.register import Vondst, regel

_ENUM = re.compile(r"enum(\W|$)", re.IGNORECASE)


@regel(
    "m3",
    "Een attribuut heeft een ondersteund type",
    waarom="Het type bepaalt de kolom en wat een goede waarde is.",
)
def datatypes(model: Toetsmodel) -> Iterator[Vondst]:
    """A type is a known primitive, or the name of an enumeration or class in reach."""
    klassen = {sql_naam(klasse.naam): klasse.soort for klasse in model.klassen.values()}
    for attribuut in model.eigen.attributen:
        if not attribuut.enumeratie_guid and not veldtype(attribuut.type).bekend:
            yield from _onbekend(model, attribuut, klassen)


def _onbekend(
    model: Toetsmodel, attribuut: Attribuut, klassen: Mapping[str, str]
) -> Iterator[Vondst]:
    vol, spelling = f"{attribuut.objecttype}.{attribuut.naam}", attribuut.type.strip()
    soort = klassen.get(sql_naam(spelling))
    if soort == "datatype":
        return
    if soort == "objecttype":
        yield Vondst(
            attribuut.guid,
            f"attribuut '{vol}' heeft objecttype {spelling} als type; Waterpas bewaart dat als "
            "tekst.",
            f"maak er een relatie van, naar {spelling}.",
            "waarschuwing",
        )
        return
    if not spelling:
        tekst = f"attribuut '{vol}' heeft geen type."
    elif model.namen.enumeraties.is_dubbelzinnig(spelling):
        tekst = f"attribuut '{vol}' noemt enumeratie {spelling}, maar er zijn er meer die zo heten."
    else:
        tekst = f"attribuut '{vol}' heeft een type dat niet bestaat: {spelling}."
    yield Vondst(attribuut.guid, tekst, _advies(model, spelling), onbouwbaar=True)


def _advies(model: Toetsmodel, spelling: str) -> str:
    if not spelling:
        return "noem een type, zoals AN80, int, Date of Boolean, of een enumeratie."
    if _ENUM.match(spelling):
        return "zet de waarden in een enumeratie, en noem die bij 'enumeratie'."
    if spelling.lower() in ("an", "n"):
        return f"zet de lengte erachter, zoals {spelling.upper()}{80 if len(spelling) > 1 else 5}."
    if model.namen.enumeraties.is_dubbelzinnig(spelling):
        return model.namen.enumeraties.advies(spelling)
    if nabij := dichtstbij(spelling, bekende_spellingen()):
        return nabij
    return model.namen.enumeraties.advies(spelling)
