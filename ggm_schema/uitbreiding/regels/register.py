"""The rules by their code, and what they find.

Belongs here: adding a rule, running rules. Does not belong here: a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ggm_schema.errors import DefinitieFout
from ggm_schema.uitbreiding.regels.model import Toetsmodel

Ernst = Literal["fout", "waarschuwing"]


@dataclass(frozen=True, slots=True)
class Vondst:
    """What a rule sees: at which element, what is wrong, what to do.

    `onbouwbaar` says that no table can be made of it: then the extension is not loaded either.
    """

    element: str
    tekst: str
    doe: str
    ernst: Ernst = "fout"
    onbouwbaar: bool = False


Zoek = Callable[[Toetsmodel], Iterator[Vondst]]


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule of the cookbook; `waarom` in our own words."""

    code: str
    titel: str
    waarom: str
    zoek: Zoek


@dataclass(frozen=True, slots=True)
class Bevinding:
    """A finding with its place; `regel` is None for a release, which has no lines."""

    code: str
    ernst: Ernst
    bestand: str
    regel: int | None
    tekst: str
    waarom: str
    doe: str

    @property
    def plaats(self) -> str:
        """File and line."""
        return self.bestand if self.regel is None else f"{self.bestand}, regel {self.regel}"


@dataclass(frozen=True)
class Verslag:
    """All findings about one model, in file order, and the rules that could not judge."""

    bestand: str
    bevindingen: tuple[Bevinding, ...]
    niet_beoordeeld: tuple[str, ...] = ()

    @property
    def fouten(self) -> int:
        """How many findings are no mere warning."""
        return sum(b.ernst == "fout" for b in self.bevindingen)


REGELS: dict[str, Regel] = {}


def regel(code: str, titel: str, *, waarom: str) -> Callable[[Zoek], Zoek]:
    """Add a function to the rules under its code in the cookbook."""

    def voeg_toe(zoek: Zoek) -> Zoek:
        if code in REGELS:
            raise ValueError(f"de regel {code} is er al")
        REGELS[code] = Regel(code, titel, waarom, zoek)
        return zoek

    return voeg_toe


def toets(model: Toetsmodel, regels: Iterable[Regel] | None = None) -> Verslag:
    """Judge a model by the rules; without `regels` by all of them.

    Definitions (m1) are not judged where none were kept.
    """
    gekozen = sorted(REGELS.values() if regels is None else regels, key=lambda r: r.code)
    overgeslagen = [r.code for r in gekozen if r.code == "m1" and not model.definities_bekend]
    bevindingen = [
        _bevinding(model, regel_, vondst)
        for regel_ in gekozen
        if regel_.code not in overgeslagen
        for vondst in regel_.zoek(model)
    ]
    bevindingen.sort(key=lambda b: b.regel or 0)
    return Verslag(str(model.bestand), tuple(bevindingen), tuple(overgeslagen))


def eerste_onbouwbare(model: Toetsmodel) -> DefinitieFout | None:
    """The first thing of which no table can be made, as an error that stops loading."""
    vondsten = [
        vondst for code in ("m3", "m6") for vondst in REGELS[code].zoek(model) if vondst.onbouwbaar
    ]
    if not vondsten:
        return None
    eerste = min(vondsten, key=lambda v: model.regels.get(v.element, 0))
    return DefinitieFout(
        eerste.tekst[:1].upper() + eerste.tekst[1:],
        bestand=model.bestand,
        regel=model.regels.get(eerste.element),
        doe=eerste.doe or None,
    )


def _bevinding(model: Toetsmodel, regel_: Regel, vondst: Vondst) -> Bevinding:
    return Bevinding(
        regel_.code,
        vondst.ernst,
        str(model.bestand),
        model.regels.get(vondst.element),
        vondst.tekst[:1].upper() + vondst.tekst[1:],
        regel_.waarom,
        vondst.doe,
    )
