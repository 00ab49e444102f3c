"""Rules m1 and m4 to m7 of the cookbook: a model that is complete.

Belongs here: definitions, attributes, values, ends and multiplicities that are absent. Does not
belong here: names (`namen`) and types (`datatypes`).
"""

from __future__ import annotations

from collections.abc import Iterator

from ggm_schema.uitbreiding.regels.model import Toetsmodel
from ggm_schema.uitbreiding.regels.register import Vondst, regel


@regel(
    "m1",
    "Objecttypen en enumeraties hebben een definitie",
    waarom="Zonder definitie verstaat iedereen er iets anders onder.",
)
def definities(model: Toetsmodel) -> Iterator[Vondst]:
    for soort, elementen in (
        ("objecttype", model.objecttypen),
        ("enumeratie", model.eigen.enumeraties),
    ):
        for element in elementen:
            if not model.heeft_definitie(element.guid):
                yield Vondst(
                    element.guid,
                    f"{soort} '{element.naam}' heeft geen definitie.",
                    "schrijf in een of twee zinnen wat het is.",
                )


@regel(
    "m4",
    "Een objecttype heeft een attribuut",
    waarom="Een objecttype zonder gegevens is een lege tabel.",
)
def attributen(model: Toetsmodel) -> Iterator[Vondst]:
    """Inherited attributes count."""
    for objecttype in model.objecttypen:
        lijn = (objecttype.guid, *model.voorouders(objecttype.guid))
        if not any(model.attributen.get(guid) for guid in lijn):
            yield Vondst(
                objecttype.guid,
                f"objecttype '{objecttype.naam}' heeft geen attributen, ook niet geërfd.",
                "voeg een attribuut toe, zeg waarvan het een soort is (is_een), of haal het weg.",
            )


@regel(
    "m5",
    "Een enumeratie heeft een waarde",
    waarom="Een lege waardenlijst zegt niet wat er mag staan.",
)
def waarden(model: Toetsmodel) -> Iterator[Vondst]:
    gevuld = {waarde.enumeratie_guid for waarde in model.eigen.waarden}
    for enumeratie in model.eigen.enumeraties:
        if enumeratie.guid not in gevuld:
            yield Vondst(
                enumeratie.guid,
                f"enumeratie '{enumeratie.naam}' heeft geen waarden.",
                "vul de waarden in, of gebruik een gewoon type.",
            )


@regel(
    "m6",
    "Een relatie of generalisatie heeft twee einden",
    waarom="Een relatie zegt iets over twee objecttypen; met een einde zegt zij niets.",
)
def einden(model: Toetsmodel) -> Iterator[Vondst]:
    for r in model.eigen.relaties:
        for kant, guid, naam in (("van", r.van_guid, r.van), ("naar", r.naar_guid, r.naar)):
            if guid not in model.klassen:
                yield _zonder_einde(model, r.guid, f"relatie '{r.naam}'", kant, naam)
    for g in model.eigen.generalisaties:
        if g.super_guid not in model.klassen:
            yield _zonder_einde(model, g.guid, f"objecttype '{g.sub}'", "is_een", g.super)
        elif g.sub_guid in (g.super_guid, *model.voorouders(g.super_guid)):
            yield Vondst(
                g.guid,
                f"objecttype '{g.sub}' is, al of niet via andere, een soort van zichzelf.",
                "haal een van de vermeldingen bij is_een weg.",
                onbouwbaar=True,
            )


def _zonder_einde(model: Toetsmodel, element: str, wat: str, kant: str, naam: str) -> Vondst:
    if naam:
        bekend = model.namen.objecttypen
        reden = "er zijn er meer die zo heten" if bekend.is_dubbelzinnig(naam) else "dat is er niet"
        tekst = f"{wat} noemt bij '{kant}' objecttype {naam}, maar {reden}."
        return Vondst(element, tekst, bekend.advies(naam), onbouwbaar=True)
    return Vondst(
        element, f"{wat} heeft geen '{kant}'.", f"noem een objecttype bij '{kant}'.",
        onbouwbaar=True,
    )  # fmt: skip


@regel(
    "m7",
    "Een relatie heeft aan beide einden een multipliciteit",
    waarom="Het aantal bepaalt in welke tabel de verwijzing komt en of zij gevuld moet zijn.",
)
def multipliciteiten(model: Toetsmodel) -> Iterator[Vondst]:
    for r in model.eigen.relaties:
        einden_ = (("van", r.van_min, r.van_max), ("naar", r.naar_min, r.naar_max))
        leeg = [kant for kant, laagste, hoogste in einden_ if not (laagste and hoogste)]
        if leeg:
            yield Vondst(
                r.guid,
                f"relatie '{r.naam}' van '{r.van}' naar '{r.naar}' heeft geen volledige "
                f"multipliciteit aan de kant van {' en '.join(leeg)}; wat ontbreekt leest Waterpas "
                "als 1.",
                "schrijf het aantal op: 0..1, 1, 0..* of 1..*.",
                "waarschuwing",
            )
