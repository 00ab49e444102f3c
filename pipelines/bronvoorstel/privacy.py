"""Which privacy class and classification to propose for a column, by its kind and its name.

Belongs here: words that tell what is personal. Does not belong here: judging values (`soorten`).
A proposal leans to caution: what might be about a person is `vertrouwelijk` until someone decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ggm_schema.zoek.woorden import plat
from pipelines.bronvoorstel.soorten import Soort
from pipelines.contract.odcs import Soort as Klasse

_BIJZONDER = (
    "gezondheid", "diagnose", "medisch", "beperking", "geloof", "religie", "godsdienst", "etnisch",
    "afkomst", "geaardheid", "vakbond", "politiek", "biometri", "ziekte",
)  # fmt: skip
_STRAF = ("strafblad", "veroordeling", "delict", "justitie", "misdrijf")
_GEVOELIG = (
    "inkomen", "schuld", "uitkering", "salaris", "vermogen", "geheim", "nationaliteit",
    "huishouden", "burgerlijkestaat",
)  # fmt: skip
_PERSOON = (
    "voornaam", "voornamen", "achternaam", "geslachtsnaam", "voorletters", "tussenvoegsel",
    "contactpersoon", "geboorte", "geslacht", "houder", "eigenaar", "aanvrager", "bewoner",
    "huisnummer", "straat", "adres", "penningmeester", "voorzitter", "secretaris", "overlijden",
)  # fmt: skip


@dataclass(frozen=True)
class Privacy:
    """A proposal; `score` says how sure it is."""

    soort: Klasse
    klasse: Literal["openbaar", "intern", "vertrouwelijk"]
    score: float
    reden: str


def bepaal(naam: str, soort: Soort | None, vrije_tekst: bool) -> Privacy:
    """The class of a column."""
    woord = plat(naam)
    if soort is not None and soort.id in ("bsn", "anummer", "onderwijsnummer"):
        return Privacy("wettelijk_identificatienummer", "vertrouwelijk", 0.99, soort.titel)
    for klasse, woorden in (("bijzonder", _BIJZONDER), ("strafrechtelijk", _STRAF),
                            ("gevoelig", _GEVOELIG)):  # fmt: skip
        if any(w in woord for w in woorden):
            return Privacy(klasse, "vertrouwelijk", 0.7, "de naam van de kolom wijst erop")  # type: ignore[arg-type]
    if soort is not None and soort.persoon:
        return Privacy(
            "gewoon", "vertrouwelijk", 0.9, f"een {soort.titel} kan van een persoon zijn"
        )
    if any(w in woord for w in _PERSOON):
        return Privacy("gewoon", "vertrouwelijk", 0.8, "de naam van de kolom wijst op een persoon")
    if vrije_tekst:
        return Privacy("gewoon", "vertrouwelijk", 0.6, "vrije tekst kan over personen gaan")
    return Privacy("geen", "intern", 0.5, "niets wijst op een persoon")
