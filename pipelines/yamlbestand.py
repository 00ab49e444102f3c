"""YAML files whose errors name the line and the nearest right word.

Belongs here: reading YAML while remembering the line of every key, and turning errors of a pydantic
model into one clear message. Does not belong here: what a file means.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from ggm_schema.errors import DefinitieFout

Plek = tuple[str | int, ...]
M = TypeVar("M")
# The same loader in C where the package has it: eight times as fast, at every start.
_LADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_SOORTEN = {
    "string_type": "tekst (zet getallen en datums tussen aanhalingstekens).",
    "int_type": "een geheel getal.",
    "int_parsing": "een geheel getal.",
    "bool_type": "true of false.",
    "bool_parsing": "true of false.",
    "list_type": "een lijst.",
    "tuple_type": "een lijst.",
    "dict_type": "een blok met sleutels en waarden.",
    "model_type": "een blok met sleutels en waarden.",
    "model_attributes_type": "een blok met sleutels en waarden.",
    "too_short": "een lijst met minstens één onderdeel.",
    "string_pattern_mismatch": "kleine letters, cijfers en '_', te beginnen met een letter.",
    "string_too_long": "een kortere naam.",
}


def dichtstbij(woord: str, bekend: Iterable[str]) -> str | None:
    """The known word that looks most like `woord`, or None when nothing looks like it."""
    klein = {kandidaat.casefold(): kandidaat for kandidaat in bekend}
    gevonden = difflib.get_close_matches(woord.casefold(), klein, n=1, cutoff=0.6)
    return klein[gevonden[0]] if gevonden else None


@dataclass(frozen=True)
class Yamlbestand:
    """The content of one YAML file and the line of every key and list item in it."""

    pad: Path
    inhoud: dict[str, Any]
    regels: dict[Plek, int]

    def regel(self, plek: Plek) -> int:
        """Line of `plek`; of the nearest surrounding block where the key itself is absent."""
        while plek not in self.regels and plek:
            plek = plek[:-1]
        return self.regels.get(plek, 1)

    def fout(
        self, tekst: str, plek: Plek, *, verwacht: str | None = None, doe: str | None = None
    ) -> DefinitieFout:
        """An error at a place in this file."""
        return DefinitieFout(
            tekst, bestand=self.pad, regel=self.regel(plek), verwacht=verwacht, doe=doe
        )

    def valideer(self, model: type[M], waarde: Any, plek: Plek = ()) -> M:
        """`waarde`, which stands at `plek`, as `model`.

        Raises:
            DefinitieFout: the first thing that is wrong, and how many more there are.
        """
        return self.valideer_met(TypeAdapter(model), waarde, plek)

    def valideer_met(self, adapter: TypeAdapter[M], waarde: Any, plek: Plek = ()) -> M:
        """As `valideer`, for a type that is not one class (a union of models)."""
        try:
            return adapter.validate_python(waarde)
        except ValidationError as fout:
            fouten = fout.errors(include_url=False, include_input=False)
            raise self._vertaal(fouten, adapter, plek) from None

    def _vertaal(self, fouten: list[ErrorDetails], adapter: Any, plek: Plek) -> DefinitieFout:
        # An unknown key first: it explains the key that is missing.
        eerste = min(
            fouten,
            key=lambda f: (f["type"] != "extra_forbidden", self.regel(self._vind(plek, f["loc"]))),
        )
        waar = self._vind(plek, eerste["loc"])
        naam = str(waar[-1]) if waar else str(self.pad.name)
        soort, context = eerste["type"], eerste.get("ctx", {})
        verwacht = _SOORTEN.get(soort)
        if soort == "extra_forbidden":
            beter = dichtstbij(naam, _sleutels(adapter))
            tekst = f"De sleutel '{naam}' bestaat niet."
            verwacht = f"'{beter}'." if beter else None
        elif soort == "missing":
            tekst = f"De sleutel '{eerste['loc'][-1]}' ontbreekt."
        elif soort in ("literal_error", "union_tag_invalid"):
            toegestaan = str(context.get("expected") or context.get("expected_tags"))
            tekst = f"De waarde van '{naam}' is niet toegestaan."
            verwacht = toegestaan.replace(" or ", " of ") + "."
            beter = dichtstbij(str(self._waarde(waar)), toegestaan.replace("'", "").split())
            verwacht += f" Bedoelt u '{beter.strip(',')}'?" if beter else ""
        elif soort == "union_tag_not_found":
            tekst = f"In '{naam}' ontbreekt de sleutel 'soort'."
        elif soort == "value_error":
            tekst = str(context.get("error", eerste["msg"]))
        else:
            tekst = f"De waarde van '{naam}' klopt niet."
            verwacht = verwacht or eerste["msg"]
        if len(fouten) > 1:
            meer = len(fouten) - 1
            tekst += f" (En nog {meer} andere fout{'en' * (meer > 1)} in dit bestand.)"
        return self.fout(tekst, waar, verwacht=verwacht)

    def _vind(self, plek: Plek, loc: Plek) -> Plek:
        """Place of an error. Pydantic puts names of union members in it: those are no keys."""
        waar = plek
        for deel in loc:
            if (*waar, deel) in self.regels:
                waar = (*waar, deel)
        return waar

    def _waarde(self, plek: Plek) -> Any:
        waarde: Any = self.inhoud
        for deel in plek:
            waarde = waarde[deel]
        return waarde


def _sleutels(adapter: Any) -> set[str]:
    """Every key that the models of `adapter` know, at any depth."""
    gezien: set[str] = set()

    def loop(knoop: Any) -> None:
        if isinstance(knoop, dict):
            gezien.update(knoop.get("properties", {}))
            for waarde in knoop.values():
                loop(waarde)
        elif isinstance(knoop, list):
            for waarde in knoop:
                loop(waarde)

    loop(adapter.json_schema())
    return gezien


def lees_yaml(pad: Path) -> Yamlbestand:
    """Read one YAML file with one block of keys at the top.

    Raises:
        DefinitieFout: not readable, not YAML, a key that occurs twice, no keys at all.
    """
    try:
        tekst = pad.read_text(encoding="utf-8-sig")
        knoop = yaml.compose(tekst, Loader=_LADER)
    except OSError as fout:
        raise DefinitieFout(
            f"Het bestand is niet te lezen ({fout.strerror}).", bestand=pad
        ) from None
    except UnicodeDecodeError:
        raise DefinitieFout(
            "Het bestand is geen UTF-8.", bestand=pad, doe="Sla het op als UTF-8."
        ) from None
    except yaml.YAMLError as fout:
        raise _yamlfout(fout, pad) from None
    if not isinstance(knoop, yaml.MappingNode):
        raise DefinitieFout("Het bestand heeft geen sleutels.", bestand=pad, regel=1)
    regels: dict[Plek, int] = {}
    _onthoud_regels(knoop, (), regels, pad)
    inhoud = yaml.load(tekst, Loader=_LADER)
    return Yamlbestand(pad, inhoud, regels)


def _yamlfout(fout: yaml.YAMLError, pad: Path) -> DefinitieFout:
    plaats = getattr(fout, "problem_mark", None)
    return DefinitieFout(
        "Dit is geen geldige YAML.",
        bestand=pad,
        regel=None if plaats is None else plaats.line + 1,
        doe="Controleer het inspringen, de dubbele punten en de aanhalingstekens op en vlak boven "
        "deze regel.",
    )


def _onthoud_regels(knoop: yaml.Node, plek: Plek, regels: dict[Plek, int], pad: Path) -> None:
    regels.setdefault(plek, knoop.start_mark.line + 1)
    if isinstance(knoop, yaml.SequenceNode):
        for nummer, kind in enumerate(knoop.value):
            _onthoud_regels(kind, (*plek, nummer), regels, pad)
    elif isinstance(knoop, yaml.MappingNode):
        gezien: set[str] = set()
        for sleutel, kind in knoop.value:
            naam, regel = str(sleutel.value), sleutel.start_mark.line + 1
            if naam in gezien:
                raise DefinitieFout(
                    f"De sleutel '{naam}' staat er twee keer.", bestand=pad, regel=regel
                )
            gezien.add(naam)
            regels[(*plek, naam)] = regel
            _onthoud_regels(kind, (*plek, naam), regels, pad)
