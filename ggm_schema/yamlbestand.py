"""A YAML file of definitions, whose errors name the file, the line and the nearest right word.

Belongs here: text → values with their lines → pydantic model, and what is wrong with it in Dutch.
Does not belong here: what the keys of a contract, rule card or correction mean.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from ggm_schema.errors import DefinitieFout
from ggm_schema.naming import dichtstbij, raad

Plek = tuple[str | int, ...]
M = TypeVar("M")

# The same loader in C where the package has it: eight times as fast, at every start.
_LADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEKST = "tag:yaml.org,2002:str"
_SAMENVOEGING = "tag:yaml.org,2002:merge"

_BLOK = "een blok met sleutels en waarden."
_DATUM = "een datum, zoals 2026-07-01."
_GETAL = "een getal."
_GEHEEL = "een geheel getal."
_JANEE = "true of false."
_LIJST = "een lijst."
_VERWACHT = {
    "string_type": "tekst (zet getallen en datums tussen aanhalingstekens).",
    "string_pattern_mismatch": "de vorm {pattern}.",
    "string_too_short": "{min_length} of meer tekens.",
    "string_too_long": "{max_length} of minder tekens.",
    "int_type": _GEHEEL,
    "int_parsing": _GEHEEL,
    "int_from_float": _GEHEEL,
    "float_type": _GETAL,
    "float_parsing": _GETAL,
    "finite_number": _GETAL,
    "less_than": "minder dan {lt}.",
    "less_than_equal": "hoogstens {le}.",
    "greater_than": "meer dan {gt}.",
    "greater_than_equal": "minstens {ge}.",
    "bool_type": _JANEE,
    "bool_parsing": _JANEE,
    "date_type": _DATUM,
    "date_parsing": _DATUM,
    "date_from_datetime_parsing": _DATUM,
    "date_from_datetime_inexact": _DATUM,
    "list_type": _LIJST,
    "tuple_type": _LIJST,
    "too_short": "een lijst met {min_length} of meer onderdelen.",
    "dict_type": _BLOK,
    "model_type": _BLOK,
    "model_attributes_type": _BLOK,
}


class Yamlbestand:
    """The content of one YAML file and the line of every key and list item in it.

    Keys are text, also those that YAML reads as a number or as true and false.

    Raises:
        DefinitieFout: not readable, not UTF-8, not YAML, a key that occurs twice, no keys at all.
    """

    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self._regels: dict[Plek, int] = {}
        self.inhoud: dict[str, Any] = self._lees()

    def regel(self, plek: Plek) -> int:
        """Line of the value at `plek`, or of the nearest block around it that is there."""
        while plek and plek not in self._regels:
            plek = plek[:-1]
        return self._regels.get(plek, 1)

    def fout(
        self, tekst: str, plek: Plek = (), *, verwacht: str | None = None, doe: str | None = None
    ) -> DefinitieFout:
        """An error about what stands at `plek`; empty advice is no advice."""
        return DefinitieFout(
            tekst[:1].upper() + tekst[1:],
            bestand=self.pad,
            regel=self.regel(plek),
            verwacht=verwacht or None,
            doe=doe or None,
        )

    def als(self, soort: type[M] | TypeAdapter[M], plek: Plek = ()) -> M:
        """What stands at `plek` as this model; where nothing stands, an empty block.

        Raises:
            DefinitieFout: the first thing that is wrong, and how many more there are.
        """
        adapter = soort if isinstance(soort, TypeAdapter) else TypeAdapter(soort)
        try:
            return adapter.validate_python(self._waarde_op(plek, {}))
        except ValidationError as fout:
            fouten = fout.errors(include_url=False, include_input=False)
            raise self._vertaal(fouten, adapter.json_schema(), plek) from None

    # --- reading ----------------------------------------------------------------------------------

    def _lees(self) -> dict[str, Any]:
        try:
            return self._ontleed(self.pad.read_text(encoding="utf-8-sig"))
        except OSError as fout:
            raise self._onleesbaar(f"Het bestand is niet te lezen ({fout.strerror}).") from None
        except UnicodeDecodeError:
            raise self._onleesbaar(
                "Het bestand is geen UTF-8.", doe="Sla het op als UTF-8."
            ) from None
        except yaml.YAMLError as fout:
            merk = getattr(fout, "problem_mark", None)
            raise self._onleesbaar(
                "Dit is geen geldige YAML.",
                None if merk is None else merk.line + 1,
                doe="Controleer het inspringen, de dubbele punten en de aanhalingstekens op en "
                "vlak boven deze regel.",
            ) from None

    def _onleesbaar(
        self, tekst: str, regel: int | None = None, doe: str | None = None
    ) -> DefinitieFout:
        return DefinitieFout(tekst, bestand=self.pad, regel=regel, doe=doe)

    def _ontleed(self, tekst: str) -> dict[str, Any]:
        lader = _LADER(tekst)
        try:
            knoop = lader.get_single_node()
            if not isinstance(knoop, yaml.MappingNode):
                raise self._onleesbaar("Het bestand heeft geen sleutels.", 1)
            return self._blok(lader, knoop, ())
        except RecursionError:
            raise self._onleesbaar("Een blok verwijst naar zichzelf of is te diep.") from None
        finally:
            lader.dispose()

    def _waarde(self, lader: Any, knoop: yaml.Node, plek: Plek) -> Any:
        regel = knoop.start_mark.line + 1
        self._regels.setdefault(plek, regel)
        if isinstance(knoop, yaml.MappingNode):
            return self._blok(lader, knoop, plek)
        if isinstance(knoop, yaml.SequenceNode):
            return [self._waarde(lader, kind, (*plek, i)) for i, kind in enumerate(knoop.value)]
        try:
            return lader.construct_object(knoop, deep=True)
        except (ValueError, OverflowError):  # reads as a date or number, but is none: 2026-02-30
            raise self._onleesbaar(
                "Deze datum of dit getal bestaat niet.",
                regel,
                doe="Verbeter de waarde, of zet haar tussen aanhalingstekens als het tekst is.",
            ) from None

    def _blok(self, lader: Any, knoop: yaml.MappingNode, plek: Plek) -> dict[str, Any]:
        self._controleer_sleutels(knoop)
        lader.flatten_mapping(knoop)  # keys of another block, taken over with `<<`
        waarden = {}
        for sleutel, kind in knoop.value:
            waar = (*plek, sleutel.value)
            self._regels[waar] = sleutel.start_mark.line + 1
            waarden[sleutel.value] = self._waarde(lader, kind, waar)
        return waarden

    def _controleer_sleutels(self, knoop: yaml.MappingNode) -> None:
        gezien: set[str] = set()
        for sleutel, _ in knoop.value:
            regel = sleutel.start_mark.line + 1
            if not isinstance(sleutel, yaml.ScalarNode):
                raise self._onleesbaar("Een sleutel is geen tekst.", regel)
            if sleutel.value in gezien:
                raise self._onleesbaar(f"De sleutel '{sleutel.value}' staat er twee keer.", regel)
            gezien.add(sleutel.value)
            if sleutel.tag != _SAMENVOEGING:
                sleutel.tag = _TEKST

    def _waarde_op(self, plek: Plek, anders: Any) -> Any:
        waarde: Any = self.inhoud
        try:
            for deel in plek:
                waarde = waarde[deel]
        except (KeyError, IndexError, TypeError):
            return anders
        return waarde

    # --- errors of a model ------------------------------------------------------------------------

    def _vertaal(
        self, fouten: list[ErrorDetails], schema: dict[str, Any], plek: Plek
    ) -> DefinitieFout:
        fouten = _zonder_gevolgen(fouten)
        eerste = min(
            fouten,
            key=lambda f: (f["type"] != "extra_forbidden", self.regel(self._vind(plek, f["loc"]))),
        )
        waar = self._vind(plek, eerste["loc"])
        tekst, verwacht, doe = self._uitleg(eerste, schema, waar)
        if (meer := len(fouten) - 1) > 0:
            tekst += f" (En nog {meer} andere fout{'en' * (meer > 1)} in dit bestand.)"
        return self.fout(tekst, waar, verwacht=verwacht, doe=doe)

    def _uitleg(
        self, fout: ErrorDetails, schema: dict[str, Any], waar: Plek
    ) -> tuple[str, str | None, str | None]:
        """What is wrong, what was expected, what to do."""
        soort, loc, context = fout["type"], fout["loc"], fout.get("ctx", {})
        naam = next((d for d in reversed(waar) if isinstance(d, str)), self.pad.name)
        if soort == "extra_forbidden":
            bekend = {veld for blok in _blokken_op(schema, loc[:-1]) for veld in _velden(blok)}
            return f"De sleutel '{naam}' bestaat niet.", None, raad(naam, bekend)
        if soort == "missing":
            return f"De sleutel '{loc[-1]}' ontbreekt.", None, None
        if soort == "union_tag_not_found":
            onderscheid = str(context["discriminator"]).strip("'")
            return f"In '{naam}' ontbreekt de sleutel '{onderscheid}'.", None, None
        if soort == "value_error":
            return str(context.get("error", fout["msg"])), None, None
        if soort in ("literal_error", "union_tag_invalid"):
            if soort == "union_tag_invalid":
                naam = str(context["discriminator"]).strip("'")
                waar = (*waar, naam)
            keuzes = re.findall(r"'([^']*)'", context.get("expected") or context["expected_tags"])
            advies = dichtstbij(str(self._waarde_op(waar, "")), keuzes)
            return f"De waarde van '{naam}' is niet toegestaan.", _opsomming(keuzes), advies
        tekst = f"De waarde van '{naam}' klopt niet."
        if soort == "string_pattern_mismatch" and (vorm := _beschrijving(schema, loc)):
            return tekst, f"{vorm}.", None
        sjabloon = _VERWACHT.get(soort, f"een waarde van een andere soort ({soort}).")
        return tekst, sjabloon.format(**context), None

    def _vind(self, plek: Plek, loc: Plek) -> Plek:
        """Place of an error. Pydantic puts names of union members in it: those are no keys."""
        for deel in loc:
            if (*plek, deel) in self._regels:
                plek = (*plek, deel)
        return plek


def _zonder_gevolgen(fouten: list[ErrorDetails]) -> list[ErrorDetails]:
    """Errors that say more than others: a misspelled key is missing too, and a list is too short
    where its items are wrong."""
    onbekend = {fout["loc"][:-1] for fout in fouten if fout["type"] == "extra_forbidden"}
    rondom = {fout["loc"][:diepte] for fout in fouten for diepte in range(len(fout["loc"]))}
    return [
        fout
        for fout in fouten
        if fout["loc"] not in rondom
        and not (fout["type"] == "missing" and fout["loc"][:-1] in onbekend)
    ]


def _opsomming(keuzes: list[str]) -> str:
    teksten = [f"'{keuze}'" for keuze in keuzes]
    return " of ".join(filter(None, [", ".join(teksten[:-1]), teksten[-1]])) + "."


def _blokken_op(schema: dict[str, Any], loc: Plek) -> list[dict[str, Any]]:
    """The parts of a JSON schema that a value at this place may follow."""

    def uit(knoop: Any) -> list[dict[str, Any]]:
        if not isinstance(knoop, dict):
            return []
        if "$ref" in knoop:
            return uit(schema["$defs"][knoop["$ref"].rpartition("/")[2]])
        leden = [lid for soort in ("anyOf", "oneOf", "allOf") for lid in knoop.get(soort, ())]
        return [blok for lid in leden for blok in uit(lid)] if leden else [knoop]

    hier = uit(schema)
    for deel in loc:
        if isinstance(deel, int):
            verder = [b for blok in hier for b in uit(blok.get("items"))]
        else:
            stappen = [_velden(b).get(deel, b.get("additionalProperties")) for b in hier]
            verder = [b for stap in stappen for b in uit(stap)]
            # The name of a member of a union is no key: it chooses one of the blocks.
            verder = verder or [
                b for b in hier if deel in (veld.get("const") for veld in _velden(b).values())
            ]
        hier = verder or hier
    return hier


def _velden(blok: dict[str, Any]) -> dict[str, dict[str, Any]]:
    velden: dict[str, dict[str, Any]] = blok.get("properties", {})
    return velden


def _beschrijving(schema: dict[str, Any], loc: Plek) -> str | None:
    """How the model describes what belongs here, in words for people."""
    teksten = (blok for blok in _blokken_op(schema, loc) if blok.get("type") == "string")
    return next((blok["description"] for blok in teksten if "description" in blok), None)
