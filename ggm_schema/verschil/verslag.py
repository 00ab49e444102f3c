"""The difference of two releases as a whole, ready to be told: counts, changes, consequences.

Belongs here: putting it together, and each change in a sentence. Does not belong here: how a page,
a screen or a file of it looks (`html`, `tekst`, `json_`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from ggm_schema.model import Catalogus, Release
from ggm_schema.verschil.gevolgen import Gevolg, Gevolgsoort, gevolgen
from ggm_schema.verschil.vergelijken import verschil
from ggm_schema.verschil.wijziging import Element, Soort, Wijziging


@dataclass(frozen=True)
class Verslag:
    """The difference of two releases; changes and consequences in a fixed order."""

    oud: Release
    nieuw: Release
    wijzigingen: tuple[Wijziging, ...]
    gevolgen: tuple[Gevolg, ...]

    @cached_property
    def telling(self) -> dict[tuple[Element, Soort], int]:
        """How many changes per element and kind; only what occurs."""
        return dict(Counter((w.element, w.soort) for w in self.wijzigingen))

    @cached_property
    def elementen(self) -> tuple[Element, ...]:
        """The elements that occur, in order."""
        return tuple(e for e in Element if any(e is wat for wat, _ in self.telling))

    @cached_property
    def soorten(self) -> tuple[Soort, ...]:
        """The kinds that occur, in order."""
        return tuple(s for s in Soort if any(s is hoe for _, hoe in self.telling))

    @property
    def titel(self) -> str:
        """Which releases; a label that both have says nothing, so then the file is named too.

        The workbook of 2.5.1 calls itself 2.5.0.
        """
        namen = [release.versie for release in (self.oud, self.nieuw)]
        if namen[0] == namen[1]:
            namen = [f"{r.versie} (sha256 {r.sha256[:8]})" for r in (self.oud, self.nieuw)]
        return f"Verschil tussen GGM {namen[0]} en GGM {namen[1]}"

    def per_pakket(self) -> list[tuple[str, list[Wijziging]]]:
        """The changes per path of a package."""
        return [(pad, list(groep)) for pad, groep in groupby(self.wijzigingen, lambda w: w.pakket)]

    def gevolgtelling(self) -> list[tuple[Gevolgsoort, int]]:
        """How many consequences of each kind; only what occurs."""
        aantal = Counter(gevolg.soort for gevolg in self.gevolgen)
        return [(soort, aantal[soort]) for soort in Gevolgsoort if aantal[soort]]


def maak_verslag(oud: Catalogus, nieuw: Catalogus) -> Verslag:
    """Compare two releases: the model, and the tables made of it."""
    return Verslag(oud.release, nieuw.release, verschil(oud, nieuw), gevolgen(oud, nieuw))


def zin(wijziging: Wijziging) -> str:
    """One change in one sentence, without its place."""
    w = wijziging
    return f"{w.element.capitalize()} {w.naam or '(zonder naam)'} {_gezegde(w)}."


# `{oud}` and `{nieuw}` read "geen" where there is nothing.
_GEZEGDEN: dict[Soort, str] = {
    Soort.TOEGEVOEGD: "is nieuw",
    Soort.VERVALLEN: "is vervallen",
    Soort.HERNOEMD: "heette {oud}",
    Soort.VERPLAATST: "stond in {oud} en staat nu in {nieuw}",
    Soort.OPNIEUW: "is opnieuw aangemaakt: dezelfde naam, een ander GUID",
    Soort.SOORT: "was een {oud} en is nu een {nieuw}",
    Soort.TYPE: "had als type {oud} en heeft nu {nieuw}",
    Soort.TYPESPELLING: "heeft hetzelfde type in een andere spelling: {oud} is nu {nieuw}",
    Soort.MULTIPLICITEIT: "was {oud} en is nu {nieuw}",
    Soort.EINDPUNT: "liep van {oud} en loopt nu van {nieuw}",
    Soort.ROL: "had de rol {oud} en heeft nu {nieuw}",
    Soort.CODE: "had code {oud} en heeft nu {nieuw}",
    Soort.CODE_ERBIJ: "kreeg code {nieuw}",
    Soort.CODE_WEG: "had code {oud} en heeft er nu geen",
    Soort.DEFINITIE: "heeft een andere definitie",
    Soort.KOPIE_ERBIJ: "staat er vaker dan eerst; voor u verandert er niets",
    Soort.KOPIE_WEG: "staat er minder vaak dan eerst; voor u verandert er niets",
    Soort.NIET_VERGELEKEN: (
        "is niet vergeleken: het komt uit de JSON-schema's, en die zijn bij één van de twee "
        "releases niet ingelezen"
    ),
}


def _gezegde(w: Wijziging) -> str:
    tekst = _GEZEGDEN[w.soort].format(oud=w.oud or "geen", nieuw=w.nieuw or "geen")
    # Of what came or went, the type or code tells what it is.
    detail = (w.oud or w.nieuw) if w.soort in (Soort.TOEGEVOEGD, Soort.VERVALLEN) else ""
    return f"{tekst} ({detail})" if detail else tekst


def gebundeld(wijzigingen: Iterable[Wijziging]) -> list[str]:
    """Sentences of the changes of one package; values of one list and kind share a sentence."""
    zinnen: list[str] = []
    for (eigenaar, element, soort), groep in groupby(
        wijzigingen, lambda w: (w.eigenaar, w.element, w.soort)
    ):
        rijen = list(groep)
        voor = f"{eigenaar}: " if eigenaar else ""
        if element is Element.WAARDE and len(rijen) > 1:
            namen = ", ".join(_waarde(w) for w in rijen)
            zinnen.append(f"{voor}{len(rijen)} waarden, {soort}: {namen}.")
        else:
            zinnen += [voor + _klein(zin(w)) if voor else zin(w) for w in rijen]
    return zinnen


def _klein(zin: str) -> str:
    return zin[:1].lower() + zin[1:]


def _waarde(w: Wijziging) -> str:
    if w.soort is Soort.HERNOEMD:
        return f"{w.oud} is nu {w.nieuw}"
    code = " → ".join(deel for deel in (w.oud, w.nieuw) if deel)
    return f"{w.naam} ({code})" if code else w.naam
