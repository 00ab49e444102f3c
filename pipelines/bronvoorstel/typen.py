"""What kind of value a column holds, from counts of the forms its texts have.

Belongs here: the forms, and which logical type they make. Does not belong here: kinds of numbers
(`soorten`), casts (`mappingtekst`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ggm_schema.naming import quote_literal
from pipelines.contract.odcs import LogischType

# Part of the filled values that must have a form; the rest is for a rule to find.
GENOEG = 0.9
_NUMMERWOORDEN = ("nummer", "nr", "id", "code", "identificatie", "kenmerk", "sleutel")


@dataclass(frozen=True)
class Datumvorm:
    """How dates are written: a pattern, and how DuckDB reads it. `macro` is for mappings."""

    naam: str
    patroon: str
    strptime: str
    macro: str
    soort: LogischType = "date"


DATUMVORMEN = (
    Datumvorm("jjjj-mm-dd", r"\d{4}-\d{2}-\d{2}", "%Y-%m-%d", ""),
    Datumvorm("d-m-jjjj", r"\d{1,2}-\d{1,2}-\d{4}", "%d-%m-%Y", "datum_vrij({})"),
    Datumvorm("d/m/jjjj", r"\d{1,2}/\d{1,2}/\d{4}", "%d/%m/%Y", "datum_vrij({})"),
    Datumvorm("d.m.jjjj", r"\d{1,2}\.\d{1,2}\.\d{4}", "%d.%m.%Y", "datum_vrij({})"),
    Datumvorm("jjjjmmdd", r"(1[89]|20|99)\d{6}", "%Y%m%d", "datum_vrij({})"),
    Datumvorm("d-m-jj", r"\d{1,2}-\d{1,2}-\d{2}", "%d-%m-%y", "datum_vrij({}, 30)"),
    Datumvorm("tijdstip", r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*", "", "", "timestamp"),
    Datumvorm("d-m-jjjj met tijd", r"\d{1,2}[-/]\d{1,2}[-/]\d{4} \d{1,2}:\d{2}.*", "",
              "datum_vrij({})", "timestamp"),
)  # fmt: skip
PER_VORM = {vorm.naam: vorm for vorm in DATUMVORMEN}

_VORMEN = {
    "geheel": r"[+-]?\d{1,18}",
    "voorloopnul": r"0\d+",
    "komma": r"(€ ?)?-?(\d{1,3}(\.\d{3})+|\d+),(\d+|-)",
    "punt": r"-?\d+\.\d+",
    "janee": r"(?i)ja|nee|j|n|true|false",
}


def vormtoetsen() -> dict[str, str]:
    """SQL over `r.t` per form."""
    toetsen = {naam: f"regexp_full_match(r.t, {quote_literal(p)})" for naam, p in _VORMEN.items()}
    for vorm in DATUMVORMEN:
        toets = f"regexp_full_match(r.t, {quote_literal(vorm.patroon)})"
        if vorm.strptime:
            gelezen = f"try_strptime(r.t, {quote_literal(vorm.strptime)})"
            toets += f" and {gelezen} is not null"
        toetsen[f"datum {vorm.naam}"] = toets
    return toetsen


@dataclass(frozen=True)
class Type:
    """A logical type with its form (of a date, or `komma` or `punt` of a number)."""

    logisch: LogischType
    vorm: str
    score: float
    reden: str


def bepaal(naam_woorden: tuple[str, ...], gevuld: int, vormen: Mapping[str, int]) -> Type:
    """The type of a column.

    Args:
        naam_woorden: the words of its name.
        gevuld: number of filled values.
        vormen: how many of these have each form.
    """
    if not gevuld:
        return Type("string", "", 0.0, "de kolom is leeg")
    deel = {naam: aantal / gevuld for naam, aantal in vormen.items()}
    for vorm in DATUMVORMEN:
        if (zeker := deel[f"datum {vorm.naam}"]) >= GENOEG:
            soort = "tijdstip" if vorm.soort == "timestamp" else "datum"
            reden = f"{soort} in de vorm {vorm.naam} in {_procent(zeker)}"
            return Type(vorm.soort, vorm.naam, zeker, reden)
    gemengd = [v.naam for v in DATUMVORMEN if deel[f"datum {v.naam}"] > 0 and v.soort == "date"]
    samen = sum(deel[f"datum {naam}"] for naam in gemengd)
    if samen >= GENOEG:
        reden = f"datum in {len(gemengd)} vormen ({', '.join(gemengd)})"
        return Type("date", "gemengd", samen * 0.9, reden)
    return _getal_of_tekst(naam_woorden, deel)


def _getal_of_tekst(naam_woorden: tuple[str, ...], deel: Mapping[str, float]) -> Type:
    if deel["janee"] >= GENOEG:
        return Type("boolean", "", deel["janee"], f"ja of nee in {_procent(deel['janee'])}")
    if deel["voorloopnul"]:
        reden = f"voorloopnullen in {_procent(deel['voorloopnul'])}: geen getal"
        return Type("string", "", 0.95, reden)
    if deel["geheel"] >= GENOEG:
        laatste = naam_woorden[-1] if naam_woorden else ""
        if laatste.endswith(_NUMMERWOORDEN):
            return Type("string", "", 0.8, "een nummer om te herkennen, niet om mee te rekenen")
        return Type("integer", "", deel["geheel"], f"geheel getal in {_procent(deel['geheel'])}")
    for vorm in ("komma", "punt"):
        if deel[vorm] and deel[vorm] + deel["geheel"] >= GENOEG:
            score = deel[vorm] + deel["geheel"]
            reden = f"getal met een decimale {vorm} in {_procent(score)}"
            return Type("number", vorm, score, reden)
    hoogste = max(deel.values(), default=0.0)
    return Type("string", "", 1 - min(hoogste, 0.9), "geen andere vorm komt vaak genoeg voor")


def _procent(deel: float) -> str:
    return "alle waarden" if deel == 1 else f"{100 * deel:.1f} % van de waarden".replace(".", ",")
