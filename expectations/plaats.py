"""A place in a file of rule cards, and the checks whose errors point there.

Belongs here: columns exist, the type and its arguments exist, SQL can be. Does not belong here:
which files there are and what belongs together (``suites``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from expectations.card import Kaart
from expectations.conditions import TOETSEN, Toets
from expectations.sqlcontrole import Kolommenkennis, SqlFout, controleer
from ggm_schema.errors import DefinitieFout
from ggm_schema.naming import raad
from ggm_schema.yamlbestand import Plek, Yamlbestand


@dataclass(frozen=True)
class Plaats:
    """A place in a file, for errors about what stands there."""

    yaml: Yamlbestand
    plek: Plek

    def fout(self, tekst: str, doe: str, *sleutels: str) -> DefinitieFout:
        return self.yaml.fout(tekst, (*self.plek, *sleutels), doe=doe)

    def controleer_kolommen(
        self,
        namen: Iterable[str],
        velden: Mapping[str, str] | None,
        relatie: str,
        *sleutels: str,
    ) -> None:
        for naam in namen:
            if velden is not None and naam not in velden:
                raise self.fout(
                    f"De kolom {naam} bestaat niet in {relatie}.",
                    raad(naam, velden),
                    *sleutels,
                )

    def toets(self, kaart: Kaart) -> Toets:
        naam = kaart.expectation.type
        if naam not in TOETSEN:
            raise self.fout(
                f"Het soort expectation {naam} is onbekend.",
                raad(naam, TOETSEN),
                "expectation",
                "type",
            )
        return self.yaml.als(TOETSEN[naam], (*self.plek, "expectation", "kwargs"))

    def sql(self, tekst: str, relatie: str, kennis: Kolommenkennis, *sleutels: str) -> set[str]:
        try:
            return controleer(tekst, relatie, kennis)
        except (SqlFout, DefinitieFout) as fout:
            melding = fout.tekst if isinstance(fout, SqlFout) else fout.fout
            raise self.fout(
                f"SQL in {sleutels[-1]}: {melding}", fout.doe or "", *sleutels
            ) from None
