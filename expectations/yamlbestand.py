"""Reading a YAML file of definitions so that every error can name file and line.

Belongs here: text → values with their lines → model, and errors in Dutch. Does not belong here:
what the keys mean (``card``) or whether columns exist (``suites``).
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from expectations.raad import raad
from ggm_schema.errors import DefinitieFout
from ggm_schema.naming import dichtstbij

Plek = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)

_TEKST = {
    "missing": "de sleutel {sleutel} ontbreekt.",
    "string_too_short": "{sleutel} is te kort.",
    "string_too_long": "{sleutel} is te lang.",
    "too_short": "{sleutel} is leeg.",
    "string_type": "{sleutel} moet tekst zijn.",
    "string_pattern_mismatch": "{sleutel} heeft niet de vorm {pattern}.",
    "float_parsing": "{sleutel} moet een getal zijn.",
    "float_type": "{sleutel} moet een getal zijn.",
    "less_than_equal": "{sleutel} mag hoogstens {le} zijn.",
    "greater_than_equal": "{sleutel} mag niet lager zijn dan {ge}.",
    "bool_parsing": "{sleutel} moet true of false zijn.",
    "bool_type": "{sleutel} moet true of false zijn.",
    "model_type": "{sleutel} moet sleutels met waarden bevatten.",
    "tuple_type": "{sleutel} moet een lijst zijn.",
    "list_type": "{sleutel} moet een lijst zijn.",
}

# The same loader in C where the package has it: eight times as fast, at every start.
_LADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlBestand:
    """One file: its values and the line of each of them."""

    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self._regels: dict[Plek, int] = {}
        self.inhoud = self._lees()

    def _lees(self) -> object:
        try:
            tekst = self.pad.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise DefinitieFout(
                "het bestand is geen UTF-8.", bestand=self.pad, doe="Sla het op als UTF-8."
            ) from None
        loader = _LADER(tekst)
        try:
            knoop = loader.get_single_node()
            return None if knoop is None else self._waarde(loader, knoop, ())
        except yaml.MarkedYAMLError as fout:
            regel = fout.problem_mark.line + 1 if fout.problem_mark else None
            raise DefinitieFout(
                f"dit is geen geldige YAML ({fout.problem}).",
                bestand=self.pad,
                regel=regel,
                doe="Kijk naar inspringen, aanhalingstekens en dubbele punten op deze regel.",
            ) from None
        finally:
            loader.dispose()

    def _waarde(self, loader: yaml.SafeLoader, knoop: yaml.Node, plek: Plek) -> object:
        self._regels.setdefault(plek, knoop.start_mark.line + 1)
        if isinstance(knoop, yaml.SequenceNode):
            return [self._waarde(loader, deel, (*plek, i)) for i, deel in enumerate(knoop.value)]
        if not isinstance(knoop, yaml.MappingNode):
            return loader.construct_object(knoop, deep=True)
        waarden: dict[str, object] = {}
        for sleutelknoop, waardeknoop in knoop.value:
            sleutel = str(sleutelknoop.value)
            self._regels[(*plek, sleutel)] = sleutelknoop.start_mark.line + 1
            if sleutel in waarden:
                raise self.fout(f"de sleutel {sleutel} staat er twee keer.", (*plek, sleutel))
            waarden[sleutel] = self._waarde(loader, waardeknoop, (*plek, sleutel))
        return waarden

    def regel(self, plek: Iterable[str | int]) -> int:
        """Line of the value at this place, or of the nearest thing around it that has one."""
        deel = tuple(plek)
        while deel and deel not in self._regels:
            deel = deel[:-1]
        return self._regels.get(deel, 1)

    def fout(
        self, tekst: str, plek: Iterable[str | int] = (), doe: str | None = None
    ) -> DefinitieFout:
        """An error about this place in this file."""
        return DefinitieFout(tekst, bestand=self.pad, regel=self.regel(plek), doe=doe or None)

    def als(self, model: type[M]) -> M:
        """The content as this model.

        Raises:
            DefinitieFout: the first thing that is wrong, with its line and the nearest known word.
        """
        try:
            return model.model_validate(self.inhoud if self.inhoud is not None else {})
        except ValidationError as fout:
            raise self.vertaal(fout, model) from None

    def vertaal(
        self, fout: ValidationError, model: type[BaseModel], basis: Plek = ()
    ) -> DefinitieFout:
        """The first error of a validation in Dutch; ``basis`` is where the model stands."""
        alle = fout.errors(include_url=False, include_input=False)
        # A misspelled key shows up as missing too; the unknown word is the better message.
        eerste = min(alle, key=lambda deel: deel["type"] != "extra_forbidden")
        plek = eerste["loc"]
        sleutel = next((str(d) for d in reversed(plek) if isinstance(d, str)), "het bestand")
        soort, context = eerste["type"], dict(eerste.get("ctx", {}))
        if soort == "extra_forbidden":
            bekend = _velden_op(model, plek[:-1])
            tekst = f"de sleutel {sleutel} is onbekend."
            doe = raad(sleutel, bekend)
        elif soort == "literal_error":
            tekst = f"{sleutel} heeft een onbekende waarde."
            doe = self._raad(plek, basis, model)
        elif soort == "value_error":
            tekst, doe = f"{context['error']}.", ""
        else:
            sjabloon = _TEKST.get(soort, "{sleutel} heeft een waarde die niet kan (" + soort + ").")
            tekst = sjabloon.format(sleutel=sleutel, **context)
            doe = "Zet de waarde tussen aanhalingstekens." if soort == "string_type" else ""
        return self.fout(tekst, (*basis, *plek), doe)

    def _raad(self, plek: Plek, basis: Plek, model: type[BaseModel]) -> str:
        keuzes = _keuzes_op(model, plek)
        waarde: Any = self.inhoud
        try:
            for deel in (*basis, *plek):
                waarde = waarde[deel]
        except (KeyError, IndexError, TypeError):
            waarde = ""
        return dichtstbij(str(waarde), keuzes) or f"Kies uit: {', '.join(keuzes)}."


def _model_op(model: type[BaseModel], plek: Plek) -> type[BaseModel] | None:
    """The model that stands at this place."""
    huidig: type[BaseModel] | None = model
    for deel in plek:
        if isinstance(deel, int) or huidig is None:
            continue
        veld = huidig.model_fields.get(deel)
        huidig = None if veld is None else _modeltype(veld.annotation)
    return huidig


def _modeltype(annotatie: object) -> type[BaseModel] | None:
    if isinstance(annotatie, type) and issubclass(annotatie, BaseModel):
        return annotatie
    for deel in typing.get_args(annotatie):
        gevonden = _modeltype(deel)
        if gevonden is not None:
            return gevonden
    return None


def _velden_op(model: type[BaseModel], plek: Plek) -> list[str]:
    gevonden = _model_op(model, plek)
    return [] if gevonden is None else list(gevonden.model_fields)


def _keuzes_op(model: type[BaseModel], plek: Plek) -> list[str]:
    gevonden = _model_op(model, plek[:-1])
    veld = gevonden.model_fields.get(str(plek[-1])) if gevonden is not None and plek else None
    return [] if veld is None else _literals(veld.annotation)


def _literals(annotatie: object) -> list[str]:
    if typing.get_origin(annotatie) is typing.Literal:
        return [str(keuze) for keuze in typing.get_args(annotatie)]
    if typing.get_origin(annotatie) in (typing.Union, types.UnionType):
        return [keuze for deel in typing.get_args(annotatie) for keuze in _literals(deel)]
    return []


def als_mapping(inhoud: object) -> Mapping[str, object]:
    """The content as a mapping, empty when it is something else."""
    return inhoud if isinstance(inhoud, dict) else {}
