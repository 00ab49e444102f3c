"""The rule card (kwaliteitseis) and the suite file, as a steward writes them.

Belongs here: which keys there are and which values are possible. Does not belong here: reading
files, checking columns against the GGM (``suites``), the SQL of a type (``conditions``).
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Dimensie = Literal[
    "Juistheid",
    "Compleetheid",
    "Validiteit",
    "Consistentie",
    "Actualiteit",
    "Precisie",
    "Plausibiliteit",
    "Traceerbaarheid",
    "Begrijpelijkheid",
]
Ernst = Literal["kritiek", "hoog", "midden", "laag"]
Soort = Literal["eis", "signaal"]
Noemer = Literal["alle_rijen", "gevulde_waarden"]

GEWICHT: dict[str, int] = {"kritiek": 5, "hoog": 3, "midden": 2, "laag": 1}


class _Streng(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Oorsprong(_Streng):
    """Where a rule comes from: a law, standard or catalogue, with article and date."""

    bron: str = Field(min_length=1)
    artikel: str = Field(min_length=1)
    datum: date

    def tekst(self) -> str:
        """One line for a reader."""
        return f"{self.bron}, {self.artikel} ({self.datum:%d-%m-%Y})"


class ExpectationKeuze(_Streng):
    """The expectation type and its arguments; ``conditions`` knows which there are."""

    type: str
    kwargs: dict[str, object] = {}


class Kaart(_Streng):
    """One rule. ``norm`` and ``interventiewaarde`` are percentages."""

    id: str = Field(
        pattern=r"^[A-Z]{2,8}-[0-9]{3,4}$",
        description="hoofdletters, een streepje en drie of vier cijfers, zoals BAG-014",
    )
    titel: str = Field(min_length=3, max_length=120)
    omschrijving: str = Field(min_length=10)
    kolommen: tuple[str, ...] = Field(min_length=1)
    expectation: ExpectationKeuze
    dimensie: Dimensie
    ernst: Ernst
    soort: Soort
    norm: float = Field(default=100, ge=0, le=100)
    interventiewaarde: float = Field(default=98, ge=0, le=100)
    oorsprong: Oorsprong
    filter: str | None = Field(default=None, min_length=1)
    noemer: Noemer = "alle_rijen"
    herstel: str | None = Field(default=None, min_length=3)
    attribuut: str | None = Field(default=None, min_length=2)
    eigenaar: str | None = Field(default=None, min_length=2)
    geldig_vanaf: date | None = None
    geldig_tot: date | None = None
    blokkerend: bool = False

    @field_validator("kolommen", mode="after")
    @classmethod
    def _geen_dubbele(cls, kolommen: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(kolommen)) != len(kolommen):
            raise ValueError("Een kolom staat er twee keer in.")
        return kolommen

    @model_validator(mode="after")
    def _grenzen(self) -> Self:
        if self.norm < self.interventiewaarde:
            raise ValueError("De norm is lager dan de interventiewaarde.")
        if self.geldig_vanaf and self.geldig_tot and self.geldig_tot <= self.geldig_vanaf:
            raise ValueError("De datum geldig_tot ligt niet na geldig_vanaf.")
        if self.blokkerend and self.soort == "signaal":
            raise ValueError("Een signaal kan niet blokkerend zijn.")
        return self

    @property
    def gewicht(self) -> int:
        """Weight in the score; a signal has none."""
        return GEWICHT[self.ernst] if self.soort == "eis" else 0

    def geldt_op(self, peildatum: date) -> bool:
        """In force on the date: from ``geldig_vanaf`` up to, not including, ``geldig_tot``."""
        begonnen = self.geldig_vanaf is None or self.geldig_vanaf <= peildatum
        return begonnen and (self.geldig_tot is None or peildatum < self.geldig_tot)


def regelversie(kaart: Kaart, entiteit: str, waarden: object = None) -> str:
    """Hash of what a rule measures: relation, expectation, scope, denominator, listed values.

    Texts, severity and norm are not in it: they do not change what is counted.
    """
    wat = [
        entiteit,
        kaart.expectation.type,
        kaart.expectation.kwargs,
        kaart.filter,
        kaart.noemer,
        waarden,
    ]
    tekst = json.dumps(wat, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(tekst.encode()).hexdigest()[:16]


class SleutelUit(_Streng):
    """Where the business key stands when the tested relation does not hold it itself.

    The key columns are read from ``entiteit``, joined ``r.<kolom> = <entiteit>.<doelkolom>``.
    """

    entiteit: str
    kolom: str
    doelkolom: str


class SuiteBestand(_Streng):
    """One file of rule cards: the rules of one relation.

    Attributes:
        entiteit: relation whose rows are tested, ``schema.table``.
        object: what one row stands for in the score; suites with the same object share keys.
        sleutel: columns of the business key; as text joined with ``|``.
        sleutel_uit: where these columns are, when not in ``entiteit``.
        sleutel_persoonsgegeven: the key is personal data and is kept as a keyed pseudonym.
    """

    entiteit: str = Field(
        pattern=r"^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$",
        description="schema.tabel in kleine letters, zoals ggm_bag.pand",
    )
    object: str | None = Field(default=None, min_length=2)
    sleutel: tuple[str, ...] = Field(min_length=1)
    sleutel_uit: SleutelUit | None = None
    sleutel_persoonsgegeven: bool = False
    kaarten: tuple[Kaart, ...] = Field(min_length=1)


class DomeinBestand(_Streng):
    """``domein.yaml``: one policy domain with its own scorecard."""

    id: str = Field(
        pattern=r"^[a-z][a-z0-9_]*$",
        description="kleine letters, cijfers en '_', te beginnen met een letter",
    )
    naam: str = Field(min_length=2)
    ggm_domein: str = Field(min_length=1)
    eigenaar: str = Field(min_length=2)
    omschrijving: str = Field(min_length=10)
