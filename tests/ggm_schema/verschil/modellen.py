"""Made-up models, small enough to see what differs: one that is fixed, and random ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from ggm_schema.model import (
    Attribuut,
    Definitie,
    EnumeratieFeit,
    Feiten,
    Generalisatie,
    Objecttype,
    Pakket,
    Relatie,
    WaardeFeit,
)


def attribuut(guid: str, objecttype: str, naam: str, type_: str = "AN80", **rest: Any) -> Attribuut:
    leeg = dict.fromkeys(
        (
            "enumeratie_guid", "enumeratie_via", "mogelijk_geen_waarde", "formele_historie",
            "in_onderzoek", "herkomst", "authentiek",
        ),
        "",
    )  # fmt: skip
    kop = {"guid": guid, "objecttype_guid": objecttype, "objecttype": objecttype.title()}
    return Attribuut(**{**leeg, **kop, "volgnummer": 1, "naam": naam, "type": type_, **rest})


def relatie(guid: str, van: str, naam: str, naar: str, **rest: Any) -> Relatie:
    einden = {"van_min": "0", "van_max": "1", "naar_min": "0", "naar_max": "-1"}
    return Relatie(
        **{
            **{"guid": guid, "naam": naam, "van_guid": van, "van": van.title()},
            **{"naar_guid": naar, "naar": naar.title(), "van_rol": "", "naar_rol": ""},
            **einden,
            **rest,
        }
    )


def manege() -> Feiten:
    """A riding school: two packages, four object types, one of everything else."""
    return Feiten(
        pakketten=(
            Pakket("P1", "Model Manege", "5 Sport / Model Manege"),
            Pakket("P2", "Model Smederij", "5 Sport / Model Smederij"),
        ),
        objecttypen=(
            Objecttype("PAARD", "P1", "Paard", "objecttype"),
            Objecttype("STAL", "P1", "Stal", "objecttype"),
            Objecttype("HOEFIJZER", "P2", "Hoefijzer", "objecttype"),
            Objecttype("MAAT", "P2", "Maat", "datatype"),
        ),
        attributen=(
            attribuut("A1", "PAARD", "stamnaam"),
            attribuut("A2", "PAARD", "vacht", "Vacht", enumeratie_guid="E1", enumeratie_via="guid"),
            attribuut("A3", "STAL", "plaatsen", "int"),
            attribuut("A4", "MAAT", "breedte", "N3"),
        ),
        relaties=(relatie("R1", "STAL", "herbergt", "PAARD"),),
        generalisaties=(Generalisatie("G1", "STAL", "Stal", "HOEFIJZER", "Hoefijzer"),),
        enumeraties=(EnumeratieFeit("E1", "P1", "Vacht"), EnumeratieFeit("E2", "P2", "Metaal")),
        waarden=(
            WaardeFeit("E1", 1, "1", "schimmel"),
            WaardeFeit("E1", 2, "2", "voskleurig"),
            WaardeFeit("E2", 1, "", "ijzer"),
        ),
        definities=(Definitie("PAARD", "Een dier."), Definitie("E1#1", "Wit of grijs.")),
    )


def met(feiten: Feiten, soort: str, guid: str, /, **anders: Any) -> Feiten:
    """The model with one element changed."""
    elementen = getattr(feiten, soort)
    assert guid in {e.guid for e in elementen}
    nieuw = tuple(replace(e, **anders) if e.guid == guid else e for e in elementen)
    return replace(feiten, **{soort: nieuw})


def erbij(feiten: Feiten, soort: str, *elementen: Any) -> Feiten:
    """The model with more elements."""
    return replace(feiten, **{soort: (*getattr(feiten, soort), *elementen)})


def zonder(feiten: Feiten, soort: str, *guids: str) -> Feiten:
    """The model without these elements; what hangs on them stays."""
    return replace(
        feiten, **{soort: tuple(e for e in getattr(feiten, soort) if e.guid not in guids)}
    )


_NAMEN = st.sampled_from(("Paard", "paard ", "Stal", "Hoef ijzer", "Hoefijzer", ""))
_NUMMERS = st.integers(min_value=0, max_value=9)


@st.composite
def modellen(trek: st.DrawFn) -> Feiten:
    """Random models over few names and GUIDs: names that occur twice, elements that share a GUID
    with one of another model, and elements that hang on nothing."""

    def guids(soort: str) -> list[str]:
        return [f"{soort}{n}" for n in trek(st.lists(_NUMMERS, unique=True, max_size=5))]

    def kies(soort: str) -> str:
        return f"{soort}{trek(_NUMMERS)}"

    naam = lambda: trek(_NAMEN)  # noqa: E731
    enumeraties = tuple(EnumeratieFeit(g, kies("P"), naam()) for g in guids("E"))
    return Feiten(
        pakketten=tuple(Pakket(g, n := naam(), f"Domein / {n}") for g in guids("P")),
        objecttypen=tuple(Objecttype(g, kies("P"), naam(), "objecttype") for g in guids("O")),
        attributen=tuple(
            attribuut(g, kies("O"), naam(), naam(), enumeratie_guid=kies("E")) for g in guids("A")
        ),
        relaties=tuple(
            relatie(g, kies("O"), naam(), kies("O"), naar_rol=naam()) for g in guids("R")
        ),
        generalisaties=tuple(Generalisatie(g, kies("O"), "", kies("O"), "") for g in guids("G")),
        enumeraties=enumeraties,
        waarden=tuple(
            WaardeFeit(e.guid, n, trek(st.sampled_from(("", "1", "2"))), naam())
            for e in enumeraties
            for n in range(1, trek(st.integers(0, 4)) + 1)
        ),
    )
