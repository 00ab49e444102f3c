"""Rule p1 of the cookbook: models are stacked, and name only what lies below them.

Belongs here: in which layer a package lies, and references that go up or sideways. Does not belong
here: references that go nowhere (m3 and m6).
"""

from __future__ import annotations

from collections.abc import Iterator

from ggm_schema.guid import PAD_SCHEIDING
from ggm_schema.uitbreiding.regels.model import Toetsmodel
from ggm_schema.uitbreiding.regels.register import Vondst, regel

KERN, GEDEELD, DOMEINGENERIEK, DOMEIN = range(4)
LAAGNAAM = (
    "de kern",
    "de gedeelde modellen",
    "de generieke modellen van een domein",
    "de domeinen",
)
# The longest start of a path that fits decides. The core is one foundation: what lies in it may
# name all of it.
_LAGEN = {
    "99 Kern": KERN,
    "99 Kern / Generiek": GEDEELD,
    "9 Interne Organisatie / Financien": GEDEELD,
    "9 Interne Organisatie / ICT": GEDEELD,
    "10 Dienstverlening": GEDEELD,
    "5 Sport, Cultuur en Recreatie / Erfgoed / Generieke Entiteiten Erfgoed": DOMEINGENERIEK,
    "6 Sociaal Domein / Generiek Jeugd en Wmo": DOMEINGENERIEK,
    "6 Sociaal Domein / Sociaal Domein Generiek": DOMEINGENERIEK,
}


def laag(pad: str) -> int:
    """The layer of a package; what is in no other is a domain.

    >>> laag("99 Kern / BAG / Model BAG"), laag("99 Kern / Generiek / Model Generiek")
    (0, 1)
    >>> laag("3 Economie / Model Economie"), laag("Eigen domein / Laadpalen")
    (3, 3)
    """
    delen = pad.split(PAD_SCHEIDING)
    for lengte in range(len(delen), 0, -1):
        if (gevonden := _LAGEN.get(PAD_SCHEIDING.join(delen[:lengte]))) is not None:
            return gevonden
    return DOMEIN


@regel(
    "p1",
    "Een model verwijst alleen naar lagere modellen",
    waarom="Modellen die naar boven of opzij verwijzen, kunnen niet los van elkaar veranderen.",
)
def gestapeld(model: Toetsmodel) -> Iterator[Vondst]:
    for element, wat, van, naar in _verwijzingen(model):
        if van and naar and (vondst := _oordeel(element, wat, van, naar)):
            yield vondst


def _verwijzingen(model: Toetsmodel) -> Iterator[tuple[str, str, str, str]]:
    """Each reference: its element, in words, and the paths of both ends."""
    for r in model.eigen.relaties:
        wat = f"relatie '{r.naam}' van '{r.van}' naar '{r.naar}'"
        yield r.guid, wat, model.pad(r.van_guid), model.pad(r.naar_guid)
    for g in model.eigen.generalisaties:
        wat = f"'{g.sub}' is een '{g.super}'"
        yield g.guid, wat, model.pad(g.sub_guid), model.pad(g.super_guid)
    for a in model.eigen.attributen:
        if a.enumeratie_guid:
            wat = f"attribuut '{a.objecttype}.{a.naam}'"
            yield a.guid, wat, model.pad_van_attribuut(a), model.pad(a.enumeratie_guid)


def _oordeel(element: str, wat: str, van: str, naar: str) -> Vondst | None:
    if _model(van) == _model(naar) or laag(naar) < laag(van):
        return None
    if laag(naar) > laag(van):
        return Vondst(
            element,
            f"{wat}: {_kort(van)} ligt in {LAAGNAAM[laag(van)]}, en verwijst omhoog naar "
            f"{_kort(naar)}.",
            "draai de relatie om, zodat het hogere model naar het lagere verwijst.",
        )
    zelfde_domein = van.split(PAD_SCHEIDING)[0] == naar.split(PAD_SCHEIDING)[0]
    return Vondst(
        element,
        f"{wat}: {_kort(van)} verwijst opzij naar {_kort(naar)}.",
        "verwijs naar een objecttype uit een lagere laag, of maak een generiek model waar beide op "
        "bouwen.",
        "waarschuwing" if zelfde_domein else "fout",
    )


def _model(pad: str) -> str:
    """What counts as one model: the core as a whole; elsewhere a package with its value lists."""
    if laag(pad) == KERN:
        return "99 Kern"
    delen = pad.split(PAD_SCHEIDING)
    return PAD_SCHEIDING.join(delen[:-1] if len(delen) > 2 else delen)


def _kort(pad: str) -> str:
    return PAD_SCHEIDING.join(pad.split(PAD_SCHEIDING)[-2:])
