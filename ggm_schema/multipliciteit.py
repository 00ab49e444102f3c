"""How many: a multiplicity of the model as numbers, as the usual notation, and in words.

Belongs here: reading what a release says at one end of a relation. Does not belong here: what
follows for tables (see `placement`).
"""

from __future__ import annotations

from dataclasses import dataclass

_VEEL = "-1"


@dataclass(frozen=True, slots=True)
class Multipliciteit:
    """From `minimum` to `maximum`; no maximum is any number."""

    minimum: int
    maximum: int | None

    @property
    def veel(self) -> bool:
        """Can there be more than one?"""
        return self.maximum is None or self.maximum > 1

    @property
    def kort(self) -> str:
        """The notation of diagrams.

        >>> Multipliciteit(0, None).kort, Multipliciteit(1, 1).kort
        ('0..*', '1')
        """
        hoogste = "*" if self.maximum is None else str(self.maximum)
        return hoogste if hoogste == str(self.minimum) else f"{self.minimum}..{hoogste}"

    @property
    def woorden(self) -> str:
        """In words that fit before a name.

        >>> Multipliciteit(0, 1).woorden, Multipliciteit(1, None).woorden
        ('hoogstens één', 'één of meer')
        """
        gewoon = {
            (0, 0): "nul",
            (0, 1): "hoogstens één",
            (1, 1): "precies één",
            (0, None): "nul of meer",
            (1, None): "één of meer",
        }
        if (self.minimum, self.maximum) in gewoon:
            return gewoon[self.minimum, self.maximum]
        if self.maximum is None:
            return f"{self.minimum} of meer"
        if self.minimum == self.maximum:
            return f"precies {self.maximum}"
        if self.minimum == 0:
            return f"hoogstens {self.maximum}"
        return f"{self.minimum} tot {self.maximum}"


def multipliciteit(minimum: str, maximum: str) -> Multipliciteit:
    """Read the two numbers of a release: `-1` is many, and what is absent is 1 (rule m7).

    Many as a minimum is how a release writes `*`, and that is zero or more.

    >>> multipliciteit("0", "-1"), multipliciteit("", "")
    (Multipliciteit(minimum=0, maximum=None), Multipliciteit(minimum=1, maximum=1))
    """
    laagste = 0 if minimum == _VEEL else int(minimum or 1)
    return Multipliciteit(laagste, None if maximum == _VEEL else int(maximum or 1))
